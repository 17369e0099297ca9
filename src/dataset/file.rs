//! The dataset file: versioned, checksummed, a few kilobytes.
//!
//! Layout (integers are little-endian; `varint` is LEB128; text is a varint of its length in bytes and UTF-8):
//!
//! | bytes | field |
//! |---|---|
//! | 0..4 | [`MAGIC`] |
//! | 4..6 | format version, `u16` |
//! | 6..10 | CRC-32 (ISO-HDLC) of all bytes from 10 on, `u32` |
//! | 10.. | release, topic, areas, first quarter, number of quarters, counts, populations |
//!
//! Counts are columns: for each code and each force, the zigzag varints of the differences from the quarter before. That is
//! what measured smallest after brotli: 9.7 kB for 9,460 counts, where JSON takes 13.8 and separate byte planes 10.1; an
//! adaptive Rice code saves another 0.3 and no more. Absent cells are listed before the columns of their code.

use std::collections::BTreeMap;

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::{Count, Dataset, Release};
use crate::error::Error;
use crate::model::{
    Absence, Area, AreaKind, AreaNames, CodeEntry, Date, Language, Month, Nation, Offence, OffenceNames, Population, Quarter,
    RecordingChange, StandingNote, Topic, Translated,
};

/// First four bytes of every dataset file.
pub const MAGIC: [u8; 4] = *b"FFIG";

/// Version of the layout that this library writes, and the newest that it reads.
pub const FORMAT_VERSION: u16 = 1;

const HEADER: usize = 10;

/// Without a lookup table: a table costs the wasm more bytes than it saves microseconds on 15 kB.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

impl Dataset {
    /// The dataset in `bytes`.
    ///
    /// # Errors
    /// One dataset error that names the field, what was found and what was expected: no dataset file, a newer format version,
    /// a checksum that does not match, a field that ends early or holds an impossible value, bytes left over.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let header = bytes.get(..HEADER).filter(|header| header[..4] == MAGIC).ok_or_else(|| {
            let shown: String = bytes.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
            Error::dataset(
                "magic number",
                format!("{} bytes beginning with {shown:?}", bytes.len()),
                "a Force Figures dataset, which begins with 46464947",
            )
        })?;
        let version = u16::from_le_bytes([header[4], header[5]]);
        if version != FORMAT_VERSION {
            return Err(Error::dataset(
                "format version",
                version.to_string(),
                format!("{FORMAT_VERSION}; a file of a newer version needs a newer Force Figures"),
            ));
        }
        let stored = u32::from_le_bytes([header[6], header[7], header[8], header[9]]);
        let computed = CHECKSUM.checksum(&bytes[HEADER..]);
        if stored != computed {
            return Err(Error::dataset(
                "checksum",
                format!("{computed:08x} over {} bytes", bytes.len() - HEADER),
                format!("{stored:08x}; the file is damaged or incomplete"),
            ));
        }
        let mut input = Reader { bytes, at: HEADER };
        let dataset = input.read_dataset()?;
        if input.at != bytes.len() {
            return Err(Error::dataset(
                "end",
                format!("{} bytes left over", bytes.len() - input.at),
                "the end of the file",
            ));
        }
        Ok(dataset)
    }

    /// The dataset as the bytes of a dataset file; the same dataset always gives the same bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut output = Writer { bytes: vec![0; HEADER] };
        output.write_dataset(self);
        let mut bytes = output.bytes;
        let checksum = CHECKSUM.checksum(&bytes[HEADER..]);
        bytes[..4].copy_from_slice(&MAGIC);
        bytes[4..6].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
        bytes[6..10].copy_from_slice(&checksum.to_le_bytes());
        bytes
    }
}

