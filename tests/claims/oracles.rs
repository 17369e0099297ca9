//! Every kind of claim on real cells. The cells were read from the published workbooks by another program, and are summed here by
//! hand.

use force_figures::dataset::DatasetBuilder;
use force_figures::figures::Caveat;
use force_figures::model::{Absence, ClaimKind, OutcomeBasis, OutcomeType, Quarter};
use force_figures::words::story::{Style, stories};
use force_figures::{Dataset, model::Language};

use super::{ask, claim};
use crate::common::latest;

/// Holds the claims of `query` against values worked out by hand and what they must print.
fn check(dataset: &Dataset, query: &str, expected: &[(&str, f64, &str)]) {
    let claims = ask(dataset, query);
    let words = stories(Language::En);
    for &(text, value, printed) in expected {
        let claim = claim(&claims, text);
        let found = claim.value.unwrap_or_else(|absence| panic!("{text} of {query}: {absence}"));
        assert!(
            (found - value).abs() < 1e-9 * value.abs().max(1.0),
            "{text} of {query}: {found}, not {value}"
        );
        assert_eq!(words.printed(&claims, &claim, Style::default()), printed, "{text} of {query}");
        assert!(!claims.trace(&claim).cells.is_empty(), "{text} of {query} stands on no cell");
    }
}

#[test]
fn recorded_offences_of_one_force() {
    check(
        &latest(),
        "force=merseyside&year-ending=2023-09",
        &[
            // 8L, October 2022 to September 2023: 2,394 + 2,606 + 2,821 + 2,230.
            ("harassment.latest", 10_051.0, "10,051"),
            // A year earlier: 2,602 + 2,495 + 2,714 + 2,665.
            ("harassment.previous", 10_476.0, "10,476"),
            ("harassment.latest@2022-09", 10_476.0, "10,476"),
            ("harassment.change", 10_051.0 - 10_476.0, "425 fewer"),
            ("harassment.change-percent", -425.0 / 10_476.0 * 100.0, "down 4.1%"),
            ("harassment.per-day", 10_051.0 / 365.0, "28"),
            // October 2013 to September 2014: 176 + 179 + 209 + 284.
            ("harassment.nine-years-earlier", 848.0, "848"),
            // 11.85.
            ("harassment.times-nine-years-earlier", 10_051.0 / 848.0, "more than 11 times"),
            // England and Wales: 61,140 + 64,419 + 70,050 + 74,513 = 270,122. 3.72%.
            ("harassment.share-of-total", 10_051.0 / 270_122.0 * 100.0, "3.7%"),
            // 1,456,562 residents in mid-2023. 6.90.
            ("harassment.rate", 10_051.0 * 1000.0 / 1_456_562.0, "6.9"),
            // Other offences: 729 + 556 + 520 + 961, 32 + 33 + 29 + 52.
            ("stalking.latest", 2_766.0, "2,766"),
            ("racially-or-religiously-aggravated-harassment.latest", 146.0, "146"),
            // 10,051 + 146 + 2,766 + (2,243 + 2,390 + 2,096 + 1,355) + (238 + 216 + 259 + 230).
            (
                "stalking-and-harassment.latest",
                (10_051 + 146 + 2_766 + 8_084 + 943) as f64,
                "21,990",
            ),
            ("england-and-wales:harassment.latest", 270_122.0, "270,122"),
        ],
    );
}

