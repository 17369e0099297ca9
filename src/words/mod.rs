//! Words for readers: sentences, labels, alt text, table headings. What is said is planned once (`plan`, `story`); a language is one
//! folder of phrases.
//!
//! [`Words`] is what a language must be able to say; [`View`] is everything that a page shows, said.

#[cfg(feature = "stories")]
mod cy;
#[cfg(not(feature = "stories"))]
mod cy {
    //! The first view's edition says what it has in English.
    pub(super) use super::en::English as Welsh;
}
mod en;
#[cfg(feature = "stories")]
mod force_words;
#[cfg(feature = "stories")]
mod forces;
#[cfg(not(feature = "stories"))]
#[path = "no_forces.rs"]
mod forces;
#[cfg(feature = "cli")]
mod list;
mod movement;
pub mod number;
#[cfg(feature = "stories")]
mod outcome_words;
#[cfg(feature = "stories")]
mod outcomes;
#[cfg(not(feature = "stories"))]
#[path = "no_outcomes.rs"]
mod outcomes;
mod passage;
pub mod plan;
mod printed;
#[cfg(feature = "stories")]
mod spreadsheet;
#[cfg(feature = "stories")]
pub mod story;
mod table;
mod view;
mod view_part;

#[cfg(feature = "stories")]
pub use forces::{ForceLine, ForcePlace, ForcesView};
#[cfg(feature = "cli")]
pub use list::figure_list;
pub use movement::{Movement, SLIGHT_PERCENT};
#[cfg(feature = "stories")]
pub use outcomes::{OutcomeLine, OutcomeView};
pub use passage::{Passage, Span};
pub use printed::{RATE_DECIMALS, SMALL_AVERAGE, SMALL_RATE_DECIMALS, SMALLEST_RATE_DECIMALS};
#[cfg(feature = "stories")]
pub use spreadsheet::Spreadsheet;
pub use table::Table;
pub use view::{Choice, ChoiceGroup, Chooser, ChooserSet, View, ViewPart, readouts, table_of};
pub use view_part::{ChartWords, Head, KeyFigure, MethodText, NoteText, Notes};

use crate::figures::{Claim, Claims, Figures, Notice};
use crate::model::{Absence, ChartKind, Date, Language, Measure, Month, Nation, YearEnding};
use plan::{Headline, Key, Readout, SummaryPlan};

/// The words of `language`; English in an edition without the language.
#[must_use]
pub fn of(language: Language) -> &'static dyn Words {
    match language {
        Language::Cy => &cy::Welsh,
        Language::En => &en::English,
    }
}

/// The story words of `language`.
#[cfg(feature = "stories")]
#[must_use]
pub fn stories(language: Language) -> &'static dyn story::StoryWords {
    match language {
        Language::Cy => &cy::Welsh,
        Language::En => &en::English,
    }
}

/// The words of `language` for outcomes.
#[cfg(feature = "stories")]
fn outcomes_of(language: Language) -> &'static dyn outcome_words::OutcomeWords {
    match language {
        Language::Cy => &cy::Outcomes,
        Language::En => &en::Outcomes,
    }
}

/// The words of `language` for all forces side by side.
#[cfg(feature = "stories")]
fn forces_of(language: Language) -> &'static dyn force_words::ForceWords {
    match language {
        Language::Cy => &cy::Forces,
        Language::En => &en::Forces,
    }
}

/// What a language must be able to say. Every method is total, and takes figures as claims.
pub trait Words: Sync {
    /// The language itself.
    fn language(&self) -> Language;
    /// "September 2023".
    fn month(&self, month: Month) -> String;
    /// "Sep 2023", for tight places.
    fn short_month(&self, month: Month) -> String;
    /// "23 April 2026".
    fn date(&self, date: Date) -> String;
    /// "year to September 2023".
    fn year_to(&self, period: YearEnding) -> String;
    /// The answer first: force, figure, year before, period. One sentence.
    fn headline(&self, figures: &Figures<'_>, plan: &Headline) -> Passage;
    /// A key figure and what it is: "10,051" and "harassment cases, year to September 2023".
    fn key(&self, figures: &Figures<'_>, key: &Key) -> (String, String);
    /// What the chart shows, above it.
    fn chart_title(&self, figures: &Figures<'_>, kind: ChartKind) -> String;
    /// The chart in words: its kind, span, lowest, highest and latest value.
    fn chart_summary(&self, figures: &Figures<'_>, kind: ChartKind, plan: &SummaryPlan<'_>) -> String;
    /// One value of a series: "10,051", "6.9", or why there is none.
    fn value(&self, claim: &Claim) -> String;
    /// A tick of the axis of the measure, whose ticks are `step` apart.
    fn axis_value(&self, measure: Measure, tick: f64, step: f64) -> String;
    /// What the cursor reads: "Year to September 2023: 10,051 harassment cases, down 4.1% …".
    fn readout(&self, figures: &Figures<'_>, plan: &Readout<'_>) -> String;
    /// That recording changed between the years of a comparison, as the end of its sentence: ", though recording changed in May
    /// 2023"; nothing where it did not.
    fn though(&self, claims: &Claims<'_>, comparison: &Claim) -> String;
    /// Why a figure is absent, as a short phrase.
    fn absence(&self, absence: Absence) -> &'static str;
    /// A notice as one or two sentences.
    fn notice(&self, figures: &Figures<'_>, notice: &Notice) -> String;
    /// Headings of the table: period, value, and the comparison or the change on the year before.
    fn table_head(&self, figures: &Figures<'_>) -> Vec<String>;
    /// Where the figures come from.
    fn source(&self, figures: &Figures<'_>) -> String;
    /// When the release was published.
    fn released(&self, figures: &Figures<'_>) -> String;
    /// How the figures are worked out, a sentence each.
    fn method(&self, figures: &Figures<'_>) -> Vec<Passage>;
    /// Name of a measure in its switch.
    fn measure(&self, measure: Measure) -> &'static str;
    /// Name of a chart in its switch.
    fn chart(&self, kind: ChartKind) -> &'static str;
    /// Heading of a group of forces.
    fn nation(&self, nation: Nation) -> &'static str;
    /// A label of the page's own controls.
    fn label(&self, label: Label) -> &'static str;
}

/// Labels of controls and headings that depend on no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Of the force picker.
    Force,
    /// Of the offence picker.
    Offence,
    /// Of the measure switch.
    Measure,
    /// Of the chart switch.
    Chart,
    /// Of the picker of what the force is compared with.
    Compare,
    /// Its choice of no comparison.
    Nothing,
    /// Of the range input that moves the cursor.
    Cursor,
    /// Of the disclosure that holds the table.
    ShowTable,
    /// Of the button that saves the figures of the table for spreadsheets.
    Download,
    /// Of the disclosure that says how figures are worked out.
    Method,
    /// Of the notes beside the figures.
    Notices,
    /// Of the disclosure that holds all other notes.
    FurtherNotes,
    /// Said in the chart beside a gap.
    Gap,
    /// In a table cell without a figure.
    NotAvailable,
    /// After a figure that counts a provisional quarter.
    Provisional,
    /// Invitation while no force has been chosen.
    Invitation,
    /// The quiet line when the interactive version fails.
    Failed,
    /// The quiet line while what a reader has chosen is on its way.
    Loading,
}
