//! A made-up merger: Northshire and Southshire became Mid Shire on 1 April 2023. One release is from before, one from after. Every number
//! is worked out by hand: Northshire records 100 a quarter, Southshire 50, Westshire 40, and Mid Shire 200 from its first quarter on.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{figures, printed};

const TOPIC: &str = r#"
slug = "things"
areas = "areas.toml"
default_area = "everywhere"
title = { en = "Things", cy = "Pethau" }
attribution = { en = "Source: a test." }
[[code]]
code = "1A"
from = "2020-04"
[[offence]]
slug = "thing"
codes = ["1A"]
en = { label = "Things", one = "thing", other = "things" }
[[note]]
slug = "status"
en = "A note."
"#;

const AREAS: &str = r#"
ignored = []
[[area]]
slug = "everywhere"
kind = "total"
nation = "england-and-wales"
population = "resident"
releases = []
aliases = []
en = { name = "Police everywhere", short = "Everywhere", place = "everywhere" }
[[area]]
slug = "northshire"
code = "E23000001"
kind = "territorial"
nation = "england"
population = "resident"
releases = ["Northshire"]
aliases = ["northton"]
until = "2023-03"
successor = "mid-shire"
en = { name = "Northshire Police", short = "Northshire", place = "in Northshire" }
[[area]]
slug = "southshire"
code = "E23000002"
kind = "territorial"
nation = "england"
population = "resident"
releases = ["Southshire"]
aliases = []
until = "2023-03"
successor = "mid-shire"
en = { name = "Southshire Police", short = "Southshire", place = "in Southshire" }
[[area]]
slug = "mid-shire"
code = "E23000003"
kind = "territorial"
nation = "england"
population = "resident"
releases = ["Mid Shire"]
aliases = []
from = "2023-04"
similar = ["westshire"]
similar_source = "Most similar forces: a test of 2023."
en = { name = "Mid Shire Police", short = "Mid Shire", place = "in Mid Shire" }
[[area]]
slug = "westshire"
code = "E23000004"
kind = "territorial"
nation = "england"
population = "resident"
releases = ["Westshire"]
aliases = []
en = { name = "Westshire Police", short = "Westshire", place = "in Westshire" }
"#;

const HEAD: &str = "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences\n";

/// The rows of these forces in the quarters of a financial year.
fn rows(year: u32, quarters: std::ops::RangeInclusive<u32>, forces: &[(&str, u32)]) -> String {
    let mut text = String::new();
    for quarter in quarters {
        for (force, count) in forces {
            text += &format!(
                "{year}/{},{quarter},{force},Thing,Group,Subgroup,1A,{count}\n",
                year % 100 + 1
            );
        }
    }
    text
}

const BEFORE: [(&str, u32); 3] = [("Northshire", 100), ("Southshire", 50), ("Westshire", 40)];
const AFTER: [(&str, u32); 2] = [("Mid Shire", 200), ("Westshire", 40)];

/// The folder with both releases: of June 2023, with counts to March, and of March 2024, with counts to December.
struct Case {
    folder: TempDir,
}

impl Case {
    fn new() -> Self {
        let case = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        case.write("topic.toml", TOPIC);
        case.write("areas.toml", AREAS);
        case.write(
            "population.csv",
            "force,pfa23cd,mid_2020,mid_2021,mid_2022,mid_2023\n\
             Northshire,E23000001,10000,10000,10000,10000\n\
             Southshire,E23000002,20000,20000,20000,20000\n\
             Westshire,E23000004,8000,8000,8000,8000\n",
        );
        let whole = [2020, 2021, 2022].map(|year| rows(year, 1..=4, &BEFORE)).concat();
        case.write("before.csv", &[HEAD, &whole].concat());
        // A revision of one of the old forces, and the counts of the new one.
        let revised = whole.replacen(
            "2022/23,4,Northshire,Thing,Group,Subgroup,1A,100",
            "2022/23,4,Northshire,Thing,Group,Subgroup,1A,103",
            1,
        );
        case.write("after.csv", &[HEAD, &revised, &rows(2023, 1..=3, &AFTER)].concat());
        for (table, release) in [("before.csv", "2023-06-30"), ("after.csv", "2024-03-31")] {
            printed(&case.import(table, release));
        }
        case
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn import(&self, table: &str, release: &str) -> Vec<&'static str> {
        let args = [
            "import".to_owned(),
            "--topic".to_owned(),
            self.path("topic.toml"),
            "--recorded-crime".to_owned(),
            self.path(table),
            "--population".to_owned(),
            self.path("population.csv"),
            "--release".to_owned(),
            release.to_owned(),
            "--out".to_owned(),
            self.path("data"),
        ];
        // A test's arguments may live as long as it does.
        args.into_iter().map(|arg| &*arg.leak()).collect()
    }

    fn run(&self, args: &[&str]) -> String {
        printed(&[args, &["--data", &self.path("data")]].concat())
    }

