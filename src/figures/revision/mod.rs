//! What a newer release says otherwise than an older one.

mod outcomes;
mod stated;

pub use outcomes::{OutcomeRevision, OutcomeRevisions};
pub use stated::StatedRevision;

use std::collections::BTreeSet;

use super::rolling;
use crate::dataset::{Count, Dataset};
use crate::model::{Area, AreaKind, Figure, Quarter, YearEnding};

/// A count that two releases state differently. An absent count that is there in the other release is a revision too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellRevision {
    /// Slug of the force.
    pub area: String,
    /// Offence code.
    pub code: String,
    /// Quarter.
    pub quarter: Quarter,
    /// In the older release.
    pub before: Count,
    /// In the newer release.
    pub after: Count,
}

/// A twelve-month total that two releases state differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRevision {
    /// Slug of the force or of the total.
    pub area: String,
    /// Slug of the offence.
    pub offence: String,
    /// The twelve months.
    pub year_ending: YearEnding,
    /// In the older release.
    pub before: i64,
    /// In the newer release.
    pub after: i64,
}

impl YearRevision {
    /// Difference in offences; negative where the newer release has fewer.
    #[must_use]
    pub fn difference(&self) -> i64 {
        self.after - self.before
    }

    /// Difference in per cent of the older total, unrounded; `None` where that is not positive.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        (self.before > 0).then(|| self.difference() as f64 / self.before as f64 * 100.0)
    }
}

/// Everything in which two releases of one topic differ.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Revisions {
    /// Number of cells that both releases have.
    pub compared: usize,
    /// Cells that both have and state differently, by area, code and quarter.
    pub cells: Vec<CellRevision>,
    /// Twelve-month totals that both have and state differently, by area, offence and year ending.
    pub years: Vec<YearRevision>,
    /// Outcomes that both count differently; `None` where not both releases have outcomes.
    pub outcomes: Option<OutcomeRevisions>,
    /// Where one of the two is the record of what was published of a release: each of its figures against the other one.
    pub stated: Vec<StatedRevision>,
    /// Quarters that only the newer release has.
    pub new_quarters: Vec<Quarter>,
    /// Quarters that only the older release has.
    pub dropped_quarters: Vec<Quarter>,
    /// Forces and codes that only the newer release has.
    pub new_names: Vec<String>,
    /// Forces and codes that only the older release has.
    pub dropped_names: Vec<String>,
}

impl Revisions {
    /// What `new` says otherwise than `old`. Areas and offences are matched by slug, codes by their spelling.
    #[must_use]
    pub fn between(old: &Dataset, new: &Dataset) -> Self {
        if !(old.statements().is_empty() && new.statements().is_empty()) {
            // A record has no cells of its own.
            return Self {
                stated: stated::between(old, new),
                ..Self::default()
            };
        }
        let mut revisions = Self {
            outcomes: outcomes::between(old, new),
            new_quarters: quarters(new).filter(|&quarter| !has_quarter(old, quarter)).collect(),
            dropped_quarters: quarters(old).filter(|&quarter| !has_quarter(new, quarter)).collect(),
            new_names: names(new).filter(|name| !names(old).any(|known| known == *name)).collect(),
            dropped_names: names(old).filter(|name| !names(new).any(|known| known == *name)).collect(),
            ..Self::default()
        };
        for (area, entry) in new.areas().iter().enumerate() {
            let old_areas = areas_of(old, entry);
            if old_areas.is_empty() {
                continue;
            }
            if entry.kind != AreaKind::Total {
                revisions.compare_cells((old, &old_areas), (new, area));
            }
            revisions.compare_years((old, &old_areas), (new, area));
        }
        revisions
    }

    fn compare_cells(&mut self, (old, old_areas): (&Dataset, &[usize]), (new, area): (&Dataset, usize)) {
        for (code, entry) in new.topic().codes.iter().enumerate() {
            let Some(old_code) = old.topic().codes.iter().position(|known| known.code == entry.code) else {
                continue;
            };
            let first = new.first_quarter_of_code(code).max(old.first_quarter_of_code(old_code));
            for quarter in quarters(new).filter(|&quarter| quarter >= first && has_quarter(old, quarter)) {
                let cell = |count: Figure<i64>| count.map(|count| count as i32);
                let before = cell(sum(old_areas, &|area| old.count(area, old_code, quarter)));
                let after = cell(new.count(area, code, quarter));
                self.compared += 1;
                if before != after {
                    self.cells.push(CellRevision {
                        area: new.areas()[area].slug.clone(),
                        code: entry.code.clone(),
                        quarter,
                        before,
                        after,
                    });
                }
            }
        }
    }

