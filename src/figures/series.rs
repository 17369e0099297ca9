//! A measure at every quarter end.

use super::claim::{Claim, Claims};
use crate::model::{ClaimKind, Measure};
use crate::query::ClaimKey;

/// Rolling twelve-month figures of one area and offence, oldest first: a claim for each quarter end of the release.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Index into [`crate::Dataset::areas`].
    pub area: usize,
    /// The measure at each quarter end of the release that has twelve months of it before.
    pub points: Vec<Claim>,
}

impl Measure {
    /// What is claimed of each twelve months.
    #[must_use]
    pub fn kind(self) -> ClaimKind {
        match self {
            Self::Count => ClaimKind::Latest,
            Self::Rate => ClaimKind::Rate,
            Self::Index => ClaimKind::Index,
        }
    }
}

impl Series {
    /// The measure of the query of `claims`, for `area`.
    pub(super) fn new(claims: &Claims<'_>, area: usize) -> Self {
        let mut points = Vec::new();
        for year_ending in claims.dataset.year_endings() {
            points.push(claims.get(ClaimKey {
                area,
                year_ending,
                ..claims.key(claims.query.measure.kind())
            }));
        }
        Self { area, points }
    }
}
