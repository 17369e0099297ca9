//! What the builder page's wasm adds: the static forms as HTML, the same bytes that `figures embed` prints.

use wasm_bindgen::prelude::*;

use super::{Asked, FigureSet};
use crate::chart::{self, text::WidthTable};
use crate::html::{self, FONT_FAMILY, PLAIN_WIDTH, STATIC_WIDTHS};
use crate::paint::{Palette, svg};
use crate::words::View;

/// The chart of a query as SVG.
fn drawn(asked: &Asked<'_>, width: u32) -> String {
    let scene = chart::layout(&asked.figures, asked.kind, f64::from(width), asked.words, &WidthTable);
    svg::svg(&scene, &Palette::light(), FONT_FAMILY)
}

#[wasm_bindgen]
impl FigureSet {
    /// The element with its static form. Its `attributes` are spelled as a query: `force=merseyside&lang=cy&scheme=dark`.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    #[wasm_bindgen(js_name = elementForm)]
    pub fn element_form(&self, query: &str, chart: &str, lang: &str, attributes: &str) -> Result<String, JsValue> {
        let asked = self.asked(query, chart, lang)?;
        let view = View::new(&asked.figures, asked.kind, asked.words);
        let charts = STATIC_WIDTHS.map(|width| (width, drawn(&asked, width)));
        let mut named = Vec::new();
        for pair in attributes.split('&') {
            if let Some((name, value)) = pair.split_once('=') {
                named.push((name, value.to_owned()));
            }
        }
        Ok(html::element(&view, &named, &charts))
    }

    /// The static form for systems that let neither scripts nor frames through.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    #[wasm_bindgen(js_name = plainForm)]
    pub fn plain_form(&self, query: &str, chart: &str, lang: &str) -> Result<String, JsValue> {
        let asked = self.asked(query, chart, lang)?;
        let view = View::new(&asked.figures, asked.kind, asked.words);
        Ok(html::plain_form(&view, &html::described(&view, &drawn(&asked, PLAIN_WIDTH))))
    }
}
