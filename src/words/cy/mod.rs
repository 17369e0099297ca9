//! Welsh.
//!
//! Verbs come first, so no sentence begins with a figure. Months stand after "mis" and English names after a word that does not
//! mutate what follows: a name from the data is never changed.

mod counted;
mod forces;
mod grammar;
mod notice;
mod outcomes;
mod sentence;
mod story;

pub(in crate::words) use self::forces::Welsh as Forces;
pub(in crate::words) use self::outcomes::Welsh as Outcomes;

use self::counted::times;
use self::grammar::{MONTHS, SHORT_MONTHS, capital, listed, month, named, year_to};
use super::plan::{Headline, Key, Readout, SummaryPlan};
use super::{Label, Passage, Words, printed};
use crate::figures::{Claim, Claims, Figures, Notice};
use crate::model::{Absence, AreaNames, ChartKind, Date, Digits, Language, Measure, Month, Nation, OffenceNames, YearEnding};

/// The Welsh language.
pub(super) struct Welsh;

fn area<'f>(figures: &'f Figures<'_>, index: usize) -> &'f AreaNames {
    named(&figures.dataset().areas()[index].names).0
}

fn offence<'f>(figures: &'f Figures<'_>) -> &'f OffenceNames {
    named(&figures.offence().names).0
}

/// Why there is no figure, as the end of the sentence that says so.
fn because(absence: Absence) -> String {
    let clause = match absence {
        Absence::NotSupplied => "na chyflenwodd yr heddlu bob un o'r pedwar chwarter",
        Absence::NotRecordedThen => "nad oedd yn cael ei gofnodi ar wahân bryd hynny",
        Absence::NoLongerRecorded => "nad oedd yn cael ei gofnodi ar wahân mwyach",
        Absence::OutsideRelease => "nad oes ffigurau ar ei gyfer yn y datganiad hwn",
        Absence::NoResidentPopulation => "nad oes gan yr heddlu boblogaeth breswyl",
        Absence::PopulationTooSmall => "fod rhy ychydig o bobl yn byw yno i gyfrifo cyfradd",
        Absence::NoPopulationEstimate => "nad oes amcangyfrif poblogaeth ar gyfer y flwyddyn",
        Absence::NoBase => "nad oes dim i gymharu ag ef",
        Absence::NotARecord => "nad yw'n record",
        Absence::Partial => "mai rhan yn unig a gyflenwodd yr heddlu",
        Absence::Suppressed => "i'r cyhoeddwr ei atal",
        Absence::NotApplicable => "nad yw'n berthnasol i'r heddlu hwn",
        Absence::NoOutcomes => "nad oes canlyniadau ar ei gyfer eto",
        Absence::SmallBase => "fod y niferoedd yn rhy fach i'w cymharu",
        Absence::TooFew => "y gellid adnabod achos unigol ymhlith cyn lleied",
        Absence::OutOfProportion => "i rhy ychydig gael eu cofnodi bryd hynny i allu cymharu",
        Absence::Withheld => "i'r dull cofnodi newid",
        Absence::OtherCodes => "i droseddau eraill gael eu cyfrif",
        Absence::Outweighed => "fod cywiriadau'n fwy na'r cyfrif",
        Absence::NotPublished => "nad yw wedi'i nodi yn y cyhoeddiad",
    };
    format!(", gan {clause}")
}

/// "Achosion o aflonyddu", "Achosion o aflonyddu fesul 1,000 o bobl".
fn what(figures: &Figures<'_>) -> String {
    let noun = capital(&offence(figures).other);
    match figures.query().measure {
        Measure::Count => noun,
        Measure::Rate => format!("{noun} fesul 1,000 o bobl"),
        Measure::Index => format!("{noun}, y flwyddyn gyntaf y gellir ei chymharu = 100"),
    }
}

/// "ym mis Ebrill 2018 ac ym mis Ebrill 2020": when recording changed, by indices into the topic's changes.
fn months_of(claims: &Claims<'_>, changes: &[usize]) -> String {
    let mut months = Vec::new();
    for &change in changes {
        months.push(format!("ym mis {}", month(claims.dataset.topic().changes[change].from)));
    }
    listed(months.iter().map(|month| (month.as_str(), true)))
}

/// When recording changed between the years of a comparison, or how often; `None` where it did not.
fn when_changed(claims: &Claims<'_>, comparison: &Claim) -> Option<String> {
    let changes = comparison.changes();
    match &changes[..] {
        [] => None,
        [_] | [_, _] => Some(months_of(claims, &changes)),
        more => Some(format!("{} yn y cyfamser", times(more.len()))),
    }
}

impl Words for Welsh {
    fn language(&self) -> Language {
        Language::Cy
    }

    fn month(&self, of: Month) -> String {
        month(of)
    }

    fn short_month(&self, month: Month) -> String {
        format!(
            "{} {}",
            SHORT_MONTHS[usize::from(month.month()) - 1],
            Digits::of(month.year())
        )
    }

    fn date(&self, date: Date) -> String {
        format!("{} {}", Digits::of(date.day()), month(date.month()))
    }

