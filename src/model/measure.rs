//! What is measured.

use std::fmt;

/// The measure of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Measure {
    /// Offences recorded in twelve months.
    #[default]
    Count,
    /// Offences recorded in twelve months per 1,000 resident population.
    Rate,
    /// The count as a percentage of the count of the series' first twelve months.
    Index,
}

impl Measure {
    /// Every measure, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Count, Self::Rate, Self::Index];

    /// The spelling in queries.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Rate => "rate",
            Self::Index => "index",
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}
