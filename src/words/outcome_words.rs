//! What a language must be able to say of outcomes.

use crate::model::{OffenceNames, OutcomeGroup, Translated};

/// What a language must be able to say of outcomes. Every method is total.
pub(super) trait OutcomeWords: Sync {
    /// What happened to the offences of a group, in a few words.
    fn group(&self, group: OutcomeGroup) -> &'static str;
    /// What the chart shows: of which offences and year, and that it is not over.
    fn title(&self, names: &Translated<OffenceNames>, period: &str) -> String;
    /// Name of the chart's kind in its summary.
    fn kind(&self) -> &'static str;
    /// One part, by its printed numbers: "603 of 8,542 harassment cases, 7.1%".
    fn part(&self, count: &str, cases: &str, names: &Translated<OffenceNames>, share: Option<&str>) -> String;
    /// Headings of the table.
    fn head(&self, names: &Translated<OffenceNames>) -> [String; 3];
    /// Heading of the table's last row, which is the sum of the others.
    fn all(&self, names: &Translated<OffenceNames>) -> String;
    /// Name of the cursor's range input.
    fn cursor(&self) -> &'static str;
    /// That the year of the outcomes is an earlier one than that of the other figures.
    fn earlier(&self, period: &str) -> String;
}
