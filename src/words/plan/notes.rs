//! Which notes stand beside the figures, and which are one tap away.

use super::{Headline, Key};
use crate::figures::{Caveat, Figures, Notice};

/// Most notes that stand beside the figures.
pub const MOST_BESIDE: usize = 2;

/// The notes, each as an index into [`Figures::notices`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotesPlan {
    /// What concerns the figures that are said: at most [`MOST_BESIDE`].
    pub beside: Vec<usize>,
    /// All others.
    pub further: Vec<usize>,
}

impl NotesPlan {
    /// The notes beside this headline and these key figures.
    #[must_use]
    pub fn new(figures: &Figures<'_>, headline: &Headline, keys: &[Key]) -> Self {
        let mut caveats: Vec<&Caveat> = Vec::new();
        caveats.extend(headline.before.iter().flat_map(|before| &before.change.caveats));
        caveats.extend(headline.main.caveats.iter());
        for key in keys {
            caveats.extend(&key.claim.caveats);
        }
        let concerns = |notice: &Notice| match *notice {
            Notice::NewerRelease(_) | Notice::NoRate(_) | Notice::NotCompared { .. } => true,
            Notice::RecordingChange { change, .. } => caveats.contains(&&Caveat::RecordingChange(change)),
            Notice::OlderPopulationEstimate { year } => caveats.contains(&&Caveat::OlderPopulationEstimate(year)),
            Notice::TotalIncludesForcesWithoutResidents => caveats.contains(&&Caveat::IncludesForcesWithoutResidents),
            _ => false,
        };
        let (mut beside, mut further) = (Vec::new(), Vec::new());
        for (index, notice) in figures.notices.iter().enumerate() {
            if concerns(notice) && beside.len() < MOST_BESIDE {
                beside.push(index);
            } else {
                further.push(index);
            }
        }
        Self { beside, further }
    }
}
