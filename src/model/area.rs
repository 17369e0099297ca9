//! Police force areas and the totals over them.

use super::{Quarter, Translated};

/// A police force, or a total over police forces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Spelling in queries: lower-case words joined by hyphens.
    pub slug: String,
    /// ONS code of the area; `None` where ONS gives none (a transport police).
    pub code: Option<String>,
    /// What kind of area this is.
    pub kind: AreaKind,
    /// Heading under which pickers list the area.
    pub nation: Nation,
    /// Whether rates can be worked out.
    pub population: Population,
    /// Names that readers see.
    pub names: Translated<AreaNames>,
    /// Other names by which readers look for it: short names, former names, towns. Lower case.
    pub aliases: Vec<String>,
    /// The forces that it came out of, where it did within the release.
    pub merged: Option<Merger>,
    /// The forces that others call most similar to it, where the areas file lists them.
    pub similar: Option<Similar>,
}

/// How a force came out of others, whose counts it sums for the time before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merger {
    /// First quarter that it recorded itself.
    pub from: Quarter,
    /// The forces that became part of it.
    pub former: Vec<FormerForce>,
}

/// A force that has become part of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerForce {
    /// Its spelling in queries, which goes on working.
    pub slug: String,
    /// Its name in English, within a sentence.
    pub name: String,
}

/// The forces that a publisher calls most similar to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    /// Indices of the areas, in the publisher's order.
    pub areas: Vec<usize>,
    /// Who says so, for readers.
    pub source: String,
}

impl Area {
    /// Whether a query that says `slug` means this area: by its own one, or by one of a force that became part of it.
    #[must_use]
    pub fn is_spelled(&self, slug: &str) -> bool {
        self.slug == slug
            || self
                .merged
                .iter()
                .flat_map(|merged| &merged.former)
                .any(|former| former.slug == slug)
    }
}

/// Whether an area stands in the release itself or is a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AreaKind {
    /// A police force with a territory.
    Territorial,
    /// A police force without a territory, such as a transport police.
    NonTerritorial,
    /// The sum of all forces in the dataset.
    Total,
}

/// The heading of a picker's group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Nation {
    /// England and Wales together.
    EnglandAndWales,
    /// England.
    England,
    /// Wales.
    Wales,
    /// Forces whose work crosses nations.
    CrossBorder,
}

/// Whether an area's resident population supports a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Population {
    /// Mid-year estimates exist and rates can be stated.
    Resident,
    /// Residents are too few beside the people who work in or visit the area: rates are suppressed.
    TooSmall,
    /// There is no resident population.
    None,
}

/// The names of an area in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AreaNames {
    /// Reader's name of the force: "Merseyside Police".
    pub name: String,
    /// Name of the place: "Merseyside".
    pub short: String,
    /// Place phrase: "in Merseyside", "in the West Midlands".
    pub place: String,
    /// What stands before the name in a sentence: "the", as in "the Metropolitan Police"; empty for most.
    pub article: String,
}

impl AreaNames {
    /// The name within a sentence: "Merseyside Police", "the Metropolitan Police".
    #[must_use]
    pub fn in_sentence(&self) -> String {
        if self.article.is_empty() {
            self.name.clone()
        } else {
            let mut name = self.article.clone();
            name.push(' ');
            name += &self.name;
            name
        }
    }
}
