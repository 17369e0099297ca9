//! Statistics as total functions: `Dataset + ResolvedQuery -> Figures`. Nothing here rounds, formats or fails; a figure that
//! cannot be stated carries its reason.

mod breakdown;
mod change;
mod claim;
mod compare;
mod integrity;
mod notice;
mod outcome;
mod rate;
mod revision;
mod rolling;
mod series;

pub use breakdown::{Breakdown, BreakdownPart};
pub use change::{Change, Record};
pub use claim::{Caveat, Cell, Cells, Claim, Claims, Formula, Part, claim};
pub use compare::{Comparison, compare};
pub use integrity::{Check, Integrity, IntegrityFault, integrity};
pub use notice::Notice;
pub use outcome::{MOST_FORCES_LEFT_OUT, groups as outcome_groups, period_with_outcomes};
pub use rate::{MAX_ESTIMATE_LAG, PopulationUsed};
pub use revision::{CellRevision, OutcomeRevision, OutcomeRevisions, Revisions, StatedRevision, YearRevision};
pub use series::{Point, Series};

use crate::dataset::Dataset;
use crate::model::{Absence, Area, AreaKind, ChartKind, Date, Figure, Measure, Offence, Population, YearEnding};
use crate::query::ResolvedQuery;

/// Smallest base on which a change is stated in per cent: below it, the number of offences is.
pub const SMALL_BASE: i64 = 50;

/// Years between the two ends of the long comparison.
pub const LONG_COMPARISON_YEARS: i32 = 9;

