//! The index of names and the boundaries: what readers type, and which force that is.
//!
//! Expected forces are written by hand, or worked out from the tables by other code than ours.

mod boundaries;
mod damaged;
mod districts;
mod elsewhere;
mod folding;
mod forces;
mod import;
mod oracle;
mod towns;
mod typos;

use std::sync::OnceLock;

use force_figures::places::{Boundaries, Found, Index};

use crate::common::project_file;

/// The bytes of a published file.
fn published(name: &str) -> Vec<u8> {
    let path = project_file(&format!("www/data/{name}"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The published index.
fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::read(&published("forces.places")).expect("a whole index"))
}

/// The published boundaries.
fn outlines() -> &'static Boundaries {
    static BOUNDARIES: OnceLock<Boundaries> = OnceLock::new();
    BOUNDARIES.get_or_init(|| Boundaries::read(&published("forces.boundaries")).expect("whole boundaries"))
}

fn find(text: &str) -> Found<'static> {
    index().find(text, "en")
}

/// The forces of the matches, each once, best first.
fn forces(found: &Found<'static>) -> Vec<&'static str> {
    let mut forces = Vec::new();
    for known in &found.matches {
        if !forces.contains(&known.force) {
            forces.push(known.force);
        }
    }
    forces
}

/// The force that the text determines; `None` where it determines none.
fn certain(text: &str) -> Option<&'static str> {
    let found = find(text);
    let certain: Vec<_> = found
        .matches
        .iter()
        .filter(|known| known.certain)
        .map(|known| known.force)
        .collect();
    assert!(certain.windows(2).all(|pair| pair[0] == pair[1]), "{text}: {certain:?}");
    assert!(
        certain.is_empty() || found.matches[0].certain,
        "{text}: what is certain is not first"
    );
    certain.first().copied()
}
