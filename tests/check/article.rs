//! Every figure of the right articles is found, understood and agrees.

use force_figures::check::{NotFigure, Status};

use super::{article, checked, lines, record};
use crate::common::latest;

#[test]
fn every_figure_of_the_published_kind_of_story_agrees() {
    let dataset = record();
    let report = checked(&dataset, "force=merseyside&offence=harassment", &article("right"));
    let all = "stalking-and-harassment";
    let aggravated = "racially-or-religiously-aggravated-harassment";
    assert_eq!(
        lines(&dataset, &report),
        [
            "10,056 agrees merseyside harassment.latest@2023-09".to_owned(),
            "10,477 agrees merseyside harassment.previous@2023-09".to_owned(),
            "28 agrees merseyside harassment.per-day@2023-09".to_owned(),
            "11 times agrees merseyside harassment.times-nine-years-earlier@2023-09".to_owned(),
            "2,744 agrees merseyside stalking.latest@2023-09".to_owned(),
            format!("147 agrees merseyside {aggravated}.latest@2023-09"),
            format!("21,994 agrees merseyside {all}.latest@2023-09"),
            "10,056 agrees merseyside harassment.latest@2023-09".to_owned(),
            "459 agrees merseyside harassment.charged@2023-09".to_owned(),
            "4.6% agrees merseyside harassment.charged-percent@2023-09".to_owned(),
            "5% agrees merseyside harassment.charged-percent-previous@2023-09".to_owned(),
            "0.4 percentage points agrees merseyside harassment.charged-percent-change@2023-09".to_owned(),
            format!("49.2% agrees merseyside {all}.victim-did-not-support-percent@2023-09"),
            "9,632 agrees thames-valley harassment.latest@2023-09".to_owned(),
            "7,892 agrees thames-valley harassment.previous@2023-09".to_owned(),
            "10 years agrees thames-valley harassment.highest-in-years@2023-09".to_owned(),
            "five times agrees thames-valley harassment.times-nine-years-earlier@2023-09".to_owned(),
            "26 agrees thames-valley harassment.per-day@2023-09".to_owned(),
            "301 agrees thames-valley harassment.charged@2023-09".to_owned(),
            "3.1 per cent agrees thames-valley harassment.charged-percent@2023-09".to_owned(),
            "3.9 per cent agrees thames-valley harassment.charged-percent-previous@2023-09".to_owned(),
            "271,000 agrees england-and-wales harassment.latest@2023-09".to_owned(),
            format!("679,000 agrees england-and-wales {all}.latest@2023-09"),
            format!("3.4% agrees england-and-wales {all}.charged-percent@2023-09"),
            format!("679,000 agrees england-and-wales {all}.latest@2023-09"),
        ]
    );
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    // 101, the three groups of the telephone number, 15,000 and 10.
    assert_eq!(report.quoted, 6);
    let others: Vec<(NotFigure, usize)> = report.not_figures.into_iter().collect();
    // 2023, 25 and 2024; 34; 12.
    assert_eq!(others, [(NotFigure::Date, 3), (NotFigure::Age, 1), (NotFigure::Address, 1)]);
}

#[test]
fn every_figure_of_an_article_on_a_release_agrees() {
    let dataset = latest();
    let report = checked(&dataset, "force=merseyside&year-ending=2023-09", &article("release"));
    assert_eq!(
        lines(&dataset, &report),
        [
            "10,051 agrees merseyside harassment.latest@2023-09",
            "10,476 agrees merseyside harassment.previous@2023-09",
            "425 agrees merseyside harassment.change@2023-09",
            "4.1% agrees merseyside harassment.change-percent@2023-09",
            "848 agrees merseyside harassment.nine-years-earlier@2023-09",
            "11 times agrees merseyside harassment.times-nine-years-earlier@2023-09",
            "28 agrees merseyside harassment.per-day@2023-09",
            "6.9 agrees merseyside harassment.rate@2023-09",
            "3.7% agrees merseyside harassment.share-of-total@2023-09",
            "270,122 agrees england-and-wales harassment.latest@2023-09",
            "0.27 million agrees england-and-wales harassment.latest@2023-09",
            "740 agrees england-and-wales harassment.per-day@2023-09",
            "7,887 agrees thames-valley harassment.previous@2023-09",
            "9,141 agrees thames-valley harassment.latest@2023-09",
            "15.9 per cent agrees thames-valley harassment.change-percent@2023-09",
            "10 years agrees thames-valley harassment.highest-in-years@2023-09",
        ]
    );
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

#[test]
fn lines_and_columns_count_characters() {
    let dataset = record();
    let text = "“Ünder 7 …” é\r\n\r\nMerseyside Police recorded 10,065 harassment cases, and 5.6% led to a charge so far.";
    let report = checked(&dataset, "force=merseyside", text);
    let places: Vec<(usize, usize, usize, &str)> = report
        .findings
        .iter()
        .map(|finding| {
            (
                finding.place.line,
                finding.place.column,
                finding.place.length,
                finding.text.as_str(),
            )
        })
        .collect();
    assert_eq!(places, [(3, 28, 6, "10,065"), (3, 57, 4, "5.6%")]);
    assert_eq!(
        report.findings[0].status,
        Status::Differs {
            by: 9.0,
            direction: None
        }
    );
    assert_eq!(report.findings[0].printed.as_deref(), Some("10,056"));
    assert_eq!(report.quoted, 1);
}
