// Which dataset file an element reads. The list is part of the script: one request less before the first view.

import list from "#releases";
import sums from "#sums";
import { Failure } from "./errors.js";

/** @typedef {{ latest: string, releases: Record<string, string> }} Topic */

/**
 * @typedef {object} Source a dataset file
 * @property {string} url
 * @property {string} newest date of the newest release of its topic
 * @property {string} sum what its SHA-256 begins with, in base64
 */

/**
 * The element's dataset: its own `src`, else the file of its topic and release beside the script. Of a page's own file neither
 * the newest release nor the sum is known.
 * @param {HTMLElement} element
 * @returns {Source}
 */
export function datasetOf(element) {
  const src = element.getAttribute("src");
  if (src) return { url: new URL(src, element.baseURI).href, newest: "", sum: "" };

  /** @type {Record<string, Topic>} */
  const topics = list.topics;
  const name = element.getAttribute("topic") || list.default;
  const topic = topics[name];
  if (!topic) throw unknown("topic", name, Object.keys(topics));
  const asked = element.getAttribute("release") || "latest";
  const release = asked === "latest" ? topic.latest : asked;
  const file = topic.releases[release];
  if (!file) throw unknown("release", asked, Object.keys(topic.releases));
  return { url: new URL(`./data/${file}`, import.meta.url).href, newest: topic.latest, sum: sums[file] ?? "" };
}

/** @param {string} key @param {string} found @param {string[]} valid */
const unknown = (key, found, valid) => new Failure("query", `unknown ${key} "${found}"; valid: ${valid.join(", ")}`);
