//! The Home Office's table of police recorded crime by police force area: one row for each quarter, force and offence.
//!
//! Headers: Financial Year ("2012/13"), Financial Quarter (1 is April to June), Force Name, Offence Description, Offence Group,
//! Offence Subgroup, Offence Code, Number of Offences. Releases give a sheet to each financial year, and sheets of notes.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::rc::Rc;

use super::areas::{Known, plain_name};
use super::headings::{Column, Columns};
use super::sheet::{self, Row, RowSink, column_letter};
use super::topic::TopicFile;
use super::{Progress, release};
use crate::dataset::Count;
use crate::error::{Error, Position};
use crate::model::{Absence, Date, Quarter};

/// Rows of a sheet among which the header is looked for.
const HEADER_ROWS: usize = 10;
/// No force records as many offences of one code in a quarter; more is a shifted column.
const MOST_OFFENCES: i64 = 10_000_000;
const EXPECTED: &str = "an .ods, .xlsx or .csv file with the police recorded crime table";

/// Index of a code and of an area, and the quarter.
pub(super) type Key = (usize, usize, Quarter);

/// What one file holds of the topic.
pub(super) struct Table {
    /// Path as it was given.
    pub(super) file: String,
    /// Date on a notes sheet.
    pub(super) released: Option<Date>,
    /// Rows of each cell: more than one where the release splits a code.
    pub(super) cells: BTreeMap<Key, Vec<Part>>,
    /// A sheet with rows of each quarter; what is missing would have stood there.
    pub(super) quarters: BTreeMap<Quarter, Place>,
}

/// The name of a sheet; `None` in a file that has none.
pub(super) type Place = Option<Rc<str>>;

/// One row of the table.
pub(super) struct Part {
    pub(super) sheet: Place,
    pub(super) row: u32,
    /// Offence description and subgroup, plain.
    split: [String; 2],
    pub(super) count: Count,
}

/// The counts of the topic's codes in the file at `path`.
///
/// # Errors
/// An input error with its position for anything in the file that is not known.
pub(super) fn read(path: &Path, topic: &TopicFile, progress: &mut dyn Progress) -> Result<Table, Error> {
    let mut reader = TableReader {
        topic,
        table: Table {
            file: path.display().to_string(),
            released: None,
            cells: BTreeMap::new(),
            quarters: BTreeMap::new(),
        },
        sheet: None,
        layout: Layout::Searching { rows: 0 },
        forces: HashMap::new(),
        period: None,
        tables: 0,
    };
    sheet::read(path, EXPECTED, &mut reader, progress)?;
    if reader.tables == 0 {
        return Err(Error::input(
            Position::file(reader.table.file),
            "no sheet with the table",
            format!("a row of headings: {}", Columns::expected()),
        ));
    }
    Ok(reader.table)
}

/// How far a sheet has been understood.
enum Layout {
    /// No header yet, after so many rows.
    Searching { rows: usize },
    /// No table here.
    Notes,
    /// Under the header.
    Table {
        columns: Columns,
        /// Rows below the header.
        rows: usize,
    },
}

struct TableReader<'t> {
    topic: &'t TopicFile,
    table: Table,
    sheet: Place,
    layout: Layout,
    /// Names that were resolved before, as they stand in the file.
    forces: HashMap<String, Known>,
    /// The year and quarter of the row before, as they stand in the file, and what they mean.
    period: Option<(String, String, Quarter)>,
    tables: usize,
}

