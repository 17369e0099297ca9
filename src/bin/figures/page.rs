//! Whole pages: one for each force, which search engines, link previews and oEmbed readers find, and the list of all.

use force_figures::chart::card;
use force_figures::embed::{Embed, Hosting};
use force_figures::html::Html;

/// The page of a force, at `<force>/index.html`. Addresses within the site are relative: it works below any path, and from disk.
pub(crate) fn of_force(embed: &Embed<'_>, hosting: &Hosting) -> String {
    let force = &embed.figures.area().slug;
    let folder = embed.folder();
    let (title, sentence) = (embed.title(), embed.sentence());
    let up = |path: &str| format!("../{path}");
    document(
        embed.view.head.lang,
        |html| {
            html.line("title", &[], title);
            html.void("meta", &[("name", "description"), ("content", &sentence)]);
            if let Some(address) = hosting.absolute(&format!("{force}/")) {
                html.void("link", &[("rel", "canonical"), ("href", &address)]);
                html.void("meta", &[("property", "og:url"), ("content", &address)]);
            }
            for (property, content) in [("og:type", "website"), ("og:title", title), ("og:description", &sentence)] {
                html.void("meta", &[("property", property), ("content", content)]);
            }
            if let Some(address) = hosting.absolute(&format!("{folder}/card.png")) {
                let [width, height] = [card::WIDTH, card::HEIGHT].map(|length| (length as u32).to_string());
                for (property, content) in [
                    ("og:image", address.as_str()),
                    ("og:image:width", &width),
                    ("og:image:height", &height),
                    ("og:image:alt", &sentence),
                ] {
                    html.void("meta", &[("property", property), ("content", content)]);
                }
                html.void("meta", &[("name", "twitter:card"), ("content", "summary_large_image")]);
            }
            for (kind, name) in [("application/json+oembed", "oembed.json"), ("text/csv", "figures.csv")] {
                let address = hosting
                    .absolute(&format!("{folder}/{name}"))
                    .unwrap_or_else(|| up(&format!("{folder}/{name}")));
                let link = [("rel", "alternate"), ("type", kind), ("href", &address), ("title", title)];
                html.void("link", &link);
            }
            styles(html, hosting, "../");
            html.line(
                "script",
                &[("type", "module"), ("src", &up(&hosting.asset("force-figures.js").0))],
                "",
            );
        },
        |html| {
            html.line("h1", &[], embed.force());
            html.markup(&embed.element(&[]));
            html.within("ul", &[("class", "page-files")], |html| {
                for (name, label) in [
                    ("figures.csv", "CSV"),
                    ("figures.json", "JSON"),
                    ("chart.svg", "SVG"),
                    ("card.png", "PNG"),
                ] {
                    html.within("li", &[], |html| {
                        html.line("a", &[("href", &up(&format!("{folder}/{name}")))], label);
                    });
                }
            });
            html.within("p", &[], |html| {
                html.line("a", &[("href", "../index.html")], &embed.view.head.kicker)
            });
        },
    )
}

/// The list of all figures, with a link to the page of each force where there are pages.
pub(crate) fn index(embeds: &[Embed<'_>], hosting: &Hosting) -> String {
    let Some(first) = embeds.first() else { return String::new() };
    document(
        first.view.head.lang,
        |html| {
            html.line("title", &[], &first.view.head.kicker);
            if let Some(address) = hosting.absolute("") {
                html.void("link", &[("rel", "canonical"), ("href", &address)]);
            }
            if hosting.has_assets() {
                styles(html, hosting, "");
            }
        },
        |html| {
            html.line("h1", &[], &first.view.head.kicker);
            html.within("ul", &[("class", "page-list")], |html| {
                for embed in embeds {
                    html.within("li", &[], |html| entry(html, embed, hosting));
                }
            });
            html.line("p", &[], &first.view.method.source);
            html.line("p", &[], &first.view.method.released);
        },
    )
}

/// A figure in the list: what it says, and its files.
fn entry(html: &mut Html, embed: &Embed<'_>, hosting: &Hosting) {
    let area = embed.figures.area();
    let folder = embed.folder();
    let page = if hosting.has_assets() {
        format!("{}/index.html", area.slug)
    } else {
        format!("{folder}/static.html")
    };
    html.line("a", &[("href", &page)], embed.title());
    html.line("p", &[], &embed.sentence());
    html.within("p", &[("class", "page-files")], |html| {
        for name in [
            "card.png",
            "chart.svg",
            "chart-dark.svg",
            "figures.csv",
            "figures.json",
            "alt.txt",
        ] {
            html.line("a", &[("href", &format!("{folder}/{name}"))], name);
        }
    });
}

fn styles(html: &mut Html, hosting: &Hosting, top: &str) {
    for name in ["force-figures.css", "page.css"] {
        let address = format!("{top}{}", hosting.asset(name).0);
        html.void("link", &[("rel", "stylesheet"), ("href", &address)]);
    }
}

/// A document in this language.
fn document(lang: &str, head: impl FnOnce(&mut Html), body: impl FnOnce(&mut Html)) -> String {
    let mut html = Html::default();
    html.markup("<!doctype html>");
    html.within("html", &[("lang", lang)], |html| {
        html.within("head", &[], |html| {
            html.void("meta", &[("charset", "utf-8")]);
            html.void(
                "meta",
                &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")],
            );
            html.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            html.void("link", &[("rel", "icon"), ("href", "data:,")]);
            head(html);
        });
        html.within("body", &[], |html| html.within("main", &[], body));
    });
    html.text
}
