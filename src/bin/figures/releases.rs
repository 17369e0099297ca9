//! `releases.json` as the import keeps it: which dataset files there are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use force_figures::error::{Error, Position};
use force_figures::model::Date;
use serde::{Deserialize, Serialize};

use crate::Failure;
use crate::files::file_error;

/// Name of the index in the folder of datasets.
pub(crate) const INDEX: &str = "releases.json";

/// Topics and their releases, as `releases.json` holds them.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Index {
    /// Topic that a page shows where it names none.
    default: String,
    pub(crate) topics: BTreeMap<String, TopicIndex>,
}

#[derive(Serialize, Deserialize, Default, Debug, Clone, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicIndex {
    /// Newest of the release dates.
    latest: String,
    /// File names by release date. ISO dates sort as text.
    pub(crate) releases: BTreeMap<String, String>,
    /// Records of what publications stated, by the date of the release that they quote; written by people.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    published: BTreeMap<String, String>,
}

impl Index {
    /// The index of the folder, or an empty one whose default is `topic`.
    ///
    /// # Errors
    /// A file error where it cannot be read, an input error where it is no index.
    pub(crate) fn read(folder: &Path, topic: &str) -> Result<Self, Error> {
        let path = folder.join(INDEX);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self {
                    default: topic.to_owned(),
                    topics: BTreeMap::new(),
                });
            }
            Err(error) => return Err(file_error(&path, &error)),
        };
        serde_json::from_str(&text).map_err(|error| {
            Error::input(
                Position::file(path.display().to_string()),
                error.to_string(),
                "an index written by `figures import`; move it away to begin a new one",
            )
        })
    }

    /// The bytes of `releases.json`.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Failure> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text.into_bytes())
    }

    /// Names the file of a release.
    pub(crate) fn name(&mut self, topic: &str, date: Date, file: &str) {
        let topic = self.topics.entry(topic.to_owned()).or_default();
        topic.releases.insert(date.to_string(), file.to_owned());
        topic.latest = topic.releases.keys().next_back().cloned().unwrap_or_default();
    }

    /// The file of the release of `date`, and that of the newest earlier one.
    pub(crate) fn around(&self, topic: &str, date: Date) -> (Option<&str>, Option<&str>) {
        let date = date.to_string();
        let Some(topic) = self.topics.get(topic) else {
            return (None, None);
        };
        let earlier = topic.releases.range(..date.clone()).next_back();
        (
            topic.releases.get(&date).map(String::as_str),
            earlier.map(|(_, file)| file.as_str()),
        )
    }
}
