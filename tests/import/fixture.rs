//! Small topics, tables and workbooks, written while the tests run: a change of one cell is then one line of a test.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use force_figures::Dataset;
use force_figures::import::{ImportRequest, Quiet, import};
use force_figures::model::{Figure, OutcomeBasis, OutcomeType, Quarter};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(super) const TOPIC: &str = r#"
slug = "things"
areas = "areas.toml"
default_area = "everywhere"
title = { en = "Things" }
attribution = { en = "Source: a test." }
[[code]]
code = "1A"
from = "2012-04"
[[code]]
code = "2B"
from = "2012-07"
[[offence]]
slug = "thing"
codes = ["1A"]
en = { label = "Things", one = "thing", other = "things" }
[[recording_change]]
slug = "split"
from = "2012-08"
codes = ["1A", "2B"]
en = "Things were split."
source = "A test."
[[note]]
slug = "status"
en = "A note."
[[accepted]]
area = "northshire"
code = "2B"
from = "2012-07"
to = "2012-09"
reason = "A correction in the table."
"#;

pub(super) const AREAS: &str = r#"
ignored = ["Action Fraud"]
[[area]]
slug = "everywhere"
kind = "total"
nation = "england-and-wales"
population = "resident"
releases = []
aliases = []
en = { name = "Everywhere", short = "Everywhere", place = "everywhere" }
[[area]]
slug = "northshire"
code = "E23000001"
kind = "territorial"
nation = "england"
population = "resident"
releases = ["Northshire"]
aliases = ["north"]
en = { name = "Northshire Police", short = "Northshire", place = "in Northshire" }
[[area]]
slug = "south-and-vale"
code = "W15000002"
kind = "territorial"
nation = "wales"
population = "too-small"
releases = ["South and Vale", "Vale, South and"]
aliases = []
en = { name = "South and Vale Police", short = "South and Vale", place = "in the South and Vale" }
cy = { name = "Heddlu De", short = "De", place = "yn y De" }
[[area]]
slug = "rail-police"
kind = "non-territorial"
nation = "cross-border"
population = "none"
releases = ["Rail Police"]
aliases = []
en = { name = "Rail Police", short = "Rail Police", place = "on the railways" }
"#;

pub(super) const POPULATION: &str = "\
force,pfa23cd,mid_2011,mid_2012
Northshire,E23000001,1000,1100
South & Vale,W15000002,2000,1900
";

/// The table, a line a row: the header is row 1.
pub(super) const TABLE: &str = "\
Financial Year|Financial Quarter|Force Name|Offence Description|Offence Group|Offence Subgroup|Offence Code|Number of Offences
2012/13|1|Northshire|Thing|Group|Sub|1A|10
2012/13|1|South & Vale|Thing|Group|Sub|1A|20
2012/13|1|Rail Police|Thing|Group|Sub|1A|30
2012/13|2|Northshire|Thing|Group|Sub|1A|11
2012/13|2|Northshire|Other|Group|Sub|2B|-1
2012/13|2|South & Vale|Thing|Group|Sub|1A|21
2012/13|2|South & Vale|Other|Group|Sub|2B|0
2012/13|2|Rail Police|Thing|Group|Sub|1A|31
2012/13|2|Rail Police|Other|Group|Sub|2B|7
2012/13|2|Action Fraud|Fraud|Fraud|Fraud|AF|99
2012/13|2|Northshire|Else|Group|Sub|99|5
";

/// An outcomes table of the second quarter, a line a row: the header is row 1. It lists what did not happen, as the Home Office's
/// does.
pub(super) const OUTCOMES: &str = "\
Financial Year|Financial Quarter|Force Name|Offence Description|Offence Group|Offence Subgroup|Offence Code|Outcome Description|\
Outcome Group|Outcome Type|Force outcomes for offences recorded in quarter
2012/13|2|Northshire|Thing|Group|Sub|1A|Not yet assigned|None|0|4
2012/13|2|Northshire|Thing|Group|Sub|1A|Charged|Charged|1|7
2012/13|2|Northshire|Other|Group|Sub|2B|Not yet assigned|None|0|0
2012/13|2|Northshire|Other|Group|Sub|2B|Charged|Charged|1|-1
2012/13|2|South & Vale|Thing|Group|Sub|1A|Not yet assigned|None|0|21
2012/13|2|South & Vale|Thing|Group|Sub|1A|Charged|Charged|1|0
2012/13|2|South & Vale|Other|Group|Sub|2B|Not yet assigned|None|0|0
2012/13|2|South & Vale|Other|Group|Sub|2B|Charged|Charged|1|0
2012/13|2|Rail Police|Thing|Group|Sub|1A|Not yet assigned|None|0|11
2012/13|2|Rail Police|Thing|Group|Sub|1A|Charged|Charged|1|20
2012/13|2|Rail Police|Other|Group|Sub|2B|Not yet assigned|None|0|7
2012/13|2|Rail Police|Other|Group|Sub|2B|Charged|Charged|1|0
2012/13|2|Action Fraud|Fraud|Fraud|Fraud|AF|Charged|Charged|1|99
2012/13|2|Northshire|Else|Group|Sub|99|Charged|Charged|1|5
";

