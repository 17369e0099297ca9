//! The elements of an article's own text, with their static text: `figures render --claim` and `figures render --part`.

use clap::Args as ClapArgs;
use force_figures::figures::Figures;
use force_figures::html;
use force_figures::query::ClaimQuery;
use force_figures::words::Label;
use force_figures::words::plan::Headline;
use force_figures::words::story::{ParagraphKind, Story, StoryWords, Style};

use crate::Failure;
use crate::published::QueryArgs;

/// Options of the elements of an article's own text.
#[derive(ClapArgs)]
pub(crate) struct InlineArgs {
    /// Print <force-figure> with this claim, such as harassment.latest.
    #[arg(long, conflicts_with_all = ["html", "part"])]
    claim: Option<String>,
    /// Print <force-story> with this part: local, outcomes, national, headline, force, place, released or source.
    #[arg(long, conflicts_with = "html")]
    part: Option<String>,
    /// Id of the <force-figures> that the text follows; the page's first where it is not said.
    #[arg(long = "for", value_name = "ID")]
    widget: Option<String>,
    /// Keep these parts of what is asked for, whatever a reader chooses: force, offence, year-ending; with commas between.
    #[arg(long, value_delimiter = ',', value_parser = PINNED)]
    pin: Vec<String>,
    /// House style: per-cent, the-force, year-ending, offences; several with commas between.
    #[arg(long, default_value = "")]
    style: String,
}

/// Parts of the query that an element can keep to: their attributes.
const PINNED: [&str; 3] = ["force", "offence", "year-ending"];

/// Parts that are words in the page's own sentence.
const NAMES: [&str; 4] = ["force", "place", "released", "source"];

impl InlineArgs {
    /// The element that is asked for, or `None` where none is.
    pub(crate) fn element(
        &self,
        figures: &Figures<'_>,
        query: &QueryArgs,
        words: &dyn StoryWords,
    ) -> Result<Option<String>, Failure> {
        let asked = query.query(figures.dataset())?;
        let mut attributes: Vec<(&str, String)> = Vec::new();
        let mut set = |name, value: Option<&str>| attributes.extend(value.map(|value| (name, value.to_owned())));
        set("claim", self.claim.as_deref());
        set("part", self.part.as_deref());
        set("for", self.widget.as_deref());
        for name in PINNED {
            set(name, asked.get(name).filter(|_| self.pin.iter().any(|pinned| pinned == name)));
        }
        set("format-style", Some(self.style.as_str()).filter(|style| !style.is_empty()));
        attributes.push(("data-query", self.written_for(figures, query.topic())));
        let style: Style = self.style.parse()?;
        let claims = figures.claims.clone();
        if let Some(claim) = &self.claim {
            let key = claim.parse::<ClaimQuery>()?.resolve(figures.dataset(), &figures.query())?;
            let claim = claims.get(key);
            attributes.push(("data-claim", claims.spelled(&claim)));
            attributes.push(("stated", words.stated(&claims, &claim, style).passage.plain()));
            let text = words.printed(&claims, &claim, style);
            return Ok(Some(html::inline("force-figure", &attributes, &text.into())));
        }
        let Some(part) = &self.part else { return Ok(None) };
        let area = figures.area().names.get(words.language());
        let text = match part.as_str() {
            "force" => area.name.clone().into(),
            "place" => area.place.clone().into(),
            "released" => words.released(figures).into(),
            "source" => words.source(figures).into(),
            "headline" => words.headline(figures, &Headline::new(figures)),
            _ => {
                let kind = ParagraphKind::ALL.into_iter().find(|kind| kind.slug() == part);
                let kind = kind.ok_or_else(|| {
                    let kinds = ParagraphKind::ALL.map(ParagraphKind::slug).join(", ");
                    format!("unknown part \"{part}\"; valid: {kinds}, headline, force, place, released, source")
                })?;
                let paragraph = Story::new(&claims, words, style).part(&claims, words, style, kind);
                let notes = paragraph.notes(&claims, words);
                let label = words.label(Label::Notices);
                return Ok(Some(html::paragraph(&attributes, &paragraph.passage(), label, &notes)));
            }
        };
        Ok(Some(html::inline("force-story", &attributes, &text)))
    }

    /// What the text says things of and an attribute does not keep it to, with nothing left to defaults: www/about.js tells by it
    /// whether a widget shows the same.
    fn written_for(&self, figures: &Figures<'_>, topic: Option<&str>) -> String {
        let spelled = figures.asked_query().spelled(figures.dataset());
        let part = self.part.as_deref();
        let depends = |key: &str| match key {
            "force" | "year-ending" | "release" => true,
            // A claim names its offence, and a name is the same for each.
            "offence" => part.is_some_and(|part| !NAMES.contains(&part)),
            "measure" => part == Some("headline"),
            _ => false,
        };
        let mut written: Vec<String> = Vec::new();
        for pair in spelled.split('&') {
            let key = pair.split('=').next().unwrap_or_default();
            if depends(key) && !self.pin.iter().any(|pinned| pinned == key) {
                written.push(pair.to_owned());
            }
        }
        written.extend(topic.map(|topic| format!("topic={topic}")));
        written.join("&")
    }
}
