//! No format in the code of the wasm gives a text a width or a precision: `src/bin/build_web.rs` takes out what would heed it.

use super::source::{code, sources};

/// Rooms that only the command has.
const OF_THE_COMMAND: [&str; 3] = ["src/check", "src/import", "src/bin"];

/// What follows the colon in each place of a format, such as `02` in `{day:02}`.
fn specifications(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices('{') {
        let place = &code[at + 1..];
        let Some((argument, after)) = place.split_once(':') else {
            continue;
        };
        let named = argument
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "_.".contains(letter));
        if let (true, Some((specification, _))) = (named, after.split_once('}'))
            && !specification.contains(|letter: char| letter.is_whitespace() || letter == ':')
        {
            found.push(specification);
        }
    }
    found
}

/// Whether it is one of a number with zeros before it, or for the eyes of programmers.
fn is_of_no_text(specification: &str) -> bool {
    specification.starts_with('0') || specification.ends_with('?')
}

#[test]
fn texts_in_formats_of_the_wasm_have_no_width() {
    for (name, text) in sources("src", "rs") {
        if OF_THE_COMMAND.iter().any(|room| name.starts_with(room)) {
            continue;
        }
        for specification in specifications(&code(&text)) {
            assert!(is_of_no_text(specification), "{name}: {{:{specification}}}");
        }
    }
}

#[test]
fn a_width_is_found() {
    let source = r#"struct Place { area: usize } format!("{name:>8}, {:.3}, {day:02}, {value:?}, {plain}")"#;
    let found = specifications(source);
    assert_eq!(found, [">8", ".3", "02", "?"]);
    assert_eq!(found.into_iter().filter(|found| !is_of_no_text(found)).count(), 2);
}
