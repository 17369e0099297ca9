//! The elements of an article's own text, as the command prints them.

use crate::cli::{figures, printed};

#[test]
fn a_figure_is_printed_with_its_text_and_its_statement() {
    assert_eq!(
        printed(&["render", "--claim", "harassment.latest", "--force", "merseyside"]),
        "<force-figure claim=\"harassment.latest\" data-query=\"force=merseyside&amp;year-ending=2025-12&amp;release=2026-04-23\" data-claim=\"harassment.latest\" stated=\"Merseyside Police recorded 8,571 \
         harassment cases in the year to December 2025.\">8,571</force-figure>\n"
    );
    let pinned = printed(&[
        "render",
        "--claim",
        "harassment.change-percent",
        "--force",
        "england-and-wales",
        "--year-ending",
        "2023-09",
        "--pin",
        "force,year-ending",
        "--for",
        "figures",
        "--style",
        "per-cent",
    ]);
    assert!(
        pinned.starts_with(
            "<force-figure claim=\"harassment.change-percent\" for=\"figures\" force=\"england-and-wales\" \
             year-ending=\"2023-09\" format-style=\"per-cent\" "
        ),
        "{pinned}"
    );
    assert!(pinned.trim_end().ends_with(" per cent</force-figure>"), "{pinned}");
}

#[test]
fn a_text_says_what_it_was_written_for_and_is_not_kept_to() {
    let written = |args: &[&str]| {
        let text = printed(&[&["render", "--force", "kent"], args].concat());
        let (_, rest) = text.split_once("data-query=\"").expect("what it was written for");
        rest.split_once('"').expect("its end").0.replace("&amp;", "&")
    };
    assert_eq!(
        written(&["--part", "local"]),
        "force=kent&offence=harassment&year-ending=2025-12&release=2026-04-23"
    );
    assert_eq!(
        written(&["--part", "headline", "--measure", "rate"]),
        "force=kent&offence=harassment&measure=rate&year-ending=2025-12&release=2026-04-23"
    );
    assert_eq!(
        written(&[
            "--part",
            "local",
            "--offence",
            "stalking",
            "--pin",
            "offence,year-ending",
            "--topic",
            "harassment"
        ]),
        "force=kent&release=2026-04-23&topic=harassment"
    );
    assert_eq!(
        written(&["--claim", "harassment.latest", "--pin", "force"]),
        "year-ending=2025-12&release=2026-04-23"
    );
}

#[test]
fn a_figure_that_is_not_there_is_said_in_words() {
    let printed = printed(&[
        "render",
        "--claim",
        "harassment.charged",
        "--force",
        "kent",
        "--year-ending",
        "2016-03",
    ]);
    assert!(printed.trim_end().ends_with(">not available</force-figure>"), "{printed}");
    assert!(
        printed.contains("stated=\"There is no number of charges or summonses"),
        "{printed}"
    );
}

#[test]
fn every_part_of_a_story_has_words_for_every_area() {
    let text = |force: &str, part: &str, more: &[&str]| {
        let mut args = vec!["render", "--part", part, "--force", force];
        args.extend(more);
        printed(&args)
    };
    assert_eq!(
        text("thames-valley", "force", &[]),
        "<force-story part=\"force\" data-query=\"force=thames-valley&amp;year-ending=2025-12&amp;release=2026-04-23\">Thames Valley Police</force-story>\n"
    );
    assert_eq!(
        text("west-midlands", "place", &[]),
        "<force-story part=\"place\" data-query=\"force=west-midlands&amp;year-ending=2025-12&amp;release=2026-04-23\">in the West Midlands</force-story>\n"
    );
    // The national figure stands in for a paragraph that the total does not have.
    let national = text("england-and-wales", "national", &[]);
    assert!(
        national.contains("<p>Police in England and Wales recorded <span data-claim="),
        "{national}"
    );
    // A year without outcomes: a sentence, and no number.
    let missing = text("kent", "outcomes", &["--year-ending", "2016-03"]);
    assert!(
        missing.contains("<p>There is no number of charges or summonses for "),
        "{missing}"
    );
    let outcomes = text("merseyside", "outcomes", &["--offence", "harassment", "--pin", "offence"]);
    assert!(
        outcomes.starts_with(
            "<force-story part=\"outcomes\" offence=\"harassment\" data-query=\"force=merseyside&amp;year-ending="
        ),
        "{outcomes}"
    );
    assert!(
        outcomes.contains(
            ">603</span>, <span data-claim=\"harassment.charged-percent@2025-03\">or 7.1%</span>, have so far led to a charge"
        ),
        "{outcomes}"
    );
    assert!(
        outcomes.contains("<details class=\"ff-story-notes\">") && outcomes.contains("Cases are still open"),
        "{outcomes}"
    );
}

#[test]
fn an_unknown_part_lists_the_known_ones() {
    let output = figures(&["render", "--part", "worst"]);
    assert!(!output.status.success() && output.stdout.is_empty());
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.contains("unknown part \"worst\"; valid: local, outcomes, national, headline, force, place"),
        "{message}"
    );
}