/// Every figure of one area, offence and year ending, with the series around it.
///
/// What the widget shows is a field; what only the command line prints is a method, so that the wasm goes without it.
#[derive(Debug, Clone)]
pub struct Figures<'d> {
    /// The dataset that all figures come from.
    pub dataset: &'d Dataset,
    /// What is shown. Its measure is the count where the area has no rate: the notices then say why.
    pub query: ResolvedQuery,
    /// The measure that was asked for.
    pub asked_measure: Measure,
    /// Offences recorded in the twelve months.
    pub total: Figure<i64>,
    /// Offences recorded in the twelve months before.
    pub previous_total: Figure<i64>,
    /// Offences a day: the total over the 365 or 366 days of that very year.
    pub per_day: Figure<f64>,
    /// Residents by which the rate divides, with the year of the estimate.
    pub population: Figure<PopulationUsed>,
    /// Offences recorded per 1,000 residents.
    pub rate_per_1000: Figure<f64>,
    /// Rolling twelve-month series of the area at every quarter end, oldest first.
    pub series: Series,
    /// The same series of the area that it is compared with; `None` where the measure cannot be compared.
    pub comparison: Option<Series>,
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
        let (area, offence, period) = (query.area, query.offence, query.year_ending);
        let total = rolling::total(dataset, area, offence, period);
        let series = Series::new(dataset, area, offence, query.measure);
        // Counts of one force and of all forces share no axis: only measures that scale with the place are compared.
        let comparison = query
            .compare
            .filter(|_| query.measure != Measure::Count)
            .map(|compared| Series::new(dataset, compared, offence, query.measure));
        Self {
            dataset,
            query,
            asked_measure,
            total,
            previous_total: earlier_total(dataset, &query, 1),
            per_day: total.map(|total| total as f64 / f64::from(period.days())),
            population: rate::population(dataset, area, period),
            rate_per_1000: rate::per_1000(dataset, area, offence, period),
            notices: notice::notices(dataset, &query, asked_measure, &series),
            series,
            comparison,
            is_newest: false,
        }
    }

    /// The same figures, with a notice where `newest`, the date of the newest release there is, is later than their own.
    #[must_use]
    pub fn with_newest_release(mut self, newest: Option<Date>) -> Self {
        match newest {
            Some(newest) if newest > self.query.release => self.notices.insert(0, Notice::NewerRelease(newest)),
            newest => self.is_newest = newest.is_some(),
        }
        self
    }

    /// Change from the year before to this year, in offences and per cent.
    #[must_use]
    pub fn change(&self) -> Change {
        Change::new(self.previous_total, self.total)
    }

    /// Total as a multiple of the total [`LONG_COMPARISON_YEARS`] years before.
    ///
    /// # Errors
    /// The absence of either total, or [`Absence::NoBase`].
    pub fn times_nine_years_earlier(&self) -> Figure<f64> {
        change::ratio(earlier_total(self.dataset, &self.query, LONG_COMPARISON_YEARS), self.total)
    }

    /// The year's total as a percentage of the series' first: 100 for the first year.
    ///
    /// # Errors
    /// The absence of the total, or [`Absence::NoBase`].
    pub fn index(&self) -> Figure<f64> {
        rolling::index(self.dataset, self.query.area, self.query.offence, self.query.year_ending)
    }

    /// How many years before this one, at the same quarter end and without a gap, were all lower.
    ///
    /// # Errors
    /// The absence of the total or of the year before, or [`Absence::NotARecord`].
    pub fn highest(&self) -> Figure<Record> {
        self.record(|earlier, latest| earlier < latest)
    }

    /// How many years before this one, at the same quarter end and without a gap, were all higher.
    ///
    /// # Errors
    /// The absence of the total or of the year before, or [`Absence::NotARecord`].
    pub fn lowest(&self) -> Figure<Record> {
        self.record(|earlier, latest| earlier > latest)
    }

    fn record(&self, beats: fn(i64, i64) -> bool) -> Figure<Record> {
        change::record(|years| earlier_total(self.dataset, &self.query, years), beats)
    }

    /// The whole number that [`Figures::times_nine_years_earlier`] is more than: 11 for 11.85, but 4 for exactly 5 - "more than"
    /// must be true. Absent where the total is not more than the earlier one.
    ///
    /// # Errors
    /// The absence of the multiple, or [`Absence::NotARecord`] where it is one or less.
    pub fn more_than_times(&self) -> Figure<i64> {
        match self.times_nine_years_earlier()?.ceil() as i64 - 1 {
            whole if whole >= 1 => Ok(whole),
            _ => Err(Absence::NotARecord),
        }
    }

    /// Whether the figures of `period` count a quarter that the release calls provisional.
    #[must_use]
    pub fn is_provisional(&self, period: YearEnding) -> bool {
        notice::is_provisional(self.dataset, self.query.area, self.query.offence, period)
    }

    /// The query as it was asked: its measure may be one that this area does not have.
    #[must_use]
    pub fn asked_query(&self) -> ResolvedQuery {
        ResolvedQuery {
            measure: self.asked_measure,
            ..self.query
        }
    }

    /// The area asked for.
    #[must_use]
    pub fn area(&self) -> &'d Area {
        &self.dataset.areas()[self.query.area]
    }

    /// The offence asked for.
    #[must_use]
    pub fn offence(&self) -> &'d Offence {
        &self.dataset.topic().offences[self.query.offence]
    }

    /// The offence codes whose counts are summed.
    #[must_use]
    pub fn codes(&self) -> Vec<&'d str> {
        let topic = self.dataset.topic();
        let mut codes = Vec::new();
        for &code in &self.offence().codes {
            codes.push(topic.codes[code].code.as_str());
        }
        codes
    }

    /// Index in the series of the year ending that was asked for.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.series
            .points
            .iter()
            .position(|point| point.year_ending == self.query.year_ending)
    }

    /// Indices of the points of every series that a chart shows, oldest first: all, or those at the same quarter end as the year
    /// ending that was asked for.
    #[must_use]
    pub fn shown(&self, kind: ChartKind) -> Vec<usize> {
        let quarter = self.query.year_ending.quarter();
        let mut shown = Vec::new();
        for (index, point) in self.series.points.iter().enumerate() {
            if kind != ChartKind::Years || point.year_ending.quarter().since(quarter) % 4 == 0 {
                shown.push(index);
            }
        }
        shown
    }

    /// Whether the area has a rate at all, or the reason why none of its years can have one.
    ///
    /// # Errors
    /// [`Absence::NoResidentPopulation`] or [`Absence::PopulationTooSmall`].
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

/// The total of the twelve months that end `years` before those of the query.
fn earlier_total(dataset: &Dataset, query: &ResolvedQuery, years: i32) -> Figure<i64> {
    match query.year_ending.years_earlier(years) {
        Some(period) => rolling::total(dataset, query.area, query.offence, period),
        None => Err(Absence::OutsideRelease),
    }
}

/// Whether rates of `area` divide by residents of forces only part of whose offences they recorded: the published rate for a
/// total counts the offences of forces without residents too.
pub(crate) fn includes_force_without_residents(dataset: &Dataset, area: &Area) -> bool {
    area.kind == AreaKind::Total
        && dataset
            .areas()
            .iter()
            .any(|area| area.kind != AreaKind::Total && area.population == Population::None)
}
