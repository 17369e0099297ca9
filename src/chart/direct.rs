//! Labels that stand beside what they name: at the ends of lines, at the chosen year.

use super::axis::Frame;
use super::place::Places;
use super::scene::{Anchor, Mark, Rect, Role, TextMark, Weight};
use super::text::TextMeasure;
use super::theme::{CAP, CLEAR, DESCENT, DOT, LABEL_GAP, LINE_HEIGHT};

/// Widest name in one line beside the plot, in parts of its font size.
const WIDEST: f64 = 8.5;
/// How far in CSS px from a point its label may stand.
const NEAR: f64 = 36.0;
/// Distance in CSS px between two places that are tried.
const STEP: f64 = 2.0;

/// Lines of text that are placed together.
pub(super) struct Block {
    lines: Vec<Line>,
    size: f64,
}

struct Line {
    text: String,
    weight: Weight,
    role: Role,
}

impl Block {
    pub(super) fn new(size: f64) -> Self {
        Self { lines: Vec::new(), size }
    }

    #[must_use]
    pub(super) fn line(mut self, text: String, weight: Weight, role: Role) -> Self {
        self.lines.push(Line { text, weight, role });
        self
    }

    pub(super) fn width(&self, text: &dyn TextMeasure) -> f64 {
        self.lines
            .iter()
            .map(|line| text.width(&line.text, self.size, line.weight))
            .fold(0.0, f64::max)
    }

    fn height(&self) -> f64 {
        self.size * (CAP + DESCENT + LINE_HEIGHT * (self.lines.len() as f64 - 1.0))
    }

    /// Puts the block with its anchor at `x` and its top at `top`.
    pub(super) fn put(
        self,
        marks: &mut Vec<Mark>,
        places: &mut Places,
        (x, top): (f64, f64),
        anchor: Anchor,
        text: &dyn TextMeasure,
    ) {
        let size = self.size;
        for (row, line) in self.lines.into_iter().enumerate() {
            let mark = TextMark {
                x,
                y: top + size * (CAP + LINE_HEIGHT * row as f64),
                anchor,
                size,
                weight: line.weight,
                role: line.role,
                text: line.text,
            };
            places.put(marks, mark, text);
        }
    }
}

/// The label at the end of a line: a name and the last value.
pub(super) struct EndLabel {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) role: Role,
    /// Weight of the name.
    pub(super) weight: Weight,
    /// Index of the point at which the line ends.
    pub(super) end: usize,
    /// Where that point stands.
    pub(super) at: (f64, f64),
}

impl EndLabel {
    /// Name above value, the name broken where it is long.
    fn stacked(&self, size: f64, text: &dyn TextMeasure) -> Block {
        broken(&self.name, size, self.weight, text)
            .into_iter()
            .fold(Block::new(size), |block, line| block.line(line, self.weight, self.role))
            .line(self.value.clone(), Weight::Regular, self.role)
    }

    /// Name and value in one line.
    fn inline(&self, size: f64) -> Block {
        let line = [self.name.as_str(), " ", &self.value].concat();
        Block::new(size).line(line, self.weight, self.role)
    }
}

/// A name in one line, or, where it is long, in two as even as its words allow.
fn broken(name: &str, size: f64, weight: Weight, text: &dyn TextMeasure) -> Vec<String> {
    let width = |line: &str| text.width(line, size, weight);
    if width(name) <= size * WIDEST {
        return vec![name.to_owned()];
    }
    let breaks = name.match_indices(' ').map(|(at, _)| (&name[..at], &name[at + 1..]));
    let widest = |(first, second): (&str, &str)| width(first).max(width(second));
    match breaks.min_by(|&one, &other| widest(one).total_cmp(&widest(other))) {
        Some((first, second)) => vec![first.to_owned(), second.to_owned()],
        None => vec![name.to_owned()],
    }
}

/// Width of the margin that the labels need.
pub(super) fn margin(labels: &[EndLabel], size: f64, text: &dyn TextMeasure) -> f64 {
    let widest = labels
        .iter()
        .map(|label| label.stacked(size, text).width(text))
        .fold(0.0, f64::max);
    (DOT + LABEL_GAP + widest).ceil()
}

/// Puts the labels into the margin, each level with the end of its line, or as near to it as the other one lets it.
pub(super) fn put_in_margin(
    marks: &mut Vec<Mark>,
    places: &mut Places,
    frame: &Frame,
    mut labels: Vec<EndLabel>,
    size: f64,
    text: &dyn TextMeasure,
) {
    labels.sort_by(|one, other| one.at.1.total_cmp(&other.at.1));
    let blocks: Vec<Block> = labels.iter().map(|label| label.stacked(size, text)).collect();
    let mut tops: Vec<f64> = labels
        .iter()
        .zip(&blocks)
        .map(|(label, block)| label.at.1 - block.height() / 2.0)
        .collect();
    if let ([upper, _], [upper_top, lower_top]) = (blocks.as_slice(), tops.as_mut_slice()) {
        let missing = (*upper_top + upper.height() + 2.0 * CLEAR - *lower_top).max(0.0);
        *upper_top -= missing / 2.0;
        *lower_top += missing / 2.0;
    }
    // From below, then from above: within the canvas, and still apart.
    let mut limit = frame.plot.bottom() + size / 2.0;
    for (top, block) in tops.iter_mut().zip(&blocks).rev() {
        *top = top.min(limit - block.height());
        limit = *top - 2.0 * CLEAR;
    }
    let mut limit = 1.0;
    for (top, block) in tops.iter_mut().zip(&blocks) {
        *top = top.max(limit);
        limit = *top + block.height() + 2.0 * CLEAR;
    }
    let x = frame.plot.right() + DOT + LABEL_GAP;
    for (block, top) in blocks.into_iter().zip(tops) {
        block.put(marks, places, (x, top), Anchor::Start, text);
    }
}

