//! Published datasets on disk, and the query options of every subcommand that reads one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use force_figures::error::Error;
use force_figures::import::read_record;
use force_figures::model::{Date, Language};
use force_figures::{Dataset, FigureQuery, Figures};
use serde::Deserialize;

use crate::Failure;
use crate::files::COMPANION;
use crate::places;

/// What is asked for: the same keys as the element's attributes.
#[derive(Args)]
pub(crate) struct QueryArgs {
    /// Police force, such as merseyside, or england-and-wales; or a town, a postcode or another name that means one force.
    #[arg(long)]
    force: Option<String>,
    /// Offence of the topic, such as harassment.
    #[arg(long)]
    offence: Option<String>,
    /// count, rate or index.
    #[arg(long)]
    measure: Option<String>,
    /// Last month of the twelve, such as 2023-09.
    #[arg(long)]
    year_ending: Option<String>,
    /// Area to compare with, or none.
    #[arg(long)]
    compare: Option<String>,
    /// Release date, such as 2026-04-23, or latest.
    #[arg(long)]
    release: Option<String>,
    /// Topic, where the folder holds several.
    #[arg(long)]
    topic: Option<String>,
    /// Folder of published datasets.
    #[arg(long, default_value = "www/data")]
    data: PathBuf,
}

/// The folder's index: which file holds which release.
#[derive(Deserialize)]
pub(crate) struct Index {
    /// Topic where none is named.
    pub(crate) default: String,
    pub(crate) topics: BTreeMap<String, Releases>,
}

#[derive(Deserialize)]
pub(crate) struct Releases {
    pub(crate) latest: String,
    /// File names by release date.
    pub(crate) releases: BTreeMap<String, String>,
    /// Records of what publications stated, by the date of the release that they quote.
    #[serde(default)]
    pub(crate) published: BTreeMap<String, String>,
}

impl QueryArgs {
    /// The query of figures of `dataset`, as words. The force may be named as readers name it.
    pub(crate) fn query(&self, dataset: &Dataset) -> Result<FigureQuery, Failure> {
        Ok(FigureQuery {
            force: places::force(self.force.as_deref(), &self.data, dataset)?,
            offence: self.offence.clone(),
            measure: self.measure.clone(),
            year_ending: self.year_ending.clone(),
            compare: self.compare.clone(),
            release: self.release.clone(),
        })
    }

    /// The topic, where one is named.
    pub(crate) fn topic(&self) -> Option<&str> {
        self.topic.as_deref()
    }

    /// Name of the dataset's file in its folder.
    pub(crate) fn file(&self) -> Result<String, Failure> {
        file_of(&self.data, self.topic(), self.release.as_deref())
    }

    /// The dataset of the release that is asked for, or the record of what was published of it.
    pub(crate) fn dataset(&self) -> Result<Dataset, Failure> {
        dataset(&self.data, self.topic.as_deref(), self.release.as_deref())
    }

    /// The dataset of the release that is asked for, for what is made of counts.
    pub(crate) fn counts(&self) -> Result<Dataset, Failure> {
        let dataset = self.dataset()?;
        if dataset.statements().is_empty() {
            return Ok(dataset);
        }
        let date = dataset.release().date;
        Err(format!("of the release of {date} only what was published is recorded, and no counts: ask `figures story`, `explain` or `diff`").into())
    }

    /// The figures that are asked for, with a notice where the folder holds a newer release.
    pub(crate) fn figures<'d>(&self, dataset: &'d Dataset) -> Result<Figures<'d>, Failure> {
        self.figures_of(dataset, &self.query(dataset)?)
    }

    /// Date of the newest release that the folder holds.
    pub(crate) fn newest(&self) -> Result<Option<Date>, Failure> {
        Ok(releases(&self.data, self.topic.as_deref())?.latest.parse().ok())
    }

    /// The same of another query of the same dataset.
    pub(crate) fn figures_of<'d>(&self, dataset: &'d Dataset, query: &FigureQuery) -> Result<Figures<'d>, Failure> {
        Ok(Figures::new(dataset, query.resolve(dataset)?).with_newest_release(self.newest()?))
    }
}

/// The language with this tag.
pub(crate) fn language(tag: &str) -> Result<Language, Failure> {
    Language::from_tag(tag).ok_or_else(|| {
        format!(
            "unknown lang \"{tag}\"; valid: {}",
            Language::ALL.map(Language::tag).join(", ")
        )
        .into()
    })
}

/// The index of the folder `data`.
pub(crate) fn index(data: &Path) -> Result<Index, Failure> {
    let path = data.join("releases.json");
    serde_json::from_slice(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The releases of the topic in the folder `data`.
fn releases(data: &Path, topic: Option<&str>) -> Result<Releases, Failure> {
    let mut index = index(data)?;
    let topic = topic.unwrap_or(&index.default);
    match index.topics.remove(topic) {
        Some(releases) => Ok(releases),
        None => {
            let topics: Vec<&str> = index.topics.keys().map(String::as_str).collect();
            Err(format!("unknown topic \"{topic}\"; valid: {}", topics.join(", ")).into())
        }
    }
}

/// The published dataset of `release` (a date; the latest where it is not said) in the folder `data`.
pub(crate) fn dataset(data: &Path, topic: Option<&str>, release: Option<&str>) -> Result<Dataset, Failure> {
    read_dataset(&data.join(file_of(data, topic, release)?))
}

/// Name in the folder `data` of the file of `release`.
fn file_of(data: &Path, topic: Option<&str>, release: Option<&str>) -> Result<String, Failure> {
    let Releases {
        latest,
        releases,
        published,
    } = releases(data, topic)?;
    let release = release.filter(|&release| release != "latest").unwrap_or(&latest);
    let file = releases.get(release).or_else(|| published.get(release)).ok_or_else(|| {
        let mut known: Vec<&str> = releases.keys().chain(published.keys()).map(String::as_str).collect();
        known.sort_unstable_by(|one, other| other.cmp(one));
        format!("unknown release \"{release}\"; valid, newest first: {}", known.join(", "))
    })?;
    Ok(file.clone())
}

/// The dataset in the file `path`, with what its companion beside it adds; or the record that is put down there.
pub(crate) fn read_dataset(path: &Path) -> Result<Dataset, Failure> {
    if path.extension().is_some_and(|extension| extension == "toml") {
        return Ok(read_record(path)?);
    }
    let bytes = read(path)?;
    let failed = |path: &Path, error: &Error| -> Failure { format!("{}: {error}", path.display()).into() };
    // On its own first: what is wrong with it is not the companion's fault.
    let dataset = Dataset::read(&bytes).map_err(|error| failed(path, &error))?;
    let beside = path.with_extension(COMPANION);
    if !beside.is_file() {
        return Ok(dataset);
    }
    Dataset::read_with_companion(&bytes, &read(&beside)?).map_err(|error| failed(&beside, &error))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}
