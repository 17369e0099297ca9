//! The four faults that stories written from a template make: right figures, wrongly put together.

mod caveat;
mod explained_rise;
mod recording;
mod unlike;

use super::article::Article;
use super::checked::Checked;
use super::token::Place;
use crate::figures::Claims;
use crate::model::{AreaKind, Language};

/// A fault that a template made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// Where it stands.
    pub place: Place,
    /// Which of the four.
    pub kind: TemplateFaultKind,
    /// What is wrong, in words.
    pub message: String,
}

/// The faults that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplateFaultKind {
    /// A local figure beside a national one that is not of the same offences, months or forces.
    NotLikeForLike,
    /// A figure without what must be said beside it.
    CaveatMissing,
    /// The explanation of a rise, where the local figure fell.
    RiseExplainedUnderFall,
    /// A comparison of years between which recording changed, without a word on it.
    AcrossRecordingChange,
}

impl TemplateFaultKind {
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

pub(super) fn faults(article: &Article<'_>, claims: &Claims<'_>, checked: &[Checked]) -> Vec<TemplateFault> {
    let search = FaultSearch {
        article,
        claims,
        checked,
    };
    let mut faults = search.unlike();
    faults.extend(search.caveats());
    faults.extend(search.explained_rise());
    faults.extend(search.recording());
    faults.sort_by_key(|fault| (fault.place, fault.kind));
    faults
}

struct FaultSearch<'a> {
    article: &'a Article<'a>,
    claims: &'a Claims<'a>,
    checked: &'a [Checked],
}

impl FaultSearch<'_> {
    fn fault(&self, checked: &Checked, kind: TemplateFaultKind, message: String) -> TemplateFault {
        let own = &self.article.amounts[checked.index];
        let place = self.article.text.tokens[own.at.start].place;
        TemplateFault {
            place: Place {
                length: self.article.text.source(&own.at).chars().count(),
                ..place
            },
            kind,
            message,
        }
    }

    fn sentence(&self, checked: &Checked) -> usize {
        self.article.amounts[checked.index].sentence
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
}
