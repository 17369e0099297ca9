//! Layout of charts in CSS px: `Figures` and words in, a [`Scene`] out. Total functions; no backend, no pixel ratio.
//!
//! | file | what it is for |
//! |---|---|
//! | `scene` | what a layout is: marks, roles, cursor stops |
//! | `text` | how wide text is, without asking a browser |
//! | `theme` | sizes and distances |
//! | `scale` | round ticks of the value axis |
//! | `axis` | margins, gridlines, year labels, numbered recording changes |
//! | `shown` | which points of the figures a chart shows |
//! | `sheet` | marks so far, and where a label can still stand |
//! | `block` | lines of text that are placed together |
//! | `direct` | labels at the ends of lines |
//! | `marker`, `key` | what ends a line, and what three lines are called |
//! | `gap` | hatched bands where figures are absent |
//! | `trend`, `years`, `outcomes`, `forces` | the charts |
//! | `card` | the share card |

mod axis;
mod block;
// What the wasm does not draw would still change how the compiler inlines what it does: a quarter of a kilobyte.
#[cfg(feature = "cli")]
pub mod card;
mod direct;
#[cfg(feature = "stories")]
mod forces;
#[cfg(not(feature = "stories"))]
#[path = "no_forces.rs"]
mod forces;
mod gap;
#[cfg(feature = "stories")]
mod key;
#[cfg(not(feature = "stories"))]
#[path = "no_key.rs"]
mod key;
#[cfg(feature = "stories")]
mod marker;
#[cfg(not(feature = "stories"))]
#[path = "no_marker.rs"]
mod marker;
#[cfg(feature = "stories")]
mod outcomes;
#[cfg(not(feature = "stories"))]
#[path = "no_outcomes.rs"]
mod outcomes;
mod scale;
mod scene;
mod sheet;
mod shown;
pub mod text;
mod theme;
mod trend;
mod years;

pub use scene::{Anchor, CursorStop, Dash, Mark, Rect, Role, Scene, TextMark, Weight};

use crate::figures::Figures;
use crate::model::ChartKind;
use crate::words::Words;
use text::TextMeasure;

/// Height in CSS px of a chart of a series, `width` CSS px wide: 16:10 on phones, 2:1 from 640 px, between 200 and 420 px.
///
/// It grows without a step, and a style sheet can say the same before anything is drawn:
/// `max(200px, min(62.5cqi, 320px), min(50cqi, 420px))`.
#[must_use]
pub fn height(width: f64) -> f64 {
    (width * 0.625).min(320.0).max((width * 0.5).min(420.0)).max(200.0)
}

/// The chart `kind` of `figures`, laid out for a width in CSS px. The same arguments always give the same scene.
#[must_use]
pub fn layout(figures: &Figures<'_>, kind: ChartKind, width: f64, words: &dyn Words, text: &dyn TextMeasure) -> Scene {
    let own = match kind {
        ChartKind::Outcomes => outcomes::layout(figures, width, words, text),
        ChartKind::Forces => forces::layout(figures, width, words, text),
        ChartKind::Trend | ChartKind::Years => None,
    };
    match own {
        Some(scene) => scene,
        None if kind == ChartKind::Years => years::layout(figures, width, words, text),
        None => trend::layout(figures, width, words, text),
    }
}

#[cfg(test)]
mod tests {
    use super::height;

    #[test]
    fn height_is_sixteen_to_ten_on_phones_and_two_to_one_on_screens() {
        for (width, expected) in [
            (240.0, 200.0),
            (320.0, 200.0),
            (480.0, 300.0),
            (512.0, 320.0),
            (639.0, 320.0),
            (640.0, 320.0),
            (768.0, 384.0),
            (840.0, 420.0),
            (2000.0, 420.0),
        ] {
            assert_eq!(height(width), expected, "at {width}");
        }
    }
}
