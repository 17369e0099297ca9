//! Outcomes in Welsh.

use super::counted::several;
use super::grammar::{capital, named, soft};
use crate::model::{OffenceNames, OutcomeGroup, Translated};
use crate::words::outcome_words::OutcomeWords;

/// The Welsh language.
pub(in crate::words) struct Welsh;

impl OutcomeWords for Welsh {
    fn group(&self, group: OutcomeGroup) -> &'static str {
        match group {
            OutcomeGroup::Charged => "Cyhuddo neu wysio",
            OutcomeGroup::OutOfCourt => "Datrysiad y tu allan i'r llys",
            OutcomeGroup::VictimDidNotSupport => "Y dioddefwr heb gefnogi camau",
            OutcomeGroup::NotEnoughEvidence => "Dim digon o dystiolaeth",
            OutcomeGroup::NoSuspect => "Neb dan amheuaeth",
            OutcomeGroup::Prevented => "Diystyrwyd erlyn",
            OutcomeGroup::Other => "Canlyniad arall",
            OutcomeGroup::NotYetAssigned => "Dim canlyniad eto",
        }
    }

    fn title(&self, names: &Translated<OffenceNames>, period: &str) -> String {
        let nouns = match named(names) {
            (names, true) => soft(&names.other),
            (names, false) => names.other.clone(),
        };
        format!("Beth ddigwyddodd i {nouns} yn {period}, hyd yma")
    }

    fn kind(&self) -> &'static str {
        "Siart bar"
    }

    fn part(&self, count: &str, cases: &str, names: &Translated<OffenceNames>, share: Option<&str>) -> String {
        let share = share.map_or_else(String::new, |share| format!(", {share}"));
        let cases = match named(names) {
            (names, true) => several(cases, &names.other),
            (names, false) => format!("{cases} {}", names.other),
        };
        format!("{count} allan o {cases}{share}")
    }

    fn head(&self, names: &Translated<OffenceNames>) -> [String; 3] {
        [
            "Beth ddigwyddodd".to_owned(),
            capital(&named(names).0.other),
            "Cyfran".to_owned(),
        ]
    }

    fn all(&self, names: &Translated<OffenceNames>) -> String {
        match named(names) {
            (names, true) => format!("Yr holl {}", soft(&names.other)),
            (names, false) => format!("Yr holl {}", names.other),
        }
    }

    fn cursor(&self) -> &'static str {
        "Canlyniad"
    }

    fn earlier(&self, period: &str) -> String {
        format!("Y flwyddyn ddiweddaraf y cyhoeddwyd canlyniadau ar ei chyfer yw {period}.")
    }
}
