//! A claim as an English sentence of its own.

use super::phrases::{Phrases, count, more_than, years};
use crate::figures::Claim;
use crate::model::{Absence, ClaimKind};
use crate::words::Movement;
use crate::words::en::capital;
use crate::words::printed::digits;
use crate::words::story::Sentence;

impl Phrases<'_, '_> {
    /// "Merseyside Police recorded 10,056 harassment cases in the year to September 2023."
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
        let months = self.earlier_months(claim);
        let excluding = self.excluding(claim);
        let subject = self.subject(key.area, true);
        let nouns = self.nouns(key.offence);
        let cases = format!("{nouns}{} in the {months}{excluding}", self.recorded_by(key.area, true));
        let so_far = "so far";
        let (before, figure, after) = match key.kind {
            ClaimKind::Latest | ClaimKind::Previous | ClaimKind::NineYearsEarlier => (
                format!("{subject} recorded "),
                format!("{} in the {months}", self.cases(claim)),
                String::new(),
            ),
            ClaimKind::SameCodes
            | ClaimKind::SameCodesPrevious
            | ClaimKind::SameCodesNineYears
            | ClaimKind::SameCodesNineYearsEarlier => (
                format!(
                    "Counting only offences recorded throughout, {} recorded ",
                    self.middle(key.area)
                ),
                format!("{} in the {months}", self.cases(claim)),
                String::new(),
            ),
            ClaimKind::Change => match value {
                0.0 => (
                    format!("{subject} recorded "),
                    format!("as many {nouns} in the {months} as in the year before"),
                    String::new(),
                ),
                _ => {
                    let more = if value > 0.0 { "more" } else { "fewer" };
                    let noun = if value.abs() == 1.0 { self.noun(key.offence) } else { nouns };
                    (
                        format!("{subject} recorded "),
                        format!("{} {more} {noun} in the {months}", count(claim)),
                        " than in the year before".to_owned(),
                    )
                }
            },
            ClaimKind::ChangePercent => (
                String::new(),
                format!(
                    "{}{} in the {months} were {}",
                    capital(nouns),
                    self.recorded_by(key.area, true),
                    self.printed(claim)
                ),
                " on the year before".to_owned(),
            ),
            ClaimKind::SameCodesChangePercent => (
                "Counting only offences recorded throughout, ".to_owned(),
                format!("{cases} were {}", self.printed(claim)),
                " on the year before".to_owned(),
            ),
            ClaimKind::RateChangePercent => (
                "The rate of ".to_owned(),
                format!("{cases} was {}", self.printed(claim)),
                " on the year before".to_owned(),
            ),
            ClaimKind::Residents => (
                "The rate divides by ".to_owned(),
                format!("{} people", digits(claim).unwrap_or_default()),
                format!(", for the {months}"),
            ),
            ClaimKind::Index => (
                "The number of ".to_owned(),
                format!("{cases} stands at {}", digits(claim).unwrap_or_default()),
                ", where the first comparable year is 100".to_owned(),
            ),
            ClaimKind::SameCodesTimesNineYearsEarlier => (
                format!(
                    "Counting only offences recorded throughout, {} recorded ",
                    self.middle(key.area)
                ),
                match claim.more_than() {
                    Some(whole) => format!("{} as many {nouns} in the {months}", more_than(whole)),
                    None => format!("not more than twice as many {nouns} in the {months}"),
                },
                " as nine years earlier".to_owned(),
            ),
            ClaimKind::PerDay => (
                format!("{subject} recorded "),
                match value {
                    less if less < 1.0 => format!("fewer than one of these {nouns} a day on average in the {months}"),
                    _ => format!(
                        "an average of {} {} a day in the {months}",
                        digits(claim).unwrap_or_default(),
                        if digits(claim).as_deref() == Some("1") {
                            self.noun(key.offence)
                        } else {
                            nouns
                        }
                    ),
                },
                String::new(),
            ),
            ClaimKind::TimesNineYearsEarlier => (
                format!("{subject} recorded "),
                match claim.more_than() {
                    Some(whole) => format!("{} as many {nouns} in the {months}", more_than(whole)),
                    None => format!("not more than twice as many {nouns} in the {months}"),
                },
                " as nine years earlier".to_owned(),
            ),
            ClaimKind::HighestInYears | ClaimKind::LowestInYears | ClaimKind::HighestInSeries | ClaimKind::LowestInSeries => {
                let extreme = self.extreme(key.kind);
                let reach = match key.kind {
                    ClaimKind::HighestInYears | ClaimKind::LowestInYears => "for",
                    _ => "in at least",
                };
                (
                    "The number of ".to_owned(),
                    format!("{cases} was the {extreme} {reach} {}", years(value as i64)),
                    String::new(),
                )
            }
            ClaimKind::ShareOfTotal => {
                let whole = self.claims.dataset.total().unwrap_or(key.area);
                (
                    format!("{subject} accounted for "),
                    format!(
                        "{} of all {nouns} recorded {} in the {months}",
                        self.percent(value),
                        self.place(whole)
                    ),
                    String::new(),
                )
            }
            ClaimKind::Rate => (
                format!("{subject} recorded "),
                format!(
                    "{} {nouns} for every 1,000 people in the {months}",
                    digits(claim).unwrap_or_default()
                ),
                String::new(),
            ),
            ClaimKind::OutcomeCases => (
                String::new(),
                format!("The outcomes table covers {} of {cases}", self.counted_or_none(claim)),
                String::new(),
            ),
            ClaimKind::ChargedPercentChange => match Movement::of_change(claim) {
                Some(Movement::Same) | None => (
                    "The share of ".to_owned(),
                    format!("{cases} that led to a charge or summons {so_far} was the same"),
                    " as the year before".to_owned(),
                ),
                Some(movement) => {
                    let higher = if movement.is_up() { "higher" } else { "lower" };
                    (
                        "The share of ".to_owned(),
                        format!(
                            "{cases} that led to a charge or summons {so_far} was {} {higher}",
                            self.points(value)
                        ),
                        " than the year before".to_owned(),
                    )
                }
            },
            ClaimKind::ChargedPercentOfDecided => (
                "Of the ".to_owned(),
                format!("{cases} that have been assigned an outcome, {}", self.percent(value)),
                " led to a charge or summons".to_owned(),
            ),
            kind => {
                let figure = match claim.unit() {
                    crate::model::Unit::Percent if value != 0.0 => self.percent(value),
                    _ => self.counted_or_none(claim),
                };
                (
                    "Of the ".to_owned(),
                    format!("{cases}, {figure}"),
                    format!(" {}", what_became(kind)),
                )
            }
        };
        let mut sentence = Sentence::default();
        sentence.text(&before).say(self.claims, claim, &figure).text(&after);
        sentence
    }

    /// The area within a sentence.
    fn middle(self, area: usize) -> String {
        self.force(area, true)
            .unwrap_or_else(|| format!("police {}", self.place(area)))
    }

    /// The months that the claim's figure is of: those of an earlier year where it is one.
    fn earlier_months(self, claim: &Claim) -> String {
        let years = match claim.key.kind {
            ClaimKind::Previous | ClaimKind::SameCodesPrevious | ClaimKind::ChargedPercentPrevious => 1,
            ClaimKind::NineYearsEarlier | ClaimKind::SameCodesNineYearsEarlier => crate::figures::LONG_COMPARISON_YEARS,
            _ => return self.months(claim),
        };
        let mut earlier = claim.clone();
        if let Some(period) = claim.key.year_ending.years_earlier(years) {
            earlier.key.year_ending = period;
        }
        self.months(&earlier)
    }

    /// "603", "none".
    fn counted_or_none(self, claim: &Claim) -> String {
        if claim.value == Ok(0.0) {
            "none".to_owned()
        } else {
            count(claim)
        }
    }

    fn extreme(self, kind: ClaimKind) -> &'static str {
        match kind {
            ClaimKind::LowestInYears | ClaimKind::LowestInSeries => "lowest",
            _ => "highest",
        }
    }

    fn untold(self, claim: &Claim, absence: Absence) -> Sentence {
        let key = claim.key;
        let mut sentence = Sentence::default();
        let cases = format!(
            "{}{} in the {}",
            self.nouns(key.offence),
            self.recorded_by(key.area, true),
            self.period(key.year_ending)
        );
        if absence == Absence::NotARecord {
            let (than, all) = match key.kind {
                ClaimKind::HighestInYears => ("no higher than the year before", ""),
                ClaimKind::LowestInYears => ("no lower than the year before", ""),
                kind => (self.extreme(kind), "not the "),
            };
            let rest = if all.is_empty() {
                ""
            } else {
                " of all years in these figures"
            };
            sentence.text("The number of ");
            sentence.say(self.claims, claim, &format!("{cases} was {all}{than}{rest}"));
            return sentence;
        }
        if absence == Absence::SmallBase {
            let numbers = self.printed(claim);
            sentence.text("There is no ").text(label(key.kind)).text(" for ");
            sentence.say(self.claims, claim, &cases);
            sentence.text(&self.because(claim, absence));
            if numbers.contains(|letter: char| letter.is_ascii_digit()) {
                sentence.text(" (").say(self.claims, claim, &numbers).text(")");
            }
            return sentence;
        }
        sentence.text("There is no ").text(label(key.kind)).text(" for ");
        sentence.say(self.claims, claim, &cases);
        sentence.text(&self.because(claim, absence));
        sentence
    }
}

