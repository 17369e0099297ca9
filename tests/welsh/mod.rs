//! Welsh: sentences that were written by hand. What must hold of all sentences is in `beside_english`.
//!
//! The figures in the hand-written sentences were summed from the workbook of April 2026 by another program than ours.

mod beside_english;

use force_figures::dataset::DatasetBuilder;
use force_figures::figures::Claims;
use force_figures::model::{ChartKind, Date, Language, Quarter};
use force_figures::words::story::{Story, Style, stories};
use force_figures::words::{self, View, Words, readouts};
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
    view_of(&latest(), query, ChartKind::Trend, Language::Cy)
        .head
        .headline
        .plain()
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
            "Cofnododd Heddlu De Cymru 4,967 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny o 4,255 y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023.",
        ),
        (
            "force=gwent&offence=stalking&year-ending=2023-09",
            "Cofnododd Heddlu Gwent 1,728 o achosion o stelcio yn y flwyddyn hyd at fis Medi 2023, i fyny o 1,572 y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023.",
        ),
        (
            "force=dyfed-powys&year-ending=2023-09",
            "Cofnododd Heddlu Dyfed-Powys 4,948 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i lawr o 5,238 y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023.",
        ),
        (
            "force=north-wales",
            "Cofnododd Heddlu Gogledd Cymru 4,535 o achosion o aflonyddu yn y flwyddyn hyd at fis Rhagfyr 2025, i lawr o 4,843 y flwyddyn flaenorol.",
        ),
        (
            "force=england-and-wales&year-ending=2023-09",
            "Cofnododd heddluoedd Cymru a Lloegr 270,122 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny 1.6% o 265,831 y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023.",
        ),
        (
            "force=merseyside&year-ending=2023-09",
            "Cofnododd Merseyside Police 10,051 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, ychydig i lawr o 10,476 y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023.",
        ),
        // 55 in both years.
        (
            "force=city-of-london&year-ending=2024-12",
            "Cofnododd City of London Police 55 o achosion o aflonyddu yn y flwyddyn hyd at fis Rhagfyr 2024, yr un fath â'r flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023.",
        ),
        // 8,571 / 1,475.541 in mid-2024; 8,716 / 1,475.541.
        (
            "force=merseyside&measure=rate",
            "Cofnododd Merseyside Police 5.8 o achosion o aflonyddu am bob 1,000 o bobl yn y flwyddyn hyd at fis Rhagfyr 2025, ychydig i lawr o 5.9 y flwyddyn flaenorol.",
        ),
        (
            "force=gwent&offence=stalking&year-ending=2014-09",
            "Nid oes ffigur ar gyfer achosion o stelcio a gofnodwyd gan Heddlu Gwent yn y flwyddyn hyd at fis Medi 2014, gan nad oedd yn cael ei gofnodi ar wahân bryd hynny.",
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
        None => View::new(&ask(&dataset, query), ChartKind::Trend, welsh())
            .head
            .headline
            .plain(),
        Some(style) => {
            let story = Story::new(&claims(&dataset, query), stories(Language::Cy), style.parse().unwrap());
            story.paragraphs[0].sentences[0].passage.plain()
        }
    }
}

