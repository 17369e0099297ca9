//! `figures show`: every figure of one query, as JSON for programs or as text for people.

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::figures::{Claims, Figures, Notice, Record};
use force_figures::model::{Absence, ChartKind, Figure, Language};
use force_figures::words::story::{Style, stories};
use force_figures::words::{self, View};
use serde_json::{Map, Value, json};

use crate::Failure;
use crate::published::QueryArgs;

/// Options of `figures show`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    query: QueryArgs,
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
    let dataset = args.query.dataset()?;
    let figures = args.query.figures(&dataset)?;
    match args.format {
        Format::Json => Ok(serde_json::to_string_pretty(&as_json(&figures))? + "\n"),
        Format::Text => Ok(as_text(&figures)),
    }
}

/// Sets `key` to the figure, or to null with the reason under `<key>_absent`.
fn set(object: &mut Map<String, Value>, key: &str, figure: Figure<impl Into<Value>>) {
    match figure {
        Ok(value) => {
            object.insert(key.to_owned(), value.into());
        }
        Err(absence) => {
            object.insert(key.to_owned(), Value::Null);
            object.insert(format!("{key}_absent"), reason(absence));
        }
    }
}

fn reason(absence: Absence) -> Value {
    json!({ "reason": absence.slug(), "text": words::of(Language::En).absence(absence) })
}

/// Every figure as one object.
pub(crate) fn as_json(figures: &Figures<'_>) -> Value {
    let area = figures.area();
    let offence = figures.offence();
    let release = figures.dataset.release();
    let words = words::of(Language::En);
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        object.insert(key.to_owned(), value);
    };
    put("query", json!(figures.asked_query().spelled(figures.dataset)));
    put("topic", json!(figures.dataset.topic().slug));
    put("release", json!(release.date.to_string()));
    put(
        "source",
        json!({ "files": release.files, "attribution": release.attribution.get(Language::En) }),
    );
    put(
        "force",
        json!({ "slug": area.slug, "name": area.names.get(Language::En).name, "code": area.code }),
    );
    put(
        "offence",
        json!({
            "slug": offence.slug,
            "label": offence.names.get(Language::En).label,
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
    set(&mut object, "total", figures.total);
    set(&mut object, "previous_total", figures.previous_total);
    set(&mut object, "change", figures.change().offences);
    set(&mut object, "change_percent", figures.change().percent);
    set(&mut object, "per_day", figures.per_day);
    set(&mut object, "times_nine_years_earlier", figures.times_nine_years_earlier());
    set(&mut object, "more_than_times", figures.more_than_times());
    set(&mut object, "highest_in_years", figures.highest().map(years));
    set(&mut object, "lowest_in_years", figures.lowest().map(years));
    set(&mut object, "population", figures.population.map(|used| used.residents));
    set(&mut object, "population_mid_year", figures.population.map(|used| used.year));
    set(&mut object, "rate_per_1000", figures.rate_per_1000);
    set(&mut object, "index", figures.index());
    let points = figures.series.points.iter().map(|point| {
        let mut row = Map::new();
        row.insert("year_ending".to_owned(), json!(point.year_ending.to_string()));
        set(&mut row, "total", point.total);
        set(&mut row, "value", point.value);
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
    let words = stories(Language::En);
    let every = claims.all();
    let every = every
        .iter()
        .map(|claim| crate::claims::claim(&claims, claim, words, Style::default()));
    object.insert("claims".to_owned(), every.collect());
    Value::Object(object)
}

fn as_text(figures: &Figures<'_>) -> String {
    let words = words::of(Language::En);
    let view = View::new(figures, ChartKind::Years, words);
    let mut text = format!("{}\n\n{}\n", view.kicker, view.headline.plain());
    text.push('\n');
    for (label, value) in words::figure_list(figures, words) {
        text.push_str(&format!("  {label:<28}{value}\n"));
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
