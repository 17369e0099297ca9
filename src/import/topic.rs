//! The topic file: offences, their codes, recording changes and notes.

use std::path::Path;

use serde::Deserialize;

use super::areas::{self, Areas};
use super::read_text;
use crate::error::{Error, Position};
use crate::model::{
    ClaimKind, CodeEntry, Language, Month, NounPair, Offence, OffenceNames, PluralCategory, Quarter, RecordingChange,
    StandingNote, Topic, Translated,
};

/// A topic file and the areas file that it names.
pub(super) struct TopicFile {
    /// Path as it was given, for errors.
    pub(super) file: String,
    pub(super) topic: Topic,
    pub(super) attribution: Translated<String>,
    pub(super) areas: Areas,
    pub(super) gaps: Vec<Gap>,
}

/// Quarters of a force that are not what the rest of a release is.
pub(super) struct Gap {
    pub(super) kind: GapKind,
    pub(super) of: GapOf,
    pub(super) area: usize,
    /// Indices into the topic's codes.
    pub(super) codes: Vec<usize>,
    pub(super) first: Quarter,
    pub(super) last: Quarter,
}

/// What is the matter with the quarters of a [`Gap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GapKind {
    /// The force supplied nothing.
    NotSupplied,
    /// The force supplied a part: what the release counts is too low.
    Partial,
    /// The counts may still change.
    Provisional,
    /// The counts are as the release has them, however odd they look.
    Accepted,
}

