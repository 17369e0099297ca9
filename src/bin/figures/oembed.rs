//! oEmbed responses (oembed.com, version 1.0, type rich), one file for each figure: discovery by `<link>` needs no server.

use force_figures::chart::card;
use force_figures::embed::{COLUMN, Embed, Heights, Hosting, Image, iframe, static_form};
use serde_json::{Map, Value, json};

/// Seconds for which a reader of the response may keep it: a day, far less than a quarter.
const CACHE_AGE: u32 = 86_400;

/// The response. Where the address of the files is known, its HTML is the frame; else the static form, which needs none.
pub(crate) fn response(embed: &Embed<'_>, hosting: &Hosting) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        object.insert(key.to_owned(), value);
    };
    put("type", json!("rich"));
    // A string: the specification's own examples have it, and some readers refuse a number.
    put("version", json!("1.0"));
    put("title", json!(embed.title()));
    put("provider_name", json!("Force Figures"));
    let top = hosting.absolute("");
    if let Some(top) = &top {
        put("provider_url", json!(top));
    }
    put("cache_age", json!(CACHE_AGE));
    // The three stand together or not at all.
    if let Some(address) = hosting.absolute(&format!("{}/card.png", embed.folder())) {
        put("thumbnail_url", json!(address));
        put("thumbnail_width", json!(card::WIDTH as u32));
        put("thumbnail_height", json!(card::HEIGHT as u32));
    }
    let heights = Heights::estimated(embed);
    let html = if top.is_some() {
        iframe(embed, hosting, &heights)
    } else {
        static_form(embed, Image::Svg)
    };
    put("html", json!(html));
    put("width", json!(COLUMN));
    put("height", json!(heights.in_column()));
    Value::Object(object)
}
