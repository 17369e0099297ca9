//! Welsh: sentences that were written by hand, and what must hold of every sentence beside its English one.
//!
//! The figures in the hand-written sentences were summed from the workbook of April 2026 by another program than ours.

use force_figures::dataset::DatasetBuilder;
use force_figures::figures::{Caveat, Claims, Notice};
use force_figures::model::{Absence, ChartKind, Date, Language, Measure, Quarter, YearEnding};
use force_figures::query::year_endings;
use force_figures::words::story::{PercentStyle, PeriodStyle, Story, Style, stories};
use force_figures::words::{self, Passage, View, Words};
use force_figures::{Dataset, FigureQuery};

use crate::cli::printed;
use crate::common::{ask, latest};

fn welsh() -> &'static dyn Words {
    words::of(Language::Cy)
}

fn view_of(dataset: &Dataset, query: &str, kind: ChartKind, language: Language) -> View {
    View::new(&ask(dataset, query), kind, words::of(language))
}

fn headline(query: &str) -> String {
    view_of(&latest(), query, ChartKind::Trend, Language::Cy).headline.plain()
}

fn claims<'d>(dataset: &'d Dataset, query: &str) -> Claims<'d> {
    let query: FigureQuery = query.parse().unwrap();
    Claims::new(dataset, query.resolve(dataset).unwrap())
}

/// The sentences of a story, paragraph by paragraph.
fn told(query: &str, style: &str) -> Vec<Vec<String>> {
    let dataset = latest();
    let style: Style = style.parse().unwrap();
    let story = Story::new(&claims(&dataset, query), stories(Language::Cy), style);
    let sentences = story.paragraphs.iter().map(|paragraph| &paragraph.sentences);
    sentences
        .map(|sentences| sentences.iter().map(|sentence| sentence.passage.plain()).collect())
        .collect()
}

#[test]
fn the_headline_of_every_welsh_force_is_in_welsh() {
    for (query, said) in [
        (
            "force=south-wales&year-ending=2023-09",
            "Cofnododd Heddlu De Cymru 4,967 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny o 4,255 y flwyddyn flaenorol.",
        ),
        (
            "force=gwent&offence=stalking&year-ending=2023-09",
            "Cofnododd Heddlu Gwent 1,728 o achosion o stelcio yn y flwyddyn hyd at fis Medi 2023, i fyny o 1,572 y flwyddyn flaenorol.",
        ),
        (
            "force=dyfed-powys&year-ending=2023-09",
            "Cofnododd Heddlu Dyfed-Powys 4,948 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i lawr o 5,238 y flwyddyn flaenorol.",
        ),
        (
            "force=north-wales",
            "Cofnododd Heddlu Gogledd Cymru 4,535 o achosion o aflonyddu yn y flwyddyn hyd at fis Rhagfyr 2025, i lawr o 4,843 y flwyddyn flaenorol.",
        ),
        (
            "force=england-and-wales&year-ending=2023-09",
            "Cofnododd heddluoedd Cymru a Lloegr 270,122 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, ychydig i fyny o 265,831 y flwyddyn flaenorol.",
        ),
        (
            "force=merseyside&year-ending=2023-09",
            "Cofnododd Merseyside Police 10,051 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, ychydig i lawr o 10,476 y flwyddyn flaenorol.",
        ),
        // 55 in both years.
        (
            "force=city-of-london&year-ending=2024-12",
            "Cofnododd City of London Police 55 o achosion o aflonyddu yn y flwyddyn hyd at fis Rhagfyr 2024, yr un fath â'r flwyddyn flaenorol.",
        ),
        // 8,571 / 1,475.541 in mid-2024; 8,716 / 1,475.541.
        (
            "force=merseyside&measure=rate",
            "Cofnododd Merseyside Police 5.8 o achosion o aflonyddu am bob 1,000 o bobl yn y flwyddyn hyd at fis Rhagfyr 2025, ychydig i lawr o 5.9 y flwyddyn flaenorol.",
        ),
        (
            "force=gwent&offence=stalking&year-ending=2014-09",
            "Nid oes ffigur ar gyfer achosion o stelcio a gofnodwyd gan Heddlu Gwent yn y flwyddyn hyd at fis Medi 2014: nid oedd yn cael ei gofnodi ar wahân bryd hynny.",
        ),
    ] {
        assert_eq!(headline(query), said);
    }
}

