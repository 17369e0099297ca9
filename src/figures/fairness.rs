//! What figures can bear: which years may be compared, and how small a number may be before it misleads.
//!
//! | rule | what it asks |
//! |---|---|
//! | same codes | both ends of a comparison sum the same offence codes, in all four quarters |
//! | no break | no recording change between them that its source calls not comparable |
//! | small bases | no percentage of fewer than 50, no multiple of fewer than 200 and none above 20, no record below 50 |
//! | disclosure | nothing of what became of fewer than ten cases |
//! | possible totals | no total below zero, no share where an outcome is counted below zero |

use crate::dataset::Dataset;
use crate::model::{Absence, CodeEntry, Effect, Figure, Month, YearEnding};
use crate::query::ClaimKey;

/// Smallest base on which a change or a share is stated in per cent: below it, the number of offences is.
pub const SMALL_BASE: i64 = 50;

/// Smallest base of a multiple.
pub const SMALL_BASE_OF_MULTIPLE: i64 = 200;

/// Largest multiple that is stated: a larger one says how little was recorded once.
pub const LARGEST_MULTIPLE: f64 = 20.0;

/// Smallest total that is called the highest or the lowest.
pub const SMALL_RECORD: i64 = 50;

/// Fewest offences of which outcomes are told: of fewer, what became of a single case could be known.
pub const FEWEST_CASES: i64 = 10;

/// Whether every quarter of the twelve months lies within the code's use.
pub(super) fn is_throughout(code: &CodeEntry, period: YearEnding) -> bool {
    let [first, .., last] = period.quarters();
    code.is_in_use(first) && code.is_in_use(last)
}

/// Whether any of them does.
fn is_in_part(code: &CodeEntry, period: YearEnding) -> bool {
    period.quarters().into_iter().any(|quarter| code.is_in_use(quarter))
}

/// Whether the two years sum the same codes of the offence, each in all its quarters.
fn same_codes(dataset: &Dataset, offence: usize, one: YearEnding, other: YearEnding) -> bool {
    let topic = dataset.topic();
    topic.offences[offence].codes.iter().all(|&code| {
        let code = &topic.codes[code];
        is_throughout(code, one) && is_throughout(code, other) || !is_in_part(code, one) && !is_in_part(code, other)
    })
}

/// Recording changes between the first month of one year and the last month of a later one, with what each means for a claim of
/// `key`'s kind over `codes`: index into the topic's changes and effect.
pub(crate) fn effects(
    dataset: &Dataset,
    key: ClaimKey,
    codes: &[usize],
    (first, last): (Month, Month),
) -> Vec<(usize, Effect)> {
    let mut effects = Vec::new();
    for (index, change) in dataset.topic().changes.iter().enumerate() {
        if change.from > first && change.from <= last {
            match change.effect(codes, key.kind) {
                Effect::None => {}
                effect => effects.push((index, effect)),
            }
        }
    }
    effects
}

/// Whether a claim of `key`'s kind may compare the twelve months of `key` with those of `other`.
///
/// # Errors
/// [`Absence::OtherCodes`] where they sum other codes, [`Absence::Withheld`] across a change that is not comparable.
pub(crate) fn comparable(dataset: &Dataset, key: ClaimKey, other: YearEnding) -> Figure<()> {
    let (earlier, later) = (key.year_ending.min(other), key.year_ending.max(other));
    if !same_codes(dataset, key.offence, earlier, later) {
        return Err(Absence::OtherCodes);
    }
    let codes = &dataset.topic().offences[key.offence].codes;
    let window = (earlier.first_month(), later.month());
    if effects(dataset, key, codes, window)
        .iter()
        .any(|(_, effect)| *effect == Effect::Withhold)
    {
        return Err(Absence::Withheld);
    }
    Ok(())
}

/// The number, where it is large enough to divide by.
///
/// # Errors
/// [`Absence::NoBase`] below one, [`Absence::SmallBase`] below `least`.
pub(crate) fn base(value: f64, least: i64) -> Figure<f64> {
    if value < 1.0 {
        Err(Absence::NoBase)
    } else if value < least as f64 {
        Err(Absence::SmallBase)
    } else {
        Ok(value)
    }
}
