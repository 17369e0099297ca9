//! Bytes to fields: the reading half of the dataset file.

use std::fmt;

use super::{Count, Dataset, Release, names, tag};
use crate::error::Error;
use crate::model::{
    Absence, Area, AreaKind, AreaNames, ClaimKind, CodeEntry, Date, Digits, FormerForce, Merger, Month, Offence, OffenceNames,
    Quarter, RecordingChange, Similar, StandingNote, Topic, Translated,
};

/// Reads fields, and keeps the first thing that is wrong.
///
/// After a mistake every read gives a zero, an empty text or an empty list at once, and [`Reader::dataset`] gives the error at the
/// end: with an early return at each of the hundred fields, half of the reader would be code that drops half-read datasets, and
/// it is all downloaded. Every length is checked against the bytes that are left before anything is allocated.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    /// Version of the file's layout.
    version: u16,
    /// Name of the field that is being read.
    pub(super) field: &'static str,
    error: Option<Error>,
}

impl<'b> Reader<'b> {
    /// A reader of `bytes` from byte `at` on, in the layout of `version`.
    pub(super) fn new(bytes: &'b [u8], at: usize, version: u16) -> Self {
        Self {
            bytes,
            at,
            version,
            field: "",
            error: None,
        }
    }

    /// `value`, if all was well to the last byte.
    pub(super) fn end<T>(mut self, value: T) -> Result<T, Error> {
        self.field = "end";
        let left = self.bytes.len() - self.at;
        if left > 0 {
            self.fail(
                format_args!("{} bytes left over", Digits::of(left as u64)),
                "the end of the file",
            );
        }
        self.error.map_or(Ok(value), Err)
    }

    #[cold]
    pub(super) fn fail(&mut self, found: fmt::Arguments<'_>, expected: &str) {
        if self.error.is_none() {
            let at = Digits::of(self.at as u64);
            self.error = Some(Error::dataset(self.field, format!("{found} at byte {at}"), expected));
        }
        self.at = self.bytes.len();
    }

    /// The same where a number was found that is not what it counts.
    #[cold]
    pub(super) fn fail_at_number(&mut self, found: i64, expected: &str) {
        let sign = if found < 0 { "-" } else { "" };
        self.fail(format_args!("{sign}{}", Digits::of(found.unsigned_abs())), expected);
    }

    pub(super) fn byte(&mut self) -> u8 {
        match self.bytes.get(self.at) {
            Some(&byte) => {
                self.at += 1;
                byte
            }
            None => {
                self.fail(format_args!("the end of the file"), "more bytes");
                0
            }
        }
    }

