//! The options of how figures are shown: the chart and the language.

use clap::Args;
use force_figures::model::{ChartKind, Language};

use crate::Failure;
use crate::published;

/// Options of every subcommand that shows figures.
#[derive(Args)]
pub(crate) struct ShownArgs {
    /// trend, years, outcomes or forces.
    #[arg(long, default_value = "trend")]
    chart: String,
    /// Language of names and sentences.
    #[arg(long, default_value = "en")]
    lang: String,
}

impl ShownArgs {
    pub(crate) fn shown(&self) -> Result<(ChartKind, Language), Failure> {
        let kind = ChartKind::from_slug(&self.chart).ok_or_else(|| {
            format!(
                "unknown chart \"{}\"; valid: {}",
                self.chart,
                ChartKind::ALL.map(ChartKind::slug).join(", ")
            )
        })?;
        Ok((kind, published::language(&self.lang)?))
    }
}
