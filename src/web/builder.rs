//! What the builder page's wasm adds: the static forms as HTML, the same bytes that `figures embed` prints.

use wasm_bindgen::prelude::*;

use super::{Asked, FigureSet, error};
use crate::chart::{self, text::WidthTable};
use crate::html::{self, FONT_FAMILY, PLAIN_WIDTH, STATIC_WIDTHS};
use crate::paint::{Palette, Theme, svg};
use crate::words::View;

/// The chart of a query as SVG.
fn drawn(asked: &Asked<'_>, width: u32, palette: &Palette) -> String {
    let scene = chart::layout(&asked.figures, asked.kind, f64::from(width), asked.words, &WidthTable);
    svg::svg(&scene, palette, FONT_FAMILY)
}

#[wasm_bindgen]
impl FigureSet {
    /// The element with its static form. Its `attributes` are spelled as a query: `force=merseyside&lang=cy&scheme=dark`. Its charts have the
    /// colours that the page's stylesheets know, and change.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    #[wasm_bindgen(js_name = elementForm)]
    pub fn element_form(&self, query: &str, chart: &str, lang: &str, attributes: &str) -> Result<String, JsValue> {
        let asked = self.asked(query, chart, lang)?;
        let view = View::new(&asked.figures, asked.kind, asked.words);
        let charts = STATIC_WIDTHS.map(|width| (width, drawn(&asked, width, &Palette::light())));
        let mut named = Vec::new();
        for pair in attributes.split('&') {
            if let Some((name, value)) = pair.split_once('=') {
                named.push((name, value.to_owned()));
            }
        }
        Ok(html::element(&view, &named, &charts))
    }

    /// The static form for systems that let neither scripts nor frames through, its chart in the colours of the stylesheet `style`
    /// (empty for none): the dark ones where `scheme` is dark.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`, or of kind `input` where the stylesheet is no house style.
    #[wasm_bindgen(js_name = plainForm)]
    pub fn plain_form(&self, query: &str, chart: &str, lang: &str, style: &str, scheme: &str) -> Result<String, JsValue> {
        let asked = self.asked(query, chart, lang)?;
        let theme = match style {
            "" => Theme::default(),
            style => Theme::parse(style, "the house style").map_err(error::thrown)?,
        };
        let palette = if scheme == "dark" { theme.dark } else { theme.light };
        let view = View::new(&asked.figures, asked.kind, asked.words);
        Ok(html::plain_form(
            &view,
            &html::described(&view, &drawn(&asked, PLAIN_WIDTH, &palette)),
        ))
    }
}
