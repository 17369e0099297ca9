//! Plain JavaScript values of stories and claims, put together from parts.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use super::json::Json;
use crate::words::Passage;

/// A value that JavaScript gets as its own, as JSON.
pub(super) struct Plain(String);

impl Plain {
    /// The value in JavaScript.
    pub(super) fn into_js(self) -> JsValue {
        Json(self.0).into_js()
    }

    fn written(write: impl FnOnce(&mut Json)) -> Self {
        let mut json = Json::default();
        write(&mut json);
        Self(json.0)
    }

    pub(super) fn text(text: &str) -> Self {
        Self::written(|json| json.say(text))
    }

    /// A text, or null.
    pub(super) fn optional(text: Option<&str>) -> Self {
        text.map_or_else(|| Self::number(None), Self::text)
    }

    /// A number, or null. JavaScript prints it: the wasm prints no floats.
    pub(super) fn number(number: Option<f64>) -> Self {
        let number = number.map_or(JsValue::NULL, JsValue::from_f64);
        // A number can always be written.
        Self(JSON::stringify(&number).map(String::from).unwrap_or_default())
    }

    pub(super) fn list<T>(items: &[T], each: impl Fn(&T) -> Self) -> Self {
        Self::written(|json| {
            json.open('[');
            for item in items {
                json.put(&each(item).0);
            }
            json.close(']');
        })
    }

    pub(super) fn texts(texts: &[String]) -> Self {
        Self::written(|json| json.texts(texts))
    }
}

/// The fields of an object under construction.
pub(super) struct Fields(Json);

impl Default for Fields {
    fn default() -> Self {
        Self(Json::object())
    }
}

impl Fields {
    pub(super) fn set(&mut self, name: &str, value: Plain) {
        self.0.name(name);
        self.0.put(&value.0);
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.0.text(name, text);
    }

    /// A text, or null.
    pub(super) fn optional(&mut self, name: &str, text: Option<&str>) {
        self.set(name, Plain::optional(text));
    }
}

impl From<Fields> for Plain {
    fn from(mut fields: Fields) -> Self {
        fields.0.close('}');
        Self(fields.0.0)
    }
}

/// A list of `{text, claim}`.
pub(super) fn passage(passage: &Passage) -> Plain {
    Plain::written(|json| json.passage(passage))
}
