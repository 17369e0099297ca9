//! The dataset file and its companion: what is written is what is read, and no damaged byte is read as a figure.

use force_figures::Dataset;
use force_figures::dataset::{DatasetBuilder, FORMAT_VERSION};
use force_figures::error::ErrorKind;
use force_figures::model::{Absence, AreaKind, ClaimKind, Language, OutcomeBasis, OutcomeType, PluralCategory, Quarter};
use proptest::prelude::*;

use super::fixture::{Case, OUTCOMES, TOPIC, accepted, csv, rows};

/// A small dataset with everything that a dataset can hold: outcomes on both bases, provisional cells, translations, formal and
/// counted names, withheld claims.
fn small() -> Dataset {
    let case = Case::new();
    let names = "en = { label = \"Things\", one = \"thing\", other = \"things\"";
    assert!(TOPIC.contains(names));
    let topic = TOPIC
        .replace("{ en = \"Things\" }", "{ en = \"Things\", cy = \"Pethau\" }")
        .replace(
            "{ en = \"Source: a test.\" }",
            "{ en = \"Source: a test.\", cy = \"Ffynhonnell: prawf.\" }",
        )
        .replace(
            names,
            "cy = { label = \"Pethau\", one = \"peth\", other = \"o bethau\", two = \"beth\", few = \"peth\" }\nen = { label = \
             \"Things\", one = \"thing\", other = \"things\", formal_one = \"item\", formal_other = \"items\"",
        )
        .replace(
            "en = \"Things were split.\"",
            "en = \"Things were split.\"\ncy = \"Holltwyd pethau.\"\nwithholds = [\"times-nine-years-earlier\"]",
        )
        .replace("en = \"A note.\"", "en = \"A note.\"\ncy = \"Nodyn.\"");
    case.write("topic.toml", topic);
    let mut outcomes = rows(OUTCOMES);
    for row in &mut outcomes {
        row.push(
            row[10]
                .parse::<i32>()
                .map_or("Force outcomes recorded in quarter".to_owned(), |count| {
                    (count + 1).to_string()
                }),
        );
    }
    case.write("outcomes.csv", csv(&outcomes));
    let mut builder = DatasetBuilder::from_dataset(&accepted(case.import_outcomes(&["outcomes.csv"])));
    builder.set_provisional(1, 1, Quarter::financial(2012, 2).expect("a quarter"));
    builder.finish().expect("a whole dataset")
}

/// What is read of the two files of `dataset`.
fn written_and_read(dataset: &Dataset) -> Dataset {
    let bytes = dataset.write();
    Dataset::read_with_companion(&bytes, &dataset.write_companion(&bytes)).expect("its own bytes")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// Counts of any size, negative ones, absent ones and provisional ones come back as they were.
    #[test]
    fn what_is_written_is_read_back(
        counts in proptest::collection::vec((proptest::option::weighted(0.8, any::<i32>()), any::<bool>()), 12),
        residents in proptest::collection::vec(0..=u32::MAX, 4),
    ) {
        let dataset = small();
        let mut builder = DatasetBuilder::from_dataset(&dataset);
        let forces: Vec<usize> = dataset.forces().collect();
        let mut counts = counts.into_iter();
        for code in 0..dataset.topic().codes.len() {
            for quarter in 1..=2 {
                let quarter = Quarter::financial(2012, quarter).expect("a quarter");
                for &area in forces.iter().filter(|_| quarter >= dataset.topic().codes[code].from) {
                    let (count, provisional) = counts.next().unwrap_or_default();
                    builder.replace_count(code, area, quarter, count.ok_or(Absence::Suppressed));
                    if provisional {
                        builder.set_provisional(code, area, quarter);
                    }
                }
            }
        }
        for (index, residents) in residents.into_iter().enumerate() {
            builder.set_population(forces[index / 2], 2011 + (index % 2) as u16, residents);
        }
        let changed = builder.finish().expect("a whole dataset");
        prop_assert_eq!(&written_and_read(&changed), &changed);
        prop_assert_eq!(changed.write(), changed.write());
    }

    /// So do outcomes, of each basis.
    #[test]
    fn outcomes_that_are_written_are_read_back(
        rows in proptest::collection::vec(proptest::option::weighted(0.8, any::<[i32; 3]>()), 12),
    ) {
        let dataset = small();
        let mut builder = DatasetBuilder::from_dataset(&dataset);
        let quarter = dataset.last_quarter();
        let cells = OutcomeBasis::ALL.into_iter().flat_map(|basis| {
            let forces: Vec<usize> = dataset.forces().collect();
            forces.into_iter().flat_map(move |area| [0, 1].map(|code| (basis, area, code)))
        });
        for (row, (basis, area, code)) in rows.iter().zip(cells) {
            for (place, outcome) in [0, 1, 22].into_iter().filter_map(OutcomeType::new).enumerate() {
                let count = row.map(|counts| counts[place]).ok_or(Absence::NotSupplied);
                builder.replace_outcome(basis, (code, area, quarter), outcome, count);
            }
        }
        let changed = builder.finish().expect("a whole dataset");
        prop_assert_eq!(written_and_read(&changed), changed);
    }

    /// Bytes that nobody wrote are refused and never panic.
    #[test]
    fn strange_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let written = small().write();
        prop_assert!(Dataset::read(&bytes).is_err());
        prop_assert!(Dataset::read_with_companion(&written, &bytes).is_err());
    }
}

