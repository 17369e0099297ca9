//! The date of a release: on a workbook's notes sheet, or at the end of its file name.

use std::path::Path;

use super::doubt::{Doubt, DoubtKind};
use crate::dataset::Dataset;
use crate::error::{Error, Position};
use crate::model::{Date, Month};

/// Months after the last quarter in which a release may come. Published ones come four months after it.
const MOST_MONTHS: i32 = 24;

/// The release date of the file at `path`, whose notes say `noted`.
///
/// # Errors
/// An input error where neither the notes nor the file name show a date.
pub(super) fn of(path: &Path, noted: Option<Date>) -> Result<Date, Error> {
    let file = path.display().to_string();
    noted.or_else(|| in_file_name(&file)).ok_or_else(|| {
        Error::input(
            Position::file(file),
            "no release date",
            "\"Released 23 April 2026\" on a notes sheet, a file name that ends in ddmmyy, or --release YYYY-MM-DD",
        )
    })
}

/// What there is to ask about the release date of `dataset`, which was read from the files at `position`.
///
/// # Errors
/// An input error where the last quarter was not over at the date.
pub(super) fn check(position: &Position, dataset: &Dataset) -> Result<Option<Doubt>, Error> {
    let (date, last) = (dataset.release().date, dataset.last_quarter());
    let months = date.month().ordinal() - last.last_month().ordinal();
    let found = format!("the release date {date} and counts to {last}");
    if months <= 0 {
        return Err(Error::input(
            position.clone(),
            found,
            format!("a release date after {}, the last month of the counts", last.last_month()),
        ));
    }
    Ok((months > MOST_MONTHS).then(|| Doubt {
        kind: DoubtKind::ReleaseDate,
        position: position.clone(),
        found,
        expected: format!(
            "a release date within two years of {}, the last month of the counts",
            last.last_month()
        ),
    }))
}

/// The date after the word "released" in a line of a notes sheet.
pub(super) fn in_text(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let (_, rest) = lower.split_once("released")?;
    let mut words = rest
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut word = words.next()?;
    if word == "on" {
        word = words.next()?;
    }
    let day = word.parse().ok()?;
    let month = words.next()?;
    let month = Month::number_named(month)?;
    Date::new(words.next()?.parse().ok()?, month, day)
}

/// The date ddmmyy at the end of a file name, before its extension.
fn in_file_name(file: &str) -> Option<Date> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let digits = stem.get(stem.len().checked_sub(6)?..)?;
    let before = stem[..stem.len() - 6].chars().next_back();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || before.is_some_and(|character| character.is_ascii_digit()) {
        return None;
    }
    date_of(digits)
}

/// The date that six digits spell, ddmmyy.
fn date_of(digits: &str) -> Option<Date> {
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u8>().ok();
    Date::new(2000 + u16::from(part(4..6)?), part(2..4)?, part(0..2)?)
}

/// The date ddmmyy anywhere in a file name: outcomes files have more words after it.
pub(super) fn within_file_name(path: &Path) -> Option<Date> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let digits = name.split(|character: char| !character.is_ascii_digit());
    digits.filter(|digits| digits.len() == 6).filter_map(date_of).next_back()
}

#[cfg(test)]
mod tests {
    use super::{in_file_name, in_text, within_file_name};

    fn shown(date: Option<crate::model::Date>) -> String {
        date.map_or_else(|| "none".to_owned(), |date| date.to_string())
    }

    #[test]
    fn a_notes_line_gives_the_date() {
        assert_eq!(
            shown(in_text(
                "Source: Home Office. Released 23 April 2026. Open Government Licence v3.0."
            )),
            "2026-04-23"
        );
        assert_eq!(shown(in_text("Released on 1 May 2024")), "2024-05-01");
        assert_eq!(shown(in_text("Released in spring")), "none");
        assert_eq!(shown(in_text("Released 31 April 2026")), "none");
    }

    #[test]
    fn a_file_name_gives_the_date() {
        assert_eq!(
            shown(in_file_name("a/prc-pfa-mar2013-onwards-tables-191023.xlsx")),
            "2023-10-19"
        );
        assert_eq!(shown(in_file_name("table-20231019.xlsx")), "none");
        assert_eq!(shown(in_file_name("x-451023.xlsx")), "none");
        assert_eq!(shown(in_file_name("é.csv")), "none");
    }

    #[test]
    fn a_file_name_of_outcomes_has_its_date_anywhere() {
        for (name, date) in [
            ("prc-outcomes-open-data-mar2025-tables-230426-part.xlsx", "2026-04-23"),
            ("outcomes-mar2024-241024.ods", "2024-10-24"),
            ("outcomes-mar2024.ods", "none"),
            ("outcomes-991399.ods", "none"),
            ("230426/outcomes.ods", "none"),
            ("outcomes-20240424.ods", "none"),
        ] {
            assert_eq!(shown(within_file_name(name.as_ref())), date, "{name}");
        }
    }
}
