//! Figures against numbers worked out by hand from the cells of the workbooks of 23 April 2026 and 19 October 2023.

use force_figures::dataset::DatasetBuilder;
use force_figures::figures::{Figures, Notice};
use force_figures::model::{Absence, AreaKind, ClaimKind, Figure, Measure, Month, Quarter, YearEnding};
use proptest::prelude::*;

use crate::common::{ask, latest, published};

fn value(figures: &Figures<'_>, kind: ClaimKind) -> Figure<f64> {
    figures.claim(kind).value
}

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 0.005, "{value} is not {expected} to two places");
}

#[test]
fn merseyside_harassment_in_the_year_to_september_2023() {
    let dataset = latest();
    let figures = ask(&dataset, "force=merseyside&offence=harassment&year-ending=2023-09");
    // 2394 + 2606 + 2821 + 2230, and 2602 + 2495 + 2714 + 2665, code 8L, quarters from October to September.
    assert_eq!(value(&figures, ClaimKind::Latest), Ok(10_051.0));
    assert_eq!(value(&figures, ClaimKind::Previous), Ok(10_476.0));
    assert_eq!(value(&figures, ClaimKind::Change), Ok(-425.0));
    near(value(&figures, ClaimKind::ChangePercent).unwrap(), -4.06);
    // 10,051 over 365 days.
    near(value(&figures, ClaimKind::PerDay).unwrap(), 27.54);
    // 176 + 179 + 209 + 284 = 848 nine years before; 10,051 / 848.
    near(value(&figures, ClaimKind::TimesNineYearsEarlier).unwrap(), 11.85);
    assert_eq!(figures.claim(ClaimKind::TimesNineYearsEarlier).more_than(), Some(11));
    assert_eq!(value(&figures, ClaimKind::HighestInYears), Err(Absence::NotARecord));
    // Mid-2023: the 30 June between October 2022 and September 2023. 10,051 / 1,456.562.
    let population = figures.population().unwrap();
    assert_eq!((population.year, population.residents), (2023, 1_456_562));
    assert_eq!(value(&figures, ClaimKind::Residents), Ok(1_456_562.0));
    near(value(&figures, ClaimKind::Rate).unwrap(), 6.90);
    // A year earlier 10,476 / 1,441.162, 7.27: the rate fell further than the number, as more people live there.
    near(value(&figures, ClaimKind::RateChangePercent).unwrap(), -5.07);
    // The first twelve months of the table, to March 2013, are 100: 172 + 171 + 124 + 146 = 613.
    near(value(&figures, ClaimKind::Index).unwrap(), 10_051.0 / 613.0 * 100.0);
}

#[test]
fn thames_valley_harassment_in_the_year_to_september_2023() {
    let dataset = latest();
    let figures = ask(&dataset, "force=thames-valley&offence=harassment&year-ending=2023-09");
    assert_eq!(value(&figures, ClaimKind::Latest), Ok(9_141.0));
    assert_eq!(value(&figures, ClaimKind::Previous), Ok(7_887.0));
    near(value(&figures, ClaimKind::ChangePercent).unwrap(), 15.90);
    near(value(&figures, ClaimKind::PerDay).unwrap(), 25.04);
    // 441 + 411 + 357 + 459 = 1,668 nine years before.
    near(value(&figures, ClaimKind::TimesNineYearsEarlier).unwrap(), 5.48);
    assert_eq!(figures.claim(ClaimKind::TimesNineYearsEarlier).more_than(), Some(5));
    // 2013 to 2022: 1,812 1,668 2,306 2,608 2,722 4,765 6,240 6,370 6,821 7,887, all lower.
    assert_eq!(value(&figures, ClaimKind::HighestInYears), Ok(10.0));
    assert_eq!(value(&figures, ClaimKind::HighestInSeries), Ok(10.0));
    assert_eq!(value(&figures, ClaimKind::LowestInYears), Err(Absence::NotARecord));
}

#[test]
fn england_and_wales_is_the_43_forces_and_british_transport_police() {
    let dataset = latest();
    let total = |query: &str| value(&ask(&dataset, query), ClaimKind::Latest);
    assert_eq!(
        total("force=england-and-wales&offence=harassment&year-ending=2023-09"),
        Ok(270_122.0)
    );
    assert_eq!(total("force=england-and-wales&offence=harassment"), Ok(319_695.0));
    assert_eq!(
        total("force=england-and-wales&offence=stalking&year-ending=2024-12"),
        Ok(134_648.0)
    );
    // 46 + 63 + 63 + 58.
    assert_eq!(total("force=british-transport-police&offence=harassment"), Ok(230.0));
    assert_eq!(dataset.forces().count(), 44);
    let territorial = dataset.areas().iter().filter(|area| area.kind == AreaKind::Territorial);
    assert_eq!(territorial.count(), 43);
}

