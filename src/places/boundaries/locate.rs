//! A position to a force.

use super::{Boundaries, DEGREE};

/// Kilometres within which a border makes the force approximate, and outside of which no force is named.
const NEAR: f64 = 2.0;

/// Where a position is.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<'b> {
    /// Slug of the force; `None` more than two kilometres outside of all.
    pub force: Option<&'b str>,
    /// Kilometres from the area of the nearest force; 0 within one.
    pub kilometres: f64,
    /// Whether another force is within two kilometres, or the position is outside of all.
    pub approximate: bool,
    /// Slugs of the other forces within two kilometres, nearest first.
    pub others: Vec<&'b str>,
}

/// What is known of a force while its lines are gone through.
#[derive(Clone, Copy)]
struct Side {
    inside: bool,
    /// Square of the distance in metres.
    distance: f64,
}

impl Boundaries {
    /// Where the position is: degrees north and east.
    #[must_use]
    pub fn locate(&self, latitude: f64, longitude: f64) -> Located<'_> {
        let grid = &self.grid;
        let x = (longitude - grid.west) / grid.east_step;
        let y = (grid.north - latitude) / grid.south_step;
        let metres = (grid.east_step * DEGREE * cosine(latitude), grid.south_step * DEGREE);
        let mut sides = vec![
            Side {
                inside: false,
                distance: f64::MAX,
            };
            self.forces.len()
        ];
        for ring in &self.rings {
            let side = &mut sides[ring.force];
            let mut before = None;
            for point in &ring.points {
                let point = (f64::from(point.0) - x, f64::from(point.1) - y);
                if let Some(before) = before {
                    side.inside ^= crosses(before, point);
                    side.distance = side.distance.min(square_distance(before, point, metres));
                }
                before = Some(point);
            }
        }
        let near = |force: usize| sides[force].distance <= (NEAR * 1000.0) * (NEAR * 1000.0);
        let mut order: Vec<usize> = Vec::new();
        for force in 0..sides.len() {
            let place = order
                .iter()
                .take_while(|&&other| sides[other].distance <= sides[force].distance);
            order.insert(place.count(), force);
        }
        let inside = (0..sides.len()).find(|&force| sides[force].inside);
        let force = inside.or_else(|| order.first().copied().filter(|&force| near(force)));
        let mut others: Vec<&str> = Vec::new();
        for other in order.iter().copied().filter(|&other| near(other) && Some(other) != force) {
            others.push(&self.forces[other]);
        }
        let outside = order.first().map_or(f64::MAX, |&force| sides[force].distance);
        Located {
            force: force.map(|force| self.forces[force].as_str()),
            kilometres: if inside.is_some() { 0.0 } else { outside.sqrt() / 1000.0 },
            approximate: inside.is_none() || !others.is_empty(),
            others,
        }
    }
}

/// Whether the line from the origin to the east crosses the one between two points.
fn crosses(from: (f64, f64), to: (f64, f64)) -> bool {
    (from.1 > 0.0) != (to.1 > 0.0) && 0.0 < from.0 - from.1 * (to.0 - from.0) / (to.1 - from.1)
}

/// The square of the distance of the origin from the line between two points, whose steps are so many metres.
fn square_distance(from: (f64, f64), to: (f64, f64), metres: (f64, f64)) -> f64 {
    let [from, to] = [from, to].map(|point| (point.0 * metres.0, point.1 * metres.1));
    let along = (to.0 - from.0, to.1 - from.1);
    let length = along.0 * along.0 + along.1 * along.1;
    let part = if length > 0.0 {
        (-(from.0 * along.0 + from.1 * along.1) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let nearest = (from.0 + part * along.0, from.1 + part * along.1);
    nearest.0 * nearest.0 + nearest.1 * nearest.1
}

/// The cosine of an angle in degrees, to five decimals: the standard library's is two kilobytes of wasm.
fn cosine(degrees: f64) -> f64 {
    let square = degrees.to_radians() * degrees.to_radians();
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)))
}

#[cfg(test)]
mod tests {
    use super::{cosine, crosses, square_distance};

    #[test]
    fn the_cosine_is_the_standard_library_s() {
        for degrees in [0, 49, 53, 56, 61] {
            let degrees = f64::from(degrees);
            assert!((cosine(degrees) - degrees.to_radians().cos()).abs() < 1e-5, "{degrees}");
        }
    }

    #[test]
    fn a_line_is_as_far_as_a_ruler_says() {
        let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
        assert!(near(square_distance((3.0, -5.0), (3.0, 5.0), (1.0, 1.0)), 9.0));
        assert!(near(square_distance((3.0, 4.0), (3.0, 9.0), (1.0, 1.0)), 25.0));
        assert!(near(square_distance((3.0, 4.0), (3.0, 4.0), (2.0, 1.0)), 52.0));
        assert!(crosses((3.0, -5.0), (3.0, 5.0)) && crosses((3.0, 5.0), (3.0, -5.0)));
        assert!(!crosses((-3.0, -5.0), (-3.0, 5.0)) && !crosses((3.0, 1.0), (3.0, 5.0)));
    }
}
