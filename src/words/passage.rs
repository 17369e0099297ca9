//! Running text in which every figure is marked with the claim that it prints.

use crate::figures::{Claim, Claims};

/// Running text in which every figure is marked with the claim that it prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// Text and claims, in reading order.
    pub spans: Vec<Span>,
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Text as it is printed.
    pub text: String,
    /// Spelling of the claim that they print; `None` for words without a figure.
    pub claim: Option<String>,
}

impl Passage {
    /// Adds words without a figure.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        match self.spans.last_mut() {
            Some(Span {
                text: before,
                claim: None,
            }) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.spans.push(Span {
                text: text.to_owned(),
                claim: None,
            }),
        }
        self
    }

    /// Adds words that print `claim`: the figure with its unit and period. A figure gets into a passage in no other way.
    pub(crate) fn say(&mut self, claims: &Claims<'_>, claim: &Claim, text: &str) -> &mut Self {
        self.spans.push(Span {
            text: text.to_owned(),
            claim: Some(claims.spelled(claim)),
        });
        self
    }

    /// The words alone.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for span in &self.spans {
            text.push_str(&span.text);
        }
        text
    }
}

impl From<String> for Passage {
    fn from(text: String) -> Self {
        Self {
            spans: vec![Span { text, claim: None }],
        }
    }
}
