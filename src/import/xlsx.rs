//! Rows of an .xlsx workbook, with calamine's streaming cell reader.

use std::fmt::Write as _;
use std::io;

use calamine::{DataRef, Reader as _, SheetType, Xlsx};
use zip::ZipArchive;

use super::input::Input;
use super::sheet::{Row, RowSink, check_length, column_letter, damaged};
use super::xlsx_pieces::Pieces;
use crate::error::{Error, Position};

/// Reads the whole archive once, for what calamine does not look at: it stops at the end of a sheet's data and so never sees its
/// checksum, and a damaged digit would pass; and it takes a cell into memory however long it is.
///
/// # Errors
/// An input error where a checksum does not match, and for a cell or a piece of XML that is far too long.
pub(super) fn check(file: &str, archive: &mut ZipArchive<Input<'_>>) -> Result<(), Error> {
    for index in 0..archive.len() {
        let mut entry = archive
            .by_index(index)
            .map_err(|error| damaged(Position::file(file), error.to_string()))?;
        let name = entry
            .name()
            .map_err(|error| damaged(Position::file(file), error.to_string()))?;
        let mut pieces = Pieces::new(&name);
        let copied = io::copy(&mut entry, &mut pieces);
        pieces.refuse_long(file)?;
        copied.map_err(|error| damaged(Position::file(file), error.to_string()))?;
    }
    Ok(())
}

pub(super) fn read(file: &str, input: Input<'_>, sink: &mut dyn RowSink) -> Result<(), Error> {
    let mut workbook = Xlsx::new(input).map_err(|error| damaged(Position::file(file), error.to_string()))?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut row = Row::default();
    for name in sheets {
        let at = |row: &Row| Position::file(file).sheet(name.clone()).row(row.number().max(1));
        sink.begin_sheet(Some(&name))?;
        let mut cells = workbook
            .worksheet_cells_reader(&name)
            .map_err(|error| damaged(Position::file(file).sheet(name.clone()), error.to_string()))?;
        row.begin(0);
        while let Some(cell) = cells.next_cell().map_err(|error| damaged(at(&row), error.to_string()))? {
            let (number, column) = cell.get_position();
            if row.number() != number + 1 {
                if !row.is_empty() {
                    sink.row(&row)?;
                }
                row.begin(number + 1);
            }
            if matches!(cell.get_value(), DataRef::Empty) {
                continue;
            }
            let text = row.fill(column as usize);
            // Writing to a String cannot fail.
            let _ = match cell.get_value() {
                DataRef::String(value) => text.write_str(value),
                DataRef::SharedString(value) => text.write_str(value),
                DataRef::Int(value) => write!(text, "{value}"),
                DataRef::Float(value) => write!(text, "{value}"),
                DataRef::Bool(value) => write!(text, "{value}"),
                DataRef::DateTime(value) => write!(text, "{value}"),
                DataRef::DateTimeIso(value) | DataRef::DurationIso(value) => text.write_str(value),
                DataRef::Error(value) => write!(text, "{value}"),
                DataRef::Empty => Ok(()),
            };
            let text = row.text(column as usize).as_bytes();
            check_length(text, || at(&row).column(column_letter(column as usize)))?;
        }
        if !row.is_empty() {
            sink.row(&row)?;
        }
        sink.end_sheet()?;
    }
    Ok(())
}
