//! What a story says, before any language says it: which claims stand together in which sentence.

use crate::figures::{Claim, Claims, Comparison, compare, period_with_outcomes};
use crate::model::{Absence, AreaKind, ClaimKind, Offence, YearEnding};
use crate::query::ClaimKey;

/// Least daily average that is said: fewer than one a day says nothing that the total does not.
pub const LEAST_PER_DAY: f64 = 1.0;

/// Most forces that a sentence names as left out; of more it says how many, and the note names them.
pub const NAMED_EXCLUSIONS: usize = 3;

/// Reasons for which a release has no outcomes of one area, though it has of others.
const NAMED_ABSENCES: [Absence; 4] = [
    Absence::NotSupplied,
    Absence::Partial,
    Absence::Suppressed,
    Absence::NotApplicable,
];

/// A sentence to be said.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Plan {
    /// The area has no total for the offence and the months: said in words, with the reason.
    Missing {
        /// The claim without a value.
        latest: Claim,
    },
    /// How many offences were recorded, against the year before, and whether that is the highest or lowest in years.
    Recorded(Box<Recorded>),
    /// What the total is a day, and how many times as many as nine years earlier: at least one of them.
    Average(Box<Average>),
    /// How many of the topic's other offences were recorded, and of all of them together.
    Others {
        /// Totals of other offences that are one code each, in the topic's order; those without a total are left out.
        others: Vec<Claim>,
        /// Total of the topic's combined offence.
        combined: Option<Claim>,
    },
    /// How many led to a charge, as a number and a share, against the year before.
    Charged(Box<Charged>),
    /// The release has outcomes of the months, but none of this area: said in words, with the reason.
    NoOutcomes {
        /// The claim without a value.
        charged: Claim,
    },
    /// How the other cases ended.
    Ended(Box<Ended>),
    /// The area's share of all forces' offences.
    Share {
        /// Share in per cent.
        share: Claim,
    },
    /// The area's rate beside the one of all forces: the same offences, months and coverage.
    Rates(
        /// The area's and the total's.
        Box<Comparison>,
    ),
    /// The area's charge share beside the one of all forces: the same offences, months and coverage.
    ChargedShares(
        /// The area's and the total's.
        Box<Comparison>,
    ),
}

/// The claims of a sentence about recorded offences.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Total.
    pub latest: Claim,
    /// Total of the year before.
    pub previous: Claim,
    /// Change in offences.
    pub change: Claim,
    /// Change in per cent; absent on small bases.
    pub change_percent: Claim,
    /// Run of earlier years that were lower.
    pub highest: Claim,
    /// The same, where it is all of them.
    pub highest_in_series: Claim,
    /// Run of earlier years that were higher.
    pub lowest: Claim,
    /// The same, where it is all of them.
    pub lowest_in_series: Claim,
}

/// The claims of a sentence about averages.
#[derive(Debug, Clone, PartialEq)]
pub struct Average {
    /// Offences a day, where that is at least [`LEAST_PER_DAY`].
    pub per_day: Option<Claim>,
    /// Multiple of nine years earlier, where there is a whole number of at least two that it is more than.
    pub times: Option<Claim>,
}

/// The claims of a sentence about charges.
#[derive(Debug, Clone, PartialEq)]
pub struct Charged {
    /// Offences that the share is of: at least one, or absent in a record that states the share alone.
    pub cases: Claim,
    /// Offences that led to a charge; absent in a record that states the share alone.
    pub charged: Claim,
    /// The same as a share; absent on small bases.
    pub percent: Claim,
    /// The share of the year before; absent where there are no outcomes of it.
    pub previous: Claim,
    /// Difference of the shares in percentage points; absent where they are not like for like.
    pub change: Claim,
}

/// The claims of a sentence about endings: shares, or numbers where the base is small. A claim's unit says which.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// The victim did not support action.
    pub victim: Claim,
    /// No suspect was identified.
    pub no_suspect: Claim,
    /// No outcome yet.
    pub not_yet: Claim,
}

/// A paragraph's subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The area's own figures.
    Local,
    /// What became of the cases.
    Outcomes,
    /// All forces together.
    National,
}

impl ParagraphKind {
    /// Every kind, in reading order.
    pub const ALL: [Self; 3] = [Self::Local, Self::Outcomes, Self::National];

