//! One figure, ready to be embedded: its view, its charts and the attributes that ask for it again.

use super::Appearance;
use crate::chart::{self, Scene, text::WidthTable};
use crate::html::{self, FONT_FAMILY, STATIC_WIDTHS};
use crate::model::{ChartKind, Language};
use crate::paint::{Palette, svg};
use crate::words::{self, View, Words};
use crate::{FigureQuery, Figures};

/// The figures of one query, with the chart, the language and the appearance in which they are shown.
pub struct Embed<'d> {
    /// Series of the area and of what it is compared with.
    pub figures: Figures<'d>,
    /// What is said of them.
    pub view: View,
    /// Trend, bars or outcomes.
    pub kind: ChartKind,
    /// The language's words.
    pub words: &'static dyn Words,
    /// How they look.
    pub appearance: Appearance,
    /// What was asked for, in spelling order, without defaults: a figure that pins no period follows the newest one.
    attributes: Vec<(&'static str, String)>,
}

impl<'d> Embed<'d> {
    /// The embed of the figures that answer `query`, of the topic `topic` where one was named.
    #[must_use]
    pub fn new(
        figures: Figures<'d>,
        query: &FigureQuery,
        topic: Option<&str>,
        kind: ChartKind,
        language: Language,
        appearance: Appearance,
    ) -> Self {
        let words = words::of(language);
        let mut attributes: Vec<(&str, String)> = Vec::new();
        for key in FigureQuery::KEYS {
            attributes.extend(query.get(key).map(|value| (key, value.to_owned())));
        }
        if kind != ChartKind::default() {
            attributes.push(("chart", kind.slug().to_owned()));
        }
        if language != Language::default() {
            attributes.push(("lang", language.tag().to_owned()));
        }
        attributes.extend(topic.map(|topic| ("topic", topic.to_owned())));
        Self {
            view: View::new(&figures, kind, words),
            figures,
            kind,
            words,
            appearance,
            attributes,
        }
    }

    /// Reader's name of the force.
    #[must_use]
    pub fn force(&self) -> &str {
        &self.figures.area().names.get(self.words.language()).name
    }

    /// The answer as one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.view.head.headline.plain()
    }

    /// What the figure is called where it stands without its chart: the force and what is counted.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.view.table.caption
    }

    /// Path from the top of a site of the folder that holds the figure's files: `merseyside/harassment`.
    #[must_use]
    pub fn folder(&self) -> String {
        let mut folder = self.figures.area().slug.clone();
        folder.push('/');
        folder.push_str(&self.figures.offence().slug);
        folder
    }

    /// The chart as SVG.
    #[must_use]
    pub fn svg(&self, width: u32, palette: &Palette) -> String {
        svg::svg(&self.scene(f64::from(width)), palette, FONT_FAMILY)
    }

    /// The chart, laid out for a width in CSS px.
    pub(super) fn scene(&self, width: f64) -> Scene {
        chart::layout(&self.figures, self.kind, width, self.words, &WidthTable)
    }

    /// The element with its static form. `first` are attributes that stand before those that ask for the figure.
    #[must_use]
    pub fn element(&self, first: &[(&'static str, String)]) -> String {
        // The colours that the page's stylesheets know, and change.
        let charts = STATIC_WIDTHS.map(|width| (width, self.svg(width, &Palette::light())));
        let mut attributes = first.to_vec();
        if let Some(theme) = &self.appearance.theme {
            attributes.push(("class", ["ff-", theme].concat()));
        }
        attributes.extend(self.attributes.iter().cloned());
        attributes.extend(self.appearance.scheme.iter().map(|scheme| ("scheme", scheme.clone())));
        html::element(&self.view, &attributes, &self.asked(), &charts)
    }

    /// Slug of the force, where one was asked for.
    #[must_use]
    pub fn named_force(&self) -> Option<&str> {
        let named = self.attributes.iter().find(|(key, _)| *key == "force");
        named.map(|(_, slug)| slug.as_str())
    }

    /// What was asked for, as the script spells the attributes of its element: in the order of the attributes, `force=kent&chart=years`.
    fn asked(&self) -> String {
        let mut asked = Vec::new();
        for (name, value) in &self.attributes {
            asked.push([name, value.as_str()].join("="));
        }
        asked.join("&")
    }

    /// The attributes and the appearance as the query part of a frame's address: `force=merseyside&chart=years`.
    #[must_use]
    pub fn address(&self) -> String {
        let mut address = String::new();
        let mut ask = |key: &str, value: &str| {
            if !address.is_empty() {
                address.push('&');
            }
            address.push_str(key);
            address.push('=');
            address.push_str(&percent_encoded(value));
        };
        for (key, value) in &self.attributes {
            ask(key, value);
        }
        let Appearance { theme, scheme, .. } = &self.appearance;
        for (key, value) in [("scheme", scheme), ("theme", theme)] {
            if let Some(value) = value {
                ask(key, value);
            }
        }
        address
    }
}

/// The text with every byte percent-encoded that means something in an address, in a list of addresses or in markup.
pub(super) fn percent_encoded(text: &str) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(DIGITS[usize::from(byte >> 4)]);
            encoded.push(DIGITS[usize::from(byte & 15)]);
        }
    }
    encoded
}
