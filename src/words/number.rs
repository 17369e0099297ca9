//! The only place where a number becomes text for readers.
//!
//! Values are rounded half away from zero to a fixed number of decimals and printed as integers with a point put in: formatting
//! floats through `core::fmt` would be a fifth of the wasm, and prints `-0.0`.

use crate::model::Digits;

/// The minus sign of running text (U+2212), as wide as a digit.
pub const MINUS: char = '\u{2212}';

/// The value rounded half away from zero to `decimals` places, in units of the last place.
fn scaled(value: f64, decimals: u32) -> i64 {
    (value * 10_f64.powi(decimals as i32)).round() as i64
}

/// An integer with a comma between thousands: `10,051`, `−4`.
#[must_use]
pub fn integer(value: i64) -> String {
    let digits = Digits::of(value.unsigned_abs()).to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if value < 0 {
        text.push(MINUS);
    }
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A value rounded to a whole number, with a comma between thousands.
#[must_use]
pub fn rounded(value: f64) -> String {
    integer(scaled(value, 0))
}

/// A value with always `decimals` places: `6.90` for 6.9 with two.
#[must_use]
pub fn fixed(value: f64, decimals: u32) -> String {
    let units = scaled(value, decimals);
    if decimals == 0 {
        return integer(units);
    }
    let one = 10_i64.pow(decimals);
    let mut text = String::new();
    if units < 0 && units > -one {
        text.push(MINUS);
    }
    text += &integer(units / one);
    text.push('.');
    let places = Digits::of((units % one).unsigned_abs()).at_least(decimals as u8);
    text + &places.to_string()
}

/// A value with always `decimals` places as spreadsheets read it: no comma between thousands, and a hyphen as its sign.
#[must_use]
pub fn unseparated(value: f64, decimals: u32) -> String {
    fixed(value, decimals).replace(',', "").replace(MINUS, "-")
}

/// A value with at most one decimal place; a trailing `.0` is dropped, as the press prints percentages.
#[must_use]
pub fn at_most_one_decimal(value: f64) -> String {
    let text = fixed(value, 1);
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// Whether two values print the same with `decimals` places.
#[must_use]
pub fn same_when_printed(one: f64, other: f64, decimals: u32) -> bool {
    scaled(one, decimals) == scaled(other, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        assert_eq!(integer(0), "0");
        assert_eq!(integer(999), "999");
        assert_eq!(integer(1_000), "1,000");
        assert_eq!(integer(270_122), "270,122");
        assert_eq!(integer(-1_234_567), "−1,234,567");
        assert_eq!(integer(i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn rounding_is_half_away_from_zero_and_zero_has_no_sign() {
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(fixed(-0.06, 1), "−0.1");
        assert_eq!(fixed(2.25, 1), "2.3");
        assert_eq!(fixed(-12.25, 1), "−12.3");
        assert_eq!(fixed(6.9, 2), "6.90");
        assert_eq!(fixed(1234.5, 0), "1,235");
        assert_eq!(unseparated(-1_234.5, 2), "-1234.50");
        assert_eq!(at_most_one_decimal(5.0), "5");
        assert_eq!(at_most_one_decimal(-4.06), "−4.1");
        assert_eq!(at_most_one_decimal(0.0), "0");
    }
}
