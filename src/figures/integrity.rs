//! Whether a dataset is whole and agrees with itself: what a publisher checks before readers see it.

use super::rolling;
use crate::dataset::{Dataset, Statement};
use crate::model::{AreaKind, ClaimKind, Figure, OutcomeBasis, Precision, Quarter, YearEnding};

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Check {
    /// Every total is the sum of the cells of all forces.
    Totals,
    /// No quarter of a code is without any count.
    Continuity,
    /// No count and no outcome stands before its code existed or after it ended.
    Codes,
    /// The outcomes of each cell add up to the offences recorded in it, where both are there.
    Outcomes,
    /// Sources and licence are named.
    Sources,
    /// Published shares are those of the published numbers.
    Statements,
}

impl Check {
    /// Every check, in the order in which they are reported.
    pub const ALL: [Self; 6] = [
        Self::Totals,
        Self::Continuity,
        Self::Codes,
        Self::Outcomes,
        Self::Sources,
        Self::Statements,
    ];

    /// The check's name in output.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Totals => "totals",
            Self::Continuity => "continuity",
            Self::Codes => "codes",
            Self::Outcomes => "outcomes",
            Self::Sources => "sources",
            Self::Statements => "statements",
        }
    }
}

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntegrityFault {
    /// Which check it fails.
    pub check: Check,
    /// Where: areas, codes and quarters.
    pub place: String,
    /// What stands there.
    pub found: String,
    /// What must stand there.
    pub expected: String,
}

/// What the checks of a dataset found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Integrity {
    /// How many values each check compared.
    pub compared: Vec<(Check, usize)>,
    /// What is wrong.
    pub faults: Vec<IntegrityFault>,
}

/// Checks `dataset`.
#[must_use]
pub fn integrity(dataset: &Dataset) -> Integrity {
    let mut audit = Audit {
        dataset,
        found: Integrity::default(),
        check: Check::Totals,
    };
    for check in Check::ALL {
        audit.check = check;
        audit.found.compared.push((check, 0));
        match check {
            Check::Totals => audit.totals(),
            Check::Continuity => audit.continuity(),
            Check::Codes => audit.codes(),
            Check::Outcomes => audit.outcomes(),
            Check::Sources => audit.sources(),
            Check::Statements => audit.statements(),
        }
    }
    audit.found
}

struct Audit<'d> {
    dataset: &'d Dataset,
    found: Integrity,
    check: Check,
}

