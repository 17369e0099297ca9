//! Counts that can hardly be: a shifted column, a lost sheet or a digit too many, and corrections larger than what they correct.
//!
//! The limits come from the two published workbooks, 8,200 series of a force and a code each. Among the five codes of the published
//! topic they meet one quarter that is not what its neighbours are, and eight negative ones; over all codes 122 quarters and 29
//! years. The topic file lists such quarters with the reason under `[[accepted]]`.

use std::collections::BTreeMap;

use super::doubt::{Doubt, DoubtKind};
use super::table::{Key, describe};
use super::topic::{GapKind, TopicFile};
use crate::dataset::Dataset;
use crate::error::Position;
use crate::model::{Quarter, YearEnding};

/// How many times its neighbours a count may be, or they it.
const MOST_TIMES: i64 = 5;
/// The same of a year that has a neighbour on one side only: codes grow fast at first.
const MOST_TIMES_AT_AN_END: i64 = 8;
/// Counts below this are no matter of a wrong digit.
const SMALL_QUARTER: i64 = 200;
const SMALL_YEAR: i64 = 500;
/// Neighbours below this can fall to nothing.
const SMALL_NEIGHBOUR: i64 = 100;
const SMALL_YEAR_AROUND: i64 = 400;
/// A quarter below zero by more than this part of its year is refused: one in 20.
const CORRECTION: i64 = 20;

/// Where the counts of each cell stand.
pub(super) type Places = BTreeMap<Key, Position>;

/// What there is to ask about in the counts of `dataset`, cell by cell: the first of each kind, force and code.
pub(super) fn doubts(dataset: &Dataset, topic: &TopicFile, places: &Places) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for code in 0..dataset.topic().codes.len() {
        for area in dataset.forces() {
            let series = Series {
                dataset,
                topic,
                places,
                code,
                area,
                listed: topic.areas.index(&dataset.areas()[area].slug).unwrap_or(area),
            };
            doubts.extend(series.negative());
            match series.quarter_unlike_its_neighbours() {
                Some(doubt) => doubts.push(doubt),
                None => doubts.extend(series.year_unlike_its_neighbours()),
            }
        }
    }
    doubts
}

/// The counts of one force and code.
struct Series<'d> {
    dataset: &'d Dataset,
    topic: &'d TopicFile,
    places: &'d Places,
    code: usize,
    area: usize,
    /// Index of the area in the areas file, which may list forces that have ended.
    listed: usize,
}

