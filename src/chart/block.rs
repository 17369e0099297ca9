//! Lines of text that are placed together, and where lines break.

use super::scene::{Anchor, Role, TextMark, Weight};
use super::sheet::Sheet;
use super::theme::{CAP, DESCENT, LABEL_SIZE, LABEL_SIZE_ROOMY, LINE_HEIGHT, ROOMY};
use crate::model::next_piece;

/// Lines of text that are placed together.
pub(super) struct Block {
    lines: Vec<(String, Weight, Role)>,
    size: f64,
}

impl Block {
    pub(super) fn new(size: f64) -> Self {
        Self { lines: Vec::new(), size }
    }

    /// A text in muted lines no wider than `width`.
    pub(super) fn muted(sheet: &Sheet<'_>, text: &str, width: f64, size: f64) -> Self {
        let mut block = Self::new(size);
        for line in wrap(sheet, text, width, size) {
            block.line(line, Weight::Regular, Role::Muted);
        }
        block
    }

    pub(super) fn line(&mut self, text: String, weight: Weight, role: Role) {
        self.lines.push((text, weight, role));
    }

    pub(super) fn width(&self, sheet: &Sheet<'_>) -> f64 {
        let mut width = 0.0_f64;
        for (text, weight, _) in &self.lines {
            width = width.max(sheet.measure(text, self.size, *weight));
        }
        width
    }

    pub(super) fn height(&self) -> f64 {
        self.size * (CAP + DESCENT + LINE_HEIGHT * (self.lines.len() as f64 - 1.0))
    }

    /// Puts the block with its anchor at `x` and its top at `top`.
    pub(super) fn put(&self, sheet: &mut Sheet<'_>, (x, top): (f64, f64), anchor: Anchor) {
        let size = self.size;
        let mut y = top + size * CAP;
        for (text, weight, role) in &self.lines {
            sheet.write(TextMark {
                x,
                y,
                anchor,
                size,
                weight: *weight,
                role: *role,
                text: text.clone(),
            });
            y += size * LINE_HEIGHT;
        }
    }
}

/// Font size of direct labels.
pub(super) fn label_size(width: f64) -> f64 {
    if width < ROOMY { LABEL_SIZE } else { LABEL_SIZE_ROOMY }
}

/// The nearest place where a line one px wide fills whole px.
pub(super) fn crisp(place: f64) -> f64 {
    place.floor() + 0.5
}

/// The text in lines no wider than `width`, broken at spaces; a longer word stands alone.
pub(super) fn wrap(sheet: &Sheet<'_>, text: &str, width: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = Some(text);
    while let Some(word) = next_piece(&mut rest, b' ') {
        if let Some(line) = lines.last_mut() {
            let longer = spaced(&[line, word]);
            if sheet.measure(&longer, size, Weight::Regular) <= width {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

/// The words with a space between them. Not `join`: its general form is a kilobyte of wasm.
pub(super) fn spaced(words: &[&str]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::text::WidthTable;

    #[test]
    fn lines_break_at_spaces() {
        let sheet = Sheet::new(320.0, 200.0, &WidthTable);
        assert_eq!(wrap(&sheet, "England and Wales", 80.0, 13.0), ["England", "and Wales"]);
        assert_eq!(wrap(&sheet, "", 80.0, 13.0), [""]);
    }
}
