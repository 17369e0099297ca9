//! What a language must be able to say of one force among others.

use crate::figures::NotComparedBecause;
use crate::model::{OffenceNames, Translated};

/// What a language must be able to say of one force among others. Every method is total.
pub(super) trait ForceWords: Sync {
    /// That the force `name` is not shown beside another, and why. `rates` says whether both have a rate.
    fn not_compared(&self, name: &str, because: NotComparedBecause, rates: bool) -> String;
    /// What the chart shows: a rate, of which offences, forces and year.
    fn title(&self, names: &Translated<OffenceNames>, period: &str) -> String;
    /// Name of the chart's kind in its summary.
    fn kind(&self) -> &'static str;
    /// How many forces there are, and from where to where their rates reach.
    fn span(&self, forces: &str, low: &str, high: &str) -> String;
    /// The rate of a force, and the forces whose rate is printed alike.
    fn readout(&self, name: &str, rate: &str, alike: &[&str]) -> String;
    /// Which forces have no rate, each with the reason.
    fn without(&self, forces: &[(String, &'static str)]) -> String;
    /// Headings of the table.
    fn head(&self, names: &Translated<OffenceNames>) -> [String; 2];
    /// Name of the cursor's range input.
    fn cursor(&self) -> &'static str;
}
