//! The table of a chart: the same points, newest first.

use super::movement::Movement;
use super::number::{MINUS, fixed};
use super::plan;
use super::{Label, Words, printed};
use crate::figures::{Claim, Figures, Notice};
use crate::model::{ChartKind, ClaimKind, Digits, Measure, Unit};

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

/// A change in its column: "+4.1%", "−17", "0"; always with one decimal, and with the numbers of the notes on what it compares
/// across.
fn change_in_column(figures: &Figures<'_>, change: &Claim) -> Option<String> {
    let movement = Movement::of_change(change)?;
    let size = match change.unit() {
        Unit::Percent => fixed(change.value.ok()?.abs(), 1) + "%",
        _ => printed::digits(change)?,
    };
    let mut text = match movement {
        Movement::Up | Movement::SlightlyUp => String::from('+') + &size,
        Movement::Down | Movement::SlightlyDown => String::from(MINUS) + &size,
        Movement::Same => String::from("0"),
    };
    for notice in &figures.notices {
        if let Notice::RecordingChange { change: index, number } = notice
            && change.changes().contains(index)
        {
            text += " [";
            text += &Digits::of(*number).to_string();
            text.push(']');
        }
    }
    Some(text)
}

/// Whose the figures of the chart `title` are, and the title.
pub(super) fn caption(figures: &Figures<'_>, title: &str, words: &dyn Words) -> String {
    format!("{}: {title}", figures.area().names.get(words.language()).name)
}

impl Table {
    /// The table of a chart of the series.
    pub(super) fn of_series(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Self {
        let percent = match figures.query().measure {
            Measure::Rate => ClaimKind::RateChangePercent,
            Measure::Count | Measure::Index => ClaimKind::ChangePercent,
        };
        let mut rows = Vec::new();
        for index in figures.shown(kind).into_iter().rev() {
            let point = &figures.series.points[index];
            let mut row = vec![
                words.month(point.key.year_ending.month()),
                words.value(point) + printed::provisional(point, words),
            ];
            for series in &figures.comparisons {
                row.push(words.value(&series.points[index]));
            }
            if figures.comparisons.is_empty() {
                let change = plan::change(&figures.claims, point, percent);
                let shown = change_in_column(figures, &change).filter(|_| point.value.is_ok());
                row.push(shown.unwrap_or_else(|| words.label(Label::NotAvailable).to_owned()));
            }
            rows.push(row);
        }
        Self {
            summary: words.label(Label::ShowTable),
            download: words.label(Label::Download),
            caption: caption(figures, &words.chart_title(figures, kind), words),
            head: words.table_head(figures),
            rows,
            claims: Vec::new(),
        }
    }
}
