//! `figures embed`: what a web editor pastes, in three forms.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::embed::{Delivery, Embed, Heights, Image, element, host_script, iframe, static_form};

use crate::Failure;
use crate::appearance::AppearanceArgs;
use crate::hosting::HostingArgs;
use crate::published::QueryArgs;
use crate::shown::ShownArgs;
use crate::site::integrity;

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
    /// When the live figure comes: on a reader's first touch, when they are near, or at once. With eager, lines that fetch it ahead.
    #[arg(long, value_parser = ["intent", "near", "eager"])]
    loading: Option<String>,
    /// The stylesheet as a link, or in the snippet: nothing is then asked for before the static chart is painted.
    #[arg(long, value_enum, default_value = "link")]
    styles: Styles,
    /// The stylesheet that goes into the snippet.
    #[arg(long, value_name = "FILE", default_value = "www/dist/force-figures.css")]
    sheet: PathBuf,
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

/// Where the styles are.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Styles {
    Link,
    Inline,
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
    let query = args.query.query(&dataset)?;
    let figures = args.query.figures_of(&dataset, &query)?;
    let embed = Embed::new(figures, &query, args.query.topic(), kind, language, appearance);
    let image = match args.image {
        ImageName::Svg => Image::Svg,
        ImageName::Data => Image::Data,
    };
    Ok(match args.form {
        Form::Element => {
            let (comment, styles) = args.styles()?;
            let eager = args.loading.as_deref() == Some("eager");
            let delivery = Delivery {
                loading: args.loading.clone(),
                styles,
                dataset: eager
                    .then(|| args.query.file())
                    .transpose()?
                    .map(|file| format!("data/{file}")),
            };
            comment + &element(&embed, &hosting, &delivery)
        }
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

impl Args {
    /// The styles that go into the snippet, where they do, and a comment with the hash that a strict policy wants of them.
    fn styles(&self) -> Result<(String, Option<String>), Failure> {
        if self.styles == Styles::Link {
            return Ok((String::new(), None));
        }
        let mut styles = read_styles(&self.sheet)?;
        if let Some(theme) = self.appearance.theme() {
            styles.push_str(&read_styles(theme)?);
        }
        let comment = format!(
            "<!-- Under a strict policy: style-src '{}' -->\n",
            integrity(styles.as_bytes())
        );
        Ok((comment, Some(styles)))
    }
}

/// A stylesheet as it can stand in a page.
fn read_styles(path: &Path) -> Result<String, Failure> {
    let styles = std::fs::read_to_string(path).map_err(|error| {
        format!(
            "{}: {error}. `npm run build` makes force-figures.css; --sheet says where it is",
            path.display()
        )
    })?;
    if styles.contains("</") {
        return Err(format!(
            "{}: found \"</\", expected a stylesheet without it: it would end the <style> of the page",
            path.display()
        )
        .into());
    }
    Ok(styles.trim_end().to_owned())
}
