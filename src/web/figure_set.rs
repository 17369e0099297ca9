//! The first view's half of the API: a dataset, and a figure of it on a canvas.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::error;
use super::json::Json;
use crate::model::{ChartKind, Date, Language, next_piece};
use crate::query::{self, ResolvedQuery};
use crate::words::{self, ChartWords, ChooserSet, Head, Label, Notes, ViewPart, Words};
use crate::{Dataset, Error, FigureQuery, Figures};

/// One dataset, shared by all elements of a page that show it.
#[wasm_bindgen]
#[derive(Debug, Clone)]
pub struct FigureSet {
    pub(super) dataset: Rc<Dataset>,
    newest: Option<Date>,
}

/// The figures, the chart and the language that were asked for.
#[derive(Clone, Copy)]
pub(super) struct ViewRequest {
    pub(super) query: ResolvedQuery,
    pub(super) kind: ChartKind,
    pub(super) words: &'static dyn Words,
}

impl FigureSet {
    pub(super) fn view_request(&self, query: &str, chart: &str, lang: &str) -> Result<ViewRequest, JsValue> {
        let found = kind_of(chart).and_then(|kind| Ok((self.resolved(query)?, kind)));
        let (query, kind) = found.map_err(error::thrown)?;
        Ok(ViewRequest {
            query,
            kind,
            // A page in a language without words gets English ones, and the view says so in its `lang`.
            words: words::of(Language::from_tag(lang).unwrap_or_default()),
        })
    }

    pub(super) fn figures(&self, query: ResolvedQuery) -> Figures<'_> {
        Figures::new(&self.dataset, query).with_newest_release(self.newest)
    }

    pub(super) fn resolved(&self, query: &str) -> Result<ResolvedQuery, Error> {
        query.parse::<FigureQuery>()?.resolve(&self.dataset)
    }
}

/// The chart with this name; the trend where it has none.
pub(super) fn kind_of(chart: &str) -> Result<ChartKind, Error> {
    if chart.is_empty() {
        return Ok(ChartKind::default());
    }
    let mut charts = Vec::new();
    for kind in ChartKind::ALL {
        charts.push(kind.slug());
    }
    Ok(ChartKind::ALL[query::find("chart", chart, &charts)?])
}

/// What a page shows of `figures`, in words: the fields of a `View`, of an object that is still open. `parts` names those that are
/// wanted, with spaces between; all where it is empty.
pub(super) fn view_fields(figures: &Figures<'_>, kind: ChartKind, words: &dyn Words, parts: &str) -> Json {
    let wanted = |part: ViewPart| {
        let mut rest = Some(parts).filter(|parts| !parts.is_empty());
        let mut found = rest.is_none();
        while let Some(name) = next_piece(&mut rest, b' ') {
            found |= name == part.slug();
        }
        found
    };
    let mut json = Json::object();
    if wanted(ViewPart::Head) {
        json.head(&Head::new(figures, kind, words));
    }
    if wanted(ViewPart::Names) {
        let [force, offence] = ChooserSet::names(figures, words);
        json.chooser("force", &force);
        json.chooser("offence", &offence);
    }
    if wanted(ViewPart::Switches) {
        let [measure, chart] = ChooserSet::switches(figures, kind, words);
        json.chooser("measure", &measure);
        json.chooser("chart", &chart);
        if let Some(compare) = ChooserSet::compared(figures, kind, words) {
            json.chooser("compare", &compare);
        }
    }
    if wanted(ViewPart::Chart) {
        json.chart(&ChartWords::new(figures, kind, words));
    }
    if wanted(ViewPart::Notes) {
        json.notes(&Notes::new(figures, kind, words));
    }
    if wanted(ViewPart::Table) {
        json.table(&words::table_of(figures, kind, words));
    }
    if wanted(ViewPart::Foot) {
        json.text("tableLabel", words.label(Label::ShowTable));
        json.text("download", words.label(Label::Download));
        json.text("source", &words.source(figures));
        json.text("released", &words.released(figures));
        json.text("methodLabel", words.label(Label::Method));
    }
    if wanted(ViewPart::Method) {
        json.name("method");
        json.open('[');
        for passage in &words.method(figures) {
            json.passage(passage);
        }
        json.close(']');
    }
    json
}

#[wasm_bindgen]
impl FigureSet {
    /// The dataset in `bytes`; `newest` is the date of the newest release that the page knows, or empty.
    ///
    /// # Errors
    /// A `FigureError` of kind `dataset`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], newest: &str) -> Result<Self, JsValue> {
        let dataset = Dataset::read(bytes).map_err(error::thrown)?;
        Ok(Self::of(dataset, newest))
    }
}

impl FigureSet {
    pub(super) fn of(dataset: Dataset, newest: &str) -> Self {
        let newest = newest.parse().ok();
        Self {
            dataset: Rc::new(dataset),
            newest,
        }
    }
}
