//! Files that are not what was written.

use force_figures::Error;
use force_figures::error::ErrorKind;
use force_figures::places::{Boundaries, FORMAT_VERSION, Index, MAGIC};

use super::published;

const FILES: [&str; 2] = ["forces.places", "forces.boundaries"];

fn read(file: usize, bytes: &[u8]) -> Result<(), Error> {
    match file {
        0 => Index::read(bytes).map(drop),
        _ => Boundaries::read(bytes).map(drop),
    }
    .map_err(Error::from)
}

/// CRC-32 bit by bit, as the standard describes it.
fn sum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

/// The file with its checksum made right again.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = sum(&bytes[10..]);
    bytes[6..10].copy_from_slice(&sum.to_le_bytes());
    bytes
}

#[test]
fn published_files_are_whole() {
    for (file, name) in FILES.into_iter().enumerate() {
        let bytes = published(name);
        assert_eq!(bytes[..4], MAGIC[file]);
        assert_eq!(bytes[4..6], FORMAT_VERSION.to_le_bytes());
        assert_eq!(sealed(bytes.clone()), bytes, "{name}");
        assert_eq!(read(file, &bytes), Ok(()));
    }
}

#[test]
fn an_error_names_the_field() {
    for (file, name) in FILES.into_iter().enumerate() {
        let bytes = published(name);
        let message = |bytes: &[u8]| read(file, bytes).expect_err(name).to_string();
        assert!(message(&[]).contains("magic number"));
        assert!(message(&bytes[..9]).contains("magic number"));
        assert!(message(&published(FILES[1 - file])).contains("magic number"));
        let mut changed = bytes.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(message(&changed).contains("checksum"), "{}", message(&changed));
        assert!(message(&bytes[..bytes.len() - 1]).contains("checksum"));
        changed = bytes.clone();
        changed[4] = 2;
        let newer = read(file, &changed).expect_err(name);
        assert!(matches!(newer.kind(), ErrorKind::Newer { .. }), "{newer:?}");
        changed[4] = 0;
        assert!(message(&changed).contains("format version"));
        changed = bytes.clone();
        changed.push(0);
        assert!(message(&sealed(changed)).contains("end"));
    }
}

#[test]
fn no_damage_under_a_right_checksum_is_a_panic() {
    for (file, name) in FILES.into_iter().enumerate() {
        let bytes = published(name);
        let mut refused = 0;
        let mut tried = 0;
        for place in (10..bytes.len()).step_by(61) {
            for value in [0, 0x7f, 0xff] {
                let mut changed = bytes.clone();
                changed[place] = value;
                refused += usize::from(read(file, &sealed(changed)).is_err());
                tried += 1;
            }
        }
        for end in (10..bytes.len()).step_by(997) {
            assert!(read(file, &sealed(bytes[..end].to_vec())).is_err(), "{name} cut at {end}");
        }
        assert!(refused > 0 && refused < tried, "{name}: {refused} of {tried}");
    }
}

#[test]
fn a_position_in_damaged_boundaries_has_an_answer() {
    let bytes = published(FILES[1]);
    for place in (10..bytes.len()).step_by(97) {
        let mut changed = bytes.clone();
        changed[place] ^= 0x41;
        if let Ok(boundaries) = Boundaries::read(&sealed(changed)) {
            let _ = boundaries.locate(51.5, -0.1);
            let _ = boundaries.neighbours("kent");
            assert!(!boundaries.outline().areas.is_empty());
        }
    }
}
