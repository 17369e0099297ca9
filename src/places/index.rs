//! The index of names: every name by which a force is looked for.
//!
//! Layout after the header (`number` is LEB128; text is a number of bytes and UTF-8; `texts` are one in English and one in Welsh):
//!
//! | field | what |
//! |---|---|
//! | attribution | texts |
//! | words | number of them; what is written, what it is meant for |
//! | forces | number of them; slug, texts of the name |
//! | nations | number of them; the letters of their postcode areas with spaces between, texts of what is said of them |
//! | messages | texts for no match, texts for no such district |
//! | names | their number, a text of all; for each a byte of its force, and one of its weight |
//! | districts | number of areas, for each its letters and the number of its districts; for each district what is added to the number before, a byte of its letter, a byte of its force; number of further forces of districts, for each what is added to the place before and a byte of its force |
//!
//! Names are written backwards and in order. Each begins with a byte below 32, which says how many bytes it has in common with the one
//! before. Brotli makes 16.7 kB of 5,650 names so; 17.2 forwards, and 20 of whole ones. A name of another nation has the number of its
//! nation after those of the forces.

use super::file::{Damage, MAGIC, check_header};
use super::fold::{Word, fold};
use super::reader::Reader;

/// The names of a force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Force {
    pub(super) slug: String,
    /// In English and in Welsh.
    pub(super) names: [String; 2],
}

/// A nation whose forces are not among the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Nation {
    /// Letters of its postcode areas, with spaces between.
    pub(super) areas: String,
    pub(super) statement: [String; 2],
}

/// A name by which something is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) shown: String,
    pub(super) folded: String,
    /// Number of the force, or of the nation after the forces.
    pub(super) force: u8,
    pub(super) weight: Weight,
}

/// What a name is, in the order in which matches stand: the classes of places by population, other names of forces, their own names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weight {
    pub(super) class: u8,
    pub(super) border: Border,
}

/// How near a place is to the border of another force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Border {
    /// Not near.
    Far,
    /// So near that the force is approximate.
    Near,
    /// So near that it may be the other force's.
    Open,
}

impl Weight {
    /// Classes below are places.
    pub(super) const ALIAS: u8 = 10;
    /// A force's own name.
    pub(super) const OWN: u8 = 11;

    fn of(byte: u8) -> Self {
        Self {
            class: byte / 3,
            border: match byte % 3 {
                0 => Border::Far,
                1 => Border::Near,
                _ => Border::Open,
            },
        }
    }

    #[cfg(feature = "cli")]
    pub(super) fn byte(self) -> u8 {
        self.class * 3 + self.border as u8
    }
}

/// A postcode district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct District {
    pub(super) code: String,
    pub(super) force: u8,
}

/// The index of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    attribution: [String; 2],
    pub(super) words: Vec<Word>,
    pub(super) forces: Vec<Force>,
    pub(super) nations: Vec<Nation>,
    pub(super) no_match: [String; 2],
    pub(super) no_district: [String; 2],
    pub(super) names: Vec<Name>,
    pub(super) districts: Vec<District>,
    /// Further forces of districts: number of the district, number of the force.
    pub(super) further: Vec<(usize, u8)>,
}

impl Index {
    /// The index in `bytes`.
    ///
    /// # Errors
    /// The field that is wrong: magic number, version, checksum, one that ends early or holds an impossible value, bytes left over.
    pub fn read(bytes: &[u8]) -> Result<Self, Damage> {
        check_header(bytes, MAGIC[0])?;
        let mut reader = Reader::new(bytes);
        let index = reader.index();
        reader.end(index)
    }

    /// Whose names these are, in the language with the tag `language`.
    #[must_use]
    pub fn attribution(&self, language: &str) -> &str {
        said(&self.attribution, language)
    }
}

/// The one of two texts that is in the language with the tag `language`; in English where it is not translated.
pub(super) fn said<'t>(texts: &'t [String; 2], language: &str) -> &'t str {
    let [english, welsh] = texts;
    if welsh.is_empty() || !language.starts_with("cy") {
        english
    } else {
        welsh
    }
}

