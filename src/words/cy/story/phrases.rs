//! What Welsh sentences are put together from: names, counts, shares, months.

use crate::figures::{Claim, Claims};
use crate::model::{Absence, AreaKind, Digits, NounPair, OffenceNames, Precision, YearEnding};
use crate::words::cy::counted::{
    Gender, alone, cases, cases_in_words, feminine_in_words, gender, pair, pair_in_words, several,
};
use crate::words::cy::grammar::{begins_with_vowel, listed, month, named, place, recorder, soft, spirant, year_to};
use crate::words::cy::{Welsh, because};
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

/// "10,056"; "tua 271,000" where it was rounded before it was published.
pub(super) fn count(claim: &Claim) -> String {
    let about = if matches!(claim.precision, Precision::RoundedTo(_)) {
        "tua "
    } else {
        ""
    };
    format!("{about}{}", digits(claim).unwrap_or_default())
}

/// Whether the number is one that running text has in words.
fn is_below_ten(claim: &Claim) -> bool {
    claim.value.is_ok_and(|value| value < 10.0)
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
    pub(super) fn force(self, area: usize, first: bool) -> Option<String> {
        let entry = &self.claims.dataset.areas()[area];
        if entry.kind == AreaKind::Total {
            None
        } else if self.style.force == ForceStyle::TheForce && !first && area == self.claims.query.area {
            Some("yr heddlu".to_owned())
        } else {
            Some(recorder(entry))
        }
    }

    /// Who recorded, after the verb: "Heddlu Gwent", "yr heddlu", "heddluoedd Cymru a Lloegr".
    pub(super) fn subject(self, area: usize, first: bool) -> String {
        self.force(area, first)
            .unwrap_or_else(|| recorder(&self.claims.dataset.areas()[area]))
    }

    /// "yng Nghymru a Lloegr".
    pub(super) fn place(self, area: usize) -> String {
        place(&self.claims.dataset.areas()[area])
    }

    /// "ar draws Cymru a Lloegr".
    pub(super) fn across(self, area: usize) -> String {
        format!("ar draws {}", named(&self.claims.dataset.areas()[area].names).0.short)
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
    fn formal(self, offence: usize) -> Option<&'d NounPair> {
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
    pub(super) fn cases(self, claim: &Claim) -> String {
        match claim.value {
            Ok(0.0) => format!("dim {}", self.nouns(claim.key.offence)),
            _ => self.number_of(claim.key.offence, &count(claim)),
        }
    }

    /// A number with the offence's noun, as it is printed.
    pub(super) fn number_of(self, offence: usize, number: &str) -> String {
        match self.formal(offence) {
            Some(_) if number == "1" => format!("{number} {}", self.noun(offence)),
            Some(formal) => several(number, &formal.other),
            None => cases(&self.claims.dataset.topic().offences[offence].names, number),
        }
    }

    /// "ddau achos o aflonyddu", as it stands after its verb, where `beside`, the number that it stands by, is below ten as well; else
    /// "2 achos o aflonyddu".
    pub(super) fn cases_beside(self, claim: &Claim, beside: &Claim) -> String {
        let (offence, number) = (claim.key.offence, count(claim));
        let words = match self.formal(offence) {
            _ if !(is_below_ten(claim) && is_below_ten(beside)) => None,
            Some(formal) => feminine_in_words(&formal.one, &number),
            None => cases_in_words(&self.claims.dataset.topic().offences[offence].names, &number),
        };
        words.map_or_else(|| self.cases(claim), |words| soft(&words))
    }

    /// The number alone in the same way, as it stands after "o": "wyth", "bump".
    pub(super) fn number_beside(self, claim: &Claim, beside: &Claim) -> String {
        let (offence, number) = (claim.key.offence, count(claim));
        let gender = match self.formal(offence) {
            Some(_) => Some(Gender::Feminine),
            None => gender(&self.claims.dataset.topic().offences[offence].names),
        };
        let small = is_below_ten(claim) && is_below_ten(beside);
        let words = gender.filter(|_| small).and_then(|gender| alone(&number, gender));
        words.map_or(number, soft)
    }

    /// What offences are called where they have just been named; `None` where the topic has nothing shorter.
    fn short(self, offence: usize) -> Option<&'d NounPair> {
        self.names(offence)
            .0
            .short
            .as_ref()
            .filter(|_| self.formal(offence).is_none())
    }

    /// "achosion": the offence's plural where it has just been named.
    pub(super) fn short_nouns(self, offence: usize) -> &'d str {
        self.short(offence).map_or_else(|| self.nouns(offence), |short| &short.other)
    }

    /// "28 o achosion", "wyth achos", "7.5 o achosion": the same after a number, in words below ten, as it stands after "o".
    pub(super) fn short_number_of(self, offence: usize, number: &str) -> String {
        let entry = &self.claims.dataset.topic().offences[offence].names;
        let (names, welsh) = named(entry);
        let words = match (self.formal(offence), self.short(offence)) {
            (Some(formal), _) => feminine_in_words(&formal.one, number),
            (None, Some(short)) if welsh => pair_in_words(short, names, number),
            _ => cases_in_words(entry, number),
        };
        match (words, self.short(offence)) {
            (Some(words), _) => soft(&words),
            (None, Some(short)) if welsh => pair(short, number),
            (None, Some(short)) => format!("{number} {}", if number == "1" { &short.one } else { &short.other }),
            (None, None) => self.number_of(offence, number),
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
        if claim.is_provisional() {
            period.push_str(Welsh.label(Label::Provisional));
        }
        period
    }

    /// "4.6%", "4.6 y cant"; "llai na 0.1%" for what would print as nothing and is not.
    pub(super) fn percent(self, value: f64) -> String {
        let printed = at_most_one_decimal(value);
        if printed == "0" && value > 0.0 {
            format!("llai na {}", self.percent_of(&fixed(0.1, 1)))
        } else {
            self.percent_of(&printed)
        }
    }

    /// The unit after a figure in per cent.
    pub(super) fn percent_of(self, figure: &str) -> String {
        match self.style.percent {
            PercentStyle::Sign => format!("{figure}%"),
            PercentStyle::PerCent => format!("{figure} y cant"),
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
            more => format!(", heb gynnwys {} o heddluoedd", Digits::of(more as u64)),
        }
    }

    /// Why a claim has no value, as the end of a sentence. A total lacks a figure because a force does.
    pub(super) fn because(self, claim: &Claim, absence: Absence) -> String {
        let total = self.claims.dataset.areas()[claim.key.area].kind == AreaKind::Total;
        let clause = match absence {
            Absence::NotSupplied if total => "na chyflenwodd pob heddlu bob un o'r pedwar chwarter",
            Absence::Partial if total => "mai rhan yn unig o'i ffigurau a gyflenwodd un o'r heddluoedd",
            Absence::Suppressed if total => "i'r cyhoeddwr atal ffigur sydd ei angen",
            Absence::NotApplicable if total => "nad yr un heddluoedd sydd wedi'u cynnwys drwyddi draw",
            other => return because(other),
        };
        format!(", gan {clause}")
    }
}
