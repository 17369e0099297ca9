//! How wide text is, known without a browser, so that every surface gets the same layout.

use super::scene::{Anchor, Rect, TextMark, Weight};
use super::theme::{CAP, DESCENT};

/// Something that knows how wide a line of text is.
pub trait TextMeasure {
    /// Width in CSS px of `text` at the font size `size`.
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64;
}

/// A table of advances that is generous enough for the sans-serif fonts that systems put behind `system-ui` and `sans-serif`:
/// those of DejaVu Sans and its bold, the widest of them (Arial, Segoe UI, Roboto and San Francisco are 6 to 14 per cent narrower).
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

/// The same of bold letters, which stand in for semibold ones where a font has none.
const SEMIBOLD: [u16; 95] = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, // space to /
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, // 0 to ?
    1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850, // @ to O
    733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, // P to _
    500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, // ` to o
    716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838, // p to ~
];

/// Advance in thousandths of the font size.
fn advance(character: char, weight: Weight) -> u16 {
    let (table, quote, capital) = match weight {
        Weight::Regular => (&ADVANCES, 318, 790),
        Weight::Semibold => (&SEMIBOLD, 380, 850),
    };
    match character {
        ' '..='~' => table[character as usize - 0x20],
        '\u{2018}' | '\u{2019}' => quote,
        // A minus as wide as in the widest font, a dash half as wide as the em dash.
        '\u{2212}' => 838,
        '\u{2013}' => 500,
        // No letter of the Latin alphabet with its marks is wider than a capital O; other signs are taken as full width.
        '\u{a0}'..='\u{24f}' => capital,
        _ => 1000,
    }
}

impl TextMeasure for WidthTable {
    fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let thousandths: u32 = text.chars().map(|character| u32::from(advance(character, weight))).sum();
        f64::from(thousandths) * size / 1000.0
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
        // The same in bold: 2 x 696 + 380 + 3 x 696.
        assert_eq!(width("10,051", 10.0, Weight::Semibold), 38.6);
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
