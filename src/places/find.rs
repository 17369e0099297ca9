//! Typed text to forces, best first. Nothing is ever guessed: what is only like a name is never certain.

use super::distance::{LONGEST, distance};
use super::fold::fold;
use super::index::{Border, Index, Name, Weight, said};
use super::postcode::{Postcode, area};

/// Most matches that are given.
const MOST: usize = 12;

/// Most names that are ranked: a match may have several.
const MOST_RANKED: usize = 3 * MOST;

/// What a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchKind {
    /// A force by its own name or another one.
    Force,
    /// A town, a village, a local authority, a county.
    Place,
    /// A postcode district.
    District,
    /// A whole postcode, of which its district is kept.
    Postcode,
}

impl MatchKind {
    /// The spelling in JSON.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Force => "force",
            Self::Place => "place",
            Self::District => "district",
            Self::Postcode => "postcode",
        }
    }
}

/// A force that a typed text may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'i> {
    /// Spelling of the force in queries.
    pub force: &'i str,
    /// The force, the place or the district.
    pub name: &'i str,
    /// What it is.
    pub kind: MatchKind,
    /// Whether the text determines the force.
    pub certain: bool,
    /// Whether the place is near a border, so that the force is approximate.
    pub approximate: bool,
    /// Of a force that has been found by another name, that name; of all else, the name of the force.
    pub detail: Option<&'i str>,
}

/// What a typed text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'i> {
    /// The text; of a postcode its district alone.
    pub query: String,
    /// Best first.
    pub matches: Vec<Match<'i>>,
    /// What is to be said besides: that there is no match, or that the figures are of England and Wales.
    pub statement: Option<&'i str>,
}

/// How a name matches a text, in the order in which matches stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Word,
    Start,
    OneWrong,
    TwoWrong,
    StartWrong,
    Not,
}

/// How `name` matches `typed` (both folded) without a letter wrong.
fn fit(typed: &str, name: &str) -> Fit {
    let Some(rest) = name.strip_prefix(typed) else {
        return if has_words(typed, name) { Fit::Word } else { Fit::Not };
    };
    match rest.bytes().next() {
        None => Fit::Exact,
        Some(b' ') => Fit::Word,
        Some(_) if has_words(typed, name) => Fit::Word,
        Some(_) => Fit::Start,
    }
}

/// Whether the words of `typed` stand among those of `name`, not at its beginning.
fn has_words(typed: &str, name: &str) -> bool {
    let (typed, name) = (typed.as_bytes(), name.as_bytes());
    name.windows(typed.len() + 1).enumerate().any(|(place, part)| {
        part[0] == b' ' && part[1..] == *typed && name.get(place + part.len()).is_none_or(|&byte| byte == b' ')
    })
}

/// How `name` matches `typed` (both folded) with a letter or two wrong.
fn fit_with_errors(typed: &str, name: &str) -> Fit {
    let length = typed.len();
    if !(4..=LONGEST).contains(&length) || name.len() + 2 < length {
        return Fit::Not;
    }
    let found = distance(typed.as_bytes(), name.as_bytes());
    match (found.whole, found.start) {
        (0 | 1, _) => Fit::OneWrong,
        (2, _) if length >= 8 => Fit::TwoWrong,
        (_, 0 | 1) if length >= 5 => Fit::StartWrong,
        (_, 2) if length >= 8 => Fit::StartWrong,
        _ => Fit::Not,
    }
}