/// Appends fields.
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn number(&mut self, value: impl Into<u64>) {
        let mut value: u64 = value.into();
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    fn signed(&mut self, value: i64) {
        self.number(((value << 1) ^ (value >> 63)) as u64);
    }

    fn length(&mut self, value: usize) {
        self.number(value as u64);
    }

    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.length(items.len());
        for item in items {
            each(self, item);
        }
    }

    fn quarter(&mut self, quarter: Quarter) {
        self.number(quarter.ordinal());
    }

    fn translated<T>(&mut self, value: &Translated<T>, mut each: impl FnMut(&mut Self, &T)) {
        each(self, value.get(Language::En));
        let others: Vec<(Language, &T)> = value.others().collect();
        self.list(&others, |output, &(language, value)| {
            output.text(language.tag());
            each(output, value);
        });
    }

    fn translated_text(&mut self, value: &Translated<String>) {
        self.translated(value, |output, text| output.text(text));
    }

    fn write_dataset(&mut self, dataset: &Dataset) {
        let date = dataset.release.date;
        self.number(date.month().year());
        self.bytes.extend([date.month().month(), date.day()]);
        self.translated_text(&dataset.release.attribution);
        self.list(&dataset.release.files, |output, file| output.text(file));
        self.topic(&dataset.topic);
        self.list(&dataset.areas, |output, area| output.area(area));
        self.quarter(dataset.first);
        self.length(dataset.quarters);
        for columns in &dataset.counts {
            self.columns(columns);
        }
        self.number(dataset.first_population_year);
        for column in &dataset.populations {
            self.length(column.len());
            let mut before = 0;
            for &residents in column {
                self.signed(i64::from(residents) - before);
                before = i64::from(residents);
            }
        }
    }

    fn topic(&mut self, topic: &Topic) {
        self.text(&topic.slug);
        self.translated_text(&topic.title);
        self.length(topic.default_area);
        self.list(&topic.codes, |output, code| {
            output.text(&code.code);
            output.quarter(code.from);
        });
        self.list(&topic.offences, |output, offence| {
            output.text(&offence.slug);
            output.list(&offence.codes, |output, &code| output.length(code));
            output.translated(&offence.names, |output, names| {
                output.text(&names.label);
                output.text(&names.one);
                output.text(&names.other);
            });
        });
        self.list(&topic.changes, |output, change| {
            output.text(&change.slug);
            output.number(change.from.year());
            output.bytes.push(change.from.month());
            output.list(&change.codes, |output, &code| output.length(code));
            output.translated_text(&change.text);
        });
        self.list(&topic.notes, |output, note| {
            output.text(&note.slug);
            output.translated_text(&note.text);
        });
    }

    fn area(&mut self, area: &Area) {
        self.text(&area.slug);
        self.text(area.code.as_deref().unwrap_or_default());
        let kind = match area.kind {
            AreaKind::Territorial => 0,
            AreaKind::NonTerritorial => 1,
            AreaKind::Total => 2,
        };
        let nation = match area.nation {
            Nation::EnglandAndWales => 0,
            Nation::England => 1,
            Nation::Wales => 2,
            Nation::CrossBorder => 3,
        };
        let population = match area.population {
            Population::Resident => 0,
            Population::TooSmall => 1,
            Population::None => 2,
        };
        self.bytes.push(kind | nation << 2 | population << 4);
        self.translated(&area.names, |output, names| {
            output.text(&names.name);
            output.text(&names.short);
            output.text(&names.place);
        });
        self.list(&area.aliases, |output, alias| output.text(alias));
    }

    fn columns(&mut self, columns: &[Vec<Count>]) {
        let absent: Vec<(usize, usize, Absence)> = columns
            .iter()
            .enumerate()
            .flat_map(|(area, column)| {
                column
                    .iter()
                    .enumerate()
                    .filter_map(move |(step, count)| count.err().map(|absence| (area, step, absence)))
            })
            .collect();
        self.list(&absent, |output, &(area, step, absence)| {
            output.length(area);
            output.length(step);
            output.bytes.push(absence_tag(absence));
        });
        for column in columns {
            let mut before = 0;
            for &count in column.iter().flatten() {
                self.signed(i64::from(count) - before);
                before = i64::from(count);
            }
        }
    }
}

fn absence_tag(absence: Absence) -> u8 {
    match absence {
        Absence::NotSupplied => 0,
        Absence::NotRecordedThen => 1,
        Absence::OutsideRelease => 2,
        Absence::NoResidentPopulation => 3,
        Absence::PopulationTooSmall => 4,
        Absence::NoPopulationEstimate => 5,
        Absence::NoBase => 6,
        Absence::NotARecord => 7,
    }
}

fn absence_of_tag(tag: u8) -> Option<Absence> {
    [
        Absence::NotSupplied,
        Absence::NotRecordedThen,
        Absence::OutsideRelease,
        Absence::NoResidentPopulation,
        Absence::PopulationTooSmall,
        Absence::NoPopulationEstimate,
        Absence::NoBase,
        Absence::NotARecord,
    ]
    .into_iter()
    .find(|&absence| absence_tag(absence) == tag)
}

