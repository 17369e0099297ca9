//! The sheet that a chart is laid out on: marks so far, and where a label can still stand.

use super::scene::{Mark, Rect, Role, TextMark, Weight};
use super::text::TextMeasure;
use super::theme::CLEAR;

/// A straight line between two points.
type Line = ((f64, f64), (f64, f64));

/// Marks, in painting order, and what they leave free.
///
/// Methods that add marks are not inlined: there are many calls, and each copy would add to the wasm.
pub(super) struct Sheet<'t> {
    canvas: Rect,
    marks: Vec<Mark>,
    /// Boxes that no label may touch: other labels, dots, bars.
    boxes: Vec<Rect>,
    /// Lines that no label may touch.
    lines: Vec<Line>,
    text: &'t dyn TextMeasure,
}

impl<'t> Sheet<'t> {
    pub(super) fn new(width: f64, height: f64, text: &'t dyn TextMeasure) -> Self {
        Self {
            canvas: Rect {
                x: 0.0,
                y: 0.0,
                width,
                height,
            },
            marks: Vec::new(),
            boxes: Vec::new(),
            lines: Vec::new(),
            text,
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.canvas.width
    }

    pub(super) fn height(&self) -> f64 {
        self.canvas.height
    }

    /// Width of a text.
    pub(super) fn measure(&self, text: &str, size: f64, weight: Weight) -> f64 {
        self.text.width(text, size, weight)
    }

    #[inline(never)]
    pub(super) fn add(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    #[inline(never)]
    pub(super) fn hairline(&mut self, from: (f64, f64), to: (f64, f64), role: Role) {
        self.add(Mark::Hairline { from, to, role });
    }

    /// Adds a text, which takes its box.
    #[inline(never)]
    pub(super) fn write(&mut self, text: TextMark) {
        self.take(text.bounds(self.text));
        self.add(Mark::Text(text));
    }

    /// Keeps labels out of the box.
    #[inline(never)]
    pub(super) fn take(&mut self, area: Rect) {
        self.boxes.push(area);
    }

    /// Keeps labels off a run of a line.
    pub(super) fn take_run(&mut self, run: &[(f64, f64)]) {
        for ends in run.windows(2) {
            self.lines.push((ends[0], ends[1]));
        }
    }

    /// Whether a label can stand in `area`.
    pub(super) fn free(&self, area: Rect) -> bool {
        let wanted = area.grown(CLEAR);
        self.canvas.contains(area)
            && !self.boxes.iter().any(|taken| wanted.overlaps(*taken))
            && !self.lines.iter().any(|&(from, to)| wanted.meets(from, to))
    }

    /// The marks. Hairlines and hatching are cut where they would run through text, so that no label needs a patch of paper
    /// behind it.
    pub(super) fn finish(self) -> Vec<Mark> {
        let mut labels = Vec::new();
        for mark in &self.marks {
            if let Mark::Text(text) = mark {
                labels.push(text.bounds(self.text).grown(CLEAR));
            }
        }
        let mut cut = Vec::with_capacity(self.marks.len() + labels.len());
        for mark in self.marks {
            match mark {
                Mark::Hairline { from, to, role } => cut_line((from, to), &labels, &mut |(from, to)| {
                    cut.push(Mark::Hairline { from, to, role });
                }),
                Mark::Hatch { area, role } => cut_area(area, &labels, &mut |area| cut.push(Mark::Hatch { area, role })),
                other => cut.push(other),
            }
        }
        cut
    }
}

/// Keeps what the labels leave of a horizontal or vertical line, drawn to the right or down.
fn cut_line((from, to): Line, labels: &[Rect], keep: &mut dyn FnMut(Line)) {
    let Some(at) = labels.iter().position(|label| label.meets(from, to)) else {
        keep((from, to));
        return;
    };
    let (label, rest) = (labels[at], &labels[at + 1..]);
    if from.1 == to.1 {
        if from.0 < label.x {
            cut_line((from, (label.x, from.1)), rest, keep);
        }
        if label.right() < to.0 {
            cut_line(((label.right(), from.1), to), rest, keep);
        }
    } else {
        if from.1 < label.y {
            cut_line((from, (from.0, label.y)), rest, keep);
        }
        if label.bottom() < to.1 {
            cut_line(((from.0, label.bottom()), to), rest, keep);
        }
    }
}

/// Least width and height of a piece of hatching beside text.
const LEAST_HATCH: f64 = 6.0;

/// Keeps what the labels leave of an area: strips above and below each, and what is left and right of it between them.
fn cut_area(area: Rect, labels: &[Rect], keep: &mut dyn FnMut(Rect)) {
    let Some(at) = labels.iter().position(|label| area.overlaps(label.grown(CLEAR))) else {
        keep(area);
        return;
    };
    let (label, rest) = (labels[at].grown(CLEAR), &labels[at + 1..]);
    let (top, bottom) = (area.y.max(label.y), area.bottom().min(label.bottom()));
    for (left, top, right, bottom) in [
        (area.x, area.y, area.right(), label.y),
        (area.x, label.bottom(), area.right(), area.bottom()),
        (area.x, top, label.x, bottom),
        (label.right(), top, area.right(), bottom),
    ] {
        let piece = Rect {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
        };
        if piece.width >= LEAST_HATCH && piece.height >= LEAST_HATCH {
            cut_area(piece, rest, keep);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABEL: Rect = Rect {
        x: 20.0,
        y: 20.0,
        width: 30.0,
        height: 10.0,
    };

    #[test]
    fn lines_are_cut_where_text_stands() {
        let cut = |line: Line| {
            let mut kept = Vec::new();
            cut_line(line, &[LABEL], &mut |piece| kept.push(piece));
            kept
        };
        let across = cut(((0.0, 25.0), (100.0, 25.0)));
        assert_eq!(across, [((0.0, 25.0), (20.0, 25.0)), ((50.0, 25.0), (100.0, 25.0))]);
        assert_eq!(cut(((30.0, 0.0), (30.0, 28.0))), [((30.0, 0.0), (30.0, 20.0))]);
        assert_eq!(cut(((0.0, 5.0), (9.0, 5.0))), [((0.0, 5.0), (9.0, 5.0))]);
        assert_eq!(cut(((25.0, 25.0), (30.0, 25.0))), []);
    }

    #[test]
    fn areas_are_cut_where_text_stands() {
        let area = Rect {
            x: 0.0,
            y: 0.0,
            width: 100.0,
            height: 100.0,
        };
        let mut pieces = Vec::new();
        cut_area(area, &[LABEL], &mut |piece| pieces.push(piece));
        assert_eq!(pieces.len(), 4);
        let label = LABEL.grown(CLEAR);
        assert!(pieces.iter().all(|piece| !piece.overlaps(label)));
        let covered: f64 = pieces.iter().map(|piece| piece.width * piece.height).sum();
        assert_eq!(covered, 100.0 * 100.0 - label.width * label.height);
    }
}
