//! Welsh grammar: mutations, "and", months, numbers with their nouns, names with their prepositions.

use crate::model::{Area, AreaKind, Language, Month, OffenceNames, PluralCategory, Translated, YearEnding};
use crate::words::number::integer;

pub(in crate::words) const MONTHS: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];

/// The CLDR's short names of the months.
pub(super) const SHORT_MONTHS: [&str; 12] = [
    "Ion", "Chw", "Maw", "Ebr", "Mai", "Meh", "Gor", "Awst", "Medi", "Hyd", "Tach", "Rhag",
];

/// Up to this number a noun follows in the singular, "7 achos"; after it comes "o" with the plural, "11 o achosion".
pub(in crate::words) const MOST_WITH_SINGULAR: i64 = 10;

/// The soft mutation of a Welsh text (treiglad meddal), as after "o", "i", "gan", "hyd", "neu" and before a predicate.
pub(in crate::words) fn soft(text: &str) -> String {
    // "Ch", "th", "ph", "ff" and "dd" are letters of their own, which do not mutate.
    let fixed = starts(text, &["ch", "th", "ph", "ff", "dd"]);
    if !fixed {
        for (from, to) in [
            ("ll", "l"),
            ("rh", "r"),
            ("p", "b"),
            ("t", "d"),
            ("c", "g"),
            ("b", "f"),
            ("d", "dd"),
            ("g", ""),
            ("m", "f"),
        ] {
            if starts(text, &[from]) {
                return replaced(text, from.len(), to);
            }
        }
    }
    text.to_owned()
}

/// The spirant mutation of a Welsh text (treiglad llaes), as after "a", "â", "na", "gyda" and "chwe".
pub(in crate::words) fn spirant(text: &str) -> String {
    if !starts(text, &["ch", "th", "ph"]) {
        for (from, to) in [("p", "ph"), ("t", "th"), ("c", "ch")] {
            if starts(text, &[from]) {
                return replaced(text, from.len(), to);
            }
        }
    }
    text.to_owned()
}

fn starts(text: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| {
        text.get(..beginning.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(beginning))
    })
}

/// The text with its first `length` bytes replaced, with a capital where it had one.
fn replaced(text: &str, length: usize, to: &str) -> String {
    let changed = format!("{to}{}", text.get(length..).unwrap_or_default());
    if text.starts_with(|first: char| first.is_ascii_uppercase()) {
        capital(&changed)
    } else {
        changed
    }
}

/// The text with a capital.
pub(in crate::words) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Whether the text is spoken with a vowel at its beginning, as "un" (1), "wyth" (8) and "un deg un" (11) are.
pub(in crate::words) fn begins_with_vowel(text: &str) -> bool {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return text.starts_with(|first: char| "aeiouyâêîôûŵŷ".contains(first.to_ascii_lowercase()));
    }
    // Nor is 1,000, "mil".
    let one = digits == "1" && !text.starts_with("1,");
    digits.starts_with('8') || one || (digits.len() == 2 && digits.starts_with('1') && digits != "10")
}

/// "y" or "yr" before the text, with a space.
pub(in crate::words) fn the(text: &str) -> String {
    let vowel = begins_with_vowel(text) || text.starts_with(['h', 'H']);
    format!("{} {text}", if vowel { "yr" } else { "y" })
}

/// "a" or "ac" before the text, which mutates where it is Welsh.
fn and(text: &str, welsh: bool) -> String {
    if begins_with_vowel(text) {
        format!("ac {text}")
    } else if welsh {
        format!("a {}", spirant(text))
    } else {
        format!("a {text}")
    }
}

