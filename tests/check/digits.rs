//! A wrong digit anywhere in a checkable figure is found.

use force_figures::check::Status;
use force_figures::dataset::Dataset;

use super::{article, checked, record};
use crate::common::latest;

/// Changes each digit of each figure of the article to each other digit, one at a time, and checks the article again.
fn every_wrong_digit(dataset: &Dataset, query: &str, name: &str) -> usize {
    let text = article(name);
    let right = checked(dataset, query, &text);
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
                let mut wrong = text.clone();
                wrong.replace_range(start + offset..=start + offset, &other.to_string());
                let printed = &wrong[start..start + finding.text.len()];
                let report = checked(dataset, query, &wrong);
                let found = report.findings.iter().find(|found| found.place == finding.place);
                let status = found.map(|found| &found.status);
                assert!(
                    matches!(status, Some(Status::Differs { by, .. }) if *by != 0.0),
                    "{name}: {} printed as {printed} (figure {index}): {status:?}",
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
    let tried = every_wrong_digit(&record(), "force=merseyside", "right");
    // 81 digits in 24 figures; "five times" has none.
    assert_eq!(tried, 81 * 9);
}

#[test]
fn of_an_article_on_a_release() {
    let tried = every_wrong_digit(&latest(), "force=merseyside&year-ending=2023-09", "release");
    assert_eq!(tried, 51 * 9);
}
