// The wasm, the datasets and the stylesheet: each asked for once per page, however many elements want them. Nothing is asked for on import.

import init, { FigureSet } from "#wasm";
import { Failure, sorted } from "./errors.js";
import { get, once, whole } from "./fetching.js";
import { loadStyles } from "./styles.js";

/**
 * A build of the wasm, with what is its own.
 * @typedef {object} Edition
 * @property {string} url
 * @property {() => Promise<Glue>} glue
 * @property {boolean} whole whether it reads the companion of a dataset too
 * @property {Promise<Glue>} [running]
 *
 * @typedef {{ init: typeof init, FigureSet: any }} Glue
 */

/** @type {Edition} */
const BASE = { url: new URL("force_figures.wasm", import.meta.url).href, glue: async () => ({ init, FigureSet }), whole: false };

/** @type {Edition} */
const STORIES = {
  url: new URL("force_figures_stories.wasm", import.meta.url).href,
  glue: () =>
    import("./force-figures-stories.js").catch((error) => {
      throw new Failure("script-not-found", String(error), error);
    }),
  whole: true,
};

/** The smallest module there is: its magic number and version. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** @type {Map<string, Promise<Uint8Array>>} */
const files = new Map();
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
 * A use of the dataset at `url`. The set is shared, and freed with its last use.
 * @param {{ url: string, newest: string }} source
 * @param {boolean} [stories] whether the set must know claims, stories, outcomes and every language
 * @returns {Lease}
 */
export function lease({ url, newest }, stories = false) {
  const edition = stories ? STORIES : BASE;
  // A page's own `src` may be the file that another element has from the list, which knows of newer releases.
  const key = `${edition.url} ${newest} ${url}`;
  const shared = sets.get(key) ?? share(key, edition, url, newest);
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

/** @param {string} key @param {Edition} edition @param {string} url @param {string} newest @returns {Shared} */
function share(key, edition, url, newest) {
  const shared = { set: open(edition, url, newest), users: 0 };
  sets.set(key, shared);
  // A failed set is forgotten, so that the next element to connect tries again.
  shared.set.catch(() => {
    if (sets.get(key) === shared) sets.delete(key);
  });
  return shared;
}

/** @param {Edition} edition @param {string} url @param {string} newest @returns {Promise<FigureSet>} */
async function open(edition, url, newest) {
  if (!edition.running) refuseUnderPolicy();
  const beside = url.replace(/\.figures(?=$|\?)/, ".companion");
  const [bytes, companion, glue] = await Promise.all([
    once(files, url, fetchBytes),
    edition.whole ? once(files, beside, fetchBytes) : null,
    start(edition),
    loadStyles(),
  ]);
  try {
    return companion ? glue.FigureSet.withCompanion(bytes, companion, newest) : new glue.FigureSet(bytes, newest);
  } catch (error) {
    // Damage may have happened on the way here: the next try asks for the files again.
    files.delete(url);
    files.delete(beside);
    throw sorted(error);
  }
}

/** @param {string} url */
async function fetchBytes(url) {
  const response = await get(url, "data-not-found");
  return new Uint8Array(await whole(response.arrayBuffer(), url));
}

/** @param {Edition} edition */
function start(edition) {
  return (edition.running ??= instantiate(edition).catch((error) => {
    edition.running = undefined;
    throw error;
  }));
}

/** @param {Edition} edition */
async function instantiate({ url, glue }) {
  const [response, { init, ...rest }] = await Promise.all([get(url, "wasm-not-found"), glue()]);
  // Asked, and not tried: a failed streaming compile has used up the response, and warns in the console.
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  try {
    const module = streams
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await whole(response.arrayBuffer(), url));
    await init({ module_or_path: module });
    return { init, ...rest };
  } catch (error) {
    if (error instanceof Failure) throw error;
    // A streaming compile says TypeError when the connection breaks, CompileError when the bytes are wrong.
    if (error instanceof TypeError && streams) throw new Failure("network", `${url}: ${error.message}`, error);
    throw new Failure("wasm-broken", `${url}: ${/** @type {Error} */ (error).message}`, error);
  }
}

/** Tries the policy with eight bytes, so that a page that forbids wasm downloads nothing. */
function refuseUnderPolicy() {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    const message = "the page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src";
    throw new Failure("wasm-blocked-by-csp", message, error);
  }
}
