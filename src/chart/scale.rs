//! Round ticks of the value axis.

/// Fewest gridlines, zero included.
const FEWEST: i64 = 3;
/// Most gridlines, zero included.
const MOST: i64 = 5;

/// The value axis: from zero, or from below where a value is negative, to the highest value or tick.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ValueScale {
    /// Values of the gridlines, ascending; zero is one of them.
    pub(super) ticks: Vec<f64>,
    /// Distance of two ticks: 1, 2 or 5 times a power of ten, or 25, 250 and so on.
    pub(super) step: f64,
    /// Value at the lower end: zero, or the lowest value where that is negative.
    pub(super) low: f64,
    /// Value at the upper end.
    pub(super) high: f64,
}

/// Whether a value between the ticks means anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    /// Counts: no tick stands between two whole numbers.
    Whole,
    /// Rates and percentages.
    Any,
}

/// The power of ten at or below a positive value. By steps: the logarithm is half a kilobyte of wasm, and this takes four.
fn magnitude(value: f64) -> i32 {
    let mut power = 0;
    while power < 300 && 10_f64.powi(power + 1) <= value {
        power += 1;
    }
    while power > -300 && 10_f64.powi(power) > value {
        power -= 1;
    }
    power
}

/// Multiples of a step, which is `digits` times a power of ten.
#[derive(Clone, Copy)]
struct Ticks {
    digits: i64,
    exponent: i32,
    first: i64,
    last: i64,
}

impl Ticks {
    /// Value of the tick that is this many steps from zero.
    fn value(&self, tick: i64) -> f64 {
        let units = (tick * self.digits) as f64;
        if self.exponent < 0 {
            units / 10_f64.powi(-self.exponent)
        } else {
            units * 10_f64.powi(self.exponent)
        }
    }
}

impl ValueScale {
    /// The axis for values between `lowest` and `highest`, with three to five ticks.
    ///
    /// The highest value may rise above the last tick by less than a step: a gridline that no line reaches is worth less than
    /// the height that it costs.
    pub(super) fn new(lowest: f64, highest: f64, grain: Grain) -> Self {
        let low = lowest.min(0.0);
        let high = if highest > 0.0 || low < 0.0 { highest.max(0.0) } else { 1.0 };
        let span = high - low;
        let magnitude = magnitude(span);
        let mut best: Option<(f64, Ticks)> = None;
        for exponent in magnitude - 2..=magnitude + 1 {
            for (digits, tenths) in [(1, false), (2, false), (25, true), (5, false)] {
                let mut ticks = Ticks {
                    digits,
                    // 2.5 is 25 tenths: every tick is a whole number times a power of ten, exact where the power is whole.
                    exponent: exponent - i32::from(tenths),
                    first: 0,
                    last: 0,
                };
                let step = ticks.value(1);
                // 2.5 and 0.25 would need more decimals than their neighbours on the axis have.
                if (grain == Grain::Whole || tenths) && step.fract() != 0.0 {
                    continue;
                }
                ticks.first = (low / step).ceil() as i64;
                let reached = (high / step).floor() as i64;
                for last in reached..=reached + 2 {
                    let count = last - ticks.first + 1;
                    if !(FEWEST..=MOST).contains(&count) {
                        continue;
                    }
                    ticks.last = last;
                    let above = ticks.value(last) - high;
                    let empty = above.max(0.0) / span;
                    let over = (-above).max(0.0) / step;
                    let cost = empty + 0.12 * over + if count == FEWEST { 0.15 } else { 0.0 } + if tenths { 0.02 } else { 0.0 };
                    if best.is_none_or(|(least, _)| cost < least) {
                        best = Some((cost, ticks));
                    }
                }
            }
        }
        let Some((_, best)) = best else {
            // Beyond any step that was tried (an infinite value): one tick at zero.
            return Self {
                ticks: vec![0.0],
                step: 1.0,
                low: 0.0,
                high: 1.0,
            };
        };
        let mut ticks = Vec::new();
        for tick in best.first..=best.last {
            ticks.push(best.value(tick));
        }
        Self {
            ticks,
            step: best.value(1),
            low,
            high: high.max(best.value(best.last)),
        }
    }

    /// Where `value` stands between the lower end (0) and the upper end (1).
    #[must_use]
    pub(super) fn fraction(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(lowest: f64, highest: f64, grain: Grain) -> Vec<f64> {
        ValueScale::new(lowest, highest, grain).ticks
    }

    #[test]
    fn ticks_are_those_that_an_editor_would_choose() {
        // By hand.
        for (highest, expected) in [
            (10_476.0, vec![0.0, 2_500.0, 5_000.0, 7_500.0, 10_000.0]),
            (9_900.0, vec![0.0, 2_500.0, 5_000.0, 7_500.0, 10_000.0]),
            (11_059.0, vec![0.0, 2_500.0, 5_000.0, 7_500.0, 10_000.0]),
            (319_695.0, vec![0.0, 100_000.0, 200_000.0, 300_000.0]),
            (4_000.0, vec![0.0, 1_000.0, 2_000.0, 3_000.0, 4_000.0]),
            (41.0, vec![0.0, 10.0, 20.0, 30.0, 40.0]),
            (3.0, vec![0.0, 1.0, 2.0, 3.0]),
            (2.0, vec![0.0, 1.0, 2.0]),
            (1.0, vec![0.0, 1.0, 2.0]),
            (0.0, vec![0.0, 1.0, 2.0]),
        ] {
            assert_eq!(ticks(0.0, highest, Grain::Whole), expected, "up to {highest}");
        }
        assert_eq!(ticks(0.0, 6.9, Grain::Any), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(ticks(0.0, 5.2, Grain::Any), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(ticks(0.0, 1.0, Grain::Any), [0.0, 0.5, 1.0]);
        assert_eq!(ticks(0.0, 0.3, Grain::Any), [0.0, 0.1, 0.2, 0.3]);
    }

    #[test]
    fn the_axis_goes_below_zero_only_for_negative_values() {
        let scale = ValueScale::new(-1.0, 8.0, Grain::Whole);
        assert_eq!(scale.low, -1.0);
        assert_eq!(scale.ticks, [0.0, 2.0, 4.0, 6.0, 8.0]);
        let scale = ValueScale::new(-3.0, -1.0, Grain::Whole);
        assert_eq!(scale.ticks, [-3.0, -2.0, -1.0, 0.0]);
        assert_eq!(scale.high, 0.0);
        assert_eq!(ValueScale::new(2.0, 8.0, Grain::Whole).low, 0.0);
    }

    #[test]
    fn any_highest_value_gets_three_to_five_round_ticks() {
        for highest in (1..3000)
            .map(f64::from)
            .chain((1..600).map(|power| 1.07_f64.powi(power).floor()))
        {
            let scale = ValueScale::new(0.0, highest, Grain::Whole);
            assert!((3..=5).contains(&scale.ticks.len()), "{highest}: {scale:?}");
            assert!(
                scale.high >= highest && scale.high - highest <= 1.5 * highest.max(1.0),
                "{highest}: {scale:?}"
            );
            assert!(
                highest - scale.ticks[scale.ticks.len() - 1] < scale.step,
                "{highest}: {scale:?}"
            );
            assert!(scale.ticks.iter().all(|tick| tick.fract() == 0.0), "{highest}: {scale:?}");
        }
    }
}
