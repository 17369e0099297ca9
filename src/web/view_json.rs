//! The parts of a view as JSON.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use super::json::Json;
use crate::words::{ChartWords, Chooser, Head, NoteText, Notes, Passage, Table};

impl Json {
    /// What has been written, in JavaScript.
    pub(super) fn into_js(self) -> JsValue {
        // What is written here can always be read.
        JSON::parse(&self.0).unwrap_or_default()
    }

    /// A field with a text, or null.
    pub(super) fn optional(&mut self, name: &str, text: Option<&str>) {
        self.name(name);
        match text {
            Some(text) => self.say(text),
            None => self.put("null"),
        }
    }

    /// A whole number, or null.
    pub(super) fn count(&mut self, count: Option<u32>) {
        match count {
            Some(count) => self.put(&count.to_string()),
            None => self.put("null"),
        }
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, texts: &[String]) {
        self.open('[');
        for text in texts {
            self.say(text);
        }
        self.close(']');
    }

    /// A list of `{text, claim}`.
    pub(super) fn passage(&mut self, passage: &Passage) {
        self.open('[');
        for span in &passage.spans {
            self.open('{');
            self.text("text", &span.text);
            self.optional("claim", span.claim.as_deref());
            self.close('}');
        }
        self.close(']');
    }

    pub(super) fn head(&mut self, head: &Head) {
        self.text("lang", head.lang);
        self.text("query", &head.query);
        self.text("kicker", &head.kicker);
        self.name("headline");
        self.passage(&head.headline);
        self.name("keys");
        self.open('[');
        for key in &head.keys {
            self.open('{');
            self.text("value", &key.value);
            self.text("label", &key.label);
            self.text("claim", &key.claim);
            self.close('}');
        }
        self.close(']');
        self.optional("invitation", head.invitation);
        self.text("failed", head.failed);
        self.text("loading", head.loading);
    }

    pub(super) fn chart(&mut self, chart: &ChartWords) {
        self.text("chartTitle", &chart.title);
        self.text("chartSummary", &chart.summary);
        self.text("caption", &chart.caption);
        self.text("cursorLabel", chart.cursor_label);
    }

    pub(super) fn notes(&mut self, notes: &Notes) {
        self.text("noticesLabel", notes.label);
        self.name("notices");
        self.list_notes(&notes.beside);
        self.text("furtherLabel", notes.further_label);
        self.name("further");
        self.list_notes(&notes.further);
    }

    /// A list of `{number, text}`; the number is null where the chart has none for it.
    fn list_notes(&mut self, notes: &[NoteText]) {
        self.open('[');
        for note in notes {
            self.open('{');
            self.name("number");
            self.count(note.number.map(u32::from));
            self.text("text", &note.text);
            self.close('}');
        }
        self.close(']');
    }

    /// A field with a chooser: `{label, value, groups: [{label, choices: [{value, label}]}]}`.
    pub(super) fn chooser(&mut self, name: &str, chooser: &Chooser) {
        self.name(name);
        self.open('{');
        self.text("label", chooser.label);
        self.text("value", &chooser.value);
        self.name("groups");
        self.open('[');
        for group in &chooser.groups {
            self.open('{');
            self.optional("label", group.label);
            self.name("choices");
            self.open('[');
            for choice in &group.choices {
                self.open('{');
                self.text("value", &choice.value);
                self.text("label", &choice.label);
                self.close('}');
            }
            self.close(']');
            self.close('}');
        }
        self.close(']');
        self.close('}');
    }

    pub(super) fn table(&mut self, table: &Table) {
        self.name("table");
        self.open('{');
        self.name("head");
        self.texts(&table.head);
        self.name("rows");
        self.open('[');
        for row in &table.rows {
            self.texts(row);
        }
        self.close(']');
        self.name("claims");
        self.open('[');
        for claim in &table.claims {
            match claim {
                Some(claim) => self.say(claim),
                None => self.put("null"),
            }
        }
        self.close(']');
        self.close('}');
    }
}
