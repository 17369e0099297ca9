//! Whose figure a number is, and what it is when it is none.

use force_figures::check::{NotFigure, Status};

use super::{article, checked, lines, record};
use crate::common::latest;

/// What is found in `text`, about Merseyside in the year to September 2023 where it does not say.
fn found(text: &str) -> Vec<String> {
    let dataset = latest();
    lines(&dataset, &checked(&dataset, "force=merseyside&year-ending=2023-09", text))
}

fn not_figures(text: &str) -> Vec<(NotFigure, usize)> {
    let report = checked(&latest(), "force=merseyside&year-ending=2023-09", text);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    report.not_figures.into_iter().collect()
}

#[test]
fn wrong_figures_differ_and_others_say_why_they_cannot_be_checked() {
    let dataset = record();
    let report = checked(&dataset, "force=merseyside", &article("wrong-figures"));
    let by = |status: &Status| match status {
        Status::Differs { by, direction } => format!("{by:.1}{}", direction.map_or("", |direction| direction.slug())),
        Status::Agrees => "agrees".to_owned(),
        Status::Unchecked(why) => why.slug().to_owned(),
    };
    let found: Vec<(String, String)> = report
        .findings
        .iter()
        .map(|finding| (finding.text.clone(), by(&finding.status)))
        .collect();
    let expected = [
        ("10,065", "9.0"),
        ("10,477", "0.0down"),
        ("27", "-0.6"),
        ("12 times", "1.0"),
        ("495", "36.0"),
        ("4.6 per cent", "agrees"),
        ("5.0 per cent", "agrees"),
        ("4 percentage points", "3.6"),
        ("nine years", "-1.0"),
        ("9,632", "agrees"),
        ("2,744", "-1247.0"),
        ("43", "counts-something-else"),
        ("270,000", "-1000.0"),
        ("5,000", "not-published"),
        ("12%", "no-share"),
    ];
    assert_eq!(found, expected.map(|(text, status)| (text.to_owned(), status.to_owned())));
    assert_eq!(
        report.findings[1].message,
        "the release says 10,477, and that the figure fell. Merseyside Police recorded 10,477 harassment cases in the year to \
         September 2022.",
        "a wrong direction is a difference"
    );
}

#[test]
fn a_sentence_goes_on_about_what_the_one_before_was_about() {
    assert_eq!(
        found(
            "Thames Valley Police recorded 9,141 harassment cases. That is 25 a day. Nationally there were 270,122. The force had 7,887 the year before."
        ),
        [
            "9,141 agrees thames-valley harassment.latest@2023-09",
            "25 agrees thames-valley harassment.per-day@2023-09",
            "270,122 agrees england-and-wales harassment.latest@2023-09",
            "7,887 agrees thames-valley harassment.previous@2023-09",
        ]
    );
}

#[test]
fn numbers_belong_to_the_area_beside_them() {
    assert_eq!(
        found("There were 9,141 harassment cases in Thames Valley and 10,051 in Merseyside, compared with 270,122 nationally."),
        [
            "9,141 agrees thames-valley harassment.latest@2023-09",
            "10,051 agrees merseyside harassment.latest@2023-09",
            "270,122 agrees england-and-wales harassment.latest@2023-09",
        ]
    );
}

#[test]
fn periods_are_read_in_every_spelling() {
    for period in [
        "in the year to September 2022",
        "in the year ending September 2022",
        "in the 12 months to the end of September 2022",
        "in the twelve months ended September 2022",
        "between October 2021 and September 2022",
        "a year earlier",
        "in the previous year",
    ] {
        let text = format!("Merseyside Police recorded 10,476 harassment cases {period}.");
        let report = checked(&latest(), "force=merseyside&year-ending=2023-09", &text);
        assert_eq!(report.findings[0].status, Status::Agrees, "{text}: {:?}", report.findings[0]);
        assert_eq!(report.findings.len(), 1, "{text}");
    }
    // 2,602 + 2,495 + … are quarters: the financial year 2022-23 ends in March.
    let dataset = latest();
    for text in ["in 2022-23", "in 2022/23", "in the year to March 2023"] {
        let report = checked(
            &dataset,
            "force=merseyside",
            &format!("Merseyside Police recorded 5 harassment cases {text}."),
        );
        assert_eq!(
            lines(&dataset, &report),
            ["5 differs merseyside harassment.latest@2023-03"],
            "{text}"
        );
    }
    let report = checked(
        &dataset,
        "force=merseyside",
        "It recorded 5 harassment cases in the year to August 2023.",
    );
    assert_eq!(
        report.findings[0].status,
        Status::Unchecked(force_figures::check::Unchecked::Unmatched(
            force_figures::check::Unmatched::WithinQuarter
        ))
    );
}

