//! The static form for systems that let neither scripts nor frames through.

use super::Html;
use super::table::table;
use crate::words::{NoticeText, View};

/// Width (CSS px) of its chart: nothing scales it where a page brings no styles, so it fits a phone.
pub const PLAIN_WIDTH: u32 = 320;

/// Sentence, key figures, chart, notes, table and source, in elements that every system lets through: no script, no class, no
/// style. `chart` is markup.
#[must_use]
pub fn plain_form(view: &View, chart: &str) -> String {
    let mut html = Html::default();
    html.within("figure", &[("lang", view.lang)], |html| {
        html.line("p", &[], &view.kicker);
        html.within("p", &[], |html| html.passage("strong", &[], &view.headline));
        // Where the figure is absent, the sentence says so, and there are none.
        if !view.keys.is_empty() {
            html.within("dl", &[], |html| {
                for key in &view.keys {
                    html.line("dt", &[], &key.label);
                    html.line("dd", &[("data-claim", &key.claim)], &key.value);
                }
            });
        }
        html.line("p", &[], &view.chart_title);
        html.markup(chart);
        notes(html, &view.notices);
        html.within("details", &[], |html| {
            html.line("summary", &[], view.table.summary);
            table(html, &view.table);
        });
        html.line("p", &[], &view.source);
        html.line("p", &[], &view.released);
    });
    html.text
}

/// A chart with its description.
#[must_use]
pub fn described(view: &View, svg: &str) -> String {
    let mut html = Html::default();
    let described = [("role", "img"), ("aria-label", view.chart_summary.as_str())];
    html.within("div", &described, |html| html.markup(svg));
    html.text
}

/// Numbered notes, which have a tick on the chart, and then the others.
fn notes(html: &mut Html, notices: &[NoticeText]) {
    let (numbered, others): (Vec<_>, Vec<_>) = notices.iter().partition(|notice| notice.number.is_some());
    for (tag, items) in [("ol", numbered), ("ul", others)] {
        if items.is_empty() {
            continue;
        }
        html.within(tag, &[], |html| {
            for NoticeText { number, text } in items {
                let value = number.map(|number| number.to_string());
                let value: Vec<(&str, &str)> = value.iter().map(|value| ("value", value.as_str())).collect();
                html.line("li", &value, text);
            }
        });
    }
}
