//! `figures embed`: three forms, each complete alone, with nothing in them that a name could turn into markup.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::cli::{figures, printed};
use crate::common::{latest, project_file};
use force_figures::Dataset;
use force_figures::dataset::DatasetBuilder;
use force_figures::model::{AreaNames, Translated};

fn embed(options: &[&str]) -> String {
    let mut args = vec!["embed", "--force", "merseyside"];
    args.extend(options);
    printed(&args)
}

/// What a browser makes of markup, as far as it matters here: tags with their attributes, and the text between them.
#[derive(Debug, Default, PartialEq, Eq)]
struct Markup {
    tags: Vec<(String, Vec<(String, String)>)>,
    texts: Vec<String>,
}

fn unescaped(text: &str) -> String {
    let mut plain = text.to_owned();
    for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        plain = plain.replace(entity, letter);
    }
    plain
}

/// The HTML standard's states for tags and double-quoted attributes; anything else that begins with "<" fails.
fn parse(html: &str) -> Markup {
    let mut markup = Markup::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let text = rest[..at].trim();
        assert!(!text.contains('>'), "a bare > in {text:?}");
        if !text.is_empty() {
            markup.texts.push(unescaped(text));
        }
        rest = &rest[at + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            rest = &closing[closing.find('>').unwrap() + 1..];
            continue;
        }
        let name: String = rest
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
            .collect();
        assert!(
            !name.is_empty(),
            "a bare < before {:?}",
            rest.chars().take(40).collect::<String>()
        );
        rest = &rest[name.len()..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
                rest = after;
                break;
            }
            let end = rest
                .find(|letter: char| letter == '=' || letter == '>' || letter.is_whitespace())
                .unwrap();
            let key = rest[..end].to_owned();
            rest = &rest[end..];
            let Some(value) = rest.strip_prefix("=\"") else {
                assert!(!rest.starts_with('='), "a value without quotes after {key}");
                attributes.push((key, String::new()));
                continue;
            };
            let end = value.find('"').unwrap();
            attributes.push((key, unescaped(&value[..end])));
            rest = &value[end + 1..];
        }
        markup.tags.push((name, attributes));
    }
    assert!(!rest.contains('>'), "a bare > at the end");
    markup
}

impl Markup {
    /// Every tag that occurs, with the names of its attributes.
    fn shapes(&self) -> BTreeSet<String> {
        self.tags
            .iter()
            .map(|(name, attributes)| {
                let keys: BTreeSet<&str> = attributes.iter().map(|(key, _)| key.as_str()).collect();
                format!("{name} {}", keys.into_iter().collect::<Vec<_>>().join(" "))
            })
            .collect()
    }

    fn attribute(&self, tag: &str, key: &str) -> Vec<&str> {
        let tags = self.tags.iter().filter(|(name, _)| name == tag);
        tags.flat_map(|(_, attributes)| attributes)
            .filter(|(name, _)| name == key)
            .map(|(_, value)| value.as_str())
            .collect()
    }
}

