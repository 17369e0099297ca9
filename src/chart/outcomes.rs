//! The outcomes: one bar of what became of a year's offences, and under it a list of its parts.
//!
//! The list is what is read; the bar shows how the parts compare. Both are in one order, each part has a look of its own (tone,
//! hatching or outline), and those with room for it have their share above them.

use super::block::{Block, crisp, label_size, wrap};
use super::scene::{Anchor, CursorStop, Mark, Rect, Role, Scene, TextMark, Weight};
use super::sheet::Sheet;
use super::text::TextMeasure;
use super::theme::{AXIS_SIZE, CAP, LABEL_SIZE, LINE_HEIGHT, ROOMY};
use crate::figures::Figures;
use crate::model::OutcomeGroup;
use crate::words::{OutcomeLine, OutcomeView, Words};

/// Height of the chart at every width: the list has as many lines on a phone as on a screen. The style sheet says the same.
pub(super) const HEIGHT: f64 = 280.0;
/// Height of the row of shares above the bar.
const ABOVE_BAR: f64 = 20.0;
/// Height of the bar, and where [`ROOMY`].
const BAR: [f64; 2] = [36.0, 44.0];
/// Between the bar and the list.
const UNDER_BAR: f64 = 18.0;
/// Paper between two parts of the bar.
const BETWEEN: f64 = 2.0;
/// Between two shares above the bar.
const BETWEEN_SHARES: f64 = 6.0;
/// Narrowest part of the bar.
const LEAST: f64 = 3.0;
/// Side of the square that shows a part's look in the list.
const SWATCH: f64 = 12.0;
/// Between that square and the words, and between columns.
const COLUMN: f64 = 12.0;
/// Between the words and the first column, at least.
const NUMBERS: f64 = 12.0;
/// Height of a row with one line, at most.
const ROW: f64 = 27.0;

/// How a part is filled.
#[derive(Clone, Copy)]
enum PartFill {
    Solid(Role),
    Hatched(Role),
    Outlined(Role),
}

impl PartFill {
    fn of(group: OutcomeGroup) -> Self {
        match group {
            OutcomeGroup::Charged => Self::Solid(Role::Force),
            OutcomeGroup::OutOfCourt => Self::Solid(Role::Bar),
            OutcomeGroup::VictimDidNotSupport => Self::Solid(Role::Comparison),
            OutcomeGroup::NotEnoughEvidence => Self::Solid(Role::Baseline),
            OutcomeGroup::NoSuspect => Self::Hatched(Role::Comparison),
            OutcomeGroup::Prevented => Self::Solid(Role::Muted),
            OutcomeGroup::Other => Self::Hatched(Role::Force),
            OutcomeGroup::NotYetAssigned => Self::Outlined(Role::Comparison),
        }
    }

    fn put(self, sheet: &mut Sheet<'_>, area: Rect) {
        let (role, hatched) = match self {
            Self::Solid(role) => return sheet.add(Mark::Bar { area, role }),
            Self::Hatched(role) => (role, true),
            Self::Outlined(role) => (role, false),
        };
        if hatched {
            sheet.add(Mark::Hatch { area, role });
        }
        let (left, right) = (crisp(area.x), crisp(area.right() - 1.0));
        let (top, bottom) = (crisp(area.y), crisp(area.bottom() - 1.0));
        for (from, to) in [
            ((area.x, top), (area.right(), top)),
            ((area.x, bottom), (area.right(), bottom)),
            ((left, area.y), (left, area.bottom())),
            ((right, area.y), (right, area.bottom())),
        ] {
            sheet.hairline(from, to, role);
        }
    }
}

/// The outcomes; `None` in an edition without them.
pub(super) fn layout(figures: &Figures<'_>, width: f64, words: &dyn Words, text: &dyn TextMeasure) -> Option<Scene> {
    let view = &OutcomeView::new(figures, words.language());
    let mut sheet = Sheet::new(width, HEIGHT, text);
    let bar = Rect {
        x: 0.0,
        y: ABOVE_BAR,
        width,
        height: BAR[usize::from(width >= ROOMY)],
    };
    let mut cursor = Vec::new();
    let mut from = 0.0;
    for (index, (line, area)) in view.lines.iter().zip(parts(&view.lines, bar)).enumerate() {
        from = put_part(&mut sheet, line, area, from);
        cursor.push(CursorStop {
            index,
            x: area.x + area.width / 2.0,
            width: area.width + BETWEEN,
            dots: Vec::new(),
            bar: Some(area),
        });
    }
    match &view.nothing {
        Some(reason) => {
            let block = Block::muted(&sheet, reason, width, LABEL_SIZE);
            block.put(&mut sheet, (width / 2.0, (HEIGHT - block.height()) / 2.0), Anchor::Middle);
        }
        None => put_list(&mut sheet, &view.lines, bar.bottom() + UNDER_BAR),
    }
    let chosen = (!cursor.is_empty()).then_some(0);
    Some(Scene {
        width,
        height: HEIGHT,
        plot: bar,
        marks: sheet.finish(),
        cursor,
        chosen,
    })
}

