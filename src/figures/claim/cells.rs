//! The cells of a release that a claim stands on.

use crate::dataset::{Count, Dataset};
use crate::figures::outcome::BASIS;
use crate::model::{OutcomeType, Quarter};

/// A block of cells of one table: every combination of what it names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cells {
    /// Counts of the recorded crime table.
    Recorded {
        /// Forces (indices).
        forces: Vec<usize>,
        /// Offence codes (indices).
        codes: Vec<usize>,
        /// First quarter.
        first: Quarter,
        /// Last quarter.
        last: Quarter,
    },
    /// Counts of the outcomes table, on the basis of offences recorded.
    Outcomes {
        /// Forces (indices).
        forces: Vec<usize>,
        /// Offence codes (indices).
        codes: Vec<usize>,
        /// First quarter.
        first: Quarter,
        /// Last quarter.
        last: Quarter,
        /// Outcome types.
        types: Vec<OutcomeType>,
    },
    /// Mid-year population estimates.
    Population {
        /// Forces (indices).
        forces: Vec<usize>,
        /// Year of the estimate.
        year: u16,
    },
    /// A figure as a publication stated it.
    Stated {
        /// Index into [`Dataset::statements`].
        statement: usize,
    },
}

/// One cell of the recorded crime or the outcomes table, with its count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Force (index).
    pub force: usize,
    /// Offence code (index).
    pub code: usize,
    /// Quarter.
    pub quarter: Quarter,
    /// Outcome type, in the outcomes table.
    pub outcome: Option<OutcomeType>,
    /// What stands in it.
    pub count: Count,
}

impl Cells {
    /// The single counts, in the order of force, code, quarter and type; quarters in which a code was not in use have none. Empty for
    /// populations and statements.
    #[must_use]
    pub fn counts(&self, dataset: &Dataset) -> Vec<Cell> {
        let (forces, codes, first, last, types) = match self {
            Self::Recorded {
                forces,
                codes,
                first,
                last,
            } => (forces, codes, *first, *last, None),
            Self::Outcomes {
                forces,
                codes,
                first,
                last,
                types,
            } => (forces, codes, *first, *last, Some(types)),
            Self::Population { .. } | Self::Stated { .. } => return Vec::new(),
        };
        let mut cells = Vec::new();
        for &force in forces {
            for &code in codes {
                let start = first.max(dataset.first_quarter_of_code(code));
                let end = last.min(dataset.last_quarter_of_code(code));
                for quarter in (0..=end.since(start)).filter_map(|step| start.plus(step)) {
                    let cell = |outcome, count| Cell {
                        force,
                        code,
                        quarter,
                        outcome,
                        count,
                    };
                    let Some(types) = types else {
                        cells.push(cell(None, dataset.count(force, code, quarter).map(|count| count as i32)));
                        continue;
                    };
                    for &outcome in types {
                        if let Some(outcomes) = dataset.outcomes() {
                            cells.push(cell(Some(outcome), outcomes.count(BASIS, force, code, quarter, outcome)));
                        }
                    }
                }
            }
        }
        cells
    }
}

/// The forces whose figures make up those of `area`.
pub(super) fn forces(dataset: &Dataset, area: usize) -> Vec<usize> {
    if dataset.areas()[area].kind == crate::model::AreaKind::Total {
        dataset.forces().collect()
    } else {
        vec![area]
    }
}
