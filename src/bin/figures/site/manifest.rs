//! `manifest.json`: every file of the site with its size and its checksum.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use sha2::{Digest, Sha256};

use super::files::files_under;
use crate::Failure;
use crate::stage::write;

/// What the manifest says of a file.
#[derive(Serialize)]
pub(super) struct FileEntry {
    /// Size in bytes.
    pub(super) bytes: u64,
    /// SHA-256 in hexadecimal digits.
    pub(super) sha256: String,
    /// The same as the `integrity` attribute spells it.
    pub(super) integrity: String,
}

impl FileEntry {
    /// The entry of a file with this content.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let sum = Sha256::digest(bytes);
        Self {
            bytes: bytes.len() as u64,
            sha256: hex(&sum),
            integrity: format!("sha256-{}", STANDARD.encode(sum)),
        }
    }
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Serialize)]
struct Manifest<'m> {
    assets: &'m str,
    files: BTreeMap<String, &'m FileEntry>,
}

/// Writes the manifest of the site `top` beside the files that it lists, and gives their entries.
pub(super) fn write_manifest(assets: &str, top: &Path) -> Result<Vec<FileEntry>, Failure> {
    let names = files_under(top)?;
    let entries = names.iter().map(|name| Ok(FileEntry::of(&fs::read(top.join(name))?)));
    let entries: Vec<FileEntry> = entries.collect::<Result<_, Failure>>()?;
    let manifest = Manifest {
        assets,
        files: names.into_iter().zip(&entries).collect(),
    };
    let mut text = Vec::new();
    manifest.serialize(&mut Serializer::with_formatter(&mut text, PrettyFormatter::with_indent(b" ")))?;
    text.push(b'\n');
    write(&top.join("manifest.json"), &text)?;
    Ok(entries)
}
