//! `figures check-data`: whether published datasets are whole, agree with themselves and are named as they should be.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::Dataset;
use force_figures::figures::{Integrity, integrity};
use force_figures::model::{AreaKind, Date};
use force_figures::words::number::integer;
use serde_json::{Value, json};

use crate::Failure;
use crate::files::COMPANION;
use crate::published::{self, Index};
use crate::{as_at, places, publish};

/// Options of `figures check-data`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Dataset files or records; every one that releases.json names where left out.
    files: Vec<PathBuf>,
    /// Folder of published datasets.
    #[arg(long, default_value = "www/data", conflicts_with = "files")]
    data: PathBuf,
    /// Output format.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What was found of one file.
struct Checked {
    file: String,
    /// The dataset and what its checks found, where it could be read.
    dataset: Option<(Dataset, Integrity)>,
    /// What is wrong with the file itself.
    faults: Vec<String>,
}

impl Checked {
    fn count(&self) -> usize {
        self.faults.len() + self.dataset.as_ref().map_or(0, |(_, found)| found.faults.len())
    }
}

/// The report, and the error with which to end once it is printed.
pub(crate) fn run(args: &Args) -> Result<(String, Option<Failure>), Failure> {
    let mut checked = Vec::new();
    let mut index_faults = Vec::new();
    if args.files.is_empty() {
        let index = published::index(&args.data)?;
        index_faults = faults_of_index(&index, &args.data)?;
        index_faults.extend(places::faults(&args.data));
        for (topic, releases) in &index.topics {
            for (date, name) in releases.releases.iter().chain(&releases.published) {
                checked.push(check(&args.data.join(name), Some((topic, date))));
            }
        }
    } else {
        checked.extend(args.files.iter().map(|file| check(file, None)));
    }
    let faults = index_faults.len() + checked.iter().map(Checked::count).sum::<usize>();
    let report = match args.format {
        Format::Text => text(&index_faults, &checked),
        Format::Json => {
            let json = json!({
                "index_faults": index_faults,
                "files": checked.iter().map(as_json).collect::<Vec<_>>(),
                "faults": faults,
            });
            serde_json::to_string_pretty(&json)? + "\n"
        }
    };
    let failure =
        (faults > 0).then(|| format!("{} wrong in the published data", counted(faults, "thing is", "things are")).into());
    Ok((report, failure))
}

/// Reads and checks one file; `expected` is the topic and the date under which the index names it.
fn check(path: &Path, expected: Option<(&str, &str)>) -> Checked {
    let mut checked = Checked {
        file: path.display().to_string(),
        dataset: None,
        faults: Vec::new(),
    };
    let record = path.extension().is_some_and(|extension| extension == "toml");
    if !record && !path.with_extension(COMPANION).is_file() {
        checked.faults.push("no companion file beside it".to_owned());
    }
    match published::read_dataset(path) {
        // Magic number, version, checksum, every field, and that the companion belongs to it.
        Err(error) => checked.faults.push(error.to_string()),
        Ok(dataset) => {
            let (slug, date) = (dataset.topic().slug.clone(), dataset.release().date.to_string());
            if let Some((topic, released)) = expected
                && (topic, released) != (slug.as_str(), date.as_str())
            {
                checked.faults.push(format!(
                    "it is of {slug}, {date}; releases.json names it for {topic}, {released}"
                ));
            }
            let stem = format!("{slug}-{date}");
            if path.file_stem().is_none_or(|name| name != stem.as_str()) {
                checked.faults.push(format!("its name is not {stem}"));
            }
            let found = integrity(&dataset);
            checked.dataset = Some((dataset, found));
        }
    }
    checked
}

