//! Rows of an .ods workbook, read from its `content.xml` in a streaming way.
//!
//! calamine reads .ods too, but holds every cell of every sheet from the moment the file is opened: 175 MB and 1.5 s for the
//! release of April 2026, where this reader holds one row and the command takes 10 MB and 1.0 s. Published tables can be five
//! times as large. The libraries underneath are calamine's own, zip and quick-xml.

use std::borrow::Cow;
use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::input::{Bounded, Input};
use super::sheet::{MOST_PIECE, Row, RowSink, check_length, column_letter, damaged, too_long};
use crate::error::{Error, Position};

/// Rows after which a sheet is refused: no spreadsheet program has more.
const MOST_ROWS: u32 = 1 << 20;

/// Bytes of the manifest that are looked at. It has a line for each file of the workbook.
const MOST_MANIFEST: u64 = 1 << 20;

pub(super) fn read(file: &str, archive: &mut ZipArchive<Input<'_>>, sink: &mut dyn RowSink) -> Result<(), Error> {
    let position = || Position::file(file);
    if let Ok(mut manifest) = archive.by_name("META-INF/manifest.xml") {
        let mut text = Vec::new();
        manifest
            .by_ref()
            .take(MOST_MANIFEST)
            .read_to_end(&mut text)
            .map_err(|error| damaged(position(), error.to_string()))?;
        if String::from_utf8_lossy(&text).contains("encryption-data") {
            return Err(Error::input(
                position(),
                "an encrypted workbook",
                "one that opens without a password",
            ));
        }
    }
    let content = archive
        .by_name("content.xml")
        .map_err(|error| damaged(position(), error.to_string()))?;
    let content = BufReader::with_capacity(1 << 16, content);
    let mut xml = Reader::from_reader(Bounded::new(content, MOST_PIECE));
    let mut table = Table::new(file, sink);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        xml.get_mut().renew();
        let failed = match xml.read_event_into(&mut buffer) {
            Ok(Event::Eof) if table.whole => return Ok(()),
            Ok(Event::Eof) => "content.xml ends early".to_owned(),
            Ok(event) => {
                table.event(event)?;
                continue;
            }
            Err(error) => error.to_string(),
        };
        return Err(if xml.get_ref().is_cut() {
            too_long(table.position(), ("piece of XML", MOST_PIECE), &buffer)
        } else {
            damaged(table.position(), failed)
        });
    }
}

/// Whether an element has content and an end tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Follows,
    None,
}

/// Where in the document the reader is, and the row that it is filling.
struct Table<'s> {
    file: &'s str,
    sink: &'s mut dyn RowSink,
    sheet: Option<String>,
    row: Row,
    /// Rows before the current one.
    rows: u32,
    row_repeats: u32,
    /// Columns before the current cell.
    columns: usize,
    cell_repeats: usize,
    in_cell: bool,
    /// Value of the cell's number, where it has one; its displayed text does not count then.
    number: Option<String>,
    /// Displayed text: paragraphs, one a line.
    shown: String,
    paragraphs: usize,
    in_paragraph: bool,
    /// Comments have paragraphs too; their text is not the cell's.
    annotations: usize,
    /// Whether the document's end tag was met.
    whole: bool,
}

impl<'s> Table<'s> {
    fn new(file: &'s str, sink: &'s mut dyn RowSink) -> Self {
        Self {
            file,
            sink,
            sheet: None,
            row: Row::default(),
            rows: 0,
            row_repeats: 1,
            columns: 0,
            cell_repeats: 1,
            in_cell: false,
            number: None,
            shown: String::new(),
            paragraphs: 0,
            in_paragraph: false,
            annotations: 0,
            whole: false,
        }
    }

