//! Topic, areas and population files: what is wrong in them is said with their line or the entry's name.

use super::fixture::{AREAS, Case, POPULATION, TABLE, TOPIC, csv, refusal, rows};

/// The refusal after `from` has been replaced by `to` in the file `name`.
fn check(name: &str, from: &str, to: &str, line: &str) {
    let text = match name {
        "topic.toml" => TOPIC,
        "areas.toml" => AREAS,
        _ => POPULATION,
    };
    assert!(text.contains(from), "{from:?} is not in {name}");
    let case = Case::new();
    case.write(name, text.replacen(from, to, 1));
    case.write("table.csv", csv(&rows(TABLE)));
    assert_eq!(refusal(case.import(&["table.csv"])), format!("{name}{line}"));
}

#[test]
fn a_topic_file_says_what_is_wrong() {
    for (from, to, line) in [
        (
            "slug = \"things\"",
            "slug = \"things\"\ncolour = 1",
            ", row 3: found unknown field `colour`, expected one of `slug`, `areas`, `default_area`, `title`, `attribution`, `code`, \
             `offence`, `recording_change`, `note`, `not_supplied`, `partial`, `provisional`, `accepted`",
        ),
        (
            "title = { en = \"Things\" }",
            "title = { cy = \"Pethau\" }",
            ", row 5: found missing field `en`, expected what the comments of the topic and areas files describe",
        ),
        (
            "slug = \"things\"",
            "slug = \"Some things\"",
            ": found slug \"Some things\" of topic, expected lower-case words joined by hyphens",
        ),
        (
            "\"everywhere\"",
            "\"nowhere\"",
            ": found area \"nowhere\" in default_area, expected the slug of an area in the areas file",
        ),
        (
            "codes = [\"1A\"]",
            "codes = [\"3C\"]",
            ": found code \"3C\" in offence thing, expected one of 1A, 2B",
        ),
        (
            "codes = [\"1A\"]",
            "codes = []",
            ": found no code in offence thing, expected at least one code",
        ),
        (
            "codes = [\"1A\", \"2B\"]",
            "codes = [\"2B\", \"2B\"]",
            ": found code \"2B\" twice in recording change split, expected each code once",
        ),
        (
            "code = \"2B\"",
            "code = \"1a\"",
            ": found code 1a twice, expected each code once",
        ),
        (
            "\"2012-04\"",
            "\"2012-05\"",
            ": found from = \"2012-05\" of code 1A, expected the first month of a quarter, \"2012-04\"",
        ),
        (
            "\"2012-08\"",
            "\"August\"",
            ": found \"August\" in recording change split, expected a month, such as \"2014-04\"",
        ),
        (
            "en = \"A note.\"",
            "en = \" \"",
            ": found \" \" as note status, expected text without white space around it",
        ),
        (
            "[[note]]",
            "[[not_supplied]]\narea = \"northshire\"\nfrom = \"2012-05\"\nto = \"2012-06\"\nreason = \"x\"\n[[note]]",
            ": found from = \"2012-05\", to = \"2012-06\" in not_supplied of northshire, expected the first month of a quarter and \
             the last month of that or a later one",
        ),
        (
            "[[note]]",
            "[[partial]]\narea = \"westshire\"\nfrom = \"2012-07\"\nto = \"2012-09\"\nreason = \"x\"\n[[note]]",
            ": found area \"westshire\" in partial of westshire, expected the slug of an area in the areas file",
        ),
        (
            "[[note]]",
            "[[partial]]\narea = \"northshire\"\nfrom = \"2012-07\"\nto = \"2012-09\"\nreason = \"\"\n[[note]]",
            ": found \"\" as reason of partial of northshire, expected text without white space around it",
        ),
        (
            "[[note]]",
            "[[provisional]]\narea = \"northshire\"\nfrom = \"2012-07\"\nto = \"2012-09\"\noutcomes = true\nreason = \"x\"\n[[note]]",
            ": found outcomes = true in provisional of northshire, expected provisional counts only",
        ),
        (
            "[[note]]",
            "[[accepted]]\narea = \"northshire\"\nfrom = \"2012-07\"\nto = \"2012-09\"\noutcomes = true\nreason = \"x\"\n[[note]]",
            ": found outcomes = true in accepted of northshire, expected accepted counts only",
        ),
        (
            "source = \"A test.\"",
            "source = \"A test.\"\nwithholds = [\"times\"]",
            ": found \"times\" in withholds of recording change split, expected one of latest, previous, change, change-percent, \
             per-day, nine-years-earlier, times-nine-years-earlier, highest-in-years, lowest-in-years, highest-in-series, \
             lowest-in-series, same-codes, same-codes-previous, same-codes-change-percent, same-codes-nine-years, \
             same-codes-nine-years-earlier, same-codes-times-nine-years-earlier, share-of-total, residents, rate, \
             rate-change-percent, index, outcome-cases, charged, charged-percent, charged-percent-previous, \
             charged-percent-change, charged-percent-of-decided, victim-did-not-support, victim-did-not-support-percent, \
             no-suspect, no-suspect-percent, not-yet-assigned, not-yet-assigned-percent, out-of-court, out-of-court-percent, \
             not-enough-evidence, not-enough-evidence-percent, prevented, prevented-percent, other-outcome, other-outcome-percent",
        ),
    ] {
        check("topic.toml", from, to, line);
    }
}