    fn compare_years(&mut self, (old, old_areas): (&Dataset, &[usize]), (new, area): (&Dataset, usize)) {
        for (offence, entry) in new.topic().offences.iter().enumerate() {
            let Some(old_offence) = old.topic().offences.iter().position(|known| known.slug == entry.slug) else {
                continue;
            };
            for year_ending in new.year_endings() {
                let before = sum(old_areas, &|area| rolling::total(old, area, old_offence, year_ending));
                let after = rolling::total(new, area, offence, year_ending);
                if let (Ok(before), Ok(after)) = (before, after)
                    && before != after
                {
                    self.years.push(YearRevision {
                        area: new.areas()[area].slug.clone(),
                        offence: entry.slug.clone(),
                        year_ending,
                        before,
                        after,
                    });
                }
            }
        }
    }

    /// Slugs of the forces of which something was revised.
    #[must_use]
    pub fn areas(&self) -> BTreeSet<&str> {
        let cells = self.cells.iter().map(|cell| cell.area.as_str());
        let outcomes = self.outcomes.iter().flat_map(|outcomes| &outcomes.cells);
        let stated = self.stated.iter().filter(|stated| stated.differs());
        cells
            .chain(outcomes.map(|cell| cell.area.as_str()))
            .chain(stated.map(|stated| stated.area.as_str()))
            .collect()
    }

    /// Offence codes of which something was revised.
    #[must_use]
    pub fn codes(&self) -> BTreeSet<&str> {
        let cells = self.cells.iter().map(|cell| cell.code.as_str());
        let outcomes = self.outcomes.iter().flat_map(|outcomes| &outcomes.cells);
        cells.chain(outcomes.map(|cell| cell.code.as_str())).collect()
    }

    /// Slugs of the offences of `new` of which something was revised.
    #[must_use]
    pub fn offences<'d>(&'d self, new: &'d Dataset) -> BTreeSet<&'d str> {
        let codes = self.codes();
        let topic = new.topic();
        let touched = topic.offences.iter().filter(|offence| {
            let mut own = offence.codes.iter().map(|&code| topic.codes[code].code.as_str());
            own.any(|code| codes.contains(code))
        });
        let stated = self.stated.iter().filter(|stated| stated.differs());
        touched
            .map(|offence| offence.slug.as_str())
            .chain(stated.map(|stated| stated.offence.as_str()))
            .collect()
    }

    /// The largest revision of each area and offence, those of most offences first.
    #[must_use]
    pub fn movers(&self) -> Vec<&YearRevision> {
        let mut movers: Vec<&YearRevision> = Vec::new();
        for year in &self.years {
            match movers.last_mut() {
                Some(most) if most.area == year.area && most.offence == year.offence => {
                    if year.difference().abs() >= most.difference().abs() {
                        *most = year;
                    }
                }
                _ => movers.push(year),
            }
        }
        movers.sort_by_key(|year| std::cmp::Reverse(year.difference().abs()));
        movers
    }
}

fn quarters(dataset: &Dataset) -> impl Iterator<Item = Quarter> + '_ {
    (0..dataset.quarter_count() as i32).filter_map(|step| dataset.first_quarter().plus(step))
}

fn has_quarter(dataset: &Dataset, quarter: Quarter) -> bool {
    (dataset.first_quarter()..=dataset.last_quarter()).contains(&quarter)
}

/// The areas of the older release that `area` is, or came out of; none where one of them is missing.
fn areas_of(old: &Dataset, area: &Area) -> Vec<usize> {
    let own = old.area_index(&area.slug).map(|own| vec![own]);
    let former = || {
        let former = &area.merged.as_ref()?.former;
        former.iter().map(|force| old.area_index(&force.slug)).collect()
    };
    own.or_else(former).unwrap_or_default()
}

/// The sum over areas, or why there is none.
fn sum(areas: &[usize], of: &dyn Fn(usize) -> Figure<i64>) -> Figure<i64> {
    areas.iter().map(|&area| of(area)).sum()
}

/// Slugs of the areas and spellings of the codes.
fn names(dataset: &Dataset) -> impl Iterator<Item = String> + '_ {
    let areas = dataset.areas().iter().map(|area| area.slug.clone());
    areas.chain(dataset.topic().codes.iter().map(|code| code.code.clone()))
}
