//! Bytes to fields. The first thing that is wrong is kept; after it every read gives nothing, as in the dataset's reader.

use super::file::{Damage, HEADER};

pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    /// Name of the field that is being read.
    pub(super) field: &'static str,
    damage: Option<Damage>,
}

impl<'b> Reader<'b> {
    /// A reader of what follows the header.
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            at: HEADER,
            field: "",
            damage: None,
        }
    }

    /// `value`, if all was well to the last byte.
    pub(super) fn end<T>(mut self, value: T) -> Result<T, Damage> {
        if self.at < self.bytes.len() {
            self.field = "end";
            self.fail("the end of the file");
        }
        match self.damage {
            Some(damage) => Err(damage),
            None => Ok(value),
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn fail(&mut self, expected: &'static str) {
        if self.damage.is_none() {
            self.damage = Some(Damage::new(self.field, self.at as u32, expected));
        }
        self.at = self.bytes.len();
    }

    /// The next `count` bytes.
    #[inline(never)]
    pub(super) fn bytes(&mut self, count: usize) -> &'b [u8] {
        match self.bytes.get(self.at..self.at.saturating_add(count)) {
            Some(bytes) => {
                self.at += count;
                bytes
            }
            None => {
                self.fail("more bytes than there are");
                &[]
            }
        }
    }

    #[inline(never)]
    pub(super) fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or_default()
    }

    /// A number of at most 28 bits.
    #[inline(never)]
    pub(super) fn number(&mut self) -> usize {
        let mut value = 0;
        for shift in (0..28).step_by(7) {
            let byte = self.byte();
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return value;
            }
        }
        self.fail("a smaller number");
        0
    }

    pub(super) fn signed(&mut self) -> i32 {
        let value = self.number() as i32;
        (value >> 1) ^ -(value & 1)
    }

    /// A number below `limit`.
    #[inline(never)]
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let value = self.number();
        if value >= limit {
            self.fail("a smaller number");
            return 0;
        }
        value
    }

    /// A number of items, each of which takes a byte at least.
    pub(super) fn length(&mut self) -> usize {
        let left = self.bytes.len() - self.at;
        self.below(left + 1)
    }

    #[inline(never)]
    pub(super) fn text(&mut self) -> &'b str {
        let length = self.length();
        let bytes = self.bytes(length);
        std::str::from_utf8(bytes).unwrap_or_else(|_| {
            self.fail("text");
            ""
        })
    }
}
