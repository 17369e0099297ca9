//! Statistics as total functions: `Dataset + ResolvedQuery -> Figures`. Nothing here rounds, formats or fails; a figure that
//! cannot be stated carries its reason.
//!
//! Every figure is a [`Claim`]. `fairness` says what figures can bear, once, for all of them.

#[cfg(feature = "stories")]
mod breakdown;
mod claim;
#[cfg(feature = "stories")]
mod compare;
pub mod fairness;
#[cfg(feature = "cli")]
mod integrity;
mod notice;
#[cfg(feature = "stories")]
mod others;
#[cfg(not(feature = "stories"))]
#[path = "no_others.rs"]
mod others;
mod outcome;
mod provisional;
mod rate;
#[cfg(feature = "cli")]
mod revision;
mod rolling;
mod series;

#[cfg(feature = "stories")]
pub use breakdown::{Breakdown, BreakdownPart};
pub use claim::{Caveat, Claim, Claims, claim};
#[cfg(feature = "stories")]
pub use claim::{Cell, Cells, Formula, Part, Trace};
#[cfg(feature = "stories")]
pub use compare::{Comparison, compare, like};
#[cfg(feature = "cli")]
pub use integrity::{Check, Integrity, IntegrityFault, integrity};
pub use notice::{NotComparedBecause, Notice};
pub use outcome::{MOST_FORCES_LEFT_OUT, groups as outcome_groups, period_with_outcomes};
pub use rate::{MAX_ESTIMATE_LAG, PopulationUsed};
#[cfg(feature = "cli")]
pub use revision::{CellRevision, OutcomeRevision, OutcomeRevisions, Revisions, StatedRevision, YearRevision};
pub use series::Series;

use crate::dataset::Dataset;
use crate::model::{Area, ChartKind, ClaimKind, Date, Figure, Measure, Offence};
use crate::query::ResolvedQuery;

/// Years between the two ends of the long comparison.
pub const LONG_COMPARISON_YEARS: i32 = 9;

/// What is claimed of one area, offence and year ending, with the series around it.
#[derive(Debug, Clone)]
pub struct Figures<'d> {
    /// What can be claimed. The measure of its query is the count where the area has no rate: the notices then say why.
    pub claims: Claims<'d>,
    /// The measure that was asked for.
    pub asked_measure: Measure,
    /// Rolling twelve-month series of the area at every quarter end, oldest first.
    pub series: Series,
    /// The same series of what the area is compared with: another force, where one was asked for, then the total. None where
    /// the measure cannot be compared.
    pub comparisons: Vec<Series>,
    /// What a reader must know beside these figures, in reading order.
    pub notices: Vec<Notice>,
    /// Whether they are known to be those of the newest release.
    pub is_newest: bool,
}

impl<'d> Figures<'d> {
    /// The figures that `query` asks for.
    #[must_use]
    pub fn new(dataset: &'d Dataset, mut query: ResolvedQuery) -> Self {
        let asked_measure = query.measure;
        if asked_measure == Measure::Rate && rate::allowed(&dataset.areas()[query.area]).is_err() {
            query.measure = Measure::Count;
        }
        let mut claims = Claims::new(dataset, query);
        let series = Series::new(&claims, query.area);
        let mut notices = notice::notices(dataset, &query, asked_measure, &series);
        let mut comparisons = Vec::new();
        others::put_other(&mut claims, &series, &mut comparisons, &mut notices);
        // Counts of one force and of all forces share no axis: only measures that scale with the place are compared.
        if let Some(total) = dataset.total()
            && total != query.area
            && query.compare.is_some()
            && query.measure != Measure::Count
        {
            claims.know(total);
            comparisons.push(Series::new(&claims, total));
        }
        Self {
            asked_measure,
            notices,
            comparisons,
            series,
            claims,
            is_newest: false,
        }
    }

    /// The same figures, with a notice where `newest`, the date of the newest release there is, is later than their own.
    #[must_use]
    pub fn with_newest_release(mut self, newest: Option<Date>) -> Self {
        match newest {
            Some(newest) if newest > self.query().release => self.notices.insert(0, Notice::NewerRelease(newest)),
            newest => self.is_newest = newest.is_some(),
        }
        self
    }

    /// The same figures by rate.
    #[cfg(feature = "stories")]
    #[must_use]
    pub fn by_rate(&self) -> Self {
        let measure = Measure::Rate;
        let mut by_rate = Self::new(self.dataset(), ResolvedQuery { measure, ..self.query() });
        by_rate.is_newest = self.is_newest;
        if let Some(newer @ Notice::NewerRelease(_)) = self.notices.first() {
            by_rate.notices.insert(0, *newer);
        }
        by_rate
    }

    /// The dataset that all figures come from.
    #[must_use]
    pub fn dataset(&self) -> &'d Dataset {
        self.claims.dataset
    }

    /// What is shown.
    #[must_use]
    pub fn query(&self) -> ResolvedQuery {
        self.claims.query
    }

    /// The claim of the area, the offence and the year ending that were asked for.
    #[must_use]
    pub fn claim(&self, kind: ClaimKind) -> Claim {
        self.claims.of(kind)
    }

    /// Residents by which the rate divides, with the year of the estimate.
    ///
    /// # Errors
    /// Why there is no estimate.
    pub fn population(&self) -> Figure<PopulationUsed> {
        rate::population(self.dataset(), self.query().area, self.query().year_ending)
    }

    /// The query as it was asked: its measure may be one that this area does not have.
    #[must_use]
    pub fn asked_query(&self) -> ResolvedQuery {
        ResolvedQuery {
            measure: self.asked_measure,
            ..self.query()
        }
    }

    /// The area asked for.
    #[must_use]
    pub fn area(&self) -> &'d Area {
        &self.dataset().areas()[self.query().area]
    }

    /// The offence asked for.
    #[must_use]
    pub fn offence(&self) -> &'d Offence {
        &self.dataset().topic().offences[self.query().offence]
    }

    /// The offence codes whose counts are summed.
    #[must_use]
    pub fn codes(&self) -> Vec<&'d str> {
        let topic = self.dataset().topic();
        let mut codes = Vec::new();
        for &code in &self.offence().codes {
            codes.push(topic.codes[code].code.as_str());
        }
        codes
    }

    /// Index in the series of the year ending that was asked for.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        let asked = self.query().year_ending;
        self.series.points.iter().position(|point| point.key.year_ending == asked)
    }

    /// Indices of the points of every series that a chart shows, oldest first: all, or those at the same quarter end as the year
    /// ending that was asked for.
    #[must_use]
    pub fn shown(&self, kind: ChartKind) -> Vec<usize> {
        let quarter = self.query().year_ending.quarter();
        let mut shown = Vec::new();
        for (index, point) in self.series.points.iter().enumerate() {
            if kind != ChartKind::Years || point.key.year_ending.quarter().since(quarter) % 4 == 0 {
                shown.push(index);
            }
        }
        shown
    }

    /// Whether the area has a rate at all, or the reason why none of its years can have one.
    ///
    /// # Errors
    /// [`crate::model::Absence::NoResidentPopulation`] or [`crate::model::Absence::PopulationTooSmall`].
    pub fn rate_allowed(&self) -> Figure<()> {
        rate::allowed(self.area())
    }

    /// The measures that can be shown of this area.
    #[must_use]
    pub fn measures(&self) -> Vec<Measure> {
        let mut measures = Vec::new();
        for measure in Measure::ALL {
            if measure != Measure::Rate || self.rate_allowed().is_ok() {
                measures.push(measure);
            }
        }
        measures
    }
}
