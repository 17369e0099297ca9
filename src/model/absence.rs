//! Why a figure is not there.

use std::fmt;

/// A figure, or the reason that there is none. A missing figure is never zero.
pub type Figure<T> = Result<T, Absence>;

/// The reason that a figure is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Absence {
    /// The police force supplied no count for at least one quarter that the figure needs.
    NotSupplied,
    /// The offence code did not exist yet in at least one quarter that the figure needs.
    NotRecordedThen,
    /// The offence code had ended before at least one quarter that the figure needs.
    NoLongerRecorded,
    /// The release holds no data for at least one quarter that the figure needs.
    OutsideRelease,
    /// The force has no resident population (a transport police), so it has no rate.
    NoResidentPopulation,
    /// The resident population is too small for a rate to mean anything.
    PopulationTooSmall,
    /// No mid-year population estimate is near enough to the period.
    NoPopulationEstimate,
    /// The figure would divide by zero or by a negative number.
    NoBase,
    /// The latest total is neither higher nor lower than the year before it.
    NotARecord,
    /// The force supplied only a part of at least one quarter that the figure needs.
    Partial,
    /// The publisher suppressed at least one count that the figure needs.
    Suppressed,
    /// The figure does not apply to the area: a release says so in place of a count.
    NotApplicable,
    /// There are no outcomes for at least one quarter that the figure needs.
    NoOutcomes,
    /// The base is so small that a percentage or a multiple of it would mislead.
    SmallBase,
    /// The base is so small that one of its cases could be known by what became of it.
    TooFew,
    /// The multiple is so large that it says more of the base than of the figure.
    OutOfProportion,
    /// The figure would compare across a change in recording that the topic calls not comparable.
    Withheld,
    /// The figure would compare totals of different offence codes.
    OtherCodes,
    /// Corrections of other quarters outweigh the count: there are fewer than none.
    Outweighed,
    /// The publication that the dataset records did not state the figure.
    NotPublished,
}

impl Absence {
    /// The reason's name in JSON output: kebab case, stable.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::NotSupplied => "not-supplied",
            Self::NotRecordedThen => "not-recorded-then",
            Self::NoLongerRecorded => "no-longer-recorded",
            Self::OutsideRelease => "outside-release",
            Self::NoResidentPopulation => "no-resident-population",
            Self::PopulationTooSmall => "population-too-small",
            Self::NoPopulationEstimate => "no-population-estimate",
            Self::NoBase => "no-base",
            Self::NotARecord => "not-a-record",
            Self::Partial => "partial",
            Self::Suppressed => "suppressed",
            Self::NotApplicable => "not-applicable",
            Self::NoOutcomes => "no-outcomes",
            Self::SmallBase => "small-base",
            Self::TooFew => "too-few",
            Self::OutOfProportion => "out-of-proportion",
            Self::Withheld => "withheld",
            Self::OtherCodes => "other-codes",
            Self::Outweighed => "outweighed",
            Self::NotPublished => "not-published",
        }
    }
}

impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}
