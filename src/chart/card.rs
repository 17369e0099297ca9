//! The share card: the answer and its trend in 1200 by 630 px, for the places that show one picture of a page.
//!
//! It is seen small and without the page around it, so it says less than a chart, and larger: no cursor, no numbered notes.

use super::axis::crisp;
use super::direct::{Block, put_in_margin, spaced};
use super::scale::{Grain, ValueScale};
use super::scene::{Anchor, Dash, Mark, Rect, Role, Scene, TextMark, Weight};
use super::sheet::Sheet;
use super::shown::{Line, Shown};
use super::text::TextMeasure;
use super::theme::{CAP, LINE_HEIGHT};
use crate::figures::Figures;
use crate::model::{ChartKind, Measure};
use crate::words::Words;

/// Width of a card in CSS px: what social networks and oEmbed readers crop least.
pub const WIDTH: f64 = 1200.0;
/// Height of a card in CSS px.
pub const HEIGHT: f64 = 630.0;

/// Space at both sides.
const SIDE: f64 = 64.0;
/// Left edge of what is drawn beside the figure.
const MIDDLE: f64 = 560.0;
/// Between the column of the figure and the chart.
const COLUMN_GAP: f64 = 56.0;

const KICKER_SIZE: f64 = 24.0;
const NAME_SIZE: f64 = 46.0;
const FIGURE_SIZE: f64 = 136.0;
const LABEL_SIZE: f64 = 27.0;
const FACT_SIZE: f64 = 34.0;
const SMALL_SIZE: f64 = 22.0;
const AXIS_SIZE: f64 = 20.0;
const SOURCE_SIZE: f64 = 17.0;

/// Strokes of the line of the area asked for and of the one that it is compared with.
const STROKES: [f64; 2] = [5.0, 3.5];
const DASH: Dash = Dash { on: 10.0, off: 8.0 };
const DOTS: [f64; 2] = [9.0, 7.0];
const HALO: f64 = 4.0;

/// The card of `figures`, as wide as [`WIDTH`] and as high as [`HEIGHT`], on paper of its own.
#[must_use]
pub fn layout(figures: &Figures<'_>, words: &dyn Words, text: &dyn TextMeasure) -> Scene {
    let mut sheet = Sheet::new(WIDTH, HEIGHT, text);
    let whole = Rect {
        x: 0.0,
        y: 0.0,
        width: WIDTH,
        height: HEIGHT,
    };
    sheet.add(Mark::Bar {
        area: whole,
        role: Role::Paper,
    });
    // A broad rule, as over a section of a newspaper.
    sheet.add(Mark::Bar {
        area: Rect {
            x: SIDE,
            y: 44.0,
            width: WIDTH - 2.0 * SIDE,
            height: 4.0,
        },
        role: Role::Ink,
    });
    let language = words.language();
    let kicker = figures.dataset.topic().title.get(language);
    write(&mut sheet, kicker, (SIDE, 90.0), KICKER_SIZE, Weight::Semibold, Role::Muted);
    let name = &figures.area().names.get(language).name;
    write(&mut sheet, name, (SIDE, 148.0), NAME_SIZE, Weight::Semibold, Role::Ink);
    answer(&mut sheet, figures, words);
    let plot = trend(&mut sheet, figures, words);
    foot(&mut sheet, figures, words);
    Scene {
        width: WIDTH,
        height: HEIGHT,
        plot,
        marks: sheet.finish(),
        cursor: Vec::new(),
        chosen: None,
    }
}

/// The figures beside the headline, each with what it is; the first is the answer. None where the answer is absent.
fn facts(figures: &Figures<'_>, words: &dyn Words) -> Vec<(String, String)> {
    words
        .key_figures(figures)
        .into_iter()
        .map(|key| (key.value, key.label))
        .collect()
}

/// The answer as a sentence.
fn sentence(figures: &Figures<'_>, words: &dyn Words) -> String {
    words.headline(figures)
}

