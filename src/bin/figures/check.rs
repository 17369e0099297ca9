//! `figures check`: an article's figures held against a release, for the desk that publishes it.

use std::io::Read;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::check::{Finding, Report, Status, annotations, check};
use force_figures::figures::Claims;
use force_figures::{Dataset, FigureQuery};
use serde_json::{Map, Value, json};

use crate::Failure;
use crate::places;
use crate::published;

/// Options of `figures check`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// The article: a text file, or - for the standard input.
    article: PathBuf,
    /// Police force that the article is about, such as merseyside; or a town, a postcode or another name that means one force.
    #[arg(long)]
    force: Option<String>,
    /// Offence that it is about, such as harassment.
    #[arg(long)]
    offence: Option<String>,
    /// Last month of the twelve that it is about, such as 2023-09.
    #[arg(long)]
    year_ending: Option<String>,
    /// Release date, such as 2026-04-23, or latest.
    #[arg(long)]
    release: Option<String>,
    /// Topic, where the folder holds several.
    #[arg(long)]
    topic: Option<String>,
    /// Folder of published datasets.
    #[arg(long, default_value = "www/data")]
    data: PathBuf,
    /// Output format; github marks lines in a pull request.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
}

/// The report, and the error with which to end once it is printed.
pub(crate) fn run(args: &Args) -> Result<(String, Option<Failure>), Failure> {
    let stdin = args.article.as_os_str() == "-";
    let name = args.article.display().to_string();
    let article = if stdin {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| format!("standard input: {error}"))?;
        text
    } else {
        std::fs::read_to_string(&args.article).map_err(|error| format!("{name}: {error}"))?
    };
    let dataset = published::dataset(&args.data, args.topic.as_deref(), args.release.as_deref())?;
    let query = FigureQuery {
        force: places::force(args.force.as_deref(), &args.data, &dataset)?,
        offence: args.offence.clone(),
        year_ending: args.year_ending.clone(),
        release: args.release.clone(),
        ..FigureQuery::default()
    };
    let claims = Claims::new(&dataset, query.resolve(&dataset)?);
    let report = check(&article, &claims);
    let text = match args.format {
        Format::Text => report.text(if stdin { "article" } else { &name }),
        Format::Json => serde_json::to_string_pretty(&as_json(&report, &claims, &name))? + "\n",
        Format::Github => annotations(&report, (!stdin).then_some(&name)),
    };
    Ok((text, report.failure().map(Into::into)))
}

fn as_json(report: &Report, claims: &Claims<'_>, article: &str) -> Value {
    let counts: Map<String, Value> = ["agrees", "differs", "unchecked"]
        .into_iter()
        .map(|slug| (slug.to_owned(), json!(report.count(slug))))
        .collect();
    let not_figures: Map<String, Value> = report
        .not_figures
        .iter()
        .map(|(kind, count)| (kind.slug().to_owned(), json!(count)))
        .collect();
    let faults = report.faults.iter().map(|fault| {
        json!({
            "line": fault.place.line,
            "column": fault.place.column,
            "length": fault.place.length,
            "kind": fault.kind.slug(),
            "message": fault.message,
        })
    });
    json!({
        "article": article,
        "topic": claims.dataset.topic().slug,
        "release": claims.query.release.to_string(),
        "query": claims.query.spelled(claims.dataset),
        "counts": counts,
        "quoted": report.quoted,
        "not_figures": not_figures,
        "figures": report.findings.iter().map(|finding| figure(finding, claims.dataset)).collect::<Vec<_>>(),
        "faults": faults.collect::<Vec<_>>(),
    })
}

fn figure(finding: &Finding, dataset: &Dataset) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        object.insert(key.to_owned(), value);
    };
    put("line", json!(finding.place.line));
    put("column", json!(finding.place.column));
    put("length", json!(finding.place.length));
    put("text", json!(finding.text));
    put("status", json!(finding.status.slug()));
    put("message", json!(finding.message));
    if let Some(claim) = &finding.claim {
        let offence = &dataset.topic().offences[claim.key.offence];
        put("claim", json!(finding.spelled));
        put("force", json!(dataset.areas()[claim.key.area].slug));
        put("offence", json!(offence.slug));
        put("year_ending", json!(claim.key.year_ending.to_string()));
        put("unit", json!(claim.unit().slug()));
        put("value", claim.value.map_or(Value::Null, |value| json!(value)));
        put("printed", json!(finding.printed));
        put("stated", json!(finding.stated));
    }
    match &finding.status {
        Status::Agrees => {}
        Status::Differs { by, direction } => {
            put("difference", json!(by));
            put("release_went", json!(direction.map(|direction| direction.slug())));
        }
        Status::Unchecked(why) => put("reason", json!(why.slug())),
    }
    Value::Object(object)
}
