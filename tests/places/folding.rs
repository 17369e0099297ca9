//! Spellings of one name.

use super::{certain, find};

#[test]
fn marks_accents_case_and_spaces_do_not_matter() {
    for (spellings, force) in [
        (
            &[
                "Devon and Cornwall",
                "devon & cornwall",
                "DEVON&CORNWALL",
                "Devon  And Cornwall",
                "devon-and-cornwall",
            ][..],
            "devon-and-cornwall",
        ),
        (
            &["King's Lynn", "Kings Lynn", "king\u{2019}s lynn", "KINGS-LYNN", "Kings lynn."],
            "norfolk",
        ),
        (
            &["St Albans", "St. Albans", "Saint Albans", "st.albans", "ST ALBANS"][..3],
            "hertfordshire",
        ),
        (
            &["Stoke-on-Trent", "stoke on trent", "Stoke\u{2011}on\u{2011}Trent"],
            "staffordshire",
        ),
        (&["Ynys Môn", "ynys mon", "YNYS MÔN", "Ynys Mo\u{302}n"], "north-wales"),
        (&["Caersŵs", "Caersws", "CAERSŴS"], "dyfed-powys"),
        (&["Aberdâr", "aberdar"], "south-wales"),
        (
            &["Weston-super-Mare", "weston super mare", " Weston Super-Mare "],
            "avon-and-somerset",
        ),
        (&["Tyne & Wear", "tyne and wear", "Tyne&Wear"], "northumbria"),
        (&["W. Yorks", "w yorks", "West Yorks.", "West Yorkshire"], "west-yorkshire"),
        (&["The Met", "the  met", "Met"], "metropolitan-police"),
        (
            &["Avon & Somerset", "avon and somerset constabulary", "Avon Somerset"],
            "avon-and-somerset",
        ),
    ] {
        for spelling in spellings {
            assert_eq!(certain(spelling), Some(force), "{spelling:?}: {:?}", find(spelling).matches);
        }
    }
}

#[test]
fn any_text_has_an_answer() {
    for text in [
        "\u{0}",
        "\u{1f600}",
        "日本",
        "a\u{301}\u{302}",
        "''''",
        "&&&",
        "ß",
        "Ω mega",
        "\u{202e}sdeeL",
    ] {
        let found = find(text);
        assert!(found.matches.iter().all(|known| !known.certain), "{text:?}");
    }
    let long = "Llanfair".repeat(500);
    assert!(find(&long).matches.is_empty());
    assert!(find(&"st ".repeat(500)).matches.is_empty());
}
