//! How long the pieces of an .xlsx workbook's XML are: a guard, and no parser.

use std::io::{self, Write};

use super::sheet::{MOST_CELL, MOST_PIECE, too_long};
use crate::error::{Error, Position};

/// Bytes of a tag or of a text that are kept, to say what was too long.
const KEPT: usize = 64;

/// Watches the bytes of one part of a workbook, and stops where a tag or a cell is longer than [`MOST_PIECE`]. Cells that are
/// too long and shorter than this are refused when they are read, with their row and column.
pub(super) struct Pieces {
    part: String,
    /// Whether calamine reads the part.
    watched: bool,
    in_tag: bool,
    /// Beginning of the tag.
    tag: Vec<u8>,
    /// Bytes of the tag.
    tag_length: usize,
    /// Last byte of the tag, or zero: a slash where the element has no content.
    tag_last: u8,
    /// Whether the texts belong to one cell or one shared text.
    in_cell: bool,
    /// Tag of that cell.
    cell: Vec<u8>,
    /// Beginning of the cell's text.
    text: Vec<u8>,
    /// Bytes of the cell's text.
    text_length: usize,
}

impl Pieces {
    /// Nothing of the part `name` yet.
    pub(super) fn new(name: &str) -> Self {
        let watched = ["xl/worksheets/", "xl/sharedStrings", "xl/workbook", "xl/styles", "xl/_rels/"];
        Self {
            part: name.to_owned(),
            watched: watched.iter().any(|start| name.starts_with(start)),
            in_tag: false,
            tag: Vec::new(),
            tag_length: 0,
            tag_last: 0,
            in_cell: false,
            cell: Vec::new(),
            text: Vec::new(),
            text_length: 0,
        }
    }

    /// Fails where a piece was too long.
    ///
    /// # Errors
    /// An input error that names the cell as far as it is known.
    pub(super) fn refuse_long(&self, file: &str) -> Result<(), Error> {
        let part = Position::file(file).sheet(self.part.clone());
        if self.tag_length > MOST_PIECE {
            return Err(too_long(part, ("piece of XML", MOST_PIECE), &self.tag));
        }
        if self.text_length > MOST_PIECE {
            let place = match self.reference() {
                Some(reference) => part.column(reference),
                None => part,
            };
            return Err(too_long(place, ("cell", MOST_CELL), &self.text));
        }
        Ok(())
    }

    /// The cell's name for itself, "H5".
    fn reference(&self) -> Option<String> {
        let tag = std::str::from_utf8(&self.cell).ok()?;
        let (_, rest) = tag.split_once(" r=\"")?;
        Some(rest.split_once('"')?.0.to_owned())
    }

    /// A tag is over: what it says of the texts that follow.
    fn end_tag(&mut self) {
        let (closes, tag) = match self.tag.split_first() {
            Some((b'/', rest)) => (true, rest),
            _ => (false, self.tag.as_slice()),
        };
        let end = tag.iter().position(|byte| b" \t\r\n/".contains(byte)).unwrap_or(tag.len());
        // Without the prefix of its namespace.
        let name = tag[..end].rsplit(|&byte| byte == b':').next().unwrap_or_default();
        let cell = name == b"c" || name == b"si";
        if cell {
            self.in_cell = !closes && self.tag_last != b'/';
            self.cell.clear();
            self.cell.extend_from_slice(tag);
        }
        if cell || !self.in_cell {
            self.text.clear();
            self.text_length = 0;
        }
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = bytes.len();
        let mut rest = if self.watched { bytes } else { &[] };
        while !rest.is_empty() {
            let edge = if self.in_tag { b'>' } else { b'<' };
            let end = rest.iter().position(|&byte| byte == edge);
            let piece = &rest[..end.unwrap_or(rest.len())];
            if self.in_tag {
                self.tag_last = piece.last().copied().unwrap_or(self.tag_last);
            }
            let (kept, length) = if self.in_tag {
                (&mut self.tag, &mut self.tag_length)
            } else {
                (&mut self.text, &mut self.text_length)
            };
            let room = KEPT.saturating_sub(kept.len()).min(piece.len());
            kept.extend_from_slice(&piece[..room]);
            *length += piece.len();
            if *length > MOST_PIECE {
                return Err(io::Error::other("a piece that is too long"));
            }
            let Some(end) = end else { break };
            if self.in_tag {
                self.end_tag();
            } else {
                self.tag.clear();
                self.tag_length = 0;
                self.tag_last = 0;
            }
            self.in_tag = !self.in_tag;
            rest = &rest[end + 1..];
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
