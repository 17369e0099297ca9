//! Which chart a page shows.

/// Whether a page shows the trend or the years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ChartKind {
    /// Rolling twelve-month figures at every quarter end, as a line.
    #[default]
    Trend,
    /// One bar a year, at the same quarter end.
    Years,
}

impl ChartKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Trend, Self::Years];

    /// The spelling in attributes and options.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Trend => "trend",
            Self::Years => "years",
        }
    }

    /// The kind with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}
