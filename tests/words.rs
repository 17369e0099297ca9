//! Sentences of every force, and the ones that are known word for word.

use force_figures::dataset::DatasetBuilder;
use force_figures::model::{ChartKind, Language, Measure};
use force_figures::words::{
    self, ChartWords, ChooserSet, Head, MethodText, NoteText, Notes, Passage, View, ViewPart, readouts,
};

use crate::common::{ask, latest};

fn view(query: &str, kind: ChartKind) -> View {
    let dataset = latest();
    View::new(&ask(&dataset, query), kind, words::of(Language::En))
}

/// Every note, those beside the figures first.
fn notes(view: &View) -> impl Iterator<Item = &NoteText> {
    view.notes.beside.iter().chain(&view.notes.further)
}

fn headline(query: &str) -> String {
    view(query, ChartKind::Trend).head.headline.plain()
}

#[test]
fn the_headline_answers_first() {
    assert_eq!(
        headline("force=merseyside&year-ending=2023-09"),
        "Merseyside Police recorded 10,051 harassment cases in the year to September 2023, slightly down from 10,476 the year before, \
         though recording changed in May 2023."
    );
    assert_eq!(
        headline("force=thames-valley&year-ending=2023-09"),
        "Thames Valley Police recorded 9,141 harassment cases in the year to September 2023, up from 7,887 the year before, though \
         recording changed in May 2023."
    );
    assert_eq!(
        headline("force=city-of-london&year-ending=2024-12"),
        "The City of London Police recorded 55 harassment cases in the year to December 2024, the same as the year before, though \
         recording changed in May 2023."
    );
    // 8,571 / 1,475.541 in mid-2024; 8,716 / 1,475.541: 5.81 and 5.91.
    assert_eq!(
        headline("force=merseyside&measure=rate"),
        "Merseyside Police recorded 5.8 harassment cases for every 1,000 people in the year to December 2025, slightly down from 5.9 the year before."
    );
    assert_eq!(
        headline("force=merseyside&offence=stalking&year-ending=2014-09"),
        "There is no figure for stalking cases recorded by Merseyside Police in the year to September 2014, because \
         this was not recorded as an offence of its own then."
    );
}

#[test]
fn the_headline_compares_no_years_that_recording_keeps_apart() {
    // 826 + 842 + 906 + 763 = 3,337 in 2020; in April of that year recording of stalking changed.
    let view = view("force=merseyside&offence=stalking&year-ending=2020-12", ChartKind::Years);
    assert_eq!(
        view.head.headline.plain(),
        "Merseyside Police recorded 3,337 stalking cases in the year to December 2020."
    );
    let keys: Vec<&str> = view.head.keys.iter().map(|key| key.value.as_str()).collect();
    assert_eq!(keys, ["3,337", "9.1"], "no change among the key figures");
    let row = view.table.rows.iter().find(|row| row[0] == "December 2020").unwrap();
    assert_eq!(row[1..], ["3,337", "not available"]);
    // The chart's words leave out the years that are not comparable, and say so.
    assert!(
        view.chart.summary.contains("cannot be compared with these"),
        "{}",
        view.chart.summary
    );
}

#[test]
fn the_chart_in_words_names_what_is_drawn_beside_it() {
    let says = |query: &str, kind: ChartKind, said: &str| {
        let summary = view(query, kind).chart.summary;
        assert!(summary.contains(said), "{summary}");
    };
    // 319,695 cases in the year to December 2025 over the 61,806,682 people of mid-2024; Gwent: 4,154 over 601,686.
    for kind in [ChartKind::Trend, ChartKind::Years] {
        says(
            "force=merseyside&measure=rate",
            kind,
            " England and Wales: 5.2 in the year to December 2025.",
        );
    }
    says(
        "force=merseyside&measure=rate&compare=gwent",
        ChartKind::Trend,
        " Gwent: 6.9 in the year to December 2025.",
    );
    for query in [
        "force=merseyside",
        "measure=rate",
        "force=merseyside&measure=rate&compare=none",
    ] {
        let summary = view(query, ChartKind::Trend).chart.summary;
        assert!(!summary.contains(": 5.2 in"), "{summary}");
    }
}

#[test]
fn the_chart_of_outcomes_has_the_answer_and_the_figures_of_its_own_year() {
    // Merseyside, 8L, 2024/25, as the Home Office's outcomes table has them: 603 and 3,615 of 8,542.
    let head = view("force=merseyside", ChartKind::Outcomes).head;
    assert_eq!(
        head.headline.plain(),
        "Of the 8,542 harassment cases Merseyside Police recorded in the year to March 2025, 603, or 7.1%, have so far led to a charge \
         or summons, compared with 4.1% across England and Wales."
    );
    let keys: Vec<[&str; 3]> = head.keys.iter().map(|key| [&key.value[..], &key.label, &key.claim]).collect();
    assert_eq!(
        keys,
        [
            [
                "8,542",
                "harassment cases, year to March 2025",
                "harassment.outcome-cases@2025-03"
            ],
            ["7.1%", "charged or summonsed", "harassment.charged-percent@2025-03"],
            [
                "42.3%",
                "victim did not support action",
                "harassment.victim-did-not-support-percent@2025-03"
            ],
        ]
    );
    let claims: Vec<&str> = head.headline.spans.iter().filter_map(|span| span.claim.as_deref()).collect();
    assert!(claims.iter().all(|claim| claim.ends_with("@2025-03")), "{claims:?}");
    assert!(
        head.query.contains("year-ending=2025-12"),
        "the query stays as it was asked: {}",
        head.query
    );
    // A year without outcomes says so, and has no figures.
    let none = view("force=kent&year-ending=2016-03", ChartKind::Outcomes).head;
    assert!(none.headline.plain().starts_with("There is no "), "{}", none.headline.plain());
    assert_eq!(none.keys, []);
}

