//! Whatever counts a provisional quarter says so.

use force_figures::model::{AreaKind, ClaimKind, Quarter};

use super::bounds::{of, starting};

#[test]
fn like_for_like_counts_a_provisional_quarter_as_the_total_does() {
    let mut builder = starting();
    let force = builder.areas().iter().position(|area| area.kind != AreaKind::Total).unwrap();
    // January to March 2016, of the code that is counted like for like.
    builder.set_provisional(0, force, Quarter::financial(2015, 4).unwrap());
    let dataset = builder.finish().unwrap();
    for (period, provisional) in [("2015-12", false), ("2016-03", true), ("2016-12", true)] {
        for kind in [ClaimKind::Latest, ClaimKind::SameCodes, ClaimKind::SameCodesChangePercent] {
            let claim = of(&dataset, "all", period, kind);
            assert!(claim.value.is_ok(), "{kind} {period}");
            assert_eq!(claim.is_provisional(), provisional, "{kind} {period}");
        }
    }
}
