//! How claims are worked out, by name.

use crate::model::ClaimKind;

/// A named formula over the parts of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    /// What the result is called.
    pub name: &'static str,
    /// The formula, in the names of [`ClaimKind`]s.
    pub expression: &'static str,
}

impl Formula {
    /// What a publication stated.
    pub(super) const STATED: Self = Self {
        name: "as published",
        expression: "stated by the publication",
    };

    /// The formula of a kind of claim.
    pub(super) fn of(kind: ClaimKind) -> Self {
        let (name, expression) = match kind {
            ClaimKind::Latest => ("twelve-month total", "sum of the counts of four quarters"),
            ClaimKind::Previous => ("twelve-month total a year earlier", "latest of the year before"),
            ClaimKind::Change => ("difference", "latest - previous"),
            ClaimKind::ChangePercent => ("percentage change", "(latest - previous) / previous * 100"),
            ClaimKind::PerDay => ("daily average", "latest / days in the twelve months"),
            ClaimKind::NineYearsEarlier => ("twelve-month total nine years earlier", "latest of nine years before"),
            ClaimKind::TimesNineYearsEarlier => ("multiple", "latest / nine-years-earlier"),
            ClaimKind::HighestInYears => (
                "run of lower years",
                "earlier years in turn whose latest is below this latest",
            ),
            ClaimKind::LowestInYears => (
                "run of higher years",
                "earlier years in turn whose latest is above this latest",
            ),
            ClaimKind::HighestInSeries => ("highest of all years", "highest-in-years, where it reaches the first year"),
            ClaimKind::LowestInSeries => ("lowest of all years", "lowest-in-years, where it reaches the first year"),
            ClaimKind::SameCodes => (
                "twelve-month total, like for like",
                "sum of the counts of four quarters, over the codes in use throughout these and the twelve months before",
            ),
            ClaimKind::SameCodesPrevious => (
                "the same a year earlier",
                "same-codes of the year before, over the same codes",
            ),
            ClaimKind::SameCodesChangePercent => (
                "percentage change, like for like",
                "(same-codes - same-codes-previous) / same-codes-previous * 100",
            ),
            ClaimKind::SameCodesNineYears => (
                "twelve-month total, like for like",
                "sum of the counts of four quarters, over the codes in use throughout these and the twelve months nine years earlier",
            ),
            ClaimKind::SameCodesNineYearsEarlier => (
                "the same nine years earlier",
                "same-codes-nine-years of nine years before, over the same codes",
            ),
            ClaimKind::SameCodesTimesNineYearsEarlier => (
                "multiple, like for like",
                "same-codes-nine-years / same-codes-nine-years-earlier",
            ),
            ClaimKind::ShareOfTotal => ("share of all forces", "latest / latest of all forces * 100"),
            ClaimKind::Residents => ("residents", "mid-year estimate of the residents, of 30 June"),
            ClaimKind::Rate => ("rate per 1,000 residents", "latest * 1000 / residents"),
            ClaimKind::RateChangePercent => (
                "percentage change of the rate",
                "(rate - rate of the year before) / rate of the year before * 100",
            ),
            ClaimKind::Index => (
                "index",
                "latest / latest of the first year that can be compared with the newest * 100",
            ),
            ClaimKind::OutcomeCases => ("offences with an outcome or waiting for one", "sum of all outcome types"),
            ClaimKind::Charged => ("offences that led to a charge or summons", "sum of outcome type 1"),
            ClaimKind::ChargedPercent => ("charge share", "charged / outcome-cases * 100"),
            ClaimKind::ChargedPercentPrevious => ("charge share a year earlier", "charged-percent of the year before"),
            ClaimKind::ChargedPercentChange => (
                "difference of shares, in percentage points",
                "charged-percent - charged-percent-previous",
            ),
            ClaimKind::ChargedPercentOfDecided => (
                "charge share of decided offences",
                "charged / (outcome-cases - not-yet-assigned) * 100",
            ),
            ClaimKind::VictimDidNotSupport => (
                "offences whose victim did not support action",
                "sum of outcome types 14 and 16",
            ),
            ClaimKind::VictimDidNotSupportPercent => ("share", "victim-did-not-support / outcome-cases * 100"),
            ClaimKind::NoSuspect => ("offences without a suspect", "sum of outcome type 18"),
            ClaimKind::NoSuspectPercent => ("share", "no-suspect / outcome-cases * 100"),
            ClaimKind::NotYetAssigned => ("offences without an outcome yet", "sum of outcome type 0"),
            ClaimKind::NotYetAssignedPercent => ("share", "not-yet-assigned / outcome-cases * 100"),
            ClaimKind::OutOfCourt => ("offences settled out of court", "sum of outcome types 2, 3, 6, 7, 8 and 22"),
            ClaimKind::OutOfCourtPercent => ("share", "out-of-court / outcome-cases * 100"),
            ClaimKind::NotEnoughEvidence => ("offences with not enough evidence", "sum of outcome type 15"),
            ClaimKind::NotEnoughEvidencePercent => ("share", "not-enough-evidence / outcome-cases * 100"),
            ClaimKind::Prevented => (
                "offences whose prosecution was prevented or not in the public interest",
                "sum of outcome types 5, 9 to 13, 17 and 21",
            ),
            ClaimKind::PreventedPercent => ("share", "prevented / outcome-cases * 100"),
            ClaimKind::OtherOutcome => ("offences with another outcome", "sum of outcome types 4, 19 and 20"),
            ClaimKind::OtherOutcomePercent => ("share", "other-outcome / outcome-cases * 100"),
        };
        Self { name, expression }
    }
}
