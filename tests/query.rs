//! One spelling of a query everywhere.

use force_figures::FigureQuery;
use force_figures::error::ErrorKind;
use proptest::prelude::*;

use crate::common::latest;

fn refused(query: &str) -> (String, Vec<String>) {
    let dataset = latest();
    let query: FigureQuery = query.parse().unwrap();
    let error = query.resolve(&dataset).unwrap_err();
    match error.kind() {
        ErrorKind::Query { key, valid, .. } => (format!("{key}: {error}"), valid.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_unknown_value_lists_what_exists_nearest_first() {
    let (message, valid) = refused("force=mersyside");
    assert!(
        message.starts_with("force: unknown force \"mersyside\"; valid, nearest first: merseyside, "),
        "{message}"
    );
    assert_eq!(valid.len(), 45);
    assert_eq!(refused("force=Thames Valley").1[0], "thames-valley");
    assert_eq!(refused("force=devon").1[0], "devon-and-cornwall");
    assert_eq!(refused("offence=stalkin").1[0], "stalking");
    assert_eq!(refused("measure=rates").1[0], "rate");
    assert_eq!(refused("year-ending=2026-03").1[0], "2025-12");
    assert_eq!(refused("year-ending=2012-12").1[0], "2013-03");
    assert_eq!(refused("year-ending=2023-08").1[0], "2025-12", "no quarter ends in August");
    assert_eq!(refused("release=2024-01-25").1, ["2026-04-23", "latest"]);
}

#[test]
fn defaults_are_the_topics_area_its_first_offence_and_the_latest_year() {
    let dataset = latest();
    let resolved = FigureQuery::default().resolve(&dataset).unwrap();
    assert_eq!(
        resolved.spelled(&dataset),
        "force=england-and-wales&offence=harassment&measure=count&year-ending=2025-12&compare=none&release=2026-04-23"
    );
}

#[test]
fn an_unknown_key_lists_the_keys() {
    let error = "colour=red".parse::<FigureQuery>().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("unknown query key \"colour\"; valid, nearest first: "),
        "{error}"
    );
}

proptest! {
    #[test]
    fn a_query_reads_back_as_it_is_written(
        values in proptest::collection::vec(proptest::option::of("[a-z0-9-]{1,20}"), FigureQuery::KEYS.len())
    ) {
        let mut query = FigureQuery::default();
        for (key, value) in FigureQuery::KEYS.iter().zip(&values) {
            query.set(key, value.as_deref().unwrap_or_default()).unwrap();
        }
        prop_assert_eq!(query.to_string().parse::<FigureQuery>().unwrap(), query);
    }

    #[test]
    fn any_resolved_query_spells_itself(area in 0_usize..45, offence in 0_usize..6, step in 0_usize..52) {
        let dataset = latest();
        let period = dataset.year_endings()[step];
        let text = format!(
            "force={}&offence={}&year-ending={period}",
            dataset.areas()[area].slug,
            dataset.topic().offences[offence].slug
        );
        let resolved = text.parse::<FigureQuery>().unwrap().resolve(&dataset).unwrap();
        let again = resolved.spelled(&dataset).parse::<FigureQuery>().unwrap();
        prop_assert_eq!(again.resolve(&dataset).unwrap(), resolved);
    }
}