impl RowSink for TableReader<'_> {
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
        if Columns::are_in(row) {
            self.layout = Layout::Table {
                columns: Columns::read(row, &self.place())?,
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

impl TableReader<'_> {
    fn place(&self) -> Position {
        let position = Position::file(&self.table.file);
        match &self.sheet {
            Some(sheet) => position.sheet(&**sheet),
            None => position,
        }
    }

    fn at(&self, row: &Row, column: Column) -> Position {
        self.place().row(row.number()).column(column.heading())
    }

    fn note(&mut self, row: &Row) {
        let date = row.cells().iter().find_map(|cell| release::in_text(&cell.text));
        self.table.released = self.table.released.max(date);
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
                format!("a row of headings: {}", Columns::expected()),
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
        let [year, quarter, force_name, code, count, description, subgroup] = [
            Column::Year,
            Column::Quarter,
            Column::Force,
            Column::Code,
            Column::Count,
            Column::Description,
            Column::Subgroup,
        ]
        .map(|column| columns.text(row, column));

        let quarter = self.quarter(row, year, quarter)?;
        let force = match self.forces.get(force_name) {
            Some(&known) => known,
            None => {
                let known = self.topic.areas.resolve(force_name, || self.at(row, Column::Force))?;
                self.forces.insert(force_name.to_owned(), known);
                known
            }
        };
        if code.is_empty() {
            return Err(Error::input(self.at(row, Column::Code), "an empty cell", "an offence code"));
        }
        let codes = &self.topic.topic.codes;
        let (Known::Area(area), Some(index)) = (force, codes.iter().position(|entry| entry.code.eq_ignore_ascii_case(code)))
        else {
            return Ok(());
        };
        self.keep(row, (index, area, quarter), [description, subgroup], count)
    }

    /// Adds a row of one of the topic's codes. `split` is what tells the rows of a split code apart.
    fn keep(&mut self, row: &Row, key: Key, split: [&str; 2], count: &str) -> Result<(), Error> {
        let (index, area, quarter) = key;
        let code = &self.topic.topic.codes[index];
        let count = self.count(row, count)?;
        if quarter < code.from {
            // Some releases list zeros under a code before it existed. They are no figures; anything else would be lost.
            return match count {
                Ok(0) | Err(_) => Ok(()),
                Ok(count) => Err(Error::input(
                    self.at(row, Column::Count),
                    format!("{count} offences of code {} in {quarter}", code.code),
                    format!(
                        "none before {}, from which the topic file says that the code exists",
                        code.from
                    ),
                )),
            };
        }
        let plain_split = split.map(plain_name);
        let parts = self.table.cells.entry(key).or_default();
        // Some releases split a code into rows of different subgroups or descriptions. The same row twice is a mistake.
        if let Some(twin) = parts.iter().find(|part| part.split == plain_split) {
            let other = match &twin.sheet {
                Some(sheet) => format!("row {} of sheet {sheet}", twin.row),
                None => format!("row {}", twin.row),
            };
            let force = &self.topic.areas.list()[area].slug;
            return Err(Error::input(
                self.place().row(row.number()),
                format!(
                    "a second row for {force}, code {} in {quarter} ({}), after {other}",
                    code.code,
                    split.join(", ")
                ),
                "one row, or rows with different subgroups",
            ));
        }
        parts.push(Part {
            sheet: self.sheet.clone(),
            row: row.number(),
            split: plain_split,
            count,
        });
        self.table.quarters.entry(quarter).or_insert_with(|| self.sheet.clone());
        Ok(())
    }

    /// The quarter of a row. Thousands of rows in turn are of the same one.
    fn quarter(&mut self, row: &Row, year: &str, quarter: &str) -> Result<Quarter, Error> {
        if let Some((last_year, last_quarter, known)) = &self.period
            && last_year == year
            && last_quarter == quarter
        {
            return Ok(*known);
        }
        let start = financial_year(year).ok_or_else(|| {
            Error::input(
                self.at(row, Column::Year),
                format!("{year:?}"),
                "a financial year, such as \"2012/13\"",
            )
        })?;
        let number = quarter.trim_start_matches(['Q', 'q']);
        let known = number
            .parse()
            .ok()
            .and_then(|number| Quarter::financial(start, number))
            .ok_or_else(|| {
                Error::input(
                    self.at(row, Column::Quarter),
                    format!("{quarter:?}"),
                    "a financial quarter, 1 to 4",
                )
            })?;
        self.period = Some((year.to_owned(), quarter.to_owned(), known));
        Ok(known)
    }

    /// The count in a cell; "N/a" is one that was not supplied.
    fn count(&self, row: &Row, text: &str) -> Result<Count, Error> {
        if text.eq_ignore_ascii_case("n/a") {
            return Ok(Err(Absence::NotSupplied));
        }
        let wrong = |found: &str| {
            Error::input(
                self.at(row, Column::Count),
                found,
                "a whole number of offences, or \"N/a\" where none was supplied",
            )
        };
        if text.is_empty() {
            return Err(wrong("an empty cell"));
        }
        // Workbooks store whole numbers as fractions too: "12.0", "1E3".
        let number: f64 = text.parse().map_err(|_| wrong(&format!("{text:?}")))?;
        if !number.is_finite() || number.fract() != 0.0 || number.abs() > MOST_OFFENCES as f64 {
            return Err(wrong(&format!("{text:?}")));
        }
        Ok(Ok(number as i32))
    }
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
