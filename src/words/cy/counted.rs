//! Numbers with what they count, in Welsh: offences, years, times. Up to ten a noun follows in the singular; each number has its own
//! mutation.

use super::grammar::{begins_with_vowel, named, soft, spirant, the};
use crate::model::{Digits, Language, NounPair, OffenceNames, PluralCategory, Translated};
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
    match whole(number) {
        Some(1) => format!("{number} {}", noun.one),
        Some(whole) if is_steady(&noun.one) && whole <= MOST_WITH_SINGULAR => format!("{number} {}", noun.one),
        _ => several(number, &noun.other),
    }
}

/// Whether no number changes the word.
fn is_steady(word: &str) -> bool {
    soft(word) == word && spirant(word) == word
}

/// The gender of a noun, which some numbers take on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// "Dau achos".
    Masculine,
    /// "Dwy drosedd".
    Feminine,
}

impl Gender {
    /// A feminine noun mutates after one and not after nought; one that cannot mutate counts as masculine, like "achos". `None`
    /// where the topic does not say what stands after small numbers.
    fn of(names: &OffenceNames) -> Option<Self> {
        let (_, radical) = names.counted.iter().find(|entry| entry.0 == PluralCategory::Zero)?;
        Some(if *radical == names.one {
            Self::Masculine
        } else {
            Self::Feminine
        })
    }
}

/// A number below ten in words, as it stands before a noun; `None` for any other.
fn numeral(number: i64, gender: Gender) -> Option<&'static str> {
    Some(match (number, gender) {
        (1, _) => "un",
        (2, Gender::Masculine) => "dau",
        (2, Gender::Feminine) => "dwy",
        (3, Gender::Masculine) => "tri",
        (3, Gender::Feminine) => "tair",
        (4, Gender::Masculine) => "pedwar",
        (4, Gender::Feminine) => "pedair",
        (5, _) => "pum",
        (6, _) => "chwe",
        (7, _) => "saith",
        (8, _) => "wyth",
        (9, _) => "naw",
        _ => return None,
    })
}

/// "dau achos o aflonyddu": [`cases`] with a number below ten in words; `None` where there are none for it.
pub(super) fn cases_in_words(names: &Translated<OffenceNames>, number: &str) -> Option<String> {
    let own = names.exact(Language::Cy)?;
    let numeral = numeral(whole(number)?, Gender::of(own)?)?;
    // The number comes first.
    let counted = cases(names, number);
    Some(format!("{numeral}{}", counted.get(number.len()..).unwrap_or_default()))
}

/// "dwy drosedd aflonyddu", "chwe throsedd aflonyddu": a feminine noun of which only the singular and the plural are known.
pub(super) fn feminine_in_words(noun: &str, number: &str) -> Option<String> {
    let number = whole(number)?;
    let noun = match number {
        1 | 2 => soft(noun),
        6 => spirant(noun),
        _ => noun.to_owned(),
    };
    Some(format!("{} {noun}", numeral(number, Gender::Feminine)?))
}

/// "wyth achos": [`pair`] with a number below ten in words, of the gender of `names`.
pub(super) fn pair_in_words(noun: &NounPair, names: &OffenceNames, number: &str) -> Option<String> {
    let numeral = numeral(whole(number)?, Gender::of(names)?)?;
    is_steady(&noun.one).then(|| format!("{numeral} {}", noun.one))
}

/// "pump", "dwy": a number below ten in words without its noun.
pub(super) fn alone(number: &str, gender: Gender) -> Option<&'static str> {
    Some(match whole(number)? {
        5 => "pump",
        6 => "chwech",
        other => numeral(other, gender)?,
    })
}

/// The gender of what an offence is called: see [`Gender`].
pub(super) fn gender(names: &Translated<OffenceNames>) -> Option<Gender> {
    Gender::of(names.exact(Language::Cy)?)
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
    let word = numeral(number, Gender::Feminine).map_or_else(|| integer(number), str::to_owned);
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
        more => return format!("{} gwaith", Digits::of(more as u64)),
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

    #[test]
    fn numbers_below_ten_in_words_take_the_gender_and_the_form_of_their_noun() {
        let text = |text: &str| text.to_owned();
        let counted = |one: &str, many: &str, other: &str, radical: &str| {
            Translated::new(OffenceNames::default()).with(
                Language::Cy,
                OffenceNames {
                    one: text(one),
                    other: text(other),
                    counted: vec![
                        (PluralCategory::Zero, text(radical)),
                        (PluralCategory::Two, soft(radical)),
                        (PluralCategory::Few, text(radical)),
                        (PluralCategory::Many, text(many)),
                    ],
                    ..OffenceNames::default()
                },
            )
        };
        let said = |names: &Translated<OffenceNames>| -> Vec<String> {
            (1..=10)
                .filter_map(|number| cases_in_words(names, &integer(number)))
                .collect()
        };
        let cases = counted("achos", "achos", "achosion", "achos");
        let crimes = counted("drosedd", "throsedd", "troseddau", "trosedd");
        let nine = [
            "un achos",
            "dau achos",
            "tri achos",
            "pedwar achos",
            "pum achos",
            "chwe achos",
            "saith achos",
            "wyth achos",
            "naw achos",
        ];
        assert_eq!(said(&cases), nine);
        let nine = [
            "un drosedd",
            "dwy drosedd",
            "tair trosedd",
            "pedair trosedd",
            "pum trosedd",
            "chwe throsedd",
            "saith trosedd",
            "wyth trosedd",
            "naw trosedd",
        ];
        assert_eq!(said(&crimes), nine);
        let formal: Vec<String> = (1..=10)
            .filter_map(|number| feminine_in_words("trosedd", &integer(number)))
            .collect();
        assert_eq!(formal, nine);
        assert_eq!(alone("6", Gender::Masculine), Some("chwech"));
        assert_eq!(alone("4", Gender::Feminine), Some("pedair"));
        assert_eq!(alone("4.5", Gender::Feminine), None);
    }
}
