//! The static form of the element, as HTML: what a page shows before, without and instead of the script.
//!
//! It has the blocks of `www/figure.js` under the same classes, with text in the place of controls, so that the interactive form
//! takes its place without moving the page. `www/force-figures.css` lays out both.

use force_figures::model::ChartKind;
use force_figures::words::story::Story;
use force_figures::words::{Chooser, NoticeText, Passage, Table, View};

/// Classes of the static charts, narrowest first. The stylesheet shows one of them; the last is shown without a stylesheet.
const WIDTHS: [&str; 3] = ["ff-narrow", "ff-middling", "ff-wide"];

/// The `<force-figures>` element with `attributes`, holding `view` and its `charts` (design width in CSS px and SVG, narrowest
/// first). Ends with a line break.
pub(crate) fn element(view: &View, attributes: &[(&str, String)], charts: &[(u32, String)]) -> String {
    let mut html = Html::default();
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html.within("force-figures", &attributes, |html| {
        let named = [("class", "ff"), ("lang", view.lang), ("aria-label", &view.table.caption)];
        html.within("figure", &named, |html| figure(html, view, charts));
    });
    html.text
}

/// A story: a paragraph a line, every figure in an element that names its claim; then what must be said with it, and `sources`.
pub(crate) fn story(story: &Story, query: &str, notes: &[String], sources: &[&str]) -> String {
    let mut html = Html::default();
    let described = [("class", "ff-story"), ("lang", story.lang), ("data-query", query)];
    html.within("article", &described, |html| {
        for paragraph in &story.paragraphs {
            html.passage("p", &[("data-paragraph", paragraph.kind.slug())], &paragraph.passage());
        }
        html.within("ul", &[("class", "ff-list")], |html| {
            for note in notes {
                html.line("li", &[], note);
            }
        });
        for source in sources {
            html.line("p", &[("class", "ff-source")], source);
        }
    });
    html.text
}

/// An element in running text, without a line break.
pub(crate) fn inline(tag: &str, attributes: &[(&str, String)], passage: &Passage) -> String {
    let mut html = Html::default();
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    html.passage(tag, &attributes, passage);
    html.text.truncate(html.text.trim_end().len());
    html.text
}

