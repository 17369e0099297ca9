//! A claim alone in Welsh, as an article's own sentence takes it in.

use super::phrases::{Phrases, count};
use crate::figures::Claim;
use crate::model::{Absence, ClaimKind, Unit};
use crate::words::cy::Welsh;
use crate::words::cy::counted::{than_times, years};
use crate::words::printed::digits;
use crate::words::{Label, Movement, Words};

impl Phrases<'_, '_> {
    /// "10,056", "425 yn llai", "i lawr 4.1%", "mwy nag 11 gwaith"; "ddim ar gael". Where the base is too small for a percentage,
    /// the numbers: "i fyny 17", "3 o 33".
    pub(super) fn printed(self, claim: &Claim) -> String {
        let none = || Welsh.label(Label::NotAvailable).to_owned();
        let value = match claim.value {
            Ok(value) => value,
            Err(Absence::SmallBase) => return self.in_numbers(claim).unwrap_or_else(none),
            Err(_) => return none(),
        };
        let change = Movement::of_change(claim);
        match (claim.unit(), claim.key.kind) {
            (Unit::Offences, ClaimKind::Change) => match value {
                0.0 => "dim mwy a dim llai".to_owned(),
                more if more > 0.0 => format!("{} yn fwy", count(claim)),
                _ => format!("{} yn llai", count(claim)),
            },
            (Unit::OffencesPerDay, _) if value < 1.0 => "llai nag un".to_owned(),
            (Unit::Percent, ClaimKind::ChangePercent | ClaimKind::RateChangePercent | ClaimKind::SameCodesChangePercent) => {
                moved(change, &self.percent(value.abs()))
            }
            (Unit::Percent, _) => self.percent(value),
            (Unit::PercentagePoints, _) => match change {
                Some(Movement::Up | Movement::SlightlyUp) => format!("{} yn uwch", self.points(value)),
                Some(Movement::Down | Movement::SlightlyDown) => format!("{} yn is", self.points(value)),
                _ => "dim uwch a dim is".to_owned(),
            },
            (Unit::Times, _) => match claim.more_than() {
                Some(whole) => format!("mwy {}", than_times(whole)),
                // Up to and including exactly two.
                None => "dim mwy na dwywaith".to_owned(),
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
            return Some(moved(Movement::of_change(&change), &digits(&change)?));
        }
        let of = claim.key.kind.counted()?;
        Some(format!(
            "{} o {}",
            digits(&part(of))?,
            digits(&part(ClaimKind::OutcomeCases))?
        ))
    }
}

/// "i lawr 4.1%": a change by its size.
fn moved(change: Option<Movement>, size: &str) -> String {
    match change {
        Some(Movement::Up | Movement::SlightlyUp) => format!("i fyny {size}"),
        Some(Movement::Down | Movement::SlightlyDown) => format!("i lawr {size}"),
        _ => "heb newid".to_owned(),
    }
}
