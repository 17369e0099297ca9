//! Numbers that are no figures: dates, times, ages, telephone numbers, and the like.

use super::mention::{month, year};
use super::reader::NumberReader;
use super::token::{Token, TokenKind};

/// What a number is that carries no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NotFigure {
    /// A date, a year, or the twelve months that figures are of.
    Date,
    /// A time of day.
    Time,
    /// How long something takes or took.
    Duration,
    /// Somebody's age.
    Age,
    /// A telephone number.
    Phone,
    /// A house number or a postcode.
    Address,
    /// "1st", "2nd".
    Ordinal,
    /// A sum of money.
    Money,
    /// A part of a name: a road, an offence code, a section of an act.
    Name,
    /// The 1,000 of "for every 1,000 people" or "to the nearest 1,000".
    Base,
}

impl NotFigure {
    /// The kind's name in JSON output.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Ordinal => "ordinal",
            Self::Money => "money",
            Self::Name => "name",
            Self::Base => "base",
        }
    }
}

impl NumberReader<'_> {
    /// A number in digits that by its own look or its neighbours is no figure.
    pub(super) fn not_figure(&self, at: usize) -> Option<(NotFigure, usize)> {
        let token = self.token(at)?;
        let next = self.token(at + 1);
        let glued = next
            .filter(|next| !next.spaced && next.kind == TokenKind::Word)
            .map(|next| next.text.as_str());
        let before = self.before(at);
        if token.text.contains(':') {
            return Some((NotFigure::Time, at + 1));
        }
        if token.text.contains('/') || token.text.matches('.').count() > 1 {
            return Some((NotFigure::Date, at + 1));
        }
        match glued {
            Some("st" | "nd" | "rd" | "th")
                if [self.token(at + 2), before]
                    .into_iter()
                    .flatten()
                    .any(|token| month(token).is_some()) =>
            {
                return Some((NotFigure::Date, at + 2));
            }
            Some("st" | "nd" | "rd" | "th") => return Some((NotFigure::Ordinal, at + 2)),
            Some("am" | "pm") => return Some((NotFigure::Time, at + 2)),
            Some("s") => return Some((NotFigure::Date, at + 2)),
            Some("p") => return Some((NotFigure::Money, at + 2)),
            Some("pc" | "m" | "k" | "bn" | "fold" | "million" | "percent") | None => {}
            Some(_) => return Some((NotFigure::Name, at + 2)),
        }
        if next.is_some_and(|next| next.is_any(&["am", "pm"])) {
            return Some((NotFigure::Time, at + 2));
        }
        if before.is_some_and(|before| before.is_any(&["\u{a3}", "$", "\u{20ac}"])) {
            return Some((NotFigure::Money, at + 1));
        }
        if next.and_then(month).is_some()
            || (before.and_then(month).is_some() && token.text.len() <= 4 && token.text.parse::<u16>().is_ok())
        {
            return Some((NotFigure::Date, at + 1));
        }
        if let Some(end) = self.phone(at) {
            return Some((NotFigure::Phone, end));
        }
        const STREETS: [&str; 14] = [
            "street", "road", "avenue", "lane", "close", "drive", "way", "place", "square", "court", "terrace", "crescent",
            "gardens", "house",
        ];
        let street = (at + 1..at + 4).any(|at| self.token(at).is_some_and(|token| token.capital && token.is_any(&STREETS)));
        if (street && next.is_some_and(|next| next.capital))
            || before.is_some_and(|before| before.is_any(&["flat", "unit", "apartment"]))
        {
            return Some((NotFigure::Address, at + 1));
        }
        let referred = [
            "section", "article", "page", "chapter", "part", "schedule", "act", "class", "type", "outcome", "phase", "no",
        ];
        let numbered = before.is_some_and(|before| before.is("."))
            && at > 1
            && self.before(at - 1).is_some_and(|token| token.is("no") && token.capital);
        if numbered
            || before.is_some_and(|before| before.is_any(&referred) && (before.is("no") == before.capital || !before.is("no")))
        {
            return Some((NotFigure::Name, at + 1));
        }
        let old = self
            .text
            .starts(at + 1..self.sentence.end, "years old")
            .or_else(|| self.text.starts(at + 1..self.sentence.end, "- year - old"));
        if let Some(old) = old {
            return Some((NotFigure::Age, old.end));
        }
        if before.is_some_and(|before| before.is_any(&["aged", "age"])) {
            return Some((NotFigure::Age, at + 1));
        }
        if is_thousand(token) && before.is_some_and(|before| before.is_any(&["per", "every", "each", "nearest"])) {
            return Some((NotFigure::Base, at + 1));
        }
        None
    }

    /// A bare number that looks like a year or an age, where nothing says that it counts cases.
    pub(super) fn maybe_year_or_age(&self, at: usize, end: usize) -> Option<(NotFigure, usize)> {
        let token = self.token(at)?;
        if year(token).is_some() && !self.counts_cases(end) {
            return Some((NotFigure::Date, end));
        }
        // "Jane Smith, 34, from": a name, then a number of two digits between commas.
        let named =
            at >= 2 && self.is(at - 1, &[","]) && self.before(at - 1).is_some_and(|name| name.capital && month(name).is_none());
        let mentioned = self.mentions.iter().any(|mention| mention.at.end + 1 == at);
        let closed = self.is(end, &[",", "."]);
        (named && !mentioned && closed && token.text.len() <= 2).then_some((NotFigure::Age, end))
    }

    /// The token after a telephone number: groups of digits that begin with 0 or +, or short numbers that are called.
    fn phone(&self, at: usize) -> Option<usize> {
        let mut end = at;
        let mut digits = 0;
        while let Some(token) = self.token(end)
            && token.kind == TokenKind::Number
            && token.text.chars().all(|char| char.is_ascii_digit())
        {
            digits += token.text.len();
            end += 1;
        }
        let token = self.token(at)?;
        let plus = self.before(at).is_some_and(|before| before.is("+"));
        if (token.text.starts_with('0') || plus) && digits >= 7 {
            return Some(end);
        }
        let called = ["call", "calling", "ring", "phone", "dial", "dialling", "on", "text"];
        // "101", "116 123".
        let groups = self.text.tokens[at..end].iter().all(|group| group.text.len() == 3);
        let short = groups && digits <= 6 && !self.counts_cases(end);
        (short && self.before(at).is_some_and(|before| before.is_any(&called))).then_some(end)
    }
}

pub(super) fn is_thousand(token: &Token) -> bool {
    token.is_any(&["1,000", "1000"])
}
