//! Stories of every force: their grammar, their figures, and their sentences word for word.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;

use force_figures::Dataset;
use force_figures::figures::{Caveat, Claim, Claims, Figures};
use force_figures::model::{ClaimKind, Figure, Language, Unit};
use force_figures::query::ClaimKey;
use force_figures::words::plan::Headline;
use force_figures::words::story::{ParagraphKind, Story, StoryCaveat, StoryWords, Style, stories};
use force_figures::words::{self, Passage};

use crate::claims::{ask, claim};
use crate::common::{latest, project_file, published};

/// Numbers in words, from zero.
const UNDER_TEN: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// Words that rank forces, in either language.
const RANK_WORDS: [&str; 10] = [
    "worst",
    "best",
    "rank",
    "ranked",
    "league",
    "top",
    "gwaethaf",
    "gorau",
    "safle",
    "cynghrair",
];

/// Twelve months of every kind: before codes existed, across each recording change, with and without outcomes.
const PERIODS: [&str; 7] = ["2013-03", "2014-12", "2016-06", "2019-03", "2023-09", "2025-03", "2025-12"];

#[test]
fn every_story_of_every_force_keeps_the_grammar() {
    let dataset = latest();
    let styles: Vec<Style> = Style::all().collect();
    let mut told = 0;
    let mut turn = 0;
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for period in PERIODS {
                let query = format!("force={}&offence={}&year-ending={period}", area.slug, offence.slug);
                let known = Known::new(&dataset, &query);
                for language in Language::ALL {
                    let words = stories(language);
                    if words.language() != language {
                        continue;
                    }
                    // Every style of the year with everything in it; of the others each style in turn.
                    turn += 1;
                    let all = period == "2025-03";
                    let some = styles.iter().enumerate();
                    for (_, &style) in some.filter(|(index, _)| all || index % styles.len() == turn % styles.len()) {
                        let story = Story::new(&known.claims, words, style);
                        check_story(&known, &story, words, style, &query);
                        told += 1;
                    }
                }
            }
        }
    }
    assert!(told >= 45 * 6 * (16 + 6), "only {told} stories");
}

#[test]
fn the_older_release_and_one_with_gaps_keep_it_too() {
    let older = published("2023-10-19");
    for area in older.areas() {
        let query = format!("force={}", area.slug);
        let known = Known::new(&older, &query);
        let words = stories(Language::En);
        let story = Story::new(&known.claims, words, Style::default());
        check_story(&known, &story, words, Style::default(), &query);
        assert!(
            story
                .paragraphs
                .iter()
                .all(|paragraph| paragraph.kind != ParagraphKind::Outcomes),
            "{query} has outcomes of a release that has none"
        );
    }
}

/// The claims of a query, each worked out once: sixteen styles print the same ones.
struct Known<'d> {
    claims: Claims<'d>,
    all: Vec<Claim>,
    printed: RefCell<BTreeMap<String, Claim>>,
}

impl<'d> Known<'d> {
    fn new(dataset: &'d Dataset, query: &str) -> Self {
        let claims = ask(dataset, query);
        Self {
            all: claims.all(),
            claims,
            printed: RefCell::default(),
        }
    }

    fn claim(&self, spelled: &str) -> Claim {
        let mut printed = self.printed.borrow_mut();
        let known = printed.entry(spelled.to_owned());
        known.or_insert_with(|| claim(&self.claims, spelled)).clone()
    }

    fn value(&self, key: ClaimKey, kind: ClaimKind) -> Figure<f64> {
        self.claim(&key.kind(kind).spelled(self.claims.dataset, &self.claims.query))
            .value
    }
}

