//! The figures of a chart as CSV: numbers as spreadsheets read them, and a reason where there is none.
//!
//! Headings and reasons are the same in every language: they are for programs.

use super::number::unseparated;
use crate::figures::{Breakdown, Claim, Figures};
use crate::model::{AreaKind, ChartKind, ClaimKind, Language, YearEnding};
use crate::query::ClaimKey;

/// Decimals of a rate and of a share: more than any place prints, so that whoever rounds them rounds them once.
const DECIMALS: u32 = 6;

/// What a row says of its place and its source.
const PLACE: [&str; 6] = ["release", "force", "force_code", "offence", "offence_codes", "year_ending"];
/// What it says of a year.
const YEAR: [&str; 8] = [
    "offences",
    "offences_absent",
    "rate_per_1000",
    "rate_absent",
    "change_percent",
    "change_absent",
    "provisional",
    "recording_changes",
];
/// What it says of a force.
const FORCE: [&str; 5] = ["offences", "offences_absent", "rate_per_1000", "rate_absent", "provisional"];
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
    /// The figures behind the chart `kind`: every year ending of the release, oldest first, and after them those of what another
    /// force is shown beside; or the outcomes of one year; or the rates of all forces.
    #[must_use]
    pub fn new(figures: &Figures<'_>, kind: ChartKind) -> Self {
        let (area, offence, release) = (figures.area(), figures.offence(), figures.query().release);
        let (about, text) = match kind {
            ChartKind::Outcomes => ("-outcomes", parts(figures)),
            ChartKind::Forces => ("-forces", forces(figures)),
            ChartKind::Trend | ChartKind::Years => ("", years(figures)),
        };
        let mut name = area.slug.clone();
        if let (Some(other), true) = (other(figures), about.is_empty()) {
            name += "-and-";
            name += &figures.dataset().areas()[other].slug;
        }
        Self {
            name: format!("{name}-{}{about}-{release}.csv", offence.slug),
            text,
        }
    }
}

/// The force that the chart shows besides.
fn other(figures: &Figures<'_>) -> Option<usize> {
    let areas = figures.dataset().areas();
    let mut shown = figures.comparisons.iter().map(|series| series.area);
    shown.find(|&area| areas[area].kind != AreaKind::Total)
}

/// A row a force, in the order of the alphabet, and one of all of them.
fn forces(figures: &Figures<'_>) -> String {
    let claims = &figures.claims;
    let mut text = line(&[&PLACE[..], &FORCE].concat());
    for area in super::forces::alphabetical(figures, super::of(Language::En)) {
        let of = |kind| {
            claims.get(ClaimKey {
                area,
                ..claims.key(kind)
            })
        };
        let latest = of(ClaimKind::Latest);
        let [offences, offences_absent] = cells(&latest, 0);
        let [rate, rate_absent] = cells(&of(ClaimKind::Rate), DECIMALS);
        let provisional = if latest.is_provisional() { "yes" } else { "no" }.to_owned();
        let place = place(figures, area, figures.query().year_ending);
        text += &line(&[&place[..], &[offences, offences_absent, rate, rate_absent, provisional]].concat());
    }
    text
}

/// A row a year ending.
fn years(figures: &Figures<'_>) -> String {
    let claims = &figures.claims;
    let mut text = line(&[&PLACE[..], &YEAR].concat());
    let mut series = vec![&figures.series];
    if other(figures).is_some() {
        series.extend(&figures.comparisons);
    }
    for point in series.into_iter().flat_map(|series| &series.points) {
        let of = |kind| claims.beside(point, kind);
        let (latest, percent) = (of(ClaimKind::Latest), of(ClaimKind::ChangePercent));
        let [offences, offences_absent] = cells(&latest, 0);
        let [rate, rate_absent] = cells(&of(ClaimKind::Rate), DECIMALS);
        let [change, change_absent] = cells(&percent, DECIMALS);
        let provisional = if latest.is_provisional() { "yes" } else { "no" };
        let mut changes = String::new();
        for index in percent.changes() {
            if !changes.is_empty() {
                changes.push('+');
            }
            changes += &figures.dataset().topic().changes[index].slug;
        }
        let place = place(figures, point.key.area, point.key.year_ending);
        let year = [
            offences,
            offences_absent,
            rate,
            rate_absent,
            change,
            change_absent,
            provisional.to_owned(),
            changes,
        ];
        text += &line(&[&place[..], &year].concat());
    }
    text
}

/// A row an outcome, and one of all of them; where a year has none, that one alone with the reason.
fn parts(figures: &Figures<'_>) -> String {
    let breakdown = Breakdown::new(&figures.claims);
    let place = place(figures, figures.query().area, breakdown.period);
    let mut text = line(&[&PLACE[..], &OUTCOME].concat());
    for part in &breakdown.parts {
        let [offences, offences_absent] = cells(&part.count, 0);
        let [share, share_absent] = cells(&part.share, DECIMALS);
        let group = part.group.slug().to_owned();
        text += &line(&[&place[..], &[group, offences, offences_absent, share, share_absent]].concat());
    }
    let [offences, offences_absent] = cells(&breakdown.cases, 0);
    let all_of_all = breakdown
        .cases
        .value
        .map_or_else(|_| String::new(), |_| unseparated(100.0, DECIMALS));
    let [share, share_absent] = [all_of_all, offences_absent.clone()];
    let all = ["all".to_owned(), offences, offences_absent, share, share_absent];
    text + &line(&[&place[..], &all].concat())
}

fn place(figures: &Figures<'_>, area: usize, year_ending: YearEnding) -> [String; 6] {
    let (area, offence) = (&figures.dataset().areas()[area], figures.offence());
    [
        figures.query().release.to_string(),
        area.slug.clone(),
        area.code.clone().unwrap_or_default(),
        offence.slug.clone(),
        figures.codes().join("+"),
        year_ending.to_string(),
    ]
}

/// The figure with so many decimals, or nothing and why.
fn cells(claim: &Claim, decimals: u32) -> [String; 2] {
    match claim.value {
        Ok(value) => [unseparated(value, decimals), String::new()],
        Err(absence) => [String::new(), absence.slug().to_owned()],
    }
}

/// Values that are slugs, codes, dates and numbers: none of them holds a comma, a quote or a line break.
fn line(values: &[impl AsRef<str>]) -> String {
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    values.join(",") + "\n"
}
