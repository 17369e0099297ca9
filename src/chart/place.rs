//! Where a label can stand without touching anything.

use super::scene::{Mark, Rect, TextMark};
use super::text::TextMeasure;
use super::theme::CLEAR;

/// What is taken, as labels are placed one after another.
pub(super) struct Places {
    /// The canvas.
    canvas: Rect,
    /// Boxes that no label may touch: other labels, dots, bars.
    boxes: Vec<Rect>,
    /// Lines that no label may touch.
    lines: Vec<((f64, f64), (f64, f64))>,
}

impl Places {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self {
            canvas: Rect {
                x: 0.0,
                y: 0.0,
                width,
                height,
            },
            boxes: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Takes the box.
    pub(super) fn take(&mut self, area: Rect) {
        self.boxes.push(area);
    }

    /// Takes the runs of a line.
    pub(super) fn take_runs(&mut self, runs: &[Vec<(f64, f64)>]) {
        for run in runs {
            self.lines.extend(run.windows(2).map(|ends| (ends[0], ends[1])));
        }
    }

    /// Whether a label can stand in `area`.
    pub(super) fn free(&self, area: Rect) -> bool {
        let wanted = area.grown(CLEAR);
        self.canvas.contains(area)
            && !self.boxes.iter().any(|taken| wanted.overlaps(*taken))
            && !self.lines.iter().any(|&(from, to)| wanted.meets(from, to))
    }

    /// Puts the text into `marks` and takes its box.
    pub(super) fn put(&mut self, marks: &mut Vec<Mark>, mark: TextMark, text: &dyn TextMeasure) {
        self.take(mark.bounds(text));
        marks.push(Mark::Text(mark));
    }
}

/// Least width and height of a piece of hatching beside text.
const LEAST_HATCH: f64 = 6.0;

/// Cuts hairlines and hatching where they would run through text, so that no label needs a patch of paper behind it.
pub(super) fn knock_out(marks: Vec<Mark>, text: &dyn TextMeasure) -> Vec<Mark> {
    let labels: Vec<Rect> = marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text(label) => Some(label.bounds(text).grown(CLEAR)),
            _ => None,
        })
        .collect();
    let mut cut = Vec::with_capacity(marks.len());
    for mark in marks {
        match mark {
            Mark::Hairline { from, to, role } => {
                let rest = cut_line(from, to, &labels).into_iter();
                cut.extend(rest.map(|(from, to)| Mark::Hairline { from, to, role }));
            }
            Mark::Hatch { area, role } => {
                let rest = labels.iter().fold(vec![area], |areas, label| {
                    areas
                        .into_iter()
                        .flat_map(|area| cut_area(area, label.grown(CLEAR)))
                        .collect()
                });
                cut.extend(rest.into_iter().map(|area| Mark::Hatch { area, role }));
            }
            other => cut.push(other),
        }
    }
    cut
}

/// What the labels leave of a horizontal or vertical line.
fn cut_line(from: (f64, f64), to: (f64, f64), labels: &[Rect]) -> Vec<((f64, f64), (f64, f64))> {
    let horizontal = from.1 == to.1;
    let along = |point: (f64, f64)| if horizontal { point.0 } else { point.1 };
    let at = |place: f64| if horizontal { (place, from.1) } else { (from.0, place) };
    let (mut start, end) = (along(from).min(along(to)), along(from).max(along(to)));
    let mut holes: Vec<(f64, f64)> = labels
        .iter()
        .filter(|label| label.meets(from, to))
        .map(|label| {
            if horizontal {
                (label.x, label.right())
            } else {
                (label.y, label.bottom())
            }
        })
        .collect();
    holes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut rest = Vec::new();
    for (hole_start, hole_end) in holes {
        if hole_start > start {
            rest.push((at(start), at(hole_start)));
        }
        start = start.max(hole_end);
    }
    if end > start {
        rest.push((at(start), at(end)));
    }
    rest
}

/// What a label leaves of an area: the strips above and below it, and what is left and right of it between them.
fn cut_area(area: Rect, label: Rect) -> Vec<Rect> {
    if !area.overlaps(label) {
        return vec![area];
    }
    let span = |start: f64, end: f64| (start, (end - start).max(0.0));
    let rows = [
        (span(area.y, label.y), span(area.x, area.right())),
        (span(label.bottom(), area.bottom()), span(area.x, area.right())),
    ];
    let (top, bottom) = (area.y.max(label.y), area.bottom().min(label.bottom()));
    let sides = [
        (span(top, bottom), span(area.x, label.x)),
        (span(top, bottom), span(label.right(), area.right())),
    ];
    rows.into_iter()
        .chain(sides)
        .map(|((y, height), (x, width))| Rect { x, y, width, height })
        .filter(|piece| piece.width >= LEAST_HATCH && piece.height >= LEAST_HATCH)
        .collect()
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
        let across = cut_line((0.0, 25.0), (100.0, 25.0), &[LABEL]);
        assert_eq!(across, [((0.0, 25.0), (20.0, 25.0)), ((50.0, 25.0), (100.0, 25.0))]);
        let down = cut_line((30.0, 0.0), (30.0, 28.0), &[LABEL]);
        assert_eq!(down, [((30.0, 0.0), (30.0, 20.0))]);
        assert_eq!(cut_line((0.0, 5.0), (9.0, 5.0), &[LABEL]), [((0.0, 5.0), (9.0, 5.0))]);
        assert_eq!(cut_line((25.0, 25.0), (30.0, 25.0), &[LABEL]), []);
    }

    #[test]
    fn areas_are_cut_where_text_stands() {
        let area = Rect {
            x: 0.0,
            y: 0.0,
            width: 100.0,
            height: 100.0,
        };
        let pieces = cut_area(area, LABEL);
        assert_eq!(pieces.len(), 4);
        assert!(pieces.iter().all(|piece| !piece.overlaps(LABEL)));
        let covered: f64 = pieces.iter().map(|piece| piece.width * piece.height).sum();
        assert_eq!(covered, 100.0 * 100.0 - 30.0 * 10.0);
    }
}
