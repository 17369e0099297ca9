//! Welsh grammar: mutations, "and", "with", months, names with their prepositions.

use crate::model::{Area, AreaKind, AreaNames, Digits, Language, Month, Translated, YearEnding};

pub(super) const MONTHS: [&str; 12] = [
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

/// The soft mutation of a Welsh text (treiglad meddal), as after "o", "i", "gan", "hyd", "neu" and before a predicate.
pub(super) fn soft(text: &str) -> String {
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
pub(super) fn spirant(text: &str) -> String {
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
pub(super) fn capital(text: &str) -> String {
    recased(text, |first| match first {
        '÷' => first,
        'à'..='ý' | 'ŵ' | 'ŷ' | 'ẁ' | 'ẃ' | 'ẅ' | 'ỳ' => shifted(first, -distance(first)),
        _ => first.to_ascii_uppercase(),
    })
}

/// The text without its capital.
pub(super) fn uncapitalised(text: &str) -> String {
    recased(text, |first| match first {
        '×' => first,
        'À'..='Ý' | 'Ŵ' | 'Ŷ' | 'Ẁ' | 'Ẃ' | 'Ẅ' | 'Ỳ' => shifted(first, distance(first)),
        _ => first.to_ascii_lowercase(),
    })
}

/// The text with its first letter in another case.
fn recased(text: &str, recase: fn(char) -> char) -> String {
    let mut changed = text.to_owned();
    if let Some(first) = text.chars().next() {
        changed.replace_range(..first.len_utf8(), recase(first).encode_utf8(&mut [0; 4]));
    }
    changed
}

/// How far apart Unicode has the two cases of an accented letter of Welsh: in Latin-1 by 32, further on side by side.
///
/// The standard library's cases of all the letters of the world would be a twentieth of the second wasm.
fn distance(letter: char) -> i32 {
    if letter <= 'ÿ' { 32 } else { 1 }
}

/// The letter so many places on.
fn shifted(letter: char, places: i32) -> char {
    u32::try_from(letter as i32 + places)
        .ok()
        .and_then(char::from_u32)
        .unwrap_or(letter)
}

/// Whether the text is spoken with a vowel at its beginning, as "un" (1), "wyth" (8) and "un deg un" (11) are.
pub(super) fn begins_with_vowel(text: &str) -> bool {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return text.starts_with(|first: char| {
            matches!(
                first.to_ascii_lowercase(),
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'â' | 'ê' | 'î' | 'ô' | 'û' | 'ŵ' | 'ŷ'
            )
        });
    }
    // Nor is 1,000, "mil".
    let one = digits == "1" && !text.starts_with("1,");
    digits.starts_with('8') || one || (digits.len() == 2 && digits.starts_with('1') && digits != "10")
}

/// "y" or "yr" before the text, with a space.
pub(super) fn the(text: &str) -> String {
    let vowel = begins_with_vowel(text) || text.starts_with(['h', 'H']);
    format!("{} {text}", if vowel { "yr" } else { "y" })
}

/// "â" or "ag" before the text, which mutates: "â chynnydd", "ag 8.6%", "â'r flwyddyn".
pub(super) fn with(text: &str) -> String {
    if text.starts_with("y ") || text.starts_with("yr ") {
        format!("â'r {}", text.split_once(' ').map_or(text, |(_, rest)| rest))
    } else if begins_with_vowel(text) {
        format!("ag {text}")
    } else {
        format!("â {}", spirant(text))
    }
}

/// "a" or "ac" before the text, which mutates where it is Welsh.
fn and(text: &str, welsh: bool) -> String {
    if text.starts_with("y ") || text.starts_with("yr ") {
        format!("a'r {}", text.split_once(' ').map_or(text, |(_, rest)| rest))
    } else if begins_with_vowel(text) {
        format!("ac {text}")
    } else if welsh {
        format!("a {}", spirant(text))
    } else {
        format!("a {text}")
    }
}

/// "8L", "8L ac 8M", "8L, 8M ac 8Q". Items that are Welsh mutate; names in English and codes do not.
pub(super) fn listed<'t>(items: impl IntoIterator<Item = (&'t str, bool)>) -> String {
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
pub(super) fn month(month: Month) -> String {
    format!("{} {}", MONTHS[usize::from(month.month()) - 1], Digits::of(month.year()))
}

/// "flwyddyn hyd at fis Medi 2023", as it stands after "y" and "'r". The month comes after "mis", so that it never mutates.
pub(super) fn year_to(period: YearEnding) -> String {
    format!("flwyddyn hyd at fis {}", month(period.month()))
}

/// The names of an area or an offence, and whether they are Welsh: where there is no Welsh one, the English name stands as it is.
pub(super) fn named<T>(names: &Translated<T>) -> (&T, bool) {
    names
        .exact(Language::Cy)
        .map_or((names.get(Language::En), false), |names| (names, true))
}

/// The name of an area within a sentence, with its article where it has one in Welsh, and whether it is Welsh.
pub(super) fn called(names: &Translated<AreaNames>) -> (String, bool) {
    match named(names) {
        (names, true) => (names.in_sentence(), true),
        // No English article stands in a Welsh sentence.
        (names, false) => (names.name.clone(), false),
    }
}

/// Who recorded, within a sentence: the total is no name of its own, so it has no capital there.
pub(super) fn recorder(area: &Area) -> String {
    match called(&area.names) {
        (name, true) if area.kind == AreaKind::Total => uncapitalised(&name),
        (name, _) => name,
    }
}

/// "yng Ngwent", "yn ardal West Midlands".
pub(super) fn place(area: &Area) -> String {
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
    fn every_letter_of_welsh_has_the_case_that_unicode_gives_it() {
        for letter in "abcdefghijlmnoprstuwyâêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅ".chars() {
            let upper: String = letter.to_uppercase().chain("x".chars()).collect();
            assert_eq!(capital(&format!("{letter}x")), upper);
            assert_eq!(uncapitalised(&upper), format!("{letter}x"));
        }
        for text in ["", "8L", "Ÿ", "×", "÷", "—"] {
            assert_eq!(capital(text), text);
            assert_eq!(uncapitalised(&capital(text)), text);
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
    fn with_has_a_g_before_vowels_and_mutates_what_follows() {
        assert_eq!(with("cynnydd o 4%"), "â chynnydd o 4%");
        assert_eq!(with("gostyngiad o 4%"), "â gostyngiad o 4%");
        assert_eq!(with("8.6%"), "ag 8.6%");
        assert_eq!(with("1.5"), "ag 1.5");
        assert_eq!(with("1,234"), "â 1,234");
        assert_eq!(with("6.7%"), "â 6.7%");
        assert_eq!(with("y flwyddyn flaenorol"), "â'r flwyddyn flaenorol");
    }
}
