//! `figures site` and `figures fill`: the folder to publish, made of a small build.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::batch::files;
use crate::cli::{figures, printed};
use crate::common::{latest, project_file};

/// A folder that holds a build and pages, and the site that is made of them.
struct Case {
    folder: TempDir,
}

impl Case {
    /// A build with one or two files of each kind, and the published dataset.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let case = Self { folder };
        for (name, content) in [
            ("force-figures.js", "export const first = 1;\n"),
            ("force-figures.js.br", "brotli"),
            ("force-figures.js.map", "{}"),
            ("force-story.js", "export const story = 1;\n"),
            ("force-figures.css", ".ff{}\n"),
            ("embed.js", "(()=>{})();\n"),
            ("service-worker.js", "// the worker of a build\n"),
            ("themes/plain.css", ".ff-plain{}\n"),
            // Pages and the demo's own files name the others, and are not kept.
            ("frame.html", "<p>of the build"),
            ("frame.html.gz", "<p>"),
            ("index.html", "<p>the demo"),
            ("article.css", "p{}"),
            ("article.css.br", "p{}"),
        ] {
            case.write(&format!("dist/{name}"), content);
        }
        for name in [
            "releases.json",
            "harassment-2026-04-23.figures",
            "harassment-2026-04-23.companion",
        ] {
            let content = fs::read(project_file("www/data").join(name)).unwrap();
            case.write(&format!("dist/data/{name}"), content);
        }
        case.write(
            "pages/frame.html",
            "<title>{title: Any force}</title><script src=\"{assets}frame.js\"></script>\n<!-- figures: render --html -->\n",
        );
        case.write("pages/builder.html", "<script src=\"{assets}builder.js\"></script>\n");
        case
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The command line that makes the site, with more options.
    fn command(&self, more: &[&str]) -> Vec<String> {
        let text = |name: &str| self.path(name).to_str().unwrap().to_owned();
        let mut args = vec!["site".to_owned()];
        for (option, value) in [("--assets", "dist"), ("--pages", "pages"), ("--out", "site")] {
            args.extend([option.to_owned(), text(value)]);
        }
        args.extend(more.iter().map(|arg| (*arg).to_owned()));
        args
    }

    /// Makes the site, and gives what the command said and wrote.
    fn site(&self, more: &[&str]) -> (String, BTreeMap<String, Vec<u8>>) {
        let args = self.command(more);
        let said = printed(&args.iter().map(String::as_str).collect::<Vec<_>>());
        (said, files(&self.path("site")))
    }

    /// What the command says of a call that must fail, and changes nothing by.
    fn refused(&self, more: &[&str]) -> String {
        let before = files(self.folder.path());
        let args = self.command(more);
        let output = figures(&args.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(!output.status.success() && output.stdout.is_empty(), "{more:?}");
        assert!(files(self.folder.path()) == before, "{more:?} changed a file");
        String::from_utf8(output.stderr).unwrap()
    }
}

/// The site of a small build without options.
static PLAIN: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| Case::new().site(&[]).1);

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, name: &str) -> &'f str {
    std::str::from_utf8(&files[name]).unwrap()
}

/// Name of the folder of unchanging files, by the rule of the README: a hash over the names and sums of what it holds.
fn folder_of(kept: &[(&str, Vec<u8>)]) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lines = kept
        .iter()
        .map(|(name, bytes)| format!("{name} {}\n", hex(&Sha256::digest(bytes))));
    format!("assets-{}", &hex(&Sha256::digest(lines.collect::<String>()))[..12])
}

