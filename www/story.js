// <force-story>: whole paragraphs of the local story, or the words around them: headline, force, place.

import { Follower } from "./follow.js";
import { make, setPassage } from "./dom.js";

/** @typedef {import("#wasm-stories").Story} Story */

/** Parts that are words in the page's own sentence. */
const WORDS = /** @type {const} */ (["force", "place", "released", "source"]);

/**
 * Paragraphs that follow the widget's force. What stands in the element is the static fallback, and is replaced only by a whole
 * new text.
 */
export class ForceStory extends Follower {
  static observedAttributes = ["part", "for", "force", "offence", "year-ending", "lang", "format-style", "notes"];

  /** Names are the same for every offence. @override @returns {string[]} */
  get indifferent() {
    const word = WORDS.some((name) => name === this.getAttribute("part"));
    return word ? [...super.indifferent, "offence"] : super.indifferent;
  }

  /** @override @param {import("./follow.js").Widget} widget @param {() => boolean} current */
  async say(widget, current) {
    const style = this.formatStyle;
    const story = await widget.ask((set, query, lang) => set.story(query, lang, style), this.asked);
    if (!current()) return;
    const part = this.getAttribute("part") ?? "";
    const lang = this.foreign(story.lang);
    const word = WORDS.find((name) => name === part);
    if (word) this.replaceChildren(lang ? make("span", { lang }, story[word]) : story[word]);
    else if (part === "headline") this.replaceChildren(setPassage(make("span", { lang }), story.headline));
    else this.replaceChildren(...this.#paragraphs(story, part, lang));
  }

  /** In the page's own tree, so that the page's rules for paragraphs hold. @param {Story} story @param {string} part @param {string | null} lang */
  #paragraphs(story, part, lang) {
    const told = story.paragraphs.filter(({ kind }) => (part === "" ? kind !== "national" || story.kinds.includes(kind) : kind === part));
    const notes = [...new Set(told.flatMap((paragraph) => paragraph.notes))];
    const paragraphs = told.map(({ sentences }) => {
      const passage = sentences.flatMap((sentence, index) => (index > 0 ? [{ text: " ", claim: null }, ...sentence] : sentence));
      return setPassage(make("p", { lang }), passage);
    });
    if (notes.length === 0) return paragraphs;
    // A reader who has opened the notes wants to see them of the next force too.
    const open = this.querySelector("details")?.open ?? this.getAttribute("notes") === "open";
    const list = make("ul", {}, ...notes.map((note) => make("li", {}, note)));
    return [...paragraphs, make("details", { class: "ff-story-notes", lang, open }, make("summary", {}, story.notesLabel), list)];
  }
}
