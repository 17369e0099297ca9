//! The article checker, on articles in the manner of the published stories.

mod anything;
mod article;
mod command;
mod digits;
mod faults;
mod stories;
mod subject;

use force_figures::FigureQuery;
use force_figures::check::{Finding, Report, check};
use force_figures::dataset::Dataset;
use force_figures::figures::Claims;
use force_figures::import::read_record;

use crate::common::project_file;

pub(super) fn article(name: &str) -> String {
    let path = project_file(&format!("tests/check/articles/{name}.txt"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(super) fn checked(dataset: &Dataset, query: &str, text: &str) -> Report {
    let query: FigureQuery = query.parse().unwrap();
    let resolved = query.resolve(dataset).unwrap_or_else(|error| panic!("{query}: {error}"));
    check(text, &Claims::new(dataset, resolved))
}

/// "10,056 agrees harassment.latest", for comparing.
pub(super) fn line(dataset: &Dataset, finding: &Finding) -> String {
    let claim = finding.claim.as_ref().map_or_else(
        || "-".to_owned(),
        |claim| {
            format!(
                "{} {}.{}@{}",
                dataset.areas()[claim.key.area].slug,
                dataset.topic().offences[claim.key.offence].slug,
                claim.key.kind,
                claim.key.year_ending
            )
        },
    );
    format!("{} {} {claim}", finding.text, finding.status.slug())
}

pub(super) fn lines(dataset: &Dataset, report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| line(dataset, finding)).collect()
}

/// What two published stories stated of the year to September 2023.
pub(super) fn record() -> Dataset {
    read_record(&project_file("www/data/harassment-2024-01-25.toml")).unwrap_or_else(|error| panic!("{error}"))
}
