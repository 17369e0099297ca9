//! A figure with everything that must be known of it: precision, caveats, what it leaves out; and, apart, its formula and cells.
//!
//! A claim is worked out from other claims down to sums of cells, so that whatever a part knows of itself (what it leaves out, how
//! exactly it is known, whether it is provisional) is known of the whole, and no caveat can be lost on the way.
//!
//! | file | what it is for |
//! |---|---|
//! | `evaluate` | values: totals, changes, rates |
//! | `further` | values that the first view does not show: records, multiples, outcomes |
//! | `trace` | formulas and cells |

#[cfg(feature = "stories")]
mod cells;
mod evaluate;
#[cfg(feature = "stories")]
mod formula;
#[cfg(feature = "stories")]
mod further;
#[cfg(not(feature = "stories"))]
#[path = "not_further.rs"]
mod further;
#[cfg(feature = "stories")]
mod trace;
mod witness;

#[cfg(feature = "stories")]
pub use cells::{Cell, Cells};
#[cfg(feature = "stories")]
pub use formula::Formula;
#[cfg(feature = "stories")]
pub use trace::{Part, Trace};

use self::evaluate::Evaluation;
use self::witness::{Unwatched, Witness};
use super::fairness;
use super::rolling::{Source, Totals};
use crate::dataset::Dataset;
use crate::model::{Absence, ClaimKind, Figure, Month, Precision, Unit, YearEnding};
use crate::query::{ClaimKey, ResolvedQuery};

/// A figure of one area, offence and twelve months.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What is claimed.
    pub key: ClaimKey,
    /// The value in [`Claim::unit`], unrounded; or why there is none.
    pub value: Figure<f64>,
    /// How exactly the value is known.
    pub precision: Precision,
    /// Areas that the value leaves out, in dataset order.
    pub excluding: Vec<usize>,
    /// What must be said wherever the value is.
    pub caveats: Vec<Caveat>,
    /// First and last month of everything that enters the value.
    window: (Month, Month),
}

/// What must be said beside a claim. The words are in the topic (recording changes) or in the words room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Caveat {
    /// It compares across a change in recording: index into the topic's changes.
    RecordingChange(usize),
    /// It compares totals of a combined offence that has gained codes between them, as a publication did.
    CodesAdded,
    /// Outcomes are those assigned so far: more will follow.
    SoFar,
    /// It leaves areas out: [`Claim::excluding`].
    Excluding,
    /// It was rounded to this unit before it was published.
    RoundedTo(u32),
    /// It counts a quarter that the release calls provisional.
    Provisional,
    /// The rate divides by the mid-year estimate of this year, older than the period.
    OlderPopulationEstimate(u16),
    /// The rate counts offences of forces without residents.
    IncludesForcesWithoutResidents,
    /// It counts months before a force came out of others: index of the area, which sums their counts.
    Merged(usize),
    /// An outcome of these offences is counted below zero, so that no share of them is stated.
    OutcomeBelowZero,
}

impl Claim {
    /// The unit of the value.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.key.kind.unit()
    }

    /// Whether it counts a quarter that the release calls provisional.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.caveats.contains(&Caveat::Provisional)
    }

    /// First and last month of everything that enters the value.
    #[must_use]
    pub fn window(&self) -> (Month, Month) {
        self.window
    }

    /// Indices of the offence codes of its offence.
    #[must_use]
    pub fn codes<'d>(&self, dataset: &'d Dataset) -> &'d [usize] {
        &dataset.topic().offences[self.key.offence].codes
    }

    /// The whole number that a multiple is more than: 11 for 11.85, but 4 for exactly 5, since "more than" must be true. `None`
    /// where that is less than two: "more than one time" is no way to say a change.
    #[must_use]
    pub fn more_than(&self) -> Option<i64> {
        self.whole_times().filter(|&whole| whole >= 2)
    }

    /// The same, one included.
    #[must_use]
    pub fn whole_times(&self) -> Option<i64> {
        let whole = match self.precision {
            Precision::MoreThan => self.value.ok()? as i64,
            _ => self.value.ok()?.ceil() as i64 - 1,
        };
        (self.unit() == Unit::Times && whole >= 1).then_some(whole)
    }

    /// Recording changes that it compares across: indices into the topic's changes.
    #[must_use]
    pub fn changes(&self) -> Vec<usize> {
        let mut changes = Vec::new();
        for caveat in &self.caveats {
            if let Caveat::RecordingChange(index) = caveat {
                changes.push(*index);
            }
        }
        changes
    }

    fn add_caveat(&mut self, caveat: Caveat) {
        if !self.caveats.contains(&caveat) {
            self.caveats.push(caveat);
        }
    }
}

