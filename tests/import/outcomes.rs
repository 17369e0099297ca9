//! The outcomes table: the layouts that published files have had, and the corpus of broken ones.

use force_figures::Dataset;
use force_figures::model::{Absence, OutcomeBasis};

use super::fixture::{Case, OUTCOMES, Rows, TABLE, TOPIC, accepted, count, csv, ods, outcomes, refusal, rows, xlsx};

const RECORDED: OutcomeBasis = OutcomeBasis::OffencesRecorded;
const CLOSED: OutcomeBasis = OutcomeBasis::InvestigationsClosed;

const HEADINGS: &str = "Financial Year, Financial Quarter, Force Name, Offence Description, Offence Group, Offence Subgroup, Offence \
                        Code, Outcome Description, Outcome Group, Outcome Type, Subcode Description, Offence Subcode, Offence Code \
                        Expired, Force outcomes for offences recorded in quarter, Force outcomes recorded in quarter";

fn import_csv(table: &Rows) -> Result<Dataset, String> {
    let case = Case::new();
    case.write("outcomes.csv", csv(table));
    case.import_outcomes(&["outcomes.csv"])
}

/// The table with cell `column` (from 0) of row `row` (from 1) replaced.
fn with_cell(row: usize, column: usize, text: &str) -> Rows {
    let mut table = rows(OUTCOMES);
    table[row - 1][column] = text.to_owned();
    table
}

fn check(table: &Rows, line: &str) {
    assert_eq!(refusal(import_csv(table)), line);
}

/// The counts that [`OUTCOMES`] holds, written by hand.
fn assert_is_the_table(dataset: &Dataset) {
    for (place, outcome, expected) in [
        (("northshire", "1A", 2), 0, Ok(4)),
        (("northshire", "1A", 2), 1, Ok(7)),
        // A type that the table does not list came to none; so did one that it lists with a zero.
        (("northshire", "1A", 2), 16, Ok(0)),
        (("south-and-vale", "1A", 2), 1, Ok(0)),
        (("northshire", "2B", 2), 1, Ok(-1)),
        (("rail-police", "2B", 2), 0, Ok(7)),
        (("northshire", "1A", 1), 1, Err(Absence::NoOutcomes)),
        (("everywhere", "1A", 2), 1, Err(Absence::NoOutcomes)),
    ] {
        assert_eq!(
            outcomes(dataset, RECORDED, place, outcome),
            expected,
            "{place:?}, type {outcome}"
        );
    }
}

#[test]
fn the_same_rows_give_the_same_outcomes_in_every_format() {
    for (name, bytes) in [
        ("outcomes.csv", csv(&rows(OUTCOMES))),
        ("outcomes.xlsx", xlsx(&[("2012_13", rows(OUTCOMES))])),
        ("outcomes.ods", ods(&[("Notes", rows("A note")), ("2012_13", rows(OUTCOMES))])),
    ] {
        let case = Case::new();
        case.write(name, bytes);
        let dataset = accepted(case.import_outcomes(&[name]));
        assert_is_the_table(&dataset);
        let table = dataset.outcomes().expect("outcomes");
        assert_eq!(table.files, [name]);
        assert_eq!(table.bases().collect::<Vec<_>>(), [RECORDED]);
        assert_eq!(
            (table.first_quarter().to_string(), table.last_quarter().to_string()),
            ("2012/13 Q2".to_owned(), "2012/13 Q2".to_owned())
        );
    }
}

#[test]
fn without_a_file_there_are_no_outcomes() {
    let dataset = accepted(Case::new().import_outcomes(&[]));
    assert!(dataset.outcomes().is_none() && dataset.outcome_quarters().is_none());
}

#[test]
fn columns_may_come_in_any_order() {
    let mut table = rows(OUTCOMES);
    for row in &mut table {
        row.reverse();
    }
    assert_is_the_table(&accepted(import_csv(&table)));
}

/// The table with a second basis, in one of the two published wordings: ten times the number of each row.
fn with_both_bases(recorded: &str, closed: &str) -> Rows {
    let mut table = rows(OUTCOMES);
    for row in &mut table {
        let closed = row[10]
            .parse::<i32>()
            .map_or(closed.to_owned(), |count| (count * 10).to_string());
        row.insert(10, closed);
    }
    table[0][11] = recorded.to_owned();
    table
}

