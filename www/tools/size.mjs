// The weight of the widget: node www/tools/size.mjs [--assert]
// Measured on www/dist as it is served; `npm test` asserts the budgets, so that every kilobyte is somebody's decision.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { Failure, isMain, ROOT, runTool, say } from "./command.mjs";

const DIST = join(ROOT, "www", "dist");
const DATA = join(DIST, "data");

/** Bytes after brotli. kB is 1000 bytes, as browsers' network panels count. */
const BUDGETS = {
  // On every page that holds a frame. Weighed after gzip: it is served by whatever serves the host's own scripts.
  "embed.js": { most: 2_000, as: "gzip" },
  dataset: { most: 14_000 },
  // What everybody pays who reads an article: the static form, its styles and the seed.
  "first view": { most: 14_300, goal: 12_000 },
  // All that a live figure is made of, once a reader has touched it.
  "live figure": { most: 75_600, goal: 60_000 },
  // Once, and only by readers who choose another force in an article that follows, a chart of outcomes or of all forces, a second
  // force to compare with, Welsh, or an explanation.
  "stories, when asked": { most: 125_100 },
  // By readers who type into the search: its code and the index of names.
  "search, when typed into": { most: 44_500, goal: 30_000 },
  // By readers who ask for the map or for their place.
  "data/forces.boundaries": { most: 10_000 },
};

/**
 * @typedef {object} Weight
 * @property {string} name
 * @property {number} raw
 * @property {number} gzip
 * @property {number} brotli
 */

/** @param {string} name a file of www/dist @returns {Weight} */
function weigh(name) {
  const [raw, gzip, brotli] = ["", ".gz", ".br"].map((ending) => {
    const path = join(DIST, name + ending);
    if (!existsSync(path)) throw new Failure(`www/dist/${name}${ending} is missing. Run this first:\n  npm run build`);
    return statSync(path).size;
  });
  return { name, raw, gzip, brotli };
}

/** The static form as an article holds it: that of the frame for England and Wales. @returns {Weight} */
function staticForm() {
  const page = readFileSync(join(DIST, "frame.html"), "utf8");
  const [from, to] = [page.indexOf("<force-figures"), page.indexOf("</force-figures>")];
  if (from < 0 || to < from) throw new Failure("www/dist/frame.html has no <force-figures>. Run this first:\n  npm run build");
  const form = Buffer.from(page.slice(from, to));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: form.length };
  return { name: "static form", raw: form.length, gzip: gzipSync(form, { level: 9 }).length, brotli: brotliCompressSync(form, { params }).length };
}

/** @param {string} name @param {Weight[]} parts @returns {Weight} */
function total(name, parts) {
  const sum = (key) => parts.reduce((before, part) => before + part[key], 0);
  return { name, raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
}

/** The widget's files, every dataset, what the iframe form adds, and what a reader loads: before a touch, and for a live figure. */
export function weights() {
  const [js, css, ...others] = ["force-figures.js", "force-figures.css", "force-figures-live.js", "force_figures.wasm"].map(weigh);
  const code = [js, css, ...others];
  // Names end in the release's date, so the last in order is the latest.
  const names = existsSync(DATA) ? readdirSync(DATA).filter((name) => name.endsWith(".figures")).sort() : [];
  const datasets = names.map((name) => weigh(`data/${name}`));
  const stories = ["force_figures_stories.wasm", "force-figures-stories.js", "force-story.js"].map(weigh);
  stories.push(...names.slice(-1).map((name) => weigh(`data/${name.replace(/figures$/, "companion")}`)));
  const frame = ["frame.js", "frame.css", "embed.js"].map(weigh);
  const search = ["force-figures-find.js", "force-figures-find.css", "force-figures-places.js", "force_figures_places.wasm", "data/forces.places"].map(weigh);
  return {
    ...{ code, datasets, frame, stories, search, form: staticForm(), boundaries: weigh("data/forces.boundaries") },
    whenTyped: total("search, when typed into", search),
    firstView: total("first view", [js, css, staticForm()]),
    live: total("live figure", [...code, ...datasets.slice(-1)]),
    whenAsked: total("stories, when asked", stories),
  };
}

/** @param {Weight} weight @param {keyof typeof BUDGETS} budget */
function excess(weight, budget) {
  const { most, as = "brotli" } = BUDGETS[budget];
  return weight[as] > most ? [`${weight.name} is ${weight[as]} bytes after ${as}; its budget is ${most}`] : [];
}

if (isMain(import.meta.url)) {
  await runTool(() => {
    const { boundaries, code, datasets, form, frame, search, stories, firstView, live, whenAsked, whenTyped } = weights();
    const cell = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
    console.log(`${"kB".padEnd(36)}     raw    gzip  brotli`);
    for (const { name, raw, gzip, brotli } of [form, ...code, ...datasets, firstView, live, ...stories, whenAsked, ...search, whenTyped, boundaries, ...frame]) {
      console.log(`${name.padEnd(32)}${cell(raw)}${cell(gzip)}${cell(brotli)}`);
    }
    const { dataset, "first view": first, "live figure": whole, "stories, when asked": asked, "search, when typed into": typed, "data/forces.boundaries": map, "embed.js": host } = BUDGETS;
    console.log("first view = static form + js + css; live figure = js + live js + css + wasm + the latest dataset; stories = what is loaded besides, by readers who ask for them");
    console.log(`budgets, brotli: first view ${first.most / 1000} (goal ${first.goal / 1000}), live figure ${whole.most / 1000} (goal ${whole.goal / 1000}), stories ${asked.most / 1000}, search ${typed.most / 1000} (goal ${typed.goal / 1000}), boundaries ${map.most / 1000}, a dataset ${dataset.most / 1000}; gzip: embed.js ${host.most / 1000}`);
    if (!process.argv.includes("--assert")) return;
    const broken = [...datasets.flatMap((dataset) => excess(dataset, "dataset")), ...excess(firstView, "first view"), ...excess(live, "live figure")];
    broken.push(...excess(whenAsked, "stories, when asked"), ...excess(whenTyped, "search, when typed into"), ...excess(boundaries, "data/forces.boundaries"));
    broken.push(...frame.filter(({ name }) => name === "embed.js").flatMap((script) => excess(script, "embed.js")));
    if (datasets.length === 0) broken.push("no dataset in www/dist/data: the live figure is not whole");
    if (broken.length > 0) throw new Failure(broken.join("\n"));
    say("sizes: within budget");
  });
}
