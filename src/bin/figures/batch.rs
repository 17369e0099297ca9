//! `figures render --all`: for every force, everything that a page, a newsletter or a social network may want of its figures.

use std::path::{Path, PathBuf};

use clap::Args;
use force_figures::chart::card;
use force_figures::embed::{Appearance, Delivery, Embed, Heights, Hosting, Image, element, iframe, static_form};
use force_figures::model::{ChartKind, Date, Language};
use force_figures::paint::png::{FAMILY, Renderer};
use force_figures::paint::{BundledWidths, Palette, Theme, svg};
use force_figures::words::Spreadsheet;
use force_figures::{Dataset, FigureQuery, Figures};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::Failure;
use crate::hosting::HostingArgs;
use crate::oembed;
use crate::page;
use crate::published::QueryArgs;
use crate::show;
use crate::stage::{MADE_BY, Stage, write};

/// Width (CSS px) of the charts.
const WIDTH: u32 = 640;

/// Options of `figures render --all`.
#[derive(Args)]
pub(crate) struct BatchArgs {
    /// Write the files of every force; --offence then takes a list, such as a,b, or all.
    #[arg(long, requires = "out", conflicts_with_all = ["html", "force", "width", "scheme"])]
    pub(crate) all: bool,
    /// Folder to write; one that an earlier run wrote is replaced when the new one is whole.
    #[arg(long, value_name = "DIR", requires = "all")]
    out: Option<PathBuf>,
    #[command(flatten)]
    hosting: HostingArgs,
}

/// What is asked for of every force.
pub(crate) struct BatchQuery<'a> {
    /// The query; its offence is a list of slugs, or `all`.
    pub(crate) query: FigureQuery,
    pub(crate) topic: Option<&'a str>,
    /// Date of the newest release that there is.
    pub(crate) newest: Option<Date>,
    pub(crate) kind: ChartKind,
    pub(crate) language: Language,
    pub(crate) theme: Theme,
}

/// The figures of every force, ready to be written.
pub(crate) struct Batch<'d> {
    /// By area, each with its offences.
    pub(crate) embeds: Vec<Embed<'d>>,
    dataset: &'d Dataset,
    asked: BatchQuery<'d>,
    /// Number of offences of each area.
    offences: usize,
    hosting: Hosting,
    renderer: Renderer,
}

/// Writes the folder and says what is in it.
pub(crate) fn run(
    args: &BatchArgs,
    asked: &QueryArgs,
    kind: ChartKind,
    language: Language,
    theme: Theme,
) -> Result<String, Failure> {
    let out = args.out.as_deref().ok_or("--all needs --out")?;
    let dataset = asked.counts()?;
    let asked = BatchQuery {
        query: asked.query(&dataset)?,
        topic: asked.topic(),
        newest: asked.newest()?,
        kind,
        language,
        theme,
    };
    let batch = Batch::new(&dataset, asked, args.hosting.hosting()?)?;
    let out = std::path::absolute(out)?;
    let stage = Stage::beside(&out)?;
    let written = batch.write(stage.path())?;
    stage.take_place_of(&out)?;
    Ok(format!(
        "{written} files for {} areas and {} offence{}: {}\n",
        dataset.areas().len(),
        batch.offences,
        if batch.offences == 1 { "" } else { "s" },
        out.display()
    ))
}

/// The offences in `asked`, a list of slugs or `all`, each as a query says it: the default one is not spelled out.
fn offences(dataset: &Dataset, asked: Option<&str>) -> Vec<Option<String>> {
    match asked {
        None => vec![None],
        Some("all") => dataset
            .topic()
            .offences
            .iter()
            .map(|offence| Some(offence.slug.clone()))
            .collect(),
        Some(list) => {
            let mut chosen: Vec<Option<String>> = Vec::new();
            for slug in list.split(',').map(str::trim) {
                let slug = Some(slug.to_owned());
                if !chosen.contains(&slug) {
                    chosen.push(slug);
                }
            }
            chosen
        }
    }
}

