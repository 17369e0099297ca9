//! The outcomes chart: what became of the cases, whole and legible, in every force and at every width.

use super::{WIDTHS, scene};
use crate::common::{ask, latest, published};
use force_figures::Dataset;
use force_figures::chart::text::WidthTable;
use force_figures::chart::{Mark, Rect, Role};
use force_figures::dataset::DatasetBuilder;
use force_figures::model::{Absence, ChartKind, Language, OutcomeBasis, OutcomeType, Quarter};
use force_figures::words::{self, OutcomeView, View};

/// The four quarters of the year to March 2025.
fn quarters() -> impl Iterator<Item = Quarter> {
    (1..=4).map(|quarter| Quarter::financial(2024, quarter).unwrap())
}

/// A release whose only outcomes are these of one force and each code, in each of its last four quarters; other forces have none.
fn with_outcomes(force: &str, of: &[(u8, Result<i32, Absence>)]) -> Dataset {
    // A release that has none of its own.
    let dataset = published("2023-10-19");
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    let area = dataset.area_index(force).unwrap();
    for force in dataset.forces() {
        for step in 0..4 {
            let quarter = dataset.last_quarter().plus(step - 3).unwrap();
            for &(number, count) in of {
                let outcome = OutcomeType::new(number).unwrap();
                let count = if force == area { count } else { Ok(0) };
                for code in 0..dataset.topic().codes.len() {
                    builder.add_outcome(OutcomeBasis::OffencesRecorded, (code, force, quarter), outcome, count);
                }
            }
        }
    }
    builder.finish().unwrap()
}

fn outcome_view(dataset: &Dataset, query: &str) -> OutcomeView {
    OutcomeView::new(&ask(dataset, query), Language::En)
}

/// Label, count and share of each part.
fn lines(view: &OutcomeView) -> Vec<(&str, &str, &str)> {
    view.lines
        .iter()
        .map(|line| (line.label, line.count.as_str(), line.share.as_str()))
        .collect()
}

#[test]
fn the_parts_are_those_of_the_published_table() {
    // Merseyside, 8L, 2024/25: type 1 is 603 of 8,542, as the Home Office's outcomes table has them.
    let view = outcome_view(&latest(), "force=merseyside");
    assert_eq!(
        view.title,
        "What happened to harassment cases in the year to March 2025, so far"
    );
    assert_eq!(lines(&view)[0], ("Charged or summonsed", "603", "7.1%"));
    assert_eq!(
        view.lines[0].readout,
        "Charged or summonsed: 603 of 8,542 harassment cases, 7.1%"
    );
    assert_eq!(view.lines[0].claim, "harassment.charged-percent@2025-03");
    let number = |text: &str| text.replace(',', "").parse::<i64>().unwrap();
    assert_eq!(view.lines.iter().map(|line| number(&line.count)).sum::<i64>(), 8_542);
    let size: f64 = view.lines.iter().map(|line| line.size).sum();
    assert!((size - 1.0).abs() < 1e-9, "{size}");
}

#[test]
fn table_alt_text_and_chart_print_the_same() {
    let dataset = latest();
    let figures = ask(&dataset, "force=thames-valley");
    let view = View::new(&figures, ChartKind::Outcomes, words::of(Language::En));
    let outcomes = outcome_view(&dataset, "force=thames-valley");
    // Thames Valley, 8L, 2024/25: 328 of 10,178.
    assert_eq!(view.table.rows[0], ["Charged or summonsed", "328", "3.2%"]);
    assert_eq!(view.table.rows.last().unwrap()[1..], ["10,178", "100.0%"]);
    assert_eq!(view.table.rows.len(), view.table.claims.len());
    assert_eq!(view.table.claims[0].as_deref(), Some("harassment.charged-percent@2025-03"));
    assert!(view.table.caption.starts_with("Thames Valley Police: What happened to"));
    let drawn = scene(&dataset, "force=thames-valley", ChartKind::Outcomes, 640.0);
    let texts: Vec<&str> = drawn.texts().map(|text| text.text.as_str()).collect();
    for (row, line) in view.table.rows.iter().zip(&outcomes.lines) {
        for cell in row {
            assert!(texts.contains(&cell.as_str()), "{cell} is not in the chart: {texts:?}");
        }
        assert!(view.chart.summary.contains(&line.readout), "{}", view.chart.summary);
    }
    let notes = || view.notes.beside.iter().chain(&view.notes.further);
    assert!(view.notes.beside.iter().any(|note| note.text.contains("year to March 2025")));
    assert!(
        view.notes
            .beside
            .iter()
            .any(|note| note.text.contains("Cases are still open"))
    );
    assert!(notes().all(|note| note.number.is_none()), "no tick on this chart");
}

