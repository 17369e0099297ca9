//! An article with everything that was found in it.

use std::ops::Range;

use super::amount::Amount;
use super::mention::Mention;
use super::sentence::Text;

/// Everything that was found in an article, for looking up what stands where.
pub(super) struct Article<'a> {
    pub(super) text: &'a Text,
    pub(super) mentions: &'a [Mention],
    pub(super) segments: &'a [Vec<Range<usize>>],
    pub(super) amounts: &'a [Amount],
}

impl Article<'_> {
    /// Mentions within `range`, in order.
    pub(super) fn mentions_in(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Mention> {
        self.mentions
            .iter()
            .filter(move |mention| mention.at.start >= range.start && mention.at.end <= range.end)
    }

    /// The part of an amount's segment that is before it, back to the amount before; and the part that is after it.
    pub(super) fn windows(&self, index: usize) -> (Range<usize>, Range<usize>) {
        let own = &self.amounts[index];
        let before = index
            .checked_sub(1)
            .map(|before| self.amounts[before].at.end)
            .filter(|&end| end > own.segment.start);
        let after = self
            .amounts
            .get(index + 1)
            .map(|after| after.from)
            .filter(|&start| start < own.segment.end);
        (
            before.unwrap_or(own.segment.start)..own.at.start,
            own.at.end..after.unwrap_or(own.segment.end),
        )
    }
}
