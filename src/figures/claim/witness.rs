//! Who sees what a claim is worked out from.

use crate::model::{Figure, OutcomeType};
use crate::query::ClaimKey;

/// Sees what a claim is worked out from.
pub(super) trait Witness {
    /// A part of it is worked out now.
    fn enter(&mut self, _part: ClaimKey) {}
    /// That part has this value.
    fn leave(&mut self, _value: Figure<f64>) {}
    /// It sums cells of these codes: counts of offences, or, where forces are said, their outcomes of the types that count.
    fn cells(&mut self, _key: ClaimKey, _codes: &[usize], _outcomes: Option<OutcomeCells<'_>>) {}
    /// It divides by the residents of the area in this year.
    fn residents(&mut self, _area: usize, _year: u16) {}
}

/// Forces (indices), and whether an outcome type counts.
pub(super) type OutcomeCells<'a> = (&'a [usize], &'a dyn Fn(OutcomeType) -> bool);

/// Nobody is asking.
pub(super) struct Unwatched;

impl Witness for Unwatched {}
