//! The story in Welsh.

mod caveat;
mod phrases;
mod printed;
mod sentence;
mod stated;

use self::phrases::Phrases;
use super::{Plan, Sentence, StoryWords, Style};
use crate::figures::{Caveat, Claim, Claims};
use crate::words::cy::Welsh;

impl StoryWords for Welsh {
    fn printed(&self, claims: &Claims<'_>, claim: &Claim, style: Style) -> String {
        Phrases { claims, style }.printed(claim)
    }

    fn stated(&self, claims: &Claims<'_>, claim: &Claim, style: Style) -> Sentence {
        Phrases { claims, style }.stated(claim)
    }

    fn sentence(&self, claims: &Claims<'_>, plan: &Plan, style: Style, first: bool) -> Sentence {
        let phrases = Phrases { claims, style };
        let mut sentence = match plan {
            Plan::Missing { latest } => phrases.missing(latest, first),
            Plan::Recorded(recorded) => phrases.recorded(recorded, first),
            Plan::Average(average) => phrases.average(average),
            Plan::Others { others, combined } => phrases.others(others, combined.as_ref(), first),
            Plan::Charged(charged) => phrases.charged(charged, first),
            Plan::NoOutcomes { charged } => phrases.no_outcomes(charged, first),
            Plan::Ended(ended) => phrases.ended(ended, first),
            Plan::Share { share } => phrases.share(share, first),
            Plan::Rates(rates) => phrases.rates(rates, first),
            Plan::ChargedShares(shares) => phrases.charged_shares(shares),
        };
        sentence.text(".");
        sentence
    }

    fn caveat(&self, claims: &Claims<'_>, caveat: &Caveat) -> String {
        caveat::caveat(claims, caveat)
    }
}
