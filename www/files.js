// The files of a live figure, each asked for once per page, however many elements want them: by a reader's first touch, or ahead of it.
// Nothing is asked for on import.

import sums from "#sums";
import { Failure } from "./errors.js";
import { LIMIT_MS, once, published } from "./fetching.js";
import { datasetOf } from "./releases.js";
import { loadStyles } from "./styles.js";

const LIVE = "force-figures-live.js";
const LIVE_URL = new URL("./force-figures-live.js", import.meta.url).href;
const FIND_URL = new URL("./force-figures-find.js", import.meta.url).href;
const WASM_URL = new URL("./force_figures.wasm", import.meta.url).href;

/** The smallest module there is: its magic number and version. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
const files = new Map();
/** @type {Map<string, Promise<any>>} */
const scripts = new Map();

/**
 * The bytes of a file, held against their checksum.
 * @param {string} url
 * @param {string | Promise<string>} sum what their SHA-256 begins with, in base64; "" where it is not known
 * @param {"wasm" | "data"} what
 * @param {RequestPriority} [priority]
 */
const bytesOf = (url, sum, what, priority) =>
  // Under its sum too, where that is known at once: what a page's own `src` has brought unseen is not what the list promises.
  once(files, keyOf(url, sum), () => published(url, sum, `${what}-not-found`, `${what}-damaged`, priority));

/** @param {string} url @param {string | Promise<string>} sum */
const keyOf = (url, sum) => (typeof sum === "string" ? `${sum} ${url}` : url);

/** @param {import("./releases.js").Source} source @param {RequestPriority} [priority] */
export const datasetBytes = ({ url, sum }, priority) => bytesOf(url, sum, "data", priority);

/** @param {RequestPriority} [priority] */
export const wasmBytes = (priority) => bytesOf(WASM_URL, sums["force_figures.wasm"], "wasm", priority);

/** Lets go of bytes that nobody needs again: they are not asked for again either. @param {string} url */
function spend(url) {
  for (const key of files.keys()) if (key.endsWith(url)) files.set(key, Promise.resolve(new Uint8Array()));
}

/** Lets go of bytes that may be damaged: whoever wants them next asks for them again. @param {string} url */
function forget(url) {
  for (const key of files.keys()) if (key.endsWith(url)) files.delete(key);
}

/** A script that comes when it is wanted, once. @template Script @param {string} url @param {() => Promise<Script>} load @returns {Promise<Script>} */
const script = (url, load) =>
  once(scripts, url, () => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error("no answer")), LIMIT_MS)));
    return Promise.race([load(), late])
      .catch((error) => {
        throw new Failure("script-not-found", `${url}: ${error}`, error);
      })
      .finally(() => clearTimeout(timer));
  });

/** The script of the live figure. */
export const liveScript = () => script(LIVE_URL, () => import("./force-figures-live.js"));

/** The script of the search. */
export const findScript = () => script(FIND_URL, () => import("./force-figures-find.js"));

/**
 * A link that fetches the script of the live figure ahead, and holds it against its checksum: `import()` takes what it has brought. None in
 * the module for bundlers, which make other files of ours.
 * @param {RequestPriority} priority
 */
export function livePreload(priority) {
  if (BUNDLED) return null;
  const link = document.createElement("link");
  Object.assign(link, { rel: "modulepreload", fetchPriority: priority, integrity: `sha256-${sums[LIVE]}`, href: LIVE_URL });
  return link;
}

/** Tries the policy with eight bytes, so that a page that forbids wasm downloads nothing. */
export function refuseUnderPolicy() {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    const message = "the page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src";
    throw new Failure("wasm-blocked-by-csp", message, error);
  }
}

/** What a life needs of its seed: two bundles, and one set of files. */
export const FILES = { WASM_URL, bytesOf, datasetBytes, wasmBytes, forget, spend, refuseUnderPolicy, datasetOf, loadStyles };
