//! Where an article names areas, offences and twelve months. The names are the dataset's own.

use std::ops::Range;

use super::numeral::small_number;
use super::sentence::Text;
use super::token::{Token, TokenKind, phrase};
use crate::dataset::Dataset;
use crate::model::{AreaKind, Language, Month, Quarter, YearEnding};

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// An area, by its own name.
    Area(usize),
    /// An area by another name, such as a town: it does not stay the subject.
    Alias(usize),
    /// An area that a figure leaves out.
    Excluded(usize),
    /// "the force".
    TheForce,
    /// Index of an offence of the topic.
    Offence(usize),
    /// Twelve months; `None` where the release cannot tell them, as they end within a quarter.
    Period(Option<YearEnding>),
    /// Twelve months that a record reaches back to: "the lowest number since the year to December 2020".
    Since,
    /// A calendar year: "in 2023".
    CalendarYear(YearEnding),
    /// So many years before: "the year before", "nine years earlier".
    YearsBefore(i32),
}

/// A mention, and the tokens that make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) at: Range<usize>,
    pub(super) named: Named,
}

/// A name of an area or an offence.
struct Name {
    tokens: Vec<Token>,
    capitals: Capitals,
    named: Named,
}

/// Which words of a name must begin with a capital in the article.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capitals {
    /// Those that do in the name.
    AsNamed,
    /// All but small words: the name itself is spelled in lower case.
    Every,
    /// None.
    Any,
}

const SMALL_WORDS: [&str; 8] = ["and", "of", "the", "on", "in", "upon", "&", "-"];

/// How an article calls all forces together without naming them.
const NATIONALLY: [&str; 6] = [
    "nationally",
    "national",
    "nationwide",
    "countrywide",
    "across the country",
    "all forces",
];

/// Nouns that names of offences end with: without them, the name is the offence's alone.
pub(super) const CASES: [&str; 8] = [
    "case",
    "cases",
    "offence",
    "offences",
    "crime",
    "crimes",
    "incidents",
    "reports",
];

/// What stands before or after an area that is left out.
const LEFT_OUT_BEFORE: [&str; 12] = [
    "excluding",
    "excludes",
    "exclude",
    "without",
    "except",
    "except for",
    "apart from",
    "other than",
    "not including",
    "leaving out",
    "leave out",
    "do not include",
];
const LEFT_OUT_AFTER: [&str; 9] = [
    "is not included",
    "are not included",
    "is excluded",
    "are excluded",
    "is left out",
    "is missing",
    "are missing",
    "did not supply",
    "supplied no",
];

/// Everything that the article names, in order.
pub(super) fn mentions(text: &Text, dataset: &Dataset, asked: YearEnding) -> Vec<Mention> {
    let names = names(dataset);
    let mut mentions: Vec<Mention> = Vec::new();
    for sentence in &text.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let rest = at..sentence.end;
            let found = period(text, rest.clone(), asked).or_else(|| name(text, rest.clone(), &names, at == sentence.start));
            let Some((length, mut named)) = found else {
                at += 1;
                continue;
            };
            if let Named::Area(area) | Named::Alias(area) = named
                && left_out(text, sentence, at..at + length, mentions.last())
            {
                named = Named::Excluded(area);
            }
            if let Named::Period(_) = named
                && text.ends_before(sentence.start, at, "since the").is_some()
            {
                named = Named::Since;
            }
            mentions.push(Mention {
                at: at..at + length,
                named,
            });
            at += length;
        }
    }
    mentions
}

