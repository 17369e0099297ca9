// npm run bench -- peers [--rounds N] [--only uplot,ours] [--profiles plain,phone] [--parts load,use] [--out FOLDER]
//
// The same page in Force Figures and in other people's charts, in one run of one browser. See tests/bench/README.md.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { launchOptions } from "../../../www/tools/browser.mjs";
import { figuresCommand } from "../../../www/tools/cargo.mjs";
import { Failure, ROOT, run, say, shortPath, step, typed } from "../../../www/tools/command.mjs";
import { serve } from "../../../www/tools/serve.mjs";
import { checkPage } from "./checks.mjs";
import { ask, figures } from "./data.mjs";
import * as measures from "./measures.mjs";
import { BUILT, buildPages, INLINE_PAGES, PAGES } from "./pages.mjs";
import { about, markdown } from "./report.mjs";
import { PROFILES, Visit } from "./visit.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const RESULTS = join(ROOT, "tests", "bench", "results");
const TRIALS = join(ROOT, "target", "bench");

/** Fewer rounds, or not everything, is a trial: its numbers are not kept beside the others. */
const ROUNDS = 3;

/**
 * @typedef {import("./pages.mjs").Page} Page
 *
 * @typedef {object} Part
 * @property {(bench: import("./measures.mjs").Bench, page: Page, profile: import("./visit.mjs").Profile) => Promise<import("./measures.mjs").Row>} measure
 * @property {number} times
 * @property {string[]} profiles
 * @property {(page: Page) => boolean} of
 */

/** Parts of the bench: where each is measured, of which pages, and how often in a round. A visit is short, and its times scatter. @type {Record<string, Part>} */
const PARTS = {
  load: { measure: measures.load, times: 2, profiles: ["plain", "cpu4", "phone"], of: () => true },
  intent: { measure: measures.intent, times: 2, profiles: ["plain", "cpu4", "phone"], of: ({ loading }) => loading === "intent" },
  use: { measure: measures.use, times: 1, profiles: ["plain", "phone"], of: ({ live }) => live },
  many: { measure: measures.many, times: 1, profiles: ["plain", "cpu4"], of: () => true },
  mount: { measure: measures.mount, times: 1, profiles: ["plain"], of: ({ live }) => live },
};

/** @param {string[]} args */
function options(args) {
  const parsed = parseArgs({
    args,
    options: {
      rounds: { type: "string", default: String(ROUNDS) },
      only: { type: "string" },
      profiles: { type: "string" },
      parts: { type: "string" },
      out: { type: "string" },
    },
  }).values;
  const rounds = Number(parsed.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Failure(`--rounds ${parsed.rounds}: expected a whole number from 1`);
  const among = (/** @type {string} */ option, /** @type {string | undefined} */ chosen, /** @type {string[]} */ names) => {
    if (!chosen) return names;
    const wanted = chosen.split(",");
    const unknown = wanted.filter((word) => !names.some((name) => name === word || name.startsWith(`${word}-`)));
    if (unknown.length > 0) throw new Failure(`--${option} ${unknown.join(",")}: expected some of ${names.join(", ")}`);
    return names.filter((name) => wanted.some((word) => name === word || name.startsWith(`${word}-`)));
  };
  const all = [...PAGES, ...INLINE_PAGES].map(({ name }) => name);
  return {
    rounds,
    only: among("only", parsed.only, all),
    profiles: among("profiles", parsed.profiles, PROFILES.map(({ name }) => name)),
    parts: among("parts", parsed.parts, Object.keys(PARTS)),
    out: parsed.out,
    trial: rounds < ROUNDS || Boolean(parsed.only || parsed.profiles || parsed.parts),
  };
}

/** The peers' packages, which belong to this bench alone; installed when their lock file is not the one they came from. */
async function ensurePeers() {
  const stamp = join(HERE, "node_modules", ".lock");
  const hash = createHash("sha256").update(readFileSync(join(HERE, "package-lock.json"))).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  const args = ["ci", "--prefix", HERE, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  say(`bench: installing the chart libraries of tests/bench/peers (${typed("npm", ["ci", "--prefix", shortPath(HERE)])})`);
  say("bench: Highcharts among them has a commercial licence, free for trying it out: https://www.highcharts.com/license");
  const npm = process.env.npm_execpath;
  try {
    if (npm?.endsWith(".js")) await run(process.execPath, [npm, ...args], { show: true });
    else if (process.platform === "win32") await run("cmd", ["/c", "npm", ...args], { show: true });
    else await run("npm", args, { show: true });
  } catch (error) {
    throw new Failure(`bench: could not install the chart libraries: ${/** @type {Error} */ (error).message}\nRun this by hand, then try again:\n  npm ci --prefix ${shortPath(HERE)} --ignore-scripts`);
  }
  writeFileSync(stamp, hash);
}

/** Whether the command can put the styles of the first view into a snippet. @param {string} command */
const knowsInline = async (command) => (await ask(command, ["embed", "--help"])).includes("--styles");

/**
 * One part, of each page in turn. Another page is first each time: what a neighbour leaves behind falls on all.
 * @param {import("./measures.mjs").Bench} bench @param {import("./report.mjs").Results} results @param {Page[]} pages @param {Part} part
 * @param {import("./visit.mjs").Profile} profile @param {number} turn
 */
async function once(bench, results, pages, { measure, of }, profile, turn) {
  const order = pages.map((_, index) => pages[(index + turn * 3) % pages.length]);
  for (const page of order.filter(of)) {
    const rows = ((results.rows[profile.name] ??= {})[page.name] ??= {});
    for (const [name, value] of Object.entries(await measure(bench, page, profile))) {
      const samples = (rows[name] ??= []);
      // Turns stay in step, for the ratios.
      while (samples.length < turn) samples.push(null);
      samples.push(value);
    }
  }
}

/**
 * Writes the results so far, and returns the path of the Markdown.
 * @param {import("./report.mjs").Results} results @param {import("./visit.mjs").Profile[]} profiles @param {Page[]} pages
 * @param {string} usual @param {string} [chosen] the folders of a run
 */
function keep(results, profiles, pages, usual, chosen) {
  const folder = chosen ?? usual;
  mkdirSync(folder, { recursive: true });
  const name = join(folder, `peers-${new Date().toISOString().slice(0, 10)}`);
  // A list a line: the rounds of one measure.
  const json = JSON.stringify(results, null, 1).replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, list) => `[${list.replace(/\s+/g, " ")}]`);
  writeFileSync(`${name}.json`, `${json}\n`);
  writeFileSync(`${name}.md`, markdown(results, profiles, pages));
  return `${name}.md`;
}

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;

