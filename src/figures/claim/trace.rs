//! What a claim stands on: formula, parts, cells.

use super::witness::{OutcomeCells, Witness};
use super::{Cells, Claim, Claims, Formula, cells};
use crate::dataset::Dataset;
use crate::model::{Figure, Population};
use crate::query::ClaimKey;

/// How a claim is worked out, and from what.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// How it is worked out.
    pub formula: Formula,
    /// The claims that the formula is of, in its order; empty for sums of cells.
    pub parts: Vec<Part>,
    /// Cells that enter the value: if one of them were absent, there would be no such value. In order, each block once.
    pub cells: Vec<Cells>,
}

/// A claim that another one is worked out from.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it claims.
    pub key: ClaimKey,
    /// Its value, unrounded.
    pub value: Figure<f64>,
}

impl Claims<'_> {
    /// The statement of a publication that is this very claim.
    fn stated(&self, key: ClaimKey) -> Option<Cells> {
        let mut statements = self.dataset.statements().iter();
        let same = statements.position(|statement| {
            (statement.area, statement.offence, statement.kind, statement.year_ending)
                == (key.area, key.offence, key.kind, key.year_ending)
        });
        same.map(|statement| Cells::Stated { statement })
    }

    /// What `claim` stands on.
    #[must_use]
    pub fn trace(&self, claim: &Claim) -> Trace {
        let mut tracer = Tracer {
            dataset: self.dataset,
            entered: Vec::new(),
            trace: Trace {
                formula: Formula::of(claim.key.kind),
                parts: Vec::new(),
                cells: Vec::new(),
            },
        };
        // Worked out again, and watched.
        super::worked_out(self.source(), claim.key, &mut tracer);
        tracer.trace.cells.extend(self.stated(claim.key));
        for part in &tracer.trace.parts {
            tracer.trace.cells.extend(self.stated(part.key));
        }
        if self.stated(claim.key).is_some() {
            tracer.trace.formula = Formula::STATED;
        }
        let found = std::mem::take(&mut tracer.trace.cells);
        let cells = &mut tracer.trace.cells;
        for block in found {
            // By insertion: a handful of blocks, and the standard library's sorts are kilobytes of wasm for each type.
            let place = cells.iter().take_while(|&before| *before < block).count();
            if cells.get(place) != Some(&block) {
                cells.insert(place, block);
            }
        }
        tracer.trace
    }
}

/// Writes down what a claim is worked out from.
struct Tracer<'d> {
    dataset: &'d Dataset,
    /// Parts that are being worked out, the innermost last.
    entered: Vec<ClaimKey>,
    trace: Trace,
}

impl Witness for Tracer<'_> {
    fn enter(&mut self, part: ClaimKey) {
        self.entered.push(part);
    }

    fn leave(&mut self, value: Figure<f64>) {
        // Parts of parts are theirs to name.
        if let Some(key) = self.entered.pop()
            && self.entered.is_empty()
        {
            self.trace.parts.push(Part { key, value });
        }
    }

    fn cells(&mut self, key: ClaimKey, codes: &[usize], outcomes: Option<OutcomeCells<'_>>) {
        let [first, .., last] = key.year_ending.quarters();
        let codes = codes.to_vec();
        self.trace.cells.push(match outcomes {
            None => Cells::Recorded {
                forces: cells::forces(self.dataset, key.area),
                codes,
                first,
                last,
            },
            Some((forces, counts)) => {
                let types = self.dataset.outcomes().map_or(&[][..], |outcomes| outcomes.types());
                Cells::Outcomes {
                    forces: forces.to_vec(),
                    codes,
                    first,
                    last,
                    types: types.iter().copied().filter(|&outcome| counts(outcome)).collect(),
                }
            }
        });
    }

    fn residents(&mut self, area: usize, year: u16) {
        let mut forces = cells::forces(self.dataset, area);
        forces.retain(|&force| self.dataset.areas()[force].population != Population::None);
        self.trace.cells.push(Cells::Population { forces, year });
    }
}
