//! A house style's colours, from the same file of custom properties that pages link.

use std::path::Path;

use force_figures::chart::Role;
use force_figures::error::{Error, Position};
use force_figures::paint::{Color, Palette};

use crate::Failure;

/// What every colour property begins with; the rest is a role in kebab case.
const PROPERTY: &str = "--ff-";

/// The colours of a house style, light and dark.
pub(crate) struct Theme {
    pub(crate) light: Palette,
    pub(crate) dark: Palette,
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
    /// The theme in the stylesheet at `path`; the built-in one where there is none. Properties that are no colours of a chart (fonts,
    /// spaces) are the page's alone.
    ///
    /// # Errors
    /// A file that cannot be read, or holds no colour; a colour that is not spelled `#RRGGBB` or `light-dark(#RRGGBB, #RRGGBB)`.
    pub(crate) fn read(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::default()) };
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
        let mut theme = Self::default();
        let mut given = Vec::new();
        for (row, line) in (1..).zip(text.lines()) {
            // A declaration a line, as the themes of this project have them; a selector or an @supports is none.
            let Some((name, value)) = line.trim().strip_prefix(PROPERTY).and_then(|line| line.split_once(':')) else {
                continue;
            };
            let Some(role) = Role::ALL.into_iter().find(|role| kebab(role.name()) == name.trim()) else {
                continue;
            };
            let value = value.trim().trim_end_matches(';').trim();
            let (light, dark) = colours(value).ok_or_else(|| {
                Error::input(
                    Position::file(&shown).row(row).column(format!("{PROPERTY}{}", name.trim())),
                    format!("{value:?}"),
                    "a colour such as #0b5c8a, or light-dark(#0b5c8a, #6cb8e6)",
                )
            })?;
            theme.light.set(role, light);
            theme.dark.set(role, dark);
            given.push(role);
        }
        if given.is_empty() {
            return Err(format!("{shown}: found no colour, expected properties such as --ff-force: #0b5c8a;").into());
        }
        // As the stylesheet has it: the chosen bar wears the force's colour unless it has one of its own.
        if given.contains(&Role::Force) && !given.contains(&Role::BarChosen) {
            theme.light.set(Role::BarChosen, theme.light.get(Role::Force));
            theme.dark.set(Role::BarChosen, theme.dark.get(Role::Force));
        }
        Ok(theme)
    }
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
fn colours(value: &str) -> Option<(Color, Color)> {
    match value.strip_prefix("light-dark(").and_then(|inside| inside.strip_suffix(')')) {
        Some(both) => {
            let (light, dark) = both.split_once(',')?;
            Some((Color::from_hex(light.trim())?, Color::from_hex(dark.trim())?))
        }
        None => Color::from_hex(value).map(|color| (color, color)),
    }
}