#[test]
fn both_bases_are_read_and_kept_apart_in_each_wording() {
    for (recorded, closed) in [
        (
            "Force outcomes for offences recorded in quarter",
            "Force outcomes recorded in quarter",
        ),
        (
            "Number of Outcomes for offences that were recorded in the quarter",
            "Number of Outcomes for investigations that were closed in the quarter",
        ),
        (
            "Outcomes for offences that were recorded in the quarter",
            "Outcomes for investigations closed in the quarter [note 3]",
        ),
    ] {
        let mut table = with_both_bases(recorded, closed);
        // No investigation is closed without an outcome: the cell is no gap.
        for row in table.iter_mut().filter(|row| row[9] == "0") {
            row[10] = "N/A".to_owned();
        }
        let dataset = accepted(import_csv(&table));
        assert_is_the_table(&dataset);
        let both: Vec<OutcomeBasis> = dataset.outcomes().expect("outcomes").bases().collect();
        assert_eq!(both, [RECORDED, CLOSED]);
        assert_eq!(outcomes(&dataset, CLOSED, ("northshire", "1A", 2), 1), Ok(70), "{closed}");
        assert_eq!(outcomes(&dataset, CLOSED, ("northshire", "1A", 2), 0), Ok(0), "{closed}");
    }
    // The second basis alone is never taken for the first.
    let mut table = rows(OUTCOMES);
    table[0][10] = "Force outcomes recorded in quarter".to_owned();
    let dataset = accepted(import_csv(&table));
    assert_eq!(
        outcomes(&dataset, RECORDED, ("northshire", "1A", 2), 1),
        Err(Absence::NoOutcomes)
    );
    assert_eq!(outcomes(&dataset, CLOSED, ("northshire", "1A", 2), 1), Ok(7));
}

/// The table with columns of subcodes: row 3 is split into two.
fn with_subcodes() -> Rows {
    let mut table = rows(OUTCOMES);
    let mut second = table[2].clone();
    table[2][10] = "5".to_owned();
    second[10] = "2".to_owned();
    table.insert(3, second);
    for (index, row) in table.iter_mut().enumerate() {
        row.insert(7, if index == 3 { "1/02" } else { "1/01" }.to_owned());
        row.insert(7, "Thing itself".to_owned());
        row.push(String::new());
    }
    table[0][7] = "Subcode Description".to_owned();
    table[0][8] = "Offence Subcode".to_owned();
    table[0][13] = "Offence Code Expired".to_owned();
    table
}

#[test]
fn rows_of_subcodes_are_summed_and_the_same_row_twice_is_refused() {
    let mut table = with_subcodes();
    assert_is_the_table(&accepted(import_csv(&table)));
    table[3][8] = "1/01".to_owned();
    check(
        &table,
        "outcomes.csv, row 4: found a second row for Northshire, code 1A in 2012/13 Q2, outcome type 1 (Thing, Sub, Thing itself, \
         1/01), after row 3, expected one row, or rows with different subgroups",
    );
}

#[test]
fn not_supplied_makes_the_whole_row_absent() {
    for (text, absence) in [("N/a", Absence::NotSupplied), ("[c]", Absence::Suppressed)] {
        let dataset = accepted(import_csv(&with_cell(3, 10, text)));
        for outcome in [0, 1, 16] {
            assert_eq!(outcomes(&dataset, RECORDED, ("northshire", "1A", 2), outcome), Err(absence));
        }
        assert_eq!(outcomes(&dataset, RECORDED, ("northshire", "2B", 2), 1), Ok(-1));
    }
}

#[test]
fn an_unknown_heading_and_a_missing_one_are_refused() {
    check(
        &with_cell(1, 8, "Outcome Colour"),
        &format!("outcomes.csv, row 1, column I: found the heading \"Outcome Colour\", expected one of {HEADINGS}"),
    );
    let mut table = rows(OUTCOMES);
    for row in &mut table {
        row.pop();
    }
    check(
        &table,
        &format!(
            "outcomes.csv, row 1: found no column \"Force outcomes for offences recorded in quarter\", expected the headings {HEADINGS}"
        ),
    );
    // The recorded crime table is none of outcomes.
    check(
        &rows(TABLE),
        &format!("outcomes.csv, row 1, column H: found the heading \"Number of Offences\", expected one of {HEADINGS}"),
    );
}

#[test]
fn an_outcome_type_that_is_none_is_refused() {
    for (text, found) in [
        ("23", "\"23\""),
        ("-1", "\"-1\""),
        ("Charged", "\"Charged\""),
        ("1.5", "\"1.5\""),
        ("", "an empty cell"),
    ] {
        check(
            &with_cell(3, 9, text),
            &format!("outcomes.csv, row 3, column Outcome Type: found {found}, expected an outcome type, 0 to 22"),
        );
    }
    assert_is_the_table(&accepted(import_csv(&with_cell(3, 9, "1.0"))));
}

#[test]
fn what_is_no_force_and_no_count_is_refused() {
    check(
        &with_cell(4, 2, "Northshir"),
        "outcomes.csv, row 4, column Force Name: found \"Northshir\", expected a police force named in the areas file, such as \
         \"Northshire\" or \"South and Vale\" or \"Vale, South and\"",
    );
    check(
        &with_cell(4, 10, "many"),
        "outcomes.csv, row 4, column Force outcomes for offences recorded in quarter: found \"many\", expected a whole number of \
         offences, or a marker: \"N/a\" or [x] not supplied, [z] not applicable, [c] suppressed, [p] after a provisional number",
    );
    let book = xlsx(&[("2012_13", with_cell(4, 10, ""))]);
    let case = Case::new();
    case.write("outcomes.xlsx", book);
    let line = refusal(case.import_outcomes(&["outcomes.xlsx"]));
    assert!(
        line.starts_with(
            "outcomes.xlsx, sheet 2012_13, row 4, column Force outcomes for offences recorded in quarter: found an empty cell"
        ),
        "{line}"
    );
}

