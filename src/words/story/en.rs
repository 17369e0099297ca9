//! The story in English.

mod caveat;
mod phrases;
mod printed;
mod stated;

use super::{Average, Charged, Ended, Extreme, Movement, Plan, Reach, Recorded, Run, Sentence, StoryWords, Style};
use crate::figures::{Caveat, Claim, Claims, Comparison};
use crate::model::Unit;
use crate::words::en::{English, capital};
use crate::words::number::rounded;
use phrases::{Phrases, count, more_than, years};

impl StoryWords for English {
    fn printed(&self, claims: &Claims<'_>, claim: &Claim, style: Style) -> String {
        Phrases { claims, style }.printed(claim)
    }

    fn stated(&self, claims: &Claims<'_>, claim: &Claim, style: Style) -> Sentence {
        Phrases { claims, style }.stated(claim)
    }

    fn sentence(&self, claims: &Claims<'_>, plan: &Plan, style: Style, first: bool) -> Sentence {
        let phrases = Phrases { claims, style };
        let mut sentence = match plan {
            Plan::Missing { latest } => phrases.missing(latest, first),
            Plan::Recorded(recorded) => phrases.recorded(recorded, first),
            Plan::Average(average) => phrases.average(average),
            Plan::Others { others, combined } => phrases.others(others, combined.as_ref(), first),
            Plan::Charged(charged) => phrases.charged(charged, first),
            Plan::NoOutcomes { charged } => phrases.no_outcomes(charged, first),
            Plan::Ended(ended) => phrases.ended(ended, first),
            Plan::Share { share } => phrases.share(share, first),
            Plan::Rates(rates) => phrases.rates(rates, first),
            Plan::ChargedShares(shares) => phrases.charged_shares(shares),
        };
        sentence.text(".");
        sentence
    }

    fn caveat(&self, claims: &Claims<'_>, caveat: &Caveat) -> String {
        caveat::caveat(claims, caveat)
    }
}

impl Phrases<'_, '_> {
    /// "There is no figure for harassment cases recorded by Merseyside Police in the year to September 2014: not recorded
    /// separately then".
    fn missing(self, latest: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let key = latest.key;
        let by = match self.force(key.area, first) {
            Some(force) => format!("by {force}"),
            None => self.place(key.area).to_owned(),
        };
        sentence.text(&format!(
            "There is no figure for {} recorded {by} in the ",
            self.noun(key.offence, 0.0)
        ));
        sentence.say(self.claims, latest, &self.period(key.year_ending));
        if let Err(absence) = latest.value {
            sentence.text(&format!(": {}", self.why(latest, absence)));
        }
        sentence
    }

    /// "Merseyside Police recorded 10,056 harassment cases in the year to September 2023, slightly down from 10,477 the year before".
    fn recorded(self, recorded: &Recorded, first: bool) -> Sentence {
        let Recorded { latest, previous, .. } = recorded;
        let mut sentence = Sentence::default();
        sentence.text(self.subject(latest.key.area, first)).text(" recorded ");
        let total = latest.value.unwrap_or_default();
        sentence.say(
            self.claims,
            latest,
            &format!("{} in the {}", self.cases(latest, total), self.months(latest)),
        );
        if let Some(movement) = recorded.movement() {
            let before = match previous.value.unwrap_or_default() {
                0.0 => "none the year before".to_owned(),
                before => format!("{} the year before", count(previous, before)),
            };
            match movement {
                Movement::Up => sentence.text(", up from ").say(self.claims, previous, &before),
                Movement::SlightlyUp => sentence.text(", slightly up from ").say(self.claims, previous, &before),
                Movement::Down => sentence.text(", down from ").say(self.claims, previous, &before),
                Movement::SlightlyDown => sentence.text(", slightly down from ").say(self.claims, previous, &before),
                Movement::Same => sentence
                    .text(", ")
                    .say(self.claims, previous, "the same number as the year before"),
            };
            // The comparison is said, though its size is not.
            sentence.keep_caveats(&recorded.change);
        }
        if let Some(run) = recorded.run() {
            sentence.text(if recorded.movement().is_some() { " and " } else { ", " });
            sentence.say(self.claims, run.claim, &self.run(&run));
        }
        sentence
    }

