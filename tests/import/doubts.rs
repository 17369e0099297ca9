//! Counts that can hardly be: the import asks about them, and about nothing else.

use super::fixture::{Case, Rows, TOPIC, rows};

/// Quarters of a table: five financial years and a quarter.
const QUARTERS: usize = 21;

/// A table of both codes and all three forces; `count` gives the count of Northshire's code 1A in a quarter, from 0.
fn table(count: impl Fn(usize) -> i64) -> Rows {
    let mut text = "Financial Year|Financial Quarter|Force Name|Offence Description|Offence Group|Offence Subgroup|Offence Code|Number of Offences".to_owned();
    for quarter in 0..QUARTERS {
        let (year, number) = (2012 + quarter / 4, quarter % 4 + 1);
        for force in ["Northshire", "South & Vale", "Rail Police"] {
            for code in ["1A", "2B"] {
                let odd = force == "Northshire" && code == "1A";
                // Code 2B begins with the second quarter.
                let count = match (odd, code, quarter) {
                    (true, ..) => count(quarter),
                    (_, "2B", 0) => continue,
                    _ => 150 + quarter as i64 * 7,
                };
                text += &format!(
                    "\n{year}/{:02}|{number}|{force}|Thing|Group|Sub|{code}|{count}",
                    (year + 1) % 100
                );
            }
        }
    }
    rows(&text)
}

const RELEASE: &str = "2017-10-20";

fn doubts(count: impl Fn(usize) -> i64) -> Vec<(&'static str, String)> {
    Case::new().doubts(&table(count), RELEASE)
}

/// Counts about 200, which rise and fall.
fn usual(quarter: usize) -> i64 {
    200 + [0, 30, -20, 10][quarter % 4]
}

/// The one doubt that there is.
fn only(count: impl Fn(usize) -> i64) -> (&'static str, String) {
    let doubts = doubts(count);
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    doubts.into_iter().next().expect("one")
}

/// The usual counts but for those of `odd`.
fn but(odd: &[(usize, i64)]) -> impl Fn(usize) -> i64 + '_ {
    move |quarter| {
        let odd = odd.iter().find(|(of, _)| *of == quarter);
        odd.map_or(usual(quarter), |&(_, count)| count)
    }
}

#[test]
fn usual_counts_are_not_asked_about() {
    assert_eq!(doubts(usual), []);
    // Growth of half a year on the next, a code that begins, small counts that jump, and small corrections.
    assert_eq!(
        doubts(|quarter| 100 * 3_i64.pow(quarter as u32 / 4) / 2_i64.pow(quarter as u32 / 4)),
        []
    );
    assert_eq!(doubts(|quarter| if quarter < 6 { quarter as i64 } else { 400 }), []);
    assert_eq!(doubts(|quarter| if quarter == 7 { 60 } else { 3 }), []);
    assert_eq!(
        doubts(but(&[(7, -10)])).len(),
        1,
        "a negative quarter among hundreds is no tenth of them"
    );
    assert_eq!(
        doubts(|quarter| [40, -5, 40, 40][quarter % 4]),
        [],
        "-5 of a year of 115 is less than 5%"
    );
}

#[test]
fn a_quarter_with_a_digit_too_many_or_too_few_is_asked_about() {
    assert_eq!(
        only(but(&[(10, 1_800)])),
        (
            "tenfold",
            "table.csv, row 59: found 1800 for Northshire, code 1A in 2014/15 Q3, expected something like the 200, 230, 210 and 200 of \
             the quarters around it"
                .to_owned()
        )
    );
    for (odd, place) in [
        (&[(10, 18)][..], "2014/15 Q3"),
        (&[(10, 0)], "2014/15 Q3"),
        (&[(0, 2_000)], "2012/13 Q1"),
        (&[(20, 2_000)], "2017/18 Q1"),
        (&[(20, 20)], "2017/18 Q1"),
        (&[(9, 2_300), (10, 1_800)], "2014/15 Q2"),
        (&[(9, 0), (10, 0), (11, 0)], "2014/15 Q3"),
    ] {
        let (kind, line) = only(but(odd));
        assert_eq!(kind, "tenfold", "{line}");
        assert!(line.contains(&format!("code 1A in {place}, ")), "{line}");
    }
}

#[test]
fn a_year_with_a_digit_too_many_or_too_few_is_asked_about() {
    let year = |times: f64| move |quarter: usize| (usual(quarter) as f64 * if quarter / 4 == 2 { times } else { 1.0 }) as i64;
    for times in [10.0, 0.1] {
        let (kind, line) = only(year(times));
        assert_eq!(kind, "tenfold", "{line}");
        assert!(
            line.contains("in the four quarters that end with this one, for Northshire, code 1A in 2014/15 Q4"),
            "{line}"
        );
    }
    let (kind, line) = only(|quarter| usual(quarter) * if quarter > 16 { 10 } else { 1 });
    assert_eq!(kind, "tenfold", "the last year has a neighbour on one side only: {line}");
}

