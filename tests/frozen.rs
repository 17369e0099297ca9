//! Dataset files of earlier formats: what was published goes on being read, and counts the same.

use force_figures::Dataset;
use force_figures::model::{Language, OutcomeBasis};

use crate::common::{project_file, published};

/// The dataset of `release` as it was published in format 3.
fn of_format_3(release: &str) -> (Vec<u8>, Dataset) {
    let path = project_file(&format!("tests/frozen/format-3/harassment-{release}.figures"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let companion = std::fs::read(path.with_extension("companion")).unwrap();
    let dataset = Dataset::read_with_companion(&bytes, &companion).unwrap_or_else(|error| panic!("{release}: {error}"));
    (bytes, dataset)
}

#[test]
fn a_dataset_of_format_3_counts_the_same() {
    for release in ["2023-10-19", "2026-04-23"] {
        let (bytes, frozen) = of_format_3(release);
        assert_eq!(bytes[4..6], [3, 0], "the file is one of format 3");
        let today = published(release);
        assert_eq!(frozen.release().date, today.release().date);
        assert_eq!(frozen.first_quarter(), today.first_quarter());
        assert_eq!(frozen.year_endings(), today.year_endings());
        assert_eq!(frozen.population_years(), today.population_years());
        assert_eq!(frozen.outcome_quarters(), today.outcome_quarters());
        let mut compared = 0;
        for (area, entry) in today.areas().iter().enumerate() {
            let old = &frozen.areas()[area];
            assert_eq!((&old.slug, &old.code, old.kind), (&entry.slug, &entry.code, entry.kind));
            for language in Language::ALL {
                let (old, new) = (old.names.get(language), entry.names.get(language));
                assert_eq!((&old.name, &old.short, &old.place), (&new.name, &new.short, &new.place));
                assert!(old.article.is_empty(), "format 3 has no articles");
            }
            for step in 0..today.quarter_count() as i32 {
                let quarter = today.first_quarter().plus(step).unwrap();
                for (code, entry) in today.topic().codes.iter().enumerate() {
                    let count = frozen.count(area, code, quarter);
                    assert_eq!(
                        count,
                        today.count(area, code, quarter),
                        "{} {} {quarter}",
                        old.slug,
                        entry.code
                    );
                    compared += 1;
                }
            }
            if let Some((first, last)) = today.population_years() {
                for year in first..=last {
                    assert_eq!(
                        frozen.population(area, year),
                        today.population(area, year),
                        "{} {year}",
                        old.slug
                    );
                }
            }
        }
        assert!(compared > 40 * 45 * 5, "{compared} counts");
        assert_same_outcomes(&frozen, &today);
    }
}

fn assert_same_outcomes(frozen: &Dataset, today: &Dataset) {
    let (Some(old), Some(new)) = (frozen.outcomes(), today.outcomes()) else {
        assert!(frozen.outcomes().is_none() && today.outcomes().is_none());
        return;
    };
    assert_eq!(old.types(), new.types());
    for area in today.forces() {
        for code in 0..today.topic().codes.len() {
            for step in 0..=new.last_quarter().since(new.first_quarter()) {
                let quarter = new.first_quarter().plus(step).unwrap();
                for &outcome in new.types() {
                    let basis = OutcomeBasis::OffencesRecorded;
                    assert_eq!(
                        old.count(basis, area, code, quarter, outcome),
                        new.count(basis, area, code, quarter, outcome)
                    );
                }
            }
        }
    }
}

#[test]
fn what_format_3_could_not_say_of_a_change_is_a_caveat() {
    let (_, frozen) = of_format_3("2026-04-23");
    let today = published("2026-04-23");
    for (old, new) in frozen.topic().changes.iter().zip(&today.topic().changes) {
        assert_eq!((&old.slug, old.from), (&new.slug, new.from));
        assert!(old.withheld.is_empty() && !old.is_move, "{}", old.slug);
    }
    assert!(frozen.topic().codes.iter().all(|code| code.to.is_none()));
    // Written anew, it is a file of today's format.
    let written = frozen.write();
    let companion = frozen.write_companion(&written);
    assert_eq!(Dataset::read_with_companion(&written, &companion).unwrap(), frozen);
}
