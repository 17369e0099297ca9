//! What Welsh sentences are put together from: names, counts, shares, months.

use crate::figures::{Caveat, Claim, Claims};
use crate::model::{Absence, AreaKind, FormalNames, OffenceNames, Precision, YearEnding};
use crate::words::change::rate_decimals;
use crate::words::cy::Welsh;
use crate::words::cy::grammar::{
    MOST_WITH_SINGULAR, begins_with_vowel, cases, listed, month, named, place, recorder, soft, spirant, the, year_to,
    years_after,
};
use crate::words::number::{at_most_one_decimal, fixed, integer, rounded};
use crate::words::story::movement::PERCENT_DECIMALS;
use crate::words::story::{ForceStyle, NAMED_EXCLUSIONS, NounStyle, PercentStyle, PeriodStyle, Style};
use crate::words::{Label, Words};

/// The phrases of one story.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'c, 'd> {
    pub(super) claims: &'c Claims<'d>,
    pub(super) style: Style,
}

/// "tair blynedd", "11 o flynyddoedd": a number of years, in words below ten.
pub(super) fn years(number: i64) -> String {
    let word = match number {
        1 => "un",
        2 => "dwy",
        3 => "tair",
        4 => "pedair",
        5 => "pum",
        6 => "chwe",
        7 => "saith",
        8 => "wyth",
        9 => "naw",
        _ => &integer(number),
    };
    format!("{word} {}", years_after(number))
}

/// "yn y tair blynedd diwethaf", "yn yr 11 o flynyddoedd diwethaf".
pub(super) fn in_past_years(number: i64) -> String {
    match number {
        1 => "yn y flwyddyn ddiwethaf".to_owned(),
        2 => "yn y ddwy flynedd ddiwethaf".to_owned(),
        _ => format!("yn {} diwethaf", the(&years(number))),
    }
}

/// "na theirgwaith", "nag 11 gwaith": "than" and a multiple, in words below ten.
pub(super) fn than_times(number: i64) -> String {
    let words = match number {
        1 => "nag unwaith",
        2 => "na dwywaith",
        3 => "na theirgwaith",
        4 => "na phedair gwaith",
        5 => "na phum gwaith",
        6 => "na chwe gwaith",
        7 => "na saith gwaith",
        8 => "nag wyth gwaith",
        9 => "na naw gwaith",
        _ => {
            let number = integer(number);
            let than = if begins_with_vowel(&number) { "nag" } else { "na" };
            return format!("{than} {number} gwaith");
        }
    };
    words.to_owned()
}

/// "10,056"; "tua 271,000" where it was rounded before it was published.
pub(super) fn count(claim: &Claim, value: f64) -> String {
    let about = if matches!(claim.precision, Precision::RoundedTo(_)) {
        "tua "
    } else {
        ""
    };
    format!("{about}{}", rounded(value))
}

/// "a" or "ac" with spaces around it, and the words as they stand after it.
pub(super) fn joined(words: &str) -> (&'static str, String) {
    if begins_with_vowel(words) {
        (" ac ", words.to_owned())
    } else {
        (" a ", spirant(words))
    }
}

