//! Thin diagonal lines that fill a rectangle.

use crate::chart::Rect;

/// A straight line between two points.
type Line = [(f64, f64); 2];

/// Distance of two lines along the edge, in CSS px.
const SPACING: f64 = 7.0;

/// The lines, rising to the right, from the upper left corner on. They lie on one pattern for the whole canvas, so that two areas
/// above each other continue it.
pub(super) fn lines(area: Rect) -> Vec<Line> {
    // On a line, x + y is constant; these are the first and the last that touch the area.
    let first = ((area.x + area.y) / SPACING).ceil() as i32;
    let last = ((area.right() + area.bottom()) / SPACING).floor() as i32;
    let mut lines = Vec::new();
    for number in first..=last {
        let sum = f64::from(number) * SPACING;
        let left = area.x.max(sum - area.bottom());
        let right = area.right().min(sum - area.y);
        if right - left >= 1.0 {
            lines.push([(left, sum - left), (right, sum - right)]);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fill_the_area_and_stay_within() {
        let area = Rect {
            x: 10.0,
            y: 20.0,
            width: 30.0,
            height: 100.0,
        };
        let lines = lines(area);
        assert!(lines.len() >= 17, "{}", lines.len());
        for [from, to] in lines {
            for (x, y) in [from, to] {
                assert!((10.0..=40.0).contains(&x) && (20.0..=120.0).contains(&y), "{x}, {y}");
            }
            assert_eq!(to.0 - from.0, from.1 - to.1);
        }
    }
}
