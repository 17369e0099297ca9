//! The forces: a tick for each at its rate, on one line. The reader's force, the one that it is compared with and the total have a
//! name above their ticks; the cursor names all others. Nothing counts which force is before which.

use super::block::{Block, crisp, label_size, spaced};
use super::marker;
use super::scale::{Grain, ValueScale};
use super::scene::{Anchor, CursorStop, Mark, Rect, Role, Scene, TextMark, Weight};
use super::sheet::Sheet;
use super::text::TextMeasure;
use super::theme::{AXIS_SIZE, CAP, COMPARISON_DASH, DOT, HALO, LABEL_SIZE};
use crate::figures::Figures;
use crate::model::Measure;
use crate::words::{ForceLine, ForcePlace, ForcesView, Words};

/// Height of the chart at every width. The style sheet says the same.
const HEIGHT: f64 = 148.0;
/// Height of a row with the name of one force.
const ROW: f64 = 19.0;
/// Rows with names, one for each force that has one.
const ROWS: usize = 3;
/// Upper and lower end of the tick of any force.
const TICK: [f64; 2] = [78.0, 104.0];
/// How far the tick of a force with a name goes beyond them.
const BEYOND: f64 = 6.0;
/// Height of the axis.
const AXIS: f64 = 116.0;
/// Length of a tick of the axis.
const AXIS_TICK: f64 = 4.0;
/// Between a name and the line down to its tick.
const UNDER_NAME: f64 = 5.0;

/// The forces; `None` in an edition without them.
pub(super) fn layout(figures: &Figures<'_>, width: f64, words: &dyn Words, text: &dyn TextMeasure) -> Option<Scene> {
    let view = &ForcesView::new(figures, words);
    let mut sheet = Sheet::new(width, HEIGHT, text);
    let side = DOT + HALO;
    let plot = Rect {
        x: side,
        y: TICK[0] - BEYOND,
        width: (width - 2.0 * side).max(1.0),
        height: TICK[1] - TICK[0] + 2.0 * BEYOND,
    };
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for line in &view.lines {
        low = low.min(value(line));
        high = high.max(value(line));
    }
    let scale = ValueScale::new(low, high, Grain::Any);
    let x = |value: f64| plot.x + scale.fraction(value) * plot.width;
    if view.lines.is_empty() {
        let reason = view.without.as_deref().unwrap_or_default();
        let block = Block::muted(&sheet, reason, width, LABEL_SIZE);
        block.put(
            &mut sheet,
            (width / 2.0, (HEIGHT - block.height()).max(0.0) / 2.0),
            Anchor::Middle,
        );
    } else {
        put_axis(&mut sheet, plot, &scale, &x, words);
    }
    // From the least value: a cursor moves along the line.
    let mut order: Vec<usize> = Vec::with_capacity(view.lines.len());
    for (index, line) in view.lines.iter().enumerate() {
        let place = order
            .iter()
            .take_while(|&&before| value(&view.lines[before]) <= value(line))
            .count();
        order.insert(place, index);
        if line.place == ForcePlace::Force {
            let at = crisp(x(value(line)) - 0.5);
            sheet.hairline((at, TICK[0]), (at, TICK[1]), Role::Muted);
        }
    }
    put_named(&mut sheet, &view.lines, &x);
    let mut cursor = Vec::with_capacity(order.len());
    let mut chosen = None;
    for (position, &index) in order.iter().enumerate() {
        let line = &view.lines[index];
        if line.place == ForcePlace::Own {
            chosen = Some(position);
        }
        cursor.push(CursorStop {
            index,
            x: x(value(line)),
            width: 1.0,
            dots: vec![((TICK[0] + TICK[1]) / 2.0, role(line.place))],
            bar: None,
        });
    }
    Some(Scene {
        width,
        height: HEIGHT,
        plot,
        marks: sheet.finish(),
        cursor,
        chosen,
    })
}

fn value(line: &ForceLine) -> f64 {
    line.rate.value.unwrap_or_default()
}

/// The colour of a force.
fn role(place: ForcePlace) -> Role {
    match place {
        ForcePlace::Own => Role::Force,
        ForcePlace::Other => Role::Ink,
        ForcePlace::Total => Role::Comparison,
        ForcePlace::Force => Role::Muted,
    }
}

/// The forces with a name: each in a row of its own, above a taller tick with the marker that its line has in the other charts.
fn put_named(sheet: &mut Sheet<'_>, lines: &[ForceLine], x: &dyn Fn(f64) -> f64) {
    let mut named: Vec<&ForceLine> = Vec::new();
    for place in [ForcePlace::Own, ForcePlace::Other, ForcePlace::Total] {
        named.extend(lines.iter().filter(|line| line.place == place));
    }
    let size = label_size(sheet.width());
    let first = ROWS.saturating_sub(named.len());
    // The force asked for lies over the others.
    for (row, line) in named.iter().enumerate().rev() {
        let (role, at) = (role(line.place), x(value(line)));
        let weight = match line.place {
            ForcePlace::Own => Weight::Semibold,
            _ => Weight::Regular,
        };
        let text = spaced(&[&line.short, &line.value]);
        let half = sheet.measure(&text, size, weight) / 2.0;
        let baseline = (first + row) as f64 * ROW + size * CAP + 1.0;
        sheet.write(TextMark {
            x: at.min(sheet.width() - half - 1.0).max(half),
            y: baseline,
            anchor: Anchor::Middle,
            size,
            weight,
            role,
            text,
        });
        let (top, bottom) = (TICK[0] - BEYOND, TICK[1] + BEYOND);
        let down = crisp(at - 0.5);
        sheet.hairline((down, baseline + UNDER_NAME), (down, top), role);
        let (width, dash) = match line.place {
            ForcePlace::Own => (3.0, None),
            ForcePlace::Total => (2.0, Some(COMPARISON_DASH)),
            _ => (2.0, None),
        };
        sheet.add(Mark::Line {
            runs: vec![vec![(at, top), (at, bottom)]],
            width,
            dash,
            role,
        });
        marker::put_marker(sheet, (at, top), role);
    }
}

/// The axis under the ticks.
fn put_axis(sheet: &mut Sheet<'_>, plot: Rect, scale: &ValueScale, x: &dyn Fn(f64) -> f64, words: &dyn Words) {
    let y = crisp(AXIS);
    sheet.hairline((plot.x, y), (plot.right(), y), Role::Baseline);
    for &tick in &scale.ticks {
        let at = crisp(x(tick) - 0.5);
        sheet.hairline((at, y), (at, y + AXIS_TICK), Role::Baseline);
        let text = words.axis_value(Measure::Rate, tick, scale.step);
        let half = sheet.measure(&text, AXIS_SIZE, Weight::Regular) / 2.0;
        sheet.write(TextMark {
            x: x(tick).min(sheet.width() - half).max(half),
            y: HEIGHT - 12.0,
            anchor: Anchor::Middle,
            size: AXIS_SIZE,
            weight: Weight::Regular,
            role: Role::Muted,
            text,
        });
    }
}
