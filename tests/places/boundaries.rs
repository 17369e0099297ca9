//! Where positions are, which forces are neighbours, and the lines of the map.

use std::collections::{BTreeMap, BTreeSet};

use super::oracle::areas;
use super::outlines;

#[test]
fn known_positions_are_in_their_forces() {
    for (latitude, longitude, force) in [
        (53.4084, -2.9916, "merseyside"),
        (51.5142, -0.0931, "city-of-london"),
        (51.5014, -0.1419, "metropolitan-police"),
        (51.7520, -1.2577, "thames-valley"),
        (50.2660, -5.0527, "devon-and-cornwall"),
        (55.7710, -2.0070, "northumbria"),
        (53.2290, -4.1290, "north-wales"),
        (51.8812, -5.2660, "dyfed-powys"),
        (50.7000, -1.2900, "hampshire"),
        (52.6309, 1.2974, "norfolk"),
    ] {
        let located = outlines().locate(latitude, longitude);
        assert_eq!(located.force, Some(force), "{latitude}, {longitude}: {located:?}");
        assert!(located.kilometres == 0.0, "{located:?}");
    }
}

#[test]
fn positions_far_from_all_are_in_none() {
    for (latitude, longitude) in [
        (55.8642, -4.2518),
        (54.5973, -5.9301),
        (48.8566, 2.3522),
        (54.15, -4.48),
        (0.0, 0.0),
        (90.0, 0.0),
        (f64::NAN, 0.0),
    ] {
        let located = outlines().locate(latitude, longitude);
        assert_eq!(located.force, None, "{latitude}, {longitude}: {located:?}");
        assert!(located.others.is_empty() && located.approximate);
    }
    // Annan; the distance to England across the Solway is that of a map.
    let annan = outlines().locate(55.0, -3.4);
    assert!((5.0..20.0).contains(&annan.kilometres), "{annan:?}");
}

#[test]
fn both_sides_of_a_border_are_told() {
    // The bridge at Saltash is within one force; the Severn at Chepstow is between two.
    let chepstow = outlines().locate(51.6420, -2.6750);
    assert!(chepstow.approximate);
    let mut both: Vec<&str> = chepstow.others.clone();
    both.extend(chepstow.force);
    both.sort_unstable();
    assert_eq!(both, ["gloucestershire", "gwent"]);
    let middle = outlines().locate(52.6309, 1.2974);
    assert!(!middle.approximate && middle.others.is_empty());
}

#[test]
fn a_position_off_the_coast_is_the_nearest_force_s() {
    let pier = outlines().locate(51.5130, 0.7200);
    assert_eq!(pier.force, Some("essex"), "{pier:?}");
    assert!(pier.kilometres > 0.0 && pier.kilometres < 2.0 && pier.approximate, "{pier:?}");
}

#[test]
fn neighbours_share_points_of_the_source() {
    let Some(areas) = areas() else { return };
    let bits = |[east, north]: [f64; 2]| (east.to_bits(), north.to_bits());
    let points: BTreeMap<&str, BTreeSet<(u64, u64)>> = areas
        .iter()
        .map(|(force, rings)| (force.as_str(), rings.iter().flatten().copied().map(bits).collect()))
        .collect();
    for (force, own) in &points {
        // One point is a corner, and no line.
        let expected: Vec<&str> = points
            .iter()
            .filter(|(other, others)| *other != force && own.intersection(others).count() > 1)
            .map(|(other, _)| *other)
            .collect();
        let mut found = outlines().neighbours(force);
        found.sort_unstable();
        assert_eq!(found, expected, "{force}");
    }
    assert_eq!(outlines().neighbours("city-of-london"), ["metropolitan-police"]);
    assert!(outlines().neighbours("british-transport-police").is_empty());
    assert!(outlines().neighbours("lyonesse").is_empty());
}

#[test]
fn the_outline_draws_every_force_within_its_box() {
    let outline = outlines().outline();
    assert_eq!(outline.areas.len(), 43);
    let (width, height) = (i64::from(outline.width), i64::from(outline.height));
    // England and Wales are taller than broad.
    assert!(height > width && height < 3 * width / 2, "{width} x {height}");
    for area in &outline.areas {
        for ring in area.path.trim_end_matches('z').split('z') {
            let ring = ring.strip_prefix('M').expect("a move");
            let (start, lines) = ring.split_once('l').expect("lines");
            let numbers = |text: &str| {
                text.split(' ')
                    .map(|number| number.parse().expect("a number"))
                    .collect::<Vec<i64>>()
            };
            let start = numbers(start);
            // Relative to the point where the ring before was closed, which is its first.
            let mut at = (start[0], start[1]);
            let first = at;
            for step in numbers(lines).chunks(2) {
                at = (at.0 + step[0], at.1 + step[1]);
                assert!(
                    (0..=width).contains(&at.0) && (0..=height).contains(&at.1),
                    "{}: {at:?}",
                    area.force
                );
            }
            assert_eq!(at, first, "{}: an open ring", area.force);
        }
        assert!((0..=outline.width as i32).contains(&area.middle.0), "{}", area.force);
    }
    let span = |force: &str| outline.areas.iter().find(|area| area.force == force).expect(force).span;
    assert!(span("city-of-london") < 20 && span("devon-and-cornwall") > 500);
}

#[test]
fn the_error_of_the_grid_is_stated() {
    assert!((60..=130).contains(&outlines().error()), "{} m", outlines().error());
    assert!(
        outlines()
            .attribution("en")
            .contains("Crown copyright and database right 2023")
    );
    assert!(outlines().attribution("cy").contains("Hawlfraint y Goron"));
}
