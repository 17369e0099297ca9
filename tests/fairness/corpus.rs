//! The corpus: stories of named forces, offences and years, and what each must and must not say. Its numbers were worked out by
//! another program from the workbooks' own cells; its expectations were written by hand.

use serde::Deserialize;

use super::telling::{Told, says};
use crate::common::project_file;

/// The release whose cells the numbers come from, where an entry names no other.
const RELEASE: &str = "2026-04-23";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    entry: Vec<Entry>,
}

/// What one story says and does not say. `*` in a fragment stands for anything inside a sentence; a number in it is a whole number
/// of the text, so that "7%" is not found in "1.7%".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    force: String,
    offence: String,
    year_ending: String,
    #[serde(default = "release")]
    release: String,
    /// A rule of the fair words, or the wording that is meant: F1 same codes, F2 breaks in recording, F3 small bases, F4 impossible
    /// totals, F5 notes, F6 periods, F7 per cent and the national picture. "control" is what must be said all the same.
    rule: String,
    /// `local`, `outcomes` or `national`: the one paragraph that is read.
    paragraph: Option<String>,
    /// Some sentence says it.
    #[serde(default)]
    must: Vec<String>,
    /// No sentence says it.
    #[serde(default)]
    must_not: Vec<String>,
    /// Some sentence says one of them.
    #[serde(default)]
    one_of: Vec<Vec<String>>,
    /// Every sentence that says the first says the second too.
    #[serde(default)]
    if_then: Vec<(String, String)>,
    /// No note beside the story says it.
    #[serde(default)]
    notes_not: Vec<String>,
    /// The reason, with its numbers.
    why: String,
}

fn release() -> String {
    RELEASE.to_owned()
}

impl Entry {
    /// What is wrong with the story, a line each.
    fn faults(&self) -> Vec<String> {
        let told = Told::story(&[
            "--force",
            &self.force,
            "--offence",
            &self.offence,
            "--year-ending",
            &self.year_ending,
            "--release",
            &self.release,
        ]);
        let sentences = told.sentences(self.paragraph.as_deref());
        let said = |fragment: &str| sentences.iter().find(|sentence| says(sentence, fragment));
        let mut faults = Vec::new();
        for fragment in &self.must {
            if said(fragment).is_none() {
                faults.push(format!("does not say \"{fragment}\""));
            }
        }
        for fragment in &self.must_not {
            if let Some(sentence) = said(fragment) {
                faults.push(format!("says \"{fragment}\": {sentence}"));
            }
        }
        for any in &self.one_of {
            if !any.iter().any(|fragment| said(fragment).is_some()) {
                faults.push(format!("says none of {any:?}"));
            }
        }
        for (first, second) in &self.if_then {
            for sentence in &sentences {
                if says(sentence, first) && !says(sentence, second) {
                    faults.push(format!("says \"{first}\" without \"{second}\": {sentence}"));
                }
            }
        }
        for fragment in &self.notes_not {
            if let Some(note) = told.notes.iter().find(|note| says(note, fragment)) {
                faults.push(format!("has a note that says \"{fragment}\": {note}"));
            }
        }
        if !faults.is_empty() && !self.must.is_empty() {
            faults.push(format!("it says: {}", sentences.join(" ")));
        }
        faults
    }
}

/// All faults at once, for what one rule breaks another may mend.
fn check(file: &str) {
    let path = project_file(&format!("tests/fairness/corpus/{file}.toml"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let corpus: Corpus = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut report = String::new();
    let mut unfair = 0;
    for entry in &corpus.entry {
        let faults = entry.faults();
        if faults.is_empty() {
            continue;
        }
        unfair += 1;
        let Entry {
            force,
            offence,
            year_ending,
            rule,
            why,
            ..
        } = entry;
        let paragraph = entry.paragraph.as_deref().unwrap_or("whole story");
        report.push_str(&format!(
            "\n{rule}: {force}, {offence}, {year_ending}, {paragraph}\n    why: {why}\n"
        ));
        for fault in faults {
            report.push_str(&format!("    {fault}\n"));
        }
    }
    assert!(
        report.is_empty(),
        "{unfair} of {} stories of {file}.toml are not fair:\n{report}",
        corpus.entry.len()
    );
}

#[test]
fn combined_offences_compare_the_same_codes_alone() {
    check("codes");
}

#[test]
fn stalking_is_not_compared_across_what_its_source_calls_not_comparable() {
    check("stalking");
}

#[test]
fn a_comparison_across_a_recording_change_says_so_in_its_sentence() {
    check("breaks");
}

#[test]
fn small_bases_and_impossible_totals_carry_no_claim() {
    check("bases");
}

#[test]
fn notes_and_periods_are_those_of_the_figures_told() {
    check("periods");
}

#[test]
fn changes_are_told_in_per_cent_beside_england_and_wales() {
    check("percent");
}

#[test]
fn the_wording_is_the_one_agreed() {
    check("wording");
}

#[test]
fn numbers_are_worded_as_people_read_them() {
    check("numbers");
}
