//! The chart in words: where it begins and ends, its lowest and its highest figure, as far as they can be compared.

use crate::figures::{Claim, Figures};
use crate::model::{ChartKind, ClaimKind, YearEnding};

/// What the summary of a chart says.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryPlan<'f> {
    /// The last figure of the chart; `None` where it has none.
    pub last: Option<&'f Claim>,
    /// The last figure of each area that is drawn beside it.
    pub elsewhere: Vec<&'f Claim>,
    /// The years that can be compared with the last one; `None` where there are no others.
    pub extremes: Option<Extremes<'f>>,
    /// The first year of the chart, where the years from there to the first of `extremes` cannot be compared with the last.
    pub incomparable_from: Option<YearEnding>,
    /// Whether years of the chart have no figure.
    pub has_gaps: bool,
}

/// A span of years that can be compared with one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extremes<'f> {
    /// The first of them.
    pub first: &'f Claim,
    /// The first of the lowest; `None` where the topic withholds it.
    pub lowest: Option<&'f Claim>,
    /// The first of the highest; `None` where the topic withholds it.
    pub highest: Option<&'f Claim>,
}

impl<'f> SummaryPlan<'f> {
    /// The summary of the chart `kind`.
    #[must_use]
    pub fn new(figures: &'f Figures<'_>, kind: ChartKind) -> Self {
        let shown = figures.shown(kind);
        let mut present: Vec<&'f Claim> = Vec::new();
        for &index in &shown {
            let point = &figures.series.points[index];
            if point.value.is_ok() {
                present.push(point);
            }
        }
        let has_gaps = present.len() < shown.len();
        let mut elsewhere = Vec::new();
        for series in &figures.comparisons {
            let last = shown.iter().rev().map(|&index| &series.points[index]);
            elsewhere.extend(last.into_iter().find(|point| point.value.is_ok()));
        }
        let Some(&last) = present.last() else {
            return Self {
                last: None,
                elsewhere,
                extremes: None,
                incomparable_from: None,
                has_gaps,
            };
        };
        let among = |kind: ClaimKind| {
            let mut among: Vec<&'f Claim> = Vec::new();
            for &point in &present {
                if figures.claims.comparable(last.key.kind(kind), point.key.year_ending).is_ok() {
                    among.push(point);
                }
            }
            among
        };
        let comparable = among(ClaimKind::Change);
        let first = comparable.first().filter(|_| comparable.len() > 1);
        let extremes = first.map(|&first| Extremes {
            first,
            lowest: most(&among(ClaimKind::LowestInYears), |value, least| value < least),
            highest: most(&among(ClaimKind::HighestInYears), |value, most| value > most),
        });
        let begins = present.first().map(|point| point.key.year_ending);
        let compared = comparable.first().map(|point| point.key.year_ending);
        Self {
            last: Some(last),
            elsewhere,
            extremes,
            incomparable_from: begins.filter(|_| begins != compared),
            has_gaps,
        }
    }
}

/// The first of the claims that beats all others; `None` of fewer than two.
fn most<'f>(claims: &[&'f Claim], beats: fn(f64, f64) -> bool) -> Option<&'f Claim> {
    let mut best = *claims.first()?;
    if claims.len() < 2 {
        return None;
    }
    for &claim in claims {
        if let (Ok(value), Ok(most)) = (claim.value, best.value)
            && beats(value, most)
        {
            best = claim;
        }
    }
    Some(best)
}
