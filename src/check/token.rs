//! The words, numbers and marks of an article, each with its place.

/// A place in an article. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column of the first character, from 1.
    pub column: usize,
    /// Number of characters.
    pub length: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters, and letters with digits after them: "cases", "m62".
    Word,
    /// Digits with what stands between them: "10,056", "4.6", "10:30", "25/01/2024".
    Number,
    /// Any other character.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// In lower case, apostrophes straight.
    pub(super) text: String,
    pub(super) place: Place,
    /// Index of the first character in the article.
    pub(super) start: usize,
    /// Index of the character after the last.
    pub(super) end: usize,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Number of the paragraph: an empty line ends one.
    pub(super) paragraph: usize,
}

impl Token {
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }

    pub(super) fn is_any(&self, texts: &[&str]) -> bool {
        texts.contains(&self.text.as_str())
    }
}

/// The tokens of `chars`, in order.
pub(super) fn tokens(chars: &[char]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut line, mut line_start, mut paragraph) = (1, 0, 0);
    let (mut spaced, mut line_is_empty) = (true, true);
    let mut at = 0;
    while at < chars.len() {
        let char = chars[at];
        if char.is_whitespace() || char == '\u{feff}' {
            if char == '\n' {
                if line_is_empty {
                    paragraph += 1;
                }
                (line, line_start, line_is_empty) = (line + 1, at + 1, true);
            }
            spaced = true;
            at += 1;
            continue;
        }
        let (kind, end) = if char.is_ascii_digit() {
            (TokenKind::Number, number_end(chars, at))
        } else if char.is_alphabetic() {
            (TokenKind::Word, word_end(chars, at))
        } else {
            (TokenKind::Mark, at + 1)
        };
        let text: String = chars[at..end].iter().collect::<String>().to_lowercase();
        tokens.push(Token {
            kind,
            text: text.replace('\u{2019}', "'"),
            place: Place {
                line,
                column: at - line_start + 1,
                length: end - at,
            },
            start: at,
            end,
            spaced,
            capital: char.is_uppercase(),
            paragraph,
        });
        (spaced, line_is_empty) = (false, false);
        at = end;
    }
    tokens
}

/// The tokens of a name or a phrase.
pub(super) fn phrase(text: &str) -> Vec<Token> {
    tokens(&text.chars().collect::<Vec<char>>())
}

/// A possessive "'s" is no part of the word: "the force's figures" names the force.
fn word_end(chars: &[char], start: usize) -> usize {
    let mut at = start;
    while let Some(&char) = chars.get(at) {
        let letters = chars[at..].iter().skip(1).take_while(|char| char.is_alphanumeric()).count();
        let possessive = letters == 1 && chars[at + 1] == 's';
        let inner = matches!(char, '\'' | '\u{2019}') && letters > 0 && !possessive;
        if !char.is_alphanumeric() && !inner {
            break;
        }
        at += 1;
    }
    at
}

fn number_end(chars: &[char], start: usize) -> usize {
    let digits = |from: usize| chars[from..].iter().take_while(|char| char.is_ascii_digit()).count();
    let mut grouped = digits(start) <= 3;
    let mut at = start + digits(start);
    while let Some(&char) = chars.get(at) {
        let next = digits((at + 1).min(chars.len()));
        let goes_on = match char {
            // Between thousands a comma or a narrow or fixed space; "1,2" is two numbers.
            ',' | '\u{a0}' | '\u{2009}' | '\u{202f}' => grouped && next == 3,
            '.' | '/' => next > 0,
            ':' => next == 2,
            _ => false,
        };
        if !goes_on {
            break;
        }
        grouped &= !matches!(char, '.' | '/' | ':');
        at += 1 + next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::phrase;

    fn texts(text: &str) -> Vec<String> {
        phrase(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn numbers_keep_what_stands_between_their_digits() {
        assert_eq!(texts("10,056 and 4.6%."), ["10,056", "and", "4.6", "%", "."]);
        assert_eq!(texts("1,2 or 271,0000"), ["1", ",", "2", "or", "271", ",", "0000"]);
        assert_eq!(
            texts("10:30, 25/01/2024, 10.30pm"),
            ["10:30", ",", "25/01/2024", ",", "10.30", "pm"]
        );
        assert_eq!(texts("11-fold 8L M62"), ["11", "-", "fold", "8", "l", "m62"]);
    }

    #[test]
    fn a_possessive_is_no_part_of_the_word() {
        assert_eq!(
            texts("the force’s didn’t forces'"),
            ["the", "force", "'", "s", "didn't", "forces", "'"]
        );
    }

    #[test]
    fn places_count_characters_and_lines() {
        let tokens = phrase("é 1\r\n\r\n“2”");
        let places: Vec<(usize, usize, usize)> = tokens
            .iter()
            .map(|token| (token.place.line, token.place.column, token.paragraph))
            .collect();
        assert_eq!(places, [(1, 1, 0), (1, 3, 0), (3, 1, 1), (3, 2, 1), (3, 3, 1)]);
    }
}
