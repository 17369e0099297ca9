//! Plain JavaScript values: what a page shows of a query, and where the cursor stands.

use serde::{Serialize, Serializer};
use wasm_bindgen::JsValue;

use crate::chart::CursorStop;
use crate::words::{ChoiceGroup, Chooser, KeyFigure, NoticeText, Passage, Table, View};

/// A value that JavaScript gets as its own.
///
/// One type for all views, and not a derived `Serialize` for each: those take three times as much wasm, a quarter of it the hash map
/// in which serde-wasm-bindgen keeps the names of a struct's fields.
pub(super) enum Plain<'v> {
    Null,
    Number(f64),
    Text(&'v str),
    #[cfg(feature = "stories")]
    Owned(String),
    List(Vec<Self>),
    Object(Vec<(&'static str, Self)>),
}

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            #[cfg(feature = "stories")]
            Self::Owned(text) => serializer.serialize_str(text),
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

    pub(super) fn list<T>(items: &'v [T], each: impl Fn(&'v T) -> Self) -> Self {
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(each(item));
        }
        Self::List(list)
    }

    pub(super) fn texts(texts: &'v [String]) -> Self {
        Self::list(texts, |text| Self::Text(text))
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
        self.set(name, Plain::Text(text));
    }

    /// A text, or null.
    pub(super) fn optional(&mut self, name: &'static str, text: Option<&'v str>) {
        self.set(name, text.map_or(Plain::Null, Plain::Text));
    }

    /// A number, or null.
    pub(super) fn number(&mut self, name: &'static str, number: Option<f64>) {
        self.set(name, number.map_or(Plain::Null, Plain::Number));
    }
}

/// Everything that a page shows of a query.
pub(super) fn view(view: &View) -> Plain<'_> {
    let mut choosers = Fields::default();
    choosers.set("force", chooser(&view.choosers.force));
    choosers.set("offence", chooser(&view.choosers.offence));
    choosers.set("measure", chooser(&view.choosers.measure));
    choosers.set("chart", chooser(&view.choosers.chart));
    let mut fields = Fields::default();
    fields.text("lang", view.lang);
    fields.text("query", &view.query);
    fields.text("kicker", &view.kicker);
    fields.set("headline", passage(&view.headline));
    fields.set("keys", Plain::list(&view.keys, key));
    fields.optional("invitation", view.invitation);
    fields.set("choosers", choosers.into());
    fields.text("chartTitle", &view.chart_title);
    fields.text("chartSummary", &view.chart_summary);
    fields.text("cursorLabel", view.cursor_label);
    fields.text("noticesLabel", view.notices_label);
    fields.set("notices", Plain::list(&view.notices, notice));
    fields.set("table", table(&view.table));
    fields.text("source", &view.source);
    fields.text("released", &view.released);
    fields.text("methodLabel", view.method_label);
    fields.set("method", Plain::list(&view.method, passage));
    #[cfg(feature = "stories")]
    fields.text("failed", view.failed);
    fields.into()
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

fn notice(notice: &NoticeText) -> Plain<'_> {
    let mut fields = Fields::default();
    fields.number("number", notice.number.map(f64::from));
    fields.text("text", &notice.text);
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

fn table(table: &Table) -> Plain<'_> {
    let mut fields = Fields::default();
    fields.text("summary", table.summary);
    fields.text("download", table.download);
    fields.text("caption", &table.caption);
    fields.set("head", Plain::texts(&table.head));
    fields.set("rows", Plain::list(&table.rows, |row| Plain::texts(row)));
    #[cfg(feature = "stories")]
    fields.set(
        "claims",
        Plain::list(&table.claims, |claim| claim.as_deref().map_or(Plain::Null, Plain::Text)),
    );
    fields.into()
}

/// Where the cursor stands, and what it reads there.
pub(super) fn stop<'v>(stop: &CursorStop, readout: &'v str) -> Plain<'v> {
    let mut fields = Fields::default();
    fields.number("x", Some(stop.x));
    fields.number("y", stop.dots.first().map(|dot| dot.0));
    fields.number("width", Some(stop.width));
    #[cfg(feature = "stories")]
    fields.number("foot", stop.bar.map(crate::chart::Rect::bottom));
    fields.text("readout", readout);
    fields.into()
}
