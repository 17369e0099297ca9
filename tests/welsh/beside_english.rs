//! What must hold of every Welsh sentence beside its English one.

use force_figures::Dataset;
use force_figures::figures::{Caveat, Notice};
use force_figures::model::{Absence, ChartKind, Date, Language, Measure, YearEnding};
use force_figures::query::year_endings;
use force_figures::words::story::{PercentStyle, PeriodStyle, Story, Style, stories};
use force_figures::words::{self, Passage, View};

use super::{claims, view_of, welsh};
use crate::common::{ask, latest};

/// Runs of digits with their points and commas, in order of size and not of place: languages put them in other places.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers: Vec<String> = text
        .split(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',')
        .map(|number| number.trim_matches(['.', ',']).to_owned())
        .filter(|number| number.contains(|letter: char| letter.is_ascii_digit()))
        .collect();
    numbers.sort();
    numbers
}

/// The text without the English names that stand in it, which are the only English that Welsh may hold.
fn without_names(dataset: &Dataset, text: &str) -> String {
    let mut text = text.to_owned();
    for area in dataset.areas().iter().filter(|area| area.names.exact(Language::Cy).is_none()) {
        let names = area.names.get(Language::En);
        text = text.replace(&names.name, "X").replace(&names.short, "X");
    }
    text
}

fn check_welsh(dataset: &Dataset, text: &str, what: &str) {
    assert!(!text.trim().is_empty(), "an empty text in {what}");
    let words = without_names(dataset, text);
    for bad in ["NaN", "undefined", "null", "  ", "-0", " ,", "..", " .", "Err", "Ok("] {
        assert!(!words.contains(bad), "{bad:?} in {text:?} of {what}");
    }
    let lower = format!(" {} ", words.to_lowercase().replace(['.', ',', ':', ';', '(', ')'], " "));
    for english in [
        " the ",
        " and ",
        " of ",
        " in ",
        " year ",
        " case ",
        " cases ",
        " offence ",
        " offences ",
        " from ",
        " police ",
        " for ",
        " than ",
        " figures ",
        " recorded ",
        " per ",
        " not ",
        " with ",
        " people ",
        " wales ",
        " england ",
    ] {
        assert!(!lower.contains(english), "{english:?} in {text:?} of {what}");
    }
    for rank in ["gwaethaf", "gorau", "safle"] {
        assert!(!lower.contains(rank), "{rank:?} in {text:?}");
    }
    assert!(!text.starts_with(|first: char| first.is_ascii_digit()), "{text:?} of {what}");
}

fn texts(view: &View) -> Vec<String> {
    let mut texts = vec![
        view.kicker.clone(),
        view.headline.plain(),
        view.chart_title.clone(),
        view.chart_summary.clone(),
        view.source.clone(),
        view.released.clone(),
        view.table.caption.clone(),
    ];
    texts.extend(view.method.iter().map(Passage::plain));
    texts.extend(view.notices.iter().map(|notice| notice.text.clone()));
    texts.extend(view.keys.iter().map(|key| key.label.clone()));
    texts.extend(view.table.head.clone());
    texts
}

#[test]
fn every_view_says_in_welsh_what_it_says_in_english() {
    let dataset = latest();
    let periods = year_endings(&dataset);
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for measure in Measure::ALL {
                for period in [periods[0], periods[20], periods[51]] {
                    let query = format!(
                        "force={}&offence={}&measure={measure}&year-ending={period}",
                        area.slug, offence.slug
                    );
                    let view = |language| view_of(&dataset, &query, ChartKind::Years, language);
                    let (own, english) = (view(Language::Cy), view(Language::En));
                    let (said, meant) = (texts(&own), texts(&english));
                    assert_eq!(said.len(), meant.len(), "{query}");
                    for (text, meant) in said.iter().zip(&meant) {
                        check_welsh(&dataset, text, &query);
                        assert_eq!(numbers(text), numbers(meant), "{text:?} for {meant:?}");
                    }
                    let spellings = |view: &View| -> Vec<Option<String>> {
                        view.headline
                            .spans
                            .iter()
                            .filter(|span| span.claim.is_some())
                            .map(|span| span.claim.clone())
                            .collect()
                    };
                    assert_eq!(spellings(&own), spellings(&english), "{query}");
                }
            }
        }
    }
}

