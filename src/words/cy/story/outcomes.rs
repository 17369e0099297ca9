//! Planned sentences about outcomes in Welsh, without their full stops. The verb comes first, so none begins with a figure.

use super::phrases::{Phrases, count};
use crate::figures::Claim;
use crate::model::{Unit, YearEnding};
use crate::words::cy::Welsh;
use crate::words::cy::grammar::{capital, month, with};
use crate::words::story::{ChargeChange, Charged, Ended, Sentence};
use crate::words::{Movement, Words};

/// What cases lead to.
pub(super) const TO_COURT: &str = " at gyhuddiad neu wŷs hyd yma";

impl Phrases<'_, '_> {
    /// "Cyhoeddir canlyniadau ar gyfer troseddau a gofnodwyd hyd at fis Mawrth 2025".
    pub(super) fn outcomes_until(self, period: YearEnding) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.text(&format!(
            "Cyhoeddir canlyniadau ar gyfer troseddau a gofnodwyd hyd at fis {}",
            month(period.month())
        ));
        sentence
    }

    /// "O'r 8,542 o achosion o aflonyddu a gofnododd Merseyside Police yn y flwyddyn hyd at fis Mawrth 2025, arweiniodd 603, neu 7.1%,
    /// at gyhuddiad neu wŷs hyd yma, o gymharu â 6.7% ar draws Cymru a Lloegr".
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
                "{what}{} yn y {}{}",
                self.recorded_by(claim.key.area, first),
                self.months(claim),
                self.excluding(claim)
            )
        };
        sentence.text("O'r ");
        if cases.value.is_ok() && number.value.is_ok() {
            sentence.say(self.claims, cases, &recorded(cases, &self.cases(cases)));
            if number.value == Ok(0.0) {
                sentence.text(", ni arweiniodd ").say(self.claims, number, "yr un");
            } else {
                sentence.text(", arweiniodd ").say(self.claims, number, &count(number));
                if let Ok(share) = percent.value {
                    let share = format!("neu {}", self.soft_percent(share));
                    sentence.text(", ").say(self.claims, percent, &share).text(",");
                } else {
                    // Why there is no share, a note says.
                    sentence.keep_caveats(percent);
                }
            }
        } else {
            sentence.say(self.claims, percent, &recorded(percent, self.nouns(percent.key.offence)));
            let share = self.percent(percent.value.unwrap_or_default());
            sentence.text(", arweiniodd ").say(self.claims, percent, &share);
        }
        sentence.text(TO_COURT);
        if let Some(elsewhere) = &charged.elsewhere {
            self.beside(&mut sentence, percent, elsewhere);
        }
        sentence
    }

    /// ", o gymharu â 6.7% ar draws Cymru a Lloegr, heb gynnwys Devon and Cornwall".
    fn beside(self, sentence: &mut Sentence, percent: &Claim, elsewhere: &Claim) {
        let share = |claim: &Claim| self.percent(claim.value.unwrap_or_default());
        let across = format!("{}{}", self.across(elsewhere.key.area), self.excluding(elsewhere));
        if share(percent) == share(elsewhere) {
            sentence.text(", ").say(self.claims, elsewhere, "yr un gyfran ag");
        } else {
            sentence
                .text(", o gymharu ")
                .say(self.claims, elsewhere, &with(&share(elsewhere)));
        }
        sentence.text(" ").text(&across);
    }

    /// "Mae'r gyfran honno i fyny 1.9 pwynt canran o 5.2% y flwyddyn flaenorol".
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
                    .text("Dyna ")
                    .say(self.claims, previous, "yr un gyfran â'r flwyddyn flaenorol");
            }
            Some(movement) => {
                let direction = if movement.is_up() { "i fyny" } else { "i lawr" };
                sentence.text("Mae'r gyfran honno ");
                // Shares that print apart may be closer than a tenth of a point.
                if Movement::of_change(change) == Some(Movement::Same) {
                    sentence.text(direction);
                } else {
                    let points = self.points(change.value.unwrap_or_default());
                    sentence.say(self.claims, change, &format!("{direction} {points}"));
                }
                let share = self.soft_percent(previous.value.unwrap_or_default());
                let before = format!("{share} y flwyddyn flaenorol");
                sentence.text(" o ").say(self.claims, previous, &before);
            }
        }
        sentence.keep_caveats(change);
        sentence.text(&Welsh.though(self.claims, change));
        sentence
    }

    /// "Nid oes ffigurau ar gyfer yr hyn a ddigwyddodd i'r achosion o aflonyddu a gofnododd Heddlu Gwent yn y flwyddyn hyd at fis
    /// Mawrth 2025, gan na chyflenwodd yr heddlu bob un o'r pedwar chwarter".
    pub(super) fn no_outcomes(self, charged: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let key = charged.key;
        let cases = format!(
            "{}{} yn y {}",
            self.nouns(key.offence),
            self.recorded_by(key.area, first),
            self.period(key.year_ending)
        );
        sentence
            .text("Nid oes ffigurau ar gyfer yr hyn a ddigwyddodd i'r ")
            .say(self.claims, charged, &cases);
        if let Err(absence) = charged.value {
            sentence.text(&self.because(charged, absence));
        }
        sentence
    }

    /// "Ni chefnogodd y dioddefwr gamau pellach mewn 49.2% o'r achosion, daeth 12.3% i ben heb ganfod neb dan amheuaeth, ac nid oedd
    /// canlyniad wedi'i bennu eto i 3.4%".
    pub(super) fn ended(self, ended: &Ended, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let key = ended.victim.key;
        // Beside a sentence about the same cases they need no description.
        let which = if key.offence == self.claims.query.offence && !self.claims.is_record() {
            format!("o'r {}", self.short_nouns(key.offence))
        } else {
            format!(
                "o'r {}{} yn y {}",
                self.nouns(key.offence),
                self.recorded_by(key.area, first),
                self.period(key.year_ending)
            )
        };
        let mut parts = Vec::new();
        for (claim, some, after, none) in [
            (
                &ended.victim,
                "ni chefnogodd y dioddefwr gamau pellach mewn ",
                "",
                ("nid oedd ", "yr un", " yn un lle na chefnogodd y dioddefwr gamau pellach"),
            ),
            (
                &ended.no_suspect,
                "daeth ",
                " i ben heb ganfod neb dan amheuaeth",
                ("ni ddaeth ", "yr un", " i ben heb ganfod neb dan amheuaeth"),
            ),
            (
                &ended.not_yet,
                "nid oedd canlyniad wedi'i bennu eto i ",
                "",
                ("roedd canlyniad wedi'i bennu i ", "bob un", ""),
            ),
        ] {
            match (claim.value, claim.unit()) {
                (Err(_), _) => {}
                (Ok(0.0), _) => parts.push((claim, none.0, none.1.to_owned(), none.2)),
                (Ok(value), Unit::Percent) if some.ends_with(" i ") => {
                    parts.push((claim, some, self.soft_percent(value), after));
                }
                (Ok(value), Unit::Percent) => parts.push((claim, some, self.percent(value), after)),
                (Ok(_), _) => parts.push((claim, some, count(claim), after)),
            }
        }
        let last = parts.len().saturating_sub(1);
        for (index, (claim, before, figure, after)) in parts.iter().enumerate() {
            match index {
                0 => sentence.text(&capital(before)),
                _ if index == last && before.starts_with('d') => sentence.text(", a ").text(before),
                _ if index == last => sentence.text(", ac ").text(before),
                _ => sentence.text(", ").text(before),
            };
            // The first of them says what the shares are of.
            let figure = if index == 0 {
                format!("{figure} {which}")
            } else {
                figure.clone()
            };
            sentence.say(self.claims, claim, &figure).text(after);
        }
        sentence
    }
}
