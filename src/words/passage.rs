//! Running text in which every figure is marked with the claim that it prints.

/// Running text in which every figure is marked with the claim that it prints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// Text and claims, in reading order.
    pub spans: Vec<Span>,
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
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

    /// Adds words that print the claim spelled `claim`: the figure with its unit and period.
    pub(crate) fn claim(&mut self, claim: String, text: &str) -> &mut Self {
        self.spans.push(Span {
            text: text.to_owned(),
            claim: Some(claim),
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
