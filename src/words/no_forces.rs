//! The first view's edition of `forces`: it shows no others, and is never asked for them.

use super::{ChartWords, KeyFigure, Notes, Passage, Table, Words};
use crate::figures::{Figures, NotComparedBecause};

pub(super) fn not_compared(_: &Figures<'_>, _: &dyn Words, _: usize, _: NotComparedBecause) -> String {
    String::new()
}

pub(super) fn answer(_: &Figures<'_>, _: &dyn Words) -> Option<(Passage, Vec<KeyFigure>)> {
    None
}

pub(super) fn chart_words(_: &Figures<'_>, _: &dyn Words) -> Option<ChartWords> {
    None
}

pub(super) fn readouts(_: &Figures<'_>, _: &dyn Words, _: &[usize]) -> Option<Vec<String>> {
    None
}

pub(super) fn notes(_: &Figures<'_>, _: &dyn Words) -> Option<Notes> {
    None
}

pub(super) fn table(_: &Figures<'_>, _: &dyn Words) -> Option<Table> {
    None
}
