//! Amounts held against the claims that they make.

use super::agreement::{Agreement, agreement, wrong_direction};
use super::amount::Amount;
use super::article::Article;
use super::finding::{Status, Unchecked};
use super::matching::{Matched, Unmatched};
use super::subject::Subject;
use crate::figures::{Claim, Claims};
use crate::model::Absence;

/// An amount with the claim that was held against it.
pub(super) struct Checked {
    /// Index of the amount.
    pub(super) index: usize,
    pub(super) subject: Subject,
    pub(super) claim: Option<Claim>,
    pub(super) status: Status,
}

/// Every amount of the article with its claim, in reading order.
pub(super) fn checked(article: &Article<'_>, claims: &Claims<'_>) -> Vec<Checked> {
    let subjects = article.subjects(claims);
    let mut checked = Vec::new();
    let mut before = None;
    for (index, subject) in subjects.into_iter().enumerate() {
        let matched = article.matched(index, &subject, before.as_ref(), claims.dataset);
        let (claim, status) = match &matched {
            Err(why) => (None, Status::Unchecked(Unchecked::Unmatched(why.clone()))),
            Ok(matched) => held_against_claims(&article.amounts[index], matched, claims),
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
fn held_against_claims(own: &Amount, matched: &Matched, claims: &Claims<'_>) -> (Option<Claim>, Status) {
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
