//! The vocabulary that every other room speaks: areas, offences, periods, measures, notices. Standard library only.

mod absence;
mod area;
mod chart_kind;
mod language;
mod measure;
mod notice;
mod offence;
mod period;

pub use absence::{Absence, Figure};
pub use area::{Area, AreaKind, AreaNames, Nation, Population};
pub use chart_kind::ChartKind;
pub use language::{Language, Translated};
pub use measure::Measure;
pub use notice::{RecordingChange, StandingNote};
pub use offence::{CodeEntry, Offence, OffenceNames, Topic};
pub use period::{Date, Month, Quarter, YearEnding};
