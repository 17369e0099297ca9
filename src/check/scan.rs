//! The numbers of an article: what each is a number of, or why it is no figure.

use std::ops::Range;

use super::mention::{CASES, Mention, Named};
use super::not_figure::{NotFigure, is_thousand};
use super::sentence::Text;
use super::token::{Token, TokenKind};
use crate::model::Unit;

/// A number that carries a figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// The number and its unit.
    pub(super) at: Range<usize>,
    /// Where the number begins, or the words before it that hedge it.
    pub(super) from: usize,
    /// Sentence that it stands in.
    pub(super) sentence: usize,
    /// Segment of the sentence.
    pub(super) segment: Range<usize>,
    pub(super) value: f64,
    /// What one unit of the last printed digit is worth.
    pub(super) step: f64,
    /// Zeros at the end of a whole number: it may be a rounded one.
    pub(super) zeros: u32,
    pub(super) hedge: Hedge,
    pub(super) unit: Unit,
}

/// Words before a number that say how exact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
    None,
    /// "more than"
    MoreThan,
    /// "at least"
    AtLeast,
    /// "fewer than"
    LessThan,
    /// "nearly"
    Nearly,
    /// "just over"
    JustOver,
    /// "about"
    About,
}

const HEDGES: [(&str, Hedge); 27] = [
    ("just over", Hedge::JustOver),
    ("slightly more than", Hedge::JustOver),
    ("little more than", Hedge::JustOver),
    ("slightly over", Hedge::JustOver),
    ("no more than", Hedge::About),
    ("more than", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("upwards of", Hedge::MoreThan),
    ("over", Hedge::MoreThan),
    ("above", Hedge::MoreThan),
    ("at least", Hedge::AtLeast),
    ("just under", Hedge::Nearly),
    ("just below", Hedge::Nearly),
    ("close to", Hedge::Nearly),
    ("approaching", Hedge::Nearly),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
    ("fewer than", Hedge::LessThan),
    ("less than", Hedge::LessThan),
    ("under", Hedge::LessThan),
    ("below", Hedge::LessThan),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("circa", Hedge::About),
    ("some", Hedge::About),
];

const WORDS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A whole number below a hundred, in digits or as one word.
pub(super) fn small_number(token: &Token) -> Option<i32> {
    if token.kind == TokenKind::Number {
        return token.text.parse().ok().filter(|_| token.text.len() <= 2);
    }
    let word = |words: &[&str]| words.iter().position(|&word| token.is(word)).map(|index| index as i32);
    word(&WORDS).or_else(|| word(&TENS).map(|tens| (tens + 2) * 10))
}

/// The amounts of the article and how many numbers of each other kind it has. `segments` are those of each sentence.
pub(super) fn scan(text: &Text, mentions: &[Mention], segments: &[Vec<Range<usize>>]) -> (Vec<Amount>, Vec<NotFigure>) {
    let (mut amounts, mut others) = (Vec::new(), Vec::new());
    for (sentence, segments) in segments.iter().enumerate() {
        for segment in segments {
            let mut at = segment.start;
            while at < segment.end {
                let reader = Reader {
                    text,
                    mentions,
                    sentence: text.sentences[sentence].clone(),
                    segment: segment.clone(),
                };
                let read = reader.read(at);
                at = match read {
                    Read::Amount(mut amount) => {
                        amount.sentence = sentence;
                        let end = amount.at.end;
                        amounts.push(*amount);
                        end
                    }
                    Read::Other(kind, end) => {
                        others.push(kind);
                        end
                    }
                    Read::Nothing => at + 1,
                };
            }
        }
    }
    (amounts, others)
}

enum Read {
    Amount(Box<Amount>),
    /// With the token after it.
    Other(NotFigure, usize),
    Nothing,
}

/// A number by itself.
struct Plain {
    value: f64,
    step: f64,
    zeros: u32,
    /// Token after it.
    end: usize,
}

/// What stands around a number.
pub(super) struct Reader<'t> {
    pub(super) text: &'t Text,
    pub(super) mentions: &'t [Mention],
    pub(super) sentence: Range<usize>,
    pub(super) segment: Range<usize>,
}

