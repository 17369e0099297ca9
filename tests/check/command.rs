//! `figures check` as people and programs call it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::cli::{figures, printed};
use crate::common::project_file;

const RELEASE: &str = "tests/check/articles/release.txt";

/// The command with `article` on its standard input.
fn piped(article: &str, more: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_figures"))
        .args(["check", "-", "--force", "merseyside", "--year-ending", "2023-09"])
        .args(more)
        .current_dir(project_file(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(article.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_right_article_ends_with_success() {
    let text = printed(&["check", RELEASE, "--force", "merseyside", "--year-ending", "2023-09"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 17, "{text}");
    assert!(
        lines[0].starts_with("tests/check/articles/release.txt:3:60: agrees    10,051: the release says 10,051"),
        "{text}"
    );
    assert_eq!(
        lines[16],
        "16 figures agree, 0 differ, 0 could not be checked; 0 faults. No figures: 3 (date 1, duration 1, base 1); quoted: 0."
    );
}

#[test]
fn an_article_is_held_against_what_was_published_of_a_release() {
    let held = ["--force", "merseyside", "--release", "2024-01-25"];
    let text = printed(&[&["check", "tests/check/articles/right.txt"], &held[..]].concat());
    assert!(text.ends_with("25 figures agree, 0 differ, 0 could not be checked; 0 faults. No figures: 5 (date 3, age 1, address 1); quoted: 6.\n"), "{text}");
    // The same article does not agree with the release of April 2026, which has revised what was published.
    let revised = figures(&[
        "check",
        "tests/check/articles/right.txt",
        "--force",
        "merseyside",
        "--year-ending",
        "2023-09",
    ]);
    assert_eq!(revised.status.code(), Some(1));
    let wrong = figures(&[&["check", "tests/check/articles/wrong-figures.txt"], &held[..]].concat());
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(wrong.stderr).unwrap(),
        "figures: 9 figures differ, 0 faults\n"
    );
    let unlike = figures(&[&["check", "tests/check/articles/unlike.txt"], &held[..]].concat());
    assert_eq!(
        String::from_utf8(unlike.stderr).unwrap(),
        "figures: 0 figures differ, 2 faults\n"
    );
}

#[test]
fn a_wrong_figure_ends_with_one_and_is_annotated() {
    let wrong = "Merseyside Police recorded 10,015 harassment cases,\nor 4.6% more.";
    let output = piped(wrong, &["--format", "github"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].starts_with("::error line=1,col=28,endColumn=34,title=differs::10,015: the release says 10,051: the article's number is 36 too low"),
        "{text}"
    );
    assert!(
        lines[1].starts_with("::error line=2,col=4,endColumn=8,title=differs::4.6%25: the release says "),
        "{text}"
    );
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "figures: 2 figures differ, 1 fault\n"
    );
}

#[test]
fn json_has_every_figure_with_its_claim() {
    let output = piped(
        "Merseyside Police recorded 10,015 harassment cases. There are 43 forces.\n\nIn 2019 it was “5”.",
        &["--format", "json"],
    );
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["article"], "-");
    assert_eq!(json["topic"], "harassment");
    assert_eq!(json["release"], "2026-04-23");
    assert_eq!(json["counts"], serde_json::json!({"agrees": 0, "differs": 1, "unchecked": 1}));
    assert_eq!(json["quoted"], 1);
    assert_eq!(json["not_figures"], serde_json::json!({"date": 1}));
    assert_eq!(json["faults"], serde_json::json!([]));
    let figure = &json["figures"][0];
    for (key, value) in [
        ("line", serde_json::json!(1)),
        ("column", serde_json::json!(28)),
        ("length", serde_json::json!(6)),
        ("text", serde_json::json!("10,015")),
        ("status", serde_json::json!("differs")),
        ("claim", serde_json::json!("harassment.latest")),
        ("force", serde_json::json!("merseyside")),
        ("offence", serde_json::json!("harassment")),
        ("year_ending", serde_json::json!("2023-09")),
        ("unit", serde_json::json!("offences")),
        ("value", serde_json::json!(10_051.0)),
        ("difference", serde_json::json!(-36.0)),
        ("release_went", serde_json::Value::Null),
    ] {
        assert_eq!(figure[key], value, "{key}: {figure}");
    }
    assert_eq!(json["figures"][1]["reason"], "counts-something-else");
    assert!(json["figures"][1].get("claim").is_none());
}

#[test]
fn what_cannot_be_checked_ends_with_two() {
    for args in [
        &["check", "no-such-article.txt"][..],
        &["check", RELEASE, "--force", "mersey"],
        &["check", RELEASE, "--release", "1999-01-01"],
        &["check", RELEASE, "--format", "yaml"],
        &["check", "www/data/harassment-2026-04-23.figures"],
    ] {
        let output = figures(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
}
