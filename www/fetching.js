// Requests: one for each address, and failures that say what they mean.

import { Failure } from "./errors.js";

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

/** @param {string} url @param {import("./errors.js").Kind} missing kind of an answer that is none */
export async function get(url, missing) {
  const response = await whole(fetch(url), url);
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
