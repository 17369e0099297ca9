//! Outcomes in English.

use crate::model::{Language, OffenceNames, OutcomeGroup, Translated};
use crate::words::outcome_words::OutcomeWords;

/// The English language.
pub(in crate::words) struct English;

impl OutcomeWords for English {
    fn group(&self, group: OutcomeGroup) -> &'static str {
        match group {
            OutcomeGroup::Charged => "Charged or summonsed",
            OutcomeGroup::OutOfCourt => "Out-of-court resolution",
            OutcomeGroup::VictimDidNotSupport => "Victim did not support action",
            OutcomeGroup::NotEnoughEvidence => "Not enough evidence",
            OutcomeGroup::NoSuspect => "No suspect identified",
            OutcomeGroup::Prevented => "Prosecution ruled out",
            OutcomeGroup::Other => "Another outcome",
            OutcomeGroup::NotYetAssigned => "No outcome yet",
        }
    }

    fn title(&self, names: &Translated<OffenceNames>, period: &str) -> String {
        format!("What happened to {} in the {period}, so far", names.get(Language::En).other)
    }

    fn kind(&self) -> &'static str {
        "Bar chart"
    }

    fn part(&self, count: &str, cases: &str, names: &Translated<OffenceNames>, share: Option<&str>) -> String {
        let share = share.map_or_else(String::new, |share| format!(", {share}"));
        format!("{count} of {cases} {}{share}", names.get(Language::En).other)
    }

    fn head(&self, names: &Translated<OffenceNames>) -> [String; 3] {
        [
            "What happened".to_owned(),
            crate::words::en::capital(&names.get(Language::En).other),
            "Share".to_owned(),
        ]
    }

    fn all(&self, names: &Translated<OffenceNames>) -> String {
        format!("All {}", names.get(Language::En).other)
    }

    fn cursor(&self) -> &'static str {
        "Outcome"
    }

    fn earlier(&self, period: &str) -> String {
        format!("The latest year with published outcomes is the {period}.")
    }
}
