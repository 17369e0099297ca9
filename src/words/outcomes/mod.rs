//! What became of the offences of one year, in words: chart, table, readouts and alt text print the same lines.

mod cy;
mod en;

use super::number::{fixed, integer};
use super::story::stories;
use super::{Label, NoticeText, Table, View};
use crate::figures::{Breakdown, BreakdownPart, Caveat, Claims, Figures, Notice};
use crate::model::{Language, OffenceNames, OutcomeGroup, Translated};

/// Decimals of a printed share: always so many, since shares stand below one another.
const SHARE_DECIMALS: u32 = 1;

/// What a language must be able to say of outcomes. Every method is total.
trait OutcomeWords: Sync {
    /// What happened to the offences of a group, in a few words.
    fn group(&self, group: OutcomeGroup) -> &'static str;
    /// What the chart shows: of which offences and year, and that it is not over.
    fn title(&self, names: &Translated<OffenceNames>, period: &str) -> String;
    /// Name of the chart's kind in its summary.
    fn kind(&self) -> &'static str;
    /// One part: "603 of 8,542 harassment cases, 7.1%".
    fn part(&self, count: &str, cases: &str, names: &Translated<OffenceNames>, share: Option<&str>) -> String;
    /// Headings of the table.
    fn head(&self, names: &Translated<OffenceNames>) -> [String; 3];
    /// Heading of the table's last row, which is the sum of the others.
    fn all(&self) -> &'static str;
    /// Name of the cursor's range input.
    fn cursor(&self) -> &'static str;
    /// That the year of the outcomes is an earlier one than that of the other figures.
    fn earlier(&self, period: &str) -> String;
}

fn words_of(language: Language) -> &'static dyn OutcomeWords {
    match language {
        Language::Cy => &cy::Welsh,
        Language::En => &en::English,
    }
}

/// What became of the offences of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeView {
    /// What is shown.
    pub title: String,
    /// The parts, in reading order.
    pub lines: Vec<OutcomeLine>,
    /// Why there are none.
    pub nothing: Option<String>,
    /// Everything in one text.
    pub summary: String,
    /// Name of the cursor's range input.
    pub cursor_label: &'static str,
    /// Headings of the table, and its last row.
    table: [[String; 3]; 2],
    /// What must be said beside the figures.
    notes: Vec<String>,
}

/// One part.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeLine {
    /// What happened.
    pub group: OutcomeGroup,
    /// The same in words.
    pub label: &'static str,
    /// Offences.
    pub count: String,
    /// Share of all cases; empty on a small base.
    pub share: String,
    /// The part of the whole that it takes, 0 to 1.
    pub size: f64,
    /// Label, count, cases and share.
    pub readout: String,
    /// Spelling of the claim that the share prints; of the count where there is no share.
    pub claim: String,
}

impl OutcomeView {
    /// The outcomes that `figures` are asked for, in `language`.
    #[must_use]
    pub fn new(figures: &Figures<'_>, language: Language) -> Self {
        let claims = Claims::new(figures.dataset, figures.query);
        let (words, general, stories) = (words_of(language), super::of(language), stories(language));
        let breakdown = Breakdown::new(&claims);
        let names = &figures.offence().names;
        let period = general.year_to(breakdown.period);
        let cases = breakdown.cases.value.map_or(0, |cases| cases as i64);
        let of_all = integer(cases);
        let lines: Vec<OutcomeLine> = breakdown
            .parts
            .iter()
            .map(|part| line(&claims, words, names, part, cases))
            .collect();

        let name = &figures.area().names.get(language).name;
        let title = words.title(names, &period);
        let nothing = match breakdown.cases.value {
            Err(absence) => Some(general.absence(absence).to_owned()),
            Ok(_) if lines.is_empty() => Some(words.part("0", "0", names, None)),
            Ok(_) => None,
        };
        let mut summary = format!("{}: {title}, {name}.", words.kind());
        for told in lines.iter().map(|line| line.readout.as_str()).chain(nothing.as_deref()) {
            summary.push(' ');
            summary.push_str(told);
            summary.push('.');
        }

        let mut notes = Vec::new();
        if breakdown.period != figures.query.year_ending && nothing.is_none() {
            notes.push(words.earlier(&period));
        }
        for caveat in caveats(&breakdown) {
            notes.push(stories.caveat(&claims, caveat));
        }
        let whole = if breakdown.parts.iter().any(|part| part.share.value.is_ok()) {
            format!("{}%", fixed(100.0, SHARE_DECIMALS))
        } else {
            general.label(Label::NotAvailable).to_owned()
        };
        Self {
            title,
            lines,
            nothing,
            summary,
            cursor_label: words.cursor(),
            table: [words.head(names), [words.all().to_owned(), of_all, whole]],
            notes,
        }
    }

