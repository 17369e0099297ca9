//! `figures story`: the local story of one force, or of every force, a file each.

use std::fs;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::figures::Notice;
use force_figures::html;
use force_figures::words::plan::MOST_BESIDE;
use force_figures::words::story::{self, Story, StoryWords, Style};
use force_figures::{Dataset, FigureQuery, Figures};
use serde_json::{Value, json};

use crate::Failure;
use crate::files::{file_error, write_whole};
use crate::published::{QueryArgs, language};

/// Options of `figures story`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    query: QueryArgs,
    /// House style: per-cent, the-force, year-ending, offences; several with commas between.
    #[arg(long, default_value = "")]
    style: String,
    /// Language of names and sentences.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Output format.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write the story of every force, one file each.
    #[arg(long, requires = "out", conflicts_with = "force")]
    all: bool,
    /// Folder of the files.
    #[arg(long, value_name = "DIR", requires = "all")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Html,
    Json,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}

/// What is printed: the story, or how many were written.
pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let words = story::stories(language(&args.lang)?);
    let style: Style = args.style.parse()?;
    let dataset = args.query.dataset()?;
    let asked = args.query.query(&dataset)?;
    let tell = |query: &FigureQuery| -> Result<String, Failure> {
        let figures = args.query.figures_of(&dataset, query)?;
        Ok(PrintedStory::new(&dataset, &figures, words, style).print(args.format)?)
    };
    let Some(folder) = &args.out else {
        return tell(&asked);
    };
    // All are told before the first is written: a failure leaves nothing half done.
    let mut files = Vec::new();
    for area in dataset.areas() {
        let query = FigureQuery {
            force: Some(area.slug.clone()),
            ..asked.clone()
        };
        files.push((format!("{}.{}", area.slug, args.format.extension()), tell(&query)?));
    }
    fs::create_dir_all(folder).map_err(|error| file_error(folder, &error))?;
    for (name, text) in &files {
        write_whole(&folder.join(name), text.as_bytes())?;
    }
    Ok(format!("{} stories in {}\n", files.len(), folder.display()))
}

/// A story with what stands under it.
struct PrintedStory {
    query: String,
    style: Style,
    story: Story,
    /// What must be said beside its figures.
    notes: Vec<String>,
    /// What else a reader may want to know of them, then what always stands under them.
    further: Vec<String>,
    source: String,
    released: String,
}

impl PrintedStory {
    fn new(dataset: &Dataset, figures: &Figures<'_>, words: &dyn StoryWords, style: Style) -> Self {
        let story = Story::new(&figures.claims, words, style);
        let said = |wanted: fn(&Notice) -> bool| {
            let notices = figures.notices.iter().filter(move |notice| wanted(notice));
            notices.map(|notice| words.notice(figures, notice))
        };
        let mut notes: Vec<String> = said(|notice| matches!(notice, Notice::NewerRelease(_))).collect();
        notes.extend(story.notes.iter().cloned());
        let mut further = notes.split_off(notes.len().min(MOST_BESIDE));
        further.extend(story.further_notes.iter().cloned());
        further.extend(said(|notice| matches!(notice, Notice::Standing(_))));
        Self {
            query: figures.asked_query().spelled(dataset),
            style,
            story,
            notes,
            further,
            source: words.source(figures),
            released: words.released(figures),
        }
    }

    fn print(&self, format: Format) -> Result<String, serde_json::Error> {
        Ok(match format {
            Format::Text => self.text(),
            Format::Html => html::story(
                &self.story,
                &self.query,
                &self.notes,
                &self.further,
                &[&self.source, &self.released],
            ),
            Format::Json => serde_json::to_string_pretty(&self.json())? + "\n",
        })
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for paragraph in &self.story.paragraphs {
            text.push_str(&paragraph.passage().plain());
            text.push_str("\n\n");
        }
        for note in &self.notes {
            text.push_str(&format!("- {note}\n"));
        }
        text.push_str(&format!("\n{} {}\n", self.source, self.released));
        text
    }

    fn json(&self) -> Value {
        let paragraphs = self.story.paragraphs.iter().map(|paragraph| {
            let sentences = paragraph.sentences.iter().map(|sentence| {
                let spans = sentence.passage.spans.iter().map(|span| match &span.claim {
                    Some(claim) => json!({ "text": span.text, "claim": claim }),
                    None => json!({ "text": span.text }),
                });
                json!({ "text": sentence.passage.plain(), "spans": spans.collect::<Value>() })
            });
            json!({ "kind": paragraph.kind.slug(), "sentences": sentences.collect::<Value>() })
        });
        json!({
            "query": self.query,
            "lang": self.story.lang,
            "style": self.style.to_string(),
            "paragraphs": paragraphs.collect::<Value>(),
            "notes": self.notes,
            "further_notes": self.further,
            "source": self.source,
            "released": self.released,
        })
    }
}
