//! Plain JavaScript values: what a page shows of a query.
//!
//! A value is written as JSON and crosses as one text, which the browser reads at once. Objects that are made field by field cross
//! hundreds of times for one view, and their code is larger.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use crate::words::{ChartWords, ChoiceGroup, Chooser, Head, KeyFigure, NoteText, Notes, Passage, Table};

/// A value that JavaScript gets as its own, as JSON.
pub(super) struct Plain(String);

impl Plain {
    /// The value in JavaScript.
    pub(super) fn into_js(self) -> JsValue {
        // What is written here can always be read.
        JSON::parse(&self.0).unwrap_or_default()
    }

    pub(super) fn null() -> Self {
        Self("null".to_owned())
    }

    pub(super) fn text(text: &str) -> Self {
        let mut json = String::with_capacity(text.len() + 2);
        json.push('"');
        for character in text.chars() {
            match character {
                // No text has a tab or a line break that matters.
                '\0'..' ' => json.push(' '),
                '"' | '\\' => json.extend(['\\', character]),
                _ => json.push(character),
            }
        }
        json.push('"');
        Self(json)
    }

    /// A number of JavaScript's.
    #[cfg(feature = "stories")]
    pub(super) fn number(number: &JsValue) -> Self {
        Self(JSON::stringify(number).map_or_else(|_| "null".to_owned(), String::from))
    }

    pub(super) fn count(number: u32) -> Self {
        Self(number.to_string())
    }

    /// A text, or null.
    pub(super) fn optional(text: Option<&str>) -> Self {
        text.map_or_else(Self::null, Self::text)
    }

    pub(super) fn list<T>(items: &[T], each: impl Fn(&T) -> Self) -> Self {
        let mut json = String::from("[");
        for item in items {
            append(&mut json, &each(item).0);
        }
        json.push(']');
        Self(json)
    }

    pub(super) fn texts(texts: &[String]) -> Self {
        Self::list(texts, |text| Self::text(text))
    }
}

/// Adds an item to a list, or a field to an object, that is still open.
fn append(json: &mut String, item: &str) {
    if json.len() > 1 {
        json.push(',');
    }
    json.push_str(item);
}

/// The fields of an object under construction.
#[derive(Default)]
pub(super) struct Fields(String);

impl Fields {
    pub(super) fn set(&mut self, name: &str, value: Plain) {
        self.0.push_str(if self.0.is_empty() { "{\"" } else { ",\"" });
        self.0.push_str(name);
        self.0.push_str("\":");
        self.0.push_str(&value.0);
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.set(name, Plain::text(text));
    }

    pub(super) fn count(&mut self, name: &str, count: usize) {
        self.set(name, Plain::count(count as u32));
    }

    /// A text, or null.
    pub(super) fn optional(&mut self, name: &str, text: Option<&str>) {
        self.set(name, Plain::optional(text));
    }
}

impl From<Fields> for Plain {
    fn from(fields: Fields) -> Self {
        let mut json = fields.0;
        json.push_str(if json.is_empty() { "{}" } else { "}" });
        Self(json)
    }
}

/// The parts of a view that are asked for, as the fields of one object.
pub(super) fn head(fields: &mut Fields, head: &Head) {
    fields.text("lang", head.lang);
    fields.text("query", &head.query);
    fields.text("kicker", &head.kicker);
    fields.set("headline", passage(&head.headline));
    fields.set("keys", Plain::list(&head.keys, key));
    fields.optional("invitation", head.invitation);
    fields.text("failed", head.failed);
    fields.text("loading", head.loading);
}

pub(super) fn chart(fields: &mut Fields, chart: &ChartWords) {
    fields.text("chartTitle", &chart.title);
    fields.text("chartSummary", &chart.summary);
    fields.text("caption", &chart.caption);
    fields.text("cursorLabel", chart.cursor_label);
}

pub(super) fn notes(fields: &mut Fields, notes: &Notes) {
    fields.text("noticesLabel", notes.label);
    fields.set("notices", Plain::list(&notes.beside, note));
    fields.text("furtherLabel", notes.further_label);
    fields.set("further", Plain::list(&notes.further, note));
}

/// A list of `{text, claim}`.
pub(super) fn passage(passage: &Passage) -> Plain {
    Plain::list(&passage.spans, |span| {
        let mut fields = Fields::default();
        fields.text("text", &span.text);
        fields.optional("claim", span.claim.as_deref());
        fields.into()
    })
}

/// `{value, label, claim}`.
fn key(key: &KeyFigure) -> Plain {
    let mut fields = Fields::default();
    fields.text("value", &key.value);
    fields.text("label", &key.label);
    fields.text("claim", &key.claim);
    fields.into()
}

/// `{number, text}`; the number is null where the chart has none for it.
fn note(note: &NoteText) -> Plain {
    let mut fields = Fields::default();
    let number = note.number.map_or_else(Plain::null, |number| Plain::count(number.into()));
    fields.set("number", number);
    fields.text("text", &note.text);
    fields.into()
}

pub(super) fn chooser(chooser: &Chooser) -> Plain {
    let mut fields = Fields::default();
    fields.text("label", chooser.label);
    fields.text("value", &chooser.value);
    fields.set("groups", Plain::list(&chooser.groups, group));
    fields.into()
}

fn group(group: &ChoiceGroup) -> Plain {
    let mut fields = Fields::default();
    fields.optional("label", group.label);
    let choices = Plain::list(&group.choices, |choice| labelled(&choice.value, &choice.label));
    fields.set("choices", choices);
    fields.into()
}

/// `{value, label}`.
fn labelled(value: &str, label: &str) -> Plain {
    let mut fields = Fields::default();
    fields.text("value", value);
    fields.text("label", label);
    fields.into()
}

pub(super) fn table(view: &mut Fields, table: &Table) {
    let mut fields = Fields::default();
    fields.set("head", Plain::texts(&table.head));
    fields.set("rows", Plain::list(&table.rows, |row| Plain::texts(row)));
    fields.set(
        "claims",
        Plain::list(&table.claims, |claim| Plain::optional(claim.as_deref())),
    );
    view.set("table", fields.into());
}
