//! The first view's edition of `forces`: it draws no others, and is never asked for them.

use super::scene::Scene;
use super::text::TextMeasure;
use crate::figures::Figures;
use crate::words::Words;

pub(super) fn layout(_: &Figures<'_>, _: f64, _: &dyn Words, _: &dyn TextMeasure) -> Option<Scene> {
    None
}
