//! Which claim a number makes.

use std::ops::Range;

use super::article::Article;
use super::cue::{Lead, Outcome};
use super::mention::{CASES, Named};
use super::numeral::small_number;
use super::subject::Subject;
use super::token::TokenKind;
use crate::dataset::Dataset;
use crate::figures::LONG_COMPARISON_YEARS;
use crate::model::{AreaKind, ClaimKind, Unit, YearEnding};
use crate::query::ClaimKey;

/// The claim of a number: the same statement may have more than one key, the year before of this year and the latest of the year
/// before. The first comes first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Matched {
    pub(super) keys: Vec<ClaimKey>,
    pub(super) lead: Lead,
}

/// Why no claim can be held against a number.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unmatched {
    /// Nothing says what it counts.
    NothingCounted,
    /// It counts something else: "forces".
    Another(String),
    /// A percentage of which nothing says what it is a share of.
    NoShare,
    /// A multiple of a year that no claim compares with.
    NoBaseYear,
    /// Twelve months that end within a quarter.
    WithinQuarter,
    /// Twelve months outside the calendar.
    NoSuchYear,
    /// A unit that what became of the cases has no claim in.
    NoSuchClaim,
}

/// Plural nouns that numbers count in such articles beside cases.
const OTHERS: [&str; 32] = [
    "forces",
    "force",
    "officers",
    "people",
    "women",
    "men",
    "girls",
    "boys",
    "children",
    "victims",
    "suspects",
    "residents",
    "arrests",
    "calls",
    "councils",
    "areas",
    "towns",
    "homes",
    "staff",
    "adults",
    "teenagers",
    "pupils",
    "students",
    "charities",
    "orders",
    "households",
    "families",
    "convictions",
    "schools",
    "complaints",
    "messages",
    "respondents",
];

