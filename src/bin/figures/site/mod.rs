//! `figures site`: the whole folder to publish.
//!
//! It is for any static host, under any path, and has two kinds of files. Those in `assets-<hash>` are named by what they hold and
//! never change: caches keep them for a year, and pages that were published with them go on working. All others are small, name one
//! such folder, and are asked for anew. An update uploads the new folder first and the others after it, and so does the way back.

mod assets;
mod entries;
mod files;
mod hosts;
mod manifest;
mod redirects;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use force_figures::embed::{FRAME, Hosting};
use force_figures::model::{ChartKind, Date, Language};
use force_figures::paint::Theme;
use force_figures::{Dataset, FigureQuery};

use self::assets::Assets;
use self::files::files_under;
use self::manifest::FileEntry;
use self::redirects::FormerSlug;
use crate::Failure;
use crate::batch::{Batch, BatchQuery};
use crate::fill;
use crate::hosting;
use crate::published::{self, Index};
use crate::stage::{Stage, write};
use crate::template::{Places, Template};

/// Pages of the site that are the same for every force.
const PAGES: [&str; 2] = ["builder.html", FRAME];

/// Options of `figures site`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Folder of the built files, such as www/dist. The figures are those of the datasets in its data/.
    #[arg(long, value_name = "DIR")]
    assets: PathBuf,
    /// Folder to write, such as www/site. The site that is there is replaced when the new one is whole; its assets-* folders stay.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Address of the site, for links that must be whole: https://…/
    #[arg(long, value_name = "URL")]
    base: Option<String>,
    /// Folder of the pages that have places to fill: builder.html and frame.html.
    #[arg(long, value_name = "DIR", default_value = "www")]
    pages: PathBuf,
    /// Former slugs of areas, which lead to the present ones: OLD=NEW, with commas between.
    #[arg(long, value_name = "OLD=NEW", value_delimiter = ',')]
    former: Vec<FormerSlug>,
}

/// Writes the folder and says what is in it.
pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let assets = Assets::read(&args.assets)?;
    let data = args.assets.join("data");
    let newest = Newest::of(&data)?;
    let dataset = published::read_dataset(&data.join(&newest.file))?;
    let former = redirects::with_mergers(&args.former, dataset.areas());
    redirects::check(&former, dataset.areas())?;
    let mut hosting = hosting::at(args.base.as_deref())?;
    for (name, file) in &assets.listed {
        hosting.list(&format!("{}/{name}", assets.folder), &file.integrity);
    }
    hosting.pin(Some(assets.folder.clone()));
    let batch = batch(&dataset, newest.date, hosting.clone())?;

    let out = std::path::absolute(&args.out)?;
    let stage = Stage::beside(&out)?;
    let top = stage.path();
    batch.write(top)?;
    assets.copy_to(top)?;
    let kept = keep_earlier(&out, top, &assets.folder)?;
    entries::write_entries(&assets, top)?;
    write(
        &top.join(entries::WORKER),
        entries::worker(&assets.folder, &newest.file)?.as_bytes(),
    )?;
    let folders: Vec<&str> = [assets.folder.as_str()]
        .into_iter()
        .chain(kept.iter().map(String::as_str))
        .collect();
    write(&top.join("_headers"), hosts::headers(&folders).as_bytes())?;
    if let Some(redirects) = redirects::written(&former) {
        write(&top.join("_redirects"), redirects.as_bytes())?;
    }
    if let Some(sitemap) = hosts::sitemap(&hosting, dataset.areas()) {
        write(&top.join("sitemap.xml"), sitemap.as_bytes())?;
    }
    for name in PAGES {
        let places = Places {
            assets: &format!("{}/", assets.folder),
            title: None,
        };
        let page = Template::read(&args.pages.join(name))?.fill(&places, &|asked| fill::answer(asked, &data))?;
        write(&top.join(name), page.as_bytes())?;
    }
    write_frames(&batch, &Template::read(&args.pages.join(FRAME))?, &assets.folder, top)?;

    let files = manifest::write_manifest(&assets.folder, top)?;
    stage.take_place_of(&out)?;
    Ok(said(&files, &assets.folder, &kept, &hosting, &out))
}