/// "8L", "8L ac 8M", "8L, 8M ac 8Q". Items that are Welsh mutate; names in English and codes do not.
pub(in crate::words) fn listed<'t>(items: impl IntoIterator<Item = (&'t str, bool)>) -> String {
    let items: Vec<(&str, bool)> = items.into_iter().collect();
    let mut text = String::new();
    for (index, &(item, welsh)) in items.iter().enumerate() {
        match items.len() - index {
            _ if index == 0 => text.push_str(item),
            1 => {
                text.push(' ');
                text.push_str(&and(item, welsh));
            }
            _ => {
                text.push_str(", ");
                text.push_str(item);
            }
        }
    }
    text
}

/// "Medi 2023".
pub(in crate::words) fn month(month: Month) -> String {
    format!("{} {}", MONTHS[usize::from(month.month()) - 1], month.year())
}

/// "flwyddyn hyd at fis Medi 2023", as it stands after "y" and "'r". The month comes after "mis", so that it never mutates.
pub(in crate::words) fn year_to(period: YearEnding) -> String {
    format!("flwyddyn hyd at fis {}", month(period.month()))
}

/// The names of an area or an offence, and whether they are Welsh: where there is no Welsh one, the English name stands as it is.
pub(in crate::words) fn named<T>(names: &Translated<T>) -> (&T, bool) {
    names
        .exact(Language::Cy)
        .map_or((names.get(Language::En), false), |names| (names, true))
}

/// "1 achos o aflonyddu", "3 achos o aflonyddu", "10,051 o achosion o aflonyddu".
pub(in crate::words) fn cases(names: &Translated<OffenceNames>, count: i64) -> String {
    let (names, welsh) = named(names);
    let number = integer(count);
    if !welsh {
        let noun = if count == 1 { &names.one } else { &names.other };
        return format!("{number} {noun}");
    }
    let mut category = PluralCategory::of(Language::Cy, count);
    if category == PluralCategory::Other && (0..=MOST_WITH_SINGULAR).contains(&count) {
        // After 4, 5 and 7 to 10 stands the singular as it is, which is what stands after 0 too.
        category = PluralCategory::Zero;
    }
    let noun = names.after(category);
    if noun == names.other {
        several(&number, noun)
    } else {
        format!("{number} {noun}")
    }
}

/// "10,051 o achosion": any number, written out, before a Welsh plural.
pub(in crate::words) fn several(number: &str, plural: &str) -> String {
    format!("{number} o {}", soft(plural))
}

/// The name of an area within a sentence: the total is no name of its own, so it has no capital there.
pub(in crate::words) fn recorder(area: &Area) -> String {
    match named(&area.names) {
        (names, true) if area.kind == AreaKind::Total => uncapitalised(&names.name),
        (names, _) => names.name.clone(),
    }
}

/// What stands after a number of years: "flwyddyn" after 1, "mlynedd" after 10, "o flynyddoedd" after 11.
pub(in crate::words) fn years_after(number: i64) -> &'static str {
    match number {
        1 => "flwyddyn",
        2 => "flynedd",
        3 | 4 | 6 => "blynedd",
        5 | 7..=10 | 12 | 15 | 18 | 20 | 100 => "mlynedd",
        _ => "o flynyddoedd",
    }
}

