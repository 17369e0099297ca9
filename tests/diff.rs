//! What the release of April 2026 revised of that of October 2023. The numbers of cells and the revised totals were worked out from
//! the two workbooks by another program.

use force_figures::dataset::{DatasetBuilder, Statement};
use force_figures::figures::Revisions;
use force_figures::model::{Absence, ClaimKind, OutcomeBasis, OutcomeType, Precision, YearEnding};

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
fn revised_outcomes_are_found() {
    let whole = latest();
    let (first, _) = whole.outcome_quarters().unwrap();
    let charged = OutcomeType::new(1).unwrap();
    let mut builder = DatasetBuilder::from_dataset(&whole);
    let merseyside = whole.area_index("merseyside").unwrap();
    builder.replace_outcome(OutcomeBasis::OffencesRecorded, (0, merseyside, first), charged, Ok(170));
    let revisions = Revisions::between(&whole, &builder.finish().unwrap());
    assert!(revisions.cells.is_empty() && revisions.years.is_empty());
    let outcomes = revisions.outcomes.as_ref().unwrap();
    assert_eq!(outcomes.compared, 880 * 22);
    assert_eq!(outcomes.cells.len(), 1);
    let cell = &outcomes.cells[0];
    assert_eq!(
        (cell.area.as_str(), cell.code.as_str(), cell.outcome),
        ("merseyside", "8L", charged)
    );
    // Row 10563 of the workbook.
    assert_eq!((cell.before, cell.after), (Ok(161), Ok(170)));
    assert!(revisions.areas().contains("merseyside") && revisions.areas().len() == 1);
    let offences: Vec<&str> = revisions.offences(&whole).into_iter().collect();
    assert_eq!(offences, ["harassment", "stalking-and-harassment"]);
    assert_eq!(Revisions::between(&published("2023-10-19"), &whole).outcomes, None);
}

