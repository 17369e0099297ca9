//! What the second build of the wasm adds: claims, explained, and stories.
//!
//! The page asks for this build with the first claim, story, outcome or language besides English that a reader wants.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::plain::{Fields, Plain, passage};
use super::{FigureSet, ViewRequest, error};
use crate::Dataset;
use crate::error::Error;
use crate::figures::{Claim, Claims, Figures};
use crate::model::{Absence, Figure, Language};
use crate::query::ClaimQuery;
use crate::words::plan::Headline;
use crate::words::story::{
    self, Evidence, ExplainedPart, Explanation, Paragraph, ParagraphKind, Story, StoryCaveat, StoryWords, Style,
};
use crate::words::{Label, Passage, Spreadsheet};

/// What was asked for: claims and the words for them.
struct StoryRequest<'d> {
    claims: Claims<'d>,
    words: &'static dyn StoryWords,
    style: Style,
}

impl FigureSet {
    fn story_request(&self, query: &str, lang: &str, style: &str) -> Result<StoryRequest<'_>, Error> {
        Ok(StoryRequest {
            claims: Claims::new(&self.dataset, self.resolved(query)?),
            words: story::stories(Language::from_tag(lang).unwrap_or_default()),
            style: style.parse()?,
        })
    }
}

impl StoryRequest<'_> {
    /// The claim spelled `text`.
    fn claim(&self, text: &str) -> Result<Claim, Error> {
        let key = text.parse::<ClaimQuery>()?.resolve(self.claims.dataset, &self.claims.query)?;
        Ok(self.claims.get(key))
    }

    /// What must be said beside a claim.
    fn notes(&self, claim: &Claim) -> Plain {
        let notes: Vec<String> = StoryCaveat::all(claim)
            .map(|caveat| self.words.caveat(&self.claims, &caveat))
            .collect();
        Plain::texts(&notes)
    }
}

#[wasm_bindgen]
impl FigureSet {
    /// The dataset in `bytes`, completed by its companion file; `newest` as in the constructor.
    ///
    /// # Errors
    /// A `FigureError` of kind `dataset`.
    #[wasm_bindgen(js_name = withCompanion)]
    pub fn with_companion(bytes: &[u8], companion: &[u8], newest: &str) -> Result<FigureSet, JsValue> {
        let dataset = Dataset::read_with_companion(bytes, companion).map_err(error::thrown)?;
        Ok(Self::of(dataset, newest))
    }

    /// Where the figure of a claim comes from, down to the cells: a plain object.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn explain(&self, query: &str, claim: &str, lang: &str) -> Result<Object, JsValue> {
        let explain = || {
            let request = self.story_request(query, lang, "")?;
            let explanation = Explanation::new(&request.claims, &request.claim(claim)?, request.words, request.style);
            Ok(explained(&request, &explanation).into_js())
        };
        Ok(explain().map_err(error::thrown)?.unchecked_into())
    }

    /// A claim as an article's own sentence takes it in, and as a sentence of its own: `{lang, claim, text, stated, notes,
    /// released, absent}`.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn printed(&self, query: &str, claim: &str, lang: &str, style: &str) -> Result<Object, JsValue> {
        let print = || {
            let request = self.story_request(query, lang, style)?;
            let claim = request.claim(claim)?;
            let stated = request.words.stated(&request.claims, &claim, request.style);
            let released = request.words.released(&self.figures(request.claims.query));
            let mut fields = Fields::default();
            fields.text("lang", request.words.language().tag());
            fields.set("claim", Plain::text(&request.claims.spelled(&claim)));
            fields.set(
                "text",
                Plain::text(&request.words.printed(&request.claims, &claim, request.style)),
            );
            fields.set("stated", passage(&stated.passage));
            fields.set("notes", request.notes(&claim));
            fields.set("released", Plain::text(&released));
            fields.optional("absent", claim.value.err().map(Absence::slug));
            Ok(Plain::from(fields).into_js())
        };
        Ok(print().map_err(error::thrown)?.unchecked_into())
    }

    /// The figures of a chart for spreadsheets: `{name, text}`, the file's name and what is in it.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn spreadsheet(&self, query: &str, chart: &str) -> Result<Object, JsValue> {
        // Its words are no language's.
        let ViewRequest { query, kind, .. } = self.view_request(query, chart, "")?;
        let sheet = Spreadsheet::new(&self.figures(query), kind);
        let mut file = Fields::default();
        file.text("name", &sheet.name);
        file.text("text", &sheet.text);
        Ok(Plain::from(file).into_js().unchecked_into())
    }

    /// The story of the query: `{lang, force, place, headline, paragraphs: [{kind, sentences, notes}], kinds, notesLabel, source,
    /// released}`. There is a paragraph of every kind; `kinds` are those that say something of their own.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn story(&self, query: &str, lang: &str, style: &str) -> Result<Object, JsValue> {
        let tell = || {
            let request = self.story_request(query, lang, style)?;
            let story = Story::new(&request.claims, request.words, request.style);
            let parts = ParagraphKind::ALL.map(|kind| story.part(&request.claims, request.words, request.style, kind));
            let figures = self.figures(request.claims.query);
            let headline = request.words.headline(&figures, &Headline::new(&figures));
            let mut fields = story_frame(&request, &figures, &headline);
            fields.set(
                "paragraphs",
                Plain::list(&parts, |paragraph| paragraph_fields(&request, paragraph)),
            );
            let own = |paragraph: &Paragraph| Plain::text(paragraph.kind.slug());
            fields.set("kinds", Plain::list(&story.paragraphs, own));
            Ok(Plain::from(fields).into_js())
        };
        Ok(tell().map_err(error::thrown)?.unchecked_into())
    }
}

