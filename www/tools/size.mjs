// The weight of the widget: node www/tools/size.mjs [--assert]
// Measured on www/dist as it is served; `npm test` asserts the budgets, so that every kilobyte is somebody's decision.

import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure, isMain, ROOT, runTool, say } from "./command.mjs";

const DIST = join(ROOT, "www", "dist");
const DATA = join(DIST, "data");

/** Bytes after brotli. kB is 1000 bytes, as browsers' network panels count. */
const BUDGETS = {
  // On every page that holds a frame. Weighed after gzip: it is served by whatever serves the host's own scripts.
  "embed.js": { most: 2_000, as: "gzip" },
  dataset: { most: 14_000 },
  "first view": { most: 69_800, goal: 60_000 },
  // Once, and only by readers who choose another force in an article that follows, a chart of outcomes, Welsh, or an explanation.
  "stories, when asked": { most: 117_000 },
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

/** @param {string} name @param {Weight[]} parts @returns {Weight} */
function total(name, parts) {
  const sum = (key) => parts.reduce((before, part) => before + part[key], 0);
  return { name, raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
}

/** The widget's files, every dataset, what the iframe form adds, and what a reader loads for the first view: the code and the latest dataset. */
export function weights() {
  const code = ["force_figures.wasm", "force-figures.js", "force-figures.css"].map(weigh);
  // Names end in the release's date, so the last in order is the latest.
  const names = existsSync(DATA) ? readdirSync(DATA).filter((name) => name.endsWith(".figures")).sort() : [];
  const datasets = names.map((name) => weigh(`data/${name}`));
  const stories = ["force_figures_stories.wasm", "force-figures-stories.js", "force-story.js"].map(weigh);
  stories.push(...names.slice(-1).map((name) => weigh(`data/${name.replace(/figures$/, "companion")}`)));
  const frame = ["frame.js", "frame.css", "embed.js"].map(weigh);
  return { code, datasets, frame, stories, whenAsked: total("stories, when asked", stories), firstView: total("first view", [...code, ...datasets.slice(-1)]) };
}

/** @param {Weight} weight @param {keyof typeof BUDGETS} budget */
function excess(weight, budget) {
  const { most, as = "brotli" } = BUDGETS[budget];
  return weight[as] > most ? [`${weight.name} is ${weight[as]} bytes after ${as}; its budget is ${most}`] : [];
}

if (isMain(import.meta.url)) {
  await runTool(() => {
    const { code, datasets, frame, stories, whenAsked, firstView } = weights();
    const cell = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
    console.log(`${"kB".padEnd(36)}     raw    gzip  brotli`);
    for (const { name, raw, gzip, brotli } of [...code, ...datasets, firstView, ...stories, whenAsked, ...frame]) {
      console.log(`${name.padEnd(32)}${cell(raw)}${cell(gzip)}${cell(brotli)}`);
    }
    const { dataset, "first view": whole, "stories, when asked": asked, "embed.js": host } = BUDGETS;
    console.log("first view = wasm + js + css + the latest dataset; stories = what is loaded besides, by readers who ask for them");
    console.log(`budgets, brotli: first view ${whole.most / 1000} (goal ${whole.goal / 1000}), stories ${asked.most / 1000}, a dataset ${dataset.most / 1000}; gzip: embed.js ${host.most / 1000}`);
    if (!process.argv.includes("--assert")) return;
    const broken = [...datasets.flatMap((dataset) => excess(dataset, "dataset")), ...excess(firstView, "first view")];
    broken.push(...excess(whenAsked, "stories, when asked"));
    broken.push(...frame.filter(({ name }) => name === "embed.js").flatMap((script) => excess(script, "embed.js")));
    if (datasets.length === 0) broken.push("no dataset in www/dist/data: the first view is not whole");
    if (broken.length > 0) throw new Failure(broken.join("\n"));
    say("sizes: within budget");
  });
}
