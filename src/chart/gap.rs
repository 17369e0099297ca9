//! Hatched bands where figures are absent, with a word why.

use super::axis::wrap;
use super::direct::Block;
use super::scene::{Anchor, Mark, Rect, Role, Weight};
use super::sheet::Sheet;
use super::theme::{AXIS_SIZE, CLEAR};

/// Distance in CSS px between two places that are tried.
const STEP: f64 = 4.0;

/// Hatches `band` and says why in it, in the first of `reasons` that has room. A band without room stays silent: a notice and the
/// cursor's readout give the reason.
pub(super) fn hatch(sheet: &mut Sheet<'_>, band: Rect, reasons: &[&str]) {
    sheet.add(Mark::Hatch {
        area: band,
        role: Role::Hatch,
    });
    for reason in reasons {
        let mut block = Block::new(AXIS_SIZE);
        for line in wrap(sheet, reason, band.width - 2.0 * CLEAR, AXIS_SIZE) {
            block.line(line, Weight::Regular, Role::Muted);
        }
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