/// What was written, for people.
fn said(files: &[FileEntry], folder: &str, kept: &[String], hosting: &Hosting, out: &Path) -> String {
    let bytes: u64 = files.iter().map(|file| file.bytes).sum();
    let mut said = format!(
        "{} files, {} kB, with {folder}: {}\n",
        files.len(),
        bytes / 1000,
        out.display()
    );
    if !kept.is_empty() {
        said.push_str(&format!("kept of earlier sites: {}\n", kept.join(", ")));
    }
    if hosting.absolute("").is_none() {
        said.push_str(
            "without --base https://… the pages have no canonical address, no picture for link previews, and snippets name a path\n",
        );
    }
    said
}

/// The newest release of the topic that is shown where none is named.
struct Newest {
    date: Option<Date>,
    /// Name of its dataset.
    file: String,
}

impl Newest {
    /// The newest release in the folder `data`.
    fn of(data: &Path) -> Result<Self, Failure> {
        let Index { default, topics } = published::index(data)?;
        let topic = topics.get(&default);
        let file = topic.and_then(|topic| topic.releases.get(&topic.latest));
        let (Some(topic), Some(file)) = (topic, file) else {
            let expected = "the default topic with a file of its latest release";
            return Err(format!(
                "{}: found no such file, expected {expected}",
                data.join("releases.json").display()
            )
            .into());
        };
        Ok(Self {
            date: topic.latest.parse().ok(),
            file: file.clone(),
        })
    }
}

/// The figures of every force in `dataset`, whose topic has a release of the date `newest`.
fn batch(dataset: &Dataset, newest: Option<Date>, hosting: Hosting) -> Result<Batch<'_>, Failure> {
    let asked = BatchQuery {
        query: FigureQuery::default(),
        topic: None,
        newest,
        kind: ChartKind::default(),
        language: Language::default(),
        theme: Theme::default(),
    };
    Batch::new(dataset, asked, hosting)
}

/// Takes along the unchanging folders of the sites before this one, and gives their names in order.
fn keep_earlier(old: &Path, top: &Path, folder: &str) -> Result<Vec<String>, Failure> {
    let Ok(content) = fs::read_dir(old) else {
        return Ok(Vec::new());
    };
    let mut earlier = BTreeSet::new();
    for entry in content {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if assets::is_folder_name(&name) && name != folder {
            earlier.insert(name);
        }
    }
    for name in &earlier {
        for path in files_under(&old.join(name))? {
            let path = format!("{name}/{path}");
            write(&top.join(&path), &fs::read(old.join(&path))?)?;
        }
    }
    Ok(earlier.into_iter().collect())
}

/// The SHA-256 of a file as the `integrity` attribute and content security policies spell it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    manifest::FileEntry::of(bytes).integrity
}

/// Writes the frame of each force: the page of the iframe with the force's own figures, which a reader sees before any script and
/// without one. The element says in `data-query` what it shows, with nothing left to defaults: www/frame.js tells by it whether the
/// address asks for anything else.
fn write_frames(batch: &Batch<'_>, template: &Template, folder: &str, top: &Path) -> Result<(), Failure> {
    for embed in &batch.embeds {
        let shown = format!(
            "{}&chart={}&lang={}&topic={}",
            embed.view.head.query,
            embed.kind.slug(),
            embed.words.language().tag(),
            embed.figures.dataset().topic().slug
        );
        let places = Places {
            assets: &format!("../{folder}/"),
            title: Some(embed.title()),
        };
        // The page asks for the figure of all forces; in a force's folder stands that force's own.
        let page = template.fill(&places, &|_| Ok(embed.element(&[("data-query", shown.clone())])))?;
        write(&top.join(&embed.figures.area().slug).join(FRAME), page.as_bytes())?;
    }
    Ok(())
}
