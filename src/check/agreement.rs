//! Whether what an article prints is what rounding a claim gives, at the precision that the article uses.

use super::amount::{Amount, Hedge};
use super::cue::{Direction, Lead};
use crate::figures::{Claim, Claims};
use crate::model::{ClaimKind, Precision, Unit};
use crate::words::number::same_when_printed;

/// How a number stands to the claim that it makes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Agreement {
    Agrees,
    /// With the number less the claim, in the claim's unit.
    Differs(f64),
    /// Right as far as the publication goes, which rounded it more.
    TooExact,
}

/// How far above a number that it is "more than" a figure may lie, as a share of the number: "more than 200,000" is a wrong
/// thing to say of 271,000.
const MORE_THAN_REACH: f64 = 0.2;

/// How far a figure may lie from a number that it is "about".
const ABOUT_REACH: f64 = 0.1;

/// Zeros at the end of a whole number that say without a word that it is rounded, and the smallest number of which that is true:
/// "271,000", but not "10,000".
const ROUNDED_ZEROS: u32 = 3;
const SMALLEST_ROUNDED: f64 = 100_000.0;

/// `amount` held against `claim`, whose value is `value`. Changes are printed without their sign.
pub(super) fn agreement(amount: &Amount, claim: &Claim, value: f64) -> Agreement {
    let value = if is_change(claim.key.kind) { value.abs() } else { value };
    let printed = amount.value;
    let agrees = match (claim.unit(), claim.precision) {
        (Unit::Times, Precision::MoreThan) => match amount.hedge {
            Hedge::None | Hedge::MoreThan if amount.step == 1.0 => printed == value.floor(),
            _ => return within(printed, value),
        },
        (Unit::Times, _) => times(amount, claim, value),
        (Unit::Years, _) => printed == value,
        (_, precision) => {
            let unit = match precision {
                Precision::RoundedTo(unit) => f64::from(unit),
                Precision::Decimals(places) => 10_f64.powi(-i32::from(places)),
                _ => 0.0,
            };
            let agrees = hedged(amount, value, unit);
            if !agrees
                && amount.hedge == Hedge::None
                && amount.step < unit
                && unit < 1.0
                && (printed - value).abs() <= unit / 2.0
            {
                return Agreement::TooExact;
            }
            agrees
        }
    };
    if agrees {
        Agreement::Agrees
    } else {
        Agreement::Differs(printed - value)
    }
}

/// A multiple that was published as "more than" a whole number leaves open how much more.
fn within(printed: f64, value: f64) -> Agreement {
    if printed >= value && printed <= value + 1.0 {
        Agreement::TooExact
    } else {
        Agreement::Differs(printed - value)
    }
}

/// "N times as many" needs N times as many: rounding 11.85 to 12 would say too much.
fn times(amount: &Amount, claim: &Claim, value: f64) -> bool {
    let whole = amount.step == 1.0;
    match amount.hedge {
        Hedge::None if whole => amount.value == (value + EPSILON).floor(),
        Hedge::MoreThan if whole => claim.more_than() == Some(amount.value as i64),
        _ => hedged(amount, value, 0.0),
    }
}

/// Floats that should be equal are, up to this.
const EPSILON: f64 = 1e-9;

/// Whether `value`, known to the nearest `known` (0 where exactly), is printed rightly as `amount`.
fn hedged(amount: &Amount, value: f64, known: f64) -> bool {
    let printed = amount.value;
    let (low, high) = (value - known / 2.0, value + known / 2.0);
    // Zeros are digits, unless words or their number say that they come from rounding.
    let zeros = match amount.hedge {
        Hedge::None if printed >= SMALLEST_ROUNDED => amount.zeros.min(ROUNDED_ZEROS) / ROUNDED_ZEROS * ROUNDED_ZEROS,
        Hedge::None => 0,
        _ => amount.zeros,
    };
    (0..=zeros).any(|zeros| {
        let unit = amount.step * 10_f64.powi(zeros as i32);
        let rounded = || rounds_to(value, unit, printed);
        match amount.hedge {
            // The zeros of a bare number are all rounding or none is.
            Hedge::None => (zeros == 0 || zeros == ROUNDED_ZEROS) && rounded() && (unit >= known || known < 1.0),
            Hedge::About => rounded() && (printed - value).abs() <= printed * ABOUT_REACH,
            Hedge::Nearly => {
                high < printed + EPSILON && value < printed && rounded() && printed - value <= printed * ABOUT_REACH
            }
            Hedge::JustOver => low > printed && rounded() && value - printed <= printed * ABOUT_REACH,
            Hedge::MoreThan | Hedge::AtLeast => {
                let above = if amount.hedge == Hedge::AtLeast {
                    low >= printed - EPSILON
                } else {
                    low > printed + EPSILON || (known > 0.0 && low >= printed - EPSILON)
                };
                above
                    && (value / unit + EPSILON).floor() * unit <= printed + unit * EPSILON
                    && value <= printed * (1.0 + MORE_THAN_REACH)
            }
            Hedge::LessThan => {
                let below = high < printed - EPSILON || (known > 0.0 && high <= printed + EPSILON);
                // "Less than 0.1%" is as near as it can be said.
                let least = printed <= unit * (1.0 + EPSILON);
                below
                    && (value / unit - EPSILON).ceil() * unit >= printed - unit * EPSILON
                    && (least || value >= printed * (1.0 - MORE_THAN_REACH))
            }
        }
    })
}

