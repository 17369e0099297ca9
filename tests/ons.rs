//! An independent official cross-check: ONS's own police force area tables for the year to December 2024.

use calamine::{Data, Reader, Xlsx, open_workbook};
use force_figures::model::ClaimKind;

use crate::common::{ask, latest, project_file};

/// Offences by which the two may differ: ONS published in April 2025, the dataset holds a year of revisions more. The largest
/// revision of any force is 3.4% (Nottinghamshire); a wrong code, quarter or force would be far outside.
const TOLERANCE: f64 = 0.04;

#[test]
fn stalking_and_harassment_agrees_with_the_ons_table_for_every_force() {
    let path = project_file("../shared/data/ons/police-force-area-tables-ye-december-2024.xlsx");
    if !path.exists() {
        eprintln!("skipped: ../shared/data does not exist, so there is no ONS table to compare with");
        return;
    }
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let table = workbook.worksheet_range("Table P1").unwrap();
    let rows: Vec<&[Data]> = table.rows().collect();
    let head = rows.iter().position(|row| row[0] == *"Area Code").unwrap();
    let column = rows[head]
        .iter()
        .position(|cell| *cell == *"Stalking and harassment")
        .unwrap();

    let dataset = latest();
    let mut compared = 0;
    for row in &rows[head + 1..] {
        let (code, name) = (row[0].to_string(), row[1].to_string());
        let Some(area) = dataset.areas().iter().find(|area| {
            area.code.as_deref() == Some(&code) || (area.code.is_none() && name.starts_with("British Transport Police"))
        }) else {
            continue;
        };
        let Data::Float(published) = row[column] else {
            panic!("{name}: {:?}", row[column]);
        };
        let query = format!("force={}&offence=stalking-and-harassment&year-ending=2024-12", area.slug);
        let ours = ask(&dataset, &query).claim(ClaimKind::Latest).value.unwrap();
        assert!(
            (ours - published).abs() <= published * TOLERANCE,
            "{name}: {ours} here, {published} at ONS"
        );
        compared += 1;
    }
    assert_eq!(compared, 45, "43 forces, British Transport Police, England and Wales");
}
