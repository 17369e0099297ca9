// npm run bench -- native: how long the core's work takes, by criterion; with --import the importer too.
// npm run bench -- counts [--bless]: how many instructions it is, by callgrind; fails where one count is 5% above its baseline.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, outcome, ROOT, run, say, shortPath, step, typed } from "../../../www/tools/command.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const MANIFEST = join(HERE, "Cargo.toml");
const BASELINE = join(HERE, "counts.json");

/** Apart from the project's own target folder: other features of the same crates would build each other anew. */
const TARGET = { CARGO_TARGET_DIR: join(ROOT, "target", "bench", "native") };
const PROGRAM = join(TARGET.CARGO_TARGET_DIR, "release", "force-figures-bench");

/** What counts as slower. Two runs of one program differ by less than a thousandth. */
const MOST = 1.05;

/** The one function that is counted (src/main.rs). */
const COUNTED = "force_figures_bench::counted*";

/** @param {string[]} args */
export async function native(args) {
  const features = args.includes("--import") ? ["--features", "import"] : [];
  const command = ["bench", "--locked", "--manifest-path", MANIFEST, ...features];
  const { code } = await outcome("cargo", command, { show: true, env: TARGET });
  if (code !== 0) throw new Failure(`failed: ${typed("cargo", command)}`);
}

/** Instructions of one piece of work. @param {string} work @param {string} folder */
async function countOf(work, folder) {
  const file = join(folder, "callgrind");
  const options = ["--tool=callgrind", "--collect-atstart=no", `--toggle-collect=${COUNTED}`, `--callgrind-out-file=${file}`];
  await run("valgrind", [...options, PROGRAM, work]);
  const count = Number(/^(?:summary|totals): (\d+)/m.exec(readFileSync(file, "utf8"))?.[1] ?? 0);
  if (count === 0) throw new Failure(`${work}: callgrind counted nothing; is there no function ${COUNTED} in ${shortPath(PROGRAM)}?`);
  return count;
}

/** @param {string[]} args */
export async function counts(args) {
  const valgrind = await run("valgrind", ["--version"]).catch(() => {
    throw new Failure("bench: counting needs valgrind, which is not on this machine (Debian: apt-get install valgrind)");
  });
  const rustc = (await run("rustc", ["--version"])).trim();
  await step("build", () => run("cargo", ["build", "--release", "--locked", "--manifest-path", MANIFEST], { show: true, env: TARGET }));
  const works = (await run(PROGRAM, [])).trim().split("\n");
  const folder = mkdtempSync(join(tmpdir(), "force-figures-counts-"));
  /** @type {Record<string, number>} */
  const now = {};
  try {
    for (const work of works) now[work] = await countOf(work, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (args.includes("--bless")) {
    writeFileSync(BASELINE, `${JSON.stringify({ machine: process.arch, rustc, valgrind: valgrind.trim(), counts: now }, null, 2)}\n`);
    return say(`written: ${shortPath(BASELINE)}`);
  }
  const before = JSON.parse(readFileSync(BASELINE, "utf8"));
  console.log(`${"instructions".padEnd(20)}${"baseline".padStart(15)}${"now".padStart(15)}   change`);
  const slower = [];
  for (const work of works) {
    const [was, is] = [before.counts[work], now[work]];
    const change = was ? `${is >= was ? "+" : ""}${((is / was - 1) * 100).toFixed(2)}%` : "new";
    console.log(`${work.padEnd(20)}${(was ?? 0).toLocaleString("en-GB").padStart(15)}${is.toLocaleString("en-GB").padStart(15)}${change.padStart(9)}`);
    if (was && is > was * MOST) slower.push(`${work} ${change}`);
  }
  const other = before.rustc !== rustc || before.machine !== process.arch;
  if (other) say(`the baseline is of ${before.rustc} on ${before.machine}, this is ${rustc} on ${process.arch}: the compiler may be the change`);
  const gone = Object.keys(before.counts).filter((work) => !works.includes(work));
  if (gone.length > 0) throw new Failure(`the baseline counts work that is no more: ${gone.join(", ")}; npm run bench -- counts --bless`);
  if (slower.length > 0) throw new Failure(`more than 5% above the baseline: ${slower.join(", ")}\nMake it less, or say why it is more and write it down: npm run bench -- counts --bless`);
}
