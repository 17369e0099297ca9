//! What a page says of a query, before any language says it: which claims stand where, and which way they went.
//!
//! Languages hold phrases only: what is compared, what is slight and what goes without saying is decided here once.

mod headline;
mod keys;
mod notes;
mod readout;
mod summary;

pub use headline::{Before, Headline, MOST_SLIGHT};
pub use keys::{Key, KeyRole, LEAST_PER_DAY};
pub use notes::{MOST_BESIDE, NotesPlan};
pub use readout::Readout;
pub use summary::{Extremes, SummaryPlan};

use super::Movement;
use crate::figures::{Claim, Claims};
use crate::model::{Absence, ClaimKind};

/// How a claim changed on the year before: in per cent, or in offences where the base is small or the percentage rounds to nothing.
pub(super) fn change(claims: &Claims<'_>, of: &Claim, percent: ClaimKind) -> Claim {
    let change = claims.beside(of, percent);
    let offences = || claims.beside(of, ClaimKind::Change);
    match change.value {
        Err(Absence::SmallBase | Absence::NoBase) => offences(),
        Ok(_) if percent == ClaimKind::ChangePercent && Movement::of_change(&change) == Some(Movement::Same) => {
            let offences = offences();
            if Movement::of_change(&offences) == Some(Movement::Same) {
                change
            } else {
                offences
            }
        }
        _ => change,
    }
}
