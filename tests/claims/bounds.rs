//! What figures can bear, at its edges: on small datasets whose cells stand in the tests and are summed there by hand.

use force_figures::Dataset;
use force_figures::dataset::DatasetBuilder;
use force_figures::figures::{Caveat, Claim};
use force_figures::model::{
    Absence, AreaKind, ClaimKind, CodeEntry, Figure, Language, Month, Offence, OutcomeBasis, OutcomeType, Quarter,
    RecordingChange, Topic, Translated,
};
use force_figures::words::story::{Story, Style, stories};

use super::{ask, claim};
use crate::common::latest;

/// First quarter of every dataset of these tests, and their number: April 2012 to March 2024.
const FIRST_YEAR: u16 = 2012;
const QUARTERS: i32 = 48;

fn quarter(year: u16, quarter: u8) -> Quarter {
    Quarter::financial(year, quarter).unwrap()
}

/// A topic of these codes, each with the quarters of its use, and an offence `one` of the first, `other` of the second, and `all`.
fn topic(codes: &[(Quarter, Option<Quarter>)], changes: Vec<RecordingChange>) -> Topic {
    let mut topic = latest().topic().clone();
    let names = topic.offences[0].names.clone();
    let offence = |slug: &str, codes: Vec<usize>| Offence {
        slug: slug.to_owned(),
        codes,
        names: names.clone(),
    };
    topic.default_area = 0;
    topic.codes = ["1A", "2B"].into_iter().zip(codes).map(entry).collect();
    topic.offences = vec![offence("one", vec![0])];
    if codes.len() > 1 {
        topic.offences.push(offence("other", vec![1]));
        topic.offences.push(offence("all", vec![0, 1]));
    }
    topic.changes = changes;
    topic
}

fn entry((code, &(from, to)): (&str, &(Quarter, Option<Quarter>))) -> CodeEntry {
    CodeEntry {
        code: code.to_owned(),
        from,
        to,
    }
}

/// A dataset of the topic for one force and the total, whose cells are `count` of the code and the quarter, from 0.
fn builder(topic: Topic, count: &dyn Fn(usize, i32) -> i32) -> DatasetBuilder {
    let whole = latest();
    let mut areas = whole.areas().to_vec();
    areas.retain(|area| area.kind == AreaKind::Total || area.slug == "merseyside");
    let codes = topic.codes.clone();
    let mut builder = DatasetBuilder::new(whole.release().clone(), topic, areas);
    let force = builder.areas().iter().position(|area| area.kind != AreaKind::Total).unwrap();
    for (index, code) in codes.iter().enumerate() {
        for step in 0..QUARTERS {
            let quarter = quarter(FIRST_YEAR, 1).plus(step).unwrap();
            if code.is_in_use(quarter) {
                builder.add_count(index, force, quarter, Ok(count(index, step)));
            }
        }
    }
    builder
}

/// A dataset of one code, with a total for each year to March from 2013 on; 1,000 in years that `totals` does not name.
fn yearly(totals: &[(u16, i32)]) -> Dataset {
    let totals = totals.to_vec();
    // Each year's total stands in its last quarter.
    let count = move |_: usize, step: i32| {
        let year = FIRST_YEAR + 1 + (step / 4) as u16;
        let total = totals.iter().find(|total| total.0 == year).map_or(1_000, |total| total.1);
        if step % 4 == 3 { total } else { 0 }
    };
    builder(topic(&[(quarter(FIRST_YEAR, 1), None)], Vec::new()), &count)
        .finish()
        .unwrap()
}

pub(super) fn of(dataset: &Dataset, offence: &str, period: &str, kind: ClaimKind) -> Claim {
    let claims = ask(dataset, &format!("force=merseyside&offence={offence}&year-ending={period}"));
    claim(&claims, &format!("{offence}.{}", kind.slug()))
}

fn value(dataset: &Dataset, offence: &str, period: &str, kind: ClaimKind) -> Figure<f64> {
    of(dataset, offence, period, kind).value
}

