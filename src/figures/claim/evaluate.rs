//! The values of claims, each from its parts.

use super::{Caveat, Cells, Claim, Formula, Part, cells, months};
use crate::dataset::Dataset;
use crate::figures::{LONG_COMPARISON_YEARS, SMALL_BASE, includes_force_without_residents, notice, outcome, rate, rolling};
use crate::model::{Absence, AreaKind, ClaimKind, Figure, Month, OutcomeGroup, OutcomeType, Population, Precision};
use crate::query::ClaimKey;

pub(super) fn claim(dataset: &Dataset, key: ClaimKey) -> Claim {
    let mut work = Work {
        dataset,
        claim: Claim {
            key,
            value: Err(Absence::NotPublished),
            precision: Precision::Exact,
            formula: Formula::of(key.kind),
            parts: Vec::new(),
            cells: Vec::new(),
            excluding: Vec::new(),
            caveats: Vec::new(),
            window: months(key.year_ending),
        },
    };
    work.claim.value = match work.stated() {
        Some(value) => Ok(value),
        None => work.evaluate().and_then(|value| work.known(value)),
    };
    work.add_caveats_of_window();
    work.claim.cells.sort();
    work.claim.cells.dedup();
    work.claim.caveats.sort();
    work.claim.caveats.dedup();
    work.claim
}

/// A claim being worked out.
struct Work<'d> {
    dataset: &'d Dataset,
    claim: Claim,
}

