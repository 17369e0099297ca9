//! The values that the first view does not show: multiples, records, like for like, shares, outcomes.

use super::evaluate::Evaluation;
use super::{Caveat, Claim, Claims, months};
use crate::dataset::Dataset;
use crate::figures::fairness::{self, FEWEST_CASES, LARGEST_MULTIPLE, SMALL_BASE, SMALL_BASE_OF_MULTIPLE, SMALL_RECORD};
use crate::figures::{LONG_COMPARISON_YEARS, outcome, rolling};
use crate::model::{Absence, ClaimKind, Figure, Month, OutcomeGroup, OutcomeType, Precision, YearEnding};
use crate::query::ClaimKey;

/// The value in the record of a publication; `None` in a release.
///
/// What was stated is not held against the rules of fairness, but carries the caveats that they ask for. What was not stated is
/// worked out from what was, unless that was rounded before it was published: it would be a number that nobody published.
pub(super) fn published(evaluation: &mut Evaluation<'_>) -> Option<Figure<f64>> {
    let (key, dataset) = (evaluation.key(), evaluation.source.dataset);
    if dataset.statements().is_empty() {
        return None;
    }
    let stated = dataset.statements().iter().position(|statement| {
        (statement.area, statement.offence, statement.kind, statement.year_ending)
            == (key.area, key.offence, key.kind, key.year_ending)
    });
    let Some(index) = stated else {
        let value = super::value(evaluation);
        let is_part = matches!(
            key.kind,
            ClaimKind::Previous | ClaimKind::NineYearsEarlier | ClaimKind::ChargedPercentPrevious | ClaimKind::OutcomeCases
        );
        return Some(match evaluation.claim.precision {
            Precision::RoundedTo(_) if !is_part => value.and(Err(Absence::NotPublished)),
            _ => value,
        });
    };
    let statement = &dataset.statements()[index];
    evaluation.claim.precision = statement.precision;
    evaluation.claim.window = stated_window(key, statement.value);
    if let Precision::RoundedTo(unit) = statement.precision {
        evaluation.claim.add_caveat(Caveat::RoundedTo(unit));
    }
    exclude(evaluation, &statement.excluding);
    if key.kind.is_of_outcomes() {
        evaluation.claim.add_caveat(Caveat::SoFar);
    }
    if evaluation.compared().is_err_and(|absence| absence == Absence::OtherCodes) {
        evaluation.claim.add_caveat(Caveat::CodesAdded);
    }
    Some(Ok(statement.value))
}

/// What a claim knows of a part of it besides its caveats.
pub(super) fn take(own: &mut Claim, part: &Claim) {
    own.precision = own.precision.max(part.precision);
    for &area in &part.excluding {
        if let Err(place) = own.excluding.binary_search(&area) {
            own.excluding.insert(place, area);
        }
    }
}

