//! HTML under construction: whatever is written as text stays text.

use crate::words::Passage;

/// HTML under construction, an element a line.
#[derive(Debug, Default)]
pub struct Html {
    /// What has been written so far.
    pub text: String,
    depth: usize,
}

impl Html {
    /// An element around what `inside` writes.
    pub fn within(&mut self, tag: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.indent();
        self.open(tag, attributes);
        self.text.push('\n');
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.indent();
        self.close(tag);
    }

    /// An element that holds nothing and has no end.
    pub fn void(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.open(tag, attributes);
        self.text.push('\n');
    }

    /// An element that holds text alone.
    pub fn line(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) {
        self.indent();
        self.open(tag, attributes);
        self.escape(text);
        self.close(tag);
    }

    /// An element that holds a passage: each claim in an element of its own, which names it.
    pub fn passage(&mut self, tag: &str, attributes: &[(&str, &str)], passage: &Passage) {
        self.indent();
        self.open(tag, attributes);
        for span in &passage.spans {
            match &span.claim {
                Some(claim) => {
                    self.open("span", &[("data-claim", claim)]);
                    self.escape(&span.text);
                    self.text.push_str("</span>");
                }
                None => self.escape(&span.text),
            }
        }
        self.close(tag);
    }

    /// Markup that is written as it is.
    pub fn markup(&mut self, markup: &str) {
        self.indent();
        self.text.push_str(markup.trim());
        self.text.push('\n');
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            if !value.is_empty() {
                self.text.push_str("=\"");
                self.escape(value);
                self.text.push('"');
            }
        }
        self.text.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push_str(">\n");
    }

    fn escape(&mut self, text: &str) {
        escape_into(&mut self.text, text);
    }
}

/// The text as it stands in markup: nothing in it is markup, neither between tags nor in a quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_into(&mut escaped, text);
    escaped
}

fn escape_into(markup: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            other => markup.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn texts_and_attributes_cannot_end_their_element() {
        let mut html = Html::default();
        html.within("p", &[("title", "\"><script>"), ("hidden", "")], |html| {
            html.line("b", &[], "R&D </b><script>alert('1')</script>");
        });
        assert_eq!(
            html.text,
            "<p title=\"&quot;&gt;&lt;script&gt;\" hidden>\n  \
             <b>R&amp;D &lt;/b&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</b>\n</p>\n"
        );
    }
}
