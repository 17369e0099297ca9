//! What the figures say in Welsh: headline, key figures, the chart in words, the cursor's readout.

use super::counted::{cases, several};
use super::grammar::{capital, named, place, recorder, soft, year_to};
use super::{Welsh, area, because, offence};
use crate::figures::{Claim, Figures};
use crate::model::{AreaKind, ChartKind, ClaimKind, Measure};
use crate::words::plan::{Before, Headline, Key, KeyRole, Readout, SummaryPlan};
use crate::words::printed::{digits, provisional};
use crate::words::{Movement, Passage, Words};

/// The digits of a claim that has a value.
fn said(claim: &Claim) -> String {
    digits(claim).unwrap_or_default()
}

/// The offence's plural as it stands after "o" and "unrhyw".
fn soft_nouns(figures: &Figures<'_>) -> String {
    match named(&figures.offence().names) {
        (names, true) => soft(&names.other),
        (names, false) => names.other.clone(),
    }
}

/// "5.2 o achosion o aflonyddu": a number with decimals has the plural.
fn rate_of_cases(figures: &Figures<'_>, rate: &Claim) -> String {
    match named(&figures.offence().names) {
        (names, true) => several(&said(rate), &names.other),
        (names, false) => format!("{} {}", said(rate), names.other),
    }
}

/// "Cofnododd Heddlu Gwent 3,101 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny o …".
pub(super) fn headline(figures: &Figures<'_>, plan: &Headline) -> Passage {
    let claims = &figures.claims;
    let main = &plan.main;
    let area = &figures.dataset().areas()[main.key.area];
    let period = year_to(main.key.year_ending) + provisional(main, &Welsh);
    let mut passage = Passage::default();
    if let Err(absence) = main.value {
        let by = match area.kind {
            AreaKind::Total => place(area),
            _ => format!("gan {}", recorder(area)),
        };
        let nouns = &offence(figures).other;
        passage
            .text(&format!("Nid oes ffigur ar gyfer {nouns} a gofnodwyd {by} yn y "))
            .say(claims, main, &period)
            .text(&because(absence))
            .text(".");
        return passage;
    }
    let is_rate = main.key.kind == ClaimKind::Rate;
    // "Cofnododd … 0" is no Welsh.
    let (verb, what) = if is_rate {
        ("Cofnododd", format!("{} am bob 1,000 o bobl", rate_of_cases(figures, main)))
    } else if main.value == Ok(0.0) {
        ("Ni chofnododd", format!("unrhyw {}", soft_nouns(figures)))
    } else {
        ("Cofnododd", cases(&figures.offence().names, &said(main)))
    };
    passage
        .text(&format!("{verb} {} ", recorder(area)))
        .say(claims, main, &format!("{what} yn y {period}"));
    if let Some(before) = &plan.before {
        compared(figures, &mut passage, before);
    }
    passage.text(".");
    passage
}

/// ", ychydig i lawr o 10,477 y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023".
fn compared(figures: &Figures<'_>, passage: &mut Passage, before: &Before) {
    let claims = &figures.claims;
    passage.text(", ");
    match before.movement {
        Movement::SlightlyUp => passage.text("ychydig i fyny"),
        Movement::SlightlyDown => passage.text("ychydig i lawr"),
        Movement::Up => passage.text("i fyny"),
        Movement::Down => passage.text("i lawr"),
        Movement::Same => {
            let same = if before.claim.value == Ok(0.0) {
                "fel yn y flwyddyn flaenorol"
            } else {
                "yr un fath â'r flwyddyn flaenorol"
            };
            passage.say(claims, &before.claim, same)
        }
    };
    if let Some(percent) = &before.percent {
        passage.text(" ").say(claims, percent, &format!("{}%", said(percent)));
    }
    if before.movement != Movement::Same {
        let value = match before.claim.value {
            Ok(0.0) => "ddim y flwyddyn flaenorol".to_owned(),
            _ => format!("{} y flwyddyn flaenorol", said(&before.claim)),
        };
        passage.text(" o ").say(claims, &before.claim, &value);
    }
    passage.text(&Welsh.though(claims, &before.change));
}

