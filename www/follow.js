// What an element in the article's own text has in common with any other: it follows the widget that it names, keeps its static
// text until there is a better one, says when it could not follow, and loads nothing as long as the two agree.

import { isOf, spelled } from "./about.js";
import { languageOf } from "./attributes.js";
import { sorted, tell } from "./errors.js";
import { FOLLOWED, watch, WIDGET } from "./watch.js";

/** Parts of a query that an element can pin for itself. */
const PINNED = ["force", "offence", "year-ending"];

/** An answer that comes sooner leaves no trace. */
const BUSY_MS = 100;
/** A text that has waited so long is told as one that could not follow. It still takes an answer that comes later. */
const LATE_MS = 15_000;

/** @typedef {import("./watch.js").Widget} Widget */
/**
 * How a text stands to what its widget shows: they agree, a text is on its way, or none could be had.
 * @typedef {"" | "updating" | "behind"} State
 */

/** A server that renders pages imports this module too, and knows no elements. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** An element whose text follows a widget. */
export class Follower extends Base {
  /** @type {string[]} */
  static observedAttributes = [];

  /** From connection to removal. @type {AbortController | null} */
  #life = null;
  /** @type {Widget | null} */
  #widget = null;
  /** What the standing text is of; "" where that is not what any widget shows. */
  #stands = "";
  /** What the text says, or is about to say. */
  #said = "";
  /** Whether the standing text is an answer of a widget, and not the page's own. */
  #answered = false;
  /** Timers of the answer that is waited for. @type {number[]} */
  #timers = [];

  connectedCallback() {
    this.#life = new AbortController();
    this.listen(this.#life.signal);
    void this.#follow(this.#life.signal);
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#life = this.#widget = null;
    this.#rest();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.#life || before === after) return;
    if (name === "for") {
      // Another widget: it may show something else, whatever this text was about.
      this.disconnectedCallback();
      this.#answered = true;
      this.#stands = "";
      this.connectedCallback();
    } else {
      void this.update();
    }
  }

  /** The widget with the id in `for`, else the first of the page; null while there is none. */
  get widget() {
    return this.#widget;
  }

  /** Whether the text says what the widget shows. */
  get agrees() {
    return this.#stands !== "" && this.#stands === this.#said;
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
    return ["measure", ...PINNED.filter((name) => this.hasAttribute(name))];
  }

  /** Adds the listeners of an element. @param {AbortSignal} _signal */
  listen(_signal) {}

  /** Says what the widget says now; `current` tells whether anybody still wants to know. @param {Widget} _widget @param {() => boolean} _current */
  async say(_widget, _current) {}

  /** Shows how the text stands to its widget, beyond the attributes. @param {State} _state */
  show(_state) {}

  /** A language that differs from the text's surroundings, or null. @param {string} lang */
  foreign(lang) {
    return languageOf(this.parentElement ?? this).toLowerCase().split("-")[0] === lang ? null : lang;
  }

  /** Lets the text say what the widget shows. One that does so already stays. */
  async update() {
    const widget = this.#widget;
    if (!widget) return;
    const key = this.#key(widget);
    if (key === this.#said) return;
    this.#said = key;
    if (key === this.#stands) return this.#rest();
    this.#wait();
    const current = () => this.#widget === widget && this.#said === key;
    const written = spelled(widget, this.#names);
    try {
      await this.say(widget, current);
      if (!current()) return;
      this.#rest();
      this.#stands = key;
      this.#answered = true;
      this.setAttribute("data-query", written);
    } catch (error) {
      if (current()) {
        // The text that stands is a whole one, of what was chosen before. The next choice tries again.
        this.#said = "";
        this.#clear();
        this.#mark("behind");
      }
      tell(sorted(error));
    }
  }

  /** @param {AbortSignal} signal */
  async #follow(signal) {
    await customElements.whenDefined(WIDGET);
    if (!signal.aborted) watch(this, this.getAttribute("for") ?? "", signal, (widget, anew) => this.#hear(widget, anew));
  }

  /** @type {import("./watch.js").Hear} */
  #hear(widget, anew) {
    this.#widget = widget;
    if (!widget) {
      // What stands is a whole text; there is nothing that it could disagree with.
      this.#said = "";
      this.#rest();
      return;
    }
    if (anew && !this.#answered) {
      const key = this.#key(widget);
      const same = isOf(widget, this.getAttribute("data-query"), this.#names);
      // One that agreed until the widget has drawn may not do so any more.
      if (this.agrees) this.#said = "";
      // A text that was moved, and says nothing of itself, has followed the widget before.
      this.#stands = same === null ? this.#stands || key : same ? key : "";
    }
    void this.update();
  }

  /** What of a widget the text depends on. */
  get #names() {
    const { indifferent } = this;
    return FOLLOWED.filter((name) => !indifferent.includes(name));
  }

  /** Everything that the text depends on. @param {Widget} widget */
  #key(widget) {
    const own = /** @type {typeof Follower} */ (this.constructor).observedAttributes.map((name) => this.getAttribute(name));
    return JSON.stringify([own, this.#names.map((name) => widget.getAttribute(name))]);
  }

  /** An answer is waited for: soon that is seen, and in the end told as a failure. */
  #wait() {
    this.#clear();
    this.#timers = [setTimeout(() => this.#mark("updating"), BUSY_MS), setTimeout(() => this.#mark("behind"), LATE_MS)];
  }

  #clear() {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  /** Nothing is waited for, and nothing is wrong. */
  #rest() {
    this.#clear();
    if (this.hasAttribute("data-state")) this.#mark("");
  }

  /** @param {State} state */
  #mark(state) {
    const attributes = { "data-state": state, "aria-busy": state === "updating" ? "true" : "" };
    for (const [name, value] of Object.entries(attributes)) {
      if (value) this.setAttribute(name, value);
      else this.removeAttribute(name);
    }
    this.show(state);
  }
}