fn check_story(known: &Known<'_>, story: &Story, words: &dyn StoryWords, style: Style, query: &str) {
    assert!(!story.paragraphs.is_empty(), "{query} says nothing");
    for paragraph in &story.paragraphs {
        assert!(!paragraph.sentences.is_empty());
        for sentence in &paragraph.sentences {
            let context = format!("{query} {style} {}: \"{}\"", story.lang, sentence.passage.plain());
            check_text(&sentence.passage.plain(), &context);
            check_spans(known, &sentence.passage, &context);
            if story.lang == "en" {
                check_direction(known, &sentence.passage, &context);
                // The record prints what was published, fair or not.
                check_fairness(known, &sentence.passage, &context);
            }
        }
    }
    assert!(story.notes.len() <= 2, "{query}: {:?}", story.notes);
    for note in story.notes.iter().chain(&story.further_notes) {
        check_text(note, &format!("note of {query} {}: \"{note}\"", story.lang));
    }
    for claim in &known.all {
        let context = format!("{:?} of {query} {style} {}", claim.key.kind, story.lang);
        let stated = words.stated(&known.claims, claim, style);
        let plain = stated.passage.plain();
        check_text(&plain, &format!("{context}: \"{plain}\""));
        check_spans(known, &stated.passage, &format!("{context}: \"{plain}\""));
        let printed = words.printed(&known.claims, claim, style);
        assert!(!printed.is_empty() && printed.trim() == printed, "{context}: \"{printed}\"");
        if let Ok(value) = claim.value
            && !matches!(claim.unit(), Unit::Offences | Unit::Years)
        {
            assert_eq!(
                printed.matches('.').count(),
                usize::from(printed.contains(|letter: char| letter.is_ascii_digit()) && printed.contains('.')),
                "{context}: {value} as \"{printed}\""
            );
        }
    }
}

/// What any sentence must be.
fn check_text(text: &str, context: &str) {
    let first = text.chars().next().unwrap_or(' ');
    assert!(first.is_uppercase(), "{context} begins with {first:?}");
    assert!(text.ends_with('.') && !text.ends_with(".."), "{context} does not end");
    let lower = text.to_lowercase();
    for bad in [
        "  ",
        " ,",
        " .",
        ",,",
        "nan ",
        "nan%",
        "undefined",
        "null",
        "infinit",
        "-0",
        "err(",
        "ok(",
        "none(",
        "{",
        "}",
    ] {
        assert!(!lower.contains(bad), "{bad:?} in {context}");
    }
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    assert!(
        !words.any(|word| RANK_WORDS.contains(&word) || word == "inf"),
        "{context} ranks"
    );
}

/// The text without its months and the base of an index: "though recording changed in May 2023" dates a change and states no figure.
fn without_months(text: &str) -> String {
    let text = text.replace("the first comparable year is 100", "");
    let text = text.replace("lle mae'r flwyddyn gyntaf y gellir ei chymharu yn 100", "");
    const MONTHS: [&str; 12] = [
        "March",
        "April",
        "May",
        "June",
        "September",
        "December",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Medi",
        "Rhagfyr",
    ];
    let mut left = Vec::new();
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        left.push(word);
        let year = |next: &&str| next.len() >= 4 && next.as_bytes()[..4].iter().all(u8::is_ascii_digit);
        if MONTHS.contains(&word) && words.peek().is_some_and(year) {
            words.next();
        }
    }
    left.join(" ")
}

/// Every figure lies in a span with a claim that exists; rates print with decimals by their own size.
fn check_spans(known: &Known<'_>, passage: &Passage, context: &str) {
    for span in &passage.spans {
        let Some(spelled) = &span.claim else {
            assert!(
                !without_months(&span.text).contains(|letter: char| letter.is_ascii_digit()),
                "\"{}\" has a figure and no claim in {context}",
                span.text
            );
            continue;
        };
        assert!(!span.text.is_empty(), "an empty figure in {context}");
        let claim = known.claim(spelled);
        if let Ok(value) = claim.value
            && claim.key.kind == ClaimKind::Rate
            && !["the same as", "yr un fath"].iter().any(|same| span.text.starts_with(same))
        {
            let digit = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
            let number = span.text.split(' ').find(digit).unwrap_or_default();
            let places = number.split_once('.').map_or(0, |(_, places)| places.len());
            let expected = match value {
                value if value >= 0.995 => 1,
                value if value >= 0.005 => 2,
                value if value > 0.0 => 4,
                _ => 0,
            };
            assert_eq!(places, expected, "{value} as {number:?} in {context}");
            let printed: f64 = number.replace(',', "").parse().unwrap();
            assert_eq!(printed > 0.0, value > 0.0, "{value} as {number:?} in {context}");
        }
    }
}