#[test]
fn the_latest_year_is_the_year_to_december_2025() {
    let dataset = latest();
    let merseyside = ask(&dataset, "force=merseyside");
    assert_eq!(merseyside.query().year_ending.to_string(), "2025-12");
    assert_eq!(value(&merseyside, ClaimKind::Latest), Ok(8_571.0));
    assert_eq!(value(&merseyside, ClaimKind::Previous), Ok(8_716.0));
    assert_eq!(value(&ask(&dataset, "force=thames-valley"), ClaimKind::Latest), Ok(11_059.0));
    // 13 Decembers from 2013: 666 1113 2839 5921 5259 6120 5419 4510 8853 10268 9649 8716 8571.
    assert_eq!(value(&merseyside, ClaimKind::LowestInYears), Ok(4.0));
    assert_eq!(value(&merseyside, ClaimKind::LowestInSeries), Err(Absence::NotARecord));
    // The middle of 2025 has no estimate yet: mid-2024 stands in, and a reader of rates is told.
    assert_eq!(merseyside.population().unwrap().year, 2024);
    let rate = ask(&dataset, "force=merseyside&measure=rate");
    assert!(rate.notices.contains(&Notice::OlderPopulationEstimate { year: 2024 }));
    // Under an earlier year too: its chart and its table run on to the newest.
    let earlier = ask(&dataset, "force=merseyside&measure=rate&year-ending=2023-09");
    assert!(earlier.notices.contains(&Notice::OlderPopulationEstimate { year: 2024 }));
    let counts = ask(&dataset, "force=merseyside");
    assert!(!counts.notices.contains(&Notice::OlderPopulationEstimate { year: 2024 }));
    // 8,571 / 1,475.541.
    near(value(&rate, ClaimKind::Rate).unwrap(), 5.81);
}

#[test]
fn the_older_release_keeps_its_own_figures() {
    let dataset = published("2023-10-19");
    // 2664 + 2395 + 2608 + 2833 and 2400 + 2134 + 2200 + 2527, of the workbook of 19 October 2023.
    assert_eq!(value(&ask(&dataset, "force=merseyside"), ClaimKind::Latest), Ok(10_500.0));
    assert_eq!(value(&ask(&dataset, "force=thames-valley"), ClaimKind::Latest), Ok(9_261.0));
    assert_eq!(ask(&dataset, "").query().year_ending.to_string(), "2023-06");
    // The release of 2026 has revised them.
    let revised = latest();
    assert_eq!(
        value(&ask(&revised, "force=merseyside&year-ending=2023-06"), ClaimKind::Latest),
        Ok(10_486.0)
    );
    assert_eq!(
        value(&ask(&revised, "force=thames-valley&year-ending=2023-06"), ClaimKind::Latest),
        Ok(8_973.0)
    );
}

#[test]
fn a_combined_offence_sums_the_codes_that_existed() {
    let dataset = latest();
    let total = |query: &str| value(&ask(&dataset, &format!("force=merseyside&{query}")), ClaimKind::Latest);
    // 10,051 + 146 + 2,766 + 8,084 + 943.
    assert_eq!(total("offence=stalking-and-harassment&year-ending=2023-09"), Ok(21_990.0));
    // Before April 2014 stalking had no code, and half of this year lies before: 848 + 33 + 0 + 2 stalking.
    assert_eq!(total("offence=stalking-and-harassment&year-ending=2014-09"), Ok(883.0));
    assert_eq!(total("offence=stalking&year-ending=2014-09"), Err(Absence::NotRecordedThen));
    assert_eq!(
        total("offence=malicious-communications&year-ending=2017-12"),
        Err(Absence::NotRecordedThen)
    );
}

