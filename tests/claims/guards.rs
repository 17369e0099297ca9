//! What is never compared, and what is never claimed.

use force_figures::dataset::DatasetBuilder;
use force_figures::error::ErrorKind;
use force_figures::figures::{Caveat, compare};
use force_figures::model::{Absence, ClaimKind, Language, OutcomeBasis, OutcomeType, Quarter};
use force_figures::words::story::{Story, Style, stories};
use force_figures::{Dataset, Error};

use super::oracles::with_outcomes_of_the_year_before;
use super::{ask, claim};
use crate::common::latest;

fn compared(dataset: &Dataset, one: &str, other: &str) -> Result<f64, Error> {
    let claims = ask(dataset, "force=merseyside&year-ending=2025-03");
    compare(dataset, claim(&claims, one), claim(&claims, other)).map(|comparison| comparison.difference().unwrap())
}

fn refused(dataset: &Dataset, one: &str, other: &str) -> &'static str {
    match compared(dataset, one, other).unwrap_err().kind() {
        ErrorKind::Unlike { what, .. } => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn like_is_compared_with_like_alone() {
    let dataset = latest();
    let local = "harassment.charged-percent";
    // 603 of 8,542 less 12,534 of 304,006.
    let difference = compared(&dataset, local, "england-and-wales:harassment.charged-percent").unwrap();
    assert!(
        (difference - (603.0 / 8_542.0 - 12_534.0 / 304_006.0) * 100.0).abs() < 1e-9,
        "{difference}"
    );
    for (other, what) in [
        ("england-and-wales:stalking-and-harassment.charged-percent", "offences"),
        ("england-and-wales:stalking.charged-percent", "offences"),
        ("england-and-wales:harassment.charged-percent@2024-03", "periods"),
        ("england-and-wales:harassment.charged", "kinds"),
        ("harassment.no-suspect-percent", "kinds"),
    ] {
        assert_eq!(refused(&dataset, local, other), what, "{other}");
        assert_eq!(refused(&dataset, other, local), what, "{other}, the other way round");
    }
    let error = compared(&dataset, local, "england-and-wales:stalking-and-harassment.charged-percent").unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot compare claims of different offences: harassment (8L) against stalking-and-harassment (8L, 8M, 8Q, 8R, 8U)"
    );
}

/// The dataset without outcomes of 8L for `areas` in the first quarter of 2024/25.
fn without_outcomes(areas: &[usize]) -> Dataset {
    let mut builder = DatasetBuilder::from_dataset(&latest());
    let quarter = Quarter::financial(2024, 1).unwrap();
    for &area in areas {
        let none = OutcomeType::NOT_YET_ASSIGNED;
        builder.replace_outcome(
            OutcomeBasis::OffencesRecorded,
            (0, area, quarter),
            none,
            Err(Absence::NotSupplied),
        );
    }
    builder.finish().unwrap()
}

#[test]
fn a_force_is_not_set_against_a_total_that_leaves_it_out() {
    let merseyside = latest().area_index("merseyside").unwrap();
    let dataset = without_outcomes(&[merseyside]);
    let of_all = "england-and-wales:harassment.charged-percent";
    assert_eq!(refused(&dataset, "harassment.charged-percent", of_all), "coverage");
    assert_eq!(refused(&dataset, of_all, "harassment.charged-percent"), "coverage");
    // Another force is in the total, as its sentence says.
    assert!(compared(&dataset, "thames-valley:harassment.charged-percent", of_all).is_ok());
}

#[test]
fn totals_of_different_coverage_have_no_difference() {
    let whole = latest();
    let devon = whole.area_index("devon-and-cornwall").unwrap();
    let change = |dataset: &Dataset| {
        let claims = ask(dataset, "year-ending=2025-03");
        let before = claim(&claims, "harassment.charged-percent-previous");
        let change = claim(&claims, "harassment.charged-percent-change");
        let plain: Vec<String> = Story::new(&claims, stories(Language::En), Style::default())
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.passage().plain())
            .collect();
        (before, change, plain.join("\n"))
    };
    // Both years cover all forces: 100 of 2,000 each.
    let (before, difference, text) = change(&with_outcomes_of_the_year_before(&|_| true));
    assert_eq!((before.value, before.excluding.len()), (Ok(5.0), 0));
    assert!(difference.value.is_ok());
    assert!(
        text.contains("That share is down 0.9 percentage points from 5% for the year before"),
        "{text}"
    );
    // The year before lacks one force: both shares stand, their difference does not, and no sentence sets them side by side.
    let (before, difference, text) = change(&with_outcomes_of_the_year_before(&|area| area != devon));
    assert_eq!((before.value, before.excluding), (Ok(5.0), vec![devon]));
    assert_eq!(difference.value, Err(Absence::NotApplicable));
    assert!(
        text.contains("or 4.1%, have so far led to a charge or summons. The victim"),
        "{text}"
    );
}

