//! Cells that no table has: refused where they stand, quoted short, and never taken into memory as a whole.

use std::io::Write;
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::fixture::{Case, Rows, TABLE, csv, import_bytes, ods, refusal, rows, with_cell, xlsx};

/// The most that a cell may have, and one more.
const MOST: usize = 4_096;

const QUOTED: &str = "a cell of more than 4096 bytes, which begins with \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\", expected at most \
                      4096 bytes in a cell";

fn with_long_cell(length: usize) -> Rows {
    with_cell(12, 3, &"x".repeat(length))
}

#[test]
fn a_cell_over_4_kb_is_refused_with_its_place_in_every_format() {
    for (name, place, bytes) in [
        ("table.csv", "table.csv, row 12, column D", csv as fn(&Rows) -> Vec<u8>),
        ("book.ods", "book.ods, sheet 2012_13, row 12, column D", |table| {
            ods(&[("2012_13", table.clone())])
        }),
        ("book.xlsx", "book.xlsx, sheet 2012_13, row 12, column D", |table| {
            xlsx(&[("2012_13", table.clone())])
        }),
    ] {
        let long = import_bytes(name, bytes(&with_long_cell(MOST + 1)));
        assert_eq!(refusal(long), format!("{place}: found {QUOTED}"));
        import_bytes(name, bytes(&with_long_cell(MOST))).unwrap_or_else(|line| panic!("{line}"));
    }
}

#[test]
fn a_long_cell_is_quoted_in_whole_letters() {
    let mut table = rows(TABLE);
    table[11][3] = format!("x{}", "é".repeat(MOST));
    let line = refusal(import_bytes("table.csv", csv(&table)));
    assert!(line.contains(&format!("begins with \"x{}\",", "é".repeat(19))), "{line}");
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_refused_where_it_opens() {
    let text = String::from_utf8(csv(&rows(TABLE))).expect("text");
    let broken = text.replacen("Thing,", "\"Thing,", 1) + &"2012/13,3,Northshire,Thing,Group,Sub,99,10\n".repeat(200);
    assert_eq!(
        refusal(import_bytes("table.csv", broken)),
        "table.csv, row 2, column D: found a cell of more than 4096 bytes, which begins with \"Thing,Group,Sub,1A,10\\n2012/13,1,South & \", expected at most 4096 bytes in a cell"
    );
}

#[test]
fn a_row_of_too_many_short_cells_is_refused() {
    let text = String::from_utf8(csv(&rows(TABLE))).expect("text");
    let line = refusal(import_bytes("table.csv", format!("{}{}\n", text, "ab,".repeat(500_000))));
    assert!(
        line.starts_with("table.csv, row 13: found a row of more than 1048576 bytes, which begins with \"abab"),
        "{line}"
    );
}

/// One long cell of `length` bytes in a workbook's XML, between what stands before and after it.
fn archive_with(path: &Path, files: &[(&str, &str)], (long, before, after): (&str, &str, &str), length: usize) {
    let mut writer = ZipWriter::new(std::fs::File::create(path).expect("a file"));
    for (name, text) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(text.as_bytes()).expect("its bytes");
    }
    let fast = SimpleFileOptions::default().compression_level(Some(1));
    writer.start_file(long, fast).expect("an entry");
    writer.write_all(before.as_bytes()).expect("its bytes");
    let block = "x".repeat(1 << 20);
    for _ in 0..length >> 20 {
        writer.write_all(block.as_bytes()).expect("its bytes");
    }
    writer.write_all(after.as_bytes()).expect("its bytes");
    writer.finish().expect("an archive");
}

/// Bytes of the long cell, and kilobytes that the command may address: far less than the cell.
const LONG: usize = 256 << 20;
#[cfg(target_os = "linux")]
const ROOM: usize = 128 << 10;