#[test]
fn the_noun_after_a_number_has_the_form_of_its_plural_category() {
    for (total, cases) in [
        (0, "Ni chofnododd Heddlu Gwent unrhyw achosion o aflonyddu"),
        (1, "Cofnododd Heddlu Gwent 1 achos o aflonyddu"),
        (2, "Cofnododd Heddlu Gwent 2 achos o aflonyddu"),
        (3, "Cofnododd Heddlu Gwent 3 achos o aflonyddu"),
        (5, "Cofnododd Heddlu Gwent 5 achos o aflonyddu"),
        (6, "Cofnododd Heddlu Gwent 6 achos o aflonyddu"),
        (11, "Cofnododd Heddlu Gwent 11 o achosion o aflonyddu"),
        (100, "Cofnododd Heddlu Gwent 100 o achosion o aflonyddu"),
    ] {
        let way = if total > 60 { "i fyny" } else { "i lawr" };
        assert_eq!(
            headline_of_total(total, None),
            format!(
                "{cases} yn y flwyddyn hyd at fis Medi 2023, {way} o 60 y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023."
            )
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
    assert_eq!(view.head.lang, "cy");
    assert_eq!(view.head.kicker, "Aflonyddu a stelcio");
    let keys: Vec<(&str, &str)> = view
        .head
        .keys
        .iter()
        .map(|key| (key.value.as_str(), key.label.as_str()))
        .collect();
    assert_eq!(
        keys,
        [
            ("10,051", "achosion o aflonyddu, y flwyddyn hyd at fis Medi 2023"),
            (
                "↓ 4.1%",
                "gostyngiad o 425 ers y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023"
            ),
            ("28", "y dydd ar gyfartaledd"),
        ]
    );
    assert_eq!(view.chart.title, "Achosion o aflonyddu, pob blwyddyn hyd at fis Medi");
    assert_eq!(
        view.table.head,
        [
            "Y flwyddyn hyd at fis",
            "Achosion o aflonyddu",
            "Newid ers y flwyddyn flaenorol"
        ]
    );
    assert_eq!(view.table.rows[2][0], "Medi 2023");
    assert_eq!(view.method.released, "Rhyddhawyd y ffigurau ar 23 Ebrill 2026.");
    assert_eq!(
        view.method.method[0].plain(),
        "Mae achosion o aflonyddu yn droseddau a gofnododd yr heddlu o dan god 8L y Swyddfa Gartref."
    );
    let figures = ask(&dataset, "force=merseyside");
    let index = figures
        .series
        .points
        .iter()
        .position(|point| point.key.year_ending.to_string() == "2023-09");
    assert_eq!(
        readouts(&figures, ChartKind::Trend, welsh(), &[index.unwrap()]),
        [
            "Y flwyddyn hyd at fis Medi 2023: 10,051 o achosion o aflonyddu, i lawr 4.1% ers y flwyddyn flaenorol, er i'r dull cofnodi newid ym mis Mai 2023"
        ]
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
                2017 ac achosion o ymddygiad rheoli neu orfodi o fis Ebrill 2020, pan gafodd pob un ei god ei hun. Ni chymherir \
                y blynyddoedd cyn hynny â'r rhai wedyn.";
    let mut notes = view.notes.beside.iter().chain(&view.notes.further);
    assert!(notes.any(|note| note.text == said), "{:?}", view.notes);
    assert_eq!(
        view.method.method[0].plain(),
        "Mae achosion o stelcio ac aflonyddu yn droseddau a gofnododd yr heddlu o dan godau 8L, 8M, 8Q, 8R ac 8U y Swyddfa Gartref."
    );
}

#[test]
fn the_story_of_a_welsh_force_is_the_one_written_by_hand() {
    // 4,967 / 365. Ten years before 2023-09 the figures begin; 4,163 in 2018 and 4,560 in 2020 were the highest of them.
    let paragraphs = told("force=south-wales&year-ending=2023-09", "");
    assert_eq!(
        paragraphs[0][..3],
        [
            "Cofnododd Heddlu De Cymru 4,967 o achosion o aflonyddu yn y flwyddyn hyd at fis Medi 2023, i fyny 16.7% o 4,255 y \
             flwyddyn flaenorol, o gymharu ag 1.6% ar draws Cymru a Lloegr, er i'r dull cofnodi newid ym mis Mai 2023.",
            "Hwn oedd y nifer uchaf ers o leiaf 10 mlynedd, er i'r dull cofnodi newid chwe gwaith yn y cyfamser.",
            "Mae hynny'n cyfateb i gyfartaledd o 14 o achosion y dydd.",
        ]
    );
    // Outcomes of the year to March 2025: the file of 2024/25.
    let paragraphs = told("force=gwent", "per-cent,the-force,year-ending");
    assert_eq!(
        paragraphs[1][..2],
        [
            "Cyhoeddir canlyniadau ar gyfer troseddau a gofnodwyd hyd at fis Mawrth 2025.",
            "O'r 4,898 o achosion o aflonyddu a gofnododd yr heddlu yn y flwyddyn yn diweddu ym mis Mawrth 2025, arweiniodd 169, neu \
             3.5 y cant, at gyhuddiad neu wŷs hyd yma, o gymharu â 4.1 y cant ar draws Cymru a Lloegr.",
        ]
    );
    // 319,695 / 299,653.
    assert_eq!(
        paragraphs[2][0],
        "Cofnododd heddluoedd Cymru a Lloegr 319,695 o achosion o aflonyddu yn y flwyddyn yn diweddu ym mis Rhagfyr 2025, i fyny 6.7 \
         y cant o 299,653 y flwyddyn flaenorol."
    );
    // 10,051 / 365; more than 11 times 848, the published story's multiple.
    let paragraphs = told("force=merseyside&year-ending=2023-09", "");
    assert_eq!(
        paragraphs[0][1..3],
        [
            "Mae hynny'n cyfateb i gyfartaledd o 28 o achosion y dydd.",
            "Mae hynny'n fwy nag 11 gwaith cymaint â naw mlynedd ynghynt, er i'r dull cofnodi newid chwe gwaith yn y cyfamser.",
        ]
    );
    // 24, 62, 8, 3 and 147: the numbers of the City of London.
    let paragraphs = told("force=city-of-london", "");
    let others = "Yn yr un flwyddyn cofnododd City of London Police hefyd 24 o achosion o stelcio, 62 o achosion o gyfathrebu maleisus, \
                  8 achos o ymddygiad rheoli neu orfodi a 3 achos o aflonyddu a waethygwyd ar sail hil neu grefydd, a chyfanswm o \
                  147 o achosion o stelcio ac aflonyddu.";
    assert!(paragraphs[0].iter().any(|sentence| sentence == others), "{:?}", paragraphs[0]);
}

#[test]
fn what_cannot_be_compared_is_told_in_welsh() {
    // 861 under 8Q, which April 2020 made another count.
    let paragraphs = told("force=gwent&offence=stalking&year-ending=2020-12", "");
    assert_eq!(
        paragraphs[0][..3],
        [
            "Cofnododd Heddlu Gwent 861 o achosion o stelcio yn y flwyddyn hyd at fis Rhagfyr 2020.",
            "Ni ellir cymharu'r cyfanswm â'r flwyddyn flaenorol, gan i'r dull cofnodi newid ym mis Ebrill 2020.",
            "Mae hynny'n cyfateb i gyfartaledd o 2.4 o achosion y dydd.",
        ]
    );
    // 8U has no figures before April 2020; without it there were 598,458, and 494,906 the year before.
    let paragraphs = told(
        "force=england-and-wales&offence=stalking-and-harassment&year-ending=2021-03",
        "",
    );
    assert_eq!(
        paragraphs[0][..4],
        [
            "Cofnododd heddluoedd Cymru a Lloegr 630,195 o achosion o stelcio ac aflonyddu yn y flwyddyn hyd at fis Mawrth 2021.",
            // 630,195 / 365 = 1,726.6: it stands by the number that it divides.
            "Mae hynny'n cyfateb i gyfartaledd o 1,727 o achosion y dydd.",
            "Ni ellir cymharu'r cyfanswm â'r flwyddyn flaenorol, gan fod y cyfanswm yn cynnwys ymddygiad rheoli neu orfodi ers mis Ebrill \
             2020.",
            "Wrth gyfrif dim ond y troseddau a gofnodwyd drwy gydol y cyfnod (aflonyddu, aflonyddu a waethygwyd ar sail hil neu \
             grefydd, stelcio a chyfathrebu maleisus gyda'i gilydd), y nifer oedd 598,458, i fyny 20.9% o 494,906 y flwyddyn \
             flaenorol.",
        ]
    );
}

#[test]
fn how_far_a_record_reaches_is_told_in_welsh() {
    for (query, said) in [
        // 7,583 in 2021, then 8,891, 8,967, 8,467 and 8,288.
        (
            "force=gwent&offence=stalking-and-harassment",
            "Hwn oedd y nifer isaf ers y flwyddyn hyd at fis Rhagfyr 2021, er i'r dull cofnodi newid ym mis Mai 2023.",
        ),
        // Above every year since 82,433 in 2020, which is another count than 27,613 in 2019.
        (
            "force=england-and-wales&offence=stalking",
            "Hwn oedd y nifer uchaf ers i'r dull cofnodi newid ym mis Ebrill 2020, er iddo newid eto ym mis Mai 2023.",
        ),
        // 780, below 952 in 2018, the first year of 8R that begins in January.
        (
            "force=dyfed-powys&offence=malicious-communications",
            "Hwn oedd y nifer isaf ers i'r drosedd gael ei chyfrif ar wahân am y tro cyntaf ym mis Ebrill 2017, er i'r dull cofnodi \
             newid ym mis Mai 2023.",
        ),
    ] {
        let paragraphs = told(query, "");
        assert!(
            paragraphs[0].iter().any(|sentence| sentence == said),
            "{said:?} in {paragraphs:?}"
        );
    }
    // 6,594 of 8L, 8M and 8Q in 2025, 2,547 in 2016.
    let paragraphs = told("force=gwent&offence=stalking-and-harassment", "");
    assert_eq!(
        paragraphs[0].last().unwrap(),
        "Wrth gyfrif dim ond y troseddau a gofnodwyd drwy gydol y cyfnod (aflonyddu, aflonyddu a waethygwyd ar sail hil neu grefydd a \
         stelcio gyda'i gilydd), roedd mwy na dwywaith cymaint â naw mlynedd ynghynt, er i'r dull cofnodi newid deirgwaith yn y \
         cyfamser."
    );
}

#[test]
fn the_command_speaks_welsh() {
    let shown = printed(&["show", "--force", "gwent", "--year-ending", "2023-09", "--lang", "cy"]);
    assert!(
        shown.starts_with("Aflonyddu a stelcio\n\nCofnododd Heddlu Gwent 3,886 o achosion"),
        "{shown}"
    );
    assert!(
        shown.contains("Y flwyddyn flaenorol ") && shown.contains("10, er i'r dull cofnodi newid chwe gwaith yn y cyfamser"),
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
