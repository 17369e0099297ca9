//! The claims of both published stories, out of the record of what they stated: values, printed forms, notices, sentences.

use force_figures::Dataset;
use force_figures::figures::{Caveat, Claims};
use force_figures::import::read_record;
use force_figures::model::{Language, Precision};
use force_figures::words::story::{Story, Style, stories};

use super::{ask, claim};
use crate::common::project_file;

/// The record that is published, made from published-figures.json by hand.
fn record() -> Dataset {
    read_record(&project_file("www/data/harassment-2024-01-25.toml")).unwrap()
}

fn check(claims: &Claims<'_>, expected: &[(&str, f64, &str)]) {
    for &(text, value, printed) in expected {
        let claim = claim(claims, text);
        let found = claim.value.unwrap_or_else(|absence| panic!("{text}: {absence}"));
        assert!((found - value).abs() < 1e-9, "{text}: {found}, not {value}");
        let words = stories(Language::En);
        assert_eq!(words.printed(claims, &claim, Style::default()), printed, "{text}");
    }
}

/// The paragraphs of the story, the notes beside it, and the others.
fn paragraphs(claims: &Claims<'_>, style: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let story = Story::new(claims, stories(Language::En), style.parse().unwrap());
    let texts = story.paragraphs.iter().map(|paragraph| paragraph.passage().plain());
    (texts.collect(), story.notes, story.further_notes)
}

#[test]
fn the_claims_of_the_merseyside_story() {
    let dataset = record();
    let claims = ask(&dataset, "force=merseyside&year-ending=2023-09");
    check(
        &claims,
        &[
            ("harassment.latest", 10_056.0, "10,056"),
            ("harassment.previous", 10_477.0, "10,477"),
            ("harassment.change", -421.0, "421 fewer"),
            // -4.02%.
            ("harassment.change-percent", -421.0 / 10_477.0 * 100.0, "down 4%"),
            // 27.55.
            ("harassment.per-day", 10_056.0 / 365.0, "28"),
            ("harassment.times-nine-years-earlier", 11.0, "more than 11 times"),
            ("harassment.charged", 459.0, "459"),
            ("harassment.charged-percent", 4.6, "4.6%"),
            ("harassment.charged-percent-previous", 5.0, "5%"),
            ("harassment.charged-percent-change", 4.6 - 5.0, "0.4 percentage points lower"),
            ("stalking.latest", 2_744.0, "2,744"),
            ("racially-or-religiously-aggravated-harassment.latest", 147.0, "147"),
            ("stalking-and-harassment.latest", 21_994.0, "21,994"),
            ("stalking-and-harassment.victim-did-not-support-percent", 49.2, "49.2%"),
            ("england-and-wales:harassment.latest", 271_000.0, "about 271,000"),
            ("england-and-wales:stalking-and-harassment.latest", 679_000.0, "about 679,000"),
            ("england-and-wales:stalking-and-harassment.charged-percent", 3.4, "3.4%"),
        ],
    );
    let (paragraphs, notes, further) = paragraphs(&claims, "");
    assert_eq!(
        paragraphs,
        [
            "Merseyside Police recorded 10,056 harassment cases in the year to September 2023, down 4% from 10,477 the year before, \
             though recording changed in May 2023. That is equivalent to an average of 28 cases a day. That is more than 11 times as \
             many as nine years earlier, though recording changed six times in between. In the same year Merseyside Police also \
             recorded 2,744 stalking cases and 147 cases of racially or religiously aggravated harassment, and 21,994 stalking and \
             harassment cases in all.",
            "Of the 10,056 harassment cases Merseyside Police recorded in the year to September 2023, 459, or 4.6%, have so far led to \
             a charge or summons. That share is down 0.4 percentage points from 5% for the year before, though recording changed in \
             May 2023. The victim did not support further action in 49.2% of the stalking and harassment cases Merseyside Police \
             recorded in the year to September 2023.",
            "Police in England and Wales recorded about 271,000 harassment cases in the year to September 2023. It was the highest \
             number in at least 20 years, though recording changed six times in between. Police in England and Wales recorded about \
             679,000 stalking and harassment cases in the year to September 2023. Of the stalking and harassment cases recorded in \
             England and Wales in the year to September 2023, excluding Devon and Cornwall, 3.4% have so far led to a charge or \
             summons.",
        ]
    );
    // Beside the story stand the two latest recording changes; each of the others is one tap away, once.
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(
        notes[0].starts_with("Since about May 2023") && notes[1].starts_with("Since April 2020"),
        "{notes:?}"
    );
    let notes: Vec<&String> = notes.iter().chain(&further).collect();
    let each = notes.iter().collect::<std::collections::BTreeSet<_>>();
    assert_eq!(each.len(), notes.len(), "a note twice in {notes:?}");
    // Recording changes of the nine years, outcomes so far, rounding, the force left out.
    for (start, end) in [
        ("Since about May 2023", "lowered the figures."),
        ("Before April 2014", "counted as harassment."),
        ("Since April 2018", "raised the figures."),
        ("Since April 2020", "harassment fell."),
        ("Outcomes are those that had been assigned", "lead to a charge."),
        ("Figures given as \"about\"", "nearest 1,000 before they were published."),
        (
            "There are no outcome figures for Devon and Cornwall Police",
            "totals of outcomes leave it out.",
        ),
    ] {
        assert!(
            notes.iter().any(|note| note.starts_with(start) && note.ends_with(end)),
            "{start} … {end} is not in {notes:?}"
        );
    }
}

