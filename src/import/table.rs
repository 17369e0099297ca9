//! What the Home Office's open data tables have in common: a sheet for each financial year beside sheets of notes, and in each row a
//! quarter, a force and an offence code.

use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use super::areas::Known;
use super::headings::{Column, Columns, Headings};
use super::sheet::{Row, RowSink, column_letter};
use super::topic::TopicFile;
use super::{Progress, count, release, workbook};
use crate::dataset::Count;
use crate::error::{Error, Position};
use crate::model::{CodeEntry, Date, Language, Quarter};

/// Rows of a sheet among which the header is looked for.
const HEADER_ROWS: usize = 10;

/// Index of a code and of an area, and the quarter.
pub(super) type Key = (usize, usize, Quarter);

/// The name of a sheet; `None` in a file that has none.
pub(super) type Place = Option<Rc<str>>;

/// What is done with the rows of one family of tables.
pub(super) trait Rows {
    /// A row of one of the topic's codes and of a force.
    fn row(&mut self, line: &Line<'_>, key: Key) -> Result<(), Error>;
}

/// Hands every row of the topic's codes in the file at `path` to `rows`, and gives the release date of its notes.
///
/// # Errors
/// An input error with its position for anything in the file that is not known; what `rows` refuses.
pub(super) fn read(
    path: &Path,
    (headings, expected): (&Headings, &str),
    topic: &TopicFile,
    rows: &mut dyn Rows,
    progress: &mut dyn Progress,
) -> Result<Option<Date>, Error> {
    let mut reader = Reader {
        file: path.display().to_string(),
        headings,
        topic,
        rows,
        released: None,
        sheet: None,
        layout: Layout::Searching { rows: 0 },
        forces: HashMap::new(),
        period: None,
        tables: 0,
    };
    workbook::read(path, expected, &mut reader, progress)?;
    if reader.tables == 0 {
        return Err(Error::input(
            Position::file(reader.file),
            "no sheet with the table",
            format!("a row of headings: {}", headings.expected()),
        ));
    }
    Ok(reader.released)
}

/// A row under the header.
pub(super) struct Line<'r> {
    row: &'r Row,
    columns: &'r Columns,
    file: &'r str,
    sheet: &'r Place,
}

impl<'r> Line<'r> {
    pub(super) fn text(&self, column: Column) -> &'r str {
        self.columns.text(self.row, column)
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.has(column)
    }

    pub(super) fn number(&self) -> u32 {
        self.row.number()
    }

    pub(super) fn sheet(&self) -> &Place {
        self.sheet
    }

    /// The place of the row.
    pub(super) fn place(&self) -> Position {
        position(self.file, self.sheet.as_deref()).row(self.row.number())
    }

    /// The place of a cell of it.
    pub(super) fn at(&self, column: Column) -> Position {
        self.place().column(column.heading())
    }

    /// Passes over a row that a release lists for a code before it existed or after it ended, as some do with zeros: they are no
    /// figures.
    ///
    /// # Errors
    /// An input error for any other count, which would be lost.
    pub(super) fn refuse_unused_code(
        &self,
        column: Column,
        count: Count,
        code: &CodeEntry,
        quarter: Quarter,
    ) -> Result<(), Error> {
        match count {
            Ok(0) | Err(_) => Ok(()),
            Ok(count) => Err(Error::input(
                self.at(column),
                format!("{count} offences of code {} in {quarter}", code.code),
                match code.to {
                    Some(to) if quarter > to => format!("none after {to}, at which the topic file says that the code ended"),
                    _ => format!(
                        "none before {}, from which the topic file says that the code exists",
                        code.from
                    ),
                },
            )),
        }
    }

    /// The count in `column`.
    ///
    /// # Errors
    /// An input error where it is neither a whole number nor a marker that stands for a missing one.
    pub(super) fn count(&self, column: Column) -> Result<count::Cell, Error> {
        let text = self.text(column);
        count::cell(text).ok_or_else(|| {
            let found = if text.is_empty() {
                "an empty cell".to_owned()
            } else {
                format!("{text:?}")
            };
            Error::input(self.at(column), found, count::EXPECTED)
        })
    }
}

/// How far a sheet has been understood.
enum Layout {
    /// No header yet, after so many rows.
    Searching { rows: usize },
    /// No table here.
    Notes,
    /// Under the header.
    Table {
        columns: Box<Columns>,
        /// Rows below the header.
        rows: usize,
    },
}

struct Reader<'t> {
    file: String,
    headings: &'t Headings,
    topic: &'t TopicFile,
    rows: &'t mut dyn Rows,
    released: Option<Date>,
    sheet: Place,
    layout: Layout,
    /// Names that were resolved before, as they stand in the file.
    forces: HashMap<String, Known>,
    /// The year and quarter of the row before, as they stand in the file, and what they mean.
    period: Option<(String, String, Quarter)>,
    tables: usize,
}