fn change(from: (u16, u8), caveat: &[usize], withheld: &[usize]) -> RecordingChange {
    let mut codes = [caveat, withheld].concat();
    codes.sort_unstable();
    RecordingChange {
        slug: "change".to_owned(),
        from: Month::new(from.0, from.1).unwrap(),
        codes,
        withheld: withheld.to_vec(),
        is_move: false,
        withholds: Vec::new(),
        text: Translated::new("Recording changed.".to_owned()),
    }
}

/// Codes 1A, of 100 a quarter, and 2B, of 50 a quarter from October 2015 on.
pub(super) fn starting() -> DatasetBuilder {
    let codes = [(quarter(FIRST_YEAR, 1), None), (quarter(2015, 3), None)];
    builder(topic(&codes, Vec::new()), &|code, _| if code == 0 { 100 } else { 50 })
}

fn with_a_start() -> Dataset {
    starting().finish().unwrap()
}

#[test]
fn a_code_that_starts_within_a_year_makes_it_another_total() {
    let dataset = with_a_start();
    for (period, total, change) in [
        // 400 in both.
        ("2015-09", 400.0, Ok(0.0)),
        // One to three quarters of 2B: 450, 500, 550.
        ("2015-12", 450.0, Err(Absence::OtherCodes)),
        ("2016-03", 500.0, Err(Absence::OtherCodes)),
        ("2016-06", 550.0, Err(Absence::OtherCodes)),
        // All four, but none the year before.
        ("2016-09", 600.0, Err(Absence::OtherCodes)),
        // All four, but three of four the year before.
        ("2017-06", 600.0, Err(Absence::OtherCodes)),
        ("2017-09", 600.0, Ok(0.0)),
    ] {
        assert_eq!(value(&dataset, "all", period, ClaimKind::Latest), Ok(total), "{period}");
        for kind in [ClaimKind::Change, ClaimKind::ChangePercent] {
            assert_eq!(value(&dataset, "all", period, kind), change, "{kind} {period}");
        }
        assert_eq!(value(&dataset, "one", period, ClaimKind::Change), Ok(0.0), "{period}");
    }
    // The code alone has no total before it has four quarters, and no change before it has eight.
    for (period, total, change) in [
        ("2016-06", Err(Absence::NotRecordedThen), Err(Absence::NotRecordedThen)),
        ("2016-09", Ok(200.0), Err(Absence::NotRecordedThen)),
        ("2017-06", Ok(200.0), Err(Absence::NotRecordedThen)),
        ("2017-09", Ok(200.0), Ok(0.0)),
    ] {
        assert_eq!(value(&dataset, "other", period, ClaimKind::Latest), total, "{period}");
        assert_eq!(value(&dataset, "other", period, ClaimKind::Change), change, "{period}");
    }
}

#[test]
fn what_was_recorded_throughout_is_told_like_for_like() {
    let dataset = with_a_start();
    use ClaimKind as K;
    for (period, kind, expected) in [
        ("2016-03", K::SameCodes, Ok(400.0)),
        ("2016-03", K::SameCodesPrevious, Ok(400.0)),
        ("2016-03", K::SameCodesChangePercent, Ok(0.0)),
        // Where the totals are alike, they say it themselves.
        ("2017-09", K::SameCodes, Err(Absence::NoBase)),
        ("2017-09", K::SameCodesChangePercent, Err(Absence::NoBase)),
        // Years to September 2016 and nine years on: 2B is whole in both only from 2025 on.
        ("2023-09", K::SameCodesNineYears, Ok(400.0)),
        ("2023-09", K::SameCodesNineYearsEarlier, Ok(400.0)),
        ("2023-09", K::SameCodesTimesNineYearsEarlier, Ok(1.0)),
        ("2023-09", K::TimesNineYearsEarlier, Err(Absence::OtherCodes)),
    ] {
        assert_eq!(value(&dataset, "all", period, kind), expected, "{kind} {period}");
    }
    // One code has no part that was recorded throughout where it was not.
    assert_eq!(value(&dataset, "other", "2016-09", K::SameCodes), Err(Absence::NoBase));
    // Only 1A was recorded throughout.
    let claims = ask(&dataset, "force=merseyside&offence=all&year-ending=2016-03");
    assert_eq!(claims.codes_of(&claim(&claims, "all.same-codes")), [0]);
    assert_eq!(claims.codes_of(&claim(&claims, "all.latest")), [0, 1]);
}

