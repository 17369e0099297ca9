//! Charts: laid out by rule, painted the same everywhere.

#[cfg(feature = "cli")]
mod card;
mod outcomes;
mod rules;
#[cfg(feature = "paint")]
mod surface;
#[cfg(feature = "paint")]
mod svg;

use crate::common::ask;
use force_figures::Dataset;
use force_figures::chart::text::WidthTable;
use force_figures::chart::{self, Scene};
use force_figures::model::{ChartKind, Language};
use force_figures::words;

/// Widths in CSS px at which every chart must be right.
const WIDTHS: [f64; 5] = [288.0, 320.0, 480.0, 640.0, 960.0];

/// The chart of a spelled query.
fn scene(dataset: &Dataset, query: &str, kind: ChartKind, width: f64) -> Scene {
    chart::layout(&ask(dataset, query), kind, width, words::of(Language::En), &WidthTable)
}
