//! The painter of the page's canvas, a [`Surface`]. plotters-canvas opens the canvas and says its size; everything is drawn here.
//!
//! | plotters-canvas | here |
//! |---|---|
//! | takes CSS px for device px | the context's transform maps grid units to device pixels: sub-pixel places, crisp text |
//! | blurs hairlines | hairlines and bars are moved onto whole device pixels |
//! | never clears | the canvas is cleared, and stays transparent |
//! | knows no dash, join or weight 600 | set on the context |
//! | sets the bottom of letters on the baseline | letters stand on the baseline |
//! | makes strings of fonts and colours for every mark | fonts are set when they change, colours are the page's own strings |
//! | measures text through elements in the page | the page measures each glyph of a font once |
//!
//! Its clip pulls points to the edge; nothing of a scene lies outside the canvas, so nothing is clipped. Its drawing methods are
//! not called at all: each prints its colour through a float, and that puts 8.6 kB (brotli, measured) of float printing into a
//! wasm that prints no other. `parity.rs` calls them, in a test's edition: the pictures are the same but for this table.

#[cfg(feature = "web-parity")]
mod parity;

use std::cell::Cell;
use std::f64::consts::TAU;
use std::fmt;

use js_sys::{Array, Reflect};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::chart::text::{TextMeasure, WidthTable};
use crate::chart::{Scene, Weight};
use crate::error::{Error, ErrorKind};
use crate::model::Digits;
use crate::paint::{self, GRID, PaintStyle, Palette, Surface};

/// Characters whose advances a font is asked for: from space to tilde, quote, dash and minus, as `GLYPHS` in www/theme.js has them.
const GLYPHS: usize = 98;

/// The page's canvas with the font in which it draws: it measures text for the layout, and draws what was laid out.
#[derive(Debug)]
pub(super) struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// The font family, and a colour of CSS for each role, a line each.
    look: String,
    /// Advances of the glyphs, regular and then semibold, in thousandths of the font's size, two bytes each; empty where the font has
    /// not been measured.
    widths: Vec<u8>,
    /// Size and weight of the font that the context was last told to use.
    font: Cell<Option<(f64, bool)>>,
}

impl Canvas {
    /// # Errors
    /// A paint error where the canvas gives no context.
    pub(super) fn new(canvas: &HtmlCanvasElement) -> Result<Self, Error> {
        let context = canvas.get_context("2d").ok().flatten().ok_or_else(missing)?;
        Ok(Self {
            element: canvas.clone(),
            // What `"2d"` gives is a context of this type.
            context: context.unchecked_into(),
            look: String::new(),
            widths: Vec::new(),
            font: Cell::new(None),
        })
    }

    /// Font and colours from now on, and the widths of the font.
    pub(super) fn wear(&mut self, look: &str, widths: &[u8]) {
        self.look = look.to_owned();
        self.widths = widths.to_vec();
    }

    /// A line of the look; empty where it has none.
    fn worn(&self, line: usize) -> &str {
        self.look.split('\n').nth(line).unwrap_or_default()
    }

    fn family(&self) -> &str {
        self.worn(0)
    }

    /// Draws the scene at `dpr` device pixels a CSS px. The canvas's size in device pixels is set where it is another one; its size
    /// on the page is the style sheet's business.
    ///
    /// # Errors
    /// A paint error where the context refuses.
    pub(super) fn paint(&self, scene: &Scene, dpr: f64) -> Result<(), Error> {
        let backend = CanvasBackend::with_canvas_object(self.element.clone()).ok_or_else(missing)?;
        let mut painter = CanvasPainter::new(scene, self, &backend, dpr).map_err(|refusal| ErrorKind::Paint(refusal.0))?;
        let style = PaintStyle {
            palette: &Palette::numbered(),
            family: self.family(),
        };
        paint::draw(scene, &mut painter, &style)
    }

    /// Tells the context to use a font, by its size in grid units and whether it is semibold.
    fn set_font(&self, size: f64, semibold: bool) {
        if self.font.replace(Some((size, semibold))) == Some((size, semibold)) {
            return;
        }
        let weight = if semibold { "600" } else { "400" };
        self.context
            .set_font(&format!("{weight} {}px {}", Digits::of(size.round() as u32), self.family()));
    }
}

/// Place of a character among the glyphs; of a letter that is not there, that of a capital O, which no letter with a mark exceeds.
fn glyph(character: char) -> usize {
    match character {
        ' '..='~' => character as usize - 0x20,
        '\u{2018}' | '\u{2019}' => 95,
        '\u{2013}' => 96,
        '\u{2212}' => 97,
        _ => 'O' as usize - 0x20,
    }
}

impl TextMeasure for Canvas {
    /// As the font has it, and no less than the table.
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let first = if weight == Weight::Semibold { GLYPHS } else { 0 };
        let mut thousandths = 0;
        for character in text.chars() {
            let at = 2 * (first + glyph(character));
            if let Some(&[low, high]) = self.widths.get(at..at + 2) {
                thousandths += u32::from(low) + 256 * u32::from(high);
            }
        }
        // The static form was laid out for the table. In a narrower font the chart keeps that layout, so that nothing jumps when it
        // takes the static one's place; in a wider one labels take the room that they need.
        (f64::from(thousandths) * size / 1000.0).max(WidthTable.width(text, size, weight))
    }
}

fn missing() -> ErrorKind {
    ErrorKind::Paint("the canvas gives no 2d context".to_owned())
}

