// The blocks of the element, in reading order. The static form (src/html/element.rs) has the same blocks under the same
// classes, so that one takes the other's place without moving anything.

import { Chart } from "./chart.js";
import { follow, make, setAttribute, setPassage, setText } from "./dom.js";
import { fillTable } from "./table.js";

/** @typedef {import("#wasm").View} View */
/** @typedef {import("#wasm").FigureSet} FigureSet */

/** Parts of a view that are always seen; names of forces and offences are asked for once. */
const ALWAYS = "head switches chart notes foot";

/**
 * The notes as lists: those with a tick on the chart under its number, then the others.
 * @param {View["notices"]} notes
 */
function noteLists(notes) {
  const list = (/** @type {"ol" | "ul"} */ tag) => {
    const items = notes.filter(({ number }) => (number === null) === (tag === "ul"));
    // An empty list is a list of nothing to a screen reader.
    return items.length ? [make(tag, { class: "ff-list" }, ...items.map(({ number, text }) => make("li", { value: number }, text)))] : [];
  };
  return [...list("ol"), ...list("ul")];
}

const makeKey = () => make("div", { class: "ff-key" }, make("dt"), make("dd"));

/** @param {Element} node @param {View["keys"][number]} key */
function writeKey(node, { value, label, claim }) {
  setAttribute(node, "data-claim", claim);
  [label, value].forEach((text, at) => setText(/** @type {Element} */ (node.children[at]), text));
}

