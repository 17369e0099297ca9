//! Scotland, Northern Ireland, the Isle of Man and the Channel Islands.

use super::{certain, find, index};

#[test]
fn places_of_other_nations_are_said_to_be_there() {
    for (typed, nation, welsh) in [
        ("Glasgow", "Scotland", "yr Alban"),
        ("edinburgh", "Scotland", "yr Alban"),
        ("Police Scotland", "Scotland", "yr Alban"),
        ("scotland", "Scotland", "yr Alban"),
        ("G1", "Scotland", "yr Alban"),
        ("g1 1xq", "Scotland", "yr Alban"),
        ("EH1 1AA", "Scotland", "yr Alban"),
        ("ZE1", "Scotland", "yr Alban"),
        ("AB10", "Scotland", "yr Alban"),
        ("Belfast", "Northern Ireland", "Ngogledd Iwerddon"),
        ("BT1", "Northern Ireland", "Ngogledd Iwerddon"),
        ("bt1 1aa", "Northern Ireland", "Ngogledd Iwerddon"),
        ("PSNI", "Northern Ireland", "Ngogledd Iwerddon"),
        ("Isle of Man", "Isle of Man", "Ynys Manaw"),
        ("IM1", "Isle of Man", "Ynys Manaw"),
        ("JE2 3AB", "Channel Islands", "Ynysoedd y Sianel"),
        ("GY1", "Channel Islands", "Ynysoedd y Sianel"),
        ("Guernsey", "Channel Islands", "Ynysoedd y Sianel"),
    ] {
        let found = find(typed);
        assert!(found.matches.is_empty(), "{typed}: {:?}", found.matches);
        assert!(found.elsewhere, "{typed}");
        let said = found.statement.unwrap_or_default();
        assert!(said.contains(nation) && said.contains("England and Wales"), "{typed}: {said}");
        let said = index().find(typed, "cy").statement.unwrap_or_default();
        assert!(said.contains(welsh) && said.contains("Cymru a Lloegr"), "{typed}: {said}");
    }
}

#[test]
fn a_district_on_the_border_with_scotland_is_asked_about() {
    for typed in ["TD15", "TD15 1AA", "TD12"] {
        let found = find(typed);
        assert_eq!(found.matches[0].force, "northumbria", "{typed}");
        assert!(!found.matches[0].certain, "{typed}");
        assert!(found.statement.is_some_and(|said| said.starts_with("Part of")), "{typed}");
    }
    assert_eq!(certain("Berwick upon Tweed"), Some("northumbria"));
}

#[test]
fn names_that_only_begin_alike_are_not_elsewhere() {
    for typed in ["Ham", "Per", "Wick", "Fort", "St A", "Aber"] {
        let found = find(typed);
        assert!(
            !found.matches.is_empty() && !found.elsewhere,
            "{typed}: {:?}",
            found.statement
        );
    }
}

#[test]
fn of_a_postcode_elsewhere_no_more_than_its_district_is_repeated() {
    for (typed, district) in [
        ("G1", "G1"),
        ("g1 1xq", "G1"),
        ("G11XQ", "G1"),
        ("BT1 1AA", "BT1"),
        ("bt1 1", "BT1"),
        ("EH12", "EH12"),
        ("EH12 5", "EH12"),
        ("eh125qr", "EH12"),
        ("ZZ99 9ZZ", "ZZ99"),
    ] {
        assert_eq!(find(typed).query, district, "{typed}");
    }
}
