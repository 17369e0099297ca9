//! How far back a total beats all earlier ones, and what the years before that were.

use crate::figures::{Claim, Claims};
use crate::model::{Absence, ClaimKind, Month, YearEnding};
use crate::query::ClaimKey;
use crate::words::Movement;

/// Fewest earlier years, all lower or all higher, from which the highest or lowest number is worth saying: of two years it says
/// no more than "up" or "down".
pub const FEWEST_YEARS_OF_A_RECORD: i64 = 3;

/// What the latest total is, of how many years.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The claim that says so: the number of earlier years, all lower or all higher.
    pub claim: Claim,
    /// Highest or lowest.
    pub extreme: Extreme,
    /// How far back.
    pub reach: Reach,
}

/// Highest or lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extreme {
    /// Higher than all the others.
    Highest,
    /// Lower than all the others.
    Lowest,
}

/// How far back a total is the highest or the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Since these twelve months, which were as high or higher, or as low or lower.
    Since(YearEnding),
    /// For so many years, as a publication stated.
    Past(i64),
    /// For at least so many years: further back there are no figures.
    AtLeast(i64),
    /// Since the offence was first counted, in this month.
    Counted(Month),
    /// Since the total first counted all the offences that it does, in this month.
    Together(Month),
    /// Since recording changed so that earlier years cannot be compared, in this month.
    Changed(Month),
}

/// What the total `latest` is the highest or lowest of, by its `change` on the year before; `None` where it is neither of enough years.
pub(super) fn find(claims: &Claims<'_>, latest: &Claim, change: &Claim) -> Option<Run> {
    let movement = Movement::of_change(change);
    let of = |kind| claims.beside(latest, kind);
    for (extreme, may, whole, any) in [
        (
            Extreme::Highest,
            movement.is_none_or(Movement::is_up),
            ClaimKind::HighestInSeries,
            ClaimKind::HighestInYears,
        ),
        (
            Extreme::Lowest,
            movement.is_none_or(Movement::is_down),
            ClaimKind::LowestInSeries,
            ClaimKind::LowestInYears,
        ),
    ] {
        for kind in [whole, any] {
            let claim = of(kind);
            let years = claim.value.unwrap_or(0.0) as i64;
            if may && years >= FEWEST_YEARS_OF_A_RECORD {
                let reach = reach(claims, &claim, years, kind == whole);
                return Some(Run { claim, extreme, reach });
            }
        }
    }
    None
}

/// How far a run of `years` reaches, by what the year before it was.
fn reach(claims: &Claims<'_>, run: &Claim, years: i64, is_whole: bool) -> Reach {
    let dataset = claims.dataset;
    let earlier = |years: i64| run.key.year_ending.years_earlier(years as i32);
    let (Some(first), Some(before)) = (earlier(years), earlier(years + 1)) else {
        return Reach::AtLeast(years);
    };
    if claims.is_record() {
        return if is_whole { Reach::AtLeast(years) } else { Reach::Past(years) };
    }
    if !is_whole {
        let latest = ClaimKey {
            kind: ClaimKind::Latest,
            year_ending: before,
            ..run.key
        };
        // A gap ends a run as well.
        return match claims.get(latest).value {
            Ok(_) => Reach::Since(before),
            Err(_) => Reach::AtLeast(years),
        };
    }
    let topic = dataset.topic();
    let codes = &topic.offences[run.key.offence].codes;
    match claims.comparable(run.key, before) {
        Err(Absence::OtherCodes) => {
            // A code that is older than the data has not begun with them.
            let begin = before.first_month().max(dataset.first_quarter().first_month());
            let began = codes.iter().map(|&code| topic.codes[code].from.first_month());
            let began = began.filter(|&month| month > begin && month <= first.first_month()).max();
            let counted = if codes.len() == 1 { Reach::Counted } else { Reach::Together };
            // A code that ended changes the total too, and says no beginning.
            began.map_or(Reach::AtLeast(years), counted)
        }
        Err(Absence::Withheld) => {
            let changes = topic.changes.iter().map(|change| change.from);
            let last = changes
                .filter(|&month| month > before.first_month() && month <= first.month())
                .max();
            last.map_or(Reach::AtLeast(years), Reach::Changed)
        }
        _ => Reach::AtLeast(years),
    }
}
