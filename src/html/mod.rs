//! Views and stories as HTML: the static forms that stand in a page before, without and instead of the script.

mod element;
mod plain;
mod table;
mod writer;

pub use element::{element, inline, paragraph, story};
pub use plain::{PLAIN_WIDTH, described, plain_form};
pub use writer::{Html, escaped};

/// Widths (CSS px) of the charts in the static form of the element: for narrow, middling and wide columns. The widest is shown
/// where the page's stylesheet is missing.
pub const STATIC_WIDTHS: [u32; 3] = [288, 460, 640];

/// Fonts of a static chart where the page's stylesheet does not say otherwise.
pub const FONT_FAMILY: &str = "system-ui, sans-serif";
