//! The corpus of broken tables and workbooks: each is refused with one line that says where, what, and what was expected.

use super::fixture::{
    Case, Rows, TABLE, archive, csv, import_bytes, import_csv, ods, ods_of, ods_row, refusal, rows, with_cell, with_row,
    without_row, xlsx,
};

const HEADINGS: &str = "Financial Year, Financial Quarter, Force Name, Offence Description, Offence Group, Offence Subgroup, \
                        Offence Code, Number of Offences";

fn check(table: &Rows, line: &str) {
    assert_eq!(refusal(import_csv(table)), line);
}

#[test]
fn an_unknown_force_is_refused_with_the_nearest_ones() {
    check(
        &with_cell(4, 2, "Northshir"),
        "table.csv, row 4, column Force Name: found \"Northshir\", expected a police force named in the areas file, such as \
         \"Northshire\" or \"South and Vale\" or \"Vale, South and\"",
    );
    // In the row of an offence that nobody asked for, too.
    check(
        &with_cell(12, 2, ""),
        "table.csv, row 12, column Force Name: found an empty cell, expected a police force named in the areas file",
    );
}

#[test]
fn an_unknown_heading_is_refused() {
    let mut table = rows(TABLE);
    for row in &mut table {
        row.insert(3, "x".to_owned());
    }
    table[0][3] = "CSP Name".to_owned();
    check(
        &table,
        &format!("table.csv, row 1, column D: found the heading \"CSP Name\", expected one of {HEADINGS}"),
    );
    // A new first heading must not turn the table into a notes sheet.
    check(
        &with_cell(1, 0, "Year"),
        &format!("table.csv, row 1, column A: found the heading \"Year\", expected one of {HEADINGS}"),
    );
}

#[test]
fn a_missing_column_is_refused() {
    let mut table = rows(TABLE);
    for row in &mut table {
        row.remove(5);
    }
    check(
        &table,
        &format!("table.csv, row 1: found no column \"Offence Subgroup\", expected the headings {HEADINGS}"),
    );
}

#[test]
fn a_file_without_the_table_is_refused() {
    check(
        &rows("Notes|\nNothing here|"),
        &format!("table.csv: found no sheet with the table, expected a row of headings: {HEADINGS}"),
    );
    check(
        &rows(TABLE)[..1].to_vec(),
        "table.csv: found a header and no row below it, expected rows of the table",
    );
    // A sheet that is named as a year and holds no table: its quarters would be missing without a word.
    let book = xlsx(&[("2012_13", rows(TABLE)), ("2013_14", rows("Force|Offences\nNorthshire|3"))]);
    assert_eq!(
        refusal(import_bytes("book.xlsx", book)),
        format!("book.xlsx, sheet 2013_14: found no header in the first rows, expected a row of headings: {HEADINGS}")
    );
}

#[test]
fn a_count_that_is_no_whole_number_is_refused() {
    for (text, found) in [
        ("many", "\"many\""),
        ("1,234", "\"1,234\""),
        ("2.5", "\"2.5\""),
        ("..", "\"..\""),
        ("inf", "\"inf\""),
        ("99999999", "\"99999999\""),
        ("", "an empty cell"),
    ] {
        check(
            &with_cell(3, 7, text),
            &format!(
                "table.csv, row 3, column Number of Offences: found {found}, expected a whole number of offences, or a marker: \
                 \"N/a\" or [x] not supplied, [z] not applicable, [c] suppressed, [p] after a provisional number"
            ),
        );
    }
}

#[test]
fn a_period_that_is_none_is_refused() {
    check(
        &with_cell(2, 0, "2012/14"),
        "table.csv, row 2, column Financial Year: found \"2012/14\", expected a financial year, such as \"2012/13\"",
    );
    check(
        &with_cell(2, 1, "5"),
        "table.csv, row 2, column Financial Quarter: found \"5\", expected a financial quarter, 1 to 4",
    );
}

#[test]
fn a_row_without_a_code_is_refused() {
    check(
        &with_cell(12, 6, " "),
        "table.csv, row 12, column Offence Code: found an empty cell, expected an offence code",
    );
}

