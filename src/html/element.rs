//! The elements with their static forms: what a page shows before, without and instead of the script.
//!
//! `<force-figures>` has the blocks of `www/bar.js` and `www/figure.js` under the same classes, with text in the place of controls, so
//! that the interactive form takes its place without moving the page. `www/force-figures.css` lays out both. The figure says in
//! attributes what the script needs to offer its controls before anything else is loaded.

use super::Html;
use super::table::table;
use crate::model::ChartKind;
use crate::words::story::Story;
use crate::words::{Chooser, ChooserSet, NoteText, Notes, Passage, View};

/// Classes of the static charts, narrowest first. The stylesheet shows one of them; the last is shown without a stylesheet.
const WIDTHS: [&str; 3] = ["ff-narrow", "ff-middling", "ff-wide"];

/// Between the fields of a line of choices. No name holds one.
const BAR: &str = "|";

/// The `<force-figures>` element with `attributes`, holding `view` and its `charts` (design width in CSS px and SVG, narrowest
/// first). `asked` spells what was asked for, as the script spells the attributes of its element: where they differ, the script
/// knows that this form shows something else. Ends with a line break.
#[must_use]
pub fn element(view: &View, attributes: &[(&str, String)], asked: &str, charts: &[(u32, String)]) -> String {
    let mut html = Html::default();
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html.within("force-figures", &attributes, |html| {
        let choices = choices(view);
        let named = [
            ("class", "ff"),
            ("lang", view.head.lang),
            ("aria-label", &view.table.caption),
            ("data-asked", asked),
            ("data-choices", &choices),
        ];
        html.within("figure", &named, |html| figure(html, view, charts));
    });
    html.text
}

/// The controls and the lines that a script needs, a line each with fields between bars: a control with its name, value and label
/// (`force|merseyside|Police force`); `-` and the heading of a group; an option with its value and label. The first line has the
/// texts of the quiet line: when something has failed, and while something is on its way.
fn choices(view: &View) -> String {
    let mut text = [view.head.failed, view.head.loading].join(BAR);
    let mut line = |fields: &[&str]| {
        text.push('\n');
        text.push_str(&fields.join(BAR));
    };
    let ChooserSet {
        force,
        offence,
        measure,
        chart,
        compare,
    } = &view.choosers;
    let named = [("force", force), ("offence", offence), ("chart", chart), ("measure", measure)];
    for (name, chooser) in named.into_iter().chain(compare.iter().map(|compare| ("compare", compare))) {
        line(&[name, &chooser.value, chooser.label]);
        for group in &chooser.groups {
            line(&["-", group.label.unwrap_or_default()]);
            for choice in &group.choices {
                line(&[&choice.value, &choice.label]);
            }
        }
    }
    text
}

/// A story: a paragraph a line, every figure in an element that names its claim; then what must be said with it, `further` notes, and `sources`.
#[must_use]
pub fn story(story: &Story, query: &str, notes: &[String], further: &[String], sources: &[&str]) -> String {
    let mut html = Html::default();
    let described = [("class", "ff-story"), ("lang", story.lang), ("data-query", query)];
    html.within("article", &described, |html| {
        for paragraph in &story.paragraphs {
            html.passage("p", &[("data-paragraph", paragraph.kind.slug())], &paragraph.passage());
        }
        for (class, notes) in [("ff-list", notes), ("ff-list ff-further", further)] {
            html.within("ul", &[("class", class)], |html| {
                for note in notes {
                    html.line("li", &[], note);
                }
            });
        }
        for source in sources {
            html.line("p", &[("class", "ff-source")], source);
        }
    });
    html.text
}

/// An element in running text, without a line break.
#[must_use]
pub fn inline(tag: &str, attributes: &[(&str, String)], passage: &Passage) -> String {
    let mut html = Html::default();
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html.passage(tag, &attributes, passage);
    html.text.truncate(html.text.trim_end().len());
    html.text
}

/// The `<force-story>` element with one paragraph, and what must be said with it.
#[must_use]
pub fn paragraph(attributes: &[(&str, String)], passage: &Passage, label: &str, notes: &[String]) -> String {
    let mut html = Html::default();
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html.within("force-story", &attributes, |html| {
        html.passage("p", &[], passage);
        if notes.is_empty() {
            return;
        }
        html.within("details", &[("class", "ff-story-notes")], |html| {
            html.line("summary", &[], label);
            html.within("ul", &[], |html| {
                for note in notes {
                    html.line("li", &[], note);
                }
            });
        });
    });
    html.text
}

