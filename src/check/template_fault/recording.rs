//! Comparisons of years between which recording changed.

use super::{FaultSearch, TemplateFault, TemplateFaultKind};
use crate::figures::Caveat;
use crate::model::Language;

/// Words that say that recording changed.
const RECORDING: [&str; 14] = [
    "recording",
    "counting rules",
    "counted as",
    "counted apart",
    "counted separately",
    "counted differently",
    "recorded differently",
    "recorded as",
    "recorded in addition",
    "not comparable",
    "not directly comparable",
    "cannot be compared",
    "can't be compared",
    "way police record",
];

impl FaultSearch<'_> {
    /// Whether the article says of the very month of a change.
    fn says_when(&self, caveat: &Caveat) -> bool {
        let Caveat::RecordingChange(change) = caveat else {
            return false;
        };
        let from = self.claims.dataset.topic().changes[*change].from;
        let month = crate::words::of(Language::En).month(from).to_lowercase();
        self.article.text.has(0..self.article.text.tokens.len(), &[&month])
    }

    /// Comparisons across changes in recording that the article does not mention.
    pub(super) fn recording(&self) -> Vec<TemplateFault> {
        let text = self.article.text;
        if text.has(0..text.tokens.len(), &RECORDING) {
            return Vec::new();
        }
        let topic = self.claims.dataset.topic();
        let mut faults = Vec::new();
        let mut said: Vec<&Caveat> = Vec::new();
        for checked in self.checked {
            let Some(claim) = checked.claim.as_ref() else {
                continue;
            };
            let changes: Vec<&Caveat> = claim
                .caveats
                .iter()
                .filter(|caveat| matches!(caveat, Caveat::RecordingChange(_) | Caveat::CodesAdded))
                .collect();
            let changes: Vec<&Caveat> = changes.into_iter().filter(|change| !self.says_when(change)).collect();
            if changes.iter().all(|change| said.contains(change)) {
                continue;
            }
            let texts: Vec<&str> = changes
                .iter()
                .filter_map(|caveat| match caveat {
                    Caveat::RecordingChange(change) => Some(topic.changes[*change].text.get(Language::En).as_str()),
                    _ => None,
                })
                .collect();
            let (first, last) = claim.window();
            let kind = if last.ordinal() - first.ordinal() > 24 {
                TemplateFaultKind::AcrossRecordingChange
            } else {
                TemplateFaultKind::CaveatMissing
            };
            let mut message = "it compares years between which recording changed, and the text does not say so".to_owned();
            if !texts.is_empty() {
                message = format!("{message}: {}", texts.join(" "));
            }
            faults.push(self.fault(checked, kind, message));
            said.extend(changes);
        }
        faults
    }
}
