//! The trend: the measure over twelve months at every quarter end, as a line.

use super::axis::{Frame, crisp, label_size, shown};
use super::direct::{self, Block, EndLabel, Side};
use super::gap;
use super::place::Places;
use super::scene::{CursorStop, Mark, Rect, Role, Scene, Weight};
use super::text::TextMeasure;
use super::theme::{COMPARISON_DASH, COMPARISON_STROKE, DOT, DOT_SMALL, FORCE_STROKE, HALO, LABEL_SIZE, WIDE};
use crate::figures::{Figures, Series};
use crate::words::{Label, Words};

/// A linear time axis; months are [`crate::model::Month::ordinal`]s.
struct TimeAxis {
    first: i32,
    last: i32,
    plot: Rect,
}

impl TimeAxis {
    /// Where the start of a month stands.
    fn x(&self, month: i32) -> f64 {
        if self.first == self.last {
            return self.plot.x + self.plot.width / 2.0;
        }
        self.plot.x + f64::from(month - self.first) / f64::from(self.last - self.first) * self.plot.width
    }
}

pub(super) fn layout(figures: &Figures<'_>, width: f64, words: &dyn Words, text: &dyn TextMeasure) -> Scene {
    let series = &figures.series;
    let all: Vec<usize> = (0..series.points.len()).collect();
    let (indices, nothing) = match shown(series, &all) {
        Ok(indices) => (indices, None),
        Err(absence) => (all, Some(absence)),
    };
    let comparison = figures.comparison.as_ref().filter(|_| nothing.is_none());
    let lines: Vec<(&Series, Role)> = std::iter::once((series, Role::Force))
        .chain(comparison.map(|line| (line, Role::Comparison)))
        .collect();
    let size = label_size(width);

    let mut labels: Vec<EndLabel> = lines
        .iter()
        .filter_map(|&(line, role)| end_label(figures, line, role, &indices, words))
        .collect();
    let right = if width >= WIDE {
        direct::margin(&labels, size, text)
    } else {
        DOT + HALO
    };
    let values = lines
        .iter()
        .flat_map(|(line, _)| indices.iter().filter_map(|&index| line.points[index].value.ok()));
    let frame = Frame::new(figures, values, (width, right), words, text);
    let end = |index: usize| series.points[index].year_ending.month().ordinal() + 1;
    let time = TimeAxis {
        first: indices.first().map_or(0, |&index| end(index)),
        last: indices.last().map_or(0, |&index| end(index)),
        plot: frame.plot,
    };
    let x = |index: usize| time.x(end(index));
    let at = |line: &Series, index: usize| Some((x(index), frame.y(line.points[index].value.ok()?)));

    let mut marks = Vec::new();
    let mut places = Places::new(frame.width, frame.height);
    frame.gridlines(&mut marks, &mut places, text);
    years(&frame, &time, &mut marks, &mut places, text);
    if nothing.is_none() {
        let changes: Vec<(f64, u8)> = frame
            .changes
            .iter()
            .map(|&(from, number)| (time.x(from.ordinal()).clamp(frame.plot.x, frame.plot.right()), number))
            .collect();
        frame.changes(&mut marks, &mut places, &changes, text);
    }

    // The area asked for is painted last, over what it is compared with.
    for &(line, role) in lines.iter().rev() {
        let runs = runs(line, &indices, &at);
        places.take_runs(&runs);
        put_line(&mut marks, runs, role);
    }
    for &(line, role) in lines.iter().rev() {
        for label in labels.iter_mut().filter(|label| label.role == role) {
            label.at = at(line, label.end).unwrap_or_default();
            put_dot(&mut marks, &mut places, label.at, role);
        }
    }
    let chosen = figures.chosen().filter(|index| indices.contains(index));
    // The end of the line is labelled already.
    let chosen_inside = chosen.filter(|&index| labels.iter().all(|label| label.role != Role::Force || label.end != index));
    let chosen_at = chosen_inside.and_then(|index| Some((index, at(series, index)?)));
    if let Some((_, at)) = chosen_at {
        put_dot(&mut marks, &mut places, at, Role::Force);
    }

    if frame.width >= WIDE {
        direct::put_in_margin(&mut marks, &mut places, &frame, labels, size, text);
    } else {
        let highest = labels.iter().map(|label| label.at.1).fold(f64::INFINITY, f64::min);
        for label in &labels {
            let (side, back) = match labels.len() {
                1 => (Side::Either, Vec::new()),
                _ => {
                    let line = lines.iter().find(|(_, role)| *role == label.role);
                    let points = line.map(|(line, _)| indices.iter().filter_map(|&index| at(line, index)).collect());
                    let side = if label.at.1 == highest { Side::Above } else { Side::Below };
                    (side, points.unwrap_or_default())
                }
            };
            direct::put_inside(&mut marks, &mut places, &frame, label, &back, side, size, text);
        }
    }
    if let Some((index, at)) = chosen_at {
        let point = &series.points[index];
        let value = words.value(figures, point);
        let dated = Block::new(LABEL_SIZE)
            .line(words.short_month(point.year_ending.month()), Weight::Regular, Role::Muted)
            .line(value.clone(), Weight::Semibold, Role::Ink);
        let bare = Block::new(LABEL_SIZE).line(value, Weight::Semibold, Role::Ink);
        let forms = if width < WIDE { vec![bare] } else { vec![dated, bare] };
        direct::put_near(&mut marks, &mut places, &frame, at, forms, text);
    }
    match nothing {
        Some(absence) => frame.nothing(&mut marks, &mut places, words.absence(absence), text),
        None => {
            for band in gaps(series, &indices, &x, &frame) {
                gap::hatch(&mut marks, &mut places, band, &[words.label(Label::Gap)], text);
            }
        }
    }
    let cursor = stops(&lines, &indices, &x, &frame);
    frame.finish(marks, cursor, chosen, text)
}

