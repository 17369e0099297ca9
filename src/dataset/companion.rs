//! The companion of a dataset file: what the first view does without. Outcomes, every language but English, the words of other
//! house styles, other names of areas, names of source files.
//!
//! Layout (fields as in the dataset file):
//!
//! | bytes | field |
//! |---|---|
//! | 0..10 | [`COMPANION_MAGIC`], format version, CRC-32, as in the dataset file |
//! | 10.. | CRC-32 of the dataset file that it belongs to, source files, slugs, names, translations, outcomes; from version 4 on, dates of outcomes |
//!
//! Outcome counts stand by basis, code, outcome type, force and quarter: neighbours are alike, so they compress best that way.

use super::file::{HEADER, check_header, seal, version_of};
use super::outcomes::{DatedOutcomes, OutcomeTable};
use super::reader::Reader;
use super::writer::Writer;
use super::{Dataset, Outcomes, tag};
use crate::error::Error;
use crate::model::{
    AreaKind, AreaNames, Digits, Language, NounPair, OffenceNames, OutcomeBasis, OutcomeType, PluralCategory, Translated,
};

/// First four bytes of every companion file.
pub const COMPANION_MAGIC: [u8; 4] = *b"FFIC";

impl Dataset {
    /// The dataset in `bytes`, completed by the companion file in `companion`.
    ///
    /// # Errors
    /// As [`Dataset::read`], for either file; and where the companion belongs to another dataset file.
    pub fn read_with_companion(bytes: &[u8], companion: &[u8]) -> Result<Self, Error> {
        let mut dataset = Self::read(bytes)?;
        let version = check_header(companion, COMPANION_MAGIC)?;
        // The two are written together.
        if version != version_of(bytes) {
            let [found, expected] = [version, version_of(bytes)].map(|version| Digits::of(version).to_string());
            return Err(Error::dataset("format version of the companion", found, expected));
        }
        let mut reader = Reader::new(companion, HEADER, version);
        reader.companion(&mut dataset, bytes);
        if version >= 4 {
            reader.dates_of_outcomes(&mut dataset);
        }
        reader.end(dataset)
    }

    /// The companion of the dataset file `bytes`, which is this dataset as [`Dataset::write`] wrote it.
    #[must_use]
    pub fn write_companion(&self, bytes: &[u8]) -> Vec<u8> {
        seal(Writer::new(HEADER).companion(self, bytes), COMPANION_MAGIC, version_of(bytes))
    }
}

/// Every text of a dataset that can be translated, in file order.
fn each_translation(dataset: &mut Dataset, visit: &mut dyn Visitor) {
    visit.text(&mut dataset.release.attribution);
    visit.text(&mut dataset.topic.title);
    for offence in &mut dataset.topic.offences {
        visit.offence(&mut offence.names);
    }
    for change in &mut dataset.topic.changes {
        visit.text(&mut change.text);
    }
    for note in &mut dataset.topic.notes {
        visit.text(&mut note.text);
    }
    for area in &mut dataset.areas {
        visit.area(&mut area.names);
    }
}

/// What is done with each translatable text.
trait Visitor {
    fn text(&mut self, text: &mut Translated<String>);
    fn offence(&mut self, names: &mut Translated<OffenceNames>);
    fn area(&mut self, names: &mut Translated<AreaNames>);
}

struct Writing<'w>(&'w mut Writer, Language);

impl Writing<'_> {
    /// Whether there is a value, and the value.
    fn exact<T>(&mut self, value: &Translated<T>, each: impl FnOnce(&mut Writer, &T)) {
        let value = value.exact(self.1);
        self.0.number(u8::from(value.is_some()));
        if let Some(value) = value {
            each(self.0, value);
        }
    }
}

impl Visitor for Writing<'_> {
    fn text(&mut self, text: &mut Translated<String>) {
        self.exact(text, |output, text| output.text(text));
    }

    fn offence(&mut self, names: &mut Translated<OffenceNames>) {
        self.exact(names, |output, names| {
            output.offence_names(names);
            output.more_names(names);
        });
    }

    fn area(&mut self, names: &mut Translated<AreaNames>) {
        self.exact(names, Writer::area_names);
    }
}

struct Reading<'r, 'b>(&'r mut Reader<'b>, Language);

