//! The WebAssembly API of the `<force-figures>` element: opaque handles in, small plain views out.
//!
//! The first view's build of this room has what stands in this file. The second one, with the feature `stories`, adds
//! `stories.rs`, outcomes and Welsh, and is loaded when a reader asks for any of them. The one of the builder page adds `builder.rs`.
//!
//! Bytes cross once, as a dataset file; what comes back are sentences, numbers of pixels and errors with a kind.

#[cfg(feature = "web-builder")]
mod builder;
mod canvas;
mod error;
#[cfg(target_arch = "wasm32")]
mod memory;
mod plain;
#[cfg(feature = "stories")]
mod stories;

use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use self::canvas::Canvas;
use self::plain::{Fields, Plain};
use crate::chart::{self, Scene};
use crate::model::{ChartKind, Date, Language, next_piece};
use crate::query::{self, ResolvedQuery};
use crate::words::{self, ChartWords, ChooserSet, Head, MethodText, Notes, ViewPart, Words};
use crate::{Dataset, Error, FigureQuery, Figures};

/// One dataset, shared by all elements of a page that show it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct FigureSet {
    dataset: Dataset,
    newest: Option<Date>,
}

/// The figures, the chart and the language that were asked for.
struct ViewRequest<'d> {
    figures: Figures<'d>,
    kind: ChartKind,
    words: &'static dyn Words,
}

impl FigureSet {
    fn view_request(&self, query: &str, chart: &str, lang: &str) -> Result<ViewRequest<'_>, JsValue> {
        let found = kind_of(chart).and_then(|kind| Ok((self.resolved(query)?, kind)));
        let (query, kind) = found.map_err(error::thrown)?;
        Ok(ViewRequest {
            figures: self.figures(query),
            kind,
            // A page in a language without words gets English ones, and the view says so in its `lang`.
            words: words::of(Language::from_tag(lang).unwrap_or_default()),
        })
    }

    fn figures(&self, query: ResolvedQuery) -> Figures<'_> {
        Figures::new(&self.dataset, query).with_newest_release(self.newest)
    }

    fn resolved(&self, query: &str) -> Result<ResolvedQuery, Error> {
        query.parse::<FigureQuery>()?.resolve(&self.dataset)
    }
}

/// The chart with this name; the trend where it has none.
fn kind_of(chart: &str) -> Result<ChartKind, Error> {
    if chart.is_empty() {
        return Ok(ChartKind::default());
    }
    let mut charts = Vec::new();
    for kind in ChartKind::ALL {
        charts.push(kind.slug());
    }
    Ok(ChartKind::ALL[query::find("chart", chart, &charts)?])
}

#[wasm_bindgen]
impl FigureSet {
    /// The dataset in `bytes`; `newest` is the date of the newest release that the page knows, or empty.
    ///
    /// # Errors
    /// A `FigureError` of kind `dataset`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], newest: &str) -> Result<Self, JsValue> {
        let dataset = Dataset::read(bytes).map_err(error::thrown)?;
        let newest = newest.parse().ok();
        Ok(Self { dataset, newest })
    }

    /// What a page shows of `query`, in words: a plain object, see `View`. `parts` names those that are wanted, with spaces between:
    /// head, choices, chart, notes, table, method; all where it is empty.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn view(&self, query: &str, chart: &str, lang: &str, parts: &str) -> Result<Object, JsValue> {
        let ViewRequest { figures, kind, words } = self.view_request(query, chart, lang)?;
        let wanted = |part: ViewPart| {
            let mut rest = Some(parts).filter(|parts| !parts.is_empty());
            let mut found = rest.is_none();
            while let Some(name) = next_piece(&mut rest, b' ') {
                found |= name == part.slug();
            }
            found
        };
        let head = wanted(ViewPart::Head).then(|| Head::new(&figures, words));
        let choices = wanted(ViewPart::Choices).then(|| ChooserSet::new(&figures, kind, words));
        let chart = wanted(ViewPart::Chart).then(|| ChartWords::new(&figures, kind, words));
        let notes = wanted(ViewPart::Notes).then(|| Notes::new(&figures, kind, words));
        let table = wanted(ViewPart::Table).then(|| words::table_of(&figures, kind, words));
        let method = wanted(ViewPart::Method).then(|| MethodText::new(&figures, words));
        let mut fields = Fields::default();
        if let Some(head) = &head {
            plain::head(&mut fields, head);
        }
        if let Some(choices) = &choices {
            plain::choices(&mut fields, choices);
        }
        if let Some(chart) = &chart {
            plain::chart(&mut fields, chart);
        }
        if let Some(notes) = &notes {
            plain::notes(&mut fields, notes);
        }
        if let Some(table) = &table {
            plain::table(&mut fields, table);
        }
        if let Some(method) = &method {
            plain::method(&mut fields, method);
        }
        Ok(Plain::from(fields).into_js().unchecked_into())
    }

    /// The chart of `query`, laid out for a width in CSS px and for the labels' widths in `font_family`, as `canvas` draws it.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`, or `paint` where there is no drawing on the canvas.
    pub fn layout(
        &self,
        query: &str,
        chart: &str,
        lang: &str,
        width: f64,
        canvas: &HtmlCanvasElement,
        font_family: &str,
    ) -> Result<ChartHandle, JsValue> {
        let ViewRequest { figures, kind, words } = self.view_request(query, chart, lang)?;
        let canvas = Canvas::new(canvas, font_family).map_err(error::thrown)?;
        let scene = chart::layout(&figures, kind, width, words, &canvas);
        let mut indices = Vec::with_capacity(scene.cursor.len());
        for stop in &scene.cursor {
            indices.push(stop.index);
        }
        let readouts = words::readouts(&figures, kind, words, &indices);
        Ok(ChartHandle { canvas, scene, readouts })
    }
}

/// A chart, laid out for a canvas.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ChartHandle {
    canvas: Canvas,
    scene: Scene,
    readouts: Vec<String>,
}

#[wasm_bindgen]
impl ChartHandle {
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

    /// Draws the chart, `dpr` device pixels a CSS px, in the colours of `palette`.
    ///
    /// # Errors
    /// A `FigureError` of kind `paint`.
    pub fn paint(&self, dpr: f64, palette: &Object) -> Result<(), JsValue> {
        let palette = canvas::palette(palette);
        self.canvas.paint(&self.scene, dpr, &palette).map_err(error::thrown)
    }

    /// The stop `index`: `{x, y, width, readout}`, in CSS px of the chart; `undefined` beyond the last.
    #[must_use]
    pub fn stop(&self, index: usize) -> JsValue {
        match (self.scene.cursor.get(index), self.readouts.get(index)) {
            (Some(stop), Some(readout)) => plain::stop(stop, readout).into_js(),
            _ => JsValue::UNDEFINED,
        }
    }

    /// The stop nearest to `x` CSS px, or -1 where there is none.
    #[wasm_bindgen(js_name = stopAt)]
    #[must_use]
    pub fn stop_at(&self, x: f64) -> i32 {
        self.scene.cursor_at(x).map_or(-1, |stop| stop as i32)
    }
}
