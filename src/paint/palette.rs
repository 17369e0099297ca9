//! Colours of roles.

use plotters::style::RGBAColor;

use crate::chart::Role;

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Share of red, from 0 to 255 (sRGB).
    pub red: u8,
    /// Share of green, from 0 to 255 (sRGB).
    pub green: u8,
    /// Share of blue, from 0 to 255 (sRGB).
    pub blue: u8,
}

/// A colour for each role. The colours of the built-in palettes differ from role to role, so that a page can colour an SVG anew by
/// its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette([Color; Role::ALL.len()]);

impl Palette {
    /// Dark on light.
    #[must_use]
    pub fn light() -> Self {
        Self::of(|role| match role {
            Role::Ink => 0x16_191d,
            Role::Muted => 0x5a_6370,
            Role::Hairline => 0xd9_dde3,
            Role::Baseline => 0x8a_939f,
            Role::Change => 0xc6_ccd5,
            Role::Hatch => 0xcf_d5dc,
            Role::Force => 0x0b_5c8a,
            Role::Comparison => 0x6b_7480,
            Role::Bar => 0x6c_95af,
            Role::BarChosen => 0x0b_5c8b,
            Role::Paper => 0xff_ffff,
        })
    }

    /// Light on dark.
    #[must_use]
    pub fn dark() -> Self {
        Self::of(|role| match role {
            Role::Ink => 0xec_eff3,
            Role::Muted => 0xa3_adba,
            Role::Hairline => 0x36_3d47,
            Role::Baseline => 0x6f_7986,
            Role::Change => 0x49_525d,
            Role::Hatch => 0x42_4a55,
            Role::Force => 0x6c_b8e6,
            Role::Comparison => 0x98_a3b1,
            Role::Bar => 0x4d_7d9b,
            Role::BarChosen => 0x6c_b8e7,
            Role::Paper => 0x14_171b,
        })
    }

    /// A palette of numbers, for a surface that has colours of its own: the blue of each is the number of its role in [`Role::ALL`].
    #[must_use]
    pub fn numbered() -> Self {
        Self::of(|role| role as u32)
    }

    /// The palette of these colours, `0xRRGGBB`.
    fn of(rgb: fn(Role) -> u32) -> Self {
        let mut colors = [Color::from_rgb(0); Role::ALL.len()];
        for role in Role::ALL {
            colors[role as usize] = Color::from_rgb(rgb(role));
        }
        Self(colors)
    }

    /// The colour of a role.
    #[must_use]
    pub fn get(&self, role: Role) -> Color {
        self.0[role as usize]
    }

    /// Gives a role another colour.
    pub fn set(&mut self, role: Role, color: Color) {
        self.0[role as usize] = color;
    }
}

impl Color {
    /// The colour `0xRRGGBB`.
    #[must_use]
    pub fn from_rgb(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { red, green, blue }
    }

    /// The colour spelled `#RRGGBB`, in either case, or `None`.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let mut rgb = 0;
        for digit in digits.chars() {
            rgb = rgb * 16 + digit.to_digit(16)?;
        }
        Some(Self::from_rgb(rgb))
    }
}

impl From<Color> for RGBAColor {
    fn from(color: Color) -> Self {
        Self(color.red, color.green, color.blue, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_colour_of_its_own() {
        for palette in [Palette::light(), Palette::dark()] {
            for (index, role) in Role::ALL.into_iter().enumerate() {
                assert_eq!(role as usize, index, "Role::ALL is in the order of declaration");
                for other in &Role::ALL[..index] {
                    assert_ne!(palette.get(role), palette.get(*other), "{role:?} and {other:?}");
                }
            }
        }
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: Color) -> f64 {
        let linear = |channel: u8| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }

    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_and_marks_stand_out_from_paper() {
        for palette in [Palette::light(), Palette::dark()] {
            let against_paper = |role| contrast(palette.get(role), palette.get(Role::Paper));
            for text in [Role::Ink, Role::Muted, Role::Force, Role::Comparison, Role::BarChosen] {
                assert!(against_paper(text) >= 4.5, "{text:?}: {}", against_paper(text));
            }
            for mark in [Role::Bar, Role::Baseline] {
                assert!(against_paper(mark) >= 3.0, "{mark:?}: {}", against_paper(mark));
            }
        }
    }

    #[test]
    fn colours_are_read_from_hex() {
        assert_eq!(Color::from_hex("#0b5C8a"), Some(Color::from_rgb(0x0b_5c8a)));
        for bad in ["0b5c8a", "#0b5c8", "#0b5c8aff", "#0b5c8g", "#+b5c8a", ""] {
            assert_eq!(Color::from_hex(bad), None, "{bad}");
        }
    }
}
