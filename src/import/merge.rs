//! One set of counts from one or more tables: later files complete earlier ones, and none may contradict another.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::recorded_crime::{Key, Part, Place, Table};
use super::topic::TopicFile;
use crate::dataset::{Count, DatasetBuilder};
use crate::error::{Error, Position};
use crate::model::{AreaKind, Language, Quarter};

/// Adds the counts of `tables` to `builder`, and the gaps that the topic declares.
///
/// # Errors
/// An input error where two files give different counts for one cell, and where a cell is in no file and no declared gap.
pub(super) fn add_counts(builder: &mut DatasetBuilder, topic: &TopicFile, tables: Vec<Table>) -> Result<(), Error> {
    let mut merged: BTreeMap<Key, (Count, Position)> = BTreeMap::new();
    // Where the rows of a quarter stand, for the error about one that is missing.
    let mut quarters: BTreeMap<Quarter, (String, Place)> = BTreeMap::new();
    for table in tables {
        for (quarter, sheet) in table.quarters {
            quarters.entry(quarter).or_insert_with(|| (table.file.clone(), sheet));
        }
        for (key, parts) in table.cells {
            let count = sum(&parts);
            let at = position(&table.file, parts.first().and_then(|part| part.sheet.as_deref()));
            let at = parts.first().map_or(at.clone(), |part| at.row(part.row));
            match merged.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert((count, at));
                }
                Entry::Occupied(mut entry) => match (entry.get().0, count) {
                    (Err(_), Ok(_)) => {
                        *entry.get_mut() = (count, at);
                    }
                    (Ok(earlier), Ok(later)) if earlier != later => {
                        let (earlier_count, earlier_at) = entry.get();
                        return Err(Error::input(
                            at,
                            format!("{} for {}", show(count), describe(topic, key)),
                            format!("{}, as in {earlier_at}", show(*earlier_count)),
                        ));
                    }
                    _ => {}
                },
            }
        }
    }
    let (Some(&first), Some(&last)) = (quarters.keys().next(), quarters.keys().next_back()) else {
        // The builder says that there is nothing.
        return Ok(());
    };
    for ((code, area, quarter), (count, _)) in merged {
        builder.add_count(code, area, quarter, count);
    }
    for gap in &topic.gaps {
        for quarter in span(gap.first.max(first), gap.last.min(last)) {
            for &code in &gap.codes {
                if quarter >= topic.topic.codes[code].from && !builder.has_count(code, gap.area, quarter) {
                    builder.set_not_supplied(code, gap.area, quarter);
                }
            }
        }
    }
    refuse_missing(builder, topic, &quarters, first, last)
}

/// The builder refuses what is missing too, but cannot know the sheet.
fn refuse_missing(
    builder: &DatasetBuilder,
    topic: &TopicFile,
    quarters: &BTreeMap<Quarter, (String, Place)>,
    first: Quarter,
    last: Quarter,
) -> Result<(), Error> {
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
        for (code, entry) in topic
            .topic
            .codes
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.from <= quarter)
        {
            let forces = builder
                .areas()
                .iter()
                .enumerate()
                .filter(|(_, area)| area.kind != AreaKind::Total);
            for (area, _) in forces {
                if !builder.has_count(code, area, quarter) {
                    return Err(Error::input(
                        position(file, sheet.as_deref()),
                        format!("no row for {}", describe(topic, (code, area, quarter))),
                        format!(
                            "one for every force and quarter from {} on (\"N/a\" where nothing was supplied), or [[not_supplied]] in {}",
                            entry.from.max(first),
                            topic.file
                        ),
                    ));
                }
            }
        }
    }
    Ok(())
}

/// The sum of the rows of a cell; absent where one of them is.
fn sum(parts: &[Part]) -> Count {
    parts.iter().map(|part| part.count).sum()
}

fn span(first: Quarter, last: Quarter) -> impl Iterator<Item = Quarter> {
    (0..=last.since(first)).filter_map(move |step| first.plus(step))
}

fn position(file: &str, sheet: Option<&str>) -> Position {
    let position = Position::file(file);
    match sheet {
        Some(sheet) => position.sheet(sheet),
        None => position,
    }
}

fn describe(topic: &TopicFile, (code, area, quarter): Key) -> String {
    let short = &topic.areas.list()[area].names.get(Language::En).short;
    format!("{short}, code {} in {quarter}", topic.topic.codes[code].code)
}

fn show(count: Count) -> String {
    count.map_or_else(|_| "\"N/a\"".to_owned(), |count| count.to_string())
}
