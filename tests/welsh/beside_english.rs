//! What must hold of every Welsh sentence beside its English one.

use force_figures::Dataset;
use force_figures::figures::{Caveat, Notice};
use force_figures::model::{Absence, ChartKind, Date, Language, Measure, YearEnding};
use force_figures::words::story::{PercentStyle, PeriodStyle, Story, StoryCaveat, Style, stories};
use force_figures::words::{self, Label, NoteText, Passage, View, readouts};

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
        view.head.kicker.clone(),
        view.head.headline.plain(),
        view.chart.title.clone(),
        view.chart.summary.clone(),
        view.method.source.clone(),
        view.method.released.clone(),
        view.table.caption.clone(),
        view.notes.label.to_owned(),
        view.notes.further_label.to_owned(),
    ];
    texts.extend(view.method.method.iter().map(Passage::plain));
    let notes = view.notes.beside.iter().chain(&view.notes.further);
    texts.extend(notes.map(|NoteText { text, .. }| text.clone()));
    texts.extend(view.head.keys.iter().map(|key| key.label.clone()));
    texts.extend(view.table.head.clone());
    texts
}

/// The spellings of the claims that a passage prints, in order of spelling: languages put them in other places.
fn spellings(passage: &Passage) -> Vec<String> {
    let mut spellings: Vec<String> = passage.spans.iter().filter_map(|span| span.claim.clone()).collect();
    spellings.sort();
    spellings
}

/// The words of a passage that print no claim.
fn unclaimed(passage: &Passage) -> String {
    let unclaimed = passage.spans.iter().filter(|span| span.claim.is_none());
    unclaimed.map(|span| span.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_view_says_in_welsh_what_it_says_in_english() {
    let dataset = latest();
    let periods = dataset.year_endings();
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for measure in Measure::ALL {
                for period in [periods[0], periods[20], periods[30], periods[51]] {
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
                    let (headline, meant) = (&own.head.headline, &english.head.headline);
                    assert_eq!(spellings(headline), spellings(meant), "{query}");
                    check_meaning(&headline.plain(), &meant.plain());
                    check_meaning(&own.chart.summary, &english.chart.summary);
                    for (key, meant) in own.head.keys.iter().zip(&english.head.keys) {
                        assert_eq!((&key.value, &key.claim), (&meant.value, &meant.claim), "{query}");
                        check_meaning(&key.label, &meant.label);
                    }
                }
            }
        }
    }
}

#[test]
fn the_cursor_reads_in_welsh_what_it_reads_in_english() {
    let dataset = latest();
    for query in [
        "force=gwent",
        "force=gwent&measure=rate&compare=england-and-wales",
        "force=british-transport-police&offence=controlling-or-coercive-behaviour",
        "force=city-of-london&offence=stalking-and-harassment&measure=index",
    ] {
        let figures = ask(&dataset, query);
        let indices = figures.shown(ChartKind::Trend);
        let read = |language| readouts(&figures, ChartKind::Trend, words::of(language), &indices);
        let (own, english) = (read(Language::Cy), read(Language::En));
        assert_eq!(own.len(), indices.len(), "{query}");
        for (text, meant) in own.iter().zip(&english) {
            check_welsh(&dataset, text, query);
            assert_eq!(numbers(text), numbers(meant), "{text:?} for {meant:?}");
            check_meaning(text, meant);
        }
    }
}

/// Words that stand in a Welsh text where, and only where, the English one has theirs; "|" is between those of which one stands.
const SAME_MEANING: [(&str, &str); 27] = [
    (" up ", " i fyny |cynnydd o "),
    (" down ", " i lawr |gostyngiad o "),
    ("slightly ", "ychydig i "),
    ("unchanged", "heb newid"),
    ("highest", "uchaf"),
    ("lowest", "isaf"),
    ("at least", "o leiaf"),
    ("as in the year before", "fel yn y flwyddyn flaenorol"),
    (", because |, as recording|, as it |, as other ", ", gan "),
    ("more than", "mwy n|fwy n"),
    ("so far", "hyd yma"),
    ("excluding", "heb gynnwys"),
    (", compared with", ", o gymharu "),
    ("cannot be compared", "Ni ellir cymharu"),
    ("less than 0", "llai na 0|lai na 0"),
    ("In the same year", "Yn yr un flwyddyn"),
    ("the same number", "yr un nifer"),
    ("the same share", "yr un gyfran"),
    ("the same change", "yr un newid"),
    ("a rise of", "chynnydd o"),
    ("a fall of", "gostyngiad o "),
    ("though recording changed", "er i'r dull cofnodi newid"),
    ("though it changed again", "er iddo newid eto"),
    ("Counting only", "Wrth gyfrif dim ond"),
    ("together)", "gyda'i gilydd)"),
    ("first counted", "am y tro cyntaf"),
    ("provisional", "dros dro"),
];

