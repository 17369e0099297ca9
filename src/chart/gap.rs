//! Hatched bands where figures are absent, with a word why.

use super::place::Places;
use super::scene::{Anchor, Mark, Rect, Role, TextMark, Weight};
use super::text::TextMeasure;
use super::theme::{AXIS_SIZE, CAP, CLEAR, DESCENT, LINE_HEIGHT};

/// Hatches `band` and says why in it, in the first of `reasons` that has room. A band without room stays silent: a notice and the
/// cursor's readout give the reason.
pub(super) fn hatch(marks: &mut Vec<Mark>, places: &mut Places, band: Rect, reasons: &[&str], text: &dyn TextMeasure) {
    let size = AXIS_SIZE;
    marks.push(Mark::Hatch {
        area: band,
        role: Role::Hatch,
    });
    let label = reasons.iter().find_map(|reason| {
        let lines = super::axis::wrap(reason, band.width - 2.0 * CLEAR, size, Weight::Regular, text);
        let width = lines
            .iter()
            .map(|line| text.width(line, size, Weight::Regular))
            .fold(0.0, f64::max);
        let height = size * (CAP + DESCENT + LINE_HEIGHT * (lines.len() - 1) as f64);
        let top = place(places, band, (width, height))?;
        Some((lines, top))
    });
    let Some((lines, top)) = label else { return };
    for (row, line) in lines.into_iter().enumerate() {
        let mark = TextMark {
            x: band.x + band.width / 2.0,
            y: top + size * (CAP + LINE_HEIGHT * row as f64),
            anchor: Anchor::Middle,
            size,
            weight: Weight::Regular,
            role: Role::Muted,
            text: line,
        };
        places.put(marks, mark, text);
    }
}

/// Top of the free place for a label of this size that is nearest to the middle of the band.
fn place(places: &Places, band: Rect, (width, height): (f64, f64)) -> Option<f64> {
    if width > band.width - 2.0 * CLEAR {
        return None;
    }
    let middle = band.y + (band.height - height) / 2.0;
    let steps = (band.height / 2.0 / 4.0) as u32;
    (0..=steps)
        .flat_map(|step| [middle - f64::from(step) * 4.0, middle + f64::from(step) * 4.0])
        .find(|&y| {
            let area = Rect {
                x: band.x + (band.width - width) / 2.0,
                y,
                width,
                height,
            };
            band.contains(area.grown(CLEAR)) && places.free(area)
        })
}