impl Audit<'_> {
    /// Counts a comparison, and keeps a fault where `right` says that there is one.
    fn compare(&mut self, right: bool, place: impl FnOnce() -> String, found: impl FnOnce() -> [String; 2]) {
        if let Some(last) = self.found.compared.last_mut() {
            last.1 += 1;
        }
        if !right {
            let [found, expected] = found();
            self.found.faults.push(IntegrityFault {
                check: self.check,
                place: place(),
                found,
                expected,
            });
        }
    }

    fn quarters(&self) -> impl Iterator<Item = Quarter> + use<> {
        let first = self.dataset.first_quarter();
        (0..self.dataset.quarter_count() as i32).filter_map(move |step| first.plus(step))
    }

    /// The counts of `codes` over all forces in `quarters`, straight from the cells; absent where one of them is, or where none of
    /// the codes existed in a quarter.
    fn sum(&self, codes: &[usize], quarters: &[Quarter]) -> Figure<i64> {
        let mut sum = 0;
        for &quarter in quarters {
            let mut of_quarter = Err(crate::model::Absence::NotRecordedThen);
            for &code in codes
                .iter()
                .filter(|&&code| self.dataset.topic().codes[code].is_in_use(quarter))
            {
                let mut count = of_quarter.unwrap_or(0);
                for area in 0..self.dataset.areas().len() {
                    if self.dataset.areas()[area].kind != AreaKind::Total {
                        count += self.dataset.count(area, code, quarter)?;
                    }
                }
                of_quarter = Ok(count);
            }
            sum += of_quarter?;
        }
        Ok(sum)
    }

    fn totals(&mut self) {
        let dataset = self.dataset;
        let totals: Vec<usize> = (0..dataset.areas().len())
            .filter(|&area| dataset.areas()[area].kind == AreaKind::Total)
            .collect();
        for total in totals {
            let name = &dataset.areas()[total].slug;
            for (code, entry) in dataset.topic().codes.iter().enumerate() {
                for quarter in self.quarters().filter(|&quarter| entry.is_in_use(quarter)) {
                    let (stated, summed) = (dataset.count(total, code, quarter), self.sum(&[code], &[quarter]));
                    let place = || format!("{name}, code {}, {quarter}", entry.code);
                    self.compare(stated.ok() == summed.ok(), place, || [shown(stated), shown(summed)]);
                }
            }
            for (offence, entry) in dataset.topic().offences.iter().enumerate() {
                for year in dataset.year_endings() {
                    let stated = rolling::total(dataset, total, offence, year);
                    let summed = self.sum(&entry.codes, &YearEnding::quarters(year));
                    let place = || format!("{name}, {}, year to {year}", entry.slug);
                    self.compare(stated.ok() == summed.ok(), place, || [shown(stated), shown(summed)]);
                }
            }
        }
    }

    fn continuity(&mut self) {
        // The record of what was published has no counts.
        if !self.dataset.statements().is_empty() {
            return;
        }
        let dataset = self.dataset;
        for (code, entry) in dataset.topic().codes.iter().enumerate() {
            for quarter in self.quarters().filter(|&quarter| entry.is_in_use(quarter)) {
                let some = dataset.forces().any(|force| dataset.count(force, code, quarter).is_ok());
                self.compare(
                    some,
                    || format!("code {}, {quarter}", entry.code),
                    || ["no count of any force".to_owned(), "a count of one force at least".to_owned()],
                );
            }
        }
    }

    fn codes(&mut self) {
        let dataset = self.dataset;
        for (code, entry) in dataset.topic().codes.iter().enumerate() {
            for quarter in self.quarters().filter(|&quarter| !entry.is_in_use(quarter)) {
                for force in dataset.forces() {
                    let count = dataset.count(force, code, quarter);
                    let outcome = dataset.outcomes().and_then(|outcomes| {
                        let &outcome = outcomes.types().first()?;
                        outcomes
                            .bases()
                            .find_map(|basis| outcomes.count(basis, force, code, quarter, outcome).ok())
                    });
                    let place = || format!("{}, code {}, {quarter}", dataset.areas()[force].slug, entry.code);
                    self.compare(count.is_err() && outcome.is_none(), place, || {
                        let found = outcome.map_or(shown(count), |outcome| format!("{outcome} outcomes"));
                        let expected = match entry.to {
                            Some(to) if quarter > to => format!("nothing after {to}"),
                            _ => format!("nothing before {}", entry.from),
                        };
                        [found, expected]
                    });
                }
            }
        }
    }

    fn outcomes(&mut self) {
        let dataset = self.dataset;
        let Some(outcomes) = dataset.outcomes() else {
            return;
        };
        let (first, last) = (outcomes.first_quarter(), outcomes.last_quarter());
        for (code, entry) in dataset.topic().codes.iter().enumerate() {
            for quarter in (0..=last.since(first)).filter_map(|step| first.plus(step)) {
                for force in dataset.forces() {
                    let mut sum: Figure<i64> = Ok(0);
                    for &outcome in outcomes.types() {
                        let count = outcomes.count(OutcomeBasis::OffencesRecorded, force, code, quarter, outcome);
                        sum = sum.and_then(|sum| Ok(sum + i64::from(count?)));
                    }
                    let recorded = dataset.count(force, code, quarter);
                    if let (Ok(sum), Ok(recorded)) = (sum, recorded) {
                        let place = || format!("{}, code {}, {quarter}", dataset.areas()[force].slug, entry.code);
                        self.compare(sum == recorded, place, || {
                            [format!("{sum} outcomes"), format!("{recorded}, the offences recorded")]
                        });
                    }
                }
            }
        }
    }

    fn sources(&mut self) {
        let release = self.dataset.release();
        let translations = release.attribution.others().map(|(_, text)| text);
        let english = release.attribution.get(crate::model::Language::En);
        let texts: Vec<String> = translations.chain([english]).cloned().collect();
        let licensed = english.to_lowercase().contains("licence");
        self.compare(
            licensed,
            || "attribution".to_owned(),
            || [format!("{english:?}"), "the source and the licence of the figures".to_owned()],
        );
        for text in texts {
            let whole = !text.trim().is_empty();
            self.compare(
                whole,
                || "attribution".to_owned(),
                || ["no text".to_owned(), "the source".to_owned()],
            );
        }
        let files = !release.files.is_empty();
        self.compare(
            files,
            || "source files".to_owned(),
            || ["none".to_owned(), "their names".to_owned()],
        );
        if let Some(outcomes) = self.dataset.outcomes() {
            let files = !outcomes.files.is_empty();
            self.compare(
                files,
                || "source files of outcomes".to_owned(),
                || ["none".to_owned(), "their names".to_owned()],
            );
        }
    }

    fn statements(&mut self) {
        let dataset = self.dataset;
        for statement in dataset.statements() {
            let Some((_, of)) = SHARES.into_iter().find(|(share, _)| *share == statement.kind) else {
                continue;
            };
            let value = |kind| {
                let same = |other: &&Statement| {
                    (other.area, other.offence, other.year_ending) == (statement.area, statement.offence, statement.year_ending)
                        && (other.kind, other.precision) == (kind, Precision::Exact)
                };
                dataset.statements().iter().find(same).map(|other| other.value)
            };
            if let (Some(some), Some(all)) = (value(of), value(ClaimKind::Latest))
                && all > 0.0
                && let Precision::Decimals(decimals) = statement.precision
            {
                let share = some / all * 100.0;
                let near = (share - statement.value).abs() <= 0.5 / 10f64.powi(i32::from(decimals)) + 1e-9;
                let place = || {
                    let offence = &dataset.topic().offences[statement.offence].slug;
                    format!("{}, {offence}.{}", dataset.areas()[statement.area].slug, statement.kind)
                };
                self.compare(near, place, || [statement.value.to_string(), format!("{some} of {all}")]);
            }
        }
    }
}

/// Shares, and the kind of claim that each is a share of the latest total of.
const SHARES: [(ClaimKind, ClaimKind); 4] = [
    (ClaimKind::ChargedPercent, ClaimKind::Charged),
    (ClaimKind::VictimDidNotSupportPercent, ClaimKind::VictimDidNotSupport),
    (ClaimKind::NoSuspectPercent, ClaimKind::NoSuspect),
    (ClaimKind::NotYetAssignedPercent, ClaimKind::NotYetAssigned),
];

fn shown(count: Figure<i64>) -> String {
    count.map_or_else(|absence| absence.slug().to_owned(), |count| count.to_string())
}
