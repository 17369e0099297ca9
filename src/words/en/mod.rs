//! English.

#[cfg(feature = "stories")]
mod forces;
mod notice;
#[cfg(feature = "stories")]
mod outcomes;
mod sentence;
#[cfg(feature = "stories")]
mod story;

#[cfg(feature = "stories")]
pub(in crate::words) use self::forces::English as Forces;
#[cfg(feature = "stories")]
pub(in crate::words) use self::outcomes::English as Outcomes;

use super::number::fixed;
use super::plan::{Headline, Key, Readout, SummaryPlan};
use super::{Label, Passage, Words, printed};
use crate::figures::{Claim, Claims, Figures, Notice};
use crate::model::{Absence, AreaNames, ChartKind, Date, Digits, Language, Measure, Month, Nation, OffenceNames, YearEnding};

/// The English language.
pub(super) struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Numbers in words below ten, as ONS writes them where they count no cases: years, multiples.
const UNDER_TEN: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// "nine", "11".
fn in_words(number: usize) -> String {
    UNDER_TEN
        .get(number)
        .map_or_else(|| super::number::integer(number as i64), |word| (*word).to_owned())
}

fn area<'f>(figures: &'f Figures<'_>, index: usize) -> &'f AreaNames {
    figures.dataset().areas()[index].names.get(Language::En)
}

fn offence<'f>(figures: &'f Figures<'_>) -> &'f OffenceNames {
    figures.offence().names.get(Language::En)
}

/// "8L", "8L and 8M", "8L, 8M and 8Q".
fn listed(items: &[&str]) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        text.push_str(match items.len() - index {
            _ if index == 0 => "",
            1 => " and ",
            _ => ", ",
        });
        text.push_str(item);
    }
    text
}

fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// ", though recording changed in April 2018 and May 2023", in these words; nothing where it did not.
fn changed_between(claims: &Claims<'_>, comparison: &Claim, changed: &str) -> String {
    let changes = comparison.changes();
    let month = |index: &usize| English.month(claims.dataset.topic().changes[*index].from);
    match &changes[..] {
        [] => String::new(),
        [one] => format!(", though {changed} in {}", month(one)),
        [one, other] => format!(", though {changed} in {} and {}", month(one), month(other)),
        more => format!(", though {changed} {} times in between", in_words(more.len())),
    }
}

/// Why there is no figure, as the end of the sentence that says so.
fn because(absence: Absence) -> String {
    let clause = match absence {
        Absence::NotRecordedThen => "this was not recorded as an offence of its own then",
        Absence::NoLongerRecorded => "this was no longer recorded as an offence of its own then",
        Absence::NoPopulationEstimate => "there is no population estimate for the year",
        Absence::NoBase => "there is nothing to compare with",
        Absence::NotARecord => "it is no record",
        Absence::SmallBase => "there are too few for a comparison",
        Absence::Withheld => "recording changed, so that the years are not comparable",
        Absence::OtherCodes => "other offences were counted, so that the years are not comparable",
        Absence::Suppressed => "the publisher suppressed it",
        Absence::NotApplicable => "it does not apply to this force",
        Absence::NoOutcomes => "there are no outcomes for it yet",
        Absence::NotPublished => "the publication did not state it",
        other => English.absence(other),
    };
    format!(", because {clause}")
}

/// "Harassment cases", "Harassment cases per 1,000 people".
fn what(figures: &Figures<'_>) -> String {
    let noun = capital(&offence(figures).other);
    match figures.query().measure {
        Measure::Count => noun,
        Measure::Rate => format!("{noun} per 1,000 people"),
        Measure::Index => format!("{noun}, first comparable year = 100"),
    }
}

impl Words for English {
    fn language(&self) -> Language {
        Language::En
    }

    fn month(&self, month: Month) -> String {
        format!("{} {}", MONTHS[usize::from(month.month()) - 1], Digits::of(month.year()))
    }

    fn short_month(&self, month: Month) -> String {
        let name = MONTHS[usize::from(month.month()) - 1];
        format!("{} {}", name.get(..3).unwrap_or(name), Digits::of(month.year()))
    }

    fn date(&self, date: Date) -> String {
        format!("{} {}", Digits::of(date.day()), self.month(date.month()))
    }

    fn year_to(&self, period: YearEnding) -> String {
        format!("year to {}", self.month(period.month()))
    }

    fn headline(&self, figures: &Figures<'_>, plan: &Headline) -> Passage {
        sentence::headline(figures, plan)
    }

    fn key(&self, figures: &Figures<'_>, key: &Key) -> (String, String) {
        sentence::key(figures, key)
    }

    fn chart_title(&self, figures: &Figures<'_>, kind: ChartKind) -> String {
        let what = what(figures);
        match kind {
            ChartKind::Trend | ChartKind::Outcomes | ChartKind::Forces => {
                format!("{what}, 12 months to the end of each quarter")
            }
            ChartKind::Years => format!(
                "{what}, each year to {}",
                MONTHS[usize::from(figures.query().year_ending.month().month()) - 1]
            ),
        }
    }

