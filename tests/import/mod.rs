//! The importer: what it accepts, what it refuses and in which words, and that the published datasets are what it makes.

mod accept;
mod as_at;
mod broken;
mod command;
mod doubts;
mod fixture;
mod layouts;
mod long_cells;
mod outcomes;
mod published;
mod round_trip;
mod stopped;
mod topic;
