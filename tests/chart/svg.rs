//! The SVG: compact, well-formed, without styles or ids, the same every time.

use super::{WIDTHS, scene};
use crate::common::{latest, project_file};
use force_figures::model::ChartKind;
use force_figures::paint::{Palette, svg};

/// Charts whose SVG is kept under `tests/golden/`.
const GOLDEN: [(&str, &str, ChartKind, f64); 6] = [
    (
        "trend-merseyside-480",
        "force=merseyside&year-ending=2023-09",
        ChartKind::Trend,
        480.0,
    ),
    (
        "trend-thames-valley-rate-320",
        "force=thames-valley&measure=rate",
        ChartKind::Trend,
        320.0,
    ),
    (
        "trend-thames-valley-rate-960",
        "force=thames-valley&measure=rate&year-ending=2023-09",
        ChartKind::Trend,
        960.0,
    ),
    (
        "years-merseyside-640",
        "force=merseyside&year-ending=2023-09",
        ChartKind::Years,
        640.0,
    ),
    (
        "years-cleveland-rate-320",
        "force=cleveland&measure=rate",
        ChartKind::Years,
        320.0,
    ),
    (
        "trend-west-midlands-8u-640",
        "force=west-midlands&offence=controlling-or-coercive-behaviour",
        ChartKind::Trend,
        640.0,
    ),
];

fn markup(query: &str, kind: ChartKind, width: f64) -> String {
    svg::svg(&scene(&latest(), query, kind, width), &Palette::light(), "")
}

#[test]
fn golden_charts_are_unchanged() {
    let mut changed = Vec::new();
    for (name, query, kind, width) in GOLDEN {
        let path = project_file(&format!("tests/golden/chart/{name}.svg"));
        // One element a line, so that a change can be read.
        let drawn = markup(query, kind, width).replace("><", ">\n<") + "\n";
        if std::env::var_os("FORCE_FIGURES_BLESS").is_some_and(|value| value == "1") {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        if let Some(line) = kept.lines().zip(drawn.lines()).position(|(kept, drawn)| kept != drawn) {
            changed.push(format!("{name}.svg, line {}", line + 1));
        } else if kept.lines().count() != drawn.lines().count() {
            changed.push(format!("{name}.svg has another number of lines"));
        }
    }
    assert!(
        changed.is_empty(),
        "charts changed: {}. Look at them, and keep them with FORCE_FIGURES_BLESS=1 cargo test golden_charts",
        changed.join("; ")
    );
}

/// The elements' names in order of opening; fails where the markup is not well-formed.
fn elements(markup: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut seen = Vec::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        let text = &rest[..start];
        assert!(
            !text.contains('>')
                && text
                    .replace("&amp;", "")
                    .replace("&lt;", "")
                    .replace("&gt;", "")
                    .find('&')
                    .is_none()
        );
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        let name: String = tag.chars().take_while(char::is_ascii_alphabetic).collect();
        let mut attributes: Vec<&str> = tag
            .split('"')
            .step_by(2)
            .map(str::trim)
            .filter(|part| part.ends_with('='))
            .collect();
        let count = attributes.len();
        attributes.sort_unstable();
        attributes.dedup();
        assert_eq!(attributes.len(), count, "an attribute twice: {tag}");
        if !tag.ends_with('/') {
            open.push(name.clone());
        }
        seen.push(name);
    }
    assert!(rest.is_empty() && open.is_empty());
    seen
}

#[test]
fn the_markup_is_well_formed_compact_and_plain() {
    for query in [
        "force=merseyside",
        "force=thames-valley&measure=rate&year-ending=2023-09",
        "force=england-and-wales",
    ] {
        for kind in ChartKind::ALL {
            for width in WIDTHS {
                let markup = markup(query, kind, width);
                let name = format!("{query} {kind:?} {width}: {markup}");
                assert_eq!(elements(&markup)[0], "svg", "{name}");
                assert!(markup.len() < 7_000, "{} bytes: {name}", markup.len());
                for never in ["style", " id=", "class", "opacity", "script", "NaN", "inf", "\n"] {
                    assert!(!markup.contains(never), "{never}: {name}");
                }
                let numbers = markup.replace("http://www.w3.org", "");
                // In the coordinates: rates and shares have decimals of their own.
                let decimals = query.contains("rate") || !ChartKind::SERIES.contains(&kind);
                assert!(!numbers.contains('.') || decimals, "a decimal: {name}");
            }
        }
    }
}

#[test]
fn sizes_are_those_of_the_scene() {
    let markup = markup("force=merseyside", ChartKind::Trend, 320.0);
    assert!(markup.starts_with(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"200\" viewBox=\"0 0 2560 1600\" fill=\"none\" \
         stroke-linejoin=\"round\">"
    ));
    let scene = scene(&latest(), "force=merseyside", ChartKind::Trend, 320.0);
    let named = svg::svg(&scene, &Palette::light(), "\"A&B\", sans-serif");
    assert!(named.contains("font-family=\"&quot;A&amp;B&quot;, sans-serif\""));
}

#[test]
fn a_broken_line_is_one_element_with_one_move_for_each_run() {
    let markup = markup("force=thames-valley&measure=rate", ChartKind::Trend, 640.0);
    let lines = |width: &str| markup.matches(&format!("stroke-width=\"{width}\"")).count();
    assert_eq!(lines("20"), 1, "the force's line is one path");
    assert_eq!(
        markup.matches("stroke-dasharray=\"40 32\"").count(),
        1,
        "the dashed line is one path"
    );
}
