//! Whatever an article says, it is read to its end, and what is found stands where it is said to stand.

use proptest::prelude::*;

use super::checked;
use crate::common::latest;

/// Words, numbers and marks of such articles, to be put together in any order.
const PIECES: [&str; 64] = [
    "Merseyside",
    "Police",
    "England",
    "and",
    "Wales",
    "the",
    "force",
    "nationally",
    "Devon",
    "&",
    "Cornwall",
    "excluding",
    "harassment",
    "cases",
    "stalking",
    "of",
    "a",
    "day",
    "per",
    "cent",
    "%",
    "percentage",
    "points",
    "times",
    "-fold",
    "more",
    "than",
    "nearly",
    "about",
    "up",
    "down",
    "from",
    "to",
    "by",
    "in",
    "year",
    "September",
    "2023",
    "the year before",
    "nine",
    "years",
    "earlier",
    "ago",
    "highest",
    "charge",
    "so far",
    "not",
    "10,056",
    "4.6",
    "271,000",
    "0.27 million",
    "1,000",
    "for every",
    "28",
    "11",
    "8L",
    "0151",
    "“",
    "”",
    "'",
    "\"",
    ".",
    ",\r\n",
    "\n\n",
];

proptest! {
    #[test]
    fn any_article_is_read(pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), any::<bool>()), 0..60)) {
        let mut article = String::new();
        for (piece, space) in pieces {
            article.push_str(piece);
            if space {
                article.push(' ');
            }
        }
        let report = checked(&latest(), "force=merseyside&year-ending=2023-09", &article);
        for finding in &report.findings {
            let line: Vec<char> = article.split('\n').nth(finding.place.line - 1).unwrap().chars().collect();
            let start = finding.place.column - 1;
            let first = finding.text.split('\n').next().unwrap();
            let end = start + first.chars().count();
            prop_assert_eq!(line[start..end].iter().collect::<String>(), first);
            prop_assert!(!finding.message.is_empty());
        }
        for fault in &report.faults {
            prop_assert!(fault.place.line <= article.split('\n').count());
        }
    }
}
