//! The story in English.

use super::{Plan, Sentence, StoryWords, Style};
use crate::figures::{Caveat, Claim, Claims};
use crate::words::en::English;

impl StoryWords for English {
    fn printed(&self, _claims: &Claims<'_>, _claim: &Claim, _style: Style) -> String {
        String::new()
    }

    fn stated(&self, _claims: &Claims<'_>, _claim: &Claim, _style: Style) -> Sentence {
        Sentence::default()
    }

    fn sentence(&self, _claims: &Claims<'_>, _plan: &Plan, _style: Style, _first: bool) -> Sentence {
        Sentence::default()
    }

    fn caveat(&self, _claims: &Claims<'_>, _caveat: &Caveat) -> String {
        String::new()
    }
}
