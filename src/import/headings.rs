//! The headings of the recorded crime table, and where its columns are in a sheet.

use super::areas::plain_name;
use super::sheet::{Row, column_letter};
use crate::error::{Error, Position};

/// A column of the table; its number is its place in [`HEADINGS`].
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
}

const HEADINGS: [(Column, &str); 8] = [
    (Column::Year, "Financial Year"),
    (Column::Quarter, "Financial Quarter"),
    (Column::Force, "Force Name"),
    (Column::Description, "Offence Description"),
    (Column::Group, "Offence Group"),
    (Column::Subgroup, "Offence Subgroup"),
    (Column::Code, "Offence Code"),
    (Column::Count, "Number of Offences"),
];

impl Column {
    /// The heading as the Home Office writes it.
    pub(super) fn heading(self) -> &'static str {
        HEADINGS[self as usize].1
    }

    /// The column with this heading, without regard to case, space and notes.
    fn with_heading(text: &str) -> Option<Self> {
        let plain = plain_name(text);
        HEADINGS
            .into_iter()
            .find(|(_, heading)| heading.eq_ignore_ascii_case(&plain))
            .map(|(column, _)| column)
    }
}

/// Where the table's columns are in a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// Sheet column of each of [`HEADINGS`].
    at: [usize; HEADINGS.len()],
    /// Sheet columns without a heading of their own: nothing may stand below.
    stray: Vec<usize>,
    width: usize,
}

impl Columns {
    /// Whether the row is the table's header, perhaps with a heading that is not known. One known heading alone may be a line of
    /// notes that explains it.
    pub(super) fn are_in(row: &Row) -> bool {
        let known = row.cells().iter().filter(|cell| Column::with_heading(&cell.text).is_some());
        known.count() > 1
    }

    /// The columns under the header `row` of the sheet at `sheet`. A heading may come again at the right, over nothing: one
    /// sheet of a published release has three such cells.
    ///
    /// # Errors
    /// An input error for a heading that is not known, and for one that is missing.
    pub(super) fn read(row: &Row, sheet: &Position) -> Result<Self, Error> {
        let mut at = [None; HEADINGS.len()];
        let mut stray = Vec::new();
        for (index, cell) in row.cells().iter().enumerate() {
            match Column::with_heading(&cell.text) {
                Some(column) if at[column as usize].is_none() => at[column as usize] = Some(index),
                Some(_) => stray.push(index),
                None if cell.is_empty() => stray.push(index),
                None => {
                    let position = sheet.clone().row(row.number()).column(column_letter(index));
                    let found = format!("the heading {:?}", cell.trimmed());
                    return Err(Error::input(position, found, format!("one of {}", Self::expected())));
                }
            }
        }
        let mut columns = Self {
            stray,
            width: row.cells().len(),
            ..Self::default()
        };
        for (slot, (index, (_, heading))) in columns.at.iter_mut().zip(at.into_iter().zip(HEADINGS)) {
            *slot = index.ok_or_else(|| {
                Error::input(
                    sheet.clone().row(row.number()),
                    format!("no column {heading:?}"),
                    format!("the headings {}", Self::expected()),
                )
            })?;
        }
        Ok(columns)
    }

    /// The text in `column` of a row below the header.
    pub(super) fn text<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        row.text(self.at[column as usize])
    }

    /// The first sheet column in which something stands beside the table.
    pub(super) fn stray_cell(&self, row: &Row) -> Option<usize> {
        let stray = self.stray.iter().copied();
        stray
            .chain(self.width..row.cells().len())
            .find(|&index| !row.text(index).is_empty())
    }

    /// Every heading, for errors.
    pub(super) fn expected() -> String {
        HEADINGS.map(|(_, heading)| heading).join(", ")
    }
}
