//! The years: one bar a year, at the same quarter end.

use super::axis::{Frame, label_size, shown};
use super::direct::{self, Block, EndLabel, Side};
use super::gap;
use super::place::Places;
use super::scene::{CursorStop, Mark, Rect, Role, Scene, Weight};
use super::text::TextMeasure;
use super::theme::{AXIS_SIZE, COMPARISON_STROKE, LABEL_SIZE, WIDE};
use crate::figures::{Figures, Series};
use crate::model::Absence;
use crate::words::{Label, Words};

/// Width of a bar, in parts of the width that a year has.
const BAR: f64 = 0.74;
/// Widest bar.
const WIDEST_BAR: f64 = 56.0;
/// Paper on both sides of a comparison's mark, which may cross a bar.
const PAPER: f64 = 1.5;
/// How far above its bar the value of the chosen year may stand.
const CHOSEN_REACH: f64 = 200.0;
/// How far above its bar any other value may stand: not beyond a mark of the comparison.
const REACH: f64 = 6.0;
/// Height above its bar from which a value needs a line down to it.
const LEADER: f64 = 16.0;

/// Years side by side.
struct Slots {
    indices: Vec<usize>,
    width: f64,
    bar: f64,
    plot: Rect,
}

impl Slots {
    fn new(indices: Vec<usize>, plot: Rect) -> Self {
        let width = plot.width / indices.len().max(1) as f64;
        let bar = (width * BAR).min(WIDEST_BAR).floor().max(1.0);
        Self {
            indices,
            width,
            bar,
            plot,
        }
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
        let (top, bottom) = (from.min(to), from.max(to));
        Rect {
            x: (self.middle(slot) - self.bar / 2.0).round(),
            y: top,
            width: self.bar,
            height: bottom - top,
        }
    }
}

pub(super) fn layout(figures: &Figures<'_>, width: f64, words: &dyn Words, text: &dyn TextMeasure) -> Scene {
    let series = &figures.series;
    let all: Vec<usize> = series
        .same_quarter(figures.query.year_ending)
        .map(|(index, _)| index)
        .collect();
    let (indices, nothing) = match shown(series, &all) {
        Ok(indices) => (indices, None),
        Err(absence) => (all, Some(absence)),
    };
    let comparison = figures.comparison.as_ref().filter(|_| nothing.is_none());
    let value = |line: &Series, index: usize| line.points[index].value.ok();
    let size = label_size(width);

    let mut label = comparison.and_then(|line| {
        let end = *indices.iter().rev().find(|&&index| value(line, index).is_some())?;
        Some(EndLabel {
            name: figures.dataset.areas()[line.area].names.get(words.language()).short.clone(),
            value: words.value(figures, &line.points[end]),
            role: Role::Comparison,
            weight: Weight::Regular,
            end,
            at: (0.0, 0.0),
        })
    });
    let right = match &label {
        Some(label) if width >= WIDE => direct::margin(std::slice::from_ref(label), size, text),
        Some(_) => COMPARISON_STROKE + PAPER,
        None => 0.0,
    };
    let values = std::iter::once(series)
        .chain(comparison)
        .flat_map(|line| indices.iter().filter_map(move |&index| value(line, index)));
    let frame = Frame::new(figures, values, (width, right), words, text);
    let slots = Slots::new(indices, frame.plot);
    let chosen = slots.indices.iter().position(|&index| Some(index) == figures.chosen());

    let mut marks = Vec::new();
    let mut places = Places::new(frame.width, frame.height);
    frame.gridlines(&mut marks, &mut places, text);
    let years: Vec<(u16, f64)> = (0..slots.indices.len())
        .map(|slot| {
            (
                series.points[slots.indices[slot]].year_ending.month().year(),
                slots.middle(slot),
            )
        })
        .collect();
    let mut always: Vec<usize> = chosen.into_iter().collect();
    always.extend(
        [years.len().saturating_sub(1), 0]
            .into_iter()
            .filter(|slot| !years.is_empty() && Some(*slot) != chosen),
    );
    frame.year_labels(&mut marks, &mut places, &years, &always, text);
    if nothing.is_none() {
        let changes = changes(figures, &frame, &slots);
        frame.changes(&mut marks, &mut places, &changes, text);
    }

    let zero = frame.y(0.0).round();
    let bars: Vec<Option<Rect>> = (0..slots.indices.len())
        .map(|slot| Some(slots.bar(slot, zero, frame.y(value(series, slots.indices[slot])?))))
        .collect();
    for (slot, bar) in bars.iter().enumerate() {
        let Some(bar) = *bar else { continue };
        places.take(bar);
        if bar.height > 0.0 {
            let role = if Some(slot) == chosen { Role::BarChosen } else { Role::Bar };
            marks.push(Mark::Bar { area: bar, role });
        }
    }
    if let Some(line) = comparison {
        put_comparison(&mut marks, &mut places, &slots, |index| Some(frame.y(value(line, index)?)));
        if let Some(label) = &mut label {
            let slot = slots.indices.iter().position(|&index| index == label.end).unwrap_or(0);
            label.at = (slots.left(slot) + slots.width, frame.y(value(line, label.end).unwrap_or(0.0)));
        }
    }

    put_values(&mut marks, &mut places, &frame, &slots, &bars, chosen, text, |slot| {
        words.value(figures, &series.points[slots.indices[slot]])
    });
    if let Some(label) = label {
        if width >= WIDE {
            direct::put_in_margin(&mut marks, &mut places, &frame, vec![label], size, text);
        } else {
            let back: Vec<(f64, f64)> = (0..slots.indices.len())
                .filter_map(|slot| Some((slots.middle(slot), frame.y(value(comparison?, slots.indices[slot])?))))
                .collect();
            direct::put_inside(&mut marks, &mut places, &frame, &label, &back, Side::Either, size, text);
        }
    }
    match nothing {
        Some(absence) => frame.nothing(&mut marks, &mut places, words.absence(absence), text),
        None => {
            for (band, absence) in gaps(series, &slots) {
                let reasons = [words.absence(absence), words.label(Label::Gap)];
                gap::hatch(&mut marks, &mut places, band, &reasons, text);
            }
        }
    }
    let cursor = (0..slots.indices.len())
        .map(|slot| {
            let index = slots.indices[slot];
            let at = |line: &Series, role| Some((frame.y(value(line, index)?), role));
            let own = if Some(slot) == chosen { Role::BarChosen } else { Role::Bar };
            CursorStop {
                index,
                x: slots.middle(slot),
                width: slots.width,
                dots: at(series, own)
                    .into_iter()
                    .chain(comparison.and_then(|line| at(line, Role::Comparison)))
                    .collect(),
                bar: bars[slot],
            }
        })
        .collect();
    let chosen = chosen.map(|slot| slots.indices[slot]);
    frame.finish(marks, cursor, chosen, text)
}

