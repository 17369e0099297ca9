//! Which mid-year estimate a rate divides by.

use crate::dataset::Dataset;
use crate::model::{Absence, Area, AreaKind, Figure, Population, YearEnding};

/// How many years older than the period an estimate may be.
pub const MAX_ESTIMATE_LAG: u16 = 2;

/// The residents that a rate divides by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PopulationUsed {
    /// Year of the mid-year (30 June) estimate.
    pub year: u16,
    /// Residents.
    pub residents: u32,
}

/// Whether rates of `area` may be stated.
pub(crate) fn allowed(area: &Area) -> Figure<()> {
    match area.population {
        Population::Resident => Ok(()),
        Population::TooSmall => Err(Absence::PopulationTooSmall),
        Population::None => Err(Absence::NoResidentPopulation),
    }
}

/// The estimate for `period`: the one whose 30 June falls within the twelve months (there is always just one), or, where that
/// is not published yet, the latest one, up to [`MAX_ESTIMATE_LAG`] years older.
pub(crate) fn population(dataset: &Dataset, area: usize, period: YearEnding) -> Figure<PopulationUsed> {
    let wanted = period.mid_year();
    let (_, last) = dataset.population_years().ok_or(Absence::NoPopulationEstimate)?;
    let year = wanted.min(last);
    if wanted - year > MAX_ESTIMATE_LAG {
        return Err(Absence::NoPopulationEstimate);
    }
    let residents = dataset.population(area, year)?;
    Ok(PopulationUsed { year, residents })
}

/// Whether rates of `area` divide by residents of forces only part of whose offences they recorded: the published rate for a
/// total counts the offences of forces without residents too.
pub(crate) fn includes_force_without_residents(dataset: &Dataset, area: &Area) -> bool {
    let mut areas = dataset.areas().iter();
    area.kind == AreaKind::Total && areas.any(|area| area.kind != AreaKind::Total && area.population == Population::None)
}
