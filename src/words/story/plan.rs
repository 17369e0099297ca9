//! What a story says, before any language says it: which claims stand together in which sentence. One fact a sentence.

use super::run::{self, Run};
use crate::figures::fairness::FEWEST_CASES;
use crate::figures::{Claim, Claims, Comparison, compare, period_with_outcomes};
use crate::model::{Absence, AreaKind, ClaimKind, Offence, YearEnding};
use crate::query::ClaimKey;
use crate::words::plan::LEAST_PER_DAY;

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
    /// How many offences were recorded, against the year before where the two can be compared.
    Recorded(Box<Recorded>),
    /// That the total cannot be compared with the year before, and why.
    Incomparable {
        /// The change, which is withheld.
        change: Claim,
    },
    /// How many there were, counting only the offences that were recorded throughout both years.
    LikeForLike(Box<LikeForLike>),
    /// That the total is the highest or the lowest of years.
    Record(Box<Run>),
    /// What the total is a day.
    Average {
        /// Offences a day, at least [`LEAST_PER_DAY`].
        per_day: Claim,
    },
    /// How many times as many as nine years earlier.
    Times {
        /// A multiple that there is a whole number of at least two below; of the same codes where not all were recorded throughout.
        times: Claim,
    },
    /// How many of the topic's other offences were recorded, and of all of them together.
    Others {
        /// Totals of other offences that are one code each, in the topic's order; those without a total are left out.
        others: Vec<Claim>,
        /// Total of the topic's combined offence.
        combined: Option<Claim>,
    },
    /// Until when outcomes are published, where that is another year than the one that is asked for.
    OutcomesUntil {
        /// The last year with outcomes.
        period: YearEnding,
    },
    /// How many led to a charge, as a number and a share, beside the share of all forces.
    Charged(Box<Charged>),
    /// How that share changed on the year before.
    ChargeChange(Box<ChargeChange>),
    /// There are no outcomes of this area, or of so few cases that they are not told: said in words, with the reason.
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
}

/// The claims of a sentence about recorded offences.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Total.
    pub latest: Claim,
    /// Total of the year before.
    pub previous: Claim,
    /// Change in offences; absent where the two cannot be compared.
    pub change: Claim,
    /// Change in per cent; absent on small bases.
    pub percent: Claim,
    /// Change in per cent over all forces, where it is like for like.
    pub elsewhere: Option<Claim>,
}

/// The claims of a sentence about the offences that were recorded throughout.
#[derive(Debug, Clone, PartialEq)]
pub struct LikeForLike {
    /// Total of the codes that were in use throughout.
    pub latest: Claim,
    /// The same of the year before.
    pub previous: Claim,
    /// Change in per cent.
    pub percent: Claim,
}

/// The claims of a sentence about charges.
#[derive(Debug, Clone, PartialEq)]
pub struct Charged {
    /// Offences that the share is of; absent in a record that states the share alone.
    pub cases: Claim,
    /// Offences that led to a charge; absent in a record that states the share alone.
    pub charged: Claim,
    /// The same as a share; absent on small bases.
    pub percent: Claim,
    /// The share of all forces, where it is like for like.
    pub elsewhere: Option<Claim>,
}

/// The claims of a sentence about the charge share of the year before.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargeChange {
    /// The share of the year before.
    pub previous: Claim,
    /// Difference of the shares in percentage points.
    pub change: Claim,
    /// The share itself.
    pub percent: Claim,
}

/// The claims of a sentence about endings: shares, or numbers where there are none. A claim's unit says which.
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
    let planner = Planner { claims };
    let total = claims.dataset.total().filter(|&total| total != claims.query.area);
    let mut paragraphs = vec![
        (ParagraphKind::Local, planner.local(total)),
        (ParagraphKind::Outcomes, planner.outcomes(total)),
    ];
    if let Some(total) = total {
        paragraphs.push((ParagraphKind::National, planner.national(total)));
    }
    paragraphs.retain(|(_, plans)| !plans.is_empty());
    paragraphs
}

/// How many of the cases led to a charge, or that there are no outcomes of the area; `None` where the release has none to tell.
pub(super) fn charged(claims: &Claims<'_>) -> Option<Plan> {
    let total = claims.dataset.total().filter(|&total| total != claims.query.area);
    let mut plans = Planner { claims }.outcomes(total).into_iter();
    plans.find(|plan| matches!(plan, Plan::Charged(_) | Plan::NoOutcomes { .. }))
}

struct Planner<'c, 'd> {
    claims: &'c Claims<'d>,
}

impl Planner<'_, '_> {
    fn claim_of(&self, area: usize, offence: usize, year_ending: YearEnding, kind: ClaimKind) -> Claim {
        self.claims.get(ClaimKey {
            area,
            offence,
            kind,
            year_ending,
        })
    }

