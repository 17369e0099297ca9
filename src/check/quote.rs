//! Which characters of an article stand in a quotation: they are what somebody else said.

/// For each character whether it stands within quotation marks, the marks included.
///
/// Double marks are quotation marks always, single ones where they open before a word and close after one. A quotation that
/// goes on in the next paragraph has no closing mark in this one.
pub(super) fn quoted(chars: &[char]) -> Vec<bool> {
    let mut quoted = vec![false; chars.len()];
    for (start, end) in paragraphs(chars) {
        let mut at = start;
        while at < end {
            let close = match chars[at] {
                '\u{201c}' | '\u{201e}' => Some(find(chars, at, end, '\u{201d}').unwrap_or(end - 1)),
                '"' => Some(find(chars, at, end, '"').unwrap_or(end - 1)),
                '\u{2018}' | '\'' if opens(chars, start, at) => match closing_single(chars, start, at, end) {
                    // An apostrophe before a year or a shortened word opens nothing; before a capital it is a long quotation.
                    None if chars[at] == '\u{2018}' && chars[at + 1].is_uppercase() => Some(end - 1),
                    close => close,
                },
                _ => None,
            };
            if let Some(close) = close {
                quoted[at..=close].fill(true);
                at = close;
            }
            at += 1;
        }
    }
    quoted
}

/// Ranges of characters between empty lines.
fn paragraphs(chars: &[char]) -> Vec<(usize, usize)> {
    let mut paragraphs = Vec::new();
    let (mut start, mut newline) = (0, None);
    for (at, &char) in chars.iter().enumerate() {
        if char == '\n' {
            if newline.is_some() {
                paragraphs.push((start, at));
                start = at;
            }
            newline = Some(at);
        } else if !char.is_whitespace() {
            newline = None;
        }
    }
    paragraphs.push((start, chars.len()));
    paragraphs
}

fn find(chars: &[char], after: usize, end: usize, mark: char) -> Option<usize> {
    (after + 1..end).find(|&at| chars[at] == mark)
}

fn opens(chars: &[char], start: usize, at: usize) -> bool {
    let before =
        at == start || chars[at - 1].is_whitespace() || matches!(chars[at - 1], '(' | '[' | '\u{2014}' | '\u{2013}' | '-');
    let decade = chars
        .get(at + 1..at + 4)
        .is_some_and(|next| next[0].is_ascii_digit() && next[1].is_ascii_digit() && next[2] == 's');
    before && !decade && chars.get(at + 1).is_some_and(|next| next.is_alphanumeric())
}

fn closes(chars: &[char], at: usize) -> bool {
    matches!(chars[at], '\u{2019}' | '\'')
        && !chars[at - 1].is_whitespace()
        && !chars.get(at + 1).is_some_and(|next| next.is_alphanumeric())
}

/// The mark that closes a quotation opened by a single mark at `open`: the first one after a comma or a full stop, since a
/// plural possessive ("the forces' figures") looks like one too; else the first that may be one.
fn closing_single(chars: &[char], start: usize, open: usize, end: usize) -> Option<usize> {
    let mut first = None;
    for at in open + 1..end {
        if closes(chars, at) {
            if matches!(chars[at - 1], ',' | '.' | '!' | '?' | '\u{2026}') {
                return Some(at);
            }
            first = first.or(Some(at));
        } else if matches!(chars[at], '\u{2018}' | '\'') && opens(chars, start, at) && first.is_some() {
            break;
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::quoted;

    /// The text with every quoted character replaced by an underscore.
    fn masked(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mask = quoted(&chars);
        chars
            .iter()
            .zip(mask)
            .map(|(&char, quoted)| if quoted && char != '\n' { '_' } else { char })
            .collect()
    }

    #[test]
    fn double_marks_enclose_quotations() {
        assert_eq!(masked("He said: “We saw 5.” Then 7."), "He said: ___________ Then 7.");
        assert_eq!(masked("A \"5\" b"), "A ___ b");
        assert_eq!(masked("“On\nand on\n\nNot"), "___\n______\n\nNot");
    }

    #[test]
    fn single_marks_do_where_they_are_no_apostrophes() {
        assert_eq!(
            masked("‘We saw 5,’ she said of the forces’ 7."),
            "___________ she said of the forces’ 7."
        );
        assert_eq!(masked("'The forces' 5 rose,' he said: 7"), "_____________________ he said: 7");
        assert_eq!(masked("the '90s and the forces' 7"), "the '90s and the forces' 7");
        assert_eq!(masked("it’s the force’s 7"), "it’s the force’s 7");
        assert_eq!(masked("a 'record' 7"), "a ________ 7");
    }
}
