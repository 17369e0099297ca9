//! The date at which outcomes stood: more of them are assigned later, so a figure of them says when it was true.

use force_figures::Dataset;
use force_figures::figures::{Cells, Figures, period_with_outcomes};
use force_figures::model::{Date, Quarter};

/// The earliest date of all outcomes of a dataset.
pub(crate) fn of_all(dataset: &Dataset) -> Option<Date> {
    let (first, last) = dataset.outcome_quarters()?;
    dataset.outcomes()?.as_at(span(first, last))
}

/// The date of the outcomes among `cells`; `None` where there are none or their date is not known.
pub(crate) fn of_cells(dataset: &Dataset, cells: &[Cells]) -> Option<Date> {
    let mut quarters: Vec<Quarter> = Vec::new();
    for block in cells {
        if let Cells::Outcomes { first, last, .. } = block {
            quarters.extend(span(*first, *last));
        }
    }
    dataset.outcomes()?.as_at(quarters)
}

/// The date of the outcomes of the latest twelve months with outcomes, at or before those of `figures`.
pub(crate) fn of_figures(figures: &Figures<'_>) -> Option<Date> {
    let period = period_with_outcomes(figures.dataset(), figures.query().year_ending)?;
    figures.dataset().outcomes()?.as_at(period.quarters())
}

fn span(first: Quarter, last: Quarter) -> impl Iterator<Item = Quarter> {
    (0..=last.since(first)).filter_map(move |step| first.plus(step))
}
