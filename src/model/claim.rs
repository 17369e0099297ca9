//! What can be claimed of a force's figures, in which unit, and how exactly.

use std::fmt;

use super::OutcomeGroup;

/// What a claim states. The area, the offence and the twelve months come with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ClaimKind {
    /// Offences recorded in the twelve months.
    Latest,
    /// Offences recorded in the twelve months before.
    Previous,
    /// Difference between the two, in offences.
    Change,
    /// Difference between the two, in per cent of the earlier.
    ChangePercent,
    /// Offences a day.
    PerDay,
    /// Offences recorded nine years earlier.
    NineYearsEarlier,
    /// The latest as a multiple of nine years earlier.
    TimesNineYearsEarlier,
    /// Number of earlier years, without a gap, that were all lower.
    HighestInYears,
    /// Number of earlier years, without a gap, that were all higher.
    LowestInYears,
    /// The same, where those are all the earlier years of the series.
    HighestInSeries,
    /// The same, where those are all the earlier years of the series.
    LowestInSeries,
    /// Offences recorded under the codes that were in use throughout the twelve months and those before, where not all were.
    SameCodes,
    /// The same of the twelve months before.
    SameCodesPrevious,
    /// Difference between the two, in per cent of the earlier.
    SameCodesChangePercent,
    /// Offences recorded under the codes that were in use throughout the twelve months and those nine years earlier, where not all
    /// were.
    SameCodesNineYears,
    /// The same of nine years earlier.
    SameCodesNineYearsEarlier,
    /// The one as a multiple of the other.
    SameCodesTimesNineYearsEarlier,
    /// Offences as a share of those of all forces.
    ShareOfTotal,
    /// Residents by which the rate divides.
    Residents,
    /// Offences per 1,000 residents.
    Rate,
    /// Difference between that and the rate of the twelve months before, in per cent of the earlier.
    RateChangePercent,
    /// Offences in per cent of those of the first twelve months that can be compared with the latest.
    Index,
    /// Offences of which outcomes are known or awaited: what shares of outcomes divide by.
    OutcomeCases,
    /// Offences that led to a charge or summons so far.
    Charged,
    /// The same as a share of [`ClaimKind::OutcomeCases`].
    ChargedPercent,
    /// The share of the twelve months before.
    ChargedPercentPrevious,
    /// Difference between the two shares.
    ChargedPercentChange,
    /// Charges as a share of the offences that have been assigned an outcome.
    ChargedPercentOfDecided,
    /// Offences whose victim did not support action.
    VictimDidNotSupport,
    /// The same as a share of [`ClaimKind::OutcomeCases`].
    VictimDidNotSupportPercent,
    /// Offences whose investigation ended without a suspect.
    NoSuspect,
    /// The same as a share of [`ClaimKind::OutcomeCases`].
    NoSuspectPercent,
    /// Offences that have not been assigned an outcome yet.
    NotYetAssigned,
    /// The same as a share of [`ClaimKind::OutcomeCases`].
    NotYetAssignedPercent,
    /// Offences that were settled out of court.
    OutOfCourt,
    /// The same as a share of [`ClaimKind::OutcomeCases`].
    OutOfCourtPercent,
    /// Offences with a suspect, but not enough evidence.
    NotEnoughEvidence,
    /// The same as a share of [`ClaimKind::OutcomeCases`].
    NotEnoughEvidencePercent,
    /// Offences whose prosecution was prevented or not in the public interest.
    Prevented,
    /// The same as a share of [`ClaimKind::OutcomeCases`].
    PreventedPercent,
    /// Offences with any other outcome.
    OtherOutcome,
    /// The same as a share of [`ClaimKind::OutcomeCases`].
    OtherOutcomePercent,
}

/// Kinds with their spelling and unit; the order is the one in which they are listed.
const KINDS: [(ClaimKind, &str, Unit); 42] = {
    use ClaimKind as K;
    use Unit as U;
    [
        (K::Latest, "latest", U::Offences),
        (K::Previous, "previous", U::Offences),
        (K::Change, "change", U::Offences),
        (K::ChangePercent, "change-percent", U::Percent),
        (K::PerDay, "per-day", U::OffencesPerDay),
        (K::NineYearsEarlier, "nine-years-earlier", U::Offences),
        (K::TimesNineYearsEarlier, "times-nine-years-earlier", U::Times),
        (K::HighestInYears, "highest-in-years", U::Years),
        (K::LowestInYears, "lowest-in-years", U::Years),
        (K::HighestInSeries, "highest-in-series", U::Years),
        (K::LowestInSeries, "lowest-in-series", U::Years),
        (K::SameCodes, "same-codes", U::Offences),
        (K::SameCodesPrevious, "same-codes-previous", U::Offences),
        (K::SameCodesChangePercent, "same-codes-change-percent", U::Percent),
        (K::SameCodesNineYears, "same-codes-nine-years", U::Offences),
        (K::SameCodesNineYearsEarlier, "same-codes-nine-years-earlier", U::Offences),
        (
            K::SameCodesTimesNineYearsEarlier,
            "same-codes-times-nine-years-earlier",
            U::Times,
        ),
        (K::ShareOfTotal, "share-of-total", U::Percent),
        (K::Residents, "residents", U::People),
        (K::Rate, "rate", U::OffencesPer1000),
        (K::RateChangePercent, "rate-change-percent", U::Percent),
        (K::Index, "index", U::Index),
        (K::OutcomeCases, "outcome-cases", U::Offences),
        (K::Charged, "charged", U::Offences),
        (K::ChargedPercent, "charged-percent", U::Percent),
        (K::ChargedPercentPrevious, "charged-percent-previous", U::Percent),
        (K::ChargedPercentChange, "charged-percent-change", U::PercentagePoints),
        (K::ChargedPercentOfDecided, "charged-percent-of-decided", U::Percent),
        (K::VictimDidNotSupport, "victim-did-not-support", U::Offences),
        (K::VictimDidNotSupportPercent, "victim-did-not-support-percent", U::Percent),
        (K::NoSuspect, "no-suspect", U::Offences),
        (K::NoSuspectPercent, "no-suspect-percent", U::Percent),
        (K::NotYetAssigned, "not-yet-assigned", U::Offences),
        (K::NotYetAssignedPercent, "not-yet-assigned-percent", U::Percent),
        (K::OutOfCourt, "out-of-court", U::Offences),
        (K::OutOfCourtPercent, "out-of-court-percent", U::Percent),
        (K::NotEnoughEvidence, "not-enough-evidence", U::Offences),
        (K::NotEnoughEvidencePercent, "not-enough-evidence-percent", U::Percent),
        (K::Prevented, "prevented", U::Offences),
        (K::PreventedPercent, "prevented-percent", U::Percent),
        (K::OtherOutcome, "other-outcome", U::Offences),
        (K::OtherOutcomePercent, "other-outcome-percent", U::Percent),
    ]
};