    pub(super) fn number(&mut self) -> u64 {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = !self.byte();
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return value;
            }
        }
        self.fail(format_args!("a number of more than 63 bits"), "a smaller number");
        0
    }

    pub(super) fn signed(&mut self) -> i64 {
        let value = self.number();
        (value >> 1) as i64 ^ -((value & 1) as i64)
    }

    /// A number up to `most`.
    pub(super) fn up_to(&mut self, most: usize) -> usize {
        let value = self.number();
        if value > most as u64 {
            self.fail(format_args!("{}", Digits::of(value)), "a smaller number");
            return 0;
        }
        value as usize
    }

    fn year(&mut self) -> u16 {
        self.up_to(usize::from(u16::MAX)) as u16
    }

    /// Whether the file has the fields that version 4 added.
    pub(super) fn has_fairness(&self) -> bool {
        self.version >= 4
    }

    /// A number of items; each takes a byte at least, so a count beyond the bytes that are left is damage.
    pub(super) fn length(&mut self) -> usize {
        self.up_to(self.bytes.len() - self.at)
    }

    pub(super) fn text(&mut self) -> String {
        let length = self.length();
        let bytes = self.bytes.get(self.at..self.at + length).unwrap_or_default();
        self.at += bytes.len();
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                self.fail(format_args!("bytes that are not UTF-8"), "text");
                String::new()
            }
        }
    }

    pub(super) fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        for _ in 0..self.length() {
            items.push(each(self));
            if self.error.is_some() {
                break;
            }
        }
        items
    }

    /// Indices below `items`.
    fn indices(&mut self, items: usize) -> Vec<usize> {
        self.list(|input| input.up_to(items.saturating_sub(1)))
    }

    pub(super) fn quarter(&mut self) -> Quarter {
        let ordinal = self.year();
        Quarter::from_ordinal(ordinal).unwrap_or_else(|| {
            self.fail(format_args!("{}", Digits::of(ordinal)), "a quarter of the years 1900 to 2199");
            Quarter::EARLIEST
        })
    }

    fn month(&mut self) -> Month {
        let (year, month) = (self.year(), self.byte());
        Month::new(year, month).unwrap_or_else(|| {
            let [year, month] = [Digits::of(year), Digits::of(month)];
            self.fail(format_args!("{year}-{month}"), "a month of the years 1900 to 2199");
            Quarter::EARLIEST.first_month()
        })
    }

    pub(super) fn date(&mut self) -> Date {
        let (month, day) = (self.month(), self.byte());
        Date::new(month.year(), month.month(), day).unwrap_or_else(|| {
            self.fail(format_args!("{month}-{}", Digits::of(day)), "a date");
            Date::first_of(month)
        })
    }

    fn english(&mut self) -> Translated<String> {
        Translated::new(self.text())
    }

    /// The dataset without what is in its companion.
    pub(super) fn dataset(&mut self) -> Dataset {
        self.field = "release";
        let release = Release {
            date: self.date(),
            attribution: self.english(),
            files: Vec::new(),
        };
        let topic = self.topic();
        self.field = "areas";
        let mut areas = self.list(Self::area);
        if topic.default_area >= areas.len() {
            self.fail(
                format_args!("{}", Digits::of(topic.default_area as u64)),
                "an index into the areas",
            );
        }
        self.field = "quarters";
        let first = self.quarter();
        let quarters = self.up_to(1200);
        let last = first.plus(quarters as i32 - 1).filter(|_| quarters > 0).unwrap_or_else(|| {
            let quarters = Digits::of(quarters as u64);
            self.fail(format_args!("{quarters} quarters"), "a span within the years 1900 to 2199");
            first
        });
        self.field = "counts";
        let mut counts = Vec::new();
        for code in &topic.codes {
            let rows = code.to.unwrap_or(last).min(last).since(code.from.max(first)) + 1;
            counts.push(self.columns(&areas, rows.max(0) as usize));
        }
        self.field = "populations";
        let first_population_year = self.year();
        let mut populations = Vec::new();
        for _ in &areas {
            let mut before = 0;
            populations.push(self.list(|input| input.after(&mut before, "a number of residents")));
        }
        self.field = "provisional counts";
        let provisional = self.list(|input| (input.up_to(65535), input.up_to(65535), input.quarter()));
        self.field = "outcome quarters";
        let spans = self.list(|input| (input.quarter(), input.quarter()));
        self.changes(&mut areas);
        Dataset {
            release,
            topic,
            areas,
            first,
            quarters,
            counts,
            first_population_year,
            populations,
            provisional,
            outcome_quarters: spans.first().copied(),
            outcomes: None,
            statements: Vec::new(),
        }
    }

    /// What version 5 added at the end.
    fn changes(&mut self, areas: &mut [Area]) {
        if self.version < 5 {
            return;
        }
        self.field = "changes of forces";
        let count = areas.len();
        for area in areas {
            let mut mergers = self.list(|input| Merger {
                from: input.quarter(),
                former: input.list(|input| FormerForce {
                    slug: input.text(),
                    name: input.text(),
                }),
            });
            area.merged = mergers.pop();
            let mut similar = self.list(|input| Similar {
                areas: input.indices(count),
                source: input.text(),
            });
            area.similar = similar.pop();
        }
    }

    fn topic(&mut self) -> Topic {
        self.field = "topic";
        let slug = self.text();
        let title = self.english();
        let default_area = self.up_to(usize::from(u16::MAX));
        self.field = "offence codes";
        let codes = self.list(|input| CodeEntry {
            code: input.text(),
            from: input.quarter(),
            to: input.added(Self::quarter).into_iter().next(),
        });
        self.field = "offences";
        let offences = self.list(|input| Offence {
            slug: input.text(),
            codes: input.indices(codes.len()),
            names: Translated::new(input.offence_names()),
        });
        if offences.is_empty() || offences.iter().any(|offence| offence.codes.is_empty()) {
            self.fail(format_args!("an offence list with nothing in it"), "offences with codes");
        }
        self.field = "recording changes";
        let changes = self.list(|input| RecordingChange {
            slug: String::new(),
            from: input.month(),
            codes: input.indices(codes.len()),
            withheld: input.added(|input| input.up_to(codes.len().saturating_sub(1))),
            is_move: !input.added(Self::byte).is_empty(),
            withholds: input.added(Self::kind),
            text: input.english(),
        });
        self.field = "notes";
        let notes = self.list(|input| StandingNote {
            slug: String::new(),
            text: input.english(),
        });
        Topic {
            slug,
            title,
            default_area,
            codes,
            offences,
            changes,
            notes,
        }
    }

    /// A list that version 4 added; empty in older files.
    fn added<T>(&mut self, each: impl FnMut(&mut Self) -> T) -> Vec<T> {
        if self.has_fairness() { self.list(each) } else { Vec::new() }
    }

    pub(super) fn kind(&mut self) -> ClaimKind {
        let slug = self.text();
        ClaimKind::from_slug(&slug).unwrap_or_else(|| {
            self.fail(format_args!("{slug}"), "a kind of claim");
            ClaimKind::Latest
        })
    }

    fn area(&mut self) -> Area {
        let short = self.text();
        let mut slug = self.text();
        if slug.is_empty() {
            slug = names::usual_slug(&short);
        }
        let tag = self.byte();
        let (kind, nation, population) = tag::to_area(tag).unwrap_or_else(|| {
            self.fail(format_args!("{}", Digits::of(tag)), "the tag of a kind of area");
            tag::FIRST_AREA
        });
        Area {
            slug,
            code: None,
            kind,
            nation,
            population,
            names: Translated::new(AreaNames {
                name: names::unfolded(&self.text(), &short),
                short,
                place: String::new(),
                article: if self.has_fairness() { self.text() } else { String::new() },
            }),
            aliases: Vec::new(),
            merged: None,
            similar: None,
        }
    }

    /// The number that is `before` and a difference, and is `before` from then on.
    fn after<T: TryFrom<i64> + Default>(&mut self, before: &mut i64, expected: &str) -> T {
        *before = before.wrapping_add(self.signed());
        T::try_from(*before).unwrap_or_else(|_| {
            self.fail_at_number(*before, expected);
            T::default()
        })
    }

    pub(super) fn offence_names(&mut self) -> OffenceNames {
        OffenceNames {
            label: self.text(),
            one: self.text(),
            other: self.text(),
            ..OffenceNames::default()
        }
    }

    pub(super) fn area_names(&mut self) -> AreaNames {
        AreaNames {
            name: self.text(),
            short: self.text(),
            place: self.text(),
            article: if self.has_fairness() { self.text() } else { String::new() },
        }
    }

    /// Cells without a count, with the reason of each.
    pub(super) fn absent(&mut self, areas: usize, rows: usize) -> Vec<((usize, usize), Absence)> {
        self.list(|input| {
            let cell = (input.up_to(areas), input.up_to(rows));
            let tag = input.byte();
            let absence = tag::to_absence(tag).unwrap_or_else(|| {
                input.fail(format_args!("{}", Digits::of(tag)), "the tag of a reason");
                tag::FIRST_ABSENCE
            });
            (cell, absence)
        })
    }

    fn columns(&mut self, areas: &[Area], rows: usize) -> Vec<Vec<Count>> {
        let absent = self.absent(areas.len(), rows);
        let mut met = 0;
        let mut columns = Vec::new();
        for (area, entry) in areas.iter().enumerate() {
            let mut column = Vec::new();
            let mut before = 0;
            let rows = if entry.kind == AreaKind::Total { 0 } else { rows };
            for step in 0..rows {
                column.push(match absent.get(met) {
                    Some(&(cell, absence)) if cell == (area, step) => {
                        met += 1;
                        Err(absence)
                    }
                    _ => Ok(self.after(&mut before, "a count of offences")),
                });
                if self.error.is_some() {
                    break;
                }
            }
            columns.push(column);
        }
        // Cells stand in the order of the columns: whatever is left over was out of order, or of no column.
        if met < absent.len() {
            self.fail(
                format_args!("an absent count out of order"),
                "each cell once, by area and quarter",
            );
        }
        columns
    }
}