/// What became of the cases that a kind counts.
fn what_became(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::VictimDidNotSupport | ClaimKind::VictimDidNotSupportPercent => {
            "ended because the victim did not support further action"
        }
        ClaimKind::NoSuspect | ClaimKind::NoSuspectPercent => "ended without a suspect being identified",
        ClaimKind::NotYetAssigned | ClaimKind::NotYetAssignedPercent => "had not been assigned an outcome yet",
        ClaimKind::OutOfCourt | ClaimKind::OutOfCourtPercent => "were settled out of court",
        ClaimKind::NotEnoughEvidence | ClaimKind::NotEnoughEvidencePercent => "ended because there was not enough evidence",
        ClaimKind::Prevented | ClaimKind::PreventedPercent => "ended because prosecution was ruled out",
        ClaimKind::OtherOutcome | ClaimKind::OtherOutcomePercent => "had another outcome",
        _ => "led to a charge or summons so far",
    }
}

/// What a kind is called where it has no value.
fn label(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Latest => "figure",
        ClaimKind::Previous => "figure of the year before",
        ClaimKind::Change => "figure of the change on the year before",
        ClaimKind::ChangePercent => "percentage change on the year before",
        ClaimKind::PerDay => "daily average",
        ClaimKind::NineYearsEarlier => "figure of nine years earlier",
        ClaimKind::TimesNineYearsEarlier => "comparison with nine years earlier",
        ClaimKind::HighestInYears | ClaimKind::LowestInYears | ClaimKind::HighestInSeries | ClaimKind::LowestInSeries => {
            "comparison with earlier years"
        }
        ClaimKind::ShareOfTotal => "share of all forces' figures",
        ClaimKind::Rate => "rate per head",
        ClaimKind::RateChangePercent => "percentage change of the rate",
        ClaimKind::Residents => "population estimate",
        ClaimKind::Index => "index",
        ClaimKind::SameCodes
        | ClaimKind::SameCodesPrevious
        | ClaimKind::SameCodesChangePercent
        | ClaimKind::SameCodesNineYears
        | ClaimKind::SameCodesNineYearsEarlier
        | ClaimKind::SameCodesTimesNineYearsEarlier => "like-for-like figure apart from the figure itself",
        ClaimKind::OutcomeCases => "count of outcomes",
        ClaimKind::Charged => "number of charges or summonses",
        ClaimKind::ChargedPercent | ClaimKind::ChargedPercentOfDecided => "share of charges or summonses",
        ClaimKind::ChargedPercentPrevious => "share of charges or summonses of the year before",
        ClaimKind::ChargedPercentChange => "change in the share of charges or summonses",
        ClaimKind::VictimDidNotSupport => "number of victims who did not support action",
        ClaimKind::VictimDidNotSupportPercent => "share of victims who did not support action",
        ClaimKind::NoSuspect => "number of investigations without a suspect",
        ClaimKind::NoSuspectPercent => "share of investigations without a suspect",
        ClaimKind::NotYetAssigned => "number still without an outcome",
        ClaimKind::NotYetAssignedPercent => "share still without an outcome",
        ClaimKind::OutOfCourt => "number settled out of court",
        ClaimKind::OutOfCourtPercent => "share settled out of court",
        ClaimKind::NotEnoughEvidence => "number without enough evidence",
        ClaimKind::NotEnoughEvidencePercent => "share without enough evidence",
        ClaimKind::Prevented => "number of prosecutions that were ruled out",
        ClaimKind::PreventedPercent => "share of prosecutions that were ruled out",
        ClaimKind::OtherOutcome => "number with another outcome",
        ClaimKind::OtherOutcomePercent => "share with another outcome",
    }
}
