//! `figures render --all`: every force's files, whole, right and the same each time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use resvg::tiny_skia::Pixmap;
use serde_json::Value;

use crate::cli::{figures, printed};
use crate::common::latest;

/// Every file under a folder, by its path from there.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(top: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(top, &path, found);
            } else {
                let name = path.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

/// What a run with these options writes.
fn rendered(options: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("out");
    let mut args = vec!["render", "--all", "--out", out.to_str().unwrap()];
    args.extend(options);
    printed(&args);
    assert_eq!(
        fs::read_dir(parent.path()).unwrap().count(),
        1,
        "something is left beside the folder"
    );
    files(&out)
}

/// What a run without options writes.
static PLAIN: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| rendered(&[]));

const BASE: &str = "https://figures.example/ff/";

/// What a run for a site at [`BASE`] writes.
static FOR_A_SITE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| rendered(&["--base", BASE]));

const NAMES: [&str; 10] = [
    "alt.txt",
    "card.png",
    "chart-dark.svg",
    "chart.svg",
    "element.html",
    "figures.csv",
    "figures.json",
    "iframe.html",
    "oembed.json",
    "static.html",
];

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn every_force_has_every_file_and_two_runs_are_equal() {
    let first = &*FOR_A_SITE;
    let dataset = latest();
    assert_eq!(dataset.areas().len(), 45);
    let mut expected = vec!["index.html".to_owned(), "index.json".to_owned()];
    for area in dataset.areas() {
        expected.extend(NAMES.map(|name| format!("{}/harassment/{name}", area.slug)));
    }
    expected.sort();
    assert_eq!(first.keys().cloned().collect::<Vec<_>>(), expected);
    let index = json(&first["index.json"]);
    assert_eq!(index["entries"].as_array().unwrap().len(), 45);
    for entry in index["entries"].as_array().unwrap() {
        for path in entry["files"].as_object().unwrap().values() {
            assert!(first.contains_key(path.as_str().unwrap()), "{path} is in the index alone");
        }
    }
    for (path, bytes) in first {
        if path.ends_with(".png") {
            assert_eq!(bytes[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "{path} is not 1200 by 630 px");
        }
        assert!(bytes.len() > 100, "{path} has {} bytes", bytes.len());
    }
    let second = &rendered(&["--base", BASE]);
    let changed: Vec<&String> = first.keys().filter(|path| first[*path] != second[*path]).collect();
    assert!(changed.is_empty(), "two runs differ in {changed:?}");
}

#[test]
fn pictures_and_static_charts_wear_a_house_style() {
    // --ff-force: light-dark(#0a3fb5, #7ea8ff).
    let styled = rendered(&["--theme", "www/themes/tabloid.css"]);
    assert_eq!(styled.len(), PLAIN.len());
    for (name, force) in [
        ("chart.svg", "#0A3FB5"),
        ("chart-dark.svg", "#7EA8FF"),
        ("static.html", "#0A3FB5"),
    ] {
        let path = format!("merseyside/harassment/{name}");
        let worn = |files: &BTreeMap<String, Vec<u8>>| String::from_utf8_lossy(&files[&path]).contains(force);
        assert!(worn(&styled) && !worn(&PLAIN), "{name}");
    }
    let card = "merseyside/harassment/card.png";
    assert_ne!(styled[card], PLAIN[card]);
}

#[test]
fn the_csv_holds_the_sums_of_the_cells() {
    // One code, one that began later, and a sum of codes that began at different times.
    let chosen = ["harassment", "controlling-or-coercive-behaviour", "stalking-and-harassment"];
    let all = rendered(&["--offence", &chosen.join(",")]);
    let dataset = latest();
    assert_eq!(all.keys().filter(|path| path.ends_with(".csv")).count(), 45 * chosen.len());
    let mut absent = 0;
    for (index, area) in dataset.areas().iter().enumerate() {
        for offence in dataset
            .topic()
            .offences
            .iter()
            .filter(|offence| chosen.contains(&offence.slug.as_str()))
        {
            let csv = &all[&format!("{}/{}/figures.csv", area.slug, offence.slug)];
            let mut reader = csv::Reader::from_reader(&csv[..]);
            let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let column = |name: &str| head.iter().position(|head| head == name).unwrap();
            let mut rows = 0;
            for row in reader.records() {
                let row = row.unwrap();
                // The row's last quarter is as many quarters after the first year's as there are rows before it.
                let last = dataset.first_quarter().plus(3 + rows).unwrap();
                assert_eq!(&row[column("year_ending")], &last.last_month().to_string());
                // A code counts from its first quarter on; a year in which no code had begun, or one was cut, has no figure.
                let mut sum = 0;
                let mut whole = true;
                for quarter in (0..4).map(|back| last.plus(-back).unwrap()) {
                    let mut counted = false;
                    for &code in &offence.codes {
                        if dataset.first_quarter_of_code(code) <= quarter {
                            counted = true;
                            match dataset.count(index, code, quarter) {
                                Ok(count) => sum += count,
                                Err(_) => whole = false,
                            }
                        }
                    }
                    whole &= counted;
                }
                if whole {
                    assert_eq!(
                        &row[column("offences")],
                        &sum.to_string(),
                        "{} {} {last}",
                        area.slug,
                        offence.slug
                    );
                    assert_eq!(&row[column("offences_absent")], "");
                } else {
                    absent += 1;
                    assert_eq!(&row[column("offences")], "", "{} {} {last}", area.slug, offence.slug);
                    assert_ne!(&row[column("offences_absent")], "");
                }
                rows += 1;
            }
            assert_eq!(rows as usize, dataset.quarter_count() - 3);
        }
    }
    assert!(
        absent > 45,
        "only {absent} absent figures: the offences that began later were not met"
    );
}

#[test]
fn rates_in_the_csv_divide_by_the_residents_of_the_year() {
    let all = &*PLAIN;
    let rates = |force: &str| -> Vec<String> {
        let mut reader = csv::Reader::from_reader(&all[&format!("{force}/harassment/figures.csv")][..]);
        reader.records().map(|row| row.unwrap()[8].to_owned()).collect()
    };
    // 10,051 offences in the year to September 2023, 1,456,562 residents in mid-2023: 6.9005.
    let merseyside: f64 = rates("merseyside")[42].parse().unwrap();
    assert!(
        (merseyside - 10_051.0 * 1_000.0 / 1_456_562.0).abs() <= 0.5e-6,
        "{merseyside}"
    );
    assert!(
        rates("city-of-london").iter().all(String::is_empty),
        "a rate of too few residents"
    );
    assert!(
        rates("british-transport-police").iter().all(String::is_empty),
        "a rate of no residents"
    );
}

#[test]
fn oembed_responses_are_valid() {
    for base in [None, Some(BASE)] {
        let all = if base.is_some() { &*FOR_A_SITE } else { &*PLAIN };
        let responses: Vec<Value> = all
            .iter()
            .filter(|(path, _)| path.ends_with("/oembed.json"))
            .map(|(_, bytes)| json(bytes))
            .collect();
        assert_eq!(responses.len(), 45);
        for response in responses {
            // oembed.com, 2.3.4: type, version, and for rich: html, width, height.
            assert_eq!(response["type"], "rich");
            assert_eq!(response["version"], Value::String("1.0".to_owned()));
            assert_eq!(response["width"], 640);
            assert!(response["height"].as_u64().unwrap() > 500, "{response}");
            assert!(response["cache_age"].is_u64());
            let html = response["html"].as_str().unwrap();
            assert!(!html.contains("<script"), "{html}");
            assert!(!response["title"].as_str().unwrap().contains('<'));
            let thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"].map(|key| !response[key].is_null());
            assert_eq!(thumbnail, [base.is_some(); 3], "the three stand together");
            match base {
                Some(base) => {
                    assert!(html.starts_with(&format!("<iframe src=\"{base}frame.html?force=")), "{html}");
                    assert!(response["thumbnail_url"].as_str().unwrap().starts_with(base));
                    assert_eq!(
                        (&response["thumbnail_width"], &response["thumbnail_height"]),
                        (&1200.into(), &630.into())
                    );
                }
                None => assert!(
                    html.starts_with("<figure") && html.contains("<svg") && html.contains("<table"),
                    "{html}"
                ),
            }
        }
    }
}

#[test]
fn snippets_for_a_site_name_the_frame_of_their_force() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = folder.path().join("manifest.json");
    fs::write(&manifest, r#"{"assets":"assets-0","files":{}}"#).unwrap();
    let base = "https://figures.example/ff/";
    let all = rendered(&["--base", base, "--manifest", manifest.to_str().unwrap()]);
    let index = json(&all["index.json"]);
    assert_eq!(index["entries"].as_array().unwrap().len(), 45);
    for entry in index["entries"].as_array().unwrap() {
        let force = entry["force"].as_str().unwrap();
        let begin = format!("<iframe src=\"{base}{force}/frame.html?force={force}\"");
        let iframe = &all[entry["files"]["iframe"].as_str().unwrap()];
        assert!(iframe.starts_with(begin.as_bytes()), "{force}");
        let oembed = json(&all[entry["files"]["oembed"].as_str().unwrap()]);
        assert!(oembed["html"].as_str().unwrap().starts_with(&begin), "{force}");
        // All forces together have nothing to be held against.
        let compare = if force == "england-and-wales" {
            "none"
        } else {
            "england-and-wales"
        };
        assert_eq!(
            entry["query"],
            format!("force={force}&offence=harassment&measure=count&year-ending=2025-12&compare={compare}&release=2026-04-23")
        );
    }
}

#[test]
fn an_earlier_run_is_replaced_and_a_folder_of_others_is_not() {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("out");
    let args = ["render", "--all", "--out", out.to_str().unwrap()];
    // What an earlier run has written.
    for (path, bytes) in &*PLAIN {
        let file = out.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    fs::write(out.join("left-over.txt"), "of the earlier run").unwrap();
    printed(&args);
    assert!(!out.join("left-over.txt").exists(), "the folder is not that of one run");

    let others = parent.path().join("others");
    fs::create_dir(&others).unwrap();
    fs::write(others.join("letter.txt"), "dear reader").unwrap();
    for (options, message) in [
        (vec!["--out", others.to_str().unwrap()], "found other files"),
        (
            vec!["--out", others.to_str().unwrap(), "--offence", "theft"],
            "unknown offence \"theft\"",
        ),
        (
            vec!["--out", out.to_str().unwrap(), "--year-ending", "2031-09"],
            "unknown year-ending",
        ),
        (
            vec!["--out", out.to_str().unwrap(), "--base", "javascript:alert(1)"],
            "--base: found",
        ),
    ] {
        let before = (files(&out), files(&others));
        let mut args = vec!["render", "--all"];
        args.extend(options);
        let output = figures(&args);
        assert!(!output.status.success(), "{args:?} succeeded");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(message), "{message:?} is not in {said:?}");
        assert_eq!((files(&out), files(&others)), before, "{args:?} changed a folder");
    }
    assert_eq!(
        fs::read_dir(parent.path()).unwrap().count(),
        2,
        "something is left beside the folders"
    );
}

/// How many pixels of a picture have the colour in full.
fn pixels_of(png: &[u8], (red, green, blue): (u8, u8, u8)) -> usize {
    let picture = Pixmap::decode_png(png).unwrap();
    let same = picture
        .pixels()
        .iter()
        .filter(|pixel| (pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()) == (red, green, blue, 255));
    same.count()
}

#[test]
fn a_house_style_colours_every_picture() {
    let folder = tempfile::tempdir().unwrap();
    let style = folder.path().join("style.css");
    fs::write(
        &style,
        // What a page says of the whole, and of the chart's part in both forms.
        "force-figures {\n  --ff-paper: light-dark(#fff8e7, #102030);\n}\n\
         force-figures::part(chart), force-figures .ff.ff.ff .ff-chart {\n  --ff-force: light-dark(#c00000, #ff8080);\n}\n",
    )
    .unwrap();
    let themed = rendered(&["--theme", style.to_str().unwrap()]);
    let (force, paper, own) = ((0xc0, 0, 0), (0xff, 0xf8, 0xe7), (0x0b, 0x5c, 0x8a));
    for area in latest().areas() {
        let of = |all: &BTreeMap<String, Vec<u8>>, name: &str| all[&format!("{}/harassment/{name}", area.slug)].clone();
        let svg = |all: &BTreeMap<String, Vec<u8>>, name: &str| String::from_utf8(of(all, name)).unwrap();
        assert!(svg(&themed, "chart.svg").contains("#C00000"), "{}", area.slug);
        assert!(!svg(&themed, "chart.svg").contains("#0B5C8A"), "{}", area.slug);
        assert!(svg(&themed, "chart-dark.svg").contains("#FF8080"), "{}", area.slug);
        let [card, plain] = [of(&themed, "card.png"), of(&PLAIN, "card.png")];
        // The large figure and the line; nothing else of the card is as large.
        let figure = pixels_of(&card, force);
        assert!(figure > 4_000, "{}: {figure} pixels of the force's colour", area.slug);
        assert_eq!((pixels_of(&card, own), pixels_of(&plain, force)), (0, 0), "{}", area.slug);
        assert_eq!(pixels_of(&plain, own), figure, "{}: another drawing", area.slug);
        assert!(
            pixels_of(&card, paper) > 1200 * 630 / 2,
            "{}: the paper is another's",
            area.slug
        );
    }
}

#[test]
fn the_csv_of_outcomes_adds_up_to_the_published_whole() {
    let all = rendered(&["--chart", "outcomes"]);
    let rows = |force: &str| -> Vec<Vec<String>> {
        let csv = &all[&format!("{force}/harassment/figures.csv")];
        let mut reader = csv::Reader::from_reader(&csv[..]);
        assert_eq!(
            reader.headers().unwrap().iter().skip(5).collect::<Vec<_>>(),
            [
                "year_ending",
                "outcome",
                "offences",
                "offences_absent",
                "share_percent",
                "share_absent"
            ]
        );
        let record = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        reader.records().map(|row| record(row.unwrap())).collect()
    };
    // From the outcomes workbook by hand: 603 of 8,542 were charged in the year to March 2025.
    let merseyside = rows("merseyside");
    let charged = &merseyside[0];
    assert_eq!(charged[5..8], ["2025-03", "charged", "603"]);
    assert_eq!(charged[9], "7.059237", "603 / 8,542");
    let (whole, parts) = merseyside.split_last().unwrap();
    assert_eq!(whole[6..], ["all", "8542", "", "100.000000", ""]);
    let sum: i64 = parts.iter().map(|row| row[7].parse::<i64>().unwrap()).sum();
    assert_eq!(sum, 8_542);
}