#[test]
fn a_missing_row_is_refused() {
    check(
        &without_row(9),
        "table.csv: found no row for Rail Police, code 1A in 2012/13 Q2, expected one for every force and quarter from 2012/13 Q1 \
         on (\"N/a\" where nothing was supplied), or [[not_supplied]] in topic.toml",
    );
    let book = ods(&[("Notes", rows("Released 31 December 2012")), ("2012_13", without_row(8))]);
    assert_eq!(
        refusal(import_bytes("book.ods", book)),
        "book.ods, sheet 2012_13: found no row for South and Vale, code 2B in 2012/13 Q2, expected one for every force and \
         quarter from 2012/13 Q2 on (\"N/a\" where nothing was supplied), or [[not_supplied]] in topic.toml"
    );
}

#[test]
fn a_missing_quarter_is_refused() {
    let mut table = rows(TABLE);
    for row in &mut table {
        if row[1] == "2" {
            row[1] = "3".to_owned();
        }
    }
    check(
        &table,
        "table.csv: found no row for 2012/13 Q2, expected every quarter from 2012/13 Q1 to 2012/13 Q3",
    );
}

#[test]
fn a_row_twice_is_refused_with_both_places() {
    check(
        &with_row(6, "2012/13|2|NORTHSHIRE [Note 3]|Thing|Group|Sub|1A|11"),
        "table.csv, row 6: found a second row for Northshire, code 1A in 2012/13 Q2 (Thing, Sub), after row 5, \
         expected one row, or rows with different subgroups",
    );
    let book = xlsx(&[("2012_13", rows(TABLE)), ("2013_14", rows(TABLE))]);
    assert_eq!(
        refusal(import_bytes("book.xlsx", book)),
        "book.xlsx, sheet 2013_14, row 2: found a second row for Northshire, code 1A in 2012/13 Q1 (Thing, Sub), after row \
         2 of sheet 2012_13, expected one row, or rows with different subgroups"
    );
}

#[test]
fn something_beside_the_table_is_refused() {
    let mut table = with_cell(5, 7, "11");
    table[0].push("Force Name".to_owned());
    table[4].push("Northshire".to_owned());
    check(
        &table,
        "table.csv, row 5, column I: found \"Northshire\" in a column without a heading of its own, expected nothing to the right \
         of the table",
    );
    table[0].pop();
    check(
        &table,
        "table.csv, row 5, column I: found \"Northshire\" in a column without a heading of its own, expected nothing to the right \
         of the table",
    );
}

#[test]
fn a_count_before_its_code_is_refused() {
    check(
        &with_row(3, "2012/13|1|Northshire|Other|Group|Sub|2B|4"),
        "table.csv, row 3, column Number of Offences: found 4 offences of code 2B in 2012/13 Q1, expected none before 2012/13 Q2, \
         from which the topic file says that the code exists",
    );
}

#[test]
fn files_that_contradict_each_other_are_refused() {
    let case = Case::new();
    case.write("first.csv", csv(&rows(TABLE)));
    case.write("second.xlsx", xlsx(&[("2012_13", with_cell(7, 7, "22"))]));
    assert_eq!(
        refusal(case.import(&["first.csv", "second.xlsx"])),
        "second.xlsx, sheet 2012_13, row 7: found 22 for South and Vale, code 1A in 2012/13 Q2, expected 21, as in first.csv, row 7"
    );
}

