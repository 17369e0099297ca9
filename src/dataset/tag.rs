//! Kinds and reasons as single bytes of the dataset file. A number, once given, is never given to another meaning.

use crate::model::{Absence, AreaKind, Nation, Population};

const ABSENCES: [Absence; 12] = [
    Absence::NotSupplied,
    Absence::NotRecordedThen,
    Absence::OutsideRelease,
    Absence::NoResidentPopulation,
    Absence::PopulationTooSmall,
    Absence::NoPopulationEstimate,
    Absence::NoBase,
    Absence::NotARecord,
    Absence::Partial,
    Absence::Suppressed,
    Absence::NotApplicable,
    Absence::NoLongerRecorded,
];
const KINDS: [AreaKind; 3] = [AreaKind::Territorial, AreaKind::NonTerritorial, AreaKind::Total];
const NATIONS: [Nation; 4] = [Nation::EnglandAndWales, Nation::England, Nation::Wales, Nation::CrossBorder];
const POPULATIONS: [Population; 3] = [Population::Resident, Population::TooSmall, Population::None];

/// The place of `value` in its table; every reason that a count can have stands in it.
fn place<T: PartialEq>(table: &[T], value: &T) -> u8 {
    table.iter().take_while(|entry| *entry != value).count() as u8
}

pub(super) fn of_absence(absence: Absence) -> u8 {
    place(&ABSENCES, &absence)
}

pub(super) fn to_absence(tag: u8) -> Option<Absence> {
    ABSENCES.get(usize::from(tag)).copied()
}

/// Bits 0 and 1: kind; 2 and 3: nation; 4 and 5: population.
pub(super) fn of_area(kind: AreaKind, nation: Nation, population: Population) -> u8 {
    place(&KINDS, &kind) | place(&NATIONS, &nation) << 2 | place(&POPULATIONS, &population) << 4
}

/// What a reader gives where it has failed.
pub(super) const FIRST_ABSENCE: Absence = ABSENCES[0];
pub(super) const FIRST_AREA: (AreaKind, Nation, Population) = (KINDS[0], NATIONS[0], POPULATIONS[0]);

pub(super) fn to_area(tag: u8) -> Option<(AreaKind, Nation, Population)> {
    let bits = |shift: u8| usize::from(tag >> shift & 3);
    Some((
        *KINDS.get(bits(0))?,
        NATIONS[bits(2)],
        *POPULATIONS.get(usize::from(tag >> 4))?,
    ))
}
