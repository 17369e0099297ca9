//! Charts drawn by plotters-canvas's own methods, one kind of marks at a time: what a browser test holds our painter against. This
//! is a test's edition of the wasm; no page loads it.

use js_sys::Object;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;

use super::{missing, palette};
use crate::chart::{Mark, Scene};
use crate::error::Error;
use crate::paint::{self, GRID, PaintStyle, Surface};
use crate::web::{ChartHandle, error};

/// plotters-canvas has no word for dashes, so it gets none.
impl Surface for CanvasBackend {
    fn set_dash(&mut self, _: &[u32]) {}
}

/// What a mark is; of a dashed line also how long its dashes and gaps are, in grid units: "dashed 40 32".
fn kind(mark: &Mark) -> String {
    match mark {
        Mark::Line { dash: None, .. } => "line".to_owned(),
        Mark::Line { dash: Some(dash), .. } => {
            let [on, off] = [dash.on, dash.off].map(|length| (length * f64::from(GRID)).round() as u32);
            format!("dashed {on} {off}")
        }
        Mark::Hairline { .. } => "hairline".to_owned(),
        Mark::Bar { .. } => "bar".to_owned(),
        Mark::Hatch { .. } => "hatch".to_owned(),
        Mark::Dot { .. } => "dot".to_owned(),
        Mark::Ring { .. } => "ring".to_owned(),
        Mark::Text(_) => "text".to_owned(),
    }
}

/// The scene with its marks of one kind alone.
fn only(scene: &Scene, wanted: &str) -> Scene {
    let mut scene = scene.clone();
    scene.marks.retain(|mark| kind(mark) == wanted);
    scene
}

#[wasm_bindgen]
impl ChartHandle {
    /// Kinds of the chart's marks, each once.
    #[wasm_bindgen(getter, js_name = markKinds)]
    #[must_use]
    pub fn mark_kinds(&self) -> Vec<String> {
        let mut kinds: Vec<String> = self.scene.marks.iter().map(kind).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    }

    /// Grid units a CSS px.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn grid(&self) -> u8 {
        GRID
    }

    /// Draws the marks of one kind as `paint` draws them all.
    ///
    /// # Errors
    /// A `FigureError` of kind `paint`.
    #[wasm_bindgen(js_name = paintKind)]
    pub fn paint_kind(&self, kind: &str, dpr: f64, colors: &Object) -> Result<(), JsValue> {
        let scene = only(&self.scene, kind);
        self.canvas.paint(&scene, dpr, &palette(colors)).map_err(error::thrown)
    }

    /// Draws the marks of one kind through plotters-canvas, in grid units. The canvas's size and its context's state stay as they are.
    ///
    /// # Errors
    /// A `FigureError` of kind `paint`.
    #[wasm_bindgen(js_name = paintKindThroughPlotters)]
    pub fn paint_kind_through_plotters(&self, kind: &str, colors: &Object) -> Result<(), JsValue> {
        let scene = only(&self.scene, kind);
        let drawn = CanvasBackend::with_canvas_object(self.canvas.element.clone())
            .ok_or_else(|| Error::from(missing()))
            .and_then(|mut backend| {
                let (palette, family) = (&palette(colors), self.canvas.family.as_str());
                paint::draw(&scene, &mut backend, &PaintStyle { palette, family })
            });
        drawn.map_err(error::thrown)
    }
}
