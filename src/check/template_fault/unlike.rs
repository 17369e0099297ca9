//! Local figures beside national ones that are not of the same offences, months or forces.

use super::{FaultSearch, TemplateFault, TemplateFaultKind};
use crate::check::agreement::{Agreement, agreement};
use crate::check::checked::Checked;
use crate::check::finding::Status;
use crate::error::ErrorKind;
use crate::figures::{Claim, compare};
use crate::model::{ClaimKind, Unit};
use crate::query::ClaimKey;

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

impl FaultSearch<'_> {
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
    pub(super) fn unlike(&self) -> Vec<TemplateFault> {
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
                faults.push(self.fault(later, TemplateFaultKind::NotLikeForLike, message));
            }
        }
        faults
    }

    /// Whether two figures stand so near that a reader compares them.
    fn beside(&self, one: &Checked, other: &Checked) -> bool {
        let (first, later) = if one.index < other.index { (one, other) } else { (other, one) };
        let (at, then) = (self.sentence(first), self.sentence(later));
        let words = || self.article.text.has(self.article.text.sentences[then].clone(), &COMPARES);
        at == then || (then - at <= 2 && (words() || !later.subject.offence_named))
    }

    /// A national share that is not that of the offence that the article is about, but that of others.
    fn share_of_other_offences(&self, national: &Checked, claim: &Claim) -> Option<TemplateFault> {
        if national.status == Status::Agrees || national.subject.offence_named {
            return None;
        }
        let amount = &self.article.amounts[national.index];
        let offences = 0..self.claims.dataset.topic().offences.len();
        let other = offences.filter(|&offence| offence != claim.key.offence).find(|&offence| {
            let other = self.claims.get(ClaimKey { offence, ..claim.key });
            other
                .value
                .is_ok_and(|value| agreement(amount, &other, value) == Agreement::Agrees)
        })?;
        let message = format!(
            "{} is the figure of {}, and not of {}, which the text is about",
            self.article.text.source(&amount.at),
            self.offence_name(other),
            self.offence_name(claim.key.offence)
        );
        Some(self.fault(national, TemplateFaultKind::NotLikeForLike, message))
    }
}
