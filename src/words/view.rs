//! Everything that a page shows of one query, in words: what the element, the static fallback and the table print.

use super::{Label, Passage, Table, Words};
use crate::figures::{Figures, Notice, period_with_outcomes};
use crate::model::{AreaKind, ChartKind, Measure, Nation};

/// Everything that a page shows of one query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// BCP 47 tag of the language of all texts.
    pub lang: &'static str,
    /// The query, with every part spelled out.
    pub query: String,
    /// Title of the topic.
    pub kicker: String,
    /// The answer, as one sentence.
    pub headline: Passage,
    /// At most three figures.
    pub keys: Vec<KeyFigure>,
    /// An invitation to choose, while a total is shown.
    pub invitation: Option<&'static str>,
    /// What a reader can choose.
    pub choosers: ChooserSet,
    /// What the chart shows.
    pub chart_title: String,
    /// The chart in words.
    pub chart_summary: String,
    /// Name of the cursor's range input.
    pub cursor_label: &'static str,
    /// Heading of the notices.
    pub notices_label: &'static str,
    /// Notices, in reading order.
    pub notices: Vec<NoticeText>,
    /// The chart's figures.
    pub table: Table,
    /// Where the figures come from, with the licence.
    pub source: String,
    /// When they were released.
    pub released: String,
    /// Heading of the method.
    pub method_label: &'static str,
    /// How the figures are worked out.
    pub method: Vec<Passage>,
    /// The quiet line when the interactive version fails. The script of the first view has the English one itself: it must be
    /// able to say it without any wasm.
    #[cfg(feature = "stories")]
    pub failed: &'static str,
}

/// One of the figures beside the headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// The figure: "10,051", "↓ 4.1%".
    pub value: String,
    /// What it is: "harassment cases in the year to September 2023".
    pub label: String,
    /// Spelling of the claim that both print.
    pub claim: String,
}

/// A notice, with its number on the chart where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeText {
    /// Number of the tick on the chart.
    pub number: Option<u8>,
    /// The notice.
    pub text: String,
}

/// The controls.
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
        let mut notices = Vec::with_capacity(figures.notices.len());
        for notice in &figures.notices {
            notices.push(NoticeText {
                number: match notice {
                    Notice::RecordingChange { number, .. } => Some(*number),
                    _ => None,
                },
                text: words.notice(figures, notice),
            });
        }
        let view = Self {
            lang: words.language().tag(),
            query: figures.asked_query().spelled(figures.dataset),
            kicker: figures.dataset.topic().title.get(words.language()).clone(),
            headline: words.headline(figures),
            keys: words.key_figures(figures),
            invitation: (figures.area().kind == AreaKind::Total).then(|| words.label(Label::Invitation)),
            choosers: ChooserSet::new(figures, kind, words),
            chart_title: words.chart_title(figures, kind),
            chart_summary: words.chart_summary(figures, kind),
            cursor_label: words.label(Label::Cursor),
            notices_label: words.label(Label::Notices),
            notices,
            table: Table::new(figures, kind, words),
            source: words.source(figures),
            released: words.released(figures),
            method_label: words.label(Label::Method),
            method: words.method(figures),
            #[cfg(feature = "stories")]
            failed: words.label(Label::Failed),
        };
        #[cfg(feature = "stories")]
        if kind == ChartKind::Outcomes {
            let mut view = view;
            let language = words.language();
            super::OutcomeView::new(figures, language).fill(&mut view, figures, language);
            return view;
        }
        view
    }
}

impl ChooserSet {
    fn new(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words) -> Self {
        let dataset = figures.dataset;
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
        let shown = figures.query.measure;
        let mut measure = Chooser::new(words.label(Label::Measure), shown.slug());
        for other in figures.measures() {
            // The index is for articles that ask for it; as a switch it would need explaining.
            if other != Measure::Index || other == shown {
                measure.add(None, other.slug(), words.measure(other));
            }
        }
        let mut chart = Chooser::new(words.label(Label::Chart), kind.slug());
        for other in ChartKind::ALL {
            // Outcomes only where the release has some; the dataset knows that before its companion has been read.
            let period = figures.query.year_ending;
            if other == kind || other != ChartKind::Outcomes || period_with_outcomes(dataset, period).is_some() {
                chart.add(None, other.slug(), words.chart(other));
            }
        }
        Self {
            force,
            offence,
            measure,
            chart,
        }
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
