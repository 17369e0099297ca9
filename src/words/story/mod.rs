//! The local story: sentences of claims. What is said is planned once ([`plan`](self::Plan)); each language says it.

#[cfg(feature = "stories")]
mod cy;
mod en;
mod explanation;
mod movement;
mod part;
mod plan;
mod sentence;
mod style;

pub use explanation::{Evidence, ExplainedPart, Explanation};
pub use movement::{Extreme, FEWEST_YEARS_OF_A_RECORD, Movement, Reach, Run};
pub use plan::{Average, Charged, Ended, LEAST_PER_DAY, NAMED_EXCLUSIONS, ParagraphKind, Plan, Recorded};
pub use sentence::Sentence;
pub use style::{ForceStyle, NounStyle, PercentStyle, PeriodStyle, Style};

use crate::figures::{Caveat, Claim, Claims};
use crate::model::Language;

use super::{Passage, Words};

/// What a language must be able to say to tell a story. Every method is total.
pub trait StoryWords: Words {
    /// A claim alone, as an article's own sentence takes it in: "10,056", "down 4.1%", "more than 11 times", "4.6%"; where it
    /// has no value, words that say so: "not available".
    fn printed(&self, claims: &Claims<'_>, claim: &Claim, style: Style) -> String;

    /// A claim as a sentence of its own, with its force, offence and months: what its element tells on hover and to a screen
    /// reader, and what `explain` prints.
    fn stated(&self, claims: &Claims<'_>, claim: &Claim, style: Style) -> Sentence;

    /// A planned sentence. `first` is whether the area has not been named before.
    fn sentence(&self, claims: &Claims<'_>, plan: &Plan, style: Style, first: bool) -> Sentence;

    /// A caveat as one sentence or two.
    fn caveat(&self, claims: &Claims<'_>, caveat: &Caveat) -> String;
}

/// A story, said.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// BCP 47 tag of the language.
    pub lang: &'static str,
    /// Paragraphs, in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// What must be said with the figures, each caveat once, in the order in which the sentences bring them up.
    pub notes: Vec<String>,
}

/// A paragraph of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// What it is about.
    pub kind: ParagraphKind,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

impl Paragraph {
    /// Its sentences as one running text.
    #[must_use]
    pub fn passage(&self) -> Passage {
        let mut passage = Passage::default();
        for (index, sentence) in self.sentences.iter().enumerate() {
            if index > 0 {
                passage.text(" ");
            }
            for span in &sentence.passage.spans {
                match &span.claim {
                    Some(claim) => passage.claim(claim.clone(), &span.text),
                    None => passage.text(&span.text),
                };
            }
        }
        passage
    }
}

impl Story {
    /// The story of the area, the offence and the months of the query.
    #[must_use]
    pub fn new(claims: &Claims<'_>, words: &dyn StoryWords, style: Style) -> Self {
        let mut first = true;
        let mut paragraphs = Vec::new();
        for (kind, plans) in plan::plan(claims) {
            let mut sentences = Vec::new();
            for plan in &plans {
                sentences.push(words.sentence(claims, plan, style, first));
                first = false;
            }
            paragraphs.push(Paragraph { kind, sentences });
        }
        let mut caveats: Vec<&Caveat> = Vec::new();
        for caveat in paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.sentences)
            .flat_map(|sentence| &sentence.caveats)
        {
            if !caveats.contains(&caveat) {
                caveats.push(caveat);
            }
        }
        let notes = caveats.into_iter().map(|caveat| words.caveat(claims, caveat)).collect();
        Self {
            lang: words.language().tag(),
            paragraphs,
            notes,
        }
    }
}

/// The story words of `language`; English in a build without the feature that holds the language.
#[must_use]
pub fn stories(language: Language) -> &'static dyn StoryWords {
    match language {
        #[cfg(feature = "stories")]
        Language::Cy => &super::cy::Welsh,
        _ => &super::en::English,
    }
}