#[test]
fn every_chart_is_legible_and_whole() {
    let dataset = latest();
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            let query = format!("force={}&offence={}", area.slug, offence.slug);
            for language in Language::ALL {
                let view = OutcomeView::new(&ask(&dataset, &query), language);
                assert!(view.nothing.is_some() == view.lines.is_empty(), "{query}");
            }
            for width in WIDTHS {
                check(&dataset, &query, width);
            }
        }
    }
}

fn check(dataset: &Dataset, query: &str, width: f64) {
    let scene = scene(dataset, query, ChartKind::Outcomes, width);
    let name = format!("{query} at {width}");
    let canvas = Rect {
        x: 0.0,
        y: 0.0,
        width,
        height: scene.height,
    };
    let texts: Vec<_> = scene.texts().collect();
    let boxes: Vec<Rect> = texts.iter().map(|text| text.bounds(&WidthTable)).collect();
    for (index, area) in boxes.iter().enumerate() {
        assert!(texts[index].size >= 12.0, "{name}");
        assert!(canvas.grown(0.01).contains(*area), "{name}: {:?} is outside", texts[index]);
        for other in 0..index {
            assert!(
                !area.overlaps(boxes[other]),
                "{name}: {:?} overlaps {:?}",
                texts[index],
                texts[other]
            );
        }
    }
    // The parts stand side by side, fill the bar, and none is too narrow to be seen.
    let parts: Vec<Rect> = scene.cursor.iter().filter_map(|stop| stop.bar).collect();
    assert_eq!(parts.len(), scene.cursor.len(), "{name}");
    for pair in parts.windows(2) {
        let between = pair[1].x - pair[0].right();
        assert!((1.0..=3.0).contains(&between), "{name}: {between} px between two parts");
    }
    for (index, part) in parts.iter().enumerate() {
        assert!(part.width >= 2.0, "{name}: a part of {} px", part.width);
        // A pointer anywhere on a part reads that part.
        for x in [part.x, part.x + part.width / 2.0, part.right()] {
            assert_eq!(scene.cursor_at(x), Some(index), "{name} at {x}");
        }
    }
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        assert!(
            first.x == 0.0 && (last.right() - width).abs() <= 1.0,
            "{name}: {first:?} {last:?}"
        );
    }
}

#[test]
fn no_two_parts_look_the_same_without_their_place() {
    // One case of every type: every group is there.
    let all: Vec<(u8, Result<i32, Absence>)> = (0..=OutcomeType::LAST).map(|number| (number, Ok(10))).collect();
    let dataset = with_outcomes("kent", &all);
    let drawn = scene(&dataset, "force=kent", ChartKind::Outcomes, 640.0);
    let mut looks = Vec::new();
    for stop in &drawn.cursor {
        let part = stop.bar.unwrap();
        let solid = drawn.marks.iter().find_map(|mark| match mark {
            Mark::Bar { area, role } if *area == part => Some(*role),
            _ => None,
        });
        let hatch = drawn.marks.iter().find_map(|mark| match mark {
            Mark::Hatch { area, role } if *area == part => Some(*role),
            _ => None,
        });
        assert!(!looks.contains(&(solid, hatch)), "{looks:?}");
        looks.push((solid, hatch));
    }
    assert_eq!(looks.len(), 8);
    assert_eq!(looks[0], (Some(Role::Force), None), "charges are in the colour of the force");
}

