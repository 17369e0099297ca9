//! Rolling twelve-month totals.

use crate::dataset::Dataset;
use crate::model::{Absence, Figure, YearEnding};

/// Offences recorded in the twelve months: the sum of four quarters, absent unless all four are there, and where corrections of
/// earlier quarters outweigh it.
///
/// A combined offence sums the codes that were in use in each quarter. A code that did not exist adds nothing, for its offences
/// were recorded under the others or were not notifiable; where none existed, the total is absent.
pub(crate) fn total(dataset: &Dataset, area: usize, offence: usize, period: YearEnding) -> Figure<i64> {
    total_of(dataset, area, &dataset.topic().offences[offence].codes, period)
}

/// The same of these codes alone.
pub(crate) fn total_of(dataset: &Dataset, area: usize, codes: &[usize], period: YearEnding) -> Figure<i64> {
    let mut total = 0;
    for quarter in period.quarters() {
        let mut recorded = Err(Absence::NotRecordedThen);
        for &code in codes {
            match dataset.count(area, code, quarter) {
                Ok(count) => recorded = Ok(recorded.unwrap_or(0) + count),
                Err(absence @ (Absence::NotRecordedThen | Absence::NoLongerRecorded)) => {
                    recorded = recorded.map_err(|_| absence)
                }
                Err(absence) => return Err(absence),
            }
        }
        total += recorded?;
    }
    if total < 0 { Err(Absence::Outweighed) } else { Ok(total) }
}

/// The totals of one area and offence at every quarter end: what claims of a series ask for again and again.
#[derive(Debug, Clone)]
pub(crate) struct Totals {
    area: usize,
    offence: usize,
    /// One for each of [`Dataset::year_endings`].
    totals: Vec<Figure<i64>>,
}

impl Totals {
    pub(crate) fn new(dataset: &Dataset, area: usize, offence: usize) -> Self {
        let mut totals = Vec::new();
        for period in dataset.year_endings() {
            totals.push(total(dataset, area, offence, period));
        }
        Self { area, offence, totals }
    }
}

/// Where claims get their totals: from what is known already, else from the cells.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) known: &'a [Totals],
}

impl Source<'_> {
    /// See [`total`].
    pub(crate) fn total(self, area: usize, offence: usize, period: YearEnding) -> Figure<i64> {
        let step = period.quarter().since(self.dataset.first_quarter()) - 3;
        for known in self.known {
            if known.area == area && known.offence == offence {
                let total = usize::try_from(step).ok().and_then(|step| known.totals.get(step));
                return total.map_or(Err(Absence::OutsideRelease), |total| *total);
            }
        }
        total(self.dataset, area, offence, period)
    }
}
