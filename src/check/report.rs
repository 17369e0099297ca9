//! Everything that was found, as lines for a person at a terminal.

use std::collections::BTreeMap;

use super::finding::Finding;
use super::not_figure::NotFigure;
use super::template_fault::TemplateFault;
use super::token::Place;

/// Everything that was found in an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Numbers that carry a figure, in reading order.
    pub findings: Vec<Finding>,
    /// Faults of the text, in reading order.
    pub faults: Vec<TemplateFault>,
    /// Numbers in quotations, which are not checked.
    pub quoted: usize,
    /// How many numbers are no figures, by what they are.
    pub not_figures: BTreeMap<NotFigure, usize>,
}

impl Report {
    /// Number of figures with this status.
    #[must_use]
    pub fn count(&self, slug: &str) -> usize {
        self.findings.iter().filter(|finding| finding.status.slug() == slug).count()
    }

    /// One line that says what is wrong, or `None` where nothing is.
    #[must_use]
    pub fn failure(&self) -> Option<String> {
        let (differ, faults) = (self.count("differs"), self.faults.len());
        (differ + faults > 0).then(|| {
            format!(
                "{}, {}",
                counted(differ, "figure differs", "figures differ"),
                counted(faults, "fault", "faults")
            )
        })
    }

    /// The report as lines, each with its place in `file`.
    #[must_use]
    pub fn text(&self, file: &str) -> String {
        let mut lines: Vec<(Place, String)> = Vec::new();
        for finding in &self.findings {
            lines.push((
                finding.place,
                format!("{:<9} {}: {}", finding.status.slug(), finding.text, finding.message),
            ));
        }
        for fault in &self.faults {
            lines.push((
                fault.place,
                format!("{:<9} {}: {}", "fault", fault.kind.slug(), fault.message),
            ));
        }
        lines.sort_by_key(|line| line.0);
        let mut text = String::new();
        for (place, line) in lines {
            text.push_str(&format!("{file}:{}:{}: {line}\n", place.line, place.column));
        }
        let others: usize = self.not_figures.values().sum();
        let kinds: Vec<String> = self
            .not_figures
            .iter()
            .map(|(kind, count)| format!("{} {count}", kind.slug()))
            .collect();
        let kinds = if kinds.is_empty() {
            String::new()
        } else {
            format!(" ({})", kinds.join(", "))
        };
        text.push_str(&format!(
            "{}, {}, {} not be checked; {}. No figures: {others}{kinds}; quoted: {}.\n",
            counted(self.count("agrees"), "figure agrees", "figures agree"),
            counted(self.count("differs"), "differs", "differ"),
            counted(self.count("unchecked"), "could", "could"),
            counted(self.faults.len(), "fault", "faults"),
            self.quoted
        ));
        text
    }
}

fn counted(count: usize, one: &str, other: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { other })
}
