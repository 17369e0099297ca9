//! The search for a force: a text or a position in, the forces that it may mean out, as JSON.
//!
//! It is a wasm of its own, which is loaded with the first key in the search and holds neither figures nor words.

use wasm_bindgen::prelude::*;

use super::json::Json;
use crate::places::{self, Index};

/// The index of names.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Places(Index);

#[wasm_bindgen]
impl Places {
    /// The index in `bytes`.
    ///
    /// It throws an error with the name of the field that is damaged. Given back as a result it would cost half a kilobyte.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        match Index::read(bytes) {
            Ok(index) => Self(index),
            Err(damage) => wasm_bindgen::throw_str(damage.field),
        }
    }

    /// What `text` means: `{query, matches: [{force, name, kind, certain, approximate?, detail?}], statement?}`, best first.
    #[must_use]
    pub fn find(&self, text: &str, language: &str) -> String {
        let found = self.0.find(text, language);
        let mut json = Json::object();
        json.text("query", &found.query);
        json.name("matches");
        json.open('[');
        for known in &found.matches {
            json.open('{');
            json.text("force", known.force);
            json.text("name", known.name);
            json.text("kind", known.kind.slug());
            json.flag("certain", known.certain);
            if known.approximate {
                json.flag("approximate", true);
            }
            if let Some(detail) = known.detail {
                json.text("detail", detail);
            }
            json.close('}');
        }
        json.close(']');
        if let Some(statement) = found.statement {
            json.text("statement", statement);
        }
        json.close('}');
        json.0
    }
}

/// The boundaries of the forces.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Boundaries(places::Boundaries);

#[wasm_bindgen]
impl Boundaries {
    /// The boundaries in `bytes`.
    ///
    /// It throws an error with the name of the field that is damaged. Given back as a result it would cost half a kilobyte.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsValue> {
        places::Boundaries::read(bytes)
            .map(Self)
            .map_err(|damage| damage.field.into())
    }

    /// Where a position is: `{force, kilometres, approximate, others}`; `force` is null more than two kilometres outside of all.
    #[must_use]
    pub fn locate(&self, latitude: f64, longitude: f64) -> String {
        let located = self.0.locate(latitude, longitude);
        let mut json = Json::object();
        json.name("force");
        match located.force {
            Some(force) => json.say(force),
            None => json.put("null"),
        }
        json.name("kilometres");
        // In tenths, as whole numbers are printed.
        let tenths = (located.kilometres * 10.0).round() as usize;
        json.put_number(tenths / 10);
        json.0.push('.');
        json.0.push(char::from(b'0' + (tenths % 10) as u8));
        json.flag("approximate", located.approximate);
        json.name("others");
        json.slugs(&located.others);
        json.close('}');
        json.0
    }

    /// Slugs of the forces that share a boundary with `force`: a list.
    #[must_use]
    pub fn neighbours(&self, force: &str) -> String {
        let mut json = Json::default();
        json.slugs(&self.0.neighbours(force));
        json.0
    }

    /// The lines of a map: `{width, height, areas: [{force, path, x, y, span}]}`. `path` is SVG path data in whole units; `x` and `y` are the
    /// middle of the area's largest part, and `span` how large that is: an area of a few units wants a mark of its own.
    #[must_use]
    pub fn outline(&self) -> String {
        let outline = self.0.outline();
        let mut json = Json::object();
        json.number("width", outline.width as i32);
        json.number("height", outline.height as i32);
        json.name("areas");
        json.open('[');
        for area in &outline.areas {
            json.open('{');
            json.text("force", area.force);
            json.text("path", &area.path);
            json.number("x", area.middle.0);
            json.number("y", area.middle.1);
            json.number("span", area.span as i32);
            json.close('}');
        }
        json.close(']');
        json.close('}');
        json.0
    }
}

impl Json {
    fn flag(&mut self, name: &str, flag: bool) {
        self.name(name);
        self.put(if flag { "true" } else { "false" });
    }

    /// A field with a whole number that is not negative.
    fn number(&mut self, name: &str, number: i32) {
        self.name(name);
        self.put_number(number.unsigned_abs() as usize);
    }

    fn put_number(&mut self, number: usize) {
        let mut digits = String::new();
        places::push_number(&mut digits, number);
        self.put(&digits);
    }

    fn slugs(&mut self, slugs: &[&str]) {
        self.open('[');
        for slug in slugs {
            self.say(slug);
        }
        self.close(']');
    }
}
