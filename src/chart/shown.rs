//! What of the figures a chart shows: which points, of which series.

use super::axis::Frame;
use super::scene::{CursorStop, Role};
use crate::figures::{Figures, Series};
use crate::model::{Absence, AreaKind, ChartKind};

/// Where a point stands, or nothing where its figure is absent.
pub(super) type Place = Option<(f64, f64)>;

/// A series on the sheet.
pub(super) struct Line {
    pub(super) places: Vec<Place>,
    pub(super) role: Role,
}

/// The points that a chart shows, and whose they are.
pub(super) struct Shown<'f> {
    /// Indices into the points of every series, ascending.
    pub(super) indices: Vec<usize>,
    /// The series of the area asked for, and those that it is compared with: another force in ink, the total in its own colour.
    pub(super) lines: Vec<(&'f Series, Role)>,
    /// Why there is no figure at all to show.
    pub(super) nothing: Option<Absence>,
}

impl<'f> Shown<'f> {
    /// What a chart of this kind shows: not the points at both ends where the offence or a population estimate did not exist. A
    /// force that supplied nothing leaves a gap there.
    pub(super) fn new(figures: &'f Figures<'_>, kind: ChartKind) -> Self {
        let all = figures.shown(kind);
        let series = &figures.series;
        let absence = |&index: &usize| series.points[index].value.err();
        let mut lines = vec![(series, Role::Force)];
        if all.iter().all(|index| absence(index).is_some()) {
            return Self {
                nothing: all.first().and_then(absence),
                indices: all,
                lines,
            };
        }
        let inside = |index: &usize| matches!(absence(index), None | Some(Absence::NotSupplied));
        let first = all.iter().position(inside).unwrap_or(0);
        let last = all.iter().rposition(inside).unwrap_or(0);
        for series in &figures.comparisons {
            let total = figures.dataset().areas()[series.area].kind == AreaKind::Total;
            lines.push((series, if total { Role::Comparison } else { Role::Ink }));
        }
        Self {
            indices: all[first..=last].to_vec(),
            lines,
            nothing: None,
        }
    }

    /// The value of a series at `position` in the indices.
    pub(super) fn value(&self, series: &Series, position: usize) -> Option<f64> {
        series.points[self.indices[position]].value.ok()
    }

    /// Where the points of each series stand, at these xs.
    pub(super) fn places(&self, frame: &Frame, xs: &[f64]) -> Vec<Line> {
        let mut lines = Vec::new();
        for &(series, role) in &self.lines {
            let mut places = Vec::with_capacity(xs.len());
            for (position, &x) in xs.iter().enumerate() {
                places.push(self.value(series, position).map(|value| (x, frame.y(value))));
            }
            lines.push(Line { places, role });
        }
        lines
    }

    /// A cursor stop at every point, `width` px wide.
    pub(super) fn stops(&self, lines: &[Line], xs: &[f64], width: f64) -> Vec<CursorStop> {
        let mut stops = Vec::with_capacity(xs.len());
        for (position, &x) in xs.iter().enumerate() {
            let mut dots = Vec::new();
            for line in lines {
                dots.extend(line.places[position].map(|(_, y)| (y, line.role)));
            }
            stops.push(CursorStop {
                index: self.indices[position],
                x,
                width,
                dots,
                bar: None,
            });
        }
        stops
    }

    /// The lowest and the highest of zero and all values; `None` where there is nothing to show.
    pub(super) fn range(&self) -> Option<(f64, f64)> {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for (series, _) in &self.lines {
            for position in 0..self.indices.len() {
                if let Some(value) = self.value(series, position) {
                    low = low.min(value);
                    high = high.max(value);
                }
            }
        }
        self.nothing.is_none().then_some((low, high))
    }

    /// Position in the indices of the year ending that was asked for.
    pub(super) fn chosen(&self, figures: &Figures<'_>) -> Option<usize> {
        let chosen = figures.chosen()?;
        self.indices.iter().position(|&index| index == chosen)
    }

    /// Spans of positions without a figure of the area asked for, each with the reason of its first: from the first, to the one
    /// after the last.
    pub(super) fn gaps(&self) -> Vec<(usize, usize, Absence)> {
        let mut gaps: Vec<(usize, usize, Absence)> = Vec::new();
        let series = self.lines[0].0;
        for (position, &index) in self.indices.iter().enumerate() {
            let Err(absence) = series.points[index].value else { continue };
            match gaps.last_mut() {
                Some((_, end, _)) if *end == position => *end += 1,
                _ => gaps.push((position, position + 1, absence)),
            }
        }
        gaps
    }
}
