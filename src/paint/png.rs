//! SVG of ours as PNG: crisp, and the same bytes on every machine, because it is drawn with one bundled font and never with those
//! of the system.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::error::{Error, ErrorKind};

/// Family of the bundled font, for the SVG that is to be drawn with it.
pub const FAMILY: &str = "Public Sans";

/// Public Sans 2.001, every weight in one file, as its authors publish it (fonts/OFL.txt is its licence).
static FONT: &[u8] = include_bytes!("fonts/public-sans.ttf");

/// Draws SVG in pixels. Reading the font takes longer than a picture: make one and draw all pictures with it.
pub struct Renderer {
    options: Options<'static>,
}

impl Renderer {
    /// A renderer that knows the bundled font alone.
    #[must_use]
    pub fn new() -> Self {
        let mut fonts = Database::new();
        fonts.load_font_source(Source::Binary(Arc::new(FONT)));
        fonts.set_sans_serif_family(FAMILY);
        let options = Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        Self { options }
    }

    /// The SVG as PNG, `scale` px for each of its own.
    ///
    /// # Errors
    /// A paint error where the markup is no SVG, or is of no size.
    pub fn png(&self, svg: &str, scale: u8) -> Result<Vec<u8>, Error> {
        let failed = |message: String| Error::from(ErrorKind::Paint(message));
        let tree = Tree::from_str(svg, &self.options).map_err(|error| failed(error.to_string()))?;
        let size = tree.size().to_int_size();
        let scaled = |length: u32| length * u32::from(scale);
        let mut pixels = Pixmap::new(scaled(size.width()), scaled(size.height()))
            .ok_or_else(|| failed("a picture of no size".to_owned()))?;
        let scale = f32::from(scale);
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| failed(error.to_string()))
    }
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Weight;
    use crate::chart::text::TextMeasure;
    use crate::paint::BundledWidths;
    use resvg::usvg::Node;

    /// Width of a line of text as the renderer lays it out: the distance that it pushes a full stop to the right.
    fn laid_out(text: &str, weight: u16) -> f64 {
        let left = |text: &str| {
            let svg = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\" font-family=\"{FAMILY}\"><text \
                 font-size=\"100\" font-weight=\"{weight}\" x=\"0\" y=\"0\" style=\"font-kerning:none\">{text}</text></svg>"
            );
            let tree = Tree::from_str(&svg, &Renderer::new().options).expect("an SVG");
            let Some(Node::Text(text)) = tree.root().children().first() else {
                panic!("no text in {svg}")
            };
            f64::from(text.bounding_box().right())
        };
        left(&format!("{text}.")) - left(".")
    }

    #[test]
    fn widths_are_those_of_the_font() {
        for (weight, css) in [(Weight::Regular, 400), (Weight::Semibold, 600)] {
            for text in [
                "10,051",
                "Mid Mersey Police",
                "Wessex and Lyonesse",
                "\u{2212}4.1%",
                "0123456789",
                "QqJj(@)",
            ] {
                let (table, font) = (BundledWidths.width(text, 100.0, weight), laid_out(text, css));
                assert!(
                    (table - font).abs() < 0.02 * font,
                    "{text} at {css}: {table}, the font says {font}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_svg_is_an_error() {
        assert!(Renderer::new().png("<p>", 1).is_err());
    }

    #[test]
    fn a_scale_multiplies_the_pixels() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"/>";
        let png = Renderer::new().png(svg, 2).expect("a picture");
        // IHDR: width and height, big-endian, from byte 16.
        assert_eq!(png[16..24], [0, 0, 0, 60, 0, 0, 0, 40]);
    }
}
