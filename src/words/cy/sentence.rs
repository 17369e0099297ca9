//! What the figures say in Welsh: headline, key figures, the chart in words, the cursor's readout.

use super::grammar::{capital, cases, place, recorder, year_to};
use super::{area, offence};
use crate::figures::{Figures, Series};
use crate::model::{ChartKind, Measure, YearEnding};
use crate::words::change::{Direction, change, decimals, spelled, spelled_of, spelled_year_before, value_at, year_before};
use crate::words::number::{fixed, integer, rounded};
use crate::words::table::provisional;
use crate::words::{KeyFigure, Label, Passage, SLIGHT_PERCENT, SMALL_BASE, Words};

use super::Welsh;

/// "Cofnododd Heddlu Gwent 3,101 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny o …".
pub(super) fn headline(figures: &Figures<'_>) -> Passage {
    let name = recorder(figures.area());
    let mut period = year_to(figures.query.year_ending);
    if figures.is_provisional(figures.query.year_ending) {
        period += Welsh.label(Label::Provisional);
    }
    let other = &offence(figures).other;
    let mut passage = Passage::default();
    let total = match figures.total {
        Ok(total) => total,
        Err(absence) => {
            passage
                .text(&format!("Nid oes ffigur ar gyfer {other} a gofnodwyd gan {name} yn y "))
                .claim(spelled(figures, "latest"), &period)
                .text(&format!(": {}.", Welsh.absence(absence)));
            return passage;
        }
    };
    passage.text(&format!("Cofnododd {name} "));
    // The count answers where there is no rate: the notices say why there is none.
    let (before, after, places, claim) = match (figures.query.measure, figures.rate_per_1000) {
        (Measure::Rate, Ok(rate)) => {
            let places = decimals(figures);
            let what = several(figures, &fixed(rate, places));
            passage.claim(spelled(figures, "rate"), &format!("{what} am bob 1,000 o bobl yn y {period}"));
            let before = spelled_year_before(figures, "rate");
            (year_before(figures, &figures.series), rate, places, before)
        }
        _ => {
            let what = cases(&figures.offence().names, total);
            passage.claim(spelled(figures, "latest"), &format!("{what} yn y {period}"));
            let before = figures.previous_total.map(|total| total as f64);
            (before, total as f64, 0, spelled(figures, "previous"))
        }
    };
    if let Ok(before) = before {
        let direction = Direction::of(before, after, places);
        let percent = (after - before) / before * 100.0;
        let slight = direction != Direction::Same && percent.abs() < SLIGHT_PERCENT;
        if before > 0.0 && slight && figures.previous_total.unwrap_or(0) >= SMALL_BASE {
            passage.text(", ychydig ");
        } else {
            passage.text(", ");
        }
        let value = format!("{} y flwyddyn flaenorol", fixed(before, places));
        match direction {
            Direction::Up => passage.text("i fyny o ").claim(claim, &value),
            Direction::Down => passage.text("i lawr o ").claim(claim, &value),
            Direction::Same => passage.claim(claim, "yr un fath â'r flwyddyn flaenorol"),
        };
    }
    passage.text(".");
    passage
}

/// A number that is not whole, with the offence's plural.
fn several(figures: &Figures<'_>, number: &str) -> String {
    match super::named(&figures.offence().names) {
        (names, true) => super::grammar::several(number, &names.other),
        (names, false) => format!("{number} {}", names.other),
    }
}

