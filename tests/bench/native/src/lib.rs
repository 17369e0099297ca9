//! Work that is timed (`benches/time.rs`) and counted (`src/main.rs`): the core's own, on the newest published dataset.

use force_figures::chart::text::WidthTable;
use force_figures::chart::{self, Scene};
use force_figures::model::{ChartKind, Language};
use force_figures::paint::{Palette, svg};
use force_figures::{Dataset, FigureQuery, Figures, View, words};
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// The release whose figures are worked on. Another one is other work: the baseline is counted anew with it.
const RELEASE: &str = "2026-04-23";

/// Width of a chart, in CSS px.
const WIDTH: f64 = 640.0;

/// A file of the project, by its path from the top.
pub fn project_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path)
}

/// What every piece of work starts from: made once, and neither timed nor counted.
pub struct Ready {
    bytes: Vec<u8>,
    companion: Vec<u8>,
    dataset: Dataset,
    /// Every area with every offence of the topic: 45 x 6.
    queries: Vec<FigureQuery>,
    scenes: Vec<Scene>,
}

/// A piece of work: its name, and what does it.
pub type Work = (&'static str, fn(&Ready));

/// All of it, in the order of the way that figures go.
pub const WORKS: [Work; 5] = [
    ("dataset read", read),
    ("claims of 45 x 6", claims),
    ("views of 45 x 6", views),
    ("layout of 45 x 6", layouts),
    ("svg of 45 x 6", drawings),
];

impl Ready {
    /// Reads the published files.
    pub fn new() -> Self {
        let [bytes, companion] = ["figures", "companion"].map(|ending| {
            let path = project_file(&format!("www/data/harassment-{RELEASE}.{ending}"));
            std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        });
        let dataset = Dataset::read_with_companion(&bytes, &companion).unwrap_or_else(|error| panic!("{RELEASE}: {error}"));
        let mut queries = Vec::new();
        for area in dataset.areas() {
            for offence in &dataset.topic().offences {
                let spelled = format!("force={}&offence={}&measure=rate", area.slug, offence.slug);
                queries.push(spelled.parse().unwrap_or_else(|error| panic!("{spelled}: {error}")));
            }
        }
        let mut ready = Self {
            bytes,
            companion,
            dataset,
            queries,
            scenes: Vec::new(),
        };
        ready.scenes = ready.figures().map(|figures| scene(&figures)).collect();
        ready
    }

    fn figures(&self) -> impl Iterator<Item = Figures<'_>> {
        self.queries.iter().map(|query| {
            let resolved = query
                .resolve(&self.dataset)
                .unwrap_or_else(|error| panic!("{query}: {error}"));
            Figures::new(&self.dataset, resolved)
        })
    }
}

impl Default for Ready {
    fn default() -> Self {
        Self::new()
    }
}

fn scene(figures: &Figures<'_>) -> Scene {
    chart::layout(figures, ChartKind::Trend, WIDTH, words::of(Language::En), &WidthTable)
}

fn read(ready: &Ready) {
    black_box(Dataset::read_with_companion(&ready.bytes, &ready.companion).is_ok());
}

fn claims(ready: &Ready) {
    for figures in ready.figures() {
        black_box(figures.claims.all());
    }
}

fn views(ready: &Ready) {
    for figures in ready.figures() {
        black_box(View::new(&figures, ChartKind::Trend, words::of(Language::En)));
    }
}

fn layouts(ready: &Ready) {
    for figures in ready.figures() {
        black_box(scene(&figures));
    }
}

fn drawings(ready: &Ready) {
    for scene in &ready.scenes {
        black_box(svg::svg(scene, &Palette::light(), ""));
    }
}
