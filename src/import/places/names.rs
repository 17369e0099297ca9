//! All names together: each once a force.

use std::collections::BTreeMap;

use super::super::areas::Areas;
use super::authorities::Authority;
use super::gazetteer::Place;
use super::spelling::Spelling;
use crate::model::Language;
use crate::places::{DraftName, IndexDraft};

/// Population by which counties, local authorities without a town of their name, and short names stand among places.
const OF_A_REGION: u32 = 100_000;

/// Names in the order in which they came, and where each stands by what its spellings have in common and its force.
pub(super) struct Names<'d> {
    draft: &'d IndexDraft,
    names: Vec<DraftName>,
    known: BTreeMap<(String, usize), usize>,
}

impl<'d> Names<'d> {
    /// No names yet, for the forces and words of `draft`.
    pub(super) fn new(draft: &'d IndexDraft) -> Self {
        Self {
            draft,
            names: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    /// Adds the names of `places.toml`.
    pub(super) fn add_spelling(&mut self, spelling: &Spelling) {
        for (force, names, places) in spelling.forces() {
            for name in names {
                self.add_alias(name, force);
            }
            for name in places {
                self.add_region(name, force);
            }
        }
        for (number, places) in spelling.nations().enumerate() {
            for name in places {
                self.add_region(name, spelling.areas.list().len() + number);
            }
        }
    }

    /// Adds what the areas file calls the forces: short names and names in releases. Its towns are places that are known by then.
    pub(super) fn add_areas(&mut self, areas: &Areas) {
        for (index, area) in areas.list().iter().enumerate() {
            for language in Language::ALL {
                if let Some(of_area) = area.names.exact(language) {
                    self.add_alias(&of_area.short, index);
                }
            }
            for name in areas.releases(index).iter().chain(&area.aliases) {
                self.add_alias(name, index);
            }
        }
    }

    /// Adds another name of a force, unless the force is found by it already.
    fn add_alias(&mut self, name: &str, force: usize) {
        self.add(DraftName {
            name: name.to_owned(),
            force,
            population: None,
            border: f64::INFINITY,
        });
    }

    /// Adds the name of a county or a part of the country, or a short name of a town.
    fn add_region(&mut self, name: &str, force: usize) {
        self.add(DraftName {
            name: name.to_owned(),
            force,
            population: Some(OF_A_REGION),
            border: f64::INFINITY,
        });
    }

    /// Adds local authorities and places. An authority is in one force by law, and so is the town that it is named after.
    pub(super) fn add_places(&mut self, authorities: &[Authority], places: &[Place]) {
        let mut populations: BTreeMap<(String, usize), u32> = BTreeMap::new();
        for place in places {
            let population = populations.entry((self.draft.folded(&place.name), place.force)).or_default();
            *population = place.population.max(*population);
        }
        for (name, force) in authorities {
            let population = populations.get(&(self.draft.folded(name), *force));
            self.add(DraftName {
                name: name.clone(),
                force: *force,
                population: Some(population.map_or(OF_A_REGION, |&residents| residents)),
                border: f64::INFINITY,
            });
        }
        // The larger of two places of one name and force is the one that is meant.
        let mut places: Vec<&Place> = places.iter().collect();
        places.sort_by_key(|place| std::cmp::Reverse(place.population));
        for place in places {
            let border = place.beside.map_or(f64::INFINITY, |(_, kilometres)| kilometres);
            for name in [&place.name].into_iter().chain(&place.others) {
                let is_new = self.add(DraftName {
                    name: name.clone(),
                    force: place.force,
                    population: Some(place.population),
                    border,
                });
                if let Some((force, _)) = place.beside.filter(|_| is_new && border < DraftName::OPEN) {
                    self.add(DraftName {
                        name: name.clone(),
                        force,
                        population: Some(0),
                        border,
                    });
                }
            }
        }
    }

    /// Adds a name, unless its force is found by it already; says whether it did.
    fn add(&mut self, name: DraftName) -> bool {
        let folded = self.draft.folded(&name.name);
        if self.draft.is_own_name(&folded, name.force) || self.known.contains_key(&(folded.clone(), name.force)) {
            return false;
        }
        self.known.insert((folded, name.force), self.names.len());
        self.names.push(name);
        true
    }

    /// The names.
    pub(super) fn finish(self) -> Vec<DraftName> {
        self.names
    }
}
