//! Files of rows, whatever their format: .ods, .xlsx and .csv.
//!
//! A file is recognised by what is in it, not by its name: a .xlsx that is really a web page must not reach a reader.

use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use zip::ZipArchive;

use super::input::{Input, Tracked};
use super::sheet::{RowSink, damaged};
use super::{Progress, delimited, file_error, file_name, ods, xlsx};
use crate::error::{Error, Position};

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
    let input = BufReader::with_capacity(1 << 16, Tracked::new(file, progress));

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
        xlsx::check(file, &mut archive)?;
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
