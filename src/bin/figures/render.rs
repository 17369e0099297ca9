//! `figures render`: the static form of the element, or one chart as SVG.

use clap::Args as ClapArgs;
use force_figures::chart::{self, text::WidthTable};
use force_figures::model::{ChartKind, Language};
use force_figures::paint::{Palette, svg};
use force_figures::words::story::stories;
use force_figures::words::{self, View};

use crate::Failure;
use crate::published::{QueryArgs, language};
use crate::{html, inline};

/// Widths (CSS px) of the charts in the static form: for narrow, middling and wide columns. The widest is shown where the
/// page's stylesheet is missing.
const STATIC_WIDTHS: [u32; 3] = [288, 460, 640];

/// Fonts of a static chart where the page's stylesheet does not say otherwise.
const FONT_FAMILY: &str = "system-ui, sans-serif";

/// Options of `figures render`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    query: QueryArgs,
    #[command(flatten)]
    inline: inline::InlineArgs,
    /// trend, years or outcomes.
    #[arg(long, default_value = "trend")]
    chart: String,
    /// Language of names and sentences.
    #[arg(long, default_value = "en")]
    lang: String,
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
}

pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let kind = ChartKind::from_slug(&args.chart).ok_or_else(|| {
        format!(
            "unknown chart \"{}\"; valid: {}",
            args.chart,
            ChartKind::ALL.map(ChartKind::slug).join(", ")
        )
    })?;
    let language = language(&args.lang)?;
    let words = words::of(language);
    let dataset = args.query.dataset()?;
    let figures = args.query.figures(&dataset)?;
    if let Some(element) = args.inline.element(&figures, &args.query.query(), stories(language))? {
        return Ok(element + "\n");
    }
    let draw = |width: u32, palette: &Palette| {
        let scene = chart::layout(&figures, kind, f64::from(width), words, &WidthTable);
        svg::svg(&scene, palette, FONT_FAMILY)
    };
    if !args.html {
        let palette = if args.scheme == "dark" {
            Palette::dark()
        } else {
            Palette::light()
        };
        return Ok(draw(args.width, &palette) + "\n");
    }
    // Only what was asked for: an element that pins no period follows the newest one.
    let mut attributes: Vec<(&str, String)> = args.id.iter().map(|id| ("id", id.clone())).collect();
    for key in force_figures::FigureQuery::KEYS {
        attributes.extend(args.query.query().get(key).map(|value| (key, value.to_owned())));
    }
    if kind != ChartKind::default() {
        attributes.push(("chart", kind.slug().to_owned()));
    }
    if language != Language::default() {
        attributes.push(("lang", language.tag().to_owned()));
    }
    let charts = STATIC_WIDTHS.map(|width| (width, draw(width, &Palette::light())));
    Ok(html::element(&View::new(&figures, kind, words), &attributes, &charts))
}
