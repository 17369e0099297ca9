//! The local story: sentences of claims. What is said is planned once ([`plan`](self::Plan)); each language says it.

mod explanation;
mod part;
mod plan;
mod run;
mod sentence;
mod style;

pub use super::stories;
pub use explanation::{Evidence, ExplainedPart, Explanation};
pub(super) use part::charged;
pub use plan::{ChargeChange, Charged, Ended, LikeForLike, NAMED_EXCLUSIONS, ParagraphKind, Plan, Recorded};
pub use run::{Extreme, FEWEST_YEARS_OF_A_RECORD, Reach, Run};
pub use sentence::{Sentence, StoryCaveat};
pub use style::{ForceStyle, NounStyle, PercentStyle, PeriodStyle, Style};

use crate::figures::{Caveat, Claim, Claims};

use super::plan::MOST_BESIDE;
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
    fn caveat(&self, claims: &Claims<'_>, caveat: &StoryCaveat) -> String;
}

/// A story, said.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// BCP 47 tag of the language.
    pub lang: &'static str,
    /// Paragraphs, in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// What must be said beside the figures: at most [`MOST_BESIDE`] notes.
    pub notes: Vec<String>,
    /// What else a reader may want to know of them, each caveat once, in the order in which the sentences bring them up.
    pub further_notes: Vec<String>,
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
                    Some(_) => passage.spans.push(span.clone()),
                    None => {
                        passage.text(&span.text);
                    }
                }
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
        // What concerns all forces alone is not beside the figures of one.
        let own = |paragraph: &&Paragraph| paragraph.kind != ParagraphKind::National;
        let (beside, _) = divide(claims, &mut caveats(paragraphs.iter().filter(own)));
        let mut further = Vec::new();
        for caveat in caveats(paragraphs.iter()) {
            if !beside.contains(&caveat) && !further.contains(&caveat) {
                further.push(caveat);
            }
        }
        let say = |caveats: Vec<&StoryCaveat>| caveats.into_iter().map(|caveat| words.caveat(claims, caveat)).collect();
        Self {
            lang: words.language().tag(),
            notes: say(beside),
            further_notes: say(further),
            paragraphs,
        }
    }
}

/// The caveats of paragraphs, as often as their sentences bring them up.
fn caveats<'p>(paragraphs: impl Iterator<Item = &'p Paragraph>) -> impl Iterator<Item = &'p StoryCaveat> {
    paragraphs
        .flat_map(|paragraph| &paragraph.sentences)
        .flat_map(|sentence| &sentence.caveats)
}

/// The caveats, each once: at most [`MOST_BESIDE`] that stand beside the figures, and all others.
///
/// What a sentence says itself ("so far", "about", "provisional", who is left out) needs no note beside it. Of the recording
/// changes, the latest concern the most comparisons.
fn divide<'s>(
    claims: &Claims<'_>,
    caveats: &mut dyn Iterator<Item = &'s StoryCaveat>,
) -> (Vec<&'s StoryCaveat>, Vec<&'s StoryCaveat>) {
    let mut all: Vec<&StoryCaveat> = Vec::new();
    for caveat in caveats {
        if !all.contains(&caveat) {
            all.push(caveat);
        }
    }
    let changed = |caveat: &StoryCaveat| match caveat.caveat {
        Caveat::RecordingChange(index) => Some(claims.dataset.topic().changes[index].from),
        _ => None,
    };
    let mut beside: Vec<&StoryCaveat> = Vec::new();
    for &caveat in &all {
        if changed(caveat).is_some() {
            // By insertion: the standard library's sorts are kilobytes of wasm.
            let later = beside.iter().take_while(|before| changed(before) >= changed(caveat));
            beside.insert(later.count(), caveat);
        }
    }
    let unsaid = [Caveat::OutcomeBelowZero, Caveat::CodesAdded];
    beside.extend(all.iter().copied().filter(|caveat| unsaid.contains(&caveat.caveat)));
    beside.truncate(MOST_BESIDE);
    all.retain(|caveat| !beside.contains(caveat));
    (beside, all)
}
