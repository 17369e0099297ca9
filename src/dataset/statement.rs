//! A figure as a publication stated it.

use crate::model::{ClaimKind, Precision, YearEnding};

/// A figure that a publication stated: the as-published record of a release whose tables are not at hand is made of these.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Index into the dataset's areas.
    pub area: usize,
    /// Index into the topic's offences.
    pub offence: usize,
    /// What is stated.
    pub kind: ClaimKind,
    /// Of which twelve months.
    pub year_ending: YearEnding,
    /// The value, in the unit of `kind`.
    pub value: f64,
    /// How exactly it was stated.
    pub precision: Precision,
    /// Areas that the figure leaves out.
    pub excluding: Vec<usize>,
    /// Where it was stated.
    pub source: String,
}
