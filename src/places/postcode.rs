//! Typed text as a postcode, whole or begun. What comes after the district is let go of here.

use super::index::Index;

/// What a typed text is as a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Postcode<'i> {
    /// In this district; whether a whole postcode was typed.
    District(&'i str, bool),
    /// Spelled like one, and in no district that is known.
    Unknown,
    /// No postcode.
    None,
}

/// The letters with which a postcode begins.
pub(super) fn area(code: &str) -> &str {
    let digit = code.bytes().position(|byte| byte.is_ascii_digit());
    code.get(..digit.unwrap_or(code.len())).unwrap_or_default()
}

/// The text in capitals without spaces; empty where it is not spelled like a postcode, with one or two letters before a digit.
pub(super) fn compact(text: &str) -> String {
    let mut code = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            code.push(char::from(byte.to_ascii_uppercase()));
        } else if byte != b' ' {
            return String::new();
        }
    }
    let letters = area(&code).len();
    // The longest is "SW1A 1AA".
    if letters == 0 || letters > 2 || letters == code.len() || code.len() > 7 {
        code.clear();
    }
    code
}

/// The district of a postcode that is in no district that is known: of `text`, whose compact form is `code`.
pub(super) fn outward<'c>(text: &str, code: &'c str) -> &'c str {
    let text = text.trim();
    let spaced = text.bytes().position(|byte| byte == b' ');
    let letters = code.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    // Without a space, a digit and letters at the end are of the rest, but for the letter of a district such as W1A.
    let end = match (spaced, letters) {
        (Some(space), _) => space,
        (None, 1..=2) if code.len() > 3 => code.len() - letters - 1,
        (None, _) => code.len().min(4),
    };
    code.get(..end).unwrap_or_default()
}

/// Whether these are the last letters of a postcode, or the first of them: "1AA", "1A", "1".
fn is_inward(text: &[u8]) -> bool {
    text.iter()
        .enumerate()
        .all(|(place, byte)| byte.is_ascii_digit() == (place == 0))
}

impl Index {
    /// What the text is of which `code` is the compact form.
    pub(super) fn postcode(&self, text: &str, code: &str) -> Postcode<'_> {
        if code.is_empty() {
            return Postcode::None;
        }
        // After a space stands the rest; otherwise a whole postcode ends in three, and one that is begun in none, one or two. The number
        // after each is how many letters its district may have besides: that of the middle of a city may be known without its last.
        let after = text.bytes().rev().position(|byte| byte == b' ').unwrap_or_default();
        for (rest, besides) in [(after, 0), (3, 0), (3, 1), (0, 0), (0, 1), (1, 0), (2, 0)] {
            let end = code.len().saturating_sub(rest);
            let outward = code.as_bytes().get(..end.saturating_sub(besides)).unwrap_or_default();
            let inward = code.as_bytes().get(end..).unwrap_or_default();
            let besides_is_letter = besides == 0 || code.as_bytes()[end.saturating_sub(1)].is_ascii_uppercase();
            let district = self.districts.iter().find(|known| known.code.as_bytes() == outward);
            if let Some(district) = district.filter(|_| is_inward(inward) && besides_is_letter) {
                return Postcode::District(&district.code, rest == 3);
            }
        }
        Postcode::Unknown
    }
}
