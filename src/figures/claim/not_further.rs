//! The first view's edition of `further`: it shows none of those claims.

use super::Claim;
use super::evaluate::Evaluation;
use crate::model::{Absence, ClaimKind, Figure};

/// None: a page shows releases.
pub(super) fn published(_: &mut Evaluation<'_>) -> Option<Figure<f64>> {
    None
}

/// Every claim is exact, and leaves no area out.
pub(super) fn take(_: &mut Claim, _: &Claim) {}

/// No value: the edition that has them is loaded before any of them is asked for.
pub(super) fn evaluate(_: &mut Evaluation<'_>, _: ClaimKind) -> Figure<f64> {
    Err(Absence::NotPublished)
}
