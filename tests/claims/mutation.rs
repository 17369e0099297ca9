//! Any one cell blanked: every claim that stands on it is gone, or says that a force is left out, or stays true; every other claim
//! and its sentence stay as they are.

use std::collections::BTreeSet;

use force_figures::Dataset;
use force_figures::dataset::DatasetBuilder;
use force_figures::figures::{Cell, Claim, Claims};
use force_figures::model::{Absence, AreaKind, ClaimKind, Language, OutcomeBasis, Quarter};
use force_figures::words::Span;
use force_figures::words::story::{Story, Style, stories};

use super::ask;
use crate::common::latest;

/// A cell's place: a count, or a row of outcomes, whose types are known together or not at all.
type Place = (bool, usize, usize, Quarter);

fn place(cell: &Cell) -> Place {
    (cell.outcome.is_some(), cell.force, cell.code, cell.quarter)
}

fn places(claims: &Claims<'_>, claim: &Claim) -> BTreeSet<Place> {
    let cells = claims.trace(claim).cells;
    let cells = cells.iter().flat_map(|block| block.counts(claims.dataset));
    cells.map(|cell| place(&cell)).collect()
}

fn blanked(dataset: &Dataset, place: Place) -> Dataset {
    let (outcome, force, code, quarter) = place;
    let mut builder = DatasetBuilder::from_dataset(dataset);
    if outcome {
        let kind = dataset.outcomes().unwrap().types()[1];
        let cell = (code, force, quarter);
        builder.replace_outcome(OutcomeBasis::OffencesRecorded, cell, kind, Err(Absence::NotSupplied));
    } else {
        builder.set_not_supplied(code, force, quarter);
    }
    builder.finish().unwrap()
}

/// Whether the claim is held against other years than the two that it names: it stands on those that are there.
fn is_run(kind: ClaimKind) -> bool {
    use ClaimKind as K;
    matches!(
        kind,
        K::HighestInYears | K::LowestInYears | K::HighestInSeries | K::LowestInSeries
    )
}

/// Spans of a story that print a claim.
fn spans(claims: &Claims<'_>) -> Vec<Span> {
    let story = Story::new(claims, stories(Language::En), Style::default());
    let passages = story.paragraphs.iter().flat_map(|paragraph| paragraph.passage().spans);
    passages.filter(|span| span.claim.is_some()).collect()
}

/// Blanks `every`th cell that any claim of the query stands on, one at a time.
fn check(query: &str, every: usize) {
    let whole = latest();
    let claims = ask(&whole, query);
    let total = whole.areas()[claims.query.area].kind == AreaKind::Total;
    let before: Vec<(Claim, BTreeSet<Place>)> = claims
        .all()
        .into_iter()
        .map(|claim| {
            let cells = places(&claims, &claim);
            (claim, cells)
        })
        .collect();
    let told = spans(&claims);
    let mut cells: BTreeSet<Place> = before.iter().flat_map(|(_, cells)| cells.iter().copied()).collect();
    // A cell that no claim of the query stands on.
    let stranger = whole.area_index("cumbria").unwrap();
    cells.insert((false, stranger, whole.topic().codes.len() - 1, whole.last_quarter()));
    assert!(cells.len() > 5, "{query} stands on {} cells", cells.len());
    for &cell in cells.iter().step_by(every) {
        let dataset = blanked(&whole, cell);
        let claims = ask(&dataset, query);
        for (claim, listed) in &before {
            let after = claims.get(claim.key);
            let context = format!("{:?} of {query} without {cell:?}", claim.key.kind);
            if !listed.contains(&cell) {
                assert_eq!(after.value, claim.value, "{context}");
            } else if claim.value.is_err() {
                assert!(after.value.is_err(), "{context}");
            } else if claim.key.kind == ClaimKind::Index {
                // Another first year, so another index.
                assert_ne!(after.value, claim.value, "{context}");
            } else if is_run(claim.key.kind) {
                // Fewer years, all of them still beaten; or none.
                assert!(
                    after.value.is_err() || after.value.unwrap() < claim.value.unwrap(),
                    "{context}: {:?}",
                    after.value
                );
            } else if total && cell.0 {
                assert_eq!(after.excluding, [cell.1], "{context}");
                assert_ne!(after.value, claim.value, "{context}");
            } else {
                assert!(after.value.is_err(), "{context}: {:?}", after.value);
            }
        }
        check_story(&claims, &told, total, &format!("{query} without {cell:?}"));
    }
}

