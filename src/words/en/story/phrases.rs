//! What English sentences are put together from: names, counts, shares, months.

use crate::figures::{Claim, Claims};
use crate::model::{Absence, AreaKind, Language, NounPair, OffenceNames, Precision, YearEnding};
use crate::words::en::{English, because, capital, in_words, listed};
use crate::words::number::{at_most_one_decimal, fixed};
use crate::words::printed::digits;
use crate::words::story::{ForceStyle, NAMED_EXCLUSIONS, NounStyle, PercentStyle, PeriodStyle, Style};
use crate::words::{Label, Words};

/// The phrases of one story.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'c, 'd> {
    pub(super) claims: &'c Claims<'d>,
    pub(super) style: Style,
}

/// "one year", "11 years".
pub(super) fn years(value: i64) -> String {
    let number = in_words(usize::try_from(value).unwrap_or_default());
    format!("{number} year{}", if value == 1 { "" } else { "s" })
}

/// "more than twice", "more than 11 times".
pub(super) fn more_than(whole: i64) -> String {
    match whole {
        2 => "more than twice".to_owned(),
        _ => format!("more than {} times", in_words(usize::try_from(whole).unwrap_or_default())),
    }
}

/// "10,056"; "about 271,000" where it was rounded before it was published.
pub(super) fn count(claim: &Claim) -> String {
    let about = if matches!(claim.precision, Precision::RoundedTo(_)) {
        "about "
    } else {
        ""
    };
    format!("{about}{}", digits(claim).unwrap_or_default())
}

/// The count, in words below ten where `beside`, the number that it stands by, is below ten as well: "eight", "8" by "31".
pub(super) fn count_beside(claim: &Claim, beside: &Claim) -> String {
    let small = |claim: &Claim| claim.value.is_ok_and(|value| value < 10.0);
    match claim.value {
        Ok(value) if small(claim) && small(beside) => in_words(value as usize),
        _ => count(claim),
    }
}

impl<'d> Phrases<'_, 'd> {
    /// "Merseyside Police", "the Metropolitan Police", or "the force" after the first time; `None` for a total, which is named by its
    /// place.
    pub(super) fn force(self, area: usize, first: bool) -> Option<String> {
        let entry = &self.claims.dataset.areas()[area];
        if entry.kind == AreaKind::Total {
            None
        } else if self.style.force == ForceStyle::TheForce && !first && area == self.claims.query.area {
            Some("the force".to_owned())
        } else {
            Some(entry.names.get(Language::En).in_sentence())
        }
    }

    /// The area's name at the beginning of a sentence.
    pub(super) fn subject(self, area: usize, first: bool) -> String {
        match self.force(area, first) {
            Some(force) => capital(&force),
            None => self.claims.dataset.areas()[area].names.get(Language::En).name.clone(),
        }
    }

    /// "in England and Wales".
    pub(super) fn place(self, area: usize) -> &'d str {
        &self.claims.dataset.areas()[area].names.get(Language::En).place
    }

    /// "across England and Wales".
    pub(super) fn across(self, area: usize) -> String {
        format!("across {}", self.claims.dataset.areas()[area].names.get(Language::En).short)
    }

    /// What stands after the cases that an area recorded, in the middle of a sentence: " Merseyside Police recorded", " recorded in
    /// England and Wales".
    pub(super) fn recorded_by(self, area: usize, first: bool) -> String {
        match self.force(area, first) {
            Some(force) => format!(" {force} recorded"),
            None => format!(" recorded {}", self.place(area)),
        }
    }

    fn names(self, offence: usize) -> &'d OffenceNames {
        self.claims.dataset.topic().offences[offence].names.get(Language::En)
    }

    /// The names in the house style that says "offences", where it is asked for and the topic has them.
    fn formal(self, offence: usize) -> Option<&'d NounPair> {
        let asked = self.style.noun == NounStyle::Offences;
        self.names(offence).formal.as_ref().filter(|_| asked)
    }

    /// "harassment case", "harassment offence".
    pub(super) fn noun(self, offence: usize) -> &'d str {
        self.formal(offence).map_or(&self.names(offence).one, |formal| &formal.one)
    }

    /// "harassment cases", "harassment offences".
    pub(super) fn nouns(self, offence: usize) -> &'d str {
        self.formal(offence)
            .map_or(&self.names(offence).other, |formal| &formal.other)
    }

    /// What one offence or several are called where they have just been named: "cases"; the whole noun where the topic has nothing
    /// shorter.
    pub(super) fn short(self, offence: usize, is_one: bool) -> &'d str {
        let short = self.names(offence).short.as_ref().filter(|_| self.formal(offence).is_none());
        match (short, is_one) {
            (Some(short), true) => &short.one,
            (Some(short), false) => &short.other,
            (None, true) => self.noun(offence),
            (None, false) => self.nouns(offence),
        }
    }

    /// "10,056 harassment cases", "1 harassment case", "no harassment cases".
    pub(super) fn cases(self, claim: &Claim) -> String {
        self.counted(claim, &count(claim))
    }

    /// The same with the number as it is written here.
    pub(super) fn counted(self, claim: &Claim, number: &str) -> String {
        let offence = claim.key.offence;
        match claim.value {
            Ok(0.0) => format!("no {}", self.nouns(offence)),
            Ok(1.0) => format!("{number} {}", self.noun(offence)),
            _ => format!("{number} {}", self.nouns(offence)),
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
        if claim.is_provisional() {
            period.push_str(English.label(Label::Provisional));
        }
        period
    }

    /// "4.6%", "4.6 per cent"; "less than 0.1%" for what would print as nothing and is not.
    pub(super) fn percent(self, value: f64) -> String {
        let printed = at_most_one_decimal(value);
        if printed == "0" && value > 0.0 {
            format!("less than {}", self.percent_of(&fixed(0.1, 1)))
        } else {
            self.percent_of(&printed)
        }
    }

    /// The unit after a figure in per cent.
    pub(super) fn percent_of(self, figure: &str) -> String {
        match self.style.percent {
            PercentStyle::Sign => format!("{figure}%"),
            PercentStyle::PerCent => format!("{figure} per cent"),
        }
    }

    /// "0.4 percentage points", without a direction.
    pub(super) fn points(self, value: f64) -> String {
        let figure = at_most_one_decimal(value.abs());
        let unit = if figure == "1" { "point" } else { "points" };
        format!("{figure} percentage {unit}")
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
            more => format!(", excluding {} forces", in_words(more)),
        }
    }

    /// Why a claim has no value, as the end of a sentence. A total lacks a figure because a force does.
    pub(super) fn because(self, claim: &Claim, absence: Absence) -> String {
        let total = self.claims.dataset.areas()[claim.key.area].kind == AreaKind::Total;
        let clause = match absence {
            Absence::NotSupplied if total => "not every force supplied all four quarters",
            Absence::Partial if total => "a force supplied only part of its figures",
            Absence::Suppressed if total => "the publisher suppressed a figure that it needs",
            Absence::NotApplicable if total => "the forces that it covers are not the same throughout",
            other => return because(other),
        };
        format!(", because {clause}")
    }
}
