//! `figures diff`: what a newer release revised, for the journalist who must know before the figures are published.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::Dataset;
use force_figures::dataset::Count;
use force_figures::figures::{Revisions, YearRevision};
use force_figures::words::SMALL_BASE;
use force_figures::words::number::{MINUS, fixed, integer};
use serde_json::{Value, json};

use crate::Failure;
use crate::published;

/// Options of `figures diff`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// The older release: a date such as 2023-10-19, or a dataset file.
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
        let forces: BTreeSet<&str> = revisions.cells.iter().map(|cell| cell.area.as_str()).collect();
        let codes: BTreeSet<&str> = revisions.cells.iter().map(|cell| cell.code.as_str()).collect();
        let mut lines = vec![format!(
            "{} of {} counts that both releases have were revised, of {} forces and {} offence codes.",
            integer(revisions.cells.len() as i64),
            integer(revisions.compared as i64),
            forces.len(),
            codes.len()
        )];
        if let (Some(first), Some(last)) = (
            revisions.cells.iter().map(|cell| cell.quarter).min(),
            revisions.cells.iter().map(|cell| cell.quarter).max(),
        ) {
            lines.push(format!("Revised quarters: {first} to {last}."));
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
        lines
    }

    fn title(&self) -> String {
        format!(
            "{}: release of {} against {}",
            self.new.topic().slug,
            self.new.release().date,
            self.old.release().date
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
        text
    }

    fn json(&self) -> Value {
        let revisions = self.revisions;
        let count = |count: Count| count.map_or(Value::Null, |count| json!(count));
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
        year.percent()
            .map_or_else(|| "-".to_owned(), |percent| format!("{}%", signed(fixed(percent, 1)))),
    ]
}

/// With a plus sign where there is no minus.
fn signed(number: String) -> String {
    if number.starts_with(MINUS) {
        number
    } else {
        format!("+{number}")
    }
}
