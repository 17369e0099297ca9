//! Import of names, places, postcode districts and boundaries: the tables and `places.toml` in, the two files of `crate::places` out.
//!
//! | module | what it reads |
//! |---|---|
//! | `spelling` | `places.toml`: other names, nations, districts on borders, what is said |
//! | `columns` | the rows of a table with named columns |
//! | `gazetteer` | populated places with position, population and other names (GeoNames) |
//! | `outcodes` | postcode districts with their force |
//! | `authorities` | local authorities with their force |
//! | `shapes` | boundaries as GeoJSON, and where a position is in them |
//! | `names` | all names together, each once a force |

mod authorities;
mod columns;
mod gazetteer;
mod names;
mod outcodes;
mod shapes;
mod spelling;

use std::path::PathBuf;

use self::names::Names;
use super::Progress;
use crate::error::{Error, Position};
use crate::places::BoundariesDraft;

/// What to make files of names and boundaries from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacesRequest {
    /// `places.toml`; it names the areas file, relative to itself.
    pub names: PathBuf,
    /// Populated places.
    pub places: PathBuf,
    /// Postcode districts.
    pub outcodes: PathBuf,
    /// Boundaries of police force areas, as GeoJSON.
    pub boundaries: PathBuf,
    /// Local authorities, where they are wanted.
    pub authorities: Option<PathBuf>,
}

/// The files of names and of boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPlaces {
    /// The index of names.
    pub index: Vec<u8>,
    /// The boundaries.
    pub boundaries: Vec<u8>,
    /// Number of names, besides the forces' own.
    pub names: usize,
    /// Number of postcode districts.
    pub districts: usize,
}

/// The files that `request` describes.
///
/// # Errors
/// An input error with file, row and column for anything that is not known; a file error for a file that cannot be opened.
pub fn import_places(request: &PlacesRequest, progress: &mut dyn Progress) -> Result<ImportedPlaces, Error> {
    let spelling = spelling::read(&request.names)?;
    let areas = &spelling.areas;
    let shapes = shapes::read(&request.boundaries, areas)?;
    let districts = outcodes::read(&request.outcodes, &spelling, progress)?;
    let authorities = match &request.authorities {
        Some(path) => authorities::read(path, areas, progress)?,
        None => Vec::new(),
    };
    let places = gazetteer::read(&request.places, &shapes, &spelling, progress)?;

    let mut draft = spelling.draft();
    draft.districts = districts;
    let mut names = Names::new(&draft);
    names.add_spelling(&spelling);
    names.add_places(&authorities, &places);
    names.add_areas(areas);
    draft.names = names.finish();
    if draft.names.len() > usize::from(u16::MAX) || draft.forces.len() + draft.nations.len() > usize::from(u8::MAX) {
        let found = format!("{} names of {} forces", draft.names.len(), draft.forces.len());
        return Err(Error::input(
            Position::file(request.places.display().to_string()),
            found,
            "fewer",
        ));
    }
    let boundaries = BoundariesDraft {
        attribution: spelling.boundary_attribution.clone(),
        areas: shapes.draft(areas),
        steps: spelling.steps,
    };
    Ok(ImportedPlaces {
        index: draft.write(),
        boundaries: boundaries.write(),
        names: draft.names.len(),
        districts: draft.districts.len(),
    })
}
