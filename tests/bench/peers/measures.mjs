// What is measured in a visit; one function for each part of the bench.

import { Failure } from "../../../www/tools/command.mjs";
import { checkAnswers, checkChoices } from "./checks.mjs";
import { MEASURE, NATIONAL, OPENING } from "./data.mjs";
import { choose, elements, hover, mounts } from "./probe.mjs";
import { Visit } from "./visit.mjs";

/** Cursor moves, and widgets that are mounted and taken away; the first ones warm the page up. */
const MOVES = 200;
const MOUNTS = 200;
const WARM_UP = 20;

/** A task above this blocks. Milliseconds. */
const LONG = 50;

/**
 * @typedef {Record<string, number | null>} Row measures by name; milliseconds, bytes or counts
 *
 * @typedef {object} Bench
 * @property {import("playwright-core").Browser} browser
 * @property {string} base
 * @property {import("./data.mjs").Figures} figures
 * @property {string[]} files addresses of what the widget loads to come alive
 */

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** @param {string} name @param {{ script: number, frame: number }[]} times @param {number} main @returns {Row} */
function summary(name, times, main) {
  const of = (/** @type {"script" | "frame"} */ key) => times.map((time) => time[key]);
  return {
    [`${name}-script-p50`]: quantile(of("script"), 0.5),
    [`${name}-script-p95`]: quantile(of("script"), 0.95),
    [`${name}-frame-p50`]: quantile(of("frame"), 0.5),
    [`${name}-frame-p95`]: quantile(of("frame"), 0.95),
    [`${name}-main`]: main / times.length,
  };
}

/** @param {import("./pages.mjs").Page} page @param {Visit} visit */
async function arrived(page, visit) {
  await visit.until("its chart", () => /** @type {any} */ (globalThis).seen.painted > 0);
  if (page.live) await visit.until("a live chart", () => /** @type {any} */ (globalThis).seen.live > 0);
  await visit.settle();
}

/**
 * Bytes, first chart, live chart, blocking and main thread, before a reader touches anything. A page that waits for a reader is
 * visited with Save-Data, so that nothing is fetched ahead.
 * @param {Bench} bench @param {import("./pages.mjs").Page} page @param {import("./visit.mjs").Profile} profile
 * @returns {Promise<Row>}
 */
export async function load({ browser, base }, page, profile) {
  const visit = await Visit.open(browser, profile, base, `${page.name}.html`, { saveData: page.loading === "intent" });
  try {
    await arrived(page, visit);
    checkAnswers(visit, page.name);
    const { painted, live, long } = await visit.seen();
    const durations = long.map(([, duration]) => duration);
    return {
      bytes: visit.bytes,
      requests: visit.answers.length,
      painted,
      live,
      blocking: durations.reduce((sum, duration) => sum + Math.max(0, duration - LONG), 0),
      longest: Math.max(0, ...durations),
      cpu: await visit.busy(),
    };
  } finally {
    await visit.close();
  }
}

/**
 * From a reader's first touch to the live chart: cold, and with the files in the browser's cache.
 * @param {Bench} bench @param {import("./pages.mjs").Page} page @param {import("./visit.mjs").Profile} profile
 * @returns {Promise<Row>}
 */
export async function intent({ browser, base, files }, page, profile) {
  /** @type {Row} */
  const row = {};
  for (const ahead of [false, true]) {
    const visit = await Visit.open(browser, profile, base, `${page.name}.html`, { saveData: !ahead });
    try {
      await arrived(page, visit);
      if (ahead) {
        row["ahead-bytes"] = visit.bytes;
        await visit.page.evaluate((urls) => Promise.all(urls.map(async (url) => (await fetch(url)).arrayBuffer())), files);
        await visit.settle();
      }
      const before = await visit.seen();
      if (before.live !== null) {
        // A widget that does not wait: it was alive before anyone touched it.
        row[ahead ? "intent-hand" : "intent-cold"] = null;
      } else {
        await visit.touch();
        await visit.until("a live chart after a touch", () => /** @type {any} */ (globalThis).seen.live > 0);
        const { live, intent: touched, long } = await visit.seen();
        if (live === null || touched === null) throw new Failure(`${page.name}: it came alive without a touch`);
        row[ahead ? "intent-hand" : "intent-cold"] = live - touched;
        row[ahead ? "intent-hand-longest" : "intent-cold-longest"] = Math.max(0, ...long.filter(([start]) => start >= touched - LONG).map(([, duration]) => duration));
      }
      await visit.settle();
      checkAnswers(visit, page.name);
      if (!ahead) row["all-bytes"] = visit.bytes;
    } finally {
      await visit.close();
    }
  }
  return row;
}

