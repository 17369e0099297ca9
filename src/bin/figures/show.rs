//! `figures show`: every figure of one query, as JSON for programs or as text for people.

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::figures::{Claims, Figures, Notice, Record};
use force_figures::model::{Absence, ChartKind, Figure};
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

/// Sets `key` to the figure, or to null with the reason under `<key>_absent`.
fn set(object: &mut Map<String, Value>, words: &dyn Words, key: &str, figure: Figure<impl Into<Value>>) {
    match figure {
        Ok(value) => {
            object.insert(key.to_owned(), value.into());
        }
        Err(absence) => {
            object.insert(key.to_owned(), Value::Null);
            object.insert(format!("{key}_absent"), reason(absence, words));
        }
    }
}

fn reason(absence: Absence, words: &dyn Words) -> Value {
    json!({ "reason": absence.slug(), "text": words.absence(absence) })
}

/// Every figure as one object.
pub(crate) fn as_json(figures: &Figures<'_>, words: &dyn Words) -> Value {
    let area = figures.area();
    let offence = figures.offence();
    let release = figures.dataset.release();
    let language = words.language();
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        object.insert(key.to_owned(), value);
    };
    put("query", json!(figures.asked_query().spelled(figures.dataset)));
    put("topic", json!(figures.dataset.topic().slug));
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
    put("year_ending", json!(figures.query.year_ending.to_string()));
    put(
        "quarters",
        json!(figures.query.year_ending.quarters().map(|quarter| quarter.to_string())),
    );
    put("days", json!(figures.query.year_ending.days()));
    let years = |record: Record| record.years;
    set(&mut object, words, "total", figures.total);
    set(&mut object, words, "previous_total", figures.previous_total);
    set(&mut object, words, "change", figures.change().offences);
    set(&mut object, words, "change_percent", figures.change().percent);
    set(&mut object, words, "per_day", figures.per_day);
    set(
        &mut object,
        words,
        "times_nine_years_earlier",
        figures.times_nine_years_earlier(),
    );
    set(&mut object, words, "more_than_times", figures.more_than_times());
    set(&mut object, words, "highest_in_years", figures.highest().map(years));
    set(&mut object, words, "lowest_in_years", figures.lowest().map(years));
    set(
        &mut object,
        words,
        "population",
        figures.population.map(|used| used.residents),
    );
    set(
        &mut object,
        words,
        "population_mid_year",
        figures.population.map(|used| used.year),
    );
    set(&mut object, words, "rate_per_1000", figures.rate_per_1000);
    set(&mut object, words, "index", figures.index());
    let points = figures.series.points.iter().map(|point| {
        let mut row = Map::new();
        row.insert("year_ending".to_owned(), json!(point.year_ending.to_string()));
        set(&mut row, words, "total", point.total);
        set(&mut row, words, "value", point.value);
        Value::Object(row)
    });
    object.insert("series".to_owned(), points.collect());
    let notices = figures.notices.iter().map(|notice| {
        let topic = figures.dataset.topic();
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
            _ => ("notice", None),
        };
        json!({ "slug": slug, "number": number, "text": words.notice(figures, notice) })
    });
    object.insert("notices".to_owned(), notices.collect());
    let claims = Claims::new(figures.dataset, figures.query);
    let words = stories(language);
    let every = claims.all();
    let every = every
        .iter()
        .map(|claim| crate::claims::claim(&claims, claim, words, Style::default()));
    object.insert("claims".to_owned(), every.collect());
    Value::Object(object)
}

fn as_text(figures: &Figures<'_>, words: &dyn Words) -> String {
    let view = View::new(figures, ChartKind::Years, words);
    let mut text = format!("{}\n\n{}\n", view.kicker, view.headline.plain());
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
    for notice in &view.notices {
        let number = notice.number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        text.push_str(&format!("{number:>3} {}\n", notice.text));
    }
    text.push_str(&format!("\n{} {}\n", view.source, view.released));
    text
}