#[test]
fn runs_of_years() {
    let dataset = latest();
    // Years to September from 2013: 1,812 1,668 2,306 2,608 2,722 4,765 6,240 6,370 6,821 7,887, all below 9,141.
    check(
        &dataset,
        "force=thames-valley&year-ending=2023-09",
        &[
            ("harassment.highest-in-years", 10.0, "10 years"),
            ("harassment.highest-in-series", 10.0, "10 years"),
            // 441 + 411 + 357 + 459 = 1,668 nine years earlier: 5.48.
            (
                "harassment.times-nine-years-earlier",
                9_141.0 / 1_668.0,
                "more than five times",
            ),
        ],
    );
    // From 2018: 81 44 26 29 33, and 50.
    check(
        &dataset,
        "force=city-of-london&year-ending=2023-09",
        &[
            ("harassment.highest-in-years", 4.0, "four years"),
            ("harassment.change", 17.0, "17 more"),
        ],
    );
    // Years to December from 2020: 4,510 8,853 10,268 9,649 8,716, and 8,571.
    check(
        &dataset,
        "force=merseyside",
        &[("harassment.lowest-in-years", 4.0, "four years")],
    );
    // 8R from 2018: 5,544 6,088 7,541 9,103 9,645 7,132 3,818, and 3,210.
    check(
        &dataset,
        "force=merseyside&offence=malicious-communications",
        &[
            ("malicious-communications.lowest-in-years", 7.0, "seven years"),
            ("malicious-communications.lowest-in-series", 7.0, "seven years"),
        ],
    );
    let absent = |query: &str, text: &str| claim(&ask(&dataset, query), text).value;
    assert_eq!(
        absent("force=merseyside&year-ending=2023-09", "harassment.highest-in-years"),
        Err(Absence::NotARecord)
    );
    assert_eq!(
        absent("force=city-of-london&year-ending=2023-09", "harassment.highest-in-series"),
        Err(Absence::NotARecord)
    );
    assert_eq!(
        absent("force=merseyside&year-ending=2013-12", "harassment.highest-in-years"),
        Err(Absence::OutsideRelease)
    );
}

#[test]
fn outcomes_of_one_force_and_of_all() {
    let dataset = latest();
    // 8L by quarter of 2024/25. Type 1: 161 + 162 + 129 + 151. Type 14: 200 + 226 + 233 + 214, type 16: 795 + 718 + 638 + 591.
    // Type 18: 572 + 567 + 548 + 532. Type 0: 4 + 8 + 14 + 13.
    check(
        &dataset,
        "force=merseyside",
        &[
            ("harassment.outcome-cases@2025-03", 8_542.0, "8,542"),
            ("harassment.charged@2025-03", 603.0, "603"),
            ("harassment.charged-percent@2025-03", 603.0 / 8_542.0 * 100.0, "7.1%"),
            (
                "harassment.charged-percent-of-decided@2025-03",
                603.0 / (8_542.0 - 39.0) * 100.0,
                "7.1%",
            ),
            ("harassment.victim-did-not-support@2025-03", (873 + 2_742) as f64, "3,615"),
            (
                "harassment.victim-did-not-support-percent@2025-03",
                3_615.0 / 8_542.0 * 100.0,
                "42.3%",
            ),
            ("harassment.no-suspect@2025-03", 2_219.0, "2,219"),
            ("harassment.no-suspect-percent@2025-03", 2_219.0 / 8_542.0 * 100.0, "26%"),
            ("harassment.not-yet-assigned@2025-03", 39.0, "39"),
            ("harassment.not-yet-assigned-percent@2025-03", 39.0 / 8_542.0 * 100.0, "0.5%"),
        ],
    );
    // Type 1: 82 + 94 + 79 + 73.
    check(
        &dataset,
        "force=thames-valley&year-ending=2025-03",
        &[
            ("harassment.outcome-cases", 10_178.0, "10,178"),
            ("harassment.charged", 328.0, "328"),
            ("harassment.charged-percent", 328.0 / 10_178.0 * 100.0, "3.2%"),
            ("stalking-and-harassment.charged-percent", 839.0 / 18_987.0 * 100.0, "4.4%"),
        ],
    );
    // All 44 forces: 12,534 of 304,006. Without British Transport Police, 14 of 135: 12,520 of 303,871.
    check(
        &dataset,
        "year-ending=2025-03",
        &[
            ("harassment.outcome-cases", (303_871 + 135) as f64, "304,006"),
            ("harassment.charged", (12_520 + 14) as f64, "12,534"),
            ("harassment.charged-percent", 12_534.0 / 304_006.0 * 100.0, "4.1%"),
        ],
    );
    let claims = ask(&dataset, "force=merseyside");
    for claim in claims.all() {
        let outcomes = claim.key.kind >= ClaimKind::OutcomeCases;
        assert!(
            !outcomes || claim.value == Err(Absence::NoOutcomes),
            "the year to December 2025 has no outcomes, but {:?}",
            claim.key.kind
        );
    }
    assert!(claim(&claims, "harassment.charged@2025-03").caveats.contains(&Caveat::SoFar));
}