/// Draws onto a canvas, in grid units.
struct CanvasPainter<'c> {
    canvas: &'c Canvas,
    context: &'c CanvasRenderingContext2d,
    size: (u32, u32),
    /// Device pixels a grid unit.
    scale: f64,
    /// What the context was last told to fill and to stroke with.
    fill: Option<(u8, u8, u8)>,
    stroke: Option<(u8, u8, u8)>,
}

/// What the context refused to do, in the browser's words.
#[derive(Debug)]
struct Refusal(String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

impl From<JsValue> for Refusal {
    fn from(thrown: JsValue) -> Self {
        // Of an `Error`; whatever else is thrown says nothing.
        let message = Reflect::get(&thrown, &"message".into()).ok();
        Self(
            message
                .and_then(|message| message.as_string())
                .unwrap_or_else(|| "the canvas refused".to_owned()),
        )
    }
}

/// What drawing gives.
type Drawn = Result<(), DrawingErrorKind<Refusal>>;

fn refused(thrown: JsValue) -> DrawingErrorKind<Refusal> {
    DrawingErrorKind::DrawingError(thrown.into())
}

impl<'c> CanvasPainter<'c> {
    fn new(scene: &Scene, canvas: &'c Canvas, backend: &CanvasBackend, dpr: f64) -> Result<Self, Refusal> {
        let Canvas { element, context, .. } = canvas;
        let device = |length: f64| (length * dpr).round().max(1.0) as u32;
        let (width, height) = (device(scene.width), device(scene.height));
        // Setting a size clears the canvas and forgets the context's state, even where it is the same size.
        canvas.font.set(None);
        if element.width() != width {
            element.set_width(width);
        }
        if element.height() != height {
            element.set_height(height);
        }
        context.reset_transform()?;
        let (width, height) = backend.get_size();
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        let grid = f64::from(GRID);
        let scale = dpr / grid;
        context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
        context.set_line_join("round");
        context.set_text_baseline("alphabetic");
        Ok(Self {
            canvas,
            context,
            size: ((scene.width * grid) as u32, (scene.height * grid) as u32),
            scale,
            fill: None,
            stroke: None,
        })
    }

    /// The grid line nearest to `place` that lies between two device pixels.
    fn edge(&self, place: f64) -> f64 {
        (place * self.scale).round() / self.scale
    }

    /// Fills from the one corner to the other.
    fn fill_area(&mut self, color: BackendColor, (left, top): (f64, f64), (right, bottom): (f64, f64)) {
        self.fill_with(color);
        self.context.fill_rect(left, top, right - left, bottom - top);
    }

    fn fill_with(&mut self, color: BackendColor) {
        if self.fill != Some(color.rgb) {
            self.context.set_fill_style_str(self.css(color));
            self.fill = Some(color.rgb);
        }
    }

    /// The colour as the page spells it: in a numbered palette blue is the number of its role.
    fn css(&self, color: BackendColor) -> &'c str {
        let (_, _, role) = color.rgb;
        self.canvas.worn(1 + usize::from(role))
    }

    /// Strokes the context's path.
    fn stroke_with(&mut self, color: BackendColor, width: u32) {
        if self.stroke != Some(color.rgb) {
            self.context.set_stroke_style_str(self.css(color));
            self.stroke = Some(color.rgb);
        }
        self.context.set_line_width(f64::from(width));
        self.context.stroke();
    }

    /// Begins a path through the points.
    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        // On an empty path, a line to a point moves there.
        for (x, y) in path {
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

impl Surface for CanvasPainter<'_> {
    fn set_dash(&mut self, pattern: &[u32]) {
        let lengths = Array::new();
        for &length in pattern {
            lengths.push(&length.into());
        }
        // Only a pattern that is no list of numbers is refused.
        let _ = self.context.set_line_dash(&lengths);
    }
}

impl DrawingBackend for CanvasPainter<'_> {
    type ErrorType = Refusal;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    /// A hairline: as many whole device pixels wide as come nearest to its width, and at least one.
    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let width = (f64::from(style.stroke_width()) * self.scale).round().max(1.0) / self.scale;
        let start = |one: i32, other: i32| f64::from(one.min(other));
        let (left, top) = (start(from.0, to.0), start(from.1, to.1));
        if from.1 == to.1 {
            let top = self.edge(top - width / 2.0);
            let right = left + f64::from((to.0 - from.0).abs());
            self.fill_area(style.color(), (left, top), (right, top + width));
        } else {
            let left = self.edge(left - width / 2.0);
            let bottom = top + f64::from((to.1 - from.1).abs());
            self.fill_area(style.color(), (left, top), (left + width, bottom));
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            let ((left, top), (right, bottom)) = (upper_left, bottom_right);
            self.trace([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]);
            self.stroke_with(style.color(), style.stroke_width());
            return Ok(());
        }
        let corner = |(x, y): BackendCoord| (self.edge(f64::from(x)), self.edge(f64::from(y)));
        let (from, to) = (corner(upper_left), corner(bottom_right));
        self.fill_area(style.color(), from, to);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.trace(path);
        self.stroke_with(style.color(), style.stroke_width());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        self.context
            .arc(f64::from(center.0), f64::from(center.1), f64::from(radius), 0.0, TAU)
            .map_err(refused)?;
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.stroke_with(style.color(), style.stroke_width());
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.trace(path);
        self.fill_with(style.color());
        self.context.fill();
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        self.canvas.set_font(style.size(), matches!(style.style(), FontStyle::Bold));
        self.fill_with(style.color());
        // Not "start" and "end", which follow the direction of the page's text.
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context
            .fill_text(text, f64::from(pos.0), f64::from(pos.1))
            .map_err(refused)
    }
}