#[test]
fn a_total_of_a_few_forces_is_no_total() {
    let dataset = without_outcomes(&[1, 2, 3, 4]);
    let claims = ask(&dataset, "year-ending=2025-03");
    assert_eq!(claim(&claims, "harassment.charged").excluding, [1, 2, 3, 4]);
    let dataset = without_outcomes(&[1, 2, 3, 4, 5]);
    let claims = ask(&dataset, "year-ending=2025-03");
    assert_eq!(claim(&claims, "harassment.charged").value, Err(Absence::NoOutcomes));
}

#[test]
fn a_long_comparison_carries_every_change_that_it_crosses() {
    let dataset = latest();
    let changes = |query: &str, text: &str| -> Vec<String> {
        let claim = claim(&ask(&dataset, query), text);
        assert!(claim.value.is_ok(), "{text} of {query}");
        let slug = |caveat: &Caveat| match caveat {
            Caveat::RecordingChange(index) => Some(dataset.topic().changes[*index].slug.clone()),
            _ => None,
        };
        claim.caveats.iter().filter_map(slug).collect()
    };
    let all = [
        "stalking-split",
        "more-offences",
        "malicious-split",
        "in-addition",
        "former-partners",
        "principal-crime",
    ];
    let query = "force=merseyside&year-ending=2023-09";
    // From October 2013 to September 2023.
    assert_eq!(changes(query, "harassment.times-nine-years-earlier"), all);
    // From October 2021 on.
    assert_eq!(changes(query, "harassment.change"), ["principal-crime"]);
    // Twelve months of their own.
    assert!(changes(query, "harassment.latest").is_empty());
    assert!(changes(query, "harassment.nine-years-earlier").is_empty());
    assert!(changes(query, "harassment.rate").is_empty());
    // 8M is touched by one change alone.
    let aggravated = "racially-or-religiously-aggravated-harassment";
    assert_eq!(
        changes("year-ending=2023-09", &format!("{aggravated}.times-nine-years-earlier")),
        ["principal-crime"]
    );
    // Every force's record of ten years is said with all of them: J3.
    for area in dataset.areas() {
        let query = format!("force={}&year-ending=2023-09", area.slug);
        let claims = ask(&dataset, &query);
        if claim(&claims, "harassment.highest-in-series").value.is_ok() {
            assert_eq!(changes(&query, "harassment.highest-in-series"), all, "{}", area.slug);
        }
    }
    // The combined offence sums other codes in the one year than in the other; 8L and 8M were in use throughout both.
    let claims = ask(&dataset, query);
    let combined = |kind: &str| claim(&claims, &format!("stalking-and-harassment.{kind}"));
    assert_eq!(combined("times-nine-years-earlier").value, Err(Absence::OtherCodes));
    // 10,051 + 146, and 848 + 33.
    assert_eq!(combined("same-codes-nine-years").value, Ok(10_197.0));
    assert_eq!(combined("same-codes-nine-years-earlier").value, Ok(881.0));
    let times = combined("same-codes-times-nine-years-earlier");
    assert_eq!((times.value, times.more_than()), (Ok(10_197.0 / 881.0), Some(11)));
    assert_eq!(
        changes(query, "stalking-and-harassment.same-codes-times-nine-years-earlier"),
        all
    );
    // What the record states was published, codes and all: it stands, and says so.
    assert!(
        combined("change").value.is_ok(),
        "all five codes were in use from October 2021 on"
    );
}

#[test]
fn a_topic_can_withhold_a_claim_that_crosses_a_change() {
    let whole = latest();
    let mut topic = whole.topic().clone();
    let change = topic
        .changes
        .iter_mut()
        .find(|change| change.slug == "former-partners")
        .unwrap();
    change.withholds = vec![ClaimKind::TimesNineYearsEarlier, ClaimKind::HighestInSeries];
    let mut builder = DatasetBuilder::new(whole.release().clone(), topic, whole.areas().to_vec());
    for area in whole.forces() {
        for code in 0..whole.topic().codes.len() {
            let from = whole.first_quarter_of_code(code);
            for quarter in (0..=whole.last_quarter().since(from)).filter_map(|step| from.plus(step)) {
                builder.add_count(
                    code,
                    area,
                    quarter,
                    whole.count(area, code, quarter).map(|count| count as i32),
                );
            }
        }
    }
    let withheld = builder.finish().unwrap();
    let claims = ask(&withheld, "force=thames-valley&year-ending=2023-09");
    assert_eq!(
        claim(&claims, "harassment.times-nine-years-earlier").value,
        Err(Absence::Withheld)
    );
    // The series to which a record may reach begins after the change: years to September 2021 and 2022.
    assert_eq!(claim(&claims, "harassment.highest-in-series").value, Ok(2.0));
    // The run of ten years itself is not withheld, with its caveats.
    assert_eq!(claim(&claims, "harassment.highest-in-years").value, Ok(10.0));
    let story = Story::new(&claims, stories(Language::En), Style::default());
    let text = story.paragraphs[0].passage().plain();
    assert!(!text.contains("nine years earlier"), "{text}");
    // Before the change it stands.
    let claims = ask(&withheld, "force=thames-valley&year-ending=2019-09");
    assert_eq!(
        claim(&claims, "harassment.highest-in-series").value,
        Ok(6.0),
        "years to September 2013 to 2018: all below 6,240"
    );
}
