//! What the builder page's wasm adds: the snippets that `figures embed` prints, by the same code.

use std::collections::BTreeMap;

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::{FigureSet, error, kind_of};
use crate::embed::{self, Appearance, Delivery, Embed, Heights, Hosting, Image};
use crate::error::Error;
use crate::model::Language;
use crate::paint::Theme;
use crate::{FigureQuery, Figures};

/// What a snippet needs to know of a file of the site's manifest.
#[derive(Deserialize)]
struct ManifestFile {
    integrity: String,
}

/// What an editor chooses besides the figures: where the files are, and how the figures look.
#[wasm_bindgen]
#[derive(Debug)]
pub struct EmbedOptions {
    hosting: Hosting,
    topic: Option<String>,
    theme: Option<String>,
    colors: Theme,
    heights: Option<Heights>,
}

#[wasm_bindgen]
impl EmbedOptions {
    /// The options of files in the folder with the address `base`, which ends with a slash, and of the topic `topic` (empty for the
    /// usual one).
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(base: &str, topic: &str) -> Self {
        Self {
            hosting: Hosting::at(Some(base.to_owned())),
            topic: named(topic),
            theme: None,
            colors: Theme::default(),
            heights: None,
        }
    }

    /// Notes the files of the site's manifest: a plain object with an `{integrity}` for the path of each from the top.
    ///
    /// # Errors
    /// What is no such object.
    pub fn list(&mut self, files: JsValue) -> Result<(), JsValue> {
        let files: BTreeMap<String, ManifestFile> = serde_wasm_bindgen::from_value(files)?;
        for (path, file) in &files {
            self.hosting.list(path, &file.integrity);
        }
        Ok(())
    }

    /// From now on snippets name the files in the folder `assets`, which never change; with an empty one, those that follow the newest
    /// release.
    pub fn pin(&mut self, assets: &str) {
        self.hosting.pin(named(assets));
    }

    /// Gives frames the heights that previews have, such as `0:1402 640:1180`; with an empty text, estimated ones.
    pub fn measured(&mut self, heights: &str) {
        self.heights = Heights::measured(heights);
    }

    /// Puts snippets into the house style `theme` (empty for none) with the stylesheet `css`.
    ///
    /// # Errors
    /// A `FigureError` of kind `input` where the stylesheet is no house style.
    pub fn wear(&mut self, theme: &str, css: &str) -> Result<(), JsValue> {
        self.colors = match theme {
            "" => Theme::default(),
            _ => Theme::parse(css, "the house style").map_err(error::thrown)?,
        };
        self.theme = named(theme);
        Ok(())
    }
}

/// The text, where it is one.
fn named(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

impl FigureSet {
    fn embed_of(&self, query: &str, chart: &str, lang: &str, scheme: &str, options: &EmbedOptions) -> Result<Embed<'_>, Error> {
        let kind = kind_of(chart)?;
        let query: FigureQuery = query.parse()?;
        let figures: Figures<'_> = self.figures(query.resolve(&self.dataset)?);
        let language = Language::from_tag(lang).unwrap_or_default();
        let appearance = Appearance::new(options.theme.clone(), options.colors.clone(), named(scheme));
        Ok(Embed::new(
            figures,
            &query,
            options.topic.as_deref(),
            kind,
            language,
            appearance,
        ))
    }
}

#[wasm_bindgen]
impl FigureSet {
    /// What an editor pastes: the `form` is element, iframe (with the host's script) or static. `scheme` is light, dark, auto or empty.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    pub fn snippet(
        &self,
        form: &str,
        query: &str,
        chart: &str,
        lang: &str,
        scheme: &str,
        options: &EmbedOptions,
    ) -> Result<String, JsValue> {
        let embed = self.embed_of(query, chart, lang, scheme, options).map_err(error::thrown)?;
        let hosting = &options.hosting;
        Ok(match form {
            "iframe" => {
                let heights = options.heights.clone().unwrap_or_else(|| Heights::estimated(&embed));
                embed::iframe(&embed, hosting, &heights) + &embed::host_script(hosting)
            }
            "static" => embed::static_form(&embed, Image::Svg),
            _ => embed::element(&embed, hosting, &Delivery::default()),
        })
    }

    /// The address of the frame in the iframe form.
    ///
    /// # Errors
    /// A `FigureError` of kind `query`.
    #[wasm_bindgen(js_name = frameAddress)]
    pub fn frame_address(
        &self,
        query: &str,
        chart: &str,
        lang: &str,
        scheme: &str,
        options: &EmbedOptions,
    ) -> Result<String, JsValue> {
        let embed = self.embed_of(query, chart, lang, scheme, options).map_err(error::thrown)?;
        Ok(embed::frame_address(&embed, &options.hosting))
    }
}
