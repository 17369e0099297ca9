//! The index of names by which readers look for their police force, and the boundaries of the forces.
//!
//! Two files, each versioned and checksummed, and each read on its own: names, places and postcode districts (`index.rs`), and
//! boundaries (`boundaries/`). Which forces and places there are, and every sentence, stands in the files.
//!
//! | module | what it is for |
//! |---|---|
//! | `fold` | what spellings of one name have in common |
//! | `find` | typed text to forces, best first |
//! | `postcode` | typed text to a postcode district |
//! | `distance` | letters that were typed wrong |
//! | `file`, `reader`, `writer` | the files' header, and fields from bytes and to bytes |

pub mod boundaries;
mod distance;
#[cfg(feature = "cli")]
mod draft;
mod file;
mod find;
mod fold;
mod index;
mod postcode;
mod reader;
#[cfg(feature = "cli")]
mod writer;

pub use boundaries::{Boundaries, Located};
#[cfg(feature = "cli")]
pub use boundaries::{BoundariesDraft, DraftArea};
#[cfg(feature = "cli")]
pub use draft::{DraftDistrict, DraftForce, DraftName, DraftNation, IndexDraft};
pub use file::{Damage, FORMAT_VERSION, MAGIC};
pub use find::{Found, Match, MatchKind};
pub use index::Index;
#[cfg(feature = "web-places")]
pub(crate) use index::push_number;
