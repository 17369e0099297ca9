//! Reasons given for a rise, where the local figure fell.

use std::ops::Range;

use super::{FaultSearch, TemplateFault, TemplateFaultKind};
use crate::check::cue::{DOWN, UP};
use crate::check::mention::{Mention, Named};
use crate::check::token::Token;
use crate::figures::Claim;
use crate::model::ClaimKind;
use crate::query::ClaimKey;
use crate::words::number::integer;

/// Words that give a reason.
const REASONS: [&str; 14] = [
    "because",
    "due to",
    "reflects",
    "reflect",
    "driven by",
    "down to",
    "thanks to",
    "explained by",
    "explains",
    "result of",
    "attributed to",
    "owing to",
    "partly",
    "reason for",
];

/// Words that say that one thing went another way than the other.
const CONTRASTS: [&str; 9] = [
    "but", "while", "although", "though", "whereas", "however", "contrast", "unlike", "bucking",
];

/// Words that speak of more than one year.
const LONG: [&str; 6] = ["decade", "decades", "long term", "long - term", "over the years", "since"];

impl FaultSearch<'_> {
    /// A reason given for a rise, where the area that the article is about had a fall.
    pub(super) fn explained_rise(&self) -> Vec<TemplateFault> {
        let text = self.article.text;
        let query = &self.claims.query;
        let Some(area) = Some(query.area)
            .filter(|&area| !self.is_total(area))
            .or_else(|| self.force_of_article())
        else {
            return Vec::new();
        };
        let key = ClaimKey {
            area,
            ..self.claims.key(ClaimKind::Change)
        };
        let (change, latest, previous) = (
            self.claims.get(key),
            self.claims.get(key.kind(ClaimKind::Latest)),
            self.claims.get(key.kind(ClaimKind::Previous)),
        );
        if change.value.is_ok_and(|change| change >= 0.0) || change.value.is_err() {
            return Vec::new();
        }
        let mut faults = Vec::new();
        for (index, sentence) in text.sentences.iter().enumerate() {
            let explains = text.has(sentence.clone(), &REASONS) && text.tokens[sentence.clone()].iter().any(is_rise);
            let before = text.sentences[index.saturating_sub(1)].clone();
            let long = [before, sentence.clone()]
                .into_iter()
                .any(|range| self.speaks_of_years(range));
            if !explains || long || self.is_of_another_force(sentence.clone(), area) || self.contrasts(index, area) {
                continue;
            }
            let count = |claim: &Claim| claim.value.map(|value| integer(value as i64)).unwrap_or_default();
            faults.push(TemplateFault {
                place: text.tokens[sentence.start].place,
                kind: TemplateFaultKind::RiseExplainedUnderFall,
                message: format!(
                    "this explains a rise, but {} of {} fell from {} to {}",
                    self.offence_name(key.offence),
                    self.area_name(area),
                    count(&previous),
                    count(&latest)
                ),
            });
        }
        faults
    }

    /// The force that the first figure of a force is of.
    fn force_of_article(&self) -> Option<usize> {
        self.checked
            .iter()
            .map(|checked| checked.subject.area)
            .find(|&area| !self.is_total(area))
    }

    fn speaks_of_years(&self, range: Range<usize>) -> bool {
        let years = |mention: &Mention| matches!(mention.named, Named::YearsBefore(years) if years > 1);
        self.article.text.has(range.clone(), &LONG) || self.article.mentions_in(range).any(years)
    }

    fn is_of_another_force(&self, range: Range<usize>, own: usize) -> bool {
        let forces: Vec<usize> = self
            .article
            .mentions_in(range)
            .filter_map(|mention| match mention.named {
                Named::Area(area) if !self.is_total(area) => Some(area),
                _ => None,
            })
            .collect();
        !forces.is_empty() && !forces.contains(&own)
    }

    /// Whether the sentence, or a neighbour in its paragraph, says that the force went the other way.
    fn contrasts(&self, index: usize, area: usize) -> bool {
        let text = self.article.text;
        let neighbours = index.saturating_sub(1)..(index + 2).min(text.sentences.len());
        neighbours
            .filter(|&other| text.paragraph(other) == text.paragraph(index))
            .any(|other| {
                let range = text.sentences[other].clone();
                let named = self.article.mentions_in(range.clone()).any(|mention| match mention.named {
                    Named::Area(named) | Named::Alias(named) => named == area,
                    Named::TheForce => true,
                    _ => false,
                });
                named && text.has(range.clone(), &CONTRASTS) && text.has(range, &DOWN)
            })
    }
}

/// Whether a word says that something rose; "more" and "higher" compare places, too.
fn is_rise(token: &Token) -> bool {
    token.is_any(&UP) && !token.is_any(&["up", "more", "higher"])
}
