//! What several tests need: the published datasets, and one way to ask them.

use force_figures::figures::Figures;
use force_figures::{Dataset, FigureQuery};
use std::path::PathBuf;

/// A file of the project, by its path from the top.
pub(crate) fn project_file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The published dataset of `release`.
pub(crate) fn published(release: &str) -> Dataset {
    let path = project_file(&format!("www/data/harassment-{release}.figures"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let companion = path.with_extension("companion");
    let companion = std::fs::read(&companion).unwrap_or_else(|error| panic!("{}: {error}", companion.display()));
    Dataset::read_with_companion(&bytes, &companion).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The newest published dataset.
pub(crate) fn latest() -> Dataset {
    published("2026-04-23")
}

/// The figures that a spelled query asks for.
pub(crate) fn ask<'d>(dataset: &'d Dataset, query: &str) -> Figures<'d> {
    let query: FigureQuery = query.parse().unwrap_or_else(|error| panic!("{query}: {error}"));
    let resolved = query.resolve(dataset).unwrap_or_else(|error| panic!("{query}: {error}"));
    Figures::new(dataset, resolved)
}
