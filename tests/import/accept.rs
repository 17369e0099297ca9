//! `figures import` into a folder that has releases already: what would be lost is refused until it is accepted by name.

use std::process::{Command, Output};

use super::fixture::{Case, OUTCOMES, POPULATION, Rows, TABLE, csv, rows};

/// Imports `table` as the release of `date`, with more arguments; the working folder is the case's.
fn import(case: &Case, table: &Rows, date: &str, more: &[&str]) -> Output {
    case.write("table.csv", csv(table));
    Command::new(env!("CARGO_BIN_EXE_figures"))
        .args(["import", "--topic", "topic.toml", "--recorded-crime", "table.csv"])
        .args(["--population", "population.csv", "--out", "out", "--release", date])
        .args(more)
        .current_dir(case.path(""))
        .output()
        .expect("the command")
}

fn accepted(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What is printed of an import that must be refused and change nothing.
fn refused(case: &Case, table: &Rows, date: &str, more: &[&str]) -> String {
    let before = files(case);
    let output = import(case, table, date, more);
    assert!(!output.status.success() && output.stdout.is_empty(), "was imported");
    assert_eq!(files(case), before, "a refused import changed something");
    String::from_utf8(output.stderr).expect("text")
}

fn files(case: &Case) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(case.path("out"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.display().to_string(), std::fs::read(path).expect("a file")))
        .collect();
    files.sort();
    files
}

/// The table without its first quarter: code 1A then begins in the second.
fn without_first_quarter() -> Rows {
    rows(TABLE).into_iter().filter(|row| row[1] != "1").collect()
}

fn without_last_quarter() -> Rows {
    rows(TABLE).into_iter().filter(|row| row[1] != "2").collect()
}

#[test]
fn a_release_that_would_lose_its_outcomes_is_refused() {
    let case = Case::new();
    case.write("outcomes.csv", csv(&rows(OUTCOMES)));
    accepted(&import(&case, &rows(TABLE), "2013-01-31", &["--outcomes", "outcomes.csv"]));
    accepted(&import(&case, &rows(TABLE), "2013-01-31", &["--outcomes", "outcomes.csv"]));
    assert_eq!(
        refused(&case, &rows(TABLE), "2013-01-31", &[]),
        "figures: out/things-2013-01-31.figures: found no outcomes in this import, expected the outcomes of 2012/13 Q2 to 2012/13 Q2, \
         which the published file has (--outcomes); --accept no-outcomes publishes it as it is\n"
    );
    assert!(refused(&case, &rows(TABLE), "2013-01-31", &["--accept", "shorter"]).contains("no-outcomes"));
    // Another release may have none.
    accepted(&import(&case, &rows(TABLE), "2013-04-30", &[]));
    accepted(&import(&case, &rows(TABLE), "2013-01-31", &["--accept", "no-outcomes"]));
    accepted(&import(&case, &rows(TABLE), "2013-01-31", &[]));
}

#[test]
fn a_release_that_would_be_shorter_is_refused() {
    let case = Case::new();
    accepted(&import(&case, &rows(TABLE), "2013-01-31", &[]));
    for date in ["2013-01-31", "2013-04-30"] {
        assert_eq!(
            refused(&case, &without_first_quarter(), date, &[]),
            "figures: out/things-2013-01-31.figures: found quarters of 2012/13 Q2 to 2012/13 Q2 in this import, expected 2012/13 Q1 to \
             2012/13 Q2 at least, which the published file has; --accept shorter publishes it as it is\n"
        );
        let line = refused(&case, &without_last_quarter(), date, &[]);
        assert!(
            line.contains("found quarters of 2012/13 Q1 to 2012/13 Q1 in this import"),
            "{line}"
        );
    }
    case.write(
        "population.csv",
        POPULATION.replace(",mid_2011", "").replace(",1000", "").replace(",2000", ""),
    );
    let line = refused(&case, &rows(TABLE), "2013-01-31", &[]);
    assert!(
        line.contains("found populations of mid-2012 to mid-2012 in this import, expected mid-2011 to mid-2012 at least"),
        "{line}"
    );
    // An older release may be shorter: it is held against those before it.
    case.write("population.csv", POPULATION);
    accepted(&import(&case, &without_last_quarter(), "2012-10-31", &[]));
    accepted(&import(
        &case,
        &without_first_quarter(),
        "2013-04-30",
        &["--accept", "shorter"],
    ));
}

#[test]
fn everything_that_is_asked_about_is_said_at_once_and_accepted_together() {
    let case = Case::new();
    case.write("outcomes.csv", csv(&rows(OUTCOMES)));
    accepted(&import(
        &case,
        &rows(TABLE),
        "2016-01-31",
        &["--accept", "release-date", "--outcomes", "outcomes.csv"],
    ));
    let text = refused(&case, &without_first_quarter(), "2016-01-31", &[]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    for (line, kind) in lines.iter().zip(["release-date", "shorter", "no-outcomes"]) {
        assert!(
            line.starts_with("figures: ") && line.ends_with(&format!("; --accept {kind} publishes it as it is")),
            "{line}"
        );
    }
    accepted(&import(
        &case,
        &without_first_quarter(),
        "2016-01-31",
        &["--accept", "no-outcomes,shorter", "--accept", "release-date"],
    ));
    let unknown = import(&case, &rows(TABLE), "2016-01-31", &["--accept", "everything"]);
    let text = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(
        !unknown.status.success() && text.contains("[possible values: release-date, shorter, no-outcomes, tenfold, zero-year"),
        "{text}"
    );
}

#[test]
fn a_year_that_is_ten_times_the_published_one_is_refused() {
    let case = Case::new();
    let year = |times: i64| {
        let mut text = TABLE.lines().next().expect("a header").to_owned();
        for quarter in 1..=4 {
            for (force, count) in [("Northshire", 100 * times), ("South & Vale", 90), ("Rail Police", 80)] {
                for code in ["1A", "2B"].iter().filter(|code| **code == "1A" || quarter > 1) {
                    text += &format!("\n2012/13|{quarter}|{force}|Thing|Group|Sub|{code}|{count}");
                }
            }
        }
        rows(&text)
    };
    accepted(&import(&case, &year(1), "2013-07-31", &[]));
    let line = refused(&case, &year(10), "2013-07-31", &[]);
    assert_eq!(
        line,
        "figures: out/things-2013-07-31.figures: found 4000 in this import for northshire, code 1A, in the four quarters that end with \
         2012/13 Q4, expected something like the 400 of the published file; --accept tenfold publishes it as it is\n"
    );
    assert!(refused(&case, &year(0), "2013-10-31", &[]).contains("--accept zero-year"));
    accepted(&import(&case, &year(2), "2013-07-31", &[]));
}

#[test]
fn a_published_file_that_cannot_be_read_is_no_reason_to_go_on_in_silence() {
    let case = Case::new();
    accepted(&import(&case, &rows(TABLE), "2013-01-31", &[]));
    let path = case.path("out/things-2013-01-31.figures");
    let whole = std::fs::read(&path).expect("the dataset");
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("a damaged file");
    let line = refused(&case, &rows(TABLE), "2013-01-31", &[]);
    assert!(
        line.contains("things-2013-01-31.figures: found ")
            && line.contains("dataset file, checksum")
            && line.ends_with("--accept unreadable publishes it as it is\n"),
        "{line}"
    );
    accepted(&import(&case, &rows(TABLE), "2013-01-31", &["--accept", "unreadable"]));
    assert_eq!(std::fs::read(&path).expect("the dataset"), whole);
}