/// The figure, large, with its period, and the change on the year before it; or, where there is none, the sentence that says why.
fn answer(sheet: &mut Sheet<'_>, figures: &Figures<'_>, words: &dyn Words) {
    let width = MIDDLE - COLUMN_GAP - SIDE;
    let facts = facts(figures, words);
    let Some(((value, label), rest)) = facts.split_first() else {
        let text = sentence(figures, words);
        put_lines(sheet, &text, (SIDE, 216.0), width, FACT_SIZE, Role::Ink);
        return;
    };
    // As large as its column allows: six digits are wider than three.
    let full = sheet.measure(value, FIGURE_SIZE, Weight::Semibold);
    let size = FIGURE_SIZE * (width / full).min(1.0);
    let baseline = 216.0 + FIGURE_SIZE * CAP;
    write(sheet, value, (SIDE, baseline), size, Weight::Semibold, Role::Force);
    let below = put_lines(sheet, label, (SIDE, baseline + 22.0), width, LABEL_SIZE, Role::Ink);
    let column = (width - 24.0) / 2.0;
    for (index, (value, label)) in rest.iter().take(2).enumerate() {
        let x = SIDE + index as f64 * (column + 24.0);
        let baseline = below + 30.0 + FACT_SIZE * CAP;
        let mut at = x;
        // The bundled font has no arrows.
        let value = match value.strip_prefix(['\u{2191}', '\u{2193}']) {
            Some(size) => {
                at += arrow(sheet, (x, baseline), value.starts_with('\u{2191}'));
                size.trim_start()
            }
            None => value,
        };
        write(sheet, value, (at, baseline), FACT_SIZE, Weight::Semibold, Role::Ink);
        put_lines(sheet, label, (x, baseline + 12.0), column, SMALL_SIZE, Role::Muted);
    }
}

/// Draws an arrow as high as the digits that follow it, and gives the room that it takes before them.
fn arrow(sheet: &mut Sheet<'_>, (x, baseline): (f64, f64), up: bool) -> f64 {
    let (head, height, width) = (9.0, FACT_SIZE * CAP - 2.0, 4.0);
    let (tip, tail) = if up {
        (baseline - height, baseline - 1.0)
    } else {
        (baseline, baseline - height + 1.0)
    };
    let back = if up { tip + head } else { tip - head };
    let middle = x + head + 1.0;
    let runs = vec![
        vec![(middle, tail), (middle, tip)],
        vec![(middle - head, back), (middle, tip), (middle + head, back)],
    ];
    sheet.add(Mark::Line {
        runs,
        width,
        dash: None,
        role: Role::Ink,
    });
    2.0 * head + 11.0
}

