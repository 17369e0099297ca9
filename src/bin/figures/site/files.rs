//! The files of a folder.

use std::fs;
use std::path::Path;

use crate::Failure;

/// Paths of every file under `folder`, with slashes, in order.
pub(super) fn files_under(folder: &Path) -> Result<Vec<String>, Failure> {
    fn walk(folder: &Path, before: &str, found: &mut Vec<String>) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), found)?;
            } else {
                found.push(path);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found).map_err(|error| format!("{}: {error}", folder.display()))?;
    found.sort();
    Ok(found)
}
