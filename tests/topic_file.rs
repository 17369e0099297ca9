//! What a topic file and an areas file can say of codes, changes and names: good and bad. The files are the published ones with one
//! line changed, read through the record that names them.

use force_figures::import::read_record;
use force_figures::model::{Language, NounPair, Topic};

use crate::common::project_file;

const RECORD: &str = "harassment-2024-01-25.toml";

/// What is read after `from` has been replaced by `to` in the file `name`, once.
fn read(name: &str, from: &str, to: &str) -> Result<force_figures::Dataset, String> {
    let folder = tempfile::tempdir().unwrap();
    for file in [RECORD, "harassment.toml", "areas.toml"] {
        let mut text = std::fs::read_to_string(project_file(&format!("www/data/{file}"))).unwrap();
        if file == name {
            assert!(text.contains(from), "{from:?} is not in {name}");
            text = text.replacen(from, to, 1);
        }
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    let prefix = folder.path().join("").display().to_string();
    read_record(&folder.path().join(RECORD)).map_err(|error| error.to_string().replace(&prefix, ""))
}

fn topic(from: &str, to: &str) -> Topic {
    let dataset = read("harassment.toml", from, to).unwrap_or_else(|error| panic!("{to}: {error}"));
    dataset.topic().clone()
}

fn refused(name: &str, from: &str, to: &str, expected: &str) {
    match read(name, from, to) {
        Ok(_) => panic!("{to:?} was read"),
        Err(error) => assert_eq!(error, format!("{name}{expected}")),
    }
}

/// Codes that the change touches, those that it withholds, whether it is a move.
fn change(topic: &Topic, slug: &str) -> (Vec<String>, Vec<String>, bool) {
    let change = topic.changes.iter().find(|change| change.slug == slug).unwrap();
    let named = |codes: &[usize]| codes.iter().map(|&code| topic.codes[code].code.clone()).collect();
    (named(&change.codes), named(&change.withheld), change.is_move)
}

#[test]
fn each_code_of_a_change_is_a_caveat_or_withheld() {
    let topic = topic("slug", "slug");
    for (slug, codes, withheld, is_move) in [
        ("stalking-split", &["8L", "8Q"][..], &[][..], true),
        ("more-offences", &["8L"], &[], false),
        ("malicious-split", &["8L", "8R"], &[], true),
        ("in-addition", &["8L", "8Q"], &["8Q"], false),
        ("former-partners", &["8L", "8Q"], &["8Q"], true),
        ("principal-crime", &["8L", "8M", "8Q", "8R", "8U"], &[], false),
    ] {
        let own = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(change(&topic, slug), (own(codes), own(withheld), is_move), "{slug}");
    }
}

#[test]
fn an_older_topic_file_says_codes_and_means_caveats() {
    let of_today = topic("slug", "slug");
    let older = topic("caveat = [\"8L\"]", "codes = [\"8L\"]");
    assert_eq!(older, of_today);
    let mixed = topic("caveat = [\"8L\", \"8R\"]", "codes = [\"8R\"]\ncaveat = [\"8L\"]");
    assert_eq!(mixed, of_today);
    let withheld = topic("caveat = [\"8L\", \"8R\"]", "codes = [\"8R\"]\nwithhold = [\"8L\"]");
    let (codes, own, _) = change(&withheld, "malicious-split");
    assert_eq!((codes, own), (vec!["8L".to_owned(), "8R".to_owned()], vec!["8L".to_owned()]));
}

#[test]
fn what_is_wrong_with_a_change_is_said() {
    for (from, to, expected) in [
        (
            "withhold = [\"8Q\"]",
            "withhold = [\"8L\"]",
            ": found code \"8L\" twice in recording change in-addition, expected each code once",
        ),
        (
            "withhold = [\"8Q\"]",
            "withhold = [\"8X\"]",
            ": found code \"8X\" in recording change in-addition, expected one of 8L, 8M, 8Q, 8R, 8U",
        ),
        (
            "caveat = [\"8L\"]",
            "caveat = []",
            ": found no code in recording change more-offences, expected at least one code",
        ),
        (
            "withhold = [\"8Q\"]",
            "withhold = [\"8Q\"]\nwithholds = [\"multiple\"]",
            ": found \"multiple\" in withholds of recording change in-addition, expected one of latest, previous, change",
        ),
    ] {
        match read("harassment.toml", from, to) {
            Ok(_) => panic!("{to:?} was read"),
            Err(error) => assert!(error.starts_with(&format!("harassment.toml{expected}")), "{error}"),
        }
    }
    let error = read("harassment.toml", "move = true", "move = \"yes\"").unwrap_err();
    assert!(
        error.starts_with("harassment.toml, row ")
            && error.contains("invalid type: string \"yes\"")
            && error.contains("a boolean"),
        "{error}"
    );
}

#[test]
fn a_code_can_end() {
    let ended = topic(
        "code = \"8M\"\nfrom = \"2012-04\"",
        "code = \"8M\"\nfrom = \"2012-04\"\nto = \"2020-03\"",
    );
    let code = ended.codes.iter().find(|code| code.code == "8M").unwrap();
    assert_eq!(code.to.unwrap().to_string(), "2019/20 Q4");
    assert!(ended.codes.iter().filter(|code| code.to.is_some()).count() == 1);
    for (to, expected) in [
        (
            "2020-02",
            ": found to = \"2020-02\" of code 8M, expected the last month of a quarter that is not before 2012/13 Q1, such as \
             \"2020-03\"",
        ),
        (
            "2012-03",
            ": found to = \"2012-03\" of code 8M, expected the last month of a quarter that is not before 2012/13 Q1, such as \
             \"2012-06\"",
        ),
        ("March", ": found \"March\" in code 8M, expected a month, such as \"2014-04\""),
    ] {
        refused(
            "harassment.toml",
            "code = \"8M\"\nfrom = \"2012-04\"",
            &format!("code = \"8M\"\nfrom = \"2012-04\"\nto = \"{to}\""),
            expected,
        );
    }
}

#[test]
fn a_short_noun_stands_where_the_offence_has_just_been_named() {
    let own = topic("slug", "slug");
    let names = |topic: &Topic| topic.offences[0].names.get(Language::En).clone();
    let case = NounPair {
        one: "case".to_owned(),
        other: "cases".to_owned(),
    };
    assert_eq!(names(&own).short, Some(case));
    let none = topic("short_one = \"case\"\nshort_other = \"cases\"\n", "");
    assert_eq!(names(&none).short, None);
    for left in ["short_one = \"case\"\n", "short_other = \"cases\"\n"] {
        refused(
            "harassment.toml",
            "short_one = \"case\"\nshort_other = \"cases\"\n",
            left,
            ": found short_one or short_other alone in offence harassment, expected both of them or neither",
        );
    }
    refused(
        "harassment.toml",
        "short_one = \"case\"",
        "short_one = \"case \"",
        ": found \"case \" as a name of offence harassment, expected text without white space around it",
    );
}

#[test]
fn a_force_has_an_article_where_the_style_says_so() {
    let with = |from: &str, to: &str| {
        let dataset = read("areas.toml", from, to).unwrap();
        let area = dataset.area_index("metropolitan-police").unwrap();
        dataset.areas()[area].names.get(Language::En).in_sentence()
    };
    let phrase = "place = \"in the Metropolitan Police area\", article = \"the\"";
    assert_eq!(with(phrase, phrase), "the Metropolitan Police");
    assert_eq!(
        with(phrase, "place = \"in the Metropolitan Police area\""),
        "Metropolitan Police"
    );
    let dataset = read("areas.toml", "slug", "slug").unwrap();
    let articles: Vec<String> = dataset
        .areas()
        .iter()
        .map(|area| area.names.get(Language::En))
        .filter(|names| !names.article.is_empty())
        .map(|names| names.in_sentence())
        .collect();
    assert_eq!(
        articles,
        [
            "the City of London Police",
            "the Metropolitan Police",
            "the British Transport Police"
        ]
    );
    refused(
        "areas.toml",
        phrase,
        "place = \"in the Metropolitan Police area\", article = \" the\"",
        ": found article \" the\" of area metropolitan-police, expected a word without white space around it",
    );
}
