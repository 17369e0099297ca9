//! The headings of the Home Office's open data tables, and where their columns are in a sheet.

use super::areas::plain_name;
use super::sheet::{Row, column_letter};
use crate::error::{Error, Position};

/// A column of a table; its number is its place in [`SPELLINGS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Year,
    Quarter,
    Force,
    Description,
    Group,
    Subgroup,
    Code,
    Count,
    Expired,
    SubcodeDescription,
    Subcode,
    OutcomeDescription,
    OutcomeGroup,
    OutcomeType,
    OffencesRecorded,
    InvestigationsClosed,
}

/// Each column with its headings in published files; the first is the one that errors show.
const SPELLINGS: [(Column, &[&str]); 16] = [
    (Column::Year, &["Financial Year"]),
    (Column::Quarter, &["Financial Quarter"]),
    (Column::Force, &["Force Name"]),
    (Column::Description, &["Offence Description"]),
    (Column::Group, &["Offence Group"]),
    (Column::Subgroup, &["Offence Subgroup"]),
    (Column::Code, &["Offence Code"]),
    (Column::Count, &["Number of Offences"]),
    (Column::Expired, &["Offence Code Expired"]),
    (
        Column::SubcodeDescription,
        &["Subcode Description", "Offence Subcode Description"],
    ),
    (Column::Subcode, &["Offence Subcode", "Subcode"]),
    (Column::OutcomeDescription, &["Outcome Description"]),
    (Column::OutcomeGroup, &["Outcome Group"]),
    (Column::OutcomeType, &["Outcome Type"]),
    (
        Column::OffencesRecorded,
        &[
            "Force outcomes for offences recorded in quarter",
            "Number of outcomes for offences that were recorded in the quarter",
            "Outcomes for offences that were recorded in the quarter",
        ],
    ),
    (
        Column::InvestigationsClosed,
        &[
            "Force outcomes recorded in quarter",
            "Number of outcomes for investigations that were closed in the quarter",
            "Outcomes for investigations closed in the quarter",
        ],
    ),
];

impl Column {
    /// The heading as errors show it.
    pub(super) fn heading(self) -> &'static str {
        SPELLINGS[self as usize].1[0]
    }

    /// The column with this heading, without regard to case, space and notes.
    fn with_heading(text: &str) -> Option<Self> {
        let plain = plain_name(text);
        SPELLINGS
            .into_iter()
            .find(|(_, spellings)| spellings.iter().any(|heading| heading.eq_ignore_ascii_case(&plain)))
            .map(|(column, _)| column)
    }
}

/// The headings of one family of tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Headings {
    /// Every table has these.
    pub(super) required: &'static [Column],
    /// Some releases have these too.
    pub(super) optional: &'static [Column],
    /// At least one of these, where there are any.
    pub(super) counts: &'static [Column],
}

impl Headings {
    fn known(&self, text: &str) -> Option<Column> {
        Column::with_heading(text).filter(|column| self.all().any(|known| known == *column))
    }

    fn all(&self) -> impl Iterator<Item = Column> {
        [self.required, self.optional, self.counts].into_iter().flatten().copied()
    }

    /// Whether the row is the table's header, perhaps with a heading that is not known. One known heading alone may be a line of
    /// notes that explains it.
    pub(super) fn are_in(&self, row: &Row) -> bool {
        row.cells().iter().filter(|cell| self.known(&cell.text).is_some()).count() > 1
    }

    /// Every heading, for errors.
    pub(super) fn expected(&self) -> String {
        let names: Vec<&str> = self.all().map(Column::heading).collect();
        names.join(", ")
    }
}

/// Where the table's columns are in a sheet.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// Sheet column of each of [`SPELLINGS`].
    at: [Option<usize>; SPELLINGS.len()],
    /// Sheet columns without a heading of their own: nothing may stand below.
    stray: Vec<usize>,
    width: usize,
}

impl Columns {
    /// The columns under the header `row` of the sheet at `sheet`. A heading may come again at the right, over nothing: one
    /// sheet of a published release has three such cells.
    ///
    /// # Errors
    /// An input error for a heading that is not known, and for one that is missing.
    pub(super) fn read(headings: &Headings, row: &Row, sheet: &Position) -> Result<Self, Error> {
        let mut at = [None; SPELLINGS.len()];
        let mut stray = Vec::new();
        for (index, cell) in row.cells().iter().enumerate() {
            match headings.known(&cell.text) {
                Some(column) if at[column as usize].is_none() => at[column as usize] = Some(index),
                Some(_) => stray.push(index),
                None if cell.is_empty() => stray.push(index),
                None => {
                    let position = sheet.clone().row(row.number()).column(column_letter(index));
                    let found = format!("the heading {:?}", cell.trimmed());
                    return Err(Error::input(position, found, format!("one of {}", headings.expected())));
                }
            }
        }
        let has = |column: &Column| at[*column as usize].is_some();
        let missing = headings.required.iter().find(|column| !has(column));
        let no_count = headings.counts.first().filter(|_| !headings.counts.iter().any(has));
        if let Some(column) = missing.or(no_count) {
            return Err(Error::input(
                sheet.clone().row(row.number()),
                format!("no column {:?}", column.heading()),
                format!("the headings {}", headings.expected()),
            ));
        }
        Ok(Self {
            at,
            stray,
            width: row.cells().len(),
        })
    }

    /// Whether the sheet has the column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.at[column as usize].is_some()
    }

    /// The text in `column` of a row below the header; empty where the sheet has no such column.
    pub(super) fn text<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.at[column as usize].map_or("", |index| row.text(index))
    }

    /// The first sheet column in which something stands beside the table.
    pub(super) fn stray_cell(&self, row: &Row) -> Option<usize> {
        let stray = self.stray.iter().copied();
        stray
            .chain(self.width..row.cells().len())
            .find(|&index| !row.text(index).is_empty())
    }
}
