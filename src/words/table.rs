//! The table of a chart: the same points, newest first.

use super::change::{Direction, change_in_column, value_at};
use super::number::MINUS;
use super::{Label, Words};
use crate::figures::{Figures, Point};
use crate::model::ChartKind;

/// A table: the first column holds row headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Text of the disclosure that shows it.
    pub summary: &'static str,
    /// Text of the button that saves its figures for spreadsheets.
    pub download: &'static str,
    /// Caption.
    pub caption: String,
    /// Column headings.
    pub head: Vec<String>,
    /// Rows, newest first; as many cells as headings.
    pub rows: Vec<Vec<String>>,
    /// Spelling of the claim that a row prints, for each row; empty where none is named.
    pub claims: Vec<Option<String>>,
}

/// What is said after a figure that counts a provisional quarter; nothing after any other.
pub(super) fn provisional(figures: &Figures<'_>, point: &Point, words: &dyn Words) -> &'static str {
    if point.value.is_ok() && figures.is_provisional(point.year_ending) {
        words.label(Label::Provisional)
    } else {
        ""
    }
}

impl Table {
    pub(super) fn new(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Self {
        let measure = figures.query.measure;
        let mut rows = Vec::new();
        for index in figures.shown(kind).into_iter().rev() {
            let point = &figures.series.points[index];
            let third = match &figures.comparison {
                Some(series) => words.value(figures, &series.points[index]),
                None => match (value_at(&figures.series, point.year_ending.years_earlier(1)), point.value) {
                    (Ok(before), Ok(after)) if before > 0.0 => match change_in_column(measure, before, after) {
                        (Direction::Up, size) => format!("+{size}"),
                        (Direction::Down, size) => format!("{MINUS}{size}"),
                        (Direction::Same, _) => "0".to_owned(),
                    },
                    _ => words.label(Label::NotAvailable).to_owned(),
                },
            };
            rows.push(vec![
                words.month(point.year_ending.month()),
                words.value(figures, point) + provisional(figures, point, words),
                third,
            ]);
        }
        Self {
            summary: words.label(Label::ShowTable),
            download: words.label(Label::Download),
            caption: format!(
                "{}: {}",
                figures.area().names.get(words.language()).name,
                words.chart_title(figures, kind)
            ),
            head: words.table_head(figures),
            rows,
            claims: Vec::new(),
        }
    }
}
