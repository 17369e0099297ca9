//! One query, ready to print: its figures, its view, its charts and the attributes that ask for it again.

use force_figures::chart::{self, card, text::WidthTable};
use force_figures::html::{self, FONT_FAMILY, STATIC_WIDTHS};
use force_figures::model::{ChartKind, Language};
use force_figures::paint::png::{BundledWidths, FAMILY, Renderer};
use force_figures::paint::{Palette, svg};
use force_figures::words::{self, Spreadsheet, View, Words};
use force_figures::{FigureQuery, Figures};

use crate::Failure;
use crate::look::Look;

/// A query's figures, with the chart and the language in which they are shown.
pub(crate) struct Piece<'d> {
    pub(crate) figures: Figures<'d>,
    pub(crate) view: View,
    kind: ChartKind,
    pub(crate) words: &'static dyn Words,
    /// What was asked for, in spelling order, with defaults left out: a piece that pins no period follows the newest one.
    attributes: Vec<(&'static str, String)>,
    pub(crate) look: Look,
}

impl<'d> Piece<'d> {
    /// The piece that `query` asked for and that `figures` answer, of the topic `topic` where one was named.
    pub(crate) fn new(
        figures: Figures<'d>,
        query: &FigureQuery,
        topic: Option<&str>,
        kind: ChartKind,
        language: Language,
    ) -> Self {
        let words = words::of(language);
        let mut attributes: Vec<(&str, String)> = FigureQuery::KEYS
            .into_iter()
            .filter_map(|key| query.get(key).map(|value| (key, value.to_owned())))
            .collect();
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
            attributes,
            look: Look::default(),
        }
    }

    /// The same piece with another look.
    pub(crate) fn looking(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// Reader's name of the force.
    pub(crate) fn force(&self) -> &str {
        &self.figures.area().names.get(self.words.language()).name
    }

    /// The answer as one sentence.
    pub(crate) fn sentence(&self) -> String {
        self.view.head.headline.plain()
    }

    /// What the piece is called where it stands without its chart: the force and what is counted.
    pub(crate) fn title(&self) -> &str {
        &self.view.table.caption
    }

    /// The chart as SVG.
    pub(crate) fn svg(&self, width: u32, palette: &Palette) -> String {
        let scene = chart::layout(&self.figures, self.kind, f64::from(width), self.words, &WidthTable);
        svg::svg(&scene, palette, FONT_FAMILY)
    }

    /// The share card as PNG.
    pub(crate) fn card(&self, renderer: &Renderer, palette: &Palette) -> Result<Vec<u8>, Failure> {
        let scene = card::layout(&self.figures, self.words, &BundledWidths);
        Ok(renderer.png(&svg::svg(&scene, palette, FAMILY), 1)?)
    }

    /// The figures behind the chart, for spreadsheets.
    pub(crate) fn spreadsheet(&self) -> Spreadsheet {
        Spreadsheet::new(&self.figures, self.kind)
    }

    /// The element with its static form.
    pub(crate) fn element(&self) -> String {
        self.element_named(None)
    }

    /// The same with an `id`, which the elements of the article's own text name in `for`.
    pub(crate) fn element_named(&self, id: Option<&str>) -> String {
        let charts = STATIC_WIDTHS.map(|width| (width, self.svg(width, &Palette::light())));
        let mut attributes: Vec<(&str, String)> = id.map(|id| ("id", id.to_owned())).into_iter().collect();
        attributes.extend(self.look.theme.iter().map(|theme| ("class", format!("ff-{theme}"))));
        attributes.extend(self.attributes.iter().cloned());
        attributes.extend(self.look.scheme.iter().map(|scheme| ("scheme", scheme.clone())));
        html::element(&self.view, &attributes, &charts)
    }

    /// Slug of the force, where one was asked for.
    pub(crate) fn named_force(&self) -> Option<&str> {
        let named = self.attributes.iter().find(|(key, _)| *key == "force");
        named.map(|(_, slug)| slug.as_str())
    }

    /// The attributes and the look as the query part of a frame's address: `force=merseyside&chart=years`.
    pub(crate) fn address(&self) -> String {
        let attributes = self.attributes.iter().map(|(key, value)| (*key, value));
        let look = [("scheme", self.look.scheme.as_ref()), ("theme", self.look.theme.as_ref())];
        let pairs: Vec<String> = attributes
            .chain(look.into_iter().filter_map(|(key, value)| Some((key, value?))))
            .map(|(key, value)| format!("{key}={}", percent_encoded(value)))
            .collect();
        pairs.join("&")
    }
}

/// The chart spelled `text`.
pub(crate) fn chart_kind(text: &str) -> Result<ChartKind, Failure> {
    let kind = ChartKind::from_slug(text);
    Ok(kind.ok_or_else(|| {
        format!(
            "unknown chart \"{text}\"; valid: {}",
            ChartKind::ALL.map(ChartKind::slug).join(", ")
        )
    })?)
}

/// The text with every byte percent-encoded that means something in an address, in a list of addresses or in markup.
pub(crate) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
