//! What readers must know beside the figures, in English: notices, and how the figures are worked out.

use super::{English, area, capital, listed, offence};
use crate::figures::{Caveat, Figures, Notice};
use crate::model::{Absence, Area, AreaKind, ClaimKind, Digits, Language, Measure, Month};
use crate::words::printed::digits;
use crate::words::{Passage, Words, forces};

/// "England and Wales includes offences recorded by British Transport Police."
pub(super) fn includes_forces_without_residents(areas: &[Area]) -> String {
    let (mut names, mut total) = (Vec::new(), None);
    for area in areas {
        let called = area.names.get(Language::En);
        match area.kind {
            AreaKind::NonTerritorial => names.push(called.in_sentence()),
            AreaKind::Total => total = total.or(Some(called.short.as_str())),
            AreaKind::Territorial => {}
        }
    }
    let total = total.unwrap_or("The total");
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    format!("{total} includes offences recorded by {}.", listed(&names))
}

pub(super) fn notice(figures: &Figures<'_>, notice: &Notice) -> String {
    let topic = figures.dataset().topic();
    match *notice {
        Notice::NewerRelease(newest) => format!(
            "These are the figures as released on {}. A newer release, of {}, goes further and has revised earlier quarters since.",
            English.date(figures.dataset().release().date),
            English.date(newest)
        ),
        Notice::RecordingChange { change, .. } => topic.changes[change].text.get(Language::En).clone(),
        Notice::CodesAdded => codes_added(figures),
        Notice::OlderPopulationEstimate { year } => {
            // The first quarter end whose twelve months hold the 30 June of the next year.
            let from = Month::new(year + 1, 6).map_or_else(String::new, |month| English.month(month));
            let year = Digits::of(year);
            format!(
                "From the year to {from} on, rates divide by the mid-{year} population estimate, the latest in this dataset."
            )
        }
        Notice::NoRate(absence) => {
            let name = area(figures, figures.query().area).in_sentence();
            match absence {
                Absence::PopulationTooSmall => format!(
                    "No rate is given for {name}: so few people live in its area, beside those who work there or visit, that a rate would mislead."
                ),
                _ => format!("No rate is given for {name}: {}.", English.absence(absence)),
            }
        }
        Notice::TotalIncludesForcesWithoutResidents => includes_forces_without_residents(figures.dataset().areas()),
        Notice::Provisional(first) => format!(
            "Figures from the {} on are provisional: the next release may change them.",
            English.year_to(first)
        ),
        Notice::Gaps { first, last, absence } => {
            let span = if first == last {
                format!("the {}", English.year_to(first))
            } else {
                format!("the {} to the {}", English.year_to(first), English.year_to(last))
            };
            format!("No figures for {span}: {}.", English.absence(absence))
        }
        Notice::NotCompared { area, because } => forces::not_compared(figures, &English, area, because),
        Notice::Standing(note) => topic.notes[note].text.get(Language::En).clone(),
    }
}

/// Since when a combined total counts which offences.
fn codes_added(figures: &Figures<'_>) -> String {
    let dataset = figures.dataset();
    let topic = dataset.topic();
    let mut added = Vec::new();
    for &code in &figures.offence().codes {
        let from = dataset.first_quarter_of_code(code);
        if from > dataset.first_quarter() {
            // Named by the offence that is this code alone, else by the code.
            let alone = topic.offences.iter().find(|offence| offence.codes == [code]);
            let name = alone.map_or(&topic.codes[code].code, |offence| &offence.names.get(Language::En).other);
            added.push(format!("{name} from {}", English.month(from.first_month())));
        }
    }
    let added: Vec<&str> = added.iter().map(String::as_str).collect();
    format!(
        "This total adds {}, when each was given a code of its own. Years before and after are not compared.",
        listed(&added)
    )
}

pub(super) fn method(figures: &Figures<'_>) -> Vec<Passage> {
    let codes = figures.codes();
    let mut method: Vec<Passage> = vec![
        format!(
            "{} are offences that the police recorded under Home Office code{} {}.",
            capital(&offence(figures).other),
            if codes.len() == 1 { "" } else { "s" },
            listed(&codes)
        )
        .into(),
        "A year is the 12 months to the end of a quarter: the sum of four quarterly counts. If a quarter is missing, so is the year."
            .to_owned()
            .into(),
    ];
    let period = figures.query().year_ending;
    let year = English.year_to(period);
    if let Some(total) = digits(&figures.claim(ClaimKind::Latest)) {
        let mut passage = Passage::default();
        passage.text("The daily average divides ").say(
            &figures.claims,
            &figures.claim(ClaimKind::PerDay),
            &format!("{total} by the {} days of the {year}", Digits::of(period.days())),
        );
        passage.text(".");
        method.push(passage);
    }
    let residents = figures.claim(ClaimKind::Residents);
    if let (Measure::Rate, Some(people)) = (figures.query().measure, digits(&residents)) {
        let older = residents.caveats.iter().find_map(|caveat| match caveat {
            Caveat::OlderPopulationEstimate(year) => Some(*year),
            _ => None,
        });
        let estimate = Digits::of(older.unwrap_or_else(|| period.mid_year()));
        let mut passage = Passage::default();
        passage
            .text("Rates divide by the mid-year (30 June) population estimate that falls in the 12 months: ")
            .say(
                &figures.claims,
                &figures.claim(ClaimKind::Rate),
                &format!("{people} people in mid-{estimate} for the {year}"),
            );
        passage.text(".");
        method.push(passage);
    }
    method.push(
        "Percentages are worked out from unrounded figures and rounded last."
            .to_owned()
            .into(),
    );
    method
}
