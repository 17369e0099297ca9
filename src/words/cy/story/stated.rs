//! A claim as a Welsh sentence of its own.

use super::outcomes::TO_COURT;
use super::phrases::{Phrases, count};
use super::recorded::{THROUGHOUT, capitalised};
use crate::figures::{Claim, LONG_COMPARISON_YEARS};
use crate::model::{Absence, ClaimKind, Unit};
use crate::words::Movement;
use crate::words::cy::counted::{than_times, years};
use crate::words::cy::grammar::{the, with};
use crate::words::printed::digits;
use crate::words::story::Sentence;

impl Phrases<'_, '_> {
    /// "Cofnododd Heddlu Gwent 3,101 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023."
    pub(super) fn stated(self, claim: &Claim) -> Sentence {
        let mut sentence = match claim.value {
            Ok(value) => self.told(claim, value),
            Err(absence) => self.untold(claim, absence),
        };
        sentence.text(".");
        sentence
    }

    fn told(self, claim: &Claim, value: f64) -> Sentence {
        let key = claim.key;
        let subject = self.subject(key.area, true);
        let months = self.months(claim);
        let soft_nouns = self.soft_nouns(key.offence);
        // "achosion o aflonyddu a gofnododd Heddlu Gwent yn y flwyddyn hyd at fis Medi 2023".
        let cases = format!(
            "{}{} yn y {}{}",
            self.nouns(key.offence),
            self.recorded_by(key.area, true),
            self.earlier_months(claim),
            self.excluding(claim)
        );
        let the_cases = the(&cases);
        let (before, figure, after) = match key.kind {
            ClaimKind::Latest | ClaimKind::Previous | ClaimKind::NineYearsEarlier => {
                let mut sentence = Sentence::default();
                let said = (self.cases(claim), self.earlier_months(claim));
                self.recorded_cases(&mut sentence, claim, (&said.0, &said.1), &subject);
                return capitalised(sentence);
            }
            ClaimKind::SameCodes
            | ClaimKind::SameCodesPrevious
            | ClaimKind::SameCodesNineYears
            | ClaimKind::SameCodesNineYearsEarlier => {
                let mut sentence = Sentence::default();
                sentence.text(THROUGHOUT).text(", ");
                let said = (self.cases(claim), self.earlier_months(claim));
                self.recorded_cases(&mut sentence, claim, (&said.0, &said.1), &subject);
                return sentence;
            }
            ClaimKind::Change if value == 0.0 => (
                format!("Cofnododd {subject} "),
                format!("gynifer o {soft_nouns} yn y {months} ag yn y flwyddyn flaenorol"),
                String::new(),
            ),
            ClaimKind::Change => {
                let more = if value > 0.0 { "yn fwy" } else { "yn llai" };
                (
                    format!("Cofnododd {subject} "),
                    format!("{} {more} o {soft_nouns} yn y {months}", count(claim)),
                    " nag yn y flwyddyn flaenorol".to_owned(),
                )
            }
            ClaimKind::ChangePercent => (
                "Roedd nifer ".to_owned(),
                format!("{the_cases} {}", self.printed(claim)),
                " ers y flwyddyn flaenorol".to_owned(),
            ),
            ClaimKind::SameCodesChangePercent => (
                format!("{THROUGHOUT}, roedd nifer "),
                format!("{the_cases} {}", self.printed(claim)),
                " ers y flwyddyn flaenorol".to_owned(),
            ),
            ClaimKind::RateChangePercent => (
                "Roedd cyfradd ".to_owned(),
                format!("{the_cases} {}", self.printed(claim)),
                " ers y flwyddyn flaenorol".to_owned(),
            ),
            ClaimKind::Residents => (
                "Mae'r gyfradd yn rhannu ".to_owned(),
                format!("{} o bobl", with(&digits(claim).unwrap_or_default())),
                format!(", ar gyfer y {months}"),
            ),
            ClaimKind::Index => (
                "Mae nifer ".to_owned(),
                format!("{the_cases} yn sefyll ar {}", digits(claim).unwrap_or_default()),
                ", lle mae'r flwyddyn gyntaf y gellir ei chymharu yn 100".to_owned(),
            ),
            ClaimKind::PerDay if value < 1.0 => (
                format!("Cofnododd {subject} "),
                format!("lai nag un {} y dydd ar gyfartaledd yn y {months}", self.noun(key.offence)),
                String::new(),
            ),
            ClaimKind::PerDay => (
                format!("Cofnododd {subject} "),
                format!(
                    "gyfartaledd o {} y dydd yn y {months}",
                    self.number_of(key.offence, &digits(claim).unwrap_or_default())
                ),
                String::new(),
            ),
            ClaimKind::TimesNineYearsEarlier | ClaimKind::SameCodesTimesNineYearsEarlier => {
                let (yes, no) = match key.kind {
                    ClaimKind::TimesNineYearsEarlier => ("Cofnododd".to_owned(), "Ni chofnododd".to_owned()),
                    _ => (format!("{THROUGHOUT}, cofnododd"), format!("{THROUGHOUT}, ni chofnododd")),
                };
                let (verb, than) = match claim.more_than() {
                    Some(whole) => (yes, than_times(whole)),
                    None => (no, "na dwywaith".to_owned()),
                };
                (
                    format!("{verb} {subject} "),
                    format!("fwy {than} cymaint o {soft_nouns} yn y {months}"),
                    " â naw mlynedd ynghynt".to_owned(),
                )
            }
            ClaimKind::HighestInYears | ClaimKind::LowestInYears | ClaimKind::HighestInSeries | ClaimKind::LowestInSeries => {
                let reach = match key.kind {
                    ClaimKind::HighestInYears | ClaimKind::LowestInYears => "ers",
                    _ => "ers o leiaf",
                };
                (
                    "Nifer ".to_owned(),
                    format!("{the_cases} oedd yr {} {reach} {}", extreme(key.kind), years(value as i64)),
                    String::new(),
                )
            }
            ClaimKind::ShareOfTotal => return self.share(claim, true),
            ClaimKind::Rate => (format!("Cofnododd {subject} "), self.rate_of_cases(claim), String::new()),
            ClaimKind::OutcomeCases if value == 0.0 => (
                "Nid yw'r tabl canlyniadau yn cwmpasu ".to_owned(),
                format!("yr un o'r {cases}"),
                String::new(),
            ),
            ClaimKind::OutcomeCases => (
                "Mae'r tabl canlyniadau yn cwmpasu ".to_owned(),
                format!("{} o'r {cases}", count(claim)),
                String::new(),
            ),
            ClaimKind::ChargedPercentChange => {
                let (compared, than) = match Movement::of_change(claim) {
                    Some(Movement::Up | Movement::SlightlyUp) => {
                        (format!("{} yn uwch", self.points(value)), " na'r flwyddyn flaenorol")
                    }
                    Some(Movement::Down | Movement::SlightlyDown) => {
                        (format!("{} yn is", self.points(value)), " na'r flwyddyn flaenorol")
                    }
                    _ => ("yr un fath".to_owned(), " â'r flwyddyn flaenorol"),
                };
                (
                    "Roedd cyfran ".to_owned(),
                    format!("{the_cases} a arweiniodd{TO_COURT} {compared}"),
                    than.to_owned(),
                )
            }
            ClaimKind::ChargedPercentOfDecided => (
                "O'r ".to_owned(),
                format!(
                    "{cases} y mae canlyniad wedi'i bennu iddynt, arweiniodd {}",
                    self.percent(value)
                ),
                " at gyhuddiad neu wŷs".to_owned(),
            ),
            kind => {
                let (some, none, after) = what_became(kind);
                let figure = match claim.unit() {
                    Unit::Percent if some.ends_with(" i ") => self.soft_percent(value),
                    Unit::Percent => self.percent(value),
                    _ => count(claim),
                };
                let what = if value == 0.0 {
                    none.to_owned()
                } else {
                    format!("{some}{figure}")
                };
                ("O'r ".to_owned(), format!("{cases}, {what}"), after.to_owned())
            }
        };
        let mut sentence = Sentence::default();
        sentence.text(&before).say(self.claims, claim, &figure).text(&after);
        sentence
    }