    fn chart_summary(&self, figures: &Figures<'_>, kind: ChartKind, plan: &SummaryPlan<'_>) -> String {
        sentence::chart_summary(figures, kind, plan)
    }

    fn value(&self, claim: &Claim) -> String {
        match claim.value {
            Ok(_) => printed::signed(claim).unwrap_or_default(),
            Err(absence) => self.absence(absence).to_owned(),
        }
    }

    fn axis_value(&self, _measure: Measure, tick: f64, step: f64) -> String {
        let decimals = if step >= 1.0 {
            0
        } else if step >= 0.1 {
            1
        } else {
            2
        };
        fixed(tick, decimals)
    }

    fn readout(&self, figures: &Figures<'_>, plan: &Readout<'_>) -> String {
        sentence::readout(figures, plan)
    }

    fn though(&self, claims: &Claims<'_>, comparison: &Claim) -> String {
        changed_between(claims, comparison, "recording changed")
    }

    fn absence(&self, absence: Absence) -> &'static str {
        match absence {
            Absence::NotSupplied => "the force did not supply all four quarters",
            Absence::NotRecordedThen => "not recorded separately then",
            Absence::NoLongerRecorded => "no longer recorded separately",
            Absence::OutsideRelease => "this release holds no figures for it",
            Absence::NoResidentPopulation => "the force has no resident population",
            Absence::PopulationTooSmall => "too few people live there for a rate",
            Absence::NoPopulationEstimate => "no population estimate for the year",
            Absence::NoBase => "nothing to compare with",
            Absence::NotARecord => "not a record",
            Absence::Partial => "the force supplied only part of it",
            Absence::Suppressed => "suppressed by the publisher",
            Absence::NotApplicable => "does not apply to this force",
            Absence::NoOutcomes => "no outcomes for it yet",
            Absence::SmallBase => "too few for a comparison",
            Absence::TooFew => "a single case could be known among so few",
            Absence::OutOfProportion => "too few were recorded then for a comparison",
            Absence::Withheld => "not comparable, as recording changed",
            Absence::OtherCodes => "not comparable, as other offences were counted",
            Absence::Outweighed => "corrections outweigh the count",
            Absence::NotPublished => "not stated in the publication",
        }
    }

    fn notice(&self, figures: &Figures<'_>, notice: &Notice) -> String {
        notice::notice(figures, notice)
    }

    fn table_head(&self, figures: &Figures<'_>) -> Vec<String> {
        let mut head = vec!["Year to".to_owned(), what(figures)];
        for series in &figures.comparisons {
            head.push(area(figures, series.area).short.clone());
        }
        if figures.comparisons.is_empty() {
            head.push("Change on year before".to_owned());
        }
        head
    }

    fn source(&self, figures: &Figures<'_>) -> String {
        figures.dataset().release().attribution.get(Language::En).clone()
    }

    fn released(&self, figures: &Figures<'_>) -> String {
        let date = self.date(figures.dataset().release().date);
        if figures.is_newest {
            format!("Updated on {date}, when these figures were released.")
        } else {
            format!("Figures released on {date}.")
        }
    }

    fn method(&self, figures: &Figures<'_>) -> Vec<Passage> {
        notice::method(figures)
    }

    fn measure(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Count => "Number",
            Measure::Rate => "Per 1,000 people",
            Measure::Index => "Index",
        }
    }

    fn chart(&self, kind: ChartKind) -> &'static str {
        match kind {
            ChartKind::Trend => "Trend",
            ChartKind::Years => "Year by year",
            ChartKind::Outcomes => "What happened",
            ChartKind::Forces => "All forces",
        }
    }

    fn nation(&self, nation: Nation) -> &'static str {
        match nation {
            Nation::EnglandAndWales => "England and Wales",
            Nation::England => "England",
            Nation::Wales => "Wales",
            Nation::CrossBorder => "Across Britain",
        }
    }

    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::Force => "Police force",
            Label::Offence => "Offence",
            Label::Measure => "Measure",
            Label::Chart => "Chart",
            Label::Compare => "Compared with",
            Label::Nothing => "Nothing",
            Label::Cursor => "Period",
            Label::ShowTable => "Show as a table",
            Label::Download => "Download as CSV",
            Label::Method => "How this is worked out",
            Label::Notices => "Notes",
            Label::FurtherNotes => "Notes on these figures",
            Label::Gap => "no data",
            Label::NotAvailable => "not available",
            Label::Provisional => " (provisional)",
            Label::Invitation => "Choose your local police force to see its figures.",
            Label::Failed => "Not everything could be loaded. The figures shown here are complete.",
            Label::Loading => "Loading …",
        }
    }
}
