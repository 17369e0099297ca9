//! Two claims side by side, where they are of one kind of thing.

use super::claim::Claim;
use crate::dataset::Dataset;
use crate::error::{Error, ErrorKind};
use crate::model::{Figure, Language};

/// Two claims that may stand in one sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The claim that the sentence is about.
    pub one: Claim,
    /// The claim that it is set against.
    pub other: Claim,
}

impl Comparison {
    /// The one less the other, in their unit; percentage points where that is per cent.
    ///
    /// # Errors
    /// The absence of either.
    pub fn difference(&self) -> Figure<f64> {
        Ok(self.one.value? - self.other.value?)
    }
}

/// The two claims, where they state the same thing of the same offences in the same months with the same coverage. Areas may
/// differ: that is what is compared.
///
/// # Errors
/// An error that says in what they differ.
pub fn compare(dataset: &Dataset, one: Claim, other: Claim) -> Result<Comparison, Error> {
    let unlike = |what, say: &dyn Fn(&Claim) -> String| {
        Err(Error::from(ErrorKind::Unlike {
            what,
            one: say(&one),
            other: say(&other),
        }))
    };
    let topic = dataset.topic();
    if one.key.kind != other.key.kind {
        return unlike("kinds", &|claim| claim.key.kind.slug().to_owned());
    }
    if one.codes(dataset) != other.codes(dataset) {
        return unlike("offences", &|claim| {
            let codes: Vec<&str> = claim
                .codes(dataset)
                .iter()
                .map(|&code| topic.codes[code].code.as_str())
                .collect();
            format!("{} ({})", topic.offences[claim.key.offence].slug, codes.join(", "))
        });
    }
    if one.key.year_ending != other.key.year_ending {
        return unlike("periods", &|claim| format!("year ending {}", claim.key.year_ending));
    }
    // A force stands for itself; a total stands for every force that it does not leave out.
    let partial = |claim: &Claim| claim.excluding.iter().any(|&area| area != claim.key.area);
    let totals = one.key.area == other.key.area;
    let left_out = |total: &Claim, part: &Claim| total.excluding.contains(&part.key.area);
    if (totals && one.excluding != other.excluding)
        || (partial(&one) && left_out(&one, &other))
        || (partial(&other) && left_out(&other, &one))
    {
        return unlike("coverage", &|claim| {
            let names: Vec<&str> = claim
                .excluding
                .iter()
                .map(|&area| dataset.areas()[area].names.get(Language::En).short.as_str())
                .collect();
            let area = &dataset.areas()[claim.key.area].names.get(Language::En).short;
            if names.is_empty() {
                area.clone()
            } else {
                format!("{area} without {}", names.join(", "))
            }
        });
    }
    Ok(Comparison { one, other })
}