/** @param {string[]} args */
export async function peers(args) {
  const chosen = options(args);
  await ensurePeers();
  say("pages");
  // The one that `npm test` names, or a build of its own.
  const command = await figuresCommand("dev");
  const inline = await knowsInline(command);
  const pages = [...PAGES, ...(inline ? INLINE_PAGES : [])].filter(({ name }) => chosen.only.includes(name));
  if (pages.length === 0) throw new Failure("this build has none of the pages that --only names");
  const profiles = PROFILES.filter(({ name }) => chosen.profiles.includes(name));
  const data = await step("figures", () => figures(command));
  // The eager page says which files the widget needs to come alive; it is built for that even where it is not measured.
  const asked = pages.some(({ loading }) => loading) && !pages.some(({ name }) => name === "ours-eager");
  const eager = /** @type {Page} */ (PAGES.find(({ name }) => name === "ours-eager"));
  await step("build", () => buildPages(command, data, asked ? [...pages, eager] : pages));

  const server = await serve({
    root: BUILT,
    headers: {
      // As a published site sends its files: kept by browsers. No policy, since the peers need laxer ones than ours.
      "Content-Security-Policy": "",
      "Cache-Control": "public, max-age=3600",
      // Isolated pages get a clock of five microseconds; others one of a tenth of a millisecond.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
  });
  const browser = await chromium.launch(await launchOptions());
  const load = loadavg();
  const start = performance.now();
  /** @type {import("./report.mjs").Results} */
  const results = { about: {}, rows: {} };
  let last = "";
  try {
    const bench = { browser, base: server.url, figures: data, files: /** @type {string[]} */ ([]) };
    say("checks");
    for (const page of asked ? [...pages, eager] : pages) {
      const visit = await Visit.open(browser, PROFILES[0], server.url, `${page.name}.html`);
      try {
        await checkPage(visit, page, data);
        if (page.name === eager.name) bench.files = visit.answers.map(({ url }) => url).filter((url) => !url.endsWith(".html"));
      } finally {
        await visit.close();
      }
    }
    for (let round = 0; round < chosen.rounds; round += 1) {
      for (const part of chosen.parts) {
        const { times, profiles: where } = PARTS[part];
        for (const profile of profiles.filter(({ name }) => where.includes(name))) {
          say(`  round ${round + 1} of ${chosen.rounds}, ${part}, ${profile.name} (${clock((performance.now() - start) / 1000)})`);
          for (let time = 0; time < times; time += 1) await once(bench, results, pages, PARTS[part], profile, round * times + time);
        }
      }
      results.about = about({ rounds: round + 1, browser: browser.version(), seconds: (performance.now() - start) / 1000, load });
      // What has been measured stays, also where a later round fails.
      last = keep(results, profiles, pages, chosen.trial || round + 1 < chosen.rounds ? TRIALS : RESULTS, chosen.out);
    }
  } catch (error) {
    if (last) say(`the rounds before this one are in ${shortPath(last)}`);
    throw error;
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(readFileSync(last, "utf8"));
  say(`written: ${shortPath(last)}, and .json beside it${chosen.trial ? " (a trial: fewer than three rounds, or not everything)" : ""}`);
}
