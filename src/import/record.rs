//! The as-published record: figures that publications stated of a release whose tables are not at hand, put down by hand.

use std::path::Path;

use serde::Deserialize;

use super::read_text;
use super::topic::{self, TopicFile};
use super::written::{check_slug, check_text, toml_error};
use crate::dataset::{Dataset, DatasetBuilder, Release, Statement};
use crate::error::{Error, Position};
use crate::model::{Absence, AreaKind, ClaimKind, Date, Precision, Quarter, Unit, YearEnding};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordToml {
    topic: String,
    release: String,
    source: Vec<SourceToml>,
    statement: Vec<StatementToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceToml {
    slug: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementToml {
    area: String,
    offence: String,
    claim: String,
    year_ending: String,
    value: f64,
    rounded_to: Option<u32>,
    decimals: Option<u8>,
    #[serde(default)]
    more_than: bool,
    #[serde(default)]
    excluding: Vec<String>,
    source: String,
}

/// The record in the file at `path`, with the areas and the topic of the topic file that it names. Its counts are all
/// [`Absence::NotPublished`]: what is known is in its statements.
///
/// # Errors
/// A file error where it or its topic file cannot be read, an input error where a field is missing, unknown or contradicts
/// another one.
pub fn read_record(path: &Path) -> Result<Dataset, Error> {
    let text = read_text(path)?;
    let file = path.display().to_string();
    let parsed: RecordToml = toml::from_str(&text).map_err(|error| toml_error(&file, &text, &error))?;
    let topic = topic::read(&path.parent().unwrap_or(Path::new("")).join(&parsed.topic))?;
    let check = Checker {
        file: &file,
        topic: &topic,
        sources: &parsed.source,
    };
    let date: Date = parsed
        .release
        .parse()
        .map_err(|()| check.wrong(format!("release = {:?}", parsed.release), "a date, such as \"2024-01-25\""))?;
    let mut slugs: Vec<&str> = Vec::new();
    for source in &parsed.source {
        check_slug(&file, "source", &source.slug, slugs.iter().copied())?;
        check_text(&file, &format!("text of source {}", source.slug), &source.text)?;
        slugs.push(&source.slug);
    }

    let mut statements: Vec<Statement> = Vec::new();
    for entry in &parsed.statement {
        let statement = check.statement(entry)?;
        let same = |known: &Statement| {
            (known.area, known.offence, known.kind, known.year_ending)
                == (statement.area, statement.offence, statement.kind, statement.year_ending)
        };
        if statements.iter().any(same) {
            return Err(check.wrong(format!("{} twice", entry.name()), "each statement once"));
        }
        statements.push(statement);
    }
    let quarters = || statements.iter().flat_map(|statement| statement.year_ending.quarters());
    let (Some(first), Some(last)) = (quarters().min(), quarters().max()) else {
        return Err(check.wrong("no statement".to_owned(), "at least one [[statement]]"));
    };

    let release = Release {
        date,
        attribution: topic.attribution.clone(),
        files: parsed.source.iter().map(|source| source.text.clone()).collect(),
    };
    let mut builder = DatasetBuilder::new(release, topic.topic.clone(), topic.areas.list().to_vec());
    state_no_counts(&mut builder, first, last);
    for statement in statements {
        builder.add_statement(statement);
    }
    builder.finish()
}

/// A cell for every force, code and quarter that says that the publication did not state it.
fn state_no_counts(builder: &mut DatasetBuilder, first: Quarter, last: Quarter) {
    let codes = builder.topic().codes.clone();
    let kinds: Vec<AreaKind> = builder.areas().iter().map(|area| area.kind).collect();
    for (code, entry) in codes.iter().enumerate() {
        for quarter in (0..=last.since(first)).filter_map(|step| first.plus(step)) {
            for area in (0..kinds.len()).filter(|&area| kinds[area] != AreaKind::Total && entry.is_in_use(quarter)) {
                builder.add_count(code, area, quarter, Err(Absence::NotPublished));
            }
        }
    }
}

impl StatementToml {
    /// The statement as queries spell it, for errors.
    fn name(&self) -> String {
        format!("{} of {} in {}", self.claim, self.offence, self.area)
    }
}

/// Turns the file's words into values, or into an error that names the file.
struct Checker<'f> {
    file: &'f str,
    topic: &'f TopicFile,
    sources: &'f [SourceToml],
}

impl Checker<'_> {
    fn wrong(&self, found: String, expected: impl Into<String>) -> Error {
        Error::input(Position::file(self.file), found, expected)
    }

    fn area(&self, slug: &str, name: &str) -> Result<usize, Error> {
        let unknown = || self.wrong(format!("area {slug:?} in {name}"), "the slug of an area in the areas file");
        self.topic.areas.index(slug).ok_or_else(unknown)
    }

    fn statement(&self, entry: &StatementToml) -> Result<Statement, Error> {
        let name = entry.name();
        let offences = &self.topic.topic.offences;
        let offence = offences.iter().position(|offence| offence.slug == entry.offence);
        let offence = offence.ok_or_else(|| {
            let known: Vec<&str> = offences.iter().map(|offence| offence.slug.as_str()).collect();
            self.wrong(format!("offence {:?}", entry.offence), format!("one of {}", known.join(", ")))
        })?;
        let kind = ClaimKind::from_slug(&entry.claim).ok_or_else(|| {
            let known: Vec<&str> = ClaimKind::all().map(ClaimKind::slug).collect();
            self.wrong(format!("claim {:?}", entry.claim), format!("one of {}", known.join(", ")))
        })?;
        let year_ending: YearEnding = entry.year_ending.parse().map_err(|()| {
            self.wrong(
                format!("year_ending = {:?} of {name}", entry.year_ending),
                "the last month of a quarter, such as \"2023-09\"",
            )
        })?;
        let excluding = entry.excluding.iter().map(|slug| self.area(slug, &name));
        let source = self.sources.iter().find(|source| source.slug == entry.source);
        let source = source.ok_or_else(|| {
            self.wrong(
                format!("source {:?} of {name}", entry.source),
                "the slug of a [[source]] of the file",
            )
        })?;
        Ok(Statement {
            area: self.area(&entry.area, &name)?,
            offence,
            kind,
            year_ending,
            value: entry.value,
            precision: self.precision(entry, kind)?,
            excluding: excluding.collect::<Result<_, _>>()?,
            source: source.text.clone(),
        })
    }

    /// How exactly the value is stated; it must be one that can be.
    fn precision(&self, entry: &StatementToml, kind: ClaimKind) -> Result<Precision, Error> {
        let name = entry.name();
        let value = entry.value;
        let precision = match (entry.rounded_to, entry.decimals, entry.more_than) {
            (None, None, false) => Precision::Exact,
            (Some(unit), None, false) if unit > 1 => Precision::RoundedTo(unit),
            (None, Some(decimals), false) if decimals <= 6 => Precision::Decimals(decimals),
            (None, None, true) => Precision::MoreThan,
            _ => {
                return Err(self.wrong(
                    format!("rounded_to, decimals or more_than in {name}"),
                    "one of them at most: a unit above 1, up to 6 decimals, or true",
                ));
            }
        };
        let (step, expected) = match (precision, kind.unit()) {
            (Precision::RoundedTo(unit), _) => (1.0 / f64::from(unit), format!("a multiple of {unit}")),
            (Precision::Decimals(decimals), _) => (10f64.powi(i32::from(decimals)), format!("at most {decimals} decimals")),
            // A part of an offence is never stated, nor a percentage without its decimals.
            (Precision::Exact, Unit::Offences | Unit::Years) | (Precision::MoreThan, _) => (1.0, "a whole number".to_owned()),
            (Precision::Exact, unit) => {
                return Err(self.wrong(
                    format!("{value} for {name} without decimals"),
                    format!("decimals, since {} are never exact", unit.slug()),
                ));
            }
        };
        let scaled = value * step;
        if !value.is_finite() || (scaled - scaled.round()).abs() > 1e-6 {
            return Err(self.wrong(format!("{value} for {name}"), expected));
        }
        Ok(precision)
    }
}