#[test]
fn each_form_is_complete_alone() {
    let element = parse(&embed(&["--base", "https://figures.example/ff"]));
    assert_eq!(
        element.attribute("script", "src"),
        ["https://figures.example/ff/force-figures.js"]
    );
    assert_eq!(element.attribute("script", "type"), ["module"]);
    assert_eq!(
        element.attribute("link", "href"),
        ["https://figures.example/ff/force-figures.css"]
    );
    assert_eq!(element.attribute("force-figures", "force"), ["merseyside"]);

    let iframe = parse(&embed(&[
        "--form",
        "iframe",
        "--base",
        "https://figures.example/ff/",
        "--chart",
        "years",
        "--measure",
        "rate",
    ]));
    assert_eq!(iframe.tags.len(), 1);
    assert_eq!(
        iframe.attribute("iframe", "src"),
        ["https://figures.example/ff/frame.html?force=merseyside&measure=rate&chart=years"]
    );
    assert!(iframe.attribute("iframe", "title")[0].starts_with("Merseyside Police: Harassment cases per 1,000 people"));
    assert!(iframe.attribute("iframe", "height")[0].parse::<u32>().unwrap() > 500);
    let with_script = parse(&embed(&["--form", "iframe", "--host-script"]));
    assert_eq!(with_script.attribute("script", "src"), ["/force-figures/embed.js"]);

    let fixed = embed(&["--form", "static"]);
    let markup = parse(&fixed);
    let names: BTreeSet<&str> = markup.tags.iter().map(|(name, _)| name.as_str()).collect();
    for needed in ["figure", "svg", "table", "strong"] {
        assert!(names.contains(needed), "no {needed} in the static form");
    }
    for never in ["script", "force-figures", "link", "style"] {
        assert!(!names.contains(never), "{never} in the static form");
    }
    assert!(!fixed.contains(" class=") && !fixed.contains(" style=") && !fixed.contains(" id="));
    let data = parse(&embed(&["--form", "static", "--image", "data"]));
    assert!(!data.tags.iter().any(|(name, _)| name == "svg"));
    assert!(data.attribute("img", "src")[0].starts_with("data:image/svg+xml,%3Csvg"));
    assert_eq!(data.attribute("img", "alt"), markup.attribute("div", "aria-label"));

    // The year to December 2025 and the year before, in the sentence of each form that has one.
    for form in [&element, &markup, &data] {
        let said = form.texts.join(" ");
        for expected in ["8,571", "8,716", "Open Government Licence v3.0"] {
            assert!(said.contains(expected), "{expected:?} is missing");
        }
    }
}

#[test]
fn a_manifest_makes_addresses_unchanging_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = folder.path().join("manifest.json");
    let checksum = |letter: &str| format!("sha256-{}=", letter.repeat(43));
    let text = format!(
        r#"{{"assets":"assets-0123","files":{{
            "assets-0123/force-figures.js":{{"integrity":"{}","bytes":1,"sha256":""}},
            "assets-0123/force-figures.css":{{"integrity":"{}","bytes":1,"sha256":""}}}}}}"#,
        checksum("A"),
        checksum("B")
    );
    fs::write(&manifest, text).unwrap();
    let options = [
        "--manifest",
        manifest.to_str().unwrap(),
        "--base",
        "https://figures.example/ff/",
    ];
    let markup = parse(&embed(&options));
    assert_eq!(
        markup.attribute("script", "src"),
        ["https://figures.example/ff/assets-0123/force-figures.js"]
    );
    assert_eq!(markup.attribute("script", "integrity"), [checksum("A")]);
    assert_eq!(markup.attribute("script", "crossorigin"), ["anonymous"]);
    assert_eq!(markup.attribute("link", "integrity"), [checksum("B")]);

    fs::write(&manifest, "{}").unwrap();
    let output = figures(&["embed", "--manifest", manifest.to_str().unwrap()]);
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("manifest.json: missing field")
    );
}

#[test]
fn a_frame_has_the_heights_that_were_measured() {
    let measured = ["--form", "iframe", "--heights", "0:1500 640:1200 960:1100"];
    let iframe = parse(&embed(&measured));
    assert_eq!(iframe.attribute("iframe", "height"), ["1200"]);
    assert_eq!(iframe.attribute("iframe", "data-heights"), ["0:1500 640:1200 960:1100"]);
    let output = figures(&["embed", "--form", "iframe", "--heights", "1200"]);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && message.contains("\"0:1402 640:1180\""),
        "{message}"
    );
}

/// A house style of ours.
const STYLE: &str = "www/themes/broadsheet.css";

