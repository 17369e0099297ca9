//! The rows of each cell of a table: more than one where a release splits a code.

use std::collections::BTreeMap;

use super::areas::plain_name;
use super::count::Cell;
use super::headings::Column;
use super::table::{Line, Place, position};
use crate::error::{Error, Position};
use crate::model::Quarter;

/// What one file holds of the topic, by cell.
pub(super) struct Parts<K> {
    /// Path as it was given.
    pub(super) file: String,
    cells: BTreeMap<K, Vec<Part>>,
    /// What tells the rows of one cell apart, plain: a part names one of these by its place.
    splits: Vec<Vec<String>>,
    /// A sheet with rows of each quarter; what is missing would have stood there.
    pub(super) quarters: BTreeMap<Quarter, Place>,
}

/// One row of a cell.
struct Part {
    sheet: Place,
    row: u32,
    split: usize,
    cell: Cell,
}

impl<K: Ord + Copy> Parts<K> {
    /// No rows of `file` yet.
    pub(super) fn new(file: String) -> Self {
        Self {
            file,
            cells: BTreeMap::new(),
            splits: Vec::new(),
            quarters: BTreeMap::new(),
        }
    }

    /// Adds a row. Some releases split a cell into rows that differ in one of the columns `split`; the same row twice is a mistake.
    ///
    /// # Errors
    /// An input error for the second of two rows of one cell, which `describe` names.
    pub(super) fn add(
        &mut self,
        line: &Line<'_>,
        (key, quarter): (K, Quarter),
        cell: Cell,
        split: &[Column],
        describe: impl FnOnce() -> String,
    ) -> Result<(), Error> {
        let plain: Vec<String> = split.iter().map(|&column| plain_name(line.text(column))).collect();
        let index = self.splits.iter().position(|known| *known == plain).unwrap_or_else(|| {
            self.splits.push(plain);
            self.splits.len() - 1
        });
        let parts = self.cells.entry(key).or_default();
        if let Some(twin) = parts.iter().find(|part| part.split == index) {
            let texts: Vec<&str> = split.iter().map(|&column| line.text(column)).collect();
            let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
            let other = match &twin.sheet {
                Some(sheet) => format!("row {} of sheet {sheet}", twin.row),
                None => format!("row {}", twin.row),
            };
            return Err(Error::input(
                line.place(),
                format!("a second row for {} ({}), after {other}", describe(), texts.join(", ")),
                "one row, or rows with different subgroups",
            ));
        }
        parts.push(Part {
            sheet: line.sheet().clone(),
            row: line.number(),
            split: index,
            cell,
        });
        self.quarters.entry(quarter).or_insert_with(|| line.sheet().clone());
        Ok(())
    }

    /// Whether the cell has a row.
    pub(super) fn has(&self, key: K) -> bool {
        self.cells.contains_key(&key)
    }

    /// The keys of the cells, and whether the count of each is zero.
    pub(super) fn zeros(&self) -> impl Iterator<Item = (K, bool)> {
        self.cells
            .iter()
            .map(|(&key, parts)| (key, parts.iter().all(|part| part.cell.count == Ok(0))))
    }

    /// The place of the sheet that holds `quarter`.
    pub(super) fn sheet(&self, quarter: Quarter) -> Position {
        position(&self.file, self.quarters.get(&quarter).and_then(|sheet| sheet.as_deref()))
    }

    /// The cells, each with the sum of its rows and the place of the first of them: absent where one row is, provisional where one
    /// row is.
    pub(super) fn sums(&self) -> impl Iterator<Item = (K, Cell, Position)> {
        self.cells.iter().filter_map(|(&key, parts)| {
            let first = parts.first()?;
            let cell = Cell {
                count: parts.iter().map(|part| part.cell.count).sum(),
                provisional: parts.iter().any(|part| part.cell.provisional),
            };
            Some((key, cell, position(&self.file, first.sheet.as_deref()).row(first.row)))
        })
    }
}
