// Requests: one for each address, and failures that say what they mean.

import { Failure } from "./errors.js";

/** A request that has brought nothing whole in this time will not: the reader is told, and can try again. */
export const LIMIT_MS = 20_000;

/**
 * The promise kept under `url`; a failed one is not kept.
 * @template T
 * @param {Map<string, Promise<T>>} kept
 * @param {string} url
 * @param {(url: string) => Promise<T>} load
 */
export function once(kept, url, load) {
  const known = kept.get(url);
  if (known) return known;
  const loading = load(url);
  kept.set(url, loading);
  loading.catch(() => kept.delete(url));
  return loading;
}

/**
 * @param {string} url
 * @param {import("./errors.js").Kind} missing kind of an answer that is none
 * @param {RequestInit} [options]
 */
export async function get(url, missing, options) {
  const response = await whole(fetch(url, options), url);
  if (response.ok) return response;
  throw new Failure(response.status < 500 ? missing : "network", `${url}: HTTP ${response.status}`);
}

/**
 * @template T
 * @param {Promise<T>} transfer
 * @param {string} url
 */
export async function whole(transfer, url) {
  try {
    return await transfer;
  } catch (error) {
    throw new Failure("network", `${url}: ${/** @type {Error} */ (error).message}`, error);
  }
}

/**
 * The bytes of a published file: those that this script was built with, and no others.
 * @param {string} url
 * @param {string | Promise<string>} sum what their SHA-256 begins with, in base64; "" where it is not known
 * @param {import("./errors.js").Kind} missing
 * @param {import("./errors.js").Kind} damaged
 * @param {RequestPriority} [priority]
 */
export async function published(url, sum, missing, damaged, priority) {
  // It may fail before anybody waits for it here; whoever does, hears of it all the same.
  Promise.resolve(sum).catch(() => {});
  // Once more past every cache: what is wrong is most often an old copy.
  for (const cache of /** @type {const} */ (["default", "reload"])) {
    const stall = new AbortController();
    const timer = setTimeout(() => stall.abort(new Error(`not whole after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
    try {
      const response = await get(url, missing, { cache, priority, signal: stall.signal });
      const bytes = new Uint8Array(await whole(response.arrayBuffer(), url));
      if (await isWhole(bytes, await sum)) return bytes;
    } finally {
      clearTimeout(timer);
    }
  }
  throw new Failure(damaged, `${url}: not the file that this script was built with`);
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {string} sum */
async function isWhole(bytes, sum) {
  // Pages of plain http have no digests; there, whoever could change the file could change this script.
  if (!sum || !crypto.subtle) return true;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest))).startsWith(sum);
}
