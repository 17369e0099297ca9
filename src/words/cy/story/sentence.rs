//! Planned sentences in Welsh, without their full stops. The verb comes first, so none begins with a figure.

use super::phrases::{Phrases, count, in_past_years, joined, than_times, years};
use crate::figures::{Claim, Comparison};
use crate::model::Unit;
use crate::words::cy::grammar::capital;
use crate::words::story::{Average, Charged, Ended, Extreme, Movement, Reach, Recorded, Run, Sentence};

/// What cases lead to.
const TO_COURT: &str = " at gyhuddiad neu wŷs hyd yma";

impl Phrases<'_, '_> {
    /// "Nid oes ffigur ar gyfer achosion o stelcio a gofnodwyd gan Heddlu Gwent yn y flwyddyn hyd at fis Medi 2014: nid oedd yn
    /// cael ei gofnodi ar wahân bryd hynny".
    pub(super) fn missing(self, latest: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let key = latest.key;
        let by = match self.force(key.area, first) {
            Some(force) => format!("gan {force}"),
            None => self.place(key.area),
        };
        sentence.text(&format!(
            "Nid oes ffigur ar gyfer {} a gofnodwyd {by} yn y ",
            self.nouns(key.offence)
        ));
        sentence.say(self.claims, latest, &self.period(key.year_ending));
        if let Err(absence) = latest.value {
            sentence.text(&format!(": {}", self.why(latest, absence)));
        }
        sentence
    }

    /// "Cofnododd Heddlu De Cymru 4,967 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny o 4,255 y flwyddyn
    /// flaenorol".
    pub(super) fn recorded(self, recorded: &Recorded, first: bool) -> Sentence {
        let Recorded { latest, previous, .. } = recorded;
        let mut sentence = self.recorded_cases(latest, &self.months(latest), first);
        if let Some(movement) = recorded.movement() {
            let before = match previous.value.unwrap_or_default() {
                0.0 => "ddim y flwyddyn flaenorol".to_owned(),
                before => format!("{} y flwyddyn flaenorol", count(previous, before)),
            };
            match movement {
                Movement::Up => sentence.text(", i fyny o ").say(self.claims, previous, &before),
                Movement::SlightlyUp => sentence.text(", ychydig i fyny o ").say(self.claims, previous, &before),
                Movement::Down => sentence.text(", i lawr o ").say(self.claims, previous, &before),
                Movement::SlightlyDown => sentence.text(", ychydig i lawr o ").say(self.claims, previous, &before),
                Movement::Same => sentence
                    .text(", ")
                    .say(self.claims, previous, "yr un nifer â'r flwyddyn flaenorol"),
            };
            // The comparison is said, though its size is not.
            sentence.keep_caveats(&recorded.change);
        }
        if let Some(run) = recorded.run() {
            sentence.text(if recorded.movement().is_some() { " a'r " } else { ", y " });
            sentence.say(self.claims, run.claim, &in_words(&run));
        }
        sentence
    }

    /// "Cofnododd Heddlu Gwent 3,101 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023".
    pub(super) fn recorded_cases(self, claim: &Claim, months: &str, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let subject = self.subject(claim.key.area, first);
        match claim.value.unwrap_or_default() {
            0.0 => sentence.text(&format!("Ni chofnododd {subject} ")).say(
                self.claims,
                claim,
                &format!("unrhyw {} yn y {months}", self.soft_nouns(claim.key.offence)),
            ),
            total => sentence.text(&format!("Cofnododd {subject} ")).say(
                self.claims,
                claim,
                &format!("{} yn y {months}", self.cases(claim, total)),
            ),
        };
        sentence
    }

