//! The one spelling of a query: element attributes, page URLs, the command line and test names all read and write it.

use std::fmt;
use std::str::FromStr;

use crate::dataset::Dataset;
use crate::error::{Error, ErrorKind};
use crate::model::{Date, Measure, YearEnding};

/// What is asked for, as words; `None` stands for the default. [`FigureQuery::resolve`] holds it against a dataset.
///
/// Spelled `force=merseyside&offence=harassment&measure=count&year-ending=2023-09&release=2026-04-23`, in this order, with
/// defaults left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureQuery {
    /// Slug of a force or of a total.
    pub force: Option<String>,
    /// Slug of an offence of the topic.
    pub offence: Option<String>,
    /// Measure.
    pub measure: Option<String>,
    /// Last month of the twelve, `2023-09`.
    pub year_ending: Option<String>,
    /// Slug of the area that the force is compared with; `none` for no comparison.
    pub compare: Option<String>,
    /// Release date, `2026-04-23`, or `latest`.
    pub release: Option<String>,
}

/// A query whose every part exists in the dataset that it was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ResolvedQuery {
    /// Index into [`Dataset::areas`].
    pub area: usize,
    /// Index into the topic's offences.
    pub offence: usize,
    /// Measure.
    pub measure: Measure,
    /// The twelve months of the headline.
    pub year_ending: YearEnding,
    /// Index into [`Dataset::areas`] of the area that the force is compared with.
    pub compare: Option<usize>,
    /// The dataset's release.
    pub release: Date,
}

/// The value of `compare` that asks for no comparison.
const NO_COMPARISON: &str = "none";
/// The value of `release` that asks for whatever the dataset holds.
const LATEST: &str = "latest";

impl FigureQuery {
    /// The keys, in spelling order, as attributes and options write them.
    pub const KEYS: [&'static str; 6] = ["force", "offence", "measure", "year-ending", "compare", "release"];

    /// The value of `key`, or `None` where it is unset or no key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        match key {
            "force" => self.force.as_deref(),
            "offence" => self.offence.as_deref(),
            "measure" => self.measure.as_deref(),
            "year-ending" => self.year_ending.as_deref(),
            "compare" => self.compare.as_deref(),
            "release" => self.release.as_deref(),
            _ => None,
        }
    }

    /// Sets `key`; an empty value unsets it.
    ///
    /// # Errors
    /// A query error that lists the keys where `key` is none of them.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), Error> {
        let slot = match key {
            "force" => &mut self.force,
            "offence" => &mut self.offence,
            "measure" => &mut self.measure,
            "year-ending" => &mut self.year_ending,
            "compare" => &mut self.compare,
            "release" => &mut self.release,
            _ => return Err(unknown("query key", key, Self::KEYS.map(str::to_owned).to_vec())),
        };
        *slot = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        Ok(())
    }

    /// The query held against `dataset`: defaults filled in, every value found. The defaults are the topic's area, its first
    /// offence, the count, the last year ending of the dataset, the dataset's total as comparison, and the dataset's release.
    ///
    /// # Errors
    /// A query error that lists the valid values, nearest first.
    pub fn resolve(&self, dataset: &Dataset) -> Result<ResolvedQuery, Error> {
        let topic = dataset.topic();
        let areas = || dataset.areas().iter().map(|area| area.slug.clone()).collect::<Vec<_>>();
        let find_area = |key: &'static str, slug: &str| dataset.area_index(slug).ok_or_else(|| unknown(key, slug, areas()));

        let release = dataset.release().date;
        if let Some(asked) = self.release.as_deref()
            && asked != LATEST
            && asked.parse() != Ok(release)
        {
            return Err(unknown("release", asked, vec![release.to_string(), LATEST.to_owned()]));
        }
        let area = match self.force.as_deref() {
            None => topic.default_area,
            Some(slug) => find_area("force", slug)?,
        };
        let offence = match self.offence.as_deref() {
            None => 0,
            Some(slug) => topic
                .offences
                .iter()
                .position(|offence| offence.slug == slug)
                .ok_or_else(|| {
                    let slugs = topic.offences.iter().map(|offence| offence.slug.clone()).collect();
                    unknown("offence", slug, slugs)
                })?,
        };
        let measure = match self.measure.as_deref() {
            None => Measure::default(),
            Some(slug) => Measure::ALL
                .into_iter()
                .find(|measure| measure.slug() == slug)
                .ok_or_else(|| {
                    unknown(
                        "measure",
                        slug,
                        Measure::ALL.map(|measure| measure.slug().to_owned()).to_vec(),
                    )
                })?,
        };
        let year_ending = match self.year_ending.as_deref() {
            None => YearEnding::new(dataset.last_quarter()),
            Some(text) => {
                let periods = year_endings(dataset);
                match text.parse::<YearEnding>() {
                    Ok(period) if periods.contains(&period) => period,
                    // Newest first where the text is no period at all, nearest in time where it is one.
                    parsed => {
                        let near = parsed.map_or(dataset.last_quarter(), YearEnding::quarter);
                        let valid = nearest_first(periods, |period| period.quarter().since(near).unsigned_abs() as usize);
                        return Err(ErrorKind::Query {
                            key: "year-ending",
                            found: text.to_owned(),
                            valid: valid.iter().map(YearEnding::to_string).collect(),
                        }
                        .into());
                    }
                }
            }
        };
        let compare = match self.compare.as_deref() {
            Some(NO_COMPARISON) => None,
            Some(slug) => Some(find_area("compare", slug)?),
            None => dataset
                .areas()
                .iter()
                .position(|area| area.kind == crate::model::AreaKind::Total),
        }
        .filter(|&compared| compared != area);
        Ok(ResolvedQuery {
            area,
            offence,
            measure,
            year_ending,
            compare,
            release,
        })
    }
}