#[test]
fn words_and_hedges_are_read() {
    for (text, status) in [
        ("more than 10,000 harassment cases", "agrees"),
        ("nearly 11,000 harassment cases", "differs"),
        ("just over 10,000 harassment cases", "agrees"),
        ("fewer than 10,000 harassment cases", "differs"),
        ("about twenty-eight harassment cases a day", "agrees"),
        ("a dozen harassment cases a day", "differs"),
        ("a daily average of 28 harassment cases", "agrees"),
        ("a fivefold rise on nine years earlier", "differs"),
        ("an 11-fold increase on nine years earlier", "agrees"),
        ("an 11-fold rise in nine years in harassment cases", "agrees"),
        ("nearly 12 times the harassment cases of nine years earlier", "agrees"),
        ("12 times the harassment cases of nine years earlier", "differs"),
        ("4% fewer harassment cases", "agrees"),
        ("4.1 per cent more harassment cases", "differs"),
        ("a 4.1% drop in harassment cases", "agrees"),
    ] {
        let report = checked(
            &latest(),
            "force=merseyside&year-ending=2023-09",
            &format!("The force saw {text}."),
        );
        assert_eq!(report.findings.len(), 1, "{text}: {:?}", report.findings);
        assert_eq!(report.findings[0].status.slug(), status, "{text}: {:?}", report.findings[0]);
    }
}

#[test]
fn numbers_that_are_no_figures_are_counted_as_what_they_are() {
    use NotFigure as N;
    for (text, expected) in [
        (
            "On 25 January 2024, or January 25th, in 2019 and the 1990s.",
            vec![(N::Date, 5)],
        ),
        ("At 10:30, 10.30pm and 7 am.", vec![(N::Time, 3)]),
        ("Jane Smith, 34, and a 19-year-old, aged 20.", vec![(N::Age, 3)]),
        (
            "Call 101, or 0800 123 4567, or +44 20 7946 0000; on 116 123.",
            vec![(N::Phone, 4)],
        ),
        ("Of 12 Acacia Avenue, on the M62 and A40.", vec![(N::Address, 1)]),
        ("The 2nd of 3rd parties.", vec![(N::Ordinal, 2)]),
        ("It cost £5,000, or 50p.", vec![(N::Money, 2)]),
        ("Jailed for 18 months and 3 weeks, a 12-week order.", vec![(N::Duration, 3)]),
        ("Section 2 and code 8L.", vec![(N::Name, 2)]),
        ("One of them and two men had three children.", vec![]),
    ] {
        assert_eq!(not_figures(text), expected, "{text}");
    }
}

#[test]
fn quoted_words_are_skipped() {
    for quoted in ["“{}”", "\"{}\"", "‘{}’", "'{}'"] {
        let quote = quoted.replace("{}", "We had 12,345 harassment cases, 99% of the forces' 7,");
        let report = checked(
            &latest(),
            "force=merseyside&year-ending=2023-09",
            &format!("{quote} said Ann Other. The force recorded 10,051 harassment cases."),
        );
        assert_eq!(report.findings.len(), 1, "{quote}: {:?}", report.findings);
        assert_eq!(report.findings[0].text, "10,051");
        assert_eq!(report.quoted, 3, "{quote}");
    }
}

#[test]
fn names_are_matched_whole_and_with_their_capitals() {
    // Reading the word is not Reading the town, and West Yorkshire is not York.
    assert_eq!(
        found("Reading the figures, he met two men. West Yorkshire Police recorded 1 harassment case."),
        ["1 differs west-yorkshire harassment.latest@2023-09"]
    );
    assert_eq!(
        found("In Oxford there was 1 stalking case."),
        ["1 differs thames-valley stalking.latest@2023-09"]
    );
    assert_eq!(
        found("Devon & Cornwall Police recorded 1 case of racially or religiously aggravated harassment."),
        ["1 differs devon-and-cornwall racially-or-religiously-aggravated-harassment.latest@2023-09"]
    );
}