impl RowSink for Reader<'_> {
    fn begin_sheet(&mut self, name: Option<&str>) -> Result<(), Error> {
        self.sheet = name.map(Rc::from);
        self.layout = Layout::Searching { rows: 0 };
        Ok(())
    }

    fn row(&mut self, row: &Row) -> Result<(), Error> {
        let rows = match &mut self.layout {
            Layout::Table { rows, .. } => {
                *rows += 1;
                return self.data(row);
            }
            Layout::Notes => {
                self.note(row);
                return Ok(());
            }
            Layout::Searching { rows } => {
                *rows += 1;
                *rows
            }
        };
        if self.headings.are_in(row) {
            self.layout = Layout::Table {
                columns: Box::new(Columns::read(self.headings, row, &self.place())?),
                rows: 0,
            };
            self.tables += 1;
        } else {
            self.note(row);
            if rows == HEADER_ROWS {
                self.refuse_year_sheet()?;
                self.layout = Layout::Notes;
            }
        }
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<(), Error> {
        match &self.layout {
            Layout::Searching { .. } => self.refuse_year_sheet(),
            Layout::Notes => Ok(()),
            Layout::Table { rows: 1.., .. } => Ok(()),
            Layout::Table { .. } => Err(Error::input(
                self.place(),
                "a header and no row below it",
                "rows of the table",
            )),
        }
    }
}

impl Reader<'_> {
    fn place(&self) -> Position {
        position(&self.file, self.sheet.as_deref())
    }

    fn note(&mut self, row: &Row) {
        let date = row.cells().iter().find_map(|cell| release::in_text(&cell.text));
        self.released = self.released.max(date);
    }

    /// A sheet that is named as a financial year must hold the table: its figures would be missing without a word.
    fn refuse_year_sheet(&self) -> Result<(), Error> {
        let is_year = |name: &str| {
            name.bytes().filter(u8::is_ascii_digit).count() >= 4
                && name.bytes().all(|byte| byte.is_ascii_digit() || b"_-/ ".contains(&byte))
        };
        if self.sheet.as_deref().is_some_and(is_year) {
            return Err(Error::input(
                self.place(),
                "no header in the first rows",
                format!("a row of headings: {}", self.headings.expected()),
            ));
        }
        Ok(())
    }

    fn data(&mut self, row: &Row) -> Result<(), Error> {
        let Layout::Table { columns, .. } = &self.layout else {
            return Ok(());
        };
        if let Some(index) = columns.stray_cell(row) {
            return Err(Error::input(
                self.place().row(row.number()).column(column_letter(index)),
                format!("{:?} in a column without a heading of its own", row.text(index)),
                "nothing to the right of the table",
            ));
        }
        let line = Line {
            row,
            columns,
            file: &self.file,
            sheet: &self.sheet,
        };
        let quarter = match &self.period {
            // Thousands of rows in turn are of the same quarter.
            Some((year, quarter, known)) if *year == line.text(Column::Year) && *quarter == line.text(Column::Quarter) => {
                *known
            }
            _ => {
                let known = quarter(&line)?;
                let text = |column| line.text(column).to_owned();
                self.period = Some((text(Column::Year), text(Column::Quarter), known));
                known
            }
        };
        let name = line.text(Column::Force);
        let force = match self.forces.get(name) {
            Some(&known) => known,
            None => {
                let known = self.topic.areas.resolve(name, || line.at(Column::Force))?;
                self.forces.insert(name.to_owned(), known);
                known
            }
        };
        let code = line.text(Column::Code);
        if code.is_empty() {
            return Err(Error::input(line.at(Column::Code), "an empty cell", "an offence code"));
        }
        let codes = &self.topic.topic.codes;
        match (force, codes.iter().position(|entry| entry.code.eq_ignore_ascii_case(code))) {
            (Known::Area(area), Some(index)) => self.rows.row(&line, (index, area, quarter)),
            _ => Ok(()),
        }
    }
}

fn quarter(line: &Line<'_>) -> Result<Quarter, Error> {
    let (year, quarter) = (line.text(Column::Year), line.text(Column::Quarter));
    let start = financial_year(year).ok_or_else(|| {
        Error::input(
            line.at(Column::Year),
            format!("{year:?}"),
            "a financial year, such as \"2012/13\"",
        )
    })?;
    let number = quarter.trim_start_matches(['Q', 'q']);
    number
        .parse()
        .ok()
        .and_then(|number| Quarter::financial(start, number))
        .ok_or_else(|| {
            Error::input(
                line.at(Column::Quarter),
                format!("{quarter:?}"),
                "a financial quarter, 1 to 4",
            )
        })
}

/// A place in the sheet of `file`, where it has sheets.
pub(super) fn position(file: &str, sheet: Option<&str>) -> Position {
    let position = Position::file(file);
    match sheet {
        Some(sheet) => position.sheet(sheet),
        None => position,
    }
}

/// A cell, in words.
pub(super) fn describe(topic: &TopicFile, (code, area, quarter): Key) -> String {
    let short = &topic.areas.list()[area].names.get(Language::En).short;
    format!("{short}, code {} in {quarter}", topic.topic.codes[code].code)
}

/// The calendar year in which a financial year begins: 2012 for "2012/13".
fn financial_year(text: &str) -> Option<u16> {
    let (start, end) = text.split_once('/')?;
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(start, 4) || !digits(end, 2) {
        return None;
    }
    let start: u16 = start.parse().ok()?;
    (end.parse() == Ok((start + 1) % 100)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::financial_year;

    #[test]
    fn financial_years_name_two_years_in_turn() {
        for (text, start) in [
            ("2012/13", Some(2012)),
            ("1999/00", Some(1999)),
            ("2012/14", None),
            ("2012-13", None),
            ("2012", None),
            ("2012/2013", None),
        ] {
            assert_eq!(financial_year(text), start, "{text}");
        }
    }
}
