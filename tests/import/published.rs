//! The published datasets against the Home Office's workbooks, which lie beside the project.

use force_figures::Dataset;
use force_figures::import::{ImportRequest, Quiet, import};
use force_figures::model::{Absence, AreaKind, OutcomeBasis, OutcomeType, Quarter};

use super::fixture::count;
use crate::common::{project_file, published};

const ODS: &str = "prc-pfa-mar2013-onwards-tables-230426.ods";
const XLSX: &str = "prc-pfa-mar2013-onwards-tables-191023.xlsx";
const OUTCOMES: &str = "prc-outcomes-open-data-mar2025-tables-230426-harassment.xlsx";

/// The dataset of workbooks in the shared folder; `None`, with a message, where there is no such folder.
#[allow(clippy::print_stderr)]
fn imported(workbook: &str, outcomes: &[&str]) -> Option<Dataset> {
    let data = project_file("../shared/data");
    if !data.is_dir() {
        eprintln!(
            "skipped: {} is not there, so {workbook} cannot be imported again",
            data.display()
        );
        return None;
    }
    let request = ImportRequest {
        topic: project_file("www/data/harassment.toml"),
        recorded_crime: vec![data.join("home-office").join(workbook)],
        outcomes: outcomes.iter().map(|name| data.join("home-office").join(name)).collect(),
        population: data.join("ons/police-force-area-population-mid2011-mid2024.csv"),
        release: None,
    };
    Some({
        let imported = import(&request, &mut Quiet).unwrap_or_else(|error| panic!("{error}"));
        let asked: Vec<String> = imported.doubts.iter().map(ToString::to_string).collect();
        assert_eq!(asked, Vec::<String>::new(), "the published files import without a question");
        imported.dataset
    })
}

