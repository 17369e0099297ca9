//! One force among others, in Welsh.

use super::Welsh as Words;
use super::grammar::{capital, named};
use crate::figures::NotComparedBecause;
use crate::model::{OffenceNames, Translated, Unlike};
use crate::words::Words as _;
use crate::words::force_words::ForceWords;

/// The Welsh language.
pub(in crate::words) struct Welsh;

impl ForceWords for Welsh {
    fn not_compared(&self, name: &str, because: NotComparedBecause, rates: bool) -> String {
        let why = match because {
            NotComparedBecause::Counts if rates => {
                "mae mwy o bobl yn byw yn y naill ardal na'r llall. Gellir cymharu ffigurau fesul 1,000 o bobl"
            }
            NotComparedBecause::Counts => "mae mwy o bobl yn byw yn y naill ardal na'r llall",
            NotComparedBecause::Absent(absence) => Words.absence(absence),
            NotComparedBecause::Unlike(Unlike::Bases) => "mae ei fynegai'n dechrau gyda blwyddyn arall",
            NotComparedBecause::Unlike(_) => "nid yw'r ddau ffigur o'r un math",
            NotComparedBecause::Outcomes => "dangosir canlyniadau un heddlu ar y tro",
        };
        format!("Ni ddangosir {name} wrth ei ochr: {why}.")
    }

    fn title(&self, names: &Translated<OffenceNames>, period: &str) -> String {
        let noun = capital(&named(names).0.other);
        format!("{noun} fesul 1,000 o bobl, pob heddlu, {period}")
    }

    fn kind(&self) -> &'static str {
        "Siart stribed"
    }

    fn span(&self, forces: &str, low: &str, high: &str) -> String {
        format!("{forces} heddlu, o {low} i {high}.")
    }

    fn readout(&self, name: &str, rate: &str, alike: &[&str]) -> String {
        let mut text = format!("{name}: {rate} fesul 1,000 o bobl");
        if !alike.is_empty() {
            text += "; yr un fath: ";
            text += &alike.join(", ");
        }
        text
    }

    fn without(&self, forces: &[(String, &'static str)]) -> String {
        let mut told = Vec::new();
        for (name, why) in forces {
            told.push(format!("{name} ({why})"));
        }
        format!("Ni roddir cyfradd ar gyfer yr heddluoedd hyn: {}.", told.join("; "))
    }

    fn head(&self, names: &Translated<OffenceNames>) -> [String; 2] {
        let noun = capital(&named(names).0.other);
        ["Heddlu".to_owned(), format!("{noun} fesul 1,000 o bobl")]
    }

    fn cursor(&self) -> &'static str {
        "Heddlu"
    }
}
