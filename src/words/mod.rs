//! Words for readers: sentences, labels, alt text, table headings. One file for each language.
//!
//! [`Words`] is what a language must be able to say; [`View`] is everything that a page shows, said.

mod change;
#[cfg(feature = "stories")]
mod cy;
mod en;
#[cfg(feature = "cli")]
mod list;
pub mod number;
#[cfg(feature = "stories")]
mod outcomes;
mod passage;
#[cfg(feature = "stories")]
mod spreadsheet;
pub mod story;
mod table;
mod view;

#[cfg(feature = "cli")]
pub use list::figure_list;
#[cfg(feature = "stories")]
pub use outcomes::{OutcomeLine, OutcomeView};
pub use passage::{Passage, Span};
#[cfg(feature = "stories")]
pub use spreadsheet::Spreadsheet;
pub use table::Table;
pub use view::{Choice, ChoiceGroup, Chooser, ChooserSet, KeyFigure, NoticeText, View};

pub use crate::figures::SMALL_BASE;

use crate::figures::{Figures, Notice, Point};
use crate::model::{Absence, ChartKind, Date, Language, Measure, Month, Nation, YearEnding};

/// Percentage change below which a change is called slight.
pub const SLIGHT_PERCENT: f64 = 5.0;

/// Decimals of a printed rate per 1,000 population.
pub const RATE_DECIMALS: u32 = 1;

/// Decimals of a printed rate where every rate of the series is below one.
pub const SMALL_RATE_DECIMALS: u32 = 2;

/// The words of `language`; English in a build without the feature that holds the language.
#[must_use]
pub fn of(language: Language) -> &'static dyn Words {
    match language {
        #[cfg(feature = "stories")]
        Language::Cy => &cy::Welsh,
        _ => &en::English,
    }
}

/// What a language must be able to say. Every method is total.
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
    fn headline(&self, figures: &Figures<'_>) -> Passage;
    /// At most three figures beside the headline.
    fn key_figures(&self, figures: &Figures<'_>) -> Vec<KeyFigure>;
    /// What the chart shows, above it.
    fn chart_title(&self, figures: &Figures<'_>, kind: ChartKind) -> String;
    /// The chart in words: its kind, span, lowest, highest and latest value.
    fn chart_summary(&self, figures: &Figures<'_>, kind: ChartKind) -> String;
    /// One value of a series: "10,051", "6.9", or why there is none.
    fn value(&self, figures: &Figures<'_>, point: &Point) -> String;
    /// A value of the measure on an axis whose ticks are `step` apart.
    fn axis_value(&self, measure: Measure, value: f64, step: f64) -> String;
    /// What the cursor reads at `index` of the series: "Year to September 2023: 10,051 harassment cases, down 4.1% …".
    fn readout(&self, figures: &Figures<'_>, index: usize) -> String;
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
    /// Of the range input that moves the cursor.
    Cursor,
    /// Of the disclosure that holds the table.
    ShowTable,
    /// Of the button that saves the figures of the table for spreadsheets.
    Download,
    /// Of the disclosure that says how figures are worked out.
    Method,
    /// Of the list of notices.
    Notices,
    /// Said in the chart beside a gap.
    Gap,
    /// In a table cell without a figure.
    NotAvailable,
    /// After a figure that counts a provisional quarter.
    Provisional,
    /// Invitation while no force has been chosen.
    Invitation,
    /// The quiet line when the interactive version fails.
    #[cfg(feature = "stories")]
    Failed,
}
