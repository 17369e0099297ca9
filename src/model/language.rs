//! Languages of the reader, and text in more than one of them.

use std::fmt;

/// A language of names and sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Welsh.
    Cy,
}

impl Language {
    /// Every language that a topic file may carry.
    pub const ALL: [Self; 2] = [Self::En, Self::Cy];

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }

    /// The language with this primary tag (`en`, `en-GB`, `cy`), or `None`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = super::cut(tag, b'-').map_or(tag, |(primary, _)| primary);
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

/// A plural category of the Unicode CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PluralCategory {
    /// Welsh: 0.
    Zero,
    /// 1.
    One,
    /// Welsh: 2.
    Two,
    /// Welsh: 3.
    Few,
    /// Welsh: 6.
    Many,
    /// All others.
    Other,
}

impl PluralCategory {
    /// Every category.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// CLDR's name of the category.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The category of a whole number in `language` (CLDR 48, cardinal plurals).
    #[must_use]
    pub fn of(language: Language, count: i64) -> Self {
        match (language, count) {
            (_, 1) => Self::One,
            (Language::Cy, 0) => Self::Zero,
            (Language::Cy, 2) => Self::Two,
            (Language::Cy, 3) => Self::Few,
            (Language::Cy, 6) => Self::Many,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// Something that is said in one or more languages; English is always there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Translated<T> {
    english: T,
    /// In the order in which they were added, each language once.
    others: Vec<(Language, T)>,
}

impl<T> Translated<T> {
    /// Text in English only.
    pub fn new(english: T) -> Self {
        Self {
            english,
            others: Vec::new(),
        }
    }

    /// The same with one more language. English replaces the English text.
    #[must_use]
    pub fn with(mut self, language: Language, value: T) -> Self {
        match language {
            Language::En => self.english = value,
            other => match self.others.iter_mut().find(|entry| entry.0 == other) {
                Some(entry) => entry.1 = value,
                None => self.others.push((other, value)),
            },
        }
        self
    }

    /// The text in `language`, or in English where it has not been translated.
    #[must_use]
    pub fn get(&self, language: Language) -> &T {
        self.exact(language).unwrap_or(&self.english)
    }

    /// The translations besides English, in the order in which they were added.
    pub fn others(&self) -> impl Iterator<Item = (Language, &T)> {
        self.others.iter().map(|(language, value)| (*language, value))
    }

    /// The English text, to be completed.
    pub(crate) fn english_mut(&mut self) -> &mut T {
        &mut self.english
    }

    /// The text in `language` alone; `None` where it has not been translated.
    #[must_use]
    pub fn exact(&self, language: Language) -> Option<&T> {
        match language {
            Language::En => Some(&self.english),
            other => self.others.iter().find(|entry| entry.0 == other).map(|entry| &entry.1),
        }
    }
}
