//! `figures import` as a command: the files that it leaves, and those that it leaves alone.

use std::process::{Command, Output};

use force_figures::Dataset;

use super::fixture::{Case, OUTCOMES, TABLE, csv, rows, with_cell};

fn run(case: &Case, table: &str, release: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_figures"))
        .args(["import", "--release", release, "--topic"])
        .arg(case.path("topic.toml"))
        .arg("--recorded-crime")
        .arg(case.path(table))
        .arg("--population")
        .arg(case.path("population.csv"))
        .arg("--out")
        .arg(case.path("out"))
        .output()
        .expect("the command")
}

fn read(case: &Case, name: &str) -> String {
    let bytes = std::fs::read(case.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn it_publishes_datasets_and_their_index() {
    let case = Case::new();
    case.write("table.csv", csv(&rows(TABLE)));
    let output = run(&case, "table.csv", "2013-01-31");
    let (stdout, stderr) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{stderr}");
    assert_eq!(stderr, "", "no bar where there is no terminal");
    let path = case.path("out/things-2013-01-31.figures");
    let bytes = std::fs::read(&path).expect("the dataset");
    assert_eq!(
        stdout,
        format!(
            "{}: {} bytes, release 2013-01-31, 2 quarters (2012/13 Q1 to 2012/13 Q2), 3 forces, codes 1A 2B\n",
            path.display(),
            bytes.len()
        )
    );
    assert_eq!(
        Dataset::read(&bytes).expect("a dataset").release().date.to_string(),
        "2013-01-31"
    );

    // An older release beside it leaves the newer one the latest; the same one again leaves every byte as it was.
    assert!(run(&case, "table.csv", "2012-10-31").status.success());
    let index = read(&case, "out/releases.json");
    assert_eq!(
        index,
        "{\n  \"default\": \"things\",\n  \"topics\": {\n    \"things\": {\n      \"latest\": \"2013-01-31\",\n      \"releases\": {\n        \
         \"2012-10-31\": \"things-2012-10-31.figures\",\n        \"2013-01-31\": \"things-2013-01-31.figures\"\n      }\n    }\n  }\n}\n"
    );
    assert!(run(&case, "table.csv", "2013-01-31").status.success());
    assert_eq!(std::fs::read(&path).expect("the dataset"), bytes);
    assert_eq!(read(&case, "out/releases.json"), index);
    let files = std::fs::read_dir(case.path("out")).expect("the folder").count();
    assert_eq!(
        files, 5,
        "two datasets, each with its companion, and the index: no temporary file is left"
    );
    let companion = std::fs::read(path.with_extension("companion")).expect("the companion");
    let whole = Dataset::read_with_companion(&bytes, &companion).expect("a dataset");
    assert_eq!(whole.release().files, ["table.csv", "population.csv"]);
}

#[test]
fn it_publishes_outcomes_in_the_companion() {
    let case = Case::new();
    case.write("table.csv", csv(&rows(TABLE)));
    case.write("outcomes.csv", csv(&rows(OUTCOMES)));
    let output = Command::new(env!("CARGO_BIN_EXE_figures"))
        .args(["import", "--release", "2013-01-31"])
        .args([
            "--topic",
            "topic.toml",
            "--recorded-crime",
            "table.csv",
            "--outcomes",
            "outcomes.csv",
        ])
        .args(["--population", "population.csv", "--out", "out"])
        .current_dir(case.path(""))
        .output()
        .expect("the command");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bytes = std::fs::read(case.path("out/things-2013-01-31.figures")).expect("the dataset");
    let first_view = Dataset::read(&bytes).expect("a dataset");
    let (first, last) = first_view.outcome_quarters().expect("known before the companion is read");
    assert_eq!((first, last), (first_view.last_quarter(), first_view.last_quarter()));
    assert!(first_view.outcomes().is_none());
    let companion = std::fs::read(case.path("out/things-2013-01-31.companion")).expect("the companion");
    let whole = Dataset::read_with_companion(&bytes, &companion).expect("a dataset");
    assert_eq!(whole.outcomes().expect("outcomes").files, ["outcomes.csv"]);
}

#[cfg(unix)]
#[test]
fn published_files_are_readable_by_a_web_server() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::new();
    case.write("table.csv", csv(&rows(TABLE)));
    assert!(run(&case, "table.csv", "2013-01-31").status.success());
    for name in [
        "out/things-2013-01-31.figures",
        "out/things-2013-01-31.companion",
        "out/releases.json",
    ] {
        let mode = std::fs::metadata(case.path(name)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o444, 0o444, "{name}");
    }
}

#[test]
fn it_leaves_everything_alone_where_something_is_wrong() {
    let case = Case::new();
    case.write("table.csv", csv(&rows(TABLE)));
    case.write("broken.csv", csv(&with_cell(2, 7, "x")));
    let output = run(&case, "broken.csv", "2013-01-31");
    assert!(!output.status.success() && output.stdout.is_empty());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.contains("broken.csv, row 2, column Number of Offences: found \"x\", expected "),
        "{stderr}"
    );
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(!case.path("out").exists());

    // An index that is none is never overwritten, nor is a dataset put beside it.
    std::fs::create_dir(case.path("out")).expect("a folder");
    case.write("out/releases.json", "{\"default\": 3}");
    let output = run(&case, "table.csv", "2013-01-31");
    assert!(!output.status.success());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.contains("releases.json: found ") && stderr.contains("an index written by `figures import`"),
        "{stderr}"
    );
    assert_eq!(read(&case, "out/releases.json"), "{\"default\": 3}");
    assert!(!case.path("out/things-2013-01-31.figures").exists());
}

#[test]
fn a_date_that_is_none_is_refused() {
    let case = Case::new();
    case.write("table.csv", csv(&rows(TABLE)));
    let output = run(&case, "table.csv", "23 April");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("a date is written YYYY-MM-DD, such as 2026-04-23"));
}