/// Recording changes, each between the last year before it and the first year that it touches.
fn changes(figures: &Figures<'_>, frame: &Frame, slots: &Slots) -> Vec<(f64, u8)> {
    frame
        .changes
        .iter()
        .filter_map(|&(from, number)| {
            let touched = slots
                .indices
                .iter()
                .position(|&index| figures.series.points[index].year_ending.month() >= from)?;
            Some((slots.left(touched), number))
        })
        .collect()
}

/// The comparison: a short line across each year, on a wider one of paper where it crosses a bar.
fn put_comparison(marks: &mut Vec<Mark>, places: &mut Places, slots: &Slots, y: impl Fn(usize) -> Option<f64>) {
    let reach = (slots.width * 0.46).min(WIDEST_BAR * 0.62);
    let runs: Vec<Vec<(f64, f64)>> = (0..slots.indices.len())
        .filter_map(|slot| {
            let y = y(slots.indices[slot])?;
            let middle = slots.middle(slot);
            Some(vec![(middle - reach, y), (middle + reach, y)])
        })
        .collect();
    if runs.is_empty() {
        return;
    }
    places.take_runs(&runs);
    for (role, width) in [(Role::Paper, COMPARISON_STROKE + 2.0 * PAPER), (Role::Comparison, COMPARISON_STROKE)] {
        marks.push(Mark::Line {
            runs: runs.clone(),
            width,
            dash: None,
            role,
        });
    }
}

/// Values above bars: all of them where they have room, else those of the chosen, the first, the last and the highest year.
#[allow(clippy::too_many_arguments)]
fn put_values(
    marks: &mut Vec<Mark>,
    places: &mut Places,
    frame: &Frame,
    slots: &Slots,
    bars: &[Option<Rect>],
    chosen: Option<usize>,
    text: &dyn TextMeasure,
    value: impl Fn(usize) -> String,
) {
    let block = |slot: usize| {
        if Some(slot) == chosen {
            Block::new(LABEL_SIZE).line(value(slot), Weight::Semibold, Role::BarChosen)
        } else {
            Block::new(AXIS_SIZE).line(value(slot), Weight::Regular, Role::Muted)
        }
    };
    let present = || (0..bars.len()).filter(|&slot| bars[slot].is_some());
    let top = |slot: usize| bars[slot].map_or(f64::INFINITY, |bar| bar.y);
    let room = present().all(|slot| block(slot).width(text) <= slots.width - 2.0);
    let mut wanted: Vec<usize> = chosen.into_iter().filter(|&slot| bars[slot].is_some()).collect();
    if room {
        wanted.extend(present());
    } else {
        wanted.extend(present().next_back());
        wanted.extend(present().next());
        wanted.extend(present().min_by(|&one, &other| top(one).total_cmp(&top(other))));
    }
    let mut done = Vec::new();
    for slot in wanted {
        if done.contains(&slot) {
            continue;
        }
        done.push(slot);
        let Some(bar) = bars[slot] else { continue };
        let reach = if Some(slot) == chosen { CHOSEN_REACH } else { REACH };
        let before = marks.len();
        let at = (slots.middle(slot), bar.y);
        let placed = direct::put_above(marks, places, frame, at, reach, block(slot), text);
        // A value that stands well above its bar points at it.
        if let (true, Some(Mark::Text(mark))) = (placed, marks.get(before))
            && bar.y - mark.y > LEADER
        {
            let x = super::axis::crisp(at.0);
            let leader = Mark::Hairline {
                from: (x, mark.y + 4.0),
                to: (x, bar.y - 1.0),
                role: Role::Baseline,
            };
            marks.push(leader);
        }
    }
}

/// Neighbouring years without a figure, with the reason of the first.
fn gaps(series: &Series, slots: &Slots) -> Vec<(Rect, Absence)> {
    let mut bands: Vec<(usize, usize, Absence)> = Vec::new();
    for (slot, &index) in slots.indices.iter().enumerate() {
        let Err(absence) = series.points[index].value else { continue };
        match bands.last_mut() {
            Some((_, end, reason)) if *end == slot && *reason == absence => *end = slot + 1,
            _ => bands.push((slot, slot + 1, absence)),
        }
    }
    let side = (slots.width - slots.bar) / 2.0;
    bands
        .into_iter()
        .map(|(start, end, absence)| {
            let band = Rect {
                x: slots.left(start) + side,
                width: slots.width * (end - start) as f64 - 2.0 * side,
                ..slots.plot
            };
            (band, absence)
        })
        .collect()
}