impl<'d> Phrases<'_, 'd> {
    /// "Heddlu Gwent", or "yr heddlu" after the first time; `None` for a total, which is named by its place.
    pub(super) fn force(self, area: usize, first: bool) -> Option<&'d str> {
        let entry = &self.claims.dataset.areas()[area];
        if entry.kind == AreaKind::Total {
            None
        } else if self.style.force == ForceStyle::TheForce && !first && area == self.claims.query.area {
            Some("yr heddlu")
        } else {
            Some(&named(&entry.names).0.name)
        }
    }

    /// Who recorded, after the verb: "Heddlu Gwent", "yr heddlu", "heddluoedd Cymru a Lloegr".
    pub(super) fn subject(self, area: usize, first: bool) -> String {
        match self.force(area, first) {
            Some(force) => force.to_owned(),
            None => recorder(&self.claims.dataset.areas()[area]),
        }
    }

    /// "yng Nghymru a Lloegr".
    pub(super) fn place(self, area: usize) -> String {
        place(&self.claims.dataset.areas()[area])
    }

    /// What stands after the cases that an area recorded: " a gofnododd Heddlu Gwent", " a gofnodwyd yng Nghymru a Lloegr".
    pub(super) fn recorded_by(self, area: usize, first: bool) -> String {
        match self.force(area, first) {
            Some(force) => format!(" a gofnododd {force}"),
            None => format!(" a gofnodwyd {}", self.place(area)),
        }
    }

    /// The offence's names, and whether they are Welsh.
    fn names(self, offence: usize) -> (&'d OffenceNames, bool) {
        named(&self.claims.dataset.topic().offences[offence].names)
    }

    /// The names in the house style that says "troseddau", where it is asked for and the topic has them in Welsh.
    fn formal(self, offence: usize) -> Option<&'d FormalNames> {
        let (names, welsh) = self.names(offence);
        let asked = welsh && self.style.noun == NounStyle::Offences;
        names.formal.as_ref().filter(|_| asked)
    }

    /// "achosion o aflonyddu".
    pub(super) fn nouns(self, offence: usize) -> &'d str {
        match self.formal(offence) {
            Some(formal) => &formal.other,
            None => &self.names(offence).0.other,
        }
    }

    /// The same as it stands after "o" and "holl".
    pub(super) fn soft_nouns(self, offence: usize) -> String {
        let nouns = self.nouns(offence);
        if self.names(offence).1 {
            soft(nouns)
        } else {
            nouns.to_owned()
        }
    }

    /// "achos o aflonyddu", "drosedd aflonyddu": as it stands after "un".
    pub(super) fn noun(self, offence: usize) -> String {
        match self.formal(offence) {
            // "Trosedd" is feminine.
            Some(formal) => soft(&formal.one),
            None => self.names(offence).0.one.clone(),
        }
    }

    /// "10,056 o achosion o aflonyddu", "3 achos o aflonyddu", "dim achosion o aflonyddu".
    pub(super) fn cases(self, claim: &Claim, value: f64) -> String {
        let offence = claim.key.offence;
        let number = count(claim, value);
        if value == 0.0 {
            format!("dim {}", self.nouns(offence))
        } else if self.formal(offence).is_some() && value == 1.0 {
            format!("{number} {}", self.noun(offence))
        } else if self.formal(offence).is_some() || number != rounded(value) {
            format!("{number} o {}", self.soft_nouns(offence))
        } else {
            cases(&self.claims.dataset.topic().offences[offence].names, value as i64)
        }
    }

    /// "28 o achosion", "6 achos", "28 o droseddau": the noun alone, as the offence is called.
    pub(super) fn bare_cases(self, offence: usize, value: f64) -> String {
        let number = rounded(value);
        match (self.formal(offence).is_some(), value.round() as i64) {
            (true, 1) => format!("{number} drosedd"),
            (true, _) => format!("{number} o droseddau"),
            (false, 0..=MOST_WITH_SINGULAR) => format!("{number} achos"),
            (false, _) => format!("{number} o achosion"),
        }
    }

    /// "achosion", "troseddau": the plural alone, as the offence is called.
    pub(super) fn bare(self, offence: usize) -> &'static str {
        if self.formal(offence).is_some() {
            "troseddau"
        } else {
            "achosion"
        }
    }

    /// "flwyddyn hyd at fis Medi 2023", "flwyddyn yn diweddu ym mis Medi 2023", as it stands after "y".
    pub(super) fn period(self, period: YearEnding) -> String {
        match self.style.period {
            PeriodStyle::YearTo => year_to(period),
            PeriodStyle::YearEnding => format!("flwyddyn yn diweddu ym mis {}", month(period.month())),
        }
    }

    /// The claim's months, with a word where they count a provisional quarter.
    pub(super) fn months(self, claim: &Claim) -> String {
        let mut period = self.period(claim.key.year_ending);
        if claim.caveats.contains(&Caveat::Provisional) {
            period.push_str(Welsh.label(Label::Provisional));
        }
        period
    }

    /// "4.6%", "4.6 y cant"; "llai na 0.1%" for what would print as nothing and is not.
    pub(super) fn percent(self, value: f64) -> String {
        let printed = at_most_one_decimal(value);
        let (least, figure) = if printed == "0" && value > 0.0 {
            ("llai na ", fixed(0.1, PERCENT_DECIMALS))
        } else {
            ("", printed)
        };
        match self.style.percent {
            PercentStyle::Sign => format!("{least}{figure}%"),
            PercentStyle::PerCent => format!("{least}{figure} y cant"),
        }
    }

    /// The same as it stands after "o", "i" and as what a verb is done to: "lai na 0.1%".
    pub(super) fn soft_percent(self, value: f64) -> String {
        soft(&self.percent(value))
    }

    /// "0.4 pwynt canran", without a direction.
    pub(super) fn points(self, value: f64) -> String {
        format!("{} pwynt canran", at_most_one_decimal(value.abs()))
    }

    /// A rate with the decimals of the series that the view of the query shows.
    pub(super) fn rate(self, claim: &Claim, value: f64) -> String {
        fixed(value, rate_decimals(self.claims, claim.key.offence))
    }

    /// ", heb gynnwys Heddlu Trafnidiaeth Prydain", "" where nothing is left out.
    pub(super) fn excluding(self, claim: &Claim) -> String {
        let areas = self.claims.dataset.areas();
        let mut left_out = Vec::new();
        for &area in &claim.excluding {
            if area != claim.key.area {
                let (names, welsh) = named(&areas[area].names);
                left_out.push((names.short.as_str(), welsh));
            }
        }
        match left_out.len() {
            0 => String::new(),
            1..=NAMED_EXCLUSIONS => format!(", heb gynnwys {}", listed(left_out)),
            4 => ", heb gynnwys pedwar heddlu".to_owned(),
            5 => ", heb gynnwys pum heddlu".to_owned(),
            6 => ", heb gynnwys chwe heddlu".to_owned(),
            7 => ", heb gynnwys saith heddlu".to_owned(),
            8 => ", heb gynnwys wyth heddlu".to_owned(),
            9 => ", heb gynnwys naw heddlu".to_owned(),
            more => format!(", heb gynnwys {more} o heddluoedd"),
        }
    }

    /// Why a claim has no value. A total lacks a figure because a force does.
    pub(super) fn why(self, claim: &Claim, absence: Absence) -> &'static str {
        let total = self.claims.dataset.areas()[claim.key.area].kind == AreaKind::Total;
        match absence {
            Absence::NotSupplied if total => "ni chyflenwodd pob heddlu bob un o'r pedwar chwarter",
            Absence::Partial if total => "rhan yn unig o'i ffigurau a gyflenwodd un o'r heddluoedd",
            Absence::Suppressed if total => "cafodd ffigur sydd ei angen ei atal gan y cyhoeddwr",
            Absence::NotApplicable if total => "nid yr un heddluoedd sydd wedi'u cynnwys drwyddi draw",
            other => Welsh.absence(other),
        }
    }
}
