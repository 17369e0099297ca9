//! Words around a number that say what it claims: what became of the cases, which way they went, of how many.

use std::ops::Range;

use super::article::Article;
use crate::model::{ClaimKind, Unit};

/// What became of the cases that a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Charged,
    ChargedOfDecided,
    VictimDidNotSupport,
    NoSuspect,
    NotYetAssigned,
}

/// In the order in which they are looked for: "not yet been assigned an outcome" is no decided case.
const OUTCOMES: [(Outcome, &[&str]); 5] = [
    (
        Outcome::NotYetAssigned,
        &[
            "not yet been assigned",
            "not yet assigned",
            "yet to be assigned",
            "not been assigned",
            "no outcome",
            "without an outcome",
            "awaiting an outcome",
            "still awaiting",
        ],
    ),
    (
        Outcome::ChargedOfDecided,
        &[
            "of those assigned an outcome",
            "had been assigned an outcome",
            "with an outcome",
            "of decided",
        ],
    ),
    (
        Outcome::VictimDidNotSupport,
        &[
            "not support action",
            "not support",
            "didn't support",
            "not supporting",
            "withdrew",
            "withdrawn",
        ],
    ),
    (
        Outcome::NoSuspect,
        &[
            "no suspect",
            "no suspects",
            "without a suspect",
            "suspect was not identified",
            "suspect not identified",
        ],
    ),
    (
        Outcome::Charged,
        &[
            "charge",
            "charges",
            "charged",
            "summons",
            "summonses",
            "summonsed",
            "summoned",
            "prosecuted",
            "prosecution",
        ],
    ),
];

impl Outcome {
    /// The claim of the unit; `None` where no claim of it has the unit.
    pub(super) fn kind(self, unit: Unit) -> Option<ClaimKind> {
        Some(match (self, unit) {
            (Self::Charged | Self::ChargedOfDecided, Unit::Offences) => ClaimKind::Charged,
            (Self::Charged, Unit::Percent) => ClaimKind::ChargedPercent,
            (Self::Charged, Unit::PercentagePoints) => ClaimKind::ChargedPercentChange,
            (Self::ChargedOfDecided, Unit::Percent) => ClaimKind::ChargedPercentOfDecided,
            (Self::VictimDidNotSupport, Unit::Offences) => ClaimKind::VictimDidNotSupport,
            (Self::VictimDidNotSupport, Unit::Percent) => ClaimKind::VictimDidNotSupportPercent,
            (Self::NoSuspect, Unit::Offences) => ClaimKind::NoSuspect,
            (Self::NoSuspect, Unit::Percent) => ClaimKind::NoSuspectPercent,
            (Self::NotYetAssigned, Unit::Offences) => ClaimKind::NotYetAssigned,
            (Self::NotYetAssigned, Unit::Percent) => ClaimKind::NotYetAssignedPercent,
            _ => return None,
        })
    }
}

/// Which way a figure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

impl Direction {
    /// The direction's name in JSON output.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

pub(super) const UP: [&str; 26] = [
    "up",
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "increase",
    "increased",
    "increases",
    "increasing",
    "grew",
    "grown",
    "growth",
    "jump",
    "jumped",
    "climbed",
    "soared",
    "surge",
    "surged",
    "higher",
    "more",
    "doubled",
    "gained",
    "upturn",
    "leapt",
    "spike",
];
pub(super) const DOWN: [&str; 20] = [
    "down",
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "drop",
    "dropped",
    "drops",
    "decrease",
    "decreased",
    "decline",
    "declined",
    "reduction",
    "lower",
    "fewer",
    "less",
    "dipped",
    "dip",
    "halved",
];

/// What leads to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// Nothing of the kind.
    None,
    /// "down from 5,000"
    From(Option<Direction>),
    /// "rose to 5,000"
    To(Option<Direction>),
    /// "fell by 5,000", "a 4.1% rise", "425 fewer"
    By(Direction),
}

