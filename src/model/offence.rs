//! The offences of a topic and the codes that the Home Office counts them under.

use super::{PluralCategory, Quarter, RecordingChange, StandingNote, Translated};

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

/// An offence code of the Home Office and the quarters in which it was in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeEntry {
    /// The code as the release prints it: "8L".
    pub code: String,
    /// First quarter in which offences were recorded under the code.
    pub from: Quarter,
    /// Last quarter in which they were; `None` for a code that is in use.
    pub to: Option<Quarter>,
}

impl CodeEntry {
    /// Whether offences were recorded under the code in `quarter`.
    #[must_use]
    pub fn is_in_use(&self, quarter: Quarter) -> bool {
        quarter >= self.from && self.to.is_none_or(|to| quarter <= to)
    }
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
    /// The same in the house style that says "offences"; `None` where the language or the topic has no other word.
    pub formal: Option<NounPair>,
    /// What they are called where the offence has just been named: "case" and "cases"; `None` where nothing is shorter.
    pub short: Option<NounPair>,
    /// What stands after a number of the category where that is neither `one` nor `other`.
    pub counted: Vec<(PluralCategory, String)>,
}

/// What one and several recorded offences are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NounPair {
    /// "harassment offence".
    pub one: String,
    /// "harassment offences".
    pub other: String,
}

impl OffenceNames {
    /// What stands after a number of the category.
    #[must_use]
    pub fn after(&self, category: PluralCategory) -> &str {
        let own = self.counted.iter().find(|entry| entry.0 == category);
        match (own, category) {
            (Some((_, text)), _) => text,
            (None, PluralCategory::One) => &self.one,
            _ => &self.other,
        }
    }
}
