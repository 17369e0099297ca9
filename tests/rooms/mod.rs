//! The walls between the rooms of ARCHITECTURE.md: every path in the code is resolved and held against one table. What a value is
//! that another room hands over, and the methods called on it, no path says and no test here sees.

mod paths;
mod resolve;
mod source;
mod table;
mod tree;
mod walls;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crate::common::project_file;
use source::sources;
use table::{CIRCLES, LIBRARY, OUTSIDE, ROOMS, Room};
use tree::Package;
use walls::Breach;

/// The files in which the package's crates begin.
const ROOTS: [&str; 3] = [LIBRARY, "src/bin/figures/main.rs", "src/bin/build_web.rs"];

/// Names of the crates that Cargo.toml lets the code use.
fn dependencies() -> Vec<String> {
    let manifest: toml::Table = fs::read_to_string(project_file("Cargo.toml")).unwrap().parse().unwrap();
    manifest["dependencies"].as_table().unwrap().keys().cloned().collect()
}

/// The project's own.
static PACKAGE: LazyLock<Package> =
    LazyLock::new(|| Package::read(&project_file(""), &ROOTS, "force_figures", &dependencies()));

fn fixture(name: &str) -> Package {
    let top = project_file("tests/rooms/fixture").join(name);
    Package::read(&top, &ROOTS[..2], "force_figures", &dependencies())
}

#[test]
fn every_path_keeps_to_what_its_room_may_use() {
    let breaches = PACKAGE.breaches();
    let lines: Vec<String> = breaches
        .iter()
        .map(|Breach { file, line, to, written }| format!("{file}:{line}: {written} leads to {to}"))
        .collect();
    assert!(breaches.is_empty(), "not in the table of rooms:\n{}", lines.join("\n"));
}

#[test]
fn every_file_is_a_module() {
    let modules: BTreeSet<String> = PACKAGE.modules.iter().map(|module| module.file.clone()).collect();
    let files: BTreeSet<String> = sources("src", "rs").into_iter().map(|(name, _)| name).collect();
    assert_eq!(modules, files, "left: modules that were read; right: files under src");
}

#[test]
fn rooms_build_upon_each_other_one_way() {
    for (index, room) in ROOMS.iter().enumerate() {
        for other in room.rooms {
            let earlier = ROOMS[..index].iter().any(|earlier| earlier.name() == *other);
            assert!(earlier, "{} uses {other}, which does not stand before it", room.path);
        }
    }
}

#[test]
fn every_crate_has_its_rooms() {
    let permitted: BTreeSet<String> = ROOMS
        .iter()
        .flat_map(|room| room.crates)
        .map(|permit| permit.split(" in ").next().unwrap().to_owned())
        .filter(|name| !OUTSIDE.contains(&name.as_str()))
        .collect();
    let named: BTreeSet<String> = dependencies().into_iter().collect();
    assert_eq!(permitted, named, "left: crates in the table of rooms; right: Cargo.toml");
}

#[test]
fn the_architecture_states_the_same_table() {
    let text = fs::read_to_string(project_file("ARCHITECTURE.md")).unwrap();
    let rows: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| line.starts_with("| `src/"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let stated: Vec<(String, String)> = rows
        .iter()
        .map(|cells| (cells[0].trim_matches('`').to_owned(), cells[2].to_owned()))
        .collect();
    let table = ROOMS.iter().filter(|room| room.path != LIBRARY);
    let held: Vec<(String, String)> = table.map(|room| (room.path.to_owned(), room.may_use())).collect();
    assert_eq!(stated, held, "left: ARCHITECTURE.md; right: tests/rooms/table.rs");
}

#[test]
fn modules_use_each_other_one_way() {
    let known: BTreeSet<BTreeSet<String>> = CIRCLES
        .iter()
        .map(|circle| circle.iter().map(|&file| file.to_owned()).collect())
        .collect();
    let found = PACKAGE.circles();
    let new: Vec<_> = found.difference(&known).collect();
    assert!(new.is_empty(), "circles of modules: {new:#?}");
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(gone.is_empty(), "take these out of tests/rooms/table.rs: {gone:#?}");
}

/// What the comments at the ends of a fixture's lines say of them: `// -> words, calamine`.
fn marked(folder: &str) -> BTreeSet<(String, usize, String)> {
    let top = format!("tests/rooms/fixture/{folder}");
    let mut marked = BTreeSet::new();
    for (name, text) in sources(&top, "rs") {
        let file = Path::new(&name)
            .strip_prefix(&top)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        for (index, line) in text.lines().enumerate() {
            let rooms = line.split_once("// -> ").map_or("", |(_, rooms)| rooms);
            for room in rooms.split(", ").filter(|room| !room.is_empty()) {
                marked.insert((file.clone(), index + 1, room.to_owned()));
            }
        }
    }
    marked
}

fn found(package: &Package) -> BTreeSet<(String, usize, String)> {
    let breaches = package.breaches().into_iter();
    breaches.map(|Breach { file, line, to, .. }| (file, line, to)).collect()
}

#[test]
fn each_way_through_a_wall_is_found() {
    let marked = marked("broken");
    assert!(marked.len() > 50, "{marked:?}");
    let found = found(&fixture("broken"));
    let (missed, unmarked): (Vec<_>, Vec<_>) = (marked.difference(&found).collect(), found.difference(&marked).collect());
    assert!(missed.is_empty(), "marked in the fixture, and not found: {missed:#?}");
    assert!(unmarked.is_empty(), "found, and not marked in the fixture: {unmarked:#?}");
}

#[test]
fn a_source_that_keeps_its_walls_passes() {
    let clean = fixture("clean");
    assert_eq!(found(&clean), BTreeSet::new());
    assert_eq!(clean.circles(), BTreeSet::new());
}

#[test]
fn each_circle_is_found() {
    let circle = |files: &[&str]| files.iter().map(|file| format!("src/{file}.rs")).collect::<BTreeSet<_>>();
    let found = fixture("broken").circles();
    assert_eq!(
        found,
        BTreeSet::from([
            circle(&["chart/axis", "chart/tick"]),
            circle(&["chart/label/far", "chart/label/near", "chart/scale"]),
        ])
    );
}

#[test]
fn a_file_stands_in_the_innermost_room() {
    let name = |file: &str| Room::of(file).map(Room::name);
    assert_eq!(name("src/figures/claim/mod.rs"), Some("figures"));
    assert_eq!(name("src/bin/build_web.rs"), Some("build_web.rs"));
    assert_eq!(name("src/figures_of_speech.rs"), None);
}