fn check(workbook: &str, outcomes: &[&str], release: &str) {
    let Some(dataset) = imported(workbook, outcomes) else {
        return;
    };
    let bytes = dataset.write();
    let companion = dataset.write_companion(&bytes);
    for (ending, made) in [("figures", bytes), ("companion", companion)] {
        let name = format!("www/data/harassment-{release}.{ending}");
        let published = std::fs::read(project_file(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(made == published, "{name} is not what the importer makes of {workbook}");
    }
}

#[test]
fn the_release_of_april_2026_is_what_the_ods_gives() {
    check(ODS, &[OUTCOMES], "2026-04-23");
}

#[test]
fn the_release_of_october_2023_is_what_the_xlsx_gives() {
    check(XLSX, &[], "2023-10-19");
}

/// Read in the workbook by hand; sheet and row beside each.
#[test]
fn cells_of_the_ods_stand_in_the_dataset() {
    let dataset = published("2026-04-23");
    for (area, code, year, quarter, expected) in [
        ("avon-and-somerset", "8L", 2012, 1, 283),       // 2012_13, row 65
        ("greater-manchester", "8L", 2012, 2, 622),      // 2012_13, row 9002
        ("devon-and-cornwall", "8M", 2013, 3, -1),       // 2013_14, row 11422: a correction
        ("city-of-london", "8Q", 2014, 1, 3),            // 2014_15, row 2869: "London, City of"
        ("metropolitan-police", "8R", 2017, 1, 6211),    // 2017_18, row 3342
        ("west-midlands", "8U", 2020, 1, 1),             // 2020_21, row 5578
        ("merseyside", "8L", 2022, 3, 2394),             // 2022_23, row 15069
        ("thames-valley", "8Q", 2023, 2, 876),           // 2023_24, row 11938
        ("dyfed-powys", "8U", 2025, 3, 226),             // 2025_26, row 14305
        ("british-transport-police", "8L", 2025, 3, 58), // 2025_26, row 13029
    ] {
        assert_eq!(
            count(&dataset, area, code, year, quarter),
            Ok(expected),
            "{area}, {code}, {year} Q{quarter}"
        );
    }
    assert_eq!(
        count(&dataset, "greater-manchester", "8U", 2019, 4),
        Err(Absence::NotRecordedThen)
    );
    assert_eq!(count(&dataset, "merseyside", "8L", 2025, 4), Err(Absence::OutsideRelease));
    assert_eq!(dataset.quarter_count(), 55);
    assert_eq!(dataset.forces().count(), 44);
}

/// Read in the workbook by hand; sheet and row beside each.
#[test]
fn cells_of_the_xlsx_stand_in_the_dataset() {
    let dataset = published("2023-10-19");
    for (area, code, year, quarter, expected) in [
        ("avon-and-somerset", "8L", 2012, 1, 283),  // 2012_13, row 65
        ("greater-manchester", "8L", 2012, 2, 622), // 2012_13, row 9002
        ("merseyside", "8L", 2022, 3, 2395),        // 2022_23, row 15181: one more than in 2026
        ("thames-valley", "8L", 2023, 1, 2527),     // 2023_24, row 5579
        ("city-of-london", "8R", 2023, 1, 15),      // 2023_24, row 3412
    ] {
        assert_eq!(
            count(&dataset, area, code, year, quarter),
            Ok(expected),
            "{area}, {code}, {year} Q{quarter}"
        );
    }
    // The release lists zeros for the code in 2019/20, before it existed (2019_20, row 7757).
    assert_eq!(
        count(&dataset, "greater-manchester", "8U", 2019, 2),
        Err(Absence::NotRecordedThen)
    );
    assert_eq!(dataset.quarter_count(), 45);
}

/// Populations as the ONS file prints them.
#[test]
fn populations_stand_in_the_dataset() {
    let dataset = published("2026-04-23");
    let of = |slug: &str, year| dataset.population(dataset.area_index(slug).expect("an area"), year);
    assert_eq!(of("avon-and-somerset", 2011), Ok(1_601_701));
    assert_eq!(of("bedfordshire", 2024), Ok(749_943));
    assert_eq!(of("city-of-london", 2011), Ok(7_412));
    assert_eq!(of("british-transport-police", 2020), Err(Absence::NoResidentPopulation));
    assert_eq!(dataset.population_years(), Some((2011, 2024)));
}

/// Outcomes of harassment in 2024/25, added up from the workbook by another program.
#[test]
fn outcomes_of_the_workbook_stand_in_the_dataset() {
    let dataset = published("2026-04-23");
    let outcomes = dataset.outcomes().expect("outcomes");
    let harassment = dataset.topic().codes.iter().position(|entry| entry.code == "8L").expect("8L");
    let quarters: Vec<Quarter> = (1..=4).filter_map(|quarter| Quarter::financial(2024, quarter)).collect();
    let sum = |area: usize, types: std::ops::RangeInclusive<u8>| -> i32 {
        let mut sum = 0;
        for &quarter in &quarters {
            for outcome in types.clone().filter_map(OutcomeType::new) {
                let count = outcomes.count(OutcomeBasis::OffencesRecorded, area, harassment, quarter, outcome);
                sum += count.expect("a count");
            }
        }
        sum
    };
    let of = |slug: &str, types| sum(dataset.area_index(slug).expect("an area"), types);
    assert_eq!((of("merseyside", 1..=1), of("merseyside", 0..=22)), (603, 8_542));
    assert_eq!((of("thames-valley", 1..=1), of("thames-valley", 0..=22)), (328, 10_178));
    let territorial: Vec<usize> = dataset
        .forces()
        .filter(|&force| dataset.areas()[force].kind == AreaKind::Territorial)
        .collect();
    assert_eq!(territorial.len(), 43);
    let total = |types: std::ops::RangeInclusive<u8>| territorial.iter().map(|&force| sum(force, types.clone())).sum::<i32>();
    assert_eq!((total(1..=1), total(0..=22)), (12_520, 303_871));
}

/// The outcomes of every cell add up to the offences recorded in it, as the README of the source says.
#[test]
fn outcomes_add_up_to_the_recorded_counts_in_all_880_cells() {
    let dataset = published("2026-04-23");
    let outcomes = dataset.outcomes().expect("outcomes");
    let (first, last) = dataset.outcome_quarters().expect("quarters");
    assert_eq!(
        (first.to_string(), last.to_string()),
        ("2024/25 Q1".to_owned(), "2024/25 Q4".to_owned())
    );
    let mut cells = 0;
    for force in dataset.forces() {
        for code in 0..dataset.topic().codes.len() {
            for quarter in (0..=last.since(first)).filter_map(|step| first.plus(step)) {
                let mut sum = 0;
                for &outcome in outcomes.types() {
                    let count = outcomes.count(OutcomeBasis::OffencesRecorded, force, code, quarter, outcome);
                    sum += i64::from(count.expect("a count"));
                }
                assert_eq!(
                    Ok(sum),
                    dataset.count(force, code, quarter),
                    "force {force}, code {code}, {quarter}"
                );
                cells += 1;
            }
        }
    }
    assert_eq!(cells, 880);
}
