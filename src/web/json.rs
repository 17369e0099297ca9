//! A view as JSON: it crosses as one text, which the browser reads at once. Objects that are made field by field cross hundreds of
//! times for one view, and their code is larger.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use crate::words::{ChartWords, Chooser, Head, NoteText, Notes, Passage, Table};

/// JSON under construction. Commas are put where they belong; brackets are the caller's to close.
#[derive(Default)]
pub(super) struct Json(pub(super) String);

impl Json {
    /// An object that is open.
    pub(super) fn object() -> Self {
        Self("{".to_owned())
    }

    /// What has been written, in JavaScript.
    pub(super) fn into_js(self) -> JsValue {
        // What is written here can always be read.
        JSON::parse(&self.0).unwrap_or_default()
    }

    /// Begins an item of a list, or a name of an object.
    fn comma(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[', ':']) {
            self.0.push(',');
        }
    }

    /// Opens an object or a list.
    pub(super) fn open(&mut self, bracket: char) {
        self.comma();
        self.0.push(bracket);
    }

    /// Closes an object or a list.
    pub(super) fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// The name of the value that follows.
    pub(super) fn name(&mut self, name: &str) {
        self.say(name);
        self.0.push(':');
    }

    /// A text that is a value.
    #[inline(never)]
    pub(super) fn say(&mut self, text: &str) {
        self.comma();
        self.0.push('"');
        for character in text.chars() {
            let escaped = match character {
                '"' | '\\' => Some(character),
                '\n' => Some('n'),
                '\r' => Some('r'),
                _ => None,
            };
            if escaped.is_some() {
                self.0.push('\\');
            }
            // No text has another control character that matters.
            self.0.push(escaped.unwrap_or(character.max(' ')));
        }
        self.0.push('"');
    }

    /// A value that is JSON already: a number, or `null`.
    pub(super) fn put(&mut self, json: &str) {
        self.comma();
        self.0.push_str(json);
    }

    /// A field with a text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.say(text);
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
