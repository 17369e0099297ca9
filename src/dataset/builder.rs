//! Collects counts and populations, checks that they are whole, and makes the [`Dataset`].

mod merge;

pub use merge::ForceChange;

use std::collections::BTreeMap;

use super::outcomes::{DatedOutcomes, OutcomeTable};
use super::{Count, Dataset, Outcomes, Release, Statement};
use crate::error::{Error, Position};
use crate::model::{Absence, Area, AreaKind, Date, OutcomeBasis, OutcomeType, Population, Quarter, Topic};

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
    provisional: Vec<(usize, usize, Quarter)>,
    /// By basis, code, area, quarter and type.
    outcomes: BTreeMap<(OutcomeBasis, usize, usize, Quarter, OutcomeType), Count>,
    outcome_files: Vec<String>,
    outcome_dates: Vec<DatedOutcomes>,
    statements: Vec<Statement>,
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
            provisional: Vec::new(),
            outcomes: BTreeMap::new(),
            outcome_files: Vec::new(),
            outcome_dates: Vec::new(),
            statements: Vec::new(),
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

    /// Marks a count as provisional.
    pub fn set_provisional(&mut self, code: usize, area: usize, quarter: Quarter) {
        self.provisional.push((code, area, quarter));
    }

    /// Names the file that outcomes are read from.
    pub fn add_outcome_file(&mut self, name: impl Into<String>) {
        self.outcome_files.push(name.into());
    }

    /// Says at which date the outcomes of offences recorded from `first` to `last` stood.
    pub fn add_outcome_date(&mut self, (first, last): (Quarter, Quarter), as_at: Date) {
        self.outcome_dates.push(DatedOutcomes { first, last, as_at });
    }

    /// Adds `count` outcomes of one type; a cell that is given twice sums, as rows of subcodes do, and one absent part makes the
    /// whole cell absent.
    pub fn add_outcome(
        &mut self,
        basis: OutcomeBasis,
        (code, area, quarter): (usize, usize, Quarter),
        outcome: OutcomeType,
        count: Count,
    ) {
        self.outcomes
            .entry((basis, code, area, quarter, outcome))
            .and_modify(|cell| *cell = cell.and_then(|sum| count.map(|count| sum + count)))
            .or_insert(count);
    }

    /// Replaces one cell; see [`DatasetBuilder::from_dataset`].
    pub fn replace_outcome(
        &mut self,
        basis: OutcomeBasis,
        (code, area, quarter): (usize, usize, Quarter),
        outcome: OutcomeType,
        count: Count,
    ) {
        self.outcomes.insert((basis, code, area, quarter, outcome), count);
    }

    /// Adds a figure that a publication stated.
    pub fn add_statement(&mut self, statement: Statement) {
        self.statements.push(statement);
    }

    /// The dataset.
    ///
    /// # Errors
    /// An input error that names the file, the force, the code and the quarter where a count is missing, where the release holds
    /// no count at all, where a count other than zero stands before its code existed, and where a population is missing
    /// between the first and the last year of the population file.
    pub fn finish(mut self) -> Result<Dataset, Error> {
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
            let (start, end) = (entry.from.max(first), entry.to.unwrap_or(last).min(last));
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
                // A release may list zeros under a code that is not in use; anything else would be lost without a word.
                let mut all = (0..=last.since(first)).filter_map(|step| first.plus(step));
                if let Some((quarter, count)) = all.find_map(|quarter| match cell(quarter) {
                    Some(Ok(count)) if count != 0 && !entry.is_in_use(quarter) => Some((quarter, count)),
                    _ => None,
                }) {
                    return Err(Error::input(
                        place(quarter),
                        format!("a count of {count}"),
                        if quarter < entry.from {
                            format!(
                                "no count before {}, the first quarter that the topic gives for the code",
                                entry.from
                            )
                        } else {
                            format!("no count after {end}, the last quarter that the topic gives for the code")
                        },
                    ));
                }
                let mut column = Vec::with_capacity(span);
                for quarter in (0..=end.since(start)).filter_map(|step| start.plus(step)) {
                    match cell(quarter) {
                        Some(count) => column.push(count),
                        None => {
                            return Err(Error::input(
                                place(quarter),
                                "no row",
                                format!(
                                    "one row for every quarter from {start} to {end} (\"N/a\" where a force supplied nothing)"
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

        let outcomes = self.outcome_tables()?;
        let outcome_quarters = outcomes
            .as_ref()
            .map(|outcomes| (outcomes.first_quarter(), outcomes.last_quarter()));
        // A count that is not there is not provisional either.
        self.provisional.retain(|key| self.counts.get(key).is_some_and(Result::is_ok));
        self.provisional.sort_unstable();
        self.provisional.dedup();
        Ok(Dataset {
            provisional: self.provisional,
            outcome_quarters,
            outcomes,
            statements: self.statements,
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

    /// The outcomes that were given: whole rows, from the first quarter to the last, for every force and every code that exists.
    fn outcome_tables(&self) -> Result<Option<Outcomes>, Error> {
        let quarters = || self.outcomes.keys().map(|key| key.3);
        let (Some(first), Some(last)) = (quarters().min(), quarters().max()) else {
            return Ok(None);
        };
        let mut types: Vec<OutcomeType> = self.outcomes.keys().map(|key| key.4).collect();
        types.sort_unstable();
        types.dedup();
        let bases: Vec<OutcomeBasis> = OutcomeBasis::ALL
            .into_iter()
            .filter(|&basis| self.outcomes.keys().any(|key| key.0 == basis))
            .collect();
        let mut tables = Vec::new();
        for &basis in &bases {
            let mut counts = Vec::new();
            for (code, entry) in self.topic.codes.iter().enumerate() {
                let mut columns = Vec::new();
                for (area, names) in self.areas.iter().enumerate() {
                    let mut rows = Vec::new();
                    for quarter in (0..=last.since(first)).filter_map(|step| first.plus(step)) {
                        if names.kind == AreaKind::Total {
                            break;
                        }
                        rows.push(self.outcome_row(basis, (code, area, quarter), &types));
                        let row = rows.last_mut().filter(|row| row.is_empty());
                        match row {
                            Some(row) if quarter < entry.from => row.resize(types.len(), Err(Absence::NotRecordedThen)),
                            Some(row) if !entry.is_in_use(quarter) => row.resize(types.len(), Err(Absence::NoLongerRecorded)),
                            Some(_) => {
                                return Err(Error::input(
                                    Position::file(self.outcome_files.join(" + ")),
                                    format!("no outcome of {}, code {} in {quarter}", names.slug, entry.code),
                                    format!(
                                        "outcomes for every force, code and quarter from {first} to {last} (\"N/a\" where none were supplied)"
                                    ),
                                ));
                            }
                            None => {}
                        }
                    }
                    columns.push(rows);
                }
                counts.push(columns);
            }
            tables.push(OutcomeTable { basis, counts });
        }
        let span = usize::try_from(last.since(first)).unwrap_or(0) + 1;
        Ok(Some(Outcomes {
            files: self.outcome_files.clone(),
            first,
            quarters: span,
            types,
            tables,
            dates: self.outcome_dates.clone(),
        }))
    }

    /// The counts of one row, a column for each of `types`: a type without a count of its own was assigned to none. Empty where
    /// there is no count at all; absent as a whole where one count is.
    fn outcome_row(
        &self,
        basis: OutcomeBasis,
        (code, area, quarter): (usize, usize, Quarter),
        types: &[OutcomeType],
    ) -> Vec<Count> {
        let cells: Vec<Option<Count>> = types
            .iter()
            .map(|&outcome| self.outcomes.get(&(basis, code, area, quarter, outcome)).copied())
            .collect();
        if cells.iter().all(Option::is_none) {
            return Vec::new();
        }
        match cells.iter().find_map(|cell| cell.and_then(Result::err)) {
            Some(absence) => vec![Err(absence); types.len()],
            None => cells.into_iter().map(|cell| cell.unwrap_or(Ok(0))).collect(),
        }
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
        builder.provisional.clone_from(&dataset.provisional);
        builder.statements.clone_from(&dataset.statements);
        if let Some(outcomes) = &dataset.outcomes {
            builder.add_outcomes_of(outcomes);
        }
        builder
    }

    fn add_outcomes_of(&mut self, outcomes: &Outcomes) {
        self.outcome_files.clone_from(&outcomes.files);
        self.outcome_dates.clone_from(&outcomes.dates);
        for table in &outcomes.tables {
            for (code, areas) in table.counts.iter().enumerate() {
                for (area, rows) in areas.iter().enumerate() {
                    for (step, row) in rows.iter().enumerate() {
                        let Some(quarter) = outcomes.first.plus(step as i32) else {
                            continue;
                        };
                        for (&outcome, &count) in outcomes.types.iter().zip(row) {
                            self.outcomes.insert((table.basis, code, area, quarter, outcome), count);
                        }
                    }
                }
            }
        }
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