    fn year_to(&self, period: YearEnding) -> String {
        format!("y {}", year_to(period))
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
            ChartKind::Trend | ChartKind::Outcomes | ChartKind::Forces => format!("{what}, 12 mis hyd at ddiwedd pob chwarter"),
            ChartKind::Years => format!(
                "{what}, pob blwyddyn hyd at fis {}",
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

    fn axis_value(&self, measure: Measure, tick: f64, step: f64) -> String {
        // Numbers are written as in English.
        super::en::English.axis_value(measure, tick, step)
    }

    fn readout(&self, figures: &Figures<'_>, plan: &Readout<'_>) -> String {
        sentence::readout(figures, plan)
    }

    fn though(&self, claims: &Claims<'_>, comparison: &Claim) -> String {
        when_changed(claims, comparison).map_or_else(String::new, |when| format!(", er i'r dull cofnodi newid {when}"))
    }

    fn absence(&self, absence: Absence) -> &'static str {
        match absence {
            Absence::NotSupplied => "ni chyflenwodd yr heddlu bob un o'r pedwar chwarter",
            Absence::NotRecordedThen => "heb ei gofnodi ar wahân bryd hynny",
            Absence::NoLongerRecorded => "heb ei gofnodi ar wahân mwyach",
            Absence::OutsideRelease => "nid oes ffigurau ar ei gyfer yn y datganiad hwn",
            Absence::NoResidentPopulation => "nid oes gan yr heddlu boblogaeth breswyl",
            Absence::PopulationTooSmall => "mae rhy ychydig o bobl yn byw yno i gyfrifo cyfradd",
            Absence::NoPopulationEstimate => "nid oes amcangyfrif poblogaeth ar gyfer y flwyddyn",
            Absence::NoBase => "nid oes dim i gymharu ag ef",
            Absence::NotARecord => "nid yw'n record",
            Absence::Partial => "rhan yn unig a gyflenwodd yr heddlu",
            Absence::Suppressed => "wedi'i atal gan y cyhoeddwr",
            Absence::NotApplicable => "nid yw'n berthnasol i'r heddlu hwn",
            Absence::NoOutcomes => "nid oes canlyniadau ar ei gyfer eto",
            Absence::SmallBase => "mae'r niferoedd yn rhy fach i'w cymharu",
            Absence::TooFew => "gellid adnabod achos unigol ymhlith cyn lleied",
            Absence::OutOfProportion => "cofnodwyd rhy ychydig bryd hynny i allu cymharu",
            Absence::Withheld => "nid oes modd cymharu, gan fod y dull cofnodi wedi newid",
            Absence::OtherCodes => "nid oes modd cymharu, gan fod troseddau eraill wedi'u cyfrif",
            Absence::Outweighed => "mae cywiriadau'n fwy na'r cyfrif",
            Absence::NotPublished => "nid yw wedi'i nodi yn y cyhoeddiad",
        }
    }

    fn notice(&self, figures: &Figures<'_>, notice: &Notice) -> String {
        notice::notice(figures, notice)
    }

    fn table_head(&self, figures: &Figures<'_>) -> Vec<String> {
        let mut head = vec!["Y flwyddyn hyd at fis".to_owned(), what(figures)];
        for series in &figures.comparisons {
            head.push(area(figures, series.area).short.clone());
        }
        if figures.comparisons.is_empty() {
            head.push("Newid ers y flwyddyn flaenorol".to_owned());
        }
        head
    }

    fn source(&self, figures: &Figures<'_>) -> String {
        figures.dataset().release().attribution.get(Language::Cy).clone()
    }

    fn released(&self, figures: &Figures<'_>) -> String {
        let date = self.date(figures.dataset().release().date);
        if figures.is_newest {
            format!("Diweddarwyd ar {date}, pan ryddhawyd y ffigurau hyn.")
        } else {
            format!("Rhyddhawyd y ffigurau ar {date}.")
        }
    }

    fn method(&self, figures: &Figures<'_>) -> Vec<Passage> {
        notice::method(figures)
    }

    fn measure(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Count => "Nifer",
            Measure::Rate => "Fesul 1,000 o bobl",
            Measure::Index => "Mynegai",
        }
    }

    fn chart(&self, kind: ChartKind) -> &'static str {
        match kind {
            ChartKind::Trend => "Tuedd",
            ChartKind::Years => "Fesul blwyddyn",
            ChartKind::Outcomes => "Beth ddigwyddodd",
            ChartKind::Forces => "Pob heddlu",
        }
    }

    fn nation(&self, nation: Nation) -> &'static str {
        match nation {
            Nation::EnglandAndWales => "Cymru a Lloegr",
            Nation::England => "Lloegr",
            Nation::Wales => "Cymru",
            Nation::CrossBorder => "Ledled Prydain",
        }
    }

    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::Force => "Heddlu",
            Label::Offence => "Trosedd",
            Label::Measure => "Mesur",
            Label::Chart => "Siart",
            Label::Compare => "O'i gymharu â",
            Label::Nothing => "Dim",
            Label::Cursor => "Cyfnod",
            Label::ShowTable => "Dangos fel tabl",
            Label::Download => "Lawrlwytho fel CSV",
            Label::Method => "Sut y cyfrifir hyn",
            Label::Notices => "Nodiadau",
            Label::FurtherNotes => "Nodiadau ar y ffigurau hyn",
            Label::Gap => "dim data",
            Label::NotAvailable => "ddim ar gael",
            Label::Provisional => " (dros dro)",
            Label::Invitation => "Dewiswch eich heddlu lleol i weld ei ffigurau.",
            Label::Failed => "Nid oedd modd llwytho popeth. Mae'r ffigurau a ddangosir yma yn gyflawn.",
            Label::Loading => "Wrthi'n llwytho …",
        }
    }
}