    /// The spelling in attributes and options.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Outcomes => "outcomes",
            Self::National => "national",
        }
    }
}

/// What the story of the query says, paragraph by paragraph. Empty paragraphs are left out.
pub(super) fn plan(claims: &Claims<'_>) -> Vec<(ParagraphKind, Vec<Plan>)> {
    let planner = Planner { claims: *claims };
    let areas = claims.dataset.areas();
    let total = areas.iter().position(|area| area.kind == AreaKind::Total);
    let mut paragraphs = vec![
        (ParagraphKind::Local, planner.local()),
        (ParagraphKind::Outcomes, planner.outcomes(total)),
    ];
    if let Some(total) = total.filter(|&total| total != claims.query.area) {
        paragraphs.push((ParagraphKind::National, planner.national(total)));
    }
    paragraphs.retain(|(_, plans)| !plans.is_empty());
    paragraphs
}

struct Planner<'d> {
    claims: Claims<'d>,
}

impl Planner<'_> {
    fn claim(&self, kind: ClaimKind) -> Claim {
        self.claims.get(self.claims.key(kind))
    }

    fn claim_of(&self, area: usize, offence: usize, year_ending: YearEnding, kind: ClaimKind) -> Claim {
        self.claims.get(ClaimKey {
            area,
            offence,
            kind,
            year_ending,
        })
    }

    fn recorded(&self, area: usize, offence: usize) -> Plan {
        let of = |kind| self.claim_of(area, offence, self.claims.query.year_ending, kind);
        let latest = of(ClaimKind::Latest);
        if latest.value.is_err() {
            return Plan::Missing { latest };
        }
        Plan::Recorded(Box::new(Recorded {
            latest,
            previous: of(ClaimKind::Previous),
            change: of(ClaimKind::Change),
            change_percent: of(ClaimKind::ChangePercent),
            highest: of(ClaimKind::HighestInYears),
            highest_in_series: of(ClaimKind::HighestInSeries),
            lowest: of(ClaimKind::LowestInYears),
            lowest_in_series: of(ClaimKind::LowestInSeries),
        }))
    }

    fn local(&self) -> Vec<Plan> {
        let recorded = self.recorded(self.claims.query.area, self.claims.query.offence);
        if let Plan::Missing { .. } = recorded {
            return vec![recorded];
        }
        let mut plans = vec![recorded];
        let per_day = Some(self.claim(ClaimKind::PerDay)).filter(|claim| claim.value.is_ok_and(|value| value >= LEAST_PER_DAY));
        let times = Some(self.claim(ClaimKind::TimesNineYearsEarlier)).filter(|claim| claim.more_than().is_some());
        if per_day.is_some() || times.is_some() {
            plans.push(Plan::Average(Box::new(Average { per_day, times })));
        }
        plans.extend(self.others());
        plans
    }

    /// The topic's other offences, where the one that is asked for is one of several.
    fn others(&self) -> Option<Plan> {
        let topic = self.claims.dataset.topic();
        let own = &topic.offences[self.claims.query.offence];
        if own.is_combined() {
            return None;
        }
        let mut others = Vec::new();
        let mut combined = None;
        for (index, offence) in topic.offences.iter().enumerate() {
            let latest = self.claim_of(
                self.claims.query.area,
                index,
                self.claims.query.year_ending,
                ClaimKind::Latest,
            );
            if index == self.claims.query.offence || latest.value.is_err() {
                continue;
            }
            if !offence.is_combined() {
                others.push(latest);
            } else if own.codes.iter().all(|code| offence.codes.contains(code)) {
                combined = Some(latest);
            }
        }
        (!others.is_empty() || combined.is_some()).then_some(Plan::Others { others, combined })
    }

    /// What became of the cases: of the year that is asked for, else of the latest before it that has outcomes.
    fn outcomes(&self, total: Option<usize>) -> Vec<Plan> {
        let mut plans = Vec::new();
        let (area, offence) = (self.claims.query.area, self.claims.query.offence);
        let asked = self.claims.query.year_ending;
        let period = if self.claims.is_record() {
            Some(asked)
        } else {
            period_with_outcomes(self.claims.dataset, asked)
        };
        let Some(period) = period else { return plans };
        let combined = self.claims.dataset.topic().offences.iter().position(Offence::is_combined);
        // Where a publication stated figures of the combined offence alone, those, named as such.
        let combined = combined.filter(|&combined| combined != offence && self.claims.is_record());
        let own = self.charged(area, offence, period);
        plans.extend(own.or_else(|| self.charged(area, combined?, period)));
        let charged = self.claim_of(area, offence, period, ClaimKind::Charged);
        if charged.value.is_err_and(|absence| NAMED_ABSENCES.contains(&absence)) {
            return vec![Plan::NoOutcomes { charged }];
        }
        let mut offences = [Some(offence), combined].into_iter().flatten();
        plans.extend(offences.find_map(|offence| self.ended(area, offence, period)));
        if let Some(total) = total.filter(|&total| total != area)
            && let Some(shares) = self.compared(total, offence, period, ClaimKind::ChargedPercent)
        {
            plans.push(Plan::ChargedShares(Box::new(shares)));
        }
        plans
    }

    /// How many cases led to a charge; where a publication stated it, the share alone will do.
    fn charged(&self, area: usize, offence: usize, period: YearEnding) -> Option<Plan> {
        let of = |kind| self.claim_of(area, offence, period, kind);
        let charged = Charged {
            cases: of(ClaimKind::OutcomeCases),
            charged: of(ClaimKind::Charged),
            percent: of(ClaimKind::ChargedPercent),
            previous: of(ClaimKind::ChargedPercentPrevious),
            change: of(ClaimKind::ChargedPercentChange),
        };
        let counted = charged.charged.value.is_ok() && charged.cases.value.is_ok_and(|cases| cases >= 1.0);
        (counted || charged.percent.value.is_ok()).then(|| Plan::Charged(Box::new(charged)))
    }

    /// How the cases ended, as shares; as numbers where they are too few for shares.
    fn ended(&self, area: usize, offence: usize, period: YearEnding) -> Option<Plan> {
        let of = |share, count| {
            let share = self.claim_of(area, offence, period, share);
            match share.value {
                Err(Absence::SmallBase) => self.claim_of(area, offence, period, count),
                _ => share,
            }
        };
        let ended = Ended {
            victim: of(ClaimKind::VictimDidNotSupportPercent, ClaimKind::VictimDidNotSupport),
            no_suspect: of(ClaimKind::NoSuspectPercent, ClaimKind::NoSuspect),
            not_yet: of(ClaimKind::NotYetAssignedPercent, ClaimKind::NotYetAssigned),
        };
        let said = [&ended.victim, &ended.no_suspect, &ended.not_yet]
            .iter()
            .any(|claim| claim.value.is_ok());
        said.then(|| Plan::Ended(Box::new(ended)))
    }

    fn national(&self, total: usize) -> Vec<Plan> {
        let mut plans = vec![self.recorded(total, self.claims.query.offence)];
        if let Plan::Missing { latest } = &plans[0]
            && latest.value == Err(Absence::NotPublished)
        {
            plans.clear();
        }
        let share = self.claim(ClaimKind::ShareOfTotal);
        if share.value.is_ok() {
            plans.push(Plan::Share { share });
        }
        if let Some(rates) = self.compared(
            total,
            self.claims.query.offence,
            self.claims.query.year_ending,
            ClaimKind::Rate,
        ) {
            plans.push(Plan::Rates(Box::new(rates)));
        }
        // What a publication stated of all offences together, named as such: its share is not the one of the offence above.
        if self.claims.is_record()
            && let Some(combined) = self.claims.dataset.topic().offences.iter().position(Offence::is_combined)
            && combined != self.claims.query.offence
        {
            let of = |kind| self.claim_of(total, combined, self.claims.query.year_ending, kind);
            if of(ClaimKind::Latest).value.is_ok() {
                plans.push(self.recorded(total, combined));
            }
            plans.extend(self.charged(total, combined, self.claims.query.year_ending));
        }
        plans
    }

    /// The area's claim beside the total's; `None` where either has no value or they are not of one kind of thing.
    fn compared(&self, total: usize, offence: usize, period: YearEnding, kind: ClaimKind) -> Option<Comparison> {
        let one = self.claim_of(self.claims.query.area, offence, period, kind);
        let other = self.claim_of(total, offence, period, kind);
        if one.value.is_err() || other.value.is_err() {
            return None;
        }
        compare(self.claims.dataset, one, other).ok()
    }
}
