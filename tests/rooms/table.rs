//! The table of rooms, which ARCHITECTURE.md states too, and what the source still breaks.

/// A room: what its code may use beside itself, `src/error.rs`, and what of the standard library touches nothing outside.
pub(super) struct Room {
    /// The folder or the file.
    pub(super) path: &'static str,
    /// Rooms, by their folders' names. Each stands earlier in the table: rooms build upon each other one way.
    pub(super) rooms: &'static [&'static str],
    /// Crates, spelled as in Cargo.toml, and modules of [`OUTSIDE`]. "resvg in png" is for that file alone.
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

pub(super) const ROOMS: [Room; 16] = [
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
        path: "src/places",
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
        crates: &["plotters", "plotters-backend", "resvg in png"],
    },
    Room {
        path: "src/html",
        rooms: &["model", "words"],
        crates: &[],
    },
    Room {
        path: "src/embed",
        rooms: &["model", "query", "figures", "words", "chart", "paint", "html"],
        crates: &[],
    },
    Room {
        path: "src/import",
        rooms: &["model", "dataset", "places"],
        crates: &[
            "calamine",
            "csv",
            "quick-xml",
            "serde",
            "serde_json in shapes",
            "strsim",
            "toml",
            "zip",
            "std::fs",
            "std::io",
        ],
    },
    Room {
        path: "src/web",
        rooms: &[
            "model", "dataset", "places", "query", "figures", "words", "chart", "paint", "html", "embed",
        ],
        crates: &[
            "js-sys",
            "lol_alloc in memory",
            "plotters-backend in canvas",
            "plotters-canvas in canvas",
            "serde in builder",
            "serde-wasm-bindgen in builder",
            "wasm-bindgen",
            "web-sys",
        ],
    },
    Room {
        path: "src/bin/figures",
        rooms: &[
            "model", "dataset", "places", "query", "figures", "words", "check", "chart", "paint", "html", "embed", "import",
        ],
        crates: &[
            "base64 in site",
            "clap",
            "indicatif",
            "rayon in batch",
            "serde",
            "serde_json",
            "sha2 in site",
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
        crates: &[
            "walrus",
            "wasm-bindgen-cli-support",
            "std::env",
            "std::fs",
            "std::io",
            "std::process",
        ],
    },
    Room {
        path: LIBRARY,
        rooms: &[
            "model", "dataset", "places", "query", "figures", "words", "check", "chart", "paint", "html", "embed", "import",
            "web",
        ],
        crates: &[],
    },
];

/// Circles of modules that still stand. The list only shrinks: one that is gone must go from here too.
pub(super) const CIRCLES: [&[&str]; 0] = [];

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

    /// What a path of another crate needs a permit for: the crate, or a module of [`OUTSIDE`]. `None` where every room may use it.
    pub(super) fn permit_for(path: &[String]) -> Option<String> {
        let module = path[..path.len().min(2)].join("::");
        if OUTSIDE.contains(&module.as_str()) {
            return Some(module);
        }
        (!matches!(path[0].as_str(), "std" | "core" | "alloc")).then(|| path[0].clone())
    }

    /// Whether a file of the room may use what needs the permit `wanted`.
    pub(super) fn permits(&self, file: &str, wanted: &str) -> bool {
        self.crates.iter().any(|permit| {
            let (name, only) = permit.split_once(" in ").unwrap_or((permit, ""));
            let at_home = only.is_empty() || file.split(['/', '.']).any(|part| part == only);
            name.replace('-', "_") == wanted && at_home
        })
    }
}
