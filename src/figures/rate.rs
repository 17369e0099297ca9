//! Rates per 1,000 residents, and which mid-year estimate they divide by.

use super::rolling;
use crate::dataset::Dataset;
use crate::model::{Absence, Area, Figure, Population, YearEnding};

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

/// Offences recorded in the twelve months per 1,000 residents.
pub(crate) fn per_1000(dataset: &Dataset, area: usize, offence: usize, period: YearEnding) -> Figure<f64> {
    allowed(&dataset.areas()[area])?;
    let total = rolling::total(dataset, area, offence, period)?;
    match population(dataset, area, period)?.residents {
        0 => Err(Absence::NoBase),
        residents => Ok(total as f64 * 1000.0 / f64::from(residents)),
    }
}