#[test]
fn each_form_wears_a_house_style() {
    let element = parse(&embed(&["--theme", STYLE, "--base", "https://figures.example/ff/"]));
    assert_eq!(
        element.attribute("link", "href"),
        [
            "https://figures.example/ff/force-figures.css",
            "https://figures.example/ff/themes/broadsheet.css"
        ],
        "the style after the sheet"
    );
    assert_eq!(element.attribute("force-figures", "class"), ["ff-broadsheet"]);
    assert!(element.attribute("force-figures", "scheme").is_empty());

    let themed = ["--theme", STYLE, "--scheme", "auto", "--form"];
    let iframe = parse(&embed(&[&themed[..], &["iframe"]].concat()));
    assert_eq!(
        iframe.attribute("iframe", "src"),
        ["/force-figures/frame.html?force=merseyside&scheme=auto&theme=broadsheet"]
    );

    // --ff-force: light-dark(#17505c, #7fc0cc), and the colours that are built in.
    let colours = ["#17505C", "#7FC0CC", "#0B5C8A", "#6CB8E6"];
    for (options, worn) in [
        (&["--theme", STYLE][..], "#17505C"),
        (&themed[..4], "#17505C"),
        (&["--theme", STYLE, "--scheme", "dark"], "#7FC0CC"),
        (&["--scheme", "light"], "#0B5C8A"),
        (&["--scheme", "dark"], "#6CB8E6"),
    ] {
        for (image, hash) in [("svg", "#"), ("data", "%23")] {
            let fixed = embed(&[&["--form", "static", "--image", image], options].concat());
            let found: Vec<&str> = colours
                .into_iter()
                .filter(|colour| fixed.contains(&colour.replace('#', hash)))
                .collect();
            assert_eq!(found, [worn], "{options:?} {image}");
            assert!(
                !fixed.contains(" class=") && !fixed.contains(" style="),
                "{options:?} {image}"
            );
        }
    }

    let dark = parse(&embed(&["--scheme", "dark"]));
    assert_eq!(dark.attribute("force-figures", "scheme"), ["dark"]);
    assert_eq!(dark.attribute("link", "href").len(), 1, "no style where none is asked for");
}

#[test]
fn a_house_style_is_checked_where_a_manifest_lists_it() {
    let folder = tempfile::tempdir().unwrap();
    let checksum = format!("sha256-{}=", "C".repeat(43));
    let listed = format!(r#""assets-0123/themes/broadsheet.css":{{"integrity":"{checksum}"}}"#);
    for (files, link, integrity) in [
        (
            listed.as_str(),
            "/force-figures/assets-0123/themes/broadsheet.css",
            vec![checksum.as_str()],
        ),
        // One that came after the build is beside the unchanging folder.
        ("", "/force-figures/themes/broadsheet.css", vec![]),
    ] {
        let manifest = folder.path().join("manifest.json");
        fs::write(&manifest, format!(r#"{{"assets":"assets-0123","files":{{{files}}}}}"#)).unwrap();
        let markup = parse(&embed(&["--theme", STYLE, "--manifest", manifest.to_str().unwrap()]));
        assert_eq!(markup.attribute("link", "href")[1], link);
        assert_eq!(markup.attribute("link", "integrity"), integrity);
    }
}

#[test]
fn a_file_that_no_page_could_wear_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let css = fs::read_to_string(project_file(STYLE)).unwrap();
    for (name, text, expected) in [
        (
            "House1.css",
            css.as_str(),
            "--theme: found \"House1.css\", expected a file named in small letters",
        ),
        ("house--style.css", &css, "--theme: found \"house--style.css\", expected"),
        ("house.txt", &css, "--theme: found \"house.txt\", expected"),
        (
            "broad.css",
            &css,
            "broad.css: found no rule for its class, expected .ff-broad",
        ),
        (
            "house.css",
            ".ff-house { color: red; }",
            "house.css: found no colour, expected properties such as --ff-force",
        ),
        (
            "house.css",
            ".ff-house { --ff-ink: black; }",
            "house.css, row 1, column --ff-ink: found \"black\", expected a colour",
        ),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, text).unwrap();
        for form in ["element", "iframe", "static"] {
            let output = figures(&["embed", "--form", form, "--theme", file.to_str().unwrap()]);
            let message = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success() && output.stdout.is_empty(), "{name} {form}");
            assert!(
                message.contains(expected) && message.lines().count() == 1,
                "{name} {form}: {message}"
            );
        }
    }
}

