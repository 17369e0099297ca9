//! Layouts that published releases have had, and that must give the same figures.

use force_figures::model::Absence;

use super::fixture::{
    AREAS, Case, POPULATION, Rows, TABLE, TOPIC, accepted, count, csv, import_bytes, import_csv, ods, ods_of, ods_row, rows,
    with_cell, with_row, without_row, xlsx,
};

/// The counts that [`TABLE`] holds, written by hand.
fn assert_is_the_table(dataset: &force_figures::Dataset) {
    for (area, code, quarter, expected) in [
        ("northshire", "1A", 1, Ok(10)),
        ("northshire", "1A", 2, Ok(11)),
        ("northshire", "2B", 1, Err(Absence::NotRecordedThen)),
        ("northshire", "2B", 2, Ok(-1)),
        ("south-and-vale", "1A", 1, Ok(20)),
        ("south-and-vale", "1A", 2, Ok(21)),
        ("south-and-vale", "2B", 2, Ok(0)),
        ("rail-police", "1A", 1, Ok(30)),
        ("rail-police", "1A", 2, Ok(31)),
        ("rail-police", "2B", 2, Ok(7)),
        ("everywhere", "1A", 1, Ok(60)),
        ("everywhere", "2B", 2, Ok(6)),
        ("everywhere", "1A", 3, Err(Absence::OutsideRelease)),
    ] {
        assert_eq!(
            count(dataset, area, code, 2012, quarter),
            expected,
            "{area}, {code}, quarter {quarter}"
        );
    }
}

fn check(table: &Rows) {
    assert_is_the_table(&accepted(import_csv(table)));
}

