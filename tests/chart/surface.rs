//! Painting: every surface is told the same, in grid units, and none is asked to measure text.

use std::convert::Infallible;

use super::scene;
use crate::common::latest;
use force_figures::chart::{Anchor, Mark, Weight};
use force_figures::model::ChartKind;
use force_figures::paint::{self, GRID, PaintStyle, Palette, Surface};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

/// Writes down the texts and dashes that it is told to draw.
#[derive(Default)]
struct Recorder {
    texts: Vec<(String, BackendCoord, f64, &'static str, bool)>,
    dashes: Vec<Vec<u32>>,
    paths_while_dashed: usize,
    paths: usize,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Surface for Recorder {
    fn set_dash(&mut self, pattern: &[u32]) {
        self.dashes.push(pattern.to_vec());
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (0, 0)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        panic!("a chart is not drawn pixel by pixel")
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        assert!(
            from.0 == to.0 || from.1 == to.1,
            "a hairline is horizontal or vertical: {from:?} {to:?}"
        );
        assert_eq!(style.stroke_width(), u32::from(GRID));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, _: BackendCoord, _: BackendCoord, _: &S, _: bool) -> Drawn {
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, _: I, _: &S) -> Drawn {
        self.paths += 1;
        if self.dashes.last().is_some_and(|dash| !dash.is_empty()) {
            self.paths_while_dashed += 1;
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, _: BackendCoord, _: u32, _: &S, _: bool) -> Drawn {
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        assert!(style.layout_box(text).is_err(), "plotters must not measure text");
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let bold = matches!(style.style(), FontStyle::Bold);
        self.texts.push((text.to_owned(), pos, style.size(), anchor, bold));
        Ok(())
    }
}

#[test]
fn labels_stand_where_the_layout_puts_them() {
    let scene = scene(
        &latest(),
        "force=thames-valley&measure=rate&year-ending=2023-09",
        ChartKind::Trend,
        640.0,
    );
    let mut recorder = Recorder::default();
    let palette = Palette::light();
    let style = PaintStyle {
        palette: &palette,
        family: "sans-serif",
    };
    paint::draw(&scene, &mut recorder, &style).unwrap();
    let markup = paint::svg::svg(&scene, &palette, "");
    assert_eq!(recorder.texts.len(), scene.texts().count());
    for (drawn, laid_out) in recorder.texts.iter().zip(scene.texts()) {
        let (text, (x, y), size, anchor, bold) = drawn;
        let grid = f64::from(GRID);
        assert_eq!(*text, laid_out.text);
        assert!(
            (f64::from(*x) / grid - laid_out.x).abs() <= 0.5 / grid,
            "{drawn:?} {laid_out:?}"
        );
        assert!(
            (f64::from(*y) / grid - laid_out.y).abs() <= 0.5 / grid,
            "{drawn:?} {laid_out:?}"
        );
        assert_eq!(*size, laid_out.size * grid);
        let expected = match laid_out.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        assert_eq!(*anchor, expected);
        assert_eq!(*bold, laid_out.weight == Weight::Semibold);
        // Any surface gets these very coordinates; the SVG shows them.
        assert!(
            markup.contains(&format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"")),
            "{drawn:?}"
        );
    }
}

#[test]
fn only_the_comparison_is_dashed_and_the_pen_is_solid_again_after_it() {
    let scene = scene(&latest(), "force=thames-valley&measure=rate", ChartKind::Trend, 640.0);
    let mut recorder = Recorder::default();
    let palette = Palette::light();
    let style = PaintStyle {
        palette: &palette,
        family: "",
    };
    paint::draw(&scene, &mut recorder, &style).unwrap();
    assert_eq!(recorder.dashes, [vec![40, 32], vec![]]);
    assert_eq!((recorder.paths_while_dashed, recorder.paths), (1, 2));
    let lines = scene.marks.iter().filter(|mark| matches!(mark, Mark::Line { .. })).count();
    assert_eq!(lines, 2);
}
