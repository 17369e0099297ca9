//! One force among others: two of them by rate or index, all of them on one line, and what is refused.
//!
//! Oracles: offences of the year to December 2025 (8L, four quarters) as another program than ours summed them from the Home Office's
//! workbook, and residents of mid-2024 from the file of ONS, read here.

use std::collections::BTreeMap;

use force_figures::chart::text::WidthTable;
use force_figures::chart::{self, Mark, Role, Scene};
use force_figures::dataset::DatasetBuilder;
use force_figures::figures::{Figures, NotComparedBecause, Notice};
use force_figures::model::{Absence, ChartKind, ClaimKind, Language, Measure, Quarter, Unlike};
use force_figures::words::{self, ForcePlace, ForcesView, Spreadsheet, View};
use force_figures::{Dataset, FigureQuery};

use crate::common::{ask, latest, project_file};

/// Offences of harassment (8L) in the year to December 2025, by the names of the workbook.
const OFFENCES: [(&str, f64); 44] = [
    ("Avon and Somerset", 14_080.0),
    ("Bedfordshire", 2_012.0),
    ("British Transport Police", 230.0),
    ("Cambridgeshire", 4_735.0),
    ("Cheshire", 7_336.0),
    ("Cleveland", 4_768.0),
    ("Cumbria", 3_065.0),
    ("Derbyshire", 7_661.0),
    ("Devon & Cornwall", 9_332.0),
    ("Dorset", 2_594.0),
    ("Durham", 3_995.0),
    ("Dyfed-Powys", 3_986.0),
    ("Essex", 9_812.0),
    ("Gloucestershire", 2_995.0),
    ("Greater Manchester", 23_165.0),
    ("Gwent", 4_154.0),
    ("Hampshire", 13_794.0),
    ("Hertfordshire", 6_028.0),
    ("Humberside", 11_204.0),
    ("Kent", 10_110.0),
    ("Lancashire", 7_450.0),
    ("Leicestershire", 6_177.0),
    ("Lincolnshire", 2_724.0),
    ("London, City of", 50.0),
    ("Merseyside", 8_571.0),
    ("Metropolitan Police", 15_350.0),
    ("Norfolk", 2_720.0),
    ("North Wales", 4_535.0),
    ("North Yorkshire", 1_872.0),
    ("Northamptonshire", 4_239.0),
    ("Northumbria", 8_209.0),
    ("Nottinghamshire", 4_502.0),
    ("South Wales", 9_738.0),
    ("South Yorkshire", 11_623.0),
    ("Staffordshire", 8_948.0),
    ("Suffolk", 1_729.0),
    ("Surrey", 4_868.0),
    ("Sussex", 5_972.0),
    ("Thames Valley", 11_059.0),
    ("Warwickshire", 1_926.0),
    ("West Mercia", 6_201.0),
    ("West Midlands", 15_179.0),
    ("West Yorkshire", 28_515.0),
    ("Wiltshire", 2_482.0),
];

/// Offences of England and Wales: all of them.
const OFFENCES_IN_ALL: f64 = 319_695.0;

/// Residents of mid-2024 and the rate of every force with residents, by the code of its area: the workbook's offences over ONS's residents.
fn rates() -> Option<BTreeMap<String, (f64, f64)>> {
    let path = project_file("../shared/data/ons/police-force-area-population-mid2011-mid2024.csv");
    if !path.exists() {
        eprintln!("skipped: ../shared/data does not exist, so there are no residents of ONS to divide by");
        return None;
    }
    let mut rates = BTreeMap::new();
    let mut rows = csv::Reader::from_path(path).unwrap();
    let head = rows.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|column| column == name).unwrap();
    let [name, code, residents] = ["force", "pfa23cd", "mid_2024"].map(column);
    for row in rows.records() {
        let row = row.unwrap();
        let spelled = match &row[name] {
            "Devon and Cornwall" => "Devon & Cornwall",
            other => other,
        };
        let residents: f64 = row[residents].parse().unwrap();
        let offences = OFFENCES.iter().find(|(force, _)| *force == spelled).unwrap().1;
        rates.insert(row[code].to_owned(), (residents, offences * 1000.0 / residents));
    }
    assert_eq!(rates.len(), 43);
    Some(rates)
}

