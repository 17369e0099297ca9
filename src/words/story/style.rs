//! A newsroom's house style.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;
use crate::query::find;

/// A newsroom's house style: how the same sentences are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    /// "4.6%" or "4.6 per cent".
    pub percent: PercentStyle,
    /// "Merseyside Police" throughout, or "the force" after the first time.
    pub force: ForceStyle,
    /// "year to September 2023" or "year ending September 2023".
    pub period: PeriodStyle,
    /// "harassment cases" or "harassment offences".
    pub noun: NounStyle,
}

/// How a percentage is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PercentStyle {
    /// "4.6%".
    #[default]
    Sign,
    /// "4.6 per cent".
    PerCent,
}

/// How a force is called after it has been named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ForceStyle {
    /// By its name again.
    #[default]
    Name,
    /// "the force".
    TheForce,
}

/// How twelve months are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PeriodStyle {
    /// "year to September 2023".
    #[default]
    YearTo,
    /// "year ending September 2023".
    YearEnding,
}

/// What recorded offences are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NounStyle {
    /// "harassment cases".
    #[default]
    Cases,
    /// "harassment offences", where the topic has the words.
    Offences,
}

impl Style {
    /// Every switch, as it is spelled in options and attributes; a style is spelled as switches with commas between.
    pub const SWITCHES: [&'static str; 8] = [
        "percent-sign",
        "per-cent",
        "force-name",
        "the-force",
        "year-to",
        "year-ending",
        "cases",
        "offences",
    ];

    /// The style with one more switch thrown; `None` where there is no such switch.
    #[must_use]
    pub fn with(mut self, switch: &str) -> Option<Self> {
        match switch {
            "percent-sign" => self.percent = PercentStyle::Sign,
            "per-cent" => self.percent = PercentStyle::PerCent,
            "force-name" => self.force = ForceStyle::Name,
            "the-force" => self.force = ForceStyle::TheForce,
            "year-to" => self.period = PeriodStyle::YearTo,
            "year-ending" => self.period = PeriodStyle::YearEnding,
            "cases" => self.noun = NounStyle::Cases,
            "offences" => self.noun = NounStyle::Offences,
            _ => return None,
        }
        Some(self)
    }

    /// Every style there is.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..16).map(|bits| Self {
            percent: if bits & 1 == 0 {
                PercentStyle::Sign
            } else {
                PercentStyle::PerCent
            },
            force: if bits & 2 == 0 {
                ForceStyle::Name
            } else {
                ForceStyle::TheForce
            },
            period: if bits & 4 == 0 {
                PeriodStyle::YearTo
            } else {
                PeriodStyle::YearEnding
            },
            noun: if bits & 8 == 0 {
                NounStyle::Cases
            } else {
                NounStyle::Offences
            },
        })
    }
}

impl FromStr for Style {
    type Err = Error;

    /// Parses `per-cent,the-force`: switches with commas between; the text may be empty.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut style = Self::default();
        for switch in text.split(',').map(str::trim_ascii).filter(|switch| !switch.is_empty()) {
            let known = Self::SWITCHES[find("style", switch, &Self::SWITCHES)?];
            style = style.with(known).unwrap_or(style);
        }
        Ok(style)
    }
}

impl fmt::Display for Style {
    /// Every switch, as [`Style::from_str`] reads them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let switches = [
            (self.percent == PercentStyle::Sign, "percent-sign", "per-cent"),
            (self.force == ForceStyle::Name, "force-name", "the-force"),
            (self.period == PeriodStyle::YearTo, "year-to", "year-ending"),
            (self.noun == NounStyle::Cases, "cases", "offences"),
        ];
        for (index, (default, one, other)) in switches.into_iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "," })?;
            f.write_str(if default { one } else { other })?;
        }
        Ok(())
    }
}
