//! `figures import --places`, `figures find` and `--force`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use super::published;
use crate::common::project_file;

const PLACES: &str = "geonames/places-england-wales.csv";
const OUTCODES: &str = "ons/outcode-to-police-force-area-approximate.csv";
const BOUNDARIES: &str = "ons/police-force-areas-dec-2023-buc.geojson";
const AUTHORITIES: &str = "ons/local-authority-to-police-force-area-2024.csv";

fn figures(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_figures"))
        .args(arguments)
        .current_dir(project_file(""))
        .output()
        .expect("the command runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn source(name: &str) -> Option<PathBuf> {
    let path = project_file("../shared/data").join(name);
    if !path.is_file() {
        eprintln!("skipped: {} does not exist", path.display());
        return None;
    }
    Some(path)
}

/// Imports the published tables, with one of them replaced, into `out`.
fn import(replaced: Option<(&str, &Path)>, out: &Path) -> Option<Output> {
    let file = |name: &str| match replaced {
        Some((of, path)) if of == name => Some(path.to_owned()),
        _ => source(name),
    };
    let mut arguments = vec!["import".to_owned()];
    for (option, name) in [
        ("--places", PLACES),
        ("--outcodes", OUTCODES),
        ("--boundaries", BOUNDARIES),
        ("--authorities", AUTHORITIES),
    ] {
        arguments.extend([option.to_owned(), file(name)?.display().to_string()]);
    }
    arguments.extend(["--out".to_owned(), out.display().to_string()]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Some(figures(&arguments))
}

#[test]
fn the_published_files_are_what_an_import_writes() {
    for _ in 0..2 {
        let out = tempfile::tempdir().expect("a folder");
        let Some(output) = import(None, out.path()) else { return };
        assert!(output.status.success(), "{}", stderr(&output));
        for name in ["forces.places", "forces.boundaries"] {
            let written = std::fs::read(out.path().join(name)).expect(name);
            assert!(written == published(name), "{name} is not what www/data has");
        }
    }
}

/// A table of the sources with one line changed, and the error that must follow.
fn refused(table: &str, change: impl Fn(&mut Vec<String>), expected: &[&str]) {
    let Some(path) = source(table) else { return };
    let text = std::fs::read_to_string(path).expect("a table");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    change(&mut lines);
    let folder = tempfile::tempdir().expect("a folder");
    let changed = folder.path().join(table.rsplit('/').next().unwrap());
    std::fs::write(&changed, lines.join("\n")).expect("a table");
    let out = folder.path().join("out");
    let output = import(Some((table, &changed)), &out).expect("the other tables");
    let message = stderr(&output);
    assert!(!output.status.success(), "{expected:?} is not refused");
    assert_eq!(message.lines().count(), 1, "{message}");
    for part in expected {
        assert!(message.contains(part), "{message}\nhas no {part}");
    }
    assert!(!out.exists(), "something was written");
}

#[test]
fn a_damaged_table_is_refused_with_its_place() {
    let replace = |row: usize, from: &'static str, to: &'static str| {
        move |lines: &mut Vec<String>| {
            assert!(lines[row - 1].contains(from), "{}", lines[row - 1]);
            lines[row - 1] = lines[row - 1].replacen(from, to, 1);
        }
    };
    refused(PLACES, replace(1, "latitude", "lat"), &["row 1", "headings", "latitude"]);
    refused(
        PLACES,
        replace(2, "51.83435", "north"),
        &["row 2, column latitude", "\"north\""],
    );
    refused(
        PLACES,
        replace(3, "51.96667", "57.1"),
        &["row 3, column latitude", "57.1", "position"],
    );
    refused(PLACES, replace(2, "831", "-5"), &["row 2, column population", "\"-5\""]);
    refused(
        PLACES,
        replace(2, "Abberton", ""),
        &["row 2, column name", "the name of a place"],
    );
    refused(
        OUTCODES,
        replace(2, "E23000027", "E23000099"),
        &["row 2, column pfa*cd", "E23000099"],
    );
    refused(OUTCODES, replace(2, "AL1", "Al1"), &["row 2, column outcode", "\"Al1\""]);
    refused(OUTCODES, replace(3, "AL10", "AL1"), &["row 3, column outcode", "twice"]);
    refused(OUTCODES, replace(2, ",no", ",maybe"), &["row 2, column border", "\"maybe\""]);
    refused(
        OUTCODES,
        replace(2, ",no", ",yes"),
        &["row 2, column border", "AL1 on a border"],
    );
    refused(
        AUTHORITIES,
        replace(2, "E23000020", "X"),
        &["row 2, column pfa*_code", "\"X\""],
    );
    refused(AUTHORITIES, |lines| lines.truncate(1), &["no row"]);
    refused(
        AUTHORITIES,
        |lines| lines.push("E1,E2,E23000020,F,G".to_owned()),
        &["column E", "nothing to the right"],
    );
    refused(BOUNDARIES, |lines| lines[0].truncate(5_000), &["row 1, column", "GeoJSON"]);
    refused(
        BOUNDARIES,
        replace(1, "E23000002", "E23000003"),
        &["feature 3", "E23000003", "twice"],
    );
    refused(BOUNDARIES, replace(1, "E23000002", "E2"), &["feature 2", "\"E2\""]);
    refused(
        BOUNDARIES,
        replace(1, "[-0.011918675972722,51.6808778146614]", "[530000,180000]"),
        &["feature 1"],
    );
}

#[test]
fn places_need_their_other_tables() {
    let output = figures(&["import", "--places", "a.csv", "--out", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--outcodes"), "{}", stderr(&output));
    let output = figures(&["import", "--out", "nowhere"]);
    assert!(stderr(&output).contains("--topic"), "{}", stderr(&output));
}

#[test]
fn find_prints_json() {
    let json = |arguments: &[&str]| -> Value {
        let output = figures(&[&["find", "--format", "json"], arguments].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).expect("JSON")
    };
    let found = json(&["OX4 1AA"]);
    assert_eq!(found["query"], "OX4");
    let expected = serde_json::json!({
        "force": "thames-valley", "name": "OX4", "kind": "postcode", "certain": true, "detail": "Thames Valley Police",
    });
    assert_eq!(found["matches"][0], expected);
    assert_eq!(json(&["gwent", "--lang", "cy"])["matches"][0]["name"], "Heddlu Gwent");
    let none = json(&["qqqq"]);
    assert_eq!(none["matches"], serde_json::json!([]));
    assert!(none["statement"].is_string());
    let text = stdout(&figures(&["find", "met"]));
    assert_eq!(
        text.lines().next(),
        Some("metropolitan-police: Metropolitan Police (Met), force, certain")
    );
    let missing = figures(&["find", "met", "--data", "src"]);
    assert!(
        stderr(&missing).contains("forces.places: no such file"),
        "{}",
        stderr(&missing)
    );
}

/// What `--force` is given, and the force whose figures are shown.
#[test]
fn every_force_option_takes_what_is_certain() {
    for (typed, force) in [
        ("met", "metropolitan-police"),
        ("Merseyside Police", "merseyside"),
        ("liverpool", "merseyside"),
        ("OX4 1AA", "thames-valley"),
        ("Heddlu Gwent", "gwent"),
        ("merseyside", "merseyside"),
    ] {
        let shown = figures(&["show", "--format", "json", "--force", typed]);
        assert!(shown.status.success(), "{}", stderr(&shown));
        let shown: Value = serde_json::from_slice(&shown.stdout).expect("JSON");
        assert_eq!(shown["force"]["slug"], force, "{typed}");
    }
    for command in [
        &["story"][..],
        &["explain", "--claim", "harassment.latest"],
        &["render", "--html"],
        &["embed"],
    ] {
        let output = figures(&[command, &["--force", "liverpool"]].concat());
        assert!(output.status.success(), "{command:?}: {}", stderr(&output));
        let text = stdout(&output);
        assert!(
            text.contains("merseyside") || text.contains("Merseyside"),
            "{command:?}: {text}"
        );
        assert!(!text.contains("liverpool"), "{command:?}: {text}");
    }
}

#[test]
fn a_force_that_is_not_certain_is_asked_about() {
    for (typed, expected) in [
        ("newport", &["gwent (Newport)", "hampshire (Newport)"][..]),
        ("london", &["metropolitan-police", "city-of-london"]),
        ("CM23", &["hertfordshire", "essex"]),
        ("mersyside", &["it could mean merseyside"]),
        ("glasgow", &["Scotland"]),
        ("lyonesse", &["valid, nearest first"]),
    ] {
        let output = figures(&["show", "--force", typed]);
        assert!(!output.status.success(), "{typed}");
        for part in expected {
            assert!(stderr(&output).contains(part), "{typed}: {}", stderr(&output));
        }
    }
    // No postcode is repeated.
    for typed in ["CM23 1AA", "ZZ1 1AA"] {
        assert!(!stderr(&figures(&["show", "--force", typed])).contains("1AA"), "{typed}");
    }
}
