//! Files at the top of the site that follow the newest release, and the service worker for all that is below.

use std::path::Path;

use force_figures::embed::FRAME;

use super::assets::Assets;
use crate::Failure;
use crate::stage::write;

/// Name of the service worker.
pub(super) const WORKER: &str = "service-worker.js";

/// Files that snippets without a checksum name; so do those of every house style.
const ENTRIES: [&str; 4] = ["force-figures.js", "force-story.js", "force-figures.css", "embed.js"];

/// The code of a first view, as an element and as a frame (www/tools/build.mjs says the same to the worker of a build).
const FIRST_CODE: [&str; 7] = [
    "force-figures.js",
    "force-figures-live.js",
    "force-figures.css",
    "force_figures.wasm",
    FRAME,
    "frame.css",
    "frame.js",
];

/// Writes what follows the newest release. Each entry is the file itself where that stands alone, or asks for the one that does not.
pub(super) fn write_entries(assets: &Assets, top: &Path) -> Result<(), Failure> {
    let themes = assets.listed.iter().map(|(name, _)| name.as_str());
    let themes = themes.filter(|name| name.starts_with("themes/"));
    for name in ENTRIES.into_iter().chain(themes).filter(|name| assets.has(name)) {
        let held = format!("{}/{name}", assets.folder);
        let entry = if name.ends_with(".css") {
            let up = "../".repeat(name.matches('/').count());
            format!("@import \"{up}{held}\";\n").into_bytes()
        } else if matches!(name, "force-figures.js" | "force-story.js") {
            format!("export * from \"./{held}\";\n").into_bytes()
        } else {
            assets.bytes(name)?
        };
        write(&top.join(name), &entry)?;
    }
    Ok(())
}

/// The service worker of the whole site: that of the current assets cannot answer for pages above it. It names them, so that new
/// ones make it a new worker. A site's own worker that imports it has said where it is. `dataset` is the file of the newest release.
pub(super) fn worker(folder: &str, dataset: &str) -> Result<String, Failure> {
    let mut files = Vec::new();
    let latest = format!("data/{dataset}");
    for name in FIRST_CODE.into_iter().chain([latest.as_str()]) {
        if name == FRAME {
            files.push(name.to_owned());
            continue;
        }
        files.push(format!("{folder}/{name}"));
        if ENTRIES.contains(&name) {
            files.push(name.to_owned());
        }
    }
    Ok(format!(
        "self.forceFigures = {{ files: {}, ...self.forceFigures }};\n\
         importScripts(new URL(\"{folder}/{WORKER}\", new URL(self.forceFigures.folder ?? \".\", location.href)).href);\n",
        serde_json::to_string(&files)?
    ))
}