fn english() -> &'static dyn words::Words {
    words::of(Language::En)
}

fn scene(figures: &Figures<'_>, kind: ChartKind, width: f64) -> Scene {
    chart::layout(figures, kind, width, english(), &WidthTable)
}

fn resolved(query: &str) -> String {
    let dataset = latest();
    let query: FigureQuery = query.parse().unwrap();
    query.resolve(&dataset).unwrap().spelled(&dataset)
}

#[test]
fn the_oracle_is_whole() {
    assert_eq!(OFFENCES.iter().map(|(_, offences)| offences).sum::<f64>(), OFFENCES_IN_ALL);
}

#[test]
fn a_force_beside_itself_leaves_what_every_force_is_compared_with() {
    for (asked, compare) in [
        ("force=kent&compare=essex", "essex"),
        ("force=kent&compare=kent", "england-and-wales"),
        ("force=kent&compare=none", "none"),
        ("force=kent&compare=england-and-wales", "england-and-wales"),
        ("force=kent", "england-and-wales"),
        ("compare=kent", "kent"),
        ("compare=england-and-wales", "none"),
    ] {
        let spelled = resolved(asked);
        assert!(spelled.contains(&format!("&compare={compare}&")), "{asked}: {spelled}");
        assert_eq!(resolved(&spelled), spelled, "{asked}: read back");
    }
}

#[test]
fn two_forces_and_the_country_are_said_in_every_form() {
    let Some(rates) = rates() else { return };
    let dataset = latest();
    let figures = ask(&dataset, "force=merseyside&measure=rate&compare=gwent");
    let drawn: Vec<&str> = figures
        .comparisons
        .iter()
        .map(|series| &dataset.areas()[series.area].slug[..])
        .collect();
    assert_eq!(drawn, ["gwent", "england-and-wales"]);
    for series in [&figures.series, &figures.comparisons[0]] {
        let code = dataset.areas()[series.area].code.as_deref().unwrap();
        let ours = series.points.last().unwrap().value.unwrap();
        assert!((ours - rates[code].1).abs() < 1e-9, "{code}: {ours}");
    }
    // 8,571 of 1,475,541 and 4,154 of 601,686; 319,695 of the 61,806,682 residents of 43 areas.
    let residents: f64 = rates.values().map(|(residents, _)| residents).sum();
    assert_eq!(residents, 61_806_682.0);
    let view = View::new(&figures, ChartKind::Trend, english());
    let keys: Vec<[&str; 3]> = view
        .head
        .keys
        .iter()
        .map(|key| [&key.value[..], &key.label, &key.claim])
        .collect();
    assert_eq!(
        keys,
        [
            [
                "5.8",
                "harassment cases per 1,000 people, year to December 2025",
                "harassment.rate"
            ],
            ["6.9", "per 1,000 people in Gwent", "gwent:harassment.rate"],
            [
                "5.2",
                "per 1,000 people in England and Wales",
                "england-and-wales:harassment.rate"
            ],
        ]
    );
    assert!(
        view.chart
            .summary
            .contains(" Gwent: 6.9 in the year to December 2025. England and Wales: 5.2 in the year to December 2025."),
        "{}",
        view.chart.summary
    );
    assert_eq!(view.table.head[2..], ["Gwent", "England and Wales"]);
    assert_eq!(view.table.rows[0], ["December 2025", "5.8", "6.9", "5.2"]);
    let last = figures.series.points.len() - 1;
    let readout = &words::readouts(&figures, ChartKind::Trend, english(), &[last])[0];
    assert!(
        readout.ends_with("5.8 per 1,000 people; Gwent 6.9; England and Wales 5.2"),
        "{readout}"
    );
    assert!(view.notes.beside.iter().all(|note| !note.text.contains("not shown beside")));

    let welsh = View::new(&figures, ChartKind::Trend, words::of(Language::Cy));
    assert_eq!(welsh.table.head[2..], ["Gwent", "Cymru a Lloegr"]);
    assert!(welsh.chart.summary.contains(" Gwent: 6.9 "), "{}", welsh.chart.summary);

    let sheet = Spreadsheet::new(&figures, ChartKind::Trend);
    assert_eq!(sheet.name, "merseyside-and-gwent-harassment-2026-04-23.csv");
    for row in [
        "2026-04-23,merseyside,E23000004,harassment,8L,2025-12,8571,,5.808717,,",
        "2026-04-23,gwent,W15000002,harassment,8L,2025-12,4154,,6.903933,,",
        "2026-04-23,england-and-wales,K04000001,harassment,8L,2025-12,319695,,5.172499,,",
    ] {
        assert!(sheet.text.contains(row), "{row} in\n{}", sheet.text);
    }
}

