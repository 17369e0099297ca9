//! The built files that never change once they are published, and the folder that is named by what they hold.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::files::files_under;
use super::manifest::{FileEntry, hex};
use crate::Failure;
use crate::stage::write;

/// Files of the demo, which no newsroom publishes.
const DEMO: [&str; 1] = ["article.css"];

/// Length of the hash in the name of a folder, in hexadecimal digits.
const HASH: usize = 12;

/// The built files.
pub(super) struct Assets {
    /// Where they are.
    from: PathBuf,
    /// Name of their folder on the site: `assets-0123456789ab`.
    pub(super) folder: String,
    /// Paths of all files that never change, in order.
    names: Vec<String>,
    /// Those that a browser asks for by their own names, without compressed and mapped forms.
    pub(super) listed: Vec<(String, FileEntry)>,
}

impl Assets {
    /// The build in the folder `from`.
    ///
    /// # Errors
    /// A folder without a build.
    pub(super) fn read(from: &Path) -> Result<Self, Failure> {
        if !from.join("force-figures.js").is_file() {
            return Err(format!(
                "{}: found no force-figures.js, expected a build: run `npm run build` first",
                from.display()
            )
            .into());
        }
        let names: Vec<String> = files_under(from)?.into_iter().filter(|name| is_unchanging(name)).collect();
        let mut listed = Vec::new();
        let mut hash = Sha256::new();
        for name in names.iter().filter(|name| !is_variant(name)) {
            let entry = FileEntry::of(&fs::read(from.join(name))?);
            hash.update(format!("{name} {}\n", entry.sha256));
            listed.push((name.clone(), entry));
        }
        Ok(Self {
            from: from.to_owned(),
            folder: format!("assets-{}", &hex(&hash.finalize())[..HASH]),
            names,
            listed,
        })
    }

    /// The content of one of the files.
    pub(super) fn bytes(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let path = self.from.join(name);
        fs::read(&path).map_err(|error| format!("{}: {error}", path.display()).into())
    }

    /// Whether the build has this file.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// Copies every file into the folder of the site `top`.
    pub(super) fn copy_to(&self, top: &Path) -> Result<(), Failure> {
        for name in &self.names {
            write(&top.join(&self.folder).join(name), &self.bytes(name)?)?;
        }
        Ok(())
    }
}

/// Whether a name is that of a folder of unchanging files.
pub(super) fn is_folder_name(name: &str) -> bool {
    let digit = |letter: u8| letter.is_ascii_digit() || (b'a'..=b'f').contains(&letter);
    let hash = name.strip_prefix("assets-");
    hash.is_some_and(|hash| hash.len() == HASH && hash.bytes().all(digit))
}

/// The compressed and the mapped form of a file go with it, and say nothing of their own.
fn is_variant(name: &str) -> bool {
    [".br", ".gz", ".map"].iter().any(|ending| name.ends_with(ending))
}

/// Pages name the unchanging files, and are none; neither are files of the demo.
fn is_unchanging(name: &str) -> bool {
    let plain = [".br", ".gz"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name);
    !plain.ends_with(".html") && !DEMO.contains(&plain)
}
