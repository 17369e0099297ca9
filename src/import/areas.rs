//! The areas file: which police forces there are, and what releases and readers call them.

use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;

use super::read_text;
use super::written::{check_slug, check_text, toml_error};
use crate::error::{Error, Position};
use crate::model::{Area, AreaKind, AreaNames, Language, Nation, Population, Translated};

/// The areas of a dataset and the names by which releases know them.
pub(super) struct Areas {
    list: Vec<Area>,
    names: HashMap<String, Known>,
    /// The spellings of the areas file, to suggest from.
    spellings: Vec<String>,
    /// Those of each area.
    releases: Vec<Vec<String>>,
}

/// What a name in a release stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// The area with this index.
    Area(usize),
    /// A body that is listed among the forces and is none.
    NotAForce,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreasToml {
    ignored: Vec<String>,
    area: Vec<AreaToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaToml {
    slug: String,
    code: Option<String>,
    kind: KindToml,
    nation: NationToml,
    population: PopulationToml,
    releases: Vec<String>,
    aliases: Vec<String>,
    en: NamesToml,
    cy: Option<NamesToml>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum KindToml {
    Territorial,
    NonTerritorial,
    Total,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum NationToml {
    EnglandAndWales,
    England,
    Wales,
    CrossBorder,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum PopulationToml {
    Resident,
    TooSmall,
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesToml {
    name: String,
    short: String,
    place: String,
    /// What stands before the name in a sentence: "the".
    #[serde(default)]
    article: String,
}

impl From<NamesToml> for AreaNames {
    fn from(names: NamesToml) -> Self {
        Self {
            name: names.name,
            short: names.short,
            place: names.place,
            article: names.article,
        }
    }
}

/// The areas in the file at `path`.
///
/// # Errors
/// A file error where it cannot be read, an input error where a field is missing, unknown or contradicts another one.
pub(super) fn read(path: &Path) -> Result<Areas, Error> {
    let text = read_text(path)?;
    let file = path.display().to_string();
    let parsed: AreasToml = toml::from_str(&text).map_err(|error| toml_error(&file, &text, &error))?;
    let wrong = |found: String, expected: &str| Error::input(Position::file(&file), found, expected);

    let mut areas = Areas {
        list: Vec::new(),
        names: HashMap::new(),
        spellings: Vec::new(),
        releases: Vec::new(),
    };
    for name in &parsed.ignored {
        areas.names.insert(plain_name(name), Known::NotAForce);
    }
    for area in parsed.area {
        let slug = area.slug.as_str();
        check_slug(&file, "area", slug, areas.list.iter().map(|area| area.slug.as_str()))?;
        let names = [Some(&area.en), area.cy.as_ref()];
        for text in names
            .into_iter()
            .flatten()
            .flat_map(|names| [&names.name, &names.short, &names.place])
        {
            check_text(&file, &format!("a name of area {slug}"), text)?;
        }
        for NamesToml { article, .. } in names.into_iter().flatten() {
            if article.trim() != article {
                return Err(wrong(
                    format!("article {article:?} of area {slug}"),
                    "a word without white space around it",
                ));
            }
        }
        if let Some(code) = &area.code
            && !(code.len() == 9 && code.is_char_boundary(1) && code[1..].bytes().all(|byte| byte.is_ascii_digit()))
        {
            return Err(wrong(
                format!("code {code:?} of area {slug}"),
                "an ONS code, a letter and eight digits",
            ));
        }
        if let Some(alias) = area
            .aliases
            .iter()
            .find(|alias| alias.trim().is_empty() || alias.to_lowercase() != **alias)
        {
            return Err(wrong(format!("alias {alias:?} of area {slug}"), "a name in lower case"));
        }
        let is_total = matches!(area.kind, KindToml::Total);
        if is_total != area.releases.is_empty() {
            return Err(wrong(
                format!("{} release names for area {slug}", area.releases.len()),
                "at least one for a force, and none for a total, which is summed",
            ));
        }
        let index = areas.list.len();
        areas.releases.push(area.releases.clone());
        for name in area.releases {
            if areas.names.insert(plain_name(&name), Known::Area(index)).is_some() {
                return Err(wrong(
                    format!("the release name {name:?} twice, last at area {slug}"),
                    "each name once",
                ));
            }
            areas.spellings.push(name);
        }
        let names = Translated::new(AreaNames::from(area.en));
        areas.list.push(Area {
            slug: area.slug,
            code: area.code,
            kind: match area.kind {
                KindToml::Territorial => AreaKind::Territorial,
                KindToml::NonTerritorial => AreaKind::NonTerritorial,
                KindToml::Total => AreaKind::Total,
            },
            nation: match area.nation {
                NationToml::EnglandAndWales => Nation::EnglandAndWales,
                NationToml::England => Nation::England,
                NationToml::Wales => Nation::Wales,
                NationToml::CrossBorder => Nation::CrossBorder,
            },
            population: match area.population {
                PopulationToml::Resident => Population::Resident,
                PopulationToml::TooSmall => Population::TooSmall,
                PopulationToml::None => Population::None,
            },
            names: match area.cy {
                Some(cy) => names.with(Language::Cy, cy.into()),
                None => names,
            },
            aliases: area.aliases,
        });
    }
    Ok(areas)
}

impl Areas {
    /// The areas, in file order.
    pub(super) fn list(&self) -> &[Area] {
        &self.list
    }

    /// Index of the area with this slug.
    pub(super) fn index(&self, slug: &str) -> Option<usize> {
        self.list.iter().position(|area| area.slug == slug)
    }

    /// Index of the area with this ONS code.
    pub(super) fn with_code(&self, code: &str) -> Option<usize> {
        self.list.iter().position(|area| area.code.as_deref() == Some(code))
    }

    /// Names of an area in releases.
    pub(super) fn releases(&self, area: usize) -> &[String] {
        &self.releases[area]
    }

    /// What `name` stands for in a release.
    ///
    /// # Errors
    /// An input error at `position` that suggests the nearest known names.
    pub(super) fn resolve(&self, name: &str, position: impl FnOnce() -> Position) -> Result<Known, Error> {
        if let Some(&known) = self.names.get(&plain_name(name)) {
            return Ok(known);
        }
        let known = "a police force named in the areas file";
        Err(if name.is_empty() {
            Error::input(position(), "an empty cell", known)
        } else {
            let nearest = self.nearest(name).join(" or ");
            Error::input(position(), format!("{name:?}"), format!("{known}, such as {nearest}"))
        })
    }

    /// The three known spellings that are nearest to `name`, nearest first.
    fn nearest(&self, name: &str) -> Vec<String> {
        let name = plain_name(name);
        let mut spellings: Vec<(f64, &String)> = self
            .spellings
            .iter()
            .map(|spelling| (strsim::normalized_damerau_levenshtein(&name, &plain_name(spelling)), spelling))
            .collect();
        // Stable, so that ties keep the order of the file.
        spellings.sort_by(|one, other| other.0.total_cmp(&one.0));
        spellings
            .iter()
            .take(3)
            .map(|(_, spelling)| format!("{spelling:?}"))
            .collect()
    }
}

/// A name without what releases vary: case, runs of white space, "&" or "and", and notes such as "[Note 6]" at the end.
pub(super) fn plain_name(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut rest = lower.trim();
    while let Some((before, note)) = rest.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        if !note.trim_start().starts_with("note") {
            break;
        }
        rest = before.trim_end();
    }
    let words: Vec<&str> = rest
        .split_whitespace()
        .map(|word| if word == "&" { "and" } else { word })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn names_differ_in_case_space_ampersand_and_notes_only() {
        for (name, plain) in [
            ("Devon & Cornwall", "devon and cornwall"),
            ("  DEVON  and\u{a0}Cornwall ", "devon and cornwall"),
            ("Greater Manchester [Note 6]", "greater manchester"),
            ("Greater Manchester[note 1] [Notes 6, 7]", "greater manchester"),
            ("London, City of", "london, city of"),
            ("Kent [sic]", "kent [sic]"),
            ("", ""),
        ] {
            assert_eq!(plain_name(name), plain, "{name:?}");
        }
    }
}