#[test]
fn a_frame_is_the_force_s_own_where_the_site_has_one() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = folder.path().join("manifest.json");
    let listed = r#"{"assets":"assets-0","files":{"frame.html":{"integrity":""},"merseyside/frame.html":{"integrity":""}}}"#;
    fs::write(&manifest, listed).unwrap();
    let site = [
        "--base",
        "https://figures.example/ff/",
        "--manifest",
        manifest.to_str().unwrap(),
    ];
    for (options, expected) in [
        (&["--force", "merseyside"][..], "merseyside/frame.html?force=merseyside"),
        (
            &["--force", "merseyside", "--offence", "stalking", "--chart", "years"],
            "merseyside/frame.html?force=merseyside&offence=stalking&chart=years",
        ),
        // A force without a frame in this site, and no force at all.
        (&["--force", "kent"], "frame.html?force=kent"),
        (&["--measure", "rate"], "frame.html?measure=rate"),
        (&[], "frame.html"),
    ] {
        let snippet = parse(&printed(&[&["embed", "--form", "iframe"], options, &site].concat()));
        assert_eq!(
            snippet.attribute("iframe", "src"),
            [format!("https://figures.example/ff/{expected}")]
        );
    }
}

/// A folder with one dataset in which the topic and the force of the tests are called `name`.
fn published_as(folder: &Path, name: &str) {
    let dataset = latest();
    let mut topic = dataset.topic().clone();
    topic.title = Translated::new(name.to_owned());
    let mut areas = dataset.areas().to_vec();
    let index = dataset.area_index("merseyside").unwrap();
    areas[index].names = Translated::new(AreaNames {
        name: name.to_owned(),
        short: name.to_owned(),
        place: name.to_owned(),
        article: String::new(),
    });
    // Only what a page of the force needs is counted: the last nine quarters.
    let mut builder = DatasetBuilder::new(dataset.release().clone(), topic, areas);
    for code in 0..dataset.topic().codes.len() {
        for area in dataset.forces() {
            for back in 0..9 {
                let quarter = dataset.last_quarter().plus(-back).unwrap();
                builder.add_count(
                    code,
                    area,
                    quarter,
                    dataset.count(area, code, quarter).map(|count| count as i32),
                );
            }
        }
    }
    write_published(folder, &builder.finish().unwrap());
}

fn write_published(folder: &Path, dataset: &Dataset) {
    fs::write(folder.join("named.figures"), dataset.write()).unwrap();
    let index = r#"{"default":"t","topics":{"t":{"latest":"2026-04-23","releases":{"2026-04-23":"named.figures"}}}}"#;
    fs::write(folder.join("releases.json"), index).unwrap();
}

/// Names as nobody should give them.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "</title></figure></svg>",
        "<!--",
        "]]>",
        "&lt;script&gt;",
        "&quot;",
        "&#x22;",
        "javascript:alert(1)",
        "\" onload=\"alert(1)",
        "${alert(1)}",
        "<",
        ">",
        "&",
        "'",
        "\"",
        "`",
        "=",
        "é",
        "a b",
        "Police",
    ]);
    prop::collection::vec(pieces, 1..4).prop_map(|pieces| pieces.concat())
}

/// The three forms of a force and a topic with that name.
fn forms_of(name: &str) -> Vec<(String, Markup)> {
    let folder = tempfile::tempdir().unwrap();
    published_as(folder.path(), name);
    let data = folder.path().to_str().unwrap();
    let forms = [("element", "svg"), ("iframe", "svg"), ("static", "svg"), ("static", "data")];
    forms
        .map(|(form, image)| {
            let args = [
                "embed",
                "--data",
                data,
                "--force",
                "merseyside",
                "--form",
                form,
                "--image",
                image,
            ];
            (format!("{form} {image}"), parse(&printed(&args)))
        })
        .into()
}

