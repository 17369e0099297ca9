//! Cells, rows, and what is done with them: what the readers of every format have in common.

use crate::error::{Error, Position};

/// Most bytes of one cell. The longest cell of a published table has a few hundred.
pub(super) const MOST_CELL: usize = 4_096;

/// Most bytes of a file that a reader holds at a time: a piece of XML, or what a workbook says of one cell. A cell that is too long
/// is recognised by then, and is never in memory as a whole.
pub(super) const MOST_PIECE: usize = 1 << 16;

/// Bytes of a cell that an error shows.
const SHOWN: usize = 40;

/// More columns than this are not kept: a spreadsheet has no more.
const MOST_COLUMNS: usize = 16_384;

/// One cell. A number stands as it was written, in `text`.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub(super) text: String,
}

impl Cell {
    /// The text without white space around it; empty for an empty cell.
    pub(super) fn trimmed(&self) -> &str {
        self.text.trim()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.trimmed().is_empty()
    }
}

/// One row of a sheet. Readers fill the same row again and again, so that its texts are allocated once.
#[derive(Debug, Default)]
pub(super) struct Row {
    number: u32,
    cells: Vec<Cell>,
    used: usize,
}

impl Row {
    /// Number of the row, from 1.
    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// The cells up to the last one that is not empty, at least.
    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells[..self.used]
    }

    /// The text in column `column` (from 0), without white space around it; empty beyond the end of the row.
    pub(super) fn text(&self, column: usize) -> &str {
        self.cells().get(column).map_or("", Cell::trimmed)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells().iter().all(Cell::is_empty)
    }

    /// Empties the row and gives it a number.
    pub(super) fn begin(&mut self, number: u32) {
        self.number = number;
        self.used = 0;
    }

    /// The same row at another place: a row that repeats.
    pub(super) fn renumber(&mut self, number: u32) {
        self.number = number;
    }

    /// The cell in column `column`, empty, for a reader to fill. Columns must come from left to right.
    pub(super) fn fill(&mut self, column: usize) -> &mut String {
        let column = column.min(MOST_COLUMNS);
        while self.used <= column {
            if self.used == self.cells.len() {
                self.cells.push(Cell::default());
            }
            self.cells[self.used].text.clear();
            self.used += 1;
        }
        &mut self.cells[column].text
    }
}

/// What is done with the rows of a file.
pub(super) trait RowSink {
    /// A sheet begins; `None` for a file that has no sheets.
    fn begin_sheet(&mut self, name: Option<&str>) -> Result<(), Error>;
    /// The next row of the sheet that is not empty.
    fn row(&mut self, row: &Row) -> Result<(), Error>;
    /// The sheet is over.
    fn end_sheet(&mut self) -> Result<(), Error>;
}

/// Checks that a cell, or the beginning of one, is not longer than any cell of a table.
///
/// # Errors
/// An input error at `place` that shows the beginning of the cell.
pub(super) fn check_length(text: &[u8], place: impl FnOnce() -> Position) -> Result<(), Error> {
    if text.len() <= MOST_CELL {
        return Ok(());
    }
    Err(too_long(place(), ("cell", MOST_CELL), text))
}

/// The error of a cell, or another piece of a file, of more than `most` bytes, quoted short.
pub(super) fn too_long(place: Position, (piece, most): (&str, usize), text: &[u8]) -> Error {
    let start = String::from_utf8_lossy(&text[..text.len().min(SHOWN)]);
    let start = start.trim_end_matches('\u{fffd}');
    Error::input(
        place,
        format!("a {piece} of more than {most} bytes, which begins with {start:?}"),
        format!("at most {most} bytes in a {piece}"),
    )
}

/// The error of a file whose bytes are not whole.
pub(super) fn damaged(position: Position, found: impl Into<String>) -> Error {
    let found: String = found.into();
    Error::input(
        position,
        format!("a damaged or incomplete file ({})", found.replace('\n', " ")),
        "a whole one: download it again",
    )
}

/// The letter of column `column` (from 0), as spreadsheets show it.
pub(super) fn column_letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().collect()
}