#[test]
fn slightly_is_said_of_few_alone() {
    // 270,122 and 265,831: 1.6%, which is 4,291 cases.
    assert_eq!(
        headline("year-ending=2023-09"),
        "Police in England and Wales recorded 270,122 harassment cases in the year to September 2023, up 1.6% from 265,831 the year \
         before, though recording changed in May 2023."
    );
}

#[test]
fn the_parts_of_a_view_are_the_view() {
    let dataset = latest();
    let words = words::of(Language::En);
    for query in [
        "force=merseyside&year-ending=2023-09",
        "force=city-of-london&measure=rate",
        "offence=stalking-and-harassment",
        "force=kent&offence=stalking&year-ending=2014-09",
    ] {
        let figures = ask(&dataset, query);
        for kind in ChartKind::ALL {
            let view = View::new(&figures, kind, words);
            assert_eq!(view.head, Head::new(&figures, kind, words), "{query}");
            assert_eq!(view.chart, ChartWords::new(&figures, kind, words), "{query}");
            assert_eq!(view.notes, Notes::new(&figures, kind, words), "{query}");
            assert_eq!(view.table, words::table_of(&figures, kind, words), "{query}");
            assert_eq!(view.choosers, ChooserSet::new(&figures, kind, words), "{query}");
            assert_eq!(view.chart.caption, view.table.caption, "{query}");
            assert_eq!(view.method, MethodText::new(&figures, words), "{query}");
            // The head answers whichever chart of the series is shown; those of outcomes and of all forces have answers of their own.
            if ChartKind::SERIES.contains(&kind) {
                assert_eq!(view.head, View::new(&figures, ChartKind::Trend, words).head, "{query}");
            }
            if ChartKind::SERIES.contains(&kind) {
                let all = notes(&view).count();
                assert_eq!(all, figures.notices.len(), "each notice once: {query}");
            }
        }
    }
    let slugs = ViewPart::ALL.map(ViewPart::slug);
    assert_eq!(
        slugs,
        ["head", "names", "switches", "chart", "notes", "table", "foot", "method"]
    );
}

#[test]
fn beside_the_figures_stand_the_notes_that_concern_them() {
    let beside = |query: &str| -> Vec<String> {
        let view = view(query, ChartKind::Trend);
        assert!(view.notes.further.len() > 2, "{query}");
        view.notes.beside.into_iter().map(|note| note.text).collect()
    };
    // From October 2021 on one change lies inside the comparison.
    let notes = beside("force=merseyside&year-ending=2023-09");
    assert_eq!(notes.len(), 1);
    assert!(notes[0].starts_with("Since about May 2023"), "{notes:?}");
    // From January 2024 on none does.
    assert_eq!(beside("force=merseyside"), Vec::<String>::new());
    // From October 2016 to September 2018 two do.
    let notes = beside("force=merseyside&year-ending=2018-09");
    assert!(
        notes.len() == 2 && notes[0].starts_with("Since April 2017") && notes[1].starts_with("Since April 2018"),
        "{notes:?}"
    );
}

#[test]
fn rates_that_are_all_below_one_have_two_decimals() {
    // 146 cases of 8M in the year to September 2023 (32 + 33 + 29 + 52) over 1,456,562 people, 0.1002; the highest is below one.
    let view = view(
        "force=merseyside&offence=racially-or-religiously-aggravated-harassment&measure=rate&year-ending=2023-09",
        ChartKind::Trend,
    );
    assert_eq!(view.head.keys[0].value, "0.10");
    assert!(
        view.head.headline.plain().contains(" 0.10 cases of racially"),
        "{}",
        view.head.headline.plain()
    );
}

#[test]
fn a_small_base_is_compared_in_offences() {
    // 33 the year before, 50 now.
    let keys = view("force=city-of-london&year-ending=2023-09", ChartKind::Trend).head.keys;
    assert_eq!(keys[1].value, "↑ 17");
    assert_eq!(
        keys[1].label,
        "more than the year before, though recording changed in May 2023"
    );
}

#[test]
fn the_key_figures_are_those_of_the_headline() {
    let keys = view("force=merseyside&year-ending=2023-09", ChartKind::Trend).head.keys;
    let said: Vec<(&str, &str)> = keys.iter().map(|key| (key.value.as_str(), key.label.as_str())).collect();
    assert_eq!(
        said,
        [
            ("10,051", "harassment cases, year to September 2023"),
            (
                "↓ 4.1%",
                "down by 425 on the year before, though recording changed in May 2023"
            ),
            ("28", "a day on average"),
        ]
    );
}

