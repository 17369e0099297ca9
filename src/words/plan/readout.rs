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
    /// The figure of the area that it is compared with.
    pub elsewhere: Option<&'f Claim>,
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

/// The figure at `index` of the area that is compared with, where it has one.
pub(super) fn elsewhere<'f>(figures: &'f Figures<'_>, index: usize) -> Option<&'f Claim> {
    let point = figures.comparison.as_ref()?.points.get(index)?;
    point.value.is_ok().then_some(point)
}
