//! The `figures` command as people and programs call it.

use serde_json::Value;
use std::process::{Command, Output};

use crate::common::project_file;

pub(crate) fn figures(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_figures"))
        .args(args)
        .current_dir(project_file(""))
        .output()
        .unwrap()
}

pub(crate) fn printed(args: &[&str]) -> String {
    let output = figures(args);
    assert!(
        output.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.stderr.is_empty(), "{args:?} wrote to stderr");
    String::from_utf8(output.stdout).unwrap()
}

fn show(args: &str) -> Value {
    let mut all = vec!["show", "--format", "json"];
    all.extend(args.split_whitespace());
    serde_json::from_str(&printed(&all)).unwrap()
}

/// The one line on stderr of a call that must fail, and its standard output.
fn refused(args: &[&str]) -> String {
    let output = figures(args);
    assert!(!output.status.success(), "{args:?} succeeded");
    assert!(output.stdout.is_empty(), "{args:?} printed something all the same");
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(message.trim_end().lines().count(), 1, "{message}");
    message
}

#[test]
fn show_prints_one_object_with_every_figure() {
    let shown = show("--force merseyside --offence harassment --year-ending 2023-09");
    assert_eq!(shown["release"], "2026-04-23");
    assert_eq!(shown["source"]["files"][0], "prc-pfa-mar2013-onwards-tables-230426.ods");
    assert_eq!(shown["force"]["slug"], "merseyside");
    assert_eq!(shown["force"]["name"], "Merseyside Police");
    assert_eq!(shown["force"]["code"], "E23000004");
    assert_eq!(shown["offence"]["slug"], "harassment");
    assert_eq!(shown["offence"]["codes"], serde_json::json!(["8L"]));
    assert_eq!(shown["year_ending"], "2023-09");
    assert_eq!(
        shown["quarters"],
        serde_json::json!(["2022/23 Q3", "2022/23 Q4", "2023/24 Q1", "2023/24 Q2"])
    );
    assert_eq!(shown["total"], 10_051);
    assert_eq!(shown["previous_total"], 10_476);
    assert_eq!(shown["change"], -425);
    let near = |key: &str, expected: f64| {
        let value = shown[key].as_f64().unwrap();
        assert!((value - expected).abs() < 0.005, "{key}: {value}, not {expected}");
    };
    near("change_percent", -4.06);
    near("per_day", 27.54);
    near("times_nine_years_earlier", 11.85);
    near("rate_per_1000", 6.90);
    assert_eq!(shown["more_than_times"], 11);
    assert_eq!(shown["highest_in_years"], Value::Null);
    assert_eq!(shown["highest_in_years_absent"]["reason"], "not-a-record");
    assert_eq!(shown["population"], 1_456_562);
    let series = shown["series"].as_array().unwrap();
    assert_eq!(series.len(), 52);
    let newest = &series[51];
    assert_eq!(
        (&newest["year_ending"], newest["total"].as_i64(), newest["value"].as_f64()),
        (&"2025-12".into(), Some(8_571), Some(8_571.0))
    );
    // 145 fewer than 8,716.
    let change = newest["change_percent"].as_f64().unwrap();
    assert!((change - -145.0 / 8_716.0 * 100.0).abs() < 1e-9, "{change}");
    // The first year of the table has none before it.
    assert_eq!(series[0]["total"], 613);
    assert_eq!(series[0]["change_percent"], Value::Null);
    assert_eq!(series[0]["change_percent_absent"]["reason"], "outside-release");
    let notices = shown["notices"].as_array().unwrap();
    assert!(
        notices.iter().any(|notice| notice["slug"] == "principal-crime"),
        "{notices:?}"
    );
    assert_eq!(
        shown["query"],
        "force=merseyside&offence=harassment&measure=count&year-ending=2023-09&compare=england-and-wales&release=2026-04-23"
    );
}

#[test]
fn show_meets_the_facts_of_thames_valley_and_england_and_wales() {
    let thames = show("--force thames-valley --year-ending 2023-09");
    assert_eq!(
        (
            thames["total"].as_i64(),
            thames["previous_total"].as_i64(),
            thames["highest_in_years"].as_i64()
        ),
        (Some(9_141), Some(7_887), Some(10))
    );
    assert_eq!(show("--year-ending 2023-09")["total"], 270_122);
    assert_eq!(show("--force england-and-wales")["total"], 319_695);
    assert_eq!(show("--force merseyside --release 2023-10-19")["total"], 10_500);
}

