//! Published datasets on disk, and the query options of every subcommand that reads one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use force_figures::query::ResolvedQuery;
use force_figures::{Dataset, FigureQuery};
use serde::Deserialize;

use crate::Failure;

/// What is asked for: the same keys as the element's attributes.
#[derive(Args)]
pub(crate) struct QueryArgs {
    /// Police force, such as merseyside, or england-and-wales.
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
struct Index {
    default: String,
    topics: BTreeMap<String, Releases>,
}

#[derive(Deserialize)]
struct Releases {
    latest: String,
    releases: BTreeMap<String, String>,
}

impl QueryArgs {
    /// The query, as words.
    pub(crate) fn query(&self) -> FigureQuery {
        FigureQuery {
            force: self.force.clone(),
            offence: self.offence.clone(),
            measure: self.measure.clone(),
            year_ending: self.year_ending.clone(),
            compare: self.compare.clone(),
            release: self.release.clone(),
        }
    }

    /// The dataset of the release that is asked for.
    pub(crate) fn dataset(&self) -> Result<Dataset, Failure> {
        dataset(&self.data, self.topic.as_deref(), self.release.as_deref())
    }

    /// The query held against `dataset`.
    pub(crate) fn resolve(&self, dataset: &Dataset) -> Result<ResolvedQuery, Failure> {
        Ok(self.query().resolve(dataset)?)
    }
}

/// The published dataset of `release` (a date; the latest where it is not said) in the folder `data`.
pub(crate) fn dataset(data: &Path, topic: Option<&str>, release: Option<&str>) -> Result<Dataset, Failure> {
    let path = data.join("releases.json");
    let index: Index = serde_json::from_slice(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
    let topic = topic.unwrap_or(&index.default);
    let Releases { latest, releases } = index.topics.get(topic).ok_or_else(|| {
        let topics: Vec<&str> = index.topics.keys().map(String::as_str).collect();
        format!("unknown topic \"{topic}\"; valid: {}", topics.join(", "))
    })?;
    let release = release.filter(|&release| release != "latest").unwrap_or(latest);
    let file = releases.get(release).ok_or_else(|| {
        let known: Vec<&str> = releases.keys().rev().map(String::as_str).collect();
        format!("unknown release \"{release}\"; valid, newest first: {}", known.join(", "))
    })?;
    read_dataset(&data.join(file))
}

/// The dataset in the file `path`.
pub(crate) fn read_dataset(path: &Path) -> Result<Dataset, Failure> {
    Dataset::read(&read(path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}
