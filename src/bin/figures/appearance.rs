//! The options of how an embedded figure looks.

use std::path::{Path, PathBuf};

use clap::Args;
use force_figures::embed::Appearance;

use crate::Failure;
use crate::theme;

/// Options of what an editor pastes.
#[derive(Args)]
pub(crate) struct AppearanceArgs {
    /// House style: a stylesheet of custom properties, such as www/themes/broadsheet.css, that is hosted in themes/ under its name.
    #[arg(long, value_name = "FILE")]
    theme: Option<PathBuf>,
    /// light, dark, or auto: as the reader's system says. The static form, which cannot follow, is light unless it is dark.
    #[arg(long, value_parser = ["light", "dark", "auto"])]
    scheme: Option<String>,
}

impl AppearanceArgs {
    /// The file of the house style.
    pub(crate) fn theme(&self) -> Option<&Path> {
        self.theme.as_deref()
    }

    pub(crate) fn appearance(&self) -> Result<Appearance, Failure> {
        let colors = theme::read(self.theme.as_deref())?;
        let name = self.theme.as_deref().map(theme::name).transpose()?;
        Ok(Appearance::new(name, colors, self.scheme.clone()))
    }
}
