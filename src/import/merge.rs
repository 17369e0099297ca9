//! One set of counts from one or more tables: later files complete earlier ones, and none may contradict another.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::count::Cell;
use super::outcomes::OutcomeKey;
use super::outlier::Places;
use super::parts::Parts;
use super::table::{Key, Place, describe, position};
use super::topic::{Gap, GapKind, GapOf, TopicFile};
use crate::dataset::{Count, DatasetBuilder};
use crate::error::{Error, Position};
use crate::model::{Absence, AreaKind, OutcomeBasis, OutcomeType, Quarter};

/// Adds the counts of `tables` to `builder`, and the gaps that the topic declares; gives the places of the counts.
///
/// # Errors
/// An input error where two files give different counts for one cell, and where a cell is in no file and no declared gap.
pub(super) fn add_counts(builder: &mut DatasetBuilder, topic: &TopicFile, tables: &[Parts<Key>]) -> Result<Places, Error> {
    let cells = merged(tables, &|key| describe(topic, key))?;
    let quarters = quarters(tables);
    let Some((first, last)) = ends(&quarters) else {
        // The builder says that there is nothing.
        return Ok(Places::new());
    };
    let mut places = Places::new();
    for ((code, area, quarter), (cell, at)) in cells {
        places.insert((code, area, quarter), at);
        builder.add_count(code, area, quarter, cell.count);
        if cell.provisional {
            builder.set_provisional(code, area, quarter);
        }
    }
    for (gap, key) in gap_cells(topic, GapOf::Counts, first, last) {
        let (code, area, quarter) = key;
        match gap.kind {
            GapKind::NotSupplied if !builder.has_count(code, area, quarter) => builder.set_not_supplied(code, area, quarter),
            // What the release counts there is not all of it.
            GapKind::Partial => builder.replace_count(code, area, quarter, Err(Absence::Partial)),
            GapKind::Provisional => builder.set_provisional(code, area, quarter),
            GapKind::NotSupplied | GapKind::Accepted => {}
        }
    }
    refuse_missing(topic, &quarters, GapOf::Counts, &|(code, area, quarter)| {
        builder.has_count(code, area, quarter)
    })?;
    Ok(places)
}

/// Adds the outcomes of `tables` to `builder`, and the gaps of outcomes that the topic declares.
///
/// # Errors
/// As [`add_counts`], for each basis that the files count.
pub(super) fn add_outcomes(builder: &mut DatasetBuilder, topic: &TopicFile, tables: &[Parts<OutcomeKey>]) -> Result<(), Error> {
    let words = |(_, key, outcome): OutcomeKey| format!("{}, outcome type {}", describe(topic, key), outcome.number());
    let cells = merged(tables, &words)?;
    let quarters = quarters(tables);
    let Some((first, last)) = ends(&quarters) else {
        let files: Vec<&str> = tables.iter().map(|table| table.file.as_str()).collect();
        return match files.is_empty() {
            true => Ok(()),
            false => Err(Error::input(
                Position::file(files.join(" + ")),
                "no outcome of any of the topic's offence codes",
                "at least one row whose offence code the topic names",
            )),
        };
    };
    for basis in OutcomeBasis::ALL {
        let of_basis = cells.iter().filter(|((of, ..), _)| *of == basis);
        let rows: BTreeSet<Key> = of_basis.clone().map(|((_, key, _), _)| *key).collect();
        if rows.is_empty() {
            continue;
        }
        for (&(_, key, outcome), (cell, _)) in of_basis {
            builder.add_outcome(basis, key, outcome, cell.count);
        }
        let mut gaps = BTreeSet::new();
        for (gap, key) in gap_cells(topic, GapOf::Outcomes, first, last) {
            let absence = match gap.kind {
                GapKind::NotSupplied if !rows.contains(&key) => Absence::NotSupplied,
                GapKind::Partial => Absence::Partial,
                _ => continue,
            };
            gaps.insert(key);
            // One absent type makes the whole row absent.
            builder.replace_outcome(basis, key, OutcomeType::NOT_YET_ASSIGNED, Err(absence));
        }
        refuse_missing(topic, &quarters, GapOf::Outcomes, &|key| {
            rows.contains(&key) || gaps.contains(&key)
        })?;
    }
    Ok(())
}