/// The claim that `key` names. Total: a value that cannot be stated is absent with its reason.
#[must_use]
pub fn claim(dataset: &Dataset, key: ClaimKey) -> Claim {
    worked_out(Source { dataset, known: &[] }, key, &mut Unwatched)
}

/// The claim that `key` names, worked out where `witness` sees it.
fn worked_out(source: Source<'_>, key: ClaimKey, witness: &mut dyn Witness) -> Claim {
    let mut evaluation = Evaluation {
        source,
        witness,
        claim: Claim {
            key,
            value: Err(Absence::NotPublished),
            precision: Precision::Exact,
            excluding: Vec::new(),
            caveats: Vec::new(),
            window: months(key.year_ending),
        },
    };
    evaluation.claim.value = further::published(&mut evaluation).unwrap_or_else(|| value(&mut evaluation));
    evaluation.claim
}

/// The value of the claim that is being worked out.
fn value(evaluation: &mut Evaluation<'_>) -> Figure<f64> {
    let kind = evaluation.key().kind;
    evaluation.value().unwrap_or_else(|| further::evaluate(evaluation, kind))
}

/// What a claim knows of a part of it besides its caveats and its months.
fn take(own: &mut Claim, part: &Claim) {
    further::take(own, part);
}

/// What can be claimed of one query: the door through which words and charts reach claims.
#[derive(Debug, Clone)]
pub struct Claims<'d> {
    /// The dataset that all claims come from.
    pub dataset: &'d Dataset,
    /// The area, the offence and the twelve months that claims are of where they name no others.
    pub query: ResolvedQuery,
    /// Totals of the series that the query asks for.
    known: Vec<Totals>,
}

impl<'d> Claims<'d> {
    /// What can be claimed of `query`.
    #[must_use]
    pub fn new(dataset: &'d Dataset, query: ResolvedQuery) -> Self {
        let known = vec![Totals::new(dataset, query.area, query.offence)];
        Self { dataset, query, known }
    }

    /// Works out the totals of another area's series too.
    pub(super) fn know(&mut self, area: usize) {
        self.known.push(Totals::new(self.dataset, area, self.query.offence));
    }

    fn source(&self) -> Source<'_> {
        Source {
            dataset: self.dataset,
            known: &self.known,
        }
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
        worked_out(self.source(), key, &mut Unwatched)
    }

    /// A claim of the query's own area, offence and months.
    #[must_use]
    pub fn of(&self, kind: ClaimKind) -> Claim {
        self.get(self.key(kind))
    }

    /// The same claim, of another kind.
    #[must_use]
    pub fn beside(&self, claim: &Claim, kind: ClaimKind) -> Claim {
        self.get(claim.key.kind(kind))
    }

    /// Every claim of the query's area, offence and months.
    #[must_use]
    pub fn all(&self) -> Vec<Claim> {
        ClaimKind::all().map(|kind| self.of(kind)).collect()
    }

    /// Whether a claim of `key`'s kind may compare the twelve months of `key` with those of `other`.
    ///
    /// # Errors
    /// Why it may not: [`crate::model::Absence::OtherCodes`] or [`crate::model::Absence::Withheld`].
    pub fn comparable(&self, key: ClaimKey, other: YearEnding) -> Figure<()> {
        fairness::comparable(self.dataset, key, other)
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
