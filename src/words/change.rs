//! Changes between printed figures: their direction, their size, and when the size is a number of offences.

use super::number::{at_most_one_decimal, fixed, integer, same_when_printed};
use super::{RATE_DECIMALS, SMALL_BASE, SMALL_RATE_DECIMALS};
use crate::figures::{Claims, Figures, Series};
use crate::model::{Absence, Figure, Measure, YearEnding};

/// Which way a figure went, as printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
    Same,
}

impl Direction {
    pub(super) fn of(before: f64, after: f64, decimals: u32) -> Self {
        if same_when_printed(before, after, decimals) {
            Self::Same
        } else if after > before {
            Self::Up
        } else {
            Self::Down
        }
    }

    pub(super) fn arrow(self) -> &'static str {
        match self {
            Self::Up => "↑ ",
            Self::Down => "↓ ",
            Self::Same => "",
        }
    }
}

/// Spelling of the claim `kind` of the figures' offence and twelve months.
pub(super) fn spelled(figures: &Figures<'_>, kind: &str) -> String {
    format!("{}.{kind}", figures.offence().slug)
}

/// The same of another area.
pub(super) fn spelled_of(figures: &Figures<'_>, area: usize, kind: &str) -> String {
    format!("{}:{}", figures.dataset.areas()[area].slug, spelled(figures, kind))
}

/// The same of the twelve months before.
pub(super) fn spelled_year_before(figures: &Figures<'_>, kind: &str) -> String {
    let claim = spelled(figures, kind);
    match figures.query.year_ending.years_earlier(1) {
        Some(period) => format!("{claim}@{period}"),
        None => claim,
    }
}

/// The value of a series one year before the year ending that was asked for.
pub(super) fn year_before(figures: &Figures<'_>, series: &Series) -> Figure<f64> {
    value_at(series, figures.query.year_ending.years_earlier(1))
}

pub(super) fn value_at(series: &Series, period: Option<YearEnding>) -> Figure<f64> {
    series
        .points
        .iter()
        .find(|point| Some(point.year_ending) == period)
        .map_or(Err(Absence::OutsideRelease), |point| point.value)
}

/// Decimals of every printed value of the figures' measure: the same in sentence, table and chart.
pub(super) fn decimals(figures: &Figures<'_>) -> u32 {
    if figures.query.measure != Measure::Rate {
        return 0;
    }
    decimals_of_rates(&figures.series)
}

/// The same of rates of the query's area, as its view prints them and those that it is compared with.
pub(super) fn rate_decimals(claims: &Claims<'_>, offence: usize) -> u32 {
    decimals_of_rates(&Series::new(claims.dataset, claims.query.area, offence, Measure::Rate))
}

fn decimals_of_rates(series: &Series) -> u32 {
    let mut values = series.points.iter().filter_map(|point| point.value.ok());
    if values.any(|value| value >= 1.0) {
        RATE_DECIMALS
    } else {
        SMALL_RATE_DECIMALS
    }
}

/// The change between two counts: in per cent, or in offences where the base is small. "4.1%", "17".
pub(super) fn change(before: i64, after: i64) -> (Direction, String) {
    sized(Measure::Count, before as f64, after as f64, at_most_one_decimal)
}

/// The change between two values of a measure as a column of a table prints it: always with one decimal.
pub(super) fn change_in_column(measure: Measure, before: f64, after: f64) -> (Direction, String) {
    sized(measure, before, after, |percent| fixed(percent, 1))
}

fn sized(measure: Measure, before: f64, after: f64, print: fn(f64) -> String) -> (Direction, String) {
    let percent = (after - before) / before * 100.0;
    match measure {
        Measure::Count if before < SMALL_BASE as f64 => {
            (Direction::of(before, after, 0), integer((after - before).abs() as i64))
        }
        Measure::Count => (Direction::of(before, after, 0), format!("{}%", print(percent.abs()))),
        Measure::Rate | Measure::Index => (Direction::of(0.0, percent, 1), format!("{}%", print(percent.abs()))),
    }
}
