//! Welsh.
//!
//! Verbs come first, so no sentence begins with a figure. Months stand after "mis" and English names after a word that does not
//! mutate what follows: a name from the data is never changed.

pub(super) mod grammar;
pub(super) mod notice;
mod sentence;

use self::grammar::{MONTHS, SHORT_MONTHS, capital, month, named, year_to};
use super::change::decimals;
use super::number::fixed;
use super::{KeyFigure, Label, Passage, Words};
use crate::figures::{Figures, Notice, Point};
use crate::model::{Absence, AreaNames, ChartKind, Date, Language, Measure, Month, Nation, OffenceNames, YearEnding};

/// The Welsh language.
pub(super) struct Welsh;

fn area<'f>(figures: &'f Figures<'_>, index: usize) -> &'f AreaNames {
    named(&figures.dataset.areas()[index].names).0
}

fn offence<'f>(figures: &'f Figures<'_>) -> &'f OffenceNames {
    named(&figures.offence().names).0
}

/// "Achosion o aflonyddu", "Achosion o aflonyddu fesul 1,000 o bobl".
fn what(figures: &Figures<'_>) -> String {
    let noun = capital(&offence(figures).other);
    match figures.query.measure {
        Measure::Count => noun,
        Measure::Rate => format!("{noun} fesul 1,000 o bobl"),
        Measure::Index => format!("{noun}, y flwyddyn gyntaf = 100"),
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
        format!("{} {}", SHORT_MONTHS[usize::from(month.month()) - 1], month.year())
    }

    fn date(&self, date: Date) -> String {
        format!("{} {}", date.day(), month(date.month()))
    }

    fn year_to(&self, period: YearEnding) -> String {
        format!("y {}", year_to(period))
    }

    fn headline(&self, figures: &Figures<'_>) -> Passage {
        sentence::headline(figures)
    }

    fn key_figures(&self, figures: &Figures<'_>) -> Vec<KeyFigure> {
        sentence::key_figures(figures)
    }

    fn chart_title(&self, figures: &Figures<'_>, kind: ChartKind) -> String {
        let what = what(figures);
        match kind {
            ChartKind::Trend | ChartKind::Outcomes => format!("{what}, 12 mis hyd at ddiwedd pob chwarter"),
            ChartKind::Years => format!(
                "{what}, pob blwyddyn hyd at fis {}",
                MONTHS[usize::from(figures.query.year_ending.month().month()) - 1]
            ),
        }
    }

    fn chart_summary(&self, figures: &Figures<'_>, kind: ChartKind) -> String {
        sentence::chart_summary(figures, kind, &self.chart_title(figures, kind))
    }

    fn value(&self, figures: &Figures<'_>, point: &Point) -> String {
        match point.value {
            Ok(value) => fixed(value, decimals(figures)),
            Err(absence) => self.absence(absence).to_owned(),
        }
    }

    fn axis_value(&self, measure: Measure, value: f64, step: f64) -> String {
        // Numbers are written as in English.
        super::en::English.axis_value(measure, value, step)
    }

    fn readout(&self, figures: &Figures<'_>, index: usize) -> String {
        sentence::readout(figures, index)
    }

    fn absence(&self, absence: Absence) -> &'static str {
        match absence {
            Absence::NotSupplied => "ni chyflenwodd yr heddlu bob un o'r pedwar chwarter",
            Absence::NotRecordedThen => "nid oedd yn cael ei gofnodi ar wahân bryd hynny",
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
            Absence::SmallBase => "mae'r nifer yn rhy fach i roi canran",
            Absence::Withheld => "nid oes modd cymharu, gan fod y dull cofnodi wedi newid",
            Absence::Outweighed => "mae cywiriadau'n fwy na'r cyfrif",
            Absence::NotPublished => "nid yw wedi'i nodi yn y cyhoeddiad",
        }
    }

    fn notice(&self, figures: &Figures<'_>, notice: &Notice) -> String {
        notice::notice(self, figures, notice)
    }

    fn table_head(&self, figures: &Figures<'_>) -> Vec<String> {
        let third = figures.comparison.as_ref().map_or_else(
            || "Newid ers y flwyddyn flaenorol".to_owned(),
            |series| area(figures, series.area).short.clone(),
        );
        vec!["Y flwyddyn hyd at fis".to_owned(), what(figures), third]
    }

    fn source(&self, figures: &Figures<'_>) -> String {
        figures.dataset.release().attribution.get(Language::Cy).clone()
    }

    fn released(&self, figures: &Figures<'_>) -> String {
        let date = self.date(figures.dataset.release().date);
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
            Label::Cursor => "Cyfnod",
            Label::ShowTable => "Dangos fel tabl",
            Label::Download => "Lawrlwytho fel CSV",
            Label::Method => "Sut y cyfrifir hyn",
            Label::Notices => "Nodiadau",
            Label::Gap => "dim data",
            Label::NotAvailable => "ddim ar gael",
            Label::Provisional => " (dros dro)",
            Label::Invitation => "Dewiswch eich heddlu lleol i weld ei ffigurau.",
            Label::Failed => "Nid oedd modd llwytho popeth. Mae'r ffigurau a ddangosir yma yn gyflawn.",
        }
    }
}
