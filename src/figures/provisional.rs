//! Which figures may still change.

use crate::dataset::Dataset;
use crate::model::{AreaKind, YearEnding};

/// Whether totals of these codes in `period` count a quarter that the release calls provisional.
pub(crate) fn is_provisional(dataset: &Dataset, area: usize, codes: &[usize], period: YearEnding) -> bool {
    let [first, .., last] = period.quarters();
    let total = dataset.areas()[area].kind == AreaKind::Total;
    dataset
        .provisional()
        .iter()
        .any(|&(code, force, quarter)| (total || force == area) && codes.contains(&code) && (first..=last).contains(&quarter))
}
