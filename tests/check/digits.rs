//! A wrong digit anywhere in a checkable figure is found.

use force_figures::FigureQuery;
use force_figures::check::Status;
use force_figures::dataset::Dataset;
use force_figures::figures::Claims;
use force_figures::model::Language;
use force_figures::words::story::{Story, Style, stories};

use super::{article, checked, record};
use crate::common::latest;

/// Changes each digit of each figure of the article to each other digit, one at a time, and checks the article again.
fn every_wrong_digit(dataset: &Dataset, query: &str, text: &str, also_right: &[(&str, &str)]) -> usize {
    let right = checked(dataset, query, text);
    let mut tried = 0;
    for (index, finding) in right.findings.iter().enumerate() {
        assert_eq!(finding.status, Status::Agrees, "{}", finding.text);
        let line = text
            .split_inclusive('\n')
            .take(finding.place.line - 1)
            .map(str::len)
            .sum::<usize>();
        let column: usize = text[line..].chars().take(finding.place.column - 1).map(char::len_utf8).sum();
        let start = line + column;
        for (offset, digit) in finding.text.char_indices().filter(|(_, char)| char.is_ascii_digit()) {
            for other in ('0'..='9').filter(|&other| other != digit) {
                let mut wrong = text.to_owned();
                wrong.replace_range(start + offset..=start + offset, &other.to_string());
                let printed = &wrong[start..start + finding.text.len()];
                if also_right.contains(&(finding.text.as_str(), printed)) {
                    continue;
                }
                let report = checked(dataset, query, &wrong);
                let found = report.findings.iter().find(|found| found.place == finding.place);
                let status = found.map(|found| &found.status);
                assert!(
                    matches!(status, Some(Status::Differs { by, .. }) if *by != 0.0),
                    "{query}: {} printed as {printed} (figure {index}): {status:?}",
                    finding.text
                );
                tried += 1;
            }
        }
    }
    tried
}

#[test]
fn of_a_story_as_published() {
    let tried = every_wrong_digit(&record(), "force=merseyside", &article("right"), &[]);
    // 81 digits in 24 figures; "five times" has none.
    assert_eq!(tried, 81 * 9);
}

#[test]
fn of_an_article_on_a_release() {
    let tried = every_wrong_digit(&latest(), "force=merseyside&year-ending=2023-09", &article("release"), &[]);
    assert_eq!(tried, 51 * 9);
}

/// A figure that one other digit rounds to the nearest thousand, as a newsroom might.
const THOUSANDS: (&str, &str) = ("304,006", "304,000");

#[test]
fn of_a_told_story() {
    let dataset = latest();
    for query in ["force=merseyside", "force=gwent&offence=stalking&year-ending=2025-03", ""] {
        let claims = Claims::new(&dataset, query.parse::<FigureQuery>().unwrap().resolve(&dataset).unwrap());
        let story = Story::new(&claims, stories(Language::En), Style::default());
        let paragraphs: Vec<String> = story.paragraphs.iter().map(|paragraph| paragraph.passage().plain()).collect();
        let tried = every_wrong_digit(&dataset, query, &paragraphs.join("\n\n"), &[THOUSANDS]);
        assert!(tried > 30 * 9, "{query}: {tried}");
    }
}
