//! A house style as a file: its colours, and the name by which pages and frames wear it.

use std::path::Path;

use force_figures::paint::Theme;

use crate::Failure;

/// The theme in the stylesheet at `path`; the built-in one where there is none.
///
/// # Errors
/// A file that cannot be read, or holds no colour; a colour that is spelled in another way than [`Theme::parse`] reads.
pub(crate) fn read(path: Option<&Path>) -> Result<Theme, Failure> {
    let Some(path) = path else { return Ok(Theme::default()) };
    Ok(Theme::parse(&text(path)?, &path.display().to_string())?)
}

/// The name of the house style at `path`: a page links `themes/NAME.css` and has the class `ff-NAME`, a frame is asked for `theme=NAME`.
///
/// # Errors
/// A file that no frame would take by its name, or that has no rule for the class.
pub(crate) fn name(path: &Path) -> Result<String, Failure> {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let name = file.strip_suffix(".css").unwrap_or_default();
    // As the frame reads it (www/frame.js).
    if !name.split('-').all(is_word) {
        let expected = "a file named in small letters, with hyphens between words, such as public-service.css";
        return Err(format!("--theme: found \"{}\", expected {expected}", file.escape_debug()).into());
    }
    let class = format!(".ff-{name}");
    let ends = |after: &str| !after.starts_with(|next: char| next.is_alphanumeric() || matches!(next, '-' | '_'));
    if !text(path)?.split(&class).skip(1).any(ends) {
        return Err(format!("{}: found no rule for its class, expected {class}", path.display()).into());
    }
    Ok(name.to_owned())
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_lowercase())
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}
