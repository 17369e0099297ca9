//! What the charts of years stand on: margins, gridlines, year labels, numbered recording changes.

use super::block::{Block, crisp};
use super::scale::{Grain, ValueScale};
use super::scene::{Anchor, CursorStop, Mark, Rect, Role, Scene, TextMark, Weight};
use super::sheet::Sheet;
use super::theme::{ABOVE_GRIDLINE, AXIS_SIZE, CAP, CHANGE_RADIUS, CHANGE_ROW, GUTTER, LABEL_SIZE, TOP, YEAR_ROW};
use crate::figures::{Figures, Notice};
use crate::model::{Digits, Measure, Month};
use crate::words::Words;

/// Length of a tick on the time axis.
const TICK: f64 = 4.0;
/// Least space between two year labels of four digits, and of two.
const YEAR_SPACE: [f64; 2] = [6.0, 3.0];

/// Where data stand on the sheet, and the axes.
pub(super) struct Frame {
    pub(super) plot: Rect,
    pub(super) scale: ValueScale,
    /// Labels of the scale's ticks.
    tick_labels: Vec<String>,
    /// Recording changes that the figures carry a notice of: from when, and the number.
    pub(super) changes: Vec<(Month, u8)>,
}

impl Frame {
    /// The frame for values in `range`, with `right` px kept free beside the plot; without a range there is nothing to show.
    pub(super) fn new(
        figures: &Figures<'_>,
        range: Option<(f64, f64)>,
        right: f64,
        words: &dyn Words,
        sheet: &Sheet<'_>,
    ) -> Self {
        let measure = figures.query().measure;
        let grain = if measure == Measure::Count { Grain::Whole } else { Grain::Any };
        let (lowest, highest) = range.unwrap_or_default();
        let scale = ValueScale::new(lowest, highest, grain);
        let mut tick_labels = Vec::new();
        let mut gutter = 0.0_f64;
        for &tick in &scale.ticks {
            let label = words.axis_value(measure, tick, scale.step);
            gutter = gutter.max(sheet.measure(&label, AXIS_SIZE, Weight::Regular));
            tick_labels.push(label);
        }
        let mut changes = Vec::new();
        for notice in &figures.notices {
            if let Notice::RecordingChange { change, number } = *notice
                && range.is_some()
            {
                changes.push((figures.dataset().topic().changes[change].from, number));
            }
        }
        let left = (gutter + GUTTER).ceil();
        let under = YEAR_ROW + if changes.is_empty() { 0.0 } else { CHANGE_ROW };
        Self {
            plot: Rect {
                x: left,
                y: TOP,
                width: (sheet.width() - left - right).max(1.0),
                height: (sheet.height() - TOP - under).floor().max(1.0),
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
    pub(super) fn gridlines(&self, sheet: &mut Sheet<'_>) {
        for (&tick, label) in self.scale.ticks.iter().zip(&self.tick_labels) {
            let y = crisp(self.y(tick));
            let role = if tick == 0.0 { Role::Baseline } else { Role::Hairline };
            sheet.hairline((0.0, y), (self.plot.right(), y), role);
            write_muted(sheet, label.clone(), (0.0, y - ABOVE_GRIDLINE), Anchor::Start);
        }
    }

    /// A short tick under the plot.
    pub(super) fn tick(&self, sheet: &mut Sheet<'_>, x: f64) {
        let (x, bottom) = (crisp(x), crisp(self.plot.bottom()));
        sheet.hairline((x, bottom), (x, bottom + TICK), Role::Baseline);
    }

    /// Labels of `years`, each with the middle of its place on the axis; the first, the last and the one at `chosen` always
    /// stand, the others where there is room for every one, every second, and so on.
    pub(super) fn year_labels(&self, sheet: &mut Sheet<'_>, years: &[(u16, f64)], chosen: Option<usize>) {
        let Some(last) = years.len().checked_sub(1) else { return };
        let mut always = vec![last, 0];
        always.extend(chosen);
        // A chosen year that stands too near to the last or the first one goes without its label.
        let plans = 2 * years.len();
        let mut found = None;
        for attempt in 0..2 * plans {
            let always = if attempt < plans { &always[..] } else { &always[..2] };
            let (nth, short) = (attempt % plans / 2 + 1, attempt % 2 == 1);
            found = choose_years(sheet, years, always, nth, short);
            if found.is_some() {
                break;
            }
        }
        let labels = found.or_else(|| choose_years(sheet, &years[last..], &[0], 1, true));
        for (x, label) in labels.unwrap_or_default() {
            write_muted(sheet, label, (x, sheet.height() - 5.0), Anchor::Middle);
        }
    }

    /// Recording changes, each at an x: a faint vertical hairline that ends in a numbered ring under the axis. Rings that would
    /// touch stand side by side.
    pub(super) fn changes(&self, sheet: &mut Sheet<'_>, at: &[(f64, u8)]) {
        let least = 2.0 * CHANGE_RADIUS + 1.0;
        let edge = CHANGE_RADIUS + 0.5;
        let mut wanted = Vec::new();
        for &(x, _) in at {
            wanted.push(crisp(x));
        }
        let centres = spread(&wanted, least, edge, sheet.width() - edge);
        let y = crisp(self.plot.bottom()) + TICK + CHANGE_RADIUS;
        for (index, &(_, number)) in at.iter().enumerate() {
            let (x, centre) = (wanted[index], centres[index]);
            sheet.hairline((x, self.plot.y), (x, y - CHANGE_RADIUS), Role::Change);
            sheet.add(Mark::Ring {
                at: (centre, y),
                radius: CHANGE_RADIUS,
                role: Role::Baseline,
            });
            write_muted(
                sheet,
                Digits::of(number).to_string(),
                (centre, y + AXIS_SIZE * CAP / 2.0),
                Anchor::Middle,
            );
        }
    }

    /// Why there is nothing to show, in the middle of the plot.
    pub(super) fn nothing(&self, sheet: &mut Sheet<'_>, reason: &str) {
        let middle = (self.plot.x + self.plot.width / 2.0, self.plot.y + self.plot.height / 2.0);
        let block = Block::muted(sheet, reason, self.plot.width, LABEL_SIZE);
        block.put(sheet, (middle.0, middle.1 - block.height() / 2.0), Anchor::Middle);
    }

    /// The scene of what is on the sheet; `chosen` is a position in `cursor`.
    pub(super) fn finish(self, sheet: Sheet<'_>, cursor: Vec<CursorStop>, chosen: Option<usize>) -> Scene {
        Scene {
            width: sheet.width(),
            height: sheet.height(),
            plot: self.plot,
            marks: sheet.finish(),
            cursor,
            chosen,
        }
    }
}

/// Writes a label of an axis.
fn write_muted(sheet: &mut Sheet<'_>, text: String, (x, y): (f64, f64), anchor: Anchor) {
    sheet.write(TextMark {
        x,
        y,
        anchor,
        size: AXIS_SIZE,
        weight: Weight::Regular,
        role: Role::Muted,
        text,
    });
}

/// The labels that stand, each with its middle: those in `always`, and every `nth` counted from the last that is not nearer to
/// them; `None` where two of these would touch.
fn choose_years(
    sheet: &Sheet<'_>,
    years: &[(u16, f64)],
    always: &[usize],
    nth: usize,
    short: bool,
) -> Option<Vec<(f64, String)>> {
    let space = YEAR_SPACE[usize::from(short)];
    let mut chosen = Vec::new();
    let mut edge = f64::NEG_INFINITY;
    let last = years.len() - 1;
    for (index, &(year, middle)) in years.iter().enumerate() {
        let near = always.iter().map(|&other| index.abs_diff(other)).min().unwrap_or(nth);
        if near == 0 || near >= nth && (last - index).is_multiple_of(nth) {
            let label = if short {
                short_year(year)
            } else {
                Digits::of(year).to_string()
            };
            let half = sheet.measure(&label, AXIS_SIZE, Weight::Regular) / 2.0;
            let x = middle.max(half).min(sheet.width() - half);
            if x - half < edge {
                return None;
            }
            edge = x + half + space;
            chosen.push((x, label));
        }
    }
    Some(chosen)
}

/// `’14`.
fn short_year(year: u16) -> String {
    format!("\u{2019}{}", Digits::of(year % 100).at_least(2))
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
    let mut centres = Vec::with_capacity(wanted.len());
    for (count, middle) in groups {
        for index in 0..count {
            centres.push(middle + (index as f64 - (count - 1) as f64 / 2.0) * least);
        }
    }
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
}
