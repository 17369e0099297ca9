//! A figure on a page: what it says and its chart, of one query after another.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::Canvas;
use super::json::Json;
use super::{FigureSet, ViewRequest, error, view_fields};
use crate::Figures;
use crate::chart::text::{TextMeasure, WidthTable};
use crate::chart::{self, CursorStop, Rect, Scene, TextMark};
use crate::paint;
use crate::words;

/// A figure and its canvas. It lives as long as its element shows the dataset.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ChartHandle {
    set: FigureSet,
    pub(super) canvas: Canvas,
    /// The chart as it is laid out.
    pub(super) scene: Option<Scene>,
}

#[wasm_bindgen]
impl FigureSet {
    /// A figure of this dataset, whose chart is drawn on `canvas`.
    ///
    /// # Errors
    /// A `FigureError` of kind `paint` where there is no drawing on the canvas.
    pub fn chart(&self, canvas: &HtmlCanvasElement) -> Result<ChartHandle, JsValue> {
        Ok(ChartHandle {
            set: self.clone(),
            canvas: Canvas::new(canvas).map_err(error::thrown)?,
            scene: None,
        })
    }
}

#[wasm_bindgen]
impl ChartHandle {
    /// Font family and colours of the canvas from now on: a line each, the family first, then the colours of the roles in their order.
    /// `widths` has the advances that the page has measured (`GLYPHS` in www/theme.js, regular, then semibold), in thousandths of the
    /// font's size, two bytes each, the lower one first; empty before that. Whether a label of the chart, as it is laid out, needs
    /// more room than it has.
    pub fn wear(&mut self, look: &str, widths: &[u8]) -> bool {
        self.canvas.wear(look, widths);
        let wider = |text: &TextMark| {
            let width = |measure: &dyn TextMeasure| measure.width(&text.text, text.size, text.weight);
            width(&self.canvas) > width(&WidthTable)
        };
        self.scene.as_ref().is_some_and(|scene| scene.texts().any(wider))
    }

    /// Lays the chart of `query` out for a width in CSS px. What a page says of it: a plain object, see `View`, with the parts of
    /// a view that `parts` names, and where a cursor begins. Without the part `cursor` it has no other stops.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`; what was shown before stays.
    pub fn show(&mut self, query: &str, chart: &str, lang: &str, width: f64, parts: &str) -> Result<JsValue, JsValue> {
        let request = self.set.view_request(query, chart, lang)?;
        let figures = self.set.figures(request.query);
        let scene = chart::layout(&figures, request.kind, width, request.words, &self.canvas);
        let mut json = view_fields(&figures, request.kind, request.words, parts);
        let first = scene.chosen.unwrap_or(scene.cursor.len().saturating_sub(1));
        let begins = scene.cursor.get(first..=first).unwrap_or_default();
        let readouts = readouts(&figures, &request, begins);
        // Outcomes are few, and all of them are read.
        let readout = readouts.get(first).or(readouts.first());
        json.text("readout", readout.map_or("", String::as_str));
        json.name("first");
        json.count(Some(first as u32));
        json.name("stops");
        json.count(Some(scene.cursor.len() as u32));
        if parts == "cursor" {
            cursor(&mut json, &figures, &request, &scene.cursor);
        }
        json.close('}');
        self.scene = Some(scene);
        Ok(json.into_js())
    }

    /// The stop nearest to `x` CSS px, or -1 where there is none.
    #[wasm_bindgen(js_name = stopAt)]
    #[must_use]
    pub fn stop_at(&self, x: f64) -> i32 {
        let stop = self.scene.as_ref().and_then(|scene| scene.cursor_at(x));
        stop.map_or(-1, |stop| stop as i32)
    }

    /// Draws the chart, `dpr` device pixels a CSS px.
    ///
    /// # Errors
    /// A `FigureError` of kind `paint`.
    pub fn paint(&self, dpr: f64) -> Result<(), JsValue> {
        match &self.scene {
            Some(scene) => self.canvas.paint(scene, dpr).map_err(error::thrown),
            None => Ok(()),
        }
    }
}

/// What the cursor reads at `stops`; at all of them, where the chart is one of outcomes.
fn readouts(figures: &Figures<'_>, request: &ViewRequest, stops: &[CursorStop]) -> Vec<String> {
    let mut indices = Vec::with_capacity(stops.len());
    for stop in stops {
        indices.push(stop.index);
    }
    words::readouts(figures, request.kind, request.words, &indices)
}

/// The stops, in order of time, with what is read there: `places` has four whole numbers a stop, in eighths of a CSS px: x, y (null
/// in a gap), width, and where its bar ends below (null where there is none).
fn cursor(json: &mut Json, figures: &Figures<'_>, request: &ViewRequest, stops: &[CursorStop]) {
    json.name("places");
    json.open('[');
    for stop in stops {
        let y = stop.dots.first().map(|dot| dot.0);
        let foot = stop.bar.map(Rect::bottom);
        for length in [Some(stop.x), y, Some(stop.width), foot] {
            json.count(length.map(paint::length));
        }
    }
    json.close(']');
    json.name("readouts");
    json.texts(&readouts(figures, request, stops));
}
