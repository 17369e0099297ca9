//! Published figures against a release, for `figures diff`.

use force_figures::Dataset;
use force_figures::figures::fairness::SMALL_BASE;
use force_figures::figures::{Claims, StatedRevision};
use force_figures::model::{Language, Precision, Unit};
use force_figures::query::{ClaimQuery, FigureQuery};
use force_figures::words;
use force_figures::words::number::{fixed, integer};
use force_figures::words::story::{self, Style};
use serde_json::{Value, json};

use crate::Failure;

/// How many of the published figures the release says.
pub(crate) fn summary(stated: &[StatedRevision]) -> String {
    let agree = stated.iter().filter(|stated| stated.agrees).count();
    let differ = stated.iter().filter(|stated| stated.differs()).count();
    format!(
        "{} published figures: {agree} agree as exactly as they were published, {differ} differ, {} are not in the release.",
        stated.len(),
        stated.len() - agree - differ
    )
}

/// What `dataset` prints for the claim, or why it has none.
pub(crate) fn printed(dataset: &Dataset, stated: &StatedRevision) -> String {
    let query = FigureQuery {
        force: Some(stated.area.clone()),
        year_ending: Some(stated.year_ending.to_string()),
        ..FigureQuery::default()
    };
    let claim: Result<ClaimQuery, _> = format!("{}.{}", stated.offence, stated.kind).parse();
    let resolved = query
        .resolve(dataset)
        .and_then(|query| Ok((query, claim?.resolve(dataset, &query)?)));
    let Ok((query, key)) = resolved else {
        return "not in the release".to_owned();
    };
    let claims = Claims::new(dataset, query);
    let claim = claims.get(key);
    match claim.value {
        Ok(_) => story::stories(Language::En).printed(&claims, &claim, Style::default()),
        Err(absence) => words::of(Language::En).absence(absence).to_string(),
    }
}

pub(crate) fn json(old: &Dataset, new: &Dataset, stated: &StatedRevision) -> Value {
    let precision = match stated.precision {
        Precision::Exact => json!("exact"),
        Precision::RoundedTo(unit) => json!({ "rounded_to": unit }),
        Precision::Decimals(decimals) => json!({ "decimals": decimals }),
        Precision::MoreThan => json!("more-than"),
    };
    json!({
        "force": stated.area,
        "claim": format!("{}.{}", stated.offence, stated.kind),
        "year_ending": stated.year_ending.to_string(),
        "precision": precision,
        "before": stated.before.ok(),
        "after": stated.after.ok(),
        "before_printed": printed(old, stated),
        "after_printed": printed(new, stated),
        "agrees": stated.agrees,
        "difference": stated.difference(),
        "percent": stated.percent(),
    })
}

/// The failure that was asked for, where a published number of offences was revised by more than `limit` per cent.
pub(crate) fn over(stated: &[StatedRevision], limit: f64) -> Option<Failure> {
    let large = |stated: &&StatedRevision| {
        let base = stated.before.is_ok_and(|before| before >= SMALL_BASE as f64);
        base && stated.differs()
            && stated.kind.unit() == Unit::Offences
            && stated.percent().is_some_and(|percent| percent.abs() > limit)
    };
    let most = stated.iter().filter(large).max_by(|one, other| {
        let size = |stated: &StatedRevision| stated.percent().map_or(0.0, f64::abs);
        size(one).total_cmp(&size(other))
    })?;
    Some(
        format!(
            "{} published figures were revised by more than {}%; the most: {}, {}.{}, year to {}, by {}%",
            integer(stated.iter().filter(large).count() as i64),
            fixed(limit, 1),
            most.area,
            most.offence,
            most.kind,
            most.year_ending,
            fixed(most.percent().unwrap_or_default(), 1)
        )
        .into(),
    )
}
