//! What both charts stand on: margins, gridlines, year labels, numbered recording changes.

use super::place::Places;
use super::scale::{Grain, ValueScale};
use super::scene::{Anchor, CursorStop, Mark, Rect, Role, Scene, TextMark, Weight};
use super::text::TextMeasure;
use super::theme::{
    ABOVE_GRIDLINE, AXIS_SIZE, CAP, CHANGE_RADIUS, CHANGE_ROW, GUTTER, LABEL_SIZE, LABEL_SIZE_ROOMY, ROOMY, TOP, YEAR_ROW,
};
use crate::figures::{Figures, Notice, Series};
use crate::model::{Absence, Figure, Measure, Month};
use crate::words::Words;

/// Length of a tick on the time axis.
const TICK: f64 = 4.0;
/// Least space between two year labels of four digits, and of two.
const YEAR_SPACE: [f64; 2] = [6.0, 3.0];

/// The canvas, where data stand on it, and the value axis.
pub(super) struct Frame {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) plot: Rect,
    pub(super) scale: ValueScale,
    /// Labels of the scale's ticks.
    tick_labels: Vec<String>,
    /// Recording changes that the figures carry a notice of: from when, and the number.
    pub(super) changes: Vec<(Month, u8)>,
}

impl Frame {
    /// The frame for `values`, with `right` px kept free beside the plot.
    pub(super) fn new(
        figures: &Figures<'_>,
        values: impl Iterator<Item = f64>,
        (width, right): (f64, f64),
        words: &dyn Words,
        text: &dyn TextMeasure,
    ) -> Self {
        let height = super::height(width);
        let (lowest, highest) = values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let measure = figures.query.measure;
        let grain = if measure == Measure::Count { Grain::Whole } else { Grain::Any };
        let scale = ValueScale::new(lowest, highest, grain);
        let tick_labels: Vec<String> = scale
            .ticks
            .iter()
            .map(|&tick| words.axis_value(measure, tick, scale.step))
            .collect();
        let gutter = tick_labels
            .iter()
            .map(|label| text.width(label, AXIS_SIZE, Weight::Regular))
            .fold(0.0, f64::max);
        let changes: Vec<(Month, u8)> = figures
            .notices
            .iter()
            .filter_map(|notice| match *notice {
                Notice::RecordingChange { change, number } => Some((figures.dataset.topic().changes[change].from, number)),
                _ => None,
            })
            .collect();
        let left = (gutter + GUTTER).ceil();
        let under = YEAR_ROW + if changes.is_empty() { 0.0 } else { CHANGE_ROW };
        Self {
            width,
            height,
            plot: Rect {
                x: left,
                y: TOP,
                width: (width - left - right).max(1.0),
                height: (height - TOP - under).floor().max(1.0),
            },
            scale,
            tick_labels,
            changes,
        }
    }

