//! Where the published files are: what addresses the snippets and pages carry, and what browsers check them against.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args;
use force_figures::model::Area;
use serde::Deserialize;

use crate::Failure;

/// Options of every subcommand that prints addresses.
#[derive(Args)]
pub(crate) struct HostingArgs {
    /// Address of the folder in which the files are hosted: https://…/ or a path of the site.
    #[arg(long, value_name = "URL")]
    base: Option<String>,
    /// The manifest.json that `npm run site` wrote: addresses then name its unchanging files, with their checksums.
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
}

/// The address that documents use.
const BASE: &str = "/force-figures/";

/// The iframe's page: the one of all forces, and in the folder of a force the one that holds its figures before any script.
const FRAME: &str = "frame.html";

/// Where the published files are.
pub(crate) struct Hosting {
    base: Option<String>,
    manifest: Option<Manifest>,
    /// Paths from the top of the frames that hold a force's own figures; none where no site has been written.
    frames: BTreeSet<String>,
}

/// What of a site's manifest an address needs.
#[derive(Deserialize)]
struct Manifest {
    /// The folder of files that never change, named by what they hold: "assets-0123456789ab".
    assets: String,
    files: BTreeMap<String, File>,
}

#[derive(Deserialize)]
struct File {
    integrity: String,
}

impl HostingArgs {
    pub(crate) fn hosting(&self) -> Result<Hosting, Failure> {
        let manifest = self.manifest.as_deref().map(read_manifest).transpose()?;
        let listed = manifest.iter().flat_map(|manifest| manifest.files.keys());
        Ok(Hosting {
            base: self.base.as_deref().map(checked_base).transpose()?,
            frames: listed.filter(|path| path.ends_with(&format!("/{FRAME}"))).cloned().collect(),
            manifest,
        })
    }
}

/// The address of a folder, with its closing slash.
fn checked_base(base: &str) -> Result<String, Failure> {
    let known = ["https://", "http://", "/", "./", "../"]
        .iter()
        .any(|start| base.starts_with(start));
    if !known || base.contains(|letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '?' | '#')) {
        let expected = "the address of a folder: https://…/, or a path such as /force-figures/";
        return Err(format!("--base: found \"{}\", expected {expected}", base.escape_debug()).into());
    }
    Ok(if base.ends_with('/') {
        base.to_owned()
    } else {
        format!("{base}/")
    })
}

fn read_manifest(path: &Path) -> Result<Manifest, Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::from(format!("{}: {error}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
    serde_json::from_str(&text).map_err(|error| failed(&error))
}

impl Hosting {
    /// The address of a file that may change, by its path from the top.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base.as_deref().unwrap_or(BASE))
    }

    /// The address of a file as it must be for a reader on another site; `None` where the files' own site is not known.
    pub(crate) fn absolute(&self, path: &str) -> Option<String> {
        let base = self.base.as_deref().filter(|base| base.starts_with("http"))?;
        Some(format!("{base}{path}"))
    }

    /// Path from the top of one of the element's own files, and the checksum for the `integrity` attribute where it is one that
    /// never changes.
    pub(crate) fn asset(&self, name: &str) -> (String, Option<&str>) {
        let Some(Manifest { assets, files }) = &self.manifest else {
            return (name.to_owned(), None);
        };
        let path = format!("{assets}/{name}");
        let integrity = files.get(&path).map(|file| file.integrity.as_str());
        (path, integrity)
    }

    /// The same of a house style: in the unchanging folder where the manifest lists it there, else in the folder of the newsroom's own.
    pub(crate) fn theme(&self, name: &str) -> (String, Option<&str>) {
        let path = format!("themes/{name}.css");
        match self.asset(&path) {
            (held, Some(integrity)) => (held, Some(integrity)),
            _ => (path, None),
        }
    }

    /// The same, of a site in the making: it will have a frame for each of these areas.
    pub(crate) fn with_frames(mut self, areas: &[Area]) -> Self {
        if self.has_assets() {
            self.frames.extend(areas.iter().map(|area| format!("{}/{FRAME}", area.slug)));
        }
        self
    }

    /// The address of the frame of `force`: where the site has one that holds its figures before any script, that one.
    pub(crate) fn frame(&self, force: Option<&str>) -> String {
        let own = force.map(|force| format!("{force}/{FRAME}"));
        let own = own.filter(|path| self.frames.contains(path));
        self.address(own.as_deref().unwrap_or(FRAME))
    }

    /// Whether the element's own files lie beside what is written: pages can then show the element.
    pub(crate) fn has_assets(&self) -> bool {
        self.manifest.is_some()
    }
}
