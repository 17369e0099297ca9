//! The one error type. Import errors say where, what was found and what was expected.

use std::fmt;

use crate::model::Digits;

/// An error of the library. Small to return; its [`ErrorKind`] is behind a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<ErrorKind>);

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A source file holds something that the importer does not know.
    Input {
        /// Where.
        position: Position,
        /// What stands there.
        found: String,
        /// What may stand there.
        expected: String,
    },
    /// The bytes are no dataset, are damaged, or were written by a version that is too old.
    Dataset {
        /// The field that could not be read.
        field: &'static str,
        /// What stands there.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// The bytes are a dataset that a newer version has written.
    Newer {
        /// The version of its layout.
        found: String,
        /// The versions that can be read.
        expected: String,
    },
    /// A query names something that the dataset does not hold.
    Query {
        /// The key of the query: "force", "year-ending".
        key: &'static str,
        /// The value that was asked for.
        found: String,
        /// What exists, nearest first.
        valid: Vec<String>,
    },
    /// Two claims were asked to be compared that are not of the same kind of thing.
    Unlike {
        /// In what they differ: "offences", "coverage".
        what: &'static str,
        /// Of the one claim.
        one: String,
        /// Of the other.
        other: String,
    },
    /// A drawing backend failed.
    Paint(
        /// The backend's message.
        String,
    ),
    /// A file could not be read or written.
    File {
        /// Path as the caller gave it.
        path: String,
        /// The system's message.
        message: String,
    },
}

/// A place in a source file. Rows and columns count from 1, as spreadsheets show them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Position {
    /// File name, as it was given.
    pub file: String,
    /// Sheet name, where the file has sheets.
    pub sheet: Option<String>,
    /// Row, from 1.
    pub row: Option<u32>,
    /// Column heading, or letter where there is no heading.
    pub column: Option<String>,
}

impl Position {
    /// A place in `file`, not narrowed down further.
    #[must_use]
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            ..Self::default()
        }
    }

    /// The same place, in the sheet `sheet`.
    #[must_use]
    pub fn sheet(mut self, sheet: impl Into<String>) -> Self {
        self.sheet = Some(sheet.into());
        self
    }

    /// The same place, in row `row` (from 1).
    #[must_use]
    pub fn row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// The same place, in the column with this heading or letter.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, ", sheet {sheet}")?;
        }
        if let Some(row) = self.row {
            write!(f, ", row {}", Digits::of(row))?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        Ok(())
    }
}

impl Error {
    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// An error of a source file.
    #[must_use]
    pub fn input(position: Position, found: impl Into<String>, expected: impl Into<String>) -> Self {
        ErrorKind::Input {
            position,
            found: found.into(),
            expected: expected.into(),
        }
        .into()
    }

    /// An error of a dataset file.
    #[must_use]
    pub fn dataset(field: &'static str, found: impl Into<String>, expected: impl Into<String>) -> Self {
        ErrorKind::Dataset {
            field,
            found: found.into(),
            expected: expected.into(),
        }
        .into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            ErrorKind::Input {
                position,
                found,
                expected,
            } => write!(f, "{position}: found {found}, expected {expected}"),
            ErrorKind::Dataset { field, found, expected } => unread(f, field, found, expected),
            ErrorKind::Newer { found, expected } => unread(f, "format version", found, expected),
            ErrorKind::Query { key, found, valid } => {
                write!(f, "unknown {key} \"{found}\"; valid, nearest first: ")?;
                for (index, value) in valid.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { ", " })?;
                    f.write_str(value)?;
                }
                Ok(())
            }
            ErrorKind::Unlike { what, one, other } => {
                write!(f, "cannot compare claims of different {what}: {one} against {other}")
            }
            ErrorKind::Paint(message) => write!(f, "drawing failed: {message}"),
            ErrorKind::File { path, message } => write!(f, "{path}: {message}"),
        }
    }
}

/// A field of a dataset file that could not be read.
fn unread(f: &mut fmt::Formatter<'_>, field: &str, found: &str, expected: &str) -> fmt::Result {
    write!(f, "dataset file, {field}: found {found}, expected {expected}")
}

impl std::error::Error for Error {}