    /// "Mae hynny'n cyfateb i gyfartaledd o 28 o achosion y dydd, ac mae'n fwy nag 11 gwaith cymaint â naw mlynedd ynghynt".
    pub(super) fn average(self, average: &Average) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.text("Mae hynny'n ");
        if let Some(per_day) = &average.per_day {
            let cases = self.bare_cases(per_day.key.offence, per_day.value.unwrap_or_default());
            sentence.text("cyfateb i gyfartaledd o ");
            sentence.say(self.claims, per_day, &format!("{cases} y dydd"));
        }
        if let Some(times) = &average.times {
            if average.per_day.is_some() {
                sentence.text(", ac mae'n ");
            }
            let than = than_times(times.more_than().unwrap_or_default());
            sentence.say(self.claims, times, &format!("fwy {than} cymaint â naw mlynedd ynghynt"));
        }
        sentence
    }

    /// "Yn yr un flwyddyn cofnododd Heddlu Gwent hefyd 1,204 o achosion o stelcio a …, a chyfanswm o 5,210 o achosion o stelcio ac
    /// aflonyddu".
    pub(super) fn others(self, others: &[Claim], combined: Option<&Claim>, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let force = self.force(self.claims.query.area, first).unwrap_or("yr heddlu");
        let also = if others.is_empty() { "" } else { "hefyd " };
        sentence.text(&format!("Yn yr un flwyddyn cofnododd {force} {also}"));
        for (index, claim) in others.iter().enumerate() {
            let cases = self.cases(claim, claim.value.unwrap_or_default());
            let (before, cases) = match others.len() - index {
                _ if index == 0 => ("", cases),
                1 => joined(&cases),
                _ => (", ", cases),
            };
            sentence.text(before).say(self.claims, claim, &cases);
        }
        if let Some(claim) = combined {
            sentence.text(if others.is_empty() {
                "gyfanswm o "
            } else {
                ", a chyfanswm o "
            });
            sentence.say(self.claims, claim, &self.cases(claim, claim.value.unwrap_or_default()));
        }
        sentence
    }

    /// "O'r 8,542 o achosion o aflonyddu a gofnododd Merseyside Police yn y flwyddyn hyd at fis Mawrth 2025, arweiniodd 603 at
    /// gyhuddiad neu wŷs hyd yma, sef 7.1%, i fyny 1.9 pwynt canran o 5.2% y flwyddyn flaenorol".
    pub(super) fn charged(self, charged: &Charged, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let (cases, percent) = (&charged.cases, &charged.percent);
        let recorded = |claim: &Claim, what: &str| {
            format!(
                "{what}{} yn y {}{}",
                self.recorded_by(claim.key.area, first),
                self.months(claim),
                self.excluding(claim)
            )
        };
        let counted = (cases.value.ok().filter(|&cases| cases >= 1.0), charged.charged.value.ok());
        match (counted, percent.value) {
            ((Some(1.0), Some(number)), _) => {
                sentence.text(if number == 0.0 { "Nid yw'r " } else { "Mae'r " });
                sentence.say(self.claims, cases, &recorded(cases, &self.cases(cases, 1.0)));
                sentence.text(" ").say(self.claims, &charged.charged, "wedi arwain");
                sentence.text(TO_COURT);
            }
            ((Some(all), Some(number)), share) => {
                sentence.text("O'r ");
                sentence.say(self.claims, cases, &recorded(cases, &self.cases(cases, all)));
                if number == 0.0 {
                    sentence.text(", ni arweiniodd ").say(self.claims, &charged.charged, "yr un");
                } else {
                    let number = count(&charged.charged, number);
                    sentence.text(", arweiniodd ").say(self.claims, &charged.charged, &number);
                }
                sentence.text(TO_COURT);
                if let (Ok(share), true) = (share, number > 0.0) {
                    sentence.text(", sef ").say(self.claims, percent, &self.percent(share));
                }
                self.compared_with_year_before(charged, &mut sentence);
            }
            (_, Ok(share)) => {
                sentence.text("O'r ");
                sentence.say(self.claims, percent, &recorded(percent, self.nouns(percent.key.offence)));
                sentence
                    .text(", arweiniodd ")
                    .say(self.claims, percent, &self.percent(share))
                    .text(TO_COURT);
                self.compared_with_year_before(charged, &mut sentence);
            }
            // No plan has neither.
            _ => {}
        }
        sentence
    }

    /// "Nid oes ffigurau ar gyfer yr hyn a ddigwyddodd i'r achosion o aflonyddu a gofnododd Heddlu Gwent yn y flwyddyn hyd at fis
    /// Mawrth 2025: ni chyflenwodd yr heddlu bob un o'r pedwar chwarter".
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
            sentence.text(&format!(": {}", self.why(charged, absence)));
        }
        sentence
    }

    /// ", i lawr 0.4 pwynt canran o 5% y flwyddyn flaenorol".
    fn compared_with_year_before(self, charged: &Charged, sentence: &mut Sentence) {
        let Charged { previous, change, .. } = charged;
        let (Some(movement), Ok(before)) = (charged.movement(), previous.value) else {
            return;
        };
        if movement == Movement::Same {
            sentence
                .text(", ")
                .say(self.claims, previous, "yr un gyfran â'r flwyddyn flaenorol");
        } else {
            let direction = if movement.is_up() { "i fyny" } else { "i lawr" };
            sentence.text(", ");
            if charged.has_points() {
                let points = self.points(change.value.unwrap_or_default());
                sentence.say(self.claims, change, &format!("{direction} {points}"));
            } else {
                sentence.text(direction);
            }
            sentence.text(" o ");
            sentence.say(
                self.claims,
                previous,
                &format!("{} y flwyddyn flaenorol", self.soft_percent(before)),
            );
        }
        sentence.keep_caveats(change);
    }

    /// "Ni chefnogodd y dioddefwr gamau pellach mewn 49.2% o'r achosion, daeth 12.3% i ben heb ganfod neb dan amheuaeth, ac nid oedd
    /// canlyniad wedi'i bennu eto i 3.4%".
    pub(super) fn ended(self, ended: &Ended, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let key = ended.victim.key;
        // Beside a sentence about the same cases they need no description.
        let which = if key.offence == self.claims.query.offence && !self.claims.is_record() {
            format!("o'r {}", self.bare(key.offence))
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
                (Ok(value), _) => parts.push((claim, some, count(claim, value), after)),
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

    /// "Cofnododd Heddlu Gwent 1.2% o'r holl achosion o aflonyddu a gofnodwyd yng Nghymru a Lloegr yn y flwyddyn hyd at fis Medi
    /// 2023".
    pub(super) fn share(self, share: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        // The total is the last of what the share is worked out from.
        let whole = share.parts.last().map_or(share.key.area, |part| part.key.area);
        let what = format!(
            "{} o'r holl {} a gofnodwyd {} yn y {}",
            self.soft_percent(share.value.unwrap_or_default()),
            self.soft_nouns(share.key.offence),
            self.place(whole),
            self.months(share)
        );
        sentence
            .text(&format!("Cofnododd {} ", self.subject(share.key.area, first)))
            .say(self.claims, share, &what);
        sentence
    }

    /// "Cofnododd Heddlu Gwent 5.2 o achosion o aflonyddu am bob 1,000 o bobl yn y flwyddyn hyd at fis Medi 2023, o gymharu â 4.5 am
    /// bob 1,000 yng Nghymru a Lloegr".
    pub(super) fn rates(self, rates: &Comparison, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let Comparison { one, other } = rates;
        sentence.text(&format!("Cofnododd {} ", self.subject(one.key.area, first)));
        sentence.say(self.claims, one, &self.rate_of_cases(one));
        let what = format!(
            "{} am bob 1,000 {}{}",
            self.rate(other, other.value.unwrap_or_default()),
            self.place(other.key.area),
            self.excluding(other)
        );
        sentence.text(", o gymharu â ").say(self.claims, other, &what);
        sentence
    }

    /// "5.2 o achosion o aflonyddu am bob 1,000 o bobl yn y flwyddyn hyd at fis Medi 2023".
    pub(super) fn rate_of_cases(self, rate: &Claim) -> String {
        format!(
            "{} o {} am bob 1,000 o bobl yn y {}",
            self.rate(rate, rate.value.unwrap_or_default()),
            self.soft_nouns(rate.key.offence),
            self.months(rate)
        )
    }

    /// "Yng Nghymru a Lloegr, heb gynnwys Heddlu Trafnidiaeth Prydain, arweiniodd 4.1% o'r achosion o aflonyddu a gofnodwyd yn y
    /// flwyddyn hyd at fis Mawrth 2025 at gyhuddiad neu wŷs hyd yma".
    pub(super) fn charged_shares(self, shares: &Comparison) -> Sentence {
        let mut sentence = Sentence::default();
        let Comparison { other, .. } = shares;
        sentence.text(&capital(&self.place(other.key.area)));
        let excluding = self.excluding(other);
        if excluding.contains(|letter: char| letter.is_ascii_digit()) {
            sentence.say(self.claims, other, &excluding);
        } else {
            sentence.text(&excluding);
        }
        let what = format!(
            "{} o'r {} a gofnodwyd yn y {}",
            self.percent(other.value.unwrap_or_default()),
            self.nouns(other.key.offence),
            self.months(other)
        );
        sentence.text(", arweiniodd ").say(self.claims, other, &what).text(TO_COURT);
        sentence
    }
}

/// "nifer uchaf a gofnodwyd yn y 10 mlynedd diwethaf", as it stands after "y" and "'r".
fn in_words(run: &Run<'_>) -> String {
    let extreme = match run.extreme {
        Extreme::Highest => "uchaf",
        Extreme::Lowest => "isaf",
    };
    match run.reach {
        Reach::Past(past) => format!("nifer {extreme} a gofnodwyd {}", in_past_years(past)),
        // Further back there are no figures, but there may have been higher or lower ones.
        Reach::WholeSeries(past) => format!("nifer {extreme} a gofnodwyd ers o leiaf {}", years(past)),
    }
}
