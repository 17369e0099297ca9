//! `figures import --places`: tables of places, postcode districts and boundaries in, the files by which readers find their force out.

use std::fs;
use std::path::{Path, PathBuf};

use force_figures::import::{ImportedPlaces, PlacesRequest, Progress, import_places};

use crate::Failure;
use crate::files::{file_error, write_whole};
use crate::places::{BOUNDARIES, INDEX};

/// Options of `figures import` for places; with them nothing else is imported.
#[derive(clap::Args)]
pub(crate) struct PlacesArgs {
    /// Table of populated places (GeoNames): with --outcodes and --boundaries it makes the files by which readers find their force
    #[arg(long, value_name = "FILE", requires_all = ["outcodes", "boundaries"], conflicts_with = "topic")]
    places: Option<PathBuf>,
    /// Table of postcode districts with the police force area of each
    #[arg(long, value_name = "FILE", requires = "places")]
    outcodes: Option<PathBuf>,
    /// Boundaries of police force areas, as GeoJSON
    #[arg(long, value_name = "FILE", requires = "places")]
    boundaries: Option<PathBuf>,
    /// Table of local authorities with the police force area of each
    #[arg(long, value_name = "FILE", requires = "places")]
    authorities: Option<PathBuf>,
    /// Other names, and what is said of places elsewhere (TOML); it names the areas file
    #[arg(long, value_name = "FILE", default_value = "www/data/places.toml")]
    names: PathBuf,
}

impl PlacesArgs {
    /// Writes the files into the folder `out`; gives what was written.
    ///
    /// # Errors
    /// Whatever the import refuses, and a folder that cannot be written.
    pub(crate) fn run(&self, out: &Path, progress: &mut dyn Progress) -> Result<String, Failure> {
        let given = |file: &Option<PathBuf>| file.clone().ok_or("no file of places, outcodes or boundaries");
        let request = PlacesRequest {
            names: self.names.clone(),
            places: given(&self.places)?,
            outcodes: given(&self.outcodes)?,
            boundaries: given(&self.boundaries)?,
            authorities: self.authorities.clone(),
        };
        let ImportedPlaces {
            index,
            boundaries,
            names,
            districts,
        } = import_places(&request, progress)?;
        fs::create_dir_all(out).map_err(|error| file_error(out, &error))?;
        let (index_path, boundaries_path) = (out.join(INDEX), out.join(BOUNDARIES));
        write_whole(&index_path, &index)?;
        write_whole(&boundaries_path, &boundaries)?;
        Ok(format!(
            "{}: {} bytes, {names} names, {districts} postcode districts\n{}: {} bytes",
            index_path.display(),
            index.len(),
            boundaries_path.display(),
            boundaries.len()
        ))
    }
}