/// The headline of a force whose four quarters hold `total` offences of the first code in all, and 60 in the year before.
fn headline_of_total(total: i32, style: Option<&str>) -> String {
    let dataset = latest();
    let area = dataset.area_index("gwent").unwrap();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    let last = Quarter::financial(2023, 2).unwrap();
    for (back, count) in [total, 0, 0, 0, 60, 0, 0, 0].into_iter().enumerate() {
        builder.replace_count(0, area, last.plus(-(back as i32)).unwrap(), Ok(count));
    }
    let dataset = builder.finish().unwrap();
    let query = "force=gwent&year-ending=2023-09";
    match style {
        None => View::new(&ask(&dataset, query), ChartKind::Trend, welsh()).headline.plain(),
        Some(style) => {
            let story = Story::new(&claims(&dataset, query), stories(Language::Cy), style.parse().unwrap());
            story.paragraphs[0].sentences[0].passage.plain()
        }
    }
}

#[test]
fn the_noun_after_a_number_has_the_form_of_its_plural_category() {
    for (total, cases) in [
        (0, "0 achos o aflonyddu"),
        (1, "1 achos o aflonyddu"),
        (2, "2 achos o aflonyddu"),
        (3, "3 achos o aflonyddu"),
        (5, "5 achos o aflonyddu"),
        (6, "6 achos o aflonyddu"),
        (11, "11 o achosion o aflonyddu"),
        (100, "100 o achosion o aflonyddu"),
    ] {
        let way = if total > 60 { "i fyny" } else { "i lawr" };
        assert_eq!(
            headline_of_total(total, None),
            format!("Cofnododd Heddlu Gwent {cases} yn y flwyddyn hyd at fis Medi 2023, {way} o 60 y flwyddyn flaenorol.")
        );
    }
    for (total, said) in [
        (0, "Ni chofnododd Heddlu Gwent unrhyw droseddau aflonyddu"),
        (1, "Cofnododd Heddlu Gwent 1 drosedd aflonyddu"),
        (2, "Cofnododd Heddlu Gwent 2 o droseddau aflonyddu"),
        (100, "Cofnododd Heddlu Gwent 100 o droseddau aflonyddu"),
    ] {
        let told = headline_of_total(total, Some("offences"));
        assert!(told.starts_with(&format!("{said} yn y flwyddyn")), "{told}");
    }
}

#[test]
fn the_page_around_the_headline_is_in_welsh() {
    let dataset = latest();
    let view = view_of(
        &dataset,
        "force=merseyside&year-ending=2023-09",
        ChartKind::Years,
        Language::Cy,
    );
    assert_eq!(view.lang, "cy");
    assert_eq!(view.kicker, "Aflonyddu a stelcio");
    let keys: Vec<(&str, &str)> = view.keys.iter().map(|key| (key.value.as_str(), key.label.as_str())).collect();
    assert_eq!(
        keys,
        [
            ("10,051", "achosion o aflonyddu, y flwyddyn hyd at fis Medi 2023"),
            ("↓ 4.1%", "gostyngiad o 425 ers y flwyddyn flaenorol"),
            ("28", "y dydd ar gyfartaledd"),
        ]
    );
    assert_eq!(view.chart_title, "Achosion o aflonyddu, pob blwyddyn hyd at fis Medi");
    assert_eq!(
        view.table.head,
        [
            "Y flwyddyn hyd at fis",
            "Achosion o aflonyddu",
            "Newid ers y flwyddyn flaenorol"
        ]
    );
    assert_eq!(view.table.rows[2][0], "Medi 2023");
    assert_eq!(view.released, "Rhyddhawyd y ffigurau ar 23 Ebrill 2026.");
    assert_eq!(
        view.method[0].plain(),
        "Mae achosion o aflonyddu yn droseddau a gofnododd yr heddlu o dan god 8L y Swyddfa Gartref."
    );
    let figures = ask(&dataset, "force=merseyside");
    let index = figures
        .series
        .points
        .iter()
        .position(|point| point.year_ending.to_string() == "2023-09");
    assert_eq!(
        welsh().readout(&figures, index.unwrap()),
        "Y flwyddyn hyd at fis Medi 2023: 10,051 o achosion o aflonyddu, i lawr 4.1% ers y flwyddyn flaenorol"
    );
    let months: Vec<String> = (1..=12)
        .map(|month| welsh().date(Date::new(2024, month, 1).unwrap()))
        .collect();
    assert_eq!(
        months.join(", "),
        "1 Ionawr 2024, 1 Chwefror 2024, 1 Mawrth 2024, 1 Ebrill 2024, 1 Mai 2024, 1 Mehefin 2024, 1 Gorffennaf 2024, \
         1 Awst 2024, 1 Medi 2024, 1 Hydref 2024, 1 Tachwedd 2024, 1 Rhagfyr 2024"
    );
}

