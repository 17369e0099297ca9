//! Every force by every name that the areas file, and readers, have for it.

use super::{certain, find, forces, index};
use crate::common::project_file;

/// The areas file, read as TOML and not by our importer.
fn areas() -> Vec<toml::Table> {
    let text = std::fs::read_to_string(project_file("www/data/areas.toml")).expect("the areas file");
    let file: toml::Table = text.parse().expect("TOML");
    let areas = file["area"].as_array().expect("areas").iter();
    areas.map(|area| area.as_table().expect("a table").clone()).collect()
}

fn texts(area: &toml::Table, key: &str) -> Vec<String> {
    let list = area[key].as_array().expect(key).iter();
    list.map(|text| text.as_str().expect("text").to_owned()).collect()
}

/// Aliases that are also something of another force.
const SHARED: [&str; 8] = [
    "swindon",
    "yarmouth",
    "london",
    "newport",
    "warrington",
    "newcastle",
    "preston",
    "st helens",
];

#[test]
fn every_force_is_found_by_every_name_of_the_areas_file() {
    let areas = areas();
    assert_eq!(areas.len(), 45);
    for area in &areas {
        let slug = area["slug"].as_str().expect("a slug");
        let mut names = texts(area, "releases");
        names.push(slug.to_owned());
        for language in ["en", "cy"] {
            if let Some(of_language) = area.get(language) {
                names.extend(["name", "short"].map(|key| of_language[key].as_str().expect(key).to_owned()));
            }
        }
        for name in names {
            for spelled in [
                name.clone(),
                name.to_lowercase(),
                name.to_uppercase(),
                name.replace(" and ", " & "),
            ] {
                assert_eq!(certain(&spelled), Some(slug), "{spelled}");
            }
        }
        for alias in texts(area, "aliases") {
            let found = find(&alias);
            assert_eq!(found.matches.first().map(|known| known.force), Some(slug), "{alias}");
            assert_eq!(certain(&alias).is_some(), !SHARED.contains(&alias.as_str()), "{alias}");
        }
    }
}

/// What readers call forces.
const NAMES: [(&str, &str); 30] = [
    ("met", "metropolitan-police"),
    ("the met", "metropolitan-police"),
    ("Met Police", "metropolitan-police"),
    ("Metropolitan Police Service", "metropolitan-police"),
    ("tvp", "thames-valley"),
    ("gmp", "greater-manchester"),
    ("BTP", "british-transport-police"),
    ("British Transport", "british-transport-police"),
    ("wmp", "west-midlands"),
    ("Merseyside Police", "merseyside"),
    ("merseyside constabulary", "merseyside"),
    ("West Yorks", "west-yorkshire"),
    ("w yorks", "west-yorkshire"),
    ("S. Yorks Police", "south-yorkshire"),
    ("north wales police", "north-wales"),
    ("N Wales", "north-wales"),
    ("Heddlu Gwent", "gwent"),
    ("Heddlu De Cymru", "south-wales"),
    ("Heddlu'r De", "south-wales"),
    ("HEDDLU GOGLEDD CYMRU", "north-wales"),
    ("Heddlu Dyfed-Powys", "dyfed-powys"),
    ("dyfed powys", "dyfed-powys"),
    ("Heddlu Trafnidiaeth Prydain", "british-transport-police"),
    ("Cymru a Lloegr", "england-and-wales"),
    ("Hampshire Constabulary", "hampshire"),
    ("hants police", "hampshire"),
    ("Devon & Cornwall Constabulary", "devon-and-cornwall"),
    ("Lancashire Constabulary", "lancashire"),
    ("notts", "nottinghamshire"),
    ("City of London Police", "city-of-london"),
];

#[test]
fn every_name_in_use_determines_its_force() {
    for (name, force) in NAMES {
        assert_eq!(certain(name), Some(force), "{name}: {:?}", find(name).matches);
    }
}

#[test]
fn names_of_forces_are_in_the_language_of_the_reader() {
    let first = |language: &str| index().find("gwent", language).matches[0].clone();
    assert_eq!(first("en").name, "Gwent Police");
    assert_eq!(first("cy").name, "Heddlu Gwent");
    assert_eq!(first("cy-GB").name, "Heddlu Gwent");
    // A force without a Welsh name keeps its own.
    assert_eq!(index().find("kent", "cy").matches[0].name, "Kent Police");
    assert_eq!(index().find("Cardiff", "cy").matches[0].detail, Some("Heddlu De Cymru"));
}

#[test]
fn a_name_that_is_being_typed_stays_found() {
    let whole = "Merseyside Police";
    for end in 4..=whole.len() {
        assert_eq!(forces(&find(&whole[..end])).first(), Some(&"merseyside"), "{}", &whole[..end]);
    }
}