/// Reads fields. Every length is checked against the bytes that are left before anything is allocated.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn early_end(&self, field: &'static str) -> Error {
        Error::dataset(field, format!("the end of the file at byte {}", self.at), "more bytes")
    }

    fn impossible(&self, field: &'static str, found: impl ToString, expected: &str) -> Error {
        Error::dataset(field, format!("{} at byte {}", found.to_string(), self.at), expected)
    }

    fn byte(&mut self, field: &'static str) -> Result<u8, Error> {
        let byte = *self.bytes.get(self.at).ok_or_else(|| self.early_end(field))?;
        self.at += 1;
        Ok(byte)
    }

    fn number(&mut self, field: &'static str) -> Result<u64, Error> {
        let mut value = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte(field)?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(self.impossible(field, "a number of more than 63 bits", "a smaller number"))
    }

    fn signed(&mut self, field: &'static str) -> Result<i64, Error> {
        let value = self.number(field)?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    fn small<T: TryFrom<u64>>(&mut self, field: &'static str) -> Result<T, Error> {
        let value = self.number(field)?;
        T::try_from(value).map_err(|_| self.impossible(field, value, "a smaller number"))
    }

    /// A number of items; each takes a byte at least, so a count beyond the bytes that are left is damage.
    fn length(&mut self, field: &'static str) -> Result<usize, Error> {
        let length: usize = self.small(field)?;
        if length > self.bytes.len() - self.at {
            return Err(self.early_end(field));
        }
        Ok(length)
    }

    fn index(&mut self, field: &'static str, items: usize) -> Result<usize, Error> {
        let index: usize = self.small(field)?;
        if index >= items {
            return Err(self.impossible(field, index, &format!("an index below {items}")));
        }
        Ok(index)
    }

    fn text(&mut self, field: &'static str) -> Result<String, Error> {
        let length = self.length(field)?;
        let bytes = &self.bytes[self.at..self.at + length];
        let text = std::str::from_utf8(bytes)
            .map_err(|_| self.impossible(field, "bytes that are not UTF-8", "text"))?
            .to_owned();
        self.at += length;
        Ok(text)
    }

    fn list<T>(&mut self, field: &'static str, mut each: impl FnMut(&mut Self) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        let length = self.length(field)?;
        (0..length).map(|_| each(self)).collect()
    }

    fn quarter(&mut self, field: &'static str) -> Result<Quarter, Error> {
        let ordinal: u16 = self.small(field)?;
        Quarter::from_ordinal(ordinal).ok_or_else(|| self.impossible(field, ordinal, "a quarter of the years 1900 to 2199"))
    }

    fn month(&mut self, field: &'static str) -> Result<Month, Error> {
        let year: u16 = self.small(field)?;
        let month = self.byte(field)?;
        Month::new(year, month)
            .ok_or_else(|| self.impossible(field, format!("{year}-{month}"), "a month of the years 1900 to 2199"))
    }

    fn translated<T>(
        &mut self,
        field: &'static str,
        mut each: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<Translated<T>, Error> {
        let mut value = Translated::new(each(self)?);
        for _ in 0..self.length(field)? {
            let tag = self.text(field)?;
            let language = Language::from_tag(&tag).ok_or_else(|| self.impossible(field, tag, "a known language"))?;
            value = value.with(language, each(self)?);
        }
        Ok(value)
    }

    fn translated_text(&mut self, field: &'static str) -> Result<Translated<String>, Error> {
        self.translated(field, |input| input.text(field))
    }

    fn read_dataset(&mut self) -> Result<Dataset, Error> {
        let month = self.month("release date")?;
        let day = self.byte("release date")?;
        let date = Date::new(month.year(), month.month(), day)
            .ok_or_else(|| self.impossible("release date", format!("{month}-{day}"), "a date"))?;
        let attribution = self.translated_text("attribution")?;
        let files = self.list("source files", |input| input.text("source files"))?;
        let topic = self.topic()?;
        let areas = self.list("areas", Self::area)?;
        if topic.default_area >= areas.len() {
            return Err(self.impossible("default area", topic.default_area, "an index into the areas"));
        }
        let first = self.quarter("first quarter")?;
        let quarters = self.small::<u16>("number of quarters")?;
        let last = first
            .plus(i32::from(quarters) - 1)
            .filter(|_| quarters > 0)
            .ok_or_else(|| self.impossible("number of quarters", quarters, "a span within the years 1900 to 2199"))?;
        let mut counts = Vec::new();
        for code in &topic.codes {
            let start = code.from.max(first);
            let rows = usize::try_from(last.since(start) + 1).unwrap_or(0);
            counts.push(self.columns(&areas, rows)?);
        }
        let first_population_year = self.small("first population year")?;
        let mut populations = Vec::new();
        for _ in &areas {
            let mut before = 0_i64;
            populations.push(self.list("populations", |input| {
                before = before.wrapping_add(input.signed("populations")?);
                u32::try_from(before).map_err(|_| input.impossible("populations", before, "a number of residents"))
            })?);
        }
        Ok(Dataset {
            release: Release {
                date,
                attribution,
                files,
            },
            topic,
            areas,
            first,
            quarters: usize::from(quarters),
            counts,
            first_population_year,
            populations,
        })
    }

    fn topic(&mut self) -> Result<Topic, Error> {
        let slug = self.text("topic")?;
        let title = self.translated_text("topic title")?;
        let default_area = self.small("default area")?;
        let codes = self.list("offence codes", |input| {
            Ok(CodeEntry {
                code: input.text("offence codes")?,
                from: input.quarter("offence codes")?,
            })
        })?;
        let code_count = codes.len();
        let offences = self.list("offences", |input| {
            Ok(Offence {
                slug: input.text("offences")?,
                codes: input.list("offences", |input| input.index("offences", code_count))?,
                names: input.translated("offences", |input| {
                    Ok(OffenceNames {
                        label: input.text("offences")?,
                        one: input.text("offences")?,
                        other: input.text("offences")?,
                    })
                })?,
            })
        })?;
        if offences.is_empty() || offences.iter().any(|offence| offence.codes.is_empty()) {
            return Err(self.impossible("offences", "an offence list with nothing in it", "offences with codes"));
        }
        let changes = self.list("recording changes", |input| {
            Ok(RecordingChange {
                slug: input.text("recording changes")?,
                from: input.month("recording changes")?,
                codes: input.list("recording changes", |input| input.index("recording changes", code_count))?,
                text: input.translated_text("recording changes")?,
            })
        })?;
        let notes = self.list("notes", |input| {
            Ok(StandingNote {
                slug: input.text("notes")?,
                text: input.translated_text("notes")?,
            })
        })?;
        Ok(Topic {
            slug,
            title,
            default_area,
            codes,
            offences,
            changes,
            notes,
        })
    }

    fn area(&mut self) -> Result<Area, Error> {
        let slug = self.text("areas")?;
        let code = Some(self.text("areas")?).filter(|code| !code.is_empty());
        let tag = self.byte("areas")?;
        let unknown = |input: &Self| input.impossible("areas", format!("the tag {tag:#04x}"), "a known kind of area");
        let kind = match tag & 3 {
            0 => AreaKind::Territorial,
            1 => AreaKind::NonTerritorial,
            2 => AreaKind::Total,
            _ => return Err(unknown(self)),
        };
        let nation = match tag >> 2 & 3 {
            0 => Nation::EnglandAndWales,
            1 => Nation::England,
            2 => Nation::Wales,
            _ => Nation::CrossBorder,
        };
        let population = match tag >> 4 {
            0 => Population::Resident,
            1 => Population::TooSmall,
            2 => Population::None,
            _ => return Err(unknown(self)),
        };
        Ok(Area {
            slug,
            code,
            kind,
            nation,
            population,
            names: self.translated("areas", |input| {
                Ok(AreaNames {
                    name: input.text("areas")?,
                    short: input.text("areas")?,
                    place: input.text("areas")?,
                })
            })?,
            aliases: self.list("areas", |input| input.text("areas"))?,
        })
    }

    fn columns(&mut self, areas: &[Area], rows: usize) -> Result<Vec<Vec<Count>>, Error> {
        let absent: BTreeMap<(usize, usize), Absence> = self
            .list("absent counts", |input| {
                let area = input.index("absent counts", areas.len())?;
                let step = input.index("absent counts", rows)?;
                let tag = input.byte("absent counts")?;
                let absence = absence_of_tag(tag).ok_or_else(|| input.impossible("absent counts", tag, "a known reason"))?;
                Ok(((area, step), absence))
            })?
            .into_iter()
            .collect();
        let mut columns = Vec::with_capacity(areas.len());
        for (area, entry) in areas.iter().enumerate() {
            if entry.kind == AreaKind::Total {
                columns.push(Vec::new());
                continue;
            }
            let mut before = 0_i64;
            let mut column = Vec::with_capacity(rows.min(self.bytes.len() - self.at));
            for step in 0..rows {
                if let Some(&absence) = absent.get(&(area, step)) {
                    column.push(Err(absence));
                    continue;
                }
                before = before.wrapping_add(self.signed("counts")?);
                let count = i32::try_from(before).map_err(|_| self.impossible("counts", before, "a count of offences"))?;
                column.push(Ok(count));
            }
            columns.push(column);
        }
        Ok(columns)
    }
}
