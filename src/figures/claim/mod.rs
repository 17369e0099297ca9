//! A figure with everything that it stands on: formula, cells, precision, caveats.
//!
//! A claim is worked out from other claims down to sums of cells, so that whatever a part knows of itself (its cells, what it
//! leaves out, how exactly it is known) is known of the whole, and no caveat can be lost on the way.

mod cells;
mod evaluate;
mod formula;

pub use cells::{Cell, Cells};
pub use formula::Formula;

use crate::dataset::Dataset;
use crate::model::{ClaimKind, Figure, Month, Precision, Unit, YearEnding};
use crate::query::{ClaimKey, ResolvedQuery};

/// A figure of one area, offence and twelve months, traced to its cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What is claimed.
    pub key: ClaimKey,
    /// The value in [`Claim::unit`], unrounded; or why there is none.
    pub value: Figure<f64>,
    /// How exactly the value is known.
    pub precision: Precision,
    /// How it is worked out.
    pub formula: Formula,
    /// The claims that the formula is of, in its order; empty for sums of cells.
    pub parts: Vec<Part>,
    /// Cells that enter the value: if one of them were absent, there would be no such value.
    pub cells: Vec<Cells>,
    /// Areas that the value leaves out, in dataset order.
    pub excluding: Vec<usize>,
    /// What must be said wherever the value is.
    pub caveats: Vec<Caveat>,
    /// First and last month of everything that enters the value.
    window: (Month, Month),
}

/// A claim that another one is worked out from.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it claims.
    pub key: ClaimKey,
    /// Its value, unrounded.
    pub value: Figure<f64>,
}

/// What must be said beside a claim. The words are in the topic (recording changes) or in the words room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Caveat {
    /// It compares across a change in recording: index into the topic's changes.
    RecordingChange(usize),
    /// It compares totals of a combined offence that has gained codes between them.
    CodesAdded,
    /// Outcomes are those assigned so far: more will follow.
    SoFar,
    /// It leaves these areas out.
    Excluding(Vec<usize>),
    /// It was rounded to this unit before it was published.
    RoundedTo(u32),
    /// It counts a quarter that the release calls provisional.
    Provisional,
    /// The rate divides by the mid-year estimate of this year, older than the period.
    OlderPopulationEstimate(u16),
    /// The rate counts offences of forces without residents.
    IncludesForcesWithoutResidents,
}

impl Claim {
    /// The unit of the value.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.key.kind.unit()
    }

    /// First and last month of everything that enters the value.
    #[must_use]
    pub fn window(&self) -> (Month, Month) {
        self.window
    }

    /// Indices of the offence codes that are summed.
    #[must_use]
    pub fn codes<'d>(&self, dataset: &'d Dataset) -> &'d [usize] {
        &dataset.topic().offences[self.key.offence].codes
    }

    /// The whole number that a multiple is more than: 11 for 11.85, but 4 for exactly 5, since "more than" must be true. `None`
    /// where that is less than two: "more than one time" is no way to say a change.
    #[must_use]
    pub fn more_than(&self) -> Option<i64> {
        let value = self.value.ok()?;
        let whole = match self.precision {
            Precision::MoreThan => value as i64,
            _ => value.ceil() as i64 - 1,
        };
        (self.unit() == Unit::Times && whole >= 2).then_some(whole)
    }
}

/// The claim that `key` names. Total: a value that cannot be stated is absent with its reason.
#[must_use]
pub fn claim(dataset: &Dataset, key: ClaimKey) -> Claim {
    evaluate::claim(dataset, key)
}

/// What can be claimed of one query: the door through which words reach claims.
#[derive(Debug, Clone, Copy)]
pub struct Claims<'d> {
    /// The dataset that all claims come from.
    pub dataset: &'d Dataset,
    /// The area, the offence and the twelve months that claims are of where they name no others.
    pub query: ResolvedQuery,
}

impl<'d> Claims<'d> {
    /// What can be claimed of `query`.
    #[must_use]
    pub fn new(dataset: &'d Dataset, query: ResolvedQuery) -> Self {
        Self { dataset, query }
    }

    /// The key of a kind of claim of the query's own area, offence and months.
    #[must_use]
    pub fn key(&self, kind: ClaimKind) -> ClaimKey {
        ClaimKey {
            area: self.query.area,
            offence: self.query.offence,
            kind,
            year_ending: self.query.year_ending,
        }
    }

    /// The claim that `key` names.
    #[must_use]
    pub fn get(&self, key: ClaimKey) -> Claim {
        claim(self.dataset, key)
    }

    /// Every claim of the query's area, offence and months.
    #[must_use]
    pub fn all(&self) -> Vec<Claim> {
        ClaimKind::all().map(|kind| self.get(self.key(kind))).collect()
    }

    /// The spelling of a claim beside the query.
    #[must_use]
    pub fn spelled(&self, claim: &Claim) -> String {
        claim.key.spelled(self.dataset, &self.query)
    }

    /// Whether the dataset is the record of what a publication stated.
    #[must_use]
    pub fn is_record(&self) -> bool {
        !self.dataset.statements().is_empty()
    }
}

/// The months of one year ending.
fn months(period: YearEnding) -> (Month, Month) {
    (period.first_month(), period.month())
}
