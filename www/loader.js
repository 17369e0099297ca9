// The wasm, the datasets and the stylesheet: each asked for once per page, however many elements want them. Nothing is asked for on import.

import sums from "#sums";
import init, { FigureSet } from "#wasm";
import { Failure, sorted } from "./errors.js";
import { once, published } from "./fetching.js";
import { loadStyles } from "./styles.js";

const WASM_URL = new URL("./force_figures.wasm", import.meta.url).href;

/** The smallest module there is: its magic number and version. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** @type {Promise<unknown> | undefined} */
let wasm;
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
 * @returns {Lease}
 */
export function lease(source) {
  // A page's own `src` may be the file that another element has from the list, which knows of newer releases.
  const key = `${source.newest} ${source.url}`;
  const shared = sets.get(key) ?? share(key, source);
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

/** @param {string} key @param {import("./releases.js").Source} source @returns {Shared} */
function share(key, source) {
  const shared = { set: open(source), users: 0 };
  sets.set(key, shared);
  // A failed set is forgotten, so that the next element to connect tries again.
  shared.set.catch(() => {
    if (sets.get(key) === shared) sets.delete(key);
  });
  return shared;
}

/** @param {import("./releases.js").Source} source */
async function open({ url, newest, sum }) {
  if (!wasm) refuseUnderPolicy();
  // Under its sum too: what a page's own `src` has brought unseen is not what the list promises.
  const file = once(files, url + sum, () => published(url, sum, "data-not-found", "data-damaged"));
  const [bytes] = await Promise.all([file, startWasm(), loadStyles()]);
  try {
    return new FigureSet(bytes, newest);
  } catch (error) {
    // Damage may have happened on the way here: the next try asks for the file again.
    files.delete(url + sum);
    throw sorted(error);
  }
}

function startWasm() {
  wasm ??= instantiate().catch((error) => {
    wasm = undefined;
    throw error;
  });
  return wasm;
}

/** Not compiled while it streams: not one byte of it is used before all of them are known, and compiling takes a millisecond or two. */
async function instantiate() {
  const bytes = await published(WASM_URL, sums["force_figures.wasm"], "wasm-not-found", "wasm-damaged");
  try {
    await init({ module_or_path: await WebAssembly.compile(bytes) });
  } catch (error) {
    throw new Failure("wasm-broken", `${WASM_URL}: ${/** @type {Error} */ (error).message}`, error);
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
