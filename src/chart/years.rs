//! The years: one bar a year, at the same quarter end.

use super::axis::Frame;
use super::block::{Block, crisp};
use super::direct;
use super::gap;
use super::key;
use super::marker;
use super::scene::{Mark, Rect, Role, Scene, Weight};
use super::sheet::Sheet;
use super::shown::{Place, Shown};
use super::text::TextMeasure;
use super::theme::{AXIS_SIZE, COMPARISON_STROKE, LABEL_SIZE, WIDE};
use crate::figures::Figures;
use crate::model::ChartKind;
use crate::words::Words;

/// Width of a bar, in parts of the width that a year has.
const BAR: f64 = 0.74;
/// Widest bar.
const WIDEST_BAR: f64 = 56.0;
/// How far a comparison's mark reaches beyond the bar on either side.
const BEYOND: f64 = 2.0;
/// Paper above and below a comparison's mark, which may cross a bar.
const PAPER: f64 = 1.5;
/// How far above its bar the value of the chosen year may stand.
const CHOSEN_REACH: f64 = 420.0;
/// How far above its bar any other value may stand: not beyond a mark of the comparison.
const REACH: f64 = 6.0;
/// Height above its bar from which a value needs a line down to it.
const LEADER: f64 = 16.0;

/// Years side by side.
struct Slots {
    width: f64,
    bar: f64,
    plot: Rect,
}

impl Slots {
    fn new(count: usize, plot: Rect) -> Self {
        let width = plot.width / count.max(1) as f64;
        let bar = (width * BAR).min(WIDEST_BAR).floor().max(1.0);
        Self { width, bar, plot }
    }

    /// Left edge of a year's place.
    fn left(&self, slot: usize) -> f64 {
        self.plot.x + self.width * slot as f64
    }

    fn middle(&self, slot: usize) -> f64 {
        self.left(slot) + self.width / 2.0
    }

    /// The bar of a year between two heights.
    fn bar(&self, slot: usize, from: f64, to: f64) -> Rect {
        Rect {
            x: (self.middle(slot) - self.bar / 2.0).round(),
            y: from.min(to),
            width: self.bar,
            height: (from - to).abs(),
        }
    }
}

pub(super) fn layout(figures: &Figures<'_>, width: f64, words: &dyn Words, text: &dyn TextMeasure) -> Scene {
    let series = &figures.series;
    let shown = Shown::new(figures, ChartKind::Years);
    let mut sheet = Sheet::new(width, super::height(width), text);
    let mut labels = direct::end_labels(figures, &shown, &shown.lines[1..], width, words);
    let right = match labels.len() {
        0 => 0.0,
        count if width < WIDE || count > 1 => COMPARISON_STROKE + PAPER,
        _ => direct::margin(&sheet, &labels),
    };
    let mut frame = Frame::new(figures, shown.range(), right, words, &sheet);
    let keyed = key::put_year_key(&mut sheet, &mut frame, &labels);
    let slots = Slots::new(shown.indices.len(), frame.plot);
    let chosen = shown.chosen(figures);

    frame.gridlines(&mut sheet);
    put_axis(&mut sheet, &frame, &slots, &shown, chosen);
    let mut middles = Vec::new();
    let mut edges = Vec::new();
    for slot in 0..shown.indices.len() {
        middles.push(slots.middle(slot));
        edges.push(slots.left(slot));
    }
    edges.push(frame.plot.right());
    let lines = shown.places(&frame, &middles);
    let zero = frame.y(0.0).round();
    let mut bars = Vec::new();
    for (slot, place) in lines[0].places.iter().enumerate() {
        let bar = place.map(|(_, y)| slots.bar(slot, zero, y));
        bars.push(bar);
        let Some(area) = bar else { continue };
        sheet.take(area);
        if area.height > 0.0 {
            let role = bar_role(slot, chosen);
            sheet.add(Mark::Bar { area, role });
        }
    }
    for line in lines[1..].iter().rev() {
        if line.role == Role::Comparison {
            put_comparison(&mut sheet, &slots, &line.places);
        } else {
            for &at in line.places.iter().flatten() {
                marker::put_marker(&mut sheet, at, line.role);
            }
        }
        for label in &mut labels {
            if label.role == line.role {
                let (x, y) = line.places[label.end].unwrap_or_default();
                label.at = (x + slots.width / 2.0, y);
            }
        }
    }
    let value = |slot: usize| words.value(&series.points[shown.indices[slot]]);
    put_values(&mut sheet, &frame, &slots, &bars, chosen, &value);
    if !keyed {
        key::put_labels(&mut sheet, &frame, &labels, &lines);
    }
    gap::put_gaps(&mut sheet, &frame, &shown, &edges, (slots.width - slots.bar) / 2.0, words);

    let mut cursor = shown.stops(&lines, &middles, slots.width);
    for (slot, stop) in cursor.iter_mut().enumerate() {
        stop.bar = bars[slot];
        if let (Some(_), Some(dot)) = (stop.bar, stop.dots.first_mut()) {
            dot.1 = bar_role(slot, chosen);
        }
    }
    frame.finish(sheet, cursor, chosen)
}

