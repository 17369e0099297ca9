//! What readers must know beside the figures, in Welsh: notices, and how the figures are worked out.

use super::grammar::{called, listed, month, named, recorder, year_to};
use super::{Welsh, offence};
use crate::figures::{Caveat, Figures, Notice};
use crate::model::{Absence, Area, AreaKind, ClaimKind, Digits, Language, Measure, Month};
use crate::words::printed::digits;
use crate::words::{Passage, Words, forces};

pub(super) fn notice(figures: &Figures<'_>, notice: &Notice) -> String {
    let topic = figures.dataset().topic();
    match *notice {
        Notice::NewerRelease(newest) => format!(
            "Dyma'r ffigurau fel y'u rhyddhawyd ar {}. Mae datganiad mwy diweddar, dyddiedig {}, yn mynd ymhellach ac wedi diwygio chwarteri cynharach ers hynny.",
            Welsh.date(figures.dataset().release().date),
            Welsh.date(newest)
        ),
        Notice::RecordingChange { change, .. } => topic.changes[change].text.get(Language::Cy).clone(),
        Notice::CodesAdded => codes_added(figures),
        Notice::OlderPopulationEstimate { year } => {
            // The first quarter end whose twelve months hold the 30 June of the next year.
            let from = Month::new(year + 1, 6).map_or_else(String::new, month);
            let year = Digits::of(year);
            format!(
                "O'r flwyddyn hyd at fis {from} ymlaen, mae cyfraddau'n rhannu ag amcangyfrif poblogaeth canol {year}, y diweddaraf yn y set ddata hon."
            )
        }
        Notice::NoRate(absence) => {
            let name = recorder(figures.area());
            match absence {
                Absence::PopulationTooSmall => format!(
                    "Ni roddir cyfradd ar gyfer {name}: mae cyn lleied o bobl yn byw yn ei ardal, o gymharu â'r rhai sy'n gweithio yno neu'n ymweld, fel y byddai cyfradd yn gamarweiniol."
                ),
                _ => format!("Ni roddir cyfradd ar gyfer {name}: {}.", Welsh.absence(absence)),
            }
        }
        Notice::TotalIncludesForcesWithoutResidents => includes_forces_without_residents(figures.dataset().areas()),
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
            format!("Nid oes ffigurau {span}: {}.", Welsh.absence(absence))
        }
        Notice::NotCompared { area, because } => forces::not_compared(figures, &Welsh, area, because),
        Notice::Standing(note) => topic.notes[note].text.get(Language::Cy).clone(),
    }
}

/// "Mae cyfanswm Cymru a Lloegr yn cynnwys troseddau a gofnodwyd gan Heddlu Trafnidiaeth Prydain."
pub(super) fn includes_forces_without_residents(areas: &[Area]) -> String {
    let (mut names, mut total) = (Vec::new(), None);
    for area in areas {
        match area.kind {
            AreaKind::NonTerritorial => names.push(called(&area.names)),
            AreaKind::Total => total = total.or(Some(named(&area.names).0.short.as_str())),
            AreaKind::Territorial => {}
        }
    }
    let total = total.map_or_else(|| "Mae'r cyfanswm".to_owned(), |total| format!("Mae cyfanswm {total}"));
    format!(
        "{total} yn cynnwys troseddau a gofnodwyd gan {}.",
        listed(names.iter().map(|(name, welsh)| (name.as_str(), *welsh)))
    )
}

/// Since when a combined total counts which offences.
fn codes_added(figures: &Figures<'_>) -> String {
    let dataset = figures.dataset();
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
        "Mae'r cyfanswm hwn yn ychwanegu {}, pan gafodd pob un ei god ei hun. Ni chymherir y blynyddoedd cyn hynny â'r rhai wedyn.",
        listed(added.iter().map(|(text, welsh)| (text.as_str(), *welsh)))
    )
}

pub(super) fn method(figures: &Figures<'_>) -> Vec<Passage> {
    let codes = figures.codes();
    let period = figures.query().year_ending;
    let year = year_to(period);
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
    if let Some(total) = digits(&figures.claim(ClaimKind::Latest)) {
        let mut passage = Passage::default();
        passage.text("Mae'r cyfartaledd dyddiol yn rhannu ").say(
            &figures.claims,
            &figures.claim(ClaimKind::PerDay),
            &format!("{total} â'r {} diwrnod yn y {year}", Digits::of(period.days())),
        );
        passage.text(".");
        method.push(passage);
    }
    let residents = figures.claim(ClaimKind::Residents);
    if let (Measure::Rate, Some(people)) = (figures.query().measure, digits(&residents)) {
        let older = residents.caveats.iter().find_map(|caveat| match caveat {
            Caveat::OlderPopulationEstimate(year) => Some(*year),
            _ => None,
        });
        let estimate = Digits::of(older.unwrap_or_else(|| period.mid_year()));
        let mut passage = Passage::default();
        passage
            .text("Mae cyfraddau'n rhannu â'r amcangyfrif poblogaeth canol blwyddyn (30 Mehefin) sydd o fewn y 12 mis: ")
            .say(
                &figures.claims,
                &figures.claim(ClaimKind::Rate),
                &format!("{people} o bobl yng nghanol {estimate} ar gyfer y {year}"),
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
