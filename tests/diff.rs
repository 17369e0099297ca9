//! What the release of April 2026 revised of that of October 2023. The numbers of cells and the revised totals were worked out from
//! the two workbooks by another program.

use force_figures::dataset::DatasetBuilder;
use force_figures::figures::Revisions;
use force_figures::model::Absence;

use crate::cli::{figures, printed};
use crate::common::{latest, published};

#[test]
fn every_revised_cell_is_found() {
    let revisions = Revisions::between(&published("2023-10-19"), &latest());
    assert_eq!(
        revisions.compared, 7_260,
        "45 quarters of 8L and 8M, 37 of 8Q, 25 of 8R, 13 of 8U, 44 forces"
    );
    assert_eq!(revisions.cells.len(), 1_753);
    let of_code = |code: &str| revisions.cells.iter().filter(|cell| cell.code == code).count();
    assert_eq!(["8L", "8M", "8Q", "8R", "8U"].map(of_code), [526, 104, 367, 474, 282]);
    let quarters: Vec<String> = revisions.new_quarters.iter().map(ToString::to_string).collect();
    assert_eq!(quarters.len(), 10);
    assert_eq!((quarters[0].as_str(), quarters[9].as_str()), ("2023/24 Q2", "2025/26 Q3"));
    assert!(revisions.dropped_quarters.is_empty() && revisions.new_names.is_empty() && revisions.dropped_names.is_empty());

    let thames = revisions
        .cells
        .iter()
        .find(|cell| cell.area == "thames-valley" && cell.code == "8L" && cell.quarter.to_string() == "2023/24 Q1");
    let thames = thames.expect("the quarter from April to June 2023");
    assert_eq!((thames.before, thames.after), (Ok(2_527), Ok(2_290)));

    let movers = revisions.movers();
    let mover = |area: &str, offence: &str| {
        let year = movers
            .iter()
            .find(|year| year.area == area && year.offence == offence)
            .unwrap();
        (year.year_ending.to_string(), year.before, year.after)
    };
    assert_eq!(mover("thames-valley", "harassment"), ("2023-06".to_owned(), 9_261, 8_973));
    assert_eq!(mover("west-midlands", "stalking"), ("2021-03".to_owned(), 6_583, 7_283));
    assert_eq!(
        mover("devon-and-cornwall", "malicious-communications"),
        ("2023-06".to_owned(), 4_815, 4_188)
    );
    assert!(movers.is_sorted_by(|one, next| one.difference().abs() >= next.difference().abs()));
}

#[test]
fn a_release_does_not_differ_from_itself() {
    let revisions = Revisions::between(&latest(), &latest());
    assert_eq!(revisions.compared, 9_460);
    assert!(revisions.cells.is_empty() && revisions.years.is_empty());
}

#[test]
fn a_count_that_is_gone_is_a_revision() {
    let whole = latest();
    let mut builder = DatasetBuilder::from_dataset(&whole);
    let gone = whole.last_quarter();
    builder.set_not_supplied(0, 1, gone);
    let revisions = Revisions::between(&whole, &builder.finish().unwrap());
    assert_eq!(revisions.cells.len(), 1);
    assert_eq!(
        (revisions.cells[0].quarter, revisions.cells[0].after),
        (gone, Err(Absence::NotSupplied))
    );
    // A total that is gone is no revised total.
    assert!(revisions.years.is_empty());
}

#[test]
fn the_report_is_printed_and_fails_only_when_asked() {
    let releases = ["diff", "2023-10-19", "2026-04-23"];
    let text = printed(&releases);
    assert!(text.contains("1,753 of 7,260 counts that both releases have were revised, of 44 forces and 5 offence codes."));
    let with = |more: &[&'static str]| [&releases[..], more].concat();
    let json: serde_json::Value = serde_json::from_str(&printed(&with(&["--format", "json", "--most", "3"]))).unwrap();
    assert_eq!(json["cells"].as_array().unwrap().len(), 1_753);
    assert_eq!(json["movers"].as_array().unwrap().len(), 3);
    assert_eq!(json["new_quarters"].as_array().unwrap().len(), 10);
    let markdown = printed(&with(&["--format", "markdown"]));
    assert_eq!(
        markdown.lines().filter(|line| line.starts_with("| ")).count(),
        11,
        "a heading and ten rows: {markdown}"
    );

    // West Midlands stalking, 6,583 to 7,283, is 10.6%: over 5 and under 1,000.
    assert!(figures(&with(&["--fail-over", "1000%"])).status.success());
    let failed = figures(&with(&["--fail-over", "5%"]));
    assert!(!failed.status.success());
    assert_eq!(
        String::from_utf8(failed.stdout).unwrap(),
        text,
        "the report is printed all the same"
    );
    assert!(
        String::from_utf8(failed.stderr)
            .unwrap()
            .contains("were revised by more than 5.0%; the most: ")
    );
    assert!(!figures(&["diff", "2023-10-19", "2024-01-25"]).status.success());
    assert!(!figures(&["diff", "2023-10-19", "Cargo.toml"]).status.success());
}
