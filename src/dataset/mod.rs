//! The dataset of one release: immutable, columnar, indexed by small numbers.

mod builder;
mod companion;
mod file;
mod names;
mod outcomes;
mod reader;
mod source;
mod statement;
mod tag;
mod writer;

pub use builder::{DatasetBuilder, ForceChange};
pub use companion::COMPANION_MAGIC;
pub use file::{FORMAT_VERSION, MAGIC};
pub use outcomes::Outcomes;
pub use source::Release;
pub use statement::Statement;

use crate::model::{Absence, Area, AreaKind, Figure, Population, Quarter, Topic, YearEnding};

/// A count as the release states it: a number, or the reason that there is none.
pub type Count = Figure<i32>;

/// The figures of one topic in one release.
///
/// Counts are recorded offences in one quarter; they can be negative (corrections of earlier quarters). A value is made by
/// [`DatasetBuilder::finish`] or [`Dataset::read`] and never changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    release: Release,
    topic: Topic,
    areas: Vec<Area>,
    first: Quarter,
    quarters: usize,
    /// `counts[code][area][quarter - start(code)]`; totals have no column of their own.
    counts: Vec<Vec<Vec<Count>>>,
    first_population_year: u16,
    /// `populations[area][year - first_population_year]`, residents; empty for areas without residents.
    populations: Vec<Vec<u32>>,
    /// Code, area and quarter of the counts that the release calls provisional.
    provisional: Vec<(usize, usize, Quarter)>,
    /// First and last quarter with outcomes, whether or not they have been read.
    outcome_quarters: Option<(Quarter, Quarter)>,
    /// The outcomes themselves: they are in the companion file.
    outcomes: Option<Outcomes>,
    /// Figures that a publication stated and that no cell of this dataset gives.
    statements: Vec<Statement>,
}

impl Dataset {
    /// The release that the figures come from.
    #[must_use]
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// What the dataset is about.
    #[must_use]
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    /// Forces and totals, in the order of the areas file.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Index of the area with this slug, or of the one that the force with this slug became part of.
    #[must_use]
    pub fn area_index(&self, slug: &str) -> Option<usize> {
        self.areas.iter().position(|area| area.is_spelled(slug))
    }

    /// First quarter of the release.
    #[must_use]
    pub fn first_quarter(&self) -> Quarter {
        self.first
    }

    /// Last quarter of the release.
    #[must_use]
    pub fn last_quarter(&self) -> Quarter {
        // The builder and the reader check that the span is not empty and lies within the calendar's bounds.
        self.first.plus(self.quarters as i32 - 1).unwrap_or(self.first)
    }

    /// Number of quarters of the release.
    #[must_use]
    pub fn quarter_count(&self) -> usize {
        self.quarters
    }

    /// Every year ending whose four quarters lie within the release, oldest first.
    #[must_use]
    pub fn year_endings(&self) -> Vec<YearEnding> {
        let mut periods = Vec::new();
        for step in 3..self.quarters as i32 {
            periods.extend(self.first.plus(step).map(YearEnding::new));
        }
        periods
    }

    /// Index of the total over all forces; `None` where there is none.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        self.areas.iter().position(|area| area.kind == AreaKind::Total)
    }

    /// First quarter with counts of code `code` (index into the topic's codes).
    #[must_use]
    pub fn first_quarter_of_code(&self, code: usize) -> Quarter {
        self.topic.codes[code].from.max(self.first)
    }

    /// Last quarter with counts of code `code` (index into the topic's codes).
    #[must_use]
    pub fn last_quarter_of_code(&self, code: usize) -> Quarter {
        let last = self.last_quarter();
        self.topic.codes[code].to.map_or(last, |to| to.min(last))
    }

    /// Offences recorded by area `area` under code `code` in `quarter` (indices into [`Dataset::areas`] and the topic's codes).
    /// A total is the sum of all forces, and absent where one of them is.
    pub fn count(&self, area: usize, code: usize, quarter: Quarter) -> Figure<i64> {
        if quarter < self.first || quarter > self.last_quarter() {
            return Err(Absence::OutsideRelease);
        }
        let offset = quarter.since(self.first_quarter_of_code(code));
        let Ok(offset) = usize::try_from(offset) else {
            return Err(Absence::NotRecordedThen);
        };
        if quarter > self.last_quarter_of_code(code) {
            return Err(Absence::NoLongerRecorded);
        }
        let columns = &self.counts[code];
        if self.areas[area].kind != AreaKind::Total {
            return columns[area][offset].map(i64::from);
        }
        let mut total = 0;
        for force in self.forces() {
            total += i64::from(columns[force][offset]?);
        }
        Ok(total)
    }

    /// Indices of the areas that are forces.
    pub fn forces(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.areas.len()).filter(|&area| self.areas[area].kind != AreaKind::Total)
    }

    /// Residents of `area` at the middle (30 June) of `year`. A total is the sum over all forces with residents.
    ///
    /// # Errors
    /// [`Absence::NoResidentPopulation`] for a force without residents, [`Absence::NoPopulationEstimate`] outside the years
    /// of the population file. A population that is too small for a rate is returned: whether a rate may be stated is for
    /// the figures to say.
    pub fn population(&self, area: usize, year: u16) -> Figure<u32> {
        let at = |area: usize| {
            year.checked_sub(self.first_population_year)
                .and_then(|offset| self.populations[area].get(usize::from(offset)).copied())
                .ok_or(Absence::NoPopulationEstimate)
        };
        match (self.areas[area].kind, self.areas[area].population) {
            (AreaKind::Total, _) => {
                let mut total = 0;
                for force in self.forces() {
                    if self.areas[force].population != Population::None {
                        total += at(force)?;
                    }
                }
                Ok(total)
            }
            (_, Population::None) => Err(Absence::NoResidentPopulation),
            _ => at(area),
        }
    }

    /// Code (index), area (index) and quarter of the counts that the release calls provisional.
    #[must_use]
    pub fn provisional(&self) -> &[(usize, usize, Quarter)] {
        &self.provisional
    }

    /// First and last quarter for whose offences the release has outcomes; known even before the companion file is read.
    #[must_use]
    pub fn outcome_quarters(&self) -> Option<(Quarter, Quarter)> {
        self.outcome_quarters
    }

    /// What became of the offences; `None` until the companion file has been read, and where there is none.
    #[must_use]
    pub fn outcomes(&self) -> Option<&Outcomes> {
        self.outcomes.as_ref()
    }

    /// Figures that a publication stated, where the dataset is the record of one.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// First and last year with mid-year estimates, or `None` where the dataset has no populations.
    #[must_use]
    pub fn population_years(&self) -> Option<(u16, u16)> {
        let mut years = 0;
        for population in &self.populations {
            years = years.max(population.len());
        }
        (years > 0).then(|| (self.first_population_year, self.first_population_year + years as u16 - 1))
    }
}
