//! The WebAssembly API of the `<force-figures>` element: opaque handles in, small plain views out.
//!
//! | edition | what it has | when it is loaded |
//! |---|---|---|
//! | `web` | `figure_set.rs`, `figure.rs`: the first view | at a reader's first touch |
//! | `web-stories` | the same and `stories.rs`, outcomes, Welsh | when a reader asks for any of it |
//! | `web-builder` | the same and `builder.rs` | by the builder page |
//! | `web-places` | `places.rs` alone: the search for a force | with the first key in the search |
//!
//! Bytes cross once, as a published file; what comes back are sentences, numbers of pixels and errors with a kind.

#[cfg(feature = "web-builder")]
mod builder;
#[cfg(feature = "web")]
mod canvas;
#[cfg(feature = "web")]
mod error;
#[cfg(feature = "web")]
mod figure;
#[cfg(feature = "web")]
mod figure_set;
mod json;
#[cfg(target_arch = "wasm32")]
mod memory;
#[cfg(feature = "web-places")]
mod places;
#[cfg(feature = "stories")]
mod plain;
#[cfg(feature = "stories")]
mod stories;
#[cfg(feature = "web")]
mod view_json;

#[cfg(feature = "web")]
pub use self::figure::ChartHandle;
#[cfg(feature = "web")]
pub use self::figure_set::FigureSet;
#[cfg(feature = "web-builder")]
use self::figure_set::kind_of;
#[cfg(feature = "web")]
use self::figure_set::{ViewRequest, view_fields};
#[cfg(feature = "web-places")]
pub use self::places::{Boundaries, Places};