    /// The months that the claim's figure is of: those of an earlier year where it is one.
    fn earlier_months(self, claim: &Claim) -> String {
        let years = match claim.key.kind {
            ClaimKind::Previous | ClaimKind::SameCodesPrevious | ClaimKind::ChargedPercentPrevious => 1,
            ClaimKind::NineYearsEarlier | ClaimKind::SameCodesNineYearsEarlier => LONG_COMPARISON_YEARS,
            _ => return self.months(claim),
        };
        let mut earlier = claim.clone();
        if let Some(period) = claim.key.year_ending.years_earlier(years) {
            earlier.key.year_ending = period;
        }
        self.months(&earlier)
    }

    fn untold(self, claim: &Claim, absence: Absence) -> Sentence {
        let key = claim.key;
        let mut sentence = Sentence::default();
        let cases = format!(
            "{}{} yn y {}",
            self.nouns(key.offence),
            self.recorded_by(key.area, true),
            self.period(key.year_ending)
        );
        let the_cases = the(&cases);
        if absence == Absence::NotARecord {
            match key.kind {
                ClaimKind::HighestInYears => sentence.text("Nid oedd nifer ").say(
                    self.claims,
                    claim,
                    &format!("{the_cases} yn uwch na'r flwyddyn flaenorol"),
                ),
                ClaimKind::LowestInYears => sentence.text("Nid oedd nifer ").say(
                    self.claims,
                    claim,
                    &format!("{the_cases} yn is na'r flwyddyn flaenorol"),
                ),
                kind => sentence.text("Nid nifer ").say(
                    self.claims,
                    claim,
                    &format!("{the_cases} oedd yr {} o'r holl flynyddoedd yn y ffigurau hyn", extreme(kind)),
                ),
            };
            return sentence;
        }
        sentence.text("Nid oes ").text(label(key.kind)).text(" ar gyfer ");
        sentence.say(self.claims, claim, &cases);
        sentence.text(&self.because(claim, absence));
        let numbers = self.printed(claim);
        if absence == Absence::SmallBase && numbers.contains(|letter: char| letter.is_ascii_digit()) {
            sentence.text(" (").say(self.claims, claim, &numbers).text(")");
        }
        sentence
    }
}

