//! Pages of `www/` with places that are filled when they are built or published.
//!
//! | place | what stands there afterwards |
//! |---|---|
//! | `<!-- figures: ARGUMENTS -->` | what the command prints for those arguments |
//! | `{assets}` | the folder of the element's files as seen from the page: `../assets-0123456789ab/`, or nothing |
//! | `{title: TEXT}` | what the page's figure is called, or TEXT where the page is not that of one force |

use std::path::Path;

use force_figures::html;

use crate::Failure;

/// A page with places.
pub(crate) struct Template {
    /// Path of its file, for messages.
    file: String,
    text: String,
}

/// What stands in the places of a page.
#[derive(Default)]
pub(crate) struct Places<'p> {
    /// The folder of the element's files as seen from the page, with its closing slash; empty where they are beside it.
    pub(crate) assets: &'p str,
    /// What the page's figure is called.
    pub(crate) title: Option<&'p str>,
}

/// How each kind of place begins and ends.
const MARKER: (&str, &str) = ("<!-- figures: ", " -->");
const ASSETS: (&str, &str) = ("{assets}", "");
const TITLE: (&str, &str) = ("{title: ", "}");

impl Template {
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
        Ok(Self { file, text })
    }

    /// The page with every place filled; `answer` gives what the command prints for a marker's arguments.
    ///
    /// # Errors
    /// A place without an end, or a marker that `answer` has nothing for.
    pub(crate) fn fill(
        &self,
        places: &Places<'_>,
        answer: &dyn Fn(&str) -> Result<String, Failure>,
    ) -> Result<String, Failure> {
        let mut page = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        let kinds = [MARKER, ASSETS, TITLE];
        let first = |rest: &str| kinds.into_iter().filter_map(|kind| Some((rest.find(kind.0)?, kind))).min();
        while let Some((at, kind)) = first(rest) {
            let (begin, end) = kind;
            page.push_str(&rest[..at]);
            let asked = &rest[at + begin.len()..];
            let line = || 1 + self.text[..self.text.len() - asked.len()].matches('\n').count();
            let failed = |what: String| Failure::from(format!("{}, row {}: {what}", self.file, line()));
            let Some(length) = asked.find(end) else {
                return Err(failed(format!(
                    "found \"{begin}\" without an end, expected \"{end}\" after it"
                )));
            };
            let said = &asked[..length];
            match kind {
                MARKER => {
                    let answer = answer(said).map_err(|error| failed(error.to_string()))?;
                    page.push_str(answer.trim_end());
                }
                ASSETS => page.push_str(places.assets),
                _ => page.push_str(&places.title.map_or_else(|| said.to_owned(), html::escaped)),
            }
            rest = &asked[length + end.len()..];
        }
        page.push_str(rest);
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str, places: &Places<'_>) -> Result<String, Failure> {
        let template = Template {
            file: "page.html".to_owned(),
            text: text.to_owned(),
        };
        template.fill(places, &|arguments| match arguments {
            "nothing" => Err("nothing there".into()),
            arguments => Ok(format!("<b>{arguments}</b>\n")),
        })
    }

    #[test]
    fn every_place_is_filled_and_nothing_else_is_touched() {
        let text = "<title>{title: All of them}</title>{\n<link href=\"{assets}a.css\"><!-- note --><p><!-- figures: render --html --></p>}\n";
        assert_eq!(
            filled(text, &Places::default()).expect("a page"),
            "<title>All of them</title>{\n<link href=\"a.css\"><!-- note --><p><b>render --html</b></p>}\n"
        );
        let places = Places {
            assets: "../assets-0/",
            title: Some("A & B {assets}"),
        };
        assert_eq!(
            filled(text, &places).expect("a page"),
            "<title>A &amp; B {assets}</title>{\n<link href=\"../assets-0/a.css\"><!-- note --><p><b>render --html</b></p>}\n"
        );
    }

    #[test]
    fn a_place_that_cannot_be_filled_says_where_it_is() {
        for (text, message) in [
            ("\n\n<!-- figures: nothing -->", "page.html, row 3: nothing there"),
            (
                "<p>\n<!-- figures: render",
                "page.html, row 2: found \"<!-- figures: \" without an end, expected \" -->\" after it",
            ),
        ] {
            let error = filled(text, &Places::default()).expect_err(text);
            assert_eq!(error.to_string(), message);
        }
    }
}
