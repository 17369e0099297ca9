//! How high the figure will be in a frame, before anything is loaded: the page keeps that much room, so nothing jumps.
//!
//! It follows the blocks of `www/force-figures.css` with the widths of a sans-serif font. The frame tells its true height once it
//! has one.

use super::Embed;
use crate::chart::{Weight, text::TextMeasure};
use crate::paint::BundledWidths;
use crate::words::{Chooser, View};

/// Width (CSS px) of the column for which a frame's height is said.
pub const COLUMN: u32 = 640;

/// Widths (CSS px) of a frame for which its height is said: where the layout changes, and some between.
const WIDTHS: [u32; 10] = [280, 320, 360, 408, 468, 540, 648, 700, 776, 900];

/// Space that the frame's own page keeps at both sides.
const SIDES: f64 = 8.0;

/// Heights (CSS px) of the frame of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heights {
    /// In a column of [`COLUMN`] CSS px, for pages without a script.
    column: u32,
    /// For frames at least so wide (CSS px), narrowest first.
    by_width: Vec<(u32, u32)>,
}

impl Heights {
    /// The heights as they are worked out before anything is loaded.
    #[must_use]
    pub fn estimated(embed: &Embed<'_>) -> Self {
        Self {
            column: estimated(embed, COLUMN),
            by_width: WIDTHS.map(|width| (width, estimated(embed, width))).to_vec(),
        }
    }

    /// The heights that frames on a page have, as the host's script reads them: `320:1402 640:1180`. `None` where that is no such list.
    #[must_use]
    pub fn measured(text: &str) -> Option<Self> {
        let mut by_width = Vec::new();
        for pair in text.split(' ') {
            let (width, height) = pair.split_once(':')?;
            by_width.push((width.parse().ok()?, height.parse().ok()?));
        }
        by_width.sort_unstable();
        let below = by_width.iter().rev().find(|(width, _)| *width <= COLUMN);
        let (_, column) = *below.or(by_width.first())?;
        Some(Self { column, by_width })
    }

    /// Height of the frame in a column of [`COLUMN`] CSS px.
    #[must_use]
    pub fn in_column(&self) -> u32 {
        self.column
    }

    /// The heights as the host's script reads them.
    #[must_use]
    pub fn spelled(&self) -> String {
        let mut text = String::new();
        for (width, height) in &self.by_width {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&width.to_string());
            text.push(':');
            text.push_str(&height.to_string());
        }
        text
    }
}

/// Height in CSS px of a frame that is `width` CSS px wide.
fn estimated(embed: &Embed<'_>, width: u32) -> u32 {
    let view = &embed.view;
    let width = f64::from(width) - SIDES;
    let [rules, failed] = [28.0, 32.0];
    let blocks = [
        lines(&view.head.kicker, 13.0, Weight::Semibold, width) * 20.0,
        8.0 + 20.0 * asked_lines(view, width) + 4.0 + 44.0,
        20.0 + answer(view, width),
        20.0 + controls(view, width),
        20.0 + if width < 460.0 { 40.0 } else { 20.0 } + 8.0 + embed.scene(width).height,
        20.0 + notices(view, width),
        20.0 + 28.0,
        16.0 + 18.0 * (regular(&view.method.source, width) + regular(&view.method.released, width)) + 4.0 + 28.0,
    ];
    (blocks.iter().sum::<f64>() + rules + failed).ceil() as u32
}

/// Lines that a text takes, broken at spaces.
fn lines(text: &str, size: f64, weight: Weight, width: f64) -> f64 {
    let measure = |text: &str| BundledWidths.width(text, size, weight);
    let (mut lines, mut used) = (1.0, 0.0);
    for word in text.split(' ') {
        let word = measure(word);
        if used > 0.0 && used + measure(" ") + word > width {
            lines += 1.0;
            used = word;
        } else {
            used += if used > 0.0 { measure(" ") } else { 0.0 } + word;
        }
    }
    lines
}

/// Lines of a note.
fn regular(text: &str, width: f64) -> f64 {
    lines(text, 13.0, Weight::Regular, width)
}

