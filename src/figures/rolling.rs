//! Rolling twelve-month totals.

use crate::dataset::Dataset;
use crate::model::{Absence, Figure, YearEnding};
use crate::query::year_endings;

/// Offences recorded in the twelve months: the sum of four quarters, absent unless all four are there.
///
/// A combined offence sums the codes that existed in each quarter. A code that did not exist yet adds nothing, for its offences
/// were recorded under the others or were not notifiable; where none existed, the total is absent.
pub(crate) fn total(dataset: &Dataset, area: usize, offence: usize, period: YearEnding) -> Figure<i64> {
    let codes = &dataset.topic().offences[offence].codes;
    let mut total = 0;
    for quarter in period.quarters() {
        let mut recorded = Err(Absence::NotRecordedThen);
        for &code in codes {
            match dataset.count(area, code, quarter) {
                Ok(count) => recorded = Ok(recorded.unwrap_or(0) + count),
                Err(Absence::NotRecordedThen) => {}
                Err(absence) => return Err(absence),
            }
        }
        total += recorded?;
    }
    Ok(total)
}

/// The total as a percentage of the first total of the release: 100 for the first twelve months that have one.
pub(crate) fn index(dataset: &Dataset, area: usize, offence: usize, period: YearEnding) -> Figure<f64> {
    let total = total(dataset, area, offence, period)?;
    match base(dataset, area, offence)? {
        base if base > 0 => Ok(total as f64 / base as f64 * 100.0),
        _ => Err(Absence::NoBase),
    }
}

/// The first total that is there.
fn base(dataset: &Dataset, area: usize, offence: usize) -> Figure<i64> {
    for period in year_endings(dataset) {
        if let Ok(total) = total(dataset, area, offence, period) {
            return Ok(total);
        }
    }
    Err(Absence::NoBase)
}
