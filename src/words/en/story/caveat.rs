//! Caveats in English.

use crate::figures::{Caveat, Claims};
use crate::model::{Digits, Language};
use crate::words::en::listed;
use crate::words::en::notice::{includes_forces_without_residents, merged};
use crate::words::number::integer;
use crate::words::story::StoryCaveat;

/// A caveat as one sentence or two.
pub(super) fn caveat(claims: &Claims<'_>, caveat: &StoryCaveat) -> String {
    let topic = claims.dataset.topic();
    let areas = claims.dataset.areas();
    match caveat.caveat {
        Caveat::RecordingChange(index) => topic.changes[index].text.get(Language::En).clone(),
        Caveat::CodesAdded => {
            "The total sums several offences. Some of them were not counted separately at the beginning of the \
                               years that are compared, so that part of a rise may be theirs."
                .to_owned()
        }
        Caveat::SoFar => {
            "Outcomes are those that had been assigned when the figures were drawn up. Cases are still open, so more of \
                          them may lead to a charge."
                .to_owned()
        }
        Caveat::Excluding => {
            let names: Vec<String> = caveat
                .excluding
                .iter()
                .map(|&area| areas[area].names.get(Language::En).in_sentence())
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!(
                "There are no outcome figures for {}: totals of outcomes leave {} out.",
                listed(&names),
                if names.len() == 1 { "it" } else { "them" }
            )
        }
        Caveat::RoundedTo(unit) => format!(
            "Figures given as \"about\" were rounded to the nearest {} before they were published.",
            integer(i64::from(unit))
        ),
        Caveat::Provisional => "Figures marked provisional may change in the next release.".to_owned(),
        Caveat::OlderPopulationEstimate(year) => {
            format!(
                "Rates divide by the mid-{} population estimate, as there is no later one in this release.",
                Digits::of(year)
            )
        }
        Caveat::IncludesForcesWithoutResidents => includes_forces_without_residents(areas),
        Caveat::Merged(area) => merged(&areas[area]),
        Caveat::OutcomeBelowZero => {
            "Corrections of earlier years make one of the outcomes fewer than none, so no shares of outcomes are given."
                .to_owned()
        }
    }
}