#[test]
fn a_record_reaches_back_to_the_first_year_of_the_same_codes() {
    let codes = [(quarter(FIRST_YEAR, 1), None), (quarter(2015, 3), None)];
    // Each quarter one more than the one before: every year is the highest.
    let rising = builder(topic(&codes, Vec::new()), &|_, step| 100 + step).finish().unwrap();
    // Years to September 2016 to 2018; the one of 2015 has no 2B, the one before March 2013 no 1A.
    for kind in [ClaimKind::HighestInYears, ClaimKind::HighestInSeries] {
        assert_eq!(value(&rising, "all", "2019-09", kind), Ok(3.0), "{kind}");
        assert_eq!(value(&rising, "other", "2019-09", kind), Ok(3.0), "{kind}");
        // September 2013 to 2018.
        assert_eq!(value(&rising, "one", "2019-09", kind), Ok(6.0), "{kind}");
    }
    let none = |offence: &str, period: &str| value(&rising, offence, period, ClaimKind::HighestInYears);
    assert_eq!(none("all", "2016-09"), Err(Absence::OtherCodes));
    assert_eq!(none("other", "2016-09"), Err(Absence::OtherCodes));
    assert_eq!(
        none("one", "2013-03"),
        Err(Absence::OutsideRelease),
        "nothing is known of the year before"
    );
    assert_eq!(
        value(&rising, "one", "2019-09", ClaimKind::LowestInYears),
        Err(Absence::NotARecord)
    );
}

#[test]
fn a_code_that_ended_counts_until_its_last_quarter() {
    // 2B, of 50 a quarter, ended in September 2018.
    let codes = [
        (quarter(FIRST_YEAR, 1), None),
        (quarter(FIRST_YEAR, 1), Some(quarter(2018, 2))),
    ];
    let dataset = builder(topic(&codes, Vec::new()), &|code, _| if code == 0 { 100 } else { 50 })
        .finish()
        .unwrap();
    for (period, total, change) in [
        ("2018-09", 600.0, Ok(0.0)),
        ("2018-12", 550.0, Err(Absence::OtherCodes)),
        ("2019-06", 450.0, Err(Absence::OtherCodes)),
        ("2019-09", 400.0, Err(Absence::OtherCodes)),
        ("2020-06", 400.0, Err(Absence::OtherCodes)),
        ("2020-09", 400.0, Ok(0.0)),
    ] {
        assert_eq!(value(&dataset, "all", period, ClaimKind::Latest), Ok(total), "{period}");
        assert_eq!(value(&dataset, "all", period, ClaimKind::Change), change, "{period}");
    }
    assert_eq!(value(&dataset, "other", "2018-09", ClaimKind::Latest), Ok(200.0));
    assert_eq!(
        value(&dataset, "other", "2018-12", ClaimKind::Latest),
        Err(Absence::NoLongerRecorded)
    );
    assert_eq!(value(&dataset, "all", "2019-09", ClaimKind::SameCodes), Ok(400.0));
    // The page of an offence that ended opens with its last year.
    let claims = ask(&dataset, "force=merseyside&offence=other");
    assert_eq!(claims.query.year_ending.to_string(), "2018-09");
}

