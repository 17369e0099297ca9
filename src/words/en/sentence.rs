//! What the figures say in English: headline, key figures, the chart in words, the cursor's readout.

use super::{English, area, because, capital, offence};
use crate::figures::{Claim, Figures};
use crate::model::{AreaKind, ChartKind, ClaimKind, Measure, OffenceNames};
use crate::words::plan::{Before, Headline, Key, KeyRole, Readout, SummaryPlan};
use crate::words::printed::{digits, provisional};
use crate::words::{Movement, Passage, Words};

/// "one harassment case", "10,051 harassment cases", "no harassment cases".
fn cases(names: &OffenceNames, count: &Claim) -> String {
    let noun = if count.value == Ok(1.0) { &names.one } else { &names.other };
    match count.value {
        Ok(0.0) => format!("no {noun}"),
        _ => format!("{} {noun}", said(count)),
    }
}

/// The digits of a claim that has a value.
fn said(claim: &Claim) -> String {
    digits(claim).unwrap_or_default()
}

pub(super) fn headline(figures: &Figures<'_>, plan: &Headline) -> Passage {
    let claims = &figures.claims;
    let main = &plan.main;
    let name = area(figures, main.key.area).in_sentence();
    let period = English.year_to(main.key.year_ending) + provisional(main, &English);
    let names = offence(figures);
    let mut passage = Passage::default();
    if let Err(absence) = main.value {
        let total = figures.dataset().areas()[main.key.area].kind == AreaKind::Total;
        let by = if total {
            format!("across {}", area(figures, main.key.area).short)
        } else {
            format!("by {name}")
        };
        passage
            .text(&format!("There is no figure for {} recorded {by} in the ", names.other))
            .say(claims, main, &period)
            .text(&because(absence))
            .text(".");
        return passage;
    }
    passage.text(&capital(&name)).text(" recorded ");
    let what = match main.key.kind {
        ClaimKind::Rate => format!("{} {} for every 1,000 people", said(main), names.other),
        _ => cases(names, main),
    };
    passage.say(claims, main, &format!("{what} in the {period}"));
    if let Some(before) = &plan.before {
        compared(figures, &mut passage, before);
    }
    passage.text(".");
    passage
}

/// ", slightly down from 10,477 the year before, though recording changed in May 2023".
fn compared(figures: &Figures<'_>, passage: &mut Passage, before: &Before) {
    let claims = &figures.claims;
    passage.text(", ");
    match before.movement {
        Movement::SlightlyUp => passage.text("slightly up"),
        Movement::SlightlyDown => passage.text("slightly down"),
        Movement::Up => passage.text("up"),
        Movement::Down => passage.text("down"),
        Movement::Same => {
            let same = if before.claim.value == Ok(0.0) {
                "as in the year before"
            } else {
                "the same as the year before"
            };
            passage.say(claims, &before.claim, same)
        }
    };
    if let Some(percent) = &before.percent {
        passage.text(" ").say(claims, percent, &format!("{}%", said(percent)));
    }
    if before.movement != Movement::Same {
        let value = match before.claim.value {
            Ok(0.0) => "none the year before".to_owned(),
            _ => format!("{} the year before", said(&before.claim)),
        };
        passage.text(" from ").say(claims, &before.claim, &value);
    }
    passage.text(&English.though(claims, &before.change));
}

pub(super) fn key(figures: &Figures<'_>, key: &Key) -> (String, String) {
    let names = offence(figures);
    let claim = &key.claim;
    let noun = if claim.value == Ok(1.0) { &names.one } else { &names.other };
    let period = English.year_to(claim.key.year_ending);
    let label = match &key.role {
        KeyRole::Total => format!("{noun}, {period}"),
        KeyRole::Rate => format!("{} per 1,000 people, {period}", names.other),
        KeyRole::RateElsewhere => format!("per 1,000 people in {}", area(figures, claim.key.area).short),
        KeyRole::TotalInAll => format!("{noun} in all"),
        KeyRole::Previous => "the year before".to_owned(),
        KeyRole::PerDay => "a day on average".to_owned(),
        KeyRole::ChangePercent(offences) => {
            let change = match Movement::of_change(claim) {
                Some(Movement::Up | Movement::SlightlyUp) => format!("up by {} on the year before", said(offences)),
                Some(Movement::Down | Movement::SlightlyDown) => format!("down by {} on the year before", said(offences)),
                _ => "change on the year before".to_owned(),
            };
            change + &English.though(&figures.claims, claim)
        }
        KeyRole::Change => {
            let change = match Movement::of_change(claim) {
                Some(Movement::Up | Movement::SlightlyUp) => "more than the year before",
                Some(Movement::Down | Movement::SlightlyDown) => "fewer than the year before",
                _ => "change on the year before",
            };
            change.to_owned() + &English.though(&figures.claims, claim)
        }
    };
    (value(key), label)
}