/// Holds the story against the one that was told with all cells.
fn check_story(claims: &Claims<'_>, told: &[Span], total: bool, context: &str) {
    for span in spans(claims) {
        let spelled = span.claim.as_deref().unwrap();
        let claim = super::claim(claims, spelled);
        if told.contains(&span) {
            assert!(claim.value.is_ok(), "{context}: \"{}\" stands on nothing", span.text);
            continue;
        }
        // What is said anew is a reason, a shorter run, a total that names what it leaves out, or the like of one that is gone.
        let named = !claim.excluding.is_empty();
        let run = is_run(claim.key.kind);
        let untold = claim.value.is_err() && span.text.matches(|letter: char| letter.is_ascii_digit()).count() == 4;
        let share = claims
            .trace(&claim)
            .parts
            .iter()
            .any(|part| claims.get(part.key).excluding.len() == 1);
        assert!(
            untold || run || named || share || total,
            "{context}: \"{}\" is another figure than before",
            span.text
        );
    }
}

#[test]
fn a_force_without_one_of_its_cells() {
    check("force=merseyside&year-ending=2023-09", 3);
    check("force=thames-valley&year-ending=2023-09", 3);
    check("force=merseyside&year-ending=2025-03", 3);
    check("force=city-of-london&year-ending=2025-03", 5);
    check("force=cleveland&offence=stalking-and-harassment&year-ending=2025-03", 17);
}

#[test]
fn england_and_wales_without_one_of_its_cells() {
    check("year-ending=2023-09", 211);
    check("year-ending=2025-03", 211);
}

#[test]
fn a_blanked_force_says_so_and_the_total_with_it() {
    let whole = latest();
    let merseyside = whole.area_index("merseyside").unwrap();
    let quarter = Quarter::financial(2022, 4).unwrap();
    let dataset = blanked(&whole, (false, merseyside, 0, quarter));
    let told = |query: &str| {
        let story = Story::new(&ask(&dataset, query), stories(Language::En), Style::default());
        story.paragraphs[0].passage().plain()
    };
    assert_eq!(
        told("force=merseyside&year-ending=2023-09"),
        "There is no figure for harassment cases recorded by Merseyside Police in the year to September 2023, because the force did not supply \
         all four quarters."
    );
    assert_eq!(
        told("year-ending=2023-09"),
        "There is no figure for harassment cases recorded in England and Wales in the year to September 2023, because not every force supplied \
         all four quarters."
    );
    let dataset = blanked(&whole, (true, merseyside, 0, Quarter::financial(2024, 4).unwrap()));
    let story = Story::new(&ask(&dataset, "force=merseyside"), stories(Language::En), Style::default());
    assert_eq!(
        story.paragraphs[1].passage().plain(),
        "Outcomes are published for offences recorded to March 2025. There are no figures for what became of the harassment cases \
         Merseyside Police recorded in the year to March 2025, because the force did not supply all four quarters."
    );
    let story = Story::new(&ask(&dataset, "year-ending=2025-03"), stories(Language::En), Style::default());
    // 304,006 - 8,542, 12,534 - 603.
    assert!(
        story.paragraphs[1].passage().plain().starts_with(
            "Of the 295,464 harassment cases recorded in England and Wales in the year to March 2025, excluding Merseyside, 11,931, \
             or 4%, have so far led to a charge or summons. "
        ),
        "{}",
        story.paragraphs[1].passage().plain()
    );
}