impl<'b> Reading<'_, 'b> {
    fn exact<T: Clone>(&mut self, value: &mut Translated<T>, each: impl FnOnce(&mut Reader<'b>) -> T) {
        if self.0.number() > 0 {
            *value = value.clone().with(self.1, each(self.0));
        }
    }
}

impl Visitor for Reading<'_, '_> {
    fn text(&mut self, text: &mut Translated<String>) {
        self.exact(text, Reader::text);
    }

    fn offence(&mut self, names: &mut Translated<OffenceNames>) {
        self.exact(names, |input| {
            let mut names = input.offence_names();
            input.more_names(&mut names);
            names
        });
    }

    fn area(&mut self, names: &mut Translated<AreaNames>) {
        self.exact(names, Reader::area_names);
    }
}

impl Writer {
    fn companion(mut self, dataset: &Dataset, bytes: &[u8]) -> Vec<u8> {
        self.bytes.extend_from_slice(bytes.get(6..HEADER).unwrap_or_default());
        self.list(&dataset.release.files, |output, file| output.text(file));
        for change in &dataset.topic.changes {
            self.text(&change.slug);
        }
        for note in &dataset.topic.notes {
            self.text(&note.slug);
        }
        for area in &dataset.areas {
            self.text(area.code.as_deref().unwrap_or_default());
            self.text(&area.names.get(Language::En).place);
            self.list(&area.aliases, |output, alias| output.text(alias));
        }
        for offence in &dataset.topic.offences {
            self.more_names(offence.names.get(Language::En));
        }
        // The walk is one for reading and writing, and so wants the texts to be its own.
        let mut texts = dataset.clone();
        let languages: Vec<Language> = Language::ALL.into_iter().filter(|&other| other != Language::En).collect();
        self.list(&languages, |output, &language| {
            output.text(language.tag());
            each_translation(&mut texts, &mut Writing(output, language));
        });
        let outcomes: Vec<&Outcomes> = dataset.outcomes.iter().collect();
        self.list(&outcomes, |output, outcomes| output.outcomes(dataset, outcomes));
        self.dates_of_outcomes(dataset);
        self.bytes
    }

    fn dates_of_outcomes(&mut self, dataset: &Dataset) {
        let dates = dataset.outcomes.as_ref().map_or(&[][..], |outcomes| &outcomes.dates);
        self.list(dates, |output, dated| {
            output.quarter(dated.first);
            output.quarter(dated.last);
            output.date(dated.as_at);
        });
    }

    fn more_names(&mut self, names: &OffenceNames) {
        for pair in [&names.formal, &names.short] {
            let pairs: Vec<&NounPair> = pair.iter().collect();
            self.list(&pairs, |output, pair| {
                output.text(&pair.one);
                output.text(&pair.other);
            });
        }
        self.list(&names.counted, |output, (category, text)| {
            output.text(category.name());
            output.text(text);
        });
    }

    fn outcomes(&mut self, dataset: &Dataset, outcomes: &Outcomes) {
        self.list(&outcomes.files, |output, file| output.text(file));
        self.quarter(outcomes.first);
        self.length(outcomes.quarters);
        self.list(&outcomes.types, |output, kind| output.number(kind.number()));
        self.list(&outcomes.tables, |output, table| {
            output.number(table.basis as u8);
            for areas in &table.counts {
                let mut absent = Vec::new();
                for (area, rows) in areas.iter().enumerate() {
                    for (step, row) in rows.iter().enumerate() {
                        if let Some(Err(absence)) = row.first() {
                            absent.push((area, step, *absence));
                        }
                    }
                }
                output.absent(&absent);
                for column in 0..outcomes.types.len() {
                    for force in dataset.forces() {
                        for row in areas.get(force).into_iter().flatten() {
                            if let Some(Ok(count)) = row.get(column) {
                                output.signed(i64::from(*count));
                            }
                        }
                    }
                }
            }
        });
    }
}

