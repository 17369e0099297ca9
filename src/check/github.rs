//! The report as GitHub workflow commands, which mark the lines of the article in a pull request.

use super::finding::Status;
use super::report::Report;
use super::token::Place;

/// One command a line: errors where a figure differs, warnings for faults, notices where a figure cannot be checked. Without a
/// `file` the commands name none.
#[must_use]
pub fn annotations(report: &Report, file: Option<&str>) -> String {
    let mut lines: Vec<(Place, String)> = Vec::new();
    for finding in &report.findings {
        let level = match finding.status {
            Status::Agrees => continue,
            Status::Differs { .. } => "error",
            Status::Unchecked(_) => "notice",
        };
        let message = format!("{}: {}", finding.text, finding.message);
        lines.push((
            finding.place,
            command(level, finding.place, file, finding.status.slug(), &message),
        ));
    }
    for fault in &report.faults {
        lines.push((
            fault.place,
            command("warning", fault.place, file, fault.kind.slug(), &fault.message),
        ));
    }
    lines.sort_by_key(|line| line.0);
    lines.into_iter().map(|(_, line)| line + "\n").collect()
}

fn command(level: &str, place: Place, file: Option<&str>, title: &str, message: &str) -> String {
    let file = file.map(|file| format!("file={},", property(file))).unwrap_or_default();
    format!(
        "::{level} {file}line={},col={},endColumn={},title={}::{}",
        place.line,
        place.column,
        place.column + place.length,
        property(title),
        data(message)
    )
}

/// A message: only what would end or begin a command is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property: what would end it, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        let place = Place {
            line: 3,
            column: 7,
            length: 2,
        };
        assert_eq!(
            command("error", place, Some("a:b,c%d\r\n.txt"), "x,y", "4.6%: so,\r\nthen %0A"),
            "::error file=a%3Ab%2Cc%25d%0D%0A.txt,line=3,col=7,endColumn=9,title=x%2Cy::4.6%25: so,%0D%0Athen %250A"
        );
        assert_eq!(
            command("notice", place, None, "t", "m"),
            "::notice line=3,col=7,endColumn=9,title=t::m"
        );
    }
}