/// Words that stand in a Welsh sentence where, and only where, the English one has theirs.
const SAME_MEANING: [(&str, &str); 12] = [
    ("up from", "i fyny o "),
    ("down from", "i lawr o "),
    ("slightly ", "ychydig "),
    ("highest", "uchaf"),
    ("lowest", "isaf"),
    ("at least", "o leiaf"),
    ("more than", "mwy n|fwy n"),
    ("so far", "hyd yma"),
    ("excluding", "heb gynnwys"),
    ("compared with", "o gymharu â"),
    ("less than", "llai na|lai na"),
    ("the same", "yr un nifer|yr un gyfran|yr un flwyddyn"),
];

fn check_story(dataset: &Dataset, query: &str, style: Style) {
    let claims = claims(dataset, query);
    let (own, english) = (
        Story::new(&claims, stories(Language::Cy), style),
        Story::new(&claims, stories(Language::En), style),
    );
    assert_eq!(own.lang, "cy");
    assert_eq!(own.notes.len(), english.notes.len(), "{query}");
    for (note, meant) in own.notes.iter().zip(&english.notes) {
        check_welsh(dataset, note, query);
        assert_eq!(numbers(note), numbers(meant));
    }
    assert_eq!(own.paragraphs.len(), english.paragraphs.len(), "{query}");
    for (paragraph, meant) in own.paragraphs.iter().zip(&english.paragraphs) {
        assert_eq!(paragraph.sentences.len(), meant.sentences.len(), "{query}");
        for (sentence, meant) in paragraph.sentences.iter().zip(&meant.sentences) {
            let (text, meant_text) = (sentence.passage.plain(), meant.passage.plain());
            check_welsh(dataset, &text, query);
            assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
            assert_eq!(numbers(&text), numbers(&meant_text), "{text:?} for {meant_text:?}");
            assert_eq!(sentence.caveats, meant.caveats, "{text:?} for {meant_text:?}");
            for span in sentence.passage.spans.iter().filter(|span| span.claim.is_none()) {
                let bare = span.text.contains(|letter: char| letter.is_ascii_digit());
                assert!(!bare, "{:?} stands on no claim in {text:?}", span.text);
            }
            let spellings = |passage: &Passage| {
                let mut spellings: Vec<String> = passage.spans.iter().filter_map(|span| span.claim.clone()).collect();
                spellings.sort();
                spellings
            };
            assert_eq!(spellings(&sentence.passage), spellings(&meant.passage), "{text}");
            for (there, here) in SAME_MEANING {
                let said = here.split('|').any(|here| text.contains(here));
                assert_eq!(said, meant_text.contains(there), "{there:?} of {meant_text:?} in {text:?}");
            }
        }
    }
}

#[test]
fn every_story_says_in_welsh_what_it_says_in_english() {
    let dataset = latest();
    let periods = year_endings(&dataset);
    let styles: Vec<Style> = Style::all().collect();
    let mut turn = 0;
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for period in [periods[0], periods[4], periods[9], periods[40], periods[51]] {
                // Every style has its turn, each time with other figures.
                turn += 1;
                let query = format!("force={}&offence={}&year-ending={period}", area.slug, offence.slug);
                check_story(&dataset, &query, styles[turn % styles.len()]);
            }
        }
    }
}

