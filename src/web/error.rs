//! Errors as JavaScript sees them: `FigureError {name, message, kind, key, found, valid}`.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use crate::error::{Error, ErrorKind};

/// The error as a JavaScript `Error` that says who can mend it.
pub(super) fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    // Setting a property of an object made one line above cannot fail.
    let set = |key: &str, value: JsValue| {
        let _ = Reflect::set(&thrown, &JsValue::from_str(key), &value);
    };
    set("name", "FigureError".into());
    let kind = match error.kind() {
        ErrorKind::Dataset { field, found, .. } => {
            set("key", (*field).into());
            set("found", found.into());
            "dataset"
        }
        ErrorKind::Newer { .. } => "newer",
        ErrorKind::Query { key, found, valid } => {
            set("key", (*key).into());
            set("found", found.into());
            let values = Array::new();
            for value in valid {
                values.push(&value.into());
            }
            set("valid", values.into());
            "query"
        }
        ErrorKind::Unlike { .. } => "query",
        ErrorKind::Paint(_) => "paint",
        ErrorKind::Input { .. } | ErrorKind::File { .. } => "input",
    };
    set("kind", kind.into());
    thrown.into()
}