    /// "the highest number it recorded in the past 10 years".
    fn run(self, run: &Run<'_>) -> String {
        let extreme = match run.extreme {
            Extreme::Highest => "highest",
            Extreme::Lowest => "lowest",
        };
        let by = match self.force(run.claim.key.area, false) {
            Some(_) => "it recorded",
            None => "recorded",
        };
        match run.reach {
            Reach::Past(past) => format!("the {extreme} number {by} in the past {}", years(past)),
            // Further back there are no figures, but there may have been higher or lower ones.
            Reach::WholeSeries(past) => format!("the {extreme} number {by} in at least {}", years(past)),
        }
    }

    /// "That is equivalent to an average of 28 cases a day, and more than 11 times as many as nine years earlier".
    fn average(self, average: &Average) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.text("That is ");
        if let Some(per_day) = &average.per_day {
            let value = per_day.value.unwrap_or_default();
            let noun = self.bare(per_day.key.offence, value.round());
            sentence.text("equivalent to an average of ");
            sentence.say(self.claims, per_day, &format!("{} {noun} a day", rounded(value)));
        }
        if let Some(times) = &average.times {
            if average.per_day.is_some() {
                sentence.text(", and ");
            }
            let whole = times.more_than().unwrap_or_default();
            sentence.say(
                self.claims,
                times,
                &format!("{} as many as nine years earlier", more_than(whole)),
            );
        }
        sentence
    }

    /// "In the same year Merseyside Police also recorded 2,744 stalking cases and …, and 21,994 stalking and harassment cases in
    /// all".
    fn others(self, others: &[Claim], combined: Option<&Claim>, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let area = self.claims.query.area;
        let force = self.force(area, first).unwrap_or("the police");
        let also = if others.is_empty() { "" } else { "also " };
        sentence.text(&format!("In the same year {force} {also}recorded "));
        for (index, claim) in others.iter().enumerate() {
            sentence.text(match others.len() - index {
                _ if index == 0 => "",
                1 => " and ",
                _ => ", ",
            });
            let value = claim.value.unwrap_or_default();
            sentence.say(self.claims, claim, &self.cases(claim, value));
        }
        if let Some(claim) = combined {
            if !others.is_empty() {
                sentence.text(", and ");
            }
            let value = claim.value.unwrap_or_default();
            sentence.say(self.claims, claim, &self.cases(claim, value)).text(" in all");
        }
        sentence
    }

    /// "Of the 8,542 harassment cases Merseyside Police recorded in the year to March 2025, 603 led to a charge or summons so far,
    /// 7.1%, up 1.9 percentage points from 5.2% the year before".
    fn charged(self, charged: &Charged, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let (cases, percent) = (&charged.cases, &charged.percent);
        let recorded = |claim: &Claim, what: &str| {
            format!(
                "{what}{} in the {}{}",
                self.recorded_by(claim.key.area, first),
                self.months(claim),
                self.excluding(claim)
            )
        };
        let counted = (cases.value.ok().filter(|&cases| cases >= 1.0), charged.charged.value.ok());
        match (counted, percent.value) {
            ((Some(1.0), Some(number)), _) => {
                let led = if number == 0.0 { "has not led" } else { "led" };
                sentence.text("The ");
                sentence.say(self.claims, cases, &recorded(cases, &self.cases(cases, 1.0)));
                sentence.text(" ").say(self.claims, &charged.charged, led);
                sentence.text(" to a charge or summons so far");
            }
            ((Some(all), Some(number)), share) => {
                sentence.text("Of the ");
                sentence.say(self.claims, cases, &recorded(cases, &self.cases(cases, all)));
                sentence.text(", ");
                let said = if number == 0.0 {
                    "none".to_owned()
                } else {
                    count(&charged.charged, number)
                };
                sentence.say(self.claims, &charged.charged, &said);
                sentence.text(" led to a charge or summons so far");
                if let (Ok(share), true) = (share, number > 0.0) {
                    sentence.text(", ").say(self.claims, percent, &self.percent(share));
                }
                self.compared_with_year_before(charged, &mut sentence);
            }
            (_, Ok(share)) => {
                sentence.text("Of the ");
                let noun = self.noun(percent.key.offence, 0.0);
                sentence.say(self.claims, percent, &recorded(percent, noun));
                sentence.text(", ").say(self.claims, percent, &self.percent(share));
                sentence.text(" led to a charge or summons so far");
                self.compared_with_year_before(charged, &mut sentence);
            }
            // No plan has neither.
            _ => {}
        }
        sentence
    }

    /// "There are no figures for what became of the harassment cases Merseyside Police recorded in the year to March 2025: the force
    /// did not supply all four quarters".
    fn no_outcomes(self, charged: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let key = charged.key;
        let cases = format!(
            "{}{} in the {}",
            self.noun(key.offence, 0.0),
            self.recorded_by(key.area, first),
            self.period(key.year_ending)
        );
        sentence.text("There are no figures for what became of the ");
        sentence.say(self.claims, charged, &cases);
        if let Err(absence) = charged.value {
            sentence.text(&format!(": {}", self.why(charged, absence)));
        }
        sentence
    }

    /// ", down 0.4 percentage points from 5% the year before".
    fn compared_with_year_before(self, charged: &Charged, sentence: &mut Sentence) {
        let Charged { previous, change, .. } = charged;
        let (Some(movement), Ok(before)) = (charged.movement(), previous.value) else {
            return;
        };
        if movement == Movement::Same {
            sentence
                .text(", ")
                .say(self.claims, previous, "the same share as the year before");
        } else {
            let direction = if movement.is_up() { "up" } else { "down" };
            sentence.text(", ");
            if charged.has_points() {
                let points = self.points(change.value.unwrap_or_default());
                sentence.say(self.claims, change, &format!("{direction} {points}"));
            } else {
                sentence.text(direction);
            }
            sentence.text(" from ");
            sentence.say(self.claims, previous, &format!("{} the year before", self.percent(before)));
        }
        sentence.keep_caveats(change);
    }

    /// "The victim did not support further action in 49.2% of the cases, 12.3% ended without a suspect being identified, and 3.4%
    /// had not been assigned an outcome yet".
    fn ended(self, ended: &Ended, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let said = |claim: &Claim| match (claim.value.ok()?, claim.unit()) {
            (0.0, _) => Some("none".to_owned()),
            (value, Unit::Percent) => Some(self.percent(value)),
            (value, _) => Some(count(claim, value)),
        };
        let key = ended.victim.key;
        // Beside a sentence about the same cases they need no description.
        let which = if key.offence == self.claims.query.offence && !self.claims.is_record() {
            format!("the {}", self.bare(key.offence, 0.0))
        } else {
            format!(
                "the {}{} in the {}",
                self.noun(key.offence, 0.0),
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

    /// "Merseyside Police accounted for 3.7% of all harassment cases recorded in England and Wales in the year to September 2023".
    fn share(self, share: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let value = share.value.unwrap_or_default();
        // The total is the last of what the share is worked out from.
        let whole = share.parts.last().map_or(share.key.area, |part| part.key.area);
        sentence.text(self.subject(share.key.area, first)).text(" accounted for ");
        let what = format!(
            "{} of all {} recorded {} in the {}",
            self.percent(value),
            self.noun(share.key.offence, 0.0),
            self.place(whole),
            self.months(share)
        );
        sentence.say(self.claims, share, &what);
        sentence
    }

    /// "Merseyside Police recorded 6.9 harassment cases for every 1,000 people in the year to September 2023, compared with 4.5 for
    /// every 1,000 in England and Wales".
    fn rates(self, rates: &Comparison, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let Comparison { one, other } = rates;
        sentence.text(self.subject(one.key.area, first)).text(" recorded ");
        let what = format!(
            "{} {} for every 1,000 people in the {}",
            self.rate(one, one.value.unwrap_or_default()),
            self.noun(one.key.offence, 0.0),
            self.months(one)
        );
        sentence.say(self.claims, one, &what).text(", compared with ");
        let what = format!(
            "{} for every 1,000 {}{}",
            self.rate(other, other.value.unwrap_or_default()),
            self.place(other.key.area),
            self.excluding(other)
        );
        sentence.say(self.claims, other, &what);
        sentence
    }

    /// "In England and Wales, excluding British Transport Police, 4.1% of harassment cases recorded in the year to March 2025 led to
    /// a charge or summons so far".
    fn charged_shares(self, shares: &Comparison) -> Sentence {
        let mut sentence = Sentence::default();
        let Comparison { other, .. } = shares;
        sentence.text(&capital(self.place(other.key.area)));
        let excluding = self.excluding(other);
        if excluding.contains(|letter: char| letter.is_ascii_digit()) {
            sentence.say(self.claims, other, &excluding);
        } else {
            sentence.text(&excluding);
        }
        let what = format!(
            "{} of {} recorded in the {}",
            self.percent(other.value.unwrap_or_default()),
            self.noun(other.key.offence, 0.0),
            self.months(other)
        );
        sentence.text(", ").say(self.claims, other, &what);
        sentence.text(" led to a charge or summons so far");
        sentence
    }
}
