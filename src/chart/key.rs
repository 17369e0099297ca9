//! A key above the plot: what three lines are called, where a narrow chart has no room for three labels beside them, and what two marks
//! on bars are.

use super::axis::Frame;
use super::block::{Block, spaced};
use super::direct::{self, EndLabel};
use super::marker;
use super::scene::{Anchor, Mark, Role, TextMark};
use super::sheet::Sheet;
use super::shown::Line;
use super::theme::{CAP, CLEAR, WIDE};

/// Left edge of the key: its lines end within the canvas.
const LEFT: f64 = 2.0;
/// Length of the piece of line that stands before a name.
const SAMPLE: f64 = 22.0;
/// Between that and the name.
const GAP: f64 = 7.0;
/// Between two entries in one row.
const BETWEEN: f64 = 18.0;
/// Height of a row.
const ROW: f64 = 18.0;
/// Most lines that are named beside themselves in a narrow chart.
const MOST_DIRECT: usize = 2;

/// Puts the key above the plot, which makes room for it, and says whether there is one.
pub(super) fn put_key(sheet: &mut Sheet<'_>, frame: &mut Frame, labels: &[EndLabel]) -> bool {
    put(sheet, frame, labels, Samples::Lines)
}

/// The same beside bars, which need no name: what is compared with them has marks of its own.
pub(super) fn put_year_key(sheet: &mut Sheet<'_>, frame: &mut Frame, labels: &[EndLabel]) -> bool {
    put(sheet, frame, labels, Samples::Marks)
}

/// Puts the labels at the ends of the lines: of three beside a wide chart, each level with its end, or as near to it as the others
/// let it.
pub(super) fn put_labels(sheet: &mut Sheet<'_>, frame: &Frame, labels: &[EndLabel], lines: &[Line]) {
    if labels.len() <= MOST_DIRECT {
        return direct::put_labels(sheet, frame, labels, lines);
    }
    let mut ordered: Vec<&EndLabel> = Vec::new();
    for label in labels {
        let place = ordered.iter().take_while(|before| before.at.1 <= label.at.1).count();
        ordered.insert(place, label);
    }
    let mut blocks: Vec<(f64, Block)> = Vec::new();
    for label in ordered {
        let block = label.stacked(sheet);
        blocks.push((label.at.1 - block.height() / 2.0, block));
    }
    for below in 1..blocks.len() {
        let missing = blocks[below - 1].0 + blocks[below - 1].1.height() + 2.0 * CLEAR - blocks[below].0;
        let missing = missing.max(0.0);
        blocks[below - 1].0 -= missing / 2.0;
        blocks[below].0 += missing / 2.0;
    }
    direct::put_blocks(sheet, frame, blocks);
}

/// What stands before a name.
#[derive(Clone, Copy, PartialEq)]
enum Samples {
    /// A piece of the line.
    Lines,
    /// A mark as it stands across or above a bar.
    Marks,
}

fn put(sheet: &mut Sheet<'_>, frame: &mut Frame, labels: &[EndLabel], samples: Samples) -> bool {
    // A label in the margin of a wide chart stands at the end of its line; beside bars it would name one mark of many.
    let direct = match samples {
        Samples::Lines => labels.len() <= MOST_DIRECT || sheet.width() >= WIDE,
        Samples::Marks => labels.len() <= 1,
    };
    if direct {
        return false;
    }
    let (mut x, mut y) = (LEFT, 0.0);
    for label in labels {
        let text = spaced(&[&label.name, &label.value]);
        let width = SAMPLE + GAP + sheet.measure(&text, label.size, label.weight());
        if x > LEFT && x + width > sheet.width() {
            (x, y) = (LEFT, y + ROW);
        }
        put_entry(sheet, label, text, (x, y + ROW / 2.0), samples);
        x += width + BETWEEN;
    }
    let taken = y + ROW;
    frame.plot.y += taken;
    frame.plot.height = (frame.plot.height - taken).max(1.0);
    true
}

/// A piece of the line with its marker, the name and the last value.
fn put_entry(sheet: &mut Sheet<'_>, label: &EndLabel, text: String, (x, middle): (f64, f64), samples: Samples) {
    let role = label.role;
    let (width, dash) = marker::stroke(role);
    let marks = samples == Samples::Marks;
    if !marks || role == Role::Comparison {
        sheet.add(Mark::Line {
            runs: vec![vec![(x, middle), (x + SAMPLE, middle)]],
            width,
            dash: dash.filter(|_| !marks),
            role,
        });
    }
    if !marks || role != Role::Comparison {
        marker::put_marker(sheet, (x + SAMPLE / 2.0, middle), role);
    }
    sheet.write(TextMark {
        x: x + SAMPLE + GAP,
        y: middle + label.size * CAP / 2.0,
        anchor: Anchor::Start,
        size: label.size,
        weight: label.weight(),
        role,
        text,
    });
}
