//! The trend: the measure over twelve months at every quarter end, as a line.

use super::axis::Frame;
use super::block::{Block, crisp};
use super::direct;
use super::gap;
use super::key;
use super::marker;
use super::scene::{Mark, Rect, Role, Scene, Weight};
use super::sheet::Sheet;
use super::shown::{Line, Shown};
use super::text::TextMeasure;
use super::theme::{DOT, HALO, LABEL_SIZE, WIDE};
use crate::figures::Figures;
use crate::model::ChartKind;
use crate::words::Words;

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
    let shown = Shown::new(figures, ChartKind::Trend);
    let mut sheet = Sheet::new(width, super::height(width), text);
    let mut labels = direct::end_labels(figures, &shown, &shown.lines, width, words);
    let right = if width >= WIDE {
        direct::margin(&sheet, &labels)
    } else {
        DOT + HALO
    };
    let mut frame = Frame::new(figures, shown.range(), right, words, &sheet);
    let keyed = key::put_key(&mut sheet, &mut frame, &labels);
    let end = |index: usize| series.points[index].key.year_ending.month().ordinal() + 1;
    let time = TimeAxis {
        first: shown.indices.first().map_or(0, |&index| end(index)),
        last: shown.indices.last().map_or(0, |&index| end(index)),
        plot: frame.plot,
    };
    let mut xs = Vec::with_capacity(shown.indices.len());
    for &index in &shown.indices {
        xs.push(time.x(end(index)));
    }
    let lines = shown.places(&frame, &xs);

    frame.gridlines(&mut sheet);
    years(&mut sheet, &frame, &time);
    let mut changes = Vec::new();
    for &(from, number) in &frame.changes {
        let x = time.x(from.ordinal().max(time.first).min(time.last));
        changes.push((x, number));
    }
    frame.changes(&mut sheet, &changes);

    // The area asked for is painted last, over what it is compared with.
    for line in lines.iter().rev() {
        put_line(&mut sheet, line);
    }
    for label in labels.iter_mut().rev() {
        let line = lines.iter().find(|line| line.role == label.role);
        label.at = line.and_then(|line| line.places[label.end]).unwrap_or_default();
        marker::put_marker(&mut sheet, label.at, label.role);
    }
    let chosen = shown.chosen(figures);
    // The end of the line is labelled already.
    let inside = chosen.filter(|&position| labels.iter().all(|label| label.role != Role::Force || label.end != position));
    let inside = inside.and_then(|position| Some((position, lines[0].places[position]?)));
    if let Some((_, at)) = inside {
        marker::put_marker(&mut sheet, at, Role::Force);
    }

    if !keyed {
        key::put_labels(&mut sheet, &frame, &labels, &lines);
    }
    if let Some((position, at)) = inside {
        let point = &series.points[shown.indices[position]];
        let value = words.value(point);
        let mut dated = Block::new(LABEL_SIZE);
        dated.line(words.short_month(point.key.year_ending.month()), Weight::Regular, Role::Muted);
        dated.line(value.clone(), Weight::Semibold, Role::Ink);
        let mut bare = Block::new(LABEL_SIZE);
        bare.line(value, Weight::Semibold, Role::Ink);
        let forms = [dated, bare];
        direct::put_near(&mut sheet, &frame, at, &forms[usize::from(width < WIDE)..]);
    }
    // A gap reaches from halfway after the last point before it to halfway before the next.
    let mut edges = vec![frame.plot.x];
    for ends in xs.windows(2) {
        edges.push((ends[0] + ends[1]) / 2.0);
    }
    edges.push(frame.plot.right());
    gap::put_gaps(&mut sheet, &frame, &shown, &edges, 0.0, words);
    let mut cursor = shown.stops(&lines, &xs, frame.plot.width / (xs.len().max(2) - 1) as f64);
    for stop in &mut cursor {
        stop.x = crisp(stop.x);
    }
    frame.finish(sheet, cursor, chosen)
}

/// A line, in unbroken runs; a run of one point, which has no length, is a small dot.
fn put_line(sheet: &mut Sheet<'_>, line: &Line) {
    let role = line.role;
    let (width, dash) = marker::stroke(role);
    let mut runs = Vec::new();
    let mut run = Vec::new();
    for (position, &place) in line.places.iter().enumerate() {
        run.extend(place);
        if place.is_some() && position + 1 < line.places.len() {
            continue;
        }
        sheet.take_run(&run);
        match run[..] {
            [] => {}
            [at] => sheet.add(Mark::Dot {
                at,
                radius: width,
                halo: 0.0,
                role,
            }),
            _ => runs.push(std::mem::take(&mut run)),
        }
        run.clear();
    }
    if !runs.is_empty() {
        sheet.add(Mark::Line { runs, width, dash, role });
    }
}

/// Ticks where years begin, and labels in the middle of each year, or, where the chart begins or ends before that, of what it
/// shows of the year.
fn years(sheet: &mut Sheet<'_>, frame: &Frame, time: &TimeAxis) {
    let mut years = Vec::new();
    for year in time.first / 12..=time.last / 12 {
        let (begins, middle, ends) = (year * 12, year * 12 + 6, year * 12 + 12);
        if (time.first..=time.last).contains(&begins) {
            frame.tick(sheet, time.x(begins));
        }
        let (begins, ends) = (begins.max(time.first), ends.min(time.last));
        if begins < ends {
            let middle = if (begins..=ends).contains(&middle) {
                time.x(middle)
            } else {
                (time.x(begins) + time.x(ends)) / 2.0
            };
            years.push((year as u16, middle));
        }
    }
    if years.is_empty() {
        // One point alone; its twelve months end just before its place.
        years.push(((time.first - 1).max(0) as u16 / 12, time.x(time.first)));
    }
    frame.year_labels(sheet, &years, None);
}
