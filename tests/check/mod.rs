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
use force_figures::dataset::{Dataset, DatasetBuilder, Release, Statement};
use force_figures::figures::Claims;
use force_figures::model::{Absence, ClaimKind, Date, Precision};

use crate::common::{latest, project_file};

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

/// What two published stories stated of the year to September 2023, by hand from ../shared/data/published-figures.json.
pub(super) fn record() -> Dataset {
    use ClaimKind as K;
    use Precision as P;
    let whole = latest();
    let release = Release {
        date: Date::new(2024, 1, 25).unwrap(),
        ..whole.release().clone()
    };
    let mut builder = DatasetBuilder::new(release, whole.topic().clone(), whole.areas().to_vec());
    let first = "2023-09".parse::<force_figures::model::YearEnding>().unwrap();
    for code in 0..whole.topic().codes.len() {
        for force in whole.forces() {
            for quarter in first.quarters() {
                builder.add_count(code, force, quarter, Err(Absence::NotSupplied));
            }
        }
    }
    let area = |slug: &str| whole.area_index(slug).unwrap();
    let stated = [
        ("merseyside", "harassment", K::Latest, 10_056.0, P::Exact),
        ("merseyside", "harassment", K::Previous, 10_477.0, P::Exact),
        ("merseyside", "harassment", K::PerDay, 28.0, P::Decimals(0)),
        ("merseyside", "harassment", K::TimesNineYearsEarlier, 11.0, P::MoreThan),
        ("merseyside", "harassment", K::Charged, 459.0, P::Exact),
        ("merseyside", "harassment", K::ChargedPercent, 4.6, P::Decimals(1)),
        ("merseyside", "harassment", K::ChargedPercentPrevious, 5.0, P::Decimals(1)),
        ("merseyside", "stalking", K::Latest, 2_744.0, P::Exact),
        (
            "merseyside",
            "racially-or-religiously-aggravated-harassment",
            K::Latest,
            147.0,
            P::Exact,
        ),
        ("merseyside", "stalking-and-harassment", K::Latest, 21_994.0, P::Exact),
        (
            "merseyside",
            "stalking-and-harassment",
            K::VictimDidNotSupportPercent,
            49.2,
            P::Decimals(1),
        ),
        ("thames-valley", "harassment", K::Latest, 9_632.0, P::Exact),
        ("thames-valley", "harassment", K::Previous, 7_892.0, P::Exact),
        ("thames-valley", "stalking", K::Latest, 3_991.0, P::Exact),
        (
            "thames-valley",
            "racially-or-religiously-aggravated-harassment",
            K::Latest,
            312.0,
            P::Exact,
        ),
        ("thames-valley", "harassment", K::PerDay, 26.0, P::Decimals(0)),
        ("thames-valley", "harassment", K::HighestInYears, 10.0, P::Exact),
        ("thames-valley", "harassment", K::TimesNineYearsEarlier, 5.0, P::MoreThan),
        ("thames-valley", "harassment", K::Charged, 301.0, P::Exact),
        ("thames-valley", "harassment", K::ChargedPercent, 3.1, P::Decimals(1)),
        ("thames-valley", "harassment", K::ChargedPercentPrevious, 3.9, P::Decimals(1)),
        ("england-and-wales", "harassment", K::Latest, 271_000.0, P::RoundedTo(1_000)),
        (
            "england-and-wales",
            "stalking-and-harassment",
            K::Latest,
            679_000.0,
            P::RoundedTo(1_000),
        ),
        (
            "england-and-wales",
            "stalking-and-harassment",
            K::ChargedPercent,
            3.4,
            P::Decimals(1),
        ),
    ];
    for (force, offence, kind, value, precision) in stated {
        let share_of_all = force == "england-and-wales" && kind == K::ChargedPercent;
        builder.add_statement(Statement {
            area: area(force),
            offence: whole.topic().offences.iter().position(|known| known.slug == offence).unwrap(),
            kind,
            year_ending: first,
            value,
            precision,
            excluding: if share_of_all {
                vec![area("devon-and-cornwall")]
            } else {
                Vec::new()
            },
            source: "a published story".to_owned(),
        });
    }
    builder.finish().unwrap()
}
