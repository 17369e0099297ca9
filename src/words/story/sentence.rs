//! A sentence, made of claims.

use crate::figures::{Caveat, Claim, Claims};
use crate::words::Passage;

/// A caveat of a claim in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryCaveat {
    /// What must be said.
    pub caveat: Caveat,
    /// The areas that the claim leaves out, for the caveat that says so.
    pub excluding: Vec<usize>,
}

impl StoryCaveat {
    /// The caveats of a claim.
    pub fn all(claim: &Claim) -> impl Iterator<Item = Self> {
        claim.caveats.iter().map(|&caveat| Self {
            caveat,
            excluding: match caveat {
                Caveat::Excluding => claim.excluding.clone(),
                _ => Vec::new(),
            },
        })
    }
}

/// A sentence with its figures marked, and what must be said beside them.
///
/// A figure gets into a sentence through [`Sentence::say`] alone, which takes the claim's caveats along: no language can lose one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sentence {
    /// Words in reading order, figures marked with their claims.
    pub passage: Passage,
    /// Caveats of all its claims, each once.
    pub caveats: Vec<StoryCaveat>,
}

impl Sentence {
    /// Adds words without a figure.
    pub(in crate::words) fn text(&mut self, text: &str) -> &mut Self {
        self.passage.text(text);
        self
    }

    /// Adds words that print `claim`, beside the query of `claims`.
    pub(in crate::words) fn say(&mut self, claims: &Claims<'_>, claim: &Claim, text: &str) -> &mut Self {
        self.passage.say(claims, claim, text);
        self.keep_caveats(claim);
        self
    }

    /// Takes along the caveats of a claim that the sentence implies without printing it.
    pub(in crate::words) fn keep_caveats(&mut self, claim: &Claim) -> &mut Self {
        for caveat in StoryCaveat::all(claim) {
            if !self.caveats.contains(&caveat) {
                self.caveats.push(caveat);
            }
        }
        self
    }
}
