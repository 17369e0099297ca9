//! One paragraph of a story, for a page that has a place of its own for each.

use super::{Paragraph, ParagraphKind, Sentence, Story, StoryWords, Style, plan};
use crate::figures::{Claims, period_with_outcomes};
use crate::model::ClaimKind;
use crate::query::ClaimKey;

impl Story {
    /// The paragraph about `kind`. Where the story has none, the place is not left empty: a sentence says why there are no
    /// outcomes, and of all forces together the national figure is the local one.
    #[must_use]
    pub fn part(&self, claims: &Claims<'_>, words: &dyn StoryWords, style: Style, kind: ParagraphKind) -> Paragraph {
        let told = |kind| self.paragraphs.iter().find(|paragraph| paragraph.kind == kind);
        if let Some(paragraph) = told(kind) {
            return paragraph.clone();
        }
        let sentences = if kind == ParagraphKind::National {
            let local = told(ParagraphKind::Local).map(|local| &local.sentences[..]);
            local.unwrap_or_default().iter().take(1).cloned().collect()
        } else {
            vec![without_outcomes(claims, words, style)]
        };
        Paragraph { kind, sentences }
    }
}

/// The one sentence that answers what became of the cases: how many led to a charge, or why that is not told.
pub(in crate::words) fn charged(claims: &Claims<'_>, words: &dyn StoryWords, style: Style) -> Sentence {
    match plan::charged(claims) {
        Some(plan) => words.sentence(claims, &plan, style, true),
        None => without_outcomes(claims, words, style),
    }
}

/// Why there are no outcomes.
fn without_outcomes(claims: &Claims<'_>, words: &dyn StoryWords, style: Style) -> Sentence {
    let asked = claims.query.year_ending;
    let missing = claims.get(ClaimKey {
        year_ending: period_with_outcomes(claims.dataset, asked).unwrap_or(asked),
        ..claims.key(ClaimKind::Charged)
    });
    let mut sentence = words.stated(claims, &missing, style);
    // As the last sentence of a paragraph, and not as a statement beside a figure.
    if !sentence.passage.plain().ends_with('.') {
        sentence.text(".");
    }
    sentence
}

impl Paragraph {
    /// What must be said with the figures of the paragraph, each caveat once, what concerns them most first.
    #[must_use]
    pub fn notes(&self, claims: &Claims<'_>, words: &dyn StoryWords) -> Vec<String> {
        let mut caveats = self.sentences.iter().flat_map(|sentence| &sentence.caveats);
        let (mut notes, further) = super::divide(claims, &mut caveats);
        notes.extend(further);
        notes.into_iter().map(|caveat| words.caveat(claims, caveat)).collect()
    }
}