fn bar(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("rendering {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}

impl<'d> Batch<'d> {
    /// The figures that are asked for. Every query is answered before anything is written: a wrong one must not cost a minute.
    pub(crate) fn new(dataset: &'d Dataset, asked: BatchQuery<'d>, mut hosting: Hosting) -> Result<Self, Failure> {
        let offences = offences(dataset, asked.query.offence.as_deref());
        let mut embeds = Vec::new();
        for area in dataset.areas() {
            for offence in &offences {
                let query = FigureQuery {
                    force: Some(area.slug.clone()),
                    offence: offence.clone(),
                    ..asked.query.clone()
                };
                let figures = Figures::new(dataset, query.resolve(dataset)?).with_newest_release(asked.newest);
                let appearance = Appearance {
                    palette: asked.theme.light.clone(),
                    ..Appearance::default()
                };
                let embed = Embed::new(figures, &query, asked.topic, asked.kind, asked.language, appearance);
                embeds.push(embed);
            }
        }
        if hosting.has_assets() {
            hosting.list_frames(dataset.areas());
        }
        Ok(Self {
            embeds,
            dataset,
            asked,
            offences: offences.len(),
            hosting,
            renderer: Renderer::new(),
        })
    }

    /// Writes every file into the folder `top`, and gives their number.
    pub(crate) fn write(&self, top: &Path) -> Result<usize, Failure> {
        let bar = bar(self.embeds.len() as u64);
        // In order, whichever core was first.
        let entries: Vec<Value> = self
            .embeds
            .par_iter()
            .map(|embed| {
                let entry = self.write_files(top, embed);
                bar.inc(1);
                entry
            })
            .collect::<Result<_, Failure>>()?;
        bar.finish_and_clear();
        let mut written = entries
            .iter()
            .map(|entry| entry["files"].as_object().map_or(0, serde_json::Map::len))
            .sum::<usize>();
        if self.hosting.has_assets() {
            for of_force in self.embeds.chunks(self.offences) {
                let path = top.join(&of_force[0].figures.area().slug).join("index.html");
                write(&path, page::of_force(&of_force[0], &self.hosting).as_bytes())?;
                written += 1;
            }
        }
        self.write_index(top, entries)?;
        Ok(written + 2)
    }

    /// Writes the files of one force and offence, and gives their entry of the index.
    fn write_files(&self, top: &Path, embed: &Embed<'_>) -> Result<Value, Failure> {
        let figures = &embed.figures;
        let folder = embed.folder();
        let json = serde_json::to_string_pretty(&show::as_json(figures, embed.words))? + "\n";
        let oembed = serde_json::to_string_pretty(&oembed::response(embed, &self.hosting))? + "\n";
        let spreadsheet = Spreadsheet::new(figures, embed.kind);
        let Theme { light, dark } = &self.asked.theme;
        let files: [(&str, &str, Vec<u8>); 10] = [
            ("svg", "chart.svg", (embed.svg(WIDTH, light) + "\n").into()),
            ("svg_dark", "chart-dark.svg", (embed.svg(WIDTH, dark) + "\n").into()),
            ("card", "card.png", self.card(embed, light)?),
            (
                "element",
                "element.html",
                element(embed, &self.hosting, &Delivery::default()).into(),
            ),
            (
                "iframe",
                "iframe.html",
                iframe(embed, &self.hosting, &Heights::estimated(embed)).into(),
            ),
            ("static", "static.html", static_form(embed, Image::Svg).into()),
            ("alt", "alt.txt", format!("{}\n", embed.view.chart.summary).into()),
            ("csv", "figures.csv", spreadsheet.text.into()),
            ("json", "figures.json", json.into()),
            ("oembed", "oembed.json", oembed.into()),
        ];
        let mut names = serde_json::Map::new();
        for (kind, name, bytes) in files {
            let path = format!("{folder}/{name}");
            write(&top.join(&path), &bytes)?;
            names.insert(kind.to_owned(), path.into());
        }
        Ok(json!({
            "force": figures.area().slug,
            "name": embed.force(),
            "offence": figures.offence().slug,
            "label": figures.offence().names.get(self.asked.language).label,
            "title": embed.title(),
            "sentence": embed.sentence(),
            "year_ending": figures.query().year_ending.to_string(),
            "query": embed.view.head.query,
            "files": names,
        }))
    }

    /// The share card as PNG.
    fn card(&self, embed: &Embed<'_>, palette: &Palette) -> Result<Vec<u8>, Failure> {
        let scene = card::layout(&embed.figures, embed.words, &BundledWidths);
        Ok(self.renderer.png(&svg::svg(&scene, palette, FAMILY), 1)?)
    }

    /// Writes the index, for programs and for people.
    fn write_index(&self, top: &Path, entries: Vec<Value>) -> Result<(), Failure> {
        let index = json!({
            "made_by": MADE_BY,
            "topic": self.dataset.topic().slug,
            "release": self.dataset.release().date.to_string(),
            "asked": self.asked.query.to_string(),
            "chart": self.asked.kind.slug(),
            "lang": self.asked.language.tag(),
            "entries": entries,
        });
        let text = serde_json::to_string_pretty(&index)? + "\n";
        write(&top.join("index.json"), text.as_bytes())?;
        let page = page::index(&self.embeds, &self.hosting);
        write(&top.join("index.html"), page.as_bytes())
    }
}