#[test]
fn an_areas_file_says_what_is_wrong() {
    for (from, to, line) in [
        (
            "slug = \"rail-police\"",
            "slug = \"northshire\"",
            ": found area northshire twice, expected each slug once",
        ),
        (
            "releases = [\"Rail Police\"]",
            "releases = [\"Vale, South & \"]",
            ": found the release name \"Vale, South & \" twice, last at area rail-police, expected each name once",
        ),
        (
            "code = \"E23000001\"",
            "code = \"E2300001\"",
            ": found code \"E2300001\" of area northshire, expected an ONS code, a letter and eight digits",
        ),
        (
            "aliases = [\"north\"]",
            "aliases = [\"North\"]",
            ": found alias \"North\" of area northshire, expected a name in lower case",
        ),
        (
            "kind = \"total\"",
            "kind = \"sum\"",
            ", row 5: found unknown variant `sum`, expected one of `territorial`, `non-territorial`, `total`",
        ),
        (
            "kind = \"total\"",
            "kind = \"territorial\"",
            ": found 0 release names for area everywhere, expected at least one for a force, and none for a total, which is summed",
        ),
        (
            "place = \"in Northshire\"",
            "place = \"\"",
            ": found \"\" as a name of area northshire, expected text without white space around it",
        ),
    ] {
        check("areas.toml", from, to, line);
    }
}

#[test]
fn a_population_file_says_what_is_wrong() {
    for (from, to, line) in [
        (
            "mid_2012",
            "mid-2012",
            ", row 1, column D: found the heading \"mid-2012\", expected \"force\", \"pfa23cd\" or \"mid_2011\", each once",
        ),
        (
            "mid_2012",
            "mid_2011",
            ", row 1, column D: found the heading \"mid_2011\", expected \"force\", \"pfa23cd\" or \"mid_2011\", each once",
        ),
        (
            "Northshire,",
            "Westshire,",
            ", row 2, column force: found \"Westshire\", expected a police force named in the areas file, such as \"Northshire\" or \
             \"Vale, South and\" or \"Rail Police\"",
        ),
        (
            "E23000001",
            "E23000009",
            ", row 2, column code: found \"E23000009\" for Northshire, expected \"E23000001\", as in the areas file",
        ),
        (
            "1100",
            "1,100",
            ", row 2, column E: found \"100\", expected nothing to the right of the table",
        ),
        (
            "1100",
            "1100.5",
            ", row 2, column mid_2012: found \"1100.5\", expected a whole number of residents",
        ),
        (
            "South & Vale,W15000002,2000,1900\n",
            "",
            ": found no row for south-and-vale, expected one row for every area that the areas file gives a population",
        ),
        (
            "South & Vale,W15000002",
            "Northshire,E23000001",
            ", row 3, column force: found a second row for Northshire, expected one row for every force",
        ),
    ] {
        check("population.csv", from, to, line);
    }
}
