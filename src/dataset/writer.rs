//! Fields to bytes: the writing half of the dataset file.

use super::{Count, Dataset, tag};
use crate::model::{Absence, Area, Language, Quarter, Topic, Translated};

/// Appends fields.
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// A writer that leaves the first `header` bytes for later.
    pub(super) fn new(header: usize) -> Self {
        Self { bytes: vec![0; header] }
    }
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

    /// The bytes of the header and of the dataset.
    pub(super) fn dataset(mut self, dataset: &Dataset) -> Vec<u8> {
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
        self.bytes
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
        self.bytes.push(tag::of_area(area.kind, area.nation, area.population));
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
            output.bytes.push(tag::of_absence(absence));
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
