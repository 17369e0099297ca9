//! What a reader must know beside a figure.

use super::{ClaimKind, Month, Translated};

/// A change in how offences were recorded, which breaks a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordingChange {
    /// Stable name.
    pub slug: String,
    /// Month from which the change holds.
    pub from: Month,
    /// Indices into the topic's codes of the codes that it touches.
    pub codes: Vec<usize>,
    /// Claims that are not made across the change at all; all others carry it as a caveat.
    pub withholds: Vec<ClaimKind>,
    /// What changed, as one sentence for readers.
    pub text: Translated<String>,
}

/// A note that always stands under the figures of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingNote {
    /// Stable name.
    pub slug: String,
    /// The note, as one sentence or two for readers.
    pub text: Translated<String>,
}
