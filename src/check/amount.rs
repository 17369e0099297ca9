//! A number that carries a figure, with what its writer says of how exact it is.

use std::ops::Range;

use crate::model::Unit;

/// A number that carries a figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// The number and its unit.
    pub(super) at: Range<usize>,
    /// Where the number begins, or the words before it that hedge it.
    pub(super) from: usize,
    /// Sentence that it stands in.
    pub(super) sentence: usize,
    /// Segment of the sentence.
    pub(super) segment: Range<usize>,
    pub(super) value: f64,
    /// What one unit of the last printed digit is worth.
    pub(super) step: f64,
    /// Zeros at the end of a whole number: it may be a rounded one.
    pub(super) zeros: u32,
    pub(super) hedge: Hedge,
    pub(super) unit: Unit,
}

/// Words before a number that say how exact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
    None,
    /// "more than"
    MoreThan,
    /// "at least"
    AtLeast,
    /// "fewer than"
    LessThan,
    /// "nearly"
    Nearly,
    /// "just over"
    JustOver,
    /// "about"
    About,
}

/// What a writer says, longer phrases before those that they contain.
pub(super) const HEDGES: [(&str, Hedge); 27] = [
    ("just over", Hedge::JustOver),
    ("slightly more than", Hedge::JustOver),
    ("little more than", Hedge::JustOver),
    ("slightly over", Hedge::JustOver),
    ("no more than", Hedge::About),
    ("more than", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("upwards of", Hedge::MoreThan),
    ("over", Hedge::MoreThan),
    ("above", Hedge::MoreThan),
    ("at least", Hedge::AtLeast),
    ("just under", Hedge::Nearly),
    ("just below", Hedge::Nearly),
    ("close to", Hedge::Nearly),
    ("approaching", Hedge::Nearly),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
    ("fewer than", Hedge::LessThan),
    ("less than", Hedge::LessThan),
    ("under", Hedge::LessThan),
    ("below", Hedge::LessThan),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("circa", Hedge::About),
    ("some", Hedge::About),
];