/// Direction words agree with the signs of their claims and with what is printed.
fn check_direction(known: &Known<'_>, passage: &Passage, context: &str) {
    for (index, span) in passage.spans.iter().enumerate() {
        let Some(spelled) = &span.claim else { continue };
        let said = known.claim(spelled);
        let value = |kind: ClaimKind| known.value(said.key, kind);
        let before = index.checked_sub(1).map_or("", |index| passage.spans[index].text.as_str());
        match said.key.kind {
            ClaimKind::Previous | ClaimKind::SameCodesPrevious => {
                // The numbers themselves say which way it went; the claim of the change is not asked.
                let after = if said.key.kind == ClaimKind::Previous {
                    ClaimKind::Latest
                } else {
                    ClaimKind::SameCodes
                };
                let change = value(after).unwrap() - said.value.unwrap();
                let direction = match index.checked_sub(2).map(|index| &passage.spans[index]) {
                    Some(percent) if before == " from " => percent.text.as_str(),
                    _ => before.trim_start_matches([',', ' ']),
                };
                assert_eq!(direction.starts_with("up "), change > 0.0, "{context}");
                assert_eq!(direction.starts_with("down "), change < 0.0, "{context}");
                let same = span.text.contains("the same number as") || span.text == "as in the year before";
                assert_eq!(same, change == 0.0, "{context}");
                assert!(!before.contains("slightly"), "{context}");
            }
            ClaimKind::ChangePercent if said.key.area != known.claims.query.area => {
                let own = known.value(
                    ClaimKey {
                        area: known.claims.query.area,
                        ..said.key
                    },
                    ClaimKind::ChangePercent,
                );
                let (own, other) = (own.unwrap_or(0.0), said.value.unwrap());
                let sign = |value: f64| (value > 0.05, value < -0.05);
                if span.text.starts_with("a rise of ") {
                    assert!(other > 0.0 && !sign(own).0, "{context}");
                } else if span.text.starts_with("a fall of ") {
                    assert!(other < 0.0 && !sign(own).1, "{context}");
                } else if span.text.starts_with("up ") || span.text.starts_with("down ") {
                    // A statement of its own, in the paragraph about all forces.
                    assert_eq!(span.text.starts_with("up "), other > 0.0, "{context}");
                } else if span.text != "no change" {
                    assert_eq!(sign(own), sign(other), "{context}");
                }
            }
            ClaimKind::ChargedPercentChange => {
                let change = said.value.unwrap();
                assert_eq!(span.text.starts_with("up "), change > 0.0, "{context}");
                assert_eq!(span.text.starts_with("down "), change < 0.0, "{context}");
            }
            ClaimKind::HighestInYears | ClaimKind::HighestInSeries => {
                assert!(
                    value(ClaimKind::Change).unwrap() > 0.0 && span.text.contains("highest"),
                    "{context}"
                );
            }
            ClaimKind::LowestInYears | ClaimKind::LowestInSeries => {
                assert!(
                    value(ClaimKind::Change).unwrap() < 0.0 && span.text.contains("lowest"),
                    "{context}"
                );
            }
            _ => {}
        }
    }
}

/// What fairness asks of every sentence, read off the sentence itself.
fn check_fairness(known: &Known<'_>, passage: &Passage, context: &str) {
    let plain = passage.plain();
    for span in &passage.spans {
        let Some(spelled) = &span.claim else { continue };
        let said = known.claim(spelled);
        // What is not told says why.
        if said.value.is_err() {
            continue;
        }
        let value = |kind: ClaimKind| known.value(said.key, kind).unwrap();
        match said.key.kind {
            ClaimKind::TimesNineYearsEarlier => {
                let (latest, earlier) = (value(ClaimKind::Latest), value(ClaimKind::NineYearsEarlier));
                assert!(earlier >= 200.0 && latest / earlier <= 20.0, "{context}");
            }
            ClaimKind::SameCodesTimesNineYearsEarlier => {
                let latest = value(ClaimKind::SameCodesNineYears);
                let earlier = value(ClaimKind::SameCodesNineYearsEarlier);
                assert!(earlier >= 200.0 && latest / earlier <= 20.0, "{context}");
                assert!(plain.starts_with("Counting only offences recorded throughout ("), "{context}");
            }
            ClaimKind::HighestInYears | ClaimKind::HighestInSeries | ClaimKind::LowestInYears | ClaimKind::LowestInSeries => {
                assert!(value(ClaimKind::Latest) >= 50.0, "{context}");
                assert!(!span.text.contains("lowest number in the past"), "{context}");
            }
            ClaimKind::Charged => assert!(value(ClaimKind::OutcomeCases) >= 10.0, "{context}"),
            ClaimKind::ChargedPercent => assert!(value(ClaimKind::OutcomeCases) >= 50.0, "{context}"),
            _ => continue,
        }
        // A comparison that crosses a change says so itself, and not in a note alone.
        let crossed = said.changes();
        if !crossed.is_empty() && !matches!(said.key.kind, ClaimKind::Charged | ClaimKind::ChargedPercent) {
            assert!(
                plain.contains("recording changed") || plain.contains("changed again"),
                "{context}"
            );
        }
    }
}