#[test]
fn a_rate_needs_residents() {
    let dataset = latest();
    let rate = |force: &str| ask(&dataset, &format!("force={force}&measure=rate"));
    let city = rate("city-of-london");
    assert_eq!(value(&city, ClaimKind::Rate), Err(Absence::PopulationTooSmall));
    assert!(city.notices.contains(&Notice::NoRate(Absence::PopulationTooSmall)));
    assert_eq!(city.query().measure, Measure::Count, "the count is shown instead");
    assert_eq!(city.asked_measure, Measure::Rate);
    let transport = rate("british-transport-police");
    assert_eq!(value(&transport, ClaimKind::Rate), Err(Absence::NoResidentPopulation));
    assert_eq!(transport.population(), Err(Absence::NoResidentPopulation));
    // As ONS does it: the offences of all 44 forces over the residents of 43. 299,653 / 61,806.682 in mid-2024.
    let total = ask(&dataset, "force=england-and-wales&measure=rate&year-ending=2024-12");
    near(value(&total, ClaimKind::Rate).unwrap(), 4.85);
    assert!(total.notices.contains(&Notice::TotalIncludesForcesWithoutResidents));
}

#[test]
fn a_year_holds_365_or_366_days() {
    let dataset = latest();
    let per_day = |period: &str| {
        let figures = ask(&dataset, &format!("force=merseyside&year-ending={period}"));
        (
            figures.query().year_ending.days(),
            value(&figures, ClaimKind::PerDay).unwrap(),
        )
    };
    for (period, days, total) in [
        ("2023-09", 365, 10_051),
        ("2022-09", 365, 10_476),
        ("2024-12", 366, 8_716),
        ("2025-12", 365, 8_571),
    ] {
        assert_eq!(
            per_day(period),
            (days, f64::from(total) / f64::from(days)),
            "year to {period}"
        );
    }
    for (period, days) in [("2024-03", 366), ("2025-03", 365)] {
        assert_eq!(per_day(period).0, days, "year to {period}");
    }
}

#[test]
fn a_missing_quarter_is_never_zero() {
    let dataset = latest();
    let merseyside = dataset.area_index("merseyside").unwrap();
    let quarter = Quarter::financial(2022, 4).unwrap();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    builder.set_not_supplied(0, merseyside, quarter);
    let dataset = builder.finish().unwrap();
    let absent = |period: &str| {
        let figures = ask(&dataset, &format!("force=merseyside&year-ending={period}"));
        (
            value(&figures, ClaimKind::Latest),
            value(&figures, ClaimKind::ChangePercent),
            value(&figures, ClaimKind::PerDay),
            value(&figures, ClaimKind::Rate),
        )
    };
    for period in ["2023-03", "2023-06", "2023-09", "2023-12"] {
        let gone = Err(Absence::NotSupplied);
        assert_eq!(
            absent(period),
            (Err(Absence::NotSupplied), gone, gone, gone),
            "year to {period}"
        );
    }
    assert!(absent("2022-12").0.is_ok());
    assert!(absent("2024-03").0.is_ok());
    // Its change needs the year before.
    assert_eq!(absent("2024-03").1, Err(Absence::NotSupplied));
    let figures = ask(&dataset, "force=merseyside");
    assert!(figures.notices.iter().any(|notice| matches!(
        notice,
        Notice::Gaps { first, last, absence: Absence::NotSupplied }
            if first.to_string() == "2023-03" && last.to_string() == "2023-12"
    )));
    // A total is a total of all forces or none.
    let total = ask(&dataset, "force=england-and-wales&year-ending=2023-06");
    assert_eq!(value(&total, ClaimKind::Latest), Err(Absence::NotSupplied));
    // Another force is untouched.
    assert_eq!(
        value(&ask(&dataset, "force=thames-valley&year-ending=2023-06"), ClaimKind::Latest),
        Ok(8_973.0)
    );
}

#[test]
fn recording_changes_within_the_series_are_numbered_in_order() {
    let dataset = latest();
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            let figures = ask(&dataset, &format!("force={}&offence={}", area.slug, offence.slug));
            let first = figures.series.points.iter().find(|point| point.value.is_ok()).unwrap();
            let mut expected = 0;
            let mut before = Month::new(1900, 1).unwrap();
            for notice in &figures.notices {
                if let Notice::RecordingChange { change, number } = *notice {
                    let change = &dataset.topic().changes[change];
                    expected += 1;
                    assert_eq!(number, expected);
                    assert!(change.from >= before && change.from > first.key.year_ending.first_month());
                    assert!(change.codes.iter().any(|code| offence.codes.contains(code)));
                    before = change.from;
                }
            }
        }
    }
}

