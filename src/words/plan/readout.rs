//! What the cursor reads at a point of the series.

use super::change;
use crate::figures::{Claim, Figures};
use crate::model::{ClaimKind, Measure};

/// What the cursor reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Readout<'f> {
    /// The figure of the twelve months.
    pub point: &'f Claim,
    /// Its change on the year before; `None` for a measure that is compared with another area.
    pub change: Option<Claim>,
    /// The figures of the areas that it is compared with.
    pub elsewhere: Vec<&'f Claim>,
}

impl<'f> Readout<'f> {
    /// What the cursor reads at `index` of the series; `None` beyond its end.
    #[must_use]
    pub fn new(figures: &'f Figures<'_>, index: usize) -> Option<Self> {
        let point = figures.series.points.get(index)?;
        let count = figures.query().measure == Measure::Count && point.value.is_ok();
        let change = count.then(|| change(&figures.claims, point, ClaimKind::ChangePercent));
        Some(Self {
            change: change.filter(|change| change.value.is_ok()),
            elsewhere: elsewhere(figures, index),
            point,
        })
    }
}

/// The figures at `index` of the areas that are compared with, of those that have one.
fn elsewhere<'f>(figures: &'f Figures<'_>, index: usize) -> Vec<&'f Claim> {
    let mut elsewhere = Vec::new();
    for series in &figures.comparisons {
        elsewhere.extend(series.points.get(index).filter(|point| point.value.is_ok()));
    }
    elsewhere
}
