//! Where a path leads: through the modules, their imports and re-exports, to what defines the thing or to another crate.

use super::paths::Route;
use super::tree::{Meaning, Package};

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// A module, or something that it defines.
    Module(usize),
    /// Something of another crate: the path as that crate spells it.
    Crate(Vec<String>),
}

/// Everything that a path touches.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// Its ends: several where features choose between them.
    pub(super) ends: Vec<End>,
    /// Modules that re-export what it leads to.
    pub(super) through: Vec<usize>,
    /// Whether it names something that a module does not have.
    pub(super) broken: bool,
}

/// What is being looked up, so that imports which lead to each other end.
type Asked = Vec<(usize, String)>;

impl Package {
    /// Where `route` leads, written in module `from`. Nowhere if it begins with a local name, a generic parameter or a name that
    /// every file has, such as `Vec`: then it leads out of no room.
    pub(super) fn reach(&self, from: usize, route: &Route) -> Reach {
        let mut reach = Reach::default();
        self.follow(from, route, &mut reach, &mut Vec::new());
        reach.ends.sort();
        reach.ends.dedup();
        reach
    }

    /// Whether the path began with a name that is known.
    fn follow(&self, from: usize, route: &Route, reach: &mut Reach, asked: &mut Asked) -> bool {
        let own = &self.modules[from];
        let mut segments = route.segments.as_slice();
        let mut at = from;
        match segments.first().map(String::as_str) {
            None => return false,
            _ if route.of_crate => return self.other_crate(from, segments, reach, asked),
            Some("crate") => at = own.root,
            Some("super") => {
                while let Some("super") = segments.first().map(String::as_str) {
                    at = self.modules[at].parent.expect("a path leads above its crate");
                    segments = &segments[1..];
                }
                return self.descend(at, segments, reach, asked);
            }
            Some("self") => {}
            Some(first) => {
                // One name alone is a module's only in an import; in code it is a local one that happens to have its name.
                let bare = segments.len() == 1 && !route.import;
                return self.lookup(at, first, &segments[1..], bare, reach, asked)
                    || self.other_crate(from, segments, reach, asked);
            }
        }
        segments = &segments[1..];
        // `self::super::`, which is `super::`.
        while let Some("super") = segments.first().map(String::as_str) {
            at = self.modules[at].parent.expect("a path leads above its crate");
            segments = &segments[1..];
        }
        self.descend(at, segments, reach, asked)
    }

    /// The rest of a path, from module `at` on.
    fn descend(&self, at: usize, segments: &[String], reach: &mut Reach, asked: &mut Asked) -> bool {
        let Some(first) = segments.first() else {
            reach.ends.push(End::Module(at));
            return true;
        };
        if !self.lookup(at, first, &segments[1..], false, reach, asked) {
            reach.broken = true;
        }
        true
    }

    /// What `name` means in module `at`, and the rest of the path from there. False where it has no such name.
    fn lookup(&self, at: usize, name: &str, rest: &[String], bare: bool, reach: &mut Reach, asked: &mut Asked) -> bool {
        let question = (at, name.to_owned());
        if asked.contains(&question) {
            return false;
        }
        asked.push(question);
        let module = &self.modules[at];
        let mut known = false;
        for meaning in module.names.get(name).into_iter().flatten() {
            known = true;
            match meaning {
                Meaning::Child(_) if bare => {}
                Meaning::Child(child) => {
                    self.descend(*child, rest, reach, asked);
                }
                // What stands behind an item's name is its variants and functions.
                Meaning::Item => reach.ends.push(End::Module(at)),
                Meaning::Import(route) => {
                    reach.through.push(at);
                    let mut longer = route.clone();
                    longer.segments.extend(rest.iter().cloned());
                    self.follow(at, &longer, reach, asked);
                }
            }
        }
        if !known {
            for glob in &module.globs {
                let mut longer = glob.clone();
                longer.segments.push(name.to_owned());
                longer.segments.extend(rest.iter().cloned());
                let mut found = Reach::default();
                // What a glob of another crate has cannot be known here; the glob itself is one of the module's paths.
                if self.follow(at, &longer, &mut found, asked) && found.ends.iter().any(|end| matches!(end, End::Module(_))) {
                    known = true;
                    reach.through.push(at);
                    reach.through.extend(found.through);
                    reach.ends.extend(found.ends);
                }
            }
        }
        asked.pop();
        known
    }

    /// A path that begins with the name of a crate.
    fn other_crate(&self, from: usize, segments: &[String], reach: &mut Reach, asked: &mut Asked) -> bool {
        let Some(first) = segments.first() else {
            return false;
        };
        if *first == self.library && self.modules[from].root != 0 {
            return self.descend(0, &segments[1..], reach, asked);
        }
        if self.crates.contains(first) {
            reach.ends.push(End::Crate(segments.to_vec()));
            return true;
        }
        false
    }
}
