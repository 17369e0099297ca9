//! The table of a chart.

use super::Html;
use crate::words::Table;

/// A table with its caption.
pub(super) fn table(html: &mut Html, table: &Table) {
    html.within("table", &[], |html| {
        html.line("caption", &[], &table.caption);
        html.within("thead", &[], |html| {
            html.within("tr", &[], |html| {
                for text in &table.head {
                    html.line("th", &[("scope", "col")], text);
                }
            });
        });
        html.within("tbody", &[], |html| {
            for (row, cells) in table.rows.iter().enumerate() {
                let claim = table.claims.get(row).and_then(Option::as_deref);
                let attributes: Vec<(&str, &str)> = claim.map(|claim| ("data-claim", claim)).into_iter().collect();
                html.within("tr", &attributes, |html| {
                    for (column, text) in cells.iter().enumerate() {
                        if column == 0 {
                            html.line("th", &[("scope", "row")], text);
                        } else {
                            html.line("td", &[], text);
                        }
                    }
                });
            }
        });
    });
}
