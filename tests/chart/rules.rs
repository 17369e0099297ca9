//! What holds for every chart: each force, offence, measure and kind, at each width.

use super::{WIDTHS, scene};
use crate::common::{ask, latest};
use force_figures::Dataset;
use force_figures::chart::text::{TextMeasure, WidthTable};
use force_figures::chart::{Mark, Rect, Role, Scene, Weight};
use force_figures::dataset::DatasetBuilder;
use force_figures::figures::Figures;
use force_figures::model::{Absence, ChartKind, Language, Measure};
use force_figures::words;

/// The gridlines' heights, from the top, each once: text may cut them into pieces.
fn gridlines(scene: &Scene) -> Vec<f64> {
    let mut heights: Vec<f64> = scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Hairline { from, to, role } if from.1 == to.1 && matches!(role, Role::Hairline | Role::Baseline) => {
                Some(from.1)
            }
            _ => None,
        })
        .collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup();
    heights
}

/// The box of everything that a mark paints.
fn extent(mark: &Mark) -> Rect {
    let around = |points: &[(f64, f64)], margin: f64| {
        let (left, right) = points.iter().fold((f64::MAX, f64::MIN), |(low, high), point| {
            (low.min(point.0), high.max(point.0))
        });
        let (top, bottom) = points.iter().fold((f64::MAX, f64::MIN), |(low, high), point| {
            (low.min(point.1), high.max(point.1))
        });
        let area = Rect {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
        };
        area.grown(margin)
    };
    match mark {
        Mark::Line { runs, width, .. } => around(&runs.concat(), width / 2.0),
        Mark::Hairline { from, to, .. } => around(&[*from, *to], 0.0),
        Mark::Bar { area, .. } | Mark::Hatch { area, .. } => *area,
        Mark::Dot { at, radius, halo, .. } => around(&[*at], radius + halo),
        Mark::Ring { at, radius, .. } => around(&[*at], radius + 0.5),
        Mark::Text(text) => text.bounds(&WidthTable),
        other => panic!("a mark without an extent: {other:?}"),
    }
}

/// Fails where the chart breaks a rule that holds for all of them.
fn check(scene: &Scene, figures: &Figures<'_>, name: &str) {
    let texts: Vec<_> = scene.texts().collect();
    let boxes: Vec<Rect> = texts.iter().map(|text| text.bounds(&WidthTable)).collect();
    for (index, text) in texts.iter().enumerate() {
        assert!(text.size >= 12.0, "{name}: {text:?} is small");
        assert!(!text.text.is_empty(), "{name}: {text:?}");
        for other in 0..index {
            assert!(
                !boxes[index].overlaps(boxes[other]),
                "{name}: {text:?} overlaps {:?}",
                texts[other]
            );
        }
    }
    let canvas = Rect {
        x: 0.0,
        y: 0.0,
        width: scene.width,
        height: scene.height,
    };
    for mark in &scene.marks {
        assert!(
            canvas.grown(0.01).contains(extent(mark)),
            "{name}: outside the canvas: {mark:?}"
        );
        // Labels keep clear of lines, bars and dots.
        let touched = |area: &Rect| match mark {
            Mark::Line { runs, .. } => runs.iter().any(|run| run.windows(2).any(|ends| area.meets(ends[0], ends[1]))),
            Mark::Bar { area: bar, .. } => area.overlaps(*bar),
            Mark::Hairline { from, to, .. } => area.meets(*from, *to),
            Mark::Hatch { area: hatch, .. } => area.overlaps(*hatch),
            Mark::Dot { at, radius, .. } => area.grown(*radius).meets(*at, *at),
            _ => false,
        };
        for (area, text) in boxes.iter().zip(&texts) {
            assert!(!touched(area), "{name}: {text:?} touches {mark:?}");
        }
    }
    let ticks = gridlines(scene).len();
    assert!((3..=5).contains(&ticks), "{name}: {ticks} gridlines");
    check_axis(scene, figures, name);
    check_cursor(scene, figures, name);
}

/// From zero, unless a figure is negative.
fn check_axis(scene: &Scene, figures: &Figures<'_>, name: &str) {
    let zero = scene.marks.iter().find_map(|mark| match mark {
        Mark::Hairline {
            from,
            to,
            role: Role::Baseline,
        } if from.1 == to.1 => Some(from.1),
        _ => None,
    });
    let zero = zero.unwrap_or_else(|| panic!("{name}: no line at zero"));
    let series = std::iter::once(&figures.series).chain(&figures.comparisons);
    let negative = series
        .flat_map(|series| &series.points)
        .any(|point| point.value.is_ok_and(|value| value < 0.0));
    if !negative {
        assert!(
            (zero - scene.plot.bottom()).abs() <= 0.5,
            "{name}: zero at {zero}, the plot ends at {}",
            scene.plot.bottom()
        );
    }
}