#[test]
fn codes_and_offences_are_listed_with_their_mutations() {
    let view = view_of(
        &latest(),
        "force=gwent&offence=stalking-and-harassment",
        ChartKind::Trend,
        Language::Cy,
    );
    let said = "Mae'r cyfanswm hwn yn ychwanegu achosion o stelcio o fis Ebrill 2014, achosion o gyfathrebu maleisus o fis Ebrill \
                2017 ac achosion o ymddygiad rheoli neu orfodi o fis Ebrill 2020, pan gafodd pob un ei god ei hun.";
    assert!(view.notices.iter().any(|notice| notice.text == said), "{:?}", view.notices);
    assert_eq!(
        view.method[0].plain(),
        "Mae achosion o stelcio ac aflonyddu yn droseddau a gofnododd yr heddlu o dan godau 8L, 8M, 8Q, 8R ac 8U y Swyddfa Gartref."
    );
}

#[test]
fn the_story_of_a_welsh_force_is_the_one_written_by_hand() {
    // 4,967 / 365; 4,967 over 3,043 nine years earlier is not more than two times. Nine years before 2023-09 the figures begin.
    let paragraphs = told("force=south-wales&year-ending=2023-09", "");
    assert_eq!(
        paragraphs[0][..2],
        [
            "Cofnododd Heddlu De Cymru 4,967 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny o 4,255 y flwyddyn \
             flaenorol a'r nifer uchaf a gofnodwyd ers o leiaf 10 mlynedd.",
            "Mae hynny'n cyfateb i gyfartaledd o 14 o achosion y dydd.",
        ]
    );
    // Outcomes of the year to March 2025: the file of 2024/25.
    let paragraphs = told("force=gwent", "per-cent,the-force,year-ending");
    assert!(
        paragraphs[1][0].starts_with("O'r 4,898 o achosion o aflonyddu a gofnododd yr heddlu yn y flwyddyn yn diweddu ym mis Mawrth 2025, arweiniodd 169 at gyhuddiad neu wŷs hyd yma, sef 3.5 y cant"),
        "{}",
        paragraphs[1][0]
    );
    assert_eq!(
        paragraphs[2][0],
        "Cofnododd heddluoedd Cymru a Lloegr 319,695 o achosion o aflonyddu yn y flwyddyn yn diweddu ym mis Rhagfyr 2025, i fyny o \
         299,653 y flwyddyn flaenorol a'r nifer uchaf a gofnodwyd ers o leiaf 12 mlynedd."
    );
    // 10,051 / 365; more than 11 times 848, the published story's multiple.
    let paragraphs = told("force=merseyside&year-ending=2023-09", "");
    assert_eq!(
        paragraphs[0][1],
        "Mae hynny'n cyfateb i gyfartaledd o 28 o achosion y dydd, ac mae'n fwy nag 11 gwaith cymaint â naw mlynedd ynghynt."
    );
    // 24, 62, 8, 3 and 147: the numbers of the City of London.
    let paragraphs = told("force=city-of-london", "");
    assert_eq!(
        paragraphs[0][1],
        "Yn yr un flwyddyn cofnododd City of London Police hefyd 24 o achosion o stelcio, 62 o achosion o gyfathrebu maleisus, 8 \
         achos o ymddygiad rheoli neu orfodi a 3 achos o aflonyddu a waethygwyd ar sail hil neu grefydd, a chyfanswm o 147 o achosion \
         o stelcio ac aflonyddu."
    );
}

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
        Absence::NoOutcomes,
        Absence::SmallBase,
        Absence::Withheld,
        Absence::NotPublished,
    ] {
        check_welsh(&dataset, welsh().absence(absence), absence.slug());
    }
}

#[test]
fn the_command_speaks_welsh() {
    let shown = printed(&["show", "--force", "gwent", "--year-ending", "2023-09", "--lang", "cy"]);
    assert!(
        shown.starts_with("Aflonyddu a stelcio\n\nCofnododd Heddlu Gwent 3,886 o achosion"),
        "{shown}"
    );
    assert!(
        shown.contains("Y flwyddyn flaenorol ") && shown.contains("10 mlynedd, y gyfres gyfan"),
        "{shown}"
    );
    let html = printed(&["render", "--html", "--force", "gwent", "--lang", "cy"]);
    assert!(html.starts_with("<force-figures force=\"gwent\" lang=\"cy\">"), "{html}");
    assert!(html.contains("<figure class=\"ff\" lang=\"cy\""), "{html}");
    let told = printed(&["story", "--force", "gwent", "--year-ending", "2023-09", "--lang", "cy"]);
    assert!(
        told.starts_with("Cofnododd Heddlu Gwent 3,886 o achosion o aflonyddu"),
        "{told}"
    );
}