/// Width and dashes of the line of a role; `None` where it is not drawn.
fn stroke(scene: &Scene, wanted: Role) -> Option<(f64, Option<(f64, f64)>)> {
    scene.marks.iter().find_map(|mark| match mark {
        Mark::Line { width, dash, role, .. } if *role == wanted => Some((*width, dash.map(|dash| (dash.on, dash.off)))),
        _ => None,
    })
}

#[test]
fn three_lines_differ_in_dash_marker_and_label() {
    let dataset = latest();
    let figures = ask(&dataset, "force=merseyside&measure=rate&compare=kent");
    for width in [288.0, 320.0, 460.0, 640.0, 960.0] {
        let trend = scene(&figures, ChartKind::Trend, width);
        let [own, other, total] = [Role::Force, Role::Ink, Role::Comparison].map(|role| stroke(&trend, role).unwrap());
        assert!(own.1.is_none(), "the force's own line is whole");
        assert!(
            other.1.is_some() && total.1.is_some() && other.1 != total.1,
            "{other:?} {total:?}"
        );
        let squares = trend
            .marks
            .iter()
            .any(|mark| matches!(mark, Mark::Bar { role: Role::Ink, .. }));
        let mut dots: Vec<f64> = Vec::new();
        for mark in &trend.marks {
            if let Mark::Dot { radius, role, .. } = mark {
                assert_ne!(*role, Role::Ink, "another force ends in a square");
                dots.push(*radius);
            }
        }
        assert!(squares && dots.iter().any(|radius| *radius != dots[0]), "{dots:?}");
        for kind in ChartKind::SERIES {
            let scene = scene(&figures, kind, width);
            let said: String = scene.texts().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" ");
            for name in ["Kent", "England", "and Wales"] {
                assert!(said.contains(name), "{kind:?} at {width}: {name} in {said}");
            }
        }
    }
}

/// The notice that another force is not shown.
fn refusal(figures: &Figures<'_>) -> Option<NotComparedBecause> {
    figures.notices.iter().find_map(|notice| match notice {
        Notice::NotCompared { because, .. } => Some(*because),
        _ => None,
    })
}

/// The first note beside the figures, in both languages.
fn said(figures: &Figures<'_>, kind: ChartKind) -> [String; 2] {
    [Language::En, Language::Cy].map(|language| {
        let notes = View::new(figures, kind, words::of(language)).notes;
        notes.beside.first().map_or_else(String::new, |note| note.text.clone())
    })
}

