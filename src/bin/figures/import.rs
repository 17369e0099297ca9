//! `figures import`: a release's workbooks in, a dataset file and the index of releases out.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use force_figures::Dataset;
use force_figures::error::Position;
use force_figures::import::{self, Doubt, DoubtKind, ImportRequest, Imported, Predecessor, Progress};
use force_figures::model::{AreaKind, Date};
use indicatif::{ProgressBar, ProgressStyle};

use crate::Failure;
use crate::files::file_error;
use crate::import_places::PlacesArgs;
use crate::publish::{Folder, Pair};
use crate::published;
use crate::releases::Index;

/// Options of `figures import`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Topic file (TOML): offences, codes, recording changes, notes
    #[arg(long, value_name = "FILE", required_unless_present = "places")]
    topic: Option<PathBuf>,
    /// Workbooks (.ods, .xlsx, .csv) with the Home Office's police force area table; a later one completes the earlier ones
    #[arg(long, value_name = "FILE", required_unless_present = "places", num_args = 1..)]
    recorded_crime: Vec<PathBuf>,
    /// Workbooks with the Home Office's outcomes table of the same release; a later one completes the earlier ones
    #[arg(long, value_name = "FILE", num_args = 1..)]
    outcomes: Vec<PathBuf>,
    /// Table of mid-year population estimates of police force areas
    #[arg(long, value_name = "FILE", required_unless_present = "places")]
    population: Option<PathBuf>,
    #[command(flatten)]
    places: PlacesArgs,
    /// Folder for the dataset and releases.json, or for the files of places
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Date of the release, YYYY-MM-DD; read from the notes sheet or the file name where left out
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    release: Option<Date>,
    /// What is known to be odd, or lost, and is published all the same; several with commas between. Cells that are always odd
    /// are better listed in the topic file, under [[accepted]]
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = doubt_kinds())]
    accept: Vec<DoubtKind>,
}

/// Doubts of one kind that are printed; the others are counted.
const MOST_SHOWN: usize = 5;

/// Imports, asks what there is to ask, and publishes.
///
/// # Errors
/// Whatever the import refuses, a doubt that is not accepted, a folder that cannot be written, an index that is none.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let mut bar = Bar(ProgressBar::hidden());
    let (Some(topic), Some(population)) = (&args.topic, &args.population) else {
        let said = args.places.run(&args.out, &mut bar);
        bar.0.finish_and_clear();
        return Ok(writeln!(std::io::stdout().lock(), "{}", said?)?);
    };
    let request = ImportRequest {
        topic: topic.clone(),
        recorded_crime: args.recorded_crime.clone(),
        outcomes: args.outcomes.clone(),
        population: population.clone(),
        release: args.release,
    };
    let imported = import::import(&request, &mut bar);
    bar.0.finish_and_clear();
    let Imported { dataset, mut doubts } = imported?;

    let (topic, date) = (dataset.topic().slug.as_str(), dataset.release().date);
    let mut index = Index::read(&args.out, topic)?;
    let folder = Folder::new(&args.out);
    if args.out.is_dir() {
        folder.recover(&mut index)?;
    }
    doubts.extend(losses(&args.out, &index, &dataset));
    refuse(&doubts, &args.accept)?;

    fs::create_dir_all(&args.out).map_err(|error| file_error(&args.out, &error))?;
    let name = format!("{topic}-{date}.figures");
    let bytes = dataset.write();
    let pair = Pair {
        companion: dataset.write_companion(&bytes),
        dataset: bytes,
    };
    folder.publish(&mut index, (topic, date), &name, &pair)?;

    let forces = dataset.areas().iter().filter(|area| area.kind != AreaKind::Total).count();
    let codes: Vec<&str> = dataset.topic().codes.iter().map(|entry| entry.code.as_str()).collect();
    writeln!(
        std::io::stdout().lock(),
        "{}: {} bytes, release {}, {} quarters ({} to {}), {forces} forces, codes {}",
        args.out.join(&name).display(),
        pair.dataset.len(),
        dataset.release().date,
        dataset.quarter_count(),
        dataset.first_quarter(),
        dataset.last_quarter(),
        codes.join(" ")
    )?;
    Ok(())
}

/// What the import would lose of the releases that the folder holds.
fn losses(folder: &Path, index: &Index, dataset: &Dataset) -> Vec<Doubt> {
    let (replaced, earlier) = index.around(&dataset.topic().slug, dataset.release().date);
    let mut doubts = Vec::new();
    let mut read = |file: Option<&str>| {
        let path = folder.join(file?);
        let shown = path.display().to_string();
        match published::read_dataset(&path) {
            Ok(dataset) => Some((shown, dataset)),
            Err(error) => {
                doubts.push(Doubt {
                    kind: DoubtKind::Unreadable,
                    position: Position::file(shown),
                    found: error.to_string(),
                    expected: "a dataset to hold this import against".to_owned(),
                });
                None
            }
        }
    };
    let (replaced, earlier) = (read(replaced), read(earlier));
    doubts.extend(import::losses(dataset, predecessor(&replaced), predecessor(&earlier)));
    doubts
}

fn predecessor(read: &Option<(String, Dataset)>) -> Option<Predecessor<'_>> {
    let (file, dataset) = read.as_ref()?;
    Some(Predecessor { file, dataset })
}

/// Fails where something is to be asked about that nobody has accepted.
fn refuse(doubts: &[Doubt], accepted: &[DoubtKind]) -> Result<(), Failure> {
    let mut lines = Vec::new();
    for kind in DoubtKind::ALL.into_iter().filter(|kind| !accepted.contains(kind)) {
        let of_kind: Vec<&Doubt> = doubts.iter().filter(|doubt| doubt.kind == kind).collect();
        let flag = format!("--accept {} publishes it as it is", kind.slug());
        lines.extend(of_kind.iter().take(MOST_SHOWN).map(|doubt| format!("{doubt}; {flag}")));
        if of_kind.len() > MOST_SHOWN {
            lines.push(format!("{} more of these; {flag}", of_kind.len() - MOST_SHOWN));
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    Err(lines.join("\nfigures: ").into())
}

/// The kinds of doubts by their names, each explained in the help.
fn doubt_kinds() -> impl TypedValueParser<Value = DoubtKind> {
    let names = DoubtKind::ALL.map(|kind| PossibleValue::new(kind.slug()).help(kind.about()));
    PossibleValuesParser::new(names).try_map(|name| {
        let kind = DoubtKind::ALL.into_iter().find(|kind| kind.slug() == name);
        kind.ok_or_else(|| format!("unknown doubt {name}"))
    })
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
