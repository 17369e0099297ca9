//! Everything that a page shows of one query, in words: what the element, the static fallback and the table print.
//!
//! A view has parts, and a page asks for those that it is about to show.

use super::plan::{Headline, Key, NotesPlan, Readout, SummaryPlan};
use super::table::caption;
use super::view_part::{ChartWords, Head, KeyFigure, MethodText, NoteText, Notes};
use super::{Label, Table, Words, forces, outcomes};
use crate::figures::{Figures, Notice, period_with_outcomes};
use crate::model::{AreaKind, ChartKind, Measure, Nation};

/// A part of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewPart {
    /// [`Head`].
    Head,
    /// Forces and offences of a [`ChooserSet`]: the same for every force.
    Names,
    /// Its measures and charts: not every force has all of them.
    Switches,
    /// [`ChartWords`].
    Chart,
    /// [`Notes`].
    Notes,
    /// [`Table`], without its labels.
    Table,
    /// Where the figures come from, and the labels of what can be opened.
    Foot,
    /// How they are worked out.
    Method,
}

impl ViewPart {
    /// Every part, in reading order.
    pub const ALL: [Self; 8] = [
        Self::Head,
        Self::Names,
        Self::Switches,
        Self::Chart,
        Self::Notes,
        Self::Table,
        Self::Foot,
        Self::Method,
    ];

    /// The spelling in the API of the page.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Names => "names",
            Self::Switches => "switches",
            Self::Chart => "chart",
            Self::Notes => "notes",
            Self::Table => "table",
            Self::Foot => "foot",
            Self::Method => "method",
        }
    }
}

/// Everything that a page shows of one query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Headline, key figures and the invitation to choose.
    pub head: Head,
    /// What a reader can choose.
    pub choosers: ChooserSet,
    /// What the chart shows.
    pub chart: ChartWords,
    /// What must be known beside the figures.
    pub notes: Notes,
    /// The chart's figures.
    pub table: Table,
    /// Where they come from, and how they are worked out.
    pub method: MethodText,
}

/// What each control offers and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChooserSet {
    /// Forces, by nation.
    pub force: Chooser,
    /// Offences of the topic.
    pub offence: Chooser,
    /// Measures that this area can show.
    pub measure: Chooser,
    /// Charts.
    pub chart: Chooser,
    /// What the force is compared with, but for the forces that [`ChooserSet::force`] lists already: a page offers those behind
    /// these. `None` where nothing is compared.
    pub compare: Option<Chooser>,
}

/// One control: a label and options in groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chooser {
    /// Label of the control.
    pub label: &'static str,
    /// Value of the chosen option.
    pub value: String,
    /// Options; a group without a label stands outside all groups.
    pub groups: Vec<ChoiceGroup>,
}

/// Options under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceGroup {
    /// Heading, or `None`.
    pub label: Option<&'static str>,
    /// Options.
    pub choices: Vec<Choice>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its spelling in queries.
    pub value: String,
    /// What readers see.
    pub label: String,
}

