//! Labels that stand beside what they name: at the ends of lines, at the chosen year, above bars.

use super::axis::Frame;
use super::block::{Block, label_size, spaced};
use super::scene::{Anchor, Rect, Role, Weight};
use super::sheet::Sheet;
use super::shown::{Line, Place, Shown};
use super::theme::{CLEAR, DOT, LABEL_GAP, WIDE};
use crate::figures::{Figures, Series};
use crate::words::Words;

/// Widest name in one line beside the plot, in parts of its font size.
const WIDEST: f64 = 8.5;
/// How far in CSS px from a point its label may stand.
const NEAR: f64 = 36.0;
/// How far, where the side of the line is not to matter.
const TOUCHING: f64 = 8.0;
/// How far from the end of a line that is alone on the sheet, where nearer places are taken.
const FAR: f64 = 420.0;
/// Distance in CSS px between two places that are tried.
const STEP: f64 = 2.0;

/// The label at the end of a line: a name and the last value.
pub(super) struct EndLabel {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) size: f64,
    pub(super) role: Role,
    /// Position among the points that are shown of the one at which the line ends.
    pub(super) end: usize,
    /// Where that point stands.
    pub(super) at: (f64, f64),
}

impl EndLabel {
    /// The label of a series, or `None` where it has no figure. Its place is not known yet.
    pub(super) fn new(
        figures: &Figures<'_>,
        shown: &Shown<'_>,
        (series, role): (&Series, Role),
        size: f64,
        words: &dyn Words,
    ) -> Option<Self> {
        let end = (0..shown.indices.len()).rfind(|&position| shown.value(series, position).is_some())?;
        let area = &figures.dataset().areas()[series.area];
        Some(Self {
            name: area.names.get(words.language()).short.clone(),
            value: words.value(&series.points[shown.indices[end]]),
            size,
            role,
            end,
            at: (0.0, 0.0),
        })
    }

    /// Weight of the name.
    pub(super) fn weight(&self) -> Weight {
        if self.role == Role::Force {
            Weight::Semibold
        } else {
            Weight::Regular
        }
    }

    /// Name above value, the name broken where it is long.
    pub(super) fn stacked(&self, sheet: &Sheet<'_>) -> Block {
        let mut block = self.broken(sheet);
        block.line(self.value.clone(), Weight::Regular, self.role);
        block
    }

    /// A text in one line.
    fn inline(&self, text: String) -> Block {
        let mut block = Block::new(self.size);
        block.line(text, self.weight(), self.role);
        block
    }

    /// The name in one line, or, where it is long, in two as even as its words allow.
    fn broken(&self, sheet: &Sheet<'_>) -> Block {
        let width = |text: &str| sheet.measure(text, self.size, self.weight());
        let whole = width(&self.name);
        let mut best = (whole, None);
        if whole > self.size * WIDEST {
            for (at, byte) in self.name.bytes().enumerate() {
                if byte != b' ' {
                    continue;
                }
                let lines = (
                    self.name.get(..at).unwrap_or_default(),
                    self.name.get(at + 1..).unwrap_or_default(),
                );
                let widest = width(lines.0).max(width(lines.1));
                if widest < best.0 {
                    best = (widest, Some(lines));
                }
            }
        }
        let Some((first, second)) = best.1 else {
            return self.inline(self.name.clone());
        };
        let mut block = self.inline(first.to_owned());
        block.line(second.to_owned(), self.weight(), self.role);
        block
    }

