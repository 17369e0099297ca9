//! Paths held against the table of rooms, and modules that use each other in a circle.

use std::collections::BTreeSet;

use super::resolve::End;
use super::table::{ERROR, LIBRARY, Room};
use super::tree::Package;

/// A path that leads where its room may not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Breach {
    pub(super) file: String,
    pub(super) line: usize,
    /// The room, the crate or the module of `std` that it leads to, or "nowhere".
    pub(super) to: String,
    /// The path as it is written.
    pub(super) written: String,
}

impl Package {
    /// Every path that a room may not use, and every one that cannot be resolved.
    pub(super) fn breaches(&self) -> BTreeSet<Breach> {
        let mut breaches = BTreeSet::new();
        for (index, module) in self.modules.iter().enumerate() {
            let Some(room) = Room::of(&module.file) else {
                assert_eq!(module.file, ERROR, "a file that stands in no room (tests/rooms/table.rs)");
                continue;
            };
            for route in &module.routes {
                let reach = self.reach(index, route);
                let nowhere = reach.broken || (route.import && reach.ends.is_empty());
                let mut to: Vec<String> = nowhere.then(|| "nowhere".to_owned()).into_iter().collect();
                for end in &reach.ends {
                    match end {
                        End::Module(other) => to.extend(self.forbidden(room, *other)),
                        End::Crate(path) => {
                            to.extend(Room::permit_for(path).filter(|wanted| !room.permits(&module.file, wanted)))
                        }
                    }
                }
                to.extend(reach.through.iter().filter_map(|&other| self.forbidden(room, other)));
                breaches.extend(to.into_iter().map(|to| Breach {
                    file: module.file.clone(),
                    line: route.line,
                    to,
                    written: route.segments.join("::"),
                }));
            }
        }
        breaches
    }

    /// The name of a module's room, where `room` may not use it.
    fn forbidden(&self, room: &Room, module: usize) -> Option<String> {
        let file = &self.modules[module].file;
        // What lib.rs re-exports is held to where it comes from.
        if file == ERROR || file == LIBRARY {
            return None;
        }
        let other = Room::of(file)?;
        (other.path != room.path && !room.rooms.contains(&other.name())).then(|| other.name().to_owned())
    }

    /// Groups of modules that use each other, by their files.
    ///
    /// A module may use what the modules around it define: `mod.rs` is the outside of what its children are the inside of, and calls
    /// them as they call it. Such a step up closes no circle. All others do, however many modules they lead through.
    pub(super) fn circles(&self) -> BTreeSet<BTreeSet<String>> {
        let uses: Vec<BTreeSet<usize>> = (0..self.modules.len()).map(|module| self.used_by(module)).collect();
        let reached: Vec<BTreeSet<usize>> = (0..uses.len()).map(|module| reached(module, &uses)).collect();
        let mut circles = BTreeSet::new();
        for (module, all) in reached.iter().enumerate() {
            let circle: BTreeSet<String> = all
                .iter()
                .filter(|&&other| reached[other].contains(&module))
                .map(|&other| self.modules[other].file.clone())
                .collect();
            if !circle.is_empty() {
                circles.insert(circle);
            }
        }
        circles
    }

    /// Other modules that a module uses, but for those that it lies in.
    fn used_by(&self, module: usize) -> BTreeSet<usize> {
        let around: Vec<usize> = self.ancestors(module).collect();
        let ends = self.modules[module]
            .routes
            .iter()
            .flat_map(|route| self.reach(module, route).ends);
        ends.filter_map(|end| match end {
            End::Module(other) if other != module && !around.contains(&other) => Some(other),
            _ => None,
        })
        .collect()
    }
}

/// Every module that `from` leads to.
fn reached(from: usize, uses: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<usize> = uses[from].iter().copied().collect();
    while let Some(module) = next.pop() {
        if reached.insert(module) {
            next.extend(&uses[module]);
        }
    }
    reached
}
