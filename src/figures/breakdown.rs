//! What became of the offences of one year, in parts that make a whole.

use super::claim::{Claim, Claims};
use super::outcome::{groups, period_with_outcomes};
use crate::model::{ClaimKind, OutcomeGroup, YearEnding};
use crate::query::ClaimKey;

/// What became of the offences of twelve months, so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// The latest twelve months with outcomes, at or before those of the query; where there are none, those of the query.
    pub period: YearEnding,
    /// Offences with an outcome or waiting for one: what the parts add up to. Absent with its reason.
    pub cases: Claim,
    /// The parts, in reading order, each with at least one offence; empty where the cases are absent.
    pub parts: Vec<BreakdownPart>,
}

/// Offences to which one thing happened.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakdownPart {
    /// What happened.
    pub group: OutcomeGroup,
    /// Offences.
    pub count: Claim,
    /// The same as a share of all cases, in per cent; absent on a small base.
    pub share: Claim,
}

impl Breakdown {
    /// What became of the offences that the query asks for.
    #[must_use]
    pub fn new(claims: &Claims<'_>) -> Self {
        let query = &claims.query;
        let period = period_with_outcomes(claims.dataset, query.year_ending).unwrap_or(query.year_ending);
        let of = |kind| {
            claims.get(ClaimKey {
                year_ending: period,
                ..claims.key(kind)
            })
        };
        let cases = of(ClaimKind::OutcomeCases);
        let mut parts = Vec::new();
        if cases.value.is_ok_and(|cases| cases > 0.0) {
            for (group, _) in groups(claims.dataset, query.area, query.offence, period) {
                let (count, share) = ClaimKind::of_outcomes(group);
                parts.push(BreakdownPart {
                    group,
                    count: of(count),
                    share: of(share),
                });
            }
        }
        // Parts that do not add up to the whole are no breakdown of it.
        let mut cases = cases;
        if let Some(absence) = parts.iter().find_map(|part| part.count.value.err()) {
            parts.clear();
            cases.value = Err(absence);
        }
        Self { period, cases, parts }
    }
}