impl Article<'_> {
    /// What became of the cases of amount `index`, by the words of its own segment, of those before it in the sentence, or of a
    /// later one that has no number of its own.
    pub(super) fn outcome(&self, index: usize) -> Option<Outcome> {
        let own = &self.amounts[index];
        let (before, after) = self.windows(index);
        let in_own = self
            .outcome_in(after)
            .or_else(|| self.outcome_in(before))
            .or_else(|| self.outcome_in(own.segment.clone()));
        if in_own.is_some() {
            return in_own;
        }
        let segments = &self.segments[own.sentence];
        let recorded = self.is_recorded(index);
        // A number with a noun of its own, or that was recorded, begins another thought.
        let counts = own.unit == Unit::Offences || own.unit == Unit::OffencesPerDay;
        let independent = counts && (recorded || self.counts_own_offence(index) || !self.compares(index));
        if !independent {
            let earlier = segments.iter().rev().filter(|segment| segment.end <= own.segment.start);
            if let Some(outcome) = earlier.cloned().find_map(|segment| self.outcome_in(segment)) {
                return Some(outcome);
            }
        }
        let later = segments
            .iter()
            .find(|segment| segment.start >= own.segment.end && self.outcome_in((*segment).clone()).is_some());
        later
            .filter(|segment| !recorded && !self.amounts.iter().any(|amount| counted_in(amount, segment)))
            .and_then(|segment| self.outcome_in(segment.clone()))
    }

    pub(super) fn outcome_in(&self, range: Range<usize>) -> Option<Outcome> {
        OUTCOMES
            .iter()
            .find(|(_, phrases)| self.text.has(range.clone(), phrases))
            .map(|(outcome, _)| *outcome)
    }

    /// Whether the segment says that the cases were recorded.
    pub(super) fn is_recorded(&self, index: usize) -> bool {
        const RECORDED: [&str; 8] = [
            "recorded",
            "logged",
            "reported",
            "received",
            "there were",
            "saw",
            "registered",
            "dealt with",
        ];
        self.text.has(self.amounts[index].segment.clone(), &RECORDED)
    }

    fn counts_own_offence(&self, index: usize) -> bool {
        let (_, after) = self.windows(index);
        self.mentions_in(after)
            .any(|mention| matches!(mention.named, super::mention::Named::Offence(_)))
    }

    /// Whether the number is one that another is compared with.
    fn compares(&self, index: usize) -> bool {
        let (before, after) = self.windows(index);
        let words = ["from", "compared", "against", "than", "to"];
        let years = |range: Range<usize>| {
            self.mentions_in(range)
                .any(|mention| matches!(mention.named, super::mention::Named::YearsBefore(_)))
        };
        self.text.has(before.clone(), &words) || years(before) || years(after)
    }

    /// Whether the number is what a share is of: "459 of 10,056", "of the 10,056 cases".
    pub(super) fn is_whole(&self, index: usize) -> bool {
        const PARTS: [&str; 15] = [
            "total",
            "average",
            "number",
            "increase",
            "rise",
            "fall",
            "drop",
            "decrease",
            "rate",
            "share",
            "record",
            "high",
            "low",
            "figure",
            "reduction",
        ];
        let own = &self.amounts[index];
        let start = self.text.sentences[own.sentence].start;
        let of = [
            "of", "of the", "of its", "of their", "of these", "of those", "of all", "out of",
        ]
        .iter()
        .filter_map(|phrase| self.text.ends_before(start, own.from, phrase))
        .min_by_key(|found| found.start);
        own.unit == Unit::Offences
            && of.is_some_and(|of| {
                of.start
                    .checked_sub(1)
                    .is_none_or(|before| !self.text.tokens[before].is_any(&PARTS))
            })
    }

    /// The amount before, in the same sentence.
    fn before(&self, index: usize) -> Option<usize> {
        let before = index.checked_sub(1)?;
        (self.amounts[before].sentence == self.amounts[index].sentence).then_some(before)
    }

    /// The amount before of which this one is another way to say the same: "a fall of 425, or 4.1%", "4.6% (459)".
    pub(super) fn restates(&self, index: usize) -> Option<usize> {
        let own = &self.amounts[index];
        let opened = own.from > 0 && own.from == own.segment.start && self.text.tokens[own.from - 1].is("(");
        let or = own.from == own.segment.start + 1 && self.text.tokens[own.segment.start].is("or");
        self.before(index).filter(|_| opened || or)
    }

    /// What leads to the percentage before that amount `index` is compared with: "down 15.9% from 3,818, compared with 16.2%".
    pub(super) fn compared_lead(&self, index: usize) -> Lead {
        let own = &self.amounts[index];
        if own.unit != Unit::Percent || !self.text.tokens[own.segment.start].is_any(&["compared", "against"]) {
            return Lead::None;
        }
        let earlier = (0..index)
            .rev()
            .filter(|&earlier| self.amounts[earlier].sentence == own.sentence);
        let leads = earlier
            .filter(|&earlier| self.amounts[earlier].unit == Unit::Percent)
            .map(|earlier| self.lead(earlier));
        leads
            .into_iter()
            .find(|lead| matches!(lead, Lead::By(_)))
            .unwrap_or(Lead::None)
    }

    /// What leads to amount `index`.
    pub(super) fn lead(&self, index: usize) -> Lead {
        let own = &self.amounts[index];
        let (before, after) = self.windows(index);
        let token = |back: usize| {
            own.from
                .checked_sub(back)
                .filter(|&at| at >= before.start)
                .map(|at| &self.text.tokens[at])
        };
        let direction_at = |back: usize| token(back).and_then(direction);
        let near = |back: usize| (back..back + 4).find_map(direction_at);
        // "by just 425", "of a 4.1%" …
        let skip = if token(1).is_some_and(|token| token.is_any(&["just", "only", "the", "a", "an", "its"])) {
            2
        } else {
            1
        };
        let word = token(skip);
        if word.is_some_and(|word| word.is("from")) {
            return Lead::From(near(skip + 1));
        }
        if word.is_some_and(|word| word.is("to")) {
            // "Rose from 4,000 to 5,000": the words before the first number lead to the second, too.
            if own.from - skip == before.start
                && let Some(Lead::From(direction)) = self.before(index).map(|before| self.lead(before))
            {
                return Lead::To(direction);
            }
            return near(skip + 1).map_or(Lead::None, |direction| Lead::To(Some(direction)));
        }
        let by = match word {
            Some(word) if word.is_any(&["by", "of"]) => near(skip + 1),
            Some(word) if !word.is_any(&["more", "less"]) => direction(word).filter(|_| own.unit != Unit::Times),
            _ => None,
        };
        let following = || {
            let next = self.text.tokens[..after.end].get(after.start)?;
            let nouns = ["up", "down"];
            let stands_alone = !next.is_any(&nouns) || self.text.tokens.get(after.start + 1).is_some_and(|next| next.is("on"));
            direction(next).filter(|_| stands_alone)
        };
        match by.or_else(following) {
            Some(direction) if own.unit != Unit::Times => Lead::By(direction),
            _ => Lead::None,
        }
    }
}

fn direction(token: &super::token::Token) -> Option<Direction> {
    if token.is_any(&UP) {
        Some(Direction::Up)
    } else if token.is_any(&DOWN) {
        Some(Direction::Down)
    } else {
        None
    }
}

fn counted_in(amount: &super::amount::Amount, segment: &Range<usize>) -> bool {
    segment.contains(&amount.at.start) && matches!(amount.unit, Unit::Offences | Unit::Percent)
}
