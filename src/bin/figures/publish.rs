//! A dataset and its companion, put into a folder so that `releases.json` names a whole pair at every moment.
//!
//! Two files cannot be replaced at once, so the index is what changes hands. The new pair is written under names of its own
//! (`topic-date.new.figures`), and the index names it; then the pair is copied to the published names, and the index names those;
//! then the first copy goes. Each file is written aside and renamed. An import that is stopped leaves the old pair or the new one in
//! the index, and the next import into the folder finishes what it left.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use force_figures::error::Error;
use force_figures::model::Date;

use crate::Failure;
use crate::files::{COMPANION, file_error};
use crate::releases::{INDEX, Index};

/// Ending of a dataset file.
const DATASET: &str = "figures";
/// Ending of the name of a pair that waits to be published, before the usual one.
const WAITING: &str = ".new";
/// Ending of a file that is being written.
const PARTIAL: &str = ".part";

/// A dataset and its companion, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) dataset: Vec<u8>,
    pub(crate) companion: Vec<u8>,
}

impl Pair {
    /// The pair of files, where both can be read.
    fn read(dataset: &Path) -> std::io::Result<Self> {
        Ok(Self {
            companion: fs::read(dataset.with_extension(COMPANION))?,
            dataset: fs::read(dataset)?,
        })
    }
}

/// The folder of published datasets.
pub(crate) struct Folder<'s> {
    path: PathBuf,
    /// What is done between two steps: nothing, or the end of the import in a test.
    step: &'s dyn Fn() -> Result<(), Error>,
    /// How a file that is written reaches the disk.
    sync: fn(&File) -> std::io::Result<()>,
}

impl Folder<'static> {
    /// The folder at `path`.
    pub(crate) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            step: &|| Ok(()),
            sync: File::sync_all,
        }
    }
}

impl Folder<'_> {
    /// Finishes what an import that was stopped has begun, and removes what it left.
    ///
    /// # Errors
    /// A file error.
    pub(crate) fn recover(&self, index: &mut Index) -> Result<(), Failure> {
        let mut waiting = Vec::new();
        for topic in index.topics.values_mut() {
            for file in topic.releases.values_mut() {
                if let Some(published) = published_name(file) {
                    waiting.push((file.clone(), published.clone()));
                    *file = published;
                }
            }
        }
        for (file, published) in &waiting {
            let path = self.path.join(file);
            let pair = Pair::read(&path).map_err(|error| file_error(&path, &error))?;
            self.write_pair(published, &pair)?;
        }
        if !waiting.is_empty() {
            self.write(INDEX, &index.bytes()?)?;
        }
        self.remove_left_over()
    }

    /// Publishes `pair` as the file `name` of a release, and names it in the index.
    ///
    /// # Errors
    /// A file error.
    pub(crate) fn publish(
        &self,
        index: &mut Index,
        (topic, date): (&str, Date),
        name: &str,
        pair: &Pair,
    ) -> Result<(), Failure> {
        let is_there = Pair::read(&self.path.join(name)).is_ok_and(|there| there == *pair);
        if !is_there {
            let waiting = waiting_name(name);
            self.write_pair(&waiting, pair)?;
            index.name(topic, date, &waiting);
            self.write(INDEX, &index.bytes()?)?;
            self.write_pair(name, pair)?;
        }
        index.name(topic, date, name);
        self.write(INDEX, &index.bytes()?)?;
        self.remove_left_over()
    }

    fn write_pair(&self, dataset: &str, pair: &Pair) -> Result<(), Error> {
        let companion = Path::new(dataset).with_extension(COMPANION);
        self.write(&companion.to_string_lossy(), &pair.companion)?;
        self.write(dataset, &pair.dataset)
    }

    /// Writes a file so that no reader ever sees half of it.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path.join(name);
        let partial = self.path.join(format!("{name}{PARTIAL}"));
        let failed = |error: &std::io::Error| file_error(&path, error);
        (self.step)()?;
        let mut file = File::create(&partial).map_err(|error| failed(&error))?;
        let (start, rest) = bytes.split_at(bytes.len() / 2);
        file.write_all(start).map_err(|error| failed(&error))?;
        (self.step)()?;
        file.write_all(rest)
            .and_then(|()| for_web_servers(&file))
            .and_then(|()| (self.sync)(&file))
            .map_err(|error| failed(&error))?;
        (self.step)()?;
        fs::rename(&partial, &path).map_err(|error| failed(&error))
    }

    /// Removes files that were being written, and pairs that waited and are published.
    fn remove_left_over(&self) -> Result<(), Failure> {
        for name in left_over(&self.path)? {
            (self.step)()?;
            let path = self.path.join(name);
            fs::remove_file(&path).map_err(|error| file_error(&path, &error))?;
        }
        Ok(())
    }
}

/// Names of the files in the folder that an import left when it was stopped.
pub(crate) fn left_over(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(|error| file_error(folder, &error))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let whole = if is_partial(&name) {
            &name[..name.len() - PARTIAL.len()]
        } else {
            &name
        };
        let ours = whole == INDEX
            || [DATASET, COMPANION]
                .iter()
                .any(|ending| whole.ends_with(&format!(".{ending}")));
        let waits = [DATASET, COMPANION]
            .iter()
            .any(|ending| whole.ends_with(&format!("{WAITING}.{ending}")));
        if ours && (waits || whole != name) {
            names.insert(name);
        }
    }
    Ok(names)
}

/// Whether a file of this name was being written.
pub(crate) fn is_partial(name: &str) -> bool {
    name.ends_with(PARTIAL)
}

