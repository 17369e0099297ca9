//! The lines of a map: each force as the data of an SVG path in whole steps of the grid.

use super::{Boundaries, Point};
use crate::places::index::push_number;

/// The lines of a map of all forces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline<'b> {
    /// Steps across.
    pub width: u32,
    /// Steps down, as long as those across in the middle of the map.
    pub height: u32,
    /// In the order of the file.
    pub areas: Vec<OutlineArea<'b>>,
}

/// The lines of a force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineArea<'b> {
    /// Slug of the force.
    pub force: &'b str,
    /// SVG path data: `M x y l dx dy … z` for each ring.
    pub path: String,
    /// The middle of the box around its largest ring.
    pub middle: (i32, i32),
    /// Steps across that box or down, whichever are more: an area of a few wants a mark of its own.
    pub span: u32,
}

impl Boundaries {
    /// The lines of a map.
    #[must_use]
    pub fn outline(&self) -> Outline<'_> {
        let mut areas = Vec::new();
        for (force, slug) in self.forces.iter().enumerate() {
            let mut area = OutlineArea {
                force: slug,
                path: String::new(),
                middle: (0, 0),
                span: 0,
            };
            for ring in self.rings.iter().filter(|ring| ring.force == force) {
                let mut least = (i32::MAX, i32::MAX);
                let mut most = (i32::MIN, i32::MIN);
                let mut before = (0, 0);
                let mut letter = 'M';
                for &point in &ring.points {
                    push_step(&mut area.path, letter, (point.0 - before.0, point.1 - before.1));
                    letter = if letter == 'M' { 'l' } else { ' ' };
                    before = point;
                    least = (least.0.min(point.0), least.1.min(point.1));
                    most = (most.0.max(point.0), most.1.max(point.1));
                }
                area.path.push('z');
                let span = (most.0 - least.0).max(most.1 - least.1).unsigned_abs();
                if span > area.span {
                    area.span = span;
                    area.middle = ((least.0 + most.0) / 2, (least.1 + most.1) / 2);
                }
            }
            areas.push(area);
        }
        Outline {
            width: self.grid.width,
            height: self.grid.height,
            areas,
        }
    }
}

fn push_step(path: &mut String, letter: char, step: Point) {
    path.push(letter);
    push_signed(path, step.0);
    path.push(' ');
    push_signed(path, step.1);
}

/// Adds the decimal digits of a number, with its sign.
fn push_signed(text: &mut String, number: i32) {
    if number < 0 {
        text.push('-');
    }
    push_number(text, number.unsigned_abs() as usize);
}
