//! Numbers by themselves, in digits or in words.

use super::token::{Token, TokenKind};

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

/// A number by itself.
pub(super) struct Numeral {
    pub(super) value: f64,
    /// What one unit of its last printed digit is worth.
    pub(super) step: f64,
    /// Zeros at its end, where it is whole.
    pub(super) zeros: u32,
    /// Tokens that it is made of.
    pub(super) length: usize,
}

impl Numeral {
    /// The number in digits at token `at` of a sentence, with "million" and the like.
    pub(super) fn in_digits(sentence: &[Token], at: usize) -> Option<Self> {
        let token = sentence.get(at)?;
        let plain: String = token
            .text
            .chars()
            .filter(|char| char.is_ascii_digit() || *char == '.')
            .collect();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let value: f64 = plain.parse().ok()?;
        let (factor, length) = match sentence.get(at + 1) {
            Some(next) if next.is_any(&["million", "m"]) => (1_000_000.0, 2),
            Some(next) if next.is_any(&["thousand", "k"]) => (1_000.0, 2),
            Some(next) if next.is_any(&["billion", "bn"]) => (1_000_000_000.0, 2),
            _ => (1.0, 1),
        };
        let zeros = whole.len() - whole.trim_end_matches('0').len();
        Some(Self {
            value: value * factor,
            step: factor * 10_f64.powi(-(fraction.len() as i32)),
            zeros: if fraction.is_empty() && factor == 1.0 {
                zeros as u32
            } else {
                0
            },
            length,
        })
    }

    /// The number in words at token `at` of a sentence: "eleven", "twenty-eight", "a dozen", "twice".
    pub(super) fn in_words(sentence: &[Token], at: usize) -> Option<Self> {
        let token = sentence.get(at)?;
        let plain = |value: i32, length| {
            Some(Self {
                value: f64::from(value),
                step: 1.0,
                zeros: 0,
                length,
            })
        };
        if token.is("dozen") && at > 0 && sentence[at - 1].is("a") {
            return plain(12, 1);
        }
        if token.is("twice") {
            return plain(2, 1);
        }
        // "fivefold" is one word.
        if let Some(number) = token.text.strip_suffix("fold") {
            return WORDS
                .iter()
                .position(|&word| word == number)
                .and_then(|value| plain(value as i32, 1));
        }
        let value = small_number(token)?;
        let hyphen = sentence.get(at + 1).is_some_and(|next| next.is("-"));
        let ones = sentence
            .get(at + 2)
            .and_then(small_number)
            .filter(|ones| (1..10).contains(ones));
        match ones {
            Some(ones) if value >= 20 && value % 10 == 0 && hyphen => plain(value + ones, 3),
            _ => plain(value, 1),
        }
    }
}
