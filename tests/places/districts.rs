//! Postcodes and their districts.

use std::collections::BTreeMap;

use force_figures::places::MatchKind;

use super::{certain, find, forces};
use crate::common::project_file;

/// ONS codes to slugs, from the areas file.
pub(super) fn slugs_of_codes() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(project_file("www/data/areas.toml")).expect("the areas file");
    let file: toml::Table = text.parse().expect("TOML");
    let areas = file["area"].as_array().expect("areas").iter();
    let pairs = areas.filter_map(|area| Some((area.get("code")?.as_str()?.to_owned(), area["slug"].as_str()?.to_owned())));
    pairs.collect()
}

/// District, slug of its force, whether it is on a border: the source table, read with another reader than ours.
fn table() -> Option<Vec<(String, String, bool)>> {
    let path = project_file("../shared/data/ons/outcode-to-police-force-area-approximate.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} does not exist", path.display());
        return None;
    };
    let slugs = slugs_of_codes();
    let rows = text.lines().skip(1).map(|line| {
        let mut cells = line.split(',');
        let (outcode, code) = (cells.next().expect("a district"), cells.nth(1).expect("a code"));
        let border = line.rsplit(',').next().expect("a mark");
        (outcode.to_owned(), slugs[code].clone(), border == "yes")
    });
    Some(rows.collect())
}

#[test]
fn every_district_yields_its_force_and_a_border_both() {
    let Some(table) = table() else { return };
    assert_eq!(table.len(), 2313);
    assert_eq!(table.iter().filter(|row| row.2).count(), 67);
    for (district, force, border) in &table {
        for (typed, kind) in [
            (district.clone(), MatchKind::District),
            (format!("{} 1aa", district.to_lowercase()), MatchKind::Postcode),
            (format!("{district}9ZZ"), MatchKind::Postcode),
            (format!(" {district} 4"), MatchKind::District),
        ] {
            let found = find(&typed);
            assert_eq!(found.query, *district, "{typed}");
            assert_eq!(forces(&found)[0], force, "{typed}");
            assert!(
                found.matches.iter().all(|known| known.kind == kind && known.name == district),
                "{typed}"
            );
            if *border {
                assert!(forces(&found).len() > 1, "{typed} is on a border");
                assert!(
                    found.matches.iter().all(|known| !known.certain && known.approximate),
                    "{typed}"
                );
            } else {
                assert_eq!(certain(&typed), Some(force.as_str()), "{typed}");
                assert_eq!(found.matches.len(), 1, "{typed}");
            }
        }
    }
}

/// A few borders by hand.
#[test]
fn both_forces_of_a_border_are_the_ones_on_the_map() {
    for (district, expected) in [
        ("CM23", ["hertfordshire", "essex"]),
        ("EC2", ["city-of-london", "metropolitan-police"]),
        ("LU7", ["bedfordshire", "thames-valley"]),
        ("CF3", ["south-wales", "gwent"]),
        ("PR9", ["merseyside", "lancashire"]),
        ("DT7", ["dorset", "devon-and-cornwall"]),
    ] {
        assert_eq!(forces(&find(district)), expected, "{district}");
    }
}

#[test]
fn postcodes_are_read_however_they_are_typed() {
    for (typed, district) in [
        ("OX4 1AA", "OX4"),
        ("ox41aa", "OX4"),
        ("Ox4 1", "OX4"),
        ("OX4 1A", "OX4"),
        ("OX41A", "OX4"),
        ("  ox4  ", "OX4"),
        ("B1 1AA", "B1"),
        ("B11AA", "B1"),
        ("B11 1AA", "B11"),
        ("B111AA", "B11"),
        ("B11", "B11"),
        ("SW1A 1AA", "SW1A"),
        ("SW1A1AA", "SW1A"),
        ("EC1A1BB", "EC1A"),
        ("M1 1AE", "M1"),
        ("W1A 0AX", "W1"),
    ] {
        let found = find(typed);
        assert_eq!(found.query, district, "{typed}");
        assert!(found.matches.iter().all(|known| known.name == district), "{typed}");
        assert!(!found.matches.is_empty(), "{typed}");
    }
}

#[test]
fn the_end_of_a_postcode_is_kept_nowhere() {
    for typed in [
        "OX4 1AA", "ox4 1aa", "ZZ9 1AA", "zz91aa", "CM23 1AA", "G1 1AA", "TD15 1AA", "OX99 1AA",
    ] {
        let found = format!("{:?}", find(typed));
        assert!(!found.contains("1AA") && !found.contains("1aa"), "{typed}: {found}");
    }
}

#[test]
fn a_postcode_area_is_what_it_may_become() {
    let found = find("OX");
    assert_eq!(found.matches[0].name, "Oxford");
    let districts: Vec<&str> = found
        .matches
        .iter()
        .filter(|known| known.kind == MatchKind::District)
        .map(|known| known.force)
        .collect();
    assert_eq!(districts, ["thames-valley", "northamptonshire", "gloucestershire"]);
    assert_eq!(certain("OX"), None);
    assert_eq!(certain("MK"), Some("thames-valley"), "a short name of Milton Keynes");
}

#[test]
fn a_district_that_is_not_known_is_said() {
    for typed in ["ZZ1", "A1 1AA", "QX1 1AA"] {
        let found = find(typed);
        assert!(found.matches.is_empty(), "{typed}: {:?}", found.matches);
        assert!(found.statement.is_some_and(|said| said.contains("not known")), "{typed}");
    }
}