#[test]
fn every_claim_can_be_stated_in_welsh() {
    let dataset = latest();
    let words = stories(Language::Cy);
    for area in dataset.areas() {
        for query in [
            format!("force={}&year-ending=2025-03", area.slug),
            format!("force={}&offence=stalking&year-ending=2014-12", area.slug),
            format!("force={}&offence=racially-or-religiously-aggravated-harassment", area.slug),
        ] {
            let claims = claims(&dataset, &query);
            for claim in claims.all() {
                for style in [
                    Style::default(),
                    Style {
                        percent: PercentStyle::PerCent,
                        period: PeriodStyle::YearEnding,
                        ..Style::default()
                    },
                ] {
                    let what = format!("{} of {query}", claims.spelled(&claim));
                    let stated = words.stated(&claims, &claim, style).passage.plain();
                    check_welsh(&dataset, &stated, &what);
                    assert!(stated.ends_with('.'), "{stated}");
                    let english = stories(Language::En);
                    let meant = english.stated(&claims, &claim, style).passage.plain();
                    assert_eq!(numbers(&stated), numbers(&meant), "{stated:?} for {meant:?}");
                    let printed = words.printed(&claims, &claim, style);
                    assert!(!printed.is_empty(), "{what}");
                    assert_eq!(numbers(&printed), numbers(&english.printed(&claims, &claim, style)), "{what}");
                }
            }
        }
    }
}

#[test]
fn every_notice_caveat_and_absence_has_welsh_words() {
    let dataset = latest();
    let topic = dataset.topic();
    let texts = topic.changes.iter().map(|change| &change.text);
    for text in texts
        .chain(topic.notes.iter().map(|note| &note.text))
        .chain([&topic.title, &dataset.release().attribution])
    {
        let own = text
            .exact(Language::Cy)
            .unwrap_or_else(|| panic!("no Welsh for {:?}", text.get(Language::En)));
        check_welsh(&dataset, own, "the topic");
        assert_eq!(numbers(own), numbers(text.get(Language::En)));
    }
    let (figures, claims) = (
        ask(&dataset, "force=gwent&offence=stalking-and-harassment&measure=rate"),
        claims(&dataset, "force=gwent"),
    );
    let period: YearEnding = "2023-09".parse().unwrap();
    let gaps = |last| Notice::Gaps {
        first: period,
        last,
        absence: Absence::NotSupplied,
    };
    for notice in [
        Notice::NewerRelease(Date::new(2026, 7, 23).unwrap()),
        Notice::RecordingChange { change: 0, number: 1 },
        Notice::CodesAdded,
        Notice::OlderPopulationEstimate { year: 2024 },
        Notice::NoRate(Absence::PopulationTooSmall),
        Notice::NoRate(Absence::NoResidentPopulation),
        Notice::TotalIncludesForcesWithoutResidents,
        Notice::Provisional(period),
        gaps(period),
        gaps(period.years_earlier(-1).unwrap()),
        Notice::Standing(0),
    ] {
        let text = welsh().notice(&figures, &notice);
        check_welsh(&dataset, &text, "a notice");
        assert_eq!(
            numbers(&text),
            numbers(&words::of(Language::En).notice(&figures, &notice)),
            "{text}"
        );
    }
    for caveat in [
        Caveat::RecordingChange(0),
        Caveat::CodesAdded,
        Caveat::SoFar,
        Caveat::Excluding(vec![1]),
        Caveat::Excluding(vec![1, 2, 3]),
        Caveat::RoundedTo(1000),
        Caveat::Provisional,
        Caveat::OlderPopulationEstimate(2024),
        Caveat::IncludesForcesWithoutResidents,
    ] {
        let text = stories(Language::Cy).caveat(&claims, &caveat);
        check_welsh(&dataset, &text, "a caveat");
        assert_eq!(
            numbers(&text),
            numbers(&stories(Language::En).caveat(&claims, &caveat)),
            "{text}"
        );
    }
    for absence in [
        Absence::NotSupplied,
        Absence::NotRecordedThen,
        Absence::OutsideRelease,
        Absence::NoResidentPopulation,
        Absence::PopulationTooSmall,
        Absence::NoPopulationEstimate,
        Absence::NoBase,
        Absence::NotARecord,
        Absence::Partial,
        Absence::Suppressed,
        Absence::NotApplicable,
        Absence::Outweighed,
        Absence::NoOutcomes,
        Absence::SmallBase,
        Absence::Withheld,
        Absence::NotPublished,
    ] {
        check_welsh(&dataset, welsh().absence(absence), absence.slug());
    }
}
