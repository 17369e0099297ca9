//! The importer: what it accepts, what it refuses and in which words, and that the published datasets are what it makes.

mod broken;
mod command;
mod fixture;
mod layouts;
mod outcomes;
mod published;
mod round_trip;
mod topic;
