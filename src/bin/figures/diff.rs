//! `figures diff`: what a newer release revised, for the journalist who must know before the figures are published, and what it
//! says otherwise than a story that was published of an older one.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::Dataset;
use force_figures::dataset::Count;
use force_figures::figures::fairness::SMALL_BASE;
use force_figures::figures::{Revisions, StatedRevision, YearRevision};
use force_figures::model::Unit;
use force_figures::words::number::{MINUS, fixed, integer, rounded};
use serde_json::{Value, json};

use crate::Failure;
use crate::published;
use crate::stated::{self, printed};

/// Options of `figures diff`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// The older release: a date such as 2023-10-19, or a dataset file, or the record of what was published of it.
    old: String,
    /// The newer release: a date such as 2026-04-23, or a dataset file.
    new: String,
    /// Output format.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Number of revised years to list, the largest revisions first.
    #[arg(long, default_value_t = 10)]
    most: usize,
    /// Fail when a twelve-month total of 50 offences or more was revised by more than this, such as 5%.
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    fail_over: Option<f64>,
    /// Topic, where the folder holds several.
    #[arg(long)]
    topic: Option<String>,
    /// Folder of published datasets.
    #[arg(long, default_value = "www/data")]
    data: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

fn percent(text: &str) -> Result<f64, String> {
    text.trim_end_matches('%')
        .parse()
        .ok()
        .filter(|limit: &f64| limit.is_finite() && *limit >= 0.0)
        .ok_or_else(|| "expected a percentage such as 5%".to_owned())
}

/// The report, and the error with which to end once it is printed.
pub(crate) fn run(args: &Args) -> Result<(String, Option<Failure>), Failure> {
    let read = |name: &str| match name.parse::<force_figures::model::Date>() {
        Ok(_) => published::dataset(&args.data, args.topic.as_deref(), Some(name)),
        Err(()) => published::read_dataset(name.as_ref()),
    };
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    if old.topic().slug != new.topic().slug {
        return Err(format!(
            "{} is about {}, {} about {}: only releases of one topic can be compared",
            args.old,
            old.topic().slug,
            args.new,
            new.topic().slug
        )
        .into());
    }
    if old.release().date > new.release().date {
        return Err(format!(
            "the release of {} is newer than that of {}; the older one comes first: figures diff {} {}",
            old.release().date,
            new.release().date,
            args.new,
            args.old
        )
        .into());
    }
    let report = Report {
        revisions: &Revisions::between(&old, &new),
        old: &old,
        new: &new,
        most: args.most,
    };
    let text = match args.format {
        Format::Text => report.text(),
        Format::Json => serde_json::to_string_pretty(&report.json())? + "\n",
        Format::Markdown => report.markdown(),
    };
    Ok((text, args.fail_over.and_then(|limit| report.over(limit))))
}

struct Report<'r> {
    revisions: &'r Revisions,
    old: &'r Dataset,
    new: &'r Dataset,
    most: usize,
}

