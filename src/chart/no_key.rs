//! The first view's edition of `key`: two lines need none.

use super::axis::Frame;
use super::direct::{self, EndLabel};
use super::sheet::Sheet;
use super::shown::Line;

pub(super) fn put_key(_: &mut Sheet<'_>, _: &mut Frame, _: &[EndLabel]) -> bool {
    false
}

pub(super) fn put_year_key(_: &mut Sheet<'_>, _: &mut Frame, _: &[EndLabel]) -> bool {
    false
}

pub(super) fn put_labels(sheet: &mut Sheet<'_>, frame: &Frame, labels: &[EndLabel], lines: &[Line]) {
    direct::put_labels(sheet, frame, labels, lines);
}
