//! Months, quarters, years ending, dates.

use std::fmt;
use std::str::FromStr;

use super::Digits;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// The month `month` (1 to 12) of `year` (1900 to 2199), or `None`.
    #[must_use]
    pub fn new(year: u16, month: u8) -> Option<Self> {
        ((1900..2200).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// Calendar year, from 1900 to 2199.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// Number of the month, 1 to 12, that an English word names in lower case: in full, by three letters, or as "sept". What
    /// releases and articles write; words for readers are not made here.
    #[must_use]
    pub fn number_named(word: &str) -> Option<u8> {
        let names = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let named = |name: &str| name == word || name.get(..3) == Some(word) || (word == "sept" && name.starts_with(word));
        names.iter().position(|name| named(name)).map(|index| index as u8 + 1)
    }

    /// The calendar quarter that holds the month.
    #[must_use]
    pub fn quarter(self) -> Quarter {
        Quarter(self.year * 4 + u16::from((self.month - 1) / 3))
    }

    /// Months since January of year 0: a linear time axis.
    #[must_use]
    pub fn ordinal(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", Digits::of(self.year), Digits::of(self.month).at_least(2))
    }
}

impl FromStr for Month {
    type Err = ();

    /// Parses `2023-09`.
    fn from_str(text: &str) -> Result<Self, ()> {
        match *text.as_bytes() {
            [a, b, c, d, b'-', e, f] => {
                let (Some(year), Some(month)) = (number(&[a, b, c, d]), number(&[e, f])) else {
                    return Err(());
                };
                Self::new(year, month as u8).ok_or(())
            }
            _ => Err(()),
        }
    }
}

/// The number that up to four digits spell.
fn number(digits: &[u8]) -> Option<u16> {
    let mut value = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value * 10 + u16::from(digit - b'0');
    }
    Some(value)
}

/// A calendar quarter. The Home Office counts financial quarters: 1 is April to June.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(u16);

impl Quarter {
    /// The first quarter of 1900.
    pub(crate) const EARLIEST: Self = Self(1900 * 4);

    /// The financial quarter `quarter` (1 to 4) of the financial year that begins in April of `year`, or `None`.
    #[must_use]
    pub fn financial(year: u16, quarter: u8) -> Option<Self> {
        ((1900..2199).contains(&year) && (1..=4).contains(&quarter)).then(|| Self(year * 4 + u16::from(quarter)))
    }

    /// The quarter with this [`Quarter::ordinal`], or `None` outside the years 1900 to 2199.
    #[must_use]
    pub fn from_ordinal(ordinal: u16) -> Option<Self> {
        (1900 * 4..2200 * 4).contains(&ordinal).then_some(Self(ordinal))
    }

    /// Quarters since January of year 0.
    #[must_use]
    pub fn ordinal(self) -> u16 {
        self.0
    }

    /// The quarter `quarters` later (earlier where negative), or `None` outside the years 1900 to 2199.
    #[must_use]
    pub fn plus(self, quarters: i32) -> Option<Self> {
        u16::try_from(i32::from(self.0) + quarters).ok().and_then(Self::from_ordinal)
    }

    /// How many quarters this one is after `other`; negative where it is before.
    #[must_use]
    pub fn since(self, other: Self) -> i32 {
        i32::from(self.0) - i32::from(other.0)
    }

    /// Last month of the quarter.
    #[must_use]
    pub fn last_month(self) -> Month {
        Month {
            year: self.0 / 4,
            month: (self.0 % 4) as u8 * 3 + 3,
        }
    }

    /// First month of the quarter.
    #[must_use]
    pub fn first_month(self) -> Month {
        Month {
            year: self.0 / 4,
            month: (self.0 % 4) as u8 * 3 + 1,
        }
    }
}

impl fmt::Display for Quarter {
    /// The Home Office's spelling: `2022/23 Q3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, quarter) = match self.0 % 4 {
            0 => (self.0 / 4 - 1, 4),
            quarter => (self.0 / 4, quarter),
        };
        let next = Digits::of((year + 1) % 100).at_least(2);
        write!(f, "{}/{next} Q{}", Digits::of(year), Digits::of(quarter))
    }
}

/// The twelve months that end with a quarter: "year ending September 2023".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearEnding(Quarter);

impl YearEnding {
    /// The twelve months that end with `last`.
    #[must_use]
    pub fn new(last: Quarter) -> Self {
        Self(last)
    }

    /// The last quarter.
    #[must_use]
    pub fn quarter(self) -> Quarter {
        self.0
    }

    /// The four quarters, oldest first.
    #[must_use]
    pub fn quarters(self) -> [Quarter; 4] {
        let last = self.0.0;
        [Quarter(last - 3), Quarter(last - 2), Quarter(last - 1), self.0]
    }

    /// The last month.
    #[must_use]
    pub fn month(self) -> Month {
        self.0.last_month()
    }

    /// The first month.
    #[must_use]
    pub fn first_month(self) -> Month {
        self.quarters()[0].first_month()
    }

    /// Days in these twelve months: 366 where they hold a 29 February, else 365.
    #[must_use]
    pub fn days(self) -> u16 {
        // No quarter ends before March, so the February of the period is that of the year in which the period ends.
        let year = self.month().year;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        if leap { 366 } else { 365 }
    }

    /// The same months `years` earlier (later where negative), or `None` outside the years 1900 to 2199.
    #[must_use]
    pub fn years_earlier(self, years: i32) -> Option<Self> {
        self.0.plus(-4 * years).map(Self)
    }

    /// The year of the 30 June that falls in these twelve months: the year of the mid-year population estimate.
    #[must_use]
    pub fn mid_year(self) -> u16 {
        let end = self.month();
        if end.month < 6 { end.year - 1 } else { end.year }
    }
}

impl fmt::Display for YearEnding {
    /// The spelling in queries: `2023-09`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.month().fmt(f)
    }
}

impl FromStr for YearEnding {
    type Err = ();

    /// Parses `2023-09`; the month must end a quarter.
    fn from_str(text: &str) -> Result<Self, ()> {
        let month: Month = text.parse()?;
        if month.month.is_multiple_of(3) {
            Ok(Self(month.quarter()))
        } else {
            Err(())
        }
    }
}

/// A calendar date, such as a release date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    month: Month,
    day: u8,
}

impl Date {
    /// The date, or `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let month = Month::new(year, month)?;
        let days = match month.month {
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (1..=days).contains(&day).then_some(Self { month, day })
    }

    /// The first day of `month`.
    pub(crate) fn first_of(month: Month) -> Self {
        Self { month, day: 1 }
    }

    /// The month that the day is in.
    #[must_use]
    pub fn month(self) -> Month {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    /// ISO 8601: `2026-04-23`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.month, Digits::of(self.day).at_least(2))
    }
}

impl FromStr for Date {
    type Err = ();

    /// Parses `2026-04-23`.
    fn from_str(text: &str) -> Result<Self, ()> {
        match *text.as_bytes() {
            [a, b, c, d, b'-', e, f, b'-', g, h] => {
                let (Some(year), Some(month), Some(day)) = (number(&[a, b, c, d]), number(&[e, f]), number(&[g, h])) else {
                    return Err(());
                };
                Self::new(year, month as u8, day as u8).ok_or(())
            }
            _ => Err(()),
        }
    }
}