impl ClaimKind {
    /// Every kind, in the order in which they are listed.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|kind| kind.0)
    }

    /// The spelling in queries.
    #[must_use]
    pub fn slug(self) -> &'static str {
        KINDS[self as usize].1
    }

    /// The kind with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        KINDS.iter().find(|kind| kind.1 == slug).map(|kind| kind.0)
    }

    /// The kinds that state a group of outcomes: in offences, and in per cent of [`ClaimKind::OutcomeCases`].
    #[must_use]
    pub fn of_outcomes(group: OutcomeGroup) -> (Self, Self) {
        match group {
            OutcomeGroup::Charged => (Self::Charged, Self::ChargedPercent),
            OutcomeGroup::OutOfCourt => (Self::OutOfCourt, Self::OutOfCourtPercent),
            OutcomeGroup::VictimDidNotSupport => (Self::VictimDidNotSupport, Self::VictimDidNotSupportPercent),
            OutcomeGroup::NotEnoughEvidence => (Self::NotEnoughEvidence, Self::NotEnoughEvidencePercent),
            OutcomeGroup::NoSuspect => (Self::NoSuspect, Self::NoSuspectPercent),
            OutcomeGroup::Prevented => (Self::Prevented, Self::PreventedPercent),
            OutcomeGroup::Other => (Self::OtherOutcome, Self::OtherOutcomePercent),
            OutcomeGroup::NotYetAssigned => (Self::NotYetAssigned, Self::NotYetAssignedPercent),
        }
    }

    /// The kind that counts the offences of which this one is a share; `None` where it is no share of outcomes.
    #[must_use]
    pub fn counted(self) -> Option<Self> {
        OutcomeGroup::ALL
            .into_iter()
            .map(Self::of_outcomes)
            .find(|kinds| kinds.1 == self)
            .map(|kinds| kinds.0)
    }

    /// Whether its values come from outcomes.
    #[must_use]
    pub fn is_of_outcomes(self) -> bool {
        self >= Self::OutcomeCases
    }

    /// The unit of its values.
    #[must_use]
    pub fn unit(self) -> Unit {
        KINDS[self as usize].2
    }
}

impl fmt::Display for ClaimKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

/// The unit of a claim's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Recorded offences, a whole number.
    Offences,
    /// Recorded offences a day.
    OffencesPerDay,
    /// Recorded offences per 1,000 residents.
    OffencesPer1000,
    /// Per cent.
    Percent,
    /// Percentage points: the difference between two percentages.
    PercentagePoints,
    /// How many times the first number the second is.
    Times,
    /// Whole years between two years ending.
    Years,
    /// Per cent of a first year.
    Index,
    /// People.
    People,
}

impl Unit {
    /// The unit's name in JSON output.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Offences => "offences",
            Self::OffencesPerDay => "offences-per-day",
            Self::OffencesPer1000 => "offences-per-1000-residents",
            Self::Percent => "percent",
            Self::PercentagePoints => "percentage-points",
            Self::Times => "times",
            Self::Years => "years",
            Self::Index => "index",
            Self::People => "people",
        }
    }
}

/// How exactly the value of a claim is known. The order is from the most exact to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Precision {
    /// To the last digit.
    #[default]
    Exact,
    /// Rounded to this unit before it was published: 1,000.
    RoundedTo(u32),
    /// Published to so many decimals.
    Decimals(u8),
    /// Published as "more than" the value.
    MoreThan,
}

#[cfg(test)]
mod tests {
    use super::{ClaimKind, KINDS};

    #[test]
    fn every_kind_stands_at_its_own_place() {
        for (index, (kind, slug, _)) in KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, index, "{slug}");
            assert_eq!(ClaimKind::from_slug(slug), Some(*kind));
        }
        assert_eq!(ClaimKind::from_slug("worst"), None);
    }
}
