//! An import that is killed leaves the old pair or the new one, and the next import leaves no other file.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use force_figures::Dataset;

use super::fixture::{Case, TABLE, csv, rows, with_cell};
use crate::cli::figures;

fn import(case: &Case, table: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_figures"))
        .args([
            "import",
            "--topic",
            "topic.toml",
            "--recorded-crime",
            table,
            "--release",
            "2013-01-31",
        ])
        .args(["--population", "population.csv", "--out", "out"])
        .current_dir(case.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command")
}

fn finished(child: Child) {
    let output = child.wait_with_output().expect("an end");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The dataset that `releases.json` names.
fn published(folder: &Path) -> Dataset {
    let index = std::fs::read(folder.join("releases.json")).expect("an index");
    let index: serde_json::Value = serde_json::from_slice(&index).expect("a whole index");
    let file = index["topics"]["things"]["releases"]["2013-01-31"]
        .as_str()
        .expect("the release");
    let path = folder.join(file);
    let dataset = std::fs::read(&path).expect("the dataset");
    let companion = std::fs::read(path.with_extension("companion")).expect("its companion");
    Dataset::read_with_companion(&dataset, &companion).expect("a whole pair")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("the folder");
    entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn an_import_that_is_killed_leaves_a_whole_pair() {
    let case = Case::new();
    case.write("old.csv", csv(&rows(TABLE)));
    case.write("new.csv", csv(&with_cell(2, 7, "12")));
    let folder = case.path("out");
    finished(import(&case, "old.csv"));
    let old = published(&folder);
    let begun = Instant::now();
    finished(import(&case, "new.csv"));
    let length = begun.elapsed();
    let new = published(&folder);
    assert_ne!(old.write(), new.write());
    let whole = names(&folder);
    assert_eq!(whole.len(), 3, "{whole:?}");

    // Imports in turn, each killed at a later moment of the time that one takes.
    const KILLS: u32 = 60;
    for kill in 0..KILLS {
        let mut child = import(&case, if kill % 2 == 0 { "old.csv" } else { "new.csv" });
        std::thread::sleep((length * kill / KILLS).max(Duration::from_micros(100)));
        child.kill().expect("a child to kill");
        child.wait().expect("its end");
        let left = published(&folder);
        assert!(left == old || left == new, "killed at {kill}");
        let shown = figures(&["show", "--data", &folder.to_string_lossy(), "--force", "northshire"]);
        // The release has no whole year: the command reads the files and says so.
        let said = String::from_utf8_lossy(&shown.stderr).into_owned();
        assert!(!said.contains("dataset file"), "killed at {kill}: {said}");
    }
    finished(import(&case, "old.csv"));
    assert!(published(&folder) == old);
    assert_eq!(names(&folder), whole);
}
