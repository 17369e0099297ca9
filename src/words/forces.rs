//! All forces by rate, in words: chart, table, readouts and alt text print the same lines. And why a force stands beside no other.
//!
//! Lists are in the order of the alphabet: nothing here says which force is before which.

use super::plan::{Headline, Key, MOST_BESIDE};
use super::table::caption;
use super::{ChartWords, KeyFigure, Label, NoteText, Notes, Passage, Table, Words, number, printed};
use crate::figures::{Claim, Figures, NotComparedBecause, like};
use crate::model::{AreaKind, ChartKind, ClaimKind, Population};
use crate::query::ClaimKey;

/// All forces by rate.
#[derive(Debug, Clone, PartialEq)]
pub struct ForcesView {
    /// What is shown.
    pub title: String,
    /// The forces that have a rate, in the order of the alphabet, and the total last.
    pub lines: Vec<ForceLine>,
    /// Which have none, and why; `None` where all have one.
    pub without: Option<String>,
    /// Everything in one text.
    pub summary: String,
    /// Name of the cursor's range input.
    pub cursor_label: &'static str,
    /// Headings of the table.
    head: [String; 2],
    /// The forces without a rate: name, reason and claim.
    absent: Vec<(String, &'static str, String)>,
}

/// What a force is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForcePlace {
    /// The force asked for.
    Own,
    /// The one that it is compared with.
    Other,
    /// The sum of all forces.
    Total,
    /// Any other.
    Force,
}

/// One force.
#[derive(Debug, Clone, PartialEq)]
pub struct ForceLine {
    /// What it is to the reader.
    pub place: ForcePlace,
    /// Its name.
    pub name: String,
    /// Name of its place.
    pub short: String,
    /// Its rate, which has a value.
    pub rate: Claim,
    /// The same, printed.
    pub value: String,
    /// Name and rate, and the forces whose rate is printed alike.
    pub readout: String,
    /// Spelling of the claim.
    pub claim: String,
}