#[test]
fn nothing_is_compared_across_a_change_that_is_withheld() {
    let start = quarter(FIRST_YEAR, 1);
    let codes = [(start, None), (start, None)];
    let build = |change: RecordingChange| builder(topic(&codes, vec![change]), &|_, step| 100 + step).finish().unwrap();
    let withheld = build(change((2018, 4), &[1], &[0]));
    for (period, is_withheld) in [
        // The years to March 2017 and 2018 end before the change.
        ("2018-03", false),
        ("2018-06", true),
        ("2019-03", true),
        ("2019-12", true),
        // April 2018 is the first month of the earlier year.
        ("2020-03", false),
    ] {
        for kind in [ClaimKind::Change, ClaimKind::ChangePercent, ClaimKind::RateChangePercent] {
            let one = of(&withheld, "one", period, kind);
            // The dataset has no residents.
            let expected = if kind == ClaimKind::RateChangePercent {
                Some(Absence::NoPopulationEstimate)
            } else {
                is_withheld.then_some(Absence::Withheld)
            };
            assert_eq!(one.value.err(), expected, "{kind} {period}");
        }
        let caveats = |offence: &str| of(&withheld, offence, period, ClaimKind::Change).changes();
        let crossed: &[usize] = if is_withheld { &[0] } else { &[] };
        assert_eq!(caveats("one"), crossed, "what is withheld says why, {period}");
        // 2B is compared, with a caveat; so is the total of both.
        for offence in ["other", "all"] {
            assert!(
                value(&withheld, offence, period, ClaimKind::Change).is_ok(),
                "{offence} {period}"
            );
            assert_eq!(caveats(offence), crossed, "{offence} {period}");
        }
    }
    // Years to March 2019, 2020 and 2021 are lower; the one of 2018 is not compared.
    assert_eq!(value(&withheld, "one", "2022-03", ClaimKind::HighestInSeries), Ok(3.0));
    assert_eq!(value(&withheld, "other", "2022-03", ClaimKind::HighestInSeries), Ok(9.0));
    assert_eq!(
        value(&withheld, "one", "2019-03", ClaimKind::HighestInYears),
        Err(Absence::Withheld)
    );
    assert_eq!(
        value(&withheld, "one", "2023-03", ClaimKind::TimesNineYearsEarlier),
        Err(Absence::Withheld)
    );
    // Years to March 2014 and 2023: 104 + 105 + 106 + 107 = 422 and 140 + 141 + 142 + 143 = 566.
    assert_eq!(
        value(&withheld, "other", "2023-03", ClaimKind::TimesNineYearsEarlier),
        Ok(566.0 / 422.0)
    );
}

#[test]
fn an_index_begins_with_the_first_year_that_can_be_compared() {
    let dataset = builder(
        topic(&[(quarter(FIRST_YEAR, 1), None)], vec![change((2018, 4), &[], &[0])]),
        &|_, step| 100 + step,
    )
    .finish()
    .unwrap();
    let index = |period: &str| value(&dataset, "one", period, ClaimKind::Index);
    // 124 + 125 + 126 + 127 = 502 in the year to March 2019.
    assert_eq!(index("2019-03"), Ok(100.0));
    assert_eq!(index("2018-12"), Err(Absence::Withheld));
    assert_eq!(index("2013-03"), Err(Absence::Withheld));
    // 144 + 145 + 146 + 147 = 582.
    assert_eq!(index("2024-03"), Ok(582.0 / 502.0 * 100.0));
}

#[test]
fn a_move_between_codes_does_not_touch_their_total() {
    let start = quarter(FIRST_YEAR, 1);
    let moved = RecordingChange {
        is_move: true,
        ..change((2018, 4), &[1], &[0])
    };
    let dataset = builder(topic(&[(start, None), (start, None)], vec![moved]), &|_, _| 100)
        .finish()
        .unwrap();
    let total = of(&dataset, "all", "2019-03", ClaimKind::Change);
    assert_eq!((total.value, total.changes()), (Ok(0.0), vec![]));
    let gained = of(&dataset, "other", "2019-03", ClaimKind::Change);
    assert_eq!((gained.value, gained.changes()), (Ok(0.0), vec![0]));
    assert_eq!(value(&dataset, "one", "2019-03", ClaimKind::Change), Err(Absence::Withheld));
}

#[test]
fn a_kind_of_claim_can_be_withheld_alone() {
    let start = quarter(FIRST_YEAR, 1);
    let kind = RecordingChange {
        withholds: vec![ClaimKind::TimesNineYearsEarlier],
        ..change((2018, 4), &[0], &[])
    };
    let dataset = builder(topic(&[(start, None)], vec![kind]), &|_, step| 100 + step)
        .finish()
        .unwrap();
    assert_eq!(
        value(&dataset, "one", "2023-03", ClaimKind::TimesNineYearsEarlier),
        Err(Absence::Withheld)
    );
    // 124 + 125 + 126 + 127 less 120 + 121 + 122 + 123.
    let change = of(&dataset, "one", "2019-03", ClaimKind::Change);
    assert_eq!((change.value, change.changes()), (Ok(16.0), vec![0]));
    assert_eq!(value(&dataset, "one", "2023-03", ClaimKind::HighestInSeries), Ok(10.0));
}

