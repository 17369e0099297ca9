//! The parts of a view.

use super::Passage;

/// The answer, and what it is the answer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// BCP 47 tag of the language of all texts.
    pub lang: &'static str,
    /// The query, with every part spelled out.
    pub query: String,
    /// Title of the topic.
    pub kicker: String,
    /// The answer, as one sentence.
    pub headline: Passage,
    /// At most three figures.
    pub keys: Vec<KeyFigure>,
    /// An invitation to choose, while a total is shown.
    pub invitation: Option<&'static str>,
    /// The quiet line when the interactive version fails. The script of the first view has the English one itself: it must be
    /// able to say it without any wasm.
    pub failed: &'static str,
    /// The quiet line while what a reader has chosen is on its way.
    pub loading: &'static str,
}

/// The chart in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartWords {
    /// What the chart shows.
    pub title: String,
    /// The same with the area's name: caption of the table, and name of the figure.
    pub caption: String,
    /// The chart in one text.
    pub summary: String,
    /// Name of the cursor's range input.
    pub cursor_label: &'static str,
}

/// What must be known beside the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// Heading of those that stand beside the figures.
    pub label: &'static str,
    /// At most two, which concern the figures that are said.
    pub beside: Vec<NoteText>,
    /// Text of the disclosure that holds the others.
    pub further_label: &'static str,
    /// The others, in reading order.
    pub further: Vec<NoteText>,
}

/// Where the figures come from, and how they are worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MethodText {
    /// Where the figures come from, with the licence.
    pub source: String,
    /// When they were released.
    pub released: String,
    /// Text of the disclosure that says how they are worked out.
    pub label: &'static str,
    /// How they are worked out.
    pub method: Vec<Passage>,
}

/// One of the figures beside the headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// The figure: "10,051", "↓ 4.1%".
    pub value: String,
    /// What it is: "harassment cases in the year to September 2023".
    pub label: String,
    /// Spelling of the claim that both print.
    pub claim: String,
}

/// A note, with its number on the chart where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText {
    /// Number of the tick on the chart.
    pub number: Option<u8>,
    /// Sentence of the topic or of the dataset.
    pub text: String,
}