    /// Puts the label inside the plot, near the end of its line and on the line's own side of it, where it touches nothing.
    /// Where name and value find no room there together, the value stays at the end and the name stands further back along the
    /// line, which has these points.
    fn put_inside(&self, sheet: &mut Sheet<'_>, frame: &Frame, line: &[Place], side: Side) {
        let force = self.role == Role::Force;
        let search = Search {
            at: self.at,
            left: frame.plot.x,
            right: (frame.plot.right() + DOT).min(sheet.width() - 1.0),
            floor: frame.plot.bottom() - CLEAR,
            shares: &[0.5],
        };
        let both = spaced(&[&self.name, &self.value]);
        let together = [self.inline(both), self.stacked(sheet)];
        // One line alone can be named from afar.
        let reach = if force && side == Side::Either { FAR } else { NEAR };
        // So close to the end it is not taken for another line's label, on either side.
        if search.put(sheet, &together, reach, side) || search.put(sheet, &together, TOUCHING, Side::Either) {
            return;
        }
        let value = [self.inline(self.value.clone())];
        // A value of the comparison far from its line would be read as another's.
        let _ = search.put(sheet, &value, NEAR, side) || force && search.put_far(sheet, &value, side);
        let name = [self.inline(self.name.clone()), self.broken(sheet)];
        for &at in line.iter().rev().flatten() {
            let along = Search {
                at,
                shares: AROUND,
                ..search
            };
            if along.put(sheet, &name, NEAR, side) {
                return;
            }
        }
        let _ = search.put_far(sheet, &name, side);
    }
}

/// Labels at the ends of `lines`; those without a figure have none.
pub(super) fn end_labels(
    figures: &Figures<'_>,
    shown: &Shown<'_>,
    lines: &[(&Series, Role)],
    width: f64,
    words: &dyn Words,
) -> Vec<EndLabel> {
    let mut labels = Vec::new();
    for &line in lines {
        labels.extend(EndLabel::new(figures, shown, line, label_size(width), words));
    }
    labels
}

/// Width of the margin that the labels need.
pub(super) fn margin(sheet: &Sheet<'_>, labels: &[EndLabel]) -> f64 {
    let mut widest = 0.0_f64;
    for label in labels {
        widest = widest.max(label.stacked(sheet).width(sheet));
    }
    (DOT + LABEL_GAP + widest).ceil()
}

/// Puts the labels, two at most, into the margin of a wide sheet, or into the plot: of two lines, the label of the one which ends
/// higher stands above it, that of the other below.
pub(super) fn put_labels(sheet: &mut Sheet<'_>, frame: &Frame, labels: &[EndLabel], lines: &[Line]) {
    if sheet.width() >= WIDE {
        put_in_margin(sheet, frame, labels);
        return;
    }
    for label in labels {
        let mut side = Side::Either;
        for other in labels {
            if other.role != label.role {
                side = if label.at.1 <= other.at.1 { Side::Above } else { Side::Below };
            }
        }
        for line in lines {
            if line.role == label.role {
                label.put_inside(sheet, frame, &line.places, side);
            }
        }
    }
}

/// Puts the labels, two at most, into the margin, each level with the end of its line, or as near to it as the other one lets it.
fn put_in_margin(sheet: &mut Sheet<'_>, frame: &Frame, labels: &[EndLabel]) {
    let mut blocks: Vec<(f64, Block)> = Vec::new();
    for label in labels {
        let block = label.stacked(sheet);
        blocks.push((label.at.1 - block.height() / 2.0, block));
    }
    // From the top. Sorting proper would put 7 kB of sorting into the wasm.
    if let [(upper, above), (lower, below)] = blocks.as_mut_slice() {
        if *upper > *lower {
            std::mem::swap(upper, lower);
            std::mem::swap(above, below);
        }
        let missing = (*upper + above.height() + 2.0 * CLEAR - *lower).max(0.0);
        *upper -= missing / 2.0;
        *lower += missing / 2.0;
    }
    put_blocks(sheet, frame, blocks);
}

/// Puts the blocks, ordered from the top, into the margin: within the canvas, and apart.
pub(super) fn put_blocks(sheet: &mut Sheet<'_>, frame: &Frame, mut blocks: Vec<(f64, Block)>) {
    // From below, then from above.
    let mut limit = frame.plot.bottom() + CLEAR;
    for (top, block) in blocks.iter_mut().rev() {
        *top = top.min(limit - block.height());
        limit = *top - 2.0 * CLEAR;
    }
    let mut limit = 1.0;
    for (top, block) in blocks {
        let top = top.max(limit);
        limit = top + block.height() + 2.0 * CLEAR;
        block.put(sheet, (frame.plot.right() + DOT + LABEL_GAP, top), Anchor::Start);
    }
}

