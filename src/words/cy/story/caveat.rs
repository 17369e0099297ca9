//! Caveats in Welsh.

use crate::figures::{Caveat, Claims};
use crate::model::{Digits, Language};
use crate::words::cy::grammar::{called, listed};
use crate::words::cy::notice::{includes_forces_without_residents, merged};
use crate::words::number::integer;
use crate::words::story::StoryCaveat;

/// A caveat as one sentence or two.
pub(super) fn caveat(claims: &Claims<'_>, caveat: &StoryCaveat) -> String {
    let topic = claims.dataset.topic();
    let areas = claims.dataset.areas();
    match caveat.caveat {
        Caveat::RecordingChange(index) => topic.changes[index].text.get(Language::Cy).clone(),
        Caveat::CodesAdded => {
            "Mae'r cyfanswm yn adio sawl trosedd. Nid oedd rhai ohonynt yn cael eu cyfrif ar wahân ar ddechrau'r blynyddoedd a \
             gymherir, felly gall rhan o gynnydd ddeillio ohonynt hwy."
                .to_owned()
        }
        Caveat::SoFar => {
            "Y canlyniadau yw'r rhai a oedd wedi'u pennu pan luniwyd y ffigurau. Mae achosion ar agor o hyd, felly gall rhagor \
             ohonynt arwain at gyhuddiad."
                .to_owned()
        }
        Caveat::Excluding => {
            let names: Vec<(String, bool)> = caveat.excluding.iter().map(|&area| called(&areas[area].names)).collect();
            format!(
                "Nid oes ffigurau canlyniadau ar gyfer {}: mae cyfansymiau canlyniadau yn {} hepgor.",
                listed(names.iter().map(|(name, welsh)| (name.as_str(), *welsh))),
                if names.len() == 1 { "ei" } else { "eu" }
            )
        }
        Caveat::RoundedTo(unit) => format!(
            "Cafodd ffigurau a roddir gyda \"tua\" eu talgrynnu i'r {} agosaf cyn eu cyhoeddi.",
            integer(i64::from(unit))
        ),
        Caveat::Provisional => "Gall ffigurau y nodir eu bod dros dro newid yn y datganiad nesaf.".to_owned(),
        Caveat::OlderPopulationEstimate(year) => format!(
            "Mae cyfraddau'n rhannu ag amcangyfrif poblogaeth canol {}, gan nad oes un diweddarach yn y datganiad hwn.",
            Digits::of(year)
        ),
        Caveat::IncludesForcesWithoutResidents => includes_forces_without_residents(areas),
        Caveat::Merged(area) => merged(&areas[area]),
        Caveat::OutcomeBelowZero => {
            "Mae cywiriadau i flynyddoedd cynharach yn gwneud un o'r canlyniadau yn llai na dim, felly ni roddir cyfrannau o \
             ganlyniadau."
                .to_owned()
        }
    }
}
