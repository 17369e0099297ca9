//! Populated places, each with the force whose area its position is in, or is nearest to.

use std::path::Path;

use super::super::Progress;
use super::columns;
use super::shapes::Shapes;
use super::spelling::Spelling;
use crate::error::Error;

/// A populated place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pub(super) name: String,
    /// Other names in use.
    pub(super) others: Vec<String>,
    /// 0 where it is not known.
    pub(super) population: u32,
    /// Index of the force's area.
    pub(super) force: usize,
    /// The nearest other force, and kilometres to its area.
    pub(super) beside: Option<(usize, f64)>,
}

const HEADINGS: [&str; 5] = ["name", "latitude", "longitude", "population", "other_names"];

/// Kilometres outside of every area at which a place is in none: estuaries and harbours are cut off by generalised boundaries.
const OUTSIDE: f64 = 5.0;

pub(super) fn read(
    path: &Path,
    shapes: &Shapes,
    spelling: &Spelling,
    progress: &mut dyn Progress,
) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    columns::read(path, HEADINGS, progress, &mut |line| {
        let name = line.text(0);
        if name.is_empty() || name.chars().any(char::is_control) {
            return Err(line.wrong(0, format!("{name:?}"), "the name of a place"));
        }
        let degrees = |heading, expected| line.number::<f64>(heading, expected);
        let latitude = degrees(1, "degrees of latitude")?;
        let longitude = degrees(2, "degrees of longitude")?;
        let located = shapes.locate(longitude, latitude);
        let Some(&(force, _)) = located.first().filter(|&&(_, kilometres)| kilometres <= OUTSIDE) else {
            let found = format!("{latitude}, {longitude} for {name}");
            return Err(line.wrong(1, found, "a position in or near the area of a police force"));
        };
        let others = line.text(4).split('|').filter(|other| spelling.welsh.contains(*other));
        places.push(Place {
            name: name.to_owned(),
            others: others.map(str::to_owned).collect(),
            population: line.number(3, "a whole number of residents, 0 where it is not known")?,
            force,
            beside: located.get(1).copied(),
        });
        Ok(())
    })?;
    Ok(places)
}
