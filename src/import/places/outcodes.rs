//! Postcode districts, each with the force that its middle is in, and a mark where it is on a border.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::super::Progress;
use super::columns;
use super::spelling::{Spelling, is_district};
use crate::error::Error;
use crate::places::DraftDistrict;

const HEADINGS: [&str; 3] = ["outcode", "pfa*cd", "border"];

/// The districts of the table, those on a border with the other forces that `places.toml` gives them, and those that it adds.
pub(super) fn read(path: &Path, spelling: &Spelling, progress: &mut dyn Progress) -> Result<Vec<DraftDistrict>, Error> {
    let mut districts: BTreeMap<String, DraftDistrict> = BTreeMap::new();
    columns::read(path, HEADINGS, progress, &mut |line| {
        let code = line.text(0);
        if !is_district(code) {
            let expected = "a postcode district, such as OX4 or EC1A";
            return Err(line.wrong(0, format!("{code:?}"), expected));
        }
        let force = spelling.areas.with_code(line.text(1)).ok_or_else(|| {
            let found = format!("{:?}", line.text(1));
            line.wrong(1, found, "the code of a police force area in the areas file")
        })?;
        let further = spelling.districts.get(code).map_or(&[][..], Vec::as_slice);
        match line.text(2) {
            "no" => {}
            "yes" if further.iter().any(|&other| other != force) => {}
            "yes" => {
                let found = format!("{code} on a border");
                return Err(line.wrong(2, found, "its other force under [districts] of places.toml"));
            }
            other => return Err(line.wrong(2, format!("{other:?}"), "\"yes\" or \"no\"")),
        }
        let others = further.iter().copied().filter(|&other| other != force);
        let district = DraftDistrict {
            code: code.to_owned(),
            forces: [force].into_iter().chain(others).collect(),
        };
        match districts.insert(code.to_owned(), district) {
            None => Ok(()),
            Some(_) => Err(line.wrong(0, format!("{code} twice"), "each district once")),
        }
    })?;
    let known: BTreeSet<String> = districts.keys().cloned().collect();
    let added = spelling.districts.iter().filter(|(code, _)| !known.contains(*code));
    districts.extend(added.map(|(code, forces)| {
        let district = DraftDistrict {
            code: code.clone(),
            forces: forces.clone(),
        };
        (code.clone(), district)
    }));
    Ok(districts.into_values().collect())
}
