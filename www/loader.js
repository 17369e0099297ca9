// Datasets, read by one of two builds of the wasm: each once per page, however many elements want it.

import init, { FigureSet } from "#wasm";
import { Failure, sorted } from "./errors.js";

/**
 * A build of the wasm, with the glue that it needs.
 * @typedef {object} Edition
 * @property {string} name
 * @property {() => Promise<Glue>} glue
 * @property {(files: Files, glue: Promise<Glue>) => Promise<{ url: string, bytes: Uint8Array<ArrayBuffer> }>} file
 * @property {Promise<Glue>} [running]
 *
 * @typedef {{ init: typeof init, FigureSet: any, sums?: Record<string, string> }} Glue
 *
 * @typedef {typeof import("./files.js").FILES} Files the seed's own: what it has fetched ahead is used here
 */

/** @type {Edition} */
const BASE = {
  name: "first",
  glue: async () => ({ init, FigureSet }),
  file: async (files) => ({ url: files.WASM_URL, bytes: await files.wasmBytes() }),
};

const STORIES_URL = new URL("./force_figures_stories.wasm", import.meta.url).href;

/** Claims, stories, outcomes and every language; it reads the companion of a dataset too. @type {Edition} */
const STORIES = {
  name: "stories",
  glue: () =>
    import("./force-figures-stories.js").catch((error) => {
      throw new Failure("script-not-found", String(error), error);
    }),
  file: async (files, glue) => ({ url: STORIES_URL, bytes: await files.bytesOf(STORIES_URL, sumOf(STORIES_URL, glue), "wasm") }),
};

/** @type {Map<string, Shared>} */
const sets = new Map();

/**
 * @typedef {object} Shared
 * @property {Promise<FigureSet>} set
 * @property {number} users
 *
 * @typedef {object} Lease a use of a dataset, which ends with `release`
 * @property {Promise<FigureSet>} set
 * @property {() => void} release once; more often does nothing
 */

/**
 * A use of a dataset. The set is shared, and freed with its last use.
 * @param {Files} files
 * @param {import("./releases.js").Source} source
 * @param {boolean} [stories] whether the set must know claims, stories, outcomes and every language
 * @returns {Lease}
 */
export function lease(files, source, stories = false) {
  const edition = stories ? STORIES : BASE;
  // A page's own `src` may be the file that another element has from the list, which knows of newer releases.
  const key = `${edition.name} ${source.newest} ${source.url}`;
  const shared = sets.get(key) ?? share(files, key, source, edition);
  shared.users += 1;
  let held = true;
  return {
    set: shared.set,
    release() {
      if (!held) return;
      held = false;
      shared.users -= 1;
      if (shared.users > 0) return;
      if (sets.get(key) === shared) sets.delete(key);
      // May still be on its way: it is freed on arrival. A set that never came needs no freeing.
      shared.set.then(free, () => {});
    },
  };
}

/** Frees a handle; one of a wasm that has panicked cannot be freed, and is lost with it. @param {{ free(): void }} handle */
export function free(handle) {
  try {
    handle.free();
  } catch {
    // Nothing can be done, and nothing more will be drawn with it.
  }
}

/** @param {Files} files @param {string} key @param {import("./releases.js").Source} source @param {Edition} edition @returns {Shared} */
function share(files, key, source, edition) {
  const shared = { set: open(files, source, edition), users: 0 };
  sets.set(key, shared);
  // A failed set is forgotten, so that the next element to connect tries again.
  shared.set.catch(() => {
    if (sets.get(key) === shared) sets.delete(key);
  });
  return shared;
}

/** @param {Files} files @param {import("./releases.js").Source} source @param {Edition} edition @returns {Promise<FigureSet>} */
async function open(files, source, edition) {
  if (!edition.running) files.refuseUnderPolicy();
  const { url, newest, sum } = source;
  const beside = url.replace(/\.figures(?=$|\?)/, ".companion");
  const starting = start(files, edition);
  const companion = edition === BASE ? null : files.bytesOf(beside, sum && sumOf(beside, edition.glue()), "data");
  const [bytes, more, glue] = await Promise.all([files.datasetBytes(source), companion, starting]);
  try {
    return more ? glue.FigureSet.withCompanion(bytes, more, newest) : new glue.FigureSet(bytes, newest);
  } catch (error) {
    // Damage may have happened on the way here: the next try asks for the files again.
    files.forget(url);
    files.forget(beside);
    throw sorted(error);
  }
}

/** What the SHA-256 of a published file begins with; "" where it is none. @param {string} url @param {Promise<Glue>} glue */
const sumOf = async (url, glue) => (await glue).sums?.[url.slice(url.lastIndexOf("/") + 1)] ?? "";

/** @param {Files} files @param {Edition} edition */
function start(files, edition) {
  return (edition.running ??= instantiate(files, edition).catch((error) => {
    edition.running = undefined;
    throw error;
  }));
}

/**
 * Not compiled while it streams: not one byte of it is used before all of them are known, and compiling takes a millisecond or two.
 * @param {Files} files
 * @param {Edition} edition
 */
async function instantiate(files, edition) {
  const loading = edition.glue();
  const [{ url, bytes }, glue] = await Promise.all([edition.file(files, loading), loading]);
  try {
    await glue.init({ module_or_path: await WebAssembly.compile(bytes) });
    files.spend(url);
    return glue;
  } catch (error) {
    files.forget(url);
    throw new Failure("wasm-broken", `${url}: ${/** @type {Error} */ (error).message}`, error);
  }
}
