// The index of names and the boundaries of the areas, each read once per page, when a reader first wants it. Both live as long as the page:
// any of its elements may be asked next.

import sums from "#sums-places";
import init, { Boundaries, Places } from "#wasm-places";
import { Failure } from "./errors.js";

/** @typedef {typeof import("./files.js").FILES} Files */

const WASM = "force_figures_places.wasm";
const INDEX = "places.index";
const BOUNDARIES = "areas.boundaries";

/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** The promise kept under a name; a failed one is not kept. @template T @param {string} name @param {() => Promise<T>} load @returns {Promise<T>} */
function once(name, load) {
  const known = kept.get(name) ?? load();
  kept.set(name, known);
  known.catch(() => kept.delete(name));
  return known;
}

/** @param {Files} files @param {string} url @param {string} name @param {"wasm" | "data"} what */
const bytes = (files, url, name, what) => files.bytesOf(url, sums[name] ?? "", what, "auto");

/** @param {Files} files */
const start = (files) =>
  once(WASM, async () => {
    files.refuseUnderPolicy();
    const url = new URL("./force_figures_places.wasm", import.meta.url).href;
    try {
      return await init({ module_or_path: await WebAssembly.compile(await bytes(files, url, WASM, "wasm")) });
    } catch (error) {
      files.forget(url);
      throw /** @type {Error} */ (error).name === "FigureFailure" ? error : new Failure("wasm-broken", `${url}: ${error}`, error);
    }
  });

/** @template Thing @param {Files} files @param {string} name @param {new (bytes: Uint8Array) => Thing} Thing */
const read = (files, name, Thing) =>
  once(name, async () => {
    const url = new URL(`./data/${name}`, import.meta.url).href;
    const [data] = await Promise.all([bytes(files, url, name, "data"), start(files)]);
    return new Thing(data);
  });

/** @param {Files} files */
export const places = (files) => read(files, INDEX, Places);

/** @param {Files} files */
export const boundaries = (files) => read(files, BOUNDARIES, Boundaries);
