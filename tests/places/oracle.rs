//! Where every place of the gazetteer is, by a point-in-polygon of the test's own.

use std::collections::BTreeMap;

use serde_json::Value;

use super::districts::slugs_of_codes;
use super::{find, outlines};
use crate::common::project_file;

/// Rings of degrees east and north by slug, from the source.
pub(super) type Areas = BTreeMap<String, Vec<Vec<[f64; 2]>>>;

pub(super) fn areas() -> Option<Areas> {
    let path = project_file("../shared/data/ons/police-force-areas-dec-2023-buc.geojson");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} does not exist", path.display());
        return None;
    };
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let slugs = slugs_of_codes();
    let mut areas = Areas::new();
    for feature in file["features"].as_array().expect("features") {
        let slug = &slugs[feature["properties"]["PFA23CD"].as_str().expect("a code")];
        let coordinates = feature["geometry"]["coordinates"].clone();
        let rings: Vec<Vec<[f64; 2]>> = if feature["geometry"]["type"] == "Polygon" {
            serde_json::from_value(coordinates).expect("rings")
        } else {
            let polygons: Vec<Vec<Vec<[f64; 2]>>> = serde_json::from_value(coordinates).expect("polygons");
            polygons.concat()
        };
        areas.insert(slug.clone(), rings);
    }
    Some(areas)
}

/// Whether the winding number of the rings around the point is not zero: unlike our crossings, it sums angles' quadrants.
fn inside([east, north]: [f64; 2], rings: &[Vec<[f64; 2]>]) -> bool {
    let mut winding = 0;
    for ring in rings {
        let quadrant = |[x, y]: [f64; 2]| match (x > east, y > north) {
            (true, true) => 0,
            (false, true) => 1,
            (false, false) => 2,
            (true, false) => 3,
        };
        for pair in ring.windows(2) {
            let step = (quadrant(pair[1]) - quadrant(pair[0]) + 4) % 4;
            winding += match step {
                1 => 1,
                3 => -1,
                2 => {
                    let [[x1, y1], [x2, y2]] = [pair[0], pair[1]];
                    let side = (x2 - x1) * (north - y1) - (east - x1) * (y2 - y1);
                    if side > 0.0 { 2 } else { -2 }
                }
                _ => 0,
            };
        }
    }
    winding % 8 != 0
}

struct Place {
    name: String,
    position: [f64; 2],
}

fn places() -> Option<Vec<Place>> {
    let path = project_file("../shared/data/geonames/places-england-wales.csv");
    let mut reader = csv::Reader::from_path(&path).ok()?;
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        Place {
            name: row[1].to_owned(),
            position: [&row[3], &row[2]].map(|degrees| degrees.parse().expect("degrees")),
        }
    });
    Some(rows.collect())
}

#[test]
fn every_place_is_found_in_the_force_that_it_is_in() {
    let (Some(areas), Some(places)) = (areas(), places()) else {
        return;
    };
    assert_eq!((areas.len(), places.len()), (43, 5118));
    let mut outside = 0;
    let mut hidden = Vec::new();
    for place in &places {
        let Some((force, _)) = areas.iter().find(|(_, rings)| inside(place.position, rings)) else {
            outside += 1;
            continue;
        };
        let found = find(&place.name);
        if !found.matches.iter().any(|known| known.force == force) {
            hidden.push(&place.name);
        }
    }
    assert_eq!(outside, 21);
    // Names of more forces than a list has room for.
    assert!(hidden.is_empty(), "{hidden:?}");
}

#[test]
fn places_outside_of_every_boundary_are_the_nearest_force_s() {
    for (place, force) in [
        ("Lowestoft", "suffolk"),
        ("Herne Bay", "kent"),
        ("Watchet", "avon-and-somerset"),
        ("Salcombe", "devon-and-cornwall"),
        ("Cowes", "hampshire"),
        ("Staithes", "north-yorkshire"),
        ("Aberaeron", "dyfed-powys"),
        ("Paull", "humberside"),
    ] {
        let found = find(place);
        assert!(
            found.matches.iter().any(|known| known.force == force),
            "{place}: {:?}",
            found.matches
        );
    }
}

#[test]
fn a_place_near_a_border_is_approximate() {
    let of = |name: &str| {
        let found = find(name);
        found
            .matches
            .iter()
            .map(|known| (known.force, known.certain, known.approximate))
            .collect::<Vec<_>>()
    };
    // 10 km from Surrey and more; on the line of Hampshire and Surrey; within its generalised line.
    assert_eq!(of("Portsmouth")[0], ("hampshire", true, false));
    assert!(of("Aldershot")[0].2, "{:?}", of("Aldershot"));
    // A local authority is in one force by law, however near the border.
    assert_eq!(of("Tamworth")[0], ("staffordshire", true, false));
}

#[test]
fn positions_are_located_as_the_oracle_says() {
    let (Some(areas), Some(places)) = (areas(), places()) else {
        return;
    };
    let mut near = 0;
    for place in &places {
        let [east, north] = place.position;
        let located = outlines().locate(north, east);
        let expected = areas
            .iter()
            .find(|(_, rings)| inside(place.position, rings))
            .map(|(force, _)| force.as_str());
        if expected.is_some() && located.force != expected {
            // Within the error of the grid.
            near += 1;
            assert!(located.others.first() == expected.as_ref(), "{}: {located:?}", place.name);
        }
        assert!(located.force.is_some(), "{}: {located:?}", place.name);
    }
    assert!(near < 40, "{near} places are on the other side of a line");
}
