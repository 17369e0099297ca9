//! What became of the offences of one year, in words: chart, table, readouts and alt text print the same lines.

use super::number::fixed;
use super::outcome_words::OutcomeWords;
use super::plan::{Key, KeyRole};
use super::story::{self, StoryCaveat, Style};
use super::table::caption;
use super::{ChartWords, KeyFigure, Label, NoteText, Notes, Passage, Table, Words, printed};
use crate::figures::{Breakdown, BreakdownPart, Claim, Figures, NotComparedBecause, Notice};
use crate::model::{AreaKind, Language, OutcomeGroup};

/// Decimals of a printed share: always so many, since shares stand below one another.
const SHARE_DECIMALS: u32 = 1;

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
    /// Share of all cases; empty where none is stated.
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
        let claims = &figures.claims;
        let (words, general, stories) = (super::outcomes_of(language), super::of(language), super::stories(language));
        let breakdown = Breakdown::new(claims);
        let names = &figures.offence().names;
        let period = general.year_to(breakdown.period);
        let of_all = printed::digits(&breakdown.cases).unwrap_or_default();
        let lines: Vec<OutcomeLine> = breakdown
            .parts
            .iter()
            .map(|part| line(figures, words, part, &breakdown.cases))
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
        if breakdown.period != figures.query().year_ending && nothing.is_none() {
            notes.push(words.earlier(&period));
        }
        for caveat in caveats(&breakdown) {
            notes.push(stories.caveat(claims, &caveat));
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
            table: [words.head(names), [words.all(names), of_all, whole]],
            notes,
        }
    }
}

/// The headline and the key figures beside the chart of outcomes, of the year that the outcomes are of; `None` in an edition without
/// them.
pub(super) fn answer(figures: &Figures<'_>, words: &dyn Words) -> Option<(Passage, Vec<KeyFigure>)> {
    let language = words.language();
    let breakdown = Breakdown::new(&figures.claims);
    let headline = story::charged(&figures.claims, super::stories(language), Style::default()).passage;
    let mut keys = Vec::new();
    if breakdown.cases.value.is_ok() {
        let total = Key {
            claim: breakdown.cases.clone(),
            role: KeyRole::Total,
        };
        keys.push(KeyFigure::new(figures, &total, words));
    }
    // Charges, and what happened most often besides.
    let size = |part: &&BreakdownPart| part.count.value.map_or(0, |count| count as i64);
    let (charged, others): (Vec<&BreakdownPart>, Vec<&BreakdownPart>) =
        breakdown.parts.iter().partition(|part| part.group == OutcomeGroup::Charged);
    for part in charged.into_iter().chain(others.into_iter().rev().max_by_key(size)) {
        let line = line(figures, super::outcomes_of(language), part, &breakdown.cases);
        keys.push(KeyFigure {
            value: if line.share.is_empty() { line.count } else { line.share },
            label: small(line.label),
            claim: line.claim,
        });
    }
    Some((headline, keys))
}

/// The text as it stands in the middle of a line.
fn small(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// The chart of outcomes in words; `None` in an edition without them.
pub(super) fn chart_words(figures: &Figures<'_>, words: &dyn Words) -> Option<ChartWords> {
    let view = OutcomeView::new(figures, words.language());
    Some(ChartWords {
        caption: caption(figures, &view.title, words),
        title: view.title,
        summary: view.summary,
        cursor_label: view.cursor_label,
    })
}

/// What the cursor reads at the parts of the chart; `None` in an edition without outcomes.
pub(super) fn readouts(figures: &Figures<'_>, words: &dyn Words) -> Option<Vec<String>> {
    let view = OutcomeView::new(figures, words.language());
    Some(view.lines.into_iter().map(|line| line.readout).collect())
}

/// Notes on outcomes in the place of those on a series, which this is not; `None` in an edition without outcomes.
pub(super) fn notes(figures: &Figures<'_>, words: &dyn Words) -> Option<Notes> {
    let plain = |text| NoteText { number: None, text };
    let mut beside = Vec::new();
    let mut further = Vec::new();
    let areas = figures.dataset().areas();
    if let Some(area) = figures.query().compare.filter(|&area| areas[area].kind != AreaKind::Total) {
        let because = NotComparedBecause::Outcomes;
        beside.push(plain(words.notice(figures, &Notice::NotCompared { area, because })));
    }
    for notice in &figures.notices {
        match notice {
            Notice::NewerRelease(_) => beside.push(plain(words.notice(figures, notice))),
            Notice::Standing(_) => further.push(plain(words.notice(figures, notice))),
            _ => {}
        }
    }
    beside.extend(OutcomeView::new(figures, words.language()).notes.into_iter().map(plain));
    let more = beside.split_off(beside.len().min(super::plan::MOST_BESIDE));
    Some(Notes {
        label: words.label(Label::Notices),
        beside,
        further_label: words.label(Label::FurtherNotes),
        further: more.into_iter().chain(further).collect(),
    })
}

/// The parts as a table; `None` in an edition without outcomes.
pub(super) fn table(figures: &Figures<'_>, words: &dyn Words) -> Option<Table> {
    let view = OutcomeView::new(figures, words.language());
    let [head, whole] = view.table;
    let mut rows = Vec::with_capacity(view.lines.len() + 1);
    let mut claims = Vec::with_capacity(view.lines.len() + 1);
    for line in view.lines {
        let share = if line.share.is_empty() {
            words.label(Label::NotAvailable).to_owned()
        } else {
            line.share
        };
        rows.push(vec![line.label.to_owned(), line.count, share]);
        claims.push(Some(line.claim));
    }
    rows.push(match view.nothing {
        Some(reason) => {
            let [all, ..] = whole;
            vec![all, reason, words.label(Label::NotAvailable).to_owned()]
        }
        None => whole.to_vec(),
    });
    claims.push(None);
    Some(Table {
        summary: words.label(Label::ShowTable),
        download: words.label(Label::Download),
        caption: caption(figures, &view.title, words),
        head: head.to_vec(),
        rows,
        claims,
    })
}

/// One part in words.
fn line(figures: &Figures<'_>, words: &dyn OutcomeWords, part: &BreakdownPart, cases: &Claim) -> OutcomeLine {
    let names = &figures.offence().names;
    let share = part
        .share
        .value
        .ok()
        .map(|share| format!("{}%", fixed(share, SHARE_DECIMALS)));
    let count = printed::digits(&part.count).unwrap_or_default();
    let of_all = printed::digits(cases).unwrap_or_default();
    let label = words.group(part.group);
    let told = words.part(&count, &of_all, names, share.as_deref());
    let stated = if share.is_some() { &part.share } else { &part.count };
    let value = |claim: &Claim| claim.value.unwrap_or(0.0);
    OutcomeLine {
        group: part.group,
        label,
        readout: format!("{label}: {told}"),
        count,
        share: share.unwrap_or_default(),
        size: value(&part.count).max(0.0) / value(cases).max(1.0),
        claim: figures.claims.spelled(stated),
    }
}

/// The caveats of everything that is shown, each once.
fn caveats(breakdown: &Breakdown) -> Vec<StoryCaveat> {
    let mut caveats = Vec::new();
    for claim in breakdown
        .parts
        .iter()
        .flat_map(|part| [&part.count, &part.share])
        .chain([&breakdown.cases])
    {
        for caveat in StoryCaveat::all(claim) {
            if !caveats.contains(&caveat) {
                caveats.push(caveat);
            }
        }
    }
    caveats
}
