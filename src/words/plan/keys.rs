//! At most three figures beside the headline.

use super::change;
use crate::figures::{Claim, Figures};
use crate::model::{ClaimKind, Measure};
use crate::query::ClaimKey;

/// Least daily average that is said: fewer than one a day says nothing that the total does not.
pub const LEAST_PER_DAY: f64 = 1.0;

/// A figure beside the headline.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The number, or the reason why there is none.
    pub claim: Claim,
    /// What the number says of the headline's.
    pub role: KeyRole,
}

/// What a key figure is.
#[derive(Debug, Clone, PartialEq)]
pub enum KeyRole {
    /// The total of the twelve months.
    Total,
    /// Their rate.
    Rate,
    /// The rate of the area that it is compared with.
    RateElsewhere,
    /// The total, beside a rate.
    TotalInAll,
    /// The change in per cent, with the change in offences.
    ChangePercent(
        /// In offences.
        Box<Claim>,
    ),
    /// The change in offences: the base is too small for a percentage.
    Change,
    /// The total of the year before, where there was none to compare with.
    Previous,
    /// The daily average.
    PerDay,
}

impl Key {
    /// The key figures of `figures`; none where there is no total.
    #[must_use]
    pub fn all(figures: &Figures<'_>) -> Vec<Self> {
        let claims = &figures.claims;
        let total = claims.of(ClaimKind::Latest);
        let mut keys = Vec::with_capacity(3);
        if total.value.is_err() {
            return keys;
        }
        let mut add = |claim: Claim, role| {
            if claim.value.is_ok() {
                keys.push(Self { claim, role });
            }
        };
        let rate = claims.of(ClaimKind::Rate);
        if figures.query().measure == Measure::Rate && rate.value.is_ok() {
            add(rate, KeyRole::Rate);
            for series in &figures.comparisons {
                let key = claims.key(ClaimKind::Rate);
                let area = series.area;
                add(claims.get(ClaimKey { area, ..key }), KeyRole::RateElsewhere);
            }
            add(total, KeyRole::TotalInAll);
            // Beside two other places there is no room for it.
            keys.truncate(3);
            return keys;
        }
        let (mut changed, previous) = (
            change(claims, &total, ClaimKind::ChangePercent),
            claims.of(ClaimKind::Previous),
        );
        let per_day = claims.of(ClaimKind::PerDay);
        add(total, KeyRole::Total);
        if previous.value == Ok(0.0) {
            add(previous, KeyRole::Previous);
        } else if changed.key.kind == ClaimKind::Change {
            add(changed, KeyRole::Change);
        } else {
            let offences = claims.of(ClaimKind::Change);
            // Where a topic withholds the one, it withholds what says the same.
            changed.value = offences.value.and(changed.value);
            add(changed, KeyRole::ChangePercent(Box::new(offences)));
        }
        if per_day.value.is_ok_and(|value| value >= LEAST_PER_DAY) {
            add(per_day, KeyRole::PerDay);
        }
        keys
    }
}
