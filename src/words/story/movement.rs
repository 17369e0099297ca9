//! Which way figures went, and how far back they beat all earlier ones: decided once for every language, from what is printed.

use super::{Charged, Recorded};
use crate::figures::Claim;
use crate::words::change::Direction;
use crate::words::{SLIGHT_PERCENT, SMALL_BASE};

/// Fewest earlier years, all lower or all higher, from which the highest or lowest number is worth saying: of two years it says
/// no more than "up" or "down".
pub const FEWEST_YEARS_OF_A_RECORD: i64 = 3;

/// Decimals of a printed percentage, of which a last zero is dropped.
pub(in crate::words) const PERCENT_DECIMALS: u32 = 1;

/// Which way a figure went from the year before. Figures that print alike are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// Up.
    Up,
    /// Up by less than [`SLIGHT_PERCENT`], from a base that is not small.
    SlightlyUp,
    /// The same.
    Same,
    /// Down by less than [`SLIGHT_PERCENT`], from a base that is not small.
    SlightlyDown,
    /// Down.
    Down,
}

impl Movement {
    fn of(before: f64, after: f64, decimals: u32) -> Self {
        match Direction::of(before, after, decimals) {
            Direction::Up => Self::Up,
            Direction::Down => Self::Down,
            Direction::Same => Self::Same,
        }
    }

    /// Between two totals.
    pub(in crate::words) fn of_totals(before: f64, after: f64) -> Self {
        let slight = before >= SMALL_BASE as f64 && ((after - before) / before * 100.0).abs() < SLIGHT_PERCENT;
        match (Self::of(before, after, 0), slight) {
            (Self::Up, true) => Self::SlightlyUp,
            (Self::Down, true) => Self::SlightlyDown,
            (movement, _) => movement,
        }
    }

    /// Whether it went up.
    #[must_use]
    pub fn is_up(self) -> bool {
        matches!(self, Self::Up | Self::SlightlyUp)
    }

    /// Whether it went down.
    #[must_use]
    pub fn is_down(self) -> bool {
        matches!(self, Self::Down | Self::SlightlyDown)
    }
}

/// What the latest total is, of how many years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run<'r> {
    /// The claim that says so.
    pub claim: &'r Claim,
    /// Highest or lowest.
    pub extreme: Extreme,
    /// Of which years.
    pub reach: Reach,
}

/// Highest or lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extreme {
    /// Higher than all the others.
    Highest,
    /// Lower than all the others.
    Lowest,
}

/// The years that a total is the highest or lowest of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The past so many years: as many earlier ones in turn were all beaten.
    Past(i64),
    /// The past so many years, which are all that there are figures for.
    WholeSeries(i64),
}

impl Recorded {
    /// Which way the total went from the year before; `None` where they cannot be compared.
    #[must_use]
    pub fn movement(&self) -> Option<Movement> {
        self.change.value.ok()?;
        Some(Movement::of_totals(self.previous.value.ok()?, self.latest.value.ok()?))
    }

    /// What the total is the highest or lowest of; `None` where it is neither of enough years.
    #[must_use]
    pub fn run(&self) -> Option<Run<'_>> {
        let movement = self.movement();
        let highest = movement.is_none_or(Movement::is_up);
        let lowest = movement.is_none_or(Movement::is_down);
        [
            (
                highest,
                Extreme::Highest,
                Reach::WholeSeries as fn(i64) -> Reach,
                &self.highest_in_series,
            ),
            (highest, Extreme::Highest, Reach::Past, &self.highest),
            (lowest, Extreme::Lowest, Reach::WholeSeries, &self.lowest_in_series),
            (lowest, Extreme::Lowest, Reach::Past, &self.lowest),
        ]
        .into_iter()
        .filter(|(allowed, ..)| *allowed)
        .find_map(|(_, extreme, reach, claim)| run(extreme, reach, claim))
    }
}

fn run(extreme: Extreme, reach: fn(i64) -> Reach, claim: &Claim) -> Option<Run<'_>> {
    let years = claim.value.ok()? as i64;
    (years >= FEWEST_YEARS_OF_A_RECORD).then(|| Run {
        claim,
        extreme,
        reach: reach(years),
    })
}

impl Charged {
    /// Which way the share went from the year before, as both are printed; `None` where they cannot be compared.
    #[must_use]
    pub fn movement(&self) -> Option<Movement> {
        self.change.value.ok()?;
        let (before, after) = (self.previous.value.ok()?, self.percent.value.ok()?);
        Some(Movement::of(before, after, PERCENT_DECIMALS))
    }

    /// Whether the difference of the shares prints as more than nothing: shares that print apart may be closer than a tenth of a
    /// point.
    #[must_use]
    pub fn has_points(&self) -> bool {
        let points = self.change.value.unwrap_or(0.0);
        Movement::of(0.0, points, PERCENT_DECIMALS) != Movement::Same
    }
}