/// Whether `value` rounded to a multiple of `unit` is `printed`; half away from zero, as all words are rounded.
fn rounds_to(value: f64, unit: f64, printed: f64) -> bool {
    if unit >= 1.0 {
        return (value / unit).round() == (printed / unit).round()
            && (printed / unit - (printed / unit).round()).abs() < EPSILON;
    }
    let decimals = (-unit.log10()).round() as u32;
    same_when_printed(value, printed, decimals)
}

fn is_change(kind: ClaimKind) -> bool {
    matches!(
        kind,
        ClaimKind::Change | ClaimKind::ChangePercent | ClaimKind::ChargedPercentChange
    )
}

/// The way that the release says a figure went, where the words before the number say another.
pub(super) fn wrong_direction(claims: &Claims<'_>, claim: &Claim, lead: Lead) -> Option<Direction> {
    let said = match lead {
        Lead::From(direction) | Lead::To(direction) => direction?,
        Lead::By(direction) => direction,
        Lead::None => return None,
    };
    let key = claim.key;
    let earlier = |kind: ClaimKind, current: ClaimKind| {
        let now = claims.get(key.kind(current)).value.ok()?;
        Some(now - claims.get(key.kind(kind)).value.ok()?)
    };
    let went = match (key.kind, lead) {
        (kind, Lead::By(_)) if is_change(kind) => claim.value.ok()?,
        (ClaimKind::Previous, Lead::From(_)) | (ClaimKind::Latest, Lead::To(_)) => {
            earlier(ClaimKind::Previous, ClaimKind::Latest)?
        }
        (ClaimKind::NineYearsEarlier, Lead::From(_)) => earlier(ClaimKind::NineYearsEarlier, ClaimKind::Latest)?,
        (ClaimKind::ChargedPercentPrevious, Lead::From(_)) | (ClaimKind::ChargedPercent, Lead::To(_)) => {
            earlier(ClaimKind::ChargedPercentPrevious, ClaimKind::ChargedPercent)?
        }
        _ => return None,
    };
    let went = if went > 0.0 { Direction::Up } else { Direction::Down };
    (went != said).then_some(went)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: f64, step: f64, zeros: u32, hedge: Hedge) -> Amount {
        Amount {
            at: 0..1,
            from: 0,
            sentence: 0,
            segment: 0..1,
            value,
            step,
            zeros,
            hedge,
            unit: Unit::Offences,
        }
    }

    #[test]
    fn bare_numbers_are_exact_or_rounded_to_thousands() {
        let bare = |printed: f64, zeros| amount(printed, 1.0, zeros, Hedge::None);
        assert!(hedged(&bare(270_122.0, 0), 270_122.0, 0.0));
        assert!(hedged(&bare(270_000.0, 4), 270_122.0, 0.0));
        assert!(!hedged(&bare(270_100.0, 2), 270_122.0, 0.0));
        assert!(!hedged(&bare(271_000.0, 3), 270_122.0, 0.0));
        assert!(!hedged(&bare(10_000.0, 4), 10_001.0, 0.0));
        assert!(!hedged(&bare(10_050.0, 1), 10_051.0, 0.0));
        // Known to the nearest thousand.
        assert!(hedged(&bare(271_000.0, 3), 271_000.0, 1_000.0));
        assert!(!hedged(&bare(271_100.0, 2), 271_000.0, 1_000.0));
        assert!(
            hedged(&amount(270_000.0, 10_000.0, 0, Hedge::None), 270_122.0, 0.0),
            "0.27 million"
        );
        assert!(hedged(&amount(4.6, 0.1, 0, Hedge::None), 4.56, 0.0));
        assert!(!hedged(&amount(4.5, 0.1, 0, Hedge::None), 4.56, 0.0));
        assert!(hedged(&amount(28.0, 1.0, 0, Hedge::None), 27.54, 0.0));
    }

    #[test]
    fn hedges_must_be_true_and_near() {
        let say = |printed: f64, zeros, hedge, value| hedged(&amount(printed, 1.0, zeros, hedge), value, 0.0);
        assert!(say(10_000.0, 4, Hedge::MoreThan, 10_051.0));
        assert!(!say(10_051.0, 0, Hedge::MoreThan, 10_051.0));
        assert!(say(10_051.0, 0, Hedge::AtLeast, 10_051.0));
        assert!(!say(9_000.0, 3, Hedge::MoreThan, 10_051.0));
        assert!(!say(200_000.0, 5, Hedge::MoreThan, 270_122.0), "true, and far too little");
        assert!(say(270_000.0, 4, Hedge::MoreThan, 270_122.0));
        assert!(say(10_100.0, 2, Hedge::Nearly, 10_051.0));
        assert!(!say(10_000.0, 4, Hedge::Nearly, 10_051.0));
        assert!(say(10_000.0, 4, Hedge::JustOver, 10_051.0));
        assert!(say(10_000.0, 4, Hedge::About, 10_051.0));
        assert!(!say(11_000.0, 3, Hedge::About, 10_051.0));
        assert!(say(11_000.0, 3, Hedge::LessThan, 10_051.0));
        assert!(!say(10_000.0, 4, Hedge::LessThan, 10_051.0));
        assert!(hedged(&amount(0.1, 0.1, 0, Hedge::LessThan), 0.03, 0.0));
        assert!(!hedged(&amount(0.2, 0.1, 0, Hedge::LessThan), 0.03, 0.0));
        assert!(say(28.0, 0, Hedge::About, 27.54));
        assert!(say(28.0, 0, Hedge::Nearly, 27.54));
    }
}
