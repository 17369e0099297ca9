//! The one integration binary: one link instead of one a file.

// A panic is how a test says what went wrong; a line on stderr is how it says what it skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod common;

#[cfg(feature = "cli")]
mod batch;
mod chart;
#[cfg(feature = "cli")]
mod check;
#[cfg(feature = "cli")]
mod check_data;
mod claims;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod compare;
#[cfg(feature = "cli")]
mod diff;
#[cfg(feature = "cli")]
mod docs;
#[cfg(feature = "cli")]
mod embed;
#[cfg(feature = "cli")]
mod fairness;
mod figures;
mod frozen;
#[cfg(feature = "cli")]
mod import;
#[cfg(feature = "cli")]
mod inline;
#[cfg(feature = "cli")]
mod ons;
#[cfg(feature = "cli")]
mod places;
mod query;
#[cfg(feature = "cli")]
mod record;
#[cfg(feature = "cli")]
mod rooms;
#[cfg(feature = "cli")]
mod second_topic;
#[cfg(feature = "cli")]
mod site;
mod story;
#[cfg(feature = "cli")]
mod topic_file;
#[cfg(feature = "cli")]
mod welsh;
mod words;
