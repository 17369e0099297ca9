// npm run bench: how long, and how much memory. Prints a table; asserts nothing, since the next machine is another machine.
// The importer on the two release workbooks beside the repository, then every tests/bench/*.mjs (the browser's timings).
// npm run bench -- peers | native | counts: by name alone, see tests/bench/README.md.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { figuresCommand } from "./cargo.mjs";
import { Failure, ROOT, run, runTool, say, typed } from "./command.mjs";

/** Where the source workbooks are; they are not part of the repository. */
const DATA = process.env.FORCE_FIGURES_DATA ?? resolve(ROOT, "..", "shared", "data");
const WORKBOOKS = ["prc-pfa-mar2013-onwards-tables-230426.ods", "prc-pfa-mar2013-onwards-tables-191023.xlsx"];
const OUTCOMES = join(DATA, "home-office", "prc-outcomes-open-data-mar2025-tables-230426-harassment.xlsx");
const POPULATION = join(DATA, "ons", "police-force-area-population-mid2011-mid2024.csv");
const RUNS = 3;

/** The target of both workbooks, for the reader of the table. */
const TARGET = "target: under 5 s and 400 MB";

const GNU_TIME = "/usr/bin/time";

/**
 * Wall time and peak memory of one command.
 * @param {string} command
 * @param {string[]} args
 * @param {string} scratch a folder of our own
 * @returns {Promise<{ seconds: number, megabytes: number | null }>}
 */
function measure(command, args, scratch) {
  const report = join(scratch, "peak");
  // Only the parent of a process is told its peak, and Node does not pass it on: GNU time does. Without it the kernel's own high
  // water mark is read until the process is gone, which can miss the last few milliseconds.
  const timed = process.platform === "linux" && existsSync(GNU_TIME);
  const [program, ...rest] = timed ? [GNU_TIME, "--format=%M", `--output=${report}`, command, ...args] : [command, ...args];
  return new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(program, rest, { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
    let complaint = "";
    let kilobytes = 0;
    child.stderr.setEncoding("utf8").on("data", (text) => (complaint += text));
    const watch = timed ? undefined : setInterval(() => (kilobytes = Math.max(kilobytes, highWater(child.pid))), 5);
    child.on("error", (error) => fail(new Failure(`${program}: ${error.message}`)));
    child.on("close", (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - start) / 1000;
      if (code !== 0) return fail(new Failure(`${complaint.trimEnd()}\nfailed with exit code ${code}: ${typed(command, args)}`));
      // The last line: GNU time writes a complaint of its own above the figure when the command fails.
      if (timed) kilobytes = Number(readFileSync(report, "utf8").trim().split("\n").at(-1));
      done({ seconds, megabytes: kilobytes > 0 ? (kilobytes * 1024) / 1e6 : null });
    });
  });
}

/** A process's peak resident memory in kB; 0 where the kernel does not say. @param {number | undefined} pid */
function highWater(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function importer() {
  const missing = [...WORKBOOKS.map((name) => join(DATA, "home-office", name)), POPULATION].filter((file) => !existsSync(file));
  if (missing.length > 0) {
    say(`importer: skipped, without ${missing.join(", ")}`);
    return say("(set FORCE_FIGURES_DATA to the folder that holds home-office/ and ons/)");
  }
  const figures = await figuresCommand("release");
  const scratch = mkdtempSync(join(tmpdir(), "force-figures-bench-"));
  try {
    console.log(`importer, best of ${RUNS} (${TARGET})\n${"workbook".padEnd(59)}      s    MB`);
    const tables = WORKBOOKS.map((name) => ({ name, more: /** @type {string[]} */ ([]) }));
    if (existsSync(OUTCOMES)) tables.unshift({ name: WORKBOOKS[0], more: ["--outcomes", OUTCOMES] });
    for (const { name, more } of tables) {
      const workbook = join(DATA, "home-office", name);
      const args = ["import", "--topic", "www/data/harassment.toml", "--recorded-crime", workbook, "--population", POPULATION, ...more];
      const runs = [];
      for (let n = 0; n < RUNS; n += 1) runs.push(await measure(figures, [...args, "--out", scratch], scratch));
      const best = Math.min(...runs.map(({ seconds }) => seconds));
      const peak = Math.max(...runs.map(({ megabytes }) => megabytes ?? NaN));
      const memory = Number.isNaN(peak) ? "n/a" : peak.toFixed(0);
      console.log(`${`${name}${more.length > 0 ? " + outcomes" : ""}`.padEnd(59)}${best.toFixed(2).padStart(7)}${memory.padStart(6)}`);
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function browser() {
  const folder = join(ROOT, "tests", "bench");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort() : [];
  if (files.length === 0) return say("browser: no timings in tests/bench yet");
  await run(process.execPath, [join("www", "tools", "build.mjs")], { show: true });
  for (const name of files) {
    say(`\n${name}`);
    console.log((await run(process.execPath, [join("tests", "bench", name)])).trimEnd());
  }
}

/** What is measured by name: each has packages of its own, which nothing else installs. @type {Record<string, (args: string[]) => Promise<void>>} */
const NAMED = {
  peers: async (args) => (await import("../../tests/bench/peers/run.mjs")).peers(args),
  native: async (args) => (await import("../../tests/bench/native/run.mjs")).native(args),
  counts: async (args) => (await import("../../tests/bench/native/run.mjs")).counts(args),
};

await runTool(async () => {
  const [what, ...args] = process.argv.slice(2);
  if (what !== undefined) {
    if (!NAMED[what]) throw new Failure(`npm run bench -- ${what}: expected nothing, or one of ${Object.keys(NAMED).join(", ")}`);
    return NAMED[what](args);
  }
  await importer();
  await browser();
});
