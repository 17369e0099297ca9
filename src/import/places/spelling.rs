//! `places.toml`: what readers type that stands in no table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::super::areas::{self, Areas};
use super::super::read_text;
use super::super::written::{check_text, toml_error};
use crate::error::{Error, Position};
use crate::model::Language;
use crate::places::{DraftForce, DraftNation, IndexDraft};

/// What `places.toml` says, and the areas file that it names.
pub(super) struct Spelling {
    pub(super) areas: Areas,
    pub(super) steps: u32,
    pub(super) boundary_attribution: [String; 2],
    /// Other names of the gazetteer that are Welsh names in use.
    pub(super) welsh: BTreeSet<String>,
    /// Forces of districts, besides that of the table.
    pub(super) districts: BTreeMap<String, Vec<usize>>,
    file: SpellingToml,
    /// Of `file.force`, the indices of the areas.
    forces: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SpellingToml {
    areas: String,
    steps: u32,
    attribution: TextToml,
    boundary_attribution: TextToml,
    no_match: TextToml,
    no_district: TextToml,
    #[serde(default)]
    welsh: Vec<String>,
    #[serde(default)]
    words: BTreeMap<String, String>,
    #[serde(default)]
    force: Vec<ForceToml>,
    #[serde(default)]
    nation: Vec<NationToml>,
    #[serde(default)]
    districts: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextToml {
    en: String,
    #[serde(default)]
    cy: String,
}

impl TextToml {
    fn texts(&self) -> [String; 2] {
        [self.en.clone(), self.cy.clone()]
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ForceToml {
    slug: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NationToml {
    areas: Vec<String>,
    places: Vec<String>,
    statement: TextToml,
}

/// The file at `path`.
///
/// # Errors
/// A file error where it or the areas file cannot be read, an input error for what is not known in it.
pub(super) fn read(path: &Path) -> Result<Spelling, Error> {
    let text = read_text(path)?;
    let shown = path.display().to_string();
    let file: SpellingToml = toml::from_str(&text).map_err(|error| toml_error(&shown, &text, &error))?;
    let areas = areas::read(&path.with_file_name(&file.areas))?;
    let wrong = |found: String, expected: &str| Error::input(Position::file(&shown), found, expected);
    let index = |slug: &str| {
        let expected = "the slug of an area in the areas file";
        areas.index(slug).ok_or_else(|| wrong(format!("slug {slug:?}"), expected))
    };
    if !(100..=30_000).contains(&file.steps) {
        return Err(wrong(format!("{} steps", file.steps), "100 to 30000"));
    }
    for (what, texts) in [
        ("attribution", &file.attribution),
        ("boundary-attribution", &file.boundary_attribution),
        ("no-match", &file.no_match),
        ("no-district", &file.no_district),
    ] {
        check_text(&shown, what, &texts.en)?;
    }
    let mut forces = Vec::new();
    for force in &file.force {
        forces.push(index(&force.slug)?);
    }
    let of_nations = file.nation.iter().flat_map(|nation| &nation.places);
    let of_forces = file.force.iter().flat_map(|force| force.names.iter().chain(&force.places));
    for name in of_nations.chain(of_forces).chain(&file.welsh) {
        check_text(&shown, "a name", name)?;
        if name.chars().any(char::is_control) {
            return Err(wrong(format!("{name:?} as a name"), "text without control characters"));
        }
    }
    let mut districts = BTreeMap::new();
    for (code, slugs) in &file.districts {
        if !is_district(code) || slugs.is_empty() {
            let found = format!("district {code:?} with {} forces", slugs.len());
            return Err(wrong(found, "a postcode district, such as OX4, with at least one"));
        }
        let of_district: Vec<usize> = slugs.iter().map(|slug| index(slug)).collect::<Result<_, _>>()?;
        districts.insert(code.clone(), of_district);
    }
    Ok(Spelling {
        steps: file.steps,
        boundary_attribution: file.boundary_attribution.texts(),
        welsh: file.welsh.iter().cloned().collect(),
        districts,
        forces,
        areas,
        file,
    })
}

impl Spelling {
    /// An index of the forces and of what is said, still without names and districts.
    pub(super) fn draft(&self) -> IndexDraft {
        let forces = self.areas.list().iter().map(|area| DraftForce {
            slug: area.slug.clone(),
            names: [Language::En, Language::Cy].map(|language| {
                area.names
                    .exact(language)
                    .map_or_else(String::new, |names| names.name.clone())
            }),
        });
        let nations = self.file.nation.iter().map(|nation| DraftNation {
            areas: nation.areas.clone(),
            statement: nation.statement.texts(),
        });
        IndexDraft {
            attribution: self.file.attribution.texts(),
            words: self
                .file
                .words
                .iter()
                .map(|(written, meant)| [written.clone(), meant.clone()])
                .collect(),
            forces: forces.collect(),
            nations: nations.collect(),
            no_match: self.file.no_match.texts(),
            no_district: self.file.no_district.texts(),
            ..IndexDraft::default()
        }
    }

    /// The areas file's forces, and what this file says of them.
    pub(super) fn forces(&self) -> impl Iterator<Item = (usize, &[String], &[String])> {
        let forces = self.file.force.iter().zip(&self.forces);
        forces.map(|(force, &index)| (index, force.names.as_slice(), force.places.as_slice()))
    }

    /// Names of places of each nation elsewhere.
    pub(super) fn nations(&self) -> impl Iterator<Item = &[String]> {
        self.file.nation.iter().map(|nation| nation.places.as_slice())
    }
}

/// Whether a text is spelled like a district: one or two capitals, one or two digits, at most one capital.
pub(super) fn is_district(code: &str) -> bool {
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &code[letters..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let last = &rest[digits..];
    (1..=2).contains(&letters)
        && (1..=2).contains(&digits)
        && last.len() <= 1
        && last.bytes().all(|byte| byte.is_ascii_uppercase())
}
