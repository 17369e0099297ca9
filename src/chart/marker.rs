//! How a line is drawn and what ends it: other dashes and another shape for each of what is compared.

use super::scene::{Dash, Mark, Rect, Role};
use super::sheet::Sheet;
use super::theme::{COMPARISON_DASH, COMPARISON_STROKE, DOT, DOT_SMALL, FORCE_STROKE, HALO};

/// Stroke of the line of another force.
const OTHER_STROKE: f64 = 2.0;
/// Dots of that line.
const OTHER_DASH: Dash = Dash { on: 2.0, off: 2.5 };
/// Side of the square that ends it.
const SQUARE: f64 = 7.0;

/// Width and dashes of the line of `role`.
pub(super) fn stroke(role: Role) -> (f64, Option<Dash>) {
    match role {
        Role::Force => (FORCE_STROKE, None),
        Role::Ink => (OTHER_STROKE, Some(OTHER_DASH)),
        _ => (COMPARISON_STROKE, Some(COMPARISON_DASH)),
    }
}

/// The shape that ends the line of `role`, which labels keep clear of: a dot, and a square for another force.
pub(super) fn put_marker(sheet: &mut Sheet<'_>, at: (f64, f64), role: Role) {
    let square = |side: f64| Rect {
        x: at.0 - side / 2.0,
        y: at.1 - side / 2.0,
        width: side,
        height: side,
    };
    if role == Role::Ink {
        for (role, side) in [(Role::Paper, SQUARE + 2.0 * HALO), (role, SQUARE)] {
            sheet.add(Mark::Bar {
                area: square(side),
                role,
            });
        }
        return sheet.take(square(SQUARE));
    }
    let radius = if role == Role::Force { DOT } else { DOT_SMALL };
    sheet.add(Mark::Dot {
        at,
        radius,
        halo: HALO,
        role,
    });
    sheet.take(square(2.0 * radius));
}
