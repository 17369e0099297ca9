//! The options of every subcommand that prints addresses.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use force_figures::embed::Hosting;
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
        let mut hosting = at(self.base.as_deref())?;
        if let Some(path) = &self.manifest {
            let Manifest { assets, files } = read_manifest(path)?;
            for (path, File { integrity }) in &files {
                hosting.list(path, integrity);
            }
            hosting.pin(Some(assets));
        }
        Ok(hosting)
    }
}

/// The hosting at the address `base` of a folder, with its closing slash or without.
///
/// # Errors
/// An address that is none of a folder.
pub(crate) fn at(base: Option<&str>) -> Result<Hosting, Failure> {
    Ok(Hosting::at(base.map(checked_base).transpose()?))
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
