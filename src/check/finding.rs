//! What was found of a number: whether it is right, and the claim that it was held against, in words.

use super::amount::Amount;
use super::cue::Direction;
use super::matching::Unmatched;
use super::sentence::Text;
use super::token::Place;
use crate::figures::{Claim, Claims};
use crate::model::{Absence, Language, Unit};
use crate::words::number::fixed;
use crate::words::story::{Style, stories};

/// A number that carries a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Where it stands.
    pub place: Place,
    /// The number with its unit, as the article prints it.
    pub text: String,
    /// Whether it is right.
    pub status: Status,
    /// The claim that it was held against.
    pub claim: Option<Claim>,
    /// Spelling of the claim beside the query.
    pub spelled: Option<String>,
    /// The claim as the release's own words print it: "10,056".
    pub printed: Option<String>,
    /// The claim as a sentence.
    pub stated: Option<String>,
    /// The status in words.
    pub message: String,
}

/// Whether a number is right.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    /// It is what rounding the claim gives.
    Agrees,
    /// It is not.
    Differs {
        /// The number less the claim, in the claim's unit. 0 where only the direction is wrong.
        by: f64,
        /// The way that the figure went, where the article says another.
        direction: Option<Direction>,
    },
    /// It cannot be said.
    Unchecked(Unchecked),
}

/// Why a number cannot be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unchecked {
    /// The release does not have the figure.
    Absent(Absence),
    /// The publication rounded the figure more than the article does.
    TooExact,
    /// Nothing says what the number claims.
    Unmatched(Unmatched),
}

impl Status {
    /// The status's name in output.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs { .. } => "differs",
            Self::Unchecked(_) => "unchecked",
        }
    }
}

impl Unchecked {
    /// The reason's name in JSON output.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Absent(absence) => absence.slug(),
            Self::TooExact => "too-exact",
            Self::Unmatched(why) => match why {
                Unmatched::NothingCounted => "nothing-counted",
                Unmatched::Another(_) => "counts-something-else",
                Unmatched::NoShare => "no-share",
                Unmatched::NoBaseYear => "no-base-year",
                Unmatched::WithinQuarter => "within-quarter",
                Unmatched::NoSuchYear => "no-such-year",
                Unmatched::NoSuchClaim => "no-such-claim",
            },
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Absent(absence) => {
                let words = crate::words::of(Language::En);
                format!("the release has no such figure: {}", words.absence(*absence))
            }
            Self::TooExact => "the release rounds the figure more than the article does".to_owned(),
            Self::Unmatched(why) => match why {
                Unmatched::NothingCounted => "nothing says what it counts".to_owned(),
                Unmatched::Another(noun) => format!("it counts {noun}, which the release does not"),
                Unmatched::NoShare => "nothing says what it is a share of".to_owned(),
                Unmatched::NoBaseYear => {
                    "the release is compared with the year before and with nine years earlier alone".to_owned()
                }
                Unmatched::WithinQuarter => {
                    "its twelve months end within a quarter, and the release counts whole quarters".to_owned()
                }
                Unmatched::NoSuchYear => "there are no such twelve months".to_owned(),
                Unmatched::NoSuchClaim => "nothing is claimed of these outcomes in this unit".to_owned(),
            },
        }
    }
}

/// The finding of an amount.
pub(super) fn finding(text: &Text, amount: &Amount, status: Status, claim: Option<Claim>, claims: &Claims<'_>) -> Finding {
    let source = text.source(&amount.at);
    let words = stories(Language::En);
    let style = Style::default();
    let printed = claim
        .as_ref()
        .filter(|claim| claim.value.is_ok())
        .map(|claim| words.printed(claims, claim, style));
    let stated = claim.as_ref().map(|claim| words.stated(claims, claim, style).passage.plain());
    let mut message = match &status {
        Status::Agrees => format!("the release says {}", printed.clone().unwrap_or_default()),
        Status::Differs { by, direction } => {
            let way = match direction {
                Some(Direction::Up) => ", and that the figure rose",
                Some(Direction::Down) => ", and that the figure fell",
                None => "",
            };
            let by = by_words(amount, *by);
            format!("the release says {}{way}{by}", printed.clone().unwrap_or_default())
        }
        Status::Unchecked(why) => format!("can't be checked: {}", why.words()),
    };
    if let Some(stated) = &stated {
        message.push_str(". ");
        message.push_str(stated);
    }
    let place = text.tokens.get(amount.at.start).map_or(
        Place {
            line: 1,
            column: 1,
            length: 0,
        },
        |token| Place {
            length: source.chars().count(),
            ..token.place
        },
    );
    Finding {
        place,
        text: source,
        status,
        spelled: claim.as_ref().map(|claim| claims.spelled(claim)),
        claim,
        printed,
        stated,
        message,
    }
}

fn decimals(amount: &Amount) -> u32 {
    (-amount.step.log10()).round().max(0.0) as u32
}

/// ", 9 less than the article's" or nothing, where the number itself is right.
fn by_words(amount: &Amount, by: f64) -> String {
    if by == 0.0 {
        return String::new();
    }
    let places = match amount.unit {
        Unit::Offences | Unit::Years => 0,
        _ => decimals(amount).max(1),
    };
    let size = fixed(by.abs(), places);
    format!(
        ": the article's number is {size} too {}",
        if by > 0.0 { "high" } else { "low" }
    )
}