#[test]
fn what_is_not_like_for_like_is_refused_in_words_and_not_drawn() {
    let dataset = latest();
    for (query, because, english, welsh) in [
        (
            "force=merseyside&compare=kent",
            NotComparedBecause::Counts,
            "Kent Police is not shown beside it: more people live in one area than in the other. Figures per 1,000 people can be \
             compared.",
            "Ni ddangosir Kent Police wrth ei ochr: mae mwy o bobl yn byw yn y naill ardal na'r llall. Gellir cymharu ffigurau fesul \
             1,000 o bobl.",
        ),
        (
            "force=city-of-london&measure=rate&compare=kent",
            NotComparedBecause::Counts,
            "Kent Police is not shown beside it: more people live in one area than in the other.",
            "Ni ddangosir Kent Police wrth ei ochr: mae mwy o bobl yn byw yn y naill ardal na'r llall.",
        ),
        (
            "force=merseyside&measure=rate&compare=city-of-london",
            NotComparedBecause::Absent(Absence::PopulationTooSmall),
            "The City of London Police is not shown beside it: too few people live there for a rate.",
            "mae rhy ychydig o bobl yn byw yno i gyfrifo cyfradd.",
        ),
        (
            "force=merseyside&measure=rate&compare=british-transport-police",
            NotComparedBecause::Absent(Absence::NoResidentPopulation),
            "The British Transport Police is not shown beside it: the force has no resident population.",
            "nid oes gan yr heddlu boblogaeth breswyl.",
        ),
    ] {
        let figures = ask(&dataset, query);
        assert_eq!(refusal(&figures), Some(because), "{query}");
        assert!(
            figures
                .comparisons
                .iter()
                .all(|series| dataset.areas()[series.area].slug == "england-and-wales")
        );
        for kind in ChartKind::SERIES {
            let [en, cy] = said(&figures, kind);
            assert_eq!(en, english, "{query}");
            assert!(cy.ends_with(welsh), "{query}: {cy}");
            assert!(stroke(&scene(&figures, kind, 640.0), Role::Ink).is_none(), "{query}");
        }
        assert!(
            !Spreadsheet::new(&figures, ChartKind::Trend).name.contains("-and-"),
            "{query}"
        );
    }
    // Nobody asked: nothing is refused.
    for query in [
        "force=merseyside",
        "force=merseyside&compare=england-and-wales",
        "force=merseyside&compare=none",
    ] {
        assert_eq!(refusal(&ask(&dataset, query)), None, "{query}");
    }
    let outcomes = ask(&dataset, "force=merseyside&measure=rate&compare=kent");
    assert_eq!(
        said(&outcomes, ChartKind::Outcomes)[0],
        "Kent Police is not shown beside it: outcomes are shown of one force at a time."
    );
}

/// The newest dataset, in which Kent did not supply the first quarter.
fn without_kents_first_quarter() -> Dataset {
    let whole = latest();
    let kent = whole.area_index("kent").unwrap();
    let mut builder = DatasetBuilder::from_dataset(&whole);
    let code = whole.topic().codes.iter().position(|entry| entry.code == "8L").unwrap();
    builder.replace_count(code, kent, whole.first_quarter(), Err(Absence::NotSupplied));
    builder.finish().unwrap()
}

#[test]
fn an_index_from_another_year_is_refused() {
    let whole = latest();
    let query = "force=merseyside&measure=index&compare=kent&offence=harassment";
    let figures = ask(&whole, query);
    assert_eq!(refusal(&figures), None);
    assert_eq!(figures.comparisons.len(), 2);
    assert_eq!(figures.query().measure, Measure::Index);

    let broken = without_kents_first_quarter();
    let figures = ask(&broken, query);
    assert_eq!(refusal(&figures), Some(NotComparedBecause::Unlike(Unlike::Bases)));
    assert_eq!(
        said(&figures, ChartKind::Trend)[0],
        "Kent Police is not shown beside it: its index begins with another year."
    );
    // The rates of the years that both have can stand beside each other, with a gap.
    let rates = ask(&broken, "force=merseyside&measure=rate&compare=kent");
    assert_eq!(refusal(&rates), None);
    assert!(rates.comparisons[0].points[0].value.is_err() && rates.comparisons[0].points[4].value.is_ok());
}

#[test]
fn an_offence_and_months_are_compared_with_themselves() {
    // Whatever is asked for: the two series state the same thing of the same offences in the same months.
    let dataset = latest();
    for offence in &dataset.topic().offences {
        for measure in ["rate", "index"] {
            let figures = ask(
                &dataset,
                &format!("force=gwent&compare=kent&offence={}&measure={measure}", offence.slug),
            );
            for series in &figures.comparisons {
                for (one, other) in figures.series.points.iter().zip(&series.points) {
                    assert_eq!(
                        (one.key.kind, one.key.offence, one.key.year_ending),
                        (other.key.kind, other.key.offence, other.key.year_ending)
                    );
                }
            }
        }
    }
}