/// Puts the first of `forms` that finds room near `at`; none, where none does.
pub(super) fn put_near(sheet: &mut Sheet<'_>, frame: &Frame, at: (f64, f64), forms: &[Block]) {
    let search = Search {
        at,
        left: frame.plot.x,
        right: frame.plot.right(),
        floor: frame.plot.bottom() - CLEAR,
        shares: AROUND,
    };
    for form in forms {
        if search.put(sheet, std::slice::from_ref(form), NEAR, Side::Either) {
            return;
        }
    }
}

/// Puts the block above `at`, as near as it finds room, and gives its height above `at`; `None` where it finds none.
pub(super) fn put_above(sheet: &mut Sheet<'_>, frame: &Frame, at: (f64, f64), reach: f64, block: &Block) -> Option<f64> {
    let (width, height) = (block.width(sheet), block.height());
    let middle = at.0.min(sheet.width() - 1.0 - width / 2.0).max(frame.plot.x + width / 2.0);
    for step in 0..(reach / STEP) as u32 {
        let above = CLEAR + 1.0 + f64::from(step) * STEP;
        let area = Rect {
            x: middle - width / 2.0,
            y: at.1 - above - height,
            width,
            height,
        };
        if sheet.free(area) {
            block.put(sheet, (middle, area.y), Anchor::Middle);
            return Some(above);
        }
    }
    None
}

/// On which side of a line its label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
    Either,
}

/// Middle, to the right of a point, to its left.
const AROUND: &[f64] = &[0.5, 0.9, 0.1];

/// A search for a free place above or below a point.
#[derive(Clone, Copy)]
struct Search<'s> {
    at: (f64, f64),
    /// Left, right and lower edge of what may be used.
    left: f64,
    right: f64,
    floor: f64,
    /// What part of a label may stand to the right of the point, in order of preference.
    shares: &'s [f64],
}

impl Search<'_> {
    /// Puts the form that finds a place nearest to the point, no further than `reach` from it, and says whether one did.
    fn put(&self, sheet: &mut Sheet<'_>, forms: &[Block], reach: f64, wanted: Side) -> bool {
        let found = self.find(sheet, forms, reach, wanted);
        if let Some((form, place)) = found {
            form.put(sheet, place, Anchor::End);
        }
        found.is_some()
    }

    /// The same far from the point, where need be on the other side.
    fn put_far(&self, sheet: &mut Sheet<'_>, forms: &[Block], wanted: Side) -> bool {
        self.put(sheet, forms, FAR, wanted) || self.put(sheet, forms, FAR, Side::Either)
    }

    /// The nearest free place: for which form, its right edge and its top.
    fn find<'b>(&self, sheet: &Sheet<'_>, forms: &'b [Block], reach: f64, wanted: Side) -> Option<(&'b Block, (f64, f64))> {
        let mut sizes = Vec::new();
        for form in forms {
            sizes.push((form, form.width(sheet), form.height()));
        }
        for step in 0..(reach / STEP) as u32 {
            let away = DOT + CLEAR + 1.0 + f64::from(step) * STEP;
            for &(form, width, height) in &sizes {
                for (side, y) in [(Side::Above, self.at.1 - away - height), (Side::Below, self.at.1 + away)] {
                    if wanted != Side::Either && wanted != side || y < 1.0 || y + height > self.floor {
                        continue;
                    }
                    for share in self.shares {
                        let edge = (self.at.0 + width * share).min(self.right).max(self.left + width);
                        let area = Rect {
                            x: edge - width,
                            y,
                            width,
                            height,
                        };
                        if edge <= self.right + CLEAR && sheet.free(area) {
                            return Some((form, (edge, y)));
                        }
                    }
                }
            }
        }
        None
    }
}