/// The text with its numbers below ten in digits: stories have them in words, figures that stand alone do not.
fn in_digits(text: &str) -> String {
    let words = text
        .split(' ')
        .map(|word| match UNDER_TEN.iter().position(|number| *number == word) {
            Some(number) => number.to_string(),
            None => word.to_owned(),
        });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_count_prints_alike_in_story_headline_table_and_key_figures() {
    let dataset = latest();
    let page = words::of(Language::En);
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for period in ["2014-12", "2023-09", "2025-12"] {
                let query = format!("force={}&offence={}&year-ending={period}", area.slug, offence.slug);
                let claims = ask(&dataset, &query);
                let figures = Figures::new(&dataset, claims.query);
                let view = words::View::new(&figures, force_figures::model::ChartKind::Years, page);
                let story = Story::new(&claims, stories(Language::En), Style::default());
                let passage = story.paragraphs[0].passage();
                let span = |kind: &str| {
                    let spelled = format!("{}.{kind}", offence.slug);
                    let span = passage.spans.iter().find(|span| span.claim.as_ref() == Some(&spelled));
                    span.map(|span| span.text.as_str())
                };
                let Some(latest) =
                    span("latest").filter(|_| figures.claim(ClaimKind::Latest).value.is_ok_and(|total| total > 0.0))
                else {
                    continue;
                };
                assert!(
                    in_digits(&view.head.headline.plain()).contains(&in_digits(latest)),
                    "{latest} is not in {:?}",
                    view.head.headline
                );
                if let Some(before) = span("previous").filter(|text| !text.contains("none") && !text.contains("same")) {
                    assert!(
                        in_digits(&view.head.headline.plain()).contains(&in_digits(before)),
                        "{before} is not in {:?}",
                        view.head.headline
                    );
                }
                let number = in_digits(latest.split(' ').next().unwrap());
                assert!(
                    view.table.rows.iter().any(|row| row[1] == number),
                    "{number} is in no row of {query}"
                );
                if let Some(key) = view.head.keys.iter().find(|key| key.claim.ends_with(".per-day")) {
                    let said = span("per-day").unwrap().split(' ').next().unwrap();
                    assert_eq!(in_digits(said), key.value, "{query}");
                }
            }
        }
    }
}

#[test]
fn a_rate_prints_alike_in_story_and_headline() {
    let dataset = latest();
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            let query = format!(
                "force={}&offence={}&measure=rate&year-ending=2024-12",
                area.slug, offence.slug
            );
            let claims = ask(&dataset, &query);
            let rate = claims.get(claims.key(ClaimKind::Rate));
            let figures = Figures::new(&dataset, claims.query);
            let view = words::View::new(&figures, force_figures::model::ChartKind::Years, words::of(Language::En));
            if rate.value.is_ok() {
                let printed = stories(Language::En).printed(&claims, &rate, Style::default());
                assert_eq!(view.head.keys[0].value, printed, "{query}");
            }
        }
    }
}

#[test]
fn the_daily_average_stands_by_the_number_that_it_divides() {
    // Kent in the year to March 2018: 5,354 + 76 + 405 + 7,594 = 13,429, and 13,429 / 365 = 36.8. Without 8R, which began in April
    // 2017, 5,354 + 76 + 405 = 5,835 and 4,002 + 53 + 168 = 4,223.
    let dataset = latest();
    let claims = ask(&dataset, "force=kent&offence=stalking-and-harassment&year-ending=2018-03");
    let story = Story::new(&claims, stories(Language::En), Style::default());
    let sentences: Vec<String> = story.paragraphs[0]
        .sentences
        .iter()
        .map(|said| said.passage.plain())
        .collect();
    assert_eq!(
        sentences[..3],
        [
            "Kent Police recorded 13,429 stalking and harassment cases in the year to March 2018.",
            "That is equivalent to an average of 37 cases a day.",
            "The total cannot be compared with the year before, as it has counted malicious communications since April 2017.",
        ]
    );
    assert!(
        sentences[3].starts_with("Counting only offences recorded throughout (")
            && sentences[3].contains("the number was 5,835, up 38.2% from 4,223 the year before"),
        "{sentences:?}"
    );
}

