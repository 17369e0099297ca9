//! A view as JSON: it crosses as one text, which the browser reads at once. Objects that are made field by field cross hundreds of
//! times for one view, and their code is larger.

/// JSON under construction. Commas are put where they belong; brackets are the caller's to close.
#[derive(Default)]
pub(super) struct Json(pub(super) String);

impl Json {
    /// An object that is open.
    pub(super) fn object() -> Self {
        Self("{".to_owned())
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
}
