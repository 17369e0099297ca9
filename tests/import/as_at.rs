//! The dates at which outcomes stood, and outcomes of a part of a year.

use force_figures::Dataset;
use force_figures::figures::{outcome_groups, period_with_outcomes};
use force_figures::model::{Quarter, YearEnding};
use serde_json::Value;

use super::fixture::{Case, OUTCOMES, Rows, TABLE, accepted, csv, rows, xlsx};
use crate::cli::printed;
use crate::common::project_file;

const FORCES: [&str; 3] = ["Northshire", "South & Vale", "Rail Police"];

/// Counts of 2012/13 and 2013/14: ten for every cell.
fn counts() -> Rows {
    let mut text = TABLE.lines().next().expect("a header").to_owned();
    for (year, quarter) in [("2012/13", 1..=4), ("2013/14", 1..=4)]
        .into_iter()
        .flat_map(|(year, quarters)| quarters.map(move |quarter| (year, quarter)))
    {
        for force in FORCES {
            for code in ["1A", "2B"] {
                if (year, quarter, code) != ("2012/13", 1, "2B") {
                    text += &format!("\n{year}|{quarter}|{force}|Thing|Group|Sub|{code}|10");
                }
            }
        }
    }
    rows(&text)
}

/// Outcomes of some quarters of a year: three of ten charged.
fn outcomes(year: &str, quarters: std::ops::RangeInclusive<u8>) -> Rows {
    let mut text = OUTCOMES.lines().next().expect("a header").to_owned();
    for quarter in quarters {
        for force in FORCES {
            for code in ["1A", "2B"]
                .iter()
                .filter(|code| (year, quarter, **code) != ("2012/13", 1, "2B"))
            {
                for (outcome, count) in [(0, 7), (1, 3)] {
                    text += &format!("\n{year}|{quarter}|{force}|Thing|Group|Sub|{code}|Text|Group|{outcome}|{count}");
                }
            }
        }
    }
    rows(&text)
}

fn quarters(year: u16, quarters: std::ops::RangeInclusive<u8>) -> impl Iterator<Item = Quarter> {
    quarters.map(move |quarter| Quarter::financial(year, quarter).expect("a quarter"))
}

/// The dataset of the counts and of files of outcomes.
fn import(files: &[(&str, Rows)]) -> Dataset {
    let case = Case::new();
    case.write("table.csv", csv(&counts()));
    for (name, table) in files {
        let bytes = if name.ends_with(".xlsx") {
            xlsx(&[("Notes", rows("Released 23 April 2015")), ("2012_13", table.clone())])
        } else {
            csv(table)
        };
        case.write(name, bytes);
    }
    let mut request = case.request(&["table.csv"]);
    request.release = Some("2014-10-16".parse().expect("a date"));
    request.outcomes = files.iter().map(|(name, _)| case.path(name)).collect();
    let dataset = accepted(case.import_request(&request));
    let bytes = dataset.write();
    let read = Dataset::read_with_companion(&bytes, &dataset.write_companion(&bytes)).expect("its own bytes");
    assert!(read == dataset, "the dates come back from the companion");
    read
}

fn as_at(dataset: &Dataset, quarters: impl Iterator<Item = Quarter>) -> String {
    let date = dataset.outcomes().expect("outcomes").as_at(quarters);
    date.map_or_else(|| "unknown".to_owned(), |date| date.to_string())
}

#[test]
fn each_year_of_outcomes_has_the_date_of_its_own_file() {
    let dataset = import(&[
        ("outcomes-mar2013-160714-things.csv", outcomes("2012/13", 1..=4)),
        ("outcomes-mar2014-161014.csv", outcomes("2013/14", 1..=4)),
    ]);
    assert_eq!(as_at(&dataset, quarters(2012, 1..=4)), "2014-07-16");
    assert_eq!(as_at(&dataset, quarters(2013, 1..=4)), "2014-10-16");
    // Twelve months of both files: what the older one did not have yet is in none of them.
    assert_eq!(
        as_at(&dataset, quarters(2012, 3..=4).chain(quarters(2013, 1..=2))),
        "2014-07-16"
    );
}

#[test]
fn the_notes_say_the_date_before_the_file_name_does_and_neither_is_guessed() {
    let dataset = import(&[("outcomes-161014.xlsx", outcomes("2012/13", 1..=4))]);
    assert_eq!(as_at(&dataset, quarters(2012, 1..=4)), "2015-04-23");
    let dataset = import(&[
        ("outcomes.csv", outcomes("2012/13", 1..=4)),
        ("outcomes-161014.csv", outcomes("2013/14", 1..=4)),
    ]);
    assert_eq!(as_at(&dataset, quarters(2012, 1..=4)), "unknown");
    assert_eq!(as_at(&dataset, quarters(2013, 1..=4)), "2014-10-16");
    assert_eq!(as_at(&dataset, quarters(2012, 4..=4).chain(quarters(2013, 1..=3))), "unknown");
}

