//! What English sentences are put together from: names, counts, shares, months.

use super::super::movement::PERCENT_DECIMALS;
use super::super::{ForceStyle, NAMED_EXCLUSIONS, NounStyle, PercentStyle, PeriodStyle, Style};
use crate::figures::{Caveat, Claim, Claims};
use crate::model::{Absence, AreaKind, Language, Precision, YearEnding};
use crate::words::Words;
use crate::words::change::rate_decimals;
use crate::words::en::{English, listed};
use crate::words::number::{at_most_one_decimal, fixed, integer, rounded};

/// Numbers in words below ten, as ONS writes them where they count no cases: years, multiples.
const UNDER_TEN: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// The phrases of one story.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'c, 'd> {
    pub(super) claims: &'c Claims<'d>,
    pub(super) style: Style,
}

/// "nine", "11".
pub(super) fn number(value: i64) -> String {
    usize::try_from(value)
        .ok()
        .and_then(|index| UNDER_TEN.get(index))
        .map_or_else(|| integer(value), |word| (*word).to_owned())
}

/// "one year", "11 years".
pub(super) fn years(value: i64) -> String {
    format!("{} year{}", number(value), if value == 1 { "" } else { "s" })
}

/// "more than twice", "more than 11 times".
pub(super) fn more_than(whole: i64) -> String {
    match whole {
        2 => "more than twice".to_owned(),
        _ => format!("more than {} times", number(whole)),
    }
}

/// "10,056"; "about 271,000" where it was rounded before it was published.
pub(super) fn count(claim: &Claim, value: f64) -> String {
    let about = if matches!(claim.precision, Precision::RoundedTo(_)) {
        "about "
    } else {
        ""
    };
    format!("{about}{}", rounded(value))
}

impl<'d> Phrases<'_, 'd> {
    /// "Merseyside Police", or "the force" after the first time; "police in England and Wales" is `None`: a total is named by its
    /// place.
    pub(super) fn force(self, area: usize, first: bool) -> Option<&'d str> {
        let entry = &self.claims.dataset.areas()[area];
        if entry.kind == AreaKind::Total {
            None
        } else if self.style.force == ForceStyle::TheForce && !first && area == self.claims.query.area {
            Some("the force")
        } else {
            Some(&entry.names.get(Language::En).name)
        }
    }

    /// The area's name at the beginning of a sentence.
    pub(super) fn subject(self, area: usize, first: bool) -> &'d str {
        match self.force(area, first) {
            Some("the force") => "The force",
            Some(name) => name,
            None => &self.claims.dataset.areas()[area].names.get(Language::En).name,
        }
    }

    /// "in England and Wales".
    pub(super) fn place(self, area: usize) -> &'d str {
        &self.claims.dataset.areas()[area].names.get(Language::En).place
    }

    /// What stands after the cases that an area recorded, in the middle of a sentence: " Merseyside Police recorded", " recorded in
    /// England and Wales".
    pub(super) fn recorded_by(self, area: usize, first: bool) -> String {
        match self.force(area, first) {
            Some(force) => format!(" {force} recorded"),
            None => format!(" recorded {}", self.place(area)),
        }
    }

    /// "harassment cases", "one case of …": the noun that stands after `value`.
    pub(super) fn noun(self, offence: usize, value: f64) -> &'d str {
        let names = self.claims.dataset.topic().offences[offence].names.get(Language::En);
        let formal = names.formal.as_ref().filter(|_| self.style.noun == NounStyle::Offences);
        match (formal, value == 1.0) {
            (Some(formal), true) => &formal.one,
            (Some(formal), false) => &formal.other,
            (None, true) => &names.one,
            (None, false) => &names.other,
        }
    }

    /// The bare noun, "case" or "offences", that agrees with what the offence is called.
    pub(super) fn bare(self, offence: usize, value: f64) -> &'static str {
        let names = self.claims.dataset.topic().offences[offence].names.get(Language::En);
        let formal = self.style.noun == NounStyle::Offences && names.formal.is_some();
        match (formal, value == 1.0) {
            (true, true) => "offence",
            (true, false) => "offences",
            (false, true) => "case",
            (false, false) => "cases",
        }
    }

    /// "10,056 harassment cases", "no harassment cases".
    pub(super) fn cases(self, claim: &Claim, value: f64) -> String {
        let noun = self.noun(claim.key.offence, value);
        if value == 0.0 {
            format!("no {noun}")
        } else {
            format!("{} {noun}", count(claim, value))
        }
    }

    /// "year to September 2023", "year ending September 2023".
    pub(super) fn period(self, period: YearEnding) -> String {
        match self.style.period {
            PeriodStyle::YearTo => English.year_to(period),
            PeriodStyle::YearEnding => format!("year ending {}", English.month(period.month())),
        }
    }

    /// The claim's months, with a word where they count a provisional quarter.
    pub(super) fn months(self, claim: &Claim) -> String {
        let mut period = self.period(claim.key.year_ending);
        if claim.caveats.contains(&Caveat::Provisional) {
            period.push_str(" (provisional)");
        }
        period
    }

    /// "4.6%", "4.6 per cent"; "less than 0.1%" for what would print as nothing and is not.
    pub(super) fn percent(self, value: f64) -> String {
        let printed = at_most_one_decimal(value);
        let (least, figure) = if printed == "0" && value > 0.0 {
            ("less than ", fixed(0.1, PERCENT_DECIMALS))
        } else {
            ("", printed)
        };
        match self.style.percent {
            PercentStyle::Sign => format!("{least}{figure}%"),
            PercentStyle::PerCent => format!("{least}{figure} per cent"),
        }
    }

    /// "0.4 percentage points", without a direction.
    pub(super) fn points(self, value: f64) -> String {
        let figure = at_most_one_decimal(value.abs());
        let unit = if figure == "1" { "point" } else { "points" };
        format!("{figure} percentage {unit}")
    }

    /// A rate with the decimals of the series that the view of the query shows.
    pub(super) fn rate(self, claim: &Claim, value: f64) -> String {
        fixed(value, rate_decimals(self.claims, claim.key.offence))
    }

    /// ", excluding British Transport Police", "" where nothing is left out.
    pub(super) fn excluding(self, claim: &Claim) -> String {
        let areas = self.claims.dataset.areas();
        let mut names = Vec::new();
        for &area in &claim.excluding {
            if area != claim.key.area {
                names.push(areas[area].names.get(Language::En).short.as_str());
            }
        }
        match names.len() {
            0 => String::new(),
            1..=NAMED_EXCLUSIONS => format!(", excluding {}", listed(&names)),
            more => format!(", excluding {} forces", number(more as i64)),
        }
    }

    /// Why a claim has no value. A total lacks a figure because a force does.
    pub(super) fn why(self, claim: &Claim, absence: Absence) -> &'static str {
        let total = self.claims.dataset.areas()[claim.key.area].kind == AreaKind::Total;
        match absence {
            Absence::NotSupplied if total => "not every force supplied all four quarters",
            Absence::Partial if total => "a force supplied only part of its figures",
            Absence::Suppressed if total => "the publisher suppressed a figure that it needs",
            Absence::NotApplicable if total => "the forces that it covers are not the same throughout",
            other => English.absence(other),
        }
    }
}
