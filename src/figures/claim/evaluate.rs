//! The values of claims, each from its parts.

use super::witness::Witness;
use super::{Caveat, Claim, months};
use crate::figures::fairness::{self, SMALL_BASE};
use crate::figures::rolling::Source;
use crate::figures::{provisional, rate};
use crate::model::{Absence, ClaimKind, Effect, Figure, YearEnding};
use crate::query::ClaimKey;

/// A claim being worked out.
pub(super) struct Evaluation<'a> {
    pub(super) source: Source<'a>,
    pub(super) witness: &'a mut dyn Witness,
    pub(super) claim: Claim,
}

impl Evaluation<'_> {
    pub(super) fn key(&self) -> ClaimKey {
        self.claim.key
    }

    /// The value of a claim that the first view shows; `None` for any other kind.
    pub(super) fn value(&mut self) -> Option<Figure<f64>> {
        Some(match self.key().kind {
            ClaimKind::Latest => self.recorded(),
            ClaimKind::Previous => self.earlier(ClaimKind::Latest, 1),
            ClaimKind::Change => self.change(),
            ClaimKind::ChangePercent => self.change_percent(),
            ClaimKind::PerDay => {
                let days = f64::from(self.key().year_ending.days());
                self.part(ClaimKind::Latest).map(|total| total / days)
            }
            ClaimKind::Residents => self.residents(),
            ClaimKind::Rate => self.rate(),
            ClaimKind::RateChangePercent => self.rate_change_percent(),
            ClaimKind::Index => self.index(),
            _ => return None,
        })
    }

    fn change(&mut self) -> Figure<f64> {
        let (after, before) = (self.part(ClaimKind::Latest)?, self.part(ClaimKind::Previous)?);
        self.compared()?;
        Ok(after - before)
    }

    fn change_percent(&mut self) -> Figure<f64> {
        let (after, before) = (self.part(ClaimKind::Latest)?, self.part(ClaimKind::Previous)?);
        self.compared()?;
        Ok((after - before) / fairness::base(before, SMALL_BASE)? * 100.0)
    }

    fn rate_change_percent(&mut self) -> Figure<f64> {
        let after = self.part(ClaimKind::Rate)?;
        let year_ending = self.years_earlier(1)?;
        let before = self.take(ClaimKey {
            kind: ClaimKind::Rate,
            year_ending,
            ..self.key()
        })?;
        // A rate is small where few offences were recorded: the change in their number says whether a percentage is.
        self.part(ClaimKind::ChangePercent)?;
        Ok((after - before) / before * 100.0)
    }

    /// Another claim of the same area, offence and year; everything that it stands on, this one stands on too.
    pub(super) fn part(&mut self, kind: ClaimKind) -> Figure<f64> {
        self.take(self.key().kind(kind))
    }

    pub(super) fn take(&mut self, key: ClaimKey) -> Figure<f64> {
        self.witness.enter(key);
        let part = super::worked_out(self.source, key, self.witness);
        self.witness.leave(part.value);
        let own = &mut self.claim;
        for caveat in &part.caveats {
            own.add_caveat(*caveat);
        }
        own.window = (own.window.0.min(part.window.0), own.window.1.max(part.window.1));
        super::take(own, &part);
        part.value
    }

    /// The claim `kind` of the twelve months `years` before.
    pub(super) fn earlier(&mut self, kind: ClaimKind, years: i32) -> Figure<f64> {
        let year_ending = self.years_earlier(years)?;
        // What is stated of an earlier year stands on that year alone.
        self.claim.window = months(year_ending);
        self.take(ClaimKey {
            kind,
            year_ending,
            ..self.key()
        })
    }

    pub(super) fn years_earlier(&self, years: i32) -> Figure<YearEnding> {
        self.key().year_ending.years_earlier(years).ok_or(Absence::OutsideRelease)
    }

    /// Whether the claim may compare the first of the twelve months that it stands on with the last. Recording changes between
    /// them become caveats.
    pub(super) fn compared(&mut self) -> Figure<()> {
        let codes = &self.source.dataset.topic().offences[self.key().offence].codes;
        let allowed = self.compared_over(codes);
        let (first, _) = self.claim.window;
        let other = YearEnding::new(first.quarter().plus(3).unwrap_or(first.quarter()));
        fairness::comparable(self.source.dataset, self.key(), other).and(allowed)
    }

    /// The same for these codes, which were in use throughout both.
    pub(super) fn compared_over(&mut self, codes: &[usize]) -> Figure<()> {
        let window = self.claim.window;
        if window.1.ordinal() - window.0.ordinal() < 12 {
            return Ok(());
        }
        let mut allowed = Ok(());
        for (change, effect) in fairness::effects(self.source.dataset, self.key(), codes, window) {
            self.claim.add_caveat(Caveat::RecordingChange(change));
            if effect == Effect::Withhold {
                allowed = Err(Absence::Withheld);
            }
        }
        allowed
    }

    /// Offences recorded: the sum of cells.
    fn recorded(&mut self) -> Figure<f64> {
        let (key, dataset) = (self.key(), self.source.dataset);
        if !dataset.statements().is_empty() {
            return Err(Absence::NotPublished);
        }
        self.sum(key, &dataset.topic().offences[key.offence].codes);
        Ok(self.source.total(key.area, key.offence, key.year_ending)? as f64)
    }

    /// Notes that the claim sums the cells of these codes in the area and the twelve months of `key`.
    pub(super) fn sum(&mut self, key: ClaimKey, codes: &[usize]) {
        let merged = &self.source.dataset.areas()[key.area].merged;
        if merged
            .as_ref()
            .is_some_and(|merged| key.year_ending.first_month() < merged.from.first_month())
        {
            self.claim.add_caveat(Caveat::Merged(key.area));
        }
        if provisional::is_provisional(self.source.dataset, key.area, codes, key.year_ending) {
            self.claim.add_caveat(Caveat::Provisional);
        }
        self.witness.cells(key, codes, None);
    }

    fn rate(&mut self) -> Figure<f64> {
        let (key, dataset) = (self.key(), self.source.dataset);
        let area = &dataset.areas()[key.area];
        rate::allowed(area)?;
        let (total, residents) = (self.part(ClaimKind::Latest)?, self.part(ClaimKind::Residents)?);
        if rate::includes_force_without_residents(dataset, area) {
            self.claim.add_caveat(Caveat::IncludesForcesWithoutResidents);
        }
        Ok(total * 1000.0 / fairness::base(residents, 1)?)
    }

    fn residents(&mut self) -> Figure<f64> {
        let (key, dataset) = (self.key(), self.source.dataset);
        let used = rate::population(dataset, key.area, key.year_ending)?;
        self.witness.residents(key.area, used.year);
        if used.year < key.year_ending.mid_year() {
            self.claim.add_caveat(Caveat::OlderPopulationEstimate(used.year));
        }
        Ok(f64::from(used.residents))
    }

    /// The total in per cent of the first one that can be compared with the latest of the release.
    fn index(&mut self) -> Figure<f64> {
        let (key, dataset) = (self.key(), self.source.dataset);
        let total = self.part(ClaimKind::Latest)?;
        let periods = dataset.year_endings();
        let newest = ClaimKey {
            year_ending: periods.last().copied().unwrap_or(key.year_ending),
            ..key
        };
        fairness::comparable(dataset, newest, key.year_ending)?;
        for year_ending in periods {
            if fairness::comparable(dataset, newest, year_ending).is_ok()
                && self.source.total(key.area, key.offence, year_ending).is_ok()
            {
                let first = self.take(ClaimKey {
                    kind: ClaimKind::Latest,
                    year_ending,
                    ..key
                })?;
                self.compared()?;
                return Ok(total / fairness::base(first, SMALL_BASE)? * 100.0);
            }
        }
        Err(Absence::NoBase)
    }
}