fn names(dataset: &Dataset) -> Vec<Name> {
    let mut names = Vec::new();
    let mut add = |text: &str, capitals, named| {
        let tokens = phrase(text);
        if !tokens.is_empty() {
            names.push(Name { tokens, capitals, named });
        }
    };
    for (index, area) in dataset.areas().iter().enumerate() {
        let own = area.names.get(Language::En);
        for name in [&own.name, &own.short, &own.place] {
            add(name, Capitals::AsNamed, Named::Area(index));
        }
        for alias in &area.aliases {
            add(alias, Capitals::Every, Named::Alias(index));
        }
        if area.kind == AreaKind::Total {
            for word in NATIONALLY {
                add(word, Capitals::Any, Named::Area(index));
            }
        }
    }
    add("the force", Capitals::Any, Named::TheForce);
    for (index, offence) in dataset.topic().offences.iter().enumerate() {
        let own = offence.names.get(Language::En);
        let mut words = vec![own.label.clone(), own.one.clone(), own.other.clone()];
        if let Some(formal) = &own.formal {
            words.extend([formal.one.clone(), formal.other.clone()]);
        }
        for word in words {
            let bare = bare(&word);
            if let Some((one, other)) = bare.split_once(" and ") {
                add(&format!("{other} and {one}"), Capitals::Any, Named::Offence(index));
            }
            add(&bare, Capitals::Any, Named::Offence(index));
            add(&word, Capitals::Any, Named::Offence(index));
        }
    }
    names
}

/// An offence's name without "cases", "case of" or "all".
fn bare(name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    if words.first().is_some_and(|word| word.eq_ignore_ascii_case("all")) {
        words.remove(0);
    }
    if words.last().is_some_and(|word| CASES.contains(word)) {
        words.pop();
    }
    if words.len() > 2 && CASES.contains(&words[0]) && words[1] == "of" {
        words.drain(..2);
    }
    words.join(" ")
}

/// The longest name with which `rest` begins.
fn name(text: &Text, rest: Range<usize>, names: &[Name], opening: bool) -> Option<(usize, Named)> {
    let tokens = &text.tokens[rest];
    let mut longest: Option<(usize, Named)> = None;
    for name in names {
        let matches = name.tokens.len() <= tokens.len()
            && name.tokens.iter().zip(tokens).all(|(own, token)| {
                let same = own.text == token.text || (own.is_any(&["and", "&"]) && token.is_any(&["and", "&"]));
                let capital = match name.capitals {
                    Capitals::Any => false,
                    Capitals::Every => !own.is_any(&SMALL_WORDS),
                    Capitals::AsNamed => own.capital,
                };
                same && (!capital || token.capital)
            });
        if matches && longest.is_none_or(|(length, _)| name.tokens.len() > length) {
            longest = Some((name.tokens.len(), name.named));
        }
    }
    // Many a town is a common word too, which begins with a capital where the sentence does.
    longest.filter(|&(length, named)| !(opening && length == 1 && matches!(named, Named::Alias(_))))
}

fn left_out(text: &Text, sentence: &Range<usize>, at: Range<usize>, before: Option<&Mention>) -> bool {
    let ends = |end: usize| {
        LEFT_OUT_BEFORE
            .iter()
            .any(|phrase| text.ends_before(sentence.start, end, phrase).is_some())
    };
    let start = at.start;
    let skipped = ["the force", "figures from", "figures for", "data from", "the", "data for"]
        .iter()
        .find_map(|phrase| text.ends_before(sentence.start, start, phrase));
    let listed = before.is_some_and(|before| {
        matches!(before.named, Named::Excluded(_))
            && before.at.end >= sentence.start
            && text.tokens[before.at.end..start]
                .iter()
                .all(|token| token.is_any(&["and", ",", "or"]))
    });
    let after = LEFT_OUT_AFTER
        .iter()
        .any(|phrase| text.starts(at.end..sentence.end, phrase).is_some());
    ends(start) || skipped.is_some_and(|skipped| ends(skipped.start)) || listed || after
}

/// The month that a word names, 1 to 12; in full or as "Sept" and the like.
pub(super) fn month(token: &Token) -> Option<u8> {
    Month::number_named(&token.text).filter(|_| token.kind == TokenKind::Word && token.capital)
}

/// The calendar year that a token is.
pub(super) fn year(token: &Token) -> Option<u16> {
    let year = token.text.parse().ok()?;
    (token.text.len() == 4 && (1900..2100).contains(&year)).then_some(year)
}

