//! The numbers of an article: what each is a number of, or why it is no figure.

use std::ops::Range;

use super::amount::{Amount, HEDGES, Hedge};
use super::mention::{Mention, Named};
use super::not_figure::NotFigure;
use super::numeral::Numeral;
use super::reader::NumberReader;
use super::sentence::Text;
use super::token::TokenKind;
use crate::model::Unit;

/// The amounts of the article and how many numbers of each other kind it has. `segments` are those of each sentence.
pub(super) fn scan(text: &Text, mentions: &[Mention], segments: &[Vec<Range<usize>>]) -> (Vec<Amount>, Vec<NotFigure>) {
    let (mut amounts, mut others) = (Vec::new(), Vec::new());
    for (sentence, segments) in segments.iter().enumerate() {
        for segment in segments {
            let mut at = segment.start;
            while at < segment.end {
                let reader = NumberReader {
                    text,
                    mentions,
                    sentence: text.sentences[sentence].clone(),
                    segment: segment.clone(),
                };
                at = match reader.read(at) {
                    Found::Amount(mut amount) => {
                        amount.sentence = sentence;
                        let end = amount.at.end;
                        amounts.push(*amount);
                        end
                    }
                    Found::Other(kind, end) => {
                        others.push(kind);
                        end
                    }
                    Found::Nothing => at + 1,
                };
            }
        }
    }
    (amounts, others)
}

/// What stands at a token.
enum Found {
    Amount(Box<Amount>),
    /// A number that is no figure, with the token after it.
    Other(NotFigure, usize),
    Nothing,
}

impl NumberReader<'_> {
    fn read(&self, at: usize) -> Found {
        let Some(token) = self.token(at) else {
            return Found::Nothing;
        };
        let digits = token.kind == TokenKind::Number;
        let inside = self.mentions.iter().find(|mention| mention.at.contains(&at));
        if let Some(mention) = inside {
            return match mention.named {
                Named::Period(_) | Named::Since | Named::CalendarYear(_) | Named::YearsBefore(_) if digits => {
                    Found::Other(NotFigure::Date, at + 1)
                }
                _ if digits => Found::Other(NotFigure::Name, at + 1),
                _ => Found::Nothing,
            };
        }
        if digits && let Some((kind, end)) = self.not_figure(at) {
            return Found::Other(kind, end);
        }
        let (sentence, within) = (&self.text.tokens[self.sentence.clone()], at - self.sentence.start);
        let numeral = if digits {
            Numeral::in_digits(sentence, within)
        } else {
            Numeral::in_words(sentence, within)
        };
        let Some(numeral) = numeral else {
            return Found::Nothing;
        };
        let after = at + numeral.length;
        let amount = |unit, end: usize| {
            let (hedge, from) = self.hedge(at);
            Found::Amount(Box::new(Amount {
                at: at..end,
                from,
                sentence: 0,
                segment: self.segment.clone(),
                value: numeral.value,
                step: numeral.step,
                zeros: numeral.zeros,
                hedge,
                unit,
            }))
        };
        // "Recording changed six times in between" is no multiple.
        if self.is(after, &["times"]) && self.before(at).is_some_and(|before| before.is("changed")) {
            return Found::Nothing;
        }
        if let Some((unit, end)) = self.unit(at, after) {
            return amount(unit, end);
        }
        if let Some(end) = self.duration(after) {
            return match (self.record(at, end), digits) {
                (true, _) => amount(Unit::Years, end),
                (false, true) => Found::Other(NotFigure::Duration, end),
                (false, false) => Found::Nothing,
            };
        }
        if digits && let Some((kind, end)) = self.maybe_year_or_age(at, after) {
            return Found::Other(kind, end);
        }
        // "One of them" is no figure; "one stalking case" is.
        if digits || self.counts_cases(after) {
            return amount(Unit::Offences, after);
        }
        Found::Nothing
    }

    /// The hedge before a number, and where it begins.
    fn hedge(&self, at: usize) -> (Hedge, usize) {
        let found = HEDGES
            .iter()
            .find_map(|(phrase, hedge)| Some((*hedge, self.text.ends_before(self.sentence.start, at, phrase)?.start)));
        // "A dozen" begins with its article.
        let from = if self.is(at, &["dozen"]) { at - 1 } else { at };
        found.unwrap_or((Hedge::None, from))
    }
}