/// What the command says of the table `name`, in less memory than the cell takes.
#[cfg(target_os = "linux")]
fn imported_in_little_memory(case: &Case, name: &str) -> String {
    let output = std::process::Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -v {ROOM}; exec \"$0\" \"$@\""))
        .arg(env!("CARGO_BIN_EXE_figures"))
        .args([
            "import",
            "--topic",
            "topic.toml",
            "--recorded-crime",
            name,
            "--release",
            "2013-01-31",
        ])
        .args(["--population", "population.csv", "--out", "out"])
        .current_dir(case.path(""))
        .output()
        .expect("the command");
    assert!(!output.status.success(), "{name} was imported");
    String::from_utf8(output.stderr).expect("text")
}

#[cfg(target_os = "linux")]
#[test]
fn a_huge_cell_is_never_in_memory() {
    let case = Case::new();
    let content = |sheet: &str| {
        let namespace = "urn:oasis:names:tc:opendocument:xmlns";
        format!(
            r#"<office:document-content xmlns:office="{namespace}:office:1.0" xmlns:table="{namespace}:table:1.0" xmlns:text="{namespace}:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{sheet}"#
        )
    };
    let cell = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>";
    archive_with(
        &case.path("text.ods"),
        &[],
        (
            "content.xml",
            &content(cell),
            "</text:p></table:table-cell></table:table-row></table:table>",
        ),
        LONG,
    );
    assert_eq!(
        imported_in_little_memory(&case, "text.ods"),
        format!("figures: text.ods, sheet S, row 1, column A: found {QUOTED}\n")
    );
    // In the tag, and in a comment beside the table.
    for (name, before) in [
        ("attribute.ods", "<table:table-row><table:table-cell office:value=\""),
        (
            "comment.ods",
            "<table:table-row><table:table-cell><office:annotation><text:p>",
        ),
    ] {
        archive_with(&case.path(name), &[], ("content.xml", &content(before), "\"/>"), LONG);
        let line = imported_in_little_memory(&case, name);
        assert!(
            line.starts_with(&format!(
                "figures: {name}, sheet S, row 1: found a piece of XML of more than 65536 bytes"
            )),
            "{line}"
        );
    }

    let workbook = [("xl/workbook.xml", "<workbook/>")];
    for (name, part, before, place) in [
        (
            "inline.xlsx",
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r=\"5\"><c r=\"H5\" t=\"inlineStr\"><is><t>",
            "inline.xlsx, sheet xl/worksheets/sheet1.xml, column H5",
        ),
        (
            "shared.xlsx",
            "xl/sharedStrings.xml",
            "<sst><si><t>short</t></si><si><t>",
            "shared.xlsx, sheet xl/sharedStrings.xml",
        ),
    ] {
        archive_with(
            &case.path(name),
            &workbook,
            (part, before, "</t></is></c></row></sheetData></worksheet>"),
            LONG,
        );
        assert_eq!(
            imported_in_little_memory(&case, name),
            format!("figures: {place}: found {QUOTED}\n")
        );
    }

    // A .csv file is not compressed: this one is as large as its cell.
    let mut file = std::fs::File::create(case.path("huge.csv")).expect("a file");
    file.write_all(b"Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences\n\"").expect("a header");
    let block = "x".repeat(1 << 20);
    for _ in 0..160 {
        file.write_all(block.as_bytes()).expect("a block");
    }
    drop(file);
    assert_eq!(
        imported_in_little_memory(&case, "huge.csv"),
        format!("figures: huge.csv, row 2, column A: found {QUOTED}\n")
    );
}

#[test]
fn rich_text_in_many_pieces_is_one_cell() {
    let case = Case::new();
    let runs = "<r><t>".to_owned() + &"x".repeat(60) + "</t></r>";
    let body = format!("<sst><si>{}</si></sst>", runs.repeat(2_000));
    archive_with(
        &case.path("runs.xlsx"),
        &[("xl/workbook.xml", "<workbook/>")],
        ("xl/sharedStrings.xml", &body, ""),
        0,
    );
    assert_eq!(
        refusal(case.import(&["runs.xlsx"])),
        format!("runs.xlsx, sheet xl/sharedStrings.xml: found {QUOTED}")
    );
}
