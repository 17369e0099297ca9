//! What an import asks about before it goes on: figures that can hardly be, and figures that a published release would lose.

use std::fmt;

use crate::error::Position;

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DoubtKind {
    /// The release date is more than two years after the last quarter.
    ReleaseDate,
    /// The release has fewer quarters, years of population or quarters of outcomes than the one that it replaces, or fewer
    /// quarters than the newest earlier one.
    Shorter,
    /// The release has no outcomes, and the one that it replaces has.
    NoOutcomes,
    /// A quarter or a year of a force is many times what is around it, or a small part of it.
    Tenfold,
    /// A year of a force is zero where the years around it are in the hundreds.
    ZeroYear,
    /// A quarter is below zero by more than 5% of its year.
    NegativeQuarter,
    /// The file of the release that is replaced, or of the newest earlier one, cannot be read.
    Unreadable,
}

impl DoubtKind {
    /// Every kind, in the order in which they are reported.
    pub const ALL: [Self; 7] = [
        Self::ReleaseDate,
        Self::Shorter,
        Self::NoOutcomes,
        Self::Tenfold,
        Self::ZeroYear,
        Self::NegativeQuarter,
        Self::Unreadable,
    ];

    /// The kind's name on the command line.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::ReleaseDate => "release-date",
            Self::Shorter => "shorter",
            Self::NoOutcomes => "no-outcomes",
            Self::Tenfold => "tenfold",
            Self::ZeroYear => "zero-year",
            Self::NegativeQuarter => "negative-quarter",
            Self::Unreadable => "unreadable",
        }
    }

    /// What is accepted with it, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::ReleaseDate => "a release date more than two years after the last quarter",
            Self::Shorter => "fewer quarters, years of population or quarters of outcomes than before",
            Self::NoOutcomes => "no outcomes where the release had some",
            Self::Tenfold => "a quarter or a year many times what is around it, or a small part of it",
            Self::ZeroYear => "a year of zeros between years in the hundreds",
            Self::NegativeQuarter => "a quarter below zero by more than 5% of its year",
            Self::Unreadable => "an earlier dataset file that cannot be read",
        }
    }
}

/// One thing to ask about, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What is asked about.
    pub kind: DoubtKind,
    /// Where: a workbook's sheet and row, or a dataset file.
    pub position: Position,
    /// What stands there.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}, expected {}", self.position, self.found, self.expected)
    }
}
