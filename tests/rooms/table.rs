//! The table of rooms, which ARCHITECTURE.md states too, and what the source still breaks.

/// A room: what its code may use beside itself, `src/error.rs`, and what of the standard library touches nothing outside.
pub(super) struct Room {
    /// The folder or the file.
    pub(super) path: &'static str,
    /// Rooms, by their folders' names. Each stands earlier in the table: rooms build upon each other one way.
    pub(super) rooms: &'static [&'static str],
    /// Crates, spelled as in Cargo.toml, and modules of [`OUTSIDE`]. "resvg in png.rs" is for that file alone.
    pub(super) crates: &'static [&'static str],
}

/// What of the standard library touches the world outside: files, streams, processes, the clock.
pub(super) const OUTSIDE: [&str; 8] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time",
];

/// What every room may use, and what re-exports the others: no room's own.
pub(super) const ERROR: &str = "src/error.rs";
pub(super) const LIBRARY: &str = "src/lib.rs";

pub(super) const ROOMS: [Room; 14] = [
    Room {
        path: "src/model",
        rooms: &[],
        crates: &[],
    },
    Room {
        path: "src/dataset",
        rooms: &["model"],
        crates: &["crc"],
    },
    Room {
        path: "src/query",
        rooms: &["model", "dataset"],
        crates: &[],
    },
    Room {
        path: "src/figures",
        rooms: &["model", "dataset", "query"],
        crates: &[],
    },
    Room {
        path: "src/words",
        rooms: &["model", "query", "figures"],
        crates: &[],
    },
    Room {
        path: "src/check",
        rooms: &["model", "dataset", "query", "figures", "words"],
        crates: &[],
    },
    Room {
        path: "src/chart",
        rooms: &["model", "figures", "words"],
        crates: &[],
    },
    Room {
        path: "src/paint",
        rooms: &["chart"],
        crates: &["plotters", "plotters-backend", "resvg in png.rs"],
    },
    Room {
        path: "src/html",
        rooms: &["model", "words"],
        crates: &[],
    },
    Room {
        path: "src/import",
        rooms: &["model", "dataset"],
        crates: &[
            "calamine",
            "csv",
            "quick-xml",
            "serde",
            "strsim",
            "toml",
            "zip",
            "std::fs",
            "std::io",
        ],
    },
    Room {
        path: "src/web",
        rooms: &["model", "dataset", "query", "figures", "words", "chart", "paint", "html"],
        crates: &[
            "js-sys",
            "lol_alloc in memory.rs",
            "plotters-backend in canvas.rs",
            "plotters-canvas in canvas.rs",
            "serde in plain.rs",
            "serde-wasm-bindgen",
            "wasm-bindgen",
            "web-sys",
        ],
    },
    Room {
        path: "src/bin/figures",
        rooms: &[
            "model", "dataset", "query", "figures", "words", "check", "chart", "paint", "html", "import",
        ],
        crates: &[
            "clap",
            "indicatif",
            "rayon in batch.rs",
            "serde",
            "serde_json",
            "tempfile",
            "std::env",
            "std::fs",
            "std::io",
            "std::os",
            "std::process",
        ],
    },
    Room {
        path: "src/bin/build_web.rs",
        rooms: &[],
        crates: &["wasm-bindgen-cli-support", "std::env", "std::io", "std::process"],
    },
    Room {
        path: LIBRARY,
        rooms: &[
            "model", "dataset", "query", "figures", "words", "check", "chart", "paint", "html", "import", "web",
        ],
        crates: &[],
    },
];

/// Circles of modules that still stand. The list only shrinks: one that is gone must go from here too.
pub(super) const CIRCLES: [&[&str]; 5] = [
    &[
        "src/bin/figures/batch.rs",
        "src/bin/figures/oembed.rs",
        "src/bin/figures/page.rs",
    ],
    &["src/chart/axis.rs", "src/chart/direct.rs", "src/chart/shown.rs"],
    &["src/import/areas.rs", "src/import/topic.rs"],
    &[
        "src/import/delimited.rs",
        "src/import/ods.rs",
        "src/import/sheet.rs",
        "src/import/xlsx.rs",
    ],
    &[
        "src/words/cy/mod.rs",
        "src/words/cy/sentence.rs",
        "src/words/en.rs",
        "src/words/outcomes/en.rs",
        "src/words/outcomes/mod.rs",
        "src/words/story/mod.rs",
        "src/words/view.rs",
    ],
];

impl Room {
    /// The room that a file stands in.
    pub(super) fn of(file: &str) -> Option<&'static Self> {
        let within = |room: &&Self| file == room.path || file.strip_prefix(room.path).is_some_and(|rest| rest.starts_with('/'));
        ROOMS.iter().filter(within).max_by_key(|room| room.path.len())
    }

    /// The folder's name, by which other rooms name it.
    pub(super) fn name(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap()
    }

    /// What ARCHITECTURE.md says that the room may use.
    pub(super) fn may_use(&self) -> String {
        let crates: Vec<String> = self
            .crates
            .iter()
            .map(|permit| {
                permit
                    .split(" in ")
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>()
                    .join(" in ")
            })
            .collect();
        let lists = [self.rooms.join(", "), crates.join(", ")];
        let lists: Vec<String> = lists.into_iter().filter(|list| !list.is_empty()).collect();
        lists.join("; ")
    }

    /// Whether a file of the room may use this path of another crate.
    pub(super) fn permits(&self, file: &str, path: &[String]) -> bool {
        let own = path[0].as_str();
        let outside = path.len() > 1 && OUTSIDE.contains(&path[..2].join("::").as_str());
        if matches!(own, "std" | "core" | "alloc") && !outside {
            return true;
        }
        let wanted = if outside { path[..2].join("::") } else { own.to_owned() };
        self.crates.iter().any(|permit| {
            let (name, only) = permit.split_once(" in ").unwrap_or((permit, ""));
            name.replace('-', "_") == wanted && file.ends_with(only)
        })
    }
}