pub(super) fn key(figures: &Figures<'_>, key: &Key) -> (String, String) {
    let names = offence(figures);
    let claim = &key.claim;
    let noun = if claim.value == Ok(1.0) { &names.one } else { &names.other };
    let period = Welsh.year_to(claim.key.year_ending);
    let label = match &key.role {
        KeyRole::Total => format!("{noun}, {period}"),
        KeyRole::Rate => format!("{} fesul 1,000 o bobl, {period}", names.other),
        KeyRole::RateElsewhere => {
            let place = place(&figures.dataset().areas()[claim.key.area]);
            format!("fesul 1,000 o bobl {place}")
        }
        KeyRole::TotalInAll => format!("{noun} i gyd"),
        KeyRole::Previous => "y flwyddyn flaenorol".to_owned(),
        KeyRole::PerDay => "y dydd ar gyfartaledd".to_owned(),
        KeyRole::ChangePercent(offences) => {
            let change = match Movement::of_change(claim) {
                Some(Movement::Up | Movement::SlightlyUp) => {
                    format!("cynnydd o {} ers y flwyddyn flaenorol", said(offences))
                }
                Some(Movement::Down | Movement::SlightlyDown) => {
                    format!("gostyngiad o {} ers y flwyddyn flaenorol", said(offences))
                }
                _ => "newid ers y flwyddyn flaenorol".to_owned(),
            };
            change + &Welsh.though(&figures.claims, claim)
        }
        KeyRole::Change => {
            let change = match Movement::of_change(claim) {
                Some(Movement::Up | Movement::SlightlyUp) => "yn fwy na'r flwyddyn flaenorol",
                Some(Movement::Down | Movement::SlightlyDown) => "yn llai na'r flwyddyn flaenorol",
                _ => "newid ers y flwyddyn flaenorol",
            };
            change.to_owned() + &Welsh.though(&figures.claims, claim)
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
        ChartKind::Trend | ChartKind::Outcomes | ChartKind::Forces => "Siart llinell",
        ChartKind::Years => "Siart bar",
    };
    let title = Welsh.chart_title(figures, kind);
    let name = &area(figures, figures.query().area).name;
    let mut text = format!("{chart}: {title}, {name}.");
    let Some(last) = plan.last else {
        return text + " Dim ffigurau.";
    };
    let say = |claim: &Claim| format!("{} yn y {}", Welsh.value(claim), year_to(claim.key.year_ending));
    match &plan.extremes {
        Some(extremes) => {
            text += &format!(" O {} i {}", say(extremes.first), say(last));
            let mut before = ';';
            for (extreme, claim) in [("isaf", extremes.lowest), ("uchaf", extremes.highest)] {
                if let Some(claim) = claim {
                    text += &format!("{before} yr {extreme} yw {}", say(claim));
                    before = ',';
                }
            }
            text.push('.');
        }
        None => text += &format!(" Y diweddaraf: {}.", say(last)),
    }
    for elsewhere in &plan.elsewhere {
        text += &format!(" {}: {}.", area(figures, elsewhere.key.area).short, say(elsewhere));
    }
    if let Some(from) = plan.incomparable_from {
        text += &format!(
            " Ni ellir cymharu'r rhain â blynyddoedd cynharach, o'r {} ymlaen.",
            year_to(from)
        );
    }
    if plan.has_gaps {
        text += " Nid oes ffigur ar gyfer rhai cyfnodau.";
    }
    text
}

pub(super) fn readout(figures: &Figures<'_>, plan: &Readout<'_>) -> String {
    let point = plan.point;
    let mut text = capital(&Welsh.year_to(point.key.year_ending)) + provisional(point, &Welsh) + ": ";
    if point.value.is_err() {
        return text + &Welsh.value(point);
    }
    match figures.query().measure {
        Measure::Count if point.value == Ok(0.0) => text += &format!("dim {}", offence(figures).other),
        Measure::Count => text += &cases(&figures.offence().names, &said(point)),
        Measure::Rate => text += &format!("{} fesul 1,000 o bobl", Welsh.value(point)),
        Measure::Index => text += &Welsh.value(point),
    }
    if let Some(change) = &plan.change {
        let unit = if change.key.kind == ClaimKind::ChangePercent {
            "%"
        } else {
            ""
        };
        let size = said(change);
        text += &match Movement::of_change(change) {
            Some(Movement::Up | Movement::SlightlyUp) => format!(", i fyny {size}{unit} ers y flwyddyn flaenorol"),
            Some(Movement::Down | Movement::SlightlyDown) => format!(", i lawr {size}{unit} ers y flwyddyn flaenorol"),
            _ => ", heb newid ers y flwyddyn flaenorol".to_owned(),
        };
        text += &Welsh.though(&figures.claims, change);
    }
    for elsewhere in &plan.elsewhere {
        text += &format!("; {} {}", area(figures, elsewhere.key.area).short, Welsh.value(elsewhere));
    }
    text
}
