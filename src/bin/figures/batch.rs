//! `figures render --all`: for every force, everything that a page, a newsletter or a social network may want of its figures.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use force_figures::model::{ChartKind, Language};
use force_figures::paint::Theme;
use force_figures::paint::png::Renderer;
use force_figures::{Dataset, FigureQuery, Figures};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::Failure;
use crate::embed::{self, Image};
use crate::hosting::{Hosting, HostingArgs};
use crate::look::Look;
use crate::oembed;
use crate::page;
use crate::piece::Piece;
use crate::published::QueryArgs;
use crate::show;

/// Width (CSS px) of the charts.
const WIDTH: u32 = 640;

/// What the index says of itself; a folder whose index says otherwise is not replaced.
const MADE_BY: &str = "figures render --all";

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

/// What is written, and how.
struct Batch<'d> {
    dataset: &'d Dataset,
    asked: &'d QueryArgs,
    kind: ChartKind,
    language: Language,
    hosting: Hosting,
    renderer: Renderer,
    theme: Theme,
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
    let offences = offences(&dataset, asked.query().offence.as_deref())?;
    let newest = asked.newest()?;
    let batch = Batch {
        dataset: &dataset,
        asked,
        kind,
        language,
        hosting: args.hosting.hosting()?.with_frames(dataset.areas()),
        renderer: Renderer::new(),
        theme,
    };
    // Every query is answered before anything is written: a wrong one must not cost a minute.
    let mut pieces = Vec::new();
    for area in dataset.areas() {
        for offence in &offences {
            let query = FigureQuery {
                force: Some(area.slug.clone()),
                offence: offence.clone(),
                ..asked.query()
            };
            let figures = Figures::new(&dataset, query.resolve(&dataset)?).with_newest_release(newest);
            let look = Look {
                palette: batch.theme.light.clone(),
                ..Look::default()
            };
            pieces.push(Piece::new(figures, &query, asked.topic(), kind, language).looking(look));
        }
    }

    let out = std::path::absolute(out)?;
    let stage = Stage::beside(&out)?;
    let bar = bar(pieces.len() as u64);
    // In order, whichever core was first.
    let entries: Vec<Value> = pieces
        .par_iter()
        .map(|piece| {
            let entry = batch.write(stage.path(), piece);
            bar.inc(1);
            entry
        })
        .collect::<Result<_, Failure>>()?;
    bar.finish_and_clear();
    let mut written = entries
        .iter()
        .map(|entry| entry["files"].as_object().map_or(0, serde_json::Map::len))
        .sum::<usize>();
    if batch.hosting.has_assets() {
        for at_force in pieces.chunks(offences.len()) {
            written += batch.write_page(stage.path(), &at_force[0])?;
        }
    }
    written += batch.write_index(stage.path(), &pieces, entries)?;
    stage.take_place_of(&out)?;
    Ok(format!(
        "{written} files for {} areas and {} offence{}: {}\n",
        dataset.areas().len(),
        offences.len(),
        if offences.len() == 1 { "" } else { "s" },
        out.display()
    ))
}

/// The offences in `asked`, a list of slugs or `all`, each as a query says it: the default one is not spelled out.
fn offences(dataset: &Dataset, asked: Option<&str>) -> Result<Vec<Option<String>>, Failure> {
    let offences = match asked {
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
    };
    Ok(offences)
}

fn bar(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("rendering {wide_bar} {pos}/{len}") {
        bar.set_style(style);
    }
    bar
}

/// The folder of a piece, from the top.
pub(crate) fn folder(piece: &Piece<'_>) -> String {
    format!("{}/{}", piece.figures.area().slug, piece.figures.offence().slug)
}