/** The interactive figure: built once, filled from each view. */
export class LiveFigure {
  chart = new Chart();
  #kicker = make("p", { class: "ff-kicker", part: "kicker" });
  #headline = make("h2", { class: "ff-headline", part: "headline" });
  #keys = make("dl", { class: "ff-keys", part: "keys" });
  #noticesLabel = make("h3", { class: "ff-subhead" });
  #beside = make("div");
  /** The notes that are shown. */
  #said = "";
  #furtherLabel = make("summary");
  #further = make("div", { class: "ff-more" });
  #tableLabel = make("summary");
  #table = make("table");
  #scroll = make("div", { class: "ff-scroll", role: "region", tabindex: 0 }, this.#table);
  /** Caption of the table, as it stands or when it is filled. */
  #caption = "";
  download = make("button", { class: "ff-download", part: "download", type: "button" });
  #source = make("p", { class: "ff-source" });
  #released = make("p", { class: "ff-released" });
  #methodLabel = make("summary");
  #method = make("ul", { class: "ff-list" });
  #figures = make("details", { class: "ff-details ff-figures", part: "table" }, this.#tableLabel, this.#scroll, this.download);
  #working = make("details", { class: "ff-details ff-method" }, this.#methodLabel, this.#method);
  /** Where the fields of a view stand that are texts alone. */
  #texts = /** @type {const} */ ([
    ["kicker", this.#kicker],
    ["noticesLabel", this.#noticesLabel],
    ["furtherLabel", this.#furtherLabel],
    ["tableLabel", this.#tableLabel],
    ["download", this.download],
    ["source", this.#source],
    ["released", this.#released],
    ["methodLabel", this.#methodLabel],
  ]);
  /** Whose names of forces and offences stand in the choosers, in which language. @type {FigureSet | null} */
  #set = null;
  #lang = "";

  element = make(
    "figure",
    { class: "ff ff-under", part: "figure" },
    this.#kicker,
    make("div", { class: "ff-answer" }, this.#headline, this.#keys),
    this.chart.element,
    make(
      "div",
      { class: "ff-notices", part: "notices" },
      this.#noticesLabel,
      this.#beside,
      make("details", { class: "ff-details ff-further" }, this.#furtherLabel, this.#further),
    ),
    this.#figures,
    make("div", { class: "ff-foot", part: "source" }, this.#source, this.#released, this.#working),
  );

  /**
   * Shows what a query asks for. First the canvas: setting its font after a change of the tree would make the browser work out all
   * styles on the spot.
   * @param {FigureSet} set
   * @param {string} query
   * @param {string} kind
   * @param {string} lang
   * @param {number} width
   */
  show(set, query, kind, lang, width) {
    const parts = [ALWAYS, ...this.#opened()];
    if (set !== this.#set || lang !== this.#lang) parts.push("names");
    const view = this.chart.show(set, query, kind, lang, width, parts.join(" "));
    this.#set = set;
    this.#lang = lang;
    this.#fill(view);
    return view;
  }

  /**
   * Reads input until `signal` ends it.
   * @param {AbortSignal} signal
   * @param {Parameters<Chart["listen"]>[1]} after
   */
  listen(signal, after) {
    const guarded = this.chart.listen(signal, after);
    const options = { capture: true, signal };
    // Before it opens: it must not open empty, and grow.
    const click = guarded((/** @type {Event} */ { target }) => {
      const details = /** @type {Element} */ (target).closest?.("summary")?.parentElement;
      if (details) this.#fillOpened(details);
    });
    this.element.addEventListener("click", click, options);
    // By a search in the page, or a script. It does not bubble.
    this.element.addEventListener("toggle", guarded(() => this.#fillOpened()), options);
  }

  /** @param {View} view */
  #fill(view) {
    setAttribute(this.element, "lang", view.lang);
    for (const node of [this.element, this.#scroll]) setAttribute(node, "aria-label", view.caption);
    for (const [name, node] of this.#texts) setText(node, view[name] ?? "");
    setPassage(this.#headline, view.headline);
    follow(this.#keys, view.keys, makeKey, writeKey);
    this.chart.caption(view);
    const said = JSON.stringify([view.notices, view.further]);
    if (said !== this.#said) {
      this.#said = said;
      this.#noticesLabel.hidden = view.notices.length === 0;
      this.#beside.replaceChildren(...noteLists(view.notices));
      this.#further.replaceChildren(...noteLists(view.further));
    }
    this.#caption = view.caption;
    // What is closed holds nothing: a search of the page must not find another force's figures there.
    if (!view.table) this.#table.replaceChildren();
    if (!view.method) this.#method.replaceChildren();
    this.#fillFurther(view);
  }

  /** What a reader may have opened. @param {View} view */
  #fillFurther({ table, method }) {
    if (table) fillTable(this.#table, table, this.#caption);
    if (method) follow(this.#method, method, () => make("li"), setPassage);
  }

  /** Parts of a view that a reader has opened. */
  #opened() {
    return [this.#figures.open && "table", this.#working.open && "method"].filter(Boolean);
  }

  /** Asks for what has been opened and is empty. @param {Element} [opening] what is about to be */
  #fillOpened(opening) {
    const open = [...this.#opened(), opening === this.#figures && "table", opening === this.#working && "method"];
    const wanted = open.filter((part) => part && !(part === "table" ? this.#table : this.#method).firstChild);
    const view = wanted.length > 0 && this.chart.view(wanted.join(" "));
    if (view) this.#fillFurther(view);
  }

  /** The answer in one sentence, as it stands. */
  get headline() {
    return this.#headline.textContent ?? "";
  }

  /**
   * Takes over what a reader has already done to the static form: opened a disclosure, put the focus on it.
   * @param {Element} fallback
   */
  inherit(fallback) {
    for (const name of ["ff-further", "ff-figures", "ff-method"]) {
      const [from, to] = [fallback, this.element].map((root) => /** @type {HTMLDetailsElement | null} */ (root.querySelector(`.${name}`)));
      if (!from || !to) continue;
      to.open = from.open;
      if (from.contains(document.activeElement)) to.querySelector("summary")?.focus({ preventScroll: true });
    }
    this.#fillOpened();
  }

  /** A soft start of what has just changed, for readers who like motion. */
  ease() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const part of [this.#headline, this.#keys, this.chart.graphic]) {
      part.animate([{ opacity: 0.4 }, { opacity: 1 }], { duration: 200, easing: "ease-out" });
    }
  }
}