pub(super) type Rows = Vec<Vec<String>>;

/// Rows of a text with a line a row and bars between the cells.
pub(super) fn rows(text: &str) -> Rows {
    text.lines()
        .map(|line| line.split('|').map(str::to_owned).collect())
        .collect()
}

/// The table with cell `column` (from 0) of row `row` (from 1) replaced.
pub(super) fn with_cell(row: usize, column: usize, text: &str) -> Rows {
    let mut table = rows(TABLE);
    table[row - 1][column] = text.to_owned();
    table
}

/// The table with a row put in as row `row` (from 1).
pub(super) fn with_row(row: usize, text: &str) -> Rows {
    let mut table = rows(TABLE);
    table.splice(row - 1..row - 1, rows(text));
    table
}

/// The table without row `row` (from 1).
pub(super) fn without_row(row: usize) -> Rows {
    let mut table = rows(TABLE);
    table.remove(row - 1);
    table
}

/// A folder with the topic, its areas and a population file.
pub(super) struct Case(TempDir);

impl Case {
    pub(super) fn new() -> Self {
        let case = Self(TempDir::new().expect("a temporary folder"));
        case.write("topic.toml", TOPIC);
        case.write("areas.toml", AREAS);
        case.write("population.csv", POPULATION);
        case
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(super) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).expect("a file in a temporary folder");
    }

    pub(super) fn request(&self, tables: &[&str]) -> ImportRequest {
        ImportRequest {
            topic: self.path("topic.toml"),
            recorded_crime: tables.iter().map(|name| self.path(name)).collect(),
            outcomes: Vec::new(),
            population: self.path("population.csv"),
            release: Some("2012-12-31".parse().expect("a date")),
        }
    }

    /// The dataset, or the error's line with the folder left out.
    pub(super) fn import_request(&self, request: &ImportRequest) -> Result<Dataset, String> {
        let imported = import(request, &mut Quiet);
        imported
            .map(|imported| imported.dataset)
            .map_err(|error| self.without_folder(&error.to_string()))
    }

    /// What the import of a table asks about: the name of each doubt, and its line with the folder left out.
    pub(super) fn doubts(&self, table: &Rows, release: &str) -> Vec<(&'static str, String)> {
        self.write("table.csv", csv(table));
        let mut request = self.request(&["table.csv"]);
        request.release = Some(release.parse().expect("a date"));
        let imported = import(&request, &mut Quiet).unwrap_or_else(|error| panic!("{error}"));
        let doubts = imported.doubts.iter();
        doubts
            .map(|doubt| (doubt.kind.slug(), self.without_folder(&doubt.to_string())))
            .collect()
    }

    pub(super) fn without_folder(&self, text: &str) -> String {
        let folder = format!("{}{}", self.0.path().display(), std::path::MAIN_SEPARATOR);
        text.replace(&folder, "")
    }

    /// What the importer makes of the recorded crime table and of outcomes tables.
    pub(super) fn import_outcomes(&self, outcomes: &[&str]) -> Result<Dataset, String> {
        self.write("table.csv", csv(&rows(TABLE)));
        let mut request = self.request(&["table.csv"]);
        request.outcomes = outcomes.iter().map(|name| self.path(name)).collect();
        self.import_request(&request)
    }

    pub(super) fn import(&self, tables: &[&str]) -> Result<Dataset, String> {
        self.import_request(&self.request(tables))
    }
}

/// What the importer makes of `table` as a .csv file.
pub(super) fn import_csv(table: &Rows) -> Result<Dataset, String> {
    let case = Case::new();
    case.write("table.csv", csv(table));
    case.import(&["table.csv"])
}

/// What the importer makes of workbook bytes under the name `name`.
pub(super) fn import_bytes(name: &str, bytes: impl AsRef<[u8]>) -> Result<Dataset, String> {
    let case = Case::new();
    case.write(name, bytes);
    case.import(&[name])
}

/// The line of the error; fails where there is none.
pub(super) fn refusal(result: Result<Dataset, String>) -> String {
    match result {
        Ok(_) => panic!("was imported, should have been refused"),
        Err(line) => {
            assert!(!line.contains('\n'), "more than one line: {line}");
            line
        }
    }
}

/// The dataset; fails where there is none.
pub(super) fn accepted(result: Result<Dataset, String>) -> Dataset {
    result.unwrap_or_else(|line| panic!("was refused: {line}"))
}

/// One count of a dataset, by slug, code and financial quarter.
pub(super) fn count(dataset: &Dataset, area: &str, code: &str, year: u16, quarter: u8) -> Figure<i64> {
    let area = dataset.area_index(area).unwrap_or_else(|| panic!("no area {area}"));
    let code = dataset
        .topic()
        .codes
        .iter()
        .position(|entry| entry.code == code)
        .expect("a code of the topic");
    dataset.count(area, code, Quarter::financial(year, quarter).expect("a quarter"))
}