impl ResolvedQuery {
    /// The query as words, with every part spelled out.
    #[must_use]
    pub fn spelled(&self, dataset: &Dataset) -> FigureQuery {
        FigureQuery {
            force: Some(dataset.areas()[self.area].slug.clone()),
            offence: Some(dataset.topic().offences[self.offence].slug.clone()),
            measure: Some(self.measure.to_string()),
            year_ending: Some(self.year_ending.to_string()),
            compare: Some(
                self.compare
                    .map_or_else(|| NO_COMPARISON.to_owned(), |area| dataset.areas()[area].slug.clone()),
            ),
            release: Some(self.release.to_string()),
        }
    }
}

/// Every year ending whose four quarters lie within the release, oldest first.
#[must_use]
pub fn year_endings(dataset: &Dataset) -> Vec<YearEnding> {
    (3..dataset.quarter_count() as i32)
        .filter_map(|step| dataset.first_quarter().plus(step))
        .map(YearEnding::new)
        .collect()
}

impl fmt::Display for FigureQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for key in Self::KEYS {
            if let Some(value) = self.get(key) {
                write!(f, "{separator}{key}={value}")?;
                separator = "&";
            }
        }
        Ok(())
    }
}

impl FromStr for FigureQuery {
    type Err = Error;

    /// Parses `force=merseyside&offence=harassment`; an empty text is the default query.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut query = Self::default();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            query.set(key, value)?;
        }
        Ok(query)
    }
}

/// The error of an unknown value, with the valid ones in order of edit distance from it.
fn unknown(key: &'static str, found: &str, valid: Vec<String>) -> Error {
    ErrorKind::Query {
        key,
        found: found.to_owned(),
        valid: nearest_first(valid, |candidate| edit_distance(found, candidate)),
    }
    .into()
}

/// The items by distance, equally distant ones in their order.
///
/// By insertion: at most some fifty items, and the standard library's sorts are several kilobytes of wasm for each type.
fn nearest_first<T>(items: Vec<T>, distance: impl Fn(&T) -> usize) -> Vec<T> {
    let mut ranked: Vec<(usize, T)> = Vec::with_capacity(items.len());
    for item in items {
        let distance = distance(&item);
        let place = ranked.iter().take_while(|before| before.0 <= distance).count();
        ranked.insert(place, (distance, item));
    }
    ranked.into_iter().map(|(_, item)| item).collect()
}

/// Levenshtein distance in bytes, less what a prefix leaves untyped: "mersey" is nearer to "merseyside" than to "surrey".
///
/// Ten lines here, because this room may use the standard library alone.
fn edit_distance(from: &str, to: &str) -> usize {
    let from = from.to_ascii_lowercase().replace([' ', '_'], "-");
    if !from.is_empty() && (to.starts_with(&from) || from.starts_with(to)) {
        return 0;
    }
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, left) in from.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (column, right) in to.bytes().enumerate() {
            let substituted = diagonal + usize::from(left != right);
            diagonal = row[column + 1];
            row[column + 1] = substituted.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
