//! Each of the four faults is found where it is, and not where it is not.

use force_figures::check::{TemplateFault, TemplateFaultKind};

use super::{article, checked, lines, record};
use crate::common::latest;

/// Line, column and kind of the faults of an article about Merseyside as published.
fn faults(name: &str) -> (Vec<(usize, usize, TemplateFaultKind)>, Vec<TemplateFault>) {
    let report = checked(&record(), "force=merseyside", &article(name));
    let places = report
        .faults
        .iter()
        .map(|fault| (fault.place.line, fault.place.column, fault.kind))
        .collect();
    (places, report.faults)
}

#[test]
fn a_local_share_beside_a_national_one_of_other_offences() {
    let (places, faults) = faults("unlike");
    assert_eq!(
        places,
        [
            (1, 131, TemplateFaultKind::NotLikeForLike),
            (3, 120, TemplateFaultKind::NotLikeForLike)
        ]
    );
    assert!(
        faults[0].message.contains("harassment (8L)")
            && faults[0].message.contains("stalking-and-harassment (8L, 8M, 8Q, 8R, 8U)"),
        "{}",
        faults[0].message
    );
    assert_eq!(
        faults[1].message,
        "3.4% is the figure of stalking and harassment cases, and not of harassment cases, which the text is about"
    );
}

#[test]
fn a_figure_without_its_caveat() {
    let (places, faults) = faults("caveats");
    assert_eq!(
        places,
        [
            (1, 93, TemplateFaultKind::CaveatMissing),
            (5, 22, TemplateFaultKind::CaveatMissing)
        ]
    );
    assert_eq!(
        faults[0].message,
        "outcomes are those assigned so far, and the text does not say so"
    );
    assert_eq!(
        faults[1].message,
        "it leaves out Devon and Cornwall Police, and the text does not say so"
    );
}

#[test]
fn a_national_rise_explained_under_a_local_fall() {
    let (places, faults) = faults("rise");
    assert_eq!(places, [(3, 67, TemplateFaultKind::RiseExplainedUnderFall)]);
    assert_eq!(
        faults[0].message,
        "this explains a rise, but harassment cases of Merseyside Police fell from 10,477 to 10,056"
    );
    assert_eq!(self::faults("rise-contrasted").0, []);
    // Thames Valley's figure rose.
    let report = checked(
        &record(),
        "force=thames-valley",
        &article("rise").replace("Merseyside", "Thames Valley"),
    );
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

#[test]
fn a_long_comparison_across_recording_changes() {
    let (places, faults) = faults("recording-change");
    // Of the second comparison there is nothing more to say.
    assert_eq!(places, [(1, 93, TemplateFaultKind::AcrossRecordingChange)]);
    let text = article("recording-change");
    let second = checked(&record(), "force=merseyside", text.lines().nth(2).unwrap());
    assert_eq!(second.faults.len(), 1);
    assert_eq!(
        (second.faults[0].place.column, second.faults[0].kind),
        (60, TemplateFaultKind::AcrossRecordingChange)
    );
    assert!(
        faults[0]
            .message
            .contains("Before April 2014 stalking was counted as harassment."),
        "{}",
        faults[0].message
    );
    let mended = article("recording-change") + "\nStalking was counted as harassment before April 2014.\n";
    assert!(checked(&record(), "force=merseyside", &mended).faults.is_empty());
}

#[test]
fn shares_of_the_same_offences_are_like_for_like() {
    let dataset = latest();
    let text = "In Merseyside 7.1% of harassment cases of the year to March 2025 led to a charge so far, compared with 4.1% in England and \
                Wales. Figures exclude British Transport Police and Devon and Cornwall.";
    let report = checked(&dataset, "force=merseyside", text);
    assert_eq!(
        lines(&dataset, &report),
        [
            "7.1% agrees merseyside harassment.charged-percent@2025-03",
            "4.1% agrees england-and-wales harassment.charged-percent@2025-03"
        ]
    );
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    // The figure leaves out the force that it is compared with.
    let text = text.replace("In Merseyside 7.1%", "On the railways 5%");
    let report = checked(&dataset, "force=british-transport-police", &text);
    assert!(
        report
            .faults
            .iter()
            .all(|fault| fault.kind != TemplateFaultKind::NotLikeForLike)
            || report.faults[0].message.contains("coverage"),
        "{:?}",
        report.faults
    );
}
