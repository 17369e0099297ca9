//! The trend on a share card: larger than a chart, and with less in it.

use super::{AXIS_SIZE, LABEL_SIZE, MIDDLE, SIDE, SMALL_SIZE, SOURCE_SIZE, TOP, WIDTH, facts, put_lines, write};
use crate::chart::block::{Block, crisp, spaced, wrap};
use crate::chart::scale::{Grain, ValueScale};
use crate::chart::scene::{Anchor, Dash, Mark, Rect, Role, TextMark, Weight};
use crate::chart::sheet::Sheet;
use crate::chart::shown::{Line, Shown};
use crate::chart::theme::{CAP, LINE_HEIGHT};
use crate::figures::{Figures, Notice};
use crate::model::{ChartKind, Measure, Month};
use crate::words::{Label, Words};

/// From the lowest baseline of a note under the chart to the rule above the source.
const ABOVE_FOOT: f64 = 20.0;
/// From the lower edge of where data stand to the baseline of the last line under it: the years alone, or a note under them.
const UNDER: [f64; 2] = [44.0, 66.0];

/// Stroke, dashes and radius of the dot at the end: of the line of the area asked for, of that of another force, whose dot is a
/// square, and of that of the total.
struct Stroke {
    width: f64,
    dash: Option<Dash>,
    dot: f64,
}

impl Stroke {
    fn of(role: Role) -> Self {
        let (width, dash, dot) = match role {
            Role::Force => (5.0, None, 9.0),
            Role::Ink => (4.0, Some(Dash { on: 4.0, off: 5.0 }), 7.5),
            _ => (3.5, Some(Dash { on: 10.0, off: 8.0 }), 7.0),
        };
        Self { width, dash, dot }
    }
}

