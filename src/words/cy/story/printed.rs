//! A claim alone in Welsh, as an article's own sentence takes it in.

use super::phrases::{Phrases, count, than_times, years};
use crate::figures::Claim;
use crate::model::{Absence, ClaimKind, Unit};
use crate::words::change::Direction;
use crate::words::cy::Welsh;
use crate::words::number::{at_most_one_decimal, rounded};
use crate::words::story::movement::PERCENT_DECIMALS;
use crate::words::{Label, Words};

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
        match (claim.unit(), claim.key.kind) {
            (Unit::Offences, ClaimKind::Change) => match value {
                0.0 => "dim mwy a dim llai".to_owned(),
                more if more > 0.0 => format!("{} yn fwy", count(claim, more)),
                fewer => format!("{} yn llai", count(claim, -fewer)),
            },
            (Unit::Offences, _) => count(claim, value),
            (Unit::OffencesPerDay, _) if value < 1.0 => "llai nag un".to_owned(),
            (Unit::OffencesPerDay, _) => rounded(value),
            (Unit::OffencesPer1000, _) => self.rate(claim, value),
            (Unit::Percent, ClaimKind::ChangePercent) => moved(value, &self.percent(value.abs())),
            (Unit::Percent, _) => self.percent(value),
            (Unit::PercentagePoints, _) => match Direction::of(0.0, value, PERCENT_DECIMALS) {
                Direction::Up => format!("{} yn uwch", self.points(value)),
                Direction::Down => format!("{} yn is", self.points(value)),
                Direction::Same => "dim uwch a dim is".to_owned(),
            },
            (Unit::Times, _) => match claim.more_than() {
                Some(whole) => format!("mwy {}", than_times(whole)),
                // Up to and including exactly two.
                None => "dim mwy na dwywaith".to_owned(),
            },
            (Unit::Years, _) => years(value as i64),
        }
    }

    /// A percentage on a small base as the numbers that it is of.
    fn in_numbers(self, claim: &Claim) -> Option<String> {
        let part = |kind| self.claims.get(claim.key.kind(kind)).value.ok();
        let of = match claim.key.kind {
            ClaimKind::ChangePercent => {
                let change = part(ClaimKind::Change)?;
                return Some(moved(change, &at_most_one_decimal(change.abs())));
            }
            ClaimKind::ChargedPercent => ClaimKind::Charged,
            ClaimKind::VictimDidNotSupportPercent => ClaimKind::VictimDidNotSupport,
            ClaimKind::NoSuspectPercent => ClaimKind::NoSuspect,
            ClaimKind::NotYetAssignedPercent => ClaimKind::NotYetAssigned,
            ClaimKind::OutOfCourtPercent => ClaimKind::OutOfCourt,
            ClaimKind::NotEnoughEvidencePercent => ClaimKind::NotEnoughEvidence,
            ClaimKind::PreventedPercent => ClaimKind::Prevented,
            ClaimKind::OtherOutcomePercent => ClaimKind::OtherOutcome,
            _ => return None,
        };
        Some(format!(
            "{} o {}",
            rounded(part(of)?),
            rounded(part(ClaimKind::OutcomeCases)?)
        ))
    }
}

fn moved(value: f64, size: &str) -> String {
    if value > 0.0 {
        format!("i fyny {size}")
    } else if value < 0.0 {
        format!("i lawr {size}")
    } else {
        "heb newid".to_owned()
    }
}