/// The trend at every quarter end; gives where its data stand.
fn trend(sheet: &mut Sheet<'_>, figures: &Figures<'_>, words: &dyn Words) -> Rect {
    let title = words.chart_title(figures, ChartKind::Trend);
    let width = WIDTH - SIDE - MIDDLE;
    let below = put_lines(sheet, &title, (MIDDLE, 216.0), width, SMALL_SIZE, Role::Ink);
    let shown = Shown::new(figures, ChartKind::Trend);
    let labels = ends(figures, &shown, words);
    let margin = labels
        .iter()
        .fold(0.0_f64, |widest, (_, block)| widest.max(block.width(sheet)));
    let top = below + 44.0;
    let plot = Rect {
        x: MIDDLE,
        y: top,
        width: width - margin - 24.0,
        height: 506.0 - top,
    };
    if let Some(absence) = shown.nothing {
        put_lines(
            sheet,
            words.absence(absence),
            (MIDDLE, top + 40.0),
            width,
            LABEL_SIZE,
            Role::Muted,
        );
        return plot;
    }
    let (low, high) = shown.range();
    let measure = figures.query.measure;
    let scale = ValueScale::new(low, high, if measure == Measure::Count { Grain::Whole } else { Grain::Any });
    let y = |value: f64| plot.bottom() - scale.fraction(value) * plot.height;
    for &tick in &scale.ticks {
        let role = if tick == 0.0 { Role::Baseline } else { Role::Hairline };
        let at = crisp(y(tick));
        sheet.hairline((plot.x, at), (plot.right(), at), role);
        let label = words.axis_value(measure, tick, scale.step);
        write(sheet, &label, (plot.x, at - 7.0), AXIS_SIZE, Weight::Regular, Role::Muted);
    }

    let points = &figures.series.points;
    // The place of a year ending is the end of its last month.
    let month = |position: usize| points[shown.indices[position]].year_ending.month().ordinal() + 1;
    let last = shown.indices.len() - 1;
    let (begins, ends) = (month(0), month(last));
    // Beside the labels of the axis, not under them.
    let left = plot.x + gutter(sheet, words, measure, &scale);
    let x = |month: i32| match ends - begins {
        0 => (left + plot.right()) / 2.0,
        span => left + f64::from(month - begins) / f64::from(span) * (plot.right() - left),
    };
    years(sheet, plot, (begins, ends), &x);

    let mut placed = Vec::new();
    for &(series, role) in &shown.lines {
        let mut places = Vec::new();
        for position in 0..=last {
            places.push(shown.value(series, position).map(|value| (x(month(position)), y(value))));
        }
        placed.push(Line { places, role });
    }
    for (index, line) in placed.iter().enumerate().rev() {
        put_line(sheet, line, index);
    }
    let mut beside = Vec::new();
    for (index, (position, block)) in labels.into_iter().enumerate() {
        // A label has a figure at its position.
        let Some(at) = placed[index].places[position] else { continue };
        dot(sheet, at, index, placed[index].role);
        beside.push((at.1, block));
    }
    put_in_margin(
        sheet,
        Rect {
            width: plot.width + 4.0,
            ..plot
        },
        beside,
    );
    if let Some(position) = shown.chosen(figures)
        && position != last
        && let Some(at) = placed[0].places[position]
    {
        dot(sheet, at, 0, Role::Force);
    }
    plot
}

/// The labels at the ends of the lines that are shown, each with the position at which its line ends.
fn ends(figures: &Figures<'_>, shown: &Shown<'_>, words: &dyn Words) -> Vec<(usize, Block)> {
    let mut labels = Vec::new();
    for &(series, role) in &shown.lines {
        let Some(end) = (0..shown.indices.len()).rfind(|&position| shown.value(series, position).is_some()) else {
            continue;
        };
        let point = &series.points[shown.indices[end]];
        let mut block = Block::new(SMALL_SIZE + 2.0);
        block.line(words.value(figures, point), Weight::Semibold, role);
        if shown.lines.len() > 1 {
            // Word by word: a margin as wide as a long name would leave no room for its line.
            let name = &figures.dataset.areas()[series.area].names.get(words.language()).short;
            for word in pairs(name) {
                block.line(word, Weight::Regular, role);
            }
        } else {
            block.line(words.short_month(point.year_ending.month()), Weight::Regular, Role::Muted);
        }
        labels.push((end, block));
    }
    labels
}

/// The words of a name, short ones together with the next: "England", "and Wales".
fn pairs(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut short: Option<&str> = None;
    for word in name.split(' ') {
        match short.take() {
            Some(before) => lines.push(spaced(&[before, word])),
            None if word.len() <= 3 => short = Some(word),
            None => lines.push(word.to_owned()),
        }
    }
    lines.extend(short.map(str::to_owned));
    lines
}

/// Room for the labels of the value axis before the first point.
fn gutter(sheet: &Sheet<'_>, words: &dyn Words, measure: Measure, scale: &ValueScale) -> f64 {
    let mut widest = 0.0_f64;
    for &tick in &scale.ticks {
        let label = words.axis_value(measure, tick, scale.step);
        widest = widest.max(sheet.measure(&label, AXIS_SIZE, Weight::Regular));
    }
    widest + 14.0
}

