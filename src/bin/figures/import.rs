//! `figures import`: a release's workbooks in, a dataset file and the index of releases out.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use force_figures::Dataset;
use force_figures::error::{Error, ErrorKind, Position};
use force_figures::import::{self, ImportRequest, Progress};
use force_figures::model::{AreaKind, Date};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};

use crate::Failure;

/// Options of `figures import`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Topic file (TOML): offences, codes, recording changes, notes
    #[arg(long, value_name = "FILE")]
    topic: PathBuf,
    /// Workbooks (.ods, .xlsx, .csv) with the Home Office's police force area table; a later one completes the earlier ones
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    recorded_crime: Vec<PathBuf>,
    /// Workbooks with the Home Office's outcomes table of the same release; a later one completes the earlier ones
    #[arg(long, value_name = "FILE", num_args = 1..)]
    outcomes: Vec<PathBuf>,
    /// Table of mid-year population estimates of police force areas
    #[arg(long, value_name = "FILE")]
    population: PathBuf,
    /// Folder for the dataset and releases.json
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Date of the release, YYYY-MM-DD; read from the notes sheet or the file name where left out
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    release: Option<Date>,
}

const INDEX: &str = "releases.json";

/// Ending of the file beside a dataset file that completes it.
pub(crate) const COMPANION: &str = "companion";

/// `releases.json`: which dataset files there are.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Index {
    /// Topic that a page shows where it names none.
    default: String,
    topics: BTreeMap<String, TopicIndex>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct TopicIndex {
    /// Newest of the release dates.
    latest: String,
    /// File names by release date.
    releases: BTreeMap<String, String>,
    /// Records of what publications stated, by the date of the release that they quote; written by people.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    published: BTreeMap<String, String>,
}

/// Imports, writes the dataset, then the index: an index must never name a file that is not there.
///
/// # Errors
/// Whatever the import refuses, a folder that cannot be written, an index that is none.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let mut bar = Bar(ProgressBar::hidden());
    let request = ImportRequest {
        topic: args.topic.clone(),
        recorded_crime: args.recorded_crime.clone(),
        outcomes: args.outcomes.clone(),
        population: args.population.clone(),
        release: args.release,
    };
    let imported = import::import(&request, &mut bar);
    bar.0.finish_and_clear();
    let dataset = imported?;

    fs::create_dir_all(&args.out).map_err(|error| file_error(&args.out, &error))?;
    let index_path = args.out.join(INDEX);
    let mut index = read_index(&index_path, &dataset.topic().slug)?;
    let name = format!("{}-{}.figures", dataset.topic().slug, dataset.release().date);
    let bytes = dataset.write();
    // The companion first: a dataset file must never stand beside the companion of another one.
    let companion = args.out.join(&name).with_extension(COMPANION);
    write_whole(&companion, &dataset.write_companion(&bytes))?;
    write_whole(&args.out.join(&name), &bytes)?;
    add_release(&mut index, &dataset, &name);
    let mut text = serde_json::to_string_pretty(&index)?;
    text.push('\n');
    write_whole(&index_path, text.as_bytes())?;

    let forces = dataset.areas().iter().filter(|area| area.kind != AreaKind::Total).count();
    let codes: Vec<&str> = dataset.topic().codes.iter().map(|entry| entry.code.as_str()).collect();
    writeln!(
        std::io::stdout().lock(),
        "{}: {} bytes, release {}, {} quarters ({} to {}), {forces} forces, codes {}",
        args.out.join(&name).display(),
        bytes.len(),
        dataset.release().date,
        dataset.quarter_count(),
        dataset.first_quarter(),
        dataset.last_quarter(),
        codes.join(" ")
    )?;
    Ok(())
}

/// The index at `path`, or an empty one whose default is `topic`.
fn read_index(path: &Path, topic: &str) -> Result<Index, Error> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Index {
                default: topic.to_owned(),
                topics: BTreeMap::new(),
            });
        }
        Err(error) => return Err(file_error(path, &error)),
    };
    serde_json::from_str(&text).map_err(|error| {
        Error::input(
            Position::file(path.display().to_string()),
            error.to_string(),
            "an index written by `figures import`; move it away to begin a new one",
        )
    })
}

fn add_release(index: &mut Index, dataset: &Dataset, name: &str) {
    let topic = index.topics.entry(dataset.topic().slug.clone()).or_default();
    topic.releases.insert(dataset.release().date.to_string(), name.to_owned());
    // ISO dates sort as text.
    topic.latest = topic.releases.keys().next_back().cloned().unwrap_or_default();
}

/// Writes a file so that no reader ever sees half of it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: &std::io::Error| file_error(path, error);
    let mut builder = tempfile::Builder::new();
    // A temporary file is its owner's alone; a published one is for the web server too.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder
        .tempfile_in(path.parent().unwrap_or(Path::new(".")))
        .map_err(|error| failed(&error))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// A progress bar on a terminal; indicatif draws nothing elsewhere.
struct Bar(ProgressBar);

impl Progress for Bar {
    fn file(&mut self, file: &str, bytes: u64) {
        self.0.finish_and_clear();
        self.0 = ProgressBar::new(bytes);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes}") {
            self.0.set_style(style);
        }
        self.0.set_message(file.to_owned());
    }

    fn read(&mut self, bytes: u64) {
        self.0.set_position(bytes);
    }
}

fn parse_date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|()| "a date is written YYYY-MM-DD, such as 2026-04-23".to_owned())
}

pub(crate) fn file_error(path: &Path, error: &std::io::Error) -> Error {
    ErrorKind::File {
        path: path.display().to_string(),
        message: error.to_string(),
    }
    .into()
}
