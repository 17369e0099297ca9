//! Charts drawn by plotters-canvas's own methods, one kind of marks at a time: what a browser test holds our painter against. This
//! is a test's edition of the wasm; no page loads it.

use js_sys::{Object, Reflect};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;

use super::missing;
use crate::chart::{Mark, Role, Scene};
use crate::error::Error;
use crate::paint::{self, Color, GRID, PaintStyle, Palette, Surface};
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

/// The colours in `colors`, an object with a `#rrggbb` for the name of each role.
fn palette(colors: &Object) -> Palette {
    let mut palette = Palette::light();
    for role in Role::ALL {
        let color = Reflect::get(colors, &role.name().into())
            .ok()
            .and_then(|value| value.as_string());
        if let Some(color) = color.as_deref().and_then(Color::from_hex) {
            palette.set(role, color);
        }
    }
    palette
}

#[wasm_bindgen]
impl ChartHandle {
    /// Kinds of the chart's marks, each once.
    #[wasm_bindgen(getter, js_name = markKinds)]
    #[must_use]
    pub fn mark_kinds(&self) -> Vec<String> {
        let mut kinds: Vec<String> = self
            .scene
            .as_ref()
            .map_or(&[][..], |scene| &scene.marks)
            .iter()
            .map(kind)
            .collect();
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

    /// Draws the marks of one kind as `paint` draws them all, in the colours that the chart wears.
    ///
    /// # Errors
    /// A `FigureError` of kind `paint`.
    #[wasm_bindgen(js_name = paintKind)]
    pub fn paint_kind(&self, kind: &str, dpr: f64) -> Result<(), JsValue> {
        let Some(scene) = &self.scene else { return Ok(()) };
        self.canvas.paint(&only(scene, kind), dpr).map_err(error::thrown)
    }

    /// Draws the marks of one kind through plotters-canvas, in grid units. The canvas's size and its context's state stay as they are.
    ///
    /// # Errors
    /// A `FigureError` of kind `paint`.
    #[wasm_bindgen(js_name = paintKindThroughPlotters)]
    pub fn paint_kind_through_plotters(&self, kind: &str, colors: &Object) -> Result<(), JsValue> {
        let Some(scene) = &self.scene else { return Ok(()) };
        let scene = only(scene, kind);
        let drawn = CanvasBackend::with_canvas_object(self.canvas.element.clone())
            .ok_or_else(|| Error::from(missing()))
            .and_then(|mut backend| {
                let (palette, family) = (&palette(colors), self.canvas.family());
                paint::draw(&scene, &mut backend, &PaintStyle { palette, family })
            });
        drawn.map_err(error::thrown)
    }
}
