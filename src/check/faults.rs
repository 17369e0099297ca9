//! The four faults that stories written from a template make: right figures, wrongly put together.

use super::Checked;
use super::agreement::{Agreement, agreement};
use super::cue::{DOWN, UP};
use super::mention::{Mention, Named};
use super::report::Status;
use super::subject::Scene;
use super::token::Place;
use crate::error::ErrorKind;
use crate::figures::{Caveat, Claim, Claims, compare};
use crate::model::{AreaKind, ClaimKind, Language, Unit};
use crate::query::ClaimKey;
use crate::words::number::integer;

/// A fault of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// Which of the four.
    pub kind: FaultKind,
    /// What is wrong, in words.
    pub message: String,
}

/// The faults that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// A local figure beside a national one that is not of the same offences, months or forces.
    NotLikeForLike,
    /// A figure without what must be said beside it.
    CaveatMissing,
    /// The explanation of a rise, where the local figure fell.
    RiseExplainedUnderFall,
    /// A comparison of years between which recording changed, without a word on it.
    AcrossRecordingChange,
}

impl FaultKind {
    /// The fault's name in output.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::NotLikeForLike => "not-like-for-like",
            Self::CaveatMissing => "caveat-missing",
            Self::RiseExplainedUnderFall => "rise-explained-under-fall",
            Self::AcrossRecordingChange => "across-recording-change",
        }
    }
}

/// Words that say that outcomes may follow.
const SO_FAR: [&str; 6] = ["so far", "to date", "yet", "by the time", "at the time", "as of"];

/// Words that say that recording changed.
const RECORDING: [&str; 14] = [
    "recording",
    "counting rules",
    "counted as",
    "counted apart",
    "counted separately",
    "counted differently",
    "recorded differently",
    "recorded as",
    "recorded in addition",
    "not comparable",
    "not directly comparable",
    "cannot be compared",
    "can't be compared",
    "way police record",
];

/// Words that hold two sentences against each other.
const COMPARES: [&str; 10] = [
    "compared",
    "compares",
    "comparison",
    "against",
    "than",
    "average",
    "contrast",
    "whereas",
    "higher",
    "lower",
];

/// Words that give a reason.
const REASONS: [&str; 14] = [
    "because",
    "due to",
    "reflects",
    "reflect",
    "driven by",
    "down to",
    "thanks to",
    "explained by",
    "explains",
    "result of",
    "attributed to",
    "owing to",
    "partly",
    "reason for",
];

/// Words that say that one thing went another way than the other.
const CONTRASTS: [&str; 9] = [
    "but", "while", "although", "though", "whereas", "however", "contrast", "unlike", "bucking",
];

/// Words that speak of more than one year.
const LONG: [&str; 6] = ["decade", "decades", "long term", "long - term", "over the years", "since"];

pub(super) fn faults(scene: &Scene<'_>, claims: &Claims<'_>, checked: &[Checked]) -> Vec<Fault> {
    let search = Search { scene, claims, checked };
    let mut faults = search.unlike();
    faults.extend(search.caveats());
    faults.extend(search.explained_rise());
    faults.extend(search.recording());
    faults.sort_by_key(|fault| (fault.place, fault.kind));
    faults
}

struct Search<'a> {
    scene: &'a Scene<'a>,
    claims: &'a Claims<'a>,
    checked: &'a [Checked],
}

