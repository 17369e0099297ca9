// The numbers as JSON, and as Markdown: medians over the rounds with their spread, and ratios within each round.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../../../www/tools/command.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * One value a turn, of which a round may have several; a turn without one is null.
 * @typedef {(number | null)[]} Samples
 *
 * @typedef {object} Results
 * @property {object} about
 * @property {Record<string, Record<string, Record<string, Samples>>>} rows profile, page, measure
 */

/** @param {Samples} samples */
const known = (samples = []) => /** @type {number[]} */ (samples.filter((value) => value !== null && !Number.isNaN(value))).sort((one, other) => one - other);

/** @param {number[]} sorted */
const median = (sorted) => (sorted.length % 2 ? sorted[(sorted.length - 1) / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2);

/** @param {number} value @param {number} [scale] */
function short(value, scale = 1) {
  const scaled = value / scale;
  const digits = Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  return scaled.toFixed(digits).replace(/^-(0(?:\.0+)?)$/, "$1");
}

/** `median (least-most)`. @param {Samples} samples @param {number} [scale] */
function cell(samples, scale = 1) {
  const sorted = known(samples);
  if (sorted.length === 0) return "-";
  const [least, most, middle] = [sorted[0], sorted[sorted.length - 1], median(sorted)].map((value) => short(value, scale));
  return least === most ? middle : `${middle} (${least}-${most})`;
}

/** Within each turn, so that what slows the machine for a while slows both. @param {Samples} over @param {Samples} under @returns {Samples} */
const ratios = (over = [], under = []) => over.map((value, round) => (value === null || !under[round] ? null : value / under[round]));

/** Columns of the tables: measure, heading, scale. */
const KILO = 1000;
const TABLES = [
  {
    title: "Load, before a reader touches anything",
    columns: [["bytes", "kB brotli", KILO], ["requests", "requests"], ["painted", "chart painted"], ["live", "live chart"], ["blocking", "blocking"], ["longest", "longest task"], ["cpu", "main thread"]],
  },
  {
    title: "A reader's first touch",
    columns: [["intent-cold", "touch to live, cold"], ["intent-cold-longest", "its longest task"], ["intent-hand", "touch to live, files at hand"], ["intent-hand-longest", "its longest task"], ["ahead-bytes", "kB with what is fetched ahead", KILO], ["all-bytes", "kB in all", KILO]],
  },
  {
    title: "44 choices of a force",
    columns: [["switch-script-p50", "script p50"], ["switch-script-p95", "p95"], ["switch-frame-p50", "frame p50"], ["switch-frame-p95", "p95"], ["switch-main", "main thread each"], ["switch-attribute-script-p50", "by attribute: script p50"], ["switch-attribute-main", "main thread each"]],
  },
  {
    title: "200 moves of the cursor",
    columns: [["cursor-script-p50", "script p50"], ["cursor-script-p95", "p95"], ["cursor-frame-p50", "frame p50"], ["cursor-frame-p95", "p95"], ["cursor-main", "main thread each"]],
  },
  {
    title: "20 widgets on a page",
    columns: [["many-painted", "charts painted"], ["many-live", "all live"], ["many-elements", "elements"], ["many-blocking", "blocking"], ["many-cpu", "main thread"]],
  },
  {
    title: "200 widgets put in and taken out",
    columns: [["elements", "elements of one"], ["mount-script", "put in: script p50"], ["mount-frame", "frame p50"], ["mount-frame-p95", "p95"], ["unmount", "taken out: script p50"], ["mount-both", "frame and taking out p50"], ["mount-main", "main thread each"], ["mount-heap", "heap growth kB", KILO], ["mount-nodes", "nodes left"], ["mount-listeners", "listeners left"]],
  },
];

/** The cheapest of them, round by round. @param {Results} results @param {string} profile @param {string} measure @param {string[]} pages @returns {Samples} */
function best({ rows }, profile, measure, pages) {
  const samples = pages.map((page) => rows[profile]?.[page]?.[measure] ?? []);
  const rounds = Math.max(0, ...samples.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => {
    const values = samples.map((each) => each[round]).filter((value) => typeof value === "number");
    return values.length ? Math.min(.../** @type {number[]} */ (values)) : null;
  });
}

/** What is aimed at: ours, against whom, what must be held and what is hoped for. @param {Results} results */
function targets(results) {
  const of = (/** @type {string} */ profile, /** @type {string} */ page, /** @type {string} */ measure) => results.rows[profile]?.[page]?.[measure] ?? [];
  const pick = (/** @type {string} */ page) => (results.rows.plain?.[`${page}-inline`] ? `${page}-inline` : page);
  const [still, waiting] = [pick("ours-static"), pick("ours-intent")];
  const peers = ["uplot", "d3", "layercake", "chartjs", "highcharts"];
  const x = (/** @type {string} */ profile, /** @type {string} */ own, /** @type {string} */ measure, /** @type {string} */ other, theirs = measure) => ratios(of(profile, own, measure), of(profile, other, theirs));
  /** @type {[string, Samples, number, string, string][]} */
  const rows = [
    ["bytes before a reader touches it, kB", of("plain", waiting, "bytes"), KILO, "12", "a quarter of D3's page"],
    ["the same, x D3's page", x("plain", waiting, "bytes", "d3"), 1, "", "0.25"],
    ["static chart painted, phone, x D3", x("phone", still, "painted", "d3"), 1, "0.6", "0.5"],
    ["blocking before touch, phone, ms", of("phone", waiting, "blocking"), 1, "0", "0"],
    ["longest task before touch, phone, ms", of("phone", waiting, "longest"), 1, "50", "50"],
    ["touch to live, CPU 4x, files at hand, ms", of("cpu4", waiting, "intent-hand"), 1, "250", "150"],
    ["touch to live, cold phone, ms", of("phone", waiting, "intent-cold"), 1, "1000", "800"],
    ["eager live chart, phone, x D3", x("phone", "ours-eager", "live", "d3"), 1, "1.2", "1.0"],
    ["eager live chart, plain, x D3", x("plain", "ours-eager", "live", "d3"), 1, "1.3", "1.0"],
  ];
  for (const profile of ["plain", "phone"]) {
    rows.push([`switch script p50, ${profile}, x uPlot`, x(profile, "ours-eager", "switch-script-p50", "uplot"), 1, "1.5", "1.0"]);
    rows.push([`switch main thread, ${profile}, x LayerCake`, x(profile, "ours-eager", "switch-main", "layercake"), 1, "2.0", "1.2"]);
  }
  rows.push(
    ["cursor script p50, plain, x best peer", ratios(of("plain", "ours-eager", "cursor-script-p50"), best(results, "plain", "cursor-script-p50", peers)), 1, "1", "0.8"],
    ["cursor frame p50, plain, x best peer", ratios(of("plain", "ours-eager", "cursor-frame-p50"), best(results, "plain", "cursor-frame-p50", peers)), 1, "1", "0.8"],
    ["cursor main thread, plain, x best peer", ratios(of("plain", "ours-eager", "cursor-main"), best(results, "plain", "cursor-main", peers)), 1, "1.0", "0.8"],
    ["20 widgets, static, x D3", x("plain", still, "many-painted", "d3", "many-live"), 1, "0.6", "0.4"],
    ["20 widgets, live, x D3", x("plain", "ours-eager", "many-live", "d3"), 1, "2.0", "1.2"],
    ["elements of a widget at rest, all trees", of("plain", "ours-eager", "elements"), 1, "350", "250"],
    ["put in and taken out, p50, x D3", x("plain", "ours-eager", "mount-both", "d3"), 1, "3", "1.2"],
    ["put in and taken out, main thread, x D3", x("plain", "ours-eager", "mount-main", "d3"), 1, "3", "1.2"],
    ["heap growth over 200, kB", of("plain", "ours-eager", "mount-heap"), KILO, "30", "10"],
    ["all bytes after intent, kB", of("plain", waiting, "all-bytes"), KILO, "60", "52"],
  );
  const lines = rows.filter(([, samples]) => known(samples).length > 0).map(([name, samples, scale, must, hope]) => `| ${name} | ${cell(samples, scale)} | ${must} | ${hope} |`);
  return lines.length ? ["## Against the targets", "", "| target | now | must | hope |", "|---|--:|--:|--:|", ...lines, ""] : [];
}

/**
 * One table of a profile, and its ratios to D3; nothing where nothing was measured.
 * @param {Results} results @param {{ name: string, title: string }} profile @param {{ name: string, title: string }[]} pages @param {typeof TABLES[number]} table
 */
function tableOf(results, profile, pages, { title, columns }) {
  const rows = results.rows[profile.name] ?? {};
  const used = columns.filter(([measure]) => pages.some(({ name }) => known(rows[name]?.[measure]).length > 0));
  const shown = pages.filter(({ name }) => used.some(([measure]) => rows[name]?.[measure]));
  if (shown.length === 0) return [];
  const lines = [`### ${title}: ${profile.title}`, "", `| page | ${used.map(([, heading]) => heading).join(" | ")} |`, `|---|${used.map(() => "--:|").join("")}`];
  for (const { name, title: page } of shown) lines.push(`| ${page} | ${used.map(([measure, , scale]) => cell(rows[name]?.[measure], scale)).join(" | ")} |`);
  const timed = used.filter(([measure]) => !/bytes|requests|nodes|listeners|heap|blocking|longest|intent|unmount/.test(measure));
  if (rows.d3 && timed.length > 0) {
    lines.push("", `| x D3 | ${timed.map(([, heading]) => heading).join(" | ")} |`, `|---|${timed.map(() => "--:|").join("")}`);
    for (const { name, title: page } of shown.filter(({ name }) => name !== "d3")) {
      lines.push(`| ${page} | ${timed.map(([measure]) => cell(ratios(rows[name]?.[measure], rows.d3[measure]))).join(" | ")} |`);
    }
  }
  return [...lines, ""];
}

/** The machine, the versions and the day. @param {{ rounds: number, browser: string, seconds: number, load: number[] }} run */
export function about({ rounds, browser, seconds, load }) {
  const git = (/** @type {string[]} */ ...args) => {
    try {
      return execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).trim();
    } catch {
      return "";
    }
  };
  return {
    date: new Date().toISOString(),
    commit: git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain") ? " and changes" : ""),
    machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}`,
    node: process.version,
    browser: `Chromium ${browser}, headless`,
    rounds,
    seconds: Math.round(seconds),
    loadBefore: load.map((value) => Number(value.toFixed(2))),
    loadAfter: loadavg().map((value) => Number(value.toFixed(2))),
    peers: JSON.parse(readFileSync(join(HERE, "package.json"), "utf8")).dependencies,
  };
}

/** @param {Results} results @param {{ name: string, title: string }[]} profiles @param {{ name: string, title: string }[]} pages */
export function markdown(results, profiles, pages) {
  const { date, commit, machine, browser, node, rounds, seconds, loadBefore, peers } = /** @type {ReturnType<typeof about>} */ (results.about);
  const libraries = ["uplot", "d3-selection", "svelte", "layercake", "chart.js", "highcharts"].map((name) => `${name} ${peers[name]}`).join(", ");
  return [
    "# Force Figures beside other charts",
    "",
    `${date.slice(0, 16).replace("T", " ")} UTC, commit ${commit}; ${machine}; ${browser}; Node ${node}. ${rounds} round${rounds === 1 ? "" : "s"}, interleaved, in ${Math.round(seconds / 60)} minutes; load of the machine before: ${loadBefore[0]}. ${libraries}.`,
    "",
    "Written by `npm run bench -- peers`; tests/bench/README.md says what each measure is. Milliseconds where nothing else is said; median (least-most). Read ratios, which are taken within each turn, and two digits at most.",
    "",
    ...targets(results),
    ...profiles.flatMap((profile) => [`## ${profile.title[0].toUpperCase()}${profile.title.slice(1)}`, "", ...TABLES.flatMap((table) => tableOf(results, profile, pages, table))]),
  ].join("\n");
}