/// The cells of all tables.
fn merged<K: Ord + Copy>(tables: &[Parts<K>], describe: &dyn Fn(K) -> String) -> Result<BTreeMap<K, (Cell, Position)>, Error> {
    let mut merged: BTreeMap<K, (Cell, Position)> = BTreeMap::new();
    for (key, cell, at) in tables.iter().flat_map(Parts::sums) {
        match merged.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert((cell, at));
            }
            Entry::Occupied(mut entry) => match (entry.get().0.count, cell.count) {
                (Err(_), Ok(_)) => {
                    *entry.get_mut() = (cell, at);
                }
                (Ok(earlier), Ok(later)) if earlier != later => {
                    let (earlier, earlier_at) = entry.get();
                    return Err(Error::input(
                        at,
                        format!("{} for {}", show(cell.count), describe(key)),
                        format!("{}, as in {earlier_at}", show(earlier.count)),
                    ));
                }
                // What one file still calls provisional, another has settled.
                (Ok(_), Ok(_)) => entry.get_mut().0.provisional &= cell.provisional,
                _ => {}
            },
        }
    }
    Ok(merged)
}

/// A sheet with rows of each quarter, for the error about one that is missing.
type Quarters = BTreeMap<Quarter, (String, Place)>;

fn quarters<K>(tables: &[Parts<K>]) -> Quarters {
    let mut quarters = Quarters::new();
    for table in tables {
        for (&quarter, sheet) in &table.quarters {
            quarters.entry(quarter).or_insert_with(|| (table.file.clone(), sheet.clone()));
        }
    }
    quarters
}

fn ends(quarters: &Quarters) -> Option<(Quarter, Quarter)> {
    Some((*quarters.keys().next()?, *quarters.keys().next_back()?))
}

/// Every cell of every gap of one table that the topic declares between two quarters.
fn gap_cells(topic: &TopicFile, of: GapOf, first: Quarter, last: Quarter) -> impl Iterator<Item = (&Gap, Key)> {
    let gaps = topic.gaps.iter().filter(move |gap| gap.of == of);
    gaps.flat_map(move |gap| {
        span(gap.first.max(first), gap.last.min(last)).flat_map(move |quarter| {
            let codes = gap
                .codes
                .iter()
                .filter(move |&&code| topic.topic.codes[code].is_in_use(quarter));
            codes.map(move |&code| (gap, (code, gap.area, quarter)))
        })
    })
}

/// The builder refuses what is missing too, but cannot know the sheet.
fn refuse_missing(topic: &TopicFile, quarters: &Quarters, of: GapOf, has: &dyn Fn(Key) -> bool) -> Result<(), Error> {
    let Some((first, last)) = ends(quarters) else {
        return Ok(());
    };
    for quarter in span(first, last) {
        let Some((file, sheet)) = quarters.get(&quarter) else {
            // The file of the quarter before is where a reader would look.
            let before = quarters.range(..quarter).next_back().map(|(_, (file, _))| file.as_str());
            return Err(Error::input(
                Position::file(before.unwrap_or_default()),
                format!("no row for {quarter}"),
                format!("every quarter from {first} to {last}"),
            ));
        };
        let codes = topic.topic.codes.iter().enumerate();
        for (code, entry) in codes.filter(|(_, entry)| entry.is_in_use(quarter)) {
            let forces = topic.areas.list().iter().enumerate();
            for (area, _) in forces.filter(|(_, area)| area.kind != AreaKind::Total) {
                // A force that came out of others may stand under its own name before that, and they after it under none.
                let other = match topic.areas.followed_by(area) {
                    Some((successor, from)) => quarter >= from || has((code, successor, quarter)),
                    None => topic.areas.begins(area).is_some_and(|from| quarter < from),
                };
                if !other && !has((code, area, quarter)) {
                    return Err(Error::input(
                        position(file, sheet.as_deref()),
                        format!("no row for {}", describe(topic, (code, area, quarter))),
                        format!(
                            "one for every force and quarter from {} on (\"N/a\" where nothing was supplied), or [[not_supplied]] {}in {}",
                            entry.from.max(first),
                            if of == GapOf::Outcomes { "with outcomes = true " } else { "" },
                            topic.file
                        ),
                    ));
                }
            }
        }
    }
    Ok(())
}

fn span(first: Quarter, last: Quarter) -> impl Iterator<Item = Quarter> {
    (0..=last.since(first)).filter_map(move |step| first.plus(step))
}

fn show(count: Count) -> String {
    count.map_or_else(|_| "\"N/a\"".to_owned(), |count| count.to_string())
}
