//! The index of names: every name by which a force is looked for.
//!
//! Layout after the header (`number` is LEB128; text is a number of bytes and UTF-8):
//!
//! | field | what |
//! |---|---|
//! | counts | number of forces, of nations elsewhere, of words |
//! | texts | attribution, what is said where nothing matches, and of a postcode that is not known; for each force its slug and its name; for each nation the letters of its postcode areas, with spaces between, and what is said of it; for each word what is written and what it is meant for. What is said, and a name, is a text in English and one in Welsh, which may be empty |
//! | names | their number, a text of all; for each a byte of its force, and one of its weight |
//! | districts | number of areas, for each its letters and the number of its districts; for each district what is added to the number before, a byte of its letter, a byte of its force; number of further forces of districts, for each what is added to the place before and a byte of its force |
//!
//! Names are written backwards and in order. Each begins with a byte below 32, which says how many bytes it has in common with the one
//! before. Brotli makes 16.7 kB of 5,650 names so; 17.2 forwards, and 20 of whole ones. A name of a nation elsewhere has the number of its
//! nation after those of the forces.

use super::file::{Damage, MAGIC, check_header};
use super::fold::fold;
use super::reader::Reader;

/// A name by which something is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) shown: String,
    pub(super) folded: String,
    /// Number of the force, or of the nation after the forces.
    pub(super) force: usize,
    pub(super) weight: Weight,
}

/// What a name is, in the order in which matches stand: the classes of places by population, other names of forces, their own names. As
/// a byte of the file it is three times that, plus how near a place is to the border of another force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weight(pub(super) u8);

impl Weight {
    /// Classes below are places.
    pub(super) const ALIAS: u8 = 10;
    /// A force's own name.
    pub(super) const OWN: u8 = 11;
    /// So near to a border that the force is approximate.
    #[cfg(feature = "cli")]
    pub(super) const NEAR: u8 = 1;
    /// So near that it may be the other force's.
    pub(super) const OPEN: u8 = 2;

    pub(super) fn new(class: u8, border: u8) -> Self {
        Self(3 * class + border)
    }

    pub(super) fn class(self) -> u8 {
        self.0 / 3
    }

    /// 0 for a place that is not near a border.
    pub(super) fn border(self) -> u8 {
        self.0 % 3
    }
}

/// A postcode district and one of its forces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct District {
    pub(super) code: String,
    pub(super) force: usize,
}

/// The index of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Numbers of forces, nations, words.
    counts: [usize; 3],
    texts: Vec<String>,
    pub(super) names: Vec<Name>,
    pub(super) districts: Vec<District>,
}

/// Places of what is said, among the texts.
const ATTRIBUTION: usize = 0;
pub(super) const NO_MATCH: usize = 2;
pub(super) const NO_DISTRICT: usize = 4;
/// Number of texts before those of the forces.
const SAID: usize = 6;

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
        self.said(ATTRIBUTION, language)
    }

    /// Number of forces.
    pub(super) fn forces(&self) -> usize {
        self.counts[0]
    }

    /// Spelling of a force in queries.
    pub(super) fn slug(&self, force: usize) -> &str {
        &self.texts[SAID + 3 * force]
    }

    /// Name of a force, or what is said of a nation after the forces.
    pub(super) fn name(&self, force: usize, language: &str) -> &str {
        self.said(SAID + 3 * force + 1, language)
    }

    /// Letters of a nation's postcode areas; nations are numbered after the forces.
    pub(super) fn areas(&self, nation: usize) -> &str {
        self.slug(nation)
    }

    /// Number of forces and nations.
    pub(super) fn nations(&self) -> usize {
        self.counts[0] + self.counts[1]
    }

    /// What is written and what it is meant for, one after the other.
    pub(super) fn words(&self) -> &[String] {
        self.texts.get(SAID + 3 * self.nations()..).unwrap_or_default()
    }

    /// The text at `place`, or the one after it where that is there and Welsh is wanted.
    pub(super) fn said(&self, place: usize, language: &str) -> &str {
        let welsh = &self.texts[place + 1];
        if welsh.is_empty() || !language.as_bytes().starts_with(b"cy") {
            &self.texts[place]
        } else {
            welsh
        }
    }

    /// Adds the own names of a force.
    fn add_own_names(&mut self, force: usize) {
        for place in 0..3 {
            let shown = self.texts[SAID + 3 * force + place].clone();
            self.add_name(shown, force, Weight::new(Weight::OWN, 0));
        }
    }

    fn add_name(&mut self, shown: String, force: usize, weight: Weight) {
        self.names.push(Name {
            folded: fold(&shown, self.words()),
            shown,
            force,
            weight,
        });
    }
}

impl Reader<'_> {
    fn index(&mut self) -> Index {
        self.field = "counts";
        let counts = [self.length(), self.length(), self.length()];
        self.field = "texts";
        let mut index = Index {
            counts,
            texts: Vec::new(),
            names: Vec::new(),
            districts: Vec::new(),
        };
        for _ in 0..SAID + 3 * index.nations() + 2 * counts[2] {
            index.texts.push(self.text().to_owned());
        }
        for force in 0..counts[0] {
            index.add_own_names(force);
        }
        self.field = "names";
        self.names(&mut index);
        self.field = "districts";
        self.districts(&mut index);
        index
    }

    fn names(&mut self, index: &mut Index) {
        let count = self.length();
        let text = self.text();
        let (forces, weights) = (self.bytes(count), self.bytes(count));
        let mut backwards = String::new();
        let mut letters = text.chars().peekable();
        for (&force, &weight) in forces.iter().zip(weights) {
            let keep = letters.next().unwrap_or(' ') as usize;
            if keep >= 32 || !backwards.is_char_boundary(keep) || usize::from(force) >= index.nations() {
                self.fail("names of known forces, each with what it keeps of the one before");
                return;
            }
            backwards.truncate(keep);
            while let Some(letter) = letters.next_if(|&letter| letter >= ' ') {
                backwards.push(letter);
            }
            index.add_name(backwards.chars().rev().collect(), force.into(), Weight(weight));
        }
        if letters.next().is_some() {
            self.fail("as many names as there are forces of them");
        }
    }

    fn districts(&mut self, index: &mut Index) {
        let mut areas = Vec::new();
        for _ in 0..self.length() {
            areas.push((self.text(), self.length()));
        }
        for (letters, length) in areas {
            let mut number = 0;
            for _ in 0..length {
                number += self.number();
                let mut code = letters.to_owned();
                push_number(&mut code, number);
                index.districts.push(District { code, force: 0 });
            }
        }
        for district in &mut index.districts {
            let letter = self.byte();
            if letter.is_ascii_uppercase() {
                district.code.push(char::from(letter));
            }
        }
        let forces = index.forces();
        for district in &mut index.districts {
            district.force = self.force(forces);
        }
        let mut place = 0;
        for _ in 0..self.length() {
            place += self.number();
            let force = self.force(forces);
            match index.districts.get(place) {
                Some(District { code, .. }) => {
                    let code = code.clone();
                    index.districts.push(District { code, force });
                }
                None => self.fail("a district"),
            }
        }
    }

    /// The number of a force.
    fn force(&mut self, forces: usize) -> usize {
        let force = usize::from(self.byte());
        if force >= forces {
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
