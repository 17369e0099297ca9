//! Every figure of a query in a list, for a person at a terminal. Not in the wasm.

use super::Words;
use super::cy::grammar::years_after;
use super::number::{MINUS, at_most_one_decimal, fixed, integer};
use crate::figures::{Figures, Record};
use crate::model::{Figure, Language};

/// Every figure with its name, for a terminal.
#[must_use]
pub fn figure_list(figures: &Figures<'_>, words: &dyn Words) -> Vec<(String, String)> {
    let say = |figure: Figure<String>| figure.unwrap_or_else(|absence| format!("- ({})", words.absence(absence)));
    let welsh = words.language() == Language::Cy;
    let years = |record: Figure<Record>| {
        say(record.map(|record| {
            let whole = match (record.whole_series, welsh) {
                (false, _) => "",
                (true, false) => ", the whole series",
                (true, true) => ", y gyfres gyfan",
            };
            match (record.years, welsh) {
                (1, false) => format!("1 year{whole}"),
                (years, false) => format!("{years} years{whole}"),
                (years, true) => format!("{years} {}{whole}", years_after(i64::from(years))),
            }
        }))
    };
    let signed = |text: String| match text.strip_prefix(MINUS) {
        None if text != "0" => format!("+{text}"),
        _ => text,
    };
    let item = |english: &str, own: &str, value: String| (if welsh { own } else { english }.to_owned(), value);
    vec![
        item("Total", "Cyfanswm", say(figures.total.map(integer))),
        item(
            "Year before",
            "Y flwyddyn flaenorol",
            say(figures.previous_total.map(integer)),
        ),
        item("Change", "Newid", say(figures.change().offences.map(integer).map(signed))),
        item(
            "Change in per cent",
            "Newid y cant",
            say(figures
                .change()
                .percent
                .map(|percent| format!("{}%", signed(at_most_one_decimal(percent))))),
        ),
        item("Per day", "Y dydd", say(figures.per_day.map(|value| fixed(value, 1)))),
        item(
            "Times nine years earlier",
            "Sawl gwaith y nifer naw mlynedd ynghynt",
            say(figures.times_nine_years_earlier().map(|value| fixed(value, 2))),
        ),
        item("Highest in", "Uchaf mewn", years(figures.highest())),
        item("Lowest in", "Isaf mewn", years(figures.lowest())),
        item(
            "Population",
            "Poblogaeth",
            say(figures.population.map(|used| {
                let middle = if welsh { "canol " } else { "mid-" };
                format!("{} ({middle}{})", integer(i64::from(used.residents)), used.year)
            })),
        ),
        item(
            "Per 1,000 people",
            "Fesul 1,000 o bobl",
            say(figures.rate_per_1000.map(|value| fixed(value, 2))),
        ),
        item(
            "Index, first year = 100",
            "Mynegai, y flwyddyn gyntaf = 100",
            say(figures.index().map(|value| fixed(value, 1))),
        ),
    ]
}