#[test]
fn the_same_rows_give_the_same_dataset_in_every_format() {
    let notes = rows("About this file\nSource: a test. Released 31 December 2012.");
    // The published name is part of a dataset, so each format has the same one in a folder of its own.
    let mut written = Vec::new();
    for bytes in [
        csv(&rows(TABLE)),
        xlsx(&[("Notes", notes.clone()), ("2012_13", rows(TABLE))]),
        ods(&[("Notes", notes), ("2012_13", rows(TABLE))]),
    ] {
        let dataset = accepted(import_bytes("table.csv", bytes));
        assert_is_the_table(&dataset);
        written.push(dataset.write());
    }
    assert!(written.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn the_dataset_carries_topic_areas_population_and_release() {
    let dataset = accepted(import_csv(&rows(TABLE)));
    assert_eq!(dataset.release().date.to_string(), "2012-12-31");
    assert_eq!(dataset.release().files, ["table.csv", "population.csv"]);
    assert_eq!(
        dataset.release().attribution.get(force_figures::model::Language::En),
        "Source: a test."
    );
    assert_eq!(
        (
            dataset.topic().slug.as_str(),
            dataset.topic().changes.len(),
            dataset.topic().notes.len()
        ),
        ("things", 1, 1)
    );
    assert_eq!(dataset.areas()[dataset.topic().default_area].slug, "everywhere");
    let south = dataset.area_index("south-and-vale").expect("an area");
    assert_eq!(
        dataset.areas()[south].names.get(force_figures::model::Language::Cy).name,
        "Heddlu De"
    );
    assert_eq!(dataset.population(south, 2012), Ok(1900));
    assert_eq!(dataset.population(dataset.topic().default_area, 2011), Ok(3000));
    assert_eq!(dataset.population(3, 2012), Err(Absence::NoResidentPopulation));
    assert_eq!(dataset.population(south, 2013), Err(Absence::NoPopulationEstimate));
}

#[test]
fn names_may_vary_in_case_space_ampersand_and_notes() {
    for name in [
        "South and Vale",
        "  south  &\u{a0}vale",
        "Vale, South and",
        "SOUTH & VALE [Note 6]",
    ] {
        check(&with_cell(3, 2, name));
    }
    let mut table = rows(TABLE);
    table[0] = [
        "financial year",
        "Financial  Quarter",
        "Force Name [note 1]",
        "OFFENCE DESCRIPTION",
        "Offence Group",
        "Offence Subgroup",
    ]
    .iter()
    .chain(&["Offence Code", "Number of offences"])
    .map(|&heading| heading.to_owned())
    .collect();
    check(&table);
    check(&with_cell(11, 2, "ACTION  FRAUD"));
    check(&with_cell(2, 6, "1a"));
}

#[test]
fn numbers_may_be_written_in_several_ways() {
    for text in ["10.0", " 10 ", "1e1"] {
        check(&with_cell(2, 7, text));
    }
    check(&with_cell(2, 1, "Q1"));
}

#[test]
fn stray_headings_over_nothing_are_tolerated() {
    let mut table = rows(TABLE);
    table[0].extend(["", "Financial Year", "Financial Quarter", "Force Name"].map(str::to_owned));
    check(&table);
    table[3].extend(["", " "].map(str::to_owned));
    check(&table);
}

#[test]
fn notes_above_the_header_and_empty_rows_are_passed_over() {
    let mut table = with_row(
        1,
        "Police recorded crime\n|\nFinancial Year|from April to March\nReleased 1 May 2012",
    );
    table.insert(7, vec![String::new(); 8]);
    let dataset = accepted(import_csv(&table));
    assert_is_the_table(&dataset);
    assert_eq!(
        dataset.release().date.to_string(),
        "2012-12-31",
        "the option wins over the notes"
    );
}

#[test]
fn columns_may_come_in_any_order() {
    let mut table = rows(TABLE);
    for row in &mut table {
        row.reverse();
    }
    // A table is known by its headings wherever they stand.
    check(&table);
}

#[test]
fn a_code_that_the_release_splits_is_summed() {
    let mut table = with_cell(5, 7, "6");
    table.insert(5, rows("2012/13|2|Northshire|Thing|Group|Second sub|1A|4").remove(0));
    table.insert(6, rows("2012/13|2|Northshire|Special thing|Group|Sub|1A|1").remove(0));
    check(&table);
    // One part that was not supplied leaves no whole.
    table[6][7] = "N/a".to_owned();
    let dataset = accepted(import_csv(&table));
    assert_eq!(count(&dataset, "northshire", "1A", 2012, 2), Err(Absence::NotSupplied));
}

#[test]
fn not_supplied_is_no_zero() {
    for text in ["N/a", "n/A"] {
        let dataset = accepted(import_csv(&with_cell(7, 7, text)));
        assert_eq!(count(&dataset, "south-and-vale", "1A", 2012, 2), Err(Absence::NotSupplied));
        assert_eq!(count(&dataset, "everywhere", "1A", 2012, 2), Err(Absence::NotSupplied));
        assert_eq!(count(&dataset, "everywhere", "2B", 2012, 2), Ok(6));
    }
}

#[test]
fn each_marker_is_a_reason_of_its_own() {
    for (text, absence) in [
        ("[x]", Absence::NotSupplied),
        ("[X]", Absence::NotSupplied),
        ("[z]", Absence::NotApplicable),
        ("[c]", Absence::Suppressed),
    ] {
        let dataset = accepted(import_csv(&with_cell(7, 7, text)));
        assert_eq!(count(&dataset, "south-and-vale", "1A", 2012, 2), Err(absence), "{text}");
        assert_eq!(count(&dataset, "everywhere", "1A", 2012, 2), Err(absence), "{text}");
        assert_eq!(count(&dataset, "south-and-vale", "1A", 2012, 1), Ok(20), "{text}");
        assert!(dataset.provisional().is_empty());
    }
}

#[test]
fn a_provisional_number_is_a_number() {
    for text in ["21 [p]", "21[P]"] {
        let dataset = accepted(import_csv(&with_cell(7, 7, text)));
        assert_is_the_table(&dataset);
        assert_eq!(dataset.provisional(), [(0, 2, dataset.last_quarter())], "{text}");
    }
    // One provisional row makes the sum of a split code provisional; a settled number in another file settles it.
    let mut table = with_cell(5, 7, "6");
    table.insert(5, rows("2012/13|2|Northshire|Thing|Group|Second sub|1A|5 [p]").remove(0));
    let dataset = accepted(import_csv(&table));
    assert_is_the_table(&dataset);
    assert_eq!(dataset.provisional(), [(0, 1, dataset.last_quarter())]);
    let case = Case::new();
    case.write("first.csv", csv(&with_cell(7, 7, "21 [p]")));
    case.write("second.csv", csv(&rows(TABLE)));
    for files in [["first.csv", "second.csv"], ["second.csv", "first.csv"]] {
        assert!(accepted(case.import(&files)).provisional().is_empty());
    }
}

#[test]
fn declared_quarters_are_partial_or_provisional() {
    let entry = |kind: &str, area: &str, code: &str| {
        format!("[[{kind}]]\narea = \"{area}\"\n{code}from = \"2012-07\"\nto = \"2012-12\"\nreason = \"A test.\"\n")
    };
    let case = Case::new();
    let partial = entry("partial", "rail-police", "code = \"1A\"\n");
    let provisional = entry("provisional", "rail-police", "") + &entry("provisional", "northshire", "");
    case.write("topic.toml", format!("{TOPIC}{partial}{provisional}"));
    case.write("table.csv", csv(&rows(TABLE)));
    let dataset = accepted(case.import(&["table.csv"]));
    // What the release counts there is not all of it: it is no figure, and not a provisional one either.
    assert_eq!(count(&dataset, "rail-police", "1A", 2012, 2), Err(Absence::Partial));
    assert_eq!(count(&dataset, "everywhere", "1A", 2012, 2), Err(Absence::Partial));
    assert_eq!(count(&dataset, "rail-police", "1A", 2012, 1), Ok(30));
    assert_eq!(count(&dataset, "rail-police", "2B", 2012, 2), Ok(7));
    assert_eq!(count(&dataset, "northshire", "1A", 2012, 2), Ok(11));
    let second = dataset.last_quarter();
    assert_eq!(dataset.provisional(), [(0, 1, second), (1, 1, second), (1, 3, second)]);
}

#[test]
fn zeros_before_a_code_are_no_figures() {
    let dataset = accepted(import_csv(&with_row(3, "2012/13|1|Northshire|Other|Group|Sub|2B|0")));
    assert_is_the_table(&dataset);
}

#[test]
fn a_later_file_completes_an_earlier_one() {
    let case = Case::new();
    case.write("first.csv", csv(&with_cell(7, 7, "N/a")[..8].to_vec()));
    let mut rest = rows(TABLE);
    rest.drain(1..6);
    case.write("second.csv", csv(&rest));
    assert_is_the_table(&accepted(case.import(&["first.csv", "second.csv"])));
    assert_is_the_table(&accepted(case.import(&["second.csv", "first.csv"])));
}

#[test]
fn a_declared_gap_is_not_supplied_and_a_count_wins_over_it() {
    let gap = "[[not_supplied]]\narea = \"rail-police\"\nfrom = \"2012-04\"\nto = \"2013-03\"\nreason = \"A test.\"\n";
    let case = Case::new();
    case.write("topic.toml", format!("{TOPIC}{gap}"));
    case.write("table.csv", csv(&without_row(9)));
    let dataset = accepted(case.import(&["table.csv"]));
    assert_eq!(count(&dataset, "rail-police", "1A", 2012, 1), Ok(30));
    assert_eq!(count(&dataset, "rail-police", "1A", 2012, 2), Err(Absence::NotSupplied));
    assert_eq!(count(&dataset, "rail-police", "2B", 2012, 2), Ok(7));
    assert_eq!(
        count(&dataset, "everywhere", "1A", 2012, 3),
        Err(Absence::OutsideRelease),
        "a gap adds no quarter"
    );
    case.write("table.csv", csv(&rows(TABLE)));
    assert_is_the_table(&accepted(case.import(&["table.csv"])));
}

#[test]
fn the_release_date_is_found() {
    let case = Case::new();
    case.write("table.csv", csv(&rows(TABLE)));
    case.write("table-191023.csv", csv(&rows(TABLE)));
    let released = |text: &str| xlsx(&[("Notes", rows(text)), ("2012_13", rows(TABLE))]);
    case.write(
        "book-191023.xlsx",
        released("Source: a test. Released 23 April 2026. Some licence."),
    );
    let date = |names: &[&str]| {
        let mut request = case.request(names);
        request.release = None;
        case.import_request(&request)
            .map(|dataset| dataset.release().date.to_string())
    };
    assert_eq!(date(&["table-191023.csv"]).as_deref(), Ok("2023-10-19"));
    assert_eq!(date(&["book-191023.xlsx"]).as_deref(), Ok("2026-04-23"));
    assert_eq!(date(&["book-191023.xlsx", "table-191023.csv"]).as_deref(), Ok("2026-04-23"));
    assert_eq!(
        date(&["table.csv"]),
        Err(
            "table.csv: found no release date, expected \"Released 23 April 2026\" on a notes sheet, a file name that ends in \
             ddmmyy, or --release YYYY-MM-DD"
                .to_owned()
        )
    );
}

#[test]
fn an_ods_as_libreoffice_writes_it_is_read() {
    let mut rows_xml = String::new();
    for (index, row) in rows(TABLE).iter().enumerate() {
        let row = ods_row(row);
        rows_xml += &match index {
            // Styled columns to the edge of the sheet, and a comment that is no text of the cell.
            1 => row.replace(
                "</table:table-row>",
                r#"<table:table-cell table:number-columns-repeated="16376"/></table:table-row>"#,
            ),
            2 => row.replace(
                "<text:p>2012/13</text:p>",
                "<office:annotation><text:p>checked</text:p></office:annotation><text:p><text:span>2012</text:span>/13</text:p>",
            ),
            // "South & Vale" in pieces: a space element, a character reference.
            6 => row.replace("South &amp; Vale", "South<text:s/>&#38;<text:s text:c=\"2\"/>Vale"),
            // A number whose displayed text is rounded.
            8 => row.replace("<text:p>31</text:p>", "<text:p>31.0 offences</text:p>"),
            // A merged cell to the right hides what it covers.
            9 => row.replace(
                "</table:table-row>",
                "<table:table-cell/><table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell></table:table-row>",
            ),
            _ => row,
        };
        if index == 3 {
            rows_xml += r#"<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
        }
    }
    rows_xml += r#"<table:table-row table:number-rows-repeated="1048561"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let book = ods_of(&format!(
        r#"<table:table table:name="2012_13">{rows_xml}</table:table><table:table table:name="Empty"/>"#
    ));
    assert_is_the_table(&accepted(import_bytes("book.ods", book)));
}