/// The table that a [`Gap`] is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GapOf {
    Counts,
    Outcomes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicToml {
    slug: String,
    areas: String,
    default_area: String,
    title: TextToml,
    attribution: TextToml,
    code: Vec<CodeToml>,
    offence: Vec<OffenceToml>,
    #[serde(default)]
    recording_change: Vec<ChangeToml>,
    #[serde(default)]
    note: Vec<NoteToml>,
    #[serde(default)]
    not_supplied: Vec<GapToml>,
    #[serde(default)]
    partial: Vec<GapToml>,
    #[serde(default)]
    provisional: Vec<GapToml>,
    #[serde(default)]
    accepted: Vec<GapToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextToml {
    en: String,
    cy: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeToml {
    code: String,
    from: String,
    to: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OffenceToml {
    slug: String,
    codes: Vec<String>,
    en: NamesToml,
    cy: Option<NamesToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamesToml {
    label: String,
    one: String,
    other: String,
    formal_one: Option<String>,
    formal_other: Option<String>,
    short_one: Option<String>,
    short_other: Option<String>,
    zero: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeToml {
    slug: String,
    from: String,
    /// Codes that carry the change as a caveat.
    #[serde(default)]
    caveat: Vec<String>,
    /// Codes that are not compared across the change.
    #[serde(default)]
    withhold: Vec<String>,
    /// The older spelling of `caveat`.
    #[serde(default)]
    codes: Vec<String>,
    /// Whether offences moved from one of the codes to another.
    #[serde(default, rename = "move")]
    is_move: bool,
    /// Kinds of claims that are not made across the change, whatever the code.
    #[serde(default)]
    withholds: Vec<String>,
    en: String,
    cy: Option<String>,
    /// Where the change is documented; for editors, not in the dataset.
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteToml {
    slug: String,
    en: String,
    cy: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GapToml {
    area: String,
    code: Option<String>,
    from: String,
    to: String,
    /// Whether it is the outcomes that are missing, and not the counts.
    #[serde(default)]
    outcomes: bool,
    /// Why; for editors, not in the dataset.
    reason: String,
}

/// The topic in the file at `path`.
///
/// # Errors
/// A file error where it or its areas file cannot be read, an input error where a field is missing, unknown or contradicts
/// another one.
pub(super) fn read(path: &Path) -> Result<TopicFile, Error> {
    let text = read_text(path)?;
    let file = path.display().to_string();
    let parsed: TopicToml = toml::from_str(&text).map_err(|error| toml_error(&file, &text, &error))?;
    let areas = areas::read(&path.parent().unwrap_or(Path::new("")).join(&parsed.areas))?;
    let check = Checker { file: &file };

    check_slug(&file, "topic", &parsed.slug, [])?;
    let default_area = check.area(&areas, &parsed.default_area, "default_area")?;
    let codes = check.codes(&parsed.code)?;

    let mut offences: Vec<Offence> = Vec::new();
    for offence in parsed.offence {
        let what = format!("offence {}", offence.slug);
        check_slug(
            &file,
            "offence",
            &offence.slug,
            offences.iter().map(|offence| offence.slug.as_str()),
        )?;
        let indices = check.indices(&codes, &offence.codes, &what)?;
        let english = check.names(offence.en, &what)?;
        let names = Translated::new(english);
        offences.push(Offence {
            slug: offence.slug,
            codes: indices,
            names: match offence.cy {
                Some(cy) => names.with(Language::Cy, check.names(cy, &what)?),
                None => names,
            },
        });
    }
    if offences.is_empty() {
        return Err(Error::input(Position::file(&file), "no offence", "at least one [[offence]]"));
    }

    let mut changes: Vec<RecordingChange> = Vec::new();
    for change in parsed.recording_change {
        let what = format!("recording change {}", change.slug);
        check_slug(
            &file,
            "recording change",
            &change.slug,
            changes.iter().map(|change| change.slug.as_str()),
        )?;
        check_text(&file, &format!("source of {what}"), &change.source)?;
        let touched = [&change.caveat[..], &change.codes, &change.withhold].concat();
        let mut withheld = check.indices(&codes, &touched, &what)?;
        let mut touched = withheld.clone();
        withheld.drain(..change.caveat.len() + change.codes.len());
        touched.sort_unstable();
        changes.push(RecordingChange {
            from: check.month(&change.from, &what)?,
            codes: touched,
            withheld,
            is_move: change.is_move,
            withholds: check.kinds(&change.withholds, &what)?,
            text: check.words(change.en, change.cy, &what)?,
            slug: change.slug,
        });
    }
    changes.sort_by_key(|change| change.from);

    let mut notes: Vec<StandingNote> = Vec::new();
    for note in parsed.note {
        check_slug(&file, "note", &note.slug, notes.iter().map(|note| note.slug.as_str()))?;
        notes.push(StandingNote {
            text: check.words(note.en, note.cy, &format!("note {}", note.slug))?,
            slug: note.slug,
        });
    }

    let mut gaps = Vec::new();
    for (kind, list) in [
        (GapKind::NotSupplied, parsed.not_supplied),
        (GapKind::Partial, parsed.partial),
        (GapKind::Provisional, parsed.provisional),
        (GapKind::Accepted, parsed.accepted),
    ] {
        for gap in list {
            gaps.push(check.gap(&areas, &codes, kind, gap)?);
        }
    }
    Ok(TopicFile {
        topic: Topic {
            title: check.words(parsed.title.en, parsed.title.cy, "title")?,
            slug: parsed.slug,
            default_area,
            codes,
            offences,
            changes,
            notes,
        },
        attribution: check.words(parsed.attribution.en, parsed.attribution.cy, "attribution")?,
        file,
        areas,
        gaps,
    })
}

/// Turns the file's words into values, or into an error that names the file.
struct Checker<'f> {
    file: &'f str,
}

impl Checker<'_> {
    fn wrong(&self, found: String, expected: impl Into<String>) -> Error {
        Error::input(Position::file(self.file), found, expected)
    }

    fn area(&self, areas: &Areas, slug: &str, what: &str) -> Result<usize, Error> {
        areas
            .index(slug)
            .ok_or_else(|| self.wrong(format!("area {slug:?} in {what}"), "the slug of an area in the areas file"))
    }

    fn codes(&self, entries: &[CodeToml]) -> Result<Vec<CodeEntry>, Error> {
        let mut codes: Vec<CodeEntry> = Vec::new();
        for entry in entries {
            let what = format!("code {}", entry.code);
            check_text(self.file, "a code", &entry.code)?;
            if codes.iter().any(|known| known.code.eq_ignore_ascii_case(&entry.code)) {
                return Err(self.wrong(format!("{what} twice"), "each code once"));
            }
            let from = self.month(&entry.from, &what)?;
            if from != from.quarter().first_month() {
                return Err(self.wrong(
                    format!("from = \"{from}\" of {what}"),
                    format!("the first month of a quarter, \"{}\"", from.quarter().first_month()),
                ));
            }
            let to = match &entry.to {
                None => None,
                Some(to) => {
                    let to = self.month(to, &what)?;
                    if to != to.quarter().last_month() || to < from {
                        return Err(self.wrong(
                            format!("to = \"{to}\" of {what}"),
                            format!(
                                "the last month of a quarter that is not before {}, such as \"{}\"",
                                from.quarter(),
                                to.max(from).quarter().last_month()
                            ),
                        ));
                    }
                    Some(to.quarter())
                }
            };
            codes.push(CodeEntry {
                code: entry.code.clone(),
                from: from.quarter(),
                to,
            });
        }
        if codes.is_empty() {
            return Err(self.wrong("no code".to_owned(), "at least one [[code]]"));
        }
        Ok(codes)
    }

    fn indices(&self, codes: &[CodeEntry], names: &[String], what: &str) -> Result<Vec<usize>, Error> {
        let mut indices = Vec::new();
        for name in names {
            let index = codes.iter().position(|entry| entry.code == *name).ok_or_else(|| {
                let known: Vec<&str> = codes.iter().map(|entry| entry.code.as_str()).collect();
                self.wrong(format!("code {name:?} in {what}"), format!("one of {}", known.join(", ")))
            })?;
            if indices.contains(&index) {
                return Err(self.wrong(format!("code {name:?} twice in {what}"), "each code once"));
            }
            indices.push(index);
        }
        if indices.is_empty() {
            return Err(self.wrong(format!("no code in {what}"), "at least one code"));
        }
        Ok(indices)
    }

    fn month(&self, text: &str, what: &str) -> Result<Month, Error> {
        text.parse()
            .map_err(|()| self.wrong(format!("{text:?} in {what}"), "a month, such as \"2014-04\""))
    }

    fn words(&self, en: String, cy: Option<String>, what: &str) -> Result<Translated<String>, Error> {
        for text in [Some(&en), cy.as_ref()].into_iter().flatten() {
            check_text(self.file, what, text)?;
        }
        let words = Translated::new(en);
        Ok(match cy {
            Some(cy) => words.with(Language::Cy, cy),
            None => words,
        })
    }

    fn names(&self, names: NamesToml, what: &str) -> Result<OffenceNames, Error> {
        let counted: Vec<(PluralCategory, String)> = [
            (PluralCategory::Zero, names.zero),
            (PluralCategory::Two, names.two),
            (PluralCategory::Few, names.few),
            (PluralCategory::Many, names.many),
        ]
        .into_iter()
        .filter_map(|(category, text)| Some((category, text?)))
        .collect();
        let pair = |one, other, keys: &str| match (one, other) {
            (Some(one), Some(other)) => Ok(Some(NounPair { one, other })),
            (None, None) => Ok(None),
            _ => Err(self.wrong(format!("{keys} alone in {what}"), "both of them or neither")),
        };
        let formal = pair(names.formal_one, names.formal_other, "formal_one or formal_other")?;
        let short = pair(names.short_one, names.short_other, "short_one or short_other")?;
        let texts = [&names.label, &names.one, &names.other].into_iter();
        let texts = texts.chain(counted.iter().map(|entry| &entry.1));
        let pairs = [&formal, &short].into_iter().flatten();
        for text in texts.chain(pairs.flat_map(|pair| [&pair.one, &pair.other])) {
            check_text(self.file, &format!("a name of {what}"), text)?;
        }
        Ok(OffenceNames {
            label: names.label,
            one: names.one,
            other: names.other,
            formal,
            short,
            counted,
        })
    }

    fn kinds(&self, slugs: &[String], what: &str) -> Result<Vec<ClaimKind>, Error> {
        slugs
            .iter()
            .map(|slug| {
                ClaimKind::from_slug(slug).ok_or_else(|| {
                    let known: Vec<&str> = ClaimKind::all().map(ClaimKind::slug).collect();
                    self.wrong(
                        format!("{slug:?} in withholds of {what}"),
                        format!("one of {}", known.join(", ")),
                    )
                })
            })
            .collect()
    }

    fn gap(&self, areas: &Areas, codes: &[CodeEntry], kind: GapKind, gap: GapToml) -> Result<Gap, Error> {
        let table = match kind {
            GapKind::NotSupplied => "not_supplied",
            GapKind::Partial => "partial",
            GapKind::Provisional => "provisional",
            GapKind::Accepted => "accepted",
        };
        let what = format!("{table} of {}", gap.area);
        if matches!(kind, GapKind::Provisional | GapKind::Accepted) && gap.outcomes {
            // All outcomes are those "so far": there is no other kind of them, and none is held against its neighbours.
            return Err(self.wrong(format!("outcomes = true in {what}"), format!("{table} counts only")));
        }
        check_text(self.file, &format!("reason of {what}"), &gap.reason)?;
        let (from, to) = (self.month(&gap.from, &what)?, self.month(&gap.to, &what)?);
        let (first, last) = (from.quarter(), to.quarter());
        if from != first.first_month() || to != last.last_month() || last < first {
            return Err(self.wrong(
                format!("from = \"{from}\", to = \"{to}\" in {what}"),
                "the first month of a quarter and the last month of that or a later one",
            ));
        }
        Ok(Gap {
            kind,
            of: if gap.outcomes { GapOf::Outcomes } else { GapOf::Counts },
            area: self.area(areas, &gap.area, &what)?,
            codes: match gap.code {
                Some(code) => self.indices(codes, &[code], &what)?,
                None => (0..codes.len()).collect(),
            },
            first,
            last,
        })
    }
}

/// Checks that `slug` can stand in a URL and is not among `taken`.
pub(super) fn check_slug<'s>(
    file: &str,
    what: &str,
    slug: &str,
    taken: impl IntoIterator<Item = &'s str>,
) -> Result<(), Error> {
    let wrong = |found: String, expected: &str| Error::input(Position::file(file), found, expected);
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if !slug.split('-').all(word) {
        return Err(wrong(
            format!("slug {slug:?} of {what}"),
            "lower-case words joined by hyphens",
        ));
    }
    if taken.into_iter().any(|other| other == slug) {
        return Err(wrong(format!("{what} {slug} twice"), "each slug once"));
    }
    Ok(())
}

/// Checks that there is text, without white space around it.
pub(super) fn check_text(file: &str, what: &str, text: &str) -> Result<(), Error> {
    if text.is_empty() || text.trim() != text {
        let position = Position::file(file);
        return Err(Error::input(
            position,
            format!("{text:?} as {what}"),
            "text without white space around it",
        ));
    }
    Ok(())
}

/// The error of a TOML file, with its line, as found and expected.
pub(super) fn toml_error(file: &str, text: &str, error: &toml::de::Error) -> Error {
    let mut position = Position::file(file);
    if let Some(span) = error.span() {
        let line = text.as_bytes()[..span.start.min(text.len())]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
            + 1;
        position = position.row(u32::try_from(line).unwrap_or(u32::MAX));
    }
    let message = error.message().replace('\n', ", ");
    match message.split_once(", expected ") {
        Some((found, expected)) => Error::input(position, found, expected),
        None => Error::input(position, message, "what the comments of the topic and areas files describe"),
    }
}
