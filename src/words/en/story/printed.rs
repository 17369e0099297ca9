//! A claim alone in English, as an article's own sentence takes it in.

use super::phrases::{Phrases, count, more_than, years};
use crate::figures::Claim;
use crate::model::{Absence, ClaimKind, Unit};
use crate::words::en::English;
use crate::words::printed::digits;
use crate::words::{Label, Movement, Words};

/// What stands where a claim has no value.
const NONE: Label = Label::NotAvailable;

impl Phrases<'_, '_> {
    /// "10,056", "425 fewer", "down 4.1%", "more than 11 times"; "not available". Where the base is too small for a percentage,
    /// the numbers: "up 17", "3 of 33".
    pub(super) fn printed(self, claim: &Claim) -> String {
        let value = match claim.value {
            Ok(value) => value,
            Err(Absence::SmallBase) => return self.in_numbers(claim).unwrap_or_else(|| English.label(NONE).to_owned()),
            Err(_) => return English.label(NONE).to_owned(),
        };
        let moved = |size: String| match Movement::of_change(claim) {
            Some(Movement::Up | Movement::SlightlyUp) => format!("up {size}"),
            Some(Movement::Down | Movement::SlightlyDown) => format!("down {size}"),
            _ => "unchanged".to_owned(),
        };
        match (claim.unit(), claim.key.kind) {
            (Unit::Offences, ClaimKind::Change) => match value {
                0.0 => "no more and no fewer".to_owned(),
                more if more > 0.0 => format!("{} more", count(claim)),
                _ => format!("{} fewer", count(claim)),
            },
            (Unit::OffencesPerDay, _) if value < 1.0 => "fewer than one".to_owned(),
            (Unit::Percent, ClaimKind::ChangePercent | ClaimKind::RateChangePercent | ClaimKind::SameCodesChangePercent) => {
                moved(self.percent(value.abs()))
            }
            (Unit::Percent, _) => self.percent(value),
            (Unit::PercentagePoints, _) => match Movement::of_change(claim) {
                Some(Movement::Up | Movement::SlightlyUp) => format!("{} higher", self.points(value)),
                Some(Movement::Down | Movement::SlightlyDown) => format!("{} lower", self.points(value)),
                _ => "no higher and no lower".to_owned(),
            },
            (Unit::Times, _) => match claim.more_than() {
                Some(whole) => more_than(whole),
                // Up to and including exactly two.
                None => "not more than twice".to_owned(),
            },
            (Unit::Years, _) => years(value as i64),
            (Unit::Offences, _) => count(claim),
            _ => digits(claim).unwrap_or_default(),
        }
    }

    /// A percentage on a small base as the numbers that it is of.
    fn in_numbers(self, claim: &Claim) -> Option<String> {
        let part = |kind| self.claims.beside(claim, kind);
        if claim.key.kind == ClaimKind::ChangePercent {
            let change = part(ClaimKind::Change);
            let size = digits(&change)?;
            return Some(match Movement::of_change(&change)? {
                Movement::Up | Movement::SlightlyUp => format!("up {size}"),
                Movement::Down | Movement::SlightlyDown => format!("down {size}"),
                Movement::Same => "unchanged".to_owned(),
            });
        }
        let of = claim.key.kind.counted()?;
        Some(format!(
            "{} of {}",
            digits(&part(of))?,
            digits(&part(ClaimKind::OutcomeCases))?
        ))
    }
}