/// Outcomes of one type on one basis, by slug, code and financial quarter of 2012/13.
pub(super) fn outcomes(dataset: &Dataset, basis: OutcomeBasis, place: (&str, &str, u8), outcome: u8) -> Figure<i32> {
    let (area, code, quarter) = place;
    let area = dataset.area_index(area).unwrap_or_else(|| panic!("no area {area}"));
    let code = dataset
        .topic()
        .codes
        .iter()
        .position(|entry| entry.code == code)
        .expect("a code");
    let quarter = Quarter::financial(2012, quarter).expect("a quarter");
    let outcome = OutcomeType::new(outcome).expect("a type");
    let outcomes = dataset.outcomes().expect("outcomes");
    outcomes.count(basis, area, code, quarter, outcome)
}

pub(super) fn csv(table: &Rows) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in table {
        writer.write_record(row).expect("a record");
    }
    writer.into_inner().expect("bytes")
}

/// An .xlsx of these sheets, with inline strings, in the layout that Excel reads.
pub(super) fn xlsx(sheets: &[(&str, Rows)]) -> Vec<u8> {
    let mut files = vec![(
        "_rels/.rels".to_owned(),
        relations(&[("rId1", "officeDocument", "xl/workbook.xml".to_owned())]),
    )];
    let mut relation = Vec::new();
    let mut list = String::new();
    for (index, (name, table)) in sheets.iter().enumerate() {
        let id = format!("rId{}", index + 1);
        list += &format!(r#"<sheet name="{name}" sheetId="{}" r:id="{id}"/>"#, index + 1);
        relation.push((id, format!("worksheets/sheet{}.xml", index + 1)));
        let mut data = String::new();
        for (row, cells) in table.iter().enumerate() {
            data += &format!(r#"<row r="{}">"#, row + 1);
            for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let place = format!("{}{}", char::from(b'A' + column as u8), row + 1);
                data += &match text.parse::<f64>() {
                    Ok(_) => format!(r#"<c r="{place}"><v>{text}</v></c>"#),
                    Err(_) => format!(r#"<c r="{place}" t="inlineStr"><is><t>{}</t></is></c>"#, escape(text)),
                };
            }
            data += "</row>";
        }
        files.push((
            format!("xl/worksheets/sheet{}.xml", index + 1),
            format!(r#"<worksheet xmlns="{SPREADSHEET}"><sheetData>{data}</sheetData></worksheet>"#),
        ));
    }
    files.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}/relationships"><sheets>{list}</sheets></workbook>"#),
    ));
    let relation: Vec<(&str, &str, String)> = relation
        .iter()
        .map(|(id, target)| (id.as_str(), "worksheet", target.clone()))
        .collect();
    files.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(&relation)));
    archive(&files)
}

const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";

fn relations(list: &[(&str, &str, String)]) -> String {
    let items: String = list
        .iter()
        .map(|(id, kind, target)| {
            format!(r#"<Relationship Id="{id}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>"#)
        })
        .collect();
    format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>"#)
}

/// An .ods of these sheets.
pub(super) fn ods(sheets: &[(&str, Rows)]) -> Vec<u8> {
    let tables: String = sheets
        .iter()
        .map(|(name, table)| {
            let rows: String = table.iter().map(|row| ods_row(row)).collect();
            format!(r#"<table:table table:name="{name}">{rows}</table:table>"#)
        })
        .collect();
    ods_of(&tables)
}

pub(super) fn ods_row(cells: &[String]) -> String {
    let cells: String = cells
        .iter()
        .map(|text| match text.parse::<f64>() {
            Ok(_) => format!(r#"<table:table-cell office:value-type="float" office:value="{text}"><text:p>{text}</text:p></table:table-cell>"#),
            Err(_) if text.is_empty() => "<table:table-cell/>".to_owned(),
            Err(_) => format!(r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#, escape(text)),
        })
        .collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

/// An .ods whose content is these tables, as XML.
pub(super) fn ods_of(tables: &str) -> Vec<u8> {
    let namespace = "urn:oasis:names:tc:opendocument:xmlns";
    archive(&[
        (
            "mimetype".to_owned(),
            "application/vnd.oasis.opendocument.spreadsheet".to_owned(),
        ),
        ("META-INF/manifest.xml".to_owned(), "<manifest:manifest/>".to_owned()),
        (
            "content.xml".to_owned(),
            format!(
                r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{namespace}:office:1.0" xmlns:table="{namespace}:table:1.0" xmlns:text="{namespace}:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
            ),
        ),
    ])
}

pub(super) fn archive(files: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(name.as_str(), SimpleFileOptions::default())
            .expect("an entry");
        writer.write_all(text.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