fn bar_role(slot: usize, chosen: Option<usize>) -> Role {
    if Some(slot) == chosen { Role::BarChosen } else { Role::Bar }
}

/// Years under the bars, and recording changes, each between the last year before it and the first year that it touches.
fn put_axis(sheet: &mut Sheet<'_>, frame: &Frame, slots: &Slots, shown: &Shown<'_>, chosen: Option<usize>) {
    let month = |slot: usize| shown.lines[0].0.points[shown.indices[slot]].key.year_ending.month();
    let mut years = Vec::new();
    for slot in 0..shown.indices.len() {
        years.push((month(slot).year(), slots.middle(slot)));
    }
    frame.year_labels(sheet, &years, chosen);
    let mut changes = Vec::new();
    for &(from, number) in &frame.changes {
        if let Some(touched) = (0..years.len()).find(|&slot| month(slot) >= from) {
            changes.push((slots.left(touched), number));
        }
    }
    frame.changes(sheet, &changes);
}

/// The comparison: a short line across each year, on a wider one of paper where it crosses a bar.
fn put_comparison(sheet: &mut Sheet<'_>, slots: &Slots, places: &[Place]) {
    let reach = slots.bar / 2.0 + BEYOND;
    for (role, width) in [
        (Role::Paper, COMPARISON_STROKE + 2.0 * PAPER),
        (Role::Comparison, COMPARISON_STROKE),
    ] {
        let mut runs = Vec::new();
        for &(middle, y) in places.iter().flatten() {
            let run = vec![(middle - reach, y), (middle + reach, y)];
            sheet.take_run(&run);
            runs.push(run);
        }
        if !runs.is_empty() {
            sheet.add(Mark::Line {
                runs,
                width,
                dash: None,
                role,
            });
        }
    }
}

/// Values above bars: all of them where they have room, else those of the chosen, the last, the first and the highest year.
fn put_values(
    sheet: &mut Sheet<'_>,
    frame: &Frame,
    slots: &Slots,
    bars: &[Option<Rect>],
    chosen: Option<usize>,
    value: &dyn Fn(usize) -> String,
) {
    let mut wanted = Vec::new();
    let mut room = true;
    let mut highest: Option<(usize, f64)> = None;
    for (slot, bar) in bars.iter().enumerate() {
        let Some(bar) = bar else { continue };
        let mut block = Block::new(AXIS_SIZE);
        if Some(slot) == chosen {
            block = Block::new(LABEL_SIZE);
            block.line(value(slot), Weight::Semibold, Role::BarChosen);
        } else {
            block.line(value(slot), Weight::Regular, Role::Muted);
        }
        room &= block.width(sheet) <= slots.width - 2.0;
        if highest.is_none_or(|(_, top)| bar.y < top) {
            highest = Some((slot, bar.y));
        }
        wanted.push((slot, *bar, block));
    }
    let (Some(first), Some(last)) = (wanted.first().map(|label| label.0), wanted.last().map(|label| label.0)) else {
        return;
    };
    let mut order = Vec::new();
    order.extend(chosen);
    if room {
        for slot in 0..bars.len() {
            order.push(slot);
        }
    } else {
        order.push(last);
        order.push(first);
        order.extend(highest.map(|(slot, _)| slot));
    }
    for slot in order {
        let Some(at) = wanted.iter().position(|label| label.0 == slot) else {
            continue;
        };
        let (_, bar, block) = wanted.swap_remove(at);
        let middle = slots.middle(slot);
        let reach = if Some(slot) == chosen { CHOSEN_REACH } else { REACH };
        let above = direct::put_above(sheet, frame, (middle, bar.y), reach, &block);
        // A value that stands well above its bar points at it.
        if let Some(above) = above.filter(|&above| above > LEADER) {
            let x = crisp(middle);
            sheet.hairline((x, bar.y - above + 4.0), (x, bar.y - 1.0), Role::Baseline);
        }
    }
}
