//! What stands in a count cell: a whole number, or a marker that says why there is none.

use crate::dataset::Count;
use crate::model::Absence;

/// No force records as many offences of one code in a quarter; more is a shifted column.
const MOST: f64 = 10_000_000.0;

/// What may stand in a count cell, for errors.
pub(super) const EXPECTED: &str = "a whole number of offences, or a marker: \"N/a\" or [x] not supplied, [z] not applicable, [c] suppressed, [p] after a provisional number";

/// Markers in place of a number, in lower case. The bracketed ones are the government's symbols for statistical tables.
const MARKERS: [(&str, Absence); 5] = [
    ("n/a", Absence::NotSupplied),
    ("[x]", Absence::NotSupplied),
    ("[z]", Absence::NotApplicable),
    ("n/a - offence code expired", Absence::NotApplicable),
    ("[c]", Absence::Suppressed),
];
/// The marker after a number that may still change.
const PROVISIONAL: &str = "[p]";

/// A count cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) count: Count,
    pub(super) provisional: bool,
}

/// The count that `text` spells; `None` where it spells none.
pub(super) fn cell(text: &str) -> Option<Cell> {
    let marker = MARKERS.into_iter().find(|(marker, _)| text.eq_ignore_ascii_case(marker));
    if let Some((_, absence)) = marker {
        return Some(Cell {
            count: Err(absence),
            provisional: false,
        });
    }
    let end = text.len().saturating_sub(PROVISIONAL.len());
    let provisional = text.get(end..).is_some_and(|end| end.eq_ignore_ascii_case(PROVISIONAL));
    let digits = if provisional { text[..end].trim_end() } else { text };
    // Workbooks store whole numbers as fractions too: "12.0", "1E3".
    let number: f64 = digits.parse().ok()?;
    (number.is_finite() && number.fract() == 0.0 && number.abs() <= MOST).then_some(Cell {
        count: Ok(number as i32),
        provisional,
    })
}

#[cfg(test)]
mod tests {
    use super::cell;
    use crate::model::Absence;

    #[test]
    fn numbers_and_markers_are_told_apart() {
        for (text, count, provisional) in [
            ("12", Ok(12), false),
            ("-2", Ok(-2), false),
            ("12.0", Ok(12), false),
            ("1E3", Ok(1_000), false),
            ("0", Ok(0), false),
            ("123 [p]", Ok(123), true),
            ("123[P]", Ok(123), true),
            ("0 [p]", Ok(0), true),
            ("N/a", Err(Absence::NotSupplied), false),
            ("[x]", Err(Absence::NotSupplied), false),
            ("[Z]", Err(Absence::NotApplicable), false),
            ("N/A - Offence code expired", Err(Absence::NotApplicable), false),
            ("[c]", Err(Absence::Suppressed), false),
        ] {
            let found = cell(text).map(|cell| (cell.count, cell.provisional));
            assert_eq!(found, Some((count, provisional)), "{text:?}");
        }
        for text in [
            "", "[p]", "[x] [p]", "[b]", "12 [x]", "x", "1,234", "2.5", "inf", "NaN", "1e9", "é[p]",
        ] {
            assert_eq!(cell(text), None, "{text:?}");
        }
    }
}
