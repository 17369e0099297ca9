//! Local authorities, each in one police force area.

use std::path::Path;

use super::super::Progress;
use super::super::areas::Areas;
use super::columns;
use crate::error::Error;

/// A local authority's name, and the index of its force's area.
pub(super) type Authority = (String, usize);

const HEADINGS: [&str; 2] = ["ltla*_name", "pfa*_code"];

pub(super) fn read(path: &Path, areas: &Areas, progress: &mut dyn Progress) -> Result<Vec<Authority>, Error> {
    let mut authorities: Vec<Authority> = Vec::new();
    columns::read(path, HEADINGS, progress, &mut |line| {
        let name = plain_name(line.text(0));
        if name.is_empty() {
            return Err(line.wrong(0, "an empty cell", "the name of a local authority"));
        }
        let area = areas.with_code(line.text(1)).ok_or_else(|| {
            let found = format!("{:?}", line.text(1));
            line.wrong(1, found, "the code of a police force area in the areas file")
        })?;
        if authorities.iter().any(|(known, of)| known == name && *of == area) {
            return Err(line.wrong(0, format!("{name:?} twice"), "each local authority once"));
        }
        authorities.push((name.to_owned(), area));
        Ok(())
    })?;
    Ok(authorities)
}

/// The name without what official lists put after it: "Bristol, City of".
fn plain_name(name: &str) -> &str {
    let after = [", City of", ", County of"];
    after.iter().find_map(|after| name.strip_suffix(after)).unwrap_or(name)
}