impl Search<'_> {
    fn fault(&self, checked: &Checked, kind: FaultKind, message: String) -> Fault {
        let own = &self.scene.amounts[checked.index];
        let place = self.scene.text.tokens[own.at.start].place;
        Fault {
            place: Place {
                length: self.scene.text.source(&own.at).chars().count(),
                ..place
            },
            kind,
            message,
        }
    }

    fn sentence(&self, checked: &Checked) -> usize {
        self.scene.amounts[checked.index].sentence
    }

    fn is_total(&self, area: usize) -> bool {
        self.claims.dataset.areas()[area].kind == AreaKind::Total
    }

    fn area_name(&self, area: usize) -> &str {
        &self.claims.dataset.areas()[area].names.get(Language::En).name
    }

    fn offence_name(&self, offence: usize) -> &str {
        &self.claims.dataset.topic().offences[offence].names.get(Language::En).other
    }

    /// Shares and rates, with the claims that they make.
    fn shares(&self) -> impl Iterator<Item = (&Checked, &Claim)> {
        self.checked.iter().filter_map(|checked| {
            let claim = checked.claim.as_ref()?;
            let share = matches!(claim.unit(), Unit::Percent | Unit::OffencesPer1000)
                && !matches!(claim.key.kind, ClaimKind::ChangePercent | ClaimKind::ShareOfTotal);
            share.then_some((checked, claim))
        })
    }

    /// A local share beside a national one of other offences.
    fn unlike(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (national, claim) in self.shares().filter(|(_, claim)| self.is_total(claim.key.area)) {
            if let Some(fault) = self.share_of_other_offences(national, claim) {
                faults.push(fault);
                continue;
            }
            let unlike = self.shares().find_map(|(local, other)| {
                if self.is_total(other.key.area) || other.key.kind != claim.key.kind || !self.beside(local, national) {
                    return None;
                }
                match compare(self.claims.dataset, other.clone(), claim.clone()) {
                    Err(error) => Some((local, error)),
                    Ok(_) => None,
                }
            });
            if let Some((local, error)) = unlike {
                let ErrorKind::Unlike { what, one, other } = error.kind() else {
                    continue;
                };
                let later = if local.index > national.index { local } else { national };
                let message =
                    format!("a figure of {one} beside one of {other}: they are of different {what}, and not to be compared");
                faults.push(self.fault(later, FaultKind::NotLikeForLike, message));
            }
        }
        faults
    }

    /// Whether two figures stand so near that a reader compares them.
    fn beside(&self, one: &Checked, other: &Checked) -> bool {
        let (first, later) = if one.index < other.index { (one, other) } else { (other, one) };
        let (at, then) = (self.sentence(first), self.sentence(later));
        let words = || self.scene.text.has(self.scene.text.sentences[then].clone(), &COMPARES);
        at == then || (then - at <= 2 && (words() || !later.subject.offence_named))
    }

    /// A national share that is not that of the offence that the article is about, but that of others.
    fn share_of_other_offences(&self, national: &Checked, claim: &Claim) -> Option<Fault> {
        if national.status == Status::Agrees || national.subject.offence_named {
            return None;
        }
        let amount = &self.scene.amounts[national.index];
        let offences = 0..self.claims.dataset.topic().offences.len();
        let other = offences.filter(|&offence| offence != claim.key.offence).find(|&offence| {
            let other = self.claims.get(ClaimKey { offence, ..claim.key });
            other
                .value
                .is_ok_and(|value| agreement(amount, &other, value) == Agreement::Agrees)
        })?;
        let message = format!(
            "{} is the figure of {}, and not of {}, which the text is about",
            self.scene.text.source(&amount.at),
            self.offence_name(other),
            self.offence_name(claim.key.offence)
        );
        Some(self.fault(national, FaultKind::NotLikeForLike, message))
    }

    /// Figures without their caveats.
    fn caveats(&self) -> Vec<Fault> {
        let text = self.scene.text;
        let mut faults: Vec<(usize, Fault)> = Vec::new();
        let mut said: Vec<&Caveat> = Vec::new();
        let article = 0..text.tokens.len();
        for checked in self.checked {
            let Some(claim) = checked.claim.as_ref().filter(|claim| claim.value.is_ok()) else {
                continue;
            };
            let sentence = self.sentence(checked);
            for caveat in &claim.caveats {
                let missing = match caveat {
                    Caveat::SoFar if claim.key.kind == ClaimKind::OutcomeCases => None,
                    Caveat::SoFar if self.says_so_far(sentence) => None,
                    Caveat::SoFar => Some("outcomes are those assigned so far, and the text does not say so".to_owned()),
                    Caveat::Excluding => {
                        let areas = &claim.excluding;
                        let unsaid: Vec<&str> = areas
                            .iter()
                            .filter(|&&area| area != claim.key.area && !self.says_excluding(area))
                            .map(|&area| self.area_name(area))
                            .collect();
                        (!unsaid.is_empty())
                            .then(|| format!("it leaves out {}, and the text does not say so", unsaid.join(", ")))
                    }
                    Caveat::Provisional if text.has(article.clone(), &["provisional"]) => None,
                    Caveat::Provisional => Some("the release calls it provisional, and the text does not say so".to_owned()),
                    _ => None,
                };
                // Once for each sentence; what is true of a whole article, once.
                let repeated = match caveat {
                    Caveat::SoFar => faults
                        .iter()
                        .any(|(at, fault)| *at == sentence && fault.message.starts_with("outcomes")),
                    _ => said.contains(&caveat),
                };
                if let Some(message) = missing.filter(|_| !repeated) {
                    faults.push((sentence, self.fault(checked, FaultKind::CaveatMissing, message)));
                    said.push(caveat);
                }
            }
        }
        faults.into_iter().map(|(_, fault)| fault).collect()
    }

    /// Whether the sentence, or one before it in its paragraph, says that outcomes are those so far.
    fn says_so_far(&self, sentence: usize) -> bool {
        let text = self.scene.text;
        let paragraph = text.paragraph(sentence);
        (0..=sentence)
            .filter(|&other| text.paragraph(other) == paragraph)
            .any(|other| text.has(text.sentences[other].clone(), &SO_FAR))
    }

    fn says_excluding(&self, area: usize) -> bool {
        self.scene
            .mentions
            .iter()
            .any(|mention| mention.named == Named::Excluded(area))
    }

    /// A reason given for a rise, where the area that the article is about had a fall.
    fn explained_rise(&self) -> Vec<Fault> {
        let text = self.scene.text;
        let query = &self.claims.query;
        let Some(area) = Some(query.area)
            .filter(|&area| !self.is_total(area))
            .or_else(|| self.force_of_article())
        else {
            return Vec::new();
        };
        let key = ClaimKey {
            area,
            ..self.claims.key(ClaimKind::Change)
        };
        let (change, latest, previous) = (
            self.claims.get(key),
            self.claims.get(key.kind(ClaimKind::Latest)),
            self.claims.get(key.kind(ClaimKind::Previous)),
        );
        if change.value.is_ok_and(|change| change >= 0.0) || change.value.is_err() {
            return Vec::new();
        }
        let mut faults = Vec::new();
        for (index, sentence) in text.sentences.iter().enumerate() {
            let explains = text.has(sentence.clone(), &REASONS) && text.tokens[sentence.clone()].iter().any(is_rise);
            let before = text.sentences[index.saturating_sub(1)].clone();
            let long = [before, sentence.clone()]
                .into_iter()
                .any(|range| self.speaks_of_years(range));
            if !explains || long || self.is_of_another_force(sentence.clone(), area) || self.contrasts(index, area) {
                continue;
            }
            let count = |claim: &Claim| claim.value.map(|value| integer(value as i64)).unwrap_or_default();
            faults.push(Fault {
                place: text.tokens[sentence.start].place,
                kind: FaultKind::RiseExplainedUnderFall,
                message: format!(
                    "this explains a rise, but {} of {} fell from {} to {}",
                    self.offence_name(key.offence),
                    self.area_name(area),
                    count(&previous),
                    count(&latest)
                ),
            });
        }
        faults
    }

    /// The force that the first figure of a force is of.
    fn force_of_article(&self) -> Option<usize> {
        self.checked
            .iter()
            .map(|checked| checked.subject.area)
            .find(|&area| !self.is_total(area))
    }

    fn speaks_of_years(&self, range: std::ops::Range<usize>) -> bool {
        let years = |mention: &Mention| matches!(mention.named, Named::YearsBefore(years) if years > 1);
        self.scene.text.has(range.clone(), &LONG) || self.scene.mentions_in(range).any(years)
    }

    fn is_of_another_force(&self, range: std::ops::Range<usize>, own: usize) -> bool {
        let forces: Vec<usize> = self
            .scene
            .mentions_in(range)
            .filter_map(|mention| match mention.named {
                Named::Area(area) if !self.is_total(area) => Some(area),
                _ => None,
            })
            .collect();
        !forces.is_empty() && !forces.contains(&own)
    }

    /// Whether the sentence, or a neighbour in its paragraph, says that the force went the other way.
    fn contrasts(&self, index: usize, area: usize) -> bool {
        let text = self.scene.text;
        let neighbours = index.saturating_sub(1)..(index + 2).min(text.sentences.len());
        neighbours
            .filter(|&other| text.paragraph(other) == text.paragraph(index))
            .any(|other| {
                let range = text.sentences[other].clone();
                let named = self.scene.mentions_in(range.clone()).any(|mention| match mention.named {
                    Named::Area(named) | Named::Alias(named) => named == area,
                    Named::TheForce => true,
                    _ => false,
                });
                named && text.has(range.clone(), &CONTRASTS) && text.has(range, &DOWN)
            })
    }

    /// Whether the article says of the very month of a change.
    fn says_when(&self, caveat: &Caveat) -> bool {
        let Caveat::RecordingChange(change) = caveat else {
            return false;
        };
        let from = self.claims.dataset.topic().changes[*change].from;
        let month = crate::words::of(Language::En).month(from).to_lowercase();
        self.scene.text.has(0..self.scene.text.tokens.len(), &[&month])
    }

    /// Comparisons across changes in recording that the article does not mention.
    fn recording(&self) -> Vec<Fault> {
        let text = self.scene.text;
        if text.has(0..text.tokens.len(), &RECORDING) {
            return Vec::new();
        }
        let topic = self.claims.dataset.topic();
        let mut faults = Vec::new();
        let mut said: Vec<&Caveat> = Vec::new();
        for checked in self.checked {
            let Some(claim) = checked.claim.as_ref() else {
                continue;
            };
            let changes: Vec<&Caveat> = claim
                .caveats
                .iter()
                .filter(|caveat| matches!(caveat, Caveat::RecordingChange(_) | Caveat::CodesAdded))
                .collect();
            let changes: Vec<&Caveat> = changes.into_iter().filter(|change| !self.says_when(change)).collect();
            if changes.iter().all(|change| said.contains(change)) {
                continue;
            }
            let texts: Vec<&str> = changes
                .iter()
                .filter_map(|caveat| match caveat {
                    Caveat::RecordingChange(change) => Some(topic.changes[*change].text.get(Language::En).as_str()),
                    _ => None,
                })
                .collect();
            let (first, last) = claim.window();
            let kind = if last.ordinal() - first.ordinal() > 24 {
                FaultKind::AcrossRecordingChange
            } else {
                FaultKind::CaveatMissing
            };
            let mut message = "it compares years between which recording changed, and the text does not say so".to_owned();
            if !texts.is_empty() {
                message = format!("{message}: {}", texts.join(" "));
            }
            faults.push(self.fault(checked, kind, message));
            said.extend(changes);
        }
        faults
    }
}

/// Whether a word says that something rose; "more" and "higher" compare places, too.
fn is_rise(token: &super::token::Token) -> bool {
    token.is_any(&UP) && !token.is_any(&["up", "more", "higher"])
}
