// Questions about single figures and whole stories: the second wasm answers them, and is loaded with the first one.

import { languageOf, queryOf } from "./attributes.js";
import { sorted } from "./errors.js";
import { lease } from "./loader.js";

/** @typedef {import("#wasm-stories").FigureSet} StorySet */

/**
 * How an answer differs from what its element shows.
 * @typedef {object} Asked
 * @property {string} [query] parts of a query that stand in the place of the element's own: `force=kent&year-ending=2023-09`
 * @property {string} [lang]
 * @property {boolean} [follows] whether a text of the article is left behind where there is no answer: readers are told
 */

/**
 * The claims of an element's dataset, from the first question until the element is removed or shows another dataset. An element that
 * stands in no page holds them for one question alone: nothing would tell it to let go.
 */
export class Claims {
  #element;
  #files;
  /** @type {import("./loader.js").Lease | null} */
  #lease = null;
  #url = "";

  /** @param {HTMLElement} element @param {import("./loader.js").Files} files */
  constructor(element, files) {
    this.#element = element;
    this.#files = files;
  }

  release() {
    this.#lease?.release();
    this.#lease = null;
  }

  /**
   * @template Answer
   * @param {(set: StorySet, query: string, lang: string) => Answer} answer
   * @param {Asked} asked
   * @returns {Promise<Answer>}
   */
  async ask(answer, { query = "", lang }) {
    /** @type {import("./loader.js").Lease | null} */
    let held = null;
    try {
      const source = this.#files.datasetOf(this.#element);
      if (this.#url !== source.url) this.release();
      this.#url = source.url;
      held = this.#lease ?? lease(this.#files, source, true);
      if (this.#element.isConnected) this.#lease = held;
      // The query of this moment, and not of when the set comes: an answer is about what was asked.
      const [own, language] = [queryOf(this.#element), lang || languageOf(this.#element)];
      const set = /** @type {StorySet} */ (await held.set);
      // A key that is spelled twice has its last value.
      return answer(set, `${own}&${query}`, language);
    } catch (error) {
      this.release();
      throw sorted(error);
    } finally {
      if (held !== this.#lease) held?.release();
    }
  }
}
