//! What the second build of the wasm adds: claims, explained, and stories.
//!
//! The page asks for this build with the first claim, story, outcome or language besides English that a reader wants.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::plain::{Fields, Plain, passage};
use super::{Asked, FigureSet, error};
use crate::Dataset;
use crate::error::Error;
use crate::figures::{Caveat, Claim, Claims, Figures};
use crate::model::{Absence, Figure, Language};
use crate::query::ClaimQuery;
use crate::words::story::{self, Evidence, ExplainedPart, Explanation, Paragraph, ParagraphKind, Story, StoryWords, Style};
use crate::words::{Label, Passage, Spreadsheet};

/// What was asked for: claims and the words for them.
struct Told<'d> {
    claims: Claims<'d>,
    words: &'static dyn StoryWords,
    style: Style,
}

impl FigureSet {
    fn told(&self, query: &str, lang: &str, style: &str) -> Result<Told<'_>, Error> {
        Ok(Told {
            claims: Claims::new(&self.dataset, self.resolved(query)?),
            words: story::stories(Language::from_tag(lang).unwrap_or_default()),
            style: style.parse()?,
        })
    }
}

impl Told<'_> {
    /// The claim spelled `text`.
    fn claim(&self, text: &str) -> Result<Claim, Error> {
        let key = text.parse::<ClaimQuery>()?.resolve(self.claims.dataset, &self.claims.query)?;
        Ok(self.claims.get(key))
    }

    /// What a caveat says.
    fn note(&self, caveat: &Caveat) -> Plain {
        Plain::text(&self.words.caveat(&self.claims, caveat))
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
        let newest = newest.parse().ok();
        Ok(Self { dataset, newest })
    }

    /// Where the figure of a claim comes from, down to the cells: a plain object.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn explain(&self, query: &str, claim: &str, lang: &str) -> Result<Object, JsValue> {
        let explain = || {
            let told = self.told(query, lang, "")?;
            let explanation = Explanation::new(&told.claims, &told.claim(claim)?, told.words, told.style);
            Ok(explained(&told, &explanation).into_js())
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
            let told = self.told(query, lang, style)?;
            let claim = told.claim(claim)?;
            let stated = told.words.stated(&told.claims, &claim, told.style);
            let released = told.words.released(&self.figures(told.claims.query));
            let mut fields = Fields::default();
            fields.text("lang", told.words.language().tag());
            fields.set("claim", Plain::text(&told.claims.spelled(&claim)));
            fields.set("text", Plain::text(&told.words.printed(&told.claims, &claim, told.style)));
            fields.set("stated", passage(&stated.passage));
            fields.set("notes", Plain::list(&claim.caveats, |caveat| told.note(caveat)));
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
        let Asked { figures, kind, .. } = self.asked(query, chart, "")?;
        let sheet = Spreadsheet::new(&figures, kind);
        let mut fields = Fields::default();
        fields.text("name", &sheet.name);
        fields.text("text", &sheet.text);
        Ok(Plain::from(fields).into_js().unchecked_into())
    }

    /// The story of the query: `{lang, force, place, headline, paragraphs: [{kind, sentences, notes}], kinds, notesLabel, source,
    /// released}`. There is a paragraph of every kind; `kinds` are those that say something of their own.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn story(&self, query: &str, lang: &str, style: &str) -> Result<Object, JsValue> {
        let tell = || {
            let told = self.told(query, lang, style)?;
            let story = Story::new(&told.claims, told.words, told.style);
            let parts = ParagraphKind::ALL.map(|kind| story.part(&told.claims, told.words, told.style, kind));
            let figures = self.figures(told.claims.query);
            let headline = told.words.headline(&figures);
            let mut fields = told_story(&told, &figures, &headline);
            fields.set(
                "paragraphs",
                Plain::list(&parts, |paragraph| told_paragraph(&told, paragraph)),
            );
            let own = |paragraph: &Paragraph| Plain::text(paragraph.kind.slug());
            fields.set("kinds", Plain::list(&story.paragraphs, own));
            Ok(Plain::from(fields).into_js())
        };
        Ok(tell().map_err(error::thrown)?.unchecked_into())
    }
}

/// What an article may want to say around a story.
fn told_story(told: &Told<'_>, figures: &Figures<'_>, headline: &Passage) -> Fields {
    let names = told.claims.dataset.areas()[told.claims.query.area]
        .names
        .get(told.words.language());
    let mut fields = Fields::default();
    fields.text("lang", told.words.language().tag());
    fields.text("force", &names.name);
    fields.text("place", &names.place);
    fields.set("headline", passage(headline));
    fields.text("notesLabel", told.words.label(Label::Notices));
    fields.set("source", Plain::text(&told.words.source(figures)));
    fields.set("released", Plain::text(&told.words.released(figures)));
    fields
}

/// A paragraph with what must be said beside its own figures.
fn told_paragraph(told: &Told<'_>, paragraph: &Paragraph) -> Plain {
    let notes = paragraph.notes(&told.claims, told.words);
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
fn explained(told: &Told<'_>, explanation: &Explanation) -> Plain {
    let mut formula = Fields::default();
    formula.text("name", explanation.formula.name);
    formula.text("expression", explanation.formula.expression);
    let blocks = Plain::list(&explanation.cells, |block| {
        let alone = Explanation {
            cells: vec![block.clone()],
            ..explanation.clone()
        };
        block_of(&alone.evidence(&told.claims, told.words))
    });
    let mut fields = Fields::default();
    fields.text("lang", told.words.language().tag());
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
        fields.number("outcomeType", cell.outcome.map(f64::from));
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
    fields.number(name, value.ok());
    fields.optional("absent", value.err().map(Absence::slug));
}
