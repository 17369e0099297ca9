//! SVG of ours as PNG: crisp, and the same bytes on every machine, because it is drawn with one bundled font and never with those
//! of the system.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::chart::Weight;
use crate::chart::text::TextMeasure;
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

/// Widths of text in the bundled font, for layouts that are drawn with it alone. Without kerning, which only narrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BundledWidths;

/// Advances of the characters from space to tilde at weight 400, in thousandths of the font size.
const REGULAR: [u16; 95] = [
    243, 251, 426, 603, 658, 904, 708, 248, 302, 309, 394, 554, 242, 378, 225, 350, // space to /
    612, 407, 596, 630, 628, 640, 622, 600, 648, 624, 226, 240, 546, 554, 546, 521, // 0 to ?
    831, 710, 670, 688, 694, 620, 594, 733, 766, 283, 388, 682, 578, 886, 754, 734, // @ to O
    636, 748, 676, 670, 594, 700, 672, 954, 688, 607, 637, 303, 350, 303, 473, 518, // P to _
    218, 553, 596, 544, 596, 566, 396, 622, 576, 248, 262, 562, 303, 865, 577, 566, // ` to o
    596, 596, 391, 506, 389, 580, 504, 780, 564, 535, 480, 328, 263, 332, 568, // p to ~
];

/// The same at weight 600.
const SEMIBOLD: [u16; 95] = [
    234, 268, 455, 610, 670, 923, 750, 255, 320, 324, 437, 573, 260, 386, 250, 368, // space to /
    630, 418, 618, 649, 644, 659, 643, 614, 660, 643, 250, 261, 563, 573, 563, 528, // 0 to ?
    829, 719, 678, 704, 708, 628, 604, 747, 768, 296, 396, 701, 578, 903, 770, 748, // @ to O
    645, 762, 687, 682, 606, 714, 690, 962, 704, 640, 654, 322, 368, 322, 479, 536, // P to _
    243, 560, 603, 546, 603, 572, 396, 626, 585, 258, 276, 572, 317, 882, 586, 571, // ` to o
    602, 602, 402, 518, 404, 588, 513, 784, 577, 550, 489, 358, 266, 360, 592, // p to ~
];

impl TextMeasure for BundledWidths {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let table = match weight {
            Weight::Regular => &REGULAR,
            Weight::Semibold => &SEMIBOLD,
        };
        let advance = |character: char| match character {
            ' '..='~' => table[character as usize - 0x20],
            '\u{2018}' | '\u{2019}' => 252,
            '\u{2212}' | '\u{2013}' => 576,
            // Letters with marks are as wide as without them; the widest of the others are ligatures.
            _ => 800,
        };
        let thousandths: u32 = text.chars().map(|character| u32::from(advance(character))).sum();
        f64::from(thousandths) * size / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