fn extreme(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::LowestInYears | ClaimKind::LowestInSeries => "isaf",
        _ => "uchaf",
    }
}

/// What became of the cases that a kind counts: before some of them, in place of none of them, and after both.
fn what_became(kind: ClaimKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        ClaimKind::VictimDidNotSupport | ClaimKind::VictimDidNotSupportPercent => (
            "daeth ",
            "ni ddaeth yr un",
            " i ben am na chefnogodd y dioddefwr gamau pellach",
        ),
        ClaimKind::NoSuspect | ClaimKind::NoSuspectPercent => {
            ("daeth ", "ni ddaeth yr un", " i ben heb ganfod neb dan amheuaeth")
        }
        ClaimKind::NotYetAssigned | ClaimKind::NotYetAssignedPercent => (
            "nid oedd canlyniad wedi'i bennu eto i ",
            "roedd canlyniad wedi'i bennu i bob un",
            "",
        ),
        ClaimKind::OutOfCourt | ClaimKind::OutOfCourtPercent => {
            ("cafodd ", "ni chafodd yr un", " ddatrysiad y tu allan i'r llys")
        }
        ClaimKind::NotEnoughEvidence | ClaimKind::NotEnoughEvidencePercent => {
            ("daeth ", "ni ddaeth yr un", " i ben am nad oedd digon o dystiolaeth")
        }
        ClaimKind::Prevented | ClaimKind::PreventedPercent => {
            ("daeth ", "ni ddaeth yr un", " i ben am i erlyn gael ei ddiystyru")
        }
        ClaimKind::OtherOutcome | ClaimKind::OtherOutcomePercent => ("cafodd ", "ni chafodd yr un", " ganlyniad arall"),
        // Each kind by name, so that a new one has to say what it counts. All but charges are told in sentences of their own.
        ClaimKind::Charged
        | ClaimKind::ChargedPercent
        | ClaimKind::ChargedPercentPrevious
        | ClaimKind::ChargedPercentChange
        | ClaimKind::ChargedPercentOfDecided
        | ClaimKind::OutcomeCases
        | ClaimKind::Latest
        | ClaimKind::Previous
        | ClaimKind::Change
        | ClaimKind::ChangePercent
        | ClaimKind::PerDay
        | ClaimKind::NineYearsEarlier
        | ClaimKind::TimesNineYearsEarlier
        | ClaimKind::HighestInYears
        | ClaimKind::LowestInYears
        | ClaimKind::HighestInSeries
        | ClaimKind::LowestInSeries
        | ClaimKind::ShareOfTotal
        | ClaimKind::SameCodes
        | ClaimKind::SameCodesPrevious
        | ClaimKind::SameCodesChangePercent
        | ClaimKind::SameCodesNineYears
        | ClaimKind::SameCodesNineYearsEarlier
        | ClaimKind::SameCodesTimesNineYearsEarlier
        | ClaimKind::Residents
        | ClaimKind::RateChangePercent
        | ClaimKind::Index
        | ClaimKind::Rate => ("arweiniodd ", "ni arweiniodd yr un", TO_COURT),
    }
}