/// The trend at every quarter end, above `foot`; gives where its data stand.
pub(super) fn put_trend(sheet: &mut Sheet<'_>, figures: &Figures<'_>, words: &dyn Words, foot: f64) -> Rect {
    let title = words.chart_title(figures, ChartKind::Trend);
    let width = WIDTH - SIDE - MIDDLE;
    let below = put_lines(sheet, &title, (MIDDLE, TOP), width, SMALL_SIZE, Role::Ink);
    let shown = Shown::new(figures, ChartKind::Trend);
    let labels = ends(figures, &shown, words);
    let margin = labels
        .iter()
        .fold(0.0_f64, |widest, (_, block)| widest.max(block.width(sheet)));
    let note = last_change(figures);
    let lines = note.map_or_else(Vec::new, |(_, notice)| {
        wrap(sheet, &words.notice(figures, notice), width, SOURCE_SIZE)
    });
    let leading = SOURCE_SIZE * LINE_HEIGHT;
    let last_note = foot - ABOVE_FOOT;
    let bottom = match lines.len() {
        0 => last_note - UNDER[0],
        count => last_note - (count - 1) as f64 * leading - UNDER[1],
    };
    let top = below + 40.0;
    let plot = Rect {
        x: MIDDLE,
        y: top,
        width: width - margin - 24.0,
        height: bottom - top,
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
    let (low, high) = shown.range().unwrap_or_default();
    let measure = figures.query().measure;
    let scale = ValueScale::new(low, high, if measure == Measure::Count { Grain::Whole } else { Grain::Any });
    let y = |value: f64| plot.bottom() - scale.fraction(value) * plot.height;
    let left = plot.x + gridlines(sheet, plot, &scale, &y, &|tick| words.axis_value(measure, tick, scale.step));

    let points = &figures.series.points;
    // The place of a year ending is the end of its last month.
    let month = |position: usize| points[shown.indices[position]].key.year_ending.month().ordinal() + 1;
    let last = shown.indices.len() - 1;
    let (begins, ends) = (month(0), month(last));
    let x = |month: i32| match ends - begins {
        0 => (left + plot.right()) / 2.0,
        span => left + f64::from(month - begins) / f64::from(span) * (plot.right() - left),
    };
    years(sheet, plot, (begins, ends), &x);
    if let Some((from, _)) = note {
        let at = crisp(x(from.ordinal().max(begins).min(ends)));
        sheet.hairline((at, plot.y), (at, plot.bottom()), Role::Change);
        for (index, line) in lines.iter().enumerate() {
            let baseline = plot.bottom() + UNDER[1] + index as f64 * leading;
            write(sheet, line, (MIDDLE, baseline), SOURCE_SIZE, Weight::Regular, Role::Muted);
        }
    }

    gaps(sheet, plot, &shown, &|position| x(month(position)), words);
    let mut placed = Vec::new();
    for &(series, role) in &shown.lines {
        let mut places = Vec::new();
        for position in 0..=last {
            places.push(shown.value(series, position).map(|value| (x(month(position)), y(value))));
        }
        placed.push(Line { places, role });
    }
    for line in placed.iter().rev() {
        put_line(sheet, line);
    }
    let mut beside = Vec::new();
    // The area asked for lies over what it is compared with.
    for (index, (position, block)) in labels.into_iter().enumerate().rev() {
        // A label has a figure at its position.
        let Some(at) = placed[index].places[position] else { continue };
        dot(sheet, at, placed[index].role);
        beside.push((at.1, block));
    }
    // Not beside the title, whose last line it would seem to end.
    put_beside(sheet, plot, below + 12.0, beside);
    if let Some(position) = shown.chosen(figures)
        && position != last
        && let Some(at) = placed[0].places[position]
        && let Some((value, _)) = facts(figures, words).into_iter().next()
    {
        dot(sheet, at, Role::Force);
        let mut block = Block::new(SMALL_SIZE);
        block.line(value, Weight::Semibold, Role::Force);
        let month = figures.query().year_ending.month();
        block.line(words.short_month(month), Weight::Regular, Role::Muted);
        put_by(sheet, plot, at, &block);
    }
    plot
}

/// Puts the labels right of the plot, each level with the y beside it, or as near to it as the one above and `limit` let it.
fn put_beside(sheet: &mut Sheet<'_>, plot: Rect, limit: f64, mut labels: Vec<(f64, Block)>) {
    labels.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut tops = Vec::new();
    let mut free = limit;
    for (middle, block) in &labels {
        let top = (middle - block.height() / 2.0).max(free);
        free = top + block.height() + 8.0;
        tops.push(top);
    }
    // From below, where the last would meet the note; beside the years there is room.
    let mut floor = plot.bottom() + 44.0;
    for (top, (_, block)) in tops.iter_mut().zip(&labels).rev() {
        *top = top.min(floor - block.height());
        floor = *top - 8.0;
    }
    for (top, (_, block)) in tops.into_iter().zip(labels) {
        block.put(sheet, (plot.right() + 18.0, top), Anchor::Start);
    }
}

/// Puts the block where it touches nothing, above a point or below it, as near as it finds room; nowhere where it finds none.
fn put_by(sheet: &mut Sheet<'_>, plot: Rect, at: (f64, f64), block: &Block) {
    let (width, height) = (block.width(sheet), block.height());
    for away in (12..120).step_by(4).map(f64::from) {
        for y in [at.1 - away - height, at.1 + away] {
            for share in [0.5, 0.0, 1.0] {
                let area = Rect {
                    x: at.0 - width * share,
                    y,
                    width,
                    height,
                };
                if plot.grown(8.0).contains(area) && sheet.free(area) {
                    block.put(sheet, (area.x, y), Anchor::Start);
                    return;
                }
            }
        }
    }
}

/// Hatches the spans without a figure, and says so where there is room.
fn gaps(sheet: &mut Sheet<'_>, plot: Rect, shown: &Shown<'_>, x: &dyn Fn(usize) -> f64, words: &dyn Words) {
    let last = shown.indices.len() - 1;
    for (start, end, _) in shown.gaps() {
        // From halfway after the point before to halfway before the next.
        let from = (x(start.saturating_sub(1)) + x(start)) / 2.0;
        let to = (x(end - 1) + x(end.min(last))) / 2.0;
        let area = Rect {
            x: from,
            width: to - from,
            ..plot
        };
        let role = Role::Hatch;
        sheet.add(Mark::Hatch { area, role });
        let mut block = Block::new(AXIS_SIZE);
        block.line(words.label(Label::Gap).to_owned(), Weight::Regular, Role::Muted);
        if block.width(sheet) + 16.0 <= area.width {
            block.put(sheet, (from + area.width / 2.0, plot.y + plot.height / 2.0), Anchor::Middle);
        }
    }
}

/// The last recording change before the end of the year that is stated: the one that a comparison with the year before, or with
/// the line's peak, most needs. The others are on the page.
fn last_change<'f>(figures: &'f Figures<'_>) -> Option<(Month, &'f Notice)> {
    let ends = figures.query().year_ending.month();
    let changes = figures.notices.iter().filter_map(|notice| match notice {
        Notice::RecordingChange { change, .. } => Some((figures.dataset().topic().changes[*change].from, notice)),
        _ => None,
    });
    changes.filter(|(from, _)| *from <= ends).max_by_key(|(from, _)| *from)
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
        block.line(words.value(point), Weight::Semibold, role);
        if shown.lines.len() > 1 {
            // Word by word: a margin as wide as a long name would leave no room for its line.
            let name = &figures.dataset().areas()[series.area].names.get(words.language()).short;
            for word in pairs(name) {
                block.line(word, Weight::Regular, role);
            }
        } else {
            block.line(words.short_month(point.key.year_ending.month()), Weight::Regular, Role::Muted);
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

/// Gridlines with their labels to the left of them; gives the room that the labels take.
fn gridlines(
    sheet: &mut Sheet<'_>,
    plot: Rect,
    scale: &ValueScale,
    y: &dyn Fn(f64) -> f64,
    label: &dyn Fn(f64) -> String,
) -> f64 {
    let mut widest = 0.0_f64;
    for &tick in &scale.ticks {
        widest = widest.max(sheet.measure(&label(tick), AXIS_SIZE, Weight::Regular));
    }
    let gutter = widest + 14.0;
    for &tick in &scale.ticks {
        let role = if tick == 0.0 { Role::Baseline } else { Role::Hairline };
        let at = crisp(y(tick));
        sheet.hairline((plot.x + gutter, at), (plot.right(), at), role);
        let baseline = at + AXIS_SIZE * CAP / 2.0;
        write_anchored(sheet, &label(tick), (plot.x + widest, baseline), Anchor::End);
    }
    gutter
}

/// Ticks where years begin, and names of whole years: the first and the last, and between them those that have room.
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
    let nth = (room / each).ceil().max(1.0) as usize;
    for (index, year) in whole.iter().enumerate() {
        let between = (last - index).is_multiple_of(nth) && index >= nth;
        // Of two that would touch, the last stays.
        if between || index == last || index == 0 && last >= nth {
            let place = (x(year * 12 + 6), bottom + 30.0);
            write_anchored(sheet, &year.to_string(), place, Anchor::Middle);
        }
    }
}

/// Writes a label of an axis.
fn write_anchored(sheet: &mut Sheet<'_>, text: &str, (x, y): (f64, f64), anchor: Anchor) {
    sheet.write(TextMark {
        x,
        y,
        anchor,
        size: AXIS_SIZE,
        weight: Weight::Regular,
        role: Role::Muted,
        text: text.to_owned(),
    });
}

/// A line, broken where a figure is absent; a point alone is a small dot.
fn put_line(sheet: &mut Sheet<'_>, line: &Line) {
    let Stroke { width, dash, .. } = Stroke::of(line.role);
    let mut runs = Vec::new();
    for run in line.places.split(Option::is_none) {
        let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
        sheet.take_run(&run);
        match run[..] {
            [] => {}
            [at] => sheet.add(Mark::Dot {
                at,
                radius: width,
                halo: 0.0,
                role: line.role,
            }),
            _ => runs.push(run),
        }
    }
    if !runs.is_empty() {
        sheet.add(Mark::Line {
            runs,
            width,
            dash,
            role: line.role,
        });
    }
}

fn dot(sheet: &mut Sheet<'_>, at: (f64, f64), role: Role) {
    let radius = Stroke::of(role).dot;
    if role == Role::Ink {
        let area = Rect {
            x: at.0 - radius,
            y: at.1 - radius,
            width: 2.0 * radius,
            height: 2.0 * radius,
        };
        return sheet.add(Mark::Bar { area, role });
    }
    sheet.add(Mark::Dot {
        at,
        radius,
        // At this size a ring of paper would part the dot from its line.
        halo: 0.0,
        role,
    });
}