impl Article<'_> {
    /// The claim that amount `index` makes of its subject.
    pub(super) fn matched(
        &self,
        index: usize,
        subject: &Subject,
        before: Option<&Matched>,
        dataset: &Dataset,
    ) -> Result<Matched, Unmatched> {
        let own = &self.amounts[index];
        if let Some(same) = before.and_then(|before| self.restated(index, before)) {
            return Ok(same);
        }
        let carried = self.carried_outcome(index);
        let lead = self.lead(index);
        let whole = self.is_whole(index);
        let outcome = if whole { None } else { self.outcome(index) };
        let lead = match (lead, outcome) {
            (Lead::None, None) => self.compared_lead(index),
            (lead, _) => lead,
        };
        let next = self.text.tokens.get(own.at.end).filter(|_| own.at.end < own.segment.end);
        if own.unit == Unit::Offences
            && let Some(other) = next.filter(|next| next.is_any(&OTHERS))
        {
            return Err(Unmatched::Another(other.text.clone()));
        }
        let base = subject.period.ok_or(Unmatched::WithinQuarter)?;
        let at = |kind, year_ending| ClaimKey {
            area: subject.area,
            offence: subject.offence,
            kind,
            year_ending,
        };
        let kinds: Vec<ClaimKind> = match own.unit {
            Unit::Years => {
                let lowest = self.text.has(own.segment.start..own.at.start, &["lowest", "fewest"]);
                vec![if lowest {
                    ClaimKind::LowestInYears
                } else {
                    ClaimKind::HighestInYears
                }]
            }
            Unit::Times => {
                let distance = subject.years_before.or_else(|| self.distance_of_sentence(index));
                return match distance {
                    Some(LONG_COMPARISON_YEARS) => Ok(Matched {
                        keys: vec![at(
                            if self.is_like_for_like(own.sentence) {
                                ClaimKind::SameCodesTimesNineYearsEarlier
                            } else {
                                ClaimKind::TimesNineYearsEarlier
                            },
                            base,
                        )],
                        lead: Lead::None,
                    }),
                    _ => Err(Unmatched::NoBaseYear),
                };
            }
            Unit::OffencesPerDay => vec![ClaimKind::PerDay],
            Unit::OffencesPer1000 => vec![ClaimKind::Rate],
            Unit::Percent => match (lead, outcome.or(carried)) {
                // "The share fell by 0.4%" is said of shares, but of points.
                (Lead::By(_), _) => vec![ClaimKind::ChangePercent],
                _ if outcome.is_none() && self.is_share_of_total(index, dataset) => {
                    let area = if dataset.areas()[subject.area].kind == AreaKind::Total {
                        subject.force
                    } else {
                        subject.area
                    };
                    let key = at(ClaimKind::ShareOfTotal, base);
                    return Ok(Matched {
                        keys: vec![ClaimKey { area, ..key }],
                        lead,
                    });
                }
                (_, Some(outcome)) => vec![outcome.kind(Unit::Percent).ok_or(Unmatched::NoSuchClaim)?],
                _ => return Err(Unmatched::NoShare),
            },
            Unit::PercentagePoints => match outcome.or(carried) {
                Some(outcome) => vec![outcome.kind(Unit::PercentagePoints).ok_or(Unmatched::NoSuchClaim)?],
                None => return Err(Unmatched::NoShare),
            },
            _ => match (lead, outcome) {
                (_, Some(outcome)) => vec![outcome.kind(Unit::Offences).ok_or(Unmatched::NoSuchClaim)?],
                (Lead::By(_), None) => vec![ClaimKind::Change],
                _ if !self.counts_something(index, subject, lead, whole) => return Err(Unmatched::NothingCounted),
                // What a share is of may be the cases recorded or those with outcomes; they differ by later corrections.
                _ if whole => vec![ClaimKind::Latest, ClaimKind::OutcomeCases],
                _ => vec![ClaimKind::Latest],
            },
        };
        let change = kinds.iter().any(|kind| {
            matches!(
                kind,
                ClaimKind::Change
                    | ClaimKind::ChangePercent
                    | ClaimKind::ChargedPercentChange
                    | ClaimKind::HighestInYears
                    | ClaimKind::LowestInYears
            )
        });
        let years = match (subject.years_before, lead) {
            _ if change => 0,
            (Some(years), _) => years,
            (None, Lead::From(_)) if !subject.period_named => 1,
            _ => 0,
        };
        let mut keys = Vec::new();
        for kind in kinds {
            keys.extend(earlier(kind, years, base).ok_or(Unmatched::NoSuchYear)?);
        }
        if self.is_like_for_like(own.sentence) {
            keys = keys.into_iter().flat_map(like_for_like).collect();
        }
        Ok(Matched {
            keys: keys.into_iter().map(|(kind, year_ending)| at(kind, year_ending)).collect(),
            lead,
        })
    }

    /// The claim of a number that says the one before it in another way.
    fn restated(&self, index: usize, before: &Matched) -> Option<Matched> {
        let other = self.restates(index)?;
        let (_, after) = self.windows(index);
        if self.outcome_in(after).is_some() {
            return None;
        }
        let own = self.amounts[index].unit;
        let kind = |kind: ClaimKind| match (kind, own) {
            (kind, unit) if kind.unit() == unit && self.amounts[other].unit == unit => Some(kind),
            (ClaimKind::Change, Unit::Percent) => Some(ClaimKind::ChangePercent),
            (ClaimKind::ChangePercent, Unit::Offences) => Some(ClaimKind::Change),
            _ => None,
        };
        let keys: Option<Vec<ClaimKey>> = before.keys.iter().map(|key| Some(key.kind(kind(key.kind)?))).collect();
        Some(Matched {
            keys: keys?,
            lead: before.lead,
        })
    }

    /// What the sentences before said of the cases, where a percentage's own says nothing: "The share that led to a charge was 4.6%.
    /// Nationally it was 3.4%."
    fn carried_outcome(&self, index: usize) -> Option<Outcome> {
        let own = &self.amounts[index];
        if !matches!(own.unit, Unit::Percent | Unit::PercentagePoints) {
            return None;
        }
        let sentences = &self.text.sentences[own.sentence.saturating_sub(2)..own.sentence];
        sentences.iter().rev().find_map(|sentence| self.outcome_in(sentence.clone()))
    }

    /// The years between two figures of which one is a multiple of the other, where the sentence says them: "nine years earlier",
    /// "in nine years".
    fn distance_of_sentence(&self, index: usize) -> Option<i32> {
        let sentence = self.text.sentences[self.amounts[index].sentence].clone();
        let earlier = self.mentions_in(sentence.clone()).find_map(|mention| match mention.named {
            Named::YearsBefore(years) => Some(years),
            _ => None,
        });
        earlier.or_else(|| {
            let tokens = &self.text.tokens[sentence];
            tokens
                .windows(2)
                .find_map(|pair| small_number(&pair[0]).filter(|_| pair[1].is("years")))
        })
    }

    /// Whether a percentage is the area's part of all forces' cases.
    fn is_share_of_total(&self, index: usize, dataset: &Dataset) -> bool {
        const OF: [&str; 8] = [
            "of all",
            "of the total",
            "of the national total",
            "of those recorded",
            "of cases in",
            "share of",
            "of the cases",
            "of every",
        ];
        let (_, after) = self.windows(index);
        let own = &self.amounts[index];
        let totals = self.mentions_in(own.segment.clone()).any(|mention| match mention.named {
            Named::Area(area) => dataset.areas()[area].kind == AreaKind::Total,
            _ => false,
        });
        totals && self.text.has(after, &OF)
    }

    /// Whether anything says that a number counts cases: its noun, or, where it has none, the words of its sentence.
    fn counts_something(&self, index: usize, subject: &Subject, lead: Lead, whole: bool) -> bool {
        const STANDS: [&str; 20] = [
            "number",
            "numbers",
            "figure",
            "total",
            "stood at",
            "reached",
            "recorded",
            "logged",
            "registered",
            "dealt with",
            "saw",
            "there were",
            "had been",
            "compared with",
            "count",
            "cases",
            "case",
            "offences",
            "crimes",
            "reports",
        ];
        let own = &self.amounts[index];
        let (_, after) = self.windows(index);
        let offence = |range: Range<usize>| {
            self.mentions_in(range)
                .any(|mention| matches!(mention.named, Named::Offence(_)))
        };
        let nouns = self.text.has(after.start..(after.start + 4).min(after.end), &CASES);
        let sentence = self.text.sentences[own.sentence].clone();
        nouns
            || offence(after)
            || (whole && self.text.has(own.segment.clone(), &CASES))
            || (self.stands_alone(index)
                && (lead != Lead::None
                    || subject.years_before.is_some()
                    || offence(sentence.clone())
                    || self.text.has(sentence, &STANDS)))
    }

    /// Whether no noun follows the number: "5,000 in Thames Valley", "5,000 the year before".
    fn stands_alone(&self, index: usize) -> bool {
        const FOLLOW: [&str; 22] = [
            "in", "across", "for", "during", "on", "over", "last", "this", "from", "to", "than", "by", "at", "recorded",
            "logged", "the", "a", "so", "since", "were", "was", "after",
        ];
        let end = self.amounts[index].at.end;
        let segment = &self.amounts[index].segment;
        end >= segment.end
            || self.text.tokens[end].is_any(&FOLLOW)
            || self.text.tokens[end].kind == TokenKind::Mark
            || self.mentions.iter().any(|mention| mention.at.start == end)
    }
}

