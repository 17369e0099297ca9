//! A folder under construction beside the one that it will be: nobody sees half of it, and a failure leaves nothing behind.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::Failure;

/// What the index of a written folder says of itself; a folder whose index says otherwise is not replaced.
pub(crate) const MADE_BY: &str = "figures render --all";

/// A folder under construction.
pub(crate) struct Stage(tempfile::TempDir);

impl Stage {
    /// An empty folder beside `out`, which must be free, empty, or written by an earlier run.
    pub(crate) fn beside(out: &Path) -> Result<Self, Failure> {
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

    /// Where it is built.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts the folder where `out` is.
    pub(crate) fn take_place_of(self, out: &Path) -> Result<(), Failure> {
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

/// Writes a file of the folder, and the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(|error| failed(error).into())
}
