//! Names of an area as the dataset file has them: what one says that another has said already stays out.

/// In a name, the place of the shorter one.
const SHORTER: char = '\u{1}';

/// The spelling in queries that most areas have: their shorter name in small letters, with hyphens.
pub(super) fn usual_slug(short: &str) -> String {
    let mut slug = String::new();
    for letter in short.chars() {
        slug.push(if letter == ' ' { '-' } else { letter.to_ascii_lowercase() });
    }
    slug
}

/// The name with a mark in the place of the shorter one.
pub(super) fn folded(name: &str, short: &str) -> String {
    name.replacen(short, SHORTER.encode_utf8(&mut [0; 4]), 1)
}

/// The name that was folded.
pub(super) fn unfolded(name: &str, short: &str) -> String {
    let mut whole = String::new();
    for letter in name.chars() {
        if letter == SHORTER {
            whole += short;
        } else {
            whole.push(letter);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_after_it_was_folded() {
        for (name, short, file) in [
            ("Mid Mersey Police", "Mid Mersey", "\u{1} Police"),
            ("Police in Mid Mersey", "Mid Mersey", "Police in \u{1}"),
            ("Mid Mersey", "Mid Mersey", "\u{1}"),
            ("Mersey, Mersey and Mersey", "Mersey", "\u{1}, Mersey and Mersey"),
            ("Another", "Mersey", "Another"),
        ] {
            assert_eq!(folded(name, short), file);
            assert_eq!(unfolded(file, short), name);
        }
        assert_eq!(usual_slug("Mid Mersey"), "mid-mersey");
    }
}
