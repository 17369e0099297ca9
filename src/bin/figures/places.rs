//! The published index of names, and the force that a text on the command line means.

use std::path::{Path, PathBuf};

use force_figures::error::Error;
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

fn failed(path: &PathBuf, error: impl std::fmt::Display) -> Failure {
    format!("{}: {error}", path.display()).into()
}

/// The slug of the force that `text` means: itself where it is among `slugs`, else what the index finds and is certain of.
///
/// A text that the index knows nothing of is given back: whoever looks it up among the slugs says which there are.
///
/// # Errors
/// A text that could mean several forces, or one that is only like a name.
pub(crate) fn force<'s>(text: &str, data: &Path, slugs: impl Iterator<Item = &'s str>) -> Result<String, Failure> {
    let mut slugs = slugs;
    if slugs.any(|slug| slug == text) {
        return Ok(text.to_owned());
    }
    let Some(index) = index(data)? else {
        return Ok(text.to_owned());
    };
    let found = index.find(text, "en");
    match found.matches.first() {
        Some(first) if first.certain => Ok(first.force.to_owned()),
        None if found.statement.is_none() => Ok(text.to_owned()),
        _ => Err(unsure(&found).into()),
    }
}

/// Which forces a text could mean, as an error says it.
fn unsure(found: &Found<'_>) -> String {
    let mut meant: Vec<String> = Vec::new();
    for known in &found.matches {
        let name = match (known.detail, known.kind) {
            (Some(detail), _) => format!("{} ({}, {detail})", known.force, known.name),
            (None, _) => format!("{} ({})", known.force, known.name),
        };
        if !meant.contains(&name) {
            meant.push(name);
        }
    }
    let statement = found.statement.map_or(String::new(), |statement| format!("; {statement}"));
    if meant.is_empty() {
        return format!("unknown force \"{}\"{statement}", found.query);
    }
    format!("force \"{}\" could mean: {}{statement}", found.query, meant.join("; "))
}