impl Index {
    /// What `text` means; names are in the language with the tag `language`.
    #[must_use]
    pub fn find(&self, text: &str, language: &str) -> Found<'_> {
        let text = text.trim_ascii();
        let mut found = Found {
            query: text.to_owned(),
            matches: Vec::new(),
            statement: None,
        };
        match self.postcode(text) {
            Postcode::District(district, place, whole) => {
                found.query.clone_from(&district.code);
                let further = self.further.iter().filter(|&&(district, _)| district == place);
                let forces = [district.force].into_iter().chain(further.map(|&(_, force)| force));
                let kind = if whole { MatchKind::Postcode } else { MatchKind::District };
                let certain = forces.clone().count() == 1;
                for force in forces {
                    found
                        .matches
                        .push(self.of_district(force, &district.code, kind, certain, language));
                }
                self.state_nation(&mut found, &district.code, language);
                if found.statement.is_some() {
                    found.matches.iter_mut().for_each(|known| known.certain = false);
                }
                return found;
            }
            Postcode::Unknown(letters) => {
                // Not even the text of a postcode that is not known is repeated.
                self.state_nation(&mut found, &letters, language);
                found.query = letters;
                found.statement = found.statement.or(Some(said(&self.no_district, language)));
                return found;
            }
            Postcode::None => {}
        }
        let typed = fold(text, &self.words);
        if !typed.is_empty() {
            self.find_name(&typed, &mut found, language);
        }
        if found.matches.is_empty() && !text.is_empty() {
            found.statement = found.statement.or(Some(said(&self.no_match, language)));
        }
        found
    }

    fn find_name<'i>(&'i self, typed: &str, found: &mut Found<'i>, language: &str) {
        let mut ranked = self.ranked(typed, &fit);
        if ranked.first().is_none_or(|&(fit, _)| fit > Fit::Word)
            && let Some(shorter) = self.without_begun_word(typed)
        {
            // What is not the whole text is not certain.
            let shorter = self.ranked(shorter, &fit).into_iter();
            ranked.extend(shorter.map(|(fit, name)| (fit.max(Fit::Word), name)));
        }
        let is_exact = ranked.first().is_some_and(|&(fit, _)| fit == Fit::Exact);
        if !is_exact {
            let wrong = self.ranked(typed, &fit_with_errors);
            // The start of a name with a letter wrong is the last that is tried.
            let best = wrong.first().map_or(Fit::Not, |&(fit, _)| fit);
            if best < Fit::StartWrong || ranked.is_empty() {
                ranked.extend(wrong.into_iter().filter(|&(fit, _)| fit == best));
            }
        }
        let mut exact: Option<u8> = None;
        let mut several = false;
        let mut elsewhere = None;
        for (fit, name) in ranked {
            if fit == Fit::Exact {
                several |= exact.is_some_and(|force| force != name.force) || name.weight.border == Border::Open;
                exact = Some(name.force);
            }
            if usize::from(name.force) < self.forces.len() {
                self.add(found, fit, name, language);
            } else if fit == Fit::Exact || elsewhere.is_none() {
                elsewhere = Some((fit, usize::from(name.force) - self.forces.len()));
            }
        }
        if several {
            found.matches.iter_mut().for_each(|known| known.certain = false);
        }
        // A name of another nation is heard where it is the whole text, or where there is no other.
        if let Some((fit, nation)) = elsewhere
            && (fit == Fit::Exact || found.matches.is_empty())
        {
            self.state(found, nation, language);
        }
        self.add_area(typed, found, language);
    }

    /// The names that match by `fit`, best first: by how they match, by what they are, the shorter before the longer, in their order in
    /// the file.
    fn ranked(&self, typed: &str, fit: &dyn Fn(&str, &str) -> Fit) -> Vec<(Fit, &Name)> {
        let mut ranked: Vec<(Fit, &Name)> = Vec::new();
        for name in &self.names {
            let fit = fit(typed, &name.folded);
            if fit == Fit::Not {
                continue;
            }
            let key = |fit: Fit, name: &Name| (fit, u8::MAX - name.weight.class, name.folded.len());
            let is_before = |other: &&(Fit, &Name)| key(other.0, other.1) <= key(fit, name);
            // By insertion, and the last falls out: the standard library's sorts are kilobytes of wasm.
            let place = ranked.iter().take_while(is_before).count();
            if place < MOST_RANKED {
                ranked.truncate(MOST_RANKED - 1);
                ranked.insert(place, (fit, name));
            }
        }
        ranked
    }

    /// The text without a last word that may become one that says nothing: "merseyside pol".
    fn without_begun_word<'t>(&self, typed: &'t str) -> Option<&'t str> {
        let space = typed.bytes().rposition(|byte| byte == b' ')?;
        let (before, begun) = (typed.get(..space)?, typed.get(space + 1..)?);
        let known = |word: &super::fold::Word| word.meant.is_empty() && word.written.starts_with(begun);
        self.words.iter().any(known).then_some(before)
    }

    fn add<'i>(&'i self, found: &mut Found<'i>, fit: Fit, name: &'i Name, language: &str) {
        let force = &self.forces[usize::from(name.force)];
        let of_force = name.weight.class >= Weight::ALIAS;
        let shown = said(&force.names, language);
        let known = |known: &Match<'_>| {
            known.force == force.slug
                && (known.kind == MatchKind::Force && (of_force || fit == Fit::Exact) || !of_force && known.name == name.shown)
        };
        if found.matches.len() == MOST || found.matches.iter().any(known) {
            return;
        }
        found.matches.push(Match {
            force: &force.slug,
            name: if of_force { shown } else { &name.shown },
            kind: if of_force { MatchKind::Force } else { MatchKind::Place },
            certain: fit == Fit::Exact,
            approximate: name.weight.border != Border::Far,
            detail: match name.weight.class {
                Weight::OWN => None,
                Weight::ALIAS => Some(&name.shown),
                _ => Some(shown),
            },
        });
    }

    fn of_district<'i>(&'i self, force: u8, code: &'i str, kind: MatchKind, certain: bool, language: &str) -> Match<'i> {
        let force = &self.forces[usize::from(force)];
        Match {
            force: &force.slug,
            name: code,
            kind,
            certain,
            approximate: !certain,
            detail: Some(said(&force.names, language)),
        }
    }

    /// The forces of a postcode area whose letters are typed, after what has been found by name.
    fn add_area<'i>(&'i self, typed: &str, found: &mut Found<'i>, language: &str) {
        if typed.len() > 2 {
            return;
        }
        for district in &self.districts {
            let letters = area(&district.code);
            let force = &self.forces[usize::from(district.force)];
            let known = |known: &Match<'_>| known.kind == MatchKind::District && known.force == force.slug;
            if letters.eq_ignore_ascii_case(typed) && !found.matches.iter().any(known) {
                found
                    .matches
                    .push(self.of_district(district.force, letters, MatchKind::District, false, language));
            }
        }
        if found.matches.is_empty() {
            self.state_nation(found, typed, language);
        }
    }

    /// Says where the postcodes are that begin like `code`, if that is in another nation.
    fn state_nation<'i>(&'i self, found: &mut Found<'i>, code: &str, language: &str) {
        for (place, nation) in self.nations.iter().enumerate() {
            let mut areas = nation.areas.as_bytes().split(|&byte| byte == b' ');
            if areas.any(|letters| letters.eq_ignore_ascii_case(code.as_bytes())) {
                self.state(found, place, language);
            }
        }
    }

    fn state<'i>(&'i self, found: &mut Found<'i>, nation: usize, language: &str) {
        let statement = said(&self.nations[nation].statement, language);
        found.statement = found.statement.or(Some(statement));
    }
}
