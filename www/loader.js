// The wasm, the datasets and the stylesheet: each asked for once per page, however many elements want them. Nothing is asked for on import.

import sums from "#sums";
import init, { FigureSet } from "#wasm";
import { Failure, sorted } from "./errors.js";
import { once, published } from "./fetching.js";
import { loadStyles } from "./styles.js";

/**
 * A build of the wasm, with the glue that it needs.
 * @typedef {object} Edition
 * @property {string} url
 * @property {() => Promise<Glue>} glue
 * @property {Promise<Glue>} [running]
 *
 * @typedef {{ init: typeof init, FigureSet: any, sums: Record<string, string> }} Glue
 */

/** @type {Edition} */
const BASE = { url: new URL("./force_figures.wasm", import.meta.url).href, glue: async () => ({ init, FigureSet, sums }) };

/** Claims, stories, outcomes and every language; it reads the companion of a dataset too. @type {Edition} */
const STORIES = {
  url: new URL("./force_figures_stories.wasm", import.meta.url).href,
  glue: () =>
    import("./force-figures-stories.js").catch((error) => {
      throw new Failure("script-not-found", String(error), error);
    }),
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
 * A use of a dataset. The set is shared, and freed with its last use.
 * @param {import("./releases.js").Source} source
 * @param {boolean} [stories] whether the set must know claims, stories, outcomes and every language
 * @returns {Lease}
 */
export function lease(source, stories = false) {
  const edition = stories ? STORIES : BASE;
  // A page's own `src` may be the file that another element has from the list, which knows of newer releases.
  const key = `${edition.url} ${source.newest} ${source.url}`;
  const shared = sets.get(key) ?? share(key, source, edition);
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

/** @param {string} key @param {import("./releases.js").Source} source @param {Edition} edition @returns {Shared} */
function share(key, source, edition) {
  const shared = { set: open(source, edition), users: 0 };
  sets.set(key, shared);
  // A failed set is forgotten, so that the next element to connect tries again.
  shared.set.catch(() => {
    if (sets.get(key) === shared) sets.delete(key);
  });
  return shared;
}

/** @param {import("./releases.js").Source} source @param {Edition} edition @returns {Promise<FigureSet>} */
async function open({ url, newest, sum }, edition) {
  if (!edition.running) refuseUnderPolicy();
  // Under its sum too: what a page's own `src` has brought unseen is not what the list promises.
  const file = once(files, url + sum, () => published(url, sum, "data-not-found", "data-damaged"));
  const beside = url.replace(/\.figures(?=$|\?)/, ".companion");
  const companion = edition === BASE ? null : once(files, beside + sum, () => published(beside, sum && sumOf(beside, edition), "data-not-found", "data-damaged"));
  const [bytes, more, glue] = await Promise.all([file, companion, start(edition), loadStyles()]);
  try {
    return more ? glue.FigureSet.withCompanion(bytes, more, newest) : new glue.FigureSet(bytes, newest);
  } catch (error) {
    // Damage may have happened on the way here: the next try asks for the files again.
    files.delete(url + sum);
    files.delete(beside + sum);
    throw sorted(error);
  }
}

/** What the SHA-256 of a published file begins with; "" where it is none. @param {string} url @param {Edition} edition */
const sumOf = async (url, { glue }) => (await glue()).sums[url.slice(url.lastIndexOf("/") + 1)] ?? "";

/** @param {Edition} edition */
function start(edition) {
  return (edition.running ??= instantiate(edition).catch((error) => {
    edition.running = undefined;
    throw error;
  }));
}

/**
 * Not compiled while it streams: not one byte of it is used before all of them are known, and compiling takes a millisecond or two.
 * @param {Edition} edition
 */
async function instantiate(edition) {
  const { url } = edition;
  const bytes = await published(url, sumOf(url, edition), "wasm-not-found", "wasm-damaged");
  const glue = await edition.glue();
  try {
    await glue.init({ module_or_path: await WebAssembly.compile(bytes) });
    return glue;
  } catch (error) {
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
