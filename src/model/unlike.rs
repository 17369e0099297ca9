//! In what two figures differ that are no like for like.

/// In what two figures differ that are no like for like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unlike {
    /// They state different things.
    Kinds,
    /// They count different offences.
    Offences,
    /// They are of different months.
    Periods,
    /// One leaves out what the other counts.
    Coverage,
    /// They are in per cent of different years.
    Bases,
}

impl Unlike {
    /// The word for it in errors.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Kinds => "kinds",
            Self::Offences => "offences",
            Self::Periods => "periods",
            Self::Coverage => "coverage",
            Self::Bases => "base years",
        }
    }
}
