// The blocks of the element, in reading order. The static form (src/html/element.rs) has the same blocks under the same
// classes, so that one takes the other's place without moving anything.

import { Chart } from "./chart.js";
import { make, setAttribute, setPassage, setText } from "./dom.js";
import { fillTable } from "./table.js";

/** @typedef {import("#wasm").View} View */

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

/** The interactive figure: built once, filled from each view. */
export class LiveFigure {
  chart = new Chart();
  #kicker = make("p", { class: "ff-kicker", part: "kicker" });
  #headline = make("h2", { class: "ff-headline", part: "headline" });
  #keys = make("dl", { class: "ff-keys", part: "keys" });
  #noticesLabel = make("h3", { class: "ff-subhead" });
  #beside = make("div");
  #furtherLabel = make("summary");
  #further = make("div", { class: "ff-more" });
  #tableLabel = make("summary");
  #table = make("table");
  #scroll = make("div", { class: "ff-scroll", role: "region", tabindex: 0 }, this.#table);
  download = make("button", { class: "ff-download", part: "download", type: "button" });
  #source = make("p", { class: "ff-source" });
  #released = make("p", { class: "ff-released" });
  #methodLabel = make("summary");
  #method = make("ul", { class: "ff-list" });

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
    make("details", { class: "ff-details ff-figures", part: "table" }, this.#tableLabel, this.#scroll, this.download),
    make(
      "div",
      { class: "ff-foot", part: "source" },
      this.#source,
      this.#released,
      make("details", { class: "ff-details ff-method" }, this.#methodLabel, this.#method),
    ),
  );

  /** @param {View} view */
  fill(view) {
    setAttribute(this.element, "lang", view.lang);
    setAttribute(this.element, "aria-label", view.table.caption);
    setText(this.#kicker, view.kicker);
    setPassage(this.#headline, view.headline);
    this.#keys.replaceChildren(
      ...view.keys.map(({ value, label, claim }) =>
        make("div", { class: "ff-key", "data-claim": claim }, make("dt", {}, label), make("dd", {}, value)),
      ),
    );
    this.chart.caption(view);
    setText(this.#noticesLabel, view.noticesLabel);
    this.#noticesLabel.hidden = view.notices.length === 0;
    this.#beside.replaceChildren(...noteLists(view.notices));
    setText(this.#furtherLabel, view.furtherLabel);
    this.#further.replaceChildren(...noteLists(view.further));
    setText(this.#tableLabel, view.table.summary);
    setAttribute(this.#scroll, "aria-label", view.table.caption);
    fillTable(this.#table, view.table);
    setText(this.download, view.table.download);
    setText(this.#source, view.source);
    setText(this.#released, view.released);
    setText(this.#methodLabel, view.methodLabel);
    this.#method.replaceChildren(...view.method.map((passage) => setPassage(make("li"), passage)));
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
  }

  /** A soft start of what has just changed, for readers who like motion. */
  ease() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const part of [this.#headline, this.#keys, this.chart.graphic]) {
      part.animate([{ opacity: 0.4 }, { opacity: 1 }], { duration: 200, easing: "ease-out" });
    }
  }
}
