//! A house style's colours, from the same stylesheet of custom properties that pages link.

use super::{Color, Palette};
use crate::chart::Role;
use crate::error::{Error, Position};

/// What every colour property begins with; the rest is a role in kebab case.
const PROPERTY: &str = "--ff-";

/// The colours of a house style, light and dark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// On a light page.
    pub light: Palette,
    /// On a dark page.
    pub dark: Palette,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            light: Palette::light(),
            dark: Palette::dark(),
        }
    }
}

impl Theme {
    /// The theme in the stylesheet `css`, minified or not, which errors call `file`. Properties that are no colours of a chart (fonts,
    /// spaces) are the page's alone.
    ///
    /// # Errors
    /// An input error where there is no colour, or one that is not spelled `#RRGGBB` or `light-dark(#RRGGBB, #RRGGBB)`.
    pub fn parse(css: &str, file: &str) -> Result<Self, Error> {
        let mut theme = Self::default();
        let mut given = Vec::new();
        for (row, name, value) in declarations(css) {
            let Some(role) = Role::ALL.into_iter().find(|role| kebab(role.name()) == name) else {
                continue;
            };
            let (light, dark) = colors(&value).ok_or_else(|| {
                Error::input(
                    Position::file(file).row(row).column(format!("{PROPERTY}{name}")),
                    format!("{value:?}"),
                    "a colour such as #0b5c8a, or light-dark(#0b5c8a, #6cb8e6)",
                )
            })?;
            theme.light.set(role, light);
            theme.dark.set(role, dark);
            given.push(role);
        }
        if given.is_empty() {
            let expected = format!("properties such as {PROPERTY}force: #0b5c8a;");
            return Err(Error::input(Position::file(file), "no colour", expected));
        }
        // As the stylesheet has it: the chosen bar wears the force's colour unless it has one of its own.
        if given.contains(&Role::Force) && !given.contains(&Role::BarChosen) {
            theme.light.set(Role::BarChosen, theme.light.get(Role::Force));
            theme.dark.set(Role::BarChosen, theme.dark.get(Role::Force));
        }
        Ok(theme)
    }
}

/// Row, name without its beginning, and value of each property of ours in a stylesheet.
fn declarations(css: &str) -> Vec<(u32, String, String)> {
    let mut found = Vec::new();
    let mut row = 1;
    for piece in without_comments(css).split([';', '{', '}']) {
        let lines = |text: &str| text.bytes().filter(|&byte| byte == b'\n').count() as u32;
        let trimmed = piece.trim_start();
        if let Some((name, value)) = trimmed.strip_prefix(PROPERTY).and_then(|text| text.split_once(':')) {
            let above = lines(&piece[..piece.len() - trimmed.len()]);
            found.push((row + above, name.trim().to_owned(), value.trim().to_owned()));
        }
        row += lines(piece);
    }
    found
}

/// The stylesheet with the line breaks of its comments alone.
fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, inside)) = rest.split_once("/*") {
        let (comment, after) = inside.split_once("*/").unwrap_or((inside, ""));
        text.push_str(before);
        text.extend(comment.chars().filter(|&letter| letter == '\n'));
        rest = after;
    }
    text + rest
}

/// `barChosen` -> `bar-chosen`.
fn kebab(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            text.push('-');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// The colours in light and in dark.
fn colors(value: &str) -> Option<(Color, Color)> {
    match value.strip_prefix("light-dark(").and_then(|inside| inside.strip_suffix(')')) {
        Some(both) => {
            let (light, dark) = both.split_once(',')?;
            Some((Color::from_hex(light.trim())?, Color::from_hex(dark.trim())?))
        }
        None => Color::from_hex(value).map(|color| (color, color)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn teal() -> [Color; 2] {
        ["#17505c", "#7fc0cc"].map(|hex| Color::from_hex(hex).expect("a colour"))
    }

    #[test]
    fn a_stylesheet_says_the_same_when_it_is_minified() {
        let css = "/* --ff-ink: red;\n */\n.ff-a {\n  --ff-font: Georgia, serif;\n}\n\
                   @supports (color: light-dark(#000, #fff)) {\n  .ff-a {\n    --ff-force: light-dark(#17505c, #7fc0cc);\n  }\n}\n";
        let minified = ".ff-a{--ff-font: Georgia, serif}@supports (color: light-dark(#000,#fff)){\
                        .ff-a{--ff-force: light-dark(#17505c, #7fc0cc)}}";
        let theme = Theme::parse(css, "a.css").expect("a theme");
        assert_eq!(Theme::parse(minified, "a.css").expect("a theme"), theme);
        let [light, dark] = teal();
        for role in [Role::Force, Role::BarChosen] {
            assert_eq!([theme.light.get(role), theme.dark.get(role)], [light, dark], "{role:?}");
        }
        assert_eq!(
            theme.light.get(Role::Ink),
            Palette::light().get(Role::Ink),
            "what a comment says is no colour"
        );
    }

    #[test]
    fn a_mistake_has_its_row() {
        let css = "/* two\nlines */ .ff-a {\n  --ff-ink: #1c1a17; --ff-muted: /* which? */ #5f594f;\n\n  --ff-force: teal }";
        let error = Theme::parse(css, "a.css").expect_err("teal is no colour here").to_string();
        assert!(
            error.starts_with("a.css, row 5, column --ff-force: found \"teal\", expected a colour"),
            "{error}"
        );
        let error = Theme::parse("/* --ff-ink: #1c1a17;", "a.css")
            .expect_err("nothing is said")
            .to_string();
        assert!(
            error.starts_with("a.css: found no colour, expected properties such as --ff-force"),
            "{error}"
        );
    }
}
