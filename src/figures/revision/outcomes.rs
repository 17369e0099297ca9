//! Outcomes that two releases count differently.

use crate::dataset::{Count, Dataset, Outcomes};
use crate::model::{OutcomeBasis, OutcomeType, Quarter};

/// A count of outcomes that two releases state differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeRevision {
    /// What is counted.
    pub basis: OutcomeBasis,
    /// Slug of the force.
    pub area: String,
    /// Offence code.
    pub code: String,
    /// Quarter.
    pub quarter: Quarter,
    /// Outcome type.
    pub outcome: OutcomeType,
    /// In the older release.
    pub before: Count,
    /// In the newer release.
    pub after: Count,
}

/// In which outcomes two releases differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutcomeRevisions {
    /// Number of counts of outcomes that both releases have.
    pub compared: usize,
    /// Those that both have and state differently, by basis, area, code, quarter and type.
    pub cells: Vec<OutcomeRevision>,
}

/// What the outcomes of `new` say otherwise than those of `old`; `None` where not both releases have outcomes.
pub(super) fn between(old: &Dataset, new: &Dataset) -> Option<OutcomeRevisions> {
    let (before, after) = (old.outcomes()?, new.outcomes()?);
    let mut revisions = OutcomeRevisions::default();
    for basis in after.bases().filter(|&basis| before.bases().any(|known| known == basis)) {
        for area in new.forces() {
            let Some(old_area) = old.area_index(&new.areas()[area].slug) else {
                continue;
            };
            for (code, entry) in new.topic().codes.iter().enumerate() {
                let Some(old_code) = old.topic().codes.iter().position(|known| known.code == entry.code) else {
                    continue;
                };
                for quarter in quarters(before, after) {
                    for outcome in types(before, after) {
                        let revision = OutcomeRevision {
                            basis,
                            area: new.areas()[area].slug.clone(),
                            code: entry.code.clone(),
                            quarter,
                            outcome,
                            before: before.count(basis, old_area, old_code, quarter, outcome),
                            after: after.count(basis, area, code, quarter, outcome),
                        };
                        revisions.compared += 1;
                        if revision.before != revision.after {
                            revisions.cells.push(revision);
                        }
                    }
                }
            }
        }
    }
    Some(revisions)
}

/// The quarters that both tables hold.
fn quarters(before: &Outcomes, after: &Outcomes) -> impl Iterator<Item = Quarter> {
    let first = before.first_quarter().max(after.first_quarter());
    let last = before.last_quarter().min(after.last_quarter());
    (0..=last.since(first)).filter_map(move |step| first.plus(step))
}

/// The types that either table lists, in number order; where one lists a type and the other does not, it was assigned to none.
fn types(before: &Outcomes, after: &Outcomes) -> Vec<OutcomeType> {
    let mut types = [before.types(), after.types()].concat();
    types.sort_unstable();
    types.dedup();
    types
}
