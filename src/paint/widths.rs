//! How wide text is in the font that pictures are drawn with.

use crate::chart::Weight;
use crate::chart::text::TextMeasure;

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
