//! Another force beside the one that is shown, where the two are of one kind of thing.

use super::claim::Claims;
use super::compare::like;
use super::notice::{NotComparedBecause, Notice};
use super::rate;
use super::series::Series;
use crate::model::{AreaKind, Measure};

/// Adds the series of the force that the query of `claims` compares with to `comparisons`; where it cannot stand beside `own`, a
/// notice says so before all others.
pub(super) fn put_other(claims: &mut Claims<'_>, own: &Series, comparisons: &mut Vec<Series>, notices: &mut Vec<Notice>) {
    let areas = claims.dataset.areas();
    let asked = claims.query.compare.filter(|&area| areas[area].kind != AreaKind::Total);
    let Some(area) = asked else { return };
    match beside(claims, own, area) {
        Ok(series) => comparisons.push(series),
        Err(because) => notices.insert(0, Notice::NotCompared { area, because }),
    }
}

/// The series of `area`, where it can stand beside `own`.
///
/// # Errors
/// Why it cannot.
fn beside(claims: &mut Claims<'_>, own: &Series, area: usize) -> Result<Series, NotComparedBecause> {
    let dataset = claims.dataset;
    match claims.query.measure {
        Measure::Count => return Err(NotComparedBecause::Counts),
        Measure::Rate => rate::allowed(&dataset.areas()[area]).map_err(NotComparedBecause::Absent)?,
        Measure::Index => {}
    }
    claims.know(area);
    let series = Series::new(claims, area);
    for (one, other) in own.points.iter().zip(&series.points) {
        if one.value.is_ok() && other.value.is_ok() {
            like(dataset, one, other).map_err(NotComparedBecause::Unlike)?;
        }
    }
    match series.points.last() {
        Some(last) if series.points.iter().all(|point| point.value.is_err()) => Err(last
            .value
            .map_or_else(NotComparedBecause::Absent, |_| NotComparedBecause::Counts)),
        _ => Ok(series),
    }
}
