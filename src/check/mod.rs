//! The article checker: every number in an article's running text, held against the claim that it makes.
//!
//! `article -> sentences (quotations left out) -> amounts -> subjects -> claims -> findings -> report`. Names come from the dataset;
//! the words around numbers are English.

mod agreement;
mod amount;
mod article;
mod checked;
mod cue;
mod finding;
mod github;
mod matching;
mod mention;
mod not_figure;
mod numeral;
mod quote;
mod reader;
mod report;
mod scan;
mod sentence;
mod subject;
mod template_fault;
mod token;
mod unit;

pub use cue::Direction;
pub use finding::{Finding, Status, Unchecked};
pub use github::annotations;
pub use matching::Unmatched;
pub use not_figure::NotFigure;
pub use report::Report;
pub use template_fault::{TemplateFault, TemplateFaultKind};
pub use token::Place;

use std::collections::BTreeMap;

use article::Article;
use sentence::Text;

use crate::figures::Claims;

/// The numbers of `article` held against what `claims` can claim. The area, the offence and the months of its query are those that
/// the article is about where it does not say.
#[must_use]
pub fn check(article: &str, claims: &Claims<'_>) -> Report {
    let text = Text::new(article);
    let mentions = mention::mentions(&text, claims.dataset, claims.query.year_ending);
    let names: Vec<_> = mentions.iter().map(|mention| mention.at.clone()).collect();
    let segments: Vec<_> = text
        .sentences
        .iter()
        .map(|sentence| text.segments(sentence, &names))
        .collect();
    let (amounts, others) = scan::scan(&text, &mentions, &segments);
    let article = Article {
        text: &text,
        mentions: &mentions,
        segments: &segments,
        amounts: &amounts,
    };
    let checked = checked::checked(&article, claims);
    let mut not_figures = BTreeMap::new();
    for kind in others {
        *not_figures.entry(kind).or_insert(0) += 1;
    }
    let faults = template_fault::faults(&article, claims, &checked);
    let findings = checked
        .into_iter()
        .map(|checked| finding::finding(&text, &amounts[checked.index], checked.status, checked.claim, claims))
        .collect();
    Report {
        findings,
        faults,
        quoted: text.quoted_numbers,
        not_figures,
    }
}