impl Report<'_> {
    /// The revisions of years to list.
    fn movers(&self) -> impl Iterator<Item = &YearRevision> {
        self.revisions.movers().into_iter().take(self.most)
    }

    /// The sentences above the list.
    fn summary(&self) -> Vec<String> {
        let revisions = self.revisions;
        let (forces, codes) = (revisions.areas(), revisions.codes());
        let mut lines = Vec::new();
        if revisions.stated.is_empty() {
            lines.push(format!(
                "{} of {} counts that both releases have were revised, of {} forces and {} offence codes.",
                integer(revisions.cells.len() as i64),
                integer(revisions.compared as i64),
                forces.len(),
                codes.len()
            ));
        } else {
            lines.push(stated::summary(&revisions.stated));
        }
        if let (Some(first), Some(last)) = (
            revisions.cells.iter().map(|cell| cell.quarter).min(),
            revisions.cells.iter().map(|cell| cell.quarter).max(),
        ) {
            lines.push(format!("Revised quarters: {first} to {last}."));
        }
        if let Some(outcomes) = &revisions.outcomes {
            lines.push(format!(
                "{} of {} counts of outcomes that both releases have were revised.",
                integer(outcomes.cells.len() as i64),
                integer(outcomes.compared as i64)
            ));
        } else if let (Some(span), None) | (None, Some(span)) = (self.old.outcome_quarters(), self.new.outcome_quarters()) {
            let which = if self.new.outcomes().is_some() { "newer" } else { "older" };
            lines.push(format!(
                "Only the {which} release has outcomes: of offences recorded in {} to {}.",
                span.0, span.1
            ));
        }
        for (what, quarters) in [("New", &revisions.new_quarters), ("Dropped", &revisions.dropped_quarters)] {
            if let (Some(first), Some(last)) = (quarters.first(), quarters.last()) {
                lines.push(format!("{what} quarters: {first} to {last} ({}).", quarters.len()));
            }
        }
        for (what, names) in [("New", &revisions.new_names), ("Dropped", &revisions.dropped_names)] {
            if !names.is_empty() {
                lines.push(format!("{what} forces or codes: {}.", names.join(", ")));
            }
        }
        for (what, names) in [("Forces", forces), ("Offences", revisions.offences(self.new))] {
            if !names.is_empty() {
                let names: Vec<&str> = names.into_iter().collect();
                lines.push(format!("{what} touched: {}.", names.join(", ")));
            }
        }
        lines
    }

    fn title(&self) -> String {
        let name = |dataset: &Dataset| {
            let record = if dataset.statements().is_empty() {
                ""
            } else {
                "what was published of that of "
            };
            format!("{record}{}", dataset.release().date)
        };
        format!(
            "{}: release of {} against {}",
            self.new.topic().slug,
            name(self.new),
            name(self.old)
        )
    }

    fn text(&self) -> String {
        let mut text = format!("{}\n\n{}\n", self.title(), self.summary().join("\n"));
        if !self.revisions.years.is_empty() {
            text.push_str("\nLargest revision of each force's and offence's years:\n");
        }
        for year in self.movers() {
            let [area, offence, period, before, after, difference, percent] = row(year);
            text.push_str(&format!(
                "  {area:<28}{offence:<46}year to {period}  {before:>9} -> {after:>9}  {difference:>7}  {percent:>7}\n"
            ));
        }
        let stated = self.stated();
        if !stated.is_empty() {
            text.push_str("\nPublished figures that the other release does not say:\n");
        }
        for stated in stated {
            let [area, claim, period, before, after, difference, percent] = self.stated_row(stated);
            text.push_str(&format!(
                "  {area:<28}{claim:<62}year to {period}  {before:>22} -> {after:<22}  {difference:>7}  {percent:>7}\n"
            ));
        }
        text
    }

    fn markdown(&self) -> String {
        let mut text = format!("## {}\n\n", self.title());
        for line in self.summary() {
            text.push_str(&format!("- {line}\n"));
        }
        if !self.revisions.years.is_empty() {
            text.push_str("\n| force | offence | year to | before | after | difference | % |\n|---|---|---|--:|--:|--:|--:|\n");
        }
        for year in self.movers() {
            text.push_str(&format!("| {} |\n", row(year).join(" | ")));
        }
        let stated = self.stated();
        if !stated.is_empty() {
            text.push_str("\n| force | claim | year to | before | after | difference | % |\n|---|---|---|--:|--:|--:|--:|\n");
        }
        for stated in stated {
            text.push_str(&format!("| {} |\n", self.stated_row(stated).join(" | ")));
        }
        text
    }

    /// The published figures to list: those that the release does not say.
    fn stated(&self) -> Vec<&StatedRevision> {
        self.revisions.stated.iter().filter(|stated| !stated.agrees).collect()
    }

    /// A published figure as cells of a table.
    fn stated_row(&self, stated: &StatedRevision) -> [String; 7] {
        let counts = stated.kind.unit() == Unit::Offences;
        let difference = stated
            .difference()
            .filter(|_| counts)
            .map(|difference| signed(rounded(difference)));
        [
            stated.area.clone(),
            format!("{}.{}", stated.offence, stated.kind),
            stated.year_ending.to_string(),
            printed(self.old, stated),
            printed(self.new, stated),
            difference.unwrap_or_else(|| "-".to_owned()),
            shown_percent(stated.percent()),
        ]
    }

    fn json(&self) -> Value {
        let revisions = self.revisions;
        let count = |count: Count| count.map_or(Value::Null, |count| json!(count));
        let outcomes = revisions.outcomes.as_ref().map(|outcomes| {
            json!({
                "compared": outcomes.compared,
                "cells": outcomes.cells.iter().map(|cell| json!({
                    "basis": cell.basis.slug(),
                    "force": cell.area,
                    "code": cell.code,
                    "quarter": cell.quarter.to_string(),
                    "outcome_type": cell.outcome.number(),
                    "before": count(cell.before),
                    "after": count(cell.after),
                })).collect::<Vec<_>>(),
            })
        });
        let quarters =
            |quarters: &[force_figures::model::Quarter]| -> Value { quarters.iter().map(ToString::to_string).collect() };
        json!({
            "topic": self.new.topic().slug,
            "old": self.old.release().date.to_string(),
            "new": self.new.release().date.to_string(),
            "compared": revisions.compared,
            "cells": revisions.cells.iter().map(|cell| json!({
                "force": cell.area,
                "code": cell.code,
                "quarter": cell.quarter.to_string(),
                "before": count(cell.before),
                "after": count(cell.after),
            })).collect::<Vec<_>>(),
            "movers": self.movers().map(|year| json!({
                "force": year.area,
                "offence": year.offence,
                "year_ending": year.year_ending.to_string(),
                "before": year.before,
                "after": year.after,
                "difference": year.difference(),
                "percent": year.percent(),
            })).collect::<Vec<_>>(),
            "forces": revisions.areas(),
            "offences": revisions.offences(self.new),
            "outcomes": outcomes,
            "published": revisions.stated.iter().map(|stated| stated::json(self.old, self.new, stated)).collect::<Vec<_>>(),
            "new_quarters": quarters(&revisions.new_quarters),
            "dropped_quarters": quarters(&revisions.dropped_quarters),
            "new_names": revisions.new_names,
            "dropped_names": revisions.dropped_names,
        })
    }

    /// The failure that was asked for, where a year was revised by more than `limit` per cent.
    fn over(&self, limit: f64) -> Option<Failure> {
        // A percentage of a few offences says nothing about the release.
        let size = |year: &YearRevision| year.percent().filter(|_| year.before >= SMALL_BASE).map_or(0.0, f64::abs);
        let years: Vec<&YearRevision> = self.revisions.years.iter().filter(|year| size(year) > limit).collect();
        if let Some(failure) = stated::over(&self.revisions.stated, limit) {
            return Some(failure);
        }
        let most = years.iter().max_by(|one, other| size(one).total_cmp(&size(other)))?;
        Some(
            format!(
                "{} twelve-month totals were revised by more than {}%; the most: {}, {}, year to {}, from {} to {}",
                integer(years.len() as i64),
                fixed(limit, 1),
                most.area,
                most.offence,
                most.year_ending,
                integer(most.before),
                integer(most.after)
            )
            .into(),
        )
    }
}

/// The revision of a year as cells of a table.
fn row(year: &YearRevision) -> [String; 7] {
    [
        year.area.clone(),
        year.offence.clone(),
        year.year_ending.to_string(),
        integer(year.before),
        integer(year.after),
        signed(integer(year.difference())),
        shown_percent(year.percent()),
    ]
}

fn shown_percent(percent: Option<f64>) -> String {
    percent.map_or_else(|| "-".to_owned(), |percent| format!("{}%", signed(fixed(percent, 1))))
}

/// With a plus sign where there is no minus, unless it is printed as nothing.
fn signed(number: String) -> String {
    if number.starts_with(MINUS) || number.bytes().all(|byte| b"0.".contains(&byte)) {
        number
    } else {
        format!("+{number}")
    }
}