impl ForcesView {
    /// All forces beside the one of `figures`.
    #[must_use]
    pub fn new(figures: &Figures<'_>, words: &dyn Words) -> Self {
        let (dataset, query, claims) = (figures.dataset(), figures.query(), &figures.claims);
        let language = words.language();
        let forces = super::forces_of(language);
        let names = &figures.offence().names;
        let own = claims.of(ClaimKind::Rate);
        let mut lines: Vec<ForceLine> = Vec::new();
        let mut absent: Vec<(String, &'static str, String)> = Vec::new();
        for area in alphabetical(figures, words) {
            let key = claims.key(ClaimKind::Rate);
            let rate = claims.get(ClaimKey { area, ..key });
            let called = dataset.areas()[area].names.get(language);
            let total = dataset.areas()[area].kind == AreaKind::Total;
            let place = match area {
                _ if area == query.area => ForcePlace::Own,
                _ if total => ForcePlace::Total,
                _ if Some(area) == query.compare => ForcePlace::Other,
                _ => ForcePlace::Force,
            };
            let name = if total { called.short.clone() } else { called.name.clone() };
            let claim = claims.spelled(&rate);
            match (rate.value, like(dataset, &own, &rate)) {
                (Ok(_), Ok(())) => lines.push(ForceLine {
                    place,
                    name,
                    short: called.short.clone(),
                    value: words.value(&rate),
                    rate,
                    readout: String::new(),
                    claim,
                }),
                (Err(absence), _) => absent.push((name, words.absence(absence), claim)),
                (Ok(_), Err(_)) => absent.push((name, words.label(Label::NotAvailable), claim)),
            }
        }
        for index in 0..lines.len() {
            let alike = |other: &&ForceLine| other.name != lines[index].name && other.value == lines[index].value;
            let alike: Vec<&str> = lines.iter().filter(alike).map(|line| line.name.as_str()).collect();
            let readout = forces.readout(&lines[index].name, &lines[index].value, &alike);
            lines[index].readout = readout;
        }
        let title = forces.title(names, &words.year_to(query.year_ending));
        let told: Vec<(String, &'static str)> = absent.iter().map(|(name, why, _)| (name.clone(), *why)).collect();
        let without = (!absent.is_empty()).then(|| forces.without(&told));
        let summary = summary(&title, &lines, without.as_deref(), words);
        Self {
            title,
            lines,
            without,
            summary,
            cursor_label: forces.cursor(),
            head: forces.head(names),
            absent,
        }
    }
}

/// The areas in the order of the alphabet, the total last.
pub(super) fn alphabetical(figures: &Figures<'_>, words: &dyn Words) -> Vec<usize> {
    let areas = figures.dataset().areas();
    let name = |area: usize| &areas[area].names.get(words.language()).name;
    let mut order: Vec<usize> = Vec::with_capacity(areas.len());
    for area in figures.dataset().forces() {
        let place = order.iter().take_while(|&&before| name(before) <= name(area)).count();
        order.insert(place, area);
    }
    order.extend(figures.dataset().total());
    order
}

fn summary(title: &str, lines: &[ForceLine], without: Option<&str>, words: &dyn Words) -> String {
    let forces = super::forces_of(words.language());
    let mut summary = format!("{}: {title}.", forces.kind());
    let territorial = lines.iter().filter(|line| line.place != ForcePlace::Total);
    let mut ends: Option<(&ForceLine, &ForceLine)> = None;
    let value = |line: &ForceLine| line.rate.value.unwrap_or_default();
    let mut count = 0;
    for line in territorial {
        count += 1;
        let (low, high) = ends.unwrap_or((line, line));
        ends = Some((
            if value(line) < value(low) { line } else { low },
            if value(line) > value(high) { line } else { high },
        ));
    }
    if let Some((low, high)) = ends {
        summary.push(' ');
        summary += &forces.span(&number::integer(count), &low.value, &high.value);
    }
    for place in [ForcePlace::Own, ForcePlace::Other, ForcePlace::Total] {
        for line in lines.iter().filter(|line| line.place == place) {
            summary += &format!(" {}: {}.", line.name, line.value);
        }
    }
    if let Some(without) = without {
        summary.push(' ');
        summary += without;
    }
    summary
}

/// Why the force `area` is not shown beside the one of `figures`.
pub(super) fn not_compared(figures: &Figures<'_>, words: &dyn Words, area: usize, because: NotComparedBecause) -> String {
    let other = &figures.dataset().areas()[area];
    let rates = figures.rate_allowed().is_ok() && other.population == Population::Resident;
    let language = words.language();
    let name = other.names.get(language).in_sentence();
    super::forces_of(language).not_compared(&name, because, rates)
}

/// The headline and the key figures beside the chart of all forces; `None` in an edition without it.
pub(super) fn answer(figures: &Figures<'_>, words: &dyn Words) -> Option<(Passage, Vec<KeyFigure>)> {
    let figures = &figures.by_rate();
    let mut keys = Vec::new();
    for key in Key::all(figures) {
        keys.push(KeyFigure::new(figures, &key, words));
    }
    Some((words.headline(figures, &Headline::new(figures)), keys))
}

/// The chart of all forces in words; `None` in an edition without it.
pub(super) fn chart_words(figures: &Figures<'_>, words: &dyn Words) -> Option<ChartWords> {
    let view = ForcesView::new(figures, words);
    Some(ChartWords {
        caption: caption(figures, &view.title, words),
        title: view.title,
        summary: view.summary,
        cursor_label: view.cursor_label,
    })
}

/// What the cursor reads at the lines `indices`; `None` in an edition without the chart.
pub(super) fn readouts(figures: &Figures<'_>, words: &dyn Words, indices: &[usize]) -> Option<Vec<String>> {
    let view = ForcesView::new(figures, words);
    let readout = |&index: &usize| view.lines.get(index).map(|line| line.readout.clone());
    Some(indices.iter().filter_map(readout).collect())
}

/// The notes beside the chart: first which forces it leaves out. `None` in an edition without it.
pub(super) fn notes(figures: &Figures<'_>, words: &dyn Words) -> Option<Notes> {
    let mut notes = Notes::new(&figures.by_rate(), ChartKind::Years, words);
    // The chart has no axis of time, and no numbers on it.
    for note in notes.beside.iter_mut().chain(&mut notes.further) {
        note.number = None;
    }
    if let Some(text) = ForcesView::new(figures, words).without {
        notes.beside.insert(0, NoteText { number: None, text });
    }
    let more = notes.beside.split_off(notes.beside.len().min(MOST_BESIDE));
    notes.further.splice(0..0, more);
    Some(notes)
}

/// The forces as a table; `None` in an edition without it.
pub(super) fn table(figures: &Figures<'_>, words: &dyn Words) -> Option<Table> {
    let view = ForcesView::new(figures, words);
    let mut rows = Vec::new();
    let mut claims = Vec::new();
    let mut absent = view.absent.into_iter().peekable();
    for line in view.lines {
        // Both lists are in the order of the alphabet; the total ends the table.
        let before = |(name, ..): &(String, &'static str, String)| line.place == ForcePlace::Total || *name < line.name;
        while let Some((name, why, claim)) = absent.next_if(before) {
            rows.push(vec![name, why.to_owned()]);
            claims.push(Some(claim));
        }
        let value = line.value + printed::provisional(&line.rate, words);
        rows.push(vec![line.name, value]);
        claims.push(Some(line.claim));
    }
    for (name, why, claim) in absent {
        rows.push(vec![name, why.to_owned()]);
        claims.push(Some(claim));
    }
    Some(Table {
        summary: words.label(Label::ShowTable),
        download: words.label(Label::Download),
        caption: caption(figures, &view.title, words),
        head: view.head.to_vec(),
        rows,
        claims,
    })
}
