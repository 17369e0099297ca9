//! Which chart a page shows.

/// Whether a page shows the trend, the years, what became of the offences or all forces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ChartKind {
    /// Rolling twelve-month figures at every quarter end, as a line.
    #[default]
    Trend,
    /// One bar a year, at the same quarter end.
    Years,
    /// One bar of what became of the offences of one year. It needs the feature `stories` and a release with outcomes.
    Outcomes,
    /// A tick for each force at its rate, on one line. It needs the feature `stories` and a dataset with populations.
    Forces,
}

impl ChartKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Trend, Self::Years, Self::Outcomes, Self::Forces];

    /// The kinds that show a series over time.
    pub const SERIES: [Self; 2] = [Self::Trend, Self::Years];

    /// The spelling in attributes and options.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Trend => "trend",
            Self::Years => "years",
            Self::Outcomes => "outcomes",
            Self::Forces => "forces",
        }
    }

    /// The kind with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}