    /// Where a value stands.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.plot.bottom() - self.scale.fraction(value) * self.plot.height
    }

    /// Gridlines, the line at zero, and their labels above them at the left edge.
    pub(super) fn gridlines(&self, marks: &mut Vec<Mark>, places: &mut Places, text: &dyn TextMeasure) {
        for (&tick, label) in self.scale.ticks.iter().zip(&self.tick_labels) {
            let y = crisp(self.y(tick));
            let role = if tick == 0.0 { Role::Baseline } else { Role::Hairline };
            marks.push(Mark::Hairline {
                from: (0.0, y),
                to: (self.plot.right(), y),
                role,
            });
            let mark = TextMark {
                x: 0.0,
                y: y - ABOVE_GRIDLINE,
                anchor: Anchor::Start,
                size: AXIS_SIZE,
                weight: Weight::Regular,
                role: Role::Muted,
                text: label.clone(),
            };
            places.put(marks, mark, text);
        }
    }

    /// Short ticks under the plot.
    pub(super) fn ticks(&self, marks: &mut Vec<Mark>, at: impl Iterator<Item = f64>) {
        let bottom = crisp(self.plot.bottom());
        marks.extend(at.map(|x| Mark::Hairline {
            from: (crisp(x), bottom),
            to: (crisp(x), bottom + TICK),
            role: Role::Baseline,
        }));
    }

    /// Labels of `years`, each with the middle of its place on the axis; those at the indices in `always` come before all others.
    pub(super) fn year_labels(
        &self,
        marks: &mut Vec<Mark>,
        places: &mut Places,
        years: &[(u16, f64)],
        always: &[usize],
        text: &dyn TextMeasure,
    ) {
        let size = AXIS_SIZE;
        let place = |index: usize, short: bool| {
            let (year, middle) = years[index];
            let label = if short { short_year(year) } else { year.to_string() };
            let half = text.width(&label, size, Weight::Regular) / 2.0;
            (middle.max(half).min(self.width - half), half, label)
        };
        // Which labels stand: those in `always` first, then every `nth` counted from the last.
        let choose = |nth: usize, short: bool| {
            let space = YEAR_SPACE[usize::from(short)];
            let mut chosen: Vec<usize> = Vec::new();
            let regular = (0..years.len()).rev().step_by(nth);
            for index in always.iter().copied().chain(regular) {
                let (x, half, _) = place(index, short);
                let clear = chosen.iter().all(|&other| {
                    let (other_x, other_half, _) = place(other, short);
                    index != other
                        && (always.contains(&index) || index.abs_diff(other) >= nth)
                        && (x - other_x).abs() >= half + other_half + space
                });
                if clear {
                    chosen.push(index);
                }
            }
            let complete = always.iter().all(|index| chosen.contains(index)) && (nth > 1 || chosen.len() == years.len());
            (chosen, complete)
        };
        let plans = (1..=years.len().max(1)).flat_map(|nth| [(nth, false), (nth, true)]);
        let (mut chosen, short) = plans
            .map(|(nth, short)| (choose(nth, short), short))
            .find(|((_, complete), _)| *complete)
            .map_or_else(|| (choose(1, true).0, true), |((chosen, _), short)| (chosen, short));
        chosen.sort_unstable();
        let y = self.height - 5.0;
        for index in chosen {
            let (x, _, label) = place(index, short);
            let mark = TextMark {
                x,
                y,
                anchor: Anchor::Middle,
                size,
                weight: Weight::Regular,
                role: Role::Muted,
                text: label,
            };
            places.put(marks, mark, text);
        }
    }

    /// Recording changes, each at an x: a faint vertical hairline that ends in a numbered ring under the axis. Rings that would
    /// touch stand side by side.
    pub(super) fn changes(&self, marks: &mut Vec<Mark>, places: &mut Places, at: &[(f64, u8)], text: &dyn TextMeasure) {
        let least = 2.0 * CHANGE_RADIUS + 1.0;
        let edge = CHANGE_RADIUS + 0.5;
        let wanted: Vec<f64> = at.iter().map(|&(x, _)| crisp(x)).collect();
        let centres = spread(&wanted, least, edge, self.width - edge);
        let y = crisp(self.plot.bottom()) + TICK + CHANGE_RADIUS;
        for ((&(_, number), x), centre) in at.iter().zip(wanted).zip(centres) {
            marks.push(Mark::Hairline {
                from: (x, self.plot.y),
                to: (x, y - CHANGE_RADIUS),
                role: Role::Change,
            });
            marks.push(Mark::Ring {
                at: (centre, y),
                radius: CHANGE_RADIUS,
                role: Role::Baseline,
            });
            let mark = TextMark {
                x: centre,
                y: y + AXIS_SIZE * CAP / 2.0,
                anchor: Anchor::Middle,
                size: AXIS_SIZE,
                weight: Weight::Regular,
                role: Role::Muted,
                text: number.to_string(),
            };
            places.put(marks, mark, text);
        }
    }

    /// Why there is nothing to show, in the middle of the plot.
    pub(super) fn nothing(&self, marks: &mut Vec<Mark>, places: &mut Places, reason: &str, text: &dyn TextMeasure) {
        let size = LABEL_SIZE;
        let lines = wrap(reason, self.plot.width, size, Weight::Regular, text);
        let first = self.plot.y + self.plot.height / 2.0 - size * lines.len() as f64 / 2.0;
        for (row, line) in lines.into_iter().enumerate() {
            let mark = TextMark {
                x: self.plot.x + self.plot.width / 2.0,
                y: first + size * 1.4 * row as f64,
                anchor: Anchor::Middle,
                size,
                weight: Weight::Regular,
                role: Role::Muted,
                text: line,
            };
            places.put(marks, mark, text);
        }
    }

    /// The scene of these marks.
    pub(super) fn finish(
        self,
        marks: Vec<Mark>,
        cursor: Vec<CursorStop>,
        chosen: Option<usize>,
        text: &dyn TextMeasure,
    ) -> Scene {
        Scene {
            width: self.width,
            height: self.height,
            plot: self.plot,
            marks: super::place::knock_out(marks, text),
            chosen: chosen.and_then(|index| cursor.iter().position(|stop| stop.index == index)),
            cursor,
        }
    }
}