impl Reader<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.text.tokens[..self.sentence.end].get(at)
    }

    pub(super) fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1)
            .filter(|&at| at >= self.sentence.start)
            .and_then(|at| self.token(at))
    }

    pub(super) fn is(&self, at: usize, texts: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.is_any(texts))
    }

    fn read(&self, at: usize) -> Read {
        let Some(token) = self.token(at) else {
            return Read::Nothing;
        };
        let digits = token.kind == TokenKind::Number;
        let inside = self.mentions.iter().find(|mention| mention.at.contains(&at));
        if let Some(mention) = inside {
            return match mention.named {
                Named::Period(_) | Named::CalendarYear(_) | Named::YearsBefore(_) if digits => {
                    Read::Other(NotFigure::Date, at + 1)
                }
                _ if digits => Read::Other(NotFigure::Name, at + 1),
                _ => Read::Nothing,
            };
        }
        if digits && let Some((kind, end)) = self.not_figure(at) {
            return Read::Other(kind, end);
        }
        let Some(plain) = (if digits { self.digits(at) } else { self.words(at) }) else {
            return Read::Nothing;
        };
        let amount = |unit, end: usize| {
            let (hedge, from) = self.hedge(at);
            Read::Amount(Box::new(Amount {
                at: at..end,
                from,
                sentence: 0,
                segment: self.segment.clone(),
                value: plain.value,
                step: plain.step,
                zeros: plain.zeros,
                hedge,
                unit,
            }))
        };
        if let Some((unit, end)) = self.unit(at, plain.end) {
            return amount(unit, end);
        }
        if let Some(end) = self.duration(plain.end) {
            return match (self.record(at, end), digits) {
                (true, _) => amount(Unit::Years, end),
                (false, true) => Read::Other(NotFigure::Duration, end),
                (false, false) => Read::Nothing,
            };
        }
        if digits && let Some((kind, end)) = self.maybe_year_or_age(at, plain.end) {
            return Read::Other(kind, end);
        }
        // "One of them" is no figure; "one stalking case" is.
        if digits || self.counts_cases(plain.end) {
            return amount(Unit::Offences, plain.end);
        }
        Read::Nothing
    }

    /// A number in digits, with "million" and the like.
    fn digits(&self, at: usize) -> Option<Plain> {
        let token = self.token(at)?;
        let plain: String = token
            .text
            .chars()
            .filter(|char| char.is_ascii_digit() || *char == '.')
            .collect();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let value: f64 = plain.parse().ok()?;
        let (factor, end) = match self.token(at + 1) {
            Some(next) if next.is_any(&["million", "m"]) => (1_000_000.0, at + 2),
            Some(next) if next.is_any(&["thousand", "k"]) => (1_000.0, at + 2),
            Some(next) if next.is_any(&["billion", "bn"]) => (1_000_000_000.0, at + 2),
            _ => (1.0, at + 1),
        };
        let zeros = whole.len() - whole.trim_end_matches('0').len();
        Some(Plain {
            value: value * factor,
            step: factor * 10_f64.powi(-(fraction.len() as i32)),
            zeros: if fraction.is_empty() && factor == 1.0 {
                zeros as u32
            } else {
                0
            },
            end,
        })
    }

    /// A number in words: "eleven", "twenty-eight", "a dozen", "twice".
    fn words(&self, at: usize) -> Option<Plain> {
        let token = self.token(at)?;
        let plain = |value: i32, end| {
            Some(Plain {
                value: f64::from(value),
                step: 1.0,
                zeros: 0,
                end,
            })
        };
        if token.is("dozen") && self.before(at).is_some_and(|before| before.is("a")) {
            return plain(12, at + 1);
        }
        if token.is("twice") {
            return plain(2, at + 1);
        }
        // "fivefold" is one word.
        if let Some(number) = token.text.strip_suffix("fold") {
            return WORDS
                .iter()
                .position(|&word| word == number)
                .and_then(|value| plain(value as i32, at + 1));
        }
        let value = small_number(token)?;
        let ones = self
            .token(at + 2)
            .and_then(small_number)
            .filter(|ones| (1..10).contains(ones));
        match ones {
            Some(ones) if value >= 20 && value % 10 == 0 && self.is(at + 1, &["-"]) => plain(value + ones, at + 3),
            _ => plain(value, at + 1),
        }
    }

    /// The unit that stands with a number, and the token after what belongs to the number itself.
    fn unit(&self, at: usize, end: usize) -> Option<(Unit, usize)> {
        let starts = |at: usize, phrase: &str| self.text.starts(at..self.sentence.end, phrase).map(|found| found.end);
        let any = |phrases: &[&str]| phrases.iter().find_map(|phrase| starts(end, phrase));
        if let Some(end) = any(&[
            "percentage point",
            "percentage points",
            "- percentage - point",
            "- percentage point",
        ]) {
            return Some((Unit::PercentagePoints, end));
        }
        if let Some(end) = any(&["%", "per cent", "percent", "pc"]) {
            // "2% points" is how some spell percentage points.
            return Some(match ["points", "point"].iter().find_map(|word| starts(end, word)) {
                Some(end) => (Unit::PercentagePoints, end),
                None => (Unit::Percent, end),
            });
        }
        if let Some(end) = any(&["times", "- fold", "fold"]) {
            return Some((Unit::Times, end));
        }
        if self
            .token(at)
            .is_some_and(|token| token.is("twice") || token.text.ends_with("fold"))
        {
            return Some((Unit::Times, end));
        }
        let next = self.next_number(end);
        let daily = ["a day", "per day", "each day", "every day", "daily"];
        if self.text.has(end..next, &daily) || self.before_within(at, &["daily"]) {
            return Some((Unit::OffencesPerDay, end));
        }
        let base = self.token(next).is_some_and(is_thousand);
        if base && self.is(next - 1, &["per", "every", "each"]) && next < self.segment.end {
            return Some((Unit::OffencesPer1000, end));
        }
        None
    }

    /// The next number in digits, or the end of the segment.
    fn next_number(&self, from: usize) -> usize {
        (from..self.segment.end)
            .find(|&at| self.text.tokens[at].kind == TokenKind::Number)
            .unwrap_or(self.segment.end.max(from))
    }

    /// Whether one of `words` stands before the number, without a number between.
    fn before_within(&self, at: usize, words: &[&str]) -> bool {
        let from = (self.segment.start..at)
            .rev()
            .find(|&at| self.text.tokens[at].kind == TokenKind::Number)
            .map_or(self.segment.start, |number| number + 1);
        self.text.has(from..at, words)
    }

    fn hedge(&self, at: usize) -> (Hedge, usize) {
        let found = HEDGES
            .iter()
            .find_map(|(phrase, hedge)| Some((*hedge, self.text.ends_before(self.sentence.start, at, phrase)?.start)));
        // "A dozen" begins with its article.
        let from = if self.is(at, &["dozen"]) { at - 1 } else { at };
        found.unwrap_or((Hedge::None, from))
    }

    /// The token after a unit of time.
    fn duration(&self, at: usize) -> Option<usize> {
        const UNITS: [&str; 14] = [
            "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
            "year", "years",
        ];
        let at = if self.is(at, &["-"]) { at + 1 } else { at };
        // "34 years old" and "34-year-old" are ages.
        (self.is(at, &UNITS) && !self.is(at + 1, &["old"]) && !(self.is(at + 1, &["-"]) && self.is(at + 2, &["old"])))
            .then_some(at + 1)
    }

    /// Whether a number of years says how long there was none like it: "the highest in 10 years".
    fn record(&self, at: usize, end: usize) -> bool {
        let years = self.is(end - 1, &["years"]);
        let since = ["in", "for", "past", "last", "than", "over"];
        let records = ["highest", "lowest", "most", "fewest", "record"];
        years && self.before(at).is_some_and(|token| token.is_any(&since)) && self.text.has(self.segment.start..at, &records)
    }

    /// Whether a number is followed by what is counted.
    pub(super) fn counts_cases(&self, end: usize) -> bool {
        let offence = |at: usize| {
            self.mentions
                .iter()
                .any(|mention| mention.at.start == at && matches!(mention.named, Named::Offence(_)))
        };
        // "Two more offences were added" are no cases; "two more stalking cases" are.
        offence(end)
            || self.is(end, &CASES)
            || (self.is(end, &["recorded", "such", "more", "fewer"]) && offence(end + 1))
            || (self.is(end, &["recorded", "such"]) && self.is(end + 1, &CASES))
    }
}
