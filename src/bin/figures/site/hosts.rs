//! What hosts and search engines read of a site.

use force_figures::embed::Hosting;
use force_figures::html;
use force_figures::model::Area;

/// What the widget needs of a page, and nothing else (www/tools/serve.mjs serves the demo with the same).
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// Headers of every file.
const EVERYWHERE: [(&str, &str); 5] = [
    ("Access-Control-Allow-Origin", "*"),
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// `_headers`, for hosts that read that file (Netlify, Cloudflare Pages); the README says the same for others. Files outside the
/// unchanging `folders` keep such a host's own default: ask again each time, and be answered 304.
pub(super) fn headers(folders: &[&str]) -> String {
    let mut headers = "/*\n".to_owned();
    for (name, value) in EVERYWHERE {
        headers.push_str(&format!("  {name}: {value}\n"));
    }
    for folder in folders {
        headers.push_str(&format!(
            "/{folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    headers
}

/// `sitemap.xml`: where the pages are, for search engines. `None` where the site's address is not known.
pub(super) fn sitemap(hosting: &Hosting, areas: &[Area]) -> Option<String> {
    let mut sitemap = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    let pages = areas.iter().map(|area| format!("{}/", area.slug));
    for page in [String::new()].into_iter().chain(pages) {
        let address = hosting.absolute(&page)?;
        sitemap.push_str(&format!("<url><loc>{}</loc></url>\n", html::escaped(&address)));
    }
    Some(sitemap + "</urlset>\n")
}