/// The parts of the bar, on whole px: each as wide as its share, but none so narrow that it cannot be seen.
fn parts(lines: &[OutcomeLine], bar: Rect) -> Vec<Rect> {
    let room = bar.width - BETWEEN * lines.len().saturating_sub(1) as f64;
    let narrow = |line: &&OutcomeLine| line.size * room < LEAST;
    let taken: f64 = lines.iter().filter(narrow).map(|_| LEAST).sum();
    let shared: f64 = lines.iter().filter(|line| !narrow(line)).map(|line| line.size).sum();
    let mut areas = Vec::with_capacity(lines.len());
    let mut from = bar.x;
    for line in lines {
        let width = if narrow(&line) {
            LEAST
        } else {
            line.size / shared * (room - taken)
        };
        let (left, right) = (from.round(), (from + width).round());
        areas.push(Rect {
            x: left,
            width: right - left,
            ..bar
        });
        from += width + BETWEEN;
    }
    areas
}

/// A part of the bar, and its share above it where there is room to the right of `from`; gives what the shares so far have left.
/// The first part, which is asked for first, may reach beyond its own width.
fn put_part(sheet: &mut Sheet<'_>, line: &OutcomeLine, area: Rect, from: f64) -> f64 {
    PartFill::of(line.group).put(sheet, area);
    let first = line.group == OutcomeGroup::Charged;
    let x = area.x.max(from);
    let right = x + sheet.measure(&line.share, AXIS_SIZE, weight(line));
    if line.share.is_empty() || right > if first { sheet.width() } else { area.right() } {
        return from;
    }
    sheet.write(TextMark {
        x,
        y: area.y - 9.0,
        anchor: Anchor::Start,
        size: AXIS_SIZE,
        weight: weight(line),
        role: if first { Role::Force } else { Role::Muted },
        text: line.share.clone(),
    });
    right + BETWEEN_SHARES
}

/// The answer to the question that readers ask first stands out.
fn weight(line: &OutcomeLine) -> Weight {
    if line.group == OutcomeGroup::Charged {
        Weight::Semibold
    } else {
        Weight::Regular
    }
}

/// The parts below one another: look, words, offences, share.
fn put_list(sheet: &mut Sheet<'_>, lines: &[OutcomeLine], top: f64) {
    let size = label_size(sheet.width());
    let widest = |texts: &dyn Fn(&OutcomeLine) -> &str, weight| {
        lines
            .iter()
            .map(|line| sheet.measure(texts(line), size, weight))
            .fold(0.0, f64::max)
    };
    let counts = widest(&|line| &line.count, Weight::Regular);
    let shares = widest(&|line| &line.share, Weight::Semibold);
    let words = widest(&|line| line.label, Weight::Semibold);
    let numbers = NUMBERS + counts + if shares > 0.0 { COLUMN + shares } else { 0.0 };
    let left = SWATCH + COLUMN - 4.0;
    // The numbers stand beside the words, and not at the far end of a wide chart.
    let right = (left + words + numbers).min(sheet.width());
    let labels: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            let room = right - numbers - left;
            let wider = sheet.measure(line.label, size, weight(line)) / sheet.measure(line.label, size, Weight::Regular);
            wrap(sheet, line.label, room / wider, size)
        })
        .collect();

    let line_height = size * LINE_HEIGHT;
    let more: usize = labels.iter().map(|label| label.len() - 1).sum();
    let row = ((HEIGHT - top - more as f64 * line_height) / lines.len().max(1) as f64).min(ROW);
    let mut y = top;
    for (line, label) in lines.iter().zip(labels) {
        let middle = y + line_height / 2.0;
        PartFill::of(line.group).put(
            sheet,
            Rect {
                x: 0.0,
                y: (middle - SWATCH / 2.0).round(),
                width: SWATCH,
                height: SWATCH,
            },
        );
        let mut baseline = middle + size * CAP / 2.0;
        let mut write = |text: &str, x: f64, anchor, y, weight, role| {
            sheet.write(TextMark {
                x,
                y,
                anchor,
                size,
                weight,
                role,
                text: text.to_owned(),
            });
        };
        let weight = weight(line);
        if !line.share.is_empty() {
            write(&line.share, right, Anchor::End, baseline, weight, Role::Ink);
        }
        let column = if shares > 0.0 { right - shares - COLUMN } else { right };
        write(&line.count, column, Anchor::End, baseline, weight, Role::Muted);
        let lines_of_label = label.len();
        for text in label {
            write(&text, left, Anchor::Start, baseline, weight, Role::Ink);
            baseline += line_height;
        }
        y += row + (lines_of_label - 1) as f64 * line_height;
    }
}