#[test]
fn the_headline_says_the_same_without_a_slight() {
    // Nothing is slightly the same.
    let dataset = latest();
    let mut same = 0;
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for period in dataset.year_endings() {
                let query = format!("force={}&offence={}&year-ending={period}", area.slug, offence.slug);
                let claims = ask(&dataset, &query);
                if claim(&claims, &format!("{}.change", offence.slug)).value != Ok(0.0) {
                    continue;
                }
                same += 1;
                let figures = Figures::new(&dataset, claims.query);
                let headline = words::of(Language::En).headline(&figures, &Headline::new(&figures)).plain();
                let none = headline.contains(" recorded no ") && headline.contains(", as in the year before");
                assert!(none || headline.contains(", the same as the year before"), "{headline}");
                assert!(!headline.contains("slightly"), "{headline}");
                let story = Story::new(&claims, stories(Language::En), Style::default());
                let text = story.paragraphs[0].sentences[0].passage.plain();
                let none = text.contains(" recorded no ") && text.contains(", as in the year before");
                assert!(none || text.contains(", the same number as the year before"), "{text}");
                assert!(!text.contains("slightly"), "{text}");
            }
        }
    }
    assert!(same > 0, "no year is the same as the year before");
}

/// Every force's sentences in the newest year, a block for each force and offence: the sentences, then the slugs of what must be
/// said with them.
fn sentences(dataset: &Dataset, language: Language) -> String {
    let words = stories(language);
    let mut text = String::new();
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            let claims = ask(dataset, &format!("force={}&offence={}", area.slug, offence.slug));
            let story = Story::new(&claims, words, Style::default());
            text.push_str(&format!("# {} {}\n", area.slug, offence.slug));
            for paragraph in &story.paragraphs {
                let own = paragraph.sentences.iter().filter(|sentence| {
                    // What is said of all forces stands once, under their own name.
                    let spans = &sentence.passage.spans;
                    paragraph.kind != ParagraphKind::National
                        || spans
                            .iter()
                            .any(|span| span.claim.as_ref().is_some_and(|claim| !claim.contains(':')))
                });
                let said: Vec<String> = own.map(|sentence| sentence.passage.plain()).collect();
                if !said.is_empty() {
                    text.push_str(&format!("{}\n", said.join(" ")));
                }
            }
            let mut caveats = Vec::new();
            for sentence in story.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences) {
                for caveat in &sentence.caveats {
                    let slug = slug(dataset, caveat);
                    if !caveats.contains(&slug) {
                        caveats.push(slug);
                    }
                }
            }
            text.push_str(&format!("~ {}\n", caveats.join(" ")));
        }
    }
    text
}

fn slug(dataset: &Dataset, caveat: &StoryCaveat) -> String {
    match caveat.caveat {
        Caveat::RecordingChange(index) => dataset.topic().changes[index].slug.clone(),
        Caveat::Excluding => {
            let slugs: Vec<&str> = caveat
                .excluding
                .iter()
                .map(|&area| dataset.areas()[area].slug.as_str())
                .collect();
            format!("excluding({})", slugs.join(","))
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn every_sentence_of_every_force_word_for_word() {
    let dataset = latest();
    for language in Language::ALL {
        if stories(language).language() != language {
            continue;
        }
        let path = project_file(&format!("tests/golden/story/{language}.txt"));
        let text = sentences(&dataset, language);
        if std::env::var_os("FORCE_FIGURES_BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for (number, (line, expected)) in text.lines().zip(golden.lines()).enumerate() {
            assert_eq!(line, expected, "{}, line {}", path.display(), number + 1);
        }
        assert_eq!(text.len(), golden.len(), "{}", path.display());
    }
}
