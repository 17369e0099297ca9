//! Figures without what must be said beside them.

use super::{FaultSearch, TemplateFault, TemplateFaultKind};
use crate::check::mention::Named;
use crate::figures::Caveat;
use crate::model::ClaimKind;

/// Words that say that outcomes may follow.
const SO_FAR: [&str; 6] = ["so far", "to date", "yet", "by the time", "at the time", "as of"];

impl FaultSearch<'_> {
    /// Figures without their caveats.
    pub(super) fn caveats(&self) -> Vec<TemplateFault> {
        let text = self.article.text;
        let mut faults: Vec<(usize, TemplateFault)> = Vec::new();
        let mut said: Vec<&Caveat> = Vec::new();
        let article = 0..text.tokens.len();
        for checked in self.checked {
            let Some(claim) = checked.claim.as_ref().filter(|claim| claim.value.is_ok()) else {
                continue;
            };
            let sentence = self.sentence(checked);
            for caveat in &claim.caveats {
                let missing = match caveat {
                    Caveat::SoFar if claim.key.kind == ClaimKind::OutcomeCases => None,
                    Caveat::SoFar if self.says_so_far(sentence) => None,
                    Caveat::SoFar => Some("outcomes are those assigned so far, and the text does not say so".to_owned()),
                    Caveat::Excluding => {
                        let areas = &claim.excluding;
                        let unsaid: Vec<&str> = areas
                            .iter()
                            .filter(|&&area| area != claim.key.area && !self.says_excluding(area))
                            .map(|&area| self.area_name(area))
                            .collect();
                        (!unsaid.is_empty())
                            .then(|| format!("it leaves out {}, and the text does not say so", unsaid.join(", ")))
                    }
                    Caveat::Provisional if text.has(article.clone(), &["provisional"]) => None,
                    Caveat::Provisional => Some("the release calls it provisional, and the text does not say so".to_owned()),
                    _ => None,
                };
                // Once for each sentence; what is true of a whole article, once.
                let repeated = match caveat {
                    Caveat::SoFar => faults
                        .iter()
                        .any(|(at, fault)| *at == sentence && fault.message.starts_with("outcomes")),
                    _ => said.contains(&caveat),
                };
                if let Some(message) = missing.filter(|_| !repeated) {
                    faults.push((sentence, self.fault(checked, TemplateFaultKind::CaveatMissing, message)));
                    said.push(caveat);
                }
            }
        }
        faults.into_iter().map(|(_, fault)| fault).collect()
    }

    /// Whether the sentence, or one before it in its paragraph, says that outcomes are those so far.
    fn says_so_far(&self, sentence: usize) -> bool {
        let text = self.article.text;
        let paragraph = text.paragraph(sentence);
        (0..=sentence)
            .filter(|&other| text.paragraph(other) == paragraph)
            .any(|other| text.has(text.sentences[other].clone(), &SO_FAR))
    }

    fn says_excluding(&self, area: usize) -> bool {
        self.article
            .mentions
            .iter()
            .any(|mention| mention.named == Named::Excluded(area))
    }
}
