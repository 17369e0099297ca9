//! What became of the offences of a release, as far as its outcomes table goes.

use super::Count;
use crate::model::{Absence, Date, OutcomeBasis, OutcomeType, Quarter};

/// Counts of one release's outcomes table, by basis, offence code, force, quarter and outcome type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcomes {
    /// Names of the files that were read.
    pub files: Vec<String>,
    /// First quarter of the table.
    pub(super) first: Quarter,
    /// Number of quarters.
    pub(super) quarters: usize,
    /// Outcome types of the table, in number order.
    pub(super) types: Vec<OutcomeType>,
    /// One table for each basis that the release counts.
    pub(super) tables: Vec<OutcomeTable>,
    /// Dates at which the outcomes stood, by spans of quarters.
    pub(super) dates: Vec<DatedOutcomes>,
}

/// The date at which the outcomes of offences recorded in some quarters stood: outcomes go on being assigned after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DatedOutcomes {
    pub(super) first: Quarter,
    pub(super) last: Quarter,
    pub(super) as_at: Date,
}

/// The counts of one basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OutcomeTable {
    pub(super) basis: OutcomeBasis,
    /// `counts[code][area][quarter - first][type]`; empty for totals and for codes without outcomes.
    pub(super) counts: Vec<Vec<Vec<Vec<Count>>>>,
}

impl Outcomes {
    /// First quarter of the table.
    #[must_use]
    pub fn first_quarter(&self) -> Quarter {
        self.first
    }

    /// Last quarter of the table.
    #[must_use]
    pub fn last_quarter(&self) -> Quarter {
        self.first.plus(self.quarters as i32 - 1).unwrap_or(self.first)
    }

    /// Outcome types of the table, in number order.
    #[must_use]
    pub fn types(&self) -> &[OutcomeType] {
        &self.types
    }

    /// The date at which the outcomes of offences recorded in all of `quarters` stood; the earliest where there are several, since
    /// later outcomes are not in all of them. `None` where one of them has no known date.
    pub fn as_at(&self, quarters: impl IntoIterator<Item = Quarter>) -> Option<Date> {
        let mut earliest: Option<Date> = None;
        for quarter in quarters {
            let of_quarter = self
                .dates
                .iter()
                .filter(|dated| (dated.first..=dated.last).contains(&quarter));
            let date = of_quarter.map(|dated| dated.as_at).min()?;
            earliest = Some(earliest.map_or(date, |earliest| earliest.min(date)));
        }
        earliest
    }

    /// The bases that the table counts.
    pub fn bases(&self) -> impl Iterator<Item = OutcomeBasis> + '_ {
        self.tables.iter().map(|table| table.basis)
    }

    /// Outcomes for offences of code `code` and force `area` in `quarter`, one count for each of [`types`](Self::types).
    ///
    /// # Errors
    /// [`Absence::NoOutcomes`] outside the table, and for a basis that it does not count.
    pub fn row(&self, basis: OutcomeBasis, area: usize, code: usize, quarter: Quarter) -> Result<&[Count], Absence> {
        let table = self
            .tables
            .iter()
            .find(|table| table.basis == basis)
            .ok_or(Absence::NoOutcomes)?;
        let step = usize::try_from(quarter.since(self.first)).map_err(|_| Absence::NoOutcomes)?;
        let row = table.counts.get(code).and_then(|areas| areas.get(area)?.get(step));
        row.map(Vec::as_slice).ok_or(Absence::NoOutcomes)
    }

    /// Outcomes of `outcome` for offences of code `code` and force `area` in `quarter`. A type that the table does not list
    /// was assigned to none.
    ///
    /// # Errors
    /// [`Absence::NoOutcomes`] outside the table, for a basis that it does not count and for a total; else the reason that the
    /// table gives.
    pub fn count(&self, basis: OutcomeBasis, area: usize, code: usize, quarter: Quarter, outcome: OutcomeType) -> Count {
        let row = self.row(basis, area, code, quarter)?;
        match self.types.iter().position(|&known| known == outcome) {
            Some(column) => *row.get(column).unwrap_or(&Err(Absence::NoOutcomes)),
            // All cells of a row are absent together.
            None => row.first().copied().unwrap_or(Err(Absence::NoOutcomes)).map(|_| 0),
        }
    }
}
