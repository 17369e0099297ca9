//! Scenes drawn through plotters' `DrawingBackend`.
//!
//! Backends count in whole numbers, so a scene is drawn on a grid of [`GRID`] units a CSS px, the same on every surface: canvas and
//! SVG get the same coordinates. What the trait cannot say, a [`Surface`] adds. Nothing here measures text.

mod hatch;
mod palette;
#[cfg(feature = "cli")]
pub mod png;
pub mod svg;
mod theme;
#[cfg(any(feature = "cli", feature = "web-builder"))]
mod widths;

pub use palette::{Color, Palette};
pub use theme::Theme;
#[cfg(any(feature = "cli", feature = "web-builder"))]
pub use widths::BundledWidths;

use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily, FontStyle,
    text_anchor::{HPos, Pos, VPos},
};

use crate::chart::{Anchor, Mark, Role, Scene, TextMark, Weight};
use crate::error::{Error, ErrorKind};

/// Grid units a CSS px.
pub const GRID: u8 = 8;

/// A drawing backend that can be told what `DrawingBackend` has no word for.
///
/// Its coordinates are grid units. `draw_line` is only used for hairlines, which a surface may move onto whole device pixels.
/// `draw_text` takes [`VPos::Bottom`] as the baseline, and [`FontStyle::Bold`] as the weight 600.
pub trait Surface: DrawingBackend {
    /// Lengths of the dashes and gaps of all paths to come, in grid units; empty for solid lines.
    fn set_dash(&mut self, pattern: &[u32]);
}

/// How a scene looks.
#[derive(Debug, Clone, Copy)]
pub struct PaintStyle<'a> {
    /// Colours.
    pub palette: &'a Palette,
    /// CSS font family, or list of families.
    pub family: &'a str,
}

/// Draws the scene.
///
/// # Errors
/// A paint error with the backend's message.
pub fn draw<S: Surface>(scene: &Scene, surface: &mut S, style: &PaintStyle<'_>) -> Result<(), Error> {
    draw_marks(scene, surface, style).map_err(|error| ErrorKind::Paint(error.to_string()).into())
}

fn draw_marks<S: Surface>(
    scene: &Scene,
    surface: &mut S,
    style: &PaintStyle<'_>,
) -> Result<(), DrawingErrorKind<S::ErrorType>> {
    surface.ensure_prepared()?;
    for mark in &scene.marks {
        draw_mark(mark, surface, style)?;
    }
    surface.present()
}

fn draw_mark<S: Surface>(mark: &Mark, surface: &mut S, style: &PaintStyle<'_>) -> Result<(), DrawingErrorKind<S::ErrorType>> {
    let pen = |role: Role, width: f64| ShapeStyle {
        color: style.palette.get(role).into(),
        filled: false,
        stroke_width: length(width),
    };
    let ink = |role: Role| ShapeStyle {
        filled: true,
        ..pen(role, 0.0)
    };
    match mark {
        Mark::Hairline { from, to, role } => surface.draw_line(coord(*from), coord(*to), &pen(*role, 1.0)),
        Mark::Line { runs, width, dash, role } => {
            if let Some(dash) = dash {
                surface.set_dash(&[length(dash.on), length(dash.off)]);
            }
            let pen = pen(*role, *width);
            for run in runs {
                draw_run(run, surface, &pen)?;
            }
            if dash.is_some() {
                surface.set_dash(&[]);
            }
            Ok(())
        }
        Mark::Bar { area, role } => surface.draw_rect(
            coord((area.x, area.y)),
            coord((area.right(), area.bottom())),
            &ink(*role),
            true,
        ),
        Mark::Hatch { area, role } => {
            let pen = pen(*role, 1.0);
            for line in hatch::lines(*area) {
                draw_run(&line, surface, &pen)?;
            }
            Ok(())
        }
        Mark::Dot { at, radius, halo, role } => {
            if *halo > 0.0 {
                surface.draw_circle(coord(*at), length(radius + halo), &ink(Role::Paper), true)?;
            }
            surface.draw_circle(coord(*at), length(*radius), &ink(*role), true)
        }
        Mark::Ring { at, radius, role } => surface.draw_circle(coord(*at), length(*radius), &pen(*role, 1.0), false),
        Mark::Text(text) => surface.draw_text(&text.text, &Face { text, style }, coord((text.x, text.y))),
    }
}

fn draw_run<S: Surface>(run: &[(f64, f64)], surface: &mut S, pen: &ShapeStyle) -> Result<(), DrawingErrorKind<S::ErrorType>> {
    surface.draw_path(run.iter().copied().map(coord), pen)
}

/// CSS px to grid units.
fn units(length: f64) -> i32 {
    (length * f64::from(GRID)).round() as i32
}

fn coord((x, y): (f64, f64)) -> BackendCoord {
    (units(x), units(y))
}

/// CSS px to grid units of a size, or of a place on the canvas.
pub(crate) fn length(length: f64) -> u32 {
    units(length).unsigned_abs()
}

/// A text's font, colour and anchor, as backends ask for them.
struct Face<'t> {
    text: &'t TextMark,
    style: &'t PaintStyle<'t>,
}

impl BackendTextStyle for Face<'_> {
    type FontError = std::fmt::Error;

    fn color(&self) -> BackendColor {
        let color: RGBAColor = self.style.palette.get(self.text.role).into();
        plotters::style::Color::to_backend_color(&color)
    }

    fn size(&self) -> f64 {
        self.text.size * f64::from(GRID)
    }

    fn style(&self) -> FontStyle {
        match self.text.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        }
    }

    fn anchor(&self) -> Pos {
        let horizontal = match self.text.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(horizontal, VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.style.family)
    }

    /// An error: layout is over, and a backend that must measure text cannot draw it where it was laid out.
    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        Err(std::fmt::Error)
    }

    /// An error: surfaces draw text themselves.
    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: DrawFunc,
    ) -> Result<Result<(), E>, Self::FontError> {
        Err(std::fmt::Error)
    }
}
