//! What became of the offences of a year, in groups of outcome types.

use crate::dataset::Dataset;
use crate::model::{Absence, AreaKind, Figure, OutcomeBasis, OutcomeGroup, YearEnding};

/// The basis of every share: what became of the offences recorded in the period.
pub(crate) const BASIS: OutcomeBasis = OutcomeBasis::OffencesRecorded;

/// Most forces that a total of outcomes leaves out: with more missing it would be no total of all.
pub const MOST_FORCES_LEFT_OUT: usize = 4;

/// Forces whose outcomes of `offence` count towards `area` in `period`, and those whose outcomes are missing: for a total, its
/// figures cover the others, or none where too many are missing.
pub(super) fn coverage(dataset: &Dataset, area: usize, offence: usize, period: YearEnding) -> (Vec<usize>, Vec<usize>) {
    if dataset.areas()[area].kind != AreaKind::Total {
        return (vec![area], Vec::new());
    }
    let (covered, missing): (Vec<usize>, Vec<usize>) = dataset
        .forces()
        .partition(|&force| by_type(dataset, &[force], offence, period).is_ok());
    if missing.len() > MOST_FORCES_LEFT_OUT {
        (Vec::new(), dataset.forces().collect())
    } else {
        (covered, missing)
    }
}

/// Outcomes over the forces that a claim covers, one total for each type of the table.
pub(super) fn by_type(dataset: &Dataset, forces: &[usize], offence: usize, period: YearEnding) -> Figure<Vec<i64>> {
    let outcomes = dataset.outcomes().ok_or(Absence::NoOutcomes)?;
    let mut totals = vec![0; outcomes.types().len()];
    for &force in forces {
        add_force(&mut totals, dataset, force, offence, period)?;
    }
    if forces.is_empty() {
        Err(Absence::NoOutcomes)
    } else {
        Ok(totals)
    }
}

/// Adds those of one force: absent, whatever was added, unless all types in all four quarters of every code that existed are there.
fn add_force(totals: &mut [i64], dataset: &Dataset, force: usize, offence: usize, period: YearEnding) -> Figure<()> {
    let outcomes = dataset.outcomes().ok_or(Absence::NoOutcomes)?;
    for quarter in period.quarters() {
        let mut known = Err(Absence::NotRecordedThen);
        for &code in &dataset.topic().offences[offence].codes {
            if !dataset.topic().codes[code].is_in_use(quarter) {
                continue;
            }
            let row = outcomes.row(BASIS, force, code, quarter)?;
            for (column, total) in totals.iter_mut().enumerate() {
                *total += i64::from((*row.get(column).unwrap_or(&Err(Absence::NoOutcomes)))?);
            }
            known = Ok(());
        }
        known?;
    }
    Ok(())
}

/// Offences by what became of them, in reading order; groups to which none came are left out. Empty where the year has no outcomes.
#[must_use]
pub fn groups(dataset: &Dataset, area: usize, offence: usize, period: YearEnding) -> Vec<(OutcomeGroup, i64)> {
    let (forces, _) = coverage(dataset, area, offence, period);
    let totals = by_type(dataset, &forces, offence, period).unwrap_or_default();
    let types = dataset.outcomes().map_or(&[][..], |outcomes| outcomes.types());
    let mut groups = Vec::new();
    for group in OutcomeGroup::ALL {
        let of_it = types.iter().zip(&totals).filter(|&(of, _)| of.group() == group);
        let count = of_it.map(|(_, total)| total).sum();
        if count != 0 {
            groups.push((group, count));
        }
    }
    groups
}

/// The latest twelve months, at or before `period`, that the outcomes table covers in full.
#[must_use]
pub fn period_with_outcomes(dataset: &Dataset, period: YearEnding) -> Option<YearEnding> {
    let (first, last) = dataset.outcome_quarters()?;
    let first = YearEnding::new(first.plus(3)?);
    let last = YearEnding::new(last);
    (first <= last && first <= period).then(|| period.min(last))
}
