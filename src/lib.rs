//! Local figures from police recorded crime: datasets, figures, charts.
//!
//! One way only: `Dataset + FigureQuery -> Figures -> Scene -> paint`. See ARCHITECTURE.md for the map and the invariants.
//!
//! | module | what it is for |
//! |---|---|
//! | [`model`] | vocabulary: areas, offences, periods, measures, notices |
//! | [`query`] | the one spelling of what is asked for |
//! | [`dataset`] | the counts of one release: builder, dataset file |
//! | [`figures`] | statistics as total functions |
//! | [`words`] | sentences, labels, tables: numbers become text |
//! | [`chart`] | layout of charts in CSS px |
//! | [`places`] | the names by which readers find their force, and boundaries |
//! | `check` | an article's figures held against claims |
//! | `paint` | scenes drawn through plotters |
//! | `html` | views and stories as HTML |
//! | `embed` | what an editor pastes |

pub mod chart;
#[cfg(feature = "cli")]
pub mod check;
pub mod dataset;
#[cfg(any(feature = "cli", feature = "web-builder"))]
pub mod embed;
pub mod error;
pub mod figures;
#[cfg(any(feature = "cli", feature = "web-builder"))]
pub mod html;
#[cfg(feature = "cli")]
pub mod import;
pub mod model;
#[cfg(feature = "paint")]
pub mod paint;
pub mod places;
pub mod query;
#[cfg(any(feature = "web", feature = "web-places"))]
pub mod web;
pub mod words;

pub use dataset::Dataset;
pub use error::Error;
pub use figures::Figures;
pub use query::FigureQuery;
pub use words::View;
