//! The dataset file: what is written is what is read, and no damaged byte is read as a figure.

use force_figures::Dataset;
use force_figures::dataset::DatasetBuilder;
use force_figures::model::{AreaKind, Quarter};
use proptest::prelude::*;

use super::fixture::{TABLE, accepted, import_csv, rows};

fn small() -> Dataset {
    accepted(import_csv(&rows(TABLE)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Counts of any size, negative ones and absent ones come back as they were.
    #[test]
    fn what_is_written_is_read_back(
        counts in proptest::collection::vec(proptest::option::weighted(0.8, any::<i32>()), 12),
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
                    match counts.next().flatten() {
                        Some(count) => builder.replace_count(code, area, quarter, Ok(count)),
                        None => builder.set_not_supplied(code, area, quarter),
                    }
                }
            }
        }
        for (index, residents) in residents.into_iter().enumerate() {
            builder.set_population(forces[index / 2], 2011 + (index % 2) as u16, residents);
        }
        let changed = builder.finish().expect("a whole dataset");
        let bytes = changed.write();
        prop_assert_eq!(&Dataset::read(&bytes).expect("its own bytes"), &changed);
        prop_assert_eq!(bytes, changed.write());
    }

    /// Bytes that nobody wrote are refused and never panic.
    #[test]
    fn strange_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Dataset::read(&bytes).is_err());
    }
}

#[test]
fn a_flipped_byte_is_refused_wherever_it_is() {
    let bytes = small().write();
    for at in 0..bytes.len() {
        for bit in [0x01, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] ^= bit;
            assert!(
                Dataset::read(&damaged).is_err(),
                "byte {at} of {}, mask {bit:02x}",
                bytes.len()
            );
        }
    }
}

#[test]
fn a_truncated_or_lengthened_file_is_refused() {
    let bytes = small().write();
    for length in 0..bytes.len() {
        assert!(Dataset::read(&bytes[..length]).is_err(), "{length} of {} bytes", bytes.len());
    }
    let mut longer = bytes;
    longer.push(0);
    assert!(Dataset::read(&longer).is_err());
}

#[test]
fn a_newer_file_is_refused_as_newer() {
    let mut bytes = small().write();
    bytes[4] = 2;
    let line = Dataset::read(&bytes).expect_err("a newer file").to_string();
    assert_eq!(
        line,
        "dataset file, format version: found 2, expected 1; a file of a newer version needs a newer Force Figures"
    );
}

#[test]
fn a_builder_takes_a_dataset_apart_and_together_again() {
    let dataset = small();
    assert_eq!(DatasetBuilder::from_dataset(&dataset).finish().expect("the same"), dataset);
    assert_eq!(dataset.areas().iter().filter(|area| area.kind == AreaKind::Total).count(), 1);
}