/// Lines of the picker's label, with the invitation behind it.
fn asked_lines(view: &View, width: f64) -> f64 {
    let label = view.choosers.force.label;
    let invited = view
        .head
        .invitation
        .map_or_else(String::new, |invitation| format!("{label} {invitation}"));
    lines(&invited, 13.0, Weight::Semibold, width.min(420.0))
}

/// Sentence and key figures.
fn answer(view: &View, width: f64) -> f64 {
    let beside = width >= 768.0;
    let (sentence, figures) = if beside {
        ((width - 40.0) * 5.0 / 11.0, (width - 40.0) * 6.0 / 11.0)
    } else {
        (width, width)
    };
    let (size, line, least) = match width {
        width if width < 400.0 => (18.0, 24.0, 96.0),
        width if width < 640.0 => (20.0, 26.0, 78.0),
        width if width < 768.0 => (20.0, 26.0, 52.0),
        _ => (20.0, 26.0, 104.0),
    };
    let headline = f64::max(
        lines(&view.head.headline.plain(), size, Weight::Semibold, sentence) * line,
        least,
    );
    let keys = keys(view, width, figures);
    if beside {
        headline.max(keys + 16.0 - 4.0)
    } else {
        headline + 16.0 + keys
    }
}

/// The key figures, in one row or two.
fn keys(view: &View, width: f64, room: f64) -> f64 {
    let height = |index: usize, value: f64, room: f64| match view.head.keys.get(index) {
        Some(key) => value + 18.0 * regular(&key.label, room),
        None => 0.0,
    };
    if view.head.keys.is_empty() {
        return 0.0;
    }
    if width < 460.0 {
        let half = (room - 24.0) / 2.0;
        let second = height(1, 28.0, half).max(height(2, 28.0, half));
        let gap = if second > 0.0 { 12.0 } else { 0.0 };
        return height(0, 44.0, room) + gap + second;
    }
    let share = (room - 48.0) / 12.0;
    let columns = [5.0, 4.0, 3.0];
    (0..3).fold(0.0, |most, index| most.max(height(index, 44.0, columns[index] * share)))
}

/// The offence's box and the two switches, in as many rows as they need.
fn controls(view: &View, width: f64) -> f64 {
    let switch = |chooser: &Chooser| {
        let choices = chooser.groups.iter().flat_map(|group| &group.choices);
        let words = choices.map(|choice| BundledWidths.width(&choice.label, 14.0, Weight::Semibold) + 20.0);
        let words = words.sum::<f64>() - 20.0;
        // Words that are wider than the column break into rows.
        (words.min(width), 32.0 * (words / width).ceil().max(1.0))
    };
    let mut items = vec![
        (288.0_f64, 36.0_f64),
        switch(&view.choosers.chart),
        switch(&view.choosers.measure),
    ];
    items.extend(view.choosers.compare.iter().map(|_| (288.0, 36.0)));
    let (mut height, mut used, mut row) = (0.0, 0.0, 0.0_f64);
    for (item, high) in items {
        if used > 0.0 && used + 32.0 + item > width {
            height += row + 4.0;
            (used, row) = (0.0, 0.0);
        }
        used += if used > 0.0 { 32.0 } else { 0.0 } + item;
        row = row.max(high);
    }
    height + row
}

/// The notes under their heading, and the line that opens the others.
fn notices(view: &View, width: f64) -> f64 {
    let mut height = 28.0;
    for note in &view.notes.beside {
        let room = if note.number.is_some() { width - 20.0 } else { width };
        height += 18.0 * regular(&note.text, room) + 4.0;
    }
    if view.notes.beside.is_empty() { height } else { height + 22.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_heights_are_read_as_the_host_s_script_reads_them() {
        let read = |text| Heights::measured(text).map(|heights| (heights.in_column(), heights.spelled()));
        for (text, column) in [
            ("0:1500 640:1200 960:1100", 1200),
            ("320:1500 700:1200", 1500),
            ("700:1200", 1200),
        ] {
            assert_eq!(read(text), Some((column, text.to_owned())));
        }
        assert_eq!(read("640:2 0:1"), Some((2, "0:1 640:2".to_owned())));
        for text in ["", "640", "640:", "a:b", "640:1 ", "640:-1", "0:1,640:2"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
