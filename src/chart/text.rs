//! How wide text is, known without a browser, so that every surface gets the same layout.

use super::scene::{Anchor, Rect, TextMark, Weight};
use super::theme::{CAP, DESCENT};

/// Something that knows how wide a line of text is.
pub trait TextMeasure {
    /// Width in CSS px of `text` at the font size `size`.
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64;
}

/// A table of advances that is generous enough for the sans-serif fonts that systems put behind `system-ui` and `sans-serif`:
/// those of DejaVu Sans, the widest of them (Arial, Segoe UI, Roboto and San Francisco are 6 to 14 per cent narrower).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WidthTable;

/// Advances of the characters from space to tilde, in thousandths of the font size.
const ADVANCES: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, // space to /
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, // 0 to ?
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, // @ to O
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, // P to _
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, // ` to o
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838, // p to ~
];

/// A semibold text's width over that of a regular one.
const SEMIBOLD: f64 = 1.1;

/// Advance in thousandths of the font size.
fn advance(character: char) -> u16 {
    match character {
        ' '..='~' => ADVANCES[character as usize - 0x20],
        '\u{2018}' | '\u{2019}' => 318,
        // A minus as wide as in the widest font, a dash half as wide as the em dash.
        '\u{2212}' => 838,
        '\u{2013}' => 500,
        // No letter of the Latin alphabet with its marks is wider than a capital O; other signs are taken as full width.
        '\u{a0}'..='\u{24f}' => 790,
        _ => 1000,
    }
}

impl TextMeasure for WidthTable {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let thousandths: u32 = text.chars().map(|character| u32::from(advance(character))).sum();
        let regular = f64::from(thousandths) * size / 1000.0;
        match weight {
            Weight::Regular => regular,
            Weight::Semibold => regular * SEMIBOLD,
        }
    }
}

impl TextMark {
    /// The box that the text fills, from the top of its capitals to the end of its descenders.
    #[must_use]
    pub fn bounds(&self, text: &dyn TextMeasure) -> Rect {
        let width = text.width(&self.text, self.size, self.weight);
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        Rect {
            x,
            y: self.y - self.size * CAP,
            width,
            height: self.size * (CAP + DESCENT),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_scale_with_size_and_weight() {
        let width = |text, size, weight| WidthTable.width(text, size, weight);
        // Six advances by hand: 2 x 636 + 318 + 3 x 636.
        assert_eq!(width("10,051", 10.0, Weight::Regular), 34.98);
        assert_eq!(width("10,051", 20.0, Weight::Regular), 69.96);
        assert!(width("10,051", 10.0, Weight::Semibold) > width("10,051", 10.0, Weight::Regular));
        assert_eq!(width("", 12.0, Weight::Regular), 0.0);
        assert_eq!(width("ŵ", 10.0, Weight::Regular), 7.9);
    }

    #[test]
    fn bounds_follow_the_anchor() {
        let text = |anchor| TextMark {
            x: 100.0,
            y: 50.0,
            anchor,
            size: 10.0,
            weight: Weight::Regular,
            role: super::super::Role::Ink,
            text: "00".to_owned(),
        };
        let x = |anchor| text(anchor).bounds(&WidthTable).x;
        assert_eq!(x(Anchor::Start), 100.0);
        assert_eq!(x(Anchor::Middle), 93.64);
        assert_eq!(x(Anchor::End), 87.28);
    }
}
