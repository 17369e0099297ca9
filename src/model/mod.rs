//! The vocabulary that every other room speaks: areas, offences, periods, measures, outcomes, claims, notices. Standard library only.

mod absence;
mod area;
mod chart_kind;
mod claim;
mod cut;
mod digits;
mod language;
mod measure;
mod notice;
mod offence;
mod outcome;
mod period;
mod unlike;

pub use absence::{Absence, Figure};
pub use area::{Area, AreaKind, AreaNames, Nation, Population};
pub use chart_kind::ChartKind;
pub use claim::{ClaimKind, Precision, Unit};
pub(crate) use cut::{cut, next_piece};
pub(crate) use digits::Digits;
pub use language::{Language, PluralCategory, Translated};
pub use measure::Measure;
pub use notice::{Effect, RecordingChange, StandingNote};
pub use offence::{CodeEntry, NounPair, Offence, OffenceNames, Topic};
pub use outcome::{OutcomeBasis, OutcomeGroup, OutcomeType};
pub use period::{Date, Month, Quarter, YearEnding};
pub use unlike::Unlike;
