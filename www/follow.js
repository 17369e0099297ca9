// What an element in the article's own text has in common with any other: it follows the widget that it names, keeps its static
// text until there is a better one, and loads nothing before a reader has chosen something.

import { languageOf } from "./attributes.js";
import { sorted, tell } from "./errors.js";

const WIDGET = "force-figures";

/** Attributes of the widget that can change what a sentence says. */
const FOLLOWED = ["force", "offence", "year-ending", "release", "topic", "src", "lang"];

/** Parts of a query that an element can pin for itself. */
const PINNED = ["force", "offence", "year-ending"];

/** @typedef {import("./element.js").ForceFigures} Widget */

/** An element whose text follows a widget. */
export class Follower extends HTMLElement {
  /** From connection to removal. @type {AbortController | null} */
  #life = null;
  /** What the text now says, or is about to say. */
  #said = "";

  connectedCallback() {
    this.#life = new AbortController();
    this.listen(this.#life.signal);
    void this.#follow(this.#life.signal);
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#life = null;
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.#life || before === after) return;
    if (name === "for") {
      // Another widget: it may show something else, whatever this text was about.
      this.disconnectedCallback();
      this.#said = "for another";
      this.connectedCallback();
    } else {
      void this.#update();
    }
  }

  /** The widget with the id in `for`, else the first of the page. @returns {Widget | null} */
  get widget() {
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    const id = this.getAttribute("for");
    const found = id ? root.getElementById?.(id) : root.querySelector(WIDGET);
    return found?.localName === WIDGET ? /** @type {Widget} */ (found) : null;
  }

  /** What this element asks of its widget. @returns {import("./claims.js").Asked} */
  get asked() {
    const pins = PINNED.flatMap((name) => {
      const value = this.getAttribute(name);
      return value ? [`${name}=${value}`] : [];
    });
    return { query: pins.join("&"), lang: this.getAttribute("lang") ?? "" };
  }

  /** House style: `per-cent,the-force`. */
  get formatStyle() {
    return this.getAttribute("format-style") ?? "";
  }

  /** Attributes of the widget that this text does not depend on. @returns {string[]} */
  get indifferent() {
    return PINNED.filter((name) => this.hasAttribute(name));
  }

  /** Adds the listeners of an element. @param {AbortSignal} _signal */
  listen(_signal) {}

  /** Says what the widget says now; `current` tells whether anybody still wants to know. @param {Widget} _widget @param {() => boolean} _current */
  async say(_widget, _current) {}

  /** A language that differs from the text's surroundings, or null. @param {string} lang */
  foreign(lang) {
    return languageOf(this.parentElement ?? this).toLowerCase().split("-")[0] === lang ? null : lang;
  }

  /** @param {AbortSignal} signal */
  async #follow(signal) {
    await customElements.whenDefined(WIDGET);
    const { widget } = this;
    if (signal.aborted || !widget) return;
    // The static text is of what the widget shows first. An element that was moved has followed it before, and may have missed something.
    this.#said ||= this.#key(widget);
    void this.#update();
    const observer = new MutationObserver(() => void this.#update());
    observer.observe(widget, { attributes: true, attributeFilter: FOLLOWED });
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  /** Everything that the text depends on. @param {Widget} widget */
  #key(widget) {
    const own = this.getAttributeNames().filter((name) => !["class", "id", "data-claim"].includes(name));
    const { indifferent } = this;
    const followed = FOLLOWED.filter((name) => !indifferent.includes(name));
    return JSON.stringify([own.map((name) => [name, this.getAttribute(name)]), followed.map((name) => widget.getAttribute(name))]);
  }

  async #update() {
    const { widget } = this;
    if (!widget) return;
    const key = this.#key(widget);
    if (key === this.#said) return;
    this.#said = key;
    const life = this.#life;
    try {
      await this.say(widget, () => this.#life === life && this.#said === key);
    } catch (error) {
      // The text that stands is a whole one, of what was chosen before. The next choice tries again.
      if (this.#said === key) this.#said = "";
      tell(sorted(error));
    }
  }
}