#[test]
fn a_small_base_has_numbers_and_no_shares() {
    // 4 quarters of 3 + 2 + 5: 40 cases.
    let dataset = with_outcomes("kent", &[(1, Ok(3)), (15, Ok(2)), (0, Ok(5))]);
    let view = outcome_view(&dataset, "force=kent");
    assert_eq!(
        lines(&view),
        [
            ("Charged or summonsed", "12", ""),
            ("Not enough evidence", "8", ""),
            ("No outcome yet", "20", ""),
        ]
    );
    assert_eq!(view.lines[0].claim, "harassment.charged");
    assert_eq!(view.lines[0].readout, "Charged or summonsed: 12 of 40 harassment cases");
    check(&dataset, "force=kent", 288.0);
}

#[test]
fn missing_outcomes_are_said_and_are_not_zero() {
    let dataset = with_outcomes("kent", &[(1, Err(Absence::NotSupplied)), (0, Err(Absence::NotSupplied))]);
    let view = outcome_view(&dataset, "force=kent");
    assert!(view.lines.is_empty());
    assert_eq!(view.nothing.as_deref(), Some("the force did not supply all four quarters"));
    let drawn = scene(&dataset, "force=kent", ChartKind::Outcomes, 320.0);
    assert!(drawn.cursor.is_empty());
    assert!(drawn.texts().count() > 0);
    // The total is of the others, and says so: all of them have none, which makes no bar either.
    let figures = ask(&dataset, "force=kent");
    let table = View::new(&figures, ChartKind::Outcomes, words::of(Language::En)).table;
    assert_eq!(
        table.rows,
        [[
            "All harassment cases",
            "the force did not supply all four quarters",
            "not available"
        ]]
    );
}

#[test]
fn the_chart_is_offered_only_where_there_are_outcomes() {
    let offered = |dataset: &Dataset, query: &str| -> Vec<String> {
        let view = View::new(&ask(dataset, query), ChartKind::Trend, words::of(Language::En));
        let groups = view.choosers.chart.groups;
        groups
            .into_iter()
            .flat_map(|group| group.choices)
            .map(|choice| choice.value)
            .collect()
    };
    assert_eq!(offered(&latest(), ""), ["trend", "years", "outcomes", "forces"]);
    assert_eq!(
        offered(&latest(), "year-ending=2023-09"),
        ["trend", "years", "forces"],
        "the year before the first with outcomes"
    );
    assert_eq!(
        offered(&published("2023-10-19"), ""),
        ["trend", "years", "forces"],
        "a release without outcomes"
    );
    // The first view's dataset file alone knows it.
    let bytes = std::fs::read(crate::common::project_file("www/data/harassment-2026-04-23.figures")).unwrap();
    let alone = Dataset::read(&bytes).unwrap();
    assert!(alone.outcomes().is_none());
    assert_eq!(offered(&alone, ""), ["trend", "years", "outcomes", "forces"]);
}

#[test]
fn the_year_is_the_published_one() {
    // Asked of the year to December 2025; outcomes are published of financial years.
    let last = quarters().last().unwrap();
    assert_eq!(latest().outcome_quarters().map(|span| span.1), Some(last));
}

#[test]
fn parts_that_do_not_add_up_are_no_breakdown() {
    // Humberside's cases of 8R in 2024/25 that had no outcome yet: 42 - 150 - 111 - 133, fewer than none. The other parts add up to
    // more than all 752.
    let dataset = latest();
    let figures = ask(
        &dataset,
        "force=humberside&offence=malicious-communications&year-ending=2025-03",
    );
    let view = OutcomeView::new(&figures, Language::En);
    assert_eq!(view.nothing.as_deref(), Some("corrections outweigh the count"));
    assert!(view.lines.is_empty() && !view.summary.contains('%'), "{}", view.summary);
}