/// Twelve months, or a distance in years, with which `rest` begins.
fn period(text: &Text, rest: Range<usize>, asked: YearEnding) -> Option<(usize, Named)> {
    let length = |end: usize| end - rest.start;
    let starts = |at: usize, phrase: &str| text.starts(at..rest.end, phrase).map(|found| found.end);
    let any = |at: usize, phrases: &[&str]| phrases.iter().find_map(|phrase| starts(at, phrase));
    let token = |at: usize| text.tokens[..rest.end].get(at);

    let before = [
        "year before",
        "previous year",
        "preceding year",
        "previous 12 months",
        "previous twelve months",
    ];
    if let Some(end) = any(rest.start, &before) {
        return Some((length(end), Named::YearsBefore(1)));
    }
    let earlier = ["earlier", "ago", "before", "previously"];
    if let Some(end) = any(rest.start, &["a year", "12 months", "twelve months"]).and_then(|end| any(end, &earlier)) {
        return Some((length(end), Named::YearsBefore(1)));
    }
    if let Some(end) = starts(rest.start, "a decade").and_then(|end| any(end, &earlier)) {
        return Some((length(end), Named::YearsBefore(10)));
    }
    let count = token(rest.start).and_then(small_number);
    if let Some(end) = count
        .and_then(|_| starts(rest.start + 1, "years"))
        .and_then(|end| any(end, &earlier))
    {
        return Some((length(end), Named::YearsBefore(count.unwrap_or(0))));
    }

    if let Some(end) = any(rest.start, &["year", "12 months", "twelve months", "12 - month period"]) {
        let end = any(
            end,
            &[
                "to the end of",
                "to end",
                "up to",
                "to",
                "ending in",
                "ending",
                "ended in",
                "ended",
                "that ended in",
            ],
        )?;
        let month = month(token(end)?)?;
        let (year, end) = match token(end + 1).and_then(year) {
            Some(year) => (year, end + 2),
            // Without a year it is the one that the article is about, where the month is.
            None if asked.month().month() == month => (asked.month().year(), end + 1),
            None => return None,
        };
        let ending = Month::new(year, month).and_then(|month| month.to_string().parse().ok());
        return Some((length(end), Named::Period(ending)));
    }
    if let Some(end) = starts(rest.start, "between") {
        let from = Month::new(token(end + 1).and_then(year)?, month(token(end)?)?)?;
        let end = starts(end + 2, "and")?;
        let to = Month::new(token(end + 1).and_then(year)?, month(token(end)?)?)?;
        let ending = to
            .to_string()
            .parse()
            .ok()
            .filter(|ending: &YearEnding| ending.first_month() == from);
        return Some((length(end + 2), Named::Period(ending)));
    }
    let first = token(rest.start)?;
    if let Some((one, other)) = first.text.split_once('/')
        && let Some(ending) = financial(one, other)
    {
        return Some((1, Named::Period(Some(ending))));
    }
    if let (Some(dash), Some(second)) = (token(rest.start + 1), token(rest.start + 2))
        && dash.is_any(&["-", "\u{2013}"])
        && !dash.spaced
        && !second.spaced
        && let Some(ending) = financial(&first.text, &second.text)
    {
        return Some((3, Named::Period(Some(ending))));
    }
    if let Some(end) = any(rest.start, &["in", "during", "calendar year", "throughout"])
        && let Some(year) = token(end).and_then(year)
        && !token(end + 1).is_some_and(|next| !next.spaced && next.is_any(&["-", "\u{2013}"]))
    {
        let ending = Quarter::financial(year, 3).map(YearEnding::new)?;
        return Some((length(end + 1), Named::CalendarYear(ending)));
    }
    None
}

/// The financial year spelled 2022-23: April 2022 to March 2023.
fn financial(first: &str, second: &str) -> Option<YearEnding> {
    let year: u16 = first.parse().ok().filter(|_| first.len() == 4)?;
    let next: u16 = second.parse().ok().filter(|_| second.len() == 2)?;
    (next == (year + 1) % 100)
        .then(|| Quarter::financial(year, 4).map(YearEnding::new))
        .flatten()
}