/// The label of a line, at its last present point.
fn end_label(figures: &Figures<'_>, line: &Series, role: Role, indices: &[usize], words: &dyn Words) -> Option<EndLabel> {
    let end = *indices.iter().rev().find(|&&index| line.points[index].value.is_ok())?;
    Some(EndLabel {
        name: figures.dataset.areas()[line.area].names.get(words.language()).short.clone(),
        value: words.value(figures, &line.points[end]),
        role,
        weight: if role == Role::Force {
            Weight::Semibold
        } else {
            Weight::Regular
        },
        end,
        at: (0.0, 0.0),
    })
}

/// The present points of a line, in unbroken runs.
fn runs(line: &Series, indices: &[usize], at: &impl Fn(&Series, usize) -> Option<(f64, f64)>) -> Vec<Vec<(f64, f64)>> {
    indices
        .split(|&index| line.points[index].value.is_err())
        .filter(|run| !run.is_empty())
        .map(|run| run.iter().filter_map(|&index| at(line, index)).collect())
        .collect()
}

/// A line; a run of one point, which has no length, is a small dot.
fn put_line(marks: &mut Vec<Mark>, runs: Vec<Vec<(f64, f64)>>, role: Role) {
    let (width, dash) = match role {
        Role::Force => (FORCE_STROKE, None),
        _ => (COMPARISON_STROKE, Some(COMPARISON_DASH)),
    };
    let (lone, runs): (Vec<_>, Vec<_>) = runs.into_iter().partition(|run| run.len() == 1);
    if !runs.is_empty() {
        marks.push(Mark::Line { runs, width, dash, role });
    }
    marks.extend(lone.into_iter().flatten().map(|at| Mark::Dot {
        at,
        radius: width,
        halo: 0.0,
        role,
    }));
}

/// A dot that labels keep clear of.
fn put_dot(marks: &mut Vec<Mark>, places: &mut Places, at: (f64, f64), role: Role) {
    let radius = if role == Role::Force { DOT } else { DOT_SMALL };
    marks.push(Mark::Dot {
        at,
        radius,
        halo: HALO,
        role,
    });
    places.take(Rect {
        x: at.0 - radius,
        y: at.1 - radius,
        width: 2.0 * radius,
        height: 2.0 * radius,
    });
}

/// The bands between present points, from halfway after the last to halfway before the next.
fn gaps(series: &Series, indices: &[usize], x: &impl Fn(usize) -> f64, frame: &Frame) -> Vec<Rect> {
    let absent = |position: usize| series.points[indices[position]].value.is_err();
    let halfway = |left: usize, right: usize| (x(indices[left]) + x(indices[right])) / 2.0;
    let mut bands = Vec::new();
    let mut position = 0;
    while position < indices.len() {
        if !absent(position) {
            position += 1;
            continue;
        }
        let start = position;
        while position < indices.len() && absent(position) {
            position += 1;
        }
        let left = if start == 0 { frame.plot.x } else { halfway(start - 1, start) };
        let right = if position == indices.len() {
            frame.plot.right()
        } else {
            halfway(position - 1, position)
        };
        bands.push(Rect {
            x: left,
            width: right - left,
            ..frame.plot
        });
    }
    bands
}

/// Ticks where years begin, and labels in the middle of what is shown of each year.
fn years(frame: &Frame, time: &TimeAxis, marks: &mut Vec<Mark>, places: &mut Places, text: &dyn TextMeasure) {
    let begins = |year: i32| (year * 12).clamp(time.first, time.last);
    let mut years: Vec<(u16, f64)> = (time.first / 12..=time.last / 12)
        .filter(|&year| begins(year) < begins(year + 1))
        .filter_map(|year| {
            // The middle of the year, or, where the chart begins or ends before that, of what it shows of the year.
            let middle = year * 12 + 6;
            let middle = if (time.first..=time.last).contains(&middle) {
                time.x(middle)
            } else {
                (time.x(begins(year)) + time.x(begins(year + 1))) / 2.0
            };
            Some((u16::try_from(year).ok()?, middle))
        })
        .collect();
    if years.is_empty() {
        // One point alone; it ends with the month before its place.
        years.extend(
            u16::try_from((time.first - 1) / 12)
                .ok()
                .map(|year| (year, time.x(time.first))),
        );
    }
    let boundaries = (time.first / 12..=time.last / 12)
        .map(|year| year * 12)
        .filter(|month| (time.first..=time.last).contains(month));
    frame.ticks(marks, boundaries.map(|month| time.x(month)));
    let last = years.len() - 1;
    frame.year_labels(marks, places, &years, &[last, 0], text);
}

/// A cursor stop at every point.
fn stops(lines: &[(&Series, Role)], indices: &[usize], x: &impl Fn(usize) -> f64, frame: &Frame) -> Vec<CursorStop> {
    let zone = frame.plot.width / (indices.len().max(2) - 1) as f64;
    indices
        .iter()
        .map(|&index| CursorStop {
            index,
            x: crisp(x(index)),
            width: zone,
            dots: lines
                .iter()
                .filter_map(|&(line, role)| Some((frame.y(line.points[index].value.ok()?), role)))
                .collect(),
            bar: None,
        })
        .collect()
}
