// What the seed asks of the search: which force a text means, the panel under its field, and the force that this device remembers.

import { isWelsh, languageOf } from "./attributes.js";
import { make } from "./dom.js";
import ALL_WORDS from "./find-words.json";
import { places } from "./places.js";
import { Search } from "./search.js";

/**
 * What the seed gives to the search.
 * @typedef {object} Host
 * @property {import("./element.js").ForceFigures} element
 * @property {import("./shell.js").Shell} shell
 * @property {import("./places.js").Files} files
 *
 * What a text was taken for. `force`, `name` and `kind` are null where it cannot mean one force alone; nothing is chosen then.
 * @typedef {object} Answer
 * @property {string | null} force
 * @property {string | null} name
 * @property {string | null} kind
 * @property {boolean} certain
 * @property {import("#wasm-places").Match[]} matches best first
 * @property {string | null} statement what is said of a place of which there are no figures
 */

/** The one key that is ever written, in the storage of the site that shows the element. The seed reads it. */
const KEY = "force-figures";

/** What a browser without storage does with it. @template Result @param {() => Result} use @returns {Result | null} */
function storage(use) {
  try {
    return use();
  } catch {
    return null;
  }
}

/** The search of one element. */
export class Finder {
  /** @type {Search | null} */
  #search = null;
  /** Clears what this device remembers. @type {HTMLButtonElement | null} */
  #forget = null;

  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    host.element.addEventListener("force-change", () => {
      if (this.remembers) this.keep(true);
      this.#lead(this.force);
    });
  }

  /** The words of the reader's language. @returns {Record<string, string>} */
  get words() {
    return ALL_WORDS[this.lang];
  }

  /** The force that is asked for, or "". */
  get force() {
    return this.host.element.getAttribute("force") ?? "";
  }

  get lang() {
    return isWelsh(languageOf(this.host.element)) ? "cy" : "en";
  }

  /** What a text can mean. A full postcode is cut to its district in there, and goes nowhere from here. @param {string} text @returns {Promise<import("#wasm-places").Found>} */
  async find(text) {
    const { lang } = this;
    return JSON.parse((await places(this.host.files)).find(text, lang));
  }

  /** Answers what a reader has done in the field. @param {string} type of the event */
  search(type) {
    this.#search ??= new Search(this);
    return this.#search.meet(type);
  }

  /** Shows the force that a text means, where it can mean one alone. @param {string} text @returns {Promise<Answer>} */
  async choose(text) {
    const { matches, statement = null } = await this.find(text);
    const best = matches[0]?.certain ? matches[0] : null;
    if (best) {
      this.#show(best.force);
    } else if (matches.length) {
      // The reader is asked when they come to the search.
      (this.#search ??= new Search(this)).open = matches;
    }
    return { force: best?.force ?? null, name: best?.name ?? null, kind: best?.kind ?? null, certain: best !== null, matches, statement };
  }

  /** Shows a force that the page knows of, here and in the elements that move with this one. @param {string | null | undefined} force */
  #show(force) {
    const { element, shell } = this.host;
    const choices = shell.form?.dataset.choices;
    // What is kept may be of another dataset, and an address may hold anything.
    if (!force || (choices && !choices.includes(`\n${force}|`))) return;
    element.setAttribute("force", force);
    this.#lead(force);
  }

  /** Shows a force in the elements of the page that move together. @param {string} force */
  #lead(force) {
    const { element } = this.host;
    const others = element.hasAttribute("sync") ? element.ownerDocument.querySelectorAll("force-figures[sync]") : [];
    for (const other of others) if (other.getAttribute("force") !== force) other.setAttribute("force", force);
  }

  /** Takes the force that this device or the address knows, where the page lets them tell. @param {AbortSignal} signal */
  recall(signal) {
    if (this.remembers) this.#show(storage(() => localStorage.getItem(KEY)));
    this.#offer();
    if (!this.host.element.hasAttribute("hash")) return;
    const address = () => this.#show(new URLSearchParams(location.hash.slice(1)).get("force"));
    address();
    addEventListener("hashchange", address, { signal });
  }

  /** Whether this device remembers a force, on a page that lets it. */
  get remembers() {
    return this.host.element.hasAttribute("remember") && storage(() => localStorage.getItem(KEY)) !== null;
  }

  /** Remembers the force that is shown, or forgets it. @param {boolean} wanted */
  keep(wanted) {
    const force = this.force;
    storage(() => (wanted && force ? localStorage.setItem(KEY, force) : localStorage.removeItem(KEY)));
    this.#offer();
  }

  /** Offers to forget, as long as there is something to forget. */
  #offer() {
    const { shell } = this.host;
    if (!this.#forget) {
      this.#forget = make("button", { class: "ff-forget", part: "forget", type: "button" });
      shell.bar.where.append(this.#forget);
      this.#forget.addEventListener("click", () => {
        this.keep(false);
        shell.bar.find.focus();
        shell.say(this.words.forgotten ?? "");
      });
    }
    this.#forget.textContent = this.words.forget ?? "";
    this.#forget.hidden = !this.remembers;
    return this.#search?.remembered(this.remembers);
  }
}
