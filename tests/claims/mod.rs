//! Claims: their values by hand, their cells, their guards, and the stories that they were published in.

use force_figures::figures::{Claim, Claims};
use force_figures::query::ClaimQuery;
use force_figures::{Dataset, FigureQuery};

mod bounds;
#[cfg(feature = "cli")]
mod command;
mod guards;
mod mutation;
mod oracles;
mod provisional;
#[cfg(feature = "cli")]
mod record;

/// What can be claimed of a spelled query.
pub(crate) fn ask<'d>(dataset: &'d Dataset, query: &str) -> Claims<'d> {
    let query: FigureQuery = query.parse().unwrap_or_else(|error| panic!("{query}: {error}"));
    Claims::new(
        dataset,
        query.resolve(dataset).unwrap_or_else(|error| panic!("{query}: {error}")),
    )
}

/// The claim spelled `text` beside the query of `claims`.
pub(crate) fn claim(claims: &Claims<'_>, text: &str) -> Claim {
    let query: ClaimQuery = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    let key = query.resolve(claims.dataset, &claims.query);
    claims.get(key.unwrap_or_else(|error| panic!("{text}: {error}")))
}
