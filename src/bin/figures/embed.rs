//! `figures embed`: what a web editor pastes, in three forms, each complete alone.

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::html::{self, Html};

use crate::Failure;
use crate::height;
use crate::hosting::{Hosting, HostingArgs};
use crate::look::LookArgs;
use crate::piece::{self, Piece, percent_encoded};
use crate::published::{QueryArgs, language};

/// Width (CSS px) of the one that pictures show on wider screens.
const WIDE: u32 = 640;
/// Width (CSS px) of the column for which a frame's height is said.
pub(crate) const COLUMN: u32 = 640;

/// Options of `figures embed`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    query: QueryArgs,
    /// What the page allows: scripts (element), frames (iframe), or neither (static).
    #[arg(long, value_enum, default_value = "element")]
    form: Form,
    /// trend or years.
    #[arg(long, default_value = "trend")]
    chart: String,
    /// Language of names and sentences.
    #[arg(long, default_value = "en")]
    lang: String,
    #[command(flatten)]
    look: LookArgs,
    #[command(flatten)]
    hosting: HostingArgs,
    /// Chart of the static form: svg as markup, or data as a picture for systems that remove SVG.
    #[arg(long, value_enum, default_value = "svg")]
    image: Image,
    /// Add the script that gives the frame the height of what it shows.
    #[arg(long)]
    host_script: bool,
}

/// What an editor pastes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Element,
    Iframe,
    Static,
}

/// How the static form holds its chart.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Image {
    Svg,
    Data,
}

pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let (kind, language) = (piece::chart_kind(&args.chart)?, language(&args.lang)?);
    let (hosting, look) = (args.hosting.hosting()?, args.look.look()?);
    let dataset = args.query.counts()?;
    let figures = args.query.figures(&dataset)?;
    let piece = Piece::new(figures, &args.query.query(), args.query.topic(), kind, language).looking(look);
    Ok(match args.form {
        Form::Element => element(&piece, &hosting),
        Form::Iframe if args.host_script => iframe(&piece, &hosting) + &host_script(&hosting),
        Form::Iframe => iframe(&piece, &hosting),
        Form::Static => static_form(&piece, args.image),
    })
}

/// The element with its static form, and the lines that load it: two, and its house style.
pub(crate) fn element(piece: &Piece<'_>, hosting: &Hosting) -> String {
    let mut html = Html::default();
    // The style after the sheet, whose properties it sets.
    let theme = piece.look.theme.as_deref().map(|name| hosting.theme(name));
    for sheet in [Some(hosting.asset("force-figures.css")), theme].into_iter().flatten() {
        let address = hosting.address(&sheet.0);
        html.void("link", &checked(&[("rel", "stylesheet"), ("href", &address)], sheet.1));
    }
    let (script, integrity) = hosting.asset("force-figures.js");
    let address = hosting.address(&script);
    html.line("script", &checked(&[("type", "module"), ("src", &address)], integrity), "");
    html.text + &piece.element()
}

/// The attributes that load a file, with those that hold it against its checksum where there is one.
fn checked<'a>(load: &[(&'a str, &'a str)], integrity: Option<&'a str>) -> Vec<(&'a str, &'a str)> {
    let mut attributes = load.to_vec();
    if let Some(integrity) = integrity {
        // A browser checks what it may read: without CORS it would refuse a file of another site.
        attributes.extend([("integrity", integrity), ("crossorigin", "anonymous")]);
    }
    attributes
}

/// The frame alone. Its height is that of what it shows in a column of 640 px; a script of the host may know better.
pub(crate) fn iframe(piece: &Piece<'_>, hosting: &Hosting) -> String {
    let mut html = Html::default();
    let frame = hosting.frame(piece.named_force());
    let address = match piece.address() {
        query if query.is_empty() => frame,
        query => format!("{frame}?{query}"),
    };
    let height = height::frame(&piece.view, COLUMN).to_string();
    let heights = height::frames(&piece.view);
    let attributes = [
        ("src", address.as_str()),
        ("title", piece.title()),
        ("width", "100%"),
        ("height", &height),
        ("loading", "lazy"),
        // Obsolete, and obeyed by every browser: a style would be refused under a strict policy.
        ("frameborder", "0"),
        ("data-force-figures", ""),
        ("data-heights", &heights),
    ];
    html.line("iframe", &attributes, "");
    html.text
}

/// The host's own script: one for all frames of a page.
fn host_script(hosting: &Hosting) -> String {
    let mut html = Html::default();
    let (path, integrity) = hosting.asset("embed.js");
    let address = hosting.address(&path);
    html.line("script", &checked(&[("async", ""), ("src", &address)], integrity), "");
    html.text
}

/// The static form, with its chart as `image` says.
pub(crate) fn static_form(piece: &Piece<'_>, image: Image) -> String {
    let chart = match image {
        Image::Svg => html::described(&piece.view, &piece.svg(html::PLAIN_WIDTH, &piece.look.palette)),
        Image::Data => picture(piece),
    };
    html::plain_form(&piece.view, &chart)
}

/// The chart as a picture that is in the page itself; readers with wide screens get the wide one.
fn picture(piece: &Piece<'_>) -> String {
    let mut html = Html::default();
    let address = |width: u32| {
        let svg = piece.svg(width, &piece.look.palette);
        format!("data:image/svg+xml,{}", percent_encoded(&svg))
    };
    let (narrow, wide) = (address(html::PLAIN_WIDTH), address(WIDE));
    let size = |width: u32| (width.to_string(), force_figures::chart::height(f64::from(width)).to_string());
    let ((narrow_width, narrow_height), (wide_width, wide_height)) = (size(html::PLAIN_WIDTH), size(WIDE));
    html.within("picture", &[], |html| {
        let media = format!("(min-width: {}px)", WIDE + 60);
        let source = [
            ("media", media.as_str()),
            ("srcset", &wide),
            ("width", &wide_width),
            ("height", &wide_height),
        ];
        html.void("source", &source);
        let img = [
            ("src", narrow.as_str()),
            ("alt", &piece.view.chart.summary),
            ("width", &narrow_width),
            ("height", &narrow_height),
        ];
        html.void("img", &img);
    });
    html.text
}