#[test]
fn the_claims_of_the_thames_valley_story() {
    let dataset = record();
    let claims = ask(&dataset, "force=thames-valley&year-ending=2023-09");
    check(
        &claims,
        &[
            ("harassment.latest", 9_632.0, "9,632"),
            ("harassment.previous", 7_892.0, "7,892"),
            // +22.05%.
            ("harassment.change-percent", 1_740.0 / 7_892.0 * 100.0, "up 22%"),
            // 26.39.
            ("harassment.per-day", 9_632.0 / 365.0, "26"),
            ("harassment.highest-in-years", 10.0, "10 years"),
            ("harassment.times-nine-years-earlier", 5.0, "more than five times"),
            ("harassment.charged", 301.0, "301"),
            ("harassment.charged-percent", 3.1, "3.1%"),
            ("harassment.charged-percent-previous", 3.9, "3.9%"),
            ("stalking.latest", 3_991.0, "3,991"),
            ("racially-or-religiously-aggravated-harassment.latest", 312.0, "312"),
        ],
    );
    let (paragraphs, _, _) = paragraphs(&claims, "per-cent,the-force,year-ending");
    assert_eq!(
        paragraphs[..2],
        [
            "Thames Valley Police recorded 9,632 harassment cases in the year ending September 2023, up 22 per cent from 7,892 the year \
             before, though recording changed in May 2023. It was the highest number in the past 10 years, though recording changed \
             six times in between. That is equivalent to an average of 26 cases a day. That is more than five times as many as nine \
             years earlier, though recording changed six times in between. In the same year the force also recorded 3,991 stalking \
             cases and 312 cases of racially or religiously aggravated harassment.",
            "Of the 9,632 harassment cases the force recorded in the year ending September 2023, 301, or 3.1 per cent, have so far led \
             to a charge or summons. That share is down 0.8 percentage points from 3.9 per cent for the year before, though recording \
             changed in May 2023.",
        ]
    );
}

#[test]
fn england_and_wales_is_rounded_and_says_whom_its_share_leaves_out() {
    let dataset = record();
    let claims = ask(&dataset, "year-ending=2023-09");
    // The highest since 2002-03: 20 earlier years.
    check(&claims, &[("harassment.highest-in-series", 20.0, "20 years")]);
    let (paragraphs, _, _) = paragraphs(&claims, "");
    assert_eq!(
        paragraphs,
        [
            "Police in England and Wales recorded about 271,000 harassment cases in the year to September 2023. It was the highest \
             number in at least 20 years, though recording changed six times in between. In the same year the police recorded about \
             679,000 stalking and harassment cases in all.",
            "Of the stalking and harassment cases recorded in England and Wales in the year to September 2023, excluding Devon and \
             Cornwall, 3.4% have so far led to a charge or summons.",
        ]
    );
}

#[test]
fn the_record_says_nothing_that_was_not_published() {
    let dataset = record();
    let absent = |text: &str| claim(&ask(&dataset, "force=merseyside&year-ending=2023-09"), text).value;
    for text in [
        "malicious-communications.latest",
        "harassment.nine-years-earlier",
        "harassment.no-suspect",
        // Calculations on 271,000 and 679,000, which were rounded.
        "england-and-wales:harassment.per-day",
        "stalking-and-harassment.share-of-total",
        "england-and-wales:harassment.rate",
    ] {
        assert!(absent(text).is_err(), "{text}: {:?}", absent(text));
    }
    let national = claim(
        &ask(&dataset, "year-ending=2023-09"),
        "stalking-and-harassment.charged-percent",
    );
    let devon = dataset.area_index("devon-and-cornwall").unwrap();
    assert_eq!(national.caveats, [Caveat::Excluding, Caveat::SoFar]);
    assert_eq!(national.excluding, [devon]);
    assert_eq!(national.precision, Precision::Decimals(1));
}
