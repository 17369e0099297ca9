//! What holds for every share card: each force, offence, measure and language, with short names and long ones.

use crate::common::{ask, latest, published};
use force_figures::Dataset;
use force_figures::chart::card::{HEIGHT, WIDTH, layout};
use force_figures::chart::text::TextMeasure;
use force_figures::chart::{Mark, Rect, Role, Scene, TextMark, Weight};
use force_figures::dataset::DatasetBuilder;
use force_figures::model::Language;
use force_figures::paint::BundledWidths;
use force_figures::paint::png::{FAMILY, Renderer};
use force_figures::paint::{Palette, svg};
use force_figures::words;

fn card(dataset: &Dataset, query: &str) -> Scene {
    card_in(Language::En, dataset, query)
}

fn card_in(language: Language, dataset: &Dataset, query: &str) -> Scene {
    // As the command prints it: the newest release is called updated, in a longer sentence.
    let figures = ask(dataset, query).with_newest_release(Some(dataset.release().date));
    layout(&figures, words::of(language), &BundledWidths)
}

fn bounds(text: &TextMark) -> Rect {
    text.bounds(&BundledWidths as &dyn TextMeasure)
}

/// Every query of a card: each force and offence, as a count and as a rate.
fn queries(dataset: &Dataset) -> Vec<String> {
    let mut queries = Vec::new();
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for measure in ["count", "rate"] {
                queries.push(format!("force={}&offence={}&measure={measure}", area.slug, offence.slug));
            }
        }
    }
    queries
}

#[test]
fn no_text_leaves_the_margins_touches_another_or_is_small() {
    let page = Rect {
        x: 63.0,
        y: 60.0,
        width: WIDTH - 2.0 * 63.0,
        height: HEIGHT - 60.0 - 10.0,
    };
    for dataset in [latest(), published("2023-10-19")] {
        for (query, language) in queries(&dataset)
            .iter()
            .flat_map(|query| Language::ALL.map(|language| (query, language)))
        {
            let scene = card_in(language, &dataset, query);
            assert_eq!((scene.width, scene.height), (1200.0, 630.0));
            let texts: Vec<&TextMark> = scene.texts().collect();
            assert!(texts.len() > 10, "{query}: {} texts", texts.len());
            // A count alone would be half of the answer: with it stands its change.
            let largest = texts.iter().map(|text| text.size).fold(0.0, f64::max);
            let facts = texts
                .iter()
                .filter(|text| text.weight == Weight::Semibold && text.size == 34.0);
            let alone = query.ends_with("measure=count") && largest > 60.0 && facts.count() == 0;
            assert!(!alone, "{query} in {language:?}: no change under the figure");
            for (index, text) in texts.iter().enumerate() {
                let said = format!("{query} in {language:?}: {:?}", text.text);
                assert!(text.size >= 17.0, "{said} has {} px", text.size);
                assert!(page.contains(bounds(text)), "{said} leaves the margins");
                for other in &texts[..index] {
                    assert!(!bounds(text).overlaps(bounds(other)), "{said} touches {:?}", other.text);
                }
            }
        }
    }
}

#[test]
fn the_figure_is_the_largest_text_and_the_line_ends_in_it() {
    let scene = card(&latest(), "force=merseyside");
    let largest = scene.texts().max_by(|one, other| one.size.total_cmp(&other.size)).unwrap();
    // The year to December 2025, summed by hand from the release's four quarters in tests/cli.rs.
    assert_eq!((largest.text.as_str(), largest.role), ("8,571", Role::Force));
    let said: Vec<&str> = scene.texts().map(|text| text.text.as_str()).collect();
    for expected in [
        "Merseyside Police",
        "harassment cases,",
        "year to December 2025",
        "Harassment cases, 12 months to the end of each quarter",
        "1.7%",
        "23",
        "a day on average",
        "2014",
        "2025",
        "Dec 2025",
    ] {
        assert!(said.contains(&expected), "{expected:?} is not among {said:?}");
    }
    assert_eq!(
        said.iter().filter(|text| **text == "8,571").count(),
        2,
        "at the line's end too"
    );
    let dots = scene.marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count();
    assert_eq!(dots, 1);
}

#[test]
fn the_last_recording_change_before_the_figure_is_said_and_marked() {
    let changes = |query: &str| {
        let scene = card(&latest(), query);
        let marked = scene
            .marks
            .iter()
            .filter(|mark| matches!(mark, Mark::Hairline { role: Role::Change, .. }))
            .count();
        let said: Vec<&str> = scene.texts().map(|text| text.text.as_str()).collect();
        (marked > 0, said.join(" "))
    };
    let (marked, said) = changes("force=merseyside");
    assert!(
        marked && said.contains("Since about May 2023 police have recorded one main crime"),
        "{said}"
    );
    // Three years earlier that change was still to come: www/data has the one of April 2020 before it.
    let (marked, said) = changes("force=merseyside&year-ending=2022-12");
    assert!(
        marked && !said.contains("May 2023") && said.contains("Since April 2020 such behaviour"),
        "{said}"
    );
}

#[test]
fn an_older_year_is_marked_on_the_line() {
    let scene = card(&latest(), "force=merseyside&year-ending=2023-09");
    let said: Vec<&str> = scene.texts().map(|text| text.text.as_str()).collect();
    for expected in ["10,051", "Sep 2023", "8,571", "Dec 2025"] {
        assert!(said.contains(&expected), "{expected:?} is not among {said:?}");
    }
    let dots = scene.marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count();
    assert_eq!(dots, 2);
}

#[test]
fn an_absent_figure_is_a_sentence_and_never_a_number() {
    let dataset = latest();
    let scene = card(
        &dataset,
        "force=cleveland&offence=controlling-or-coercive-behaviour&year-ending=2015-09",
    );
    assert!(scene.texts().all(|text| text.size < 100.0), "a large figure all the same");
    let said: Vec<&str> = scene.texts().map(|text| text.text.as_str()).collect();
    assert!(
        said.join(" ")
            .contains("There is no figure for cases of controlling or coercive"),
        "{said:?}"
    );
}

#[test]
fn missing_quarters_break_the_line_under_a_hatched_band() {
    let dataset = latest();
    let area = dataset.area_index("merseyside").unwrap();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    let quarter = dataset.first_quarter().plus(20).unwrap();
    builder.set_not_supplied(dataset.topic().offences[0].codes[0], area, quarter);
    let scene = card(&builder.finish().unwrap(), "force=merseyside");
    let runs: Vec<usize> = scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Line {
                runs, role: Role::Force, ..
            } => Some(runs.len()),
            _ => None,
        })
        .collect();
    assert_eq!(runs, [2], "one line of two runs");
    let hatched = scene.marks.iter().filter(|mark| matches!(mark, Mark::Hatch { .. })).count();
    assert!(hatched >= 1);
}

#[test]
fn the_picture_has_its_size_and_is_the_same_each_time() {
    let scene = card(&latest(), "force=devon-and-cornwall&measure=rate");
    let markup = svg::svg(&scene, &Palette::light(), FAMILY);
    let png = Renderer::new().png(&markup, 1).unwrap();
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    assert_eq!(png[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630 px");
    assert_eq!(png, Renderer::new().png(&markup, 1).unwrap());
}
