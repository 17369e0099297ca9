//! Plain JavaScript values: what a page shows of a query, and where the cursor stands.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::chart::CursorStop;
use crate::words::{
    ChartWords, ChoiceGroup, Chooser, ChooserSet, Head, KeyFigure, MethodText, NoteText, Notes, Passage, Table,
};

/// A value that JavaScript gets as its own.
///
/// It is made in JavaScript at once. A tree of Rust values that serde-wasm-bindgen walks took 1.2 kB more of the first view.
pub(super) struct Plain(JsValue);

impl Plain {
    /// The value in JavaScript.
    pub(super) fn into_js(self) -> JsValue {
        self.0
    }

    pub(super) fn text(text: &str) -> Self {
        Self(text.into())
    }

    pub(super) fn list<T>(items: &[T], each: impl Fn(&T) -> Self) -> Self {
        let list = Array::new();
        for item in items {
            list.push(&each(item).0);
        }
        Self(list.into())
    }

    pub(super) fn texts(texts: &[String]) -> Self {
        Self::list(texts, |text| Self::text(text))
    }
}

/// The fields of an object under construction.
#[derive(Default)]
pub(super) struct Fields(Object);

impl Fields {
    pub(super) fn set(&mut self, name: &str, value: Plain) {
        // Setting a property of an object of our own cannot fail.
        let _ = Reflect::set(&self.0, &name.into(), &value.0);
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.set(name, Plain::text(text));
    }

    /// A text, or null.
    pub(super) fn optional(&mut self, name: &str, text: Option<&str>) {
        self.set(name, Plain(text.map_or(JsValue::NULL, JsValue::from_str)));
    }

    /// A number, or null.
    pub(super) fn number(&mut self, name: &str, number: Option<f64>) {
        self.set(name, Plain(number.map_or(JsValue::NULL, JsValue::from_f64)));
    }
}

impl From<Fields> for Plain {
    fn from(fields: Fields) -> Self {
        Self(fields.0.into())
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

pub(super) fn choices(fields: &mut Fields, set: &ChooserSet) {
    let mut choosers = Fields::default();
    choosers.set("force", chooser(&set.force));
    choosers.set("offence", chooser(&set.offence));
    choosers.set("measure", chooser(&set.measure));
    choosers.set("chart", chooser(&set.chart));
    fields.set("choosers", choosers.into());
}

pub(super) fn chart(fields: &mut Fields, chart: &ChartWords) {
    fields.text("chartTitle", &chart.title);
    fields.text("chartSummary", &chart.summary);
    fields.text("cursorLabel", chart.cursor_label);
}

pub(super) fn notes(fields: &mut Fields, notes: &Notes) {
    fields.text("noticesLabel", notes.label);
    fields.set("notices", Plain::list(&notes.beside, note));
    fields.text("furtherLabel", notes.further_label);
    fields.set("further", Plain::list(&notes.further, note));
}

pub(super) fn method(fields: &mut Fields, method: &MethodText) {
    fields.text("source", &method.source);
    fields.text("released", &method.released);
    fields.text("methodLabel", method.label);
    fields.set("method", Plain::list(&method.method, passage));
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

fn note(note: &NoteText) -> Plain {
    let mut fields = Fields::default();
    fields.number("number", note.number.map(f64::from));
    fields.text("text", &note.text);
    fields.into()
}

fn chooser(chooser: &Chooser) -> Plain {
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
    fields.text("summary", table.summary);
    fields.text("download", table.download);
    fields.text("caption", &table.caption);
    fields.set("head", Plain::texts(&table.head));
    fields.set("rows", Plain::list(&table.rows, |row| Plain::texts(row)));
    let claims = Plain::list(&table.claims, |claim| {
        Plain(claim.as_deref().map_or(JsValue::NULL, JsValue::from_str))
    });
    fields.set("claims", claims);
    view.set("table", fields.into());
}

/// Where the cursor stands, and what it reads there.
pub(super) fn stop(stop: &CursorStop, readout: &str) -> Plain {
    let mut fields = Fields::default();
    fields.number("x", Some(stop.x));
    fields.number("y", stop.dots.first().map(|dot| dot.0));
    fields.number("width", Some(stop.width));
    fields.number("foot", stop.bar.map(crate::chart::Rect::bottom));
    fields.text("readout", readout);
    fields.into()
}
