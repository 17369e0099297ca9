//! `figures render`: the static form of the element, one chart as SVG, or with --all every force's files.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use force_figures::embed::{Appearance, Embed};
use force_figures::words::story::stories;

use crate::Failure;
use crate::batch::{self, BatchArgs};
use crate::inline;
use crate::published::QueryArgs;
use crate::shown::ShownArgs;
use crate::theme;

/// Options of `figures render`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    inline: inline::InlineArgs,
    #[command(flatten)]
    shown: ShownArgs,
    /// Id of the element, with --html: what the elements of the article's own text name in `for`.
    #[arg(long)]
    id: Option<String>,
    /// Print the whole element: static chart, sentence, table and source.
    #[arg(long)]
    html: bool,
    /// Width of the chart in CSS px, without --html.
    #[arg(long, default_value_t = 640, value_parser = clap::value_parser!(u32).range(160..=4000))]
    width: u32,
    /// Colours of the chart, without --html: light or dark.
    #[arg(long, default_value = "light", value_parser = ["light", "dark"])]
    scheme: String,
    /// House style: a stylesheet of custom properties, such as www/themes/broadsheet.css. Its colours are those of SVG and PNG.
    #[arg(long, value_name = "FILE", conflicts_with = "html")]
    theme: Option<PathBuf>,
    #[command(flatten)]
    batch: BatchArgs,
}

pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let (kind, language) = args.shown.shown()?;
    let theme = theme::read(args.theme.as_deref())?;
    if args.batch.all {
        return batch::run(&args.batch, &args.query, kind, language, theme);
    }
    let dataset = args.query.counts()?;
    let figures = args.query.figures(&dataset)?;
    if let Some(element) = args.inline.element(&figures, &args.query, stories(language))? {
        return Ok(element + "\n");
    }
    let query = args.query.query(&dataset)?;
    let embed = Embed::new(figures, &query, args.query.topic(), kind, language, Appearance::default());
    if args.html {
        let id: Vec<_> = args.id.iter().map(|id| ("id", id.clone())).collect();
        return Ok(embed.element(&id));
    }
    let palette = if args.scheme == "dark" { theme.dark } else { theme.light };
    Ok(embed.svg(args.width, &palette) + "\n")
}