impl Work<'_> {
    fn key(&self) -> ClaimKey {
        self.claim.key
    }

    /// What a publication stated, where the dataset is the record of one.
    fn stated(&mut self) -> Option<f64> {
        let key = self.key();
        let index = self.dataset.statements().iter().position(|statement| {
            (statement.area, statement.offence, statement.kind, statement.year_ending)
                == (key.area, key.offence, key.kind, key.year_ending)
        })?;
        let statement = &self.dataset.statements()[index];
        self.claim.formula = Formula::STATED;
        self.claim.precision = statement.precision;
        self.claim.window = stated_window(key, statement.value);
        self.claim.cells.push(Cells::Stated { statement: index });
        if let Precision::RoundedTo(unit) = statement.precision {
            self.claim.caveats.push(Caveat::RoundedTo(unit));
        }
        self.exclude(&statement.excluding.clone());
        if OUTCOME_KINDS.contains(&key.kind) {
            self.claim.caveats.push(Caveat::SoFar);
        }
        Some(statement.value)
    }

    /// The value, unless it is a calculation on totals that were rounded before they were published: it would be a number that
    /// nobody published.
    fn known(&self, value: f64) -> Figure<f64> {
        let same = |part: &Part| part.value == Ok(value);
        match self.claim.precision {
            Precision::RoundedTo(_) if !self.claim.parts.iter().any(same) => Err(Absence::NotPublished),
            _ => Ok(value),
        }
    }

    fn evaluate(&mut self) -> Figure<f64> {
        match self.key().kind {
            ClaimKind::Latest => self.recorded(),
            ClaimKind::Previous => self.earlier(ClaimKind::Latest, 1),
            ClaimKind::NineYearsEarlier => self.earlier(ClaimKind::Latest, LONG_COMPARISON_YEARS),
            ClaimKind::ChargedPercentPrevious => self.earlier(ClaimKind::ChargedPercent, 1),
            ClaimKind::Change => self.difference(ClaimKind::Latest, ClaimKind::Previous),
            ClaimKind::ChargedPercentChange => self.difference(ClaimKind::ChargedPercent, ClaimKind::ChargedPercentPrevious),
            ClaimKind::ChangePercent => {
                let (after, before) = (self.part(ClaimKind::Latest)?, self.part(ClaimKind::Previous)?);
                Ok((after - before) / base(before)? * 100.0)
            }
            ClaimKind::PerDay => Ok(self.part(ClaimKind::Latest)? / f64::from(self.key().year_ending.days())),
            ClaimKind::TimesNineYearsEarlier => {
                let (after, before) = (self.part(ClaimKind::Latest)?, self.part(ClaimKind::NineYearsEarlier)?);
                Ok(after / base(before)?)
            }
            ClaimKind::HighestInYears => self.record(&|earlier, latest| earlier < latest).map(|run| run.0),
            ClaimKind::LowestInYears => self.record(&|earlier, latest| earlier > latest).map(|run| run.0),
            ClaimKind::HighestInSeries => self.whole_record(&|earlier, latest| earlier < latest),
            ClaimKind::LowestInSeries => self.whole_record(&|earlier, latest| earlier > latest),
            ClaimKind::ShareOfTotal => self.share_of_total(),
            ClaimKind::Rate => self.rate(),
            ClaimKind::OutcomeCases => self.outcome_cases(),
            ClaimKind::Charged => self.outcomes(&outcome::of_group(OutcomeGroup::Charged)),
            ClaimKind::VictimDidNotSupport => self.outcomes(&outcome::of_group(OutcomeGroup::VictimDidNotSupport)),
            ClaimKind::NoSuspect => self.outcomes(&outcome::of_group(OutcomeGroup::NoSuspect)),
            ClaimKind::NotYetAssigned => self.outcomes(&outcome::of_group(OutcomeGroup::NotYetAssigned)),
            ClaimKind::OutOfCourt => self.outcomes(&outcome::of_group(OutcomeGroup::OutOfCourt)),
            ClaimKind::NotEnoughEvidence => self.outcomes(&outcome::of_group(OutcomeGroup::NotEnoughEvidence)),
            ClaimKind::Prevented => self.outcomes(&outcome::of_group(OutcomeGroup::Prevented)),
            ClaimKind::OtherOutcome => self.outcomes(&outcome::of_group(OutcomeGroup::Other)),
            ClaimKind::OutOfCourtPercent => self.share(ClaimKind::OutOfCourt),
            ClaimKind::NotEnoughEvidencePercent => self.share(ClaimKind::NotEnoughEvidence),
            ClaimKind::PreventedPercent => self.share(ClaimKind::Prevented),
            ClaimKind::OtherOutcomePercent => self.share(ClaimKind::OtherOutcome),
            ClaimKind::ChargedPercent => self.share(ClaimKind::Charged),
            ClaimKind::VictimDidNotSupportPercent => self.share(ClaimKind::VictimDidNotSupport),
            ClaimKind::NoSuspectPercent => self.share(ClaimKind::NoSuspect),
            ClaimKind::NotYetAssignedPercent => self.share(ClaimKind::NotYetAssigned),
            ClaimKind::ChargedPercentOfDecided => {
                let (charged, cases) = (self.part(ClaimKind::Charged)?, self.part(ClaimKind::OutcomeCases)?);
                let decided = cases - self.part(ClaimKind::NotYetAssigned)?;
                Ok(charged / base(decided)? * 100.0)
            }
        }
    }

    /// Another claim of the same area, offence and year; everything that it stands on, this one stands on too.
    fn part(&mut self, kind: ClaimKind) -> Figure<f64> {
        self.take(self.key().kind(kind))
    }

    fn take(&mut self, key: ClaimKey) -> Figure<f64> {
        let part = claim(self.dataset, key);
        let own = &mut self.claim;
        own.precision = own.precision.max(part.precision);
        own.cells.extend(part.cells);
        own.caveats.extend(part.caveats);
        own.window = (own.window.0.min(part.window.0), own.window.1.max(part.window.1));
        own.parts.push(Part { key, value: part.value });
        own.excluding.extend(part.excluding);
        own.excluding.sort_unstable();
        own.excluding.dedup();
        part.value
    }

    /// The claim `kind` of the twelve months `years` before.
    fn earlier(&mut self, kind: ClaimKind, years: i32) -> Figure<f64> {
        let year_ending = self.key().year_ending.years_earlier(years).ok_or(Absence::OutsideRelease)?;
        // What is stated of an earlier year stands on that year alone.
        self.claim.window = months(year_ending);
        self.take(ClaimKey {
            kind,
            year_ending,
            ..self.key()
        })
    }

    /// `after` less `before`, where both cover the same areas.
    fn difference(&mut self, after: ClaimKind, before: ClaimKind) -> Figure<f64> {
        let (one, other) = (
            claim(self.dataset, self.key().kind(after)),
            claim(self.dataset, self.key().kind(before)),
        );
        let difference = self.part(after)? - self.part(before)?;
        // Totals of different coverage are not one series.
        if one.excluding == other.excluding {
            Ok(difference)
        } else {
            Err(Absence::NotApplicable)
        }
    }

    /// Offences recorded: the sum of cells.
    fn recorded(&mut self) -> Figure<f64> {
        if !self.dataset.statements().is_empty() {
            return Err(Absence::NotPublished);
        }
        let ClaimKey {
            area,
            offence,
            year_ending,
            ..
        } = self.key();
        if notice::is_provisional(self.dataset, area, offence, year_ending) {
            self.claim.caveats.push(Caveat::Provisional);
        }
        self.claim
            .cells
            .push(Cells::recorded(self.dataset, area, offence, year_ending));
        rolling::total(self.dataset, area, offence, year_ending).map(|total| total as f64)
    }

    /// Earlier years in turn that the latest one beats, and whether they are all there are.
    fn record(&mut self, beats: &dyn Fn(f64, f64) -> bool) -> Figure<(f64, bool)> {
        let latest = self.part(ClaimKind::Latest)?;
        let mut years = 0;
        let whole = loop {
            let Some(year_ending) = self.key().year_ending.years_earlier(years + 1) else {
                break true;
            };
            let key = ClaimKey {
                kind: ClaimKind::Latest,
                year_ending,
                ..self.key()
            };
            match claim(self.dataset, key).value {
                Ok(earlier) if beats(earlier, latest) => {
                    self.take(key)?;
                    years += 1;
                }
                // Where the run ends it needs the year that ends it no more; where there is none, that year is why.
                Ok(_) => {
                    if years == 0 {
                        self.take(key)?;
                    }
                    break false;
                }
                // The series begins here; any other absence is a gap in it.
                Err(Absence::OutsideRelease | Absence::NotRecordedThen) => break true,
                Err(absence) if years == 0 => return Err(absence),
                Err(_) => break false,
            }
        };
        if years > 0 {
            Ok((f64::from(years), whole))
        } else if whole {
            Err(Absence::OutsideRelease)
        } else {
            Err(Absence::NotARecord)
        }
    }

    fn whole_record(&mut self, beats: &dyn Fn(f64, f64) -> bool) -> Figure<f64> {
        match self.record(beats)? {
            (years, true) => Ok(years),
            _ => Err(Absence::NotARecord),
        }
    }

    fn share_of_total(&mut self) -> Figure<f64> {
        let areas = self.dataset.areas();
        let whole = areas.iter().position(|area| area.kind == AreaKind::Total);
        let whole = whole
            .filter(|&whole| whole != self.key().area)
            .ok_or(Absence::NotApplicable)?;
        let part = self.part(ClaimKind::Latest)?;
        let all = self.take(ClaimKey {
            kind: ClaimKind::Latest,
            area: whole,
            ..self.key()
        })?;
        if self.claim.precision != Precision::Exact || !self.claim.excluding.is_empty() {
            // Of a rounded total it would be a number that nobody published, of a partial one it would be a share of something else.
            return Err(Absence::NotApplicable);
        }
        Ok(part / base(all)? * 100.0)
    }

    fn rate(&mut self) -> Figure<f64> {
        let key = self.key();
        let area = &self.dataset.areas()[key.area];
        rate::allowed(area)?;
        let total = self.part(ClaimKind::Latest)?;
        let used = rate::population(self.dataset, key.area, key.year_ending)?;
        self.claim.cells.push(Cells::Population {
            forces: cells::forces(self.dataset, key.area)
                .into_iter()
                .filter(|&force| self.dataset.areas()[force].population != Population::None)
                .collect(),
            year: used.year,
        });
        if used.year < key.year_ending.mid_year() {
            self.claim.caveats.push(Caveat::OlderPopulationEstimate(used.year));
        }
        if includes_force_without_residents(self.dataset, area) {
            self.claim.caveats.push(Caveat::IncludesForcesWithoutResidents);
        }
        match used.residents {
            0 => Err(Absence::NoBase),
            residents => Ok(total * 1000.0 / f64::from(residents)),
        }
    }

    /// What shares of outcomes divide by. A publication that states outcomes means them of the offences that it states.
    fn outcome_cases(&mut self) -> Figure<f64> {
        if self.dataset.statements().is_empty() {
            self.outcomes(&|_| true)
        } else {
            self.part(ClaimKind::Latest)
        }
    }

    /// Offences by what became of them: the sum of cells of the outcomes table.
    fn outcomes(&mut self, counts: &dyn Fn(OutcomeType) -> bool) -> Figure<f64> {
        if !self.dataset.statements().is_empty() {
            return Err(Absence::NotPublished);
        }
        let ClaimKey {
            area,
            offence,
            year_ending,
            ..
        } = self.key();
        let (forces, missing) = outcome::coverage(self.dataset, area, offence, year_ending);
        let total = outcome::total(self.dataset, &forces, offence, year_ending, counts)?;
        let [first, .., last] = year_ending.quarters();
        let types = self.dataset.outcomes().map_or(&[][..], |outcomes| outcomes.types());
        self.claim.cells.push(Cells::Outcomes {
            forces,
            codes: self.dataset.topic().offences[offence].codes.clone(),
            first,
            last,
            types: types.iter().copied().filter(|&outcome| counts(outcome)).collect(),
        });
        self.claim.caveats.push(Caveat::SoFar);
        self.exclude(&missing);
        if total < 0 {
            return Err(Absence::Outweighed);
        }
        Ok(total as f64)
    }

    fn share(&mut self, of: ClaimKind) -> Figure<f64> {
        let (some, all) = (self.part(of)?, self.part(ClaimKind::OutcomeCases)?);
        Ok(some / base(all)? * 100.0)
    }

    fn exclude(&mut self, areas: &[usize]) {
        if !areas.is_empty() {
            self.claim.excluding = areas.to_vec();
            self.claim.caveats.push(Caveat::Excluding(areas.to_vec()));
        }
    }

    /// Caveats of claims that stand on more than one year: recording may have changed between them.
    fn add_caveats_of_window(&mut self) {
        let (first, last) = self.claim.window;
        if last.ordinal() - first.ordinal() < 12 {
            return;
        }
        let topic = self.dataset.topic();
        let codes = &topic.offences[self.key().offence].codes;
        for (index, change) in topic.changes.iter().enumerate() {
            if change.from > first && change.from <= last && change.codes.iter().any(|code| codes.contains(code)) {
                self.claim.caveats.push(Caveat::RecordingChange(index));
                if change.withholds.contains(&self.key().kind) {
                    self.claim.value = Err(Absence::Withheld);
                }
            }
        }
        let grew = |&code: &usize| topic.codes[code].from.first_month() > first && topic.codes[code].from.first_month() <= last;
        if codes.len() > 1 && codes.iter().any(grew) {
            self.claim.caveats.push(Caveat::CodesAdded);
        }
    }
}

