//! The dataset file: versioned, checksummed, a few kilobytes.
//!
//! Layout (integers are little-endian; `varint` is LEB128, each byte inverted; text is a varint of its length in bytes and UTF-8):
//!
//! | bytes | field |
//! |---|---|
//! | 0..4 | [`MAGIC`] |
//! | 4..6 | format version, `u16` |
//! | 6..10 | CRC-32 (ISO-HDLC) of all bytes from 10 on, `u32` |
//! | 10.. | release, topic, areas, first quarter, number of quarters, counts, populations, provisional counts, span of outcomes |
//!
//! Texts are in English, and names of areas leave out what repeats (`names.rs`); every other language is in the companion file
//! (`companion.rs`).
//!
//! Counts are columns: for each code and each force, the zigzag varints of the differences from the quarter before. That is
//! what measured smallest after brotli: 9.7 kB for 9,460 counts, where JSON takes 13.8 and separate byte planes 10.1; an
//! adaptive Rice code saves another 0.3 and no more. Absent cells are listed before the columns of their code.
//!
//! The bytes of numbers are inverted for brotli's sake: a file of small numbers and English passes for UTF-8, and is modelled as that;
//! one whose small numbers begin with a set bit does not, and takes 0.4 kB less.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::Dataset;
use super::reader::Reader;
use super::writer::Writer;
use crate::error::{Error, ErrorKind};
use crate::model::Digits;

/// First four bytes of every dataset file.
pub const MAGIC: [u8; 4] = *b"FFIG";

/// The newest version of the layout that this library reads, and writes where a dataset needs it.
///
/// | version | what it added |
/// |---|---|
/// | 5 | forces that came out of others, forces that are called similar; at the end of the dataset file |
/// | 4 | ends of codes, what recording changes withhold, articles of areas; in the companion, short nouns and dates of outcomes |
/// | 3 | the oldest that is read |
pub const FORMAT_VERSION: u16 = 5;

/// The version of a file that needs nothing of a newer one: older scripts read it too.
const USUAL_VERSION: u16 = 4;

/// The oldest version that this library reads.
const OLDEST_VERSION: u16 = 3;

pub(super) const HEADER: usize = 10;

/// Without a lookup table: a table costs the wasm more bytes than it saves microseconds on 15 kB.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

impl Dataset {
    /// The dataset in `bytes`.
    ///
    /// # Errors
    /// One dataset error that names the field, what was found and what was expected: no dataset file, a newer format version,
    /// a checksum that does not match, a field that ends early or holds an impossible value, bytes left over.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let version = check_header(bytes, MAGIC)?;
        let mut reader = Reader::new(bytes, HEADER, version);
        let dataset = reader.dataset();
        reader.end(dataset)
    }

    /// The dataset as the bytes of a dataset file; the same dataset always gives the same bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let changed = self.areas.iter().any(|area| area.merged.is_some() || area.similar.is_some());
        let writer = Writer::new(HEADER).dataset(self);
        if changed {
            seal(writer.changes(&self.areas), MAGIC, FORMAT_VERSION)
        } else {
            seal(writer.bytes, MAGIC, USUAL_VERSION)
        }
    }
}

/// Checks the header of a file that begins with `magic`, and gives the version of its layout.
///
/// # Errors
/// A dataset error that names the field.
pub(super) fn check_header(bytes: &[u8], magic: [u8; 4]) -> Result<u16, Error> {
    let header = bytes.get(..HEADER).filter(|header| header[..4] == magic).ok_or_else(|| {
        Error::dataset(
            "magic number",
            format!("{} bytes beginning with {}", length(bytes), hexadecimal(bytes)),
            format!("a Force Figures dataset, which begins with {}", hexadecimal(&magic)),
        )
    })?;
    let version = version_of(header);
    if !(OLDEST_VERSION..=FORMAT_VERSION).contains(&version) {
        let [oldest, newest] = [OLDEST_VERSION, FORMAT_VERSION].map(Digits::of);
        let (found, expected) = (Digits::of(version).to_string(), format!("{oldest} to {newest}"));
        return Err(if version > FORMAT_VERSION {
            let expected = expected + "; a file of a newer version needs a newer Force Figures";
            ErrorKind::Newer { found, expected }.into()
        } else {
            Error::dataset("format version", found, expected)
        });
    }
    let stored = u32::from_le_bytes([header[6], header[7], header[8], header[9]]);
    let computed = CHECKSUM.checksum(&bytes[HEADER..]);
    if stored != computed {
        let [stored, computed] = [stored, computed].map(|sum| Digits::hexadecimal(sum).at_least(8));
        return Err(Error::dataset(
            "checksum",
            format!("{computed} over {} bytes", length(&bytes[HEADER..])),
            format!("{stored}; the file is damaged or incomplete"),
        ));
    }
    Ok(version)
}

/// The version in the header of a file that has been read or written.
pub(super) fn version_of(bytes: &[u8]) -> u16 {
    u16::from_le_bytes([bytes[4], bytes[5]])
}

/// The first four bytes, as digits.
fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::new();
    for &byte in bytes.iter().take(4) {
        text += &Digits::hexadecimal(byte).at_least(2).to_string();
    }
    text
}

/// How many bytes there are.
fn length(bytes: &[u8]) -> Digits {
    Digits::of(bytes.len() as u64)
}

/// Fills in the header that a writer has left room for.
pub(super) fn seal(mut bytes: Vec<u8>, magic: [u8; 4], version: u16) -> Vec<u8> {
    let checksum = CHECKSUM.checksum(&bytes[HEADER..]);
    bytes[..4].copy_from_slice(&magic);
    bytes[4..6].copy_from_slice(&version.to_le_bytes());
    bytes[6..HEADER].copy_from_slice(&checksum.to_le_bytes());
    bytes
}
