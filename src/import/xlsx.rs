//! Rows of an .xlsx workbook, with calamine's streaming cell reader.

use std::fmt::Write as _;

use calamine::{DataRef, Reader as _, SheetType, Xlsx};

use super::sheet::{Input, Row, RowSink, damaged};
use crate::error::{Error, Position};

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
        }
        if !row.is_empty() {
            sink.row(&row)?;
        }
        sink.end_sheet()?;
    }
    Ok(())
}
