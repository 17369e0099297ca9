//! Every figure of a query in a list, for a person at a terminal. Not in the wasm.

use super::Words;
use super::number::{MINUS, at_most_one_decimal, fixed, integer};
use crate::figures::{Figures, Record};
use crate::model::Figure;

/// Every figure with its name, for a terminal.
#[must_use]
pub fn figure_list(figures: &Figures<'_>, words: &dyn Words) -> Vec<(String, String)> {
    let say = |figure: Figure<String>| figure.unwrap_or_else(|absence| format!("- ({})", words.absence(absence)));
    let years = |record: Figure<Record>| {
        say(record.map(|record| match (record.years, record.whole_series) {
            (1, false) => "1 year".to_owned(),
            (1, true) => "1 year, the whole series".to_owned(),
            (years, false) => format!("{years} years"),
            (years, true) => format!("{years} years, the whole series"),
        }))
    };
    let signed = |text: String| match text.strip_prefix(MINUS) {
        None if text != "0" => format!("+{text}"),
        _ => text,
    };
    let item = |name: &str, value: String| (name.to_owned(), value);
    vec![
        item("Total", say(figures.total.map(integer))),
        item("Year before", say(figures.previous_total.map(integer))),
        item("Change", say(figures.change().offences.map(integer).map(signed))),
        item(
            "Change in per cent",
            say(figures
                .change()
                .percent
                .map(|percent| format!("{}%", signed(at_most_one_decimal(percent))))),
        ),
        item("Per day", say(figures.per_day.map(|value| fixed(value, 1)))),
        item(
            "Times nine years earlier",
            say(figures.times_nine_years_earlier().map(|value| fixed(value, 2))),
        ),
        item("Highest in", years(figures.highest())),
        item("Lowest in", years(figures.lowest())),
        item(
            "Population",
            say(figures
                .population
                .map(|used| format!("{} (mid-{})", integer(i64::from(used.residents)), used.year))),
        ),
        item("Per 1,000 people", say(figures.rate_per_1000.map(|value| fixed(value, 2)))),
        item("Index, first year = 100", say(figures.index().map(|value| fixed(value, 1)))),
    ]
}
