//! A topic file that withholds a comparison: it is gone from every place where figures are said.

use std::fs;

use force_figures::chart::text::WidthTable;
use force_figures::chart::{self, Mark, Scene, card};
use force_figures::model::{Absence, ChartKind, ClaimKind, Language};
use force_figures::words::plan::{Headline, Key, KeyRole};
use force_figures::words::story::{Story, Style};
use force_figures::words::{self, Spreadsheet, View};
use force_figures::{Dataset, FigureQuery, Figures};
use serde_json::Value;

use crate::cli::printed;
use crate::common::project_file;

/// Merseyside's harassment: 10,051 in the year to September 2023, 10,476 the year before, 848 nine years earlier.
const QUERY: [&str; 4] = ["--force", "merseyside", "--year-ending", "2023-09"];
/// What the comparisons say where they are made.
const COMPARED: [&str; 4] = ["10,476", "4.1%", "425", "more than 11 times"];

/// The published topic, with 8L withheld across the change of May 2023, imported into `folder`; `None` where the workbooks are not
/// there.
fn publish(folder: &std::path::Path) -> Option<Dataset> {
    let data = project_file("../shared/data");
    if !data.is_dir() {
        eprintln!("skipped: {} is not there, so no topic can be imported", data.display());
        return None;
    }
    let topic = fs::read_to_string(project_file("www/data/harassment.toml")).unwrap();
    let caveat = r#"caveat = ["8L", "8M", "8Q", "8R", "8U"]"#;
    assert!(topic.contains(caveat), "the topic file no longer says {caveat}");
    let withheld = topic.replace(caveat, "caveat = [\"8M\", \"8Q\", \"8R\", \"8U\"]\nwithhold = [\"8L\"]");
    fs::write(folder.join("topic.toml"), withheld).unwrap();
    fs::copy(project_file("www/data/areas.toml"), folder.join("areas.toml")).unwrap();
    let path = |path: std::path::PathBuf| path.to_string_lossy().into_owned();
    let home_office = data.join("home-office");
    printed(&[
        "import",
        "--topic",
        &path(folder.join("topic.toml")),
        "--recorded-crime",
        &path(home_office.join("prc-pfa-mar2013-onwards-tables-230426.ods")),
        "--outcomes",
        &path(home_office.join("prc-outcomes-open-data-mar2025-tables-230426-harassment.xlsx")),
        "--population",
        &path(data.join("ons/police-force-area-population-mid2011-mid2024.csv")),
        "--out",
        &path(folder.join("data")),
    ]);
    let read = |ending: &str| fs::read(folder.join(format!("data/harassment-2026-04-23.{ending}"))).unwrap();
    Some(Dataset::read_with_companion(&read("figures"), &read("companion")).unwrap())
}

fn figures<'d>(dataset: &'d Dataset, query: &str) -> Figures<'d> {
    Figures::new(dataset, query.parse::<FigureQuery>().unwrap().resolve(dataset).unwrap())
}

/// What a scene writes.
fn written(scene: &Scene) -> String {
    let texts = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" | ")
}

/// Fails where `text` makes a comparison that is withheld.
fn says_no_comparison(place: &str, text: &str) {
    for said in COMPARED {
        assert!(!text.contains(said), "{place} says {said}: {text}");
    }
}