/// What is wrong with `releases.json` and the folder around it.
fn faults_of_index(index: &Index, data: &Path) -> Result<Vec<String>, Failure> {
    let mut faults = Vec::new();
    if !index.topics.contains_key(&index.default) {
        faults.push(format!("releases.json: the default topic {} has no releases", index.default));
    }
    let mut named: BTreeSet<String> = BTreeSet::new();
    for (topic, releases) in &index.topics {
        for (date, name) in releases.releases.iter().chain(&releases.published) {
            if date.parse::<Date>().is_err() {
                faults.push(format!("releases.json: {date:?} of {topic} is no date"));
            }
            if !data.join(name).is_file() {
                faults.push(format!("releases.json: {name} is not there"));
            }
            named.insert(name.clone());
        }
        // ISO dates sort as text.
        let newest = releases.releases.keys().next_back().map_or("", String::as_str);
        if newest != releases.latest {
            faults.push(format!(
                "releases.json: the latest of {topic} is {}, not {newest}",
                releases.latest
            ));
        }
    }
    let mut stray = Vec::new();
    for entry in std::fs::read_dir(data).map_err(|error| format!("{}: {error}", data.display()))? {
        let path = entry?.path();
        let dataset = match path.extension().and_then(|extension| extension.to_str()) {
            Some("figures") => path.clone(),
            Some(COMPANION) => path.with_extension("figures"),
            _ => continue,
        };
        let name = |path: &Path| {
            path.file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        if !named.contains(&name(&dataset)) {
            stray.push(format!("{} is in the folder and not in releases.json", name(&path)));
        }
    }
    let partial = publish::left_over(data)?.into_iter().filter(|name| publish::is_partial(name));
    stray.extend(partial.map(|name| format!("{name} is left of an import that was stopped; the next import removes it")));
    stray.sort();
    faults.extend(stray);
    Ok(faults)
}

fn text(index_faults: &[String], checked: &[Checked]) -> String {
    let mut text = String::new();
    for fault in index_faults {
        text.push_str(&format!("FAULT {fault}\n"));
    }
    for file in checked {
        let verdict = match file.count() {
            0 => "in order".to_owned(),
            count => counted(count, "fault", "faults"),
        };
        text.push_str(&format!("{}: {verdict}\n", file.file));
        for fault in &file.faults {
            text.push_str(&format!("  FAULT {fault}\n"));
        }
        let Some((dataset, found)) = &file.dataset else {
            continue;
        };
        text.push_str(&format!("  {}\n", describe(dataset)));
        for (check, compared) in found.compared.iter().filter(|(_, compared)| *compared > 0) {
            let wrong = found.faults.iter().filter(|fault| fault.check == *check).count();
            text.push_str(&format!(
                "  {:<12}{:>8} compared, {wrong} wrong\n",
                check.slug(),
                integer(*compared as i64)
            ));
        }
        for fault in &found.faults {
            text.push_str(&format!(
                "  FAULT {}: {}: found {}, expected {}\n",
                fault.check.slug(),
                fault.place,
                fault.found,
                fault.expected
            ));
        }
    }
    text
}

/// What a file holds, in one line.
fn describe(dataset: &Dataset) -> String {
    let of_kind = |kind| dataset.areas().iter().filter(|area| area.kind == kind).count();
    let forces = format!(
        "{} territorial forces, {} other, {}",
        of_kind(AreaKind::Territorial),
        of_kind(AreaKind::NonTerritorial),
        counted(of_kind(AreaKind::Total), "total", "totals")
    );
    if dataset.statements().is_empty() {
        let outcomes = dataset
            .outcome_quarters()
            .map_or(String::new(), |(first, last)| format!("; outcomes {first} to {last}"));
        let as_at = as_at::of_all(dataset).map_or(String::new(), |date| format!(", as at {date}"));
        format!(
            "quarters {} to {}; {forces}{outcomes}{as_at}",
            dataset.first_quarter(),
            dataset.last_quarter()
        )
    } else {
        format!("{} published figures; {forces}", dataset.statements().len())
    }
}

fn as_json(file: &Checked) -> Value {
    let found = file.dataset.as_ref().map(|(dataset, found)| {
        json!({
            "topic": dataset.topic().slug,
            "release": dataset.release().date.to_string(),
            "checks": found.compared.iter().map(|(check, compared)| json!({
                "check": check.slug(),
                "compared": compared,
            })).collect::<Vec<_>>(),
            "faults": found.faults.iter().map(|fault| json!({
                "check": fault.check.slug(),
                "place": fault.place,
                "found": fault.found,
                "expected": fault.expected,
            })).collect::<Vec<_>>(),
        })
    });
    json!({ "file": file.file, "faults": file.faults, "dataset": found })
}

fn counted(count: usize, one: &str, other: &str) -> String {
    format!("{} {}", integer(count as i64), if count == 1 { one } else { other })
}