#[test]
fn the_strip_has_every_force_at_its_rate_by_the_alphabet() {
    let Some(rates) = rates() else { return };
    let dataset = latest();
    let figures = ask(&dataset, "force=merseyside&compare=kent");
    let view = ForcesView::new(&figures, english());
    // 43 forces but for the City of London, and the total; British Transport Police has no residents.
    assert_eq!(view.lines.len(), 43);
    for line in &view.lines {
        let area = &dataset.areas()[line.rate.key.area];
        let expected = match area.code.as_deref().and_then(|code| rates.get(code)) {
            Some((_, rate)) => *rate,
            None => OFFENCES_IN_ALL * 1000.0 / 61_806_682.0,
        };
        assert!((line.rate.value.unwrap() - expected).abs() < 1e-9, "{}", line.name);
        assert!(
            line.readout
                .starts_with(&format!("{}: {} per 1,000 people", line.name, line.value))
        );
    }
    let table = View::new(&figures, ChartKind::Forces, english()).table;
    assert_eq!(table.head, ["Police force", "Harassment cases per 1,000 people"]);
    let names: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names.len(), 45);
    assert_eq!(names[44], "England and Wales");
    assert!(names[..44].is_sorted(), "{names:?}");
    assert_eq!(
        table.rows[names.iter().position(|name| *name == "Merseyside Police").unwrap()],
        ["Merseyside Police", "5.8"]
    );
    let claims: Vec<&str> = table.claims.iter().flatten().map(String::as_str).collect();
    assert_eq!(claims.len(), 45);
    assert!(
        claims.contains(&"harassment.rate") && claims.contains(&"kent:harassment.rate"),
        "{claims:?}"
    );
    let london = names.iter().position(|name| *name == "City of London Police").unwrap();
    assert_eq!(table.rows[london][1], "too few people live there for a rate");

    let places: Vec<(ForcePlace, &str)> = view
        .lines
        .iter()
        .filter(|line| line.place != ForcePlace::Force)
        .map(|line| (line.place, line.name.as_str()))
        .collect();
    assert_eq!(
        places,
        [
            (ForcePlace::Other, "Kent Police"),
            (ForcePlace::Own, "Merseyside Police"),
            (ForcePlace::Total, "England and Wales"),
        ]
    );
}

#[test]
fn the_strip_says_who_has_no_rate_and_ranks_nobody() {
    let dataset = latest();
    for (language, without) in [
        (
            Language::En,
            "No rate is given for British Transport Police (the force has no resident population) and City of London Police (too few \
             people live there for a rate).",
        ),
        (
            Language::Cy,
            "Ni roddir cyfradd ar gyfer yr heddluoedd hyn: City of London Police (mae rhy ychydig o bobl yn byw yno i gyfrifo \
             cyfradd); Heddlu Trafnidiaeth Prydain (nid oes gan yr heddlu boblogaeth breswyl).",
        ),
    ] {
        for query in [
            "force=merseyside",
            "measure=rate",
            "force=city-of-london&measure=index",
            "force=gwent&compare=kent",
        ] {
            let view = View::new(&ask(&dataset, query), ChartKind::Forces, words::of(language));
            assert_eq!(view.notes.beside[0].text, without, "{query}");
            assert!(view.notes.beside.len() <= 2, "{query}");
            assert!(view.chart.summary.ends_with(without), "{}", view.chart.summary);
            assert_eq!(
                view.choosers.measure.groups.len(),
                usize::from(!query.contains("london")),
                "{query}"
            );
            let everything = format!("{view:?}").to_lowercase();
            for word in ["best", "worst", "rank", "gwaethaf", "gorau", "top ", "bottom"] {
                assert!(!everything.contains(word), "{query}: {word}");
            }
        }
    }
    let view = View::new(&ask(&dataset, "force=merseyside"), ChartKind::Forces, english());
    assert!(
        view.chart.summary.starts_with(
            "Strip chart: Harassment cases per 1,000 people, every police force, year to December 2025. 42 forces, from 1.7 to 11.7. \
             Merseyside Police: 5.8. England and Wales: 5.2."
        ),
        "{}",
        view.chart.summary
    );
    assert_eq!(view.choosers.compare.unwrap().value, "england-and-wales");
}

