//! Rows out of .ods, .xlsx and .csv files, one at a time.
//!
//! A file is recognised by what is in it, not by its name: a .xlsx that is really a web page must not reach a reader.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;

use super::{Progress, delimited, file_error, file_name, ods, xlsx};
use crate::error::{Error, Position};

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

/// A file that tells how much of it has been read.
pub(super) struct Tracked<'p> {
    file: File,
    read: u64,
    progress: &'p mut dyn Progress,
}

impl Read for Tracked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read += count as u64;
        self.progress.read(self.read);
        Ok(count)
    }
}

impl Seek for Tracked<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = self.file.seek(to)?;
        self.read = at;
        Ok(at)
    }
}

/// A buffered, tracked file.
pub(super) type Input<'p> = BufReader<Tracked<'p>>;

/// Hands every row of the file at `path` to `sink`. `expected` says what the file should be, for errors.
///
/// # Errors
/// A file error where it cannot be opened; an input error where it is no spreadsheet, is damaged, or the sink refuses a row.
pub(super) fn read(path: &Path, expected: &str, sink: &mut dyn RowSink, progress: &mut dyn Progress) -> Result<(), Error> {
    let shown = path.display().to_string();
    let mut file = File::open(path).map_err(|error| file_error(path, &error))?;
    let bytes = file.metadata().map_err(|error| file_error(path, &error))?.len();
    let mut start = Vec::new();
    file.by_ref()
        .take(512)
        .read_to_end(&mut start)
        .and_then(|_| file.rewind())
        .map_err(|error| file_error(path, &error))?;
    progress.file(&file_name(path), bytes);
    let tracked = Tracked { file, read: 0, progress };
    let input = BufReader::with_capacity(1 << 16, tracked);

    if start.starts_with(b"PK") {
        return read_archive(&shown, input, sink);
    }
    let is_csv = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    match other_kind(&start) {
        None if is_csv => delimited::read(&shown, input, sink),
        found => Err(Error::input(
            Position::file(shown),
            found.unwrap_or_else(|| format!("no spreadsheet (it begins with {:?})", beginning(&start))),
            expected,
        )),
    }
}

/// What a file is that begins with `start`, where that is plainly neither a workbook nor a table of plain text.
fn other_kind(start: &[u8]) -> Option<String> {
    let text = beginning(start);
    if start.is_empty() {
        Some("an empty file".to_owned())
    } else if start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        Some("an encrypted workbook or one of the old binary format .xls".to_owned())
    } else if text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']).starts_with('<') {
        Some(format!("a web page or XML (it begins with {text:?})"))
    } else {
        start.contains(&0).then(|| "a binary file that is no workbook".to_owned())
    }
}

fn beginning(start: &[u8]) -> String {
    String::from_utf8_lossy(start).chars().take(24).collect()
}

fn read_archive(file: &str, input: Input<'_>, sink: &mut dyn RowSink) -> Result<(), Error> {
    let damaged = |found: String| damaged(Position::file(file), found);
    let mut archive = ZipArchive::new(input).map_err(|error| damaged(error.to_string()))?;
    let has = |archive: &ZipArchive<Input<'_>>, name: &str| archive.index_for_name(name).is_some();
    if has(&archive, "content.xml") {
        return ods::read(file, &mut archive, sink);
    }
    if has(&archive, "xl/workbook.xml") {
        // calamine stops at the end of a sheet's data and so never sees its checksum: a damaged digit would pass.
        for entry in 0..archive.len() {
            archive
                .by_index(entry)
                .map_err(|error| damaged(error.to_string()))
                .and_then(|mut entry| io::copy(&mut entry, &mut io::sink()).map_err(|error| damaged(error.to_string())))?;
        }
        let mut input = archive.into_inner();
        input.rewind().map_err(|error| damaged(error.to_string()))?;
        return xlsx::read(file, input, sink);
    }
    let found = if has(&archive, "xl/workbook.bin") {
        "a workbook of the binary format .xlsb"
    } else {
        "a zip archive that is no workbook"
    };
    Err(Error::input(Position::file(file), found, "an .ods, .xlsx or .csv file"))
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