impl Series<'_> {
    fn quarters(&self) -> impl Iterator<Item = Quarter> + use<> {
        let first = self.dataset.first_quarter_of_code(self.code);
        (0..=self.dataset.last_quarter().since(first)).filter_map(move |step| first.plus(step))
    }

    fn count(&self, quarter: Quarter) -> Option<i64> {
        self.dataset.count(self.area, self.code, quarter).ok()
    }

    /// The counts that there are of up to two quarters on one side, the nearer one first.
    fn beside(&self, quarter: Quarter, side: i32) -> Vec<i64> {
        let steps = [side, 2 * side].into_iter();
        steps.filter_map(|step| self.count(quarter.plus(step)?)).collect()
    }

    /// The twelve months that end with `last`, where all four quarters are there.
    fn year(&self, last: Quarter) -> Option<i64> {
        YearEnding::new(last)
            .quarters()
            .into_iter()
            .map(|quarter| self.count(quarter))
            .sum()
    }

    /// Whether the topic file lists the quarter.
    fn is_accepted(&self, quarter: Quarter) -> bool {
        self.topic.gaps.iter().any(|gap| {
            gap.kind == GapKind::Accepted
                && gap.area == self.listed
                && gap.codes.contains(&self.code)
                && (gap.first..=gap.last).contains(&quarter)
        })
    }

    fn doubt(&self, kind: DoubtKind, quarter: Quarter, found: String, expected: String) -> Doubt {
        let key = (self.code, self.listed, quarter);
        Doubt {
            kind,
            position: self.places.get(&key).cloned().unwrap_or_default(),
            found: format!("{found} for {}", describe(self.topic, key)),
            expected,
        }
    }

    fn negative(&self) -> Option<Doubt> {
        let mut quarters = self.quarters().filter(|&quarter| !self.is_accepted(quarter));
        quarters.find_map(|quarter| {
            let count = self.count(quarter).filter(|&count| count < 0)?;
            let year = self.financial_year(quarter);
            (count * CORRECTION < -year.max(0)).then(|| {
                let expected = format!("no less than -5% of its year, which has {year}");
                self.doubt(DoubtKind::NegativeQuarter, quarter, count.to_string(), expected)
            })
        })
    }

    /// What there is of the financial year of `quarter`; of a year that is not over, the twelve months up to the last quarter.
    fn financial_year(&self, quarter: Quarter) -> i64 {
        // Financial years begin with the calendar's second quarter.
        let last = quarter.plus(3 - (i32::from(quarter.ordinal()) + 3) % 4).unwrap_or(quarter);
        let last = last.min(self.dataset.last_quarter());
        let quarters = YearEnding::new(last).quarters().into_iter();
        quarters.filter_map(|quarter| self.count(quarter)).sum()
    }

    fn quarter_unlike_its_neighbours(&self) -> Option<Doubt> {
        let mut quarters = self.quarters().filter(|&quarter| !self.is_accepted(quarter));
        quarters.find_map(|quarter| {
            let count = self.count(quarter)?;
            let (before, after) = (self.beside(quarter, -1), self.beside(quarter, 1));
            let (least, most) = range(&before, &after)?;
            let high = count >= SMALL_QUARTER && count >= MOST_TIMES * most;
            let low = least >= SMALL_NEIGHBOUR && count * MOST_TIMES <= least;
            (high || low).then(|| {
                let mut around: Vec<String> = before.iter().rev().chain(&after).map(i64::to_string).collect();
                let last = around.pop().unwrap_or_default();
                let around = if around.is_empty() {
                    last
                } else {
                    format!("{} and {last}", around.join(", "))
                };
                let expected = format!("something like the {around} of the quarters around it");
                self.doubt(DoubtKind::Tenfold, quarter, count.to_string(), expected)
            })
        })
    }

    fn year_unlike_its_neighbours(&self) -> Option<Doubt> {
        self.quarters().find_map(|last| {
            let year = YearEnding::new(last);
            if year.quarters().into_iter().any(|quarter| self.is_accepted(quarter)) {
                return None;
            }
            let total = self.year(last)?;
            let before = last.plus(-4).and_then(|last| self.year(last));
            let after = last.plus(4).and_then(|last| self.year(last));
            let around: Vec<i64> = before.into_iter().chain(after).collect();
            let (&least, &most) = (around.iter().min()?, around.iter().max()?);
            let times = if around.len() == 2 { MOST_TIMES } else { MOST_TIMES_AT_AN_END };
            let high = total >= SMALL_YEAR && total >= times * most;
            // A code that begins is small at first.
            let low = before.is_some() && least >= SMALL_YEAR_AROUND && total * times <= least;
            let quarters = year.quarters();
            let zero = before.is_some()
                && least >= SMALL_NEIGHBOUR
                && quarters.into_iter().all(|quarter| self.count(quarter) == Some(0));
            (high || low || zero).then(|| {
                let around: Vec<String> = around.iter().map(i64::to_string).collect();
                let kind = if zero { DoubtKind::ZeroYear } else { DoubtKind::Tenfold };
                self.doubt(
                    kind,
                    last,
                    format!("{total} in the four quarters that end with this one,"),
                    format!("something like the {} of the year beside it", around.join(" and ")),
                )
            })
        })
    }
}

/// The least and the most that a count may be compared with: a run of two odd quarters must not hide behind itself, and one odd
/// neighbour must not make a count odd. `None` where there is no neighbour. A series that begins may be small at first.
fn range(before: &[i64], after: &[i64]) -> Option<(i64, i64)> {
    let least_of = |side: &[i64]| side.iter().copied().min();
    let most_of = |side: &[i64]| side.iter().copied().max();
    match (least_of(before), least_of(after)) {
        (Some(one), Some(other)) => {
            let least = most_of(before).min(most_of(after));
            Some((least.unwrap_or(0), one.max(other)))
        }
        (Some(least), None) => Some((least, most_of(before).unwrap_or(0))),
        (None, Some(_)) => Some((0, most_of(after).unwrap_or(0))),
        (None, None) => None,
    }
}