    fn position(&self) -> Position {
        match &self.sheet {
            Some(sheet) => Position::file(self.file)
                .sheet(sheet.clone())
                .row(self.rows.saturating_add(1)),
            None => Position::file(self.file),
        }
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::Start(tag) => self.open(&tag, Content::Follows),
            Event::Empty(tag) => self.open(&tag, Content::None),
            Event::End(tag) => self.close(tag.name().as_ref()),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                match reference.resolve_char_ref() {
                    Ok(Some(character)) => self.text(character.encode_utf8(&mut [0; 4])),
                    _ => match quick_xml::escape::resolve_predefined_entity(&name) {
                        Some(text) => self.text(text),
                        None => Err(damaged(self.position(), format!("an unknown entity &{name};"))),
                    },
                }
            }
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) | Event::Eof => Ok(()),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, content: Content) -> Result<(), Error> {
        match tag.name().as_ref() {
            "table:table" => {
                let name = self.attribute(tag, "table:name")?.unwrap_or_default().into_owned();
                self.sink.begin_sheet(Some(&name))?;
                self.sheet = Some(name);
                self.rows = 0;
            }
            "table:table-row" => {
                self.row_repeats = self.repeats(tag, "table:number-rows-repeated")?;
                self.row.begin(self.rows.saturating_add(1));
                self.columns = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => self.open_cell(tag)?,
            "text:p" if self.in_cell && self.annotations == 0 => {
                if self.paragraphs > 0 {
                    self.show("\n")?;
                }
                self.paragraphs += 1;
                self.in_paragraph = content == Content::Follows;
                return Ok(());
            }
            "text:s" => {
                let count = self.repeats(tag, "text:c")?.min(1_000);
                for _ in 0..count {
                    self.text(" ")?;
                }
            }
            "text:tab" => self.text("\t")?,
            "text:line-break" => self.text("\n")?,
            "office:annotation" if content == Content::Follows => self.annotations += 1,
            _ => {}
        }
        if content == Content::None {
            self.close(tag.name().as_ref())
        } else {
            Ok(())
        }
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Error> {
        self.in_cell = true;
        self.cell_repeats = 1;
        self.number = None;
        self.shown.clear();
        self.paragraphs = 0;
        // One pass over the attributes: there are millions of cells.
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| damaged(self.position(), error.to_string()))?;
            match attribute.key.as_ref() {
                "table:number-columns-repeated" => {
                    self.cell_repeats = self.repeats(tag, "table:number-columns-repeated")? as usize
                }
                "office:value" => {
                    check_length(attribute.value.as_bytes(), || self.cell_position())?;
                    self.number = Some(attribute.value.into_owned());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Error> {
        match name {
            "table:table" => {
                self.sheet = None;
                self.sink.end_sheet()?;
            }
            "table:table-row" => self.close_row()?,
            "table:table-cell" | "table:covered-table-cell" => {
                let covered = name == "table:covered-table-cell";
                let text = self.number.as_deref().unwrap_or(&self.shown);
                // Empty cells take no place until a cell with content follows: the last one repeats 16,000 times.
                if !covered && !text.trim().is_empty() {
                    for column in self.columns..self.columns.saturating_add(self.cell_repeats.min(1 << 14)) {
                        self.row.fill(column).push_str(text);
                    }
                }
                self.columns = self.columns.saturating_add(self.cell_repeats);
                self.in_cell = false;
                self.in_paragraph = false;
            }
            "text:p" if self.annotations == 0 => self.in_paragraph = false,
            "office:annotation" => self.annotations = self.annotations.saturating_sub(1),
            "office:document-content" => self.whole = true,
            _ => {}
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Error> {
        // The rows below the table are one empty row repeated a million times.
        if !self.row.is_empty() {
            for _ in 0..self.row_repeats {
                self.sink.row(&self.row)?;
                self.rows = self.rows.saturating_add(1);
                if self.rows > MOST_ROWS {
                    return Err(damaged(self.position(), "a row that repeats beyond the end of any sheet"));
                }
                self.row.renumber(self.rows + 1);
            }
        } else {
            self.rows = self.rows.saturating_add(self.row_repeats);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        if self.in_paragraph && self.annotations == 0 {
            self.show(text)?;
        }
        Ok(())
    }

    /// Adds to the displayed text of the cell.
    fn show(&mut self, text: &str) -> Result<(), Error> {
        self.shown.push_str(text);
        check_length(self.shown.as_bytes(), || self.cell_position())
    }

    fn cell_position(&self) -> Position {
        self.position().column(column_letter(self.columns))
    }

    fn attribute<'t>(&self, tag: &'t BytesStart<'_>, name: &str) -> Result<Option<Cow<'t, str>>, Error> {
        let attribute = tag
            .try_get_attribute(name)
            .map_err(|error| damaged(self.position(), error.to_string()))?;
        Ok(match attribute {
            None => None,
            Some(attribute) => {
                let value = attribute
                    .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                    .map_err(|error| damaged(self.position(), error.to_string()))?;
                Some(Cow::Owned(value.into_owned()))
            }
        })
    }

    fn repeats(&self, tag: &BytesStart<'_>, name: &str) -> Result<u32, Error> {
        match self.attribute(tag, name)? {
            None => Ok(1),
            Some(text) => text
                .parse()
                .map_err(|_| damaged(self.position(), format!("{name} of {text:?}"))),
        }
    }
}