/// In order of time, and each stop the nearest one to its own place.
fn check_cursor(scene: &Scene, figures: &Figures<'_>, name: &str) {
    assert!(!scene.cursor.is_empty(), "{name}: no cursor stop");
    for pair in scene.cursor.windows(2) {
        assert!(pair[0].x < pair[1].x && pair[0].index < pair[1].index, "{name}: {pair:?}");
    }
    for (at, stop) in scene.cursor.iter().enumerate() {
        assert_eq!(scene.cursor_at(stop.x), Some(at), "{name}");
        assert!(stop.width > 0.0 && (0.0..=scene.width).contains(&stop.x), "{name}: {stop:?}");
        let present = figures.series.points[stop.index].value.is_ok();
        let compared = |role| matches!(role, Role::Comparison | Role::Ink);
        let own = stop.dots.iter().filter(|dot| !compared(dot.1)).count();
        assert_eq!(own, usize::from(present), "{name}: {stop:?}");
    }
    if let Some(chosen) = scene.chosen {
        assert_eq!(Some(scene.cursor[chosen].index), figures.chosen(), "{name}");
    }
}

/// Checks every chart of the dataset at the year ending `period`.
fn check_all(dataset: &Dataset, period: &str) {
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for measure in Measure::ALL {
                let query = format!(
                    "force={}&offence={}&measure={measure}&year-ending={period}",
                    area.slug, offence.slug
                );
                let figures = ask(dataset, &query);
                for kind in ChartKind::SERIES {
                    for width in WIDTHS {
                        let name = format!("{query} {} at {width}", kind.slug());
                        let scene = scene(dataset, &query, kind, width);
                        check(&scene, &figures, &name);
                        if kind == ChartKind::Trend {
                            check_trend(&scene, &figures, &name);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_chart_beside_another_force_follows_the_rules() {
    let dataset = latest();
    // Near to each other and far apart, with long names, and the total first.
    let pairs = [
        ("merseyside", "kent"),
        ("kent", "merseyside"),
        ("greater-manchester", "devon-and-cornwall"),
        ("hampshire", "avon-and-somerset"),
        ("west-yorkshire", "lincolnshire"),
        ("gwent", "south-wales"),
        ("england-and-wales", "nottinghamshire"),
    ];
    for (force, other) in pairs {
        for offence in &dataset.topic().offences {
            for measure in [Measure::Rate, Measure::Index] {
                let query = format!("force={force}&offence={}&measure={measure}&compare={other}", offence.slug);
                let figures = ask(&dataset, &query);
                for kind in ChartKind::SERIES {
                    for width in WIDTHS {
                        let name = format!("{query} {} at {width}", kind.slug());
                        let scene = scene(&dataset, &query, kind, width);
                        check(&scene, &figures, &name);
                        if kind == ChartKind::Trend {
                            check_trend(&scene, &figures, &name);
                        }
                    }
                }
            }
        }
    }
}

/// Lines are broken where figures are absent, and say whose they are and where they end.
fn check_trend(scene: &Scene, figures: &Figures<'_>, name: &str) {
    let points = &figures.series.points;
    let expected: Vec<usize> = points
        .split(|point| point.value.is_err())
        .map(<[_]>::len)
        .filter(|&length| length > 1)
        .collect();
    let drawn: Vec<usize> = scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Line {
                runs, role: Role::Force, ..
                // Above the plot stands the key.
            } if runs[0][0].1 >= scene.plot.y => Some(runs.iter().map(Vec::len)),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(drawn, expected, "{name}: runs");
    if let Some(last) = points.iter().rev().find(|point| point.value.is_ok()) {
        let said: String = scene
            .texts()
            .filter(|text| text.role == Role::Force)
            .map(|text| text.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let words = words::of(Language::En);
        for part in [&figures.area().names.get(Language::En).short, &words.value(last)] {
            assert!(
                said.contains(part.as_str()),
                "{name}: {part} is not said beside the line, only {said}"
            );
        }
    }
}

#[test]
fn every_chart_of_the_latest_year_follows_the_rules() {
    check_all(&latest(), "2025-12");
}

#[test]
fn every_chart_of_an_earlier_year_follows_the_rules() {
    check_all(&latest(), "2023-09");
}

/// The dataset with gaps in every place: at the start, between, two in a row, one point alone between two, at the end.
fn with_gaps() -> Dataset {
    let dataset = latest();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    for (area, quarters) in [
        ("devon-and-cornwall", vec![39, 40, 41, 42, 43]),
        ("kent", vec![0, 1]),
        ("merseyside", vec![53, 54]),
        ("surrey", vec![20, 25]),
        ("thames-valley", vec![10, 30]),
        ("west-midlands", (0..55).collect()),
    ] {
        let area = dataset.area_index(area).unwrap();
        for quarter in quarters {
            builder.set_not_supplied(0, area, dataset.first_quarter().plus(quarter).unwrap());
        }
    }
    builder.finish().unwrap()
}

#[test]
fn every_chart_with_gaps_follows_the_rules() {
    check_all(&with_gaps(), "2025-12");
}

#[test]
fn a_gap_is_hatched_and_said() {
    let dataset = with_gaps();
    for kind in ChartKind::SERIES {
        let gap = scene(&dataset, "force=devon-and-cornwall", kind, 640.0);
        let hatched: Vec<Rect> = gap
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Hatch { area, .. } => Some(*area),
                _ => None,
            })
            .collect();
        assert!(!hatched.is_empty(), "{kind:?}");
        for stop in gap.cursor.iter().filter(|stop| stop.dots.is_empty()) {
            assert!(
                hatched.iter().any(|area| (area.x..=area.right()).contains(&stop.x)),
                "{kind:?}: {stop:?}"
            );
        }
        let whole = scene(&latest(), "force=devon-and-cornwall", kind, 640.0);
        assert!(
            gap.texts().count() > 0 && !whole.marks.iter().any(|mark| matches!(mark, Mark::Hatch { .. })),
            "{kind:?}"
        );
    }
    let trend = scene(&dataset, "force=devon-and-cornwall", ChartKind::Trend, 640.0);
    assert!(trend.texts().any(|text| text.text == "no data"));
}

#[test]
fn an_offence_that_began_later_starts_with_its_first_figure() {
    let dataset = latest();
    let trend = scene(
        &dataset,
        "force=west-midlands&offence=controlling-or-coercive-behaviour",
        ChartKind::Trend,
        640.0,
    );
    let figures = ask(&dataset, "force=west-midlands&offence=controlling-or-coercive-behaviour");
    let first = figures.series.points[trend.cursor[0].index].key.year_ending.to_string();
    // The code has counts from 2020/21 Q1 on: the first whole year of them ends in March 2021.
    assert_eq!(first, "2021-03");
    assert!(trend.texts().any(|text| text.text == "2021"));
    assert!(!trend.texts().any(|text| text.text == "2020"));
}

#[test]
fn a_total_below_zero_is_a_gap_and_no_point() {
    let dataset = latest();
    let area = dataset.area_index("surrey").unwrap();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    for quarter in 20..24 {
        builder.replace_count(0, area, dataset.first_quarter().plus(quarter).unwrap(), Ok(-200));
    }
    let corrected = builder.finish().unwrap();
    for kind in ChartKind::SERIES {
        for width in WIDTHS {
            let figures = ask(&corrected, "force=surrey&year-ending=2018-03");
            let scene = scene(&corrected, "force=surrey&year-ending=2018-03", kind, width);
            check(&scene, &figures, &format!("{kind:?} at {width}"));
            let lowest = gridlines(&scene).into_iter().fold(0.0, f64::max);
            assert!(
                (lowest - scene.plot.bottom()).abs() <= 1.0,
                "{kind:?} at {width}: an axis below zero"
            );
            assert!(
                scene.marks.iter().any(|mark| matches!(mark, Mark::Hatch { .. })),
                "{kind:?} at {width}: nothing says that there is no figure"
            );
            // Four quarters of -200 are the year to March 2018, whose stop has no point.
            let year = figures.chosen().unwrap();
            assert_eq!(figures.series.points[year].value, Err(Absence::Outweighed));
            let stop = scene.cursor.iter().find(|stop| stop.index == year).unwrap();
            assert!(stop.dots.is_empty() && stop.bar.is_none(), "{stop:?}");
        }
    }
}

#[test]
fn any_width_gives_a_chart() {
    let dataset = latest();
    for width in (0..1400).step_by(7).map(f64::from) {
        for kind in ChartKind::SERIES {
            let query = "force=thames-valley&measure=rate&year-ending=2019-06";
            let scene = scene(&dataset, query, kind, width);
            if width >= 280.0 {
                check(&scene, &ask(&dataset, query), &format!("{kind:?} at {width}"));
            }
        }
    }
}

#[test]
fn the_same_query_gives_the_same_scene() {
    let dataset = latest();
    for kind in ChartKind::SERIES {
        let query = "force=dyfed-powys&measure=rate";
        assert_eq!(scene(&dataset, query, kind, 480.0), scene(&dataset, query, kind, 480.0));
    }
}

#[test]
fn labels_that_are_wider_than_the_table_says_still_have_room_to_spare() {
    /// A font a twentieth wider than the widest that the table knows.
    struct Wide;
    impl TextMeasure for Wide {
        fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
            WidthTable.width(text, size, weight) * 1.05
        }
    }
    let dataset = latest();
    for width in WIDTHS {
        for kind in ChartKind::SERIES {
            let scene = scene(&dataset, "force=thames-valley&measure=rate", kind, width);
            let boxes: Vec<Rect> = scene.texts().map(|text| text.bounds(&Wide)).collect();
            for (index, area) in boxes.iter().enumerate() {
                assert!(
                    boxes[..index].iter().all(|other| !area.overlaps(*other)),
                    "{kind:?} at {width}"
                );
            }
        }
    }
}
