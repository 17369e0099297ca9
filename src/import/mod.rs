//! Import of published tables: workbooks, the population file and a topic file in, a [`Dataset`] out.
//!
//! One file per family of tables, recognised by its headers and not by sheet names or positions:
//!
//! | module | table | headers |
//! |---|---|---|
//! | `recorded_crime` | Home Office, police recorded crime by police force area | Financial Year, Financial Quarter, Force Name, Offence Description, Offence Group, Offence Subgroup, Offence Code, Number of Offences |
//! | `outcomes` | Home Office, outcomes of recorded crime | the same but for the last, and Outcome Description, Outcome Group, Outcome Type, one or two counts |
//! | `population` | ONS, population of police force areas | force, pfa23cd, mid_2011 and so on |
//!
//! `places` reads what `crate::places` is made of: places, postcode districts, local authorities, boundaries.
//!
//! `topic` and `areas` read the TOML files that say what the figures are about; `record` reads what publications stated of a
//! release whose tables are not at hand. `workbook` turns an .ods, .xlsx or .csv file into
//! rows one at a time: no sheet is ever in memory as a whole, and no cell longer than 4 kB. `table`, `headings`, `parts` and `count`
//! are what the Home Office's two tables have in common.
//!
//! Whatever is not known is an error that says where it stands, what it is and what was expected: a new force, a new heading, a
//! count that is no whole number, a quarter without a row. Nothing is skipped silently but the offences outside the topic and
//! the bodies that the areas file names as no forces.
//!
//! What is known and can hardly be is a [`Doubt`]: `outlier` finds it in the counts, `predecessor` beside earlier releases. Who
//! imports must be asked before the dataset is published.
//!
//! Measured on two shared cores, release profile, the whole command: the .ods of April 2026 (321,893 rows, 335 MB of XML) takes
//! 1.0 s and 10 MB of memory, the .xlsx of October 2023 (258,905 rows) 1.3 s and 9 MB; 1.4 and 1.5 s beside other work.
//! The outcomes of April 2026 (19,360 rows, 13 MB of XML) add 0.25 s and 8 MB.

mod areas;
mod count;
mod delimited;
mod doubt;
mod headings;
mod input;
mod merge;
mod ods;
mod outcomes;
mod outlier;
mod parts;
mod places;
mod population;
mod predecessor;
mod record;
mod recorded_crime;
mod release;
mod sheet;
mod table;
mod topic;
mod workbook;
mod written;
mod xlsx;
mod xlsx_pieces;

pub use doubt::{Doubt, DoubtKind};
pub use places::{ImportedPlaces, PlacesRequest, import_places};
pub use predecessor::{Predecessor, losses};
pub use record::read_record;

use std::path::{Path, PathBuf};

use crate::dataset::{Dataset, DatasetBuilder, Release};
use crate::error::{Error, ErrorKind, Position};
use crate::model::Date;

/// What to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRequest {
    /// Topic file (TOML); it names the areas file, relative to itself.
    pub topic: PathBuf,
    /// Workbooks with the police recorded crime table; a later file completes the earlier ones.
    pub recorded_crime: Vec<PathBuf>,
    /// Workbooks with the outcomes table of the same release; a later file completes the earlier ones.
    pub outcomes: Vec<PathBuf>,
    /// File with the mid-year population estimates of police force areas.
    pub population: PathBuf,
    /// Release date; `None` takes it from the workbooks' notes sheet or file name.
    pub release: Option<Date>,
}

/// Someone who wants to know how far the import is.
pub trait Progress {
    /// From now on `file`, of `bytes` bytes, is being read.
    fn file(&mut self, file: &str, bytes: u64);
    /// About `bytes` bytes of the file have been read.
    fn read(&mut self, bytes: u64);
}

/// Progress that nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn file(&mut self, _file: &str, _bytes: u64) {}
    fn read(&mut self, _bytes: u64) {}
}

/// What an import gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// Counts, populations and outcomes, checked.
    pub dataset: Dataset,
    /// What should be asked about before it is published.
    pub doubts: Vec<Doubt>,
}

/// The dataset that `request` describes.
///
/// # Errors
/// An input error with file, sheet, row and column for anything in the files that is not known, and for a release date that
/// cannot be; a file error for a file that cannot be opened.
pub fn import(request: &ImportRequest, progress: &mut dyn Progress) -> Result<Imported, Error> {
    let topic = topic::read(&request.topic)?;
    let mut tables = Vec::new();
    let mut released = None;
    for path in &request.recorded_crime {
        let table = recorded_crime::read(path, &topic, progress)?;
        if request.release.is_none() {
            released = released.max(Some(release::of(path, table.released)?));
        }
        tables.push(table.parts);
    }
    let mut outcomes = Vec::new();
    let mut outcome_dates = Vec::new();
    for path in &request.outcomes {
        let table = outcomes::read(path, &topic, progress)?;
        let quarters = &table.parts.quarters;
        if let (Some(date), Some((&first, _)), Some((&last, _))) =
            (table.as_at, quarters.first_key_value(), quarters.last_key_value())
        {
            outcome_dates.push(((first, last), date));
        }
        outcomes.push(table.parts);
    }
    let residents = population::read(&request.population, &topic.areas, progress)?;

    let date = request.release.or(released).ok_or_else(|| {
        let expected = "at least one file with the recorded crime table";
        Error::input(Position::default(), "no file", expected)
    })?;
    let files = request.recorded_crime.iter().chain([&request.population]);
    let release = Release {
        date,
        attribution: topic.attribution.clone(),
        files: files.map(|path| file_name(path)).collect(),
    };
    let mut builder = DatasetBuilder::new(release, topic.topic.clone(), topic.areas.list().to_vec());
    let places = merge::add_counts(&mut builder, &topic, &tables)?;
    merge::add_outcomes(&mut builder, &topic, &outcomes)?;
    for path in &request.outcomes {
        builder.add_outcome_file(file_name(path));
    }
    for (quarters, date) in outcome_dates {
        builder.add_outcome_date(quarters, date);
    }
    for (area, year, residents) in residents {
        builder.set_population(area, year, residents);
    }
    let dataset = builder.finish()?;
    let files: Vec<String> = request.recorded_crime.iter().map(|path| path.display().to_string()).collect();
    let mut doubts: Vec<Doubt> = release::check(&Position::file(files.join(" + ")), &dataset)?
        .into_iter()
        .collect();
    doubts.extend(outlier::doubts(&dataset, &topic, &places));
    Ok(Imported { dataset, doubts })
}

/// The last part of a path: datasets must not depend on where the files lay.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The text of a file of this project, such as a topic file.
fn read_text(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|error| file_error(path, &error))
}

fn file_error(path: &Path, error: &std::io::Error) -> Error {
    ErrorKind::File {
        path: path.display().to_string(),
        message: error.to_string(),
    }
    .into()
}
