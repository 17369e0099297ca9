//! The offences of a topic and the codes that the Home Office counts them under.

use super::{Quarter, RecordingChange, StandingNote, Translated};

/// What a dataset is about: its codes, offences, recording changes and standing notes, and what a page opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Spelling in file names and queries.
    pub slug: String,
    /// Title above the headline.
    pub title: Translated<String>,
    /// Index into the dataset's areas of the area that is shown before a reader chooses.
    pub default_area: usize,
    /// Offence codes, in the order of the topic file; the order of the dataset's count columns.
    pub codes: Vec<CodeEntry>,
    /// Offences, in the order in which they are offered; the first one opens the page.
    pub offences: Vec<Offence>,
    /// Recording changes, by date.
    pub changes: Vec<RecordingChange>,
    /// Notes that always stand under the figures.
    pub notes: Vec<StandingNote>,
}

/// An offence code of the Home Office and the first quarter for which it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeEntry {
    /// The code as the release prints it: "8L".
    pub code: String,
    /// First quarter in which offences were recorded under the code.
    pub from: Quarter,
}

/// An offence that a reader can choose: one code, or several summed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offence {
    /// Spelling in queries.
    pub slug: String,
    /// Indices into [`Topic::codes`].
    pub codes: Vec<usize>,
    /// Names that readers see.
    pub names: Translated<OffenceNames>,
}

impl Offence {
    /// Whether the offence sums several codes.
    #[must_use]
    pub fn is_combined(&self) -> bool {
        self.codes.len() > 1
    }
}

/// The names of an offence in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffenceNames {
    /// Name in a picker: "Harassment".
    pub label: String,
    /// One recorded offence: "harassment case".
    pub one: String,
    /// Several recorded offences: "harassment cases".
    pub other: String,
}
