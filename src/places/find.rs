//! Typed text to forces, best first. Nothing is ever guessed: what is only like a name is never certain.

use super::distance::{LONGEST, distance};
use super::fold::fold;
use super::index::{Index, NO_DISTRICT, NO_MATCH, Name, Weight};
use super::postcode::{Postcode, area, compact, outward};
use crate::model::next_piece;

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
    /// Whether the text is a place or a postcode of another nation.
    pub elsewhere: bool,
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
    let (typed, name) = (typed.as_bytes(), name.as_bytes());
    let mut fit = Fit::Not;
    let mut start = 0;
    while let Some(rest) = name.get(start..).filter(|rest| rest.len() >= typed.len()) {
        // At the beginning of each word.
        if (start == 0 || name[start - 1] == b' ') && rest.starts_with(typed) {
            let ends = rest.get(typed.len()).is_none_or(|&byte| byte == b' ');
            fit = fit.min(match (start, ends) {
                (0, true) if rest.len() == typed.len() => Fit::Exact,
                (_, true) => Fit::Word,
                (0, false) => Fit::Start,
                _ => Fit::Not,
            });
        }
        start += 1;
    }
    fit
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
    pub fn find<'i>(&'i self, text: &str, language: &str) -> Found<'i> {
        let text = text.trim_ascii();
        let mut found = Found {
            query: text.to_owned(),
            matches: Vec::new(),
            statement: None,
            elsewhere: false,
        };
        let code = compact(text);
        let mut unmatched = NO_DISTRICT;
        match self.postcode(text, &code) {
            Postcode::District(district, whole) => {
                let kind = if whole { MatchKind::Postcode } else { MatchKind::District };
                self.add_districts(&mut found, district, district, kind, language);
                district.clone_into(&mut found.query);
                self.state_nation(&mut found, district, language);
                let certain = found.matches.len() == 1 && found.statement.is_none();
                for known in &mut found.matches {
                    known.certain = certain;
                    known.approximate = !certain;
                }
            }
            Postcode::Unknown => {
                // Not even the text of a postcode that is not known is repeated.
                outward(text, &code).clone_into(&mut found.query);
                self.state_nation(&mut found, area(&code), language);
            }
            Postcode::None => {
                let typed = fold(text, self.words());
                if typed.is_empty() {
                    return found;
                }
                self.find_name(&typed, &mut found, language);
                unmatched = NO_MATCH;
            }
        }
        if found.matches.is_empty() && found.statement.is_none() {
            found.statement = Some(self.said(unmatched, language));
        }
        found
    }

    fn find_name<'i>(&'i self, typed: &str, found: &mut Found<'i>, language: &str) {
        let mut ranked = Vec::new();
        self.rank(typed, fit, &mut ranked);
        if let Some(shorter) = self.without_begun_word(typed)
            && first_fit(&ranked) > Fit::Word
        {
            let mut more = Vec::new();
            self.rank(shorter, fit, &mut more);
            for (fit, name) in more {
                // What is not the whole text is not certain.
                ranked.push((fit.max(Fit::Word), name));
            }
        }
        if first_fit(&ranked) != Fit::Exact {
            let mut wrong = Vec::new();
            self.rank(typed, fit_with_errors, &mut wrong);
            let best = first_fit(&wrong);
            // The start of a name with a letter wrong is the last that is tried.
            if best < Fit::StartWrong || ranked.is_empty() {
                for (fit, name) in wrong {
                    if fit == best {
                        ranked.push((fit, name));
                    }
                }
            }
        }
        let mut exact = None;
        let mut certain = true;
        let mut elsewhere = (Fit::Not, 0);
        for (fit, name) in ranked {
            if fit == Fit::Exact {
                certain &= name.weight.border() != Weight::OPEN && exact.is_none_or(|force| force == name.force);
                exact = Some(name.force);
            }
            if name.force < self.forces() {
                self.add(found, fit, name, language);
            } else if fit < elsewhere.0 {
                elsewhere = (fit, name.force);
            }
        }
        for known in &mut found.matches {
            known.certain &= certain;
        }
        // A name of another nation is heard where it is the whole text, or where there is no other.
        if elsewhere.0 == Fit::Exact || elsewhere.0 != Fit::Not && found.matches.is_empty() {
            self.state(found, elsewhere.1, language);
        }
        // The letters of a postcode area may be all of the text.
        if typed.len() <= 2 {
            self.add_districts(found, typed, "", MatchKind::District, language);
            if found.matches.is_empty() {
                self.state_nation(found, typed, language);
            }
        }
    }

    /// The names that match by `fit`, best first: by how they match, by what they are, the shorter before the longer, in their order in
    /// the file.
    fn rank<'i>(&'i self, typed: &str, fit: fn(&str, &str) -> Fit, ranked: &mut Vec<(Fit, &'i Name)>) {
        let key = |fit: Fit, name: &Name| {
            (fit as usize) << 16 | usize::from(u8::MAX - name.weight.class()) << 8 | name.folded.len().min(255)
        };
        for name in &self.names {
            let fit = fit(typed, &name.folded);
            if fit == Fit::Not {
                continue;
            }
            // By insertion, and the last falls out: the standard library's sorts are kilobytes of wasm.
            let mut place = ranked.len();
            while place > 0 && key(ranked[place - 1].0, ranked[place - 1].1) > key(fit, name) {
                place -= 1;
            }
            if place < MOST_RANKED {
                ranked.truncate(MOST_RANKED - 1);
                ranked.insert(place, (fit, name));
            }
        }
    }

    /// The text without a last word that may become one that says nothing: "merseyside pol".
    fn without_begun_word<'t>(&self, typed: &'t str) -> Option<&'t str> {
        let space = typed.bytes().rposition(|byte| byte == b' ')?;
        let (before, begun) = (typed.get(..space)?, typed.get(space + 1..)?);
        let mut words = self.words().chunks_exact(2);
        words
            .any(|word| word[1].is_empty() && word[0].as_bytes().starts_with(begun.as_bytes()))
            .then_some(before)
    }

    fn add<'i>(&'i self, found: &mut Found<'i>, fit: Fit, name: &'i Name, language: &str) {
        let force = self.slug(name.force);
        let class = name.weight.class();
        let of_force = class >= Weight::ALIAS;
        let shown = self.name(name.force, language);
        for known in &found.matches {
            let is_force = known.kind == MatchKind::Force && (of_force || fit == Fit::Exact);
            if known.force == force && (is_force || !of_force && known.name == name.shown) {
                return;
            }
        }
        if found.matches.len() == MOST {
            return;
        }
        found.matches.push(Match {
            force,
            name: if of_force { shown } else { &name.shown },
            kind: if of_force { MatchKind::Force } else { MatchKind::Place },
            // Until it turns out that the whole text is another force's name too.
            certain: fit == Fit::Exact,
            approximate: name.weight.border() != 0,
            detail: match class {
                Weight::OWN => None,
                Weight::ALIAS => Some(&name.shown),
                _ => Some(shown),
            },
        });
    }

    /// Adds the forces of the district `code`, or of all districts whose area has these letters; each force once.
    fn add_districts<'i>(&'i self, found: &mut Found<'i>, code: &str, whole: &str, kind: MatchKind, language: &str) {
        for district in &self.districts {
            let letters = area(&district.code);
            let is_it = if whole.is_empty() {
                letters.eq_ignore_ascii_case(code)
            } else {
                district.code == whole
            };
            let force = self.slug(district.force);
            let is_known = found.matches.iter().any(|known| known.kind == kind && known.force == force);
            if is_it && !is_known {
                found.matches.push(Match {
                    force,
                    name: if whole.is_empty() { letters } else { &district.code },
                    kind,
                    certain: false,
                    approximate: true,
                    detail: Some(self.name(district.force, language)),
                });
            }
        }
    }

    /// Says what is to be said of a nation.
    fn state<'i>(&'i self, found: &mut Found<'i>, nation: usize, language: &str) {
        found.statement = Some(self.name(nation, language));
        found.elsewhere = true;
    }

    /// Says where the postcodes are that begin like `code`, if that is in another nation.
    fn state_nation<'i>(&'i self, found: &mut Found<'i>, code: &str, language: &str) {
        for nation in self.forces()..self.nations() {
            let mut rest = Some(self.areas(nation));
            while let Some(letters) = next_piece(&mut rest, b' ') {
                if letters.eq_ignore_ascii_case(code) {
                    self.state(found, nation, language);
                }
            }
        }
    }
}

/// How the best of the names matches.
fn first_fit(ranked: &[(Fit, &Name)]) -> Fit {
    ranked.first().map_or(Fit::Not, |&(fit, _)| fit)
}
