//! What a number is about: whose figure it is, of which offence, in which twelve months. A sentence that does not say goes on
//! about what the one before it was about.

use std::ops::Range;

use super::amount::Amount;
use super::article::Article;
use super::mention::{CASES, Mention, Named};
use crate::figures::Claims;
use crate::model::{AreaKind, YearEnding};

/// What a number is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) area: usize,
    pub(super) offence: usize,
    /// Whether the sentence itself names the offence.
    pub(super) offence_named: bool,
    /// The twelve months that the number or its sentence is of; `None` where they end within a quarter.
    pub(super) period: Option<YearEnding>,
    /// Whether they are named after the number itself: "5,000 in the year to September 2022".
    pub(super) period_named: bool,
    /// Years that the number lies before them: 1 for "the year before".
    pub(super) years_before: Option<i32>,
    /// The force that the article is about: what "the force" means here.
    pub(super) force: usize,
}

/// What the sentences so far have been about.
#[derive(Debug, Clone, Copy)]
struct Carried {
    area: usize,
    force: usize,
    /// First and last offence that the last sentence with an offence named.
    offences: (usize, usize),
    period: Option<YearEnding>,
}

/// Words with which a figure of another time is brought in: its period is not what the article goes on about.
const FROM: [&str; 4] = ["from", "than", "compared", "against"];

