//! Rows of a .csv file. A row's number is the line on which it begins.

use super::input::{Bounded, Input};
use super::sheet::{Row, RowSink, check_length, column_letter, too_long};
use crate::error::{Error, Position};

/// Most bytes of one row. A quotation mark that is never closed makes the rest of the file one cell.
const MOST_ROW: usize = 1 << 20;

pub(super) fn read(file: &str, input: Input<'_>, sink: &mut dyn RowSink) -> Result<(), Error> {
    // Flexible: a short row is for the table to judge, which knows what the missing column is called.
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(Bounded::new(input, MOST_ROW));
    let mut record = csv::ByteRecord::new();
    let mut row = Row::default();
    sink.begin_sheet(None)?;
    loop {
        let line = u32::try_from(reader.position().line()).unwrap_or(u32::MAX);
        reader.get_mut().renew();
        let more = reader
            .read_byte_record(&mut record)
            .map_err(|error| Error::input(Position::file(file).row(line), error.to_string(), "a row of a .csv file"))?;
        if !more {
            return sink.end_sheet();
        }
        let line = record
            .position()
            .map_or(line, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        let place = |column: usize| Position::file(file).row(line).column(column_letter(column));
        row.begin(line);
        for (column, field) in record.iter().enumerate() {
            check_length(field, || place(column))?;
            let text = std::str::from_utf8(field).map_err(|_| {
                Error::input(
                    place(column),
                    format!("{:?}, which is not UTF-8", String::from_utf8_lossy(field)),
                    "a .csv file saved as UTF-8",
                )
            })?;
            row.fill(column).push_str(text.trim_start_matches('\u{feff}'));
        }
        if reader.get_ref().is_cut() {
            return Err(too_long(Position::file(file).row(line), ("row", MOST_ROW), record.as_slice()));
        }
        if !row.is_empty() {
            sink.row(&row)?;
        }
    }
}
