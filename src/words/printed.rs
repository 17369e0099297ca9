//! The digits of a claim, which are the same in every language.

use super::number::{MINUS, at_most_one_decimal, fixed, integer, rounded};
use super::{Label, Words};
use crate::figures::Claim;
use crate::model::Unit;

/// Decimals of a printed rate per 1,000 population.
pub const RATE_DECIMALS: u32 = 1;

/// Decimals of a printed rate that is below one.
pub const SMALL_RATE_DECIMALS: u32 = 2;

/// Decimals of one that would print as nothing with those.
pub const SMALLEST_RATE_DECIMALS: u32 = 4;

/// Daily averages below this are printed with a decimal.
pub const SMALL_AVERAGE: f64 = 10.0;

/// Decimals of the claim, as it is printed: by its own size, so that no rate reads as none.
pub(super) fn decimals(claim: &Claim) -> u32 {
    let value = claim.value.unwrap_or(0.0).abs();
    match claim.unit() {
        // 0.995 prints as 1.0.
        Unit::OffencesPer1000 if value >= 0.995 => RATE_DECIMALS,
        Unit::OffencesPer1000 if value >= 0.005 => SMALL_RATE_DECIMALS,
        Unit::OffencesPer1000 if value > 0.0 => SMALLEST_RATE_DECIMALS,
        Unit::Percent | Unit::PercentagePoints => 1,
        Unit::OffencesPerDay if value < SMALL_AVERAGE => 1,
        _ => 0,
    }
}

/// The digits of the claim, without a sign: "10,051", "6.9", "0.45", "4.1". `None` where it has no value.
pub(super) fn digits(claim: &Claim) -> Option<String> {
    let value = claim.value.ok()?.abs();
    Some(match claim.unit() {
        Unit::Offences | Unit::Years | Unit::People => integer(value.round() as i64),
        Unit::Percent | Unit::PercentagePoints | Unit::OffencesPerDay
            if value < SMALL_AVERAGE || claim.unit() != Unit::OffencesPerDay =>
        {
            at_most_one_decimal(value)
        }
        Unit::OffencesPer1000 => fixed(value, decimals(claim)),
        _ => rounded(value),
    })
}

/// The digits of a value of a series, with its sign: what charts and tables print. `None` where it has no value.
pub(super) fn signed(claim: &Claim) -> Option<String> {
    let digits = digits(claim)?;
    // What rounds to nothing has no sign.
    let nothing = !digits.contains(|digit: char| ('1'..='9').contains(&digit));
    Some(if claim.value.is_ok_and(|value| value < 0.0) && !nothing {
        let mut text = String::from(MINUS);
        text += &digits;
        text
    } else {
        digits
    })
}

/// What is said after a figure that counts a provisional quarter; nothing after any other.
pub(super) fn provisional(claim: &Claim, words: &dyn Words) -> &'static str {
    if claim.value.is_ok() && claim.is_provisional() {
        words.label(Label::Provisional)
    } else {
        ""
    }
}
