//! Fields to bytes: the writing half of the dataset file.

use super::{Count, Dataset, names, tag};
use crate::model::{Absence, Area, AreaNames, Date, Language, Merger, OffenceNames, Quarter, Similar, Topic, Translated};

/// Appends fields.
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    /// A writer that leaves the first `header` bytes for later.
    pub(super) fn new(header: usize) -> Self {
        Self { bytes: vec![0; header] }
    }
    pub(super) fn number(&mut self, value: impl Into<u64>) {
        let mut value: u64 = value.into();
        while value >= 0x80 {
            self.bytes.push(!(value as u8 | 0x80));
            value >>= 7;
        }
        self.bytes.push(!(value as u8));
    }

    pub(super) fn signed(&mut self, value: i64) {
        self.number(((value << 1) ^ (value >> 63)) as u64);
    }

    pub(super) fn length(&mut self, value: usize) {
        self.number(value as u64);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.length(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub(super) fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.length(items.len());
        for item in items {
            each(self, item);
        }
    }

    pub(super) fn quarter(&mut self, quarter: Quarter) {
        self.number(quarter.ordinal());
    }

    pub(super) fn date(&mut self, date: Date) {
        self.number(date.month().year());
        self.bytes.extend([date.month().month(), date.day()]);
    }

    fn english(&mut self, value: &Translated<String>) {
        self.text(value.get(Language::En));
    }

    /// With the bytes of the header and of the dataset.
    pub(super) fn dataset(mut self, dataset: &Dataset) -> Self {
        self.date(dataset.release.date);
        self.english(&dataset.release.attribution);
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
        self.list(&dataset.provisional, |output, &(code, area, quarter)| {
            output.length(code);
            output.length(area);
            output.quarter(quarter);
        });
        let spans: Vec<(Quarter, Quarter)> = dataset.outcome_quarters.into_iter().collect();
        self.list(&spans, |output, &(first, last)| {
            output.quarter(first);
            output.quarter(last);
        });
        self
    }

    /// The bytes with what version 5 added: for each area a list of one merger or none, and one of similar forces.
    pub(super) fn changes(mut self, areas: &[Area]) -> Vec<u8> {
        for area in areas {
            let mergers: Vec<&Merger> = area.merged.iter().collect();
            self.list(&mergers, |output, merger| {
                output.quarter(merger.from);
                output.list(&merger.former, |output, former| {
                    output.text(&former.slug);
                    output.text(&former.name);
                });
            });
            let similar: Vec<&Similar> = area.similar.iter().collect();
            self.list(&similar, |output, similar| {
                output.list(&similar.areas, |output, &area| output.length(area));
                output.text(&similar.source);
            });
        }
        self.bytes
    }

    fn topic(&mut self, topic: &Topic) {
        self.text(&topic.slug);
        self.english(&topic.title);
        self.length(topic.default_area);
        self.list(&topic.codes, |output, code| {
            output.text(&code.code);
            output.quarter(code.from);
            let ends: Vec<Quarter> = code.to.into_iter().collect();
            output.list(&ends, |output, &to| output.quarter(to));
        });
        self.list(&topic.offences, |output, offence| {
            output.text(&offence.slug);
            output.list(&offence.codes, |output, &code| output.length(code));
            output.offence_names(offence.names.get(Language::En));
        });
        self.list(&topic.changes, |output, change| {
            output.number(change.from.year());
            output.bytes.push(change.from.month());
            output.list(&change.codes, |output, &code| output.length(code));
            output.list(&change.withheld, |output, &code| output.length(code));
            let moves: &[u8] = if change.is_move { &[0] } else { &[] };
            output.list(moves, |output, &byte| output.bytes.push(byte));
            output.list(&change.withholds, |output, kind| output.text(kind.slug()));
            output.english(&change.text);
        });
        self.list(&topic.notes, |output, note| output.english(&note.text));
    }

    fn area(&mut self, area: &Area) {
        let AreaNames {
            name, short, article, ..
        } = area.names.get(Language::En);
        let usual = names::usual_slug(short) == area.slug;
        self.text(short);
        self.text(if usual { "" } else { &area.slug });
        self.bytes.push(tag::of_area(area.kind, area.nation, area.population));
        self.text(&names::folded(name, short));
        self.text(article);
    }

    pub(super) fn offence_names(&mut self, names: &OffenceNames) {
        self.text(&names.label);
        self.text(&names.one);
        self.text(&names.other);
    }

    pub(super) fn area_names(&mut self, names: &AreaNames) {
        self.text(&names.name);
        self.text(&names.short);
        self.text(&names.place);
        self.text(&names.article);
    }

    /// Cells without a count, with the reason of each.
    pub(super) fn absent(&mut self, cells: &[(usize, usize, Absence)]) {
        self.list(cells, |output, &(area, step, absence)| {
            output.length(area);
            output.length(step);
            output.bytes.push(tag::of_absence(absence));
        });
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
        self.absent(&absent);
        for column in columns {
            let mut before = 0;
            for &count in column.iter().flatten() {
                self.signed(i64::from(count) - before);
                before = i64::from(count);
            }
        }
    }
}
