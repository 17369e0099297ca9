//! Figures against numbers worked out by hand from the cells of the workbooks of 23 April 2026 and 19 October 2023.

use force_figures::dataset::DatasetBuilder;
use force_figures::figures::{Figures, Notice, Record};
use force_figures::model::{Absence, AreaKind, Measure, Month, Quarter, YearEnding};
use proptest::prelude::*;

use crate::common::{ask, latest, published};

fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 0.005, "{value} is not {expected} to two places");
}

#[test]
fn merseyside_harassment_in_the_year_to_september_2023() {
    let dataset = latest();
    let figures = ask(&dataset, "force=merseyside&offence=harassment&year-ending=2023-09");
    // 2394 + 2606 + 2821 + 2230, and 2602 + 2495 + 2714 + 2665, code 8L, quarters from October to September.
    assert_eq!(figures.total, Ok(10_051));
    assert_eq!(figures.previous_total, Ok(10_476));
    assert_eq!(figures.change().offences, Ok(-425));
    near(figures.change().percent.unwrap(), -4.06);
    // 10,051 over 365 days.
    near(figures.per_day.unwrap(), 27.54);
    // 176 + 179 + 209 + 284 = 848 nine years before; 10,051 / 848.
    near(figures.times_nine_years_earlier().unwrap(), 11.85);
    assert_eq!(figures.more_than_times(), Ok(11));
    assert_eq!(figures.highest(), Err(Absence::NotARecord));
    // Mid-2023: the 30 June between October 2022 and September 2023. 10,051 / 1,456.562.
    let population = figures.population.unwrap();
    assert_eq!((population.year, population.residents), (2023, 1_456_562));
    near(figures.rate_per_1000.unwrap(), 6.90);
    // The first twelve months of the table, to March 2013: 100 is their total.
    near(
        figures.index().unwrap(),
        10_051.0 / figures.series.points[0].total.unwrap() as f64 * 100.0,
    );
}

#[test]
fn thames_valley_harassment_in_the_year_to_september_2023() {
    let dataset = latest();
    let figures = ask(&dataset, "force=thames-valley&offence=harassment&year-ending=2023-09");
    assert_eq!(figures.total, Ok(9_141));
    assert_eq!(figures.previous_total, Ok(7_887));
    near(figures.change().percent.unwrap(), 15.90);
    near(figures.per_day.unwrap(), 25.04);
    // 441 + 411 + 357 + 459 = 1,668 nine years before.
    near(figures.times_nine_years_earlier().unwrap(), 5.48);
    assert_eq!(figures.more_than_times(), Ok(5));
    // 2013 to 2022: 1,812 1,668 2,306 2,608 2,722 4,765 6,240 6,370 6,821 7,887, all lower.
    assert_eq!(
        figures.highest(),
        Ok(Record {
            years: 10,
            whole_series: true
        })
    );
    assert_eq!(figures.lowest(), Err(Absence::NotARecord));
}

#[test]
fn england_and_wales_is_the_43_forces_and_british_transport_police() {
    let dataset = latest();
    let total = |query: &str| ask(&dataset, query).total;
    assert_eq!(
        total("force=england-and-wales&offence=harassment&year-ending=2023-09"),
        Ok(270_122)
    );
    assert_eq!(total("force=england-and-wales&offence=harassment"), Ok(319_695));
    assert_eq!(
        total("force=england-and-wales&offence=stalking&year-ending=2024-12"),
        Ok(134_648)
    );
    // 46 + 63 + 63 + 58.
    assert_eq!(total("force=british-transport-police&offence=harassment"), Ok(230));
    assert_eq!(dataset.forces().count(), 44);
    let territorial = dataset.areas().iter().filter(|area| area.kind == AreaKind::Territorial);
    assert_eq!(territorial.count(), 43);
}

#[test]
fn the_latest_year_is_the_year_to_december_2025() {
    let dataset = latest();
    let merseyside = ask(&dataset, "force=merseyside");
    assert_eq!(merseyside.query.year_ending.to_string(), "2025-12");
    assert_eq!(merseyside.total, Ok(8_571));
    assert_eq!(merseyside.previous_total, Ok(8_716));
    assert_eq!(ask(&dataset, "force=thames-valley").total, Ok(11_059));
    // 13 Decembers from 2013: 666 1113 2839 5921 5259 6120 5419 4510 8853 10268 9649 8716 8571.
    assert_eq!(
        merseyside.lowest(),
        Ok(Record {
            years: 4,
            whole_series: false
        })
    );
    // The middle of 2025 has no estimate yet: mid-2024 stands in, and a reader of rates is told.
    assert_eq!(merseyside.population.unwrap().year, 2024);
    let rate = ask(&dataset, "force=merseyside&measure=rate");
    assert!(rate.notices.contains(&Notice::OlderPopulationEstimate { year: 2024 }));
    // Under an earlier year too: its chart and its table run on to the newest.
    let earlier = ask(&dataset, "force=merseyside&measure=rate&year-ending=2023-09");
    assert!(earlier.notices.contains(&Notice::OlderPopulationEstimate { year: 2024 }));
    let counts = ask(&dataset, "force=merseyside");
    assert!(!counts.notices.contains(&Notice::OlderPopulationEstimate { year: 2024 }));
    // 8,571 / 1,475.541.
    near(rate.rate_per_1000.unwrap(), 5.81);
}

