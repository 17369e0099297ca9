//! The answer: how many, and against the year before.

use crate::figures::{Claim, Figures};
use crate::model::{ClaimKind, Measure};
use crate::query::ClaimKey;
use crate::words::movement::{Movement, SLIGHT_PERCENT};

/// Largest difference in offences that is called slight: of more, the percentage is said.
pub const MOST_SLIGHT: f64 = 1000.0;

/// What the headline says.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// The count or the rate of the twelve months; where it has no value, the headline says why.
    pub main: Claim,
    /// The year before, where the two can be compared.
    pub before: Option<Before>,
}

/// What a figure is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// The same of the year before.
    pub claim: Claim,
    /// Which way it went from there, as both are printed.
    pub movement: Movement,
    /// The change, which carries what must be said of the comparison.
    pub change: Claim,
    /// The change in per cent, where it is neither slight nor goes without saying: small, of many.
    pub percent: Option<Claim>,
}

impl Headline {
    /// The headline of `figures`.
    #[must_use]
    pub fn new(figures: &Figures<'_>) -> Self {
        let claims = &figures.claims;
        let rate = claims.of(ClaimKind::Rate);
        // The count answers where there is no rate: the notices say why there is none.
        let main = if figures.query().measure == Measure::Rate && rate.value.is_ok() {
            rate
        } else {
            claims.of(ClaimKind::Latest)
        };
        let earlier = main.key.year_ending.years_earlier(1).map(|year_ending| {
            claims.get(match main.key.kind {
                ClaimKind::Rate => ClaimKey { year_ending, ..main.key },
                _ => main.key.kind(ClaimKind::Previous),
            })
        });
        let before = earlier.and_then(|before| Before::new(figures, &main, before));
        Self { main, before }
    }
}

impl Before {
    fn new(figures: &Figures<'_>, main: &Claim, before: Claim) -> Option<Self> {
        let change = figures.claims.beside(main, ClaimKind::Change);
        let difference = change.value.ok()?;
        let movement = Movement::between(&before, main)?;
        let of_rate = main.key.kind == ClaimKind::Rate;
        let percent = figures.claims.beside(
            main,
            if of_rate {
                ClaimKind::RateChangePercent
            } else {
                ClaimKind::ChangePercent
            },
        );
        // Of a small base there is no percentage, and no change is slight.
        let small = percent.value.is_ok_and(|percent| percent.abs() < SLIGHT_PERCENT) && movement != Movement::Same;
        let (movement, percent) = if !small {
            (movement, None)
        } else if !of_rate && difference.abs() > MOST_SLIGHT && Movement::of_change(&percent) != Some(Movement::Same) {
            (movement, Some(percent))
        } else {
            (movement.slight(), None)
        };
        Some(Self {
            claim: before,
            movement,
            change,
            percent,
        })
    }
}
