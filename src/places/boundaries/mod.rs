//! The boundaries of the forces, generalised: which force a position is in, which forces are neighbours, and the lines of a map.
//!
//! Layout after the header (`number` is LEB128, `signed` its zigzag form):
//!
//! | field | what |
//! |---|---|
//! | attribution | texts |
//! | grid | largest error in metres; west edge and north edge, signed, in millionths of a degree; step to the east and step to the south in thousand-millionths of a degree; steps across and down |
//! | forces | number of them; slugs |
//! | arcs | number of them; for each its number of points; for each point what is added to the one before, east and south, signed |
//! | rings | for each force their number; for each ring the number of its arcs; for each arc its number doubled, plus one where it is run backwards |
//!
//! A line between two forces is one arc, so that both have it, and neighbours are forces that have one arc. 6,300 points take 9 kB after
//! brotli so; a grid of 4,000 steps would take 0.4 kB more.

mod locate;
mod outline;
#[cfg(feature = "cli")]
mod topology;

use super::file::{Damage, MAGIC, check_header};
use super::reader::Reader;

pub use locate::Located;
pub use outline::{Outline, OutlineArea};
#[cfg(feature = "cli")]
pub use topology::{BoundariesDraft, DraftArea};

/// Metres of a degree of latitude.
const DEGREE: f64 = 111_195.0;

/// A point in steps east and south of the grid's corner.
type Point = (i32, i32);

/// The boundaries of the forces.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundaries {
    attribution: [String; 2],
    grid: Grid,
    forces: Vec<String>,
    rings: Vec<Ring>,
}

/// Where the grid lies on the earth.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Grid {
    /// Metres.
    error: u32,
    /// Degrees.
    west: f64,
    north: f64,
    east_step: f64,
    south_step: f64,
    /// Steps.
    width: u32,
    height: u32,
}

/// A ring of a force's boundary, or of a hole in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ring {
    /// Number of the force.
    force: usize,
    /// Numbers of its arcs.
    arcs: Vec<usize>,
    /// In order; the last is the first.
    points: Vec<Point>,
}

impl Boundaries {
    /// The boundaries in `bytes`.
    ///
    /// # Errors
    /// The field that is wrong: magic number, version, checksum, one that ends early or holds an impossible value, bytes left over.
    pub fn read(bytes: &[u8]) -> Result<Self, Damage> {
        check_header(bytes, MAGIC[1])?;
        let mut reader = Reader::new(bytes);
        let boundaries = reader.boundaries();
        reader.end(boundaries)
    }

    /// Whose boundaries these are, in the language with the tag `language`.
    #[must_use]
    pub fn attribution(&self, language: &str) -> &str {
        &self.attribution[usize::from(language.starts_with("cy") && !self.attribution[1].is_empty())]
    }

    /// The largest distance in metres between a point here and the same point of the source, which is generalised itself.
    #[must_use]
    pub fn error(&self) -> u32 {
        self.grid.error
    }

    /// Slugs of the forces that share a line with the force of the slug `force`; none where it has no area.
    #[must_use]
    pub fn neighbours(&self, force: &str) -> Vec<&str> {
        let mut neighbours: Vec<&str> = Vec::new();
        for ring in &self.rings {
            let slug = self.forces[ring.force].as_str();
            let shares = |own: &Ring| self.forces[own.force] == force && own.arcs.iter().any(|arc| ring.arcs.contains(arc));
            // Rings of one force stand together.
            if slug != force && neighbours.last() != Some(&slug) && self.rings.iter().any(shares) {
                neighbours.push(slug);
            }
        }
        neighbours
    }
}

impl Reader<'_> {
    fn boundaries(&mut self) -> Boundaries {
        self.field = "attribution";
        let attribution = [self.text().to_owned(), self.text().to_owned()];
        self.field = "grid";
        let error = self.number() as u32;
        let (west, north) = (f64::from(self.signed()), f64::from(self.signed()));
        let (east_step, south_step) = (self.number() as f64, self.number() as f64);
        let (width, height) = (self.number() as u32, self.number() as u32);
        let grid = Grid {
            error,
            west: west / 1e6,
            north: north / 1e6,
            east_step: east_step / 1e9,
            south_step: south_step / 1e9,
            width,
            height,
        };
        self.field = "forces";
        let mut forces = Vec::new();
        for _ in 0..self.length() {
            forces.push(self.text().to_owned());
        }
        self.field = "arcs";
        let mut lengths = Vec::new();
        for _ in 0..self.length() {
            lengths.push(self.length());
        }
        let mut arcs = Vec::new();
        let mut at = (0, 0);
        for length in lengths {
            let mut arc = Vec::new();
            for _ in 0..length {
                at.0 += self.signed();
                at.1 += self.signed();
                if at.0.unsigned_abs() > width || at.1.unsigned_abs() > height {
                    self.fail("points within the grid");
                }
                arc.push(at);
            }
            arcs.push(arc);
        }
        self.field = "rings";
        let mut rings = Vec::new();
        for force in 0..forces.len() {
            for _ in 0..self.length() {
                let mut ring = Ring {
                    force,
                    arcs: Vec::new(),
                    points: Vec::new(),
                };
                for _ in 0..self.length() {
                    let arc = self.below(2 * arcs.len());
                    ring.arcs.push(arc / 2);
                    // An arc begins where the one before ended.
                    ring.points.pop();
                    let mut points = arcs.get(arc / 2).cloned().unwrap_or_default();
                    if arc % 2 == 1 {
                        points.reverse();
                    }
                    ring.points.append(&mut points);
                }
                rings.push(ring);
            }
        }
        Boundaries {
            attribution,
            grid,
            forces,
            rings,
        }
    }
}
