//! Files of the command: how they are written, what they are called, and the error of one that fails.

use std::io::Write;
use std::path::Path;

use force_figures::error::{Error, ErrorKind};

/// Ending of the file beside a dataset file that completes it.
pub(crate) const COMPANION: &str = "companion";

/// Writes a file so that no reader ever sees half of it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: &std::io::Error| file_error(path, error);
    let mut builder = tempfile::Builder::new();
    // A temporary file is its owner's alone; a published one is for the web server too.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder
        .tempfile_in(path.parent().unwrap_or(Path::new(".")))
        .map_err(|error| failed(&error))?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// The error of a file that cannot be read or written.
pub(crate) fn file_error(path: &Path, error: &std::io::Error) -> Error {
    ErrorKind::File {
        path: path.display().to_string(),
        message: error.to_string(),
    }
    .into()
}
