//! The header that both files of this room begin with, as the dataset file has it.
//!
//! | bytes | field |
//! |---|---|
//! | 0..4 | magic number |
//! | 4..6 | format version, `u16`, little-endian |
//! | 6..10 | CRC-32 (ISO-HDLC) of all bytes from 10 on, `u32`, little-endian |

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use crate::error::{Error, ErrorKind};
use crate::model::Digits;

/// First four bytes of the index of names, and of the boundaries.
pub const MAGIC: [[u8; 4]; 2] = [*b"FFPL", *b"FFBD"];

/// Version of both layouts: the one that is written and read.
pub const FORMAT_VERSION: u16 = 1;

pub(super) const HEADER: usize = 10;

/// Without a lookup table, as in the dataset file.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// The first thing that is wrong with a file.
///
/// It is put into words only where somebody reads them: the wasm hands on the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    /// The field that could not be read.
    pub field: &'static str,
    /// The number that stands there: a length, a sum, a place.
    found: u32,
    /// What was expected.
    expected: &'static str,
}

impl Damage {
    pub(super) fn new(field: &'static str, found: u32, expected: &'static str) -> Self {
        Self { field, found, expected }
    }
}

/// The field of a header's version.
const VERSION: &str = "format version";

impl From<Damage> for Error {
    fn from(damage: Damage) -> Self {
        let found = Digits::of(damage.found).to_string();
        if damage.field == VERSION && damage.found > u32::from(FORMAT_VERSION) {
            let expected = damage.expected.to_owned();
            return ErrorKind::Newer { found, expected }.into();
        }
        Self::dataset(damage.field, found, damage.expected)
    }
}

/// Checks the header of a file that begins with `magic`.
///
/// # Errors
/// The field that is wrong.
pub(super) fn check_header(bytes: &[u8], magic: [u8; 4]) -> Result<(), Damage> {
    let is_ours = bytes.len() >= HEADER && bytes.starts_with(&magic);
    if !is_ours {
        let expected = "a file of names or boundaries that Force Figures has written";
        return Err(Damage::new("magic number", bytes.len() as u32, expected));
    }
    let version = u16::from_le_bytes([bytes[4], bytes[5]]);
    if version != FORMAT_VERSION {
        return Err(Damage::new(VERSION, version.into(), "1"));
    }
    let stored = u32::from_le_bytes([bytes[6], bytes[7], bytes[8], bytes[9]]);
    let computed = CHECKSUM.checksum(&bytes[HEADER..]);
    if stored != computed {
        let expected = "the sum in the header; the file is damaged or incomplete";
        return Err(Damage::new("checksum", computed, expected));
    }
    Ok(())
}

/// Fills in the header that a writer has left room for.
#[cfg(feature = "cli")]
pub(super) fn seal(mut bytes: Vec<u8>, magic: [u8; 4]) -> Vec<u8> {
    let checksum = CHECKSUM.checksum(&bytes[HEADER..]);
    bytes[..4].copy_from_slice(&magic);
    bytes[4..6].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes[6..HEADER].copy_from_slice(&checksum.to_le_bytes());
    bytes
}
