//! `figures check-data`: the published data are in order, and whatever is broken in a copy of them is found.

use std::fs;

use force_figures::Dataset;
use force_figures::dataset::DatasetBuilder;
use force_figures::figures::{Check, integrity};
use force_figures::model::{Absence, OutcomeBasis, OutcomeType};
use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{figures, printed};
use crate::common::{latest, project_file};

#[test]
fn the_published_data_are_in_order() {
    let text = printed(&["check-data"]);
    assert!(text.contains("www/data/harassment-2026-04-23.figures: in order"), "{text}");
    assert!(
        text.contains("43 territorial forces, 1 other, 1 total; outcomes 2024/25 Q1 to 2024/25 Q4"),
        "{text}"
    );
    assert!(
        text.contains("harassment-2024-01-25.toml: in order\n  23 published figures"),
        "{text}"
    );
    let json: Value = serde_json::from_str(&printed(&["check-data", "--format", "json"])).unwrap();
    assert_eq!(json["faults"], 0);
    let file = |name: &str| {
        let files = json["files"].as_array().unwrap();
        files
            .iter()
            .find(|file| file["file"].as_str().unwrap().ends_with(name))
            .unwrap()
            .clone()
    };
    let compared = |file: &Value, check: &str| {
        let checks = file["dataset"]["checks"].as_array().unwrap();
        checks.iter().find(|entry| entry["check"] == check).unwrap()["compared"]
            .as_u64()
            .unwrap()
    };
    let newest = file("harassment-2026-04-23.figures");
    // 55 quarters of 8L and 8M, 47 of 8Q, 35 of 8R, 23 of 8U; and 52 years of 6 offences.
    assert_eq!(compared(&newest, "totals"), 55 + 55 + 47 + 35 + 23 + 52 * 6);
    assert_eq!(compared(&newest, "continuity"), 55 + 55 + 47 + 35 + 23);
    // 44 forces, 4 quarters, 5 codes.
    assert_eq!(compared(&newest, "outcomes"), 880);
    // Quarters before 8Q (8), 8R (20) and 8U (32) existed, of 44 forces.
    assert_eq!(compared(&newest, "codes"), 44 * (8 + 20 + 32));
    assert_eq!(compared(&file("harassment-2023-10-19.figures"), "outcomes"), 0);
    // Charged shares of two forces are those of the numbers beside them.
    assert_eq!(compared(&file("harassment-2024-01-25.toml"), "statements"), 2);
}

/// A copy of the published data, to break.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for entry in fs::read_dir(project_file("www/data")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
        Self(folder)
    }

    fn write(&self, dataset: &Dataset) {
        let bytes = dataset.write();
        let stem = self.0.path().join(format!("harassment-{}", dataset.release().date));
        fs::write(stem.with_extension("companion"), dataset.write_companion(&bytes)).unwrap();
        fs::write(stem.with_extension("figures"), bytes).unwrap();
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.0.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from:?} is not in {name}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// The faults that are printed, and that the exit code says so.
    fn faults(&self) -> Vec<String> {
        let output = figures(&["check-data", "--data", &self.0.path().to_string_lossy()]);
        let text = String::from_utf8(output.stdout).unwrap();
        let faults: Vec<String> = text
            .lines()
            .filter_map(|line| Some(line.trim().strip_prefix("FAULT ")?.to_owned()))
            .collect();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.success(), faults.is_empty(), "{text}{said}");
        assert!(faults.is_empty() || said.contains("wrong in the published data"), "{said}");
        faults
    }
}

const NEWEST: &str = "harassment-2026-04-23.figures";

#[test]
fn a_damaged_file_is_found() {
    let copy = Copy::new();
    assert_eq!(copy.faults(), Vec::<String>::new());
    let path = copy.0.path().join(NEWEST);
    let mut bytes = fs::read(&path).unwrap();
    bytes[5_000] ^= 1;
    fs::write(&path, bytes).unwrap();
    let faults = copy.faults();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("dataset file, checksum: found "), "{faults:?}");
    assert!(faults[0].contains(&format!("{NEWEST}: ")), "{faults:?}");
}

#[test]
fn a_truncated_dataset_is_not_blamed_on_its_companion_nor_the_other_way_round() {
    for (ending, other) in [("figures", ".companion"), ("companion", ".figures")] {
        for keep in [0, 5, 10, 5_000] {
            let copy = Copy::new();
            let path = copy.0.path().join(NEWEST).with_extension(ending);
            let bytes = fs::read(&path).unwrap();
            fs::write(&path, &bytes[..keep]).unwrap();
            let shown = figures(&["show", "--data", &copy.0.path().to_string_lossy()]);
            assert!(!shown.status.success());
            let said = String::from_utf8(shown.stderr).unwrap();
            assert!(said.contains(&format!("harassment-2026-04-23.{ending}: ")), "{said}");
            assert!(!said.contains(other), "{said}");
        }
    }
}

#[test]
fn what_a_stopped_import_left_is_found() {
    let copy = Copy::new();
    let left = [
        "releases.json.part",
        "harassment-2026-04-23.figures.part",
        "harassment-2026-04-23.new.companion",
    ];
    for name in left {
        fs::write(copy.0.path().join(name), "half").unwrap();
    }
    assert_eq!(
        copy.faults(),
        [
            "harassment-2026-04-23.figures.part is left of an import that was stopped; the next import removes it",
            "harassment-2026-04-23.new.companion is in the folder and not in releases.json",
            "releases.json.part is left of an import that was stopped; the next import removes it",
        ]
    );
}

