//! Planned sentences about recorded offences in English, without their full stops.

use super::phrases::{Phrases, count, count_beside, more_than, years};
use crate::figures::{Claim, Comparison};
use crate::model::{Absence, ClaimKind, CodeEntry, Language};
use crate::words::en::{English, changed_between, in_words, listed};
use crate::words::printed::digits;
use crate::words::story::{Extreme, LikeForLike, Reach, Recorded, Run, Sentence};
use crate::words::{Movement, Words};

impl Phrases<'_, '_> {
    /// "There is no figure for harassment cases recorded by Merseyside Police in the year to September 2014: this was not recorded as
    /// an offence of its own then".
    pub(super) fn missing(self, latest: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let key = latest.key;
        let by = match self.force(key.area, first) {
            Some(force) => format!("by {force}"),
            None => self.place(key.area).to_owned(),
        };
        sentence.text(&format!(
            "There is no figure for {} recorded {by} in the ",
            self.nouns(key.offence)
        ));
        sentence.say(self.claims, latest, &self.period(key.year_ending));
        if let Err(absence) = latest.value {
            sentence.text(&self.because(latest, absence));
        }
        sentence
    }

    /// "Merseyside Police recorded 10,056 harassment cases in the year to September 2023, down 4% from 10,477 the year before, though
    /// recording changed in May 2023".
    pub(super) fn recorded(self, recorded: &Recorded, first: bool) -> Sentence {
        let Recorded { latest, previous, .. } = recorded;
        let mut sentence = Sentence::default();
        sentence.text(&self.subject(latest.key.area, first)).text(" recorded ");
        // A count that nothing stands by is judged by itself.
        let beside = if recorded.change.value.is_ok() { previous } else { latest };
        let cases = self.counted(latest, &count_beside(latest, beside));
        sentence.say(self.claims, latest, &format!("{cases} in the {}", self.months(latest)));
        if latest.value == Ok(0.0) && previous.value == Ok(0.0) && recorded.change.value.is_ok() {
            sentence.text(", ").say(self.claims, previous, "as in the year before");
            sentence.keep_caveats(&recorded.change);
        } else if recorded.change.value.is_ok() {
            let before = count_beside(previous, latest);
            let movement = Movement::of_change(&recorded.change);
            self.against(&mut sentence, movement, &recorded.percent, (previous, &before));
            // The comparison is said, though its size may not be.
            sentence.keep_caveats(&recorded.change);
            if let Some(elsewhere) = &recorded.elsewhere {
                self.change_elsewhere(&mut sentence, &recorded.percent, elsewhere);
            }
            sentence.text(&English.though(self.claims, &recorded.change));
        }
        sentence
    }

    /// ", down 4% from 10,477 the year before".
    fn against(self, sentence: &mut Sentence, movement: Option<Movement>, percent: &Claim, (previous, number): (&Claim, &str)) {
        let before = match previous.value {
            Ok(0.0) => "none the year before".to_owned(),
            _ => format!("{number} the year before"),
        };
        sentence.text(", ");
        match movement {
            Some(Movement::Same) | None => {
                sentence.say(self.claims, previous, "the same number as the year before");
            }
            Some(movement) => {
                let direction = if movement.is_up() { "up" } else { "down" };
                match percent.value {
                    Ok(value) => {
                        let size = format!("{direction} {}", self.percent(value.abs()));
                        sentence.say(self.claims, percent, &size).text(" from ");
                    }
                    Err(_) => {
                        sentence.text(direction).text(" from ");
                    }
                }
                sentence.say(self.claims, previous, &before);
            }
        }
    }

