//! What readers must know beside the figures, in Welsh: notices, and how the figures are worked out.

use super::grammar::{listed, month, named, year_to};
use super::{Welsh, area, offence};
use crate::figures::{Figures, Notice};
use crate::model::{Absence, Area, AreaKind, Language, Measure, Month};
use crate::words::change::spelled;
use crate::words::number::integer;
use crate::words::{Passage, Words};

pub(super) fn notice(words: &Welsh, figures: &Figures<'_>, notice: &Notice) -> String {
    let topic = figures.dataset.topic();
    match *notice {
        Notice::NewerRelease(newest) => format!(
            "Dyma'r ffigurau fel y'u rhyddhawyd ar {}. Mae datganiad mwy diweddar, dyddiedig {}, yn mynd ymhellach ac wedi diwygio chwarteri cynharach ers hynny.",
            words.date(figures.dataset.release().date),
            words.date(newest)
        ),
        Notice::RecordingChange { change, .. } => topic.changes[change].text.get(Language::Cy).clone(),
        Notice::CodesAdded => codes_added(figures),
        Notice::OlderPopulationEstimate { year } => {
            // The first quarter end whose twelve months hold the 30 June of the next year.
            let from = Month::new(year + 1, 6).map_or_else(String::new, month);
            format!(
                "O'r flwyddyn hyd at fis {from} ymlaen, mae cyfraddau'n rhannu ag amcangyfrif poblogaeth canol {year}, y diweddaraf yn y set ddata hon."
            )
        }
        Notice::NoRate(absence) => {
            let name = &area(figures, figures.query.area).name;
            match absence {
                Absence::PopulationTooSmall => format!(
                    "Ni roddir cyfradd ar gyfer {name}: mae cyn lleied o bobl yn byw yn ei ardal, o gymharu â'r rhai sy'n gweithio yno neu'n ymweld, fel y byddai cyfradd yn gamarweiniol."
                ),
                _ => format!("Ni roddir cyfradd ar gyfer {name}: {}.", words.absence(absence)),
            }
        }
        Notice::TotalIncludesForcesWithoutResidents => includes_forces_without_residents(figures.dataset.areas()),
        Notice::Provisional(first) => format!(
            "Mae'r ffigurau o'r {} ymlaen yn rhai dros dro: gall y datganiad nesaf eu newid.",
            year_to(first)
        ),
        Notice::Gaps { first, last, absence } => {
            let span = if first == last {
                format!("ar gyfer y {}", year_to(first))
            } else {
                format!("o'r {} i'r {}", year_to(first), year_to(last))
            };
            format!("Nid oes ffigurau {span}: {}.", words.absence(absence))
        }
        Notice::Standing(note) => topic.notes[note].text.get(Language::Cy).clone(),
    }
}

/// "Mae cyfanswm Cymru a Lloegr yn cynnwys troseddau a gofnodwyd gan Heddlu Trafnidiaeth Prydain."
pub(in crate::words) fn includes_forces_without_residents(areas: &[Area]) -> String {
    let (mut names, mut total) = (Vec::new(), None);
    for area in areas {
        let (called, welsh) = named(&area.names);
        match area.kind {
            AreaKind::NonTerritorial => names.push((called.name.as_str(), welsh)),
            AreaKind::Total => total = total.or(Some(called.short.as_str())),
            AreaKind::Territorial => {}
        }
    }
    let total = total.map_or_else(|| "Mae'r cyfanswm".to_owned(), |total| format!("Mae cyfanswm {total}"));
    format!("{total} yn cynnwys troseddau a gofnodwyd gan {}.", listed(names))
}

/// Since when a combined total counts which offences.
fn codes_added(figures: &Figures<'_>) -> String {
    let dataset = figures.dataset;
    let topic = dataset.topic();
    let mut added = Vec::new();
    for &code in &figures.offence().codes {
        let from = dataset.first_quarter_of_code(code);
        if from > dataset.first_quarter() {
            // Named by the offence that is this code alone, else by the code.
            let alone = topic.offences.iter().find(|offence| offence.codes == [code]);
            let (name, welsh) = alone.map_or((&topic.codes[code].code, false), |offence| {
                let (names, welsh) = named(&offence.names);
                (&names.other, welsh)
            });
            added.push((format!("{name} o fis {}", month(from.first_month())), welsh));
        }
    }
    format!(
        "Mae'r cyfanswm hwn yn ychwanegu {}, pan gafodd pob un ei god ei hun.",
        listed(added.iter().map(|(text, welsh)| (text.as_str(), *welsh)))
    )
}

pub(super) fn method(figures: &Figures<'_>) -> Vec<Passage> {
    let codes = figures.codes();
    let year = year_to(figures.query.year_ending);
    let mut method: Vec<Passage> = vec![
        format!(
            "Mae {} yn droseddau a gofnododd yr heddlu o dan {} {} y Swyddfa Gartref.",
            offence(figures).other,
            if codes.len() == 1 { "god" } else { "godau" },
            listed(codes.iter().map(|&code| (code, false)))
        )
        .into(),
        "Blwyddyn yw'r 12 mis hyd at ddiwedd chwarter: swm pedwar cyfrif chwarterol. Os oes chwarter ar goll, mae'r flwyddyn ar goll hefyd."
            .to_owned()
            .into(),
    ];
    if let Ok(total) = figures.total {
        let days = figures.query.year_ending.days();
        let mut passage = Passage::default();
        passage.text("Mae'r cyfartaledd dyddiol yn rhannu ").claim(
            spelled(figures, "per-day"),
            &format!("{} â'r {days} diwrnod yn y {year}", integer(total)),
        );
        passage.text(".");
        method.push(passage);
    }
    if let (Measure::Rate, Ok(used)) = (figures.query.measure, figures.population) {
        let mut passage = Passage::default();
        passage
            .text("Mae cyfraddau'n rhannu â'r amcangyfrif poblogaeth canol blwyddyn (30 Mehefin) sydd o fewn y 12 mis: ")
            .claim(
                spelled(figures, "rate"),
                &format!(
                    "{} o bobl yng nghanol {} ar gyfer y {year}",
                    integer(i64::from(used.residents)),
                    used.year
                ),
            );
        passage.text(".");
        method.push(passage);
    }
    method.push(
        "Cyfrifir canrannau o ffigurau heb eu talgrynnu, a thalgrynnir y canlyniad yn olaf."
            .to_owned()
            .into(),
    );
    method
}
