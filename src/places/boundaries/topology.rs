//! Rings of coordinates to arcs that two forces share, on a grid: what the boundaries file is written from.

use std::collections::{BTreeMap, BTreeSet};

use super::{DEGREE, Point};
use crate::places::file::{MAGIC, seal};
use crate::places::writer::Writer;

/// Everything that a file of boundaries holds. The same draft always gives the same bytes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BoundariesDraft {
    /// Whose boundaries these are, in English and in Welsh.
    pub attribution: [String; 2],
    /// The forces that have an area.
    pub areas: Vec<DraftArea>,
    /// Steps from west to east.
    pub steps: u32,
}

/// The area of a force.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DraftArea {
    /// Slug of the force.
    pub force: String,
    /// Rings of degrees east and north, outer ones and holes alike. The last point of each is its first.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// A coordinate by its bits: where two forces share a line, the source gives both the same numbers.
type Vertex = (u64, u64);

fn vertex(point: (f64, f64)) -> Vertex {
    (point.0.to_bits(), point.1.to_bits())
}

/// Rings as runs of arcs.
#[derive(Default)]
struct Topology {
    arcs: Vec<Vec<(f64, f64)>>,
    /// Number of the arc with these vertices.
    known: BTreeMap<Vec<Vertex>, usize>,
    /// For each force, for each ring, arcs as the file has them.
    rings: Vec<Vec<Vec<usize>>>,
}

impl Topology {
    fn of(areas: &[DraftArea]) -> Self {
        let nodes = nodes(areas);
        let mut topology = Self::default();
        for area in areas {
            let rings = area.rings.iter().map(|ring| topology.ring(ring, &nodes)).collect();
            topology.rings.push(rings);
        }
        topology
    }

    /// The arcs of a ring.
    fn ring(&mut self, ring: &[(f64, f64)], nodes: &BTreeSet<Vertex>) -> Vec<usize> {
        let open = &ring[..ring.len().saturating_sub(1)];
        let is_node = |point: &(f64, f64)| nodes.contains(&vertex(*point));
        // A ring without a node begins at its least point, wherever the source begins it.
        let first = open.iter().position(is_node).unwrap_or_else(|| {
            let least = (0..open.len()).min_by_key(|&place| vertex(open[place]));
            least.unwrap_or_default()
        });
        let mut arcs = Vec::new();
        let mut arc = Vec::new();
        for place in 0..=open.len() {
            let point = open[(first + place) % open.len()];
            arc.push(point);
            if place > 0 && (is_node(&point) || place == open.len()) {
                arcs.push(self.arc(std::mem::replace(&mut arc, vec![point])));
            }
        }
        arcs
    }

    /// The number of an arc, doubled, plus one where it is known the other way round.
    fn arc(&mut self, points: Vec<(f64, f64)>) -> usize {
        let mut vertices: Vec<Vertex> = points.iter().copied().map(vertex).collect();
        if let Some(number) = self.known.get(&vertices) {
            return 2 * number;
        }
        vertices.reverse();
        if let Some(number) = self.known.get(&vertices) {
            return 2 * number + 1;
        }
        vertices.reverse();
        let number = self.arcs.len();
        self.known.insert(vertices, number);
        self.arcs.push(points);
        2 * number
    }
}

/// The vertices at which lines meet.
fn nodes(areas: &[DraftArea]) -> BTreeSet<Vertex> {
    let mut beside: BTreeMap<Vertex, BTreeSet<Vertex>> = BTreeMap::new();
    for ring in areas.iter().flat_map(|area| &area.rings) {
        for pair in ring.windows(2) {
            let [one, other] = [vertex(pair[0]), vertex(pair[1])];
            beside.entry(one).or_default().insert(other);
            beside.entry(other).or_default().insert(one);
        }
    }
    let meeting = beside.into_iter().filter(|(_, beside)| beside.len() != 2);
    meeting.map(|(vertex, _)| vertex).collect()
}

/// The grid over some points.
struct DraftGrid {
    west: i32,
    north: i32,
    east_step: u32,
    south_step: u32,
}

impl DraftGrid {
    fn over(points: impl Iterator<Item = (f64, f64)> + Clone, steps: u32) -> Self {
        let span = |of: fn((f64, f64)) -> f64| {
            let values = points.clone().map(of);
            values.fold((f64::MAX, f64::MIN), |(least, most), value| {
                (least.min(value), most.max(value))
            })
        };
        let ((west, east), (south, north)) = (span(|point| point.0), span(|point| point.1));
        let east_step = (east - west) / f64::from(steps.max(1));
        // As long as a step to the east in the middle.
        let south_step = east_step * f64::midpoint(south, north).to_radians().cos();
        Self {
            west: (west * 1e6).floor() as i32,
            north: (north * 1e6).ceil() as i32,
            east_step: (east_step * 1e9).ceil() as u32,
            south_step: (south_step * 1e9).ceil() as u32,
        }
    }

    fn point(&self, (east, north): (f64, f64)) -> Point {
        let x = (east - f64::from(self.west) / 1e6) / (f64::from(self.east_step) / 1e9);
        let y = (f64::from(self.north) / 1e6 - north) / (f64::from(self.south_step) / 1e9);
        (x.round() as i32, y.round() as i32)
    }

    /// Metres between a point and its place on the grid.
    fn error(&self, point: (f64, f64)) -> f64 {
        let (x, y) = self.point(point);
        let east = f64::from(self.west) / 1e6 + f64::from(x) * f64::from(self.east_step) / 1e9;
        let north = f64::from(self.north) / 1e6 - f64::from(y) * f64::from(self.south_step) / 1e9;
        let across = (east - point.0) * point.1.to_radians().cos();
        across.hypot(north - point.1) * DEGREE
    }
}

impl BoundariesDraft {
    /// The bytes of the boundaries file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let topology = Topology::of(&self.areas);
        let points = topology.arcs.iter().flatten().copied();
        let grid = DraftGrid::over(points.clone(), self.steps);
        let error = points.clone().map(|point| grid.error(point)).fold(0.0, f64::max);
        let arcs: Vec<Vec<Point>> = topology.arcs.iter().map(|arc| on_grid(arc, &grid)).collect();
        let all = || arcs.iter().flatten();

        let mut output = Writer::new();
        output.texts(&self.attribution);
        output.number(error.ceil() as usize);
        output.signed(grid.west);
        output.signed(grid.north);
        output.number(grid.east_step as usize);
        output.number(grid.south_step as usize);
        output.number(all().map(|point| point.0).max().unwrap_or_default() as usize);
        output.number(all().map(|point| point.1).max().unwrap_or_default() as usize);
        output.number(self.areas.len());
        for area in &self.areas {
            output.text(&area.force);
        }
        output.number(arcs.len());
        for arc in &arcs {
            output.number(arc.len());
        }
        let mut before = (0, 0);
        for &point in all() {
            output.signed(point.0 - before.0);
            output.signed(point.1 - before.1);
            before = point;
        }
        for rings in &topology.rings {
            output.number(rings.len());
            for ring in rings {
                output.number(ring.len());
                for &arc in ring {
                    output.number(arc);
                }
            }
        }
        seal(output.bytes, MAGIC[1])
    }
}

/// An arc on the grid, without points that fall on the one before. Its ends always stay.
fn on_grid(arc: &[(f64, f64)], grid: &DraftGrid) -> Vec<Point> {
    let mut points: Vec<Point> = arc.iter().map(|&point| grid.point(point)).collect();
    points.dedup();
    if points.len() < 2 {
        let end = points[0];
        points.push(end);
    }
    points
}