/// "10,051", "↓ 4.1%", "↑ 17".
fn value(key: &Key) -> String {
    let figure = said(&key.claim);
    match (&key.role, Movement::of_change(&key.claim)) {
        (KeyRole::Change | KeyRole::ChangePercent(_), Some(Movement::Same)) => "0".to_owned(),
        (KeyRole::ChangePercent(_), Some(movement)) => format!("{}{figure}%", movement.arrow()),
        (KeyRole::Change, Some(movement)) => format!("{}{figure}", movement.arrow()),
        _ => figure,
    }
}

pub(super) fn chart_summary(figures: &Figures<'_>, kind: ChartKind, plan: &SummaryPlan<'_>) -> String {
    let chart = match kind {
        ChartKind::Trend | ChartKind::Outcomes | ChartKind::Forces => "Line chart",
        ChartKind::Years => "Bar chart",
    };
    let title = English.chart_title(figures, kind);
    let name = &area(figures, figures.query().area).name;
    let mut text = format!("{chart}: {title}, {name}.");
    let Some(last) = plan.last else {
        return text + " No figures.";
    };
    let say = |claim: &Claim| format!("{} in the {}", English.value(claim), English.year_to(claim.key.year_ending));
    match &plan.extremes {
        Some(extremes) => {
            text += &format!(" From {} to {}", say(extremes.first), say(last));
            let mut mark = "; ";
            for (extreme, claim) in [("lowest ", extremes.lowest), ("highest ", extremes.highest)] {
                if let Some(claim) = claim {
                    text += mark;
                    text += extreme;
                    text += &say(claim);
                    mark = ", ";
                }
            }
            text.push('.');
        }
        None => text += &format!(" Latest: {}.", say(last)),
    }
    for elsewhere in &plan.elsewhere {
        text += &format!(" {}: {}.", area(figures, elsewhere.key.area).short, say(elsewhere));
    }
    if let Some(from) = plan.incomparable_from {
        text += &format!(
            " Earlier years, from the {}, cannot be compared with these.",
            English.year_to(from)
        );
    }
    if plan.has_gaps {
        text += " Some periods have no figure.";
    }
    text
}

pub(super) fn readout(figures: &Figures<'_>, plan: &Readout<'_>) -> String {
    let point = plan.point;
    let mut text = capital(&English.year_to(point.key.year_ending)) + provisional(point, &English) + ": ";
    if point.value.is_err() {
        return text + &English.value(point);
    }
    match figures.query().measure {
        Measure::Count => text += &cases(offence(figures), point),
        Measure::Rate => text += &format!("{} per 1,000 people", English.value(point)),
        Measure::Index => text += &English.value(point),
    }
    if let Some(change) = &plan.change {
        let unit = if change.key.kind == ClaimKind::ChangePercent {
            "%"
        } else {
            ""
        };
        match Movement::of_change(change) {
            Some(Movement::Up | Movement::SlightlyUp) => text += &format!(", up {}{unit} on the year before", said(change)),
            Some(Movement::Down | Movement::SlightlyDown) => {
                text += &format!(", down {}{unit} on the year before", said(change))
            }
            _ => text += ", unchanged on the year before",
        }
        text += &English.though(&figures.claims, change);
    }
    for elsewhere in &plan.elsewhere {
        text += &format!("; {} {}", area(figures, elsewhere.key.area).short, English.value(elsewhere));
    }
    text
}
