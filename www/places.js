// The index of names and the boundaries of the areas, each read once per page, when a reader first wants it. Both live as long as the page:
// any of its elements may be asked next.

import { Failure } from "./errors.js";
import { once } from "./fetching.js";

/** @typedef {typeof import("./files.js").FILES} Files */
/** @typedef {typeof import("./force-figures-places.js")} Glue */

const GLUE_URL = new URL("./force-figures-places.js", import.meta.url).href;
const WASM_URL = new URL("./force_figures_places.wasm", import.meta.url).href;

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** @returns {Promise<Glue>} */
const glue = () =>
  once(kept, GLUE_URL, () =>
    import("./force-figures-places.js").catch((error) => {
      throw new Failure("script-not-found", `${GLUE_URL}: ${error}`, error);
    }),
  );

/** What the SHA-256 of a file begins with. @param {string} url */
const sumOf = async (url) => (await glue()).sums[url.slice(url.lastIndexOf("/") + 1)] ?? "";

/** The glue, with its wasm running. @param {Files} files @returns {Promise<Glue>} */
const running = (files) =>
  once(kept, WASM_URL, async () => {
    files.refuseUnderPolicy();
    const [{ init }, bytes] = await Promise.all([glue(), files.bytesOf(WASM_URL, sumOf(WASM_URL), "wasm")]);
    try {
      await init({ module_or_path: await WebAssembly.compile(bytes) });
    } catch (error) {
      files.forget(WASM_URL);
      throw new Failure("wasm-broken", `${WASM_URL}: ${error}`, error);
    }
    return glue();
  });

/** @template Thing @param {Files} files @param {string} name @param {(glue: Glue) => new (bytes: Uint8Array) => Thing} pick @returns {Promise<Thing>} */
function read(files, name, pick) {
  const url = new URL(`./data/${name}`, import.meta.url).href;
  return once(kept, url, async () => {
    const [ready, bytes] = await Promise.all([running(files), files.bytesOf(url, sumOf(url), "data")]);
    try {
      return new (pick(ready))(bytes);
    } catch (error) {
      files.forget(url);
      throw new Failure("data-damaged", `${url}: ${error}`, error);
    }
  });
}

/** @param {Files} files */
export const places = (files) => read(files, "forces.places", ({ Places }) => Places);

/** @param {Files} files */
export const boundaries = (files) => read(files, "forces.boundaries", ({ Boundaries }) => Boundaries);
