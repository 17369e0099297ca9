//! The story in Welsh.

mod caveat;
mod outcomes;
mod phrases;
mod printed;
mod recorded;
mod stated;

use super::Welsh;
use crate::figures::{Claim, Claims};
use crate::words::story::{Plan, Sentence, StoryCaveat, StoryWords, Style};
use phrases::Phrases;

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
            Plan::Incomparable { change } => phrases.incomparable(change),
            Plan::LikeForLike(like_for_like) => phrases.like_for_like(like_for_like),
            Plan::Record(run) => phrases.record(run),
            Plan::Average { per_day } => phrases.average(per_day),
            Plan::Times { times } => phrases.times(times),
            Plan::Others { others, combined } => phrases.others(others, combined.as_ref(), first),
            Plan::OutcomesUntil { period } => phrases.outcomes_until(*period),
            Plan::Charged(charged) => phrases.charged(charged, first),
            Plan::ChargeChange(change) => phrases.charge_change(change),
            Plan::NoOutcomes { charged } => phrases.no_outcomes(charged, first),
            Plan::Ended(ended) => phrases.ended(ended, first),
            Plan::Share { share } => phrases.share(share, first),
            Plan::Rates(rates) => phrases.rates(rates, first),
        };
        sentence.text(".");
        sentence
    }

    fn caveat(&self, claims: &Claims<'_>, caveat: &StoryCaveat) -> String {
        caveat::caveat(claims, caveat)
    }
}
