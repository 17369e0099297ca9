//! The first view's edition of `marker`: it has no line of another force, which would end in a square.

use super::scene::{Dash, Mark, Rect, Role};
use super::sheet::Sheet;
use super::theme::{COMPARISON_DASH, COMPARISON_STROKE, DOT, DOT_SMALL, FORCE_STROKE, HALO};

pub(super) fn stroke(role: Role) -> (f64, Option<Dash>) {
    match role {
        Role::Force => (FORCE_STROKE, None),
        _ => (COMPARISON_STROKE, Some(COMPARISON_DASH)),
    }
}

pub(super) fn put_marker(sheet: &mut Sheet<'_>, at: (f64, f64), role: Role) {
    let radius = if role == Role::Force { DOT } else { DOT_SMALL };
    sheet.add(Mark::Dot {
        at,
        radius,
        halo: HALO,
        role,
    });
    sheet.take(Rect {
        x: at.0 - radius,
        y: at.1 - radius,
        width: 2.0 * radius,
        height: 2.0 * radius,
    });
}