    fn show(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.run(&[&["show", "--format", "json"], args].concat())).unwrap()
    }
}

fn trimmed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const SAID: &str =
    "Mid Shire Police was formed in April 2023. Earlier figures are those of Northshire Police and Southshire Police together.";

#[test]
fn a_merged_force_sums_those_it_came_out_of_and_says_so() {
    let case = Case::new();
    let shown = case.show(&["--force", "mid-shire", "--year-ending", "2023-06"]);
    // Three quarters of 150, one of them 3 higher since, and one of 200, over the residents of both.
    assert_eq!(shown["total"], 3 * 150 + 3 + 200);
    assert_eq!(shown["previous_total"], 4 * 150);
    assert_eq!(shown["population"], 30_000);
    assert_eq!(shown["notices"][0]["text"], SAID);
    let latest = shown["claims"]
        .as_array()
        .unwrap()
        .iter()
        .find(|claim| claim["claim"] == "thing.latest")
        .cloned();
    let latest = latest.unwrap_or_else(|| panic!("{}", shown["claims"][0]));
    assert!(latest.to_string().contains(SAID), "{latest}");
    // A year of its own alone is not the others'.
    let own = case.show(&["--force", "mid-shire", "--year-ending", "2023-12"]);
    assert_eq!(own["total"], 103 + 50 + 3 * 200);
    // All forces of the time, each once.
    let total = case.show(&["--year-ending", "2023-12"]);
    assert_eq!(total["total"], 103 + 50 + 3 * 200 + 4 * 40);
    assert_eq!(total["population"], 38_000);
    for (lang, said) in [
        ("en", SAID),
        (
            "cy",
            "Ffurfiwyd Mid Shire Police ym mis Ebrill 2023. Cyfanswm Northshire Police a Southshire Police yw'r ffigurau cynharach.",
        ),
    ] {
        let story = case.run(&["story", "--force", "mid-shire", "--lang", lang, "--format", "json"]);
        assert!(story.contains(said), "{story}");
        let element = case.run(&["render", "--html", "--force", "mid-shire", "--lang", lang]);
        assert!(element.contains(&said.replace('\'', "&#39;")), "{element}");
    }
}

#[test]
fn old_slugs_names_and_snippets_go_on_working() {
    let case = Case::new();
    for old in ["northshire", "southshire", "mid-shire"] {
        assert_eq!(case.show(&["--force", old])["force"]["slug"], "mid-shire", "{old}");
        let element = case.run(&["render", "--html", "--force", old]);
        assert!(
            element.contains(&format!("<force-figures force=\"{old}\">")),
            "what was asked for stays: {element}"
        );
        assert!(element.contains("Mid Shire Police"));
    }
    // A snippet that compares with an old force, and a claim that names one.
    let shown = case.show(&["--force", "westshire", "--measure", "rate", "--compare", "southshire"]);
    assert_eq!(shown["compared_with"][0]["slug"], "mid-shire");
    let claim = case.run(&[
        "explain",
        "--claim",
        "northshire:thing.latest@2023-06",
        "--force",
        "westshire",
    ]);
    assert!(claim.contains("653"), "{claim}");
    // The release from before knows the old forces as they were, and no new one.
    let before = case.show(&["--force", "northshire", "--release", "2023-06-30"]);
    assert_eq!(
        (&before["force"]["slug"], before["total"].as_i64()),
        (&"northshire".into(), Some(400))
    );
    let args = [
        "show",
        "--force",
        "mid-shire",
        "--release",
        "2023-06-30",
        "--data",
        &case.path("data"),
    ];
    let unknown = figures(&args);
    assert!(!unknown.status.success());
}

#[test]
fn a_diff_holds_the_new_force_against_the_old_ones_together() {
    let case = Case::new();
    let diff: Value = serde_json::from_str(&case.run(&["diff", "2023-06-30", "2024-03-31", "--format", "json"])).unwrap();
    let cells = diff["cells"].as_array().unwrap_or_else(|| panic!("{diff}"));
    let of = |force: &str| {
        cells
            .iter()
            .filter(|cell| cell["force"] == force)
            .cloned()
            .collect::<Vec<Value>>()
    };
    assert_eq!(of("mid-shire").len(), 1, "{diff}");
    assert_eq!(
        (&of("mid-shire")[0]["before"], &of("mid-shire")[0]["after"]),
        (&150.into(), &153.into())
    );
    assert!(of("westshire").is_empty());
}

#[test]
fn an_article_that_names_an_old_force_is_checked() {
    let case = Case::new();
    case.write(
        "article.txt",
        "Northshire Police recorded 653 things in the year to June 2023.\n\nMid Shire Police recorded 654 things in the year to June 2023.\n",
    );
    let path = case.path("article.txt");
    let output = figures(&["check", &path, "--data", &case.path("data")]);
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<String> = said.lines().map(trimmed).collect();
    assert!(lines.iter().any(|line| line.contains("agrees 653")), "{said}");
    assert!(lines.iter().any(|line| line.contains("differs 654")), "{said}");
}

