// Which dataset file an element reads. The list is part of the script: one request less before the first view.

import list from "./data/releases.json";
import { Failure } from "./errors.js";

/** @typedef {{ latest: string, releases: Record<string, string> }} Topic */

/**
 * The URL of the element's dataset: its own `src`, else the file of its topic and release beside the script.
 * @param {HTMLElement} element
 */
export function datasetUrl(element) {
  const src = element.getAttribute("src");
  if (src) return new URL(src, element.baseURI).href;

  /** @type {Record<string, Topic>} */
  const topics = list.topics;
  const name = element.getAttribute("topic") || list.default;
  const topic = topics[name];
  if (!topic) throw unknown("topic", name, Object.keys(topics));
  const asked = element.getAttribute("release") || "latest";
  const release = asked === "latest" ? topic.latest : asked;
  const file = topic.releases[release];
  if (!file) throw unknown("release", asked, Object.keys(topic.releases));
  return new URL(`data/${file}`, import.meta.url).href;
}

/** @param {string} key @param {string} found @param {string[]} valid */
const unknown = (key, found, valid) => new Failure("query", `unknown ${key} "${found}"; valid: ${valid.join(", ")}`);
