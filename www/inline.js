// <force-figure>: one figure in the article's own sentence.

import { behind } from "./behind.js";
import { make } from "./dom.js";
import { sorted, tell } from "./errors.js";
import { Follower } from "./follow.js";
import { Tip } from "./tip.js";

/** @typedef {import("#wasm-stories").Printed} Printed */

/**
 * A figure that follows the widget's force. Its text is the static fallback, and is replaced only by a whole new one; where the
 * figure comes from is said on hover, on focus and to a screen reader.
 */
export class ForceFigure extends Follower {
  /** @override */
  static observedAttributes = ["claim", "for", "force", "offence", "year-ending", "lang", "format-style"];

  /** @type {Tip | null} */
  #tip = null;
  /** What the box now says, or is about to say: everything that the claim depends on. */
  #told = "";

  /** @override */
  connectedCallback() {
    if (!this.#tip) {
      this.#tip = new Tip(this.shadowRoot ?? this.attachShadow({ mode: "open" }));
      // The statement that the page was published with, until a newer one is asked for.
      const stated = this.getAttribute("stated");
      if (stated) this.#tip.fill([{ text: stated, claim: this.#claim }], [], null);
    }
    super.connectedCallback();
  }

  /** A claim names its offence. @override @returns {string[]} */
  get indifferent() {
    return [...super.indifferent, "offence"];
  }

  /** @override @param {import("./follow.js").State} state */
  show(state) {
    const { lang, said } = behind(this);
    this.#tip?.warn(state === "behind" ? said : "", lang);
  }

  /** @override @param {AbortSignal} signal */
  listen(signal) {
    this.#tip?.listen(this, signal, () => void this.#tell());
  }

  /** @override @param {import("./follow.js").Widget} widget @param {() => boolean} current */
  async say(widget, current) {
    const printed = await this.#print(widget, true);
    if (!current()) return;
    const lang = this.foreign(printed.lang);
    // The element's own text, so that it can be found, selected and copied like the words around it.
    this.replaceChildren(lang ? make("span", { lang }, printed.text) : printed.text);
    this.setAttribute("data-claim", printed.claim);
    this.#state(printed);
  }

  /** @param {import("./follow.js").Widget} widget @param {boolean} follows */
  #print(widget, follows) {
    const [claim, style] = [this.#claim, this.formatStyle];
    return widget.ask((set, query, lang) => set.printed(query, claim, lang, style), { ...this.asked, follows });
  }

  get #claim() {
    return this.getAttribute("claim") ?? "";
  }

  /** Asks once for what the box says of the figure that is shown. */
  async #tell() {
    const { widget } = this;
    // What the box says is said of the figure that stands. One that is behind its widget tries once more to follow.
    if (!this.agrees) return void this.update();
    if (!widget || this.#told) return;
    this.#told = "asked";
    try {
      const printed = await this.#print(widget, false);
      if (this.#told === "asked" && this.agrees) this.#state(printed);
    } catch (error) {
      // The statement in the page stands.
      this.#told = "";
      tell(sorted(error));
    }
  }

  /** @param {Printed} printed */
  #state({ claim, stated, notes, released, lang }) {
    this.#told = claim;
    this.#tip?.fill(stated, [...notes, released], this.foreign(lang));
  }
}