/// What a kind is called where it has no value. Of a change it is the figure that there is not: "no change" would say zero.
fn label(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Latest => "ffigur",
        ClaimKind::Previous => "ffigur y flwyddyn flaenorol",
        ClaimKind::Change => "ffigur o'r newid ers y flwyddyn flaenorol",
        ClaimKind::ChangePercent => "ffigur o'r newid canrannol ers y flwyddyn flaenorol",
        ClaimKind::PerDay => "cyfartaledd dyddiol",
        ClaimKind::NineYearsEarlier => "ffigur naw mlynedd ynghynt",
        ClaimKind::TimesNineYearsEarlier => "cymhariaeth â naw mlynedd ynghynt",
        ClaimKind::HighestInYears | ClaimKind::LowestInYears | ClaimKind::HighestInSeries | ClaimKind::LowestInSeries => {
            "cymhariaeth â blynyddoedd cynharach"
        }
        ClaimKind::ShareOfTotal => "cyfran o ffigurau'r holl heddluoedd",
        ClaimKind::Rate => "cyfradd fesul pen",
        ClaimKind::RateChangePercent => "ffigur o'r newid canrannol yn y gyfradd",
        ClaimKind::Residents => "amcangyfrif poblogaeth",
        ClaimKind::Index => "mynegai",
        ClaimKind::SameCodes
        | ClaimKind::SameCodesPrevious
        | ClaimKind::SameCodesChangePercent
        | ClaimKind::SameCodesNineYears
        | ClaimKind::SameCodesNineYearsEarlier
        | ClaimKind::SameCodesTimesNineYearsEarlier => "ffigur tebyg am debyg heblaw'r ffigur ei hun",
        ClaimKind::OutcomeCases => "cyfrif o ganlyniadau",
        ClaimKind::Charged => "nifer o gyhuddiadau neu wysion",
        ClaimKind::ChargedPercent | ClaimKind::ChargedPercentOfDecided => "cyfran o gyhuddiadau neu wysion",
        ClaimKind::ChargedPercentPrevious => "cyfran o gyhuddiadau neu wysion y flwyddyn flaenorol",
        ClaimKind::ChargedPercentChange => "ffigur o'r newid yng nghyfran y cyhuddiadau neu'r gwysion",
        ClaimKind::VictimDidNotSupport => "nifer o ddioddefwyr na chefnogodd gamau pellach",
        ClaimKind::VictimDidNotSupportPercent => "cyfran o ddioddefwyr na chefnogodd gamau pellach",
        ClaimKind::NoSuspect => "nifer o ymchwiliadau heb neb dan amheuaeth",
        ClaimKind::NoSuspectPercent => "cyfran o ymchwiliadau heb neb dan amheuaeth",
        ClaimKind::NotYetAssigned => "nifer sydd heb ganlyniad eto",
        ClaimKind::NotYetAssignedPercent => "cyfran sydd heb ganlyniad eto",
        ClaimKind::OutOfCourt => "nifer a ddatryswyd y tu allan i'r llys",
        ClaimKind::OutOfCourtPercent => "cyfran a ddatryswyd y tu allan i'r llys",
        ClaimKind::NotEnoughEvidence => "nifer heb ddigon o dystiolaeth",
        ClaimKind::NotEnoughEvidencePercent => "cyfran heb ddigon o dystiolaeth",
        ClaimKind::Prevented => "nifer yr erlyniadau a ddiystyrwyd",
        ClaimKind::PreventedPercent => "cyfran yr erlyniadau a ddiystyrwyd",
        ClaimKind::OtherOutcome => "nifer â chanlyniad arall",
        ClaimKind::OtherOutcomePercent => "cyfran â chanlyniad arall",
    }
}