/// What an article may want to say around a story.
fn story_frame(request: &StoryRequest<'_>, figures: &Figures<'_>, headline: &Passage) -> Fields {
    let names = request.claims.dataset.areas()[request.claims.query.area]
        .names
        .get(request.words.language());
    let mut fields = Fields::default();
    fields.text("lang", request.words.language().tag());
    fields.text("force", &names.name);
    fields.text("place", &names.place);
    fields.set("headline", passage(headline));
    fields.text("notesLabel", request.words.label(Label::Notices));
    fields.set("source", Plain::text(&request.words.source(figures)));
    fields.set("released", Plain::text(&request.words.released(figures)));
    fields
}

/// A paragraph with what must be said beside its own figures.
fn paragraph_fields(request: &StoryRequest<'_>, paragraph: &Paragraph) -> Plain {
    let notes = paragraph.notes(&request.claims, request.words);
    let mut fields = Fields::default();
    fields.text("kind", paragraph.kind.slug());
    fields.set(
        "sentences",
        Plain::list(&paragraph.sentences, |sentence| passage(&sentence.passage)),
    );
    fields.set("notes", Plain::texts(&notes));
    fields.into()
}

/// An explanation with every cell, in blocks.
fn explained(request: &StoryRequest<'_>, explanation: &Explanation) -> Plain {
    let mut formula = Fields::default();
    formula.text("name", explanation.formula.name);
    formula.text("expression", explanation.formula.expression);
    let blocks = Plain::list(&explanation.cells, |block| {
        let alone = Explanation {
            cells: vec![block.clone()],
            ..explanation.clone()
        };
        block_of(&alone.evidence(&request.claims, request.words))
    });
    let mut fields = Fields::default();
    fields.text("lang", request.words.language().tag());
    fields.text("claim", &explanation.claim);
    fields.text("force", &explanation.area);
    fields.text("offence", &explanation.offence);
    fields.set("codes", Plain::texts(&explanation.codes));
    fields.text("yearEnding", &explanation.year_ending);
    fields.text("release", &explanation.release);
    fields.set("files", Plain::texts(&explanation.files));
    fields.set("formula", formula.into());
    fields.set("parts", Plain::list(&explanation.parts, part));
    fields.set("cells", blocks);
    fields.text("unit", explanation.unit.slug());
    set_value(&mut fields, "raw", explanation.value);
    fields.text("printed", &explanation.printed);
    fields.set("stated", passage(&explanation.stated));
    fields.set("excluding", Plain::texts(&explanation.excluding));
    fields.set("caveats", Plain::texts(&explanation.caveats));
    fields.optional("absence", explanation.absence);
    fields.into()
}

fn part(part: &ExplainedPart) -> Plain {
    let mut fields = Fields::default();
    fields.text("claim", &part.claim);
    set_value(&mut fields, "raw", part.value);
    fields.text("printed", &part.printed);
    fields.into()
}

/// Cells of one table, which stand together in a claim.
fn block_of(cells: &[Evidence]) -> Plain {
    let counts = Plain::list(cells, |cell| {
        let mut fields = Fields::default();
        fields.text("force", &cell.area);
        fields.text("name", &cell.name);
        fields.text("code", &cell.code);
        fields.text("period", &cell.period);
        fields.set("outcomeType", Plain::number(cell.outcome.map(f64::from)));
        set_value(&mut fields, "count", cell.value);
        fields.into()
    });
    let mut fields = Fields::default();
    fields.text("table", cells.first().map_or("", |cell| cell.table));
    fields.set("counts", counts);
    fields.into()
}

/// Sets `name` to the value, or to null; then `absent` is the reason.
fn set_value(fields: &mut Fields, name: &str, value: Figure<f64>) {
    fields.set(name, Plain::number(value.ok()));
    fields.optional("absent", value.err().map(Absence::slug));
}
