//! A table with named columns: a header, and rows that have a text in each.

use std::path::Path;

use super::super::Progress;
use super::super::sheet::{Row, RowSink, column_letter};
use super::super::workbook;
use crate::error::{Error, Position};

/// The columns that a table must have, by their headings. A heading with a "*" stands for any text in its place: "pfa*cd".
pub(super) type Headings<'h, const N: usize> = [&'h str; N];

/// A row of a table, by the places of its headings.
pub(super) struct Line<'r, const N: usize> {
    file: &'r str,
    headings: Headings<'r, N>,
    row: &'r Row,
    columns: &'r [usize],
}

impl<const N: usize> Line<'_, N> {
    /// The text in the column of the heading `heading` (its place among the headings).
    pub(super) fn text(&self, heading: usize) -> &str {
        self.row.text(self.columns[heading])
    }

    /// The error of what stands in that column.
    pub(super) fn wrong(&self, heading: usize, found: impl Into<String>, expected: impl Into<String>) -> Error {
        let position = Position::file(self.file)
            .row(self.row.number())
            .column(self.headings[heading]);
        Error::input(position, found, expected)
    }

    /// The number in that column.
    pub(super) fn number<T: std::str::FromStr>(&self, heading: usize, expected: &str) -> Result<T, Error> {
        let text = self.text(heading);
        text.parse().map_err(|_| self.wrong(heading, format!("{text:?}"), expected))
    }
}

/// Hands every row of the table at `path` to `each`.
///
/// # Errors
/// An input error for a table without one of the headings, for a row that is longer than the header, and whatever `each` refuses.
pub(super) fn read<const N: usize>(
    path: &Path,
    headings: Headings<'_, N>,
    progress: &mut dyn Progress,
    each: &mut dyn FnMut(&Line<'_, N>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut reader = Columns {
        file: path.display().to_string(),
        headings,
        columns: Vec::new(),
        width: 0,
        rows: 0,
        each,
    };
    let expected = format!("a table with the columns {}", headings.join(", "));
    workbook::read(path, &expected, &mut reader, progress)?;
    if reader.rows == 0 {
        return Err(Error::input(Position::file(reader.file), "no row", expected));
    }
    Ok(())
}

struct Columns<'h, 'e, const N: usize> {
    file: String,
    headings: Headings<'h, N>,
    /// Places of the headings' columns; empty before the header.
    columns: Vec<usize>,
    /// Number of columns of the header.
    width: usize,
    rows: usize,
    each: &'e mut dyn FnMut(&Line<'_, N>) -> Result<(), Error>,
}

impl<const N: usize> RowSink for Columns<'_, '_, N> {
    fn begin_sheet(&mut self, _: Option<&str>) -> Result<(), Error> {
        self.columns.clear();
        Ok(())
    }

    fn row(&mut self, row: &Row) -> Result<(), Error> {
        if self.columns.is_empty() {
            return self.header(row);
        }
        if let Some(extra) = (self.width..row.cells().len()).find(|&column| !row.text(column).is_empty()) {
            let position = Position::file(&self.file).row(row.number()).column(column_letter(extra));
            let found = format!("{:?}", row.text(extra));
            return Err(Error::input(position, found, "nothing to the right of the table"));
        }
        self.rows += 1;
        (self.each)(&Line {
            file: &self.file,
            headings: self.headings,
            row,
            columns: &self.columns,
        })
    }

    fn end_sheet(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

impl<const N: usize> Columns<'_, '_, N> {
    fn header(&mut self, row: &Row) -> Result<(), Error> {
        let texts: Vec<String> = (0..row.cells().len()).map(|column| row.text(column).to_lowercase()).collect();
        for heading in self.headings {
            let mut matching = (0..texts.len()).filter(|&column| is_heading(&texts[column], heading));
            let (Some(column), None) = (matching.next(), matching.next()) else {
                let position = Position::file(&self.file).row(row.number());
                let expected = format!("the headings {}, each once", self.headings.join(", "));
                return Err(Error::input(position, format!("the headings {}", texts.join(", ")), expected));
            };
            self.columns.push(column);
        }
        self.width = texts.len();
        Ok(())
    }
}

/// Whether a text is this heading; a "*" is any digits.
fn is_heading(text: &str, heading: &str) -> bool {
    match heading.split_once('*') {
        None => text == heading,
        Some((start, end)) => {
            let between = text.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
            between.is_some_and(|between| !between.is_empty() && between.bytes().all(|byte| byte.is_ascii_digit()))
        }
    }
}