#[test]
fn a_site_leads_from_the_old_addresses_to_the_new_one() {
    let case = Case::new();
    for (name, text) in [
        ("dist/force-figures.js", "export const first = 1;\n"),
        ("dist/force-figures.css", ".ff{}\n"),
        ("dist/embed.js", "(()=>{})();\n"),
        ("dist/service-worker.js", "// the worker of a build\n"),
        ("dist/frame.html", "<p>of the build"),
        (
            "pages/frame.html",
            "<title>{title: Any force}</title>\n<!-- figures: render --html -->\n",
        ),
        ("pages/builder.html", "<p>\n"),
    ] {
        case.write(name, text);
    }
    let data = case.folder.path().join("dist/data");
    fs::create_dir_all(&data).unwrap();
    for entry in fs::read_dir(case.path("data")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), data.join(entry.file_name())).unwrap();
    }
    let (dist, pages, site) = (case.path("dist"), case.path("pages"), case.path("site"));
    printed(&["site", "--assets", &dist, "--pages", &pages, "--out", &site]);
    let redirects = fs::read_to_string(Path::new(&site).join("_redirects")).unwrap();
    assert_eq!(
        redirects,
        "/northshire /mid-shire/ 301\n/northshire/* /mid-shire/:splat 301\n/southshire /mid-shire/ 301\n/southshire/* /mid-shire/:splat 301\n"
    );
    assert!(Path::new(&site).join("mid-shire").is_dir() && !Path::new(&site).join("northshire").exists());
}

#[test]
fn similar_forces_are_offered_first_with_their_source() {
    let case = Case::new();
    let element = case.run(&["render", "--html", "--force", "mid-shire", "--measure", "rate"]);
    let choices = "compare|everywhere|Compared with\n-|\neverywhere|Everywhere\nnone|Nothing\n-|Similar forces\nwestshire|Westshire Police\"";
    assert!(element.contains(choices), "{element}");
    assert!(element.contains("Most similar forces: a test of 2023."));
    let other = case.run(&["render", "--html", "--force", "westshire", "--measure", "rate"]);
    assert!(!other.contains("Similar forces"));
}

/// What an import says of an areas file in which `from` is `to`.
fn refused(from: &str, to: &str) -> String {
    let case = Case::new();
    let areas = AREAS.replacen(from, to, 1);
    assert_ne!(areas, AREAS, "{from}");
    case.write("areas.toml", &areas);
    let output = figures(&case.import("after.csv", "2024-03-31"));
    assert!(!output.status.success(), "{from} -> {to}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn an_areas_file_that_cannot_be_says_what_was_found() {
    for (from, to, said) in [
        (
            "successor = \"mid-shire\"\n",
            "",
            "one of until and successor of area northshire",
        ),
        (
            "successor = \"mid-shire\"",
            "successor = \"middle\"",
            "successor \"middle\" of area northshire",
        ),
        (
            "until = \"2023-03\"",
            "until = \"2023-04\"",
            "until \"2023-04\" of area northshire",
        ),
        (
            "until = \"2023-03\"",
            "until = \"2022-12\"",
            "from \"2023-04\" of area mid-shire, which follows northshire",
        ),
        ("from = \"2023-04\"\n", "", "from \"none\" of area mid-shire"),
        (
            "similar_source = \"Most similar forces: a test of 2023.\"\n",
            "",
            "one of similar and similar_source of area mid-shire",
        ),
        (
            "similar = [\"westshire\"]",
            "similar = [\"eastshire\"]",
            "\"eastshire\" as similar to area mid-shire",
        ),
        (
            "similar = [\"westshire\"]",
            "similar = [\"mid-shire\"]",
            "\"mid-shire\" as similar to area mid-shire",
        ),
    ] {
        let message = refused(from, to);
        assert!(
            message.contains("areas.toml") && message.contains(said),
            "{from} -> {to}: {message}"
        );
    }
}

#[test]
fn a_force_that_has_ended_records_nothing_more() {
    let case = Case::new();
    let after = fs::read_to_string(case.path("after.csv")).unwrap();
    let late = after.clone() + &rows(2023, 1..=1, &[("Northshire", 7)]);
    case.write("late.csv", &late);
    let output = figures(&case.import("late.csv", "2024-03-31"));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("a count of 1A of northshire in 2023/24 Q1"), "{message}");
    // One of the two alone in a quarter would be half of the sum.
    let half = after.replacen("2021/22,2,Southshire,Thing,Group,Subgroup,1A,50\n", "", 1);
    assert_ne!(half, after);
    case.write("half.csv", &half);
    let output = figures(&case.import("half.csv", "2024-03-31"));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("Southshire") && message.contains("2021/22 Q2"), "{message}");
}