impl View {
    /// The view of `figures` with the chart `kind`.
    #[must_use]
    pub fn new(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Self {
        Self {
            head: Head::new(figures, kind, words),
            choosers: ChooserSet::new(figures, kind, words),
            chart: ChartWords::new(figures, kind, words),
            notes: Notes::new(figures, kind, words),
            table: table_of(figures, kind, words),
            method: MethodText::new(figures, words),
        }
    }
}

/// The table of the chart `kind` of `figures`.
#[must_use]
pub fn table_of(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Table {
    let own = match kind {
        ChartKind::Outcomes => outcomes::table(figures, words),
        ChartKind::Forces => forces::table(figures, words),
        ChartKind::Trend | ChartKind::Years => None,
    };
    own.unwrap_or_else(|| Table::of_series(figures, kind, words))
}

/// What the cursor reads at the points `indices` of the chart `kind`.
#[must_use]
pub fn readouts(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words, indices: &[usize]) -> Vec<String> {
    let own = match kind {
        ChartKind::Outcomes => outcomes::readouts(figures, words),
        ChartKind::Forces => forces::readouts(figures, words, indices),
        ChartKind::Trend | ChartKind::Years => None,
    };
    if let Some(readouts) = own {
        return readouts;
    }
    let mut readouts = Vec::with_capacity(indices.len());
    for &index in indices {
        readouts.extend(Readout::new(figures, index).map(|plan| words.readout(figures, &plan)));
    }
    readouts
}

impl Head {
    /// The answer to the query of `figures` that the chart `kind` shows.
    #[must_use]
    pub fn new(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Self {
        let own = match kind {
            ChartKind::Outcomes => outcomes::answer(figures, words),
            ChartKind::Forces => forces::answer(figures, words),
            ChartKind::Trend | ChartKind::Years => None,
        };
        let (headline, keys) = own.unwrap_or_else(|| {
            let mut keys = Vec::new();
            for key in Key::all(figures) {
                keys.push(KeyFigure::new(figures, &key, words));
            }
            (words.headline(figures, &Headline::new(figures)), keys)
        });
        Self {
            lang: words.language().tag(),
            query: figures.asked_query().spelled(figures.dataset()),
            kicker: figures.dataset().topic().title.get(words.language()).clone(),
            headline,
            keys,
            invitation: (figures.area().kind == AreaKind::Total).then(|| words.label(Label::Invitation)),
            failed: words.label(Label::Failed),
            loading: words.label(Label::Loading),
        }
    }
}

impl KeyFigure {
    /// The figure of `key`, said.
    pub(super) fn new(figures: &Figures<'_>, key: &Key, words: &dyn Words) -> Self {
        let (value, label) = words.key(figures, key);
        let claim = figures.claims.spelled(&key.claim);
        Self { value, label, claim }
    }
}

impl ChartWords {
    /// The chart `kind` of `figures` in words.
    #[must_use]
    pub fn new(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Self {
        let own = match kind {
            ChartKind::Outcomes => outcomes::chart_words(figures, words),
            ChartKind::Forces => forces::chart_words(figures, words),
            ChartKind::Trend | ChartKind::Years => None,
        };
        if let Some(chart) = own {
            return chart;
        }
        let title = words.chart_title(figures, kind);
        Self {
            caption: caption(figures, &title, words),
            title,
            summary: words.chart_summary(figures, kind, &SummaryPlan::new(figures, kind)),
            cursor_label: words.label(Label::Cursor),
        }
    }
}

impl Notes {
    /// The notes of `figures` beside the chart `kind`.
    #[must_use]
    pub fn new(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Self {
        let own = match kind {
            ChartKind::Outcomes => outcomes::notes(figures, words),
            ChartKind::Forces => forces::notes(figures, words),
            ChartKind::Trend | ChartKind::Years => None,
        };
        if let Some(notes) = own {
            return notes;
        }
        let plan = NotesPlan::new(figures, &Headline::new(figures), &Key::all(figures));
        let said = |indices: &[usize]| {
            let mut notes = Vec::with_capacity(indices.len());
            for &index in indices {
                let notice = &figures.notices[index];
                notes.push(NoteText {
                    number: match notice {
                        Notice::RecordingChange { number, .. } => Some(*number),
                        _ => None,
                    },
                    text: words.notice(figures, notice),
                });
            }
            notes
        };
        Self {
            label: words.label(Label::Notices),
            beside: said(&plan.beside),
            further_label: words.label(Label::FurtherNotes),
            further: said(&plan.further),
        }
    }
}

impl MethodText {
    /// Where `figures` come from, and how they are worked out.
    #[must_use]
    pub fn new(figures: &Figures<'_>, words: &dyn Words) -> Self {
        Self {
            source: words.source(figures),
            released: words.released(figures),
            label: words.label(Label::Method),
            method: words.method(figures),
        }
    }
}

impl ChooserSet {
    /// What a reader can choose beside `figures` and the chart `kind`.
    #[must_use]
    pub fn new(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Self {
        let [force, offence] = Self::names(figures, words);
        let [measure, chart] = Self::switches(figures, kind, words);
        Self {
            force,
            offence,
            measure,
            chart,
            compare: Self::compared(figures, kind, words),
        }
    }

    /// Forces and offences.
    #[must_use]
    pub fn names(figures: &Figures<'_>, words: &dyn Words) -> [Chooser; 2] {
        let dataset = figures.dataset();
        let language = words.language();
        let mut force = Chooser::new(words.label(Label::Force), &figures.area().slug);
        for nation in [Nation::EnglandAndWales, Nation::England, Nation::Wales, Nation::CrossBorder] {
            // The total stands above all groups.
            let heading = (nation != Nation::EnglandAndWales).then(|| words.nation(nation));
            for area in dataset.areas() {
                if area.nation == nation {
                    let names = area.names.get(language);
                    let total = area.kind == AreaKind::Total;
                    force.add(heading, &area.slug, if total { &names.short } else { &names.name });
                }
            }
        }
        let mut offence = Chooser::new(words.label(Label::Offence), &figures.offence().slug);
        for entry in &dataset.topic().offences {
            offence.add(None, &entry.slug, &entry.names.get(language).label);
        }
        [force, offence]
    }

    /// What the force can be compared with before any other: the total, and nothing. `None` where nothing is compared.
    #[must_use]
    pub fn compared(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Option<Chooser> {
        let (areas, query, total) = (figures.dataset().areas(), figures.query(), figures.dataset().total());
        // A force beside a count is refused, and can be taken back.
        let other = query.compare.is_some() && query.compare != total;
        if kind == ChartKind::Outcomes || kind != ChartKind::Forces && query.measure == Measure::Count && !other {
            return None;
        }
        let nothing = "none";
        let chosen = query.compare.map_or(nothing, |area| areas[area].slug.as_str());
        let mut compare = Chooser::new(words.label(Label::Compare), chosen);
        if let Some(total) = total.filter(|&total| total != query.area) {
            compare.add(None, &areas[total].slug, &areas[total].names.get(words.language()).short);
        }
        compare.add(None, nothing, words.label(Label::Nothing));
        Some(compare)
    }

    /// Measures and charts.
    #[must_use]
    pub fn switches(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> [Chooser; 2] {
        let forces = kind == ChartKind::Forces;
        let shown = if forces { Measure::Rate } else { figures.query().measure };
        let mut measure = Chooser::new(words.label(Label::Measure), shown.slug());
        for other in figures.measures() {
            // The index is for articles that ask for it; as a switch it would need explaining.
            if (other != Measure::Index && !forces) || other == shown {
                measure.add(None, other.slug(), words.measure(other));
            }
        }
        let mut chart = Chooser::new(words.label(Label::Chart), kind.slug());
        for other in ChartKind::ALL {
            let (dataset, period) = (figures.dataset(), figures.query().year_ending);
            let offered = match other {
                // Where the release has some; the dataset knows that before its companion has been read.
                ChartKind::Outcomes => period_with_outcomes(dataset, period).is_some(),
                ChartKind::Forces => dataset.population_years().is_some(),
                ChartKind::Trend | ChartKind::Years => true,
            };
            if other == kind || offered {
                chart.add(None, other.slug(), words.chart(other));
            }
        }
        [measure, chart]
    }
}

impl Chooser {
    fn new(label: &'static str, value: &str) -> Self {
        Self {
            label,
            value: value.to_owned(),
            groups: Vec::new(),
        }
    }

    /// Adds an option to the group `heading`, which must be the last one or a new one.
    fn add(&mut self, heading: Option<&'static str>, value: &str, label: &str) {
        let choice = Choice {
            value: value.to_owned(),
            label: label.to_owned(),
        };
        match self.groups.last_mut() {
            Some(group) if group.label == heading => group.choices.push(choice),
            _ => self.groups.push(ChoiceGroup {
                label: heading,
                choices: vec![choice],
            }),
        }
    }
}
