//! The one spelling of a claim: `harassment.latest`; `harassment.charged@2025-03` of other twelve months and
//! `england-and-wales:harassment.latest` of another area than the query's.

use std::fmt;
use std::str::FromStr;

use super::{ResolvedQuery, find, find_area, find_period};
use crate::dataset::Dataset;
use crate::error::{Error, ErrorKind};
use crate::model::{ClaimKind, YearEnding, cut};

/// What is claimed, as words. [`ClaimQuery::resolve`] holds it against a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimQuery {
    /// Slug of an area; `None` for that of the query.
    pub area: Option<String>,
    /// Slug of an offence of the topic.
    pub offence: String,
    /// Slug of a [`ClaimKind`].
    pub kind: String,
    /// Last month of the twelve, `2025-03`; `None` for those of the query.
    pub year_ending: Option<String>,
}

/// A claim whose every part exists in the dataset that it was resolved against. Whether its value exists is for the figures to
/// say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimKey {
    /// Index into [`Dataset::areas`].
    pub area: usize,
    /// Index into the topic's offences.
    pub offence: usize,
    /// What is claimed.
    pub kind: ClaimKind,
    /// The twelve months.
    pub year_ending: YearEnding,
}

impl ClaimQuery {
    /// The claim held against `dataset`, of the area and the twelve months of `query` where it names none.
    ///
    /// # Errors
    /// A query error that lists the valid values, nearest first.
    pub fn resolve(&self, dataset: &Dataset, query: &ResolvedQuery) -> Result<ClaimKey, Error> {
        let mut offences = Vec::new();
        for offence in &dataset.topic().offences {
            offences.push(offence.slug.as_str());
        }
        let area = match &self.area {
            Some(slug) => find_area(dataset, "area of a claim", slug)?,
            None => query.area,
        };
        let kinds: Vec<&str> = ClaimKind::all().map(ClaimKind::slug).collect();
        let offence = find("offence of a claim", &self.offence, &offences)?;
        let kind = find("claim", &self.kind, &kinds)?;
        Ok(ClaimKey {
            area,
            offence,
            kind: ClaimKind::from_slug(kinds[kind]).unwrap_or(ClaimKind::Latest),
            year_ending: match &self.year_ending {
                Some(text) => find_period(dataset, text)?,
                None => query.year_ending,
            },
        })
    }
}

impl ClaimKey {
    /// The spelling of the claim beside `query`: its area and its twelve months are left out where they are the query's.
    #[must_use]
    pub fn spelled(&self, dataset: &Dataset, query: &ResolvedQuery) -> String {
        let offence = &dataset.topic().offences[self.offence].slug;
        let mut text = String::new();
        if self.area != query.area {
            text.push_str(&dataset.areas()[self.area].slug);
            text.push(':');
        }
        text.push_str(offence);
        text.push('.');
        text.push_str(self.kind.slug());
        if self.year_ending != query.year_ending {
            text.push('@');
            text.push_str(&self.year_ending.to_string());
        }
        text
    }

    /// The same claim of another kind.
    #[must_use]
    pub fn kind(self, kind: ClaimKind) -> Self {
        Self { kind, ..self }
    }
}

impl fmt::Display for ClaimQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(area) = &self.area {
            write!(f, "{area}:")?;
        }
        write!(f, "{}.{}", self.offence, self.kind)?;
        match &self.year_ending {
            Some(period) => write!(f, "@{period}"),
            None => Ok(()),
        }
    }
}

impl FromStr for ClaimQuery {
    type Err = Error;

    /// Parses `harassment.latest`, `harassment.charged@2025-03` and `england-and-wales:harassment.latest`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let text = text.trim_ascii();
        let (area, claim) = match cut(text, b':') {
            Some((area, claim)) => (Some(area.to_owned()), claim),
            None => (None, text),
        };
        let (claim, year_ending) = match cut(claim, b'@') {
            Some((claim, period)) => (claim, Some(period.to_owned())),
            None => (claim, None),
        };
        match cut(claim, b'.') {
            Some((offence, kind)) => Ok(Self {
                area,
                offence: offence.to_owned(),
                kind: kind.to_owned(),
                year_ending,
            }),
            None => Err(ErrorKind::Query {
                key: "claim",
                found: text.to_owned(),
                valid: ["OFFENCE.CLAIM", "OFFENCE.CLAIM@2025-03", "AREA:OFFENCE.CLAIM"]
                    .map(str::to_owned)
                    .to_vec(),
            }
            .into()),
        }
    }
}