/**
 * 44 choices of a force and 200 moves of the cursor.
 * @param {Bench} bench @param {import("./pages.mjs").Page} page @param {import("./visit.mjs").Profile} profile
 * @returns {Promise<Row>}
 */
export async function use({ browser, base, figures }, page, profile) {
  const visit = await Visit.open(browser, profile, base, `${page.name}.html`);
  try {
    await arrived(page, visit);
    await visit.reach();
    // Away from the opening force and back to it, so that each choice is a change.
    const forces = figures.areas.map(({ slug }) => slug).filter((slug) => slug !== NATIONAL && slug !== OPENING).concat(OPENING);
    /** @type {Row} */
    const row = {};
    const ways = page.kind === "ours" ? /** @type {const} */ (["select", "attribute"]) : /** @type {const} */ (["select"]);
    for (const how of ways) {
      // Once before, untimed: what a page makes once is not what a choice costs.
      await visit.page.evaluate(choose, { forces: [...forces.slice(0, 4), OPENING], how });
      const before = await visit.busy();
      const { times, told } = await visit.page.evaluate(choose, { forces, how });
      Object.assign(row, summary(how === "select" ? "switch" : "switch-attribute", times, (await visit.busy()) - before));
      checkChoices(page.name, figures, told);
    }
    await visit.page.evaluate(hover, WARM_UP);
    const before = await visit.busy();
    const { times, told } = await visit.page.evaluate(hover, MOVES);
    Object.assign(row, summary("cursor", times, (await visit.busy()) - before));
    if (told.length < 20) throw new Failure(`${page.name}: ${MOVES} moves of the cursor were told in ${told.length} texts`);
    checkAnswers(visit, page.name);
    return row;
  } finally {
    await visit.close();
  }
}

/**
 * The page of twenty widgets.
 * @param {Bench} bench @param {import("./pages.mjs").Page} page @param {import("./visit.mjs").Profile} profile
 * @returns {Promise<Row>}
 */
export async function many({ browser, base }, page, profile) {
  const visit = await Visit.open(browser, profile, base, `${page.name}-many.html`, { saveData: page.loading === "intent" });
  try {
    await arrived(page, visit);
    checkAnswers(visit, page.name);
    const { painted, live, long } = await visit.seen();
    return {
      "many-painted": painted,
      "many-live": live,
      "many-elements": await visit.page.evaluate(elements),
      "many-blocking": long.reduce((sum, [, duration]) => sum + Math.max(0, duration - LONG), 0),
      "many-cpu": await visit.busy(),
    };
  } finally {
    await visit.close();
  }
}

/**
 * 200 widgets, one after the other, put into a page and taken out.
 * @param {Bench} bench @param {import("./pages.mjs").Page} page @param {import("./visit.mjs").Profile} profile
 * @returns {Promise<Row>}
 */
export async function mount({ browser, base }, page, profile) {
  const visit = await Visit.open(browser, profile, base, `${page.name}.html`);
  try {
    await arrived(page, visit);
    await visit.reach();
    const rest = await visit.page.evaluate(elements);
    const task = { times: WARM_UP, force: "kent", measure: MEASURE };
    await visit.page.evaluate(mounts, task);
    await visit.settle();
    const before = await visit.memory();
    const busy = await visit.busy();
    const taken = await visit.page.evaluate(mounts, { ...task, times: MOUNTS });
    const main = (await visit.busy()) - busy;
    await visit.settle();
    const after = await visit.memory();
    checkAnswers(visit, page.name);
    return {
      elements: rest,
      "mount-script": quantile(taken.map(({ script }) => script), 0.5),
      "mount-frame": quantile(taken.map(({ frame }) => frame), 0.5),
      "mount-frame-p95": quantile(taken.map(({ frame }) => frame), 0.95),
      unmount: quantile(taken.map(({ unmount }) => unmount), 0.5),
      "mount-both": quantile(taken.map(({ frame, unmount }) => frame + unmount), 0.5),
      "mount-main": main / MOUNTS,
      "mount-heap": after.heap - before.heap,
      "mount-nodes": after.nodes - before.nodes,
      "mount-listeners": after.listeners - before.listeners,
    };
  } finally {
    await visit.close();
  }
}