#[test]
fn half_a_year_of_outcomes_is_accepted_and_never_made_a_whole_one() {
    let dataset = import(&[("outcomes-161014.csv", outcomes("2013/14", 1..=2))]);
    let (first, last) = dataset.outcome_quarters().expect("quarters");
    assert_eq!(
        (first.to_string(), last.to_string()),
        ("2013/14 Q1".to_owned(), "2013/14 Q2".to_owned())
    );
    let north = dataset.area_index("northshire").expect("an area");
    for last in quarters(2013, 1..=4) {
        let year = YearEnding::new(last);
        assert_eq!(period_with_outcomes(&dataset, year), None, "year to {year}");
        assert_eq!(outcome_groups(&dataset, north, 0, year), [], "year to {year}");
    }
}

#[test]
fn a_half_year_after_a_whole_one_is_part_of_twelve_months_only() {
    let dataset = import(&[
        ("outcomes-mar2013-160714.csv", outcomes("2012/13", 1..=4)),
        ("outcomes-sep2013-161014.csv", outcomes("2013/14", 1..=2)),
    ]);
    let north = dataset.area_index("northshire").expect("an area");
    let charged = |year: u16, quarter: u8| -> Vec<i64> {
        let year = YearEnding::new(Quarter::financial(year, quarter).expect("a quarter"));
        let groups = outcome_groups(&dataset, north, 0, year);
        groups.into_iter().map(|(_, count)| count).collect()
    };
    // Three of ten in each of four quarters, whichever they are: seven months are not made twelve.
    assert_eq!(charged(2012, 4), [12, 28]);
    assert_eq!(charged(2013, 2), [12, 28]);
    assert_eq!(charged(2013, 3), Vec::<i64>::new());
    let to_march = YearEnding::new(Quarter::financial(2013, 4).expect("a quarter"));
    assert_eq!(
        period_with_outcomes(&dataset, to_march).map(|year| year.to_string()),
        Some("2013-09".to_owned())
    );
}

#[test]
fn the_command_says_at_which_date_outcomes_stood() {
    let json = |args: &[&str]| -> Value { serde_json::from_str(&printed(args)).expect("JSON") };
    let explain = ["explain", "--force", "merseyside", "--claim"];
    let charged = [&explain[..], &["harassment.charged-percent@2025-03"]].concat();
    let explained = json(&[&charged[..], &["--format", "json"]].concat());
    assert_eq!(explained["outcomes_as_at"], "2026-04-23");
    let text = printed(&charged);
    assert!(text.contains("\noutcomes  as at 2026-04-23\n"), "{text}");
    let latest = json(&[&explain[..], &["harassment.latest", "--format", "json"]].concat());
    assert!(latest.get("outcomes_as_at").is_none(), "no outcome is in the claim");
    let shown = json(&["show", "--force", "merseyside", "--format", "json"]);
    assert_eq!(shown["outcomes_as_at"], "2026-04-23");
    // A year before the first that has outcomes.
    let shown = json(&[
        "show",
        "--force",
        "merseyside",
        "--year-ending",
        "2023-09",
        "--format",
        "json",
    ]);
    assert!(shown.get("outcomes_as_at").is_none());
}

/// Files of version 3, as they were published: they are read as they were.
#[test]
fn files_of_version_3_are_read() {
    let read = |ending: &str| {
        let path = project_file("tests/import/version-3/harassment-2026-04-23.figures").with_extension(ending);
        std::fs::read(path).expect("a file of version 3")
    };
    let (bytes, companion) = (read("figures"), read("companion"));
    assert_eq!((bytes[4], companion[4]), (3, 3));
    let old = Dataset::read_with_companion(&bytes, &companion).expect("a dataset of version 3");
    let new = crate::common::latest();
    for force in new.forces() {
        for code in 0..new.topic().codes.len() {
            for quarter in (0..new.quarter_count() as i32).filter_map(|step| new.first_quarter().plus(step)) {
                assert_eq!(old.count(force, code, quarter), new.count(force, code, quarter));
            }
        }
    }
    assert_eq!(old.release(), new.release());
    assert_eq!(old.outcome_quarters(), new.outcome_quarters());
    let outcomes = old.outcomes().expect("outcomes");
    assert_eq!(outcomes.types(), new.outcomes().expect("outcomes").types());
    assert_eq!(outcomes.as_at(quarters(2024, 1..=4)), None, "version 3 has no dates");
}