/// The name under which a dataset file waits.
fn waiting_name(published: &str) -> String {
    let stem = published.strip_suffix(&format!(".{DATASET}")).unwrap_or(published);
    format!("{stem}{WAITING}.{DATASET}")
}

/// The published name of a dataset file that waits; `None` for one that does not.
fn published_name(waiting: &str) -> Option<String> {
    let stem = waiting.strip_suffix(&format!("{WAITING}.{DATASET}"))?;
    Some(format!("{stem}.{DATASET}"))
}

/// Lets everyone read the file, whatever the importer's own habits.
#[cfg(unix)]
fn for_web_servers(file: &File) -> std::io::Result<()> {
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))
}

#[cfg(not(unix))]
fn for_web_servers(_: &File) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use force_figures::error::{Error, Position};
    use force_figures::model::Date;

    use super::{Folder, Pair};
    use crate::releases::Index;

    const NAME: &str = "things-2013-01-31.figures";

    fn date() -> Date {
        "2013-01-31".parse().expect("a date")
    }

    fn pair(text: &str) -> Pair {
        Pair {
            dataset: format!("dataset, {text}").into_bytes(),
            companion: format!("companion, {text}").into_bytes(),
        }
    }

    /// Publishes, and is stopped at the step `steps` (from 0); gives whether it came to the end.
    fn publish(folder: &Path, pair: &Pair, steps: usize) -> bool {
        let left = Cell::new(steps);
        let step = || match left.get() {
            0 => Err(Error::input(Position::default(), "the end", "more")),
            count => {
                left.set(count - 1);
                Ok(())
            }
        };
        let folder = Folder {
            path: folder.to_owned(),
            step: &step,
            // A stopped process loses nothing that it has written, and a disk is slow.
            sync: |_| Ok(()),
        };
        let mut index = Index::read(&folder.path, "things").expect("a whole index at every moment");
        let done = folder
            .recover(&mut index)
            .and_then(|()| folder.publish(&mut index, ("things", date()), NAME, pair));
        done.is_ok()
    }

    /// The pair that the index names, and every name in the folder.
    fn published(folder: &Path) -> (Option<Pair>, Vec<String>) {
        let index = Index::read(folder, "things").expect("a whole index");
        let (file, _) = index.around("things", date());
        let pair = file.map(|file| Pair::read(&folder.join(file)).expect("both files"));
        let names = fs::read_dir(folder).expect("the folder");
        let names = names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        (pair, names)
    }

    fn copied(folder: &Path) -> tempfile::TempDir {
        let copy = tempfile::tempdir().expect("a folder");
        for name in published(folder).1 {
            fs::copy(folder.join(&name), copy.path().join(name)).expect("a copy");
        }
        copy
    }

    /// Stops an import into the folder at every step, and lets the one after it come to its end.
    fn stopped_again(folder: &Path, new: &Pair) {
        let (before, _) = published(folder);
        for stops in 0.. {
            let stopped = copied(folder);
            let done = publish(stopped.path(), new, stops);
            let (named, _) = published(stopped.path());
            assert!(
                named == before || named.as_ref() == Some(new),
                "stopped again at {stops}: {named:?}"
            );
            assert!(publish(stopped.path(), new, usize::MAX));
            let (named, names) = published(stopped.path());
            assert_eq!(named.as_ref(), Some(new));
            assert_eq!(names, ["releases.json", "things-2013-01-31.companion", NAME]);
            if done {
                break;
            }
        }
    }

    /// Stops an import at every step, the next one at every step too, and lets the one after that come to its end.
    fn stopped_everywhere(first: Option<&Pair>) {
        let new = pair("new and longer");
        let begun = tempfile::tempdir().expect("a folder");
        if let Some(first) = first {
            assert!(publish(begun.path(), first, usize::MAX));
        }
        let mut states = BTreeSet::new();
        for stops in 0.. {
            let stopped = copied(begun.path());
            let done = publish(stopped.path(), &new, stops);
            let (before, names) = published(stopped.path());
            assert!(
                before.as_ref() == first || before.as_ref() == Some(&new),
                "stopped at {stops}: {before:?}"
            );
            // Two steps that leave the same files are one for the import that comes after.
            if states.insert(names) {
                stopped_again(stopped.path(), &new);
            }
            if done {
                assert!(stops > 15, "{stops} steps");
                break;
            }
        }
    }

    #[test]
    fn a_stopped_import_leaves_the_old_pair_or_the_new_one() {
        stopped_everywhere(Some(&pair("old")));
    }

    #[test]
    fn a_stopped_first_import_leaves_nothing_or_the_new_pair() {
        stopped_everywhere(None);
    }

    #[test]
    fn a_stopped_import_is_finished_by_that_of_another_release() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(publish(folder.path(), &pair("old"), usize::MAX));
        // Three steps a file: the waiting pair, the index, and the first published file.
        assert!(!publish(folder.path(), &pair("new"), 12));
        let path = folder.path();
        let mut index = Index::read(path, "things").expect("an index");
        assert_eq!(index.around("things", date()).0, Some("things-2013-01-31.new.figures"));
        Folder::new(path).recover(&mut index).expect("a whole folder");
        let (named, names) = published(path);
        assert_eq!(named, Some(pair("new")));
        assert_eq!(names, ["releases.json", "things-2013-01-31.companion", NAME]);
    }

    #[test]
    fn files_of_others_are_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["notes.part", "things.toml", "a.new.txt"] {
            fs::write(folder.path().join(name), "mine").expect("a file");
        }
        assert!(publish(folder.path(), &pair("new"), usize::MAX));
        assert_eq!(published(folder.path()).1.len(), 6);
    }
}
