//! What stands around a number.

use std::ops::Range;

use super::mention::{CASES, Mention, Named};
use super::sentence::Text;
use super::token::Token;

/// What stands around a number.
pub(super) struct NumberReader<'t> {
    pub(super) text: &'t Text,
    pub(super) mentions: &'t [Mention],
    pub(super) sentence: Range<usize>,
    pub(super) segment: Range<usize>,
}

impl NumberReader<'_> {
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