#[test]
fn percentages_need_a_base_of_fifty() {
    for (before, after, expected) in [
        (0, 10, Err(Absence::NoBase)),
        (1, 10, Err(Absence::SmallBase)),
        (49, 98, Err(Absence::SmallBase)),
        (50, 75, Ok(50.0)),
        (50, 0, Ok(-100.0)),
    ] {
        let dataset = yearly(&[(2022, before), (2023, after)]);
        let of = |kind| value(&dataset, "one", "2023-03", kind);
        assert_eq!(of(ClaimKind::ChangePercent), expected, "{before} and {after}");
        assert_eq!(of(ClaimKind::Change), Ok(f64::from(after - before)));
    }
}

#[test]
fn multiples_need_a_base_of_two_hundred_and_are_twenty_at_most() {
    for (before, after, expected) in [
        (0, 1_000, Err(Absence::NoBase)),
        (199, 1_990, Err(Absence::SmallBase)),
        (200, 2_000, Ok(10.0)),
        (200, 4_000, Ok(20.0)),
        (200, 4_001, Err(Absence::OutOfProportion)),
        (1_000, 20_000, Ok(20.0)),
        (1_000, 20_001, Err(Absence::OutOfProportion)),
    ] {
        let dataset = yearly(&[(2014, before), (2023, after)]);
        let times = of(&dataset, "one", "2023-03", ClaimKind::TimesNineYearsEarlier);
        assert_eq!(times.value, expected, "{before} and {after}");
        let story = story(&dataset, "2023-03");
        assert_eq!(story.contains(" as many as nine years earlier"), expected.is_ok(), "{story}");
    }
    // More than must be true: exactly twenty times is more than 19.
    let dataset = yearly(&[(2014, 200), (2023, 4_000)]);
    let times = of(&dataset, "one", "2023-03", ClaimKind::TimesNineYearsEarlier);
    assert_eq!(times.more_than(), Some(19));
}

#[test]
fn records_need_fifty() {
    for (latest, expected) in [(49, Err(Absence::SmallBase)), (50, Ok(3.0))] {
        // 1, 2 and 3 from 2020 on; before them 1,000.
        let rise = yearly(&[(2020, 1), (2021, 2), (2022, 3), (2023, latest)]);
        assert_eq!(
            value(&rise, "one", "2023-03", ClaimKind::HighestInYears),
            expected,
            "{latest}"
        );
        assert_eq!(story(&rise, "2023-03").contains("highest"), expected.is_ok(), "{latest}");
        // Ten years of 1,000 before.
        let fall = yearly(&[(2023, latest)]);
        let expected = expected.map(|_| 10.0);
        for kind in [ClaimKind::LowestInYears, ClaimKind::LowestInSeries] {
            assert_eq!(value(&fall, "one", "2023-03", kind), expected, "{latest} {kind}");
        }
        assert_eq!(story(&fall, "2023-03").contains("lowest"), expected.is_ok(), "{latest}");
    }
    // The City of London's 50 of the year to September 2023 stay: four years, of 44, 26, 29 and 33, after 81.
    let dataset = latest();
    let claims = ask(&dataset, "force=city-of-london&year-ending=2023-09");
    assert_eq!(claim(&claims, "harassment.highest-in-years").value, Ok(4.0));
    // 10 + 12 + 12 + 10 = 44 the year after.
    assert_eq!(claim(&claims, "harassment.latest@2024-09").value, Ok(44.0));
}

