//! Statistics as total functions: `Dataset + ResolvedQuery -> Figures`. Nothing here rounds, formats or fails; a figure that
//! cannot be stated carries its reason.

mod change;
mod notice;
mod rate;
mod rolling;
mod series;

pub use change::{Change, Record};
pub use notice::Notice;
pub use rate::{MAX_ESTIMATE_LAG, PopulationUsed};
pub use series::{Point, Series};

use crate::dataset::Dataset;
use crate::model::{Absence, Area, AreaKind, Figure, Measure, Offence, Population};
use crate::query::ResolvedQuery;

/// Years between the two ends of the long comparison.
pub const LONG_COMPARISON_YEARS: i32 = 9;

/// Every figure of one area, offence and year ending, with the series around it.
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
    /// Change from the year before to this year, in offences and per cent.
    pub change: Change,
    /// Offences a day: the total over the 365 or 366 days of that very year.
    pub per_day: Figure<f64>,
    /// Total as a multiple of the total [`LONG_COMPARISON_YEARS`] years before.
    pub times_nine_years_earlier: Figure<f64>,
    /// The year's total as a percentage of the series' first: 100 for the first year.
    pub index: Figure<f64>,
    /// How many years before this one, at the same quarter end and without a gap, were all lower.
    pub highest: Figure<Record>,
    /// How many years before this one, at the same quarter end and without a gap, were all higher.
    pub lowest: Figure<Record>,
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
        let total_at = |years: i32| match period.years_earlier(years) {
            Some(period) => rolling::total(dataset, area, offence, period),
            None => Err(Absence::OutsideRelease),
        };
        let total = total_at(0);
        let previous_total = total_at(1);
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
            previous_total,
            change: Change::new(previous_total, total),
            per_day: total.map(|total| total as f64 / f64::from(period.days())),
            times_nine_years_earlier: change::ratio(total_at(LONG_COMPARISON_YEARS), total),
            index: rolling::index(dataset, area, offence, period),
            highest: change::record(total_at, |earlier, latest| earlier < latest),
            lowest: change::record(total_at, |earlier, latest| earlier > latest),
            population: rate::population(dataset, area, period),
            rate_per_1000: rate::per_1000(dataset, area, offence, period),
            notices: notice::notices(dataset, &query, asked_measure, &series),
            series,
            comparison,
        }
    }

    /// The whole number that [`Figures::times_nine_years_earlier`] is more than: 11 for 11.85, but 4 for exactly 5 - "more than"
    /// must be true. Absent where the total is not more than the earlier one.
    ///
    /// # Errors
    /// The absence of the multiple, or [`Absence::NotARecord`] where it is one or less.
    pub fn more_than_times(&self) -> Figure<i64> {
        match self.times_nine_years_earlier?.ceil() as i64 - 1 {
            whole if whole >= 1 => Ok(whole),
            _ => Err(Absence::NotARecord),
        }
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
    pub fn codes(&self) -> impl Iterator<Item = &'d str> {
        let topic = self.dataset.topic();
        self.offence().codes.iter().map(|&code| topic.codes[code].code.as_str())
    }

    /// Index in the series of the year ending that was asked for.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.series
            .points
            .iter()
            .position(|point| point.year_ending == self.query.year_ending)
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
        Measure::ALL
            .into_iter()
            .filter(|&measure| measure != Measure::Rate || self.rate_allowed().is_ok())
            .collect()
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
