//! How an embedded figure looks, whatever its numbers are.

use crate::paint::{Palette, Theme};

/// House style and colour scheme of an embedded figure.
#[derive(Debug, Clone)]
pub struct Appearance {
    /// Name of the house style: its file is `themes/NAME.css`, its class `ff-NAME`.
    pub theme: Option<String>,
    /// light, dark or auto; `None` follows the page.
    pub scheme: Option<String>,
    /// Colours of the charts that no stylesheet reaches.
    pub palette: Palette,
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            theme: None,
            scheme: None,
            palette: Palette::light(),
        }
    }
}

impl Appearance {
    /// The appearance in the house style `theme` with its `colors`. A chart that no stylesheet reaches is light unless `scheme` is
    /// dark.
    #[must_use]
    pub fn new(theme: Option<String>, colors: Theme, scheme: Option<String>) -> Self {
        let dark = scheme.as_deref() == Some("dark");
        Self {
            theme,
            palette: if dark { colors.dark } else { colors.light },
            scheme,
        }
    }
}