#[allow(clippy::too_many_arguments)]
/// Puts the label inside the plot, near the end of its line and on the line's own side of it, where it touches nothing. Where name
/// and value find no room there together, the value stays at the end and the name stands further back along the line.
pub(super) fn put_inside(
    marks: &mut Vec<Mark>,
    places: &mut Places,
    frame: &Frame,
    label: &EndLabel,
    line: &[(f64, f64)],
    side: Side,
    size: f64,
    text: &dyn TextMeasure,
) {
    let right = (frame.plot.right() + DOT).min(frame.width - 1.0);
    let at_end = Search {
        frame,
        at: label.at,
        reach: NEAR,
        right,
        side,
        shares: &[0.5],
    };
    let far = Search {
        reach: frame.height,
        ..at_end
    };
    let anywhere = Search {
        side: Side::Either,
        ..far
    };
    let alone = Block::new(size).line(label.value.clone(), label.weight, label.role);
    let mut attempt = |search: &Search<'_>, forms: Vec<Block>| search.put(marks, places, forms, text);

    let together = || vec![label.inline(size), label.stacked(size, text)];
    // One line alone can be named from afar.
    let first = if side == Side::Either && line.is_empty() {
        &far
    } else {
        &at_end
    };
    if attempt(first, together()) {
        return;
    }
    let name = || vec![Block::new(size).line(label.name.clone(), label.weight, label.role)];
    let along = line.iter().rev().map(|&at| Search {
        at,
        shares: &[0.5, 0.9, 0.1],
        ..at_end
    });
    let named = along.into_iter().any(|search| attempt(&search, name()));
    if named {
        // A value of the comparison far from its line would be read as another's.
        let _ = attempt(if label.role == Role::Force { &far } else { &at_end }, vec![alone]);
    } else {
        let _ = attempt(&anywhere, together());
    }
}

/// Puts the first of `forms` that finds room near `at`; none, where none does.
pub(super) fn put_near(
    marks: &mut Vec<Mark>,
    places: &mut Places,
    frame: &Frame,
    at: (f64, f64),
    forms: Vec<Block>,
    text: &dyn TextMeasure,
) {
    let search = Search {
        frame,
        at,
        reach: NEAR,
        right: frame.plot.right(),
        side: Side::Either,
        shares: &[0.5, 0.9, 0.1],
    };
    for form in forms {
        if search.put(marks, places, vec![form], text) {
            return;
        }
    }
}

/// Puts the block above `at`, as near as it finds room, and says whether it did.
pub(super) fn put_above(
    marks: &mut Vec<Mark>,
    places: &mut Places,
    frame: &Frame,
    at: (f64, f64),
    reach: f64,
    block: Block,
    text: &dyn TextMeasure,
) -> bool {
    let (width, height) = (block.width(text), block.height());
    let middle = at.0.min(frame.width - 1.0 - width / 2.0).max(frame.plot.x + width / 2.0);
    for step in 0..(reach / STEP) as u32 {
        let top = at.1 - CLEAR - 1.0 - height - f64::from(step) * STEP;
        let area = Rect {
            x: middle - width / 2.0,
            y: top,
            width,
            height,
        };
        if top >= 0.0 && places.free(area) {
            block.put(marks, places, (middle, top), Anchor::Middle, text);
            return true;
        }
    }
    false
}

/// On which side of a line its label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
    Either,
}

/// A search for a free place above or below a point.
#[derive(Clone, Copy)]
struct Search<'s> {
    frame: &'s Frame,
    at: (f64, f64),
    /// How far from the point.
    reach: f64,
    /// Right edge of what may be used.
    right: f64,
    side: Side,
    /// What part of a label may stand to the right of the point, in order of preference.
    shares: &'s [f64],
}

impl Search<'_> {
    /// Puts the form that finds a place nearest to the point, and says whether one did.
    fn put(&self, marks: &mut Vec<Mark>, places: &mut Places, forms: Vec<Block>, text: &dyn TextMeasure) -> bool {
        let Some((index, x, top)) = self.find(&forms, places, text) else {
            return false;
        };
        if let Some(block) = forms.into_iter().nth(index) {
            block.put(marks, places, (x, top), Anchor::End, text);
        }
        true
    }

    /// The nearest free place: which form, its right edge, its top.
    fn find(&self, forms: &[Block], places: &Places, text: &dyn TextMeasure) -> Option<(usize, f64, f64)> {
        let sizes: Vec<(f64, f64)> = forms.iter().map(|form| (form.width(text), form.height())).collect();
        let floor = self.frame.plot.bottom() - CLEAR;
        for step in 0..(self.reach / STEP) as u32 {
            let away = DOT + CLEAR + 1.0 + f64::from(step) * STEP;
            for (index, &(width, height)) in sizes.iter().enumerate() {
                let tops = [
                    (self.side != Side::Below).then_some(self.at.1 - away - height),
                    (self.side != Side::Above).then_some(self.at.1 + away),
                ];
                for top in tops.into_iter().flatten() {
                    for share in self.shares {
                        let edge = (self.at.0 + width * share).min(self.right).max(self.frame.plot.x + width);
                        let area = Rect {
                            x: edge - width,
                            y: top,
                            width,
                            height,
                        };
                        if top >= 1.0 && area.bottom() <= floor && edge <= self.right + CLEAR && places.free(area) {
                            return Some((index, edge, top));
                        }
                    }
                }
            }
        }
        None
    }
}
