//! The published index of names, and the force that a text on the command line means.

use std::path::Path;

use force_figures::Dataset;
use force_figures::error::Error;
use force_figures::model::Language;
use force_figures::places::{Found, Index};

use crate::Failure;

/// The index of names in the folder of datasets.
pub(crate) const INDEX: &str = "forces.places";
/// The boundaries in the folder of datasets.
pub(crate) const BOUNDARIES: &str = "forces.boundaries";

/// The index in the folder `data`; `None` where the folder has none.
pub(crate) fn index(data: &Path) -> Result<Option<Index>, Failure> {
    let path = data.join(INDEX);
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = std::fs::read(&path).map_err(|error| failed(&path, error))?;
    Ok(Some(
        Index::read(&bytes).map_err(|damage| failed(&path, Error::from(damage)))?,
    ))
}

fn failed(path: &Path, error: impl std::fmt::Display) -> Failure {
    format!("{}: {error}", path.display()).into()
}

/// The slug of the force that `text` means: itself where it is that of an area of `dataset`, else what the index in the folder `data`
/// finds and is certain of.
///
/// A text that the index knows nothing of is given back: whoever looks it up among the areas says which there are.
///
/// # Errors
/// A text that could mean several forces, one that is only like a name, and one of a place elsewhere.
pub(crate) fn force(text: Option<&str>, data: &Path, dataset: &Dataset) -> Result<Option<String>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let is_slug = |slug: &str| dataset.areas().iter().any(|area| area.slug == slug);
    let index = if is_slug(text) { None } else { index(data)? };
    let Some(index) = index else {
        return Ok(Some(text.to_owned()));
    };
    let mut found = index.find(text, Language::En.tag());
    found.matches.retain(|known| is_slug(known.force));
    match found.matches.first() {
        Some(first) if first.certain => Ok(Some(first.force.to_owned())),
        // A postcode is not repeated, not even in an error.
        None if !found.elsewhere && found.query == text.trim_ascii() => Ok(Some(text.to_owned())),
        _ => Err(unsure(&found).into()),
    }
}

/// Which forces a text could mean, as an error says it.
fn unsure(found: &Found<'_>) -> String {
    let mut meant: Vec<String> = Vec::new();
    for known in &found.matches {
        meant.push(format!("{} ({})", known.force, known.name));
    }
    meant.dedup();
    let mut text = format!("unknown force \"{}\"", found.query);
    if !meant.is_empty() {
        text.push_str(&format!("; it could mean {}", meant.join(", ")));
    }
    if let Some(statement) = found.statement {
        text.push_str(&format!("; {statement}"));
    }
    text
}