    /// What was recorded, and whether that is a record: two sentences, or more where it cannot be compared.
    fn recorded(&self, area: usize, offence: usize, total: Option<usize>) -> Vec<Plan> {
        let period = self.claims.query.year_ending;
        let of = |kind| self.claim_of(area, offence, period, kind);
        let latest = of(ClaimKind::Latest);
        if latest.value.is_err() {
            return vec![Plan::Missing { latest }];
        }
        let recorded = Recorded {
            latest,
            previous: of(ClaimKind::Previous),
            change: of(ClaimKind::Change),
            percent: of(ClaimKind::ChangePercent),
            elsewhere: total
                .and_then(|total| self.compared(total, offence, period, ClaimKind::ChangePercent))
                .map(|changes| changes.other),
        };
        let change = recorded.change.clone();
        let run = run::find(self.claims, &recorded.latest, &recorded.change);
        let mut plans = vec![Plan::Recorded(Box::new(recorded))];
        if matches!(change.value, Err(Absence::Withheld | Absence::OtherCodes)) {
            plans.push(Plan::Incomparable { change });
            let like_for_like = LikeForLike {
                latest: of(ClaimKind::SameCodes),
                previous: of(ClaimKind::SameCodesPrevious),
                percent: of(ClaimKind::SameCodesChangePercent),
            };
            if like_for_like.percent.value.is_ok() {
                plans.push(Plan::LikeForLike(Box::new(like_for_like)));
            }
        }
        plans.extend(run.map(|run| Plan::Record(Box::new(run))));
        plans
    }

    fn local(&self, total: Option<usize>) -> Vec<Plan> {
        let mut plans = self.recorded(self.claims.query.area, self.claims.query.offence, total);
        if let Some(Plan::Missing { .. }) = plans.first() {
            return plans;
        }
        let per_day = self.claims.of(ClaimKind::PerDay);
        if per_day.value.is_ok_and(|value| value >= LEAST_PER_DAY) {
            // Beside the number that it divides: another one may have been said since, of fewer offences.
            let like_for_like = plans.iter().any(|plan| matches!(plan, Plan::LikeForLike(_)));
            let place = if like_for_like { 1 } else { plans.len() };
            plans.insert(place, Plan::Average { per_day });
        }
        let times =
            [ClaimKind::TimesNineYearsEarlier, ClaimKind::SameCodesTimesNineYearsEarlier].map(|kind| self.claims.of(kind));
        let times = times.into_iter().find(|times| times.more_than().is_some());
        plans.extend(times.map(|times| Plan::Times { times }));
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
        let (area, offence) = (self.claims.query.area, self.claims.query.offence);
        let asked = self.claims.query.year_ending;
        let period = if self.claims.is_record() {
            Some(asked)
        } else {
            period_with_outcomes(self.claims.dataset, asked)
        };
        let Some(period) = period else { return Vec::new() };
        let mut plans = Vec::new();
        if period != asked {
            plans.push(Plan::OutcomesUntil { period });
        }
        let charged = self.claim_of(area, offence, period, ClaimKind::Charged);
        let cases = self.claim_of(area, offence, period, ClaimKind::OutcomeCases);
        let named = charged.value.is_err_and(|absence| NAMED_ABSENCES.contains(&absence));
        let few = charged.value == Err(Absence::TooFew) && cases.value.is_ok_and(|cases| cases >= 1.0);
        if named || few {
            plans.push(Plan::NoOutcomes { charged });
            return plans;
        }
        let said = plans.len();
        let combined = self.claims.dataset.topic().offences.iter().position(Offence::is_combined);
        // Where a publication stated figures of the combined offence alone, those, named as such.
        let combined = combined.filter(|&combined| combined != offence && self.claims.is_record());
        let own = self.charged(area, offence, period, total);
        let charged = if own.is_empty() {
            combined.map_or_else(Vec::new, |combined| self.charged(area, combined, period, total))
        } else {
            own
        };
        plans.extend(charged);
        let mut offences = [Some(offence), combined].into_iter().flatten();
        plans.extend(offences.find_map(|offence| self.ended(area, offence, period)));
        // Nothing follows the year of which nothing is known.
        if plans.len() == said {
            plans.clear();
        }
        plans
    }

    /// How many cases led to a charge; where a publication stated it, the share alone will do.
    fn charged(&self, area: usize, offence: usize, period: YearEnding, total: Option<usize>) -> Vec<Plan> {
        let of = |kind| self.claim_of(area, offence, period, kind);
        let elsewhere = total.and_then(|total| self.compared(total, offence, period, ClaimKind::ChargedPercent));
        let charged = Charged {
            cases: of(ClaimKind::OutcomeCases),
            charged: of(ClaimKind::Charged),
            percent: of(ClaimKind::ChargedPercent),
            elsewhere: elsewhere.map(|shares| shares.other),
        };
        let cases = charged.cases.value.is_ok_and(|cases| cases >= FEWEST_CASES as f64);
        let counted = cases && charged.charged.value.is_ok();
        if !counted && charged.percent.value.is_err() {
            return Vec::new();
        }
        let change = ChargeChange {
            previous: of(ClaimKind::ChargedPercentPrevious),
            change: of(ClaimKind::ChargedPercentChange),
            percent: charged.percent.clone(),
        };
        let mut plans = vec![Plan::Charged(Box::new(charged))];
        if change.change.value.is_ok() {
            plans.push(Plan::ChargeChange(Box::new(change)));
        }
        plans
    }

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
        let mut plans = self.recorded(total, self.claims.query.offence, None);
        if let Some(Plan::Missing { latest }) = plans.first()
            && latest.value == Err(Absence::NotPublished)
        {
            plans.clear();
        }
        let share = self.claims.of(ClaimKind::ShareOfTotal);
        if share.value.is_ok_and(|share| share > 0.0) {
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
            let period = self.claims.query.year_ending;
            if self.claim_of(total, combined, period, ClaimKind::Latest).value.is_ok() {
                plans.extend(self.recorded(total, combined, None));
            }
            plans.extend(self.charged(total, combined, period, None));
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
        debug_assert!(self.claims.dataset.areas()[total].kind == AreaKind::Total);
        compare(self.claims.dataset, one, other).ok()
    }
}