/// What two stories said in January 2024, and what the release of April 2026 says: read in the workbook.
#[test]
fn a_release_is_held_against_what_was_published() {
    let published = ["diff", "2024-01-25", "2026-04-23"];
    let with = |more: &[&'static str]| [&published[..], more].concat();
    let json: serde_json::Value = serde_json::from_str(&printed(&with(&["--format", "json"]))).unwrap();
    let figure = |force: &str, claim: &str| {
        let figures = json["published"].as_array().unwrap();
        let found = figures
            .iter()
            .find(|figure| figure["force"] == force && figure["claim"] == claim);
        found.unwrap_or_else(|| panic!("{force}, {claim}")).clone()
    };
    let thames = figure("thames-valley", "harassment.latest");
    assert_eq!(
        (&thames["before_printed"], &thames["after_printed"]),
        (&"9,632".into(), &"9,141".into())
    );
    assert_eq!((&thames["agrees"], &thames["difference"]), (&false.into(), &(-491.0).into()));
    let merseyside = figure("merseyside", "harassment.latest");
    assert_eq!(
        (&merseyside["before"], &merseyside["after"]),
        (&10_056.0.into(), &10_051.0.into())
    );
    // "More than 11" is what 11.85 is; "more than five" what 9,141 of 1,701 is; the highest in 10 years still stands.
    assert_eq!(figure("merseyside", "harassment.times-nine-years-earlier")["agrees"], true);
    assert_eq!(figure("thames-valley", "harassment.highest-in-years")["agrees"], true);
    // 270,122 rounds to 270,000 and not to 271,000.
    let total = figure("england-and-wales", "harassment.latest");
    assert_eq!((&total["agrees"], &total["after"]), (&false.into(), &270_122.0.into()));
    assert_eq!(total["before_printed"], "about 271,000");
    // The series of the release begins in 2012 and not in 2002: the figure is the highest of all its years too.
    assert_eq!(figure("england-and-wales", "harassment.highest-in-series")["agrees"], true);
    // Of offences of that year the release has no outcomes.
    let charged = figure("merseyside", "harassment.charged");
    assert_eq!(
        (&charged["agrees"], &charged["after"]),
        (&false.into(), &serde_json::Value::Null)
    );

    let text = printed(&published);
    assert!(
        text.starts_with("harassment: release of 2026-04-23 against what was published of that of 2024-01-25\n"),
        "{text}"
    );
    let row = text
        .lines()
        .find(|line| line.contains("thames-valley") && line.contains(" harassment.latest "))
        .unwrap();
    let row: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(
        row,
        [
            "thames-valley",
            "harassment.latest",
            "year",
            "to",
            "2023-09",
            "9,632",
            "->",
            "9,141",
            "\u{2212}491",
            "\u{2212}5.1%"
        ]
    );
    assert!(
        text.contains("Forces touched: england-and-wales, merseyside, thames-valley."),
        "{text}"
    );
    let markdown = printed(&with(&["--format", "markdown"]));
    assert!(
        markdown.contains("| thames-valley | harassment.latest | 2023-09 | 9,632 | 9,141 | \u{2212}491 | \u{2212}5.1% |"),
        "{markdown}"
    );
    assert!(!figures(&with(&["--fail-over", "5%"])).status.success());
    assert!(figures(&with(&["--fail-over", "50%"])).status.success());
    // From its file.
    let file = printed(&["diff", "www/data/harassment-2024-01-25.toml", "2026-04-23"]);
    assert!(file.contains("9,632 -> 9,141"), "{file}");
}

#[test]
fn a_rounded_figure_agrees_with_whatever_rounds_to_it() {
    let release = latest();
    let period: YearEnding = "2023-09".parse().unwrap();
    let total = release.area_index("england-and-wales").unwrap();
    // 270,122 offences.
    for (kind, value, precision, agrees) in [
        (ClaimKind::Latest, 270_000.0, Precision::RoundedTo(1_000), true),
        (ClaimKind::Latest, 271_000.0, Precision::RoundedTo(1_000), false),
        (ClaimKind::Latest, 270_100.0, Precision::RoundedTo(100), true),
        (ClaimKind::Latest, 270_122.0, Precision::Exact, true),
        (ClaimKind::Latest, 270_123.0, Precision::Exact, false),
        (ClaimKind::PerDay, 740.1, Precision::Decimals(1), true),
        (ClaimKind::PerDay, 740.2, Precision::Decimals(1), false),
        (ClaimKind::PerDay, 740.0, Precision::Decimals(0), true),
        // The highest of all years of the release, and so not the lowest of any.
        (ClaimKind::HighestInYears, 2.0, Precision::Exact, true),
        (ClaimKind::LowestInYears, 2.0, Precision::Exact, false),
    ] {
        let mut builder = DatasetBuilder::from_dataset(&release);
        builder.add_statement(Statement {
            area: total,
            offence: 0,
            kind,
            year_ending: period,
            value,
            precision,
            excluding: Vec::new(),
            source: "a test".to_owned(),
        });
        let revisions = Revisions::between(&builder.finish().unwrap(), &release);
        assert_eq!(revisions.stated.len(), 1);
        assert_eq!(revisions.stated[0].agrees, agrees, "{kind} {value}");
        assert_eq!(revisions.stated[0].differs(), !agrees);
    }
}

#[test]
fn the_report_is_printed_and_fails_only_when_asked() {
    let releases = ["diff", "2023-10-19", "2026-04-23"];
    let text = printed(&releases);
    assert!(text.contains("Only the newer release has outcomes: of offences recorded in 2024/25 Q1 to 2024/25 Q4."));
    assert!(text.contains("Forces touched: avon-and-somerset, bedfordshire, british-transport-police, "));
    assert!(text.contains("Offences touched: controlling-or-coercive-behaviour, harassment, malicious-communications, "));
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
    assert!(!figures(&["diff", "2023-10-19", "2024-01-26"]).status.success());
    assert!(!figures(&["diff", "2023-10-19", "Cargo.toml"]).status.success());
}

#[test]
fn the_newer_release_first_is_an_error_that_says_so() {
    for (old, new, dates) in [
        ("2026-04-23", "2023-10-19", ["2026-04-23", "2023-10-19"]),
        (
            "2026-04-23",
            "www/data/harassment-2024-01-25.toml",
            ["2026-04-23", "2024-01-25"],
        ),
        (
            "www/data/harassment-2024-01-25.toml",
            "2023-10-19",
            ["2024-01-25", "2023-10-19"],
        ),
    ] {
        let output = figures(&["diff", old, new]);
        assert!(!output.status.success() && output.stdout.is_empty(), "{old} {new}");
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            format!(
                "figures: the release of {} is newer than that of {}; the older one comes first: figures diff {new} {old}\n",
                dates[0], dates[1]
            )
        );
    }
    assert!(figures(&["diff", "2023-10-19", "2023-10-19"]).status.success());
}