#[test]
fn a_withheld_comparison_is_withheld_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let Some(dataset) = publish(folder.path()) else { return };
    let query = "force=merseyside&year-ending=2023-09";
    let asked = figures(&dataset, query);
    for kind in [
        ClaimKind::Change,
        ClaimKind::ChangePercent,
        ClaimKind::TimesNineYearsEarlier,
        ClaimKind::Index,
        ClaimKind::RateChangePercent,
    ] {
        assert_eq!(asked.claim(kind).value, Err(Absence::Withheld), "{kind}");
    }
    assert_eq!(asked.claim(ClaimKind::Latest).value, Ok(10_051.0));
    assert!(Headline::new(&asked).before.is_none());
    let keys = Key::all(&asked);
    assert!(
        keys.iter().all(|key| matches!(key.role, KeyRole::Total | KeyRole::PerDay)),
        "{keys:?}"
    );

    let chosen = asked.chosen().unwrap();
    for language in Language::ALL {
        let words = words::of(language);
        for kind in [ChartKind::Trend, ChartKind::Years] {
            let view = View::new(&asked, kind, words);
            says_no_comparison("the headline", &view.head.headline.plain());
            for key in &view.head.keys {
                says_no_comparison("a key figure", &format!("{} {}", key.value, key.label));
            }
            let month = words.month(asked.query().year_ending.month());
            let row = view.table.rows.iter().find(|row| row[0] == month).unwrap();
            assert_eq!(row[1], "10,051");
            says_no_comparison("the table", &row.join(" "));
            says_no_comparison("the readout", &words::readouts(&asked, kind, words, &[chosen]).join(" "));
            // The first years stand in the chart, but the summary compares none of them with the latest.
            let first = words.year_to(asked.series.points[0].key.year_ending);
            let (compared, _) = view.chart.summary.rsplit_once(". ").unwrap();
            assert!(!compared.contains(&first), "{}", view.chart.summary);
        }
        says_no_comparison("the card", &written(&card::layout(&asked, words, &WidthTable)));
        let story = Story::new(&asked.claims, words::stories(language), Style::default());
        let local = story.paragraphs[0].passage().plain();
        says_no_comparison("the story", &local);
        if language == Language::En {
            assert!(
                local.contains("The total cannot be compared with the year before, as recording changed in May 2023."),
                "{local}"
            );
        }
    }

    // As an index the years before have no place in the chart, and no label.
    let index = figures(&dataset, &format!("{query}&measure=index"));
    let scene = chart::layout(&index, ChartKind::Years, 640.0, words::of(Language::En), &WidthTable);
    assert_eq!(scene.cursor.len(), 2, "September 2024 and 2025");

    let sheet = Spreadsheet::new(&asked, ChartKind::Trend).text;
    let head: Vec<&str> = sheet.lines().next().unwrap().split(',').collect();
    let row: Vec<&str> = sheet
        .lines()
        .find(|line| line.contains(",2023-09,"))
        .unwrap()
        .split(',')
        .collect();
    let cell = |name: &str| row[head.iter().position(|column| *column == name).unwrap()];
    assert_eq!((cell("offences"), cell("change_percent")), ("10051", ""));
    assert_eq!(
        (cell("change_absent"), cell("recording_changes")),
        ("withheld", "principal-crime")
    );

    let data = folder.path().join("data").to_string_lossy().into_owned();
    let run = |args: &[&str]| printed(&[args, &QUERY, &["--data", &data]].concat());
    let shown: Value = serde_json::from_str(&run(&["show", "--format", "json"])).unwrap();
    for key in [
        "change",
        "change_percent",
        "times_nine_years_earlier",
        "more_than_times",
        "index",
    ] {
        assert_eq!(shown[key], Value::Null, "{key}");
        assert_eq!(shown[format!("{key}_absent")]["reason"], "withheld", "{key}");
    }
    says_no_comparison(
        "show",
        &run(&["show"])
            .lines()
            .take(8)
            .filter(|line| !line.contains("Year before"))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    // Its parts are named; what they would make is not.
    let explained = run(&["explain", "--claim", "harassment.change-percent"]);
    says_no_comparison("explain", explained.lines().next().unwrap());

    // An article that makes the comparison is not told that it agrees.
    let article = folder.path().join("article.txt");
    let text =
        "Merseyside Police recorded 10,051 harassment cases in the year to September 2023, down 4.1% from the year before.";
    fs::write(&article, text).unwrap();
    let article = article.to_string_lossy().into_owned();
    let args = [&["check", &article, "--format", "json"][..], &QUERY, &["--data", &data]].concat();
    let output = crate::cli::figures(&args);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{error}: {}", String::from_utf8_lossy(&output.stderr));
    });
    let report = report.to_string();
    assert!(report.contains("withheld"), "{report}");
}
