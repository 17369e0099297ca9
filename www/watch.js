// Which widget a text follows: the one that is there, or one that comes later. It is let go of when it is removed.

/** @typedef {import("./element.js").ForceFigures} Widget */
/** @typedef {Document | ShadowRoot} Root */

/**
 * A text's way to hear of its widget.
 * @callback Hear
 * @param {Widget | null} widget null while there is none
 * @param {boolean} anew whether it has come, or drawn, for the first time; else one of its attributes has changed
 * @returns {void}
 */

export const WIDGET = "force-figures";

/** Attributes of a widget that can change what a sentence says. */
export const FOLLOWED = ["force", "offence", "measure", "year-ending", "release", "topic", "src", "lang"];

/** One for each root: however many texts stand in it, it is looked at once. @type {WeakMap<Root, Watch>} */
const watches = new WeakMap();

/**
 * Calls `hear` now and whenever there is something to hear, until `signal` ends it.
 * @param {Node} text
 * @param {string} id of the widget; "" for the first one that is found
 * @param {AbortSignal} signal
 * @param {Hear} hear
 */
export function watch(text, id, signal, hear) {
  const root = /** @type {Root} */ (text.getRootNode());
  let found = watches.get(root);
  if (!found) watches.set(root, (found = new Watch(root)));
  found.add(id, signal, hear);
}

/** The texts that follow widgets of one name, and the one that they have found. */
class Sight {
  /** @type {Set<Hear>} */
  texts = new Set();
  /** @type {Widget | null} */
  widget = null;
  #seen = new AbortController();

  /** @param {boolean} anew */
  tell(anew) {
    for (const hear of this.texts) hear(this.widget, anew);
  }

  /** @param {Widget | null} widget */
  meet(widget) {
    this.#seen.abort();
    this.#seen = new AbortController();
    this.widget = widget;
    if (widget) {
      const { signal } = this.#seen;
      const observer = new MutationObserver(() => this.tell(false));
      observer.observe(widget, { attributes: true, attributeFilter: FOLLOWED });
      signal.addEventListener("abort", () => observer.disconnect(), { once: true });
      widget.addEventListener("ready", () => this.tell(true), { signal });
    }
    this.tell(true);
  }
}

/** The widgets of one root. */
class Watch {
  /** @type {Map<string, Sight>} */
  #sights = new Map();
  #observer = new MutationObserver(() => this.#look());
  #root;

  /** @param {Root} root */
  constructor(root) {
    this.#root = root;
  }

  /** @param {string} id @param {AbortSignal} signal @param {Hear} hear */
  add(id, signal, hear) {
    let sight = this.#sights.get(id);
    if (sight) {
      sight.texts.add(hear);
      hear(sight.widget, true);
    } else {
      this.#sights.set(id, (sight = new Sight()));
      sight.texts.add(hear);
      sight.meet(this.#find(id, null));
      this.#observe();
    }
    const { texts, meet } = sight;
    signal.addEventListener(
      "abort",
      () => {
        texts.delete(hear);
        if (texts.size > 0) return;
        meet.call(sight, null);
        this.#sights.delete(id);
        this.#observe();
      },
      { once: true },
    );
  }

  /** The widget that was found before, as long as it stands; else the one with the id, or the first. @param {string} id @param {Widget | null} before @returns {Widget | null} */
  #find(id, before) {
    if (before?.getRootNode() === this.#root && (!id || before.id === id)) return before;
    const found = id ? this.#root.getElementById(id) : this.#root.querySelector(WIDGET);
    return found?.localName === WIDGET ? /** @type {Widget} */ (found) : null;
  }

  #look() {
    for (const [id, sight] of this.#sights) {
      const found = this.#find(id, sight.widget);
      if (found !== sight.widget) sight.meet(found);
    }
    // One that was moved stands below others now.
    this.#observe();
  }

  /** All of the root while a widget is missing; else nothing but what can take one away: the lists of children above it. */
  #observe() {
    this.#observer.disconnect();
    const widgets = new Set([...this.#sights.values()].map(({ widget }) => widget));
    if (widgets.has(null)) return this.#observer.observe(this.#root, { childList: true, subtree: true });
    for (const widget of widgets) {
      for (let above = widget?.parentNode; above; above = above.parentNode) this.#observer.observe(above, { childList: true });
    }
  }
}
