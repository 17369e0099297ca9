//! Every story of three years, held against a table of what its figures can bear. Another program wrote the table from the
//! workbooks' own cells: stories.csv.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use super::telling::{Told, says};
use crate::cli::printed;
use crate::common::project_file;

const RELEASE: &str = "2026-04-23";
/// Names what a like-for-like figure counts.
const LIKE_FOR_LIKE: &str = "ounting only offences recorded throughout";
/// The caveat of a comparison.
const CHANGED: &str = "recording changed";
/// Most notes that stand beside a story, but for those of the topic and the release.
const MOST_NOTES: usize = 2;
/// Fewest cases of which an outcome is told, and of which a share is.
const FEWEST_CASES: i64 = 10;
const FEWEST_CASES_OF_A_SHARE: i64 = 50;
/// Most cases that "slightly" can be.
const MOST_SLIGHTLY: i64 = 1000;

/// What one story can say. A figure that is not to be said is empty.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    force: String,
    offence: String,
    year_ending: String,
    total: i64,
    previous: Option<i64>,
    /// Change in per cent with its sign, as printed; or `withheld`, `same`, `small` (no per cent of a base under 50), `tiny` (it
    /// would print as 0%).
    change: String,
    /// The same of England and Wales.
    national: String,
    /// Recording changes between the two years.
    changes: Option<u32>,
    /// The whole number that the multiple of nine years earlier is more than: of a base of at least 200, at most 20 times, of the
    /// same codes, across nothing that its source calls not comparable.
    times: Option<u32>,
    times_changes: Option<u32>,
    /// The same of the codes that were recorded throughout, where a code was not.
    like_times: Option<u32>,
    /// Comparable earlier years in turn that were all lower; none of a total below 50.
    high: u32,
    /// Recording changes between the first of them and the latest.
    high_changes: u32,
    /// Comparable earlier years in turn that were all higher.
    low: u32,
    low_changes: u32,
    /// Cases with outcomes, of the year to March 2025.
    cases: Option<i64>,
    /// Share that led to a charge, as printed; `withheld` where an outcome type sums below zero; none below 50 cases.
    share: String,
}

/// A story and the faults found in it.
struct Held<'r> {
    row: &'r Row,
    told: &'r Told,
    local: Vec<&'r str>,
    faults: Vec<String>,
}

#[test]
fn every_story_says_what_its_figures_can_bear_and_no_more() {
    let path = project_file("tests/fairness/stories.csv");
    let mut table = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows: Vec<Row> = table.deserialize().collect::<Result<_, _>>().unwrap();
    assert!(rows.len() > 3 * 5 * 45, "only {} rows", rows.len());
    let mut stories: BTreeMap<(&str, &str), BTreeMap<String, Told>> = BTreeMap::new();
    let mut by_rule: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in &rows {
        let asked = (row.offence.as_str(), row.year_ending.as_str());
        let told = stories.entry(asked).or_insert_with(|| all_stories(asked.0, asked.1));
        let mut held = Held {
            row,
            told: &told[&row.force],
            local: told[&row.force].sentences(Some("local")),
            faults: Vec::new(),
        };
        for (rule, check) in RULES {
            check(&mut held);
            let story = format!("{}, {}, {}", row.force, row.offence, row.year_ending);
            let faults = held.faults.drain(..).map(|fault| format!("{story}: {fault}"));
            by_rule.entry(rule).or_default().extend(faults);
        }
    }
    by_rule.retain(|_, faults| !faults.is_empty());
    assert!(by_rule.is_empty(), "{}", report(&by_rule, rows.len()));
}

/// Rules with their numbers of faults, and the first of them.
fn report(by_rule: &BTreeMap<&str, Vec<String>>, stories: usize) -> String {
    const SHOWN: usize = 8;
    let mut text = format!("of {stories} stories:\n");
    for (rule, faults) in by_rule {
        let _ = writeln!(text, "\n{rule}: {} faults", faults.len());
        for fault in faults.iter().take(SHOWN) {
            let _ = writeln!(text, "    {fault}");
        }
    }
    text
}

/// The stories of every force, by its slug: one process writes them all.
fn all_stories(offence: &str, year_ending: &str) -> BTreeMap<String, Told> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_string_lossy().into_owned();
    printed(&[
        "story",
        "--all",
        "--format",
        "json",
        "--release",
        RELEASE,
        "--offence",
        offence,
        "--year-ending",
        year_ending,
        "--out",
        &out,
    ]);
    let files = std::fs::read_dir(folder.path()).unwrap();
    files
        .map(|file| {
            let path = file.unwrap().path();
            let force = path.file_stem().unwrap().to_string_lossy().into_owned();
            (force, Told::read(&std::fs::read_to_string(path).unwrap()))
        })
        .collect()
}

