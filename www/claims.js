// Questions about single figures and whole stories: the second wasm answers them, and is loaded with the first one.

import { sorted } from "./errors.js";
import { lease } from "./loader.js";

/** @typedef {import("#wasm-stories").FigureSet} StorySet */

/**
 * What is asked: by an element's `ask`, how it differs from what the element shows.
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
  #seed;
  /** @type {import("./loader.js").Lease | null} */
  #lease = null;
  #url = "";

  /** @param {import("./life.js").Seed} seed */
  constructor(seed) {
    this.#seed = seed;
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
  async ask(answer, { query = "", lang = "" }) {
    /** @type {import("./loader.js").Lease | null} */
    let held = null;
    const { element, files } = this.#seed;
    try {
      const source = files.datasetOf(element);
      if (this.#url !== source.url) this.release();
      this.#url = source.url;
      held = this.#lease ?? lease(files, source, true);
      if (element.isConnected) this.#lease = held;
      const set = /** @type {StorySet} */ (await held.set);
      // A key that is spelled twice has its last value.
      return answer(set, query, lang);
    } catch (error) {
      this.release();
      throw sorted(error);
    } finally {
      if (held !== this.#lease) held?.release();
    }
  }
}
