//! The share card: the answer and its trend in 1200 by 630 px, for the places that show one picture of a page.
//!
//! It is seen small and without the page around it, so it says less than a chart, and larger: no cursor, no numbered notes.

mod trend;

use super::block::{crisp, spaced, wrap};
use super::scene::{Anchor, Mark, Rect, Role, Scene, TextMark, Weight};
use super::sheet::Sheet;
use super::text::TextMeasure;
use super::theme::{CAP, DESCENT, LINE_HEIGHT};
use crate::figures::Figures;
use crate::words::Words;
use crate::words::plan::{Headline, Key};

/// Width of a card in CSS px: what social networks and oEmbed readers crop least.
pub const WIDTH: f64 = 1200.0;
/// Height of a card in CSS px.
pub const HEIGHT: f64 = 630.0;

/// Space at both sides.
const SIDE: f64 = 64.0;
/// Left edge of what is drawn beside the figure.
const MIDDLE: f64 = 560.0;
/// Between the column of the figure and the chart.
const COLUMN_GAP: f64 = 44.0;

/// Upper edge of the figure and of the chart.
const TOP: f64 = 204.0;

/// The rule above the source, where that takes two lines.
const FOOT: f64 = 568.0;

const KICKER_SIZE: f64 = 24.0;
const NAME_SIZE: f64 = 46.0;
const FIGURE_SIZE: f64 = 136.0;
const LABEL_SIZE: f64 = 27.0;
const FACT_SIZE: f64 = 34.0;
const SMALL_SIZE: f64 = 22.0;
const AXIS_SIZE: f64 = 20.0;
const SOURCE_SIZE: f64 = 17.0;

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
    let kicker = figures.dataset().topic().title.get(language);
    write(&mut sheet, kicker, (SIDE, 90.0), KICKER_SIZE, Weight::Semibold, Role::Muted);
    let name = &figures.area().names.get(language).name;
    write(&mut sheet, name, (SIDE, 148.0), NAME_SIZE, Weight::Semibold, Role::Ink);
    let foot = put_source(&mut sheet, figures, words);
    answer(&mut sheet, figures, words, foot);
    let plot = trend::put_trend(&mut sheet, figures, words, foot);
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
    Key::all(figures).iter().map(|key| words.key(figures, key)).collect()
}

/// The answer as a sentence.
fn sentence(figures: &Figures<'_>, words: &dyn Words) -> String {
    words.headline(figures, &Headline::new(figures)).plain()
}

/// The figure, large, with its period, and the change on the year before it; or, where there is none, the sentence that says why.
/// All above `foot`.
fn answer(sheet: &mut Sheet<'_>, figures: &Figures<'_>, words: &dyn Words, foot: f64) {
    let width = MIDDLE - COLUMN_GAP - SIDE;
    let facts = facts(figures, words);
    let Some(((value, label), rest)) = facts.split_first() else {
        let text = sentence(figures, words);
        put_lines(sheet, &text, (SIDE, TOP), width, FACT_SIZE, Role::Ink);
        return;
    };
    // As large as its column allows: six digits are wider than three.
    let full = sheet.measure(value, FIGURE_SIZE, Weight::Semibold);
    let size = FIGURE_SIZE * (width / full).min(1.0);
    let baseline = TOP + FIGURE_SIZE * CAP;
    write(sheet, value, (SIDE, baseline), size, Weight::Semibold, Role::Force);
    // The longest names of offences take four lines, and as many again below.
    let size = if broken(sheet, label, width, LABEL_SIZE).len() > 3 {
        SMALL_SIZE
    } else {
        LABEL_SIZE
    };
    let below = put_lines(sheet, label, (SIDE, baseline + 36.0), width, size, Role::Ink);
    let baseline = below + 30.0 + FACT_SIZE * CAP;
    let room = foot - baseline - 12.0;
    let height = |sheet: &Sheet<'_>, label: &str, column: f64| {
        let below = broken(sheet, label, column, SMALL_SIZE).len().saturating_sub(1) as f64;
        SMALL_SIZE * (CAP + below * LINE_HEIGHT + DESCENT)
    };
    // Two beside each other, or one that has the whole column; rather without them than into the source.
    let columns = [(2, (width - 24.0) / 2.0), (1, width)].into_iter().find(|&(count, column)| {
        let mut labels = rest.iter().take(count).map(|(_, label)| label);
        count <= rest.len() && labels.all(|label| height(sheet, label, column) <= room)
    });
    let Some((count, column)) = columns else { return };
    for (index, (value, label)) in rest.iter().take(count).enumerate() {
        let x = SIDE + index as f64 * (column + 24.0);
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

/// Where the figures come from, under a rule; gives where the rule is: higher where a language needs a third line.
fn put_source(sheet: &mut Sheet<'_>, figures: &Figures<'_>, words: &dyn Words) -> f64 {
    let source = spaced(&[&words.source(figures), &words.released(figures)]);
    let width = WIDTH - 2.0 * SIDE;
    let more = broken(sheet, &source, width, SOURCE_SIZE).len().saturating_sub(2);
    let foot = FOOT - more as f64 * SOURCE_SIZE * LINE_HEIGHT;
    let y = crisp(foot);
    sheet.hairline((SIDE, y), (WIDTH - SIDE, y), Role::Baseline);
    put_lines(sheet, &source, (SIDE, y + 12.0), width, SOURCE_SIZE, Role::Muted);
    foot
}

/// The text in lines no wider than `width`. Where that takes no more of them, they break after a comma (what is counted, and when),
/// and none is left with one short word.
fn broken(sheet: &Sheet<'_>, text: &str, width: f64, size: f64) -> Vec<String> {
    let lines = wrap(sheet, text, width, size);
    if let Some((what, when)) = text.rsplit_once(", ") {
        let mut parts = balanced(sheet, &(what.to_owned() + ","), width, size);
        parts.extend(balanced(sheet, when, width, size));
        if parts.len() <= lines.len() {
            return parts;
        }
    }
    balanced(sheet, text, width, size)
}

/// The text in as few lines as it takes, of which the last is no short word where narrower lines can help it.
fn balanced(sheet: &Sheet<'_>, text: &str, width: f64, size: f64) -> Vec<String> {
    let lines = wrap(sheet, text, width, size);
    let short = |lines: &[String]| {
        lines.len() > 1
            && lines
                .last()
                .is_some_and(|line| sheet.measure(line, size, Weight::Regular) < width / 4.0)
    };
    let mut narrower = width;
    while short(&lines) && narrower > width / 2.0 {
        narrower -= 8.0;
        let tried = wrap(sheet, text, narrower, size);
        if tried.len() == lines.len() && !short(&tried) {
            return tried;
        }
    }
    lines
}

/// Writes a text in lines no wider than `width` and gives their last baseline.
fn put_lines(sheet: &mut Sheet<'_>, text: &str, (x, top): (f64, f64), width: f64, size: f64, role: Role) -> f64 {
    let mut baseline = top + size * CAP;
    for line in broken(sheet, text, width, size) {
        write(sheet, &line, (x, baseline), size, Weight::Regular, role);
        baseline += size * LINE_HEIGHT;
    }
    baseline - size * LINE_HEIGHT
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
