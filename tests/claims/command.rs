//! `figures story` and `figures explain` as people and programs call them.

use force_figures::model::ClaimKind;
use serde_json::Value;
use std::fs;

use crate::cli::{figures, printed};

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&printed(args)).unwrap()
}

#[test]
fn explain_lists_cells_formula_raw_and_printed_value() {
    let args = ["explain", "--force", "merseyside", "--year-ending", "2023-09", "--claim"];
    let explained = json(&[&args[..], &["harassment.change-percent", "--format", "json"]].concat());
    assert_eq!(explained["claim"], "harassment.change-percent");
    assert_eq!(explained["printed"], "down 4.1%");
    assert_eq!(explained["unit"], "percent");
    let value = explained["value"].as_f64().unwrap();
    assert!((value - -425.0 / 10_476.0 * 100.0).abs() < 1e-9, "{value}");
    assert_eq!(explained["formula"]["expression"], "(latest - previous) / previous * 100");
    assert_eq!(explained["parts"][0]["claim"], "harassment.latest");
    assert_eq!(explained["parts"][0]["value"], 10_051);
    assert_eq!(explained["parts"][1]["value"], 10_476);
    assert_eq!(explained["release"], "2026-04-23");
    let cells = explained["cells"].as_array().unwrap();
    let counts: Vec<i64> = cells.iter().map(|cell| cell["value"].as_i64().unwrap()).collect();
    assert_eq!(counts, [2_602, 2_495, 2_714, 2_665, 2_394, 2_606, 2_821, 2_230]);
    assert_eq!(
        cells[7],
        serde_json::json!({
            "table": "recorded crime",
            "force": { "slug": "merseyside", "name": "Merseyside Police" },
            "code": "8L",
            "period": "2023/24 Q2",
            "value": 2_230,
        })
    );
    let caveats = explained["caveats"].as_array().unwrap();
    assert!(
        caveats[0].as_str().unwrap().starts_with("Since about May 2023"),
        "{caveats:?}"
    );

    let text = printed(&[&args[..], &["harassment.latest"]].concat());
    for expected in [
        "Merseyside Police recorded 10,051 harassment cases in the year to September 2023.\n",
        "printed   10,051\n",
        "formula   twelve-month total: sum of the counts of four quarters\n",
        "  recorded crime Merseyside Police               8L   2022/23 Q3                  2,394\n",
        "2026-04-23, prc-pfa-mar2013-onwards-tables-230426.ods",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn explain_refuses_what_is_not_alike() {
    let args = ["explain", "--force", "merseyside", "--year-ending", "2025-03", "--claim"];
    let alike = [
        &args[..],
        &[
            "harassment.charged-percent",
            "--against",
            "england-and-wales:harassment.charged-percent",
        ],
    ]
    .concat();
    let difference = json(&[&alike[..], &["--format", "json"]].concat())["difference"].clone();
    assert!((difference.as_f64().unwrap() - (603.0 / 8_542.0 - 12_534.0 / 304_006.0) * 100.0).abs() < 1e-9);
    for (claim, against, message) in [
        (
            "harassment.charged-percent",
            "england-and-wales:stalking-and-harassment.charged-percent",
            "cannot compare claims of different offences: harassment (8L) against stalking-and-harassment (8L, 8M, 8Q, 8R, 8U)",
        ),
        (
            "harassment.latest",
            "harassment.latest@2024-03",
            "cannot compare claims of different periods: year ending 2025-03 against year ending 2024-03",
        ),
        (
            "harassment.latest",
            "harassment.rate",
            "claims of different kinds: latest against rate",
        ),
        (
            "harassment.largest",
            "harassment.rate",
            "unknown claim \"largest\"; valid, nearest first: latest, ",
        ),
        (
            "stalkin.latest",
            "stalking.rate",
            "unknown offence of a claim \"stalkin\"; valid, nearest first: stalking, ",
        ),
        ("wales:stalking.latest", "stalking.rate", "unknown area of a claim \"wales\""),
        ("latest", "stalking.rate", "OFFENCE.CLAIM@2025-03"),
    ] {
        let output = figures(&[&args[..], &[claim, "--against", against]].concat());
        assert!(
            !output.status.success() && output.stdout.is_empty(),
            "{claim} against {against}"
        );
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(message) && error.lines().count() == 1, "{error}");
    }
    assert!(
        !figures(&["explain", "--force", "merseyside"]).status.success(),
        "neither --claim nor --all"
    );
    assert!(!figures(&["explain", "--all", "--style", "percent"]).status.success());
    assert!(!figures(&["story", "--lang", "fr"]).status.success());
}

#[test]
fn every_claim_of_a_query_is_listed() {
    let listed = json(&["explain", "--force", "thames-valley", "--year-ending", "2025-03", "--all"]);
    let claims = listed["claims"].as_array().unwrap();
    assert_eq!(claims.len(), ClaimKind::all().count());
    let value = |name: &str| {
        let spelled = format!("harassment.{name}");
        let claim = claims.iter().find(|claim| claim["claim"] == spelled.as_str()).unwrap();
        (claim["value"].clone(), claim["printed"].as_str().unwrap().to_owned())
    };
    assert_eq!(value("charged"), (328.into(), "328".to_owned()));
    assert_eq!(value("outcome-cases"), (10_178.into(), "10,178".to_owned()));
    assert_eq!(value("charged-percent").1, "3.2%");
    assert_eq!(value("charged-percent-previous"), (Value::Null, "not available".to_owned()));
    let absent = claims
        .iter()
        .find(|claim| claim["claim"] == "harassment.charged-percent-previous")
        .unwrap();
    assert_eq!(absent["absent"], "no-outcomes");
    // `show` carries the same.
    let shown = json(&[
        "show",
        "--force",
        "thames-valley",
        "--year-ending",
        "2025-03",
        "--format",
        "json",
    ]);
    assert_eq!(shown["claims"], listed["claims"]);
    assert_eq!(shown["total"], shown["claims"][0]["value"]);
}

#[test]
fn a_story_is_printed_in_every_format() {
    let args = [
        "story",
        "--force",
        "thames-valley",
        "--year-ending",
        "2023-09",
        "--style",
        "per-cent,the-force",
    ];
    let text = printed(&args);
    let first = "Thames Valley Police recorded 9,141 harassment cases in the year to September 2023, up 15.9 per cent from 7,887 the \
                 year before, compared with 1.6 per cent across England and Wales, though recording changed in May 2023.";
    assert!(text.starts_with(first), "{text}");
    for expected in [
        "In the same year the force also recorded 3,546 stalking cases",
        "The force accounted for 3.4 per cent of all harassment cases recorded in England and Wales",
        "\n- Since about May 2023 ",
        "Open Government Licence v3.0. Updated on 23 April 2026, when these figures were released.\n",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
    let told = json(&[&args[..], &["--format", "json"]].concat());
    assert_eq!(told["style"], "per-cent,the-force,year-to,cases");
    assert_eq!(told["paragraphs"][0]["kind"], "local");
    // Two notes stand beside the story; the rest, and what always stands under figures, are one tap away.
    let notes = |key: &str| -> Vec<String> { serde_json::from_value(told[key].clone()).unwrap() };
    assert_eq!(notes("notes").len(), 2);
    let status = "These are crimes that police recorded, not all that took place.";
    assert!(notes("further_notes").iter().any(|note| note.starts_with(status)), "{told}");
    assert_eq!(told["paragraphs"][0]["sentences"][0]["text"], first);
    assert_eq!(
        told["paragraphs"][0]["sentences"][0]["spans"][1],
        serde_json::json!({
            "text": "9,141 harassment cases in the year to September 2023",
            "claim": "harassment.latest",
        })
    );
    let html = printed(&[&args[..], &["--format", "html"]].concat());
    for expected in [
        "<article class=\"ff-story\" lang=\"en\" data-query=\"force=thames-valley&amp;offence=harassment&amp;",
        "<p data-paragraph=\"local\">Thames Valley Police recorded <span data-claim=\"harassment.latest\">9,141 harassment cases in the \
         year to September 2023</span>, <span data-claim=\"harassment.change-percent\">up 15.9 per cent</span> from <span \
         data-claim=\"harassment.previous\">7,887 the year before</span>",
        "<span data-claim=\"england-and-wales:harassment.latest\">270,122 harassment cases in the year to September 2023</span>",
        "<li>Since about May 2023 ",
    ] {
        assert!(html.contains(expected), "{expected:?} is not in\n{html}");
    }
    let output = figures(&["story", "--style", "percents"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.contains("unknown style \"percents\"; valid, nearest first: per-cent, percent-sign, "),
        "{error}"
    );
}

#[test]
fn all_stories_are_a_file_each() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("stories");
    let out = out.to_str().unwrap();
    let said = printed(&["story", "--all", "--out", out]);
    assert!(said.starts_with("45 stories in "), "{said}");
    let mut names: Vec<String> = fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 45);
    assert!(names.iter().all(|name| name.ends_with(".txt")), "{names:?}");
    let merseyside = fs::read_to_string(format!("{out}/merseyside.txt")).unwrap();
    assert_eq!(merseyside, printed(&["story", "--force", "merseyside"]));

    // A period that does not exist: nothing is written.
    let none = folder.path().join("none");
    let output = figures(&["story", "--all", "--out", none.to_str().unwrap(), "--year-ending", "2031-03"]);
    assert!(!output.status.success() && !none.exists());
    assert!(!figures(&["story", "--all"]).status.success(), "--all needs --out");
}

/// Every value of both published stories, out of the listing that programs read.
#[test]
fn the_claims_of_both_published_stories_are_listed_as_json() {
    let aggravated = "racially-or-religiously-aggravated-harassment";
    let all = "stalking-and-harassment";
    for (force, offence, kind, value, printed) in [
        ("merseyside", "harassment", "latest", 10_056.0, "10,056"),
        ("merseyside", "harassment", "previous", 10_477.0, "10,477"),
        (
            "merseyside",
            "harassment",
            "change-percent",
            -421.0 / 10_477.0 * 100.0,
            "down 4%",
        ),
        ("merseyside", "harassment", "per-day", 10_056.0 / 365.0, "28"),
        ("merseyside", "harassment", "charged", 459.0, "459"),
        ("merseyside", "harassment", "charged-percent", 4.6, "4.6%"),
        ("merseyside", "harassment", "charged-percent-previous", 5.0, "5%"),
        ("merseyside", "stalking", "latest", 2_744.0, "2,744"),
        ("merseyside", aggravated, "latest", 147.0, "147"),
        ("merseyside", all, "latest", 21_994.0, "21,994"),
        ("merseyside", all, "victim-did-not-support-percent", 49.2, "49.2%"),
        ("thames-valley", "harassment", "latest", 9_632.0, "9,632"),
        ("thames-valley", "harassment", "previous", 7_892.0, "7,892"),
        (
            "thames-valley",
            "harassment",
            "change-percent",
            1_740.0 / 7_892.0 * 100.0,
            "up 22%",
        ),
        ("thames-valley", "harassment", "per-day", 9_632.0 / 365.0, "26"),
        ("thames-valley", "harassment", "charged", 301.0, "301"),
        ("thames-valley", "harassment", "charged-percent", 3.1, "3.1%"),
        ("thames-valley", "harassment", "charged-percent-previous", 3.9, "3.9%"),
        ("thames-valley", "stalking", "latest", 3_991.0, "3,991"),
        ("thames-valley", aggravated, "latest", 312.0, "312"),
        ("england-and-wales", "harassment", "latest", 271_000.0, "about 271,000"),
        ("england-and-wales", all, "latest", 679_000.0, "about 679,000"),
        ("england-and-wales", all, "charged-percent", 3.4, "3.4%"),
    ] {
        let query = [
            "--release",
            "2024-01-25",
            "--year-ending",
            "2023-09",
            "--force",
            force,
            "--offence",
            offence,
        ];
        let listed = json(&[&["explain", "--all"], &query[..]].concat());
        let spelled = format!("{offence}.{kind}");
        let claims = listed["claims"].as_array().unwrap();
        let claim = claims.iter().find(|claim| claim["claim"] == spelled.as_str()).unwrap();
        let found = claim["value"].as_f64().unwrap();
        assert!((found - value).abs() < 1e-9, "{spelled} of {force}: {found}, not {value}");
        assert_eq!(claim["printed"], printed, "{spelled} of {force}");
    }
}
