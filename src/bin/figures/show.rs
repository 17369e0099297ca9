//! `figures show`: every figure of one query, as JSON for programs or as text for people.

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::figures::{Claim, Figures, Notice};
use force_figures::model::{Absence, ChartKind, ClaimKind};
use force_figures::words::story::{Style, stories};
use force_figures::words::{self, View, Words};
use serde_json::{Map, Value, json};

use crate::Failure;
use crate::as_at;
use crate::published::{self, QueryArgs};

/// Options of `figures show`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    query: QueryArgs,
    /// Language of names and sentences.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Output format.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Text,
}

pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let words = words::of(published::language(&args.lang)?);
    let dataset = args.query.counts()?;
    let figures = args.query.figures(&dataset)?;
    match args.format {
        Format::Json => Ok(serde_json::to_string_pretty(&as_json(&figures, words))? + "\n"),
        Format::Text => Ok(as_text(&figures, words)),
    }
}

/// Sets `key` to the claim's value, or to null with the reason under `<key>_absent`.
fn set(object: &mut Map<String, Value>, words: &dyn Words, key: &str, claim: &Claim) {
    let value = claim.value.map_or(Value::Null, crate::claims::json_number);
    object.insert(key.to_owned(), value);
    if let Err(absence) = claim.value {
        object.insert(format!("{key}_absent"), reason(absence, words));
    }
}

fn reason(absence: Absence, words: &dyn Words) -> Value {
    json!({ "reason": absence.slug(), "text": words.absence(absence) })
}

/// The figures at the top of the object, and the claims that they are.
const FIGURES: [(&str, ClaimKind); 11] = [
    ("total", ClaimKind::Latest),
    ("previous_total", ClaimKind::Previous),
    ("change", ClaimKind::Change),
    ("change_percent", ClaimKind::ChangePercent),
    ("per_day", ClaimKind::PerDay),
    ("times_nine_years_earlier", ClaimKind::TimesNineYearsEarlier),
    ("highest_in_years", ClaimKind::HighestInYears),
    ("lowest_in_years", ClaimKind::LowestInYears),
    ("population", ClaimKind::Residents),
    ("rate_per_1000", ClaimKind::Rate),
    ("index", ClaimKind::Index),
];

/// The whole number that a multiple is more than.
fn set_whole_times(object: &mut Map<String, Value>, words: &dyn Words, times: &Claim) {
    let key = "more_than_times";
    let absence = match (times.whole_times(), times.value) {
        (Some(whole), _) => {
            object.insert(key.to_owned(), whole.into());
            return;
        }
        (None, Err(absence)) => absence,
        (None, Ok(_)) => Absence::NotARecord,
    };
    object.insert(key.to_owned(), Value::Null);
    object.insert(format!("{key}_absent"), reason(absence, words));
}

