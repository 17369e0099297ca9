//! The Home Office's table of police recorded crime by police force area: one row for each quarter, force and offence.
//!
//! Headers: Financial Year ("2012/13"), Financial Quarter (1 is April to June), Force Name, Offence Description, Offence Group,
//! Offence Subgroup, Offence Code, Number of Offences. Releases give a sheet to each financial year, and sheets of notes.

use std::path::Path;

use super::Progress;
use super::headings::{Column, Headings};
use super::parts::Parts;
use super::table::{self, Key, Line, Rows, describe};
use super::topic::TopicFile;
use crate::error::Error;
use crate::model::Date;

const HEADINGS: Headings = Headings {
    required: &[
        Column::Year,
        Column::Quarter,
        Column::Force,
        Column::Description,
        Column::Group,
        Column::Subgroup,
        Column::Code,
        Column::Count,
    ],
    optional: &[],
    counts: &[],
};
const EXPECTED: &str = "an .ods, .xlsx or .csv file with the police recorded crime table";

/// What one file holds of the topic.
pub(super) struct Table {
    /// Date on a notes sheet.
    pub(super) released: Option<Date>,
    pub(super) parts: Parts<Key>,
}

/// The counts of the topic's codes in the file at `path`.
///
/// # Errors
/// An input error with its position for anything in the file that is not known.
pub(super) fn read(path: &Path, topic: &TopicFile, progress: &mut dyn Progress) -> Result<Table, Error> {
    let mut reader = TableReader {
        topic,
        parts: Parts::new(path.display().to_string()),
    };
    let released = table::read(path, (&HEADINGS, EXPECTED), topic, &mut reader, progress)?;
    Ok(Table {
        released,
        parts: reader.parts,
    })
}

struct TableReader<'t> {
    topic: &'t TopicFile,
    parts: Parts<Key>,
}

impl Rows for TableReader<'_> {
    fn row(&mut self, line: &Line<'_>, key: Key) -> Result<(), Error> {
        let (code, _, quarter) = key;
        let entry = &self.topic.topic.codes[code];
        let cell = line.count(Column::Count)?;
        if !entry.is_in_use(quarter) {
            return line.refuse_unused_code(Column::Count, cell.count, entry, quarter);
        }
        let split = [Column::Description, Column::Subgroup];
        self.parts
            .add(line, (key, quarter), cell, &split, || describe(self.topic, key))
    }
}
