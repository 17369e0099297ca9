//! Which notices stand beside which figures.

use super::claim::Claim;
use super::provisional;
use super::rate::{self, includes_force_without_residents};
use super::series::Series;
use crate::dataset::Dataset;
use crate::model::{Absence, ClaimKind, Date, Effect, Measure, Unlike, YearEnding};
use crate::query::ResolvedQuery;

/// Something a reader must know beside the figures. The words are in the topic (changes, notes) or in the words room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// A newer release has been published on this date: it revises earlier quarters too.
    NewerRelease(
        /// Date of the newer release.
        Date,
    ),
    /// A recording change within the series: index into the topic's changes, and its number on the chart, from 1.
    RecordingChange {
        /// Index into the topic's changes.
        change: usize,
        /// Number on the chart's time axis, from 1.
        number: u8,
    },
    /// A combined offence has gained codes since the release's first quarter. Whether their offences were counted under another
    /// code before, or not at all, is for the topic's recording changes to say.
    CodesAdded,
    /// Rates of the newest years divide by an older estimate, of the middle of `year`, because none is published for them yet.
    OlderPopulationEstimate {
        /// Year of the estimate used.
        year: u16,
    },
    /// The area has no rate.
    NoRate(
        /// Why.
        Absence,
    ),
    /// The total counts forces without residents, whose offences enter the rate too.
    TotalIncludesForcesWithoutResidents,
    /// Figures of these twelve months and later count quarters that the release calls provisional.
    Provisional(
        /// The first of them.
        YearEnding,
    ),
    /// Quarters without data leave gaps in the series.
    Gaps {
        /// First twelve months without a total.
        first: YearEnding,
        /// Last twelve months without a total.
        last: YearEnding,
        /// Why the first of them is absent.
        absence: Absence,
    },
    /// Another force that was asked for is not shown beside this one.
    NotCompared {
        /// Index into [`Dataset::areas`].
        area: usize,
        /// Why.
        because: NotComparedBecause,
    },
    /// A note that always stands under the topic: index into the topic's notes.
    Standing(
        /// Index into the topic's notes.
        usize,
    ),
}

/// Why two forces are not shown beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotComparedBecause {
    /// The measure is a count, and more people live with one force than with another.
    Counts,
    /// The other force has no figure.
    Absent(
        /// Why.
        Absence,
    ),
    /// The two figures are not of one kind.
    Unlike(
        /// In what they differ.
        Unlike,
    ),
    /// The chart shows what became of the offences, which are of one force.
    Outcomes,
}

pub(crate) fn notices(dataset: &Dataset, query: &ResolvedQuery, asked: Measure, series: &Series) -> Vec<Notice> {
    let topic = dataset.topic();
    let area = &dataset.areas()[query.area];
    let codes = &topic.offences[query.offence].codes;
    let mut notices = Vec::new();

    let present = |point: &&Claim| point.value.is_ok();
    let ends = (series.points.iter().find(present), series.points.iter().rfind(present));
    if let (Some(first), Some(last)) = ends {
        let (first, last) = (first.key.year_ending.first_month(), last.key.year_ending.month());
        let mut number = 0;
        for (index, change) in topic.changes.iter().enumerate() {
            if change.from > first && change.from <= last && change.effect(codes, ClaimKind::Latest) != Effect::None {
                number += 1;
                notices.push(Notice::RecordingChange { change: index, number });
            }
        }
        let mut gaps: Option<(YearEnding, YearEnding, Absence)> = None;
        for point in &series.points {
            let period = point.key.year_ending;
            if let (Err(absence), true) = (point.value, (first..=last).contains(&period.month())) {
                let (first, _, absence) = gaps.unwrap_or((period, period, absence));
                gaps = Some((first, period, absence));
            }
        }
        notices.extend(gaps.map(|(first, last, absence)| Notice::Gaps { first, last, absence }));
    }
    let mut counted = series.points.iter().map(|point| point.key.year_ending);
    if let Some(period) = counted.find(|&period| provisional::is_provisional(dataset, query.area, codes, period)) {
        notices.push(Notice::Provisional(period));
    }
    let grew = |&code: &usize| dataset.first_quarter_of_code(code) > dataset.first_quarter();
    if codes.len() > 1 && codes.iter().any(grew) {
        notices.push(Notice::CodesAdded);
    }
    if asked == Measure::Rate
        && let Err(absence) = rate::allowed(area)
    {
        notices.push(Notice::NoRate(absence));
    }
    // Whatever is compared with, the total stands beside it.
    let compared = dataset
        .total()
        .filter(|_| query.compare.is_some() && query.measure != Measure::Count)
        .unwrap_or(query.area);
    if [query.area, compared]
        .iter()
        .any(|&area| includes_force_without_residents(dataset, &dataset.areas()[area]))
    {
        notices.push(Notice::TotalIncludesForcesWithoutResidents);
    }
    // Of the newest year and not of the chosen one: the chart and the table show them all.
    let newest = YearEnding::new(dataset.last_quarter());
    if query.measure == Measure::Rate
        && let Ok(used) = rate::population(dataset, query.area, newest)
        && used.year < newest.mid_year()
    {
        notices.push(Notice::OlderPopulationEstimate { year: used.year });
    }
    for note in 0..topic.notes.len() {
        notices.push(Notice::Standing(note));
    }
    notices
}
