//! What the local stories say, the checker understands: two readings of the same claims that share no words.

use force_figures::dataset::Dataset;
use force_figures::figures::Claims;
use force_figures::model::Language;
use force_figures::words::story::{Story, Style, stories};
use force_figures::{FigureQuery, check::check};

use super::record;
use crate::common::latest;

/// The numbers of figures that agree and that cannot be checked in the story of `query`, and everything that is wrong with it.
fn read(dataset: &Dataset, query: &FigureQuery, style: Style) -> (usize, usize, Vec<String>) {
    let claims = Claims::new(dataset, query.resolve(dataset).unwrap());
    let story = Story::new(&claims, stories(Language::En), style);
    let mut text = String::new();
    for paragraph in &story.paragraphs {
        text.push_str(&paragraph.passage().plain());
        text.push_str("\n\n");
    }
    text.push_str(&story.notes.join(" "));
    let report = check(&text, &claims);
    let mut wrong: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| finding.status.slug() != "agrees")
        .map(|finding| format!("{query}: {} {}", finding.text, finding.message))
        .collect();
    wrong.extend(
        report
            .faults
            .iter()
            .map(|fault| format!("{query}: {} {}", fault.kind.slug(), fault.message)),
    );
    (report.count("agrees"), report.count("unchecked"), wrong)
}

#[test]
fn every_force_s_story_agrees_with_its_claims() {
    let dataset = latest();
    let (mut agree, mut unchecked) = (0, 0);
    let mut wrong = Vec::new();
    for (index, area) in dataset.areas().iter().enumerate() {
        for offence in &dataset.topic().offences {
            let style = Style::all().nth(index % 16).unwrap_or_default();
            let query: FigureQuery = format!("force={}&offence={}", area.slug, offence.slug).parse().unwrap();
            let (agrees, unknown, faults) = read(&dataset, &query, style);
            agree += agrees;
            unchecked += unknown;
            wrong.extend(faults);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {agree} and {unchecked}\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
    assert!(
        agree > 5_000 && unchecked == 0,
        "{agree} agree, {unchecked} were not understood"
    );
}

#[test]
fn the_stories_as_published_agree_with_their_record() {
    let dataset = record();
    for (force, figures) in [("merseyside", 17), ("thames-valley", 16)] {
        let query: FigureQuery = format!("force={force}").parse().unwrap();
        let (agree, unchecked, wrong) = read(&dataset, &query, Style::default());
        assert_eq!((agree, unchecked, &wrong[..]), (figures, 0, &[][..]));
    }
}
