//! Hatched bands where figures are absent, with a word why.

use super::axis::Frame;
use super::block::Block;
use super::scene::{Anchor, Mark, Rect, Role};
use super::sheet::Sheet;
use super::shown::Shown;
use super::theme::{AXIS_SIZE, CLEAR};
use crate::words::{Label, Words};

/// Distance in CSS px between two places that are tried.
const STEP: f64 = 4.0;

/// Marks the spans of positions without a figure, which lie between `edges`, `inset` px away from them; or says why there is
/// nothing to show at all.
pub(super) fn put_gaps(sheet: &mut Sheet<'_>, frame: &Frame, shown: &Shown<'_>, edges: &[f64], inset: f64, words: &dyn Words) {
    if let Some(absence) = shown.nothing {
        frame.nothing(sheet, words.absence(absence));
        return;
    }
    for (start, end, absence) in shown.gaps() {
        let band = Rect {
            x: edges[start] + inset,
            width: edges[end] - edges[start] - 2.0 * inset,
            ..frame.plot
        };
        let reasons = [words.absence(absence), words.label(Label::Gap)];
        // A gap between bars has the room for a reason; a line that breaks off says only that there is none.
        hatch(sheet, band, if inset > 0.0 { &reasons } else { &reasons[1..] });
    }
}

/// Hatches `band` and says why in it, in the first of `reasons` that has room. A band without room stays silent: a notice and the
/// cursor's readout give the reason.
fn hatch(sheet: &mut Sheet<'_>, band: Rect, reasons: &[&str]) {
    sheet.add(Mark::Hatch {
        area: band,
        role: Role::Hatch,
    });
    for reason in reasons {
        let block = Block::muted(sheet, reason, band.width - 2.0 * CLEAR, AXIS_SIZE);
        if let Some(top) = place(sheet, band, &block) {
            block.put(sheet, (band.x + band.width / 2.0, top), Anchor::Middle);
            return;
        }
    }
}

/// Top of the free place for the block that is nearest to the middle of the band.
fn place(sheet: &Sheet<'_>, band: Rect, block: &Block) -> Option<f64> {
    let (width, height) = (block.width(sheet), block.height());
    let middle = band.y + (band.height - height) / 2.0;
    for step in 0..(band.height / 2.0 / STEP) as u32 {
        for y in [middle - f64::from(step) * STEP, middle + f64::from(step) * STEP] {
            let area = Rect {
                x: band.x + (band.width - width) / 2.0,
                y,
                width,
                height,
            };
            if band.contains(area.grown(CLEAR)) && sheet.free(area) {
                return Some(y);
            }
        }
    }
    None
}