#[test]
fn an_older_release_says_that_it_has_been_revised_since() {
    let slugs = |args: &str| -> Vec<String> {
        let shown = show(args);
        let notices = shown["notices"].as_array().unwrap();
        notices
            .iter()
            .map(|notice| notice["slug"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(slugs("--force merseyside --release 2023-10-19")[0], "revised-since");
    assert!(!slugs("--force merseyside").contains(&"revised-since".to_owned()));
    let said = "These are the figures as released on 19 October 2023. A newer release, of 23 April 2026, goes further and has revised \
                earlier quarters since.";
    let html = printed(&["render", "--html", "--force", "merseyside", "--release", "2023-10-19"]);
    assert!(html.contains(said), "not in the static form");
}

#[test]
fn an_absent_figure_is_null_with_its_reason() {
    let shown = show("--force british-transport-police --offence stalking --year-ending 2014-09");
    assert_eq!(shown["total"], Value::Null);
    assert_eq!(shown["total_absent"]["reason"], "not-recorded-then");
    assert_eq!(shown["total_absent"]["text"], "not recorded separately then");
    assert_eq!(shown["population_absent"]["reason"], "no-resident-population");
    assert_eq!(
        show("--force city-of-london")["rate_per_1000_absent"]["reason"],
        "population-too-small"
    );
}

#[test]
fn text_says_the_same_to_a_person() {
    let text = printed(&["show", "--force", "merseyside", "--year-ending", "2023-09"]);
    assert!(
        text.lines().all(|line| line == line.trim_end()),
        "white space at the end of a line"
    );
    for expected in [
        "Merseyside Police recorded 10,051 harassment cases in the year to September 2023, slightly down from 10,476 the year \
         before, though recording changed in May 2023.",
        "Change in per cent                  −4.1%, though recording changed in May 2023\n",
        "Times nine years earlier            11.85, though recording changed six times in between\n",
        "September 2014",
        "Open Government Licence",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn an_unknown_value_is_one_line_that_lists_what_exists() {
    for (args, expected) in [
        (
            &["show", "--force", "mersyside"][..],
            "unknown force \"mersyside\"; it could mean merseyside (Merseyside Police)",
        ),
        (
            &["show", "--offence", "theft"],
            "unknown offence \"theft\"; valid, nearest first: ",
        ),
        (
            &["show", "--year-ending", "2030-09"],
            "unknown year-ending \"2030-09\"; valid, nearest first: 2025-12, 2025-09, ",
        ),
        (
            &["show", "--release", "2024-01-26"],
            "unknown release \"2024-01-26\"; valid, newest first: 2026-04-23, 2024-01-25, 2023-10-19",
        ),
        (&["show", "--topic", "arson"], "unknown topic \"arson\"; valid: harassment"),
        (&["render", "--chart", "pie"], "unknown chart \"pie\"; valid: trend, years"),
    ] {
        let message = refused(args);
        assert!(message.contains(expected), "{expected:?} is not in {message:?}");
    }
}

#[test]
fn render_prints_the_whole_static_element() {
    let html = printed(&["render", "--html", "--force", "merseyside", "--year-ending", "2023-09"]);
    assert!(
        html.starts_with("<force-figures force=\"merseyside\" year-ending=\"2023-09\""),
        "{}",
        &html[..200]
    );
    for expected in [
        "<svg",
        "10,051",
        "10,476",
        "year to September 2023",
        "<table",
        "Open Government Licence",
        "</force-figures>",
    ] {
        assert!(html.contains(expected), "{expected:?} is missing");
    }
    for forbidden in ["<script", "style=", " on", "javascript:"] {
        let at = html.find(forbidden);
        assert!(
            at.is_none() || forbidden == " on" && !html.contains(" onclick") && !html.contains(" onload"),
            "{forbidden:?} at {at:?}"
        );
    }
    assert_eq!(
        html,
        printed(&["render", "--html", "--force", "merseyside", "--year-ending", "2023-09"])
    );
}

#[test]
fn render_prints_one_chart() {
    for scheme in ["light", "dark"] {
        for chart in ["trend", "years"] {
            let svg = printed(&[
                "render",
                "--force",
                "merseyside",
                "--chart",
                chart,
                "--scheme",
                scheme,
                "--width",
                "480",
            ]);
            assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"), "{svg}");
        }
    }
}

#[test]
fn a_house_style_colours_the_charts_that_are_files() {
    // The colours stand in the stylesheet as light-dark(#17505c, #7fc0cc).
    let style = "www/themes/broadsheet.css";
    for (scheme, force) in [("light", "#17505C"), ("dark", "#7FC0CC")] {
        let chart = ["render", "--force", "merseyside", "--scheme", scheme];
        let (plain, themed) = (printed(&chart), printed(&[&chart[..], &["--theme", style]].concat()));
        assert!(!plain.contains(force) && themed.contains(force), "{scheme}");
    }
    let years = ["render", "--force", "merseyside", "--chart", "years", "--theme", style];
    assert!(
        printed(&years).contains("#17505C"),
        "the chosen year wears the force's colour"
    );
}

#[test]
fn a_house_style_without_colours_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("style.css");
    let path = file.to_string_lossy();
    for (css, expected) in [
        (
            ".a {\n  --ff-force: teal;\n}",
            "style.css, row 2, column --ff-force: found \"teal\", expected a colour such as #0b5c8a",
        ),
        (
            ".a { color: red; }",
            "style.css: found no colour, expected properties such as --ff-force",
        ),
    ] {
        std::fs::write(&file, css).unwrap();
        let message = refused(&["render", "--theme", &path]);
        assert!(message.contains(expected), "{message}");
    }
}
