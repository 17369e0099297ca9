//! The article checker: every number in an article's running text, held against the claim that it makes.
//!
//! `article -> sentences (quotations left out) -> amounts -> subjects -> claims -> agreement -> report`. Names come from the dataset;
//! the words around numbers are English.

mod agreement;
mod cue;
mod faults;
mod github;
mod matching;
mod mention;
mod not_figure;
mod quote;
mod report;
mod scan;
mod sentence;
mod subject;
mod token;

pub use cue::Direction;
pub use faults::{Fault, FaultKind};
pub use github::annotations;
pub use matching::Unmatched;
pub use not_figure::NotFigure;
pub use report::{Finding, Report, Status, Unchecked};
pub use token::Place;

use std::collections::BTreeMap;

use agreement::{Agreement, agreement, wrong_direction};
use scan::Amount;
use sentence::Text;
use subject::{Scene, Subject};

use crate::figures::{Claim, Claims};
use crate::model::Absence;

/// An amount with the claim that was held against it.
struct Checked {
    /// Index of the amount.
    index: usize,
    subject: Subject,
    claim: Option<Claim>,
    status: Status,
}

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
    let scene = Scene {
        text: &text,
        mentions: &mentions,
        segments: &segments,
        amounts: &amounts,
    };
    let checked = checked(&scene, claims);
    let mut not_figures = BTreeMap::new();
    for kind in others {
        *not_figures.entry(kind).or_insert(0) += 1;
    }
    let faults = faults::faults(&scene, claims, &checked);
    let findings = checked
        .into_iter()
        .map(|checked| report::finding(&text, &amounts[checked.index], checked.status, checked.claim, claims))
        .collect();
    Report {
        findings,
        faults,
        quoted: text.quoted_numbers,
        not_figures,
    }
}

fn checked(scene: &Scene<'_>, claims: &Claims<'_>) -> Vec<Checked> {
    let subjects = scene.subjects(claims);
    let mut checked = Vec::new();
    let mut before = None;
    for (index, subject) in subjects.into_iter().enumerate() {
        let matched = scene.matched(index, &subject, before.as_ref(), claims.dataset);
        let (claim, status) = match &matched {
            Err(why) => (None, Status::Unchecked(Unchecked::Unmatched(why.clone()))),
            Ok(matched) => held(&scene.amounts[index], matched, claims),
        };
        before = matched.ok();
        checked.push(Checked {
            index,
            subject,
            claim,
            status,
        });
    }
    checked
}

/// An amount held against the first of its claims that has a value and agrees, else the first that has a value.
fn held(own: &Amount, matched: &matching::Matched, claims: &Claims<'_>) -> (Option<Claim>, Status) {
    let mut first: Option<(Claim, Status)> = None;
    for &key in &matched.keys {
        let claim = claims.get(key);
        let Ok(value) = claim.value else {
            continue;
        };
        let status = match (agreement(own, &claim, value), wrong_direction(claims, &claim, matched.lead)) {
            (Agreement::TooExact, _) => Status::Unchecked(Unchecked::TooExact),
            (Agreement::Agrees, None) => Status::Agrees,
            (Agreement::Agrees, Some(direction)) => Status::Differs {
                by: 0.0,
                direction: Some(direction),
            },
            (Agreement::Differs(by), direction) => Status::Differs { by, direction },
        };
        if status == Status::Agrees {
            return (Some(claim), status);
        }
        first = first.or(Some((claim, status)));
    }
    match (first, matched.keys.first()) {
        (Some((claim, status)), _) => (Some(claim), status),
        (None, Some(&key)) => {
            let claim = claims.get(key);
            let absence = claim.value.err().unwrap_or(Absence::NotPublished);
            (Some(claim), Status::Unchecked(Unchecked::Absent(absence)))
        }
        (None, None) => (None, Status::Unchecked(Unchecked::Unmatched(Unmatched::NothingCounted))),
    }
}
