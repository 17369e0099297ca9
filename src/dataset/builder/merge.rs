//! Forces that became part of another one: the new one has the sum of their counts for the time before.

use std::collections::BTreeMap;

use super::DatasetBuilder;
use crate::error::{Error, Position};
use crate::model::{FormerForce, Language, Merger, Quarter};

/// A force that became part of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForceChange {
    /// Index of the force that ended.
    pub former: usize,
    /// Index of the one that it became part of.
    pub successor: usize,
    /// First quarter of that one.
    pub from: Quarter,
}

impl DatasetBuilder {
    /// Puts the counts, residents and outcomes of forces that ended within the release into those that followed them, and leaves out the
    /// forces that ended; of a change after the release, the force that was to come.
    ///
    /// # Errors
    /// An input error that names the force and the quarter where a force has counts after its end, or one of several that became
    /// one has none where the others have; and where the topic's default area is not in the release.
    pub fn merge_forces(&mut self, changes: &[ForceChange]) -> Result<(), Error> {
        let Some(last) = self.counts.keys().map(|key| key.2).max() else {
            return Ok(());
        };
        let mut becomes: Vec<Option<usize>> = (0..self.areas.len()).map(Some).collect();
        for change in changes {
            if change.from > last {
                becomes[change.successor] = None;
            } else {
                becomes[change.former] = Some(change.successor);
                self.check_change(change, changes)?;
                self.note_change(change);
            }
        }
        let kept: Vec<usize> = (0..self.areas.len()).filter(|&area| becomes[area] == Some(area)).collect();
        let place = |area: usize| kept.iter().position(|&kept| Some(kept) == becomes[area]);
        self.move_areas(&kept, &place)
    }

    fn wrong(&self, found: String, expected: String) -> Error {
        Error::input(Position::file(self.release.files.join(" + ")), found, expected)
    }

    /// Whether the counts of the force that ended are whole, and end with it.
    fn check_change(&self, change: &ForceChange, changes: &[ForceChange]) -> Result<(), Error> {
        let slug = |area: usize| &self.areas[area].slug;
        let (former, successor) = (slug(change.former), slug(change.successor));
        for &(code, area, quarter) in self.counts.keys() {
            let code_name = &self.topic.codes[code].code;
            if area == change.former && quarter >= change.from {
                return Err(self.wrong(
                    format!("a count of {code_name} of {former} in {quarter}"),
                    format!("none from {} on, when it is part of {successor}", change.from),
                ));
            }
            if area == change.former && self.has_count(code, change.successor, quarter) {
                return Err(self.wrong(
                    format!("counts of {code_name} of {former} and of {successor} in {quarter}"),
                    "one of them: the one is part of the other".to_owned(),
                ));
            }
            let beside = changes
                .iter()
                .any(|other| other.successor == change.successor && other.former == area);
            if beside && !self.has_count(code, change.former, quarter) {
                return Err(self.wrong(
                    format!("no count of {code_name} of {former} in {quarter}"),
                    format!("one, as {} has: both are part of {successor}", slug(area)),
                ));
            }
        }
        Ok(())
    }

    /// Tells the new force what it came out of, and what that was called.
    fn note_change(&mut self, change: &ForceChange) {
        let former = self.areas[change.former].clone();
        let successor = &mut self.areas[change.successor];
        let names = former.names.get(Language::En);
        let called = [&names.name, &names.short].map(|name| name.to_lowercase());
        for alias in called.into_iter().chain(former.aliases.iter().cloned()) {
            if !successor.aliases.contains(&alias) {
                successor.aliases.push(alias);
            }
        }
        let merger = successor.merged.get_or_insert_with(|| Merger {
            from: change.from,
            former: Vec::new(),
        });
        merger.from = merger.from.max(change.from);
        merger.former.push(FormerForce {
            slug: former.slug,
            name: names.in_sentence(),
        });
    }

    /// Moves everything to the areas that stay; `place` is where an area's own figures go.
    fn move_areas(&mut self, kept: &[usize], place: &dyn Fn(usize) -> Option<usize>) -> Result<(), Error> {
        let Some(default) = place(self.topic.default_area) else {
            let slug = &self.areas[self.topic.default_area].slug;
            return Err(self.wrong(
                format!("default_area {slug} of the topic, which comes after this release"),
                "an area of the release".to_owned(),
            ));
        };
        self.topic.default_area = default;
        let mut areas = Vec::new();
        for &area in kept {
            let mut entry = self.areas[area].clone();
            if let Some(similar) = &mut entry.similar {
                let own = place(area);
                let mut moved: Vec<usize> = Vec::new();
                for other in similar.areas.iter().filter_map(|&other| place(other)) {
                    if Some(other) != own && !moved.contains(&other) {
                        moved.push(other);
                    }
                }
                similar.areas = moved;
            }
            areas.push(entry);
        }
        // A force that has residents of its own for a year keeps them; else those of all that became it are its own.
        let mut populations: BTreeMap<(usize, u16), u32> = BTreeMap::new();
        for (&(area, year), &residents) in &self.populations {
            let own = |area: usize| kept.contains(&area);
            if let Some(at) = place(area) {
                let stands = self.populations.contains_key(&(kept[at], year));
                if own(area) || !stands {
                    *populations.entry((at, year)).or_insert(0) += residents;
                }
            }
        }
        self.populations = populations;
        self.areas = areas;
        for ((code, area, quarter), count) in std::mem::take(&mut self.counts) {
            if let Some(area) = place(area) {
                self.add_count(code, area, quarter, count);
            }
        }
        for ((basis, code, area, quarter, outcome), count) in std::mem::take(&mut self.outcomes) {
            if let Some(area) = place(area) {
                self.add_outcome(basis, (code, area, quarter), outcome, count);
            }
        }
        self.provisional = self
            .provisional
            .iter()
            .filter_map(|&(code, area, quarter)| Some((code, place(area)?, quarter)))
            .collect();
        Ok(())
    }
}