type Check = fn(&mut Held<'_>);

const RULES: [(&str, Check); 11] = [
    ("F1, F2 change", change),
    ("F1, F2, F3 multiple", multiple),
    ("F1, F2, F3 record", record),
    ("F2 caveat without a change", needless_caveat),
    ("F3, F4 outcomes", outcomes),
    ("F5 notes", notes),
    ("F6 two periods", periods),
    ("F7 England and Wales", national),
    ("wording", wording),
    ("wording: slightly", slightly),
    ("wording: a figure twice in a paragraph", figure_twice),
];

fn change(held: &mut Held<'_>) {
    let Some(previous) = held.row.previous else { return };
    let from = format!("from {}", grouped(previous));
    match held.row.change.as_str() {
        "withheld" => {
            for fragment in [
                "up *from",
                "down *from",
                "% from",
                "slightly",
                "the same as",
                "the same number as",
            ] {
                held.never_but(fragment, LIKE_FOR_LIKE);
            }
            held.some("cannot be compared with the year before");
        }
        "small" => held.never("% from"),
        "same" if held.row.total == 0 => held.some("as in the year before"),
        "same" if held.local.iter().any(|sentence| says(sentence, "the same number as")) => {}
        "same" => held.some("the same as"),
        "tiny" => held.never(" 0%"),
        _ => {
            let (sign, percent) = held.row.change.split_at(1);
            let direction = if sign == "+" { "up" } else { "down" };
            held.some(&format!("{direction} {percent}% {from}"));
        }
    }
    if held.row.changes.is_some_and(|changes| changes > 0) {
        held.always_with(&from, CHANGED);
    }
}

fn multiple(held: &mut Held<'_>) {
    let times = held.row.times;
    let like = held.row.like_times;
    for sentence in held.local.clone() {
        if !says(sentence, "times as many") && !says(sentence, "twice as many") {
            continue;
        }
        let allowed = if says(sentence, LIKE_FOR_LIKE) { like } else { times };
        if allowed.is_none_or(|allowed| !says(sentence, &multiple_of(allowed))) {
            held.faults.push(format!("is not {allowed:?} times: {sentence}"));
        }
    }
    if let Some(times) = times {
        held.some(&multiple_of(times));
        if held.row.times_changes.is_some_and(|changes| changes > 0) {
            held.always_with("as many as nine years earlier", CHANGED);
        }
    }
}

fn multiple_of(times: u32) -> String {
    match times {
        2 => "more than twice as many".to_owned(),
        _ => format!("more than {} times as many", in_words(times)),
    }
}

fn record(held: &mut Held<'_>) {
    let row = held.row;
    for (extreme, run, changes) in [("highest", row.high, row.high_changes), ("lowest", row.low, row.low_changes)] {
        if run == 0 {
            held.never(extreme);
            continue;
        }
        // More years than are comparable, or than were beaten. "As many as nine years earlier" is another matter.
        for years in run + 1..20 {
            for before in ["for", "in", "in at least", "for at least"] {
                held.never(&format!("{extreme}*{before} {} years", in_words(years)));
            }
        }
        let (year, month) = row.year_ending.split_once('-').unwrap();
        let (year, month) = (year.parse::<u32>().unwrap(), month_name(month));
        for earlier in 2000..year - run - 1 {
            held.never(&format!("{extreme}*since the year to {month} {earlier}"));
        }
        if changes > 0 {
            held.always_with(extreme, CHANGED);
        }
    }
}

/// A caveat where nothing changed inside any comparison that the story may make.
fn needless_caveat(held: &mut Held<'_>) {
    let row = held.row;
    let nothing = row.change != "withheld"
        && row.changes.unwrap_or(0) == 0
        && row.times.is_none()
        && row.like_times.is_none()
        && row.high_changes == 0
        && row.low_changes == 0;
    if nothing {
        held.never(CHANGED);
    }
}

fn outcomes(held: &mut Held<'_>) {
    let sentences = held.told.sentences(Some("outcomes"));
    let cases = held.row.cases.unwrap_or(0);
    let mut faults = Vec::new();
    if cases < FEWEST_CASES && sentences.iter().any(|sentence| says(sentence, "charge")) {
        faults.push(format!("tells outcomes of {cases} cases: {}", sentences.join(" ")));
    }
    let withheld = held.row.share == "withheld" || cases < FEWEST_CASES_OF_A_SHARE;
    if withheld && let Some(sentence) = sentences.iter().find(|sentence| says(sentence, "%")) {
        faults.push(format!("states a share: {sentence}"));
    }
    let charged = format!("or {}%, have so far led to a charge", held.row.share);
    // One case has, several have.
    let one = charged.replace("have", "has");
    if !withheld
        && !sentences
            .iter()
            .any(|sentence| says(sentence, &charged) || says(sentence, &one))
    {
        faults.push(format!("does not say \"{charged}\": {}", sentences.join(" ")));
    }
    held.faults.extend(faults);
}

fn notes(held: &mut Held<'_>) {
    if held.told.notes.len() > MOST_NOTES {
        let notes = held.told.notes.join(" | ");
        held.faults.push(format!("has {} notes: {notes}", held.told.notes.len()));
    }
}

fn periods(held: &mut Held<'_>) {
    let told = held.told.sentences(Some("outcomes"));
    let said = held.told.sentences(None);
    let said = said
        .iter()
        .any(|sentence| says(sentence, "utcomes are published for offences recorded to March 2025"));
    let two = !told.is_empty() && held.row.year_ending != "2025-03";
    if said != two {
        held.faults
            .push(format!("has outcomes of another year: {two}; says why: {said}"));
    }
}

fn national(held: &mut Held<'_>) {
    let Some(percent) = held.row.national.strip_prefix(['+', '-']) else {
        return;
    };
    if !held.row.change.starts_with(['+', '-']) {
        return;
    }
    let said = held.told.sentences(None);
    let beside = |sentence: &&str| says(sentence, &format!("{percent}%")) && says(sentence, "England and Wales");
    if !said.iter().any(beside) {
        held.faults.push(format!("does not say {percent}% of England and Wales"));
    }
}

fn wording(held: &mut Held<'_>) {
    const NEVER: [&str; 7] = [
        "lowest*in the past * years",
        " 0.0 ",
        "accounted for 0%",
        "so far, ",
        " 0%",
        " 1 cases",
        "average of 1 case",
    ];
    for sentence in held.told.sentences(None) {
        for fragment in NEVER {
            if says(sentence, fragment) {
                held.faults.push(format!("says \"{fragment}\": {sentence}"));
            }
        }
        for (start, name) in sentence.match_indices("Metropolitan Police") {
            if !sentence[..start].to_lowercase().ends_with("the ") {
                held.faults.push(format!("says \"{name}\" without its article: {sentence}"));
            }
        }
    }
}

fn slightly(held: &mut Held<'_>) {
    let Some(previous) = held.row.previous else { return };
    if (held.row.total - previous).abs() > MOST_SLIGHTLY {
        held.never("slightly");
    }
}

/// Figures of four digits and more: smaller ones may be two figures that happen to be equal.
fn figure_twice(held: &mut Held<'_>) {
    for (kind, sentences) in &held.told.paragraphs {
        let text = sentences.join(" ");
        let mut seen = Vec::new();
        for word in text.split(|letter: char| !letter.is_ascii_digit() && letter != ',') {
            let figure = word.trim_matches(',');
            if !figure.contains(',') || figure == "1,000" {
                continue;
            }
            if seen.contains(&figure) {
                held.faults
                    .push(format!("says {figure} twice in its {kind} paragraph: {text}"));
            }
            seen.push(figure);
        }
    }
}

impl Held<'_> {
    /// Some local sentence says it.
    fn some(&mut self, fragment: &str) {
        if !self.local.iter().any(|sentence| says(sentence, fragment)) {
            self.faults
                .push(format!("does not say \"{fragment}\": {}", self.local.join(" ")));
        }
    }

    /// No local sentence says it.
    fn never(&mut self, fragment: &str) {
        if let Some(sentence) = self.local.iter().find(|sentence| says(sentence, fragment)) {
            self.faults.push(format!("says \"{fragment}\": {sentence}"));
        }
    }

    /// No local sentence says it without saying `unless`.
    fn never_but(&mut self, fragment: &str, unless: &str) {
        let mut sentences = self.local.iter().filter(|sentence| !says(sentence, unless));
        if let Some(sentence) = sentences.find(|sentence| says(sentence, fragment)) {
            self.faults.push(format!("says \"{fragment}\": {sentence}"));
        }
    }

    /// Every local sentence that says the first says the second too.
    fn always_with(&mut self, first: &str, second: &str) {
        let mut sentences = self.local.iter();
        if let Some(sentence) = sentences.find(|sentence| says(sentence, first) && !says(sentence, second)) {
            self.faults.push(format!("says \"{first}\" without \"{second}\": {sentence}"));
        }
    }
}

/// A number with its thousands apart.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Zero to nine in words.
fn in_words(number: u32) -> String {
    const WORDS: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS
        .get(number as usize)
        .map_or_else(|| number.to_string(), |&word| word.to_owned())
}

fn month_name(month: &str) -> &'static str {
    match month {
        "03" => "March",
        "09" => "September",
        _ => "December",
    }
}