#[test]
fn a_site_has_the_build_in_one_folder_and_small_files_that_name_it() {
    let case = Case::new();
    let (said, site) = case.site(&[]);
    let mut kept: Vec<(&str, Vec<u8>)> = [
        "data/harassment-2026-04-23.companion",
        "data/harassment-2026-04-23.figures",
        "data/releases.json",
        "embed.js",
        "force-figures.css",
        "force-figures.js",
        "force-story.js",
        "service-worker.js",
        "themes/plain.css",
    ]
    .map(|name| (name, fs::read(case.path("dist").join(name)).unwrap()))
    .into();
    let assets = folder_of(&kept);
    kept.push(("force-figures.js.br", b"brotli".to_vec()));
    kept.push(("force-figures.js.map", b"{}".to_vec()));
    let held: BTreeMap<String, Vec<u8>> = kept
        .into_iter()
        .map(|(name, bytes)| (format!("{assets}/{name}"), bytes))
        .collect();
    let found = site.iter().filter(|(name, _)| name.starts_with("assets-"));
    assert!(
        found
            .map(|(name, bytes)| (name.clone(), bytes.clone()))
            .collect::<BTreeMap<_, _>>()
            == held
    );

    for (name, expected) in [
        (
            "force-figures.js",
            format!("export * from \"./{assets}/force-figures.js\";\n"),
        ),
        ("force-story.js", format!("export * from \"./{assets}/force-story.js\";\n")),
        ("force-figures.css", format!("@import \"{assets}/force-figures.css\";\n")),
        ("themes/plain.css", format!("@import \"../{assets}/themes/plain.css\";\n")),
        ("embed.js", "(()=>{})();\n".to_owned()),
        ("builder.html", format!("<script src=\"{assets}/builder.js\"></script>\n")),
        (
            "service-worker.js",
            format!(
                "self.forceFigures = {{ files: [\"{assets}/force-figures.js\",\"force-figures.js\",\"{assets}/force-figures-live.js\",\
                 \"{assets}/force-figures.css\",\"force-figures.css\",\"{assets}/force_figures.wasm\",\"frame.html\",\"{assets}/frame.css\",\"{assets}/frame.js\",\
                 \"{assets}/data/harassment-2026-04-23.figures\"], ...self.forceFigures }};\n\
                 importScripts(new URL(\"{assets}/service-worker.js\", new URL(self.forceFigures.folder ?? \".\", location.href)).href);\n"
            ),
        ),
    ] {
        assert_eq!(text(&site, name), expected, "{name}");
    }
    assert!(text(&site, "_headers").ends_with(&format!(
        "/{assets}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )));
    for name in ["_redirects", "sitemap.xml"] {
        assert!(!site.contains_key(name), "{name} without a reason");
    }
    assert!(
        said.contains(&format!("with {assets}")) && said.contains("without --base"),
        "{said}"
    );
    assert_eq!(
        fs::read_dir(case.folder.path()).unwrap().count(),
        3,
        "something is left beside the site"
    );
}

#[test]
fn the_manifest_lists_every_file_by_what_is_in_it() {
    let site = &*PLAIN;
    let manifest: Value = serde_json::from_slice(&site["manifest.json"]).unwrap();
    let listed = manifest["files"].as_object().unwrap();
    assert!(listed.keys().eq(site.keys().filter(|name| *name != "manifest.json")));
    for (name, entry) in listed {
        assert_eq!(entry["bytes"], site[name].len(), "{name}");
    }
    // Sums by `printf '(()=>{})();\n' | sha256sum`, and the same bytes in base64.
    assert_eq!(
        listed["embed.js"]["sha256"],
        "f2979a93a325fecf9605263bd141398a311c8e23388ed7dcff74f92f7e632866"
    );
    assert_eq!(
        listed["embed.js"]["integrity"],
        "sha256-8peak6Ml/s+WBSY70UE5ijEcjiM4jtfc/3T5L35jKGY="
    );
}

#[test]
fn every_force_has_a_frame_of_its_own_figures() {
    let site = &*PLAIN;
    let assets: Value = serde_json::from_slice(&site["manifest.json"]).unwrap();
    let assets = assets["assets"].as_str().unwrap();
    let all = text(site, "frame.html");
    assert!(all.starts_with(&format!(
        "<title>Any force</title><script src=\"{assets}/frame.js\"></script>\n<force-figures>\n"
    )));
    for area in latest().areas() {
        let frame = text(site, &format!("{}/frame.html", area.slug));
        let title = &area.names.get(force_figures::model::Language::default()).name;
        let compare = if area.slug == "england-and-wales" {
            "none"
        } else {
            "england-and-wales"
        };
        // Spelled by hand: an ampersand is the one letter of a name or an address that markup must not hold.
        let query = format!(
            "force={}&amp;offence=harassment&amp;measure=count&amp;year-ending=2025-12&amp;compare={compare}&amp;release=2026-04-23\
             &amp;chart=trend&amp;lang=en&amp;topic=harassment",
            area.slug
        );
        assert!(frame.starts_with("<title>"), "{}", area.slug);
        assert!(frame.contains(&title.replace('&', "&amp;")), "{}", area.slug);
        let begin = format!(
            "</title><script src=\"../{assets}/frame.js\"></script>\n<force-figures data-query=\"{query}\" force=\"{}\">\n",
            area.slug
        );
        assert!(frame.contains(&begin), "{}: {}", area.slug, &frame[..500]);
        assert!(
            text(site, &format!("{}/index.html", area.slug)).contains(assets),
            "{}",
            area.slug
        );
    }
}

#[test]
fn an_update_keeps_what_earlier_pages_name_and_nothing_else() {
    let case = Case::new();
    let (_, first) = case.site(&["--base", "https://figures.example/ff"]);
    assert_eq!(
        text(&first, "sitemap.xml")
            .matches("<loc>https://figures.example/ff/")
            .count(),
        46
    );
    let (_, again) = case.site(&["--base", "https://figures.example/ff"]);
    assert!(first == again, "the same build is another site");

    case.write("site/left-over.txt", "of the earlier site");
    case.write("site/assets-of-somebody/file.txt", "no folder of ours");
    case.write("dist/force-figures.css", ".ff{color:red}\n");
    let (said, updated) = case.site(&[]);
    let folders: Vec<&str> = text(&updated, "_headers")
        .lines()
        .filter_map(|line| line.strip_prefix("/assets-"))
        .collect();
    assert_eq!(folders.len(), 2);
    for (name, bytes) in first.iter().filter(|(name, _)| name.starts_with("assets-")) {
        assert!(updated.get(name) == Some(bytes), "{name}");
    }
    assert!(!updated.contains_key("left-over.txt") && !updated.keys().any(|name| name.contains("somebody")));
    assert!(said.contains("kept of earlier sites: assets-"), "{said}");
}

#[test]
fn areas_with_former_slugs_are_found_by_them() {
    let case = Case::new();
    let (_, site) = case.site(&["--former", "mersey=merseyside,avon=avon-and-somerset"]);
    assert_eq!(
        text(&site, "_redirects"),
        "/mersey /merseyside/ 301\n/mersey/* /merseyside/:splat 301\n/avon /avon-and-somerset/ 301\n/avon/* /avon-and-somerset/:splat 301\n"
    );
    for (former, expected) in [
        (
            "mersey=lyonesse",
            "--former mersey=lyonesse: found \"lyonesse\", expected the slug of an area",
        ),
        (
            "kent=merseyside",
            "--former kent=merseyside: found \"kent\", which is the slug of an area, expected a former one",
        ),
        ("a=kent,a=essex", "--former a=essex: found \"a\" twice, expected it once"),
        ("Kent", "found \"Kent\", expected a former slug and the present one"),
    ] {
        let message = case.refused(&["--former", former]);
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn what_is_no_build_and_no_site_is_left_alone() {
    let case = Case::new();
    case.write("site/letter.txt", "dear reader");
    assert!(case.refused(&[]).contains("site: found other files, expected a new folder"));
    fs::remove_dir_all(case.path("site")).unwrap();
    assert!(case.refused(&["--base", "javascript:alert(1)"]).contains("--base: found"));
    case.write("pages/builder.html", "<p>\n<!-- figures: render --force lyonesse -->\n");
    let message = case.refused(&[]);
    assert!(
        message.contains("builder.html, row 2: unknown force \"lyonesse\""),
        "{message}"
    );
    fs::remove_file(case.path("dist/force-figures.js")).unwrap();
    let message = case.refused(&[]);
    assert!(
        message.contains("dist: found no force-figures.js, expected a build"),
        "{message}"
    );
}

/// The page `text`, filled.
fn filled(text: &str) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    fs::write(&page, text).unwrap();
    let out = folder.path().join("out");
    let output = figures(&["fill", page.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    if output.status.success() {
        return Ok(fs::read_to_string(out.join("page.html")).unwrap());
    }
    assert!(!out.join("page.html").exists());
    Err(String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_page_gets_what_the_command_prints_where_it_asks_for_it() {
    let claim = ["render", "--claim", "harassment.latest", "--force", "merseyside"];
    let page = filled(&format!(
        "<h1>{{title: Cases}}</h1>\n  <p><!-- figures: {} --> cases</p>\n<link href=\"{{assets}}a.css\">\n<!-- a note -->\n",
        claim.join(" ")
    ));
    assert_eq!(
        page.unwrap(),
        format!(
            "<h1>Cases</h1>\n  <p>{} cases</p>\n<link href=\"a.css\">\n<!-- a note -->\n",
            printed(&claim).trim_end()
        )
    );
}

#[test]
fn a_page_that_asks_for_what_there_is_not_says_where() {
    for (text, expected) in [
        ("\n<!-- figures: render --claim harassment.worst -->", "page.html, row 2: "),
        (
            "<!-- figures: import --topic x -->",
            "page.html, row 1: \"import --topic x\": unrecognized subcommand 'import'",
        ),
        (
            "<!-- figures: render --colour red -->",
            "page.html, row 1: \"render --colour red\": unexpected argument '--colour' found",
        ),
        (
            "<!-- figures: render",
            "page.html, row 1: found \"<!-- figures: \" without an end",
        ),
    ] {
        let message = filled(text).unwrap_err();
        assert!(message.contains(expected), "{message}");
        assert_eq!(message.trim_end().lines().count(), 1, "{message}");
    }
}

#[test]
fn no_page_of_ours_has_a_place_left() {
    let out = tempfile::tempdir().unwrap();
    let www = project_file("www");
    let pages = ["index.html", "gallery.html", "frame.html", "builder.html"];
    let paths: Vec<String> = pages.map(|name| www.join(name).to_string_lossy().into_owned()).into();
    let mut args = vec!["fill", "--out", out.path().to_str().unwrap()];
    args.extend(paths.iter().map(String::as_str));
    printed(&args);
    for name in pages {
        let page = fs::read_to_string(Path::new(out.path()).join(name)).unwrap();
        for place in ["<!-- figures:", "{assets}", "{title:"] {
            assert!(!page.contains(place), "{name} has {place}");
        }
    }
}
