//! Two claims side by side, where they are of one kind of thing.

use super::claim::Claim;
use crate::dataset::Dataset;
use crate::error::{Error, ErrorKind};
use crate::model::{ClaimKind, Figure, Language, Unlike};

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

/// Whether the two claims state the same thing of the same offences in the same months with the same coverage. Areas may differ:
/// that is what is compared.
///
/// # Errors
/// In what they differ.
pub fn like(dataset: &Dataset, one: &Claim, other: &Claim) -> Result<(), Unlike> {
    if one.key.kind != other.key.kind {
        return Err(Unlike::Kinds);
    }
    if one.codes(dataset) != other.codes(dataset) {
        return Err(Unlike::Offences);
    }
    if one.key.year_ending != other.key.year_ending {
        return Err(Unlike::Periods);
    }
    // A force stands for itself; a total stands for every force that it does not leave out.
    let partial = |claim: &Claim| claim.excluding.iter().any(|&area| area != claim.key.area);
    let totals = one.key.area == other.key.area;
    let left_out = |total: &Claim, part: &Claim| total.excluding.contains(&part.key.area);
    if (totals && one.excluding != other.excluding)
        || (partial(one) && left_out(one, other))
        || (partial(other) && left_out(other, one))
    {
        return Err(Unlike::Coverage);
    }
    // An index stands on the year that it begins with.
    let stated = one.value.is_ok() && other.value.is_ok();
    if one.key.kind == ClaimKind::Index && stated && one.window().0 != other.window().0 {
        return Err(Unlike::Bases);
    }
    Ok(())
}

/// The two claims side by side, where they are [`like`].
///
/// # Errors
/// An error that says in what they differ.
pub fn compare(dataset: &Dataset, one: Claim, other: Claim) -> Result<Comparison, Error> {
    let Err(unlike) = like(dataset, &one, &other) else {
        return Ok(Comparison { one, other });
    };
    let topic = dataset.topic();
    let say = |claim: &Claim| match unlike {
        Unlike::Kinds => claim.key.kind.slug().to_owned(),
        Unlike::Offences => {
            let codes: Vec<&str> = claim
                .codes(dataset)
                .iter()
                .map(|&code| topic.codes[code].code.as_str())
                .collect();
            format!("{} ({})", topic.offences[claim.key.offence].slug, codes.join(", "))
        }
        Unlike::Periods => format!("year ending {}", claim.key.year_ending),
        Unlike::Bases => format!("index from {}", claim.window().0),
        Unlike::Coverage => {
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
        }
    };
    Err(ErrorKind::Unlike {
        what: unlike.slug(),
        one: say(&one),
        other: say(&other),
    }
    .into())
}
