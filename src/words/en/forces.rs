//! One force among others, in English.

use super::{English as Words, capital};
use crate::figures::NotComparedBecause;
use crate::model::{Language, OffenceNames, Translated, Unlike};
use crate::words::Words as _;
use crate::words::force_words::ForceWords;

/// The English language.
pub(in crate::words) struct English;

impl ForceWords for English {
    fn not_compared(&self, name: &str, because: NotComparedBecause, rates: bool) -> String {
        let why = match because {
            NotComparedBecause::Counts if rates => {
                "more people live in one area than in the other. Figures per 1,000 people can be compared"
            }
            NotComparedBecause::Counts => "more people live in one area than in the other",
            NotComparedBecause::Absent(absence) => Words.absence(absence),
            NotComparedBecause::Unlike(Unlike::Bases) => "its index begins with another year",
            NotComparedBecause::Unlike(_) => "the two figures are not of one kind",
            NotComparedBecause::Outcomes => "outcomes are shown of one force at a time",
        };
        format!("{} is not shown beside it: {why}.", capital(name))
    }

    fn title(&self, names: &Translated<OffenceNames>, period: &str) -> String {
        let noun = capital(&names.get(Language::En).other);
        format!("{noun} per 1,000 people, every police force, {period}")
    }

    fn kind(&self) -> &'static str {
        "Strip chart"
    }

    fn span(&self, forces: &str, low: &str, high: &str) -> String {
        format!("{forces} forces, from {low} to {high}.")
    }

    fn readout(&self, name: &str, rate: &str, alike: &[&str]) -> String {
        let mut text = format!("{name}: {rate} per 1,000 people");
        if !alike.is_empty() {
            text += "; the same: ";
            text += &alike.join(", ");
        }
        text
    }

    fn without(&self, forces: &[(String, &'static str)]) -> String {
        let mut told = Vec::new();
        for (name, why) in forces {
            told.push(format!("{name} ({why})"));
        }
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        format!("No rate is given for {}.", super::listed(&told))
    }

    fn head(&self, names: &Translated<OffenceNames>) -> [String; 2] {
        let noun = capital(&names.get(Language::En).other);
        ["Police force".to_owned(), format!("{noun} per 1,000 people")]
    }

    fn cursor(&self) -> &'static str {
        "Police force"
    }
}
