//! The modules of a package as its source files declare them: what each one names, imports and uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::paths::{Declared, Import, Route, Source};

/// A package: the modules of its crates. The library comes first.
pub(super) struct Package {
    pub(super) modules: Vec<Module>,
    /// Crates of Cargo.toml and of Rust itself, spelled as paths spell them.
    pub(super) crates: BTreeSet<String>,
    /// What the package's other crates call its library.
    pub(super) library: String,
}

/// A module.
pub(super) struct Module {
    /// Path of its file from the package's top.
    pub(super) file: String,
    /// Index of its crate's root.
    pub(super) root: usize,
    /// Index of the module that declares it.
    pub(super) parent: Option<usize>,
    /// What its names mean. A name has several meanings where features choose between them.
    pub(super) names: BTreeMap<String, Vec<Meaning>>,
    /// Modules whose names it takes over by `*`.
    pub(super) globs: Vec<Route>,
    /// Every path in its code, those of its imports among them.
    pub(super) routes: Vec<Route>,
}

/// What a name in a module means.
#[derive(Clone)]
pub(super) enum Meaning {
    /// A module that it declares.
    Child(usize),
    /// Something that it defines.
    Item,
    /// What an import leads to.
    Import(Route),
}

/// The crates that come with Rust.
const OF_RUST: [&str; 3] = ["std", "core", "alloc"];

impl Package {
    /// The package at `top`, whose crates begin in the files `roots`.
    pub(super) fn read(top: &Path, roots: &[&str], library: &str, crates: &[String]) -> Self {
        let mut package = Self {
            modules: Vec::new(),
            crates: OF_RUST.iter().map(|&name| name.to_owned()).collect(),
            library: library.to_owned(),
        };
        package.crates.extend(crates.iter().map(|name| name.replace('-', "_")));
        for root in roots {
            let path = PathBuf::from(root);
            let source = parsed(&top.join(&path));
            let folder = path.parent().unwrap().to_owned();
            package.add(top, &path, &folder, source, None);
        }
        package
    }

    /// Adds the module in `file`, whose children's files are in `folder`, and all that it declares.
    fn add(&mut self, top: &Path, file: &Path, folder: &Path, source: Source, parent: Option<usize>) -> usize {
        let own = self.modules.len();
        let mut names: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
        for item in source.items {
            names.entry(item).or_default().push(Meaning::Item);
        }
        let mut globs = Vec::new();
        for import in source.imports {
            match import {
                Import::Name(name, route) => names.entry(name).or_default().push(Meaning::Import(route)),
                Import::Glob(route) => globs.push(route),
            }
        }
        self.modules.push(Module {
            file: file.to_string_lossy().replace('\\', "/"),
            root: parent.map_or(own, |parent| self.modules[parent].root),
            parent,
            names,
            globs,
            routes: source.routes,
        });
        for Declared { name, body, file: named } in source.modules {
            let inner = folder.join(&name);
            let child = match body {
                Some(body) => self.add(top, file, &inner, body, Some(own)),
                None => {
                    // `#[path]` is from the folder of the file itself.
                    let named = named.map(|named| file.parent().unwrap().join(named));
                    let usual = [folder.join(format!("{name}.rs")), inner.join("mod.rs")];
                    let found: Vec<_> = named.map_or(usual.to_vec(), |named| vec![named]);
                    let path = found.iter().find(|path| top.join(path).exists());
                    let path = path.unwrap_or_else(|| panic!("{}: mod {name} has no file", file.display()));
                    self.add(top, path, &inner, parsed(&top.join(path)), Some(own))
                }
            };
            self.modules[own].names.entry(name).or_default().push(Meaning::Child(child));
        }
        own
    }

    /// The module that another one lies in, and those that that one lies in.
    pub(super) fn ancestors(&self, module: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.modules[module].parent, |&parent| self.modules[parent].parent)
    }
}

fn parsed(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source::read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