#[test]
fn british_transport_police_is_left_out_where_it_has_no_outcomes() {
    let whole = latest();
    let transport = whole.area_index("british-transport-police").unwrap();
    let mut builder = DatasetBuilder::from_dataset(&whole);
    let quarter = Quarter::financial(2024, 1).unwrap();
    builder.replace_outcome(
        OutcomeBasis::OffencesRecorded,
        (0, transport, quarter),
        OutcomeType::new(1).unwrap(),
        Err(Absence::NotSupplied),
    );
    let dataset = builder.finish().unwrap();
    check(
        &dataset,
        "year-ending=2025-03",
        &[
            ("harassment.charged", 12_520.0, "12,520"),
            ("harassment.outcome-cases", 303_871.0, "303,871"),
            // 4.12%.
            ("harassment.charged-percent", 12_520.0 / 303_871.0 * 100.0, "4.1%"),
        ],
    );
    let claim = claim(&ask(&dataset, "year-ending=2025-03"), "harassment.charged-percent");
    assert_eq!(claim.excluding, [transport]);
    assert!(claim.caveats.contains(&Caveat::Excluding));
}

/// The dataset with outcomes of 8L in 2023/24 for the forces in `given`: 100 charged and 1,900 without a suspect each quarter.
pub(super) fn with_outcomes_of_the_year_before(given: &dyn Fn(usize) -> bool) -> Dataset {
    let dataset = latest();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    for area in dataset.forces() {
        for code in 0..dataset.topic().codes.len() {
            for quarter in (1..=4).filter_map(|quarter| Quarter::financial(2023, quarter)) {
                let place = (code, area, quarter);
                let mut add = |outcome, count| {
                    let outcome = OutcomeType::new(outcome).unwrap();
                    builder.add_outcome(OutcomeBasis::OffencesRecorded, place, outcome, count);
                };
                if given(area) {
                    add(1, Ok(100));
                    add(18, Ok(1_900));
                } else {
                    add(1, Err(Absence::NotSupplied));
                }
            }
        }
    }
    builder.finish().unwrap()
}

#[test]
fn a_share_of_the_year_before_and_the_difference_in_points() {
    let merseyside = latest().area_index("merseyside").unwrap();
    let dataset = with_outcomes_of_the_year_before(&|area| area == merseyside);
    check(
        &dataset,
        "force=merseyside&year-ending=2025-03",
        &[
            // 400 of 8,000.
            ("harassment.charged-percent-previous", 5.0, "5%"),
            // 7.059 - 5.
            (
                "harassment.charged-percent-change",
                603.0 / 8_542.0 * 100.0 - 5.0,
                "2.1 percentage points higher",
            ),
        ],
    );
}

#[test]
fn small_bases_are_said_in_numbers() {
    let dataset = latest();
    let words = stories(Language::En);
    let claims = ask(&dataset, "force=city-of-london&year-ending=2023-09");
    let small = claim(&claims, "harassment.change-percent");
    // 33, and 50 the year after.
    assert_eq!(small.value, Err(Absence::SmallBase));
    assert_eq!(words.printed(&claims, &small, Style::default()), "up 17");
    // 4 of 49.
    let small = claim(&claims, "harassment.charged-percent@2025-03");
    assert_eq!(small.value, Err(Absence::SmallBase));
    assert_eq!(words.printed(&claims, &small, Style::default()), "4 of 49");
}
