//! Figures as they were published, against what a release says.

use crate::dataset::{Dataset, Statement};
use crate::figures::claim::{Claim, claim};
use crate::model::{Absence, ClaimKind, Figure, Precision, Unit, YearEnding};
use crate::query::ClaimKey;

/// Rounding errors of floating point are no revision.
const TOLERANCE: f64 = 1e-6;

/// A figure that was published, and the same claim of a release.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedRevision {
    /// Slug of the force or of the total.
    pub area: String,
    /// Slug of the offence.
    pub offence: String,
    /// What is claimed.
    pub kind: ClaimKind,
    /// The twelve months.
    pub year_ending: YearEnding,
    /// How exactly it was published.
    pub precision: Precision,
    /// Of the older.
    pub before: Figure<f64>,
    /// Of the newer.
    pub after: Figure<f64>,
    /// Whether the release says what was published, as exactly as it was published.
    pub agrees: bool,
}

impl StatedRevision {
    /// Whether the release has the figure and says otherwise. That there is no record is a figure too.
    #[must_use]
    pub fn differs(&self) -> bool {
        let known = |value: Figure<f64>| matches!(value, Ok(_) | Err(Absence::NotARecord));
        !self.agrees && known(self.before) && known(self.after)
    }

    /// The newer less the older; `None` where either is absent.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        Some(self.after.ok()? - self.before.ok()?)
    }

    /// The difference in per cent of the older; `None` where that is not positive, and for what is no number of offences.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        let before = self
            .before
            .ok()
            .filter(|&before| before > 0.0 && self.kind.unit() == Unit::Offences)?;
        Some(self.difference()? / before * 100.0)
    }
}

/// Every figure of whichever of the two is a record, against the other one; areas and offences that the other does not have are
/// left out.
pub(super) fn between(old: &Dataset, new: &Dataset) -> Vec<StatedRevision> {
    let (record, release) = if old.statements().is_empty() { (new, old) } else { (old, new) };
    let mut revisions = Vec::new();
    for statement in record.statements() {
        let area = &record.areas()[statement.area].slug;
        let offence = &record.topic().offences[statement.offence].slug;
        let offences = &release.topic().offences;
        let (Some(area_there), Some(offence_there)) = (
            release.area_index(area),
            offences.iter().position(|known| known.slug == *offence),
        ) else {
            continue;
        };
        let key = ClaimKey {
            area: area_there,
            offence: offence_there,
            kind: statement.kind,
            year_ending: statement.year_ending,
        };
        let there = claim(release, key);
        let values = [Ok(statement.value), there.value];
        let [before, after] = if old.statements().is_empty() {
            [values[1], values[0]]
        } else {
            values
        };
        revisions.push(StatedRevision {
            area: area.clone(),
            offence: offence.clone(),
            kind: statement.kind,
            year_ending: statement.year_ending,
            precision: statement.precision,
            before,
            after,
            agrees: agrees(statement, &there),
        });
    }
    revisions
}

/// Whether a claim says what was stated: a rounded figure agrees with whatever rounds to it.
fn agrees(statement: &Statement, claim: &Claim) -> bool {
    let Ok(value) = claim.value else {
        return false;
    };
    match statement.kind {
        // Of at least so many years.
        ClaimKind::HighestInYears | ClaimKind::LowestInYears => return value >= statement.value,
        // Of all years that there are: a release's series may begin later than a publication's.
        ClaimKind::HighestInSeries | ClaimKind::LowestInSeries => return true,
        _ => {}
    }
    let within = |distance: f64| (value - statement.value).abs() <= distance + TOLERANCE;
    match statement.precision {
        Precision::Exact => within(0.0),
        Precision::RoundedTo(unit) => within(f64::from(unit) / 2.0),
        Precision::Decimals(decimals) => within(0.5 / 10f64.powi(i32::from(decimals))),
        Precision::MoreThan => claim.more_than().is_some_and(|whole| whole == statement.value as i64),
    }
}