#[test]
fn everything_that_a_dataset_holds_comes_back() {
    let dataset = written_and_read(&small());
    assert_eq!(dataset, small());
    let (en, cy) = (Language::En, Language::Cy);
    assert_eq!(
        dataset.release().attribution.exact(cy).map(String::as_str),
        Some("Ffynhonnell: prawf.")
    );
    assert_eq!(dataset.topic().title.exact(cy).map(String::as_str), Some("Pethau"));
    assert_eq!(
        dataset.topic().changes[0].text.exact(cy).map(String::as_str),
        Some("Holltwyd pethau.")
    );
    assert_eq!(dataset.topic().changes[0].withholds, [ClaimKind::TimesNineYearsEarlier]);
    assert_eq!(dataset.topic().notes[0].text.exact(cy).map(String::as_str), Some("Nodyn."));
    let names = &dataset.topic().offences[0].names;
    let formal = names.get(en).formal.as_ref().expect("formal names");
    assert_eq!((formal.one.as_str(), formal.other.as_str()), ("item", "items"));
    assert_eq!(names.get(cy).after(PluralCategory::Two), "beth");
    assert_eq!(names.get(cy).after(PluralCategory::Many), "o bethau");
    assert_eq!(dataset.areas()[2].names.exact(cy).expect("Welsh names").place, "yn y De");
    assert_eq!(dataset.areas()[1].aliases, ["north"]);
    let quarter = dataset.last_quarter();
    assert_eq!(dataset.provisional(), [(1, 1, quarter)]);
    let outcomes = dataset.outcomes().expect("outcomes");
    let charged = OutcomeType::new(1).expect("a type");
    assert_eq!(outcomes.count(OutcomeBasis::OffencesRecorded, 1, 0, quarter, charged), Ok(7));
    assert_eq!(
        outcomes.count(OutcomeBasis::InvestigationsClosed, 1, 0, quarter, charged),
        Ok(8)
    );
}

#[test]
fn without_the_companion_the_first_view_is_whole() {
    let dataset = small();
    let first = Dataset::read(&dataset.write()).expect("its own bytes");
    for area in dataset.forces() {
        for (code, quarter) in [
            (0, dataset.first_quarter()),
            (0, dataset.last_quarter()),
            (1, dataset.last_quarter()),
        ] {
            assert_eq!(first.count(area, code, quarter), dataset.count(area, code, quarter));
        }
    }
    assert_eq!(first.provisional(), dataset.provisional());
    assert_eq!(first.outcome_quarters(), dataset.outcome_quarters());
    assert_eq!(first.areas()[1].names.get(Language::En).name, "Northshire Police");
}

/// Whether a damaged file is refused, beside the dataset file where it is the companion.
type Refused = fn(&[u8], &[u8]) -> bool;

/// Both files of the dataset; each test breaks one of them.
fn files() -> [(Vec<u8>, Refused); 2] {
    let dataset = small();
    let bytes = dataset.write();
    let companion = dataset.write_companion(&bytes);
    [
        (bytes, |bytes, _| Dataset::read(bytes).is_err()),
        (companion, |companion, bytes| {
            Dataset::read_with_companion(bytes, companion).is_err()
        }),
    ]
}

#[test]
fn a_flipped_byte_is_refused_wherever_it_is() {
    let files = files();
    for (file, (bytes, refused)) in files.iter().enumerate() {
        for at in 0..bytes.len() {
            for bit in [0x01, 0x80, 0xff] {
                let mut damaged = bytes.clone();
                damaged[at] ^= bit;
                assert!(
                    refused(&damaged, &files[0].0),
                    "file {file}, byte {at} of {}, mask {bit:02x}",
                    bytes.len()
                );
            }
        }
    }
}

#[test]
fn a_truncated_or_lengthened_file_is_refused() {
    let files = files();
    for (bytes, refused) in &files {
        for length in 0..bytes.len() {
            assert!(refused(&bytes[..length], &files[0].0), "{length} of {} bytes", bytes.len());
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(refused(&longer, &files[0].0));
    }
}

#[test]
fn the_companion_of_another_file_is_refused() {
    let dataset = small();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    builder.replace_count(0, 1, dataset.last_quarter(), Ok(12));
    let other = builder.finish().expect("a whole dataset").write();
    let line = Dataset::read_with_companion(&other, &dataset.write_companion(&dataset.write()))
        .expect_err("the companion of another file")
        .to_string();
    assert_eq!(
        line,
        "dataset file, companion: found the companion of another dataset file at byte 14, expected the one written with it"
    );
    assert!(
        Dataset::read(&dataset.write_companion(&other)).is_err(),
        "a companion is no dataset file"
    );
}

#[test]
fn a_newer_file_is_refused_as_newer() {
    let mut bytes = small().write();
    bytes[4..6].copy_from_slice(&(FORMAT_VERSION + 1).to_le_bytes());
    let error = Dataset::read(&bytes).expect_err("a newer file");
    assert!(matches!(error.kind(), ErrorKind::Newer { .. }), "{error:?}");
    assert_eq!(
        error.to_string(),
        "dataset file, format version: found 6, expected 3 to 5; a file of a newer version needs a newer Force Figures"
    );
    bytes[4..6].copy_from_slice(&0_u16.to_le_bytes());
    let error = Dataset::read(&bytes).expect_err("a file that is too old");
    assert!(matches!(error.kind(), ErrorKind::Dataset { .. }), "{error:?}");
}

#[test]
fn a_builder_takes_a_dataset_apart_and_together_again() {
    let dataset = small();
    assert_eq!(DatasetBuilder::from_dataset(&dataset).finish().expect("the same"), dataset);
    assert_eq!(dataset.areas().iter().filter(|area| area.kind == AreaKind::Total).count(), 1);
}

#[test]
fn the_same_rows_are_the_same_bytes() {
    assert_eq!(small().write(), small().write());
    let bytes = small().write();
    assert_eq!(small().write_companion(&bytes), small().write_companion(&bytes));
}
