//! `figures find`: which force a place, a postcode, an old name or a Welsh one means.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::places::{Found, Match};
use serde_json::{Map, Value, json};

use crate::Failure;
use crate::places::{self, INDEX};
use crate::published;

/// Options of `figures find`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// What a reader types: a force, a town, a postcode or half of one.
    text: String,
    /// Language of names and sentences.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Output format.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Folder of published datasets, with the index of names.
    #[arg(long, default_value = "www/data")]
    data: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Text,
}

pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let language = published::language(&args.lang)?;
    let index = places::index(&args.data)?.ok_or_else(|| {
        let path = args.data.join(INDEX);
        format!("{}: no such file; `figures import --places` writes it", path.display())
    })?;
    let found = index.find(&args.text, language.tag());
    match args.format {
        Format::Json => Ok(serde_json::to_string_pretty(&as_json(&found))? + "\n"),
        Format::Text => Ok(as_text(&found)),
    }
}

fn as_json(found: &Found<'_>) -> Value {
    let mut object = Map::new();
    object.insert("query".to_owned(), json!(found.query));
    object.insert("matches".to_owned(), found.matches.iter().map(match_json).collect());
    if let Some(statement) = found.statement {
        object.insert("statement".to_owned(), json!(statement));
    }
    Value::Object(object)
}

fn match_json(found: &Match<'_>) -> Value {
    let mut value = json!({
        "force": found.force,
        "name": found.name,
        "kind": found.kind.slug(),
        "certain": found.certain,
    });
    if found.approximate {
        value["approximate"] = true.into();
    }
    if let Some(detail) = found.detail {
        value["detail"] = detail.into();
    }
    value
}

fn as_text(found: &Found<'_>) -> String {
    let mut text = String::new();
    for known in &found.matches {
        let detail = known.detail.map_or(String::new(), |detail| format!(" ({detail})"));
        let mark = if known.certain {
            ", certain"
        } else if known.approximate {
            ", approximate"
        } else {
            ""
        };
        text.push_str(&format!(
            "{}: {}{detail}, {}{mark}\n",
            known.force,
            known.name,
            known.kind.slug()
        ));
    }
    if let Some(statement) = found.statement {
        text.push_str(&format!("{statement}\n"));
    }
    text
}
