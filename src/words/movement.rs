//! Which way a figure went, as printed: decided once for every language.

use super::number::same_when_printed;
use super::printed;
use crate::figures::Claim;
use crate::model::Unit;

/// Percentage change below which a change is called slight.
pub const SLIGHT_PERCENT: f64 = 5.0;

/// Which way a figure went. Figures that print alike are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// Up.
    Up,
    /// Up by less than [`SLIGHT_PERCENT`], from a base that is not small.
    SlightlyUp,
    /// Printed alike.
    Same,
    /// Down by less than [`SLIGHT_PERCENT`], from a base that is not small.
    SlightlyDown,
    /// Down.
    Down,
}

impl Movement {
    /// From one claim to another of the same unit; `None` where either has no value.
    #[must_use]
    pub fn between(before: &Claim, after: &Claim) -> Option<Self> {
        let decimals = printed::decimals(after).max(printed::decimals(before));
        Some(Self::of(before.value.ok()?, after.value.ok()?, decimals))
    }

    /// Which way a change goes: a claim of a difference, or of one in per cent.
    #[must_use]
    pub fn of_change(change: &Claim) -> Option<Self> {
        let decimals = if change.unit() == Unit::Offences { 0 } else { 1 };
        Some(Self::of(0.0, change.value.ok()?, decimals))
    }

    fn of(before: f64, after: f64, decimals: u32) -> Self {
        if same_when_printed(before, after, decimals) {
            Self::Same
        } else if after > before {
            Self::Up
        } else {
            Self::Down
        }
    }

    /// The same, slightly.
    #[must_use]
    pub fn slight(self) -> Self {
        match self {
            Self::Up => Self::SlightlyUp,
            Self::Down => Self::SlightlyDown,
            other => other,
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

    /// The arrow before a change.
    #[must_use]
    pub fn arrow(self) -> &'static str {
        match self {
            Self::Up | Self::SlightlyUp => "↑ ",
            Self::Down | Self::SlightlyDown => "↓ ",
            Self::Same => "",
        }
    }
}