impl Article<'_> {
    fn has_amount(&self, range: &Range<usize>) -> bool {
        self.amounts.iter().any(|amount| range.contains(&amount.at.start))
    }

    /// What stands nearest to an amount and is `wanted`: in its own window, its segment, the segments before, then in segments
    /// after that have no number of their own.
    fn nearest<T>(&self, index: usize, wanted: &dyn Fn(&Mention) -> Option<T>) -> Option<T> {
        let own = &self.amounts[index];
        let (before, after) = self.windows(index);
        let last = |range: Range<usize>| self.mentions_in(range).rev().find_map(wanted);
        let first = |range: Range<usize>| self.mentions_in(range).find_map(wanted);
        let segments = &self.segments[own.sentence];
        let earlier = || {
            let before = segments.iter().rev().filter(|segment| segment.end <= own.segment.start);
            before.cloned().find_map(last)
        };
        let later = || {
            let after = segments.iter().filter(|segment| segment.start >= own.segment.end);
            after.filter(|segment| !self.has_amount(segment)).cloned().find_map(first)
        };
        last(before)
            .or_else(|| first(after))
            .or_else(|| last(own.segment.start..own.at.start))
            .or_else(earlier)
            .or_else(|| first(own.at.end..own.segment.end))
            .or_else(later)
    }

    /// The offence that a number is followed by: "147 cases of …", "4.6% of … cases".
    fn adjacent_offence(&self, index: usize) -> Option<usize> {
        const FILLERS: [&str; 14] = [
            "of", "recorded", "police", "-", "the", "all", "its", "their", "those", "these", "alleged", "such", "new", "more",
        ];
        let own = &self.amounts[index];
        let filler = |at: usize| {
            let token = &self.text.tokens[at];
            token.is_any(&FILLERS) || token.is_any(&CASES) || token.is("fewer")
        };
        self.mentions_in(own.at.end..own.segment.end)
            .find_map(|mention| match mention.named {
                Named::Offence(offence) if (own.at.end..mention.at.start).all(filler) => Some(offence),
                _ => None,
            })
    }

    /// What each amount is about.
    pub(super) fn subjects(&self, claims: &Claims<'_>) -> Vec<Subject> {
        let query = &claims.query;
        let is_force = |area: usize| claims.dataset.areas()[area].kind != AreaKind::Total;
        let mut carried = Carried {
            area: query.area,
            force: query.area,
            offences: (query.offence, query.offence),
            period: Some(query.year_ending),
        };
        let mut subjects = Vec::with_capacity(self.amounts.len());
        for (sentence, range) in self.text.sentences.iter().enumerate() {
            for (index, _) in self
                .amounts
                .iter()
                .enumerate()
                .filter(|(_, amount)| amount.sentence == sentence)
            {
                subjects.push(self.subject(index, &carried, query.offence));
            }
            let named: Vec<&Mention> = self.mentions_in(range.clone()).collect();
            let areas = named.iter().filter_map(|mention| match mention.named {
                Named::Area(area) => Some(area),
                Named::TheForce => Some(carried.force),
                _ => None,
            });
            let areas: Vec<usize> = areas.collect();
            carried.area = areas.first().copied().unwrap_or(carried.area);
            carried.force = areas
                .iter()
                .rev()
                .copied()
                .find(|&area| is_force(area))
                .unwrap_or(carried.force);
            let offences: Vec<usize> = named
                .iter()
                .filter_map(|mention| match mention.named {
                    Named::Offence(offence) => Some(offence),
                    _ => None,
                })
                .collect();
            if let (Some(&first), Some(&last)) = (offences.first(), offences.last())
                && !self.is_like_for_like(sentence)
            {
                carried.offences = (first, last);
            }
            let period = named.iter().find_map(|mention| match mention.named {
                Named::Period(period) if !self.brought_in(range, mention.at.start) => Some(period),
                _ => None,
            });
            carried.period = period.unwrap_or(carried.period);
        }
        subjects
    }

    /// Whether twelve months are named beside a figure that another one is compared with.
    fn brought_in(&self, sentence: &Range<usize>, at: usize) -> bool {
        let segment = self.segments.iter().flatten().find(|segment| segment.contains(&at));
        let start = segment.unwrap_or(sentence).start;
        let figures = |amount: &&Amount| amount.at.start >= start && amount.at.end <= at;
        match self.amounts.iter().rposition(|amount| figures(&amount)) {
            Some(index) => {
                let own = &self.amounts[index];
                let (before, _) = self.windows(index);
                self.text.has(before.start..own.from, &FROM) || self.text.has(own.at.end..at, &["as in", "than", "as many as"])
            }
            None => self.text.has(start..at, &FROM),
        }
    }

    fn subject(&self, index: usize, carried: &Carried, asked: usize) -> Subject {
        let own = &self.amounts[index];
        let sentence = self.text.sentences[own.sentence].clone();
        let area = self.nearest(index, &|mention| match mention.named {
            Named::Area(area) | Named::Alias(area) => Some(area),
            Named::TheForce => Some(carried.force),
            _ => None,
        });
        let offence_of = |mention: &Mention| match mention.named {
            Named::Offence(offence) => Some(offence),
            _ => None,
        };
        let own_offence = self
            .adjacent_offence(index)
            .or_else(|| self.nearest(index, &offence_of))
            .filter(|_| !self.is_like_for_like(own.sentence));
        let last_named = ["of these", "of those", "these", "those"];
        let (first, last) = carried.offences;
        let offence = own_offence.unwrap_or_else(|| {
            if last_named
                .iter()
                .any(|phrase| self.text.starts(sentence.clone(), phrase).is_some())
            {
                last
            } else if asked == last {
                // Of several offences that the sentence before named, the article's own.
                asked
            } else {
                first
            }
        });
        let (before, after) = self.windows(index);
        let period = |mention: &Mention| match mention.named {
            Named::Period(period) => Some(period),
            Named::CalendarYear(period) => Some(Some(period)),
            _ => None,
        };
        // A calendar year counts for its own segment alone.
        let after = self.mentions_in(after).find_map(period);
        let named = after.or_else(|| self.mentions_in(before).rev().find_map(period));
        Subject {
            area: area.unwrap_or(carried.area),
            offence,
            offence_named: own_offence.is_some(),
            period: named.or_else(|| self.sentence_period(index)).unwrap_or(carried.period),
            period_named: after.is_some(),
            years_before: self.years_before(index),
            force: carried.force,
        }
    }

    /// Whether the sentence counts only the offences that were recorded throughout: those that it names are parts of the total that
    /// the sentence before was about.
    pub(super) fn is_like_for_like(&self, sentence: usize) -> bool {
        self.text.has(self.text.sentences[sentence].clone(), &["recorded throughout"])
    }

    /// The twelve months that the rest of the sentence names, where they are not those of another figure.
    fn sentence_period(&self, index: usize) -> Option<Option<YearEnding>> {
        let own = &self.amounts[index];
        let sentence = &self.text.sentences[own.sentence];
        let period = |mention: &Mention| match mention.named {
            Named::Period(period) if !self.brought_in(sentence, mention.at.start) => Some(period),
            _ => None,
        };
        self.nearest(index, &period)
    }

    /// How many years before its sentence's twelve months a number lies.
    fn years_before(&self, index: usize) -> Option<i32> {
        let own = &self.amounts[index];
        let (before, after) = self.windows(index);
        let years = |mention: &Mention| match mention.named {
            Named::YearsBefore(years) => Some(years),
            _ => None,
        };
        let segments = &self.segments[own.sentence];
        // "The year before, it recorded 5,000".
        let opening = segments
            .first()
            .filter(|first| first.end <= own.segment.start && !self.has_amount(first))
            .filter(|_| segments.get(1).is_some_and(|second| second.start == own.segment.start));
        self.mentions_in(after)
            .find_map(years)
            .or_else(|| self.mentions_in(before).rev().find_map(years))
            .or_else(|| opening.and_then(|opening| self.mentions_in(opening.clone()).find_map(years)))
    }
}
