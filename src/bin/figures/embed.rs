//! `figures embed`: what a web editor pastes, in three forms.

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::embed::{Embed, Heights, Image, element, host_script, iframe, static_form};

use crate::Failure;
use crate::appearance::AppearanceArgs;
use crate::hosting::HostingArgs;
use crate::published::QueryArgs;
use crate::shown::ShownArgs;

/// Options of `figures embed`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    query: QueryArgs,
    /// What the page allows: scripts (element), frames (iframe), or neither (static).
    #[arg(long, value_enum, default_value = "element")]
    form: Form,
    #[command(flatten)]
    shown: ShownArgs,
    #[command(flatten)]
    appearance: AppearanceArgs,
    #[command(flatten)]
    hosting: HostingArgs,
    /// Chart of the static form: svg as markup, or data as a picture for systems that remove SVG.
    #[arg(long, value_enum, default_value = "svg")]
    image: ImageName,
    /// Add the script that gives the frame the height of what it shows.
    #[arg(long)]
    host_script: bool,
    /// Heights of the frame as measured on a page, such as "0:1402 640:1180" for "from this width, this height"; estimated if not said.
    #[arg(long, value_name = "HEIGHTS", value_parser = measured)]
    heights: Option<Heights>,
}

/// What an editor pastes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Element,
    Iframe,
    Static,
}

/// How the static form holds its chart, as the option spells it.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ImageName {
    Svg,
    Data,
}

fn measured(text: &str) -> Result<Heights, String> {
    Heights::measured(text).ok_or_else(|| "expected pairs of a width and a height, such as \"0:1402 640:1180\"".to_owned())
}

pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let (kind, language) = args.shown.shown()?;
    let (hosting, appearance) = (args.hosting.hosting()?, args.appearance.appearance()?);
    let dataset = args.query.counts()?;
    let figures = args.query.figures(&dataset)?;
    let embed = Embed::new(figures, &args.query.query(), args.query.topic(), kind, language, appearance);
    let image = match args.image {
        ImageName::Svg => Image::Svg,
        ImageName::Data => Image::Data,
    };
    Ok(match args.form {
        Form::Element => element(&embed, &hosting),
        Form::Iframe => {
            let heights = args.heights.clone().unwrap_or_else(|| Heights::estimated(&embed));
            let script = if args.host_script {
                host_script(&hosting)
            } else {
                String::new()
            };
            iframe(&embed, &hosting, &heights) + &script
        }
        Form::Static => static_form(&embed, image),
    })
}
