//! Every figure of a query in a list, for a person at a terminal. Not in the wasm.

use super::number::{MINUS, fixed};
use super::{Movement, Words, printed};
use crate::figures::{Claim, Figures};
use crate::model::{ClaimKind, Language, Unit};

/// What is listed, with its names in English and Welsh.
const LISTED: [(ClaimKind, &str, &str); 11] = [
    (ClaimKind::Latest, "Total", "Cyfanswm"),
    (ClaimKind::Previous, "Year before", "Y flwyddyn flaenorol"),
    (ClaimKind::Change, "Change", "Newid"),
    (ClaimKind::ChangePercent, "Change in per cent", "Newid y cant"),
    (ClaimKind::PerDay, "Per day", "Y dydd"),
    (
        ClaimKind::TimesNineYearsEarlier,
        "Times nine years earlier",
        "Sawl gwaith y nifer naw mlynedd ynghynt",
    ),
    (ClaimKind::HighestInYears, "Highest in years", "Uchaf mewn blynyddoedd"),
    (ClaimKind::LowestInYears, "Lowest in years", "Isaf mewn blynyddoedd"),
    (ClaimKind::Residents, "Population", "Poblogaeth"),
    (ClaimKind::Rate, "Per 1,000 people", "Fesul 1,000 o bobl"),
    (
        ClaimKind::Index,
        "Index, first comparable year = 100",
        "Mynegai, y flwyddyn gymharol gyntaf = 100",
    ),
];

/// Every figure with its name, for a terminal.
#[must_use]
pub fn figure_list(figures: &Figures<'_>, words: &dyn Words) -> Vec<(String, String)> {
    let mut list = Vec::new();
    for (kind, english, welsh) in LISTED {
        let name = if words.language() == Language::Cy { welsh } else { english };
        let claim = figures.claim(kind);
        let value = match claim.value {
            Ok(_) => value(&claim) + &words.though(&figures.claims, &claim),
            Err(absence) => format!("- ({})", words.absence(absence)),
        };
        list.push((name.to_owned(), value));
    }
    list
}

/// The digits with sign and unit: more exact than a sentence prints them.
fn value(claim: &Claim) -> String {
    let number = claim.value.unwrap_or_default();
    let digits = match claim.unit() {
        Unit::Times | Unit::OffencesPer1000 => fixed(number, 2),
        Unit::Index | Unit::OffencesPerDay => fixed(number, 1),
        _ => printed::digits(claim).unwrap_or_default(),
    };
    let sign = match (claim.key.kind, Movement::of_change(claim)) {
        (ClaimKind::Change | ClaimKind::ChangePercent, Some(movement)) if movement.is_up() => "+",
        (ClaimKind::Change | ClaimKind::ChangePercent, Some(movement)) if movement.is_down() => &String::from(MINUS),
        _ => "",
    };
    let unit = if claim.unit() == Unit::Percent { "%" } else { "" };
    format!("{sign}{digits}{unit}")
}