/// The claims that state the same of the offences that were recorded throughout.
fn like_for_like((kind, base): (ClaimKind, YearEnding)) -> Vec<(ClaimKind, YearEnding)> {
    let kinds = match kind {
        ClaimKind::Latest => vec![ClaimKind::SameCodes, ClaimKind::SameCodesNineYears],
        ClaimKind::Previous => vec![ClaimKind::SameCodesPrevious],
        ClaimKind::ChangePercent => vec![ClaimKind::SameCodesChangePercent],
        ClaimKind::NineYearsEarlier => vec![ClaimKind::SameCodesNineYearsEarlier],
        other => vec![other],
    };
    kinds.into_iter().map(|kind| (kind, base)).collect()
}

/// The claims that state `kind` so many years before `base`.
fn earlier(kind: ClaimKind, years: i32, base: YearEnding) -> Option<Vec<(ClaimKind, YearEnding)>> {
    let other = |years: i32| match (kind, years) {
        (ClaimKind::Latest, 1) => Some(ClaimKind::Previous),
        (ClaimKind::Latest, LONG_COMPARISON_YEARS) => Some(ClaimKind::NineYearsEarlier),
        (ClaimKind::ChargedPercent, 1) => Some(ClaimKind::ChargedPercentPrevious),
        _ => None,
    };
    let then = base.years_earlier(years)?;
    let mut keys = Vec::new();
    if let Some(other) = other(years) {
        keys.push((other, base));
    }
    keys.push((kind, then));
    // The record of a publication states the year before as such, whatever an article calls it.
    if years == 0
        && let (Some(other), Some(next)) = (other(1), base.years_earlier(-1))
    {
        keys.push((other, next));
    }
    Some(keys)
}
