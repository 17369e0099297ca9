//! Numbers with what they count, in Welsh: offences, years, times. Up to ten a noun follows in the singular; each number has its own
//! mutation.

use super::grammar::{begins_with_vowel, named, soft, spirant, the};
use crate::model::{Language, NounPair, OffenceNames, PluralCategory, Translated};
use crate::words::number::integer;

/// Up to this number a noun follows in the singular, "7 achos"; after it comes "o" with the plural, "11 o achosion".
const MOST_WITH_SINGULAR: i64 = 10;

/// "1 achos o aflonyddu", "3 achos o aflonyddu", "10,051 o achosion o aflonyddu", "7.5 o achosion o aflonyddu": the noun after a
/// number as it is printed.
pub(super) fn cases(names: &Translated<OffenceNames>, number: &str) -> String {
    let (names, welsh) = named(names);
    let whole = whole(number);
    if !welsh {
        let noun = if whole == Some(1) { &names.one } else { &names.other };
        return format!("{number} {noun}");
    }
    let mut category = whole.map_or(PluralCategory::Other, |whole| PluralCategory::of(Language::Cy, whole));
    if category == PluralCategory::Other && whole.is_some_and(|whole| whole <= MOST_WITH_SINGULAR) {
        // After 4, 5 and 7 to 10 stands the singular as it is, which is what stands after 0 too.
        category = PluralCategory::Zero;
    }
    let noun = names.after(category);
    if noun == names.other {
        several(number, noun)
    } else {
        format!("{number} {noun}")
    }
}

/// The same with a noun of which only the singular and the plural are known: "8 achos", but "8 o droseddau", as the singular of
/// a noun that mutates depends on its gender.
pub(super) fn pair(noun: &NounPair, number: &str) -> String {
    let steady = soft(&noun.one) == noun.one && spirant(&noun.one) == noun.one;
    match whole(number) {
        Some(1) => format!("{number} {}", noun.one),
        Some(whole) if steady && whole <= MOST_WITH_SINGULAR => format!("{number} {}", noun.one),
        _ => several(number, &noun.other),
    }
}

/// A printed number that is whole; `None` for one with decimals, or with a word before it.
fn whole(number: &str) -> Option<i64> {
    number.replace(',', "").parse().ok()
}

/// "10,051 o achosion": any number, written out, before a Welsh plural.
pub(super) fn several(number: &str, plural: &str) -> String {
    format!("{number} o {}", soft(plural))
}

/// What stands after a number of years: "flwyddyn" after 1, "mlynedd" after 10, "o flynyddoedd" after 11.
fn years_after(number: i64) -> &'static str {
    match number {
        1 => "flwyddyn",
        2 => "flynedd",
        3 | 4 | 6 => "blynedd",
        5 | 7..=10 | 12 | 15 | 18 | 20 | 100 => "mlynedd",
        _ => "o flynyddoedd",
    }
}

/// "tair blynedd", "11 o flynyddoedd": a number of years, in words below ten.
pub(super) fn years(number: i64) -> String {
    let word = match number {
        1 => "un",
        2 => "dwy",
        3 => "tair",
        4 => "pedair",
        5 => "pum",
        6 => "chwe",
        7 => "saith",
        8 => "wyth",
        9 => "naw",
        _ => &integer(number),
    };
    format!("{word} {}", years_after(number))
}

/// "yn y tair blynedd diwethaf", "yn yr 11 o flynyddoedd diwethaf".
pub(super) fn in_past_years(number: i64) -> String {
    match number {
        1 => "yn y flwyddyn ddiwethaf".to_owned(),
        2 => "yn y ddwy flynedd ddiwethaf".to_owned(),
        _ => format!("yn {} diwethaf", the(&years(number))),
    }
}

/// "na theirgwaith", "nag 11 gwaith": "than" and a multiple, in words below ten.
pub(super) fn than_times(number: i64) -> String {
    let words = match number {
        1 => "nag unwaith",
        2 => "na dwywaith",
        3 => "na theirgwaith",
        4 => "na phedair gwaith",
        5 => "na phum gwaith",
        6 => "na chwe gwaith",
        7 => "na saith gwaith",
        8 => "nag wyth gwaith",
        9 => "na naw gwaith",
        _ => {
            let number = integer(number);
            let than = if begins_with_vowel(&number) { "nag" } else { "na" };
            return format!("{than} {number} gwaith");
        }
    };
    words.to_owned()
}

/// "deirgwaith", "bum gwaith", "11 gwaith": how many times something happened, as it stands after a verb.
pub(super) fn times(number: usize) -> String {
    let word = match number {
        1 => "unwaith",
        2 => "ddwywaith",
        3 => "deirgwaith",
        4 => "bedair gwaith",
        5 => "bum gwaith",
        6 => "chwe gwaith",
        7 => "saith gwaith",
        8 => "wyth gwaith",
        9 => "naw gwaith",
        more => return format!("{more} gwaith"),
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            .map(|&count| cases(&names, &integer(count)))
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
        assert_eq!(cases(&names, "1"), "1 achos");
        assert_eq!(cases(&names, "3"), "3 o achosion");
        assert_eq!(cases(&names, "11"), "11 o achosion");
    }

    #[test]
    fn names_without_welsh_stand_as_they_are() {
        let names = Translated::new(OffenceNames {
            one: "case".to_owned(),
            other: "cases".to_owned(),
            ..OffenceNames::default()
        });
        assert_eq!(cases(&names, "1"), "1 case");
        assert_eq!(cases(&names, "12"), "12 cases");
        assert_eq!(cases(&names, "1.5"), "1.5 cases");
    }

    #[test]
    fn a_number_with_decimals_or_a_word_before_it_has_the_plural() {
        let names = Translated::new(OffenceNames::default()).with(
            Language::Cy,
            OffenceNames {
                one: "trosedd".to_owned(),
                other: "troseddau".to_owned(),
                counted: vec![(PluralCategory::Zero, "trosedd".to_owned())],
                ..OffenceNames::default()
            },
        );
        assert_eq!(cases(&names, "7"), "7 trosedd");
        assert_eq!(cases(&names, "7.5"), "7.5 o droseddau");
        assert_eq!(cases(&names, "tua 9,000"), "tua 9,000 o droseddau");
    }

    #[test]
    fn a_pair_has_its_singular_after_small_numbers_where_no_number_can_change_it() {
        let pair_of = |one: &str, other: &str| NounPair {
            one: one.to_owned(),
            other: other.to_owned(),
        };
        let (cases, crimes) = (pair_of("achos", "achosion"), pair_of("trosedd", "troseddau"));
        assert_eq!(pair(&cases, "1"), "1 achos");
        assert_eq!(pair(&cases, "8"), "8 achos");
        assert_eq!(pair(&cases, "8.5"), "8.5 o achosion");
        assert_eq!(pair(&cases, "11"), "11 o achosion");
        assert_eq!(pair(&crimes, "2"), "2 o droseddau");
    }
}