fn check_meaning(text: &str, meant: &str) {
    let (own, english) = (format!(" {text} "), format!(" {meant} "));
    for (there, here) in SAME_MEANING {
        let said = here.split('|').any(|here| own.contains(here));
        let means = there.split('|').any(|there| english.contains(there));
        // A key figure goes up by so many, and a story tells of a fall elsewhere.
        let otherwise = match there {
            " up " => english.contains("a rise of"),
            " down " => english.contains("a fall of"),
            "a fall of" => english.contains(" down "),
            _ => false,
        };
        if !otherwise {
            assert_eq!(said, means, "{there:?} of {meant:?} in {text:?}");
        }
    }
}

fn check_story(dataset: &Dataset, query: &str, style: Style) {
    let claims = claims(dataset, query);
    let (own, english) = (
        Story::new(&claims, stories(Language::Cy), style),
        Story::new(&claims, stories(Language::En), style),
    );
    assert_eq!(own.lang, "cy");
    for (notes, meant) in [(&own.notes, &english.notes), (&own.further_notes, &english.further_notes)] {
        assert_eq!(notes.len(), meant.len(), "{query}");
        for (note, meant) in notes.iter().zip(meant) {
            check_welsh(dataset, note, query);
            assert_eq!(numbers(note), numbers(meant));
        }
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
            let bare = |passage| numbers(&unclaimed(passage));
            assert_eq!(bare(&sentence.passage), bare(&meant.passage), "{text:?} for {meant_text:?}");
            assert_eq!(spellings(&sentence.passage), spellings(&meant.passage), "{text}");
            check_meaning(&text, &meant_text);
        }
    }
}

#[test]
fn every_story_says_in_welsh_what_it_says_in_english() {
    let dataset = latest();
    let periods = dataset.year_endings();
    let styles: Vec<Style> = Style::all().collect();
    let mut turn = 0;
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for period in [
                periods[0],
                periods[4],
                periods[9],
                periods[25],
                periods[32],
                periods[40],
                periods[51],
            ] {
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
    for (caveat, excluding) in [
        (Caveat::RecordingChange(0), vec![]),
        (Caveat::CodesAdded, vec![]),
        (Caveat::SoFar, vec![]),
        (Caveat::Excluding, vec![1]),
        (Caveat::Excluding, vec![1, 2, 3]),
        (Caveat::RoundedTo(1000), vec![]),
        (Caveat::Provisional, vec![]),
        (Caveat::OlderPopulationEstimate(2024), vec![]),
        (Caveat::IncludesForcesWithoutResidents, vec![]),
        (Caveat::OutcomeBelowZero, vec![]),
    ] {
        let caveat = StoryCaveat { caveat, excluding };
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
        Absence::NoLongerRecorded,
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
        Absence::TooFew,
        Absence::OutOfProportion,
        Absence::Withheld,
        Absence::OtherCodes,
        Absence::NotPublished,
    ] {
        check_welsh(&dataset, welsh().absence(absence), absence.slug());
    }
    for label in [
        Label::Force,
        Label::Offence,
        Label::Measure,
        Label::Chart,
        Label::Cursor,
        Label::ShowTable,
        Label::Download,
        Label::Method,
        Label::Notices,
        Label::FurtherNotes,
        Label::Gap,
        Label::NotAvailable,
        Label::Provisional,
        Label::Invitation,
        Label::Failed,
    ] {
        check_welsh(&dataset, welsh().label(label), "a label");
        assert_ne!(welsh().label(label), words::of(Language::En).label(label));
    }
}