#[test]
fn rows_after_repeated_ones_keep_their_numbers() {
    let empty = r#"<table:table-row table:number-rows-repeated="7"><table:table-cell/></table:table-row>"#;
    let table = with_cell(2, 7, "x");
    let book = format!(
        r#"<table:table table:name="2012_13">{}{empty}{}</table:table>"#,
        ods_row(&table[0]),
        ods_row(&table[1])
    );
    assert_eq!(
        super::fixture::refusal(import_bytes("book.ods", ods_of(&book))),
        "book.ods, sheet 2012_13, row 9, column Number of Offences: found \"x\", expected a whole number of offences, or a marker: \
         \"N/a\" or [x] not supplied, [z] not applicable, [c] suppressed, [p] after a provisional number"
    );
    // A full row that repeats is that many rows.
    let twice = ods_row(&rows(TABLE)[1]).replacen("<table:table-row", r#"<table:table-row table:number-rows-repeated="2""#, 1);
    let book = format!(
        r#"<table:table table:name="2012_13">{}{twice}</table:table>"#,
        ods_row(&table[0])
    );
    assert!(super::fixture::refusal(import_bytes("book.ods", ods_of(&book))).contains("row 3: found a second row"));
}

#[test]
fn a_population_in_a_workbook_is_read_too() {
    let case = Case::new();
    case.write("table.csv", csv(&rows(TABLE)));
    case.write("population.csv", xlsx(&[("2012", rows(&POPULATION.replace(',', "|")))]));
    assert_eq!(accepted(case.import(&["table.csv"])).population(1, 2012), Ok(1100));
    assert!(AREAS.contains("E23000001"));
}