/// Ticks where years begin, and the first and the last whole year named, with those between where there is room.
fn years(sheet: &mut Sheet<'_>, plot: Rect, (begins, ends): (i32, i32), x: &dyn Fn(i32) -> f64) {
    let bottom = crisp(plot.bottom());
    let mut whole = Vec::new();
    for year in begins / 12..=ends / 12 {
        let start = year * 12;
        if (begins..=ends).contains(&start) {
            let at = crisp(x(start));
            sheet.hairline((at, bottom), (at, bottom + 8.0), Role::Baseline);
        }
        if begins <= start && start + 12 <= ends {
            whole.push(year);
        }
    }
    let Some(last) = whole.len().checked_sub(1) else { return };
    let room = sheet.measure("0000", AXIS_SIZE, Weight::Regular) + 28.0;
    let each = (x(12) - x(0)).abs().max(1.0);
    let nth = (1..=last.max(1)).find(|&nth| last.is_multiple_of(nth) && nth as f64 * each >= room);
    for (index, year) in whole.iter().enumerate() {
        if index.is_multiple_of(nth.unwrap_or(last.max(1))) {
            sheet.write(TextMark {
                x: x(year * 12 + 6),
                y: bottom + 30.0,
                anchor: Anchor::Middle,
                size: AXIS_SIZE,
                weight: Weight::Regular,
                role: Role::Muted,
                text: year.to_string(),
            });
        }
    }
}

/// A line, broken where a figure is absent; a point alone is a small dot.
fn put_line(sheet: &mut Sheet<'_>, line: &Line, index: usize) {
    let mut runs = Vec::new();
    for run in line.places.split(Option::is_none) {
        let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
        match run[..] {
            [] => {}
            [at] => sheet.add(Mark::Dot {
                at,
                radius: STROKES[index],
                halo: 0.0,
                role: line.role,
            }),
            _ => runs.push(run),
        }
    }
    if !runs.is_empty() {
        sheet.add(Mark::Line {
            runs,
            width: STROKES[index],
            dash: (index > 0).then_some(DASH),
            role: line.role,
        });
    }
}

fn dot(sheet: &mut Sheet<'_>, at: (f64, f64), index: usize, role: Role) {
    sheet.add(Mark::Dot {
        at,
        radius: DOTS[index],
        halo: HALO,
        role,
    });
}

/// Where the figures come from, under a rule.
fn foot(sheet: &mut Sheet<'_>, figures: &Figures<'_>, words: &dyn Words) {
    let y = crisp(568.0);
    sheet.hairline((SIDE, y), (WIDTH - SIDE, y), Role::Baseline);
    let source = spaced(&[&words.source(figures), &words.released(figures)]);
    put_lines(sheet, &source, (SIDE, y + 12.0), WIDTH - 2.0 * SIDE, SOURCE_SIZE, Role::Muted);
}

/// Writes a text in lines no wider than `width` and gives their lower edge.
fn put_lines(sheet: &mut Sheet<'_>, text: &str, (x, top): (f64, f64), width: f64, size: f64, role: Role) -> f64 {
    let mut baseline = top + size * CAP;
    let mut lower = top;
    for line in super::axis::wrap(sheet, text, width, size) {
        write(sheet, &line, (x, baseline), size, Weight::Regular, role);
        lower = baseline;
        baseline += size * LINE_HEIGHT;
    }
    lower
}

fn write(sheet: &mut Sheet<'_>, text: &str, (x, y): (f64, f64), size: f64, weight: Weight, role: Role) {
    sheet.write(TextMark {
        x,
        y,
        anchor: Anchor::Start,
        size,
        weight,
        role,
        text: text.to_owned(),
    });
}
