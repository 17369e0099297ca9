// <force-story>: whole paragraphs of the local story, or the words around them: headline, force, place.

import { behind } from "./behind.js";
import { make, setPassage } from "./dom.js";
import { Failure } from "./errors.js";
import { Follower } from "./follow.js";

/** @typedef {import("#wasm-stories").Story} Story */

/** Parts that are words in the page's own sentence. */
const WORDS = /** @type {const} */ (["force", "place", "released", "source"]);

const STYLE = `:host([data-state=updating]){opacity:.65}
.behind{display:block;margin-block-end:1em;font-size:.875em;font-style:italic}
[hidden]{display:none}`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Paragraphs that follow the widget's force. What stands in the element is the static fallback, and is replaced only by a whole
 * new text.
 */
export class ForceStory extends Follower {
  /** @override */
  static observedAttributes = ["part", "for", "force", "offence", "year-ending", "lang", "format-style", "notes"];

  /** Said under paragraphs that could not follow; made with the first state that there is to show. @type {HTMLElement | null} */
  #behind = null;

  /** Names are the same for every offence; the headline is the only part that says the measure. @override @returns {string[]} */
  get indifferent() {
    const part = this.getAttribute("part");
    if (part === "headline") return super.indifferent.filter((name) => name !== "measure");
    return WORDS.some((name) => name === part) ? [...super.indifferent, "offence"] : super.indifferent;
  }

  /** @override @param {import("./follow.js").State} state */
  show(state) {
    if (!this.#behind) {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(STYLE);
      }
      this.#behind = make("span", { class: "behind", hidden: true });
      // Around the page's own tree, which stays as it is.
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(make("slot"), this.#behind);
    }
    const { lang, said } = behind(this);
    this.#behind.lang = lang;
    this.#behind.textContent = said;
    // Words in the page's own sentence have no room for a line.
    this.#behind.hidden = state !== "behind" || !this.querySelector("p");
  }

  /** @override @param {import("./follow.js").Widget} widget @param {() => boolean} current */
  async say(widget, current) {
    const style = this.formatStyle;
    const story = await widget.ask((set, query, lang) => set.story(query, lang, style), { ...this.asked, follows: true });
    if (!current()) return;
    const part = this.getAttribute("part") ?? "";
    const lang = this.foreign(story.lang);
    const word = WORDS.find((name) => name === part);
    if (word) this.replaceChildren(lang ? make("span", { lang }, story[word]) : story[word]);
    else if (part === "headline") this.replaceChildren(setPassage(make("span", { lang }), story.headline));
    else if (part && story.paragraphs.every(({ kind }) => kind !== part)) throw unknown(part, story);
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

/** @param {string} part @param {Story} story */
const unknown = (part, { paragraphs }) =>
  new Failure("query", `unknown part "${part}"; valid: ${[...paragraphs.map(({ kind }) => kind), "headline", ...WORDS].join(", ")}`);