#[test]
fn a_rate_says_which_estimate_it_divides_by_where_that_is_an_older_one() {
    let view = view("force=merseyside&measure=rate", ChartKind::Trend);
    let said = "From the year to June 2025 on, rates divide by the mid-2024 population estimate, the latest in this dataset.";
    assert!(view.notes.beside.iter().any(|note| note.text == said), "{:?}", view.notes);
}

#[test]
fn a_combined_total_says_since_when_it_counts_what() {
    let said = "This total adds stalking cases from April 2014, cases of malicious communications from April 2017 and cases of \
                controlling or coercive behaviour from April 2020, when each was given a code of its own. Years before and after are \
                not compared.";
    let says = |query: &str| notes(&view(query, ChartKind::Trend)).any(|note| note.text == said);
    assert!(says("force=merseyside&offence=stalking-and-harassment"));
    assert!(says("force=england-and-wales&offence=stalking-and-harassment&measure=rate"));
    assert!(!says("force=merseyside&offence=harassment"));
    assert!(!says("force=merseyside&offence=controlling-or-coercive-behaviour"));
}

#[test]
fn every_view_of_every_force_is_whole() {
    let dataset = latest();
    let words = words::of(Language::En);
    let periods = dataset.year_endings();
    for area in dataset.areas() {
        for offence in &dataset.topic().offences {
            for measure in Measure::ALL {
                for period in [periods[0], periods[20], periods[51]] {
                    let query = format!(
                        "force={}&offence={}&measure={measure}&year-ending={period}",
                        area.slug, offence.slug
                    );
                    let figures = ask(&dataset, &query);
                    for kind in ChartKind::ALL {
                        check_view(&View::new(&figures, kind, words), &query);
                    }
                }
            }
        }
    }
}

fn check_view(view: &View, query: &str) {
    let (headline, method): (String, Vec<String>) = (
        view.head.headline.plain(),
        view.method.method.iter().map(Passage::plain).collect(),
    );
    let mut texts = vec![
        &view.head.kicker,
        &headline,
        &view.chart.title,
        &view.chart.summary,
        &view.method.source,
        &view.method.released,
    ];
    texts.extend(&method);
    texts.extend(notes(view).map(|note| &note.text));
    texts.extend(view.head.keys.iter().flat_map(|key| [&key.value, &key.label]));
    texts.extend(view.table.rows.iter().flatten());
    for text in texts {
        assert!(!text.trim().is_empty(), "an empty text in {query}");
        for bad in ["NaN", "inf", "undefined", "null", "  ", "-0", " ,", "..", "Err", "Ok("] {
            assert!(
                !text.to_lowercase().contains(&bad.to_lowercase()) || bad == "inf" && text.contains("information"),
                "{bad:?} in {text:?} of {query}"
            );
        }
        let lower = text.to_lowercase();
        for rank in ["worst", "best ", "rank", "league"] {
            assert!(!lower.contains(rank), "{rank:?} in {text:?}");
        }
    }
    assert!(
        !view.head.headline.plain().starts_with(|first: char| first.is_ascii_digit()),
        "{}",
        view.head.headline.plain()
    );
    assert!(view.head.headline.plain().ends_with('.'));
    assert!(view.head.keys.len() <= 3);
    for row in &view.table.rows {
        assert_eq!(row.len(), view.table.head.len());
    }
    assert!(view.notes.beside.len() <= 2, "{query}");
    let mut numbers: Vec<u8> = notes(view).filter_map(|note| note.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=numbers.len() as u8).collect::<Vec<_>>());
    assert!(
        view.method.source.contains("Open Government Licence"),
        "{}",
        view.method.source
    );
}

#[test]
fn a_provisional_figure_is_called_so_wherever_it_stands() {
    let dataset = latest();
    let area = dataset.area_index("merseyside").unwrap();
    let mut builder = DatasetBuilder::from_dataset(&dataset);
    builder.set_provisional(0, area, dataset.last_quarter());
    let dataset = builder.finish().unwrap();
    for (force, provisional) in [("merseyside", true), ("england-and-wales", true), ("thames-valley", false)] {
        let figures = ask(&dataset, &format!("force={force}"));
        let view = View::new(&figures, ChartKind::Years, words::of(Language::En));
        let last = figures.series.points.len() - 1;
        let newest = readouts(&figures, ChartKind::Years, words::of(Language::En), &[last]).remove(0);
        let texts = [&view.head.headline.plain(), &view.table.rows[0][1], &newest];
        for text in texts {
            assert_eq!(text.contains("(provisional)"), provisional, "{text}");
        }
        let said = notes(&view).any(|notice| {
            notice.text == "Figures from the year to December 2025 on are provisional: the next release may change them."
        });
        assert_eq!(said, provisional);
        assert!(!view.table.rows[1][1].contains("(provisional)"));
    }
}