#[test]
fn the_cursor_goes_along_the_strip_and_names_each_tick() {
    let dataset = latest();
    for query in ["force=merseyside&compare=kent", "force=city-of-london", "measure=rate"] {
        for width in [288.0, 320.0, 640.0, 960.0] {
            let figures = ask(&dataset, query);
            let scene = scene(&figures, ChartKind::Forces, width);
            assert_eq!(scene.height, 148.0, "as the style sheet says");
            assert_eq!(scene.cursor.len(), 43);
            assert!(scene.cursor.is_sorted_by(|one, other| one.x <= other.x));
            let indices: Vec<usize> = scene.cursor.iter().map(|stop| stop.index).collect();
            let readouts = words::readouts(&figures, ChartKind::Forces, english(), &indices);
            assert_eq!(readouts.len(), 43);
            for (stop, readout) in scene.cursor.iter().zip(&readouts) {
                // What the pointer finds is the tick, or one in the same place.
                let found = scene.cursor_at(stop.x).unwrap();
                let name = readout.split(':').next().unwrap();
                assert!(
                    scene.cursor[found].x == stop.x && (readouts[found].contains(name)),
                    "{readout} {}",
                    readouts[found]
                );
                assert!(stop.x > 0.0 && stop.x < width);
            }
            let own = query
                .contains("merseyside")
                .then_some("Merseyside Police: 5.8 per 1,000 people");
            assert_eq!(scene.chosen.map(|at| readouts[at].as_str()).filter(|_| own.is_some()), own);
            let texts: Vec<&str> = scene.texts().map(|text| text.text.as_str()).collect();
            assert!(texts.contains(&"England and Wales 5.2"), "{texts:?}");
            assert_eq!(
                texts.contains(&"Merseyside 5.8") && texts.contains(&"Kent 5.2"),
                query.contains("kent")
            );
        }
    }
}

#[test]
fn the_spreadsheet_of_the_strip_is_by_the_alphabet_too() {
    let dataset = latest();
    let sheet = Spreadsheet::new(&ask(&dataset, "force=merseyside"), ChartKind::Forces);
    assert_eq!(sheet.name, "merseyside-harassment-forces-2026-04-23.csv");
    let rows: Vec<&str> = sheet.text.lines().collect();
    assert_eq!(rows.len(), 46);
    assert!(rows[0].ends_with("year_ending,offences,offences_absent,rate_per_1000,rate_absent,provisional"));
    assert!(
        rows[1].contains(",avon-and-somerset,") && rows[45].contains(",england-and-wales,"),
        "{rows:?}"
    );
    let row = |slug: &str| *rows.iter().find(|row| row.contains(&format!(",{slug},"))).unwrap();
    assert!(
        row("merseyside").ends_with(",2025-12,8571,,5.808717,,no"),
        "{}",
        row("merseyside")
    );
    assert!(
        row("city-of-london").ends_with(",50,,,population-too-small,no"),
        "{}",
        row("city-of-london")
    );
    assert!(row("british-transport-police").ends_with(",230,,,no-resident-population,no"));
}

#[test]
fn a_year_before_the_estimates_has_no_strip_and_says_so() {
    let dataset = latest();
    let quarter = Quarter::financial(2012, 4).unwrap();
    assert_eq!(dataset.first_quarter(), quarter.plus(-3).unwrap());
    let figures = ask(&dataset, "force=merseyside&offence=stalking&year-ending=2013-03");
    assert!(figures.claim(ClaimKind::Rate).value.is_err());
    let view = ForcesView::new(&figures, english());
    assert!(view.lines.is_empty());
    let scene = scene(&figures, ChartKind::Forces, 320.0);
    assert!(scene.cursor.is_empty() && scene.chosen.is_none());
    assert!(view.without.unwrap().contains("not recorded separately then"));
}