/// First and last month of what a stated claim stands on: no cells say it.
fn stated_window(key: ClaimKey, value: f64) -> (Month, Month) {
    use ClaimKind as K;
    let earlier = |years| months(key.year_ending.years_earlier(years).unwrap_or(key.year_ending));
    let (first, last) = match key.kind {
        K::Previous | K::ChargedPercentPrevious => return earlier(1),
        K::NineYearsEarlier => return earlier(LONG_COMPARISON_YEARS),
        K::Change | K::ChangePercent | K::ChargedPercentChange => (earlier(1), months(key.year_ending)),
        K::TimesNineYearsEarlier => (earlier(LONG_COMPARISON_YEARS), months(key.year_ending)),
        K::HighestInYears | K::LowestInYears | K::HighestInSeries | K::LowestInSeries => {
            (earlier(value as i32), months(key.year_ending))
        }
        _ => return months(key.year_ending),
    };
    (first.0, last.1)
}

/// Kinds whose values come from outcomes.
const OUTCOME_KINDS: [ClaimKind; 20] = [
    ClaimKind::OutcomeCases,
    ClaimKind::Charged,
    ClaimKind::ChargedPercent,
    ClaimKind::ChargedPercentPrevious,
    ClaimKind::ChargedPercentChange,
    ClaimKind::ChargedPercentOfDecided,
    ClaimKind::VictimDidNotSupport,
    ClaimKind::VictimDidNotSupportPercent,
    ClaimKind::NoSuspect,
    ClaimKind::NoSuspectPercent,
    ClaimKind::NotYetAssigned,
    ClaimKind::NotYetAssignedPercent,
    ClaimKind::OutOfCourt,
    ClaimKind::OutOfCourtPercent,
    ClaimKind::NotEnoughEvidence,
    ClaimKind::NotEnoughEvidencePercent,
    ClaimKind::Prevented,
    ClaimKind::PreventedPercent,
    ClaimKind::OtherOutcome,
    ClaimKind::OtherOutcomePercent,
];

/// A number to divide by: not so small that a percentage of it would mislead.
fn base(value: f64) -> Figure<f64> {
    if value < 1.0 {
        Err(Absence::NoBase)
    } else if value < SMALL_BASE as f64 {
        Err(Absence::SmallBase)
    } else {
        Ok(value)
    }
}
