//! The first view's edition of `others`: it compares with the total alone, and is never asked for more.

use super::claim::Claims;
use super::notice::Notice;
use super::series::Series;

pub(super) fn put_other(_: &mut Claims<'_>, _: &Series, _: &mut Vec<Series>, _: &mut Vec<Notice>) {}
