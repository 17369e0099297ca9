//! A release beside the one that it replaces, and beside the newest earlier one: what would be lost.

use super::doubt::{Doubt, DoubtKind};
use crate::dataset::Dataset;
use crate::error::Position;
use crate::model::{AreaKind, Quarter, YearEnding};

/// A published dataset to hold an import against.
#[derive(Debug, Clone, Copy)]
pub struct Predecessor<'d> {
    /// Its file.
    pub file: &'d str,
    /// What it holds.
    pub dataset: &'d Dataset,
}

/// How many times the release before a year may be, or the release before it.
const MOST_TIMES: i64 = 5;
/// Years below this change by corrections alone.
const SMALL_YEAR: i64 = 200;

/// What `new` would lose of `replaced`, the dataset of the same release, and of `earlier`, the newest one of an earlier release.
#[must_use]
pub fn losses(new: &Dataset, replaced: Option<Predecessor<'_>>, earlier: Option<Predecessor<'_>>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for before in [replaced, earlier].into_iter().flatten() {
        let comparison = Comparison { new, before };
        let old = before.dataset;
        let spans = [
            ("quarters", Some(quarters(old)), Some(quarters(new))),
            ("populations", populations(old), populations(new)),
        ];
        for (what, old, new) in spans {
            doubts.extend(comparison.shorter(what, old, new));
        }
        doubts.extend(comparison.years());
    }
    if let Some(before) = replaced {
        let comparison = Comparison { new, before };
        match (before.dataset.outcome_quarters(), new.outcome_quarters()) {
            (Some((first, last)), None) => doubts.push(comparison.doubt(
                DoubtKind::NoOutcomes,
                "no outcomes in this import".to_owned(),
                format!("the outcomes of {first} to {last}, which the published file has (--outcomes)"),
            )),
            (old, new) => {
                let shown = |(first, last): (Quarter, Quarter)| span(first, last);
                doubts.extend(comparison.shorter("outcomes", old.map(shown), new.map(shown)));
            }
        }
    }
    doubts
}

/// First and last of something, in numbers and in words.
type Span = ([u16; 2], [String; 2]);

fn span(first: Quarter, last: Quarter) -> Span {
    ([first.ordinal(), last.ordinal()], [first.to_string(), last.to_string()])
}

fn quarters(dataset: &Dataset) -> Span {
    span(dataset.first_quarter(), dataset.last_quarter())
}

fn populations(dataset: &Dataset) -> Option<Span> {
    let (first, last) = dataset.population_years()?;
    Some(([first, last], [first, last].map(|year| format!("mid-{year}"))))
}

struct Comparison<'d> {
    new: &'d Dataset,
    before: Predecessor<'d>,
}

impl Comparison<'_> {
    fn doubt(&self, kind: DoubtKind, found: String, expected: String) -> Doubt {
        Doubt {
            kind,
            position: Position::file(self.before.file),
            found,
            expected,
        }
    }

    fn shorter(&self, what: &str, old: Option<Span>, new: Option<Span>) -> Option<Doubt> {
        let ([first, last], old) = old?;
        let found = match new {
            None => format!("no {what} in this import"),
            Some(([begins, ends], [begin, end])) if begins > first || ends < last => {
                format!("{what} of {begin} to {end} in this import")
            }
            Some(_) => return None,
        };
        let expected = format!("{} to {} at least, which the published file has", old[0], old[1]);
        Some(self.doubt(DoubtKind::Shorter, found, expected))
    }

    /// The first year of each force and code that is many times what it was, or a small part of it.
    fn years(&self) -> Vec<Doubt> {
        let (new, old) = (self.new, self.before.dataset);
        let mut doubts = Vec::new();
        for (code, entry) in new.topic().codes.iter().enumerate() {
            let Some(old_code) = old.topic().codes.iter().position(|known| known.code == entry.code) else {
                continue;
            };
            for area in new.forces() {
                let slug = &new.areas()[area].slug;
                let Some(old_area) = old.area_index(slug).filter(|&area| old.areas()[area].kind != AreaKind::Total) else {
                    continue;
                };
                let first = new.first_quarter().max(old.first_quarter());
                let last = new.last_quarter().min(old.last_quarter());
                let mut years = (3..=last.since(first)).filter_map(|step| first.plus(step));
                doubts.extend(years.find_map(|end| {
                    let total = year(new, area, code, end)?;
                    let before = year(old, old_area, old_code, end)?;
                    let high = total >= SMALL_YEAR && total >= MOST_TIMES * before;
                    let low = before >= SMALL_YEAR && total * MOST_TIMES <= before;
                    let kind = if total == 0 { DoubtKind::ZeroYear } else { DoubtKind::Tenfold };
                    (high || low).then(|| {
                        self.doubt(
                            kind,
                            format!(
                                "{total} in this import for {slug}, code {}, in the four quarters that end with {end}",
                                entry.code
                            ),
                            format!("something like the {before} of the published file"),
                        )
                    })
                }));
            }
        }
        doubts
    }
}

/// The twelve months that end with `last`, where all four quarters are there.
fn year(dataset: &Dataset, area: usize, code: usize, last: Quarter) -> Option<i64> {
    YearEnding::new(last)
        .quarters()
        .into_iter()
        .map(|quarter| dataset.count(area, code, quarter).ok())
        .sum()
}
