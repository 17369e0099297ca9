//! What an editor pastes: one figure in three forms, each complete alone.
//!
//! The command and the builder page both print from here, so that they print the same bytes. The caller says where the published
//! files are ([`Hosting`]) and how the figure looks ([`Appearance`]).

mod appearance;
mod figure;
mod height;
mod hosting;
mod snippet;

pub use appearance::Appearance;
pub use figure::Embed;
pub use height::{COLUMN, Heights};
pub use hosting::{FRAME, Hosting};
pub use snippet::{Delivery, Image, element, frame_address, host_script, iframe, static_form};
