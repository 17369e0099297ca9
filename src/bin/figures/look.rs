//! How a piece looks, whatever its figures are: its house style, and whether it is light or dark.

use std::path::PathBuf;

use clap::Args;
use force_figures::paint::Palette;

use crate::Failure;
use crate::theme;

/// Options of what an editor pastes.
#[derive(Args)]
pub(crate) struct LookArgs {
    /// House style: a stylesheet of custom properties, such as www/themes/broadsheet.css, that is hosted in themes/ under its name.
    #[arg(long, value_name = "FILE")]
    theme: Option<PathBuf>,
    /// light, dark, or auto: as the reader's system says. The static form, which cannot follow, is light unless it is dark.
    #[arg(long, value_parser = ["light", "dark", "auto"])]
    scheme: Option<String>,
}

/// How a piece looks.
pub(crate) struct Look {
    /// Name of the house style.
    pub(crate) theme: Option<String>,
    /// light, dark or auto.
    pub(crate) scheme: Option<String>,
    /// Colours of the chart that no stylesheet reaches.
    pub(crate) palette: Palette,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: None,
            scheme: None,
            palette: Palette::light(),
        }
    }
}

impl LookArgs {
    pub(crate) fn look(&self) -> Result<Look, Failure> {
        let colors = theme::read(self.theme.as_deref())?;
        Ok(Look {
            theme: self.theme.as_deref().map(theme::name).transpose()?,
            palette: if self.scheme.as_deref() == Some("dark") {
                colors.dark
            } else {
                colors.light
            },
            scheme: self.scheme.clone(),
        })
    }
}