fn story(dataset: &Dataset, period: &str) -> String {
    let claims = ask(dataset, &format!("force=merseyside&year-ending={period}"));
    let story = Story::new(&claims, stories(Language::En), Style::default());
    let paragraphs = story.paragraphs.iter().map(|paragraph| paragraph.passage().plain());
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// A dataset of one code with these outcomes in the first quarter of 2022/23, and none in the other three.
fn with_outcomes(outcomes: &[(u8, i32)]) -> Dataset {
    with_outcomes_by_quarter(&[outcomes, &[(0, 0)], &[(0, 0)], &[(0, 0)]])
}

fn with_outcomes_by_quarter(quarters: &[&[(u8, i32)]; 4]) -> Dataset {
    let topic = topic(&[(quarter(FIRST_YEAR, 1), None)], Vec::new());
    let mut builder = builder(topic, &|_, _| 250);
    let force = builder.areas().iter().position(|area| area.kind != AreaKind::Total).unwrap();
    for (index, outcomes) in quarters.iter().enumerate() {
        for &(number, count) in *outcomes {
            builder.add_outcome(
                OutcomeBasis::OffencesRecorded,
                (0, force, quarter(2022, index as u8 + 1)),
                OutcomeType::new(number).unwrap(),
                Ok(count),
            );
        }
    }
    builder.finish().unwrap()
}

#[test]
fn shares_need_fifty_cases_and_outcomes_ten() {
    use ClaimKind as K;
    for (charged, waiting, share, count) in [
        (1, 8, Err(Absence::TooFew), Err(Absence::TooFew)),
        (1, 9, Err(Absence::SmallBase), Ok(1.0)),
        (4, 45, Err(Absence::SmallBase), Ok(4.0)),
        (4, 46, Ok(8.0), Ok(4.0)),
    ] {
        let dataset = with_outcomes(&[(1, charged), (0, waiting)]);
        let of = |kind| value(&dataset, "one", "2023-03", kind);
        let context = format!("{charged} of {}", charged + waiting);
        assert_eq!(of(K::OutcomeCases), Ok(f64::from(charged + waiting)), "{context}");
        assert_eq!(of(K::Charged), count, "{context}");
        assert_eq!(of(K::ChargedPercent), share, "{context}");
        assert_eq!(of(K::NotYetAssigned), count.map(|_| f64::from(waiting)), "{context}");
        let story = story(&dataset, "2023-03");
        assert_eq!(story.contains("led to a charge"), count.is_ok(), "{story}");
        assert_eq!(
            story.contains(", or 8%, have so far led to a charge"),
            share.is_ok(),
            "{story}"
        );
        if count.is_err() {
            assert!(!story.contains(" 9 "), "{story}");
            assert!(story.contains("because a single case could be known among so few"), "{story}");
        }
    }
    // Of those decided, with the same base: 50 of 100 decided, and 49 of 100.
    for (waiting, expected) in [(50, Ok(40.0)), (51, Err(Absence::SmallBase))] {
        let dataset = with_outcomes(&[(1, 20), (18, 80 - waiting), (0, waiting)]);
        let decided = value(&dataset, "one", "2023-03", K::ChargedPercentOfDecided);
        assert_eq!(decided, expected, "{waiting} wait");
    }
    // In the release itself: 4 of the City of London's 49, 3 of Norfolk's 50.
    let dataset = latest();
    let aggravated = "racially-or-religiously-aggravated-harassment";
    let share = |query: &str, text: &str| claim(&ask(&dataset, query), text).value;
    assert_eq!(
        share("force=city-of-london&year-ending=2025-03", "harassment.charged-percent"),
        Err(Absence::SmallBase)
    );
    assert_eq!(
        share("force=norfolk&year-ending=2025-03", &format!("{aggravated}.charged-percent")),
        Ok(6.0)
    );
}

#[test]
fn a_total_below_zero_is_an_absence_with_words() {
    for (total, expected) in [
        (1, Ok(1.0)),
        (0, Ok(0.0)),
        (-1, Err(Absence::Outweighed)),
        (-2_000, Err(Absence::Outweighed)),
    ] {
        let dataset = yearly(&[(2023, total)]);
        let of = |kind, period| value(&dataset, "one", period, kind);
        assert_eq!(of(ClaimKind::Latest, "2023-03"), expected, "{total}");
        assert_eq!(of(ClaimKind::Previous, "2024-03"), expected, "{total}");
        for kind in [ClaimKind::Change, ClaimKind::PerDay, ClaimKind::Index] {
            assert_eq!(of(kind, "2023-03").err(), expected.err(), "{kind} of {total}");
        }
        assert_eq!(of(ClaimKind::Change, "2024-03").err(), expected.err(), "{total}");
        let national = claim(&ask(&dataset, "year-ending=2023-03"), "one.latest").value;
        assert_eq!(national, expected, "the sum of one force");
        let story = story(&dataset, "2023-03");
        assert!(!story.contains('\u{2212}') && !story.contains("-2,000"), "{story}");
        assert_eq!(story.contains("corrections outweigh the count"), expected.is_err(), "{story}");
    }
}

#[test]
fn a_quarter_below_zero_that_others_outweigh_is_a_count_like_any_other() {
    let counts = [30, -5, 40, 10];
    let start = quarter(FIRST_YEAR, 1);
    let dataset = builder(topic(&[(start, None)], Vec::new()), &|_, step| counts[step as usize % 4])
        .finish()
        .unwrap();
    assert_eq!(value(&dataset, "one", "2023-03", ClaimKind::Latest), Ok(75.0));
}

#[test]
fn no_share_is_stated_where_an_outcome_is_counted_below_zero() {
    use ClaimKind as K;
    let shares = [
        K::ChargedPercent,
        K::NoSuspectPercent,
        K::NotYetAssignedPercent,
        K::ChargedPercentOfDecided,
    ];
    // 300 charged, 450 without a suspect, 50 fewer than none waiting: 700.
    let dataset = with_outcomes(&[(1, 300), (18, 450), (0, -50)]);
    let of = |kind| of(&dataset, "one", "2023-03", kind);
    assert_eq!(of(K::OutcomeCases).value, Ok(700.0));
    assert_eq!(of(K::Charged).value, Ok(300.0));
    assert_eq!(of(K::NotYetAssigned).value, Err(Absence::Outweighed));
    for kind in shares {
        let share = of(kind);
        assert_eq!(share.value, Err(Absence::Outweighed), "{kind}");
    }
    assert!(of(K::ChargedPercent).caveats.contains(&Caveat::OutcomeBelowZero));
    // One type of a group below zero is enough, though the group is not: 14 and 16 are both of victims.
    let dataset = with_outcomes(&[(1, 300), (14, -1), (16, 401)]);
    assert_eq!(value(&dataset, "one", "2023-03", K::VictimDidNotSupport), Ok(400.0));
    assert_eq!(value(&dataset, "one", "2023-03", K::ChargedPercent), Err(Absence::Outweighed));
    // A quarter below zero that the others outweigh is none.
    let dataset = with_outcomes_by_quarter(&[&[(1, -5), (0, 105)], &[(1, 105), (0, 0)], &[(0, 0)], &[(0, 0)]]);
    assert_eq!(
        value(&dataset, "one", "2023-03", K::ChargedPercent),
        Ok(100.0 / 205.0 * 100.0)
    );
}

#[test]
fn humberside_s_malicious_communications_have_numbers_and_no_shares() {
    // Code 8R of 2024/25 by outcome type: 0: -352, 1: 16, 18: 256, 14 and 16: 55 + 360; 752 in all.
    let dataset = latest();
    let claims = ask(
        &dataset,
        "force=humberside&offence=malicious-communications&year-ending=2025-03",
    );
    let of = |kind: &str| claim(&claims, &format!("malicious-communications.{kind}")).value;
    for (kind, expected) in [
        ("outcome-cases", Ok(752.0)),
        ("charged", Ok(16.0)),
        ("no-suspect", Ok(256.0)),
        ("victim-did-not-support", Ok(415.0)),
        ("not-yet-assigned", Err(Absence::Outweighed)),
        ("charged-percent", Err(Absence::Outweighed)),
        ("no-suspect-percent", Err(Absence::Outweighed)),
        ("victim-did-not-support-percent", Err(Absence::Outweighed)),
    ] {
        assert_eq!(of(kind), expected, "{kind}");
    }
    let story = Story::new(&claims, stories(Language::En), Style::default());
    let text: Vec<String> = story.paragraphs.iter().map(|paragraph| paragraph.passage().plain()).collect();
    assert!(!text[1].contains('%'), "{}", text[1]);
    assert!(
        story
            .notes
            .iter()
            .any(|note| note.contains("no shares of outcomes are given")),
        "{:?}",
        story.notes
    );
    // All 44 forces together: 2,294 of 98,921.
    let national = ask(&dataset, "offence=malicious-communications&year-ending=2025-03");
    assert_eq!(
        claim(&national, "malicious-communications.charged-percent").value,
        Ok(2_294.0 / 98_921.0 * 100.0)
    );
}