#[test]
fn a_missing_row_is_refused_unless_the_topic_declares_a_gap() {
    let mut table = rows(OUTCOMES);
    table.drain(9..11);
    check(
        &table,
        "outcomes.csv: found no row for Rail Police, code 1A in 2012/13 Q2, expected one for every force and quarter from 2012/13 Q2 \
         on (\"N/a\" where nothing was supplied), or [[not_supplied]] with outcomes = true in topic.toml",
    );
    let case = Case::new();
    case.write("outcomes.csv", csv(&table));
    let gap = "[[not_supplied]]\narea = \"rail-police\"\ncode = \"1A\"\nfrom = \"2012-04\"\nto = \"2012-09\"\noutcomes = true\nreason = \"A test.\"\n";
    case.write("topic.toml", format!("{TOPIC}{gap}"));
    let dataset = accepted(case.import_outcomes(&["outcomes.csv"]));
    assert_eq!(
        outcomes(&dataset, RECORDED, ("rail-police", "1A", 2), 1),
        Err(Absence::NotSupplied)
    );
    assert_eq!(outcomes(&dataset, RECORDED, ("rail-police", "2B", 2), 0), Ok(7));
    assert_eq!(count(&dataset, "rail-police", "1A", 2012, 2), Ok(31), "the counts are there");
    // What the release does give wins over a gap, but not over "partial".
    case.write("outcomes.csv", csv(&rows(OUTCOMES)));
    assert_is_the_table(&accepted(case.import_outcomes(&["outcomes.csv"])));
    case.write("topic.toml", format!("{TOPIC}{}", gap.replace("not_supplied", "partial")));
    let dataset = accepted(case.import_outcomes(&["outcomes.csv"]));
    assert_eq!(
        outcomes(&dataset, RECORDED, ("rail-police", "1A", 2), 1),
        Err(Absence::Partial)
    );
}

#[test]
fn a_missing_type_is_no_zero_in_a_table_that_lists_zeros() {
    let mut table = rows(OUTCOMES);
    table.remove(10);
    check(
        &table,
        "outcomes.csv: found no row for Rail Police, code 1A in 2012/13 Q2, outcome type 1, expected one for every outcome type that \
         the table lists for other forces, since it lists those with a count of 0",
    );
    // A table without zeros leaves out what did not happen.
    let table: Rows = rows(OUTCOMES).into_iter().filter(|row| row[10] != "0").collect();
    let line = refusal(import_csv(&table));
    assert!(
        line.contains("no row for South and Vale, code 2B in 2012/13 Q2"),
        "nothing at all is still missing: {line}"
    );
    let mut table = table;
    table.push(rows("2012/13|2|South & Vale|Other|Group|Sub|2B|Caution|Caution|3|1").remove(0));
    let dataset = accepted(import_csv(&table));
    assert_eq!(outcomes(&dataset, RECORDED, ("south-and-vale", "1A", 2), 1), Ok(0));
}

#[test]
fn outcomes_before_their_code_are_refused() {
    let mut table = rows(OUTCOMES);
    let early = |count: &str| rows(&format!("2012/13|1|Northshire|Other|Group|Sub|2B|Charged|Charged|1|{count}")).remove(0);
    table.push(early("3"));
    check(
        &table,
        "outcomes.csv, row 16, column Force outcomes for offences recorded in quarter: found 3 offences of code 2B in 2012/13 Q1, \
         expected none before 2012/13 Q2, from which the topic file says that the code exists",
    );
    table.pop();
    table.push(early("0"));
    assert_is_the_table(&accepted(import_csv(&table)));
}

#[test]
fn a_later_file_completes_an_earlier_one_and_none_contradicts_another() {
    let case = Case::new();
    let mut first = rows(OUTCOMES);
    let second: Rows = [first.remove(0)].into_iter().chain(first.split_off(6)).collect();
    first.insert(0, second[0].clone());
    case.write("first.csv", csv(&first));
    case.write("second.csv", csv(&second));
    let dataset = accepted(case.import_outcomes(&["first.csv", "second.csv"]));
    assert_is_the_table(&dataset);
    assert_eq!(dataset.outcomes().expect("outcomes").files, ["first.csv", "second.csv"]);
    case.write("second.csv", csv(&with_cell(3, 10, "8")));
    assert_eq!(
        refusal(case.import_outcomes(&["first.csv", "second.csv"])),
        "second.csv, row 3: found 8 for Northshire, code 1A in 2012/13 Q2, outcome type 1, expected 7, as in first.csv, row 3"
    );
}

#[test]
fn a_table_of_other_offences_is_refused() {
    let table: Rows = rows(OUTCOMES)
        .into_iter()
        .filter(|row| !row[6].ends_with(['A', 'B']))
        .collect();
    check(
        &table,
        "outcomes.csv: found no outcome of any of the topic's offence codes, expected at least one row whose offence code the topic \
         names",
    );
}