impl Reader<'_> {
    fn companion(&mut self, dataset: &mut Dataset, bytes: &[u8]) {
        self.field = "companion";
        let mut of = [0; 4];
        for byte in &mut of {
            *byte = self.byte();
        }
        if bytes.get(6..HEADER) != Some(&of) {
            self.fail(
                format_args!("the companion of another dataset file"),
                "the one written with it",
            );
            return;
        }
        self.field = "source files";
        dataset.release.files = self.list(Self::text);
        self.field = "recording changes";
        for change in &mut dataset.topic.changes {
            change.slug = self.text();
            if !self.has_fairness() {
                change.withholds = self.list(Self::kind);
            }
        }
        self.field = "notes";
        for note in &mut dataset.topic.notes {
            note.slug = self.text();
        }
        self.field = "areas";
        for area in &mut dataset.areas {
            area.code = Some(self.text()).filter(|code| !code.is_empty());
            area.names.english_mut().place = self.text();
            area.aliases = self.list(Self::text);
        }
        self.field = "names";
        for offence in &mut dataset.topic.offences {
            self.more_names(offence.names.english_mut());
        }
        self.field = "translations";
        for _ in 0..self.length() {
            let tag = self.text();
            match Language::from_tag(&tag) {
                Some(language) => each_translation(dataset, &mut Reading(self, language)),
                None => return self.fail(format_args!("{tag}"), "a known language"),
            }
        }
        self.field = "outcomes";
        if self.length() > 0 {
            dataset.outcomes = Some(self.outcomes(dataset));
        }
    }

    /// What version 4 added at the end.
    fn dates_of_outcomes(&mut self, dataset: &mut Dataset) {
        self.field = "dates of outcomes";
        let dates = self.list(|input| DatedOutcomes {
            first: input.quarter(),
            last: input.quarter(),
            as_at: input.date(),
        });
        if let Some(outcomes) = &mut dataset.outcomes {
            outcomes.dates = dates;
        }
    }

    fn more_names(&mut self, names: &mut OffenceNames) {
        names.formal = self.noun_pair();
        if self.has_fairness() {
            names.short = self.noun_pair();
        }
        names.counted = self.list(|input| {
            let name = input.text();
            let category = PluralCategory::ALL.into_iter().find(|known| known.name() == name);
            let category = category.unwrap_or_else(|| {
                input.fail(format_args!("{name}"), "a plural category");
                PluralCategory::Other
            });
            (category, input.text())
        });
    }

    fn noun_pair(&mut self) -> Option<NounPair> {
        let pairs = self.list(|input| NounPair {
            one: input.text(),
            other: input.text(),
        });
        pairs.into_iter().next()
    }

    fn outcomes(&mut self, dataset: &Dataset) -> Outcomes {
        let files = self.list(Self::text);
        let first = self.quarter();
        let quarters = self.up_to(1200);
        let types = self.list(|input| {
            let number = input.up_to(usize::from(OutcomeType::LAST)) as u8;
            OutcomeType::new(number).unwrap_or_else(|| {
                input.fail(format_args!("{}", Digits::of(number)), "an outcome type");
                FIRST_TYPE
            })
        });
        let tables = self.list(|input| {
            let basis = input.up_to(OutcomeBasis::ALL.len() - 1);
            let mut counts = Vec::new();
            for _ in &dataset.topic.codes {
                counts.push(input.outcome_rows(dataset, quarters, types.len()));
            }
            OutcomeTable {
                basis: OutcomeBasis::ALL[basis],
                counts,
            }
        });
        Outcomes {
            files,
            first,
            quarters,
            types,
            tables,
            dates: Vec::new(),
        }
    }

    fn outcome_rows(&mut self, dataset: &Dataset, quarters: usize, types: usize) -> Vec<Vec<Vec<super::Count>>> {
        let absent = self.absent(dataset.areas.len(), quarters);
        let mut areas = Vec::new();
        for (area, entry) in dataset.areas.iter().enumerate() {
            let quarters = if entry.kind == AreaKind::Total { 0 } else { quarters };
            let mut rows = Vec::new();
            for step in 0..quarters {
                let reason = absent.iter().find(|(cell, _)| *cell == (area, step));
                rows.push(reason.map_or_else(Vec::new, |(_, absence)| vec![Err(*absence); types]));
            }
            areas.push(rows);
        }
        for column in 0..types {
            for row in areas.iter_mut().flatten() {
                if row.len() != column {
                    continue;
                }
                let count = self.signed();
                row.push(i32::try_from(count).map_err(|_| {
                    self.fail_at_number(count, "a count of outcomes");
                    tag::FIRST_ABSENCE
                }));
            }
        }
        areas
    }
}

/// What a reader gives where it has failed.
const FIRST_TYPE: OutcomeType = OutcomeType::NOT_YET_ASSIGNED;
