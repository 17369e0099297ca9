//! What spellings of one name have in common: small letters without accents, one space between words.

use crate::model::next_piece;

/// The letters without accents of U+00E0 to U+00FF.
const PLAIN: &[u8; 32] = b"aaaaaaaceeeeiiiidnooooo ouuuuyty";

/// A word of Latin text in folded letters. `None` for a mark between words, `Some('\0')` for one that is left out.
fn plain(letter: char) -> Option<char> {
    let letter = match letter {
        'À'..='Þ' => char::from(letter as u8 + 0x20),
        _ => letter,
    };
    match letter {
        'a'..='z' | '0'..='9' => Some(letter),
        'A'..='Z' => Some(letter.to_ascii_lowercase()),
        '\'' | '.' | '`' | '´' | '\u{2bc}' | '\u{2018}' | '\u{2019}' | '\u{300}'..='\u{36f}' => Some('\0'),
        'à'..='ÿ' => Some(char::from(PLAIN[letter as usize - 0xe0])),
        'Ŵ' | 'ŵ' => Some('w'),
        'Ŷ' | 'ŷ' => Some('y'),
        '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' => None,
        _ => Some(letter),
    }
}

/// The words of `text` in folded letters, with spaces between.
fn plain_words(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars() {
        match plain(letter) {
            Some('\0') => {}
            Some(letter) => folded.push(letter),
            // "&" is a word of its own.
            None if letter == '&' => folded.push_str(" and "),
            None => folded.push(' '),
        }
    }
    folded
}

/// `text` folded: its words in small letters without accents. `words` are what is written and what it is meant for, one after the other:
/// "saint", "st"; nothing for a word that does not tell one name from another. A text of nothing but such words keeps them.
pub(super) fn fold(text: &str, words: &[String]) -> String {
    let plain = plain_words(text);
    let mut folded = String::new();
    let mut whole = String::new();
    let mut rest = Some(plain.trim_ascii());
    while let Some(word) = next_piece(&mut rest, b' ') {
        // One letter that nothing follows is the beginning of a word.
        let is_begun = word.len() == 1 && rest.is_none();
        let meant = words.chunks_exact(2).find(|known| known[0] == word && !is_begun);
        push_word(&mut whole, word);
        push_word(&mut folded, meant.map_or(word, |known| &known[1]));
    }
    if folded.is_empty() { whole } else { folded }
}

fn push_word(text: &mut String, word: &str) {
    if !word.is_empty() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn folded(text: &str) -> String {
        let words = ["and", "", "saint", "st", "police", "", "w", "west", "yorks", "yorkshire"].map(str::to_owned);
        fold(text, &words)
    }

    #[test]
    fn spellings_of_one_name_are_one() {
        for (texts, expected) in [
            (
                &[
                    "Devon & Cornwall",
                    "devon AND cornwall",
                    "Devon  Cornwall Police",
                    "Devon&Cornwall",
                ][..],
                "devon cornwall",
            ),
            (&["King's Lynn", "Kings Lynn", "KING’S-LYNN", " king`s lynn."], "kings lynn"),
            (
                &["Stoke-on-Trent", "stoke on trent", "Stoke\u{2013}on\u{a0}Trent"],
                "stoke on trent",
            ),
            (&["St. Albans", "Saint Albans", "st albans"], "st albans"),
            (&["Ynys Môn", "ynys mon", "YNYS MO\u{302}N", "Ynys MÔN"], "ynys mon"),
            (&["Caersŵs", "CAERSŴS", "caersws"], "caersws"),
            (&["W Yorks", "west yorkshire police"], "west yorkshire"),
            (&["Police", "the police"][..1], "police"),
            (&["w", "W."], "w"),
            (&["", " ", "-", "'"], ""),
        ] {
            for text in texts {
                assert_eq!(folded(text), expected, "{text:?}");
            }
        }
    }
}