/// "yng Ngwent", "yn ardal West Midlands".
pub(in crate::words) fn place(area: &Area) -> String {
    match named(&area.names) {
        (names, true) => names.place.clone(),
        (names, false) => format!("yn ardal {}", names.short),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_mutation_knows_its_letters() {
        for (word, mutated) in [
            ("pobl", "bobl"),
            ("troseddau", "droseddau"),
            ("cyfathrebu", "gyfathrebu"),
            ("byrgleriaethau", "fyrgleriaethau"),
            ("digwyddiadau", "ddigwyddiadau"),
            ("gorchmynion", "orchmynion"),
            ("mis", "fis"),
            ("lladradau", "ladradau"),
            ("rhybuddion", "rybuddion"),
            ("Cymru", "Gymru"),
            ("Gwynedd", "Wynedd"),
            ("chwarter", "chwarter"),
            ("thema", "thema"),
            ("ffigurau", "ffigurau"),
            ("achosion", "achosion"),
            ("heddlu", "heddlu"),
            ("ŵyn", "ŵyn"),
            ("", ""),
        ] {
            assert_eq!(soft(word), mutated, "{word}");
        }
    }

    #[test]
    fn and_mutates_what_follows_and_has_a_c_before_vowels() {
        let welsh = |text| listed([("X", true), (text, true)]);
        assert_eq!(welsh("cyfathrebu maleisus"), "X a chyfathrebu maleisus");
        assert_eq!(welsh("pysgota"), "X a physgota");
        assert_eq!(welsh("troseddau"), "X a throseddau");
        assert_eq!(welsh("chwarter"), "X a chwarter");
        assert_eq!(welsh("stelcio"), "X a stelcio");
        assert_eq!(welsh("aflonyddu"), "X ac aflonyddu");
        assert_eq!(welsh("ymddygiad"), "X ac ymddygiad");
        assert_eq!(
            listed([("A", false), ("B", false), ("Cleveland Police", false)]),
            "A, B a Cleveland Police"
        );
        assert_eq!(listed([("8L", false), ("8M", false)]), "8L ac 8M");
        assert_eq!(listed([("8L", false), ("46", false)]), "8L a 46");
        assert_eq!(listed([("8L", false), ("11A", false)]), "8L ac 11A");
        assert_eq!(listed([("8L", false), ("105A", false)]), "8L a 105A");
        assert_eq!(listed([("8L", false), ("10C", false)]), "8L a 10C");
        assert_eq!(listed([("2", false), ("1,234", false)]), "2 a 1,234");
        assert_eq!(listed([("2", false), ("8,234", false)]), "2 ac 8,234");
        assert_eq!(listed([("2", false), ("11,234", false)]), "2 ac 11,234");
    }

    #[test]
    fn nouns_after_numbers_take_their_form() {
        let text = |text: &str| text.to_owned();
        // A feminine noun and one that mutates after 6, to see every form: "un drosedd", "dwy drosedd", "chwe throsedd".
        let names = Translated::new(OffenceNames::default()).with(
            Language::Cy,
            OffenceNames {
                one: text("drosedd"),
                other: text("troseddau"),
                counted: vec![
                    (PluralCategory::Zero, text("trosedd")),
                    (PluralCategory::Two, text("drosedd")),
                    (PluralCategory::Few, text("trosedd")),
                    (PluralCategory::Many, text("throsedd")),
                ],
                ..OffenceNames::default()
            },
        );
        let said: Vec<String> = [0, 1, 2, 3, 5, 6, 7, 10, 11, 100, 10_051]
            .iter()
            .map(|&count| cases(&names, count))
            .collect();
        assert_eq!(
            said,
            [
                "0 trosedd",
                "1 drosedd",
                "2 drosedd",
                "3 trosedd",
                "5 trosedd",
                "6 throsedd",
                "7 trosedd",
                "10 trosedd",
                "11 o droseddau",
                "100 o droseddau",
                "10,051 o droseddau",
            ]
        );
    }

    #[test]
    fn a_topic_without_counted_forms_has_the_plural_after_every_number() {
        let names = Translated::new(OffenceNames::default()).with(
            Language::Cy,
            OffenceNames {
                one: "achos".to_owned(),
                other: "achosion".to_owned(),
                ..OffenceNames::default()
            },
        );
        assert_eq!(cases(&names, 1), "1 achos");
        assert_eq!(cases(&names, 3), "3 o achosion");
        assert_eq!(cases(&names, 11), "11 o achosion");
    }

    #[test]
    fn names_without_welsh_stand_as_they_are() {
        let names = Translated::new(OffenceNames {
            one: "case".to_owned(),
            other: "cases".to_owned(),
            ..OffenceNames::default()
        });
        assert_eq!(cases(&names, 1), "1 case");
        assert_eq!(cases(&names, 12), "12 cases");
    }
}
