//! The Home Office's outcomes table: one row for each quarter, force, offence and outcome type, with the outcomes so far of the
//! offences recorded in the quarter, those of the investigations closed in it, or both.
//!
//! Headers: those of the recorded crime table but for the count, and Outcome Description, Outcome Group, Outcome Type (0 to 22).
//! The counts have been headed in two ways: "Force outcomes for offences recorded in quarter" and "Force outcomes recorded in
//! quarter", or "Number of outcomes for offences that were recorded in the quarter" and "… for investigations that were closed in
//! the quarter". Some files split codes into subcodes, and some mark codes that have expired.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::headings::{Column, Headings};
use super::parts::Parts;
use super::table::{self, Key, Line, Rows, describe};
use super::topic::TopicFile;
use super::{Progress, release};
use crate::error::Error;
use crate::model::{Date, OutcomeBasis, OutcomeType, Quarter};

const HEADINGS: Headings = Headings {
    required: &[
        Column::Year,
        Column::Quarter,
        Column::Force,
        Column::Description,
        Column::Group,
        Column::Subgroup,
        Column::Code,
        Column::OutcomeDescription,
        Column::OutcomeGroup,
        Column::OutcomeType,
    ],
    optional: &[Column::SubcodeDescription, Column::Subcode, Column::Expired],
    counts: &[Column::OffencesRecorded, Column::InvestigationsClosed],
};
const EXPECTED: &str = "an .ods, .xlsx or .csv file with the outcomes table";
/// What tells the rows of one cell apart.
const SPLIT: [Column; 4] = [
    Column::Description,
    Column::Subgroup,
    Column::SubcodeDescription,
    Column::Subcode,
];

/// A cell of the outcomes table.
pub(super) type OutcomeKey = (OutcomeBasis, Key, OutcomeType);

/// What one file holds of the topic.
pub(super) struct Table {
    /// Date at which the outcomes stood: on a notes sheet or in the file name. Files of one page carry different dates.
    pub(super) as_at: Option<Date>,
    pub(super) parts: Parts<OutcomeKey>,
}

/// The outcomes of the topic's codes in the file at `path`.
///
/// # Errors
/// An input error with its position for anything in the file that is not known, and for an outcome type that is listed for some
/// forces and not for all of them.
pub(super) fn read(path: &Path, topic: &TopicFile, progress: &mut dyn Progress) -> Result<Table, Error> {
    let mut reader = OutcomeReader {
        topic,
        parts: Parts::new(path.display().to_string()),
    };
    let noted = table::read(path, (&HEADINGS, EXPECTED), topic, &mut reader, progress)?;
    refuse_missing_types(&reader.parts, topic)?;
    Ok(Table {
        as_at: noted.or_else(|| release::within_file_name(path)),
        parts: reader.parts,
    })
}

struct OutcomeReader<'t> {
    topic: &'t TopicFile,
    parts: Parts<OutcomeKey>,
}

impl Rows for OutcomeReader<'_> {
    fn row(&mut self, line: &Line<'_>, key: Key) -> Result<(), Error> {
        let (code, _, quarter) = key;
        let entry = &self.topic.topic.codes[code];
        let outcome = outcome_type(line)?;
        for (basis, column) in [
            (OutcomeBasis::OffencesRecorded, Column::OffencesRecorded),
            (OutcomeBasis::InvestigationsClosed, Column::InvestigationsClosed),
        ] {
            if !line.has(column) {
                continue;
            }
            let cell = line.count(column)?;
            // No investigation is closed without an outcome: releases say "N/A" there, which is no gap.
            let impossible = basis == OutcomeBasis::InvestigationsClosed && outcome == OutcomeType::NOT_YET_ASSIGNED;
            if impossible && cell.count.is_err() {
                continue;
            }
            if !entry.is_in_use(quarter) {
                line.refuse_unused_code(column, cell.count, entry, quarter)?;
                continue;
            }
            self.parts.add(line, ((basis, key, outcome), quarter), cell, &SPLIT, || {
                format!("{}, outcome type {}", describe(self.topic, key), outcome.number())
            })?;
        }
        Ok(())
    }
}

fn outcome_type(line: &Line<'_>) -> Result<OutcomeType, Error> {
    let text = line.text(Column::OutcomeType);
    // Workbooks store whole numbers as fractions too: "12.0".
    let digits = text.strip_suffix(".0").unwrap_or(text);
    digits.parse().ok().and_then(OutcomeType::new).ok_or_else(|| {
        let found = if text.is_empty() {
            "an empty cell".to_owned()
        } else {
            format!("{text:?}")
        };
        let expected = format!("an outcome type, 0 to {}", OutcomeType::LAST);
        Error::input(line.at(Column::OutcomeType), found, expected)
    })
}

/// A file that lists outcomes with a count of zero lists them all: a row that is missing in it is no zero. One that lists none
/// leaves out what did not happen.
fn refuse_missing_types(parts: &Parts<OutcomeKey>, topic: &TopicFile) -> Result<(), Error> {
    let mut types: BTreeMap<(OutcomeBasis, usize, Quarter), BTreeSet<OutcomeType>> = BTreeMap::new();
    let mut rows: BTreeSet<(OutcomeBasis, Key)> = BTreeSet::new();
    let mut lists_zeros = false;
    for ((basis, (code, area, quarter), outcome), zero) in parts.zeros() {
        lists_zeros |= zero;
        types.entry((basis, code, quarter)).or_default().insert(outcome);
        rows.insert((basis, (code, area, quarter)));
    }
    for (basis, key) in rows.into_iter().filter(|_| lists_zeros) {
        let (code, _, quarter) = key;
        let mut listed = types.get(&(basis, code, quarter)).into_iter().flatten();
        if let Some(outcome) = listed.find(|&&outcome| !parts.has((basis, key, outcome))) {
            return Err(Error::input(
                parts.sheet(quarter),
                format!("no row for {}, outcome type {}", describe(topic, key), outcome.number()),
                "one for every outcome type that the table lists for other forces, since it lists those with a count of 0",
            ));
        }
    }
    Ok(())
}
