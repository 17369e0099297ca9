//! The figures of a chart as CSV: numbers as spreadsheets read them, and a reason where there is none.
//!
//! Headings and reasons are the same in every language: they are for programs.

use super::number::unseparated;
use crate::figures::{Breakdown, Claims, Figures};
use crate::model::{ChartKind, Figure, Measure, YearEnding};
use crate::query::ResolvedQuery;

/// Decimals of a rate and of a share: more than any place prints, so that whoever rounds them rounds them once.
const DECIMALS: u32 = 6;

/// What a row says of its place and its source.
const PLACE: [&str; 6] = ["release", "force", "force_code", "offence", "offence_codes", "year_ending"];
/// What it says of a year.
const YEAR: [&str; 4] = ["offences", "offences_absent", "rate_per_1000", "rate_absent"];
/// What it says of a part of one.
const OUTCOME: [&str; 5] = ["outcome", "offences", "offences_absent", "share_percent", "share_absent"];

/// A file for spreadsheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spreadsheet {
    /// Name of the file: `kent-robbery-2026-04-23.csv`.
    pub name: String,
    /// Lines of comma-separated values, the first with the headings.
    pub text: String,
}

impl Spreadsheet {
    /// The figures behind the chart `kind`: every year ending of the release, oldest first, or the outcomes of one year.
    #[must_use]
    pub fn new(figures: &Figures<'_>, kind: ChartKind) -> Self {
        let (area, offence, release) = (figures.area(), figures.offence(), figures.query.release);
        let outcomes = kind == ChartKind::Outcomes;
        let about = if outcomes { "-outcomes" } else { "" };
        Self {
            name: format!("{}-{}{about}-{release}.csv", area.slug, offence.slug),
            text: if outcomes { parts(figures) } else { years(figures) },
        }
    }
}

/// A row a year ending.
fn years(figures: &Figures<'_>) -> String {
    let rates = Figures::new(
        figures.dataset,
        ResolvedQuery {
            measure: Measure::Rate,
            ..figures.query
        },
    );
    let mut text = line(&[&PLACE[..], &YEAR].concat());
    for (point, rate) in figures.series.points.iter().zip(&rates.series.points) {
        let [offences, offences_absent] = cells(point.total, |total| total.to_string());
        // Where the area has no rate, the series holds counts.
        let [rate, rate_absent] = cells(figures.rate_allowed().and(rate.value), decimal);
        let place = place(figures, point.year_ending);
        text += &line(&[&place[..], &[offences, offences_absent, rate, rate_absent]].concat());
    }
    text
}

/// A row an outcome, and one of all of them; where a year has none, that one alone with the reason.
fn parts(figures: &Figures<'_>) -> String {
    let breakdown = Breakdown::new(&Claims::new(figures.dataset, figures.query));
    let place = place(figures, breakdown.period);
    let mut text = line(&[&PLACE[..], &OUTCOME].concat());
    for part in &breakdown.parts {
        let [offences, offences_absent] = cells(part.count.value, |count| unseparated(count, 0));
        let [share, share_absent] = cells(part.share.value, decimal);
        let group = part.group.slug().to_owned();
        text += &line(&[&place[..], &[group, offences, offences_absent, share, share_absent]].concat());
    }
    let [offences, offences_absent] = cells(breakdown.cases.value, |cases| unseparated(cases, 0));
    let [share, share_absent] = cells(breakdown.cases.value.map(|_| 100.0), decimal);
    let all = ["all".to_owned(), offences, offences_absent, share, share_absent];
    text + &line(&[&place[..], &all].concat())
}

fn place(figures: &Figures<'_>, year_ending: YearEnding) -> [String; 6] {
    let (area, offence) = (figures.area(), figures.offence());
    [
        figures.query.release.to_string(),
        area.slug.clone(),
        area.code.clone().unwrap_or_default(),
        offence.slug.clone(),
        figures.codes().join("+"),
        year_ending.to_string(),
    ]
}

fn decimal(value: f64) -> String {
    unseparated(value, DECIMALS)
}

/// The figure, or nothing and why.
fn cells<T>(figure: Figure<T>, text: impl Fn(T) -> String) -> [String; 2] {
    match figure {
        Ok(value) => [text(value), String::new()],
        Err(absence) => [String::new(), absence.slug().to_owned()],
    }
}

/// Values that are slugs, codes, dates and numbers: none of them holds a comma, a quote or a line break.
fn line(values: &[impl AsRef<str>]) -> String {
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    values.join(",") + "\n"
}