#[test]
fn a_year_of_zeros_is_asked_about() {
    let (kind, line) = only(|quarter| if quarter / 4 == 2 { 0 } else { usual(quarter) });
    assert_eq!(kind, "zero-year");
    assert_eq!(
        line,
        "table.csv, row 65: found 0 in the four quarters that end with this one, for Northshire, code 1A in 2014/15 Q4, expected \
         something like the 820 and 820 of the year beside it"
    );
    assert_eq!(only(|quarter| if quarter > 16 { 0 } else { usual(quarter) }).0, "zero-year");
    // Years around it that are not in the hundreds.
    assert_eq!(doubts(|quarter| if quarter / 4 == 2 { 0 } else { 20 }), []);
}

#[test]
fn a_quarter_far_below_zero_is_asked_about_unless_the_topic_lists_it() {
    let kent = |quarter: usize| if quarter / 4 == 3 { -500 } else { usual(quarter) };
    let found = doubts(kent);
    let negative: Vec<_> = found.iter().filter(|(kind, _)| *kind == "negative-quarter").collect();
    assert_eq!(negative.len(), 1, "{found:?}");
    assert_eq!(
        negative[0].1,
        "table.csv, row 71: found -500 for Northshire, code 1A in 2015/16 Q1, expected no less than -5% of its year, which has -2000"
    );
    // -4 of a year of 76 is more than 5% of it, and -4 of one of 80 is not.
    let of_year = |rest: i64| {
        move |quarter: usize| {
            if quarter == 9 {
                -4
            } else {
                rest + i64::from(quarter == 8) * 2
            }
        }
    };
    assert_eq!(only(of_year(26)).0, "negative-quarter");
    assert_eq!(doubts(|quarter| if quarter == 9 { -4 } else { 28 }), []);
    // A year that is not over is that of its last four quarters.
    assert_eq!(only(|quarter| if quarter == 20 { -4 } else { 20 }).0, "negative-quarter");

    let case = Case::new();
    let accepted =
        "[[accepted]]\narea = \"northshire\"\ncode = \"1A\"\nfrom = \"2014-07\"\nto = \"2014-09\"\nreason = \"A test.\"\n";
    case.write("topic.toml", format!("{TOPIC}{accepted}"));
    assert_eq!(case.doubts(&table(of_year(26)), RELEASE), []);
    // Another quarter, another code.
    for (from, to) in [("2014-07", "2014-04"), ("\"1A\"", "\"2B\"")] {
        let topic = accepted.replace(from, to).replace("to = \"2014-09\"", "to = \"2014-06\"");
        let topic = if from == "\"1A\"" { accepted.replace(from, to) } else { topic };
        case.write("topic.toml", format!("{TOPIC}{topic}"));
        assert_eq!(case.doubts(&table(of_year(26)), RELEASE).len(), 1);
    }
}

#[test]
fn what_the_topic_accepts_is_not_asked_about() {
    let case = Case::new();
    let accepted = "[[accepted]]\narea = \"northshire\"\nfrom = \"2014-04\"\nto = \"2015-03\"\nreason = \"A test.\"\n";
    case.write("topic.toml", format!("{TOPIC}{accepted}"));
    assert_eq!(
        case.doubts(&table(|quarter| if quarter / 4 == 2 { 0 } else { usual(quarter) }), RELEASE),
        []
    );
    assert_eq!(case.doubts(&table(but(&[(10, 1_800)])), RELEASE), []);
}

#[test]
fn a_release_date_comes_after_the_counts_and_within_two_years() {
    let case = Case::new();
    assert_eq!(case.doubts(&table(usual), "2017-07-01"), []);
    assert_eq!(case.doubts(&table(usual), "2019-06-30"), []);
    assert_eq!(
        case.doubts(&table(usual), "2019-07-01"),
        [(
            "release-date",
            "table.csv: found the release date 2019-07-01 and counts to 2017/18 Q1, expected a release date within two years of \
             2017-06, the last month of the counts"
                .to_owned()
        )]
    );
    // 2019-01-24 with counts to December 2025 is no doubt, it cannot be.
    for date in ["2017-06-30", "2013-01-31"] {
        let mut request = case.request(&["table.csv"]);
        request.release = Some(date.parse().expect("a date"));
        let line = case.import_request(&request).expect_err("a release before its counts");
        assert_eq!(
            line,
            format!(
                "table.csv: found the release date {date} and counts to 2017/18 Q1, expected a release date after 2017-06, the last \
                 month of the counts"
            )
        );
    }
}