fn figure(html: &mut Html, view: &View, charts: &[(u32, String)]) {
    html.within("div", &[("class", "ff-picker")], |html| {
        html.within("p", &[("class", "ff-asked")], |html| {
            html.line("span", &[("class", "ff-label")], view.choosers.force.label);
            if let Some(invitation) = view.head.invitation {
                html.line("span", &[("class", "ff-invitation"), ("hidden", "")], invitation);
            }
        });
        html.line("p", &[("class", "ff-box")], chosen(&view.choosers.force));
    });
    html.within("div", &[("class", "ff-controls")], |html| {
        html.within("p", &[("class", "ff-offence")], |html| {
            html.line("span", &[("class", "ff-label")], view.choosers.offence.label);
            html.within("span", &[("class", "ff-select")], |html| {
                html.line("span", &[("class", "ff-box")], chosen(&view.choosers.offence));
            });
        });
        switch(html, &view.choosers.chart);
        switch(html, &view.choosers.measure);
        if let Some(compare) = &view.choosers.compare {
            html.within("p", &[("class", "ff-offence")], |html| {
                html.line("span", &[("class", "ff-label")], compare.label);
                html.within("span", &[("class", "ff-select")], |html| {
                    // Another force is listed with all others.
                    let [first, other] = [compare, &view.choosers.force].map(|chooser| labelled(chooser, &compare.value));
                    html.line("span", &[("class", "ff-box")], if first.is_empty() { other } else { first });
                });
            });
        }
    });
    html.line("p", &[("class", "ff-kicker")], &view.head.kicker);
    html.within("div", &[("class", "ff-answer")], |html| {
        html.passage("h2", &[("class", "ff-headline")], &view.head.headline);
        html.within("dl", &[("class", "ff-keys")], |html| {
            for key in &view.head.keys {
                html.within("div", &[("class", "ff-key"), ("data-claim", &key.claim)], |html| {
                    html.line("dt", &[], &key.label);
                    html.line("dd", &[], &key.value);
                });
            }
        });
    });
    let class = match ChartKind::from_slug(&view.choosers.chart.value) {
        Some(ChartKind::Outcomes) => "ff-chart ff-outcomes",
        Some(ChartKind::Forces) => "ff-chart ff-forces",
        _ => "ff-chart",
    };
    html.within("div", &[("class", class)], |html| {
        html.within("div", &[("class", "ff-caption")], |html| {
            html.line("p", &[("class", "ff-title")], &view.chart.title);
        });
        html.within("div", &[("class", "ff-plot")], |html| {
            let described = [("class", "ff-graphic"), ("role", "img"), ("aria-label", &view.chart.summary)];
            html.within("div", &described, |html| {
                for (index, (_, svg)) in charts.iter().enumerate() {
                    let width = WIDTHS.get(index).copied().unwrap_or("ff-wide");
                    let class = format!("ff-static {width}");
                    // On the box and not on the SVG, where browsers do not know the attribute.
                    let shown: &[_] = &[("class", class.as_str())];
                    let unseen: &[_] = &[("class", class.as_str()), ("hidden", "")];
                    let last = index + 1 == charts.len();
                    html.within("div", if last { shown } else { unseen }, |html| html.markup(svg));
                }
            });
        });
    });
    notes(html, view);
    html.within("details", &[("class", "ff-details ff-figures")], |html| {
        html.line("summary", &[], view.table.summary);
        let scroll = [
            ("class", "ff-scroll"),
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-label", &view.table.caption),
        ];
        html.within("div", &scroll, |html| table(html, &view.table));
    });
    html.within("div", &[("class", "ff-foot")], |html| {
        html.line("p", &[("class", "ff-source")], &view.method.source);
        html.line("p", &[("class", "ff-released")], &view.method.released);
        html.within("details", &[("class", "ff-details ff-method")], |html| {
            html.line("summary", &[], view.method.label);
            html.within("ul", &[("class", "ff-list")], |html| {
                for sentence in &view.method.method {
                    html.passage("li", &[], sentence);
                }
            });
        });
    });
}

/// The label of the chosen option.
fn chosen(chooser: &Chooser) -> &str {
    labelled(chooser, &chooser.value)
}

/// The label of the option with this value; empty where there is none.
fn labelled<'c>(chooser: &'c Chooser, value: &str) -> &'c str {
    chooser
        .groups
        .iter()
        .flat_map(|group| &group.choices)
        .find(|choice| choice.value == value)
        .map_or("", |choice| choice.label.as_str())
}

/// The words of a switch, hidden: there is nothing to switch, but the stylesheet keeps their room.
fn switch(html: &mut Html, chooser: &Chooser) {
    html.within("p", &[("class", "ff-switch"), ("hidden", "")], |html| {
        html.within("span", &[("class", "ff-choices")], |html| {
            for choice in chooser.groups.iter().flat_map(|group| &group.choices) {
                html.within("span", &[("class", "ff-choice")], |html| {
                    html.line("span", &[("class", "ff-word"), ("data-word", &choice.label)], &choice.label);
                });
            }
        });
    });
}

/// The notes beside the figures, and a disclosure with the others. Those with a tick on the chart have its number.
fn notes(html: &mut Html, view: &View) {
    let Notes {
        label,
        beside,
        further_label,
        further,
    } = &view.notes;
    let list = |html: &mut Html, notes: &[NoteText]| {
        let (numbered, others): (Vec<_>, Vec<_>) = notes.iter().partition(|note| note.number.is_some());
        for (tag, notes) in [("ol", numbered), ("ul", others)] {
            if notes.is_empty() {
                continue;
            }
            html.within(tag, &[("class", "ff-list")], |html| {
                for NoteText { number, text } in notes {
                    match number {
                        Some(number) => html.line("li", &[("value", &number.to_string())], text),
                        None => html.line("li", &[], text),
                    }
                }
            });
        }
    };
    html.within("div", &[("class", "ff-notices")], |html| {
        if !beside.is_empty() {
            html.line("h3", &[("class", "ff-subhead")], label);
            list(html, beside);
        }
        html.within("details", &[("class", "ff-details ff-further")], |html| {
            html.line("summary", &[], further_label);
            html.within("div", &[("class", "ff-more")], |html| list(html, further));
        });
    });
}