/// The `<force-story>` element with one paragraph, and what must be said with it.
pub(crate) fn paragraph(attributes: &[(&str, String)], passage: &Passage, label: &str, notes: &[String]) -> String {
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
    html.line("p", &[("class", "ff-kicker")], &view.kicker);
    html.within("div", &[("class", "ff-picker")], |html| {
        html.within("p", &[("class", "ff-asked")], |html| {
            html.line("span", &[("class", "ff-label")], view.choosers.force.label);
            if let Some(invitation) = view.invitation {
                html.line("span", &[("class", "ff-invitation"), ("hidden", "")], invitation);
            }
        });
        html.line("p", &[("class", "ff-box")], chosen(&view.choosers.force));
    });
    html.within("div", &[("class", "ff-answer")], |html| {
        html.passage("h2", &[("class", "ff-headline")], &view.headline);
        html.within("dl", &[("class", "ff-keys")], |html| {
            for key in &view.keys {
                html.within("div", &[("class", "ff-key"), ("data-claim", &key.claim)], |html| {
                    html.line("dt", &[], &key.label);
                    html.line("dd", &[], &key.value);
                });
            }
        });
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
    });
    let outcomes = view.choosers.chart.value == ChartKind::Outcomes.slug();
    let class = if outcomes { "ff-chart ff-outcomes" } else { "ff-chart" };
    html.within("div", &[("class", class)], |html| {
        html.within("div", &[("class", "ff-caption")], |html| {
            html.line("p", &[("class", "ff-title")], &view.chart_title);
        });
        html.within("div", &[("class", "ff-plot")], |html| {
            let described = [("class", "ff-graphic"), ("role", "img"), ("aria-label", &view.chart_summary)];
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
    notices(html, view);
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
        html.line("p", &[("class", "ff-source")], &view.source);
        html.line("p", &[("class", "ff-released")], &view.released);
        html.within("details", &[("class", "ff-details ff-method")], |html| {
            html.line("summary", &[], view.method_label);
            html.within("ul", &[("class", "ff-list")], |html| {
                for sentence in &view.method {
                    html.passage("li", &[], sentence);
                }
            });
        });
    });
}

/// The label of the chosen option.
fn chosen(chooser: &Chooser) -> &str {
    chooser
        .groups
        .iter()
        .flat_map(|group| &group.choices)
        .find(|choice| choice.value == chooser.value)
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

/// Numbered notices, which have a tick on the chart, and then the others.
fn notices(html: &mut Html, view: &View) {
    let (numbered, others): (Vec<_>, Vec<_>) = view.notices.iter().partition(|notice| notice.number.is_some());
    html.within("div", &[("class", "ff-notices")], |html| {
        html.line("h3", &[("class", "ff-subhead")], view.notices_label);
        let mut list = |tag: &str, items: &[&NoticeText]| {
            if items.is_empty() {
                return;
            }
            html.within(tag, &[("class", "ff-list")], |html| {
                for NoticeText { number, text } in items {
                    match number {
                        Some(number) => html.line("li", &[("value", &number.to_string())], text),
                        None => html.line("li", &[], text),
                    }
                }
            });
        };
        list("ol", &numbered);
        list("ul", &others);
    });
}

/// A table with its caption.
pub(crate) fn table(html: &mut Html, table: &Table) {
    html.within("table", &[], |html| {
        html.line("caption", &[], &table.caption);
        html.within("thead", &[], |html| {
            html.within("tr", &[], |html| {
                for text in &table.head {
                    html.line("th", &[("scope", "col")], text);
                }
            });
        });
        html.within("tbody", &[], |html| {
            for (row, cells) in table.rows.iter().enumerate() {
                let claim = table.claims.get(row).and_then(Option::as_deref);
                let attributes: Vec<(&str, &str)> = claim.map(|claim| ("data-claim", claim)).into_iter().collect();
                html.within("tr", &attributes, |html| {
                    for (column, text) in cells.iter().enumerate() {
                        if column == 0 {
                            html.line("th", &[("scope", "row")], text);
                        } else {
                            html.line("td", &[], text);
                        }
                    }
                });
            }
        });
    });
}

/// HTML under construction, an element a line.
#[derive(Default)]
pub(crate) struct Html {
    pub(crate) text: String,
    depth: usize,
}

impl Html {
    /// An element around what `inside` writes.
    pub(crate) fn within(&mut self, tag: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.indent();
        self.open(tag, attributes);
        self.text.push('\n');
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.indent();
        self.close(tag);
    }

    /// An element that holds nothing and has no end.
    pub(crate) fn void(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.open(tag, attributes);
        self.text.push('\n');
    }

    /// An element that holds text alone.
    pub(crate) fn line(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) {
        self.indent();
        self.open(tag, attributes);
        self.escape(text);
        self.close(tag);
    }

    /// An element that holds a passage: each claim in an element of its own, which names it.
    fn passage(&mut self, tag: &str, attributes: &[(&str, &str)], passage: &Passage) {
        self.indent();
        self.open(tag, attributes);
        for span in &passage.spans {
            match &span.claim {
                Some(claim) => {
                    self.open("span", &[("data-claim", claim)]);
                    self.escape(&span.text);
                    self.text.push_str("</span>");
                }
                None => self.escape(&span.text),
            }
        }
        self.close(tag);
    }

    /// Markup that is written as it is.
    pub(crate) fn markup(&mut self, markup: &str) {
        self.indent();
        self.text.push_str(markup.trim());
        self.text.push('\n');
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            if !value.is_empty() {
                self.text.push_str("=\"");
                self.escape(value);
                self.text.push('"');
            }
        }
        self.text.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push_str(">\n");
    }

    /// Text in which nothing is markup, neither between tags nor in a quoted attribute.
    fn escape(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&#39;"),
                other => self.text.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn texts_and_attributes_cannot_end_their_element() {
        let mut html = Html::default();
        html.within("p", &[("title", "\"><script>"), ("hidden", "")], |html| {
            html.line("b", &[], "R&D </b><script>alert('1')</script>");
        });
        assert_eq!(
            html.text,
            "<p title=\"&quot;&gt;&lt;script&gt;\" hidden>\n  \
             <b>R&amp;D &lt;/b&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</b>\n</p>\n"
        );
    }
}