    /// "The total cannot be compared with the year before, as recording changed in April 2020".
    pub(super) fn incomparable(self, change: &Claim) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.text("The total cannot be compared with ");
        sentence.say(self.claims, change, "the year before").text(", as ");
        let topic = self.claims.dataset.topic();
        if change.value == Err(Absence::OtherCodes) {
            let (first, last) = (change.window().0.quarter(), change.key.year_ending.quarter());
            let mut codes = change
                .codes(self.claims.dataset)
                .iter()
                .map(|&code| (code, &topic.codes[code]));
            let other = codes.find(|(_, code)| !(code.is_in_use(first) && code.is_in_use(last)));
            sentence.text(&other.map_or_else(
                || "other offences were counted then".to_owned(),
                |(index, code)| self.counted_since(index, code),
            ));
        } else {
            let months: Vec<String> = change
                .changes()
                .into_iter()
                .map(|index| English.month(topic.changes[index].from))
                .collect();
            let months: Vec<&str> = months.iter().map(String::as_str).collect();
            sentence.text(&format!("recording changed in {}", listed(&months)));
        }
        sentence
    }

    /// "controlling or coercive behaviour has been counted in it since April 2020".
    fn counted_since(self, index: usize, code: &CodeEntry) -> String {
        let name = self.name_of_code(index);
        match code.to {
            Some(to) => format!("it counted {name} until {}", English.month(to.last_month())),
            None => format!("it has counted {name} since {}", English.month(code.from.first_month())),
        }
    }

    /// What is counted under a code: the offence that is this code alone, in small letters, else the code.
    fn name_of_code(self, index: usize) -> String {
        let topic = self.claims.dataset.topic();
        let alone = topic.offences.iter().find(|offence| offence.codes == [index]);
        match alone {
            Some(offence) => {
                let mut label = offence.names.get(Language::En).label.clone();
                if let Some(first) = label.get_mut(..1) {
                    first.make_ascii_lowercase();
                }
                label
            }
            None => topic.codes[index].code.clone(),
        }
    }

    /// "Counting only offences recorded throughout (harassment and stalking together), …": the offences of a like-for-like claim.
    fn throughout(self, claim: &Claim) -> String {
        let names: Vec<String> = self
            .claims
            .codes_of(claim)
            .into_iter()
            .map(|code| self.name_of_code(code))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let together = if names.len() > 1 { " together" } else { "" };
        format!("Counting only offences recorded throughout ({}{together}), ", listed(&names))
    }

    /// "Counting only offences recorded throughout (harassment and stalking together), the number was 12,345, up 3% from 11,985 the
    /// year before".
    pub(super) fn like_for_like(self, plan: &LikeForLike) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.text(&self.throughout(&plan.latest)).text("the number was ");
        sentence.say(self.claims, &plan.latest, &count(&plan.latest));
        let before = count(&plan.previous);
        // By the numbers themselves: a change that rounds to nothing per cent is a change.
        let movement = Movement::between(&plan.previous, &plan.latest);
        self.against(&mut sentence, movement, &plan.percent, (&plan.previous, &before));
        sentence.keep_caveats(&plan.percent);
        sentence.text(&English.though(self.claims, &plan.percent));
        sentence
    }

    /// ", compared with 6.7% across England and Wales"; where the one rose and the other fell, "with a rise of 6.7%".
    fn change_elsewhere(self, sentence: &mut Sentence, own: &Claim, other: &Claim) {
        let size = |claim: &Claim| self.percent(claim.value.unwrap_or_default().abs());
        let across = format!(" {}{}", self.across(other.key.area), self.excluding(other));
        let direction = |claim: &Claim| Movement::of_change(claim).map(|movement| (movement.is_up(), movement.is_down()));
        if direction(own) == direction(other) && size(own) == size(other) {
            sentence
                .text(", ")
                .say(self.claims, other, "the same change as")
                .text(&across);
            return;
        }
        let change = match direction(other) {
            same if same == direction(own) => size(other),
            Some((true, _)) => format!("a rise of {}", size(other)),
            Some((_, true)) => format!("a fall of {}", size(other)),
            _ => "no change".to_owned(),
        };
        sentence
            .text(", compared with ")
            .say(self.claims, other, &change)
            .text(&across);
    }

    /// "It was the highest number since the year to December 2015".
    pub(super) fn record(self, run: &Run) -> Sentence {
        let extreme = match run.extreme {
            Extreme::Highest => "highest",
            Extreme::Lowest => "lowest",
        };
        let reach = match run.reach {
            Reach::Since(period) => format!("since the {}", self.period(period)),
            // What was published of a high; a low that ended may have been beaten since.
            Reach::Past(past) if run.extreme == Extreme::Highest => format!("in the past {}", years(past)),
            Reach::Past(past) => format!("for {}", years(past)),
            Reach::AtLeast(least) => format!("in at least {}", years(least)),
            Reach::Counted(month) => format!("since it was first counted separately in {}", English.month(month)),
            Reach::Together(month) => format!(
                "since all these offences were first counted together, in {}",
                English.month(month)
            ),
            Reach::Changed(month) => format!("since recording changed in {}", English.month(month)),
        };
        let mut sentence = Sentence::default();
        sentence.text("It was ");
        sentence.say(self.claims, &run.claim, &format!("the {extreme} number {reach}"));
        let changed = match run.reach {
            Reach::Changed(_) => "it changed again",
            _ => "recording changed",
        };
        sentence.text(&changed_between(self.claims, &run.claim, changed));
        sentence
    }

    /// "That is equivalent to an average of 28 cases a day".
    pub(super) fn average(self, per_day: &Claim) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.text("That is equivalent to an average of ");
        let digits = digits(per_day).unwrap_or_default();
        let noun = self.short(per_day.key.offence, digits == "1");
        let average = match digits.parse() {
            Ok(whole) if whole < 10 => in_words(whole),
            _ => digits,
        };
        sentence.say(self.claims, per_day, &format!("{average} {noun} a day"));
        sentence
    }

    /// "That is more than 11 times as many as nine years earlier, though recording changed five times in between".
    pub(super) fn times(self, times: &Claim) -> Sentence {
        let mut sentence = Sentence::default();
        if times.key.kind == ClaimKind::SameCodesTimesNineYearsEarlier {
            sentence.text(&self.throughout(times)).text("there were ");
        } else {
            sentence.text("That is ");
        }
        let whole = more_than(times.more_than().unwrap_or_default());
        sentence.say(self.claims, times, &format!("{whole} as many as nine years earlier"));
        sentence.text(&English.though(self.claims, times));
        sentence
    }

    /// "In the same year Merseyside Police also recorded 2,744 stalking cases and …, and 21,994 stalking and harassment cases in
    /// all".
    pub(super) fn others(self, others: &[Claim], combined: Option<&Claim>, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let force = self.force(self.claims.query.area, first);
        let force = force.as_deref().unwrap_or("the police");
        let also = if others.is_empty() { "" } else { "also " };
        sentence.text(&format!("In the same year {force} {also}recorded "));
        for (index, claim) in others.iter().enumerate() {
            sentence.text(match others.len() - index {
                _ if index == 0 => "",
                1 => " and ",
                _ => ", ",
            });
            sentence.say(self.claims, claim, &self.cases(claim));
        }
        if let Some(claim) = combined {
            if !others.is_empty() {
                sentence.text(", and ");
            }
            sentence.say(self.claims, claim, &self.cases(claim)).text(" in all");
        }
        sentence
    }

    /// "Merseyside Police accounted for 3.7% of all harassment cases recorded in England and Wales in the year to September 2023".
    pub(super) fn share(self, share: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let whole = self.claims.dataset.total().unwrap_or(share.key.area);
        sentence.text(&self.subject(share.key.area, first)).text(" accounted for ");
        let what = format!(
            "{} of all {} recorded {} in the {}",
            self.percent(share.value.unwrap_or_default()),
            self.nouns(share.key.offence),
            self.place(whole),
            self.months(share)
        );
        sentence.say(self.claims, share, &what);
        sentence
    }

    /// "Merseyside Police recorded 6.9 harassment cases for every 1,000 people in the year to September 2023, compared with 4.5 for
    /// every 1,000 in England and Wales".
    pub(super) fn rates(self, rates: &Comparison, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let Comparison { one, other } = rates;
        let (rate, elsewhere) = (digits(one).unwrap_or_default(), digits(other).unwrap_or_default());
        sentence.text(&self.subject(one.key.area, first)).text(" recorded ");
        let what = format!(
            "{rate} {} for every 1,000 people in the {}",
            self.nouns(one.key.offence),
            self.months(one)
        );
        sentence.say(self.claims, one, &what).text(", ");
        let what = if rate == elsewhere {
            format!("the same as {}{}", self.across(other.key.area), self.excluding(other))
        } else {
            sentence.text("compared with ");
            format!(
                "{elsewhere} for every 1,000 {}{}",
                self.place(other.key.area),
                self.excluding(other)
            )
        };
        sentence.say(self.claims, other, &what);
        sentence
    }
}
