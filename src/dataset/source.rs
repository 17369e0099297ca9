//! Where a dataset's figures come from.

use crate::model::{Date, Translated};

/// A release of the source tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Date on which the tables were published.
    pub date: Date,
    /// The attribution that every output carries, with the licence.
    pub attribution: Translated<String>,
    /// Names of the files that were read, in the order in which they were given.
    pub files: Vec<String>,
}
