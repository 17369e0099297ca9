//! Plain JavaScript values: what a page shows of a query, and where the cursor stands.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use wasm_bindgen::JsValue;

use crate::chart::CursorStop;
use crate::words::{
    ChartWords, ChoiceGroup, Chooser, ChooserSet, Head, KeyFigure, MethodText, NoteText, Notes, Passage, Table,
};

/// A value that JavaScript gets as its own.
///
/// One type for all views, and not a derived `Serialize` for each: those take three times as much wasm, a quarter of it the hash map
/// in which serde-wasm-bindgen keeps the names of a struct's fields.
pub(super) enum Plain<'v> {
    Null,
    Number(f64),
    Text(Cow<'v, str>),
    List(Vec<Self>),
    Object(Vec<(&'static str, Self)>),
}

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl<'v> Plain<'v> {
    /// The value in JavaScript. Numbers and text always cross; `undefined` would mean that one did not.
    pub(super) fn into_js(self) -> JsValue {
        self.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
            .unwrap_or(JsValue::UNDEFINED)
    }

    pub(super) fn owned(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }

    pub(super) fn list<T>(items: &'v [T], each: impl Fn(&'v T) -> Self) -> Self {
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(each(item));
        }
        Self::List(list)
    }

    pub(super) fn texts(texts: &'v [String]) -> Self {
        Self::list(texts, |text| Self::Text(Cow::Borrowed(text)))
    }
}

impl<'v> From<Fields<'v>> for Plain<'v> {
    fn from(fields: Fields<'v>) -> Self {
        Self::Object(fields.0)
    }
}

/// The fields of an object under construction.
#[derive(Default)]
pub(super) struct Fields<'v>(Vec<(&'static str, Plain<'v>)>);

impl<'v> Fields<'v> {
    pub(super) fn set(&mut self, name: &'static str, value: Plain<'v>) {
        self.0.push((name, value));
    }

    pub(super) fn text(&mut self, name: &'static str, text: &'v str) {
        self.set(name, Plain::Text(Cow::Borrowed(text)));
    }

    /// A text, or null.
    pub(super) fn optional(&mut self, name: &'static str, text: Option<&'v str>) {
        self.set(name, text.map_or(Plain::Null, |text| Plain::Text(Cow::Borrowed(text))));
    }

    /// A number, or null.
    pub(super) fn number(&mut self, name: &'static str, number: Option<f64>) {
        self.set(name, number.map_or(Plain::Null, Plain::Number));
    }
}

/// The parts of a view that are asked for, as the fields of one object.
pub(super) fn head<'v>(fields: &mut Fields<'v>, head: &'v Head) {
    fields.text("lang", head.lang);
    fields.text("query", &head.query);
    fields.text("kicker", &head.kicker);
    fields.set("headline", passage(&head.headline));
    fields.set("keys", Plain::list(&head.keys, key));
    fields.optional("invitation", head.invitation);
    fields.text("failed", head.failed);
}

pub(super) fn choices<'v>(fields: &mut Fields<'v>, set: &'v ChooserSet) {
    let mut choosers = Fields::default();
    choosers.set("force", chooser(&set.force));
    choosers.set("offence", chooser(&set.offence));
    choosers.set("measure", chooser(&set.measure));
    choosers.set("chart", chooser(&set.chart));
    fields.set("choosers", choosers.into());
}

pub(super) fn chart<'v>(fields: &mut Fields<'v>, chart: &'v ChartWords) {
    fields.text("chartTitle", &chart.title);
    fields.text("chartSummary", &chart.summary);
    fields.text("cursorLabel", chart.cursor_label);
}

pub(super) fn notes<'v>(fields: &mut Fields<'v>, notes: &'v Notes) {
    fields.text("noticesLabel", notes.label);
    fields.set("notices", Plain::list(&notes.beside, note));
    fields.text("furtherLabel", notes.further_label);
    fields.set("further", Plain::list(&notes.further, note));
}

pub(super) fn method<'v>(fields: &mut Fields<'v>, method: &'v MethodText) {
    fields.text("source", &method.source);
    fields.text("released", &method.released);
    fields.text("methodLabel", method.label);
    fields.set("method", Plain::list(&method.method, passage));
}

/// A list of `{text, claim}`.
pub(super) fn passage(passage: &Passage) -> Plain<'_> {
    Plain::list(&passage.spans, |span| {
        let mut fields = Fields::default();
        fields.text("text", &span.text);
        fields.optional("claim", span.claim.as_deref());
        fields.into()
    })
}

/// `{value, label, claim}`.
fn key(key: &KeyFigure) -> Plain<'_> {
    let mut fields = Fields::default();
    fields.text("value", &key.value);
    fields.text("label", &key.label);
    fields.text("claim", &key.claim);
    fields.into()
}

fn note(note: &NoteText) -> Plain<'_> {
    let mut fields = Fields::default();
    fields.number("number", note.number.map(f64::from));
    fields.text("text", &note.text);
    fields.into()
}

fn chooser(chooser: &Chooser) -> Plain<'_> {
    let mut fields = Fields::default();
    fields.text("label", chooser.label);
    fields.text("value", &chooser.value);
    fields.set("groups", Plain::list(&chooser.groups, group));
    fields.into()
}

fn group(group: &ChoiceGroup) -> Plain<'_> {
    let mut fields = Fields::default();
    fields.optional("label", group.label);
    let choices = Plain::list(&group.choices, |choice| labelled(&choice.value, &choice.label));
    fields.set("choices", choices);
    fields.into()
}

/// `{value, label}`.
fn labelled<'v>(value: &'v str, label: &'v str) -> Plain<'v> {
    let mut fields = Fields::default();
    fields.text("value", value);
    fields.text("label", label);
    fields.into()
}

pub(super) fn table<'v>(view: &mut Fields<'v>, table: &'v Table) {
    let mut fields = Fields::default();
    fields.text("summary", table.summary);
    fields.text("download", table.download);
    fields.text("caption", &table.caption);
    fields.set("head", Plain::texts(&table.head));
    fields.set("rows", Plain::list(&table.rows, |row| Plain::texts(row)));
    let claims = Plain::list(&table.claims, |claim| {
        claim.as_deref().map_or(Plain::Null, |text| Plain::Text(Cow::Borrowed(text)))
    });
    fields.set("claims", claims);
    view.set("table", fields.into());
}

/// Where the cursor stands, and what it reads there.
pub(super) fn stop<'v>(stop: &CursorStop, readout: &'v str) -> Plain<'v> {
    let mut fields = Fields::default();
    fields.number("x", Some(stop.x));
    fields.number("y", stop.dots.first().map(|dot| dot.0));
    fields.number("width", Some(stop.width));
    fields.number("foot", stop.bar.map(crate::chart::Rect::bottom));
    fields.text("readout", readout);
    fields.into()
}
