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

pub mod dataset;
pub mod error;
pub mod figures;
pub mod model;
pub mod query;
pub mod words;

pub use dataset::Dataset;
pub use error::Error;
pub use figures::Figures;
pub use query::FigureQuery;
pub use words::View;
