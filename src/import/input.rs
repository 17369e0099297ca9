//! The bytes of a file, as readers take them: counted, and never more at a time than a reader may hold.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use super::Progress;

/// A file that tells how much of it has been read.
pub(super) struct Tracked<'p> {
    file: File,
    read: u64,
    progress: &'p mut dyn Progress,
}

impl<'p> Tracked<'p> {
    /// `file`, from its beginning.
    pub(super) fn new(file: File, progress: &'p mut dyn Progress) -> Self {
        Self { file, read: 0, progress }
    }
}

impl Read for Tracked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read += count as u64;
        self.progress.read(self.read);
        Ok(count)
    }
}

impl Seek for Tracked<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = self.file.seek(to)?;
        self.read = at;
        Ok(at)
    }
}

/// A buffered, tracked file.
pub(super) type Input<'p> = BufReader<Tracked<'p>>;

/// Bytes that end early where a reader takes more than it may hold: it then stops, and what it has of the piece says what was
/// wrong with it.
pub(super) struct Bounded<R> {
    input: R,
    most: usize,
    left: usize,
    cut: bool,
}

impl<R> Bounded<R> {
    /// `input`, of which a reader may take `most` bytes for one piece.
    pub(super) fn new(input: R, most: usize) -> Self {
        Self {
            input,
            most,
            left: most,
            cut: false,
        }
    }

    /// The reader begins a new piece.
    pub(super) fn renew(&mut self) {
        self.left = self.most;
    }

    /// Whether the bytes ended because a piece was too long.
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let bytes = self.input.fill_buf()?;
        self.cut |= self.left == 0 && !bytes.is_empty();
        Ok(&bytes[..bytes.len().min(self.left)])
    }

    fn consume(&mut self, count: usize) {
        self.input.consume(count);
        self.left = self.left.saturating_sub(count);
    }
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?;
        let count = bytes.len().min(buffer.len());
        buffer[..count].copy_from_slice(&bytes[..count]);
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::Bounded;
    use std::io::Read;

    #[test]
    fn bytes_end_where_a_piece_is_too_long_and_go_on_with_a_new_one() {
        let mut bounded = Bounded::new(&b"abcdefg"[..], 3);
        let mut text = String::new();
        bounded.read_to_string(&mut text).expect("text");
        assert_eq!((text.as_str(), bounded.is_cut()), ("abc", true));
        let mut bounded = Bounded::new(&b"abcdefg"[..], 3);
        let mut piece = [0; 3];
        bounded.read_exact(&mut piece).expect("a piece");
        bounded.renew();
        bounded.read_exact(&mut piece).expect("another one");
        bounded.renew();
        text.clear();
        bounded.read_to_string(&mut text).expect("the rest");
        assert_eq!((text.as_str(), bounded.is_cut()), ("g", false));
    }
}
