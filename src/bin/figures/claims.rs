//! Claims as JSON: the same objects in `figures show`, `figures explain` and for the tests.

use force_figures::figures::{Cells, Claim, Claims};
use force_figures::model::{Figure, Precision};
use force_figures::words::story::{Explanation, StoryWords, Style};
use serde_json::{Map, Value, json};

use crate::as_at;

/// One claim: value, what it prints, formula, parts, blocks of cells, caveats.
pub(crate) fn claim(claims: &Claims<'_>, claim: &Claim, words: &dyn StoryWords, style: Style) -> Value {
    Value::Object(object(claims, &Explanation::new(claims, claim, words, style)))
}

/// The same with every cell one by one, and the release.
pub(crate) fn explained(claims: &Claims<'_>, claim: &Claim, words: &dyn StoryWords, style: Style) -> Value {
    let explanation = Explanation::new(claims, claim, words, style);
    let mut object = object(claims, &explanation);
    let cells: Vec<Value> = explanation
        .evidence(claims, words)
        .into_iter()
        .map(|cell| {
            let mut row = Map::new();
            row.insert("table".to_owned(), json!(cell.table));
            row.insert("force".to_owned(), json!({ "slug": cell.area, "name": cell.name }));
            if !cell.code.is_empty() {
                row.insert("code".to_owned(), json!(cell.code));
            }
            row.insert("period".to_owned(), json!(cell.period));
            if let Some(outcome) = cell.outcome {
                row.insert("outcome_type".to_owned(), json!(outcome));
            }
            set_value(&mut row, cell.value);
            Value::Object(row)
        })
        .collect();
    object.insert("cells".to_owned(), json!(cells));
    object.insert("release".to_owned(), json!(explanation.release));
    object.insert("files".to_owned(), json!(explanation.files));
    if let Some(date) = as_at::of_cells(claims.dataset, &explanation.cells) {
        object.insert("outcomes_as_at".to_owned(), json!(date.to_string()));
    }
    Value::Object(object)
}

fn object(claims: &Claims<'_>, explanation: &Explanation) -> Map<String, Value> {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        object.insert(key.to_owned(), value);
    };
    put("claim", json!(explanation.claim));
    put("force", json!(explanation.area));
    put("offence", json!(explanation.offence));
    put("codes", json!(explanation.codes));
    put("year_ending", json!(explanation.year_ending));
    put("unit", json!(explanation.unit.slug()));
    put("printed", json!(explanation.printed));
    put("stated", json!(explanation.stated.plain()));
    put("precision", precision(explanation.precision));
    put(
        "formula",
        json!({ "name": explanation.formula.name, "expression": explanation.formula.expression }),
    );
    let parts = explanation.parts.iter().map(|part| {
        let mut row = Map::new();
        row.insert("claim".to_owned(), json!(part.claim));
        row.insert("printed".to_owned(), json!(part.printed));
        set_value(&mut row, part.value);
        Value::Object(row)
    });
    put("parts", parts.collect());
    put("cells", explanation.cells.iter().map(|block| cells(claims, block)).collect());
    put("excluding", json!(explanation.excluding));
    put("caveats", json!(explanation.caveats));
    set_value(&mut object, explanation.value);
    if let Some(text) = explanation.absence {
        object.insert("absent_text".to_owned(), json!(text));
    }
    object
}

/// The value, or null and the reason.
fn set_value(object: &mut Map<String, Value>, value: Figure<f64>) {
    match value {
        Ok(value) => {
            object.insert("value".to_owned(), json_number(value));
        }
        Err(absence) => {
            object.insert("value".to_owned(), Value::Null);
            object.insert("absent".to_owned(), json!(absence.slug()));
        }
    }
}

/// A whole number without a decimal point, so that programs can compare counts exactly.
pub(crate) fn json_number(value: f64) -> Value {
    if value.fract() == 0.0 {
        json!(value as i64)
    } else {
        json!(value)
    }
}

fn precision(precision: Precision) -> Value {
    match precision {
        Precision::Exact => json!("exact"),
        Precision::RoundedTo(unit) => json!({ "rounded_to": unit }),
        Precision::Decimals(decimals) => json!({ "decimals": decimals }),
        Precision::MoreThan => json!("more-than"),
    }
}

/// A block of cells by its edges.
fn cells(claims: &Claims<'_>, block: &Cells) -> Value {
    let dataset = claims.dataset;
    let slugs = |forces: &[usize]| -> Vec<&str> { forces.iter().map(|&force| dataset.areas()[force].slug.as_str()).collect() };
    let codes =
        |codes: &[usize]| -> Vec<&str> { codes.iter().map(|&code| dataset.topic().codes[code].code.as_str()).collect() };
    match block {
        Cells::Recorded {
            forces,
            codes: of,
            first,
            last,
        } => json!({
            "table": "recorded crime",
            "forces": slugs(forces),
            "codes": codes(of),
            "first": first.to_string(),
            "last": last.to_string(),
        }),
        Cells::Outcomes {
            forces,
            codes: of,
            first,
            last,
            types,
        } => json!({
            "table": "outcomes",
            "forces": slugs(forces),
            "codes": codes(of),
            "first": first.to_string(),
            "last": last.to_string(),
            "outcome_types": types.iter().map(|outcome| outcome.number()).collect::<Vec<_>>(),
        }),
        Cells::Population { forces, year } => json!({ "table": "population", "forces": slugs(forces), "mid_year": year }),
        Cells::Stated { statement } => {
            let stated = &dataset.statements()[*statement];
            json!({ "table": "publication", "source": stated.source })
        }
        _ => Value::Null,
    }
}
