//! A claim explained: what it prints, how it is worked out, from which cells.

use super::{StoryCaveat, StoryWords, Style};
use crate::figures::{Cells, Claim, Claims, Formula};
use crate::model::{Digits, Figure, Language, Precision, Unit};
use crate::words::Passage;

/// A claim explained: what it prints, how it is worked out, from which cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Spelling of the claim beside the query.
    pub claim: String,
    /// Slug of its area.
    pub area: String,
    /// Slug of its offence.
    pub offence: String,
    /// Its offence codes.
    pub codes: Vec<String>,
    /// Its twelve months: `2023-09`.
    pub year_ending: String,
    /// Its unit.
    pub unit: Unit,
    /// The value, unrounded; or why there is none.
    pub value: Figure<f64>,
    /// The reason in words where there is no value.
    pub absence: Option<&'static str>,
    /// How exactly the value is known.
    pub precision: Precision,
    /// What an article's own sentence takes in: "10,056".
    pub printed: String,
    /// The claim as a sentence.
    pub stated: Passage,
    /// How it is worked out.
    pub formula: Formula,
    /// What it is worked out from.
    pub parts: Vec<ExplainedPart>,
    /// Blocks of cells that it stands on.
    pub cells: Vec<Cells>,
    /// Slugs of the areas that it leaves out.
    pub excluding: Vec<String>,
    /// What must be said beside it.
    pub caveats: Vec<String>,
    /// Date of the release.
    pub release: String,
    /// Names of the files that the release was read from, outcomes among them.
    pub files: Vec<String>,
}

/// A claim that another one is worked out from.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedPart {
    /// Its spelling.
    pub claim: String,
    /// Its value, unrounded.
    pub value: Figure<f64>,
    /// What it prints.
    pub printed: String,
}

/// One cell with its names, as a release prints them.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Table: "recorded crime", "outcomes", "population", "publication".
    pub table: &'static str,
    /// Slug of the force.
    pub area: String,
    /// Name of the force.
    pub name: String,
    /// Offence code; empty for populations.
    pub code: String,
    /// Financial quarter, or what stands in its place: "2022/23 Q3", "mid-2023", "year to September 2023".
    pub period: String,
    /// Number of the outcome type, in the outcomes table.
    pub outcome: Option<u8>,
    /// What stands in the cell.
    pub value: Figure<f64>,
}

impl Explanation {
    /// The explanation of `claim`.
    #[must_use]
    pub fn new(claims: &Claims<'_>, claim: &Claim, words: &dyn StoryWords, style: Style) -> Self {
        let dataset = claims.dataset;
        let topic = dataset.topic();
        let mut codes = Vec::new();
        for &code in claim.codes(dataset) {
            codes.push(topic.codes[code].code.clone());
        }
        let trace = claims.trace(claim);
        let mut parts = Vec::new();
        for part in &trace.parts {
            let whole = claims.get(part.key);
            parts.push(ExplainedPart {
                claim: claims.spelled(&whole),
                value: part.value,
                printed: words.printed(claims, &whole, style),
            });
        }
        let mut excluding = Vec::new();
        for &area in &claim.excluding {
            excluding.push(dataset.areas()[area].slug.clone());
        }
        let mut caveats = Vec::new();
        for caveat in StoryCaveat::all(claim) {
            caveats.push(words.caveat(claims, &caveat));
        }
        let mut files = dataset.release().files.clone();
        if let Some(outcomes) = dataset.outcomes() {
            files.extend(outcomes.files.iter().cloned());
        }
        Self {
            claim: claims.spelled(claim),
            area: dataset.areas()[claim.key.area].slug.clone(),
            offence: topic.offences[claim.key.offence].slug.clone(),
            codes,
            year_ending: claim.key.year_ending.to_string(),
            unit: claim.unit(),
            value: claim.value,
            absence: claim.value.err().map(|absence| words.absence(absence)),
            precision: claim.precision,
            printed: words.printed(claims, claim, style),
            stated: words.stated(claims, claim, style).passage,
            formula: trace.formula,
            parts,
            cells: trace.cells,
            excluding,
            caveats,
            release: dataset.release().date.to_string(),
            files,
        }
    }

    /// Every cell that the claim stands on, one by one.
    #[must_use]
    pub fn evidence(&self, claims: &Claims<'_>, words: &dyn StoryWords) -> Vec<Evidence> {
        let dataset = claims.dataset;
        let mut evidence = Vec::new();
        let mut add = |table, area: usize, code, period, outcome, value| {
            let entry = &dataset.areas()[area];
            evidence.push(Evidence {
                table,
                area: entry.slug.clone(),
                name: entry.names.get(Language::En).name.clone(),
                code,
                period,
                outcome,
                value,
            });
        };
        for block in &self.cells {
            match block {
                Cells::Population { forces, year } => {
                    for &force in forces {
                        let residents = dataset.population(force, *year).map(f64::from);
                        add(
                            "population",
                            force,
                            String::new(),
                            format!("mid-{}", Digits::of(*year)),
                            None,
                            residents,
                        );
                    }
                }
                Cells::Stated { statement } => {
                    let stated = &dataset.statements()[*statement];
                    let codes: Vec<&str> = dataset.topic().offences[stated.offence]
                        .codes
                        .iter()
                        .map(|&code| dataset.topic().codes[code].code.as_str())
                        .collect();
                    let period = words.year_to(stated.year_ending);
                    add("publication", stated.area, codes.join(", "), period, None, Ok(stated.value));
                }
                counted => {
                    for cell in counted.counts(dataset) {
                        add(
                            if cell.outcome.is_some() {
                                "outcomes"
                            } else {
                                "recorded crime"
                            },
                            cell.force,
                            dataset.topic().codes[cell.code].code.clone(),
                            cell.quarter.to_string(),
                            cell.outcome.map(crate::model::OutcomeType::number),
                            cell.count.map(f64::from),
                        );
                    }
                }
            }
        }
        evidence
    }
}