/// Font size of direct labels.
pub(super) fn label_size(width: f64) -> f64 {
    if width < ROOMY { LABEL_SIZE } else { LABEL_SIZE_ROOMY }
}

/// The nearest place where a line one px wide fills whole px.
pub(super) fn crisp(place: f64) -> f64 {
    place.floor() + 0.5
}

/// `’14`.
fn short_year(year: u16) -> String {
    let digits = year % 100;
    let pad = if digits < 10 { "0" } else { "" };
    ["\u{2019}", pad, &digits.to_string()].concat()
}

/// Whether a chart leaves out the point at the ends of a series: the offence or the estimate did not exist, rather than a
/// force having supplied nothing.
fn outside(value: Figure<f64>) -> bool {
    value.is_err_and(|absence| absence != Absence::NotSupplied)
}

/// The part of the series' points among `indices` that a chart shows, and `Err` with the reason where no figure is there at all.
pub(super) fn shown(series: &Series, indices: &[usize]) -> Result<Vec<usize>, Absence> {
    let value = |index: &&usize| series.points[**index].value;
    if let Some(absence) = indices.first().and_then(|index| value(&index).err())
        && indices.iter().all(|index| value(&index).is_err())
    {
        return Err(absence);
    }
    let first = indices.iter().position(|index| !outside(value(&index))).unwrap_or(0);
    let last = indices
        .iter()
        .rposition(|index| !outside(value(&index)))
        .map_or(0, |last| last + 1);
    Ok(indices[first..last].to_vec())
}

/// The text in lines no wider than `width`, broken at spaces; a longer word stands alone.
pub(super) fn wrap(words: &str, width: f64, size: f64, weight: Weight, text: &dyn TextMeasure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        if let Some(line) = lines.last_mut() {
            let longer = [line.as_str(), " ", word].concat();
            if text.width(&longer, size, weight) <= width {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

/// The centres nearest to `wanted` (ascending) that are at least `least` apart and lie from `low` to `high`.
pub(super) fn spread(wanted: &[f64], least: f64, low: f64, high: f64) -> Vec<f64> {
    // Neighbours that touch become one group around the mean of what they wanted.
    let mut groups: Vec<(usize, f64)> = Vec::new();
    for &centre in wanted {
        let mut group = (1, centre);
        while let Some(&(count, middle)) = groups.last() {
            let reach = (count + group.0) as f64 * least / 2.0;
            if group.1 - middle >= reach {
                break;
            }
            let total = count + group.0;
            group = (total, (middle * count as f64 + group.1 * group.0 as f64) / total as f64);
            groups.pop();
        }
        groups.push(group);
    }
    let mut centres: Vec<f64> = groups
        .into_iter()
        .flat_map(|(count, middle)| (0..count).map(move |index| middle + (index as f64 - (count - 1) as f64 / 2.0) * least))
        .collect();
    for index in 0..centres.len() {
        let floor = if index == 0 { low } else { centres[index - 1] + least };
        centres[index] = centres[index].max(floor);
    }
    for index in (0..centres.len()).rev() {
        let ceiling = centres.get(index + 1).map_or(high, |next| next - least);
        centres[index] = centres[index].min(ceiling);
    }
    centres
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text::WidthTable;

    #[test]
    fn touching_centres_are_spread_around_their_mean() {
        assert_eq!(spread(&[10.0, 50.0], 17.0, 0.0, 100.0), [10.0, 50.0]);
        assert_eq!(spread(&[50.0, 50.0], 17.0, 0.0, 100.0), [41.5, 58.5]);
        assert_eq!(spread(&[50.0, 51.0, 52.0], 17.0, 0.0, 100.0), [34.0, 51.0, 68.0]);
        assert_eq!(spread(&[1.0, 2.0], 17.0, 8.5, 100.0), [8.5, 25.5]);
        assert_eq!(spread(&[99.0, 99.0], 17.0, 8.5, 91.5), [74.5, 91.5]);
    }

    #[test]
    fn years_shorten_to_two_digits() {
        assert_eq!(short_year(2014), "\u{2019}14");
        assert_eq!(short_year(2004), "\u{2019}04");
    }

    #[test]
    fn lines_break_at_spaces() {
        let lines = wrap("England and Wales", 80.0, 13.0, Weight::Semibold, &WidthTable);
        assert_eq!(lines, ["England", "and Wales"]);
        assert_eq!(wrap("", 80.0, 13.0, Weight::Regular, &WidthTable), [""]);
    }
}
