//! The units that stand with numbers.

use super::not_figure::is_thousand;
use super::reader::NumberReader;
use super::token::TokenKind;
use crate::model::Unit;

impl NumberReader<'_> {
    /// The unit that stands with a number, and the token after what belongs to the number itself.
    pub(super) fn unit(&self, at: usize, end: usize) -> Option<(Unit, usize)> {
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

    /// The token after a unit of time.
    pub(super) fn duration(&self, at: usize) -> Option<usize> {
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
    pub(super) fn record(&self, at: usize, end: usize) -> bool {
        let years = self.is(end - 1, &["years"]);
        let since = ["in", "for", "past", "last", "than", "over"];
        let records = ["highest", "lowest", "most", "fewest", "record"];
        years && self.before(at).is_some_and(|token| token.is_any(&since)) && self.text.has(self.segment.start..at, &records)
    }
}
