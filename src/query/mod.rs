//! The one spelling of a query: element attributes, page URLs, the command line and test names all read and write it.

mod claim;

pub use claim::{ClaimKey, ClaimQuery};

use std::fmt;
use std::str::FromStr;

use crate::dataset::Dataset;
use crate::error::{Error, ErrorKind};
use crate::model::{Date, Measure, YearEnding, cut, next_piece};

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
    /// Slug of the area that the force is compared with: the total, or another force, which is then shown beside both; `none`
    /// for no comparison.
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
            _ => return Err(unknown("query key", key, &Self::KEYS)),
        };
        *slot = Some(value.trim_ascii().to_owned()).filter(|value| !value.is_empty());
        Ok(())
    }

    /// The query held against `dataset`: defaults filled in, every value found. The defaults are the topic's area, its first
    /// offence, the count, the last year ending in which it was recorded, the dataset's total as comparison, and the dataset's release.
    ///
    /// # Errors
    /// A query error that lists the valid values, nearest first.
    pub fn resolve(&self, dataset: &Dataset) -> Result<ResolvedQuery, Error> {
        let topic = dataset.topic();
        let mut areas = Vec::new();
        for area in dataset.areas() {
            areas.push(area.slug.as_str());
        }
        let mut offences = Vec::new();
        for offence in &topic.offences {
            offences.push(offence.slug.as_str());
        }
        let mut measures = Vec::new();
        for measure in Measure::ALL {
            measures.push(measure.slug());
        }

        let release = dataset.release().date;
        if let Some(asked) = self.release.as_deref() {
            find("release", asked, &[&release.to_string(), LATEST])?;
        }
        let area = match self.force.as_deref() {
            None => topic.default_area,
            Some(slug) => find("force", slug, &areas)?,
        };
        let offence = match self.offence.as_deref() {
            None => 0,
            Some(slug) => find("offence", slug, &offences)?,
        };
        let measure = match self.measure.as_deref() {
            None => Measure::default(),
            Some(slug) => Measure::ALL[find("measure", slug, &measures)?],
        };
        let year_ending = match self.year_ending.as_deref() {
            None => latest_period(dataset, offence),
            Some(text) => find_period(dataset, text)?,
        };
        let compare = match self.compare.as_deref() {
            Some(NO_COMPARISON) => None,
            // A force beside itself says nothing: what is left is what every force is compared with.
            Some(slug) => Some(find("compare", slug, &areas)?)
                .filter(|&compared| compared != area)
                .or(dataset.total()),
            None => dataset.total(),
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
    /// The spelling of the query, with every part of it.
    #[must_use]
    pub fn spelled(&self, dataset: &Dataset) -> String {
        let slug = |area: usize| dataset.areas()[area].slug.as_str();
        let values = [
            slug(self.area),
            &dataset.topic().offences[self.offence].slug,
            self.measure.slug(),
            &self.year_ending.to_string(),
            self.compare.map_or(NO_COMPARISON, slug),
            &self.release.to_string(),
        ];
        let mut text = String::new();
        for (key, value) in FigureQuery::KEYS.iter().zip(values) {
            spell(&mut text, key, value);
        }
        text
    }
}

/// Adds `key=value` to the spelling of a query.
fn spell(text: &mut String, key: &str, value: &str) {
    if !text.is_empty() {
        text.push('&');
    }
    text.push_str(key);
    text.push('=');
    text.push_str(value);
}

/// The last year ending of the dataset in which the offence was recorded: of one whose codes have ended, the last before that.
fn latest_period(dataset: &Dataset, offence: usize) -> YearEnding {
    let mut last = dataset.first_quarter();
    for &code in &dataset.topic().offences[offence].codes {
        last = last.max(dataset.last_quarter_of_code(code));
    }
    YearEnding::new(last)
}

/// The year ending spelled `text`.
///
/// # Errors
/// A query error that lists those of the dataset: nearest in time where the text is another period, else newest first.
fn find_period(dataset: &Dataset, text: &str) -> Result<YearEnding, Error> {
    let periods = dataset.year_endings();
    let asked = text.parse::<YearEnding>();
    if let Ok(period) = asked
        && periods.contains(&period)
    {
        return Ok(period);
    }
    let near = asked.map_or(dataset.last_quarter(), YearEnding::quarter);
    let mut valid = Vec::new();
    for index in nearest_first(periods.len(), &|index| periods[index].quarter().since(near).unsigned_abs()) {
        valid.push(periods[index].to_string());
    }
    Err(ErrorKind::Query {
        key: "year-ending",
        found: text.to_owned(),
        valid,
    }
    .into())
}

impl fmt::Display for FigureQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for key in Self::KEYS {
            if let Some(value) = self.get(key) {
                spell(&mut text, key, value);
            }
        }
        f.write_str(&text)
    }
}

impl FromStr for FigureQuery {
    type Err = Error;

    /// Parses `force=merseyside&offence=harassment`; an empty text is the default query.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut query = Self::default();
        let mut rest = Some(text);
        while let Some(pair) = next_piece(&mut rest, b'&') {
            if !pair.is_empty() {
                let (key, value) = cut(pair, b'=').unwrap_or((pair, ""));
                query.set(key, value)?;
            }
        }
        Ok(query)
    }
}

/// Position of `asked` among the `valid` values of `key`.
///
/// # Errors
/// A query error that lists the valid values, nearest first.
pub(crate) fn find(key: &'static str, asked: &str, valid: &[&str]) -> Result<usize, Error> {
    let position = valid.iter().position(|&value| value == asked);
    position.ok_or_else(|| unknown(key, asked, valid))
}

/// The error of an unknown value, with the valid ones in order of edit distance from it.
fn unknown(key: &'static str, found: &str, values: &[&str]) -> Error {
    let mut valid = Vec::new();
    for index in nearest_first(values.len(), &|index| edit_distance(found, values[index])) {
        valid.push(values[index].to_owned());
    }
    ErrorKind::Query {
        key,
        found: found.to_owned(),
        valid,
    }
    .into()
}

/// The numbers below `count` by distance, equally distant ones in their order.
///
/// By insertion: at most some fifty items, and the standard library's sorts are several kilobytes of wasm for each type.
fn nearest_first(count: usize, distance: &dyn Fn(usize) -> u32) -> Vec<usize> {
    let mut ranked: Vec<usize> = Vec::new();
    for index in 0..count {
        let far = distance(index);
        let place = ranked.iter().take_while(|&&before| distance(before) <= far).count();
        ranked.insert(place, index);
    }
    ranked
}

/// Levenshtein distance in bytes, less what a prefix leaves untyped: "mersey" is nearer to "merseyside" than to "surrey".
///
/// Ten lines here, because this room may use the standard library alone.
fn edit_distance(from: &str, to: &str) -> u32 {
    let mut typed = from.to_ascii_lowercase().into_bytes();
    for byte in &mut typed {
        if matches!(byte, b' ' | b'_') {
            *byte = b'-';
        }
    }
    let to = to.as_bytes();
    if !typed.is_empty() && (to.starts_with(&typed) || typed.starts_with(to)) {
        return 0;
    }
    let mut row = Vec::new();
    for column in 0..=to.len() {
        row.push(column as u32);
    }
    for (above, left) in typed.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = above as u32 + 1;
        for (column, right) in to.iter().enumerate() {
            let substituted = diagonal + u32::from(left != right);
            diagonal = row[column + 1];
            row[column + 1] = substituted.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
