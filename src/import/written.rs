//! What people write in topic, areas and record files: slugs, texts, and where a file breaks off.

use crate::error::{Error, Position};

/// Checks that `slug` can stand in a URL and is not among `taken`.
pub(super) fn check_slug<'s>(
    file: &str,
    what: &str,
    slug: &str,
    taken: impl IntoIterator<Item = &'s str>,
) -> Result<(), Error> {
    let wrong = |found: String, expected: &str| Error::input(Position::file(file), found, expected);
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if !slug.split('-').all(word) {
        return Err(wrong(
            format!("slug {slug:?} of {what}"),
            "lower-case words joined by hyphens",
        ));
    }
    if taken.into_iter().any(|other| other == slug) {
        return Err(wrong(format!("{what} {slug} twice"), "each slug once"));
    }
    Ok(())
}

/// Checks that there is text, without white space around it.
pub(super) fn check_text(file: &str, what: &str, text: &str) -> Result<(), Error> {
    if text.is_empty() || text.trim() != text {
        let position = Position::file(file);
        return Err(Error::input(
            position,
            format!("{text:?} as {what}"),
            "text without white space around it",
        ));
    }
    Ok(())
}

/// The error of a TOML file, with its line, as found and expected.
pub(super) fn toml_error(file: &str, text: &str, error: &toml::de::Error) -> Error {
    let mut position = Position::file(file);
    if let Some(span) = error.span() {
        let line = text.as_bytes()[..span.start.min(text.len())]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
            + 1;
        position = position.row(u32::try_from(line).unwrap_or(u32::MAX));
    }
    let message = error.message().replace('\n', ", ");
    match message.split_once(", expected ") {
        Some((found, expected)) => Error::input(position, found, expected),
        None => Error::input(position, message, "what the comments of the topic and areas files describe"),
    }
}
