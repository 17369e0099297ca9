//! A story as `figures story` tells it, and how a sentence is searched.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::cli::printed;
use crate::common::project_file;

/// A story: its sentences by paragraph, and the notes that stand beside it.
pub(super) struct Told {
    /// A paragraph's kind, and its sentences.
    pub(super) paragraphs: Vec<(String, Vec<String>)>,
    /// Notes of this story. What stands under every story of the topic is not among them.
    pub(super) notes: Vec<String>,
}

#[derive(Deserialize)]
struct Printed {
    paragraphs: Vec<Paragraph>,
    notes: Vec<String>,
}

#[derive(Deserialize)]
struct Paragraph {
    kind: String,
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    text: String,
}

#[derive(Deserialize)]
struct Topic {
    note: Vec<Note>,
}

#[derive(Deserialize)]
struct Note {
    en: String,
}

impl Told {
    /// The English story that the options ask for.
    pub(super) fn story(options: &[&str]) -> Self {
        Self::read(&printed(&[&["story", "--format", "json"], options].concat()))
    }

    /// The story that `figures story --format json` has printed.
    pub(super) fn read(json: &str) -> Self {
        let printed: Printed = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
        let sentences = |paragraph: Paragraph| paragraph.sentences.into_iter().map(|sentence| sentence.text).collect();
        Self {
            notes: printed.notes.into_iter().filter(|note| !stands_always(note)).collect(),
            paragraphs: printed
                .paragraphs
                .into_iter()
                .map(|paragraph| (paragraph.kind.clone(), sentences(paragraph)))
                .collect(),
        }
    }

    /// The sentences of the paragraphs of one kind, or of all.
    pub(super) fn sentences(&self, kind: Option<&str>) -> Vec<&str> {
        let paragraphs = self.paragraphs.iter();
        let asked = paragraphs.filter(|(own, _)| kind.is_none_or(|kind| kind == own));
        asked
            .flat_map(|(_, sentences)| sentences.iter().map(String::as_str))
            .collect()
    }
}

/// Whether a note is of the topic or of the release, and not of a figure.
fn stands_always(note: &str) -> bool {
    static NOTES: OnceLock<Vec<String>> = OnceLock::new();
    let notes = NOTES.get_or_init(|| {
        let text = std::fs::read_to_string(project_file("www/data/harassment.toml")).unwrap();
        let topic: Topic = toml::from_str(&text).unwrap();
        topic.note.into_iter().map(|note| note.en).collect()
    });
    notes.iter().any(|standing| standing == note) || note.contains("newer release")
}

/// Whether the sentence has the fragment in it: its pieces between the `*`, in their order. A piece that begins or ends with a
/// digit is not found inside a longer number.
pub(super) fn says(sentence: &str, fragment: &str) -> bool {
    let mut pieces = fragment.split('*').filter(|piece| !piece.is_empty());
    let mut rest = 0;
    pieces.all(|piece| match find(sentence, piece, rest) {
        Some(start) => {
            rest = start + piece.len();
            true
        }
        None => false,
    })
}

/// Where the piece first stands at or after `from`.
fn find(sentence: &str, piece: &str, from: usize) -> Option<usize> {
    let starts = sentence.match_indices(piece).map(|(start, _)| start);
    starts.filter(|&start| start >= from).find(|&start| {
        let (before, after) = (&sentence[..start], &sentence[start + piece.len()..]);
        let begins_inside = piece.starts_with(|letter: char| letter.is_ascii_digit()) && ends_in_number(before);
        let ends_inside = piece.ends_with(|letter: char| letter.is_ascii_digit()) && begins_with_number(after);
        !begins_inside && !ends_inside
    })
}

/// Whether a digit that follows would go on with a number.
fn ends_in_number(text: &str) -> bool {
    let bare = text.strip_suffix([',', '.']).unwrap_or(text);
    bare.ends_with(|letter: char| letter.is_ascii_digit())
}

/// Whether the text goes on with a number that a digit before it began.
fn begins_with_number(text: &str) -> bool {
    let bare = text.strip_prefix([',', '.']).unwrap_or(text);
    bare.starts_with(|letter: char| letter.is_ascii_digit())
}

#[test]
fn fragments_are_found_inside_one_sentence_and_not_inside_a_number() {
    let sentence = "It recorded 1,234 cases, up 12.7% from 1,095 the year before, the highest in at least 12 years.";
    for said in [
        "1,234",
        "up 12.7% from 1,095",
        "highest*12 years",
        "12.7%",
        "recorded *from 1,095",
        "*years.",
    ] {
        assert!(says(sentence, said), "{said}");
    }
    for unsaid in [
        "234",
        "1,23",
        "2.7%",
        "7%",
        "12 years*highest",
        "least 1",
        "095",
        "Recorded",
        "1,09",
    ] {
        assert!(!says(sentence, unsaid), "{unsaid}");
    }
}
