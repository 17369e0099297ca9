//! The record of what two local stories published of the release of 25 January 2024: it holds what they said, it can be asked, and
//! a slip in it is refused.

use force_figures::figures::Claims;
use force_figures::import::read_record;
use force_figures::model::{Absence, ClaimKind, Precision};
use force_figures::{Dataset, FigureQuery};
use serde_json::Value;

use crate::cli::{figures, printed};
use crate::common::project_file;

const RECORD: &str = "www/data/harassment-2024-01-25.toml";

fn record() -> Dataset {
    read_record(&project_file(RECORD)).unwrap_or_else(|error| panic!("{error}"))
}

/// The value and the precision of a stated claim of the year to September 2023.
fn stated(dataset: &Dataset, area: &str, offence: &str, kind: ClaimKind) -> Option<(f64, Precision)> {
    let statement = dataset.statements().iter().find(|statement| {
        dataset.areas()[statement.area].slug == area
            && dataset.topic().offences[statement.offence].slug == offence
            && statement.kind == kind
            && statement.year_ending.to_string() == "2023-09"
    })?;
    Some((statement.value, statement.precision))
}

/// Every number of the file beside the project that says what the stories said.
#[test]
fn every_published_figure_is_in_the_record() {
    let path = project_file("../shared/data/published-figures.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let published: Value = serde_json::from_str(&text).unwrap();
    let dataset = record();
    assert_eq!(published["release"], dataset.release().date.to_string());
    let mut met = 0;
    let mut check = |area: &str, offence: &str, kind: ClaimKind, place: &Value, precision: Precision| {
        let Some(value) = place.as_f64() else {
            assert!(place.is_null(), "{place}");
            return;
        };
        assert_eq!(
            stated(&dataset, area, offence, kind),
            Some((value, precision)),
            "{area}, {offence}.{kind}"
        );
        met += 1;
    };
    let (one, exact) = (Precision::Decimals(1), Precision::Exact);
    let all = "stalking-and-harassment";
    for area in ["merseyside", "thames-valley", "england-and-wales"] {
        let of = &published["areas"][area];
        let (harassment, charged) = (&of["harassment"], &of["harassment_charged"]);
        check(area, "harassment", ClaimKind::Latest, &harassment["latest"], exact);
        check(area, "harassment", ClaimKind::Previous, &harassment["previous"], exact);
        check(
            area,
            "harassment",
            ClaimKind::HighestInYears,
            &harassment["highest_in_years"],
            exact,
        );
        check(area, "harassment", ClaimKind::Charged, &charged["count"], exact);
        check(area, "harassment", ClaimKind::ChargedPercent, &charged["percent"], one);
        check(
            area,
            "harassment",
            ClaimKind::ChargedPercentPrevious,
            &charged["previous_percent"],
            one,
        );
        check(area, "stalking", ClaimKind::Latest, &of["stalking"], exact);
        let aggravated = "racially_or_religiously_aggravated_harassment";
        check(area, &aggravated.replace('_', "-"), ClaimKind::Latest, &of[aggravated], exact);
        let share = &of["stalking_and_harassment_victim_did_not_support_action_percent"];
        check(area, all, ClaimKind::VictimDidNotSupportPercent, share, one);
        if let Some(total) = of["stalking_and_harassment"].as_f64() {
            check(area, all, ClaimKind::Latest, &Value::from(total), exact);
        }
        let thousands = Precision::RoundedTo(1_000);
        check(
            area,
            "harassment",
            ClaimKind::Latest,
            &harassment["latest_rounded"],
            thousands,
        );
        check(
            area,
            all,
            ClaimKind::Latest,
            &of["stalking_and_harassment"]["latest_rounded"],
            thousands,
        );
        check(
            area,
            all,
            ClaimKind::ChargedPercent,
            &of["stalking_and_harassment"]["charged_percent"],
            one,
        );
        let times = match harassment["times_nine_years_ago"].as_str() {
            Some("more than 11") => Value::from(11),
            Some("more than five") => Value::from(5),
            other => {
                assert_eq!(other, None);
                Value::Null
            }
        };
        check(
            area,
            "harassment",
            ClaimKind::TimesNineYearsEarlier,
            &times,
            Precision::MoreThan,
        );
    }
    // All but "the highest since 2002-03", which is a number of years here.
    assert_eq!(met, dataset.statements().len() - 1);
    assert_eq!(
        stated(&dataset, "england-and-wales", "harassment", ClaimKind::HighestInSeries),
        Some((20.0, Precision::Exact))
    );
}

#[test]
fn what_is_not_published_is_no_figure() {
    let dataset = record();
    let query: FigureQuery = "force=merseyside&year-ending=2023-09".parse().unwrap();
    let claims = Claims::new(&dataset, query.resolve(&dataset).unwrap());
    assert!(claims.is_record());
    let value = |area: &str, kind| {
        let query: FigureQuery = format!("force={area}&year-ending=2023-09").parse().unwrap();
        let claims = Claims::new(&dataset, query.resolve(&dataset).unwrap());
        claims.get(claims.key(kind)).value
    };
    assert_eq!(value("merseyside", ClaimKind::Latest), Ok(10_056.0));
    assert_eq!(value("merseyside", ClaimKind::NoSuspect), Err(Absence::NotPublished));
    assert_eq!(value("kent", ClaimKind::Latest), Err(Absence::NotPublished));
    for force in dataset.forces() {
        assert_eq!(dataset.count(force, 0, dataset.last_quarter()), Err(Absence::NotPublished));
    }
    // 10,056 / 365 and 9,632 / 365: "28 cases a day" and "26".
    assert_eq!(value("merseyside", ClaimKind::PerDay).unwrap().round(), 28.0);
    assert_eq!(value("thames-valley", ClaimKind::PerDay).unwrap().round(), 26.0);
    let combined = dataset.statements().last().unwrap();
    let excluding: Vec<&str> = combined
        .excluding
        .iter()
        .map(|&area| dataset.areas()[area].slug.as_str())
        .collect();
    assert_eq!(excluding, ["devon-and-cornwall"]);
}

#[test]
fn the_commands_read_it_and_those_of_counts_refuse_it() {
    let story = printed(&["story", "--force", "merseyside", "--release", "2024-01-25"]);
    for expected in ["10,056", "10,477", "more than 11 times", "459", "4.6%", "5%", "271,000"] {
        assert!(story.contains(expected), "{expected} is not in\n{story}");
    }
    let story = printed(&[
        "story",
        "--force",
        "thames-valley",
        "--release",
        "2024-01-25",
        "--style",
        "per-cent",
    ]);
    for expected in ["9,632", "7,892", "3.1 per cent", "3.9 per cent", "more than five times"] {
        assert!(story.contains(expected), "{expected} is not in\n{story}");
    }
    let explained = printed(&[
        "explain",
        "--force",
        "merseyside",
        "--release",
        "2024-01-25",
        "--claim",
        "harassment.latest",
    ]);
    assert!(
        explained.contains("A local story of January 2024 about Merseyside Police"),
        "{explained}"
    );
    for command in [&["show"][..], &["render"], &["render", "--html"], &["embed"]] {
        let output = figures(&[command, &["--force", "merseyside", "--release", "2024-01-25"]].concat());
        assert!(!output.status.success() && output.stdout.is_empty(), "{command:?}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(
            message.contains("of the release of 2024-01-25 only what was published is recorded"),
            "{message}"
        );
    }
}

#[test]
fn a_slip_in_a_record_is_refused() {
    let text = std::fs::read_to_string(project_file(RECORD)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for name in ["harassment.toml", "areas.toml"] {
        std::fs::copy(project_file(&format!("www/data/{name}")), folder.path().join(name)).unwrap();
    }
    let path = folder.path().join("record.toml");
    for (from, to, line) in [
        (
            "release = \"2024-01-25\"",
            "release = \"January\"",
            "found release = \"January\", expected a date, such as \"2024-01-25\"",
        ),
        (
            "area = \"merseyside\"",
            "area = \"mersey\"",
            "found area \"mersey\" in latest of harassment in mersey, expected the slug of an area in the areas file",
        ),
        (
            "offence = \"stalking\"",
            "offence = \"theft\"",
            "found offence \"theft\", expected one of harassment, stalking, malicious-communications, \
             controlling-or-coercive-behaviour, racially-or-religiously-aggravated-harassment, stalking-and-harassment",
        ),
        (
            "year_ending = \"2023-09\"",
            "year_ending = \"2023-08\"",
            "found year_ending = \"2023-08\" of latest of harassment in merseyside, expected the last month of a quarter, such as \
             \"2023-09\"",
        ),
        (
            "claim = \"previous\"",
            "claim = \"latest\"",
            "found latest of harassment in merseyside twice, expected each statement once",
        ),
        (
            "value = 10056",
            "value = 10056.5",
            "found 10056.5 for latest of harassment in merseyside, expected a whole number",
        ),
        (
            "value = 271000",
            "value = 271500",
            "found 271500 for latest of harassment in england-and-wales, expected a multiple of 1000",
        ),
        (
            "value = 4.6\ndecimals = 1",
            "value = 4.65\ndecimals = 1",
            "found 4.65 for charged-percent of harassment in merseyside, expected at most 1 decimals",
        ),
        (
            "value = 4.6\ndecimals = 1",
            "value = 4.6",
            "found 4.6 for charged-percent of harassment in merseyside without decimals, expected decimals, since percent are never \
             exact",
        ),
        (
            "more_than = true",
            "more_than = true\ndecimals = 1",
            "found rounded_to, decimals or more_than in times-nine-years-earlier of harassment in merseyside, expected one of them \
             at most: a unit above 1, up to 6 decimals, or true",
        ),
        (
            "source = \"both-stories\"",
            "source = \"another\"",
            "found source \"another\" of latest of harassment in england-and-wales, expected the slug of a [[source]] of the file",
        ),
        (
            "excluding = [\"devon-and-cornwall\"]",
            "excluding = [\"devon\"]",
            "found area \"devon\" in charged-percent of stalking-and-harassment in england-and-wales, expected the slug of an area in \
             the areas file",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let error = read_record(&path).expect_err(to).to_string();
        assert_eq!(error, format!("{}: {line}", path.display()));
    }
    let empty = text.split("[[statement]]").next().unwrap().to_owned() + "statement = []\n";
    // An array of tables that is written last belongs to the last source: TOML says where.
    std::fs::write(&path, empty).unwrap();
    assert!(read_record(&path).is_err());
}
