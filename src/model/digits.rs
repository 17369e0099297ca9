//! Numbers as digits: years and days, checksums and colours, and under the figures that readers see.

use std::fmt;

/// A number as digits, without a sign.
///
/// The wasm prints every integer with it. The standard library has a function for each type of integer, and each of them can pad,
/// sign and prefix: two kilobytes of the first view after brotli.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Digits {
    value: u64,
    radix: u8,
    /// How many there are at least, with zeros before the number.
    least: u8,
}

impl Digits {
    /// The decimal digits of `value`.
    pub(crate) fn of(value: impl Into<u64>) -> Self {
        Self {
            value: value.into(),
            radix: 10,
            least: 1,
        }
    }

    /// The hexadecimal digits of `value`.
    pub(crate) fn hexadecimal(value: impl Into<u64>) -> Self {
        Self {
            radix: 16,
            ..Self::of(value)
        }
    }

    /// At least so many digits: at most 20.
    pub(crate) fn at_least(self, least: u8) -> Self {
        Self { least, ..self }
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The largest number has 20.
        let mut digits = [0; 20];
        let mut rest = self.value;
        let mut first = digits.len();
        for (place, digit) in digits.iter_mut().enumerate().rev() {
            *digit = b"0123456789abcdef"[(rest % u64::from(self.radix)) as usize];
            rest /= u64::from(self.radix);
            first = place;
            if rest == 0 && place + usize::from(self.least) <= 20 {
                break;
            }
        }
        f.write_str(std::str::from_utf8(&digits[first..]).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn digits_are_those_of_the_standard_library() {
        for value in [0, 1, 9, 10, 255, 2026, 270_122, u64::from(u32::MAX), u64::MAX] {
            assert_eq!(Digits::of(value).to_string(), value.to_string());
            assert_eq!(Digits::of(value).at_least(2).to_string(), format!("{value:02}"));
            assert_eq!(Digits::hexadecimal(value).at_least(8).to_string(), format!("{value:08x}"));
        }
        assert_eq!(Digits::of(7_u8).at_least(20).to_string(), format!("{:020}", 7));
    }
}
