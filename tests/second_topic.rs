//! A topic that no line of the code knows of, from its topic file to its figures, story and picture. Its totals were added up from
//! the workbook by another program.

use std::path::Path;

use serde_json::Value;

use crate::cli::printed;
use crate::common::project_file;

/// Imports the topic into `folder`; `None`, with a message, where the workbook is not there.
fn publish(folder: &Path) -> Option<String> {
    let data = project_file("../shared/data");
    if !data.is_dir() {
        eprintln!("skipped: {} is not there, so no second topic can be imported", data.display());
        return None;
    }
    let workbook = data.join("home-office/prc-pfa-mar2013-onwards-tables-230426.ods");
    let population = data.join("ons/police-force-area-population-mid2011-mid2024.csv");
    let text = |path: &Path| path.to_string_lossy().into_owned();
    Some(printed(&[
        "import",
        "--topic",
        "tests/topics/shoplifting.toml",
        "--recorded-crime",
        &text(&workbook),
        "--population",
        &text(&population),
        "--out",
        &text(folder),
    ]))
}

#[test]
fn a_second_topic_needs_no_code() {
    let folder = tempfile::tempdir().unwrap();
    let Some(said) = publish(folder.path()) else {
        return;
    };
    assert!(
        said.contains("release 2026-04-23, 55 quarters (2012/13 Q1 to 2025/26 Q3), 44 forces, codes 46"),
        "{said}"
    );
    let data = folder.path().to_string_lossy();
    let run = |args: &[&str]| printed(&[args, &["--data", &data]].concat());

    // 2024/25 Q4 to 2025/26 Q3.
    let shown: Value = serde_json::from_str(&run(&["show", "--format", "json"])).unwrap();
    assert_eq!(shown["offence"]["slug"], "shoplifting");
    assert_eq!(shown["total"], 128_195 + 130_742 + 128_152 + 122_477);
    assert_eq!(shown["previous_total"], 114_390 + 130_752 + 139_540 + 131_929);
    let shown: Value = serde_json::from_str(&run(&["show", "--force", "merseyside", "--format", "json"])).unwrap();
    assert_eq!(shown["total"], 2_200 + 2_459 + 2_529 + 2_566);
    let shown: Value =
        serde_json::from_str(&run(&["show", "--force", "british-transport-police", "--format", "json"])).unwrap();
    assert_eq!(shown["total"], 1_130 + 1_096 + 1_159 + 1_354);

    let story = run(&["story", "--force", "merseyside"]);
    assert!(story.contains("9,754 cases of shoplifting"), "{story}");
    assert!(!story.to_lowercase().contains("harassment"), "{story}");
    let explained: Value = serde_json::from_str(&run(&[
        "explain",
        "--force",
        "merseyside",
        "--claim",
        "shoplifting.latest",
        "--format",
        "json",
    ]))
    .unwrap();
    assert_eq!(
        (&explained["value"], &explained["codes"]),
        (&serde_json::json!(9_754), &serde_json::json!(["46"]))
    );
    assert!(run(&["render", "--html", "--force", "merseyside"]).contains("cases of shoplifting"));
    assert!(run(&["check-data"]).contains("in order"));
}
