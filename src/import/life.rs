//! Which forces became part of which, and which are called similar: what the areas file says of an area beside its names.

use crate::dataset::ForceChange;
use crate::error::{Error, Position};
use crate::model::{Area, AreaKind, Month, Similar};

/// What the file says of one area, as words.
pub(super) struct Life {
    /// First month, `2026-04`.
    pub(super) from: Option<String>,
    /// Last month, `2026-03`.
    pub(super) until: Option<String>,
    /// Slug of the force that it became part of.
    pub(super) successor: Option<String>,
    /// Slugs of the forces that are called most similar.
    pub(super) similar: Vec<String>,
    /// Who calls them so.
    pub(super) source: Option<String>,
}

/// The forces that became part of others; similar ones are noted in `areas`.
///
/// # Errors
/// An input error for a month that no quarter begins or ends with, an end without a successor, a successor that does not begin when
/// the other ends, or ends itself, a beginning that nothing ends with, and similar forces that do not exist or have no source.
pub(super) fn settle(file: &str, areas: &mut [Area], lives: &[Life]) -> Result<Vec<ForceChange>, Error> {
    let wrong = |found: String, expected: &str| Error::input(Position::file(file), found, expected);
    let index = |slug: &str| areas.iter().position(|area| area.slug == slug);
    let mut changes = Vec::new();
    for (former, life) in lives.iter().enumerate() {
        let slug = &areas[former].slug;
        let (until, name) = match (&life.until, &life.successor) {
            (None, None) => continue,
            (Some(until), Some(name)) => (until, name),
            _ => {
                return Err(wrong(
                    format!("one of until and successor of area {slug}"),
                    "both, or neither",
                ));
            }
        };
        let successor = index(name)
            .filter(|&successor| successor != former && areas[successor].kind == AreaKind::Territorial)
            .ok_or_else(|| {
                wrong(
                    format!("successor {name:?} of area {slug}"),
                    "the slug of another territorial force",
                )
            })?;
        let ends = month(until)
            .map(Month::quarter)
            .filter(|quarter| quarter.last_month().to_string() == *until);
        let from = ends.and_then(|quarter| quarter.plus(1)).ok_or_else(|| {
            wrong(
                format!("until {until:?} of area {slug}"),
                "the last month of a quarter, such as \"2026-03\"",
            )
        })?;
        let begins = lives[successor].from.as_deref().and_then(month);
        if begins != Some(from.first_month()) {
            let found = lives[successor].from.as_deref().unwrap_or("none");
            return Err(wrong(
                format!("from {found:?} of area {name}, which follows {slug}"),
                &format!("\"{}\", the month after the other's until", from.first_month()),
            ));
        }
        if lives[successor].until.is_some() {
            return Err(wrong(
                format!("successor {name:?} of area {slug}, which ends itself"),
                "the force that there is now",
            ));
        }
        changes.push(ForceChange { former, successor, from });
    }
    for (area, life) in lives.iter().enumerate() {
        if let Some(from) = &life.from
            && !changes.iter().any(|change| change.successor == area)
        {
            return Err(wrong(
                format!("from {from:?} of area {}", areas[area].slug),
                "an area that names it as its successor",
            ));
        }
    }
    let mut similar = Vec::new();
    for (area, life) in lives.iter().enumerate() {
        similar.push(similar_to(areas, area, life).map_err(|(found, expected)| wrong(found, expected))?);
    }
    for (area, similar) in areas.iter_mut().zip(similar) {
        area.similar = similar;
    }
    Ok(changes)
}

/// The first day's month that the text spells.
fn month(text: &str) -> Option<Month> {
    text.parse().ok()
}

/// The similar forces of one area, or what was found and what was expected.
fn similar_to(areas: &[Area], own: usize, life: &Life) -> Result<Option<Similar>, (String, &'static str)> {
    let slug = &areas[own].slug;
    let source = life.source.as_deref().map_or("", str::trim);
    if life.similar.is_empty() != source.is_empty() {
        return Err((
            format!("one of similar and similar_source of area {slug}"),
            "both, or neither: who calls them so is said beside them",
        ));
    }
    let mut found: Vec<usize> = Vec::new();
    for name in &life.similar {
        let other = areas
            .iter()
            .position(|area| area.slug == *name && area.kind != AreaKind::Total);
        match other.filter(|&other| other != own && !found.contains(&other)) {
            Some(other) => found.push(other),
            None => {
                return Err((
                    format!("{name:?} as similar to area {slug}"),
                    "the slug of another force, once",
                ));
            }
        }
    }
    Ok((!found.is_empty()).then(|| Similar {
        areas: found,
        source: source.to_owned(),
    }))
}
