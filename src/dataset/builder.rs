//! Collects counts and populations, checks that they are whole, and makes the [`Dataset`].

use std::collections::BTreeMap;

use super::{Count, Dataset, Release};
use crate::error::{Error, Position};
use crate::model::{Absence, Area, AreaKind, Population, Quarter, Topic};

/// A dataset being put together by an importer.
///
/// Counts of one cell add up when they are given more than once: some releases split a code into rows by subgroup. Whether
/// two rows are such a split or a duplicate is for the importer to decide.
#[derive(Debug, Clone)]
pub struct DatasetBuilder {
    release: Release,
    topic: Topic,
    areas: Vec<Area>,
    /// By code, area and quarter.
    counts: BTreeMap<(usize, usize, Quarter), Count>,
    populations: BTreeMap<(usize, u16), u32>,
}

impl DatasetBuilder {
    /// An empty dataset of `release` about `topic` for `areas`.
    #[must_use]
    pub fn new(release: Release, topic: Topic, areas: Vec<Area>) -> Self {
        Self {
            release,
            topic,
            areas,
            counts: BTreeMap::new(),
            populations: BTreeMap::new(),
        }
    }

    /// What the dataset is about.
    #[must_use]
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    /// The areas, in dataset order.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Adds `count` offences of code `code` (index) recorded by force `area` (index) in `quarter`. A cell that is given twice
    /// sums; one absent part makes the whole cell absent.
    pub fn add_count(&mut self, code: usize, area: usize, quarter: Quarter, count: Count) {
        self.counts
            .entry((code, area, quarter))
            .and_modify(|cell| *cell = cell.and_then(|sum| count.map(|count| sum + count)))
            .or_insert(count);
    }

    /// Whether a count of this cell was given.
    #[must_use]
    pub fn has_count(&self, code: usize, area: usize, quarter: Quarter) -> bool {
        self.counts.contains_key(&(code, area, quarter))
    }

    /// Sets the residents of `area` at the middle of `year`.
    pub fn set_population(&mut self, area: usize, year: u16, residents: u32) {
        self.populations.insert((area, year), residents);
    }

    /// The dataset.
    ///
    /// # Errors
    /// An input error that names the file, the force, the code and the quarter where a count is missing, where the release holds
    /// no count at all, where a count other than zero stands before its code existed, and where a population is missing
    /// between the first and the last year of the population file.
    pub fn finish(self) -> Result<Dataset, Error> {
        let file = Position::file(self.release.files.join(" + "));
        let quarters = || self.counts.keys().map(|&(_, _, quarter)| quarter);
        let (Some(first), Some(last)) = (quarters().min(), quarters().max()) else {
            return Err(Error::input(
                file,
                "no count of any of the topic's offence codes",
                "at least one row whose offence code the topic names",
            ));
        };
        let span = usize::try_from(last.since(first)).unwrap_or(0) + 1;

        let mut counts = Vec::with_capacity(self.topic.codes.len());
        for (code, entry) in self.topic.codes.iter().enumerate() {
            let start = entry.from.max(first);
            let mut columns = Vec::with_capacity(self.areas.len());
            for (area, names) in self.areas.iter().enumerate() {
                if names.kind == AreaKind::Total {
                    columns.push(Vec::new());
                    continue;
                }
                let cell = |quarter| self.counts.get(&(code, area, quarter)).copied();
                let place = |quarter: Quarter| {
                    file.clone().column(format!(
                        "{} of {} in {quarter}",
                        entry.code,
                        names.names.get(crate::model::Language::En).short
                    ))
                };
                // A release may list zeros under a code before it existed; anything else would be lost without a word.
                let mut early = (0..start.since(first)).filter_map(|step| first.plus(step));
                if let Some((quarter, count)) = early.find_map(|quarter| match cell(quarter) {
                    Some(Ok(count)) if count != 0 => Some((quarter, count)),
                    _ => None,
                }) {
                    return Err(Error::input(
                        place(quarter),
                        format!("a count of {count}"),
                        format!(
                            "no count before {}, the first quarter that the topic gives for the code",
                            entry.from
                        ),
                    ));
                }
                let mut column = Vec::with_capacity(span);
                for quarter in (0..=last.since(start)).filter_map(|step| start.plus(step)) {
                    match cell(quarter) {
                        Some(count) => column.push(count),
                        None => {
                            return Err(Error::input(
                                place(quarter),
                                "no row",
                                format!(
                                    "one row for every quarter from {start} to {last} (\"N/a\" where a force supplied nothing)"
                                ),
                            ));
                        }
                    }
                }
                columns.push(column);
            }
            counts.push(columns);
        }

        let years = || self.populations.keys().map(|&(_, year)| year);
        let first_population_year = years().min().unwrap_or(first.last_month().year());
        let last_population_year = years().max().unwrap_or(first_population_year);
        let mut populations = Vec::with_capacity(self.areas.len());
        for (area, names) in self.areas.iter().enumerate() {
            if names.kind == AreaKind::Total || names.population == Population::None || self.populations.is_empty() {
                populations.push(Vec::new());
                continue;
            }
            let mut column = Vec::new();
            for year in first_population_year..=last_population_year {
                column.push(*self.populations.get(&(area, year)).ok_or_else(|| {
                    Error::input(
                        Position::file(format!("population of {} in mid-{year}", names.slug)),
                        "no value",
                        format!("one value for every year from {first_population_year} to {last_population_year}"),
                    )
                })?);
            }
            populations.push(column);
        }

        Ok(Dataset {
            release: self.release,
            topic: self.topic,
            areas: self.areas,
            first,
            quarters: span,
            counts,
            first_population_year,
            populations,
        })
    }

    /// A builder that holds what `dataset` holds: the way to change one cell of a dataset in a test or a tool.
    #[must_use]
    pub fn from_dataset(dataset: &Dataset) -> Self {
        let mut builder = Self::new(dataset.release.clone(), dataset.topic.clone(), dataset.areas.clone());
        for (code, columns) in dataset.counts.iter().enumerate() {
            let start = dataset.first_quarter_of_code(code);
            for (area, column) in columns.iter().enumerate() {
                for (step, &count) in column.iter().enumerate() {
                    if let Some(quarter) = start.plus(step as i32) {
                        builder.counts.insert((code, area, quarter), count);
                    }
                }
            }
        }
        for (area, column) in dataset.populations.iter().enumerate() {
            for (step, &residents) in column.iter().enumerate() {
                builder.set_population(area, dataset.first_population_year + step as u16, residents);
            }
        }
        builder
    }

    /// Replaces one cell; see [`DatasetBuilder::from_dataset`].
    pub fn replace_count(&mut self, code: usize, area: usize, quarter: Quarter, count: Count) {
        self.counts.insert((code, area, quarter), count);
    }

    /// Marks a cell as not supplied: what "N/a" in a release means.
    pub fn set_not_supplied(&mut self, code: usize, area: usize, quarter: Quarter) {
        self.replace_count(code, area, quarter, Err(Absence::NotSupplied));
    }
}