#[test]
fn a_file_that_is_no_workbook_is_refused() {
    let table = "an .ods, .xlsx or .csv file with the police recorded crime table";
    let cases: [(&str, &[u8], &str); 6] = [
        (
            "page.xlsx",
            b"<!DOCTYPE html><html>",
            "a web page or XML (it begins with \"<!DOCTYPE html><html>\")",
        ),
        (
            "page.csv",
            b"\xef\xbb\xbf <html>",
            "a web page or XML (it begins with \"\\u{feff} <html>\")",
        ),
        ("empty.ods", b"", "an empty file"),
        (
            "old.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "an encrypted workbook or one of the old binary format .xls",
        ),
        ("image.csv", b"\x89PNG\r\n\x1a\n\0\0\0\r", "a binary file that is no workbook"),
        (
            "notes.txt",
            b"Financial Year,",
            "no spreadsheet (it begins with \"Financial Year,\")",
        ),
    ];
    for (name, bytes, found) in cases {
        assert_eq!(
            refusal(import_bytes(name, bytes)),
            format!("{name}: found {found}, expected {table}")
        );
    }
    let other = archive(&[("readme.txt".to_owned(), "hello".to_owned())]);
    assert_eq!(
        refusal(import_bytes("other.xlsx", other)),
        "other.xlsx: found a zip archive that is no workbook, expected an .ods, .xlsx or .csv file"
    );
    assert!(refusal(Case::new().import(&["absent.ods"])).starts_with("absent.ods: "));
}

#[test]
fn a_truncated_workbook_is_refused() {
    for (name, bytes) in [
        ("book.xlsx", xlsx(&[("2012_13", rows(TABLE))])),
        ("book.ods", ods(&[("2012_13", rows(TABLE))])),
    ] {
        for length in [4, bytes.len() / 2, bytes.len() - 1] {
            let line = refusal(import_bytes(name, &bytes[..length]));
            assert!(
                line.starts_with(&format!("{name}: found a damaged or incomplete file (")),
                "{length} bytes: {line}"
            );
            assert!(
                line.ends_with("expected a whole one: download it again"),
                "{length} bytes: {line}"
            );
        }
    }
}

#[test]
fn no_flipped_byte_of_a_sheet_passes_unnoticed() {
    for (name, sheet, bytes) in [
        ("book.xlsx", "xl/worksheets/sheet1.xml", xlsx(&[("2012_13", rows(TABLE))])),
        ("book.ods", "content.xml", ods(&[("2012_13", rows(TABLE))])),
    ] {
        let whole = import_bytes(name, &bytes).unwrap_or_else(|line| panic!("{line}"));
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("an archive");
        let (start, length) = {
            let entry = archive.by_name(sheet).expect("the sheet");
            (
                entry.data_start().expect("its place") as usize,
                entry.compressed_size() as usize,
            )
        };
        for at in start..start + length {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            if let Ok(dataset) = import_bytes(name, &damaged) {
                assert_eq!(
                    dataset.write(),
                    whole.write(),
                    "{name}, byte {at}: other figures out of a damaged file"
                );
            }
        }
    }
}

#[test]
fn an_ods_that_ends_early_inside_its_archive_is_refused() {
    let row = ods_row(&rows(TABLE)[0]);
    for (tables, found) in [
        (format!("<table:table table:name=\"2012_13\">{row}<!--"), "damaged"),
        (
            format!("<table:table table:name=\"2012_13\">{row}<table:table-row></table:table>"),
            "damaged",
        ),
    ] {
        let line = refusal(import_bytes("book.ods", ods_of(&tables)));
        assert!(
            line.starts_with("book.ods, sheet 2012_13, row 2: ") && line.contains(found),
            "{line}"
        );
    }
}

#[test]
fn an_encrypted_workbook_is_refused() {
    let book = archive(&[
        ("META-INF/manifest.xml".to_owned(), "<manifest:encryption-data/>".to_owned()),
        ("content.xml".to_owned(), "\u{1}\u{2}".to_owned()),
    ]);
    assert_eq!(
        refusal(import_bytes("book.ods", book)),
        "book.ods: found an encrypted workbook, expected one that opens without a password"
    );
}

#[test]
fn a_csv_in_another_encoding_is_refused() {
    let mut bytes = csv(&rows(TABLE));
    let at = bytes.windows(4).position(|part| part == b"Vale").expect("a Vale");
    bytes[at + 1] = 0xe9;
    assert_eq!(
        refusal(import_bytes("table.csv", bytes)),
        "table.csv, row 3, column C: found \"South & V\u{fffd}le\", which is not UTF-8, expected a .csv file saved as UTF-8"
    );
}