#[test]
fn a_companion_that_is_gone_or_of_another_file_is_found() {
    let copy = Copy::new();
    let companion = copy.0.path().join(NEWEST).with_extension("companion");
    fs::copy(copy.0.path().join("harassment-2023-10-19.companion"), &companion).unwrap();
    let faults = copy.faults();
    assert!(
        faults.len() == 1 && faults[0].contains("the companion of another dataset file"),
        "{faults:?}"
    );
    fs::remove_file(companion).unwrap();
    let faults = copy.faults();
    assert_eq!(faults[0], "no companion file beside it");
    assert!(faults[1].starts_with("sources: source files: found none"), "{faults:?}");
}

#[test]
fn an_index_that_does_not_say_what_is_there_is_found() {
    let copy = Copy::new();
    copy.edit("releases.json", "\"latest\": \"2026-04-23\"", "\"latest\": \"2023-10-19\"");
    copy.edit("releases.json", "\"default\": \"harassment\"", "\"default\": \"arson\"");
    copy.edit(
        "releases.json",
        "\"2023-10-19\": \"harassment-2023-10-19.figures\"",
        "\"2023-10-20\": \"harassment-2023-10-20.figures\"",
    );
    let faults = copy.faults();
    for expected in [
        "releases.json: the default topic arson has no releases",
        "releases.json: harassment-2023-10-20.figures is not there",
        "releases.json: the latest of harassment is 2023-10-19, not 2026-04-23",
        "harassment-2023-10-19.figures is in the folder and not in releases.json",
        "harassment-2023-10-19.companion is in the folder and not in releases.json",
    ] {
        assert!(
            faults.iter().any(|fault| fault == expected),
            "{expected} is not in {faults:?}"
        );
    }
    // A file under the name of another release.
    let copy = Copy::new();
    fs::copy(
        copy.0.path().join(NEWEST),
        copy.0.path().join("harassment-2023-10-19.figures"),
    )
    .unwrap();
    fs::copy(
        copy.0.path().join(NEWEST).with_extension("companion"),
        copy.0.path().join("harassment-2023-10-19.companion"),
    )
    .unwrap();
    let faults = copy.faults();
    assert_eq!(
        faults,
        [
            "it is of harassment, 2026-04-23; releases.json names it for harassment, 2023-10-19",
            "its name is not harassment-2026-04-23"
        ]
    );
}

#[test]
fn outcomes_that_do_not_add_up_are_found() {
    let dataset = latest();
    let (first, _) = dataset.outcome_quarters().unwrap();
    let force = dataset.area_index("merseyside").unwrap();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    // 161 of Merseyside's harassment cases of April to June 2024 led to a charge (row 10563 of the workbook).
    builder.replace_outcome(
        OutcomeBasis::OffencesRecorded,
        (0, force, first),
        OutcomeType::new(1).unwrap(),
        Ok(162),
    );
    let copy = Copy::new();
    copy.write(&builder.finish().unwrap());
    let faults = copy.faults();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].starts_with("outcomes: merseyside, code 8L, 2024/25 Q1: found "),
        "{faults:?}"
    );
}

#[test]
fn a_quarter_without_any_count_is_found() {
    let dataset = latest();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    let quarter = dataset.first_quarter().plus(20).unwrap();
    for force in dataset.forces() {
        builder.replace_count(1, force, quarter, Err(Absence::NotSupplied));
    }
    let found = integrity(&builder.finish().unwrap());
    assert_eq!(found.faults.len(), 1, "{:?}", found.faults);
    assert_eq!(found.faults[0].check, Check::Continuity);
    assert_eq!(found.faults[0].place, format!("code 8M, {quarter}"));
}

#[test]
fn a_missing_source_or_licence_is_found() {
    let mut builder = DatasetBuilder::new(
        force_figures::dataset::Release {
            date: "2026-04-23".parse().unwrap(),
            attribution: force_figures::model::Translated::new("Source: the police.".to_owned()),
            files: Vec::new(),
        },
        latest().topic().clone(),
        latest().areas().to_vec(),
    );
    let dataset = latest();
    for code in 0..dataset.topic().codes.len() {
        for force in dataset.forces() {
            builder.add_count(code, force, dataset.last_quarter(), Ok(1));
        }
    }
    let places: Vec<String> = integrity(&builder.finish().unwrap())
        .faults
        .into_iter()
        .map(|fault| fault.place)
        .collect();
    assert_eq!(places, ["attribution", "source files"]);
}

#[test]
fn a_published_share_that_is_none_of_its_numbers_is_found() {
    let copy = Copy::new();
    copy.edit("harassment-2024-01-25.toml", "value = 459", "value = 495");
    assert_eq!(
        copy.faults(),
        ["statements: merseyside, harassment.charged-percent: found 4.6, expected 495 of 10056"]
    );
}

#[test]
fn single_files_are_checked_without_an_index() {
    let text = printed(&["check-data", "www/data/harassment-2023-10-19.figures"]);
    assert_eq!(text.matches("in order").count(), 1, "{text}");
    assert!(!figures(&["check-data", "Cargo.lock"]).status.success());
    assert!(!figures(&["check-data", "www/data/none.figures"]).status.success());
}
