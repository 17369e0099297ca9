//! Planned sentences about recorded offences in Welsh, without their full stops. The verb comes first, so none begins with a
//! figure.

use super::phrases::{Phrases, count, joined};
use crate::figures::{Claim, Comparison};
use crate::model::{Absence, ClaimKind, CodeEntry};
use crate::words::cy::counted::{in_past_years, than_times, years};
use crate::words::cy::grammar::{capital, listed, month, named, soft, uncapitalised, with};
use crate::words::cy::{Welsh, months_of, when_changed};
use crate::words::printed::digits;
use crate::words::story::{Extreme, LikeForLike, Reach, Recorded, Run, Sentence};
use crate::words::{Movement, Words};

/// What a like-for-like figure counts.
pub(super) const THROUGHOUT: &str = "Wrth gyfrif dim ond y troseddau a gofnodwyd drwy gydol y cyfnod";

impl Phrases<'_, '_> {
    /// "Nid oes ffigur ar gyfer achosion o stelcio a gofnodwyd gan Heddlu Gwent yn y flwyddyn hyd at fis Medi 2014, gan nad oedd
    /// yn cael ei gofnodi ar wahân bryd hynny".
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
            sentence.text(&self.because(latest, absence));
        }
        sentence
    }

    /// "Cofnododd Heddlu De Cymru 4,967 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny 16.7% o 4,255 y flwyddyn
    /// flaenorol, er i'r dull cofnodi newid ym mis Mai 2023".
    pub(super) fn recorded(self, recorded: &Recorded, first: bool) -> Sentence {
        let Recorded { latest, previous, .. } = recorded;
        let mut sentence = Sentence::default();
        let is_compared = recorded.change.value.is_ok();
        // A count that nothing stands by is judged by itself.
        let cases = self.cases_beside(latest, if is_compared { previous } else { latest });
        let subject = self.subject(latest.key.area, first);
        self.recorded_cases(&mut sentence, latest, (&cases, &self.months(latest)), &subject);
        if is_compared && latest.value == Ok(0.0) && previous.value == Ok(0.0) {
            sentence.text(", ").say(self.claims, previous, "fel yn y flwyddyn flaenorol");
            sentence.keep_caveats(&recorded.change);
        } else if is_compared {
            let before = self.number_beside(previous, latest);
            let movement = Movement::of_change(&recorded.change);
            self.against(&mut sentence, movement, &recorded.percent, (previous, &before));
            // The comparison is said, though its size may not be.
            sentence.keep_caveats(&recorded.change);
            if let Some(elsewhere) = &recorded.elsewhere {
                self.change_elsewhere(&mut sentence, &recorded.percent, elsewhere);
            }
            sentence.text(&Welsh.though(self.claims, &recorded.change));
        }
        capitalised(sentence)
    }

    /// "cofnododd Heddlu Gwent 3,101 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023", from the cases and the months.
    pub(super) fn recorded_cases(self, sentence: &mut Sentence, claim: &Claim, (cases, months): (&str, &str), subject: &str) {
        let (verb, what) = match claim.value {
            Ok(0.0) => ("ni chofnododd", format!("unrhyw {}", self.soft_nouns(claim.key.offence))),
            _ => ("cofnododd", cases.to_owned()),
        };
        sentence
            .text(&format!("{verb} {subject} "))
            .say(self.claims, claim, &format!("{what} yn y {months}"));
    }

    /// ", i lawr 4% o 10,477 y flwyddyn flaenorol".
    fn against(self, sentence: &mut Sentence, movement: Option<Movement>, percent: &Claim, (previous, number): (&Claim, &str)) {
        let before = match previous.value {
            Ok(0.0) => "ddim y flwyddyn flaenorol".to_owned(),
            _ => format!("{number} y flwyddyn flaenorol"),
        };
        sentence.text(", ");
        match movement {
            Some(Movement::Same) | None => {
                sentence.say(self.claims, previous, "yr un nifer â'r flwyddyn flaenorol");
            }
            Some(movement) => {
                let direction = if movement.is_up() { "i fyny" } else { "i lawr" };
                match percent.value {
                    Ok(value) => {
                        let size = format!("{direction} {}", self.percent(value.abs()));
                        sentence.say(self.claims, percent, &size).text(" o ");
                    }
                    Err(_) => {
                        sentence.text(direction).text(" o ");
                    }
                }
                sentence.say(self.claims, previous, &before);
            }
        }
    }

    /// "Ni ellir cymharu'r cyfanswm â'r flwyddyn flaenorol, gan i'r dull cofnodi newid ym mis Ebrill 2020".
    pub(super) fn incomparable(self, change: &Claim) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.text("Ni ellir cymharu'r cyfanswm ");
        sentence.say(self.claims, change, "â'r flwyddyn flaenorol").text(", gan ");
        let topic = self.claims.dataset.topic();
        if change.value == Err(Absence::OtherCodes) {
            let (first, last) = (change.window().0.quarter(), change.key.year_ending.quarter());
            let mut codes = change
                .codes(self.claims.dataset)
                .iter()
                .map(|&code| (code, &topic.codes[code]));
            let other = codes.find(|(_, code)| !(code.is_in_use(first) && code.is_in_use(last)));
            sentence.text(&other.map_or_else(
                || "fod troseddau eraill yn cael eu cyfrif bryd hynny".to_owned(),
                |(index, code)| self.counted_since(index, code),
            ));
        } else {
            let months = months_of(self.claims, &change.changes());
            sentence.text(&format!("i'r dull cofnodi newid {months}"));
        }
        sentence
    }

    /// "fod y cyfanswm yn cynnwys ymddygiad rheoli neu orfodi ers mis Ebrill 2020".
    fn counted_since(self, index: usize, code: &CodeEntry) -> String {
        let (name, _) = self.name_of_code(index);
        match code.to {
            Some(to) => format!("fod y cyfanswm yn cynnwys {name} hyd at fis {}", month(to.last_month())),
            None => format!("fod y cyfanswm yn cynnwys {name} ers mis {}", month(code.from.first_month())),
        }
    }

    /// What is counted under a code: the offence that is this code alone, in small letters, else the code; and whether it is Welsh.
    fn name_of_code(self, index: usize) -> (String, bool) {
        let topic = self.claims.dataset.topic();
        match topic.offences.iter().find(|offence| offence.codes == [index]) {
            Some(offence) => {
                let (names, welsh) = named(&offence.names);
                (uncapitalised(&names.label), welsh)
            }
            None => (topic.codes[index].code.clone(), false),
        }
    }

    /// "Wrth gyfrif dim ond y troseddau a gofnodwyd drwy gydol y cyfnod (aflonyddu a stelcio gyda'i gilydd), ": the offences of a
    /// like-for-like claim.
    fn throughout(self, claim: &Claim) -> String {
        let names: Vec<(String, bool)> = self
            .claims
            .codes_of(claim)
            .into_iter()
            .map(|code| self.name_of_code(code))
            .collect();
        let together = if names.len() > 1 { " gyda'i gilydd" } else { "" };
        let names = listed(names.iter().map(|(name, welsh)| (name.as_str(), *welsh)));
        format!("{THROUGHOUT} ({names}{together}), ")
    }

    /// "Wrth gyfrif dim ond y troseddau a gofnodwyd drwy gydol y cyfnod (aflonyddu a stelcio gyda'i gilydd), y nifer oedd 12,345, i
    /// fyny 3% o 11,985 y flwyddyn flaenorol".
    pub(super) fn like_for_like(self, plan: &LikeForLike) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.text(&self.throughout(&plan.latest)).text("y nifer oedd ");
        sentence.say(self.claims, &plan.latest, &count(&plan.latest));
        let before = count(&plan.previous);
        // By the numbers themselves: a change that rounds to nothing per cent is a change.
        let movement = Movement::between(&plan.previous, &plan.latest);
        self.against(&mut sentence, movement, &plan.percent, (&plan.previous, &before));
        sentence.keep_caveats(&plan.percent);
        sentence.text(&Welsh.though(self.claims, &plan.percent));
        sentence
    }

    /// ", o gymharu â 6.7% ar draws Cymru a Lloegr"; where the one rose and the other fell, "â chynnydd o 6.7%".
    fn change_elsewhere(self, sentence: &mut Sentence, own: &Claim, other: &Claim) {
        let size = |claim: &Claim| self.percent(claim.value.unwrap_or_default().abs());
        let across = format!(" {}{}", self.across(other.key.area), self.excluding(other));
        let direction = |claim: &Claim| Movement::of_change(claim).map(|movement| (movement.is_up(), movement.is_down()));
        if direction(own) == direction(other) && size(own) == size(other) {
            sentence.text(", ").say(self.claims, other, "yr un newid ag").text(&across);
            return;
        }
        let change = match direction(other) {
            same if same == direction(own) => size(other),
            Some((true, _)) => format!("cynnydd o {}", soft(&size(other))),
            Some((_, true)) => format!("gostyngiad o {}", soft(&size(other))),
            _ => "dim newid".to_owned(),
        };
        sentence
            .text(", o gymharu ")
            .say(self.claims, other, &with(&change))
            .text(&across);
    }

    /// "Hwn oedd y nifer uchaf ers y flwyddyn hyd at fis Rhagfyr 2015".
    pub(super) fn record(self, run: &Run) -> Sentence {
        let extreme = match run.extreme {
            Extreme::Highest => "uchaf",
            Extreme::Lowest => "isaf",
        };
        let reach = match run.reach {
            Reach::Since(period) => format!("ers y {}", self.period(period)),
            // What was published of a high; a low that ended may have been beaten since.
            Reach::Past(past) if run.extreme == Extreme::Highest => in_past_years(past),
            Reach::Past(past) => format!("ers {}", years(past)),
            Reach::AtLeast(least) => format!("ers o leiaf {}", years(least)),
            Reach::Counted(from) => format!(
                "ers i'r drosedd gael ei chyfrif ar wahân am y tro cyntaf ym mis {}",
                month(from)
            ),
            Reach::Together(from) => format!(
                "ers i'r holl droseddau hyn gael eu cyfrif gyda'i gilydd am y tro cyntaf, ym mis {}",
                month(from)
            ),
            Reach::Changed(from) => format!("ers i'r dull cofnodi newid ym mis {}", month(from)),
        };
        let mut sentence = Sentence::default();
        sentence
            .text("Hwn oedd ")
            .say(self.claims, &run.claim, &format!("y nifer {extreme} {reach}"));
        match (run.reach, when_changed(self.claims, &run.claim)) {
            (Reach::Changed(_), Some(when)) => sentence.text(&format!(", er iddo newid eto {when}")),
            _ => sentence.text(&Welsh.though(self.claims, &run.claim)),
        };
        sentence
    }

    /// "Mae hynny'n cyfateb i gyfartaledd o 28 o achosion y dydd".
    pub(super) fn average(self, per_day: &Claim) -> Sentence {
        let mut sentence = Sentence::default();
        let cases = self.short_number_of(per_day.key.offence, &digits(per_day).unwrap_or_default());
        sentence.text("Mae hynny'n cyfateb i gyfartaledd o ");
        sentence.say(self.claims, per_day, &format!("{cases} y dydd"));
        sentence
    }

    /// "Mae hynny'n fwy nag 11 gwaith cymaint â naw mlynedd ynghynt, er i'r dull cofnodi newid bum gwaith yn y cyfamser".
    pub(super) fn times(self, times: &Claim) -> Sentence {
        let mut sentence = Sentence::default();
        let more = if times.key.kind == ClaimKind::SameCodesTimesNineYearsEarlier {
            sentence.text(&self.throughout(times)).text("roedd ");
            "mwy"
        } else {
            sentence.text("Mae hynny'n ");
            "fwy"
        };
        let than = than_times(times.more_than().unwrap_or_default());
        sentence.say(self.claims, times, &format!("{more} {than} cymaint â naw mlynedd ynghynt"));
        sentence.text(&Welsh.though(self.claims, times));
        sentence
    }

    /// "Yn yr un flwyddyn cofnododd Heddlu Gwent hefyd 1,204 o achosion o stelcio a …, a chyfanswm o 5,210 o achosion o stelcio ac
    /// aflonyddu".
    pub(super) fn others(self, others: &[Claim], combined: Option<&Claim>, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let force = self.force(self.claims.query.area, first);
        let force = force.as_deref().unwrap_or("yr heddlu");
        let also = if others.is_empty() { "" } else { "hefyd " };
        sentence.text(&format!("Yn yr un flwyddyn cofnododd {force} {also}"));
        for (index, claim) in others.iter().enumerate() {
            let cases = self.cases(claim);
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
            let cases = self.cases(claim);
            let cases = if claim.value == Ok(0.0) { format!("d{cases}") } else { cases };
            sentence.say(self.claims, claim, &cases);
        }
        sentence
    }

    /// "Cofnododd Heddlu Gwent 1.2% o'r holl achosion o aflonyddu a gofnodwyd yng Nghymru a Lloegr yn y flwyddyn hyd at fis Medi
    /// 2023".
    pub(super) fn share(self, share: &Claim, first: bool) -> Sentence {
        let mut sentence = Sentence::default();
        let whole = self.claims.dataset.total().unwrap_or(share.key.area);
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
        let (rate, elsewhere) = (digits(one).unwrap_or_default(), digits(other).unwrap_or_default());
        sentence.text(&format!("Cofnododd {} ", self.subject(one.key.area, first)));
        sentence.say(self.claims, one, &self.rate_of_cases(one)).text(", ");
        let excluding = self.excluding(other);
        let what = if rate == elsewhere {
            format!("yr un fath ag {}{excluding}", self.across(other.key.area))
        } else {
            sentence.text("o gymharu ");
            format!("{} am bob 1,000 {}{excluding}", with(&elsewhere), self.place(other.key.area))
        };
        sentence.say(self.claims, other, &what);
        sentence
    }

    /// "5.2 o achosion o aflonyddu am bob 1,000 o bobl yn y flwyddyn hyd at fis Medi 2023".
    pub(super) fn rate_of_cases(self, rate: &Claim) -> String {
        format!(
            "{} am bob 1,000 o bobl yn y {}",
            self.number_of(rate.key.offence, &digits(rate).unwrap_or_default()),
            self.months(rate)
        )
    }
}

/// The sentence with a capital: the verb comes first.
pub(super) fn capitalised(mut sentence: Sentence) -> Sentence {
    if let Some(first) = sentence.passage.spans.first_mut() {
        first.text = capital(&first.text);
    }
    sentence
}