#[test]
fn figures_are_the_sums_of_their_quarters_everywhere() {
    let dataset = latest();
    let topic = dataset.topic();
    for (area, entry) in dataset.areas().iter().enumerate() {
        for offence in &topic.offences {
            let figures: Figures<'_> = ask(&dataset, &format!("force={}&offence={}", entry.slug, offence.slug));
            assert_eq!(figures.series.points.len(), 52, "55 quarters end 52 years");
            for point in &figures.series.points {
                let cells: Vec<_> = point
                    .key
                    .year_ending
                    .quarters()
                    .into_iter()
                    .flat_map(|quarter| offence.codes.iter().map(move |&code| (code, quarter)))
                    .map(|(code, quarter)| dataset.count(area, code, quarter))
                    .collect();
                match point.value {
                    Ok(total) => assert_eq!(total, cells.iter().flatten().sum::<i64>() as f64),
                    Err(absence) => {
                        assert_eq!(absence, Absence::NotRecordedThen);
                        assert!(cells.contains(&Err(Absence::NotRecordedThen)));
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever cells a release lacks: a total stands where its four quarters do and nowhere else, and every other figure follows.
    #[test]
    fn figures_stand_where_their_cells_do(
        gaps in proptest::collection::btree_set(0_i32..55, 0..12),
        area in 1_usize..45,
        step in 3_i32..55,
    ) {
        let whole = latest();
        let slug = whole.areas()[area].slug.clone();
        let quarter = |step: i32| whole.first_quarter().plus(step).unwrap();
        let mut builder = DatasetBuilder::from_dataset(&whole);
        for &gap in &gaps {
            builder.set_not_supplied(0, area, quarter(gap));
        }
        let dataset = builder.finish().unwrap();
        let period = YearEnding::new(quarter(step));
        let figures = ask(&dataset, &format!("force={slug}&year-ending={period}"));
        let present = |last: i32| last >= 3 && (last - 3..=last).all(|step| !gaps.contains(&step));

        let of = |kind| value(&figures, kind);
        prop_assert_eq!(of(ClaimKind::Latest).is_ok(), present(step));
        prop_assert_eq!(of(ClaimKind::Previous).is_ok(), present(step - 4));
        prop_assert_eq!(of(ClaimKind::Change).is_ok(), present(step) && present(step - 4));
        prop_assert_eq!(of(ClaimKind::PerDay).is_ok(), present(step));
        // A multiple asks for more: a base that is not small, and no more than twenty of it.
        let both = present(step) && present(step - 36);
        prop_assert_eq!(of(ClaimKind::NineYearsEarlier).is_ok(), present(step - 36));
        prop_assert!(both || of(ClaimKind::TimesNineYearsEarlier).is_err());
        if let (true, Ok(latest), Ok(earlier)) = (both, of(ClaimKind::Latest), of(ClaimKind::NineYearsEarlier)) {
            let expected = if earlier < 1.0 {
                Err(Absence::NoBase)
            } else if earlier < 200.0 {
                Err(Absence::SmallBase)
            } else if latest / earlier > 20.0 {
                Err(Absence::OutOfProportion)
            } else {
                Ok(latest / earlier)
            };
            prop_assert_eq!(of(ClaimKind::TimesNineYearsEarlier), expected);
        }
        for (index, point) in figures.series.points.iter().enumerate() {
            prop_assert_eq!(point.value.is_ok(), present(index as i32 + 3));
        }
        if let (Ok(total), Ok(before), Ok(difference)) =
            (of(ClaimKind::Latest), of(ClaimKind::Previous), of(ClaimKind::Change))
        {
            prop_assert_eq!(before + difference, total);
        }
        let times = figures.claim(ClaimKind::TimesNineYearsEarlier);
        if let (Ok(value), Some(more)) = (times.value, times.more_than()) {
            prop_assert!((more as f64) < value && value <= more as f64 + 1.0);
        }
        // The highest of some years is the lowest of none.
        prop_assert!(of(ClaimKind::HighestInYears).is_err() || of(ClaimKind::LowestInYears).is_err());
        if let Ok(years) = of(ClaimKind::HighestInYears) {
            prop_assert!(of(ClaimKind::Latest).unwrap() >= 50.0);
            for years in 1..=years as i32 {
                let earlier = ask(&dataset, &format!("force={slug}&year-ending={}", period.years_earlier(years).unwrap()));
                prop_assert!(value(&earlier, ClaimKind::Latest).unwrap() < of(ClaimKind::Latest).unwrap());
            }
        }
    }
}
