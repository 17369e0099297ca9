//! The three forms, and the lines that load them.

use super::figure::percent_encoded;
use super::{Embed, Heights, Hosting};
use crate::html::{self, Html, PLAIN_WIDTH};

/// Width (CSS px) of the chart that pictures show on wider screens.
const WIDE: u32 = 640;

/// How the static form holds its chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Image {
    /// As markup.
    Svg,
    /// As a picture in the page itself, for systems that remove SVG.
    Data,
}

/// How a snippet is delivered to a page.
#[derive(Debug, Clone, Default)]
pub struct Delivery {
    /// When the live figure comes, as the attribute spells it; `None` leaves that to the element.
    pub loading: Option<String>,
    /// What stands in the place of the stylesheet's link: its text, and that of the house style. Where there is none, both are asked for.
    pub styles: Option<String>,
    /// Path from the top of the dataset file, where it is to be fetched before the script asks for it.
    pub dataset: Option<String>,
}

/// The element with its static form, and the lines that load it: two, and its house style.
#[must_use]
pub fn element(embed: &Embed<'_>, hosting: &Hosting, delivery: &Delivery) -> String {
    let mut html = Html::default();
    match &delivery.styles {
        Some(styles) => html.markup(&["<style data-force-figures>", styles, "</style>"].concat()),
        None => {
            // The style after the sheet, whose properties it sets.
            let theme = embed.appearance.theme.as_deref().map(|name| hosting.theme(name));
            for (path, integrity) in [Some(hosting.asset("force-figures.css")), theme].into_iter().flatten() {
                let address = hosting.address(&path);
                html.void("link", &checked(&[("rel", "stylesheet"), ("href", &address)], integrity));
            }
        }
    }
    let (path, integrity) = hosting.asset("force-figures.js");
    let address = hosting.address(&path);
    html.line("script", &checked(&[("type", "module"), ("src", &address)], integrity), "");
    let mut first = Vec::new();
    if let Some(loading) = &delivery.loading {
        first.push(("loading", loading.clone()));
    }
    // What an eager figure will ask for in any case, asked for before its script has come. `fetch` takes it in the same mode alone.
    if delivery.loading.as_deref() == Some("eager") {
        let (live, integrity) = hosting.asset("force-figures-live.js");
        let address = hosting.address(&live);
        html.void("link", &checked(&[("rel", "modulepreload"), ("href", &address)], integrity));
        let dataset = delivery.dataset.as_ref().map(|path| hosting.asset(path));
        for (path, _) in [Some(hosting.asset("force_figures.wasm")), dataset].into_iter().flatten() {
            let address = hosting.address(&path);
            let fetched = [
                ("rel", "preload"),
                ("as", "fetch"),
                ("href", address.as_str()),
                ("crossorigin", "anonymous"),
            ];
            html.void("link", &fetched);
        }
    }
    html.text + &embed.element(&first)
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
#[must_use]
pub fn iframe(embed: &Embed<'_>, hosting: &Hosting, heights: &Heights) -> String {
    let mut html = Html::default();
    let address = frame_address(embed, hosting);
    let (height, heights) = (heights.in_column().to_string(), heights.spelled());
    let attributes = [
        ("src", address.as_str()),
        ("title", embed.title()),
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

/// The address of the frame, which asks for what the figure shows.
#[must_use]
pub fn frame_address(embed: &Embed<'_>, hosting: &Hosting) -> String {
    let frame = hosting.frame(embed.named_force());
    match embed.address() {
        query if query.is_empty() => frame,
        query => [frame, query].join("?"),
    }
}

/// The host's own script: one for all frames of a page.
#[must_use]
pub fn host_script(hosting: &Hosting) -> String {
    let mut html = Html::default();
    let (path, integrity) = hosting.asset("embed.js");
    let address = hosting.address(&path);
    html.line("script", &checked(&[("async", ""), ("src", &address)], integrity), "");
    html.text
}

/// The static form, with its chart as `image` says.
#[must_use]
pub fn static_form(embed: &Embed<'_>, image: Image) -> String {
    let chart = match image {
        Image::Svg => html::described(&embed.view, &embed.svg(PLAIN_WIDTH, &embed.appearance.palette)),
        Image::Data => picture(embed),
    };
    html::plain_form(&embed.view, &chart)
}

/// The chart as a picture that is in the page itself. Readers with wide screens get the wide one.
fn picture(embed: &Embed<'_>) -> String {
    let mut html = Html::default();
    let address = |width: u32| {
        let svg = embed.svg(width, &embed.appearance.palette);
        ["data:image/svg+xml,", &percent_encoded(&svg)].concat()
    };
    let (narrow, wide) = (address(PLAIN_WIDTH), address(WIDE));
    let size = |width: u32| {
        let height = embed.scene(f64::from(width)).height as u32;
        (width.to_string(), height.to_string())
    };
    let ((narrow_width, narrow_height), (wide_width, wide_height)) = (size(PLAIN_WIDTH), size(WIDE));
    html.within("picture", &[], |html| {
        let media = ["(min-width: ", &(WIDE + 60).to_string(), "px)"].concat();
        let source = [
            ("media", media.as_str()),
            ("srcset", &wide),
            ("width", &wide_width),
            ("height", &wide_height),
        ];
        html.void("source", &source);
        let img = [
            ("src", narrow.as_str()),
            ("alt", &embed.view.chart.summary),
            ("width", &narrow_width),
            ("height", &narrow_height),
        ];
        html.void("img", &img);
    });
    html.text
}