    /// What the cursor reads at the part `index`.
    #[must_use]
    pub fn readout(&self, index: usize) -> &str {
        self.lines.get(index).map_or("", |line| &line.readout)
    }

    /// The view of `figures` with this in the place of the series.
    pub(super) fn fill(self, view: &mut View, figures: &Figures<'_>, language: Language) {
        let words = super::of(language);
        let [head, whole] = self.table;
        let mut rows = Vec::with_capacity(self.lines.len() + 1);
        let mut claims = Vec::with_capacity(self.lines.len() + 1);
        for line in self.lines {
            let share = if line.share.is_empty() {
                words.label(Label::NotAvailable).to_owned()
            } else {
                line.share
            };
            rows.push(vec![line.label.to_owned(), line.count, share]);
            claims.push(Some(line.claim));
        }
        rows.push(match &self.nothing {
            Some(reason) => {
                let [all, ..] = whole;
                vec![all, reason.clone(), words.label(Label::NotAvailable).to_owned()]
            }
            None => whole.to_vec(),
        });
        claims.push(None);
        view.table = Table {
            summary: view.table.summary,
            download: view.table.download,
            caption: format!("{}: {}", figures.area().names.get(language).name, self.title),
            head: head.to_vec(),
            rows,
            claims,
        };
        view.chart_title = self.title;
        view.chart_summary = self.summary;
        view.cursor_label = self.cursor_label;
        // Notices of recording changes and gaps are about a series, which this is not.
        let (mut newer, mut standing) = (Vec::new(), Vec::new());
        for (notice, text) in figures.notices.iter().zip(std::mem::take(&mut view.notices)) {
            match notice {
                Notice::NewerRelease(_) => newer.push(text),
                Notice::Standing(_) => standing.push(text),
                _ => {}
            }
        }
        let own = self.notes.into_iter().map(|text| NoticeText { number: None, text });
        view.notices = newer.into_iter().chain(own).chain(standing).collect();
    }
}

/// One part in words.
fn line(
    claims: &Claims<'_>,
    words: &dyn OutcomeWords,
    names: &Translated<OffenceNames>,
    part: &BreakdownPart,
    cases: i64,
) -> OutcomeLine {
    let count = part.count.value.map_or(0.0, |count| count);
    let share = part
        .share
        .value
        .ok()
        .map(|share| format!("{}%", fixed(share, SHARE_DECIMALS)));
    let printed = integer(count as i64);
    let label = words.group(part.group);
    let told = words.part(&printed, &integer(cases), names, share.as_deref());
    let stated = if share.is_some() { &part.share } else { &part.count };
    OutcomeLine {
        group: part.group,
        label,
        readout: format!("{label}: {told}"),
        count: printed,
        share: share.unwrap_or_default(),
        size: count.max(0.0) / cases.max(1) as f64,
        claim: claims.spelled(stated),
    }
}

/// The caveats of everything that is shown, each once.
fn caveats(breakdown: &Breakdown) -> Vec<&Caveat> {
    let mut caveats = Vec::new();
    for claim in breakdown
        .parts
        .iter()
        .flat_map(|part| [&part.count, &part.share])
        .chain([&breakdown.cases])
    {
        for caveat in &claim.caveats {
            if !caveats.contains(&caveat) {
                caveats.push(caveat);
            }
        }
    }
    caveats
}
