//! Boundaries of police force areas as GeoJSON, in degrees: what places are put into.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::super::areas::Areas;
use super::super::read_text;
use crate::error::{Error, Position};
use crate::model::AreaKind;
use crate::places::DraftArea;

/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.195;

/// Degrees beside a box within which a shape is looked at more closely: 11 km to the north, 6 to the east.
const BESIDE: f64 = 0.1;

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: BTreeMap<String, Value>,
    geometry: Geometry,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

/// Degrees east and north; the last point is the first.
type Ring = Vec<(f64, f64)>;

/// The area of a force.
struct Shape {
    /// Index of the area.
    area: usize,
    rings: Vec<Ring>,
    /// West, south, east, north.
    bounds: [f64; 4],
}

/// The areas of all forces.
pub(super) struct Shapes(Vec<Shape>);

/// The boundaries in the file at `path`.
///
/// # Errors
/// An input error for what is no GeoJSON in degrees, for an area that is not known, twice there or missing.
pub(super) fn read(path: &Path, areas: &Areas) -> Result<Shapes, Error> {
    let file = path.display().to_string();
    let collection: Collection = serde_json::from_str(&read_text(path)?).map_err(|error| {
        let position = Position::file(&file)
            .row(u32::try_from(error.line()).unwrap_or(u32::MAX))
            .column(error.column().to_string());
        let message = error.to_string();
        // Its place stands in the position.
        let found = message.rsplit_once(" at line ").map_or(message.as_str(), |(found, _)| found);
        Error::input(position, found, "a GeoJSON collection of polygons")
    })?;
    let mut shapes: Vec<Shape> = Vec::new();
    for (place, feature) in collection.features.into_iter().enumerate() {
        let wrong = |found: String, expected: &str| {
            let position = Position::file(&file).column(format!("feature {}", place + 1));
            Error::input(position, found, expected)
        };
        let code = code(&feature.properties).unwrap_or_default();
        let area = areas
            .with_code(code)
            .ok_or_else(|| wrong(format!("the code {code:?}"), "that of an area in the areas file, as PFA23CD"))?;
        if shapes.iter().any(|shape| shape.area == area) {
            return Err(wrong(format!("the code {code:?} twice"), "each area once"));
        }
        let rings = match feature.geometry {
            Geometry::Polygon(rings) => rings,
            Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
        };
        if let Some(ring) = rings.iter().find(|ring| ring.len() < 4 || ring.first() != ring.last()) {
            return Err(wrong(
                format!("a ring of {} points", ring.len()),
                "a closed ring of four or more",
            ));
        }
        let near = |&&(east, north): &&(f64, f64)| (-10.0..=5.0).contains(&east) && (45.0..=65.0).contains(&north);
        if let Some((east, north)) = rings.iter().flatten().find(|point| !near(point)) {
            return Err(wrong(
                format!("the point {east}, {north}"),
                "degrees east and north (EPSG:4326)",
            ));
        }
        shapes.push(Shape::new(area, rings));
    }
    let missing = areas
        .list()
        .iter()
        .enumerate()
        .find(|(index, area)| area.kind == AreaKind::Territorial && !shapes.iter().any(|shape| shape.area == *index));
    match missing {
        None => Ok(Shapes(shapes)),
        Some((_, area)) => Err(Error::input(
            Position::file(file),
            format!("no area of {}", area.slug),
            "one of every force with a territory in the areas file",
        )),
    }
}

/// The ONS code of a feature, under whatever edition's name: "PFA23CD".
fn code(properties: &BTreeMap<String, Value>) -> Option<&str> {
    let is_code = |name: &str| {
        let edition = name.strip_prefix("PFA").and_then(|rest| rest.strip_suffix("CD"));
        edition.is_some_and(|edition| edition.bytes().all(|byte| byte.is_ascii_digit()))
    };
    properties
        .iter()
        .find(|(name, _)| is_code(name))
        .and_then(|(_, code)| code.as_str())
}

impl Shape {
    fn new(area: usize, rings: Vec<Ring>) -> Self {
        let mut bounds = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for &(east, north) in rings.iter().flatten() {
            bounds = [
                bounds[0].min(east),
                bounds[1].min(north),
                bounds[2].max(east),
                bounds[3].max(north),
            ];
        }
        Self { area, rings, bounds }
    }

    /// Kilometres from a position to the area; 0 within it.
    fn kilometres(&self, east: f64, north: f64) -> f64 {
        let across = north.to_radians().cos();
        let mut inside = false;
        let mut least = f64::MAX;
        for pair in self.rings.iter().flat_map(|ring| ring.windows(2)) {
            let [from, to] = [pair[0], pair[1]].map(|(x, y)| (x - east, y - north));
            if (from.1 > 0.0) != (to.1 > 0.0) && from.0 - from.1 * (to.0 - from.0) / (to.1 - from.1) > 0.0 {
                inside = !inside;
            }
            let [from, to] = [from, to].map(|(x, y)| (x * across * DEGREE, y * DEGREE));
            let along = (to.0 - from.0, to.1 - from.1);
            let length = along.0 * along.0 + along.1 * along.1;
            let part = (-(from.0 * along.0 + from.1 * along.1) / length).clamp(0.0, 1.0);
            let part = if part.is_nan() { 0.0 } else { part };
            least = least.min((from.0 + part * along.0).hypot(from.1 + part * along.1));
        }
        if inside { 0.0 } else { least }
    }
}

impl Shapes {
    /// The areas near a position and the kilometres to each, nearest first; 0 within one.
    pub(super) fn locate(&self, east: f64, north: f64) -> Vec<(usize, f64)> {
        let near = self.0.iter().filter(|shape| {
            let [west, south, most_east, most_north] = shape.bounds;
            (west - BESIDE..=most_east + BESIDE).contains(&east) && (south - BESIDE..=most_north + BESIDE).contains(&north)
        });
        let mut located: Vec<(usize, f64)> = near.map(|shape| (shape.area, shape.kilometres(east, north))).collect();
        located.sort_by(|one, other| one.1.total_cmp(&other.1));
        located
    }

    /// The areas as a file of boundaries is written from them, in the order of the areas file.
    pub(super) fn draft(&self, areas: &Areas) -> Vec<DraftArea> {
        let mut shapes: Vec<&Shape> = self.0.iter().collect();
        shapes.sort_by_key(|shape| shape.area);
        let drafts = shapes.into_iter().map(|shape| DraftArea {
            force: areas.list()[shape.area].slug.clone(),
            rings: shape.rings.clone(),
        });
        drafts.collect()
    }
}
