//! A claim alone in English, as an article's own sentence takes it in.

use super::super::movement::PERCENT_DECIMALS;
use super::phrases::{Phrases, count, more_than, years};
use crate::figures::Claim;
use crate::model::{Absence, ClaimKind, Unit};
use crate::words::change::Direction;
use crate::words::number::{at_most_one_decimal, rounded};
use crate::words::{Label, Words, en::English};

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
        match (claim.unit(), claim.key.kind) {
            (Unit::Offences, ClaimKind::Change) => match value {
                0.0 => "no more and no fewer".to_owned(),
                more if more > 0.0 => format!("{} more", count(claim, more)),
                fewer => format!("{} fewer", count(claim, -fewer)),
            },
            (Unit::Offences, _) => count(claim, value),
            (Unit::OffencesPerDay, _) if value < 1.0 => "fewer than one".to_owned(),
            (Unit::OffencesPerDay, _) => rounded(value),
            (Unit::OffencesPer1000, _) => self.rate(claim, value),
            (Unit::Percent, ClaimKind::ChangePercent) => self.moved(value, self.percent(value.abs())),
            (Unit::Percent, _) => self.percent(value),
            (Unit::PercentagePoints, _) => match Direction::of(0.0, value, PERCENT_DECIMALS) {
                Direction::Up => format!("{} higher", self.points(value)),
                Direction::Down => format!("{} lower", self.points(value)),
                Direction::Same => "no higher and no lower".to_owned(),
            },
            (Unit::Times, _) => match claim.more_than() {
                Some(whole) => more_than(whole),
                // Up to and including exactly two.
                None => "not more than twice".to_owned(),
            },
            (Unit::Years, _) => years(value as i64),
        }
    }

    fn moved(self, value: f64, size: String) -> String {
        if value > 0.0 {
            format!("up {size}")
        } else if value < 0.0 {
            format!("down {size}")
        } else {
            "unchanged".to_owned()
        }
    }

    /// A percentage on a small base as the numbers that it is of.
    fn in_numbers(self, claim: &Claim) -> Option<String> {
        let part = |kind| self.claims.get(claim.key.kind(kind)).value.ok();
        let of = match claim.key.kind {
            ClaimKind::ChangePercent => {
                let change = part(ClaimKind::Change)?;
                return Some(self.moved(change, at_most_one_decimal(change.abs())));
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
            "{} of {}",
            rounded(part(of)?),
            rounded(part(ClaimKind::OutcomeCases)?)
        ))
    }
}
