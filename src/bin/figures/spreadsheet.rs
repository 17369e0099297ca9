//! The figures of a series as CSV: a row a year ending, numbers as spreadsheets read them, and a reason where there is none.

use force_figures::Figures;
use force_figures::model::{Figure, Measure};
use force_figures::query::ResolvedQuery;

use crate::Failure;

const HEAD: [&str; 10] = [
    "release",
    "force",
    "force_code",
    "offence",
    "offence_codes",
    "year_ending",
    "offences",
    "offences_absent",
    "rate_per_1000",
    "rate_absent",
];

/// Every year ending of the release, oldest first; rates are not rounded.
pub(crate) fn csv(figures: &Figures<'_>) -> Result<Vec<u8>, Failure> {
    let rates = Figures::new(
        figures.dataset,
        ResolvedQuery {
            measure: Measure::Rate,
            ..figures.query
        },
    );
    let area = figures.area();
    let release = figures.query.release.to_string();
    let codes = figures.codes().join("+");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEAD)?;
    for (point, rate) in figures.series.points.iter().zip(&rates.series.points) {
        let [offences, offences_absent] = cells(point.total);
        // Where the area has no rate, the series holds counts.
        let [rate, rate_absent] = cells(figures.rate_allowed().and(rate.value));
        writer.write_record([
            &release,
            &area.slug,
            area.code.as_deref().unwrap_or(""),
            &figures.offence().slug,
            &codes,
            &point.year_ending.to_string(),
            &offences,
            &offences_absent,
            &rate,
            &rate_absent,
        ])?;
    }
    Ok(writer.into_inner().map_err(|error| error.to_string())?)
}

/// The figure, or nothing and why.
fn cells(figure: Figure<impl ToString>) -> [String; 2] {
    match figure {
        Ok(value) => [value.to_string(), String::new()],
        Err(absence) => [String::new(), absence.slug().to_owned()],
    }
}
