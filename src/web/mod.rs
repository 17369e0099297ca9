//! The WebAssembly API of the `<force-figures>` element: opaque handles in, small plain views out.
//!
//! Bytes cross once, as a dataset file; what comes back are sentences, numbers of pixels and errors with a kind.

mod canvas;
mod error;
#[cfg(target_arch = "wasm32")]
mod memory;

use std::rc::Rc;

use js_sys::Object;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::chart::text::WidthTable;
use crate::chart::{self, Scene};
use crate::model::{ChartKind, Language};
use crate::query::ResolvedQuery;
use crate::words::{self, View, Words};
use crate::{Dataset, Error, FigureQuery, Figures};

/// Height in CSS px of a chart `width` CSS px wide.
#[wasm_bindgen(js_name = chartHeight)]
#[must_use]
pub fn chart_height(width: f64) -> f64 {
    chart::height(width)
}

/// One dataset, shared by all elements of a page that show it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct FigureSet {
    dataset: Rc<Dataset>,
}

/// A query, a chart and a language, held against a dataset.
struct Asked {
    query: ResolvedQuery,
    kind: ChartKind,
    words: &'static dyn Words,
}

impl FigureSet {
    fn asked(&self, query: &str, chart: &str, lang: &str) -> Result<Asked, Error> {
        let kind = match chart {
            "" => ChartKind::default(),
            slug => ChartKind::from_slug(slug).ok_or_else(|| {
                Error::from(crate::error::ErrorKind::Query {
                    key: "chart",
                    found: slug.to_owned(),
                    valid: ChartKind::ALL.map(|kind| kind.slug().to_owned()).to_vec(),
                })
            })?,
        };
        Ok(Asked {
            query: query.parse::<FigureQuery>()?.resolve(&self.dataset)?,
            kind,
            // A page in a language without words gets English ones, and the view says so in its `lang`.
            words: words::of(Language::from_tag(lang).unwrap_or_default()),
        })
    }
}

#[wasm_bindgen]
impl FigureSet {
    /// The dataset in `bytes`.
    ///
    /// # Errors
    /// A `FigureError` of kind `dataset`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsValue> {
        let dataset = Dataset::read(bytes).map_err(error::thrown)?;
        Ok(Self {
            dataset: Rc::new(dataset),
        })
    }

    /// Everything that a page shows of `query`, in words: a plain object, see `View`.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn view(&self, query: &str, chart: &str, lang: &str) -> Result<Object, JsValue> {
        let asked = self.asked(query, chart, lang).map_err(error::thrown)?;
        let figures = Figures::new(&self.dataset, asked.query);
        let view = View::new(&figures, asked.kind, asked.words);
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
        Ok(view.serialize(&serializer)?.unchecked_into())
    }

    /// The chart of `query`, laid out for a width in CSS px.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn layout(&self, query: &str, chart: &str, lang: &str, width: f64) -> Result<ChartHandle, JsValue> {
        let asked = self.asked(query, chart, lang).map_err(error::thrown)?;
        let figures = Figures::new(&self.dataset, asked.query);
        let scene = chart::layout(&figures, asked.kind, width, asked.words, &WidthTable);
        let readouts = scene
            .cursor
            .iter()
            .map(|stop| asked.words.readout(&figures, stop.index))
            .collect();
        Ok(ChartHandle { scene, readouts })
    }

    /// Bytes of memory that the module holds.
    #[must_use]
    pub fn memory(&self) -> u32 {
        wasm_bindgen::memory()
            .unchecked_into::<js_sys::WebAssembly::Memory>()
            .buffer()
            .unchecked_into::<js_sys::ArrayBuffer>()
            .byte_length()
    }
}

/// A chart, laid out.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ChartHandle {
    scene: Scene,
    readouts: Vec<String>,
}

/// Where the cursor stands.
#[derive(Serialize)]
struct Stop<'h> {
    x: f64,
    y: Option<f64>,
    width: f64,
    readout: &'h str,
}

#[wasm_bindgen]
impl ChartHandle {
    /// Width in CSS px.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn width(&self) -> f64 {
        self.scene.width
    }

    /// Height in CSS px.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn height(&self) -> f64 {
        self.scene.height
    }

    /// Number of cursor stops, in order of time.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn stops(&self) -> usize {
        self.scene.cursor.len()
    }

    /// The stop of the year ending that was asked for, or -1.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn chosen(&self) -> i32 {
        self.scene.chosen.map_or(-1, |stop| stop as i32)
    }

    /// Draws the chart onto `canvas`, `dpr` device pixels a CSS px, in the colours of `palette`.
    ///
    /// # Errors
    /// A `FigureError` of kind `paint`.
    pub fn paint(&self, canvas: &HtmlCanvasElement, dpr: f64, palette: &Object, font_family: &str) -> Result<(), JsValue> {
        let palette = canvas::palette(palette);
        canvas::paint(&self.scene, canvas, dpr, &palette, font_family).map_err(error::thrown)
    }

    /// The stop `index`: `{x, y, width, readout}`, in CSS px of the chart; `undefined` beyond the last.
    ///
    /// # Errors
    /// Never in practice: numbers and text always cross.
    pub fn stop(&self, index: usize) -> Result<JsValue, JsValue> {
        let Some((stop, readout)) = self.scene.cursor.get(index).zip(self.readouts.get(index)) else {
            return Ok(JsValue::UNDEFINED);
        };
        let stop = Stop {
            x: stop.x,
            y: stop.dots.first().map(|dot| dot.0),
            width: stop.width,
            readout,
        };
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
        Ok(stop.serialize(&serializer)?)
    }

    /// The stop nearest to `x` CSS px, or -1 where there is none.
    #[wasm_bindgen(js_name = stopAt)]
    #[must_use]
    pub fn stop_at(&self, x: f64) -> i32 {
        self.scene.cursor_at(x).map_or(-1, |stop| stop as i32)
    }
}