/// The pages of that force, and the list of all.
fn pages_of(name: &str) -> Vec<(String, Markup)> {
    let folder = tempfile::tempdir().unwrap();
    published_as(folder.path(), name);
    let (out, manifest) = (folder.path().join("out"), folder.path().join("manifest.json"));
    fs::write(&manifest, r#"{"assets":"assets-0","files":{}}"#).unwrap();
    let [data, to, listed] = [folder.path(), &out, &manifest].map(|path| path.to_str().unwrap());
    let fixed = ["render", "--all", "--base", "https://figures.example/"];
    printed(&[&fixed[..], &["--data", data, "--out", to, "--manifest", listed]].concat());
    ["merseyside/index.html", "index.html"]
        .map(|page| {
            let html = fs::read_to_string(out.join(page)).unwrap();
            (page.to_owned(), parse(html.trim_start_matches("<!doctype html>")))
        })
        .into()
}

/// What is wrong with markup that holds `name`, beside the same markup with a plain one.
fn mistakes(name: &str, named: Vec<(String, Markup)>, plain: &[(String, Markup)]) -> Vec<String> {
    let mut mistakes = Vec::new();
    for ((form, markup), (_, expected)) in named.into_iter().zip(plain) {
        let (shapes, expected) = (markup.shapes(), expected.shapes());
        for shape in shapes.symmetric_difference(&expected) {
            mistakes.push(format!("{form} of {name:?}: <{shape}>"));
        }
        let values = markup
            .tags
            .iter()
            .flat_map(|(_, attributes)| attributes)
            .map(|(_, value)| value);
        if !markup.texts.iter().chain(values).any(|text| text.contains(name.trim())) {
            mistakes.push(format!("{form} does not say {name:?}"));
        }
    }
    mistakes
}

#[test]
fn no_name_becomes_markup_of_a_page() {
    let name = "\"><script>alert('1')</script></title><!-- &quot; & --";
    assert_eq!(
        mistakes(name, pages_of(name), &pages_of("Plain Police")),
        Vec::<String>::new()
    );
}

#[test]
fn no_name_becomes_markup_of_a_form() {
    let plain = forms_of("Plain Police");
    proptest!(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() }, |(name in hostile())| {
        prop_assert_eq!(mistakes(&name, forms_of(&name), &plain), Vec::<String>::new());
    });
}

#[test]
fn an_eager_figure_has_its_files_fetched_ahead() {
    let eager = parse(&embed(&["--loading", "eager", "--base", "https://figures.example/ff"]));
    assert_eq!(eager.attribute("force-figures", "loading"), ["eager"]);
    assert_eq!(
        eager.attribute("link", "href")[1..],
        [
            "https://figures.example/ff/force-figures-live.js",
            "https://figures.example/ff/force_figures.wasm",
            "https://figures.example/ff/data/harassment-2026-04-23.figures"
        ]
    );
    assert_eq!(eager.attribute("link", "as"), ["fetch", "fetch"]);
    assert_eq!(eager.attribute("link", "crossorigin"), ["anonymous", "anonymous"]);
    let near = parse(&embed(&["--loading", "near"]));
    assert_eq!(near.attribute("force-figures", "loading"), ["near"]);
    assert_eq!(near.attribute("link", "href").len(), 1);
    let plain = parse(&embed(&[]));
    assert_eq!(plain.attribute("force-figures", "loading"), [""; 0]);
    let output = figures(&["embed", "--loading", "late"]);
    assert!(!output.status.success());
}

#[test]
fn the_styles_can_stand_in_the_snippet_with_their_hash_for_a_strict_policy() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = folder.path().join("sheet.css");
    std::fs::write(&sheet, ".ff{color:red}\n").unwrap();
    let snippet = embed(&["--styles", "inline", "--sheet", sheet.to_str().unwrap()]);
    // echo -n '.ff{color:red}' | openssl dgst -sha256 -binary | base64
    let first =
        "<!-- Under a strict policy: style-src 'sha256-HASH' -->\n<style data-force-figures>.ff{color:red}</style>\n<script ";
    assert!(
        snippet.starts_with(&first.replace("HASH", "zfz1z+0enRmv9rdfzTA7V/ioxRlVMb5nLy2lqTOZHOw=")),
        "{snippet}"
    );
    assert!(!snippet.contains("<link"));

    std::fs::write(&sheet, "</style><script>").unwrap();
    let output = figures(&["embed", "--styles", "inline", "--sheet", sheet.to_str().unwrap()]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("expected a stylesheet without it"));
}
