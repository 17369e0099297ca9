//! Where the published files are: what addresses snippets and pages carry, and what browsers check the files against.

use crate::model::Area;

/// The address that documents use.
const BASE: &str = "/force-figures/";

/// Name of the iframe's page. The one at the top is for every force; the one in a force's folder holds that force's figures before
/// any script.
pub const FRAME: &str = "frame.html";

/// Where the published files are.
#[derive(Debug, Clone, Default)]
pub struct Hosting {
    /// Address of the folder, with its closing slash.
    base: Option<String>,
    /// Folder of the files that never change, where addresses name those: `assets-0123456789ab`.
    assets: Option<String>,
    /// Paths from the top of the published files, with their checksums as the `integrity` attribute spells them.
    files: Vec<(String, String)>,
}

impl Hosting {
    /// The hosting at the address `base` of a folder, which has a closing slash.
    #[must_use]
    pub fn at(base: Option<String>) -> Self {
        Self { base, ..Self::default() }
    }

    /// Notes a published file by its path from the top. `integrity` is empty where it is not known.
    pub fn list(&mut self, path: &str, integrity: &str) {
        self.files.push((path.to_owned(), integrity.to_owned()));
    }

    /// Notes that a frame of each of these areas will be published.
    pub fn list_frames(&mut self, areas: &[Area]) {
        for area in areas {
            self.list(&own_frame(&area.slug), "");
        }
    }

    /// From now on addresses name files in the folder `assets`, which never change; with `None`, those that follow the newest release.
    pub fn pin(&mut self, assets: Option<String>) {
        self.assets = assets;
    }

    /// The checksum of a published file.
    fn integrity(&self, path: &str) -> Option<&str> {
        let (_, integrity) = self.files.iter().find(|(listed, _)| listed == path)?;
        Some(integrity)
    }

    /// The address of a file that may change, by its path from the top.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        [self.base.as_deref().unwrap_or(BASE), path].concat()
    }

    /// The address of a file as it must be for a reader on another site; `None` where the files' own site is not known.
    #[must_use]
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base = self.base.as_deref().filter(|base| base.starts_with("http"))?;
        Some([base, path].concat())
    }

    /// Path from the top of one of the element's own files, and its checksum where it never changes.
    #[must_use]
    pub fn asset(&self, name: &str) -> (String, Option<&str>) {
        let Some(assets) = &self.assets else {
            return (name.to_owned(), None);
        };
        let path = [assets, "/", name].concat();
        let integrity = self.integrity(&path);
        (path, integrity)
    }

    /// The same of a house style: in the unchanging folder where it is listed there, else in the folder of the newsroom's own.
    #[must_use]
    pub fn theme(&self, name: &str) -> (String, Option<&str>) {
        let path = ["themes/", name, ".css"].concat();
        match self.asset(&path) {
            (held, Some(integrity)) => (held, Some(integrity)),
            _ => (path, None),
        }
    }

    /// The address of the frame of `force`: its own where the site has one, else the one of every force.
    #[must_use]
    pub fn frame(&self, force: Option<&str>) -> String {
        let own = force.map(own_frame).filter(|path| self.integrity(path).is_some());
        self.address(own.as_deref().unwrap_or(FRAME))
    }

    /// Whether the element's own files lie beside what is written: pages can then show the element.
    #[must_use]
    pub fn has_assets(&self) -> bool {
        self.assets.is_some()
    }
}

/// Path from the top of the frame that holds the figures of `force`.
fn own_frame(force: &str) -> String {
    [force, "/", FRAME].concat()
}
