//! Fields to bytes.

use super::file::HEADER;

pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    /// A writer that leaves room for the header.
    pub(super) fn new() -> Self {
        Self { bytes: vec![0; HEADER] }
    }

    pub(super) fn number(&mut self, mut value: usize) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    pub(super) fn signed(&mut self, value: i32) {
        self.number(((value << 1) ^ (value >> 31)) as u32 as usize);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// A text in English and one in Welsh.
    pub(super) fn texts(&mut self, texts: &[String; 2]) {
        for text in texts {
            self.text(text);
        }
    }
}