impl Batch<'_> {
    /// Writes the files of one force and offence, and gives their entry of the index.
    fn write(&self, top: &Path, piece: &Piece<'_>) -> Result<Value, Failure> {
        let figures = &piece.figures;
        let folder = folder(piece);
        let json = serde_json::to_string_pretty(&show::as_json(figures, piece.words))? + "\n";
        let oembed = serde_json::to_string_pretty(&oembed::response(piece, &self.hosting))? + "\n";
        let files: [(&str, &str, Vec<u8>); 10] = [
            ("svg", "chart.svg", (piece.svg(WIDTH, &self.theme.light) + "\n").into()),
            (
                "svg_dark",
                "chart-dark.svg",
                (piece.svg(WIDTH, &self.theme.dark) + "\n").into(),
            ),
            ("card", "card.png", piece.card(&self.renderer, &self.theme.light)?),
            ("element", "element.html", embed::element(piece, &self.hosting).into()),
            ("iframe", "iframe.html", embed::iframe(piece, &self.hosting).into()),
            ("static", "static.html", embed::static_form(piece, Image::Svg).into()),
            ("alt", "alt.txt", format!("{}\n", piece.view.chart.summary).into()),
            ("csv", "figures.csv", piece.spreadsheet().text.into()),
            ("json", "figures.json", json.into()),
            ("oembed", "oembed.json", oembed.into()),
        ];
        fs::create_dir_all(top.join(&folder))?;
        let mut names = serde_json::Map::new();
        for (kind, name, bytes) in files {
            let path = format!("{folder}/{name}");
            write(&top.join(&path), &bytes)?;
            names.insert(kind.to_owned(), path.into());
        }
        Ok(json!({
            "force": figures.area().slug,
            "name": piece.force(),
            "offence": figures.offence().slug,
            "label": figures.offence().names.get(self.language).label,
            "title": piece.title(),
            "sentence": piece.sentence(),
            "year_ending": figures.query().year_ending.to_string(),
            "query": piece.view.head.query,
            "files": names,
        }))
    }

    /// Writes the page of a force.
    fn write_page(&self, top: &Path, piece: &Piece<'_>) -> Result<usize, Failure> {
        let path = top.join(&piece.figures.area().slug).join("index.html");
        write(&path, page::of_force(piece, &self.hosting).as_bytes())?;
        Ok(1)
    }

    /// Writes the index, for programs and for people.
    fn write_index(&self, top: &Path, pieces: &[Piece<'_>], entries: Vec<Value>) -> Result<usize, Failure> {
        let index = json!({
            "made_by": MADE_BY,
            "topic": self.dataset.topic().slug,
            "release": self.dataset.release().date.to_string(),
            "asked": self.asked.query().to_string(),
            "chart": self.kind.slug(),
            "lang": self.language.tag(),
            "entries": entries,
        });
        write(
            &top.join("index.json"),
            (serde_json::to_string_pretty(&index)? + "\n").as_bytes(),
        )?;
        write(&top.join("index.html"), page::index(pieces, &self.hosting).as_bytes())?;
        Ok(2)
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// A folder under construction beside the one that it will be: nobody sees half of it, and a failure leaves nothing behind.
struct Stage(tempfile::TempDir);

impl Stage {
    /// An empty folder beside `out`, which must be free, empty, or written by an earlier run.
    fn beside(out: &Path) -> Result<Self, Failure> {
        if !replaceable(out) {
            return Err(format!(
                "{}: found other files, expected a new folder, or one that {MADE_BY} wrote",
                out.display()
            )
            .into());
        }
        let parent = out.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
        temporary(parent).map(Self)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts the folder where `out` is.
    fn take_place_of(self, out: &Path) -> Result<(), Failure> {
        let failed = |error: std::io::Error| format!("{}: {error}", out.display());
        let aside = temporary(out.parent().unwrap_or(Path::new(".")))?;
        let old = aside.path().join("old");
        let existed = out.exists();
        if existed {
            fs::rename(out, &old).map_err(failed)?;
        }
        if let Err(error) = fs::rename(self.path(), out) {
            if existed {
                // The old folder comes back; where even that fails, its place is in the message of the first failure.
                let _ = fs::rename(&old, out);
            }
            return Err(failed(error).into());
        }
        // It has moved: there is nothing left to delete.
        let _ = self.0.keep();
        Ok(())
    }
}

/// A temporary folder in `parent`, as readable as any other.
fn temporary(parent: &Path) -> Result<tempfile::TempDir, Failure> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755));
    let folder = builder.prefix(".figures-").tempdir_in(parent);
    folder.map_err(|error| format!("{}: {error}", parent.display()).into())
}

/// Whether nothing is lost when `out` is replaced.
fn replaceable(out: &Path) -> bool {
    let Ok(mut content) = fs::read_dir(out) else {
        return !out.exists();
    };
    if content.next().is_none() {
        return true;
    }
    let index = fs::read(out.join("index.json")).ok();
    let index = index.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    index.is_some_and(|index| index["made_by"] == MADE_BY)
}
