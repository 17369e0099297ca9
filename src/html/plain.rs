//! The static form for systems that let neither scripts nor frames through.

use super::Html;
use super::table::table;
use crate::words::{NoteText, View};

/// Width (CSS px) of its chart: nothing scales it where a page brings no styles, so it fits a phone.
pub const PLAIN_WIDTH: u32 = 320;

/// Sentence, key figures, chart, notes, table and source, in elements that every system lets through: no script, no class, no
/// style. `chart` is markup.
#[must_use]
pub fn plain_form(view: &View, chart: &str) -> String {
    let mut html = Html::default();
    html.within("figure", &[("lang", view.head.lang)], |html| {
        html.line("p", &[], &view.head.kicker);
        html.within("p", &[], |html| html.passage("strong", &[], &view.head.headline));
        // Where the figure is absent, the sentence says so, and there are none.
        if !view.head.keys.is_empty() {
            html.within("dl", &[], |html| {
                for key in &view.head.keys {
                    html.line("dt", &[], &key.label);
                    html.line("dd", &[("data-claim", &key.claim)], &key.value);
                }
            });
        }
        html.line("p", &[], &view.chart.title);
        html.markup(chart);
        notes(html, &view.notes.beside);
        html.within("details", &[], |html| {
            html.line("summary", &[], view.notes.further_label);
            notes(html, &view.notes.further);
        });
        html.within("details", &[], |html| {
            html.line("summary", &[], view.table.summary);
            table(html, &view.table);
        });
        html.line("p", &[], &view.method.source);
        html.line("p", &[], &view.method.released);
    });
    html.text
}

/// A chart with its description.
#[must_use]
pub fn described(view: &View, svg: &str) -> String {
    let mut html = Html::default();
    let described = [("role", "img"), ("aria-label", view.chart.summary.as_str())];
    html.within("div", &described, |html| html.markup(svg));
    html.text
}

/// Numbered notes, which have a tick on the chart, and then the others.
fn notes(html: &mut Html, notices: &[NoteText]) {
    let (numbered, others): (Vec<_>, Vec<_>) = notices.iter().partition(|notice| notice.number.is_some());
    for (tag, items) in [("ol", numbered), ("ul", others)] {
        if items.is_empty() {
            continue;
        }
        html.within(tag, &[], |html| {
            for NoteText { number, text } in items {
                let value = number.map(|number| number.to_string());
                let value: Vec<(&str, &str)> = value.iter().map(|value| ("value", value.as_str())).collect();
                html.line("li", &value, text);
            }
        });
    }
}