#[test]
fn the_older_release_keeps_its_own_figures() {
    let dataset = published("2023-10-19");
    // 2664 + 2395 + 2608 + 2833 and 2400 + 2134 + 2200 + 2527, of the workbook of 19 October 2023.
    assert_eq!(ask(&dataset, "force=merseyside").total, Ok(10_500));
    assert_eq!(ask(&dataset, "force=thames-valley").total, Ok(9_261));
    assert_eq!(ask(&dataset, "").query.year_ending.to_string(), "2023-06");
    // The release of 2026 has revised them.
    let revised = latest();
    assert_eq!(ask(&revised, "force=merseyside&year-ending=2023-06").total, Ok(10_486));
    assert_eq!(ask(&revised, "force=thames-valley&year-ending=2023-06").total, Ok(8_973));
}

#[test]
fn a_combined_offence_sums_the_codes_that_existed() {
    let dataset = latest();
    let total = |query: &str| ask(&dataset, &format!("force=merseyside&{query}")).total;
    // 10,051 + 146 + 2,766 + 8,084 + 943.
    assert_eq!(total("offence=stalking-and-harassment&year-ending=2023-09"), Ok(21_990));
    // Before April 2014 stalking had no code, and half of this year lies before: 848 + 33 + 0 + 2 stalking.
    assert_eq!(total("offence=stalking-and-harassment&year-ending=2014-09"), Ok(883));
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
    assert_eq!(city.rate_per_1000, Err(Absence::PopulationTooSmall));
    assert!(city.notices.contains(&Notice::NoRate(Absence::PopulationTooSmall)));
    assert_eq!(city.query.measure, Measure::Count, "the count is shown instead");
    assert_eq!(city.asked_measure, Measure::Rate);
    let transport = rate("british-transport-police");
    assert_eq!(transport.rate_per_1000, Err(Absence::NoResidentPopulation));
    assert_eq!(transport.population, Err(Absence::NoResidentPopulation));
    // As ONS does it: the offences of all 44 forces over the residents of 43. 299,653 / 61,806.682 in mid-2024.
    let total = ask(&dataset, "force=england-and-wales&measure=rate&year-ending=2024-12");
    near(total.rate_per_1000.unwrap(), 4.85);
    assert!(total.notices.contains(&Notice::TotalIncludesForcesWithoutResidents));
}

#[test]
fn a_year_holds_365_or_366_days() {
    let dataset = latest();
    let per_day = |period: &str| {
        let figures = ask(&dataset, &format!("force=merseyside&year-ending={period}"));
        (
            figures.query.year_ending.days(),
            figures.per_day.unwrap() * f64::from(figures.query.year_ending.days()),
        )
    };
    for (period, days) in [
        ("2023-09", 365),
        ("2023-12", 365),
        ("2024-03", 366),
        ("2024-12", 366),
        ("2025-03", 365),
    ] {
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
            figures.total,
            figures.change().percent,
            figures.per_day,
            figures.rate_per_1000,
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
    assert_eq!(total.total, Err(Absence::NotSupplied));
    // Another force is untouched.
    assert_eq!(ask(&dataset, "force=thames-valley&year-ending=2023-06").total, Ok(8_973));
}

#[test]
fn recording_changes_within_the_series_are_numbered_in_order() {
    let dataset = latest();
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            let figures = ask(&dataset, &format!("force={}&offence={}", area.slug, offence.slug));
            let first = figures.series.points.iter().find(|point| point.total.is_ok()).unwrap();
            let mut expected = 0;
            let mut before = Month::new(1900, 1).unwrap();
            for notice in &figures.notices {
                if let Notice::RecordingChange { change, number } = *notice {
                    let change = &dataset.topic().changes[change];
                    expected += 1;
                    assert_eq!(number, expected);
                    assert!(change.from >= before && change.from > first.year_ending.first_month());
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
                    .year_ending
                    .quarters()
                    .into_iter()
                    .flat_map(|quarter| offence.codes.iter().map(move |&code| (code, quarter)))
                    .map(|(code, quarter)| dataset.count(area, code, quarter))
                    .collect();
                match point.total {
                    Ok(total) => assert_eq!(total, cells.iter().flatten().sum::<i64>()),
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

        prop_assert_eq!(figures.total.is_ok(), present(step));
        prop_assert_eq!(figures.previous_total.is_ok(), present(step - 4));
        prop_assert_eq!(figures.change().offences.is_ok(), present(step) && present(step - 4));
        prop_assert_eq!(figures.per_day.is_ok(), present(step));
        prop_assert_eq!(figures.times_nine_years_earlier().is_ok(), present(step) && present(step - 36));
        for (index, point) in figures.series.points.iter().enumerate() {
            prop_assert_eq!(point.total.is_ok(), present(index as i32 + 3));
        }
        if let (Ok(total), Ok(before), Ok(difference)) = (figures.total, figures.previous_total, figures.change().offences) {
            prop_assert_eq!(before + difference, total);
        }
        if let (Ok(times), Ok(more)) = (figures.times_nine_years_earlier(), figures.more_than_times()) {
            prop_assert!((more as f64) < times && times <= more as f64 + 1.0);
        }
        // The highest of some years is the lowest of none.
        prop_assert!(figures.highest().is_err() || figures.lowest().is_err());
        if let Ok(record) = figures.highest() {
            for years in 1..=i32::from(record.years) {
                let earlier = ask(&dataset, &format!("force={slug}&year-ending={}", period.years_earlier(years).unwrap()));
                prop_assert!(earlier.total.unwrap() < figures.total.unwrap());
            }
        }
    }
}