/// Every figure as one object.
pub(crate) fn as_json(figures: &Figures<'_>, words: &dyn Words) -> Value {
    let area = figures.area();
    let offence = figures.offence();
    let release = figures.dataset().release();
    let language = words.language();
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        object.insert(key.to_owned(), value);
    };
    put("query", json!(figures.asked_query().spelled(figures.dataset())));
    put("topic", json!(figures.dataset().topic().slug));
    put("release", json!(release.date.to_string()));
    put(
        "source",
        json!({ "files": release.files, "attribution": release.attribution.get(language) }),
    );
    if let Some(date) = as_at::of_figures(figures) {
        put("outcomes_as_at", json!(date.to_string()));
    }
    put(
        "force",
        json!({ "slug": area.slug, "name": area.names.get(language).name, "code": area.code }),
    );
    put(
        "offence",
        json!({
            "slug": offence.slug,
            "label": offence.names.get(language).label,
            "codes": figures.codes(),
        }),
    );
    put("measure", json!(figures.asked_measure.to_string()));
    put("year_ending", json!(figures.query().year_ending.to_string()));
    put(
        "quarters",
        json!(figures.query().year_ending.quarters().map(|quarter| quarter.to_string())),
    );
    put("days", json!(figures.query().year_ending.days()));
    for (key, kind) in FIGURES {
        set(&mut object, words, key, &figures.claim(kind));
        match kind {
            ClaimKind::TimesNineYearsEarlier => set_whole_times(&mut object, words, &figures.claim(kind)),
            ClaimKind::Residents => {
                let year = figures.population().map_or(Value::Null, |used| used.year.into());
                object.insert("population_mid_year".to_owned(), year);
            }
            _ => {}
        }
    }
    let points = figures.series.points.iter().map(|point| {
        let mut row = Map::new();
        row.insert("year_ending".to_owned(), json!(point.key.year_ending.to_string()));
        set(&mut row, words, "total", &figures.claims.beside(point, ClaimKind::Latest));
        set(&mut row, words, "value", point);
        set(
            &mut row,
            words,
            "change_percent",
            &figures.claims.beside(point, ClaimKind::ChangePercent),
        );
        Value::Object(row)
    });
    object.insert("series".to_owned(), points.collect());
    if !figures.comparisons.is_empty() {
        let compared = figures.comparisons.iter().map(|series| {
            let area = &figures.dataset().areas()[series.area];
            let points = series.points.iter().map(|point| {
                let mut row = Map::new();
                row.insert("year_ending".to_owned(), json!(point.key.year_ending.to_string()));
                set(&mut row, words, "value", point);
                Value::Object(row)
            });
            json!({ "slug": area.slug, "name": area.names.get(language).name, "series": points.collect::<Value>() })
        });
        let compared = compared.collect();
        object.insert("compared_with".to_owned(), compared);
    }
    let notices = figures.notices.iter().map(|notice| {
        let topic = figures.dataset().topic();
        let (slug, number) = match *notice {
            Notice::RecordingChange { change, number } => (topic.changes[change].slug.as_str(), Some(number)),
            Notice::CodesAdded => ("codes-added", None),
            Notice::NewerRelease(_) => ("revised-since", None),
            Notice::Standing(note) => (topic.notes[note].slug.as_str(), None),
            Notice::NoRate(absence) => (absence.slug(), None),
            Notice::OlderPopulationEstimate { .. } => ("older-population-estimate", None),
            Notice::TotalIncludesForcesWithoutResidents => ("total-includes-forces-without-residents", None),
            Notice::Gaps { .. } => ("gaps", None),
            Notice::Provisional(_) => ("provisional", None),
            Notice::NotCompared { .. } => ("not-compared", None),
            _ => ("notice", None),
        };
        json!({ "slug": slug, "number": number, "text": words.notice(figures, notice) })
    });
    object.insert("notices".to_owned(), notices.collect());
    let claims = &figures.claims;
    let words = stories(language);
    let every = claims.all();
    let every = every
        .iter()
        .map(|claim| crate::claims::claim(claims, claim, words, Style::default()));
    object.insert("claims".to_owned(), every.collect());
    Value::Object(object)
}

fn as_text(figures: &Figures<'_>, words: &dyn Words) -> String {
    let view = View::new(figures, ChartKind::Years, words);
    let mut text = format!("{}\n\n{}\n", view.head.kicker, view.head.headline.plain());
    text.push('\n');
    let list = words::figure_list(figures, words);
    let width = list.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    for (label, value) in list {
        text.push_str(&format!("  {label:<width$}  {value}\n"));
    }
    let widths: Vec<usize> = (0..view.table.head.len())
        .map(|column| {
            let cells = view.table.rows.iter().chain([&view.table.head]);
            cells.map(|row| row[column].chars().count()).max().unwrap_or(0)
        })
        .collect();
    text.push_str(&format!("\n{}\n", view.table.caption));
    for row in [&view.table.head].into_iter().chain(&view.table.rows) {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, &width))| {
                if column == 0 {
                    format!("{cell:<width$}")
                } else {
                    format!("{cell:>width$}")
                }
            })
            .collect();
        text.push_str(&format!("  {}\n", cells.join("  ").trim_end()));
    }
    text.push('\n');
    for notice in view.notes.beside.iter().chain(&view.notes.further) {
        let number = notice.number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        text.push_str(&format!("{number:>3} {}\n", notice.text));
    }
    text.push_str(&format!("\n{} {}\n", view.method.source, view.method.released));
    text
}
