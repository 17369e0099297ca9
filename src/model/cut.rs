//! Text cut at a mark. The standard library's `split` and `split_once` look at a machine word at a time, for which queries and labels
//! are too short: a third of a kilobyte of the first view after brotli.

/// The text before the first `mark`, a character of ASCII, and the text after it; `None` where it has none.
pub(crate) fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The next piece of `rest`, which stands before a `mark` or is the last; `None` after the last.
pub(crate) fn next_piece<'t>(rest: &mut Option<&'t str>, mark: u8) -> Option<&'t str> {
    let text = (*rest)?;
    let (piece, after) = cut(text, mark).map_or((text, None), |(piece, after)| (piece, Some(after)));
    *rest = after;
    Some(piece)
}

#[cfg(test)]
mod tests {
    use super::{cut, next_piece};

    #[test]
    fn pieces_are_those_of_the_standard_library() {
        for text in ["", "a", " ", "a b", "a  b ", "\u{175}n a \u{177}d"] {
            assert_eq!(cut(text, b' '), text.split_once(' '), "{text:?}");
            let mut rest = Some(text);
            let mut pieces = Vec::new();
            while let Some(piece) = next_piece(&mut rest, b' ') {
                pieces.push(piece);
            }
            assert_eq!(pieces, text.split(' ').collect::<Vec<_>>(), "{text:?}");
        }
    }
}
