//! A measure at every quarter end.

use super::{rate, rolling};
use crate::dataset::Dataset;
use crate::model::{Figure, Measure, YearEnding};
use crate::query::year_endings;

/// Rolling twelve-month figures of one area and offence, oldest first: one point for each quarter end of the release.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Index into [`Dataset::areas`].
    pub area: usize,
    /// What `value` of each point measures.
    pub measure: Measure,
    /// One point for each quarter end of the release that has twelve months of it before.
    pub points: Vec<Point>,
}

/// One point of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The twelve months.
    pub year_ending: YearEnding,
    /// Offences recorded in them.
    pub total: Figure<i64>,
    /// The measure: offences, offences per 1,000 residents, or per cent of the first present total.
    pub value: Figure<f64>,
}

impl Series {
    pub(crate) fn new(dataset: &Dataset, area: usize, offence: usize, measure: Measure) -> Self {
        let mut points = Vec::new();
        for year_ending in year_endings(dataset) {
            let total = rolling::total(dataset, area, offence, year_ending);
            let value = match measure {
                Measure::Count => total.map(|total| total as f64),
                Measure::Rate => rate::per_1000(dataset, area, offence, year_ending),
                Measure::Index => rolling::index(dataset, area, offence, year_ending),
            };
            points.push(Point {
                year_ending,
                total,
                value,
            });
        }
        Self { area, measure, points }
    }
}
