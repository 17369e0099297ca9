//! Typed text as a postcode, whole or begun. What comes after the district is let go of here.

use super::index::{District, Index};

/// What a typed text is as a postcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Postcode<'i> {
    /// In a district: its number, and whether a whole postcode was typed.
    District(&'i District, usize, bool),
    /// Spelled like one, of an area with these letters, and in no district that is known.
    Unknown(String),
    /// No postcode.
    None,
}

/// The letters with which a postcode begins.
pub(super) fn area(code: &str) -> &str {
    let digit = code.bytes().position(|byte| byte.is_ascii_digit()).unwrap_or(code.len());
    code.get(..digit).unwrap_or_default()
}

/// The text in capitals without spaces; empty where it is not spelled like a postcode, with one or two letters before a digit.
pub(super) fn compact(text: &str) -> String {
    let mut code = String::new();
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => code.push(letter.to_ascii_uppercase()),
            ' ' | '\u{a0}' => {}
            _ => return String::new(),
        }
    }
    let letters = area(&code).len();
    // The longest is "SW1A 1AA".
    if (1..=2).contains(&letters) && letters < code.len() && code.len() <= 7 {
        code
    } else {
        String::new()
    }
}

/// Whether these are the last letters of a postcode, or the first of them: "1AA", "1A", "1".
fn is_inward(text: &str) -> bool {
    text.bytes().enumerate().all(|(place, byte)| {
        if place == 0 {
            byte.is_ascii_digit()
        } else {
            byte.is_ascii_uppercase()
        }
    })
}

impl Index {
    /// What `text` is as a postcode.
    pub(super) fn postcode(&self, text: &str) -> Postcode<'_> {
        let code = compact(text);
        if code.is_empty() {
            return Postcode::None;
        }
        // After a space stands the rest; otherwise a whole postcode ends in three, and one that is begun in none, one or two.
        let after = text
            .trim_ascii()
            .bytes()
            .rev()
            .position(|byte| byte == b' ')
            .unwrap_or_default();
        for rest in [after, 3, 0, 1, 2] {
            let (outward, inward) = code.split_at(code.len() - rest.min(code.len()));
            if !is_inward(inward) || area(outward).len() == outward.len() {
                continue;
            }
            // A district of the middle of a city may be known without its letter.
            let shorter = outward.strip_suffix(|letter: char| letter.is_ascii_uppercase());
            for district in [Some(outward), shorter.filter(|_| rest == 3 || rest == 0)] {
                let place = self.districts.iter().position(|known| Some(known.code.as_str()) == district);
                if let Some(place) = place {
                    return Postcode::District(&self.districts[place], place, rest == 3);
                }
            }
        }
        Postcode::Unknown(area(&code).to_owned())
    }
}
