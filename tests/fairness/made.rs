//! A made topic, bicycle thefts: what the published topic does not hold. Each force's figures are those of one case.

use std::fmt::Write;
use std::path::Path;

use tempfile::TempDir;

use super::telling::{Told, says};
use crate::cli::{figures, printed};

/// Financial years of the table: the first ends in March 2013.
const YEARS: [u32; 12] = [2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023];

/// Offences of each financial year by force. The year to March 2015 is nine years before the one to March 2024.
const THEFTS: [(&str, [i64; 12]); 8] = [
    // 250 to 5,250: 21 times.
    (
        "Northshire",
        [180, 210, 250, 360, 500, 700, 980, 1400, 1950, 2700, 3800, 5250],
    ),
    // 300 to 5,850: 19.5 times.
    (
        "Southshire",
        [220, 260, 300, 420, 580, 800, 1120, 1580, 2200, 3050, 4250, 5850],
    ),
    // 199 to 1,990: 10 times a base under 200.
    ("Eastshire", [150, 170, 199, 260, 330, 430, 560, 720, 930, 1200, 1550, 1990]),
    // 200 to 2,100: 10.5 times.
    ("Westshire", [150, 170, 200, 260, 340, 440, 570, 740, 960, 1250, 1630, 2100]),
    // The highest of all, of 49 and of 50.
    ("Underfifty", [21, 22, 24, 26, 28, 30, 33, 36, 40, 43, 46, 49]),
    ("Fifty", [21, 22, 24, 26, 28, 30, 33, 36, 40, 43, 46, 50]),
    // The same in both years: 820 in 366 days are 2.2 a day.
    ("Stillshire", [700, 720, 900, 760, 780, 910, 800, 750, 930, 790, 820, 820]),
    ("Nilshire", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
];

const TOPIC: &str = r#"
slug = "bicycle-theft"
areas = "areas.toml"
default_area = "everywhere"
title = { en = "Bicycle theft" }
attribution = { en = "Source: a test." }
[[code]]
code = "131"
from = "2012-04"
[[offence]]
slug = "bicycle-theft"
codes = ["131"]
en = { label = "Bicycle theft", one = "bicycle theft", other = "bicycle thefts" }
[[note]]
slug = "status"
en = "A note."
"#;

/// A folder with a made topic, its table and its datasets.
struct Made {
    folder: TempDir,
}

impl Made {
    fn new(topic: &str, rows: &[(&str, &str, [i64; 48])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut areas = "ignored = []\n".to_owned() + &area("everywhere", "total", "resident", "Everywhere", "");
        let mut population = "force,pfa23cd".to_owned();
        for year in YEARS {
            let _ = write!(population, ",mid_{year}");
        }
        population.push('\n');
        let mut table =
            "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,\
                         Number of Offences\n"
                .to_owned();
        let mut forces: Vec<&str> = Vec::new();
        for (force, code, quarters) in rows {
            if !forces.contains(force) {
                forces.push(force);
                let id = format!("E230000{:02}", forces.len());
                areas.push_str(&area(&force.to_lowercase(), "territorial", "resident", force, &id));
                population.push_str(&format!("{force},{id}{}\n", ",500000".repeat(YEARS.len())));
            }
            for (index, count) in quarters.iter().enumerate() {
                let year = YEARS[index / 4];
                // A code that has ended is no longer listed.
                if *code == "90" && year > 2020 {
                    continue;
                }
                let _ = writeln!(
                    table,
                    "{year}/{:02},{},{force},Made,Made,Made,{code},{count}",
                    (year + 1) % 100,
                    index % 4 + 1
                );
            }
        }
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("topic.toml", topic);
        write("areas.toml", &areas);
        write("population.csv", &population);
        write("table.csv", &table);
        Self { folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn import(&self) -> Vec<String> {
        let mut args: Vec<String> = ["import", "--release", "2024-07-25"].map(str::to_owned).to_vec();
        let files = [
            ("--topic", "topic.toml"),
            ("--recorded-crime", "table.csv"),
            ("--population", "population.csv"),
            ("--out", "data"),
        ];
        for (option, file) in files {
            args.extend([option.to_owned(), self.path(file)]);
        }
        args
    }

    fn publish(self) -> Self {
        let args = self.import();
        printed(&args.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(Path::new(&self.path("data")).is_dir());
        self
    }

    fn story(&self, force: &str, more: &[&str]) -> Told {
        let force = force.to_lowercase();
        Told::story(&[&["--data", &self.path("data"), "--force", &force], more].concat())
    }
}

fn area(slug: &str, kind: &str, population: &str, name: &str, code: &str) -> String {
    let code = if code.is_empty() {
        String::new()
    } else {
        format!("code = \"{code}\"\n")
    };
    let releases = if kind == "total" {
        String::new()
    } else {
        format!("\"{name}\"")
    };
    format!(
        "[[area]]\nslug = \"{slug}\"\n{code}kind = \"{kind}\"\nnation = \"england-and-wales\"\npopulation = \"{population}\"\n\
         releases = [{releases}]\naliases = []\n\
         en = {{ name = \"{name} Police\", short = \"{name}\", place = \"in {name}\" }}\n"
    )
}

/// A year's offences in four quarters.
fn quarters(years: [i64; 12]) -> [i64; 48] {
    std::array::from_fn(|index| years[index / 4] / 4 + i64::from((index as i64 % 4) < years[index / 4] % 4))
}

fn thefts() -> Made {
    let rows: Vec<_> = THEFTS
        .iter()
        .map(|(force, years)| (*force, "131", quarters(*years)))
        .collect();
    Made::new(TOPIC, &rows).publish()
}

/// Fails with everything at once.
fn check(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_made_topic_keeps_to_what_its_figures_can_bear() {
    let made = thefts();
    let mut faults = Vec::new();
    let must: [(&str, &[&str], &[&str]); 8] = [
        ("Northshire", &["up 38.2% from 3,800"], &["times as many"]),
        ("Southshire", &["more than 19 times as many"], &[]),
        ("Eastshire", &["up 28.4% from 1,550"], &["times as many"]),
        ("Westshire", &["more than 10 times as many"], &[]),
        (
            "Underfifty",
            &["49 bicycle thefts", "46"],
            &["highest", "%", "times as many", "twice as many"],
        ),
        ("Fifty", &["50 bicycle thefts", "highest"], &["% from"]),
        (
            "Stillshire",
            &["the same *as the year before", "2.2 bicycle thefts a day"],
            &["up from", "down from", "average of 2 "],
        ),
        (
            "Nilshire",
            &["as in the year before"],
            &["highest", "lowest", "0%", "the same number"],
        ),
    ];
    for (force, says_one, says_none) in must {
        let told = made.story(force, &[]);
        let local = told.sentences(Some("local"));
        for fragment in says_one {
            if !local.iter().any(|sentence| says(sentence, fragment)) {
                faults.push(format!("{force} does not say \"{fragment}\": {}", local.join(" ")));
            }
        }
        for fragment in says_none.iter().chain(&["recording changed", "cannot be compared"]) {
            if let Some(sentence) = local.iter().find(|sentence| says(sentence, fragment)) {
                faults.push(format!("{force} says \"{fragment}\": {sentence}"));
            }
        }
        // The topic's own noun: it has no cases.
        for sentence in told.sentences(None) {
            if ["case ", "cases ", "cases.", "case."]
                .iter()
                .any(|noun| sentence.contains(noun))
            {
                faults.push(format!("{force} has cases: {sentence}"));
            }
        }
    }
    check(&faults);
}

/// Three quarters of about 300 and a correction of a thousand and a half: the year sums to -600.
fn below_zero(topic: &str) -> Made {
    let mut counts = quarters([1200; 12]);
    counts[45] = -1500;
    Made::new(
        topic,
        &[("Northshire", "131", quarters([1200; 12])), ("Oddshire", "131", counts)],
    )
}

#[test]
fn a_quarter_far_below_zero_is_not_imported_unasked() {
    let made = below_zero(TOPIC);
    let args = made.import();
    let output = figures(&args.iter().map(String::as_str).collect::<Vec<_>>());
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !output.status.success(),
        "imports -1,500 offences in a quarter whose year has -600"
    );
    assert!(message.contains("-1500") || message.contains("-1,500"), "{message}");
    assert!(message.to_lowercase().contains("oddshire"), "{message}");
}

#[test]
fn a_total_below_zero_is_told_as_an_absence() {
    let accepted =
        "[[accepted]]\narea = \"oddshire\"\ncode = \"131\"\nfrom = \"2023-07\"\nto = \"2023-09\"\nreason = \"A correction.\"\n";
    let made = below_zero(&format!("{TOPIC}{accepted}")).publish();
    let told = made.story("Oddshire", &[]);
    let said = told.sentences(None);
    assert!(!said.is_empty(), "nothing is said of Oddshire");
    let mut faults = Vec::new();
    for sentence in told.sentences(Some("local")) {
        for number in [
            "-600",
            "600",
            "\u{2212}600",
            "%",
            "highest",
            "lowest",
            "a day",
            "up from",
            "down from",
        ] {
            if sentence.contains(number) {
                faults.push(format!("says \"{number}\": {sentence}"));
            }
        }
    }
    check(&faults);
}

/// The code 90 ended with the year to March 2021; "weapons" are both codes together.
const WEAPONS: &str = r#"
slug = "weapons"
areas = "areas.toml"
default_area = "everywhere"
title = { en = "Weapons" }
attribution = { en = "Source: a test." }
[[code]]
code = "90"
from = "2012-04"
to = "2021-03"
[[code]]
code = "10D"
from = "2012-04"
[[offence]]
slug = "other-knives"
codes = ["90"]
en = { label = "Other knives", one = "knife offence", other = "knife offences" }
[[offence]]
slug = "weapons"
codes = ["90", "10D"]
en = { label = "All weapons", one = "weapons offence", other = "weapons offences" }
[[note]]
slug = "status"
en = "A note."
"#;

#[test]
fn an_ended_code_is_an_absence_and_no_comparison_crosses_its_end() {
    let steady = quarters([400, 404, 408, 412, 416, 420, 424, 428, 432, 436, 440, 444]);
    let made = Made::new(
        WEAPONS,
        &[("Northshire", "90", quarters([800; 12])), ("Northshire", "10D", steady)],
    )
    .publish();
    let mut faults = Vec::new();
    let mut held = |offence: &str, year: &str, must: &[&str], must_not: &[&str]| {
        let told = made.story("Northshire", &["--offence", offence, "--year-ending", year]);
        let said = told.sentences(Some("local"));
        for fragment in must {
            if !said.iter().any(|sentence| says(sentence, fragment)) {
                faults.push(format!("{offence} {year} does not say \"{fragment}\": {}", said.join(" ")));
            }
        }
        for fragment in must_not {
            if let Some(sentence) = said.iter().find(|sentence| says(sentence, fragment)) {
                faults.push(format!("{offence} {year} says \"{fragment}\": {sentence}"));
            }
        }
    };
    // 800 and 436 to 440: both codes, then one of them.
    held(
        "weapons",
        "2022-03",
        &["436", "cannot be compared with the year before"],
        &["down 6", "from 1,2", "lowest"],
    );
    held(
        "weapons",
        "2021-12",
        &["cannot be compared with the year before"],
        &["lowest", "down *from"],
    );
    // One code alone at both ends.
    held("weapons", "2024-03", &["up 0.9% from 440"], &["cannot be compared", "lowest"]);
    held(
        "weapons",
        "2020-03",
        &["1,228", "up 0.3% from 1,224"],
        &["cannot be compared"],
    );
    held("other-knives", "2021-03", &["800"], &["cannot be compared"]);
    held("other-knives", "2024-03", &[], &["recorded no ", "0 knife", "down", "%"]);
    check(&faults);
}
