//! Changes between years, multiples, and records.

use crate::model::{Absence, Figure};

/// The change from one total to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Difference in offences; negative where they fell.
    pub offences: Figure<i64>,
    /// Difference in per cent of the earlier total, unrounded.
    pub percent: Figure<f64>,
}

impl Change {
    pub(crate) fn new(before: Figure<i64>, after: Figure<i64>) -> Self {
        let offences = after.and_then(|after| before.map(|before| after - before));
        let percent = offences.and_then(|difference| match before? {
            base if base > 0 => Ok(difference as f64 / base as f64 * 100.0),
            _ => Err(Absence::NoBase),
        });
        Self { offences, percent }
    }
}

/// `after` as a multiple of `before`; absent unless `before` is positive.
pub(crate) fn ratio(before: Figure<i64>, after: Figure<i64>) -> Figure<f64> {
    match (before?, after?) {
        (before, after) if before > 0 => Ok(after as f64 / before as f64),
        _ => Err(Absence::NoBase),
    }
}

/// A run of earlier years that the latest year beats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// Number of earlier years, without a gap, that are all beaten: "the highest in 10 years" has 10.
    pub years: u16,
    /// Whether the run reaches back to the first year of the series: the record of all comparable years.
    pub whole_series: bool,
}

/// How far back the latest total (`total_at(0)`) beats every earlier one at the same quarter end.
pub(crate) fn record(total_at: impl Fn(i32) -> Figure<i64>, beats: impl Fn(i64, i64) -> bool) -> Figure<Record> {
    let latest = total_at(0)?;
    let mut years = 0;
    let whole_series = loop {
        match total_at(years + 1) {
            Ok(earlier) if beats(earlier, latest) => years += 1,
            Ok(_) => break false,
            // The series begins here; any other absence is a gap in it.
            Err(Absence::OutsideRelease | Absence::NotRecordedThen) => break true,
            Err(absence) if years == 0 => return Err(absence),
            Err(_) => break false,
        }
    };
    match u16::try_from(years) {
        Ok(years) if years > 0 => Ok(Record { years, whole_series }),
        // No earlier year to compare with is another reason than an earlier year that was as high.
        _ if whole_series => Err(total_at(1).err().unwrap_or(Absence::OutsideRelease)),
        _ => Err(Absence::NotARecord),
    }
}
