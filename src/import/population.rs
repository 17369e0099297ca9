//! The population of police force areas at the middle of each year, from ONS.
//!
//! Headers: force (name), pfa23cd (ONS code; the digits are the edition's year), mid_2011, mid_2012 and so on (residents).

use std::collections::BTreeSet;
use std::path::Path;

use super::Progress;
use super::areas::{Areas, Known};
use super::sheet::{Cell, Row, RowSink, column_letter};
use super::workbook;
use crate::error::{Error, Position};
use crate::model::{AreaKind, Population};

const EXPECTED: &str = "an .ods, .xlsx or .csv file with the population table";
const HEADINGS: &str = "\"force\", \"pfa23cd\" or \"mid_2011\"";

/// Index of the area, year, residents.
pub(super) type Residents = (usize, u16, u32);

/// The populations in the file at `path`.
///
/// # Errors
/// An input error with its position for anything in the file that is not known, and for an area without a row.
pub(super) fn read(path: &Path, areas: &Areas, progress: &mut dyn Progress) -> Result<Vec<Residents>, Error> {
    let mut reader = PopulationReader {
        file: path.display().to_string(),
        sheet: None,
        areas,
        columns: Vec::new(),
        residents: Vec::new(),
        seen: BTreeSet::new(),
    };
    workbook::read(path, EXPECTED, &mut reader, progress)?;
    // A force that came out of others has their residents until it has its own.
    let elsewhere = |area: usize| {
        let follows = areas.followed_by(area).map(|(successor, _)| successor);
        areas.begins(area).is_some() || follows.is_some_and(|successor| reader.seen.contains(&successor))
    };
    let missing = areas.list().iter().enumerate().find(|(index, area)| {
        let counted = area.kind != AreaKind::Total && area.population != Population::None;
        counted && !reader.seen.contains(index) && !elsewhere(*index)
    });
    match missing {
        None => Ok(reader.residents),
        Some((_, area)) => Err(Error::input(
            Position::file(reader.file),
            format!("no row for {}", area.slug),
            "one row for every area that the areas file gives a population",
        )),
    }
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Force,
    Code,
    /// Residents at the middle of the year.
    Year(u16),
}

struct PopulationReader<'a> {
    file: String,
    sheet: Option<String>,
    areas: &'a Areas,
    /// Empty before the header.
    columns: Vec<Column>,
    residents: Vec<Residents>,
    seen: BTreeSet<usize>,
}

impl RowSink for PopulationReader<'_> {
    fn begin_sheet(&mut self, name: Option<&str>) -> Result<(), Error> {
        self.sheet = name.map(str::to_owned);
        self.columns.clear();
        Ok(())
    }

    fn row(&mut self, row: &Row) -> Result<(), Error> {
        if self.columns.is_empty() {
            self.header(row)
        } else {
            self.data(row)
        }
    }

    fn end_sheet(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

impl PopulationReader<'_> {
    fn at(&self, row: &Row, column: impl Into<String>) -> Position {
        let position = Position::file(&self.file);
        match &self.sheet {
            Some(sheet) => position.sheet(sheet.clone()),
            None => position,
        }
        .row(row.number())
        .column(column)
    }

    fn header(&mut self, row: &Row) -> Result<(), Error> {
        for (index, cell) in row.cells().iter().enumerate() {
            let column = heading(cell.trimmed())
                .filter(|column| !self.columns.contains(column))
                .ok_or_else(|| {
                    Error::input(
                        self.at(row, column_letter(index)),
                        format!("the heading {:?}", cell.trimmed()),
                        format!("{HEADINGS}, each once"),
                    )
                })?;
            self.columns.push(column);
        }
        if !self.columns.contains(&Column::Force) || !self.columns.contains(&Column::Code) || self.columns.len() < 3 {
            let headings: Vec<&str> = row.cells().iter().map(Cell::trimmed).collect();
            return Err(Error::input(
                self.at(row, column_letter(0)),
                format!("the headings {headings:?}"),
                "\"force\", \"pfa23cd\" and at least one such as \"mid_2011\"",
            ));
        }
        Ok(())
    }

    fn data(&mut self, row: &Row) -> Result<(), Error> {
        let text = |column: &Column| {
            self.columns
                .iter()
                .position(|known| known == column)
                .map_or("", |index| row.text(index))
        };
        let name = text(&Column::Force);
        let area = match self.areas.resolve(name, || self.at(row, "force"))? {
            Known::Area(area) => area,
            Known::NotAForce => return Err(Error::input(self.at(row, "force"), format!("{name:?}"), "a police force")),
        };
        let code = text(&Column::Code);
        let known = self.areas.list()[area].code.as_deref().unwrap_or_default();
        if code != known {
            return Err(Error::input(
                self.at(row, "code"),
                format!("{code:?} for {name}"),
                format!("{known:?}, as in the areas file"),
            ));
        }
        if !self.seen.insert(area) {
            return Err(Error::input(
                self.at(row, "force"),
                format!("a second row for {name}"),
                "one row for every force",
            ));
        }
        for (index, column) in self.columns.iter().enumerate() {
            if let Column::Year(year) = column {
                let residents = row
                    .text(index)
                    .parse()
                    .ok()
                    .filter(|&residents| residents > 0)
                    .ok_or_else(|| {
                        Error::input(
                            self.at(row, format!("mid_{year}")),
                            format!("{:?}", row.text(index)),
                            "a whole number of residents",
                        )
                    })?;
                self.residents.push((area, *year, residents));
            }
        }
        if let Some(extra) = (self.columns.len()..row.cells().len()).find(|&index| !row.text(index).is_empty()) {
            return Err(Error::input(
                self.at(row, column_letter(extra)),
                format!("{:?}", row.text(extra)),
                "nothing to the right of the table",
            ));
        }
        Ok(())
    }
}

fn heading(text: &str) -> Option<Column> {
    let text = text.to_ascii_lowercase();
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if text == "force" {
        return Some(Column::Force);
    }
    if let Some(year) = text.strip_prefix("mid_").filter(|year| digits(year, 4)) {
        return year.parse().ok().map(Column::Year);
    }
    let edition = text.strip_prefix("pfa").and_then(|rest| rest.strip_suffix("cd"));
    edition.filter(|edition| digits(edition, 2)).map(|_| Column::Code)
}
