//! Planned sentences about outcomes in English, without their full stops.

use super::phrases::{Phrases, count};
use crate::figures::Claim;
use crate::model::{Unit, YearEnding};
use crate::words::Movement;
use crate::words::Words;
use crate::words::en::{English, capital};
use crate::words::story::{ChargeChange, Charged, Ended, Sentence};

impl Phrases<'_, '_> {
    /// "Outcomes are published for offences recorded to March 2025".
    pub(super) fn outcomes_until(self, period: YearEnding) -> Sentence {
        let mut sentence = Sentence::default();
        let month = English.month(period.month());
        sentence.text(&format!("Outcomes are published for offences recorded to {month}"));
        sentence
    }

    /// "Of the 8,542 harassment cases Merseyside Police recorded in the year to March 2025, 603, or 7.1%, have so far led to a charge
    /// or summons, compared with 6.7% across England and Wales".
    pub(super) fn charged(self, charged: &Charged, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let Charged {
            cases,
            charged: number,
            percent,
            ..
        } = charged;
        let recorded = |claim: &Claim, what: &str| {
            format!(
                "{what}{} in the {}{}",
                self.recorded_by(claim.key.area, first),
                self.months(claim),
                self.excluding(claim)
            )
        };
        sentence.text("Of the ");
        if cases.value.is_ok() && number.value.is_ok() {
            sentence.say(self.claims, cases, &recorded(cases, &self.cases(cases)));
            sentence.text(", ");
            if number.value == Ok(0.0) {
                sentence.say(self.claims, number, "none").text(" has so far");
            } else {
                sentence.say(self.claims, number, &count(number));
                if let Ok(share) = percent.value {
                    let share = format!("or {}", self.percent(share));
                    sentence.text(", ").say(self.claims, percent, &share).text(",");
                } else {
                    // Why there is no share, a note says.
                    sentence.keep_caveats(percent);
                }
                let has = if number.value == Ok(1.0) { "has" } else { "have" };
                sentence.text(&format!(" {has} so far"));
            }
        } else {
            sentence.say(self.claims, percent, &recorded(percent, self.nouns(percent.key.offence)));
            let share = self.percent(percent.value.unwrap_or_default());
            sentence.text(", ").say(self.claims, percent, &share).text(" have so far");
        }
        sentence.text(" led to a charge or summons");
        if let Some(elsewhere) = &charged.elsewhere {
            self.beside(&mut sentence, percent, elsewhere);
        }
        sentence
    }

    /// ", compared with 6.7% across England and Wales, excluding Devon and Cornwall".
    fn beside(self, sentence: &mut Sentence, percent: &Claim, elsewhere: &Claim) {
        let share = |claim: &Claim| self.percent(claim.value.unwrap_or_default());
        let across = format!("{}{}", self.across(elsewhere.key.area), self.excluding(elsewhere));
        if share(percent) == share(elsewhere) {
            sentence.text(", ").say(self.claims, elsewhere, "the same share as");
        } else {
            sentence
                .text(", compared with ")
                .say(self.claims, elsewhere, &share(elsewhere));
        }
        sentence.text(" ").text(&across);
    }

    /// "That share is up 1.9 percentage points from 5.2% for the year before".
    pub(super) fn charge_change(self, plan: &ChargeChange) -> Sentence {
        let mut sentence = Sentence::default();
        let ChargeChange {
            previous,
            change,
            percent,
        } = plan;
        match Movement::between(previous, percent) {
            Some(Movement::Same) | None => {
                sentence
                    .text("That is ")
                    .say(self.claims, previous, "the same share as for the year before");
            }
            Some(movement) => {
                let direction = if movement.is_up() { "up" } else { "down" };
                sentence.text("That share is ");
                // Shares that print apart may be closer than a tenth of a point.
                if Movement::of_change(change) == Some(Movement::Same) {
                    sentence.text(direction);
                } else {
                    let points = self.points(change.value.unwrap_or_default());
                    sentence.say(self.claims, change, &format!("{direction} {points}"));
                }
                let before = format!("{} for the year before", self.percent(previous.value.unwrap_or_default()));
                sentence.text(" from ").say(self.claims, previous, &before);
            }
        }
        sentence.keep_caveats(change);
        sentence.text(&English.though(self.claims, change));
        sentence
    }

    /// "There are no figures for what became of the harassment cases Merseyside Police recorded in the year to March 2025: the force
    /// did not supply all four quarters".
    pub(super) fn no_outcomes(self, charged: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let key = charged.key;
        let cases = format!(
            "{}{} in the {}",
            self.nouns(key.offence),
            self.recorded_by(key.area, first),
            self.period(key.year_ending)
        );
        sentence.text("There are no figures for what became of the ");
        sentence.say(self.claims, charged, &cases);
        if let Err(absence) = charged.value {
            sentence.text(&self.because(charged, absence));
        }
        sentence
    }

    /// "The victim did not support further action in 49.2% of the cases, 12.3% ended without a suspect being identified, and 3.4%
    /// had not been assigned an outcome yet".
    pub(super) fn ended(self, ended: &Ended, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let said = |claim: &Claim| match (claim.value.ok()?, claim.unit()) {
            (0.0, _) => Some("none".to_owned()),
            (value, Unit::Percent) => Some(self.percent(value)),
            _ => Some(count(claim)),
        };
        let key = ended.victim.key;
        // Beside a sentence about the same cases they need no description.
        let which = if key.offence == self.claims.query.offence && !self.claims.is_record() {
            format!("the {}", self.short(key.offence, false))
        } else {
            format!(
                "the {}{} in the {}",
                self.nouns(key.offence),
                self.recorded_by(key.area, first),
                self.period(key.year_ending)
            )
        };
        let suspect = "ended without a suspect being identified";
        let mut parts = Vec::new();
        if let Some(figure) = said(&ended.victim) {
            parts.push(if ended.victim.value == Ok(0.0) {
                let why = "ended because the victim did not support further action";
                (&ended.victim, "", figure, why)
            } else {
                let whom = "the victim did not support further action in ";
                (&ended.victim, whom, format!("{figure} of {which}"), "")
            });
        }
        if let Some(figure) = said(&ended.no_suspect) {
            parts.push((&ended.no_suspect, "", figure, suspect));
        }
        if let Some(figure) = said(&ended.not_yet) {
            if ended.not_yet.value == Ok(0.0) {
                parts.push((&ended.not_yet, "", "all".to_owned(), "had been assigned an outcome"));
            } else {
                parts.push((&ended.not_yet, "", figure, "had not been assigned an outcome yet"));
            }
        }
        let last = parts.len().saturating_sub(1);
        for (index, (claim, before, figure, after)) in parts.iter().enumerate() {
            if index == 0 && before.is_empty() {
                // No sentence begins with a figure.
                sentence.text("Of ").say(self.claims, claim, &format!("{which}, {figure}"));
            } else {
                sentence.text(match index {
                    0 => "",
                    _ if index == last => ", and ",
                    _ => ", ",
                });
                sentence.text(&if index == 0 { capital(before) } else { (*before).to_owned() });
                sentence.say(self.claims, claim, figure);
            }
            if !after.is_empty() {
                sentence.text(" ").text(after);
            }
        }
        sentence
    }
}
