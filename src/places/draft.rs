//! What an index is written from: the importer's half of the file.

use super::file::{MAGIC, seal};
use super::fold::fold;
use super::index::Weight;
use super::postcode::area;
use super::writer::Writer;

/// Everything that an index holds. The same draft always gives the same bytes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IndexDraft {
    /// Whose names these are, in English and in Welsh.
    pub attribution: [String; 2],
    /// Words of names, and what they are meant for: empty for nothing.
    pub words: Vec<[String; 2]>,
    /// The forces.
    pub forces: Vec<DraftForce>,
    /// Nations whose forces are not among the figures.
    pub nations: Vec<DraftNation>,
    /// What is said where nothing matches, in English and in Welsh.
    pub no_match: [String; 2],
    /// What is said of a postcode that is not known, in English and in Welsh.
    pub no_district: [String; 2],
    /// Names in any order; of two that are alike the first comes first.
    pub names: Vec<DraftName>,
    /// Postcode districts in any order.
    pub districts: Vec<DraftDistrict>,
}

/// A force and its own names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftForce {
    /// Spelling in queries.
    pub slug: String,
    /// In English and in Welsh, which may be empty.
    pub names: [String; 2],
}

/// A nation whose forces are not among the figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftNation {
    /// Letters of its postcode areas, and whole districts that it shares.
    pub areas: Vec<String>,
    /// What is said of it, in English and in Welsh.
    pub statement: [String; 2],
}

/// A name by which something is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftName {
    /// The name as it is shown.
    pub name: String,
    /// Index of the force; of a nation after all forces.
    pub force: usize,
    /// Residents of a place, 0 where they are not known; `None` for another name of the force itself.
    pub population: Option<u32>,
    /// Kilometres to the border of another force.
    pub border: f64,
}

/// A postcode district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftDistrict {
    /// The district: "OX4".
    pub code: String,
    /// Indices of its forces; more than one of a district on a border.
    pub forces: Vec<usize>,
}

/// Least populations of the classes of places.
const CLASSES: [u32; 5] = [1_000, 4_000, 15_000, 60_000, 200_000];

impl DraftName {
    /// Kilometres within which the force of a place is approximate.
    pub const NEAR: f64 = 2.0;
    /// Kilometres within which the boundaries, which are generalised, do not tell the force.
    pub const OPEN: f64 = 0.5;

    fn weight(&self) -> Weight {
        let class = self.population.map_or(Weight::ALIAS, |population| {
            CLASSES.iter().filter(|&&least| population >= least).count() as u8
        });
        let border = if self.border < Self::OPEN {
            Weight::OPEN
        } else if self.border < Self::NEAR {
            Weight::NEAR
        } else {
            0
        };
        Weight::new(class, border)
    }
}

/// The number of a district, and its letter where it has one.
fn split(district: &str) -> (usize, u8) {
    let rest = &district[area(district).len()..];
    let digits = rest.trim_end_matches(|letter: char| letter.is_ascii_uppercase());
    let letter = rest[digits.len()..].bytes().next().unwrap_or_default();
    (digits.parse().unwrap_or_default(), letter)
}

impl IndexDraft {
    /// What the spellings of a name have in common.
    #[must_use]
    pub fn folded(&self, name: &str) -> String {
        let words: Vec<String> = self.words.iter().flatten().cloned().collect();
        fold(name, &words)
    }

    /// Whether a folded name is a force's own: its slug or its name in a language.
    #[must_use]
    pub fn is_own_name(&self, folded: &str, force: usize) -> bool {
        self.forces.get(force).is_some_and(|force| {
            let own = [&force.slug, &force.names[0], &force.names[1]];
            own.into_iter().any(|own| self.folded(own) == *folded)
        })
    }

    /// The bytes of the index file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut output = Writer::new();
        for count in [self.forces.len(), self.nations.len(), self.words.len()] {
            output.number(count);
        }
        for said in [&self.attribution, &self.no_match, &self.no_district] {
            output.texts(said);
        }
        for force in &self.forces {
            output.text(&force.slug);
            output.texts(&force.names);
        }
        for nation in &self.nations {
            output.text(&nation.areas.join(" "));
            output.texts(&nation.statement);
        }
        for word in &self.words {
            output.texts(word);
        }
        self.write_names(&mut output);
        self.write_districts(&mut output);
        seal(output.bytes, MAGIC[0])
    }

    fn write_names(&self, output: &mut Writer) {
        let backwards = |name: &DraftName| name.name.chars().rev().collect::<String>();
        let mut names: Vec<(String, &DraftName)> = self.names.iter().map(|name| (backwards(name), name)).collect();
        // Stable: names that are alike keep their order.
        names.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut text = String::new();
        let mut before = "";
        for (name, _) in &names {
            let common = name
                .char_indices()
                .zip(before.chars())
                .take_while(|((_, one), other)| one == other);
            let keep = common
                .map(|((at, one), _)| at + one.len_utf8())
                .take_while(|&keep| keep < 32)
                .last();
            let keep = keep.unwrap_or_default();
            text.push(char::from(keep as u8));
            text.push_str(&name[keep..]);
            before = name;
        }
        output.number(names.len());
        output.text(&text);
        output.bytes.extend(names.iter().map(|(_, name)| name.force as u8));
        output.bytes.extend(names.iter().map(|(_, name)| name.weight().0));
    }

    fn write_districts(&self, output: &mut Writer) {
        let mut districts: Vec<&DraftDistrict> = self.districts.iter().collect();
        districts.sort_by_key(|district| (area(&district.code), split(&district.code)));
        let areas: Vec<&[&DraftDistrict]> = districts
            .chunk_by(|one, other| area(&one.code) == area(&other.code))
            .collect();
        output.number(areas.len());
        for of_area in &areas {
            output.text(area(&of_area[0].code));
            output.number(of_area.len());
        }
        for of_area in &areas {
            let mut before = 0;
            for district in *of_area {
                let (number, _) = split(&district.code);
                output.number(number - before);
                before = number;
            }
        }
        output.bytes.extend(districts.iter().map(|district| split(&district.code).1));
        output.bytes.extend(
            districts
                .iter()
                .map(|district| district.forces.first().copied().unwrap_or_default() as u8),
        );
        let further: Vec<(usize, usize)> = districts
            .iter()
            .enumerate()
            .flat_map(|(place, district)| district.forces.iter().skip(1).map(move |&force| (place, force)))
            .collect();
        output.number(further.len());
        let mut before = 0;
        for (place, force) in further {
            output.number(place - before);
            output.bytes.push(force as u8);
            before = place;
        }
    }
}
