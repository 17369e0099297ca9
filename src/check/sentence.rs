//! The sentences of an article outside quotations, and the segments of a sentence.

use std::ops::Range;

use super::quote::quoted;
use super::token::{Token, TokenKind, tokens};

/// An article, read: what its author says, sentence by sentence.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) chars: Vec<char>,
    /// Tokens outside quotations.
    pub(super) tokens: Vec<Token>,
    /// Ranges of [`Text::tokens`].
    pub(super) sentences: Vec<Range<usize>>,
    /// Numbers in quotations.
    pub(super) quoted_numbers: usize,
}

/// Words after which a full stop ends no sentence.
const SHORTENED: [&str; 22] = [
    "mr", "mrs", "ms", "dr", "st", "no", "vs", "rev", "sgt", "insp", "supt", "det", "con", "prof", "sir", "hon", "gen", "col",
    "jr", "sr", "approx", "cf",
];

impl Text {
    pub(super) fn new(article: &str) -> Self {
        let chars: Vec<char> = article.chars().collect();
        let mask = quoted(&chars);
        let all = tokens(&chars);
        let mut own = Vec::new();
        let mut sentences: Vec<Range<usize>> = Vec::new();
        let (mut start, mut quoted_numbers) = (0, 0);
        for (index, token) in all.iter().enumerate() {
            if !mask[token.start] {
                own.push(token.clone());
            } else if token.kind == TokenKind::Number {
                quoted_numbers += 1;
            }
            if ends_sentence(&all, index) && own.len() > start {
                sentences.push(start..own.len());
                start = own.len();
            }
        }
        Self {
            chars,
            tokens: own,
            sentences,
            quoted_numbers,
        }
    }

    /// The characters from token `first` to token `last`, as they stand in the article.
    pub(super) fn source(&self, tokens: &Range<usize>) -> String {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) => self.chars[first.start..last.end].iter().collect(),
            _ => String::new(),
        }
    }

    /// Number of the paragraph of a sentence.
    pub(super) fn paragraph(&self, sentence: usize) -> usize {
        self.tokens[self.sentences[sentence].start].paragraph
    }

    /// Where the first of `phrases` stands within `range`.
    pub(super) fn find(&self, range: Range<usize>, phrases: &[&str]) -> Option<Range<usize>> {
        range
            .clone()
            .find_map(|at| phrases.iter().find_map(|phrase| self.starts(at..range.end, phrase)))
    }

    /// Whether one of `phrases` stands within `range`.
    pub(super) fn has(&self, range: Range<usize>, phrases: &[&str]) -> bool {
        self.find(range, phrases).is_some()
    }

    /// The tokens of `phrase`, where the range begins with them.
    pub(super) fn starts(&self, range: Range<usize>, phrase: &str) -> Option<Range<usize>> {
        let mut at = range.start;
        for word in phrase.split(' ') {
            if at >= range.end || !self.tokens[at].is(word) {
                return None;
            }
            at += 1;
        }
        Some(range.start..at)
    }

    /// Whether the tokens before `at`, back to `from`, end with `phrase`.
    pub(super) fn ends_before(&self, from: usize, at: usize, phrase: &str) -> Option<Range<usize>> {
        let start = at.checked_sub(phrase.split(' ').count())?;
        if start < from {
            return None;
        }
        self.starts(start..at, phrase)
    }

    /// The segments of a sentence: at marks and at words that begin another thought, but not within a name (`whole`).
    pub(super) fn segments(&self, sentence: &Range<usize>, whole: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut segments = Vec::new();
        let mut start = sentence.start;
        for at in sentence.clone() {
            if whole.iter().any(|name| name.start < at && at < name.end) {
                continue;
            }
            let token = &self.tokens[at];
            let spaced_dash = token.is("-") && token.spaced && self.tokens.get(at + 1).is_some_and(|next| next.spaced);
            let mark = token.kind == TokenKind::Mark
                && (token.is_any(&[",", ";", ":", "(", ")", "\u{2013}", "\u{2014}"]) || spaced_dash);
            if mark || token.is_any(&SPLITTERS) {
                if at > start {
                    segments.push(start..at);
                }
                // A mark belongs to neither side, a word to what it begins.
                start = if mark { at + 1 } else { at };
            }
        }
        if sentence.end > start {
            segments.push(start..sentence.end);
        }
        segments
    }
}

/// Words that begin another segment.
const SPLITTERS: [&str; 8] = ["and", "while", "but", "whereas", "although", "though", "compared", "against"];

fn ends_sentence(all: &[Token], index: usize) -> bool {
    let token = &all[index];
    let Some(next) = all.get(index + 1) else {
        return true;
    };
    if next.paragraph != token.paragraph {
        return true;
    }
    // The mark may stand before closing quotation marks and brackets.
    let mut end = index;
    while end > 0 && all[end].is_any(&["\"", "'", "\u{201d}", ")"]) && !all[end].spaced {
        end -= 1;
    }
    let shortened = end.checked_sub(1).map(|before| &all[before]).is_some_and(|before| {
        before.kind == TokenKind::Word && (before.is_any(&SHORTENED) || before.text.chars().count() == 1)
    });
    let stops = all[end].is("!") || all[end].is("?") || (all[end].is(".") && !shortened);
    let begins = next.capital || next.kind == TokenKind::Number || next.is_any(&["\"", "'", "\u{201c}", "\u{2018}", "\u{a3}"]);
    stops && next.spaced && begins
}

#[cfg(test)]
mod tests {
    use super::Text;

    fn sentences(article: &str) -> Vec<String> {
        let text = Text::new(article);
        text.sentences.iter().map(|sentence| text.source(sentence)).collect()
    }

    #[test]
    fn sentences_end_where_the_next_begins() {
        assert_eq!(
            sentences("Mr. A saw 4.6% of them. Then, e.g. here,\nno more!\n\nA headline\n\nB J. Smith"),
            [
                "Mr. A saw 4.6% of them.",
                "Then, e.g. here,\nno more!",
                "A headline",
                "B J. Smith"
            ]
        );
    }

    #[test]
    fn quotations_are_left_out_and_end_sentences_too() {
        assert_eq!(
            sentences("She said: “We saw 5. And 6.” The force saw 7."),
            ["She said:", "The force saw 7."]
        );
        assert_eq!(Text::new("“5 and 6” 7").quoted_numbers, 2);
    }

    #[test]
    fn segments_keep_names_whole() {
        let text = Text::new("It saw 5 here and there, (7) and 8");
        let name = std::iter::once(3..6).collect::<Vec<_>>();
        let segments = text.segments(&text.sentences[0].clone(), &name);
        let words: Vec<String> = segments.iter().map(|segment| text.source(segment)).collect();
        assert_eq!(words, ["It saw 5 here and there", "7", "and 8"]);
    }
}