impl Reader<'_> {
    fn index(&mut self) -> Index {
        self.field = "attribution";
        let attribution = self.texts();
        self.field = "words";
        let mut words = Vec::new();
        for _ in 0..self.length() {
            let [written, meant] = self.texts();
            words.push(Word { written, meant });
        }
        self.field = "forces";
        let mut forces = Vec::new();
        let mut names = Vec::new();
        for force in 0..self.length() {
            let slug = self.text().to_owned();
            let texts = self.texts();
            for text in [&slug, &texts[0], &texts[1]] {
                let folded = fold(text, &words);
                let known = names
                    .iter()
                    .any(|name: &Name| name.force == force as u8 && name.folded == folded);
                if !known && !folded.is_empty() {
                    names.push(Name {
                        shown: text.to_owned(),
                        folded,
                        force: force as u8,
                        weight: Weight {
                            class: Weight::OWN,
                            border: Border::Far,
                        },
                    });
                }
            }
            forces.push(Force { slug, names: texts });
        }
        self.field = "nations";
        let mut nations = Vec::new();
        for _ in 0..self.length() {
            nations.push(Nation {
                areas: self.text().to_owned(),
                statement: self.texts(),
            });
        }
        self.field = "messages";
        let (no_match, no_district) = (self.texts(), self.texts());
        self.field = "names";
        self.names(&mut names, &words, forces.len() + nations.len());
        self.field = "districts";
        let districts = self.districts(forces.len());
        let mut further = Vec::new();
        let mut district = 0;
        for _ in 0..self.length() {
            district += self.number();
            if district >= districts.len() {
                self.fail("a district");
            }
            further.push((district, self.force(forces.len())));
        }
        Index {
            attribution,
            words,
            forces,
            nations,
            no_match,
            no_district,
            names,
            districts,
            further,
        }
    }

    fn names(&mut self, names: &mut Vec<Name>, words: &[Word], forces: usize) {
        let count = self.length();
        let text = self.text();
        let (of_forces, weights) = (self.bytes(count), self.bytes(count));
        let mut backwards = String::new();
        let mut rest = text;
        for (&force, &weight) in of_forces.iter().zip(weights) {
            let keep = rest.bytes().next().unwrap_or(32);
            let end = rest
                .bytes()
                .skip(1)
                .position(|byte| byte < 32)
                .map_or(rest.len(), |end| end + 1);
            let is_kept = keep < 32 && backwards.is_char_boundary(keep.into());
            if !is_kept || usize::from(force) >= forces {
                self.fail("the names of known forces, each with what it keeps of the one before");
                return;
            }
            backwards.truncate(keep.into());
            backwards.push_str(rest.get(1..end).unwrap_or_default());
            rest = rest.get(end..).unwrap_or_default();
            let shown: String = backwards.chars().rev().collect();
            names.push(Name {
                folded: fold(&shown, words),
                shown,
                force,
                weight: Weight::of(weight),
            });
        }
        if !rest.is_empty() {
            self.fail("as many names as there are forces of them");
        }
    }

    fn districts(&mut self, forces: usize) -> Vec<District> {
        let mut areas = Vec::new();
        let mut count = 0;
        for _ in 0..self.length() {
            let letters = self.text();
            let length = self.length();
            count += length;
            areas.push((letters, length));
        }
        let mut districts = Vec::new();
        for (letters, length) in areas {
            let mut number = 0;
            for _ in 0..length {
                number += self.number();
                let mut code = letters.to_owned();
                push_number(&mut code, number);
                districts.push(District { code, force: 0 });
            }
        }
        for (district, letter) in districts.iter_mut().zip(self.bytes(count)) {
            if letter.is_ascii_uppercase() {
                district.code.push(char::from(*letter));
            }
        }
        for district in &mut districts {
            district.force = self.force(forces);
        }
        districts
    }

    /// The number of a force.
    fn force(&mut self, forces: usize) -> u8 {
        let force = self.byte();
        if usize::from(force) >= forces {
            self.fail("the number of a force");
        }
        force
    }
}

/// Adds the decimal digits of a number.
#[inline(never)]
pub(crate) fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