/// Leaves areas out.
fn exclude(evaluation: &mut Evaluation<'_>, areas: &[usize]) {
    if !areas.is_empty() {
        evaluation.claim.excluding = areas.to_vec();
        evaluation.claim.add_caveat(Caveat::Excluding);
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

/// The value of a claim of `kind`.
pub(super) fn evaluate(evaluation: &mut Evaluation<'_>, kind: ClaimKind) -> Figure<f64> {
    use ClaimKind as K;
    use OutcomeGroup as G;
    match kind {
        K::NineYearsEarlier => evaluation.earlier(K::Latest, LONG_COMPARISON_YEARS),
        K::TimesNineYearsEarlier => {
            let (after, before) = (evaluation.part(K::Latest)?, evaluation.part(K::NineYearsEarlier)?);
            evaluation.compared()?;
            multiple(after, before)
        }
        K::HighestInYears => evaluation.run(&|earlier, latest| earlier < latest).map(|run| run.0),
        K::LowestInYears => evaluation.run(&|earlier, latest| earlier > latest).map(|run| run.0),
        K::HighestInSeries => evaluation.whole_run(&|earlier, latest| earlier < latest),
        K::LowestInSeries => evaluation.whole_run(&|earlier, latest| earlier > latest),
        K::SameCodes => evaluation.same_codes(1, 0),
        K::SameCodesPrevious => evaluation.same_codes(1, 1),
        K::SameCodesNineYears => evaluation.same_codes(LONG_COMPARISON_YEARS, 0),
        K::SameCodesNineYearsEarlier => evaluation.same_codes(LONG_COMPARISON_YEARS, LONG_COMPARISON_YEARS),
        K::SameCodesChangePercent => {
            let (after, before) = (evaluation.part(K::SameCodes)?, evaluation.part(K::SameCodesPrevious)?);
            evaluation.compared_like_for_like(1)?;
            Ok((after - before) / fairness::base(before, SMALL_BASE)? * 100.0)
        }
        K::SameCodesTimesNineYearsEarlier => {
            let after = evaluation.part(K::SameCodesNineYears)?;
            let before = evaluation.part(K::SameCodesNineYearsEarlier)?;
            evaluation.compared_like_for_like(LONG_COMPARISON_YEARS)?;
            multiple(after, before)
        }
        K::ShareOfTotal => evaluation.share_of_total(),
        K::OutcomeCases => evaluation.outcome_cases(),
        K::Charged => evaluation.outcomes_of(G::Charged),
        K::VictimDidNotSupport => evaluation.outcomes_of(G::VictimDidNotSupport),
        K::NoSuspect => evaluation.outcomes_of(G::NoSuspect),
        K::NotYetAssigned => evaluation.outcomes_of(G::NotYetAssigned),
        K::OutOfCourt => evaluation.outcomes_of(G::OutOfCourt),
        K::NotEnoughEvidence => evaluation.outcomes_of(G::NotEnoughEvidence),
        K::Prevented => evaluation.outcomes_of(G::Prevented),
        K::OtherOutcome => evaluation.outcomes_of(G::Other),
        K::ChargedPercent => evaluation.share(K::Charged),
        K::VictimDidNotSupportPercent => evaluation.share(K::VictimDidNotSupport),
        K::NoSuspectPercent => evaluation.share(K::NoSuspect),
        K::NotYetAssignedPercent => evaluation.share(K::NotYetAssigned),
        K::OutOfCourtPercent => evaluation.share(K::OutOfCourt),
        K::NotEnoughEvidencePercent => evaluation.share(K::NotEnoughEvidence),
        K::PreventedPercent => evaluation.share(K::Prevented),
        K::OtherOutcomePercent => evaluation.share(K::OtherOutcome),
        K::ChargedPercentPrevious => evaluation.earlier(K::ChargedPercent, 1),
        K::ChargedPercentChange => evaluation.difference_of_shares(),
        K::ChargedPercentOfDecided => {
            let (charged, cases) = (evaluation.part(K::Charged)?, evaluation.part(K::OutcomeCases)?);
            let decided = cases - evaluation.part(K::NotYetAssigned)?;
            evaluation.no_outcome_below_zero()?;
            Ok(charged / fairness::base(decided, SMALL_BASE)? * 100.0)
        }
        // All others have been worked out already.
        _ => Err(Absence::NotPublished),
    }
}

/// `after` as a multiple of `before`, where neither is so small or so large that it would mislead.
fn multiple(after: f64, before: f64) -> Figure<f64> {
    let times = after / fairness::base(before, SMALL_BASE_OF_MULTIPLE)?;
    if times > LARGEST_MULTIPLE {
        Err(Absence::OutOfProportion)
    } else {
        Ok(times)
    }
}

/// The codes of the offence that were in use throughout both years.
fn codes_throughout(dataset: &Dataset, offence: usize, one: YearEnding, other: YearEnding) -> Vec<usize> {
    let topic = dataset.topic();
    let mut codes = topic.offences[offence].codes.clone();
    codes
        .retain(|&code| fairness::is_throughout(&topic.codes[code], one) && fairness::is_throughout(&topic.codes[code], other));
    codes
}

/// Outcomes of the types that `counts` says, over the forces that a claim covers.
fn total(
    dataset: &Dataset,
    forces: &[usize],
    offence: usize,
    period: YearEnding,
    counts: &dyn Fn(OutcomeType) -> bool,
) -> Figure<i64> {
    let totals = outcome::by_type(dataset, forces, offence, period)?;
    let types = dataset.outcomes().map_or(&[][..], |outcomes| outcomes.types());
    Ok(types
        .iter()
        .zip(totals)
        .filter(|&(&of, _)| counts(of))
        .map(|(_, total)| total)
        .sum())
}

/// Whether an outcome type of the twelve months is counted below zero.
fn is_below_zero(dataset: &Dataset, area: usize, offence: usize, period: YearEnding) -> bool {
    let (forces, _) = outcome::coverage(dataset, area, offence, period);
    let totals = outcome::by_type(dataset, &forces, offence, period);
    totals.is_ok_and(|totals| totals.iter().any(|&total| total < 0))
}

impl Claims<'_> {
    /// Indices of the codes that a claim sums: those of its offence, or, like for like, those that were in use throughout.
    #[must_use]
    pub fn codes_of(&self, claim: &Claim) -> Vec<usize> {
        let span = match claim.key.kind {
            ClaimKind::SameCodes | ClaimKind::SameCodesPrevious | ClaimKind::SameCodesChangePercent => 1,
            ClaimKind::SameCodesNineYears
            | ClaimKind::SameCodesNineYearsEarlier
            | ClaimKind::SameCodesTimesNineYearsEarlier => LONG_COMPARISON_YEARS,
            _ => 0,
        };
        let period = claim.key.year_ending;
        match period.years_earlier(span) {
            Some(other) if span > 0 => codes_throughout(self.dataset, claim.key.offence, period, other),
            _ => claim.codes(self.dataset).to_vec(),
        }
    }
}

impl Evaluation<'_> {
    /// Earlier years in turn that the latest one beats, and whether they are all that it can be compared with.
    fn run(&mut self, beats: &dyn Fn(f64, f64) -> bool) -> Figure<(f64, bool)> {
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
            let comparable = fairness::comparable(self.source.dataset, self.key(), year_ending);
            let earlier = super::claim(self.source.dataset, key).value;
            // Before the release nothing is known of the codes either.
            let comparable = comparable.or_else(|why| {
                if earlier == Err(Absence::OutsideRelease) {
                    Ok(())
                } else {
                    Err(why)
                }
            });
            match comparable.and(earlier) {
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
                // What can be compared begins here; any other absence is a gap in it.
                Err(Absence::OutsideRelease | Absence::NotRecordedThen | Absence::OtherCodes | Absence::Withheld)
                    if years > 0 =>
                {
                    break true;
                }
                Err(absence) if years == 0 => {
                    // The changes that forbid the comparison are why.
                    if absence == Absence::Withheld {
                        self.take(key)?;
                        self.compared()?;
                    }
                    return Err(absence);
                }
                Err(_) => break false,
            }
        };
        if years == 0 {
            return Err(if whole { Absence::OutsideRelease } else { Absence::NotARecord });
        }
        self.compared()?;
        if latest < SMALL_RECORD as f64 {
            return Err(Absence::SmallBase);
        }
        Ok((f64::from(years), whole))
    }

    fn whole_run(&mut self, beats: &dyn Fn(f64, f64) -> bool) -> Figure<f64> {
        match self.run(beats)? {
            (years, true) => Ok(years),
            _ => Err(Absence::NotARecord),
        }
    }

    /// The total of the year `back` years before, over the codes that were in use throughout it and the one `span` years before the
    /// claim's. Where those are all of its codes, the total itself says it.
    fn same_codes(&mut self, span: i32, back: i32) -> Figure<f64> {
        let (key, dataset) = (self.key(), self.source.dataset);
        if self.claim_is_stated() {
            return Err(Absence::NotPublished);
        }
        let other = self.years_earlier(span)?;
        let codes = codes_throughout(dataset, key.offence, key.year_ending, other);
        if fairness::comparable(dataset, key, other) != Err(Absence::OtherCodes) || codes.is_empty() {
            return Err(Absence::NoBase);
        }
        let year_ending = self.years_earlier(back)?;
        self.claim.window = months(year_ending);
        self.sum(ClaimKey { year_ending, ..key }, &codes);
        Ok(rolling::total_of(dataset, key.area, &codes, year_ending)? as f64)
    }

    fn claim_is_stated(&self) -> bool {
        !self.source.dataset.statements().is_empty()
    }

    /// Whether the codes that were in use throughout may be compared.
    fn compared_like_for_like(&mut self, span: i32) -> Figure<()> {
        let key = self.key();
        let other = self.years_earlier(span)?;
        let codes = codes_throughout(self.source.dataset, key.offence, key.year_ending, other);
        self.compared_over(&codes)
    }

    fn share_of_total(&mut self) -> Figure<f64> {
        let whole = self.source.dataset.total().filter(|&whole| whole != self.key().area);
        let whole = whole.ok_or(Absence::NotApplicable)?;
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
        Ok(part / fairness::base(all, SMALL_BASE)? * 100.0)
    }

    /// What shares of outcomes divide by. A publication that states outcomes means them of the offences that it states.
    fn outcome_cases(&mut self) -> Figure<f64> {
        if self.claim_is_stated() {
            self.part(ClaimKind::Latest)
        } else {
            self.outcomes(&|_| true)
        }
    }

    /// Offences to which this happened, where there are so many that no single case shows.
    fn outcomes_of(&mut self, group: OutcomeGroup) -> Figure<f64> {
        let count = self.outcomes(&|of| of.group() == group)?;
        let cases = super::claim(self.source.dataset, self.key().kind(ClaimKind::OutcomeCases)).value?;
        if cases < FEWEST_CASES as f64 {
            return Err(Absence::TooFew);
        }
        Ok(count)
    }

    /// Offences by what became of them: the sum of cells of the outcomes table.
    fn outcomes(&mut self, counts: &dyn Fn(OutcomeType) -> bool) -> Figure<f64> {
        let (key, dataset) = (self.key(), self.source.dataset);
        if self.claim_is_stated() {
            return Err(Absence::NotPublished);
        }
        let (forces, missing) = outcome::coverage(dataset, key.area, key.offence, key.year_ending);
        let total = total(dataset, &forces, key.offence, key.year_ending, counts)?;
        self.witness
            .cells(key, &dataset.topic().offences[key.offence].codes, Some((&forces, counts)));
        self.claim.add_caveat(Caveat::SoFar);
        exclude(self, &missing);
        if total < 0 {
            return Err(Absence::Outweighed);
        }
        Ok(total as f64)
    }

    fn share(&mut self, of: ClaimKind) -> Figure<f64> {
        let (some, all) = (self.part(of)?, self.part(ClaimKind::OutcomeCases)?);
        self.no_outcome_below_zero()?;
        Ok(some / fairness::base(all, SMALL_BASE)? * 100.0)
    }

    /// Shares of parts that are more or less than the whole would be no shares.
    fn no_outcome_below_zero(&mut self) -> Figure<()> {
        let (key, dataset) = (self.key(), self.source.dataset);
        if is_below_zero(dataset, key.area, key.offence, key.year_ending) {
            self.claim.add_caveat(Caveat::OutcomeBelowZero);
            return Err(Absence::Outweighed);
        }
        Ok(())
    }

    /// The charge share less that of the year before, where both cover the same areas and offences.
    fn difference_of_shares(&mut self) -> Figure<f64> {
        let (after, before) = (ClaimKind::ChargedPercent, ClaimKind::ChargedPercentPrevious);
        let excluding = |kind| super::claim(self.source.dataset, self.key().kind(kind)).excluding;
        let same = excluding(after) == excluding(before);
        let difference = self.part(after)? - self.part(before)?;
        self.compared()?;
        // Totals of different coverage are not one series.
        if same { Ok(difference) } else { Err(Absence::NotApplicable) }
    }
}
