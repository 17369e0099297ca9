//! Rules of the source that are not about paths: words that stand nowhere, the length of files, the dependencies of each build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::project_file;

/// Every file under `folder` with this extension: path from the top, and content.
pub(super) fn sources(folder: &str, extension: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|end| end == extension) {
                found.push(path);
            }
        }
    }
    let top = project_file("");
    let mut found = Vec::new();
    walk(&project_file(folder), extension, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no .{extension} file under {folder}");
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&top).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// Whether a file was built from others, which are looked at in its place.
fn is_built(name: &str) -> bool {
    ["www/dist", "www/site"].iter().any(|folder| name.starts_with(folder))
}

/// The code of a Rust file: no comments, no unit tests.
fn code(source: &str) -> String {
    source
        .split("#[cfg(test)]\nmod ")
        .next()
        .unwrap()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn layout_knows_no_pixel_ratio() {
    for (name, source) in sources("src", "rs") {
        if !name.starts_with("src/chart") {
            continue;
        }
        for word in ["device_pixel_ratio", "dpr"] {
            assert!(!code(&source).contains(word), "{name} names {word}: paint multiplies by it");
        }
    }
}

#[test]
fn the_code_knows_no_topic_and_no_force() {
    for (name, source) in sources("src", "rs") {
        let code = code(&source).to_lowercase();
        for word in [
            "harassment",
            "stalking",
            "merseyside",
            "thames",
            "london",
            "8l",
            "british transport",
        ] {
            assert!(!code.contains(word), "{name} names {word}: topics and areas are data");
        }
    }
    for (name, source) in sources("www", "js") {
        if is_built(&name) {
            continue;
        }
        let script = source
            .lines()
            .filter(|line| !line.trim_start().starts_with(['/', '*']))
            .collect::<String>();
        for word in ["stalking", "merseyside", "thames"] {
            assert!(
                !script.to_lowercase().contains(word),
                "{name} names {word}: topics and areas are data"
            );
        }
    }
}

#[test]
fn the_shell_keeps_its_rules() {
    // A force is remembered, and a position asked for, at a reader's own click (tests/browser/find.test.mjs).
    let allowed = [("www/finder.js", "localStorage"), ("www/search.js", "geolocation")];
    for (name, source) in sources("www", "js") {
        if is_built(&name) {
            continue;
        }
        for (word, why) in [
            ("export default", "named exports only"),
            ("innerHTML", "Trusted Types"),
            ("insertAdjacentHTML", "Trusted Types"),
            ("eval(", "strict CSP"),
            ("Intl.", "numbers and dates come from Rust"),
            ("toLocaleString", "numbers and dates come from Rust"),
            ("toFixed", "numbers and dates come from Rust"),
            ("localStorage", "private"),
            ("geolocation", "private"),
            ("document.cookie", "private"),
        ] {
            let used = source
                .lines()
                .any(|line| !line.trim_start().starts_with(['/', '*']) && line.contains(word));
            assert!(!used || allowed.contains(&(name.as_str(), word)), "{name} has {word}: {why}");
        }
    }
}

/// Names of the crates that a build with these options of `cargo tree` depends on.
fn depends_on(options: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--no-default-features",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--offline",
            "--locked",
        ])
        .args(options)
        .current_dir(project_file(""))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn without_features_the_library_depends_on_the_checksum_alone() {
    assert_eq!(depends_on(&[]), ["force-figures", "crc", "crc-catalog"]);
}

#[test]
fn what_the_command_needs_stays_out_of_the_wasm() {
    let web = depends_on(&["--features", "web", "--target", "wasm32-unknown-unknown"]);
    assert!(web.contains(&"wasm-bindgen".to_owned()), "{web:?}");
    let cli = depends_on(&["--features", "cli"]);
    for never in [
        "resvg",
        "usvg",
        "tiny-skia",
        "fontdb",
        "rayon",
        "clap",
        "calamine",
        "serde_json",
        "sha2",
        "tempfile",
    ] {
        assert!(
            cli.iter().any(|name| name == never),
            "the command no longer depends on {never}"
        );
        assert!(!web.iter().any(|name| name == never), "the wasm depends on {never}");
    }
}

#[test]
fn no_file_holds_two_concepts() {
    for (folder, extension) in [("src", "rs"), ("tests", "rs"), ("www", "js")] {
        for (name, source) in sources(folder, extension) {
            let lines = source.lines().count();
            assert!(lines <= 600 || is_built(&name), "{name} has {lines} lines: two files");
        }
    }
}