pub(super) fn key_figures(figures: &Figures<'_>) -> Vec<KeyFigure> {
    let names = offence(figures);
    let Ok(total) = figures.total else {
        return Vec::new();
    };
    let period = figures.query.year_ending;
    let year = Welsh.year_to(period);
    let mut keys = Vec::with_capacity(3);
    let mut add = |claim: String, value: String, label: &str| {
        let label = label.to_owned();
        keys.push(KeyFigure { value, label, claim });
    };
    let noun = if total == 1 { &names.one } else { &names.other };
    if let (Measure::Rate, Ok(rate)) = (figures.query.measure, figures.rate_per_1000) {
        let other = &names.other;
        add(
            spelled(figures, "rate"),
            fixed(rate, decimals(figures)),
            &format!("{other} fesul 1,000 o bobl, {year}"),
        );
        if let Some(series) = &figures.comparison
            && let Ok(value) = value_at(series, Some(period))
        {
            let place = place(&figures.dataset.areas()[series.area]);
            add(
                spelled_of(figures, series.area, "rate"),
                fixed(value, decimals(figures)),
                &format!("fesul 1,000 o bobl {place}"),
            );
        }
        add(spelled(figures, "latest"), integer(total), &format!("{noun} i gyd"));
        return keys;
    }
    add(spelled(figures, "latest"), integer(total), &format!("{noun}, {year}"));
    match figures.previous_total {
        Ok(before) if before > 0 => {
            let (direction, size) = change(before, total);
            let difference = integer((total - before).abs());
            let label = match direction {
                Direction::Up if before < SMALL_BASE => "yn fwy na'r flwyddyn flaenorol",
                Direction::Down if before < SMALL_BASE => "yn llai na'r flwyddyn flaenorol",
                Direction::Up => &format!("cynnydd o {difference} ers y flwyddyn flaenorol"),
                Direction::Down => &format!("gostyngiad o {difference} ers y flwyddyn flaenorol"),
                Direction::Same => "newid ers y flwyddyn flaenorol",
            };
            let size = if direction == Direction::Same { "0" } else { &size };
            let claim = if before < SMALL_BASE { "change" } else { "change-percent" };
            add(spelled(figures, claim), format!("{}{size}", direction.arrow()), label);
        }
        Ok(before) => add(spelled(figures, "previous"), integer(before), "y flwyddyn flaenorol"),
        Err(_) => {}
    }
    if let Ok(per_day) = figures.per_day
        && per_day >= 1.0
    {
        add(spelled(figures, "per-day"), rounded(per_day), "y dydd ar gyfartaledd");
    }
    keys
}

/// The chart `title` in words.
pub(super) fn chart_summary(figures: &Figures<'_>, kind: ChartKind, title: &str) -> String {
    let shown = figures.shown(kind);
    let mut present: Vec<(YearEnding, f64)> = Vec::new();
    for &index in &shown {
        let point = &figures.series.points[index];
        present.extend(point.value.ok().map(|value| (point.year_ending, value)));
    }
    let chart = match kind {
        ChartKind::Trend | ChartKind::Outcomes => "Siart llinell",
        ChartKind::Years => "Siart bar",
    };
    let name = &area(figures, figures.query.area).name;
    let by_value = |one: &&(YearEnding, f64), other: &&(YearEnding, f64)| one.1.total_cmp(&other.1);
    // The first of several highest: `max_by` finds the last.
    let (least, most) = (present.iter().min_by(by_value), present.iter().rev().max_by(by_value));
    let (Some(first), Some(last), Some(least), Some(most)) = (present.first(), present.last(), least, most) else {
        return format!("{chart}: {title}, {name}. Dim ffigurau.");
    };
    let places = decimals(figures);
    let say = |&(period, value): &(YearEnding, f64)| format!("{} yn y {}", fixed(value, places), year_to(period));
    let gaps = if present.len() < shown.len() {
        " Nid oes ffigur ar gyfer rhai cyfnodau."
    } else {
        ""
    };
    format!(
        "{chart}: {title}, {name}. O {} i {}; yr isaf yw {}, yr uchaf yw {}.{gaps}",
        say(first),
        say(last),
        say(least),
        say(most)
    )
}

/// What the cursor reads at `index` of the series.
pub(super) fn readout(figures: &Figures<'_>, index: usize) -> String {
    let Some(point) = figures.series.points.get(index) else {
        return String::new();
    };
    let period = capital(&Welsh.year_to(point.year_ending)) + provisional(figures, point, &Welsh);
    let Ok(value) = point.value else {
        return format!("{period}: {}", Welsh.value(figures, point));
    };
    match figures.query.measure {
        Measure::Count => {
            let total = value as i64;
            let what = cases(&figures.offence().names, total);
            let before = value_at(&figures.series, point.year_ending.years_earlier(1));
            let change = match before {
                Ok(before) if before > 0.0 => match change(before as i64, total) {
                    (Direction::Same, _) => ", heb newid ers y flwyddyn flaenorol".to_owned(),
                    (Direction::Up, size) => format!(", i fyny {size} ers y flwyddyn flaenorol"),
                    (Direction::Down, size) => format!(", i lawr {size} ers y flwyddyn flaenorol"),
                },
                _ => String::new(),
            };
            format!("{period}: {what}{change}")
        }
        measure => {
            let said = |series: &Series| {
                let value = series.points.get(index)?.value.ok()?;
                let name = &area(figures, series.area).short;
                Some(format!("; {name} {}", fixed(value, decimals(figures))))
            };
            let compared = figures.comparison.as_ref().and_then(said).unwrap_or_default();
            let unit = if measure == Measure::Rate { " fesul 1,000 o bobl" } else { "" };
            format!("{period}: {}{unit}{compared}", fixed(value, decimals(figures)))
        }
    }
}
