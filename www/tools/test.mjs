// npm test: every proof of the project, in one command, cheapest first. It stops at the first failure.
// The closing lines of cargo and of Node's test runner stay in the log as they are: they hold the true counts.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser, ensurePackages, ensureRustTarget, checkNode } from "./setup.mjs";
import { browserExecutable } from "./browser.mjs";
import { EDITIONS, PARITY, WASM_TARGET, webLibrary } from "./cargo.mjs";
import { Failure, ROOT, run, runTool, typed } from "./command.mjs";

const BROWSER_TESTS = join("tests", "browser");

const DENY = ["--", "-D", "warnings"];
const CORE = ["--lib", "--no-default-features"];
const BUILD_WEB = ["--profile", "tool", "--bin", "build_web", "--no-default-features", "--features", "build-web"];

/** A step that is one command with its output in the log. */
const command = (name, program, args) => ({
  name,
  command: typed(program, args),
  work: () => run(program, args, { show: true }),
});
const cargo = (name, ...args) => command(name, "cargo", args);
const node = (name, ...args) => ({ ...command(name, process.execPath, args), command: typed("node", args) });

async function setUp() {
  checkNode();
  await ensureRustTarget();
  await ensurePackages();
  await ensureBrowser();
}

/** Node 20's test runner takes files and not patterns. */
async function browserTests() {
  const folder = join(ROOT, BROWSER_TESTS);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).sort() : [];
  if (files.length === 0) throw new Failure(`no browser test in ${BROWSER_TESTS}`);
  const args = ["--test", "--test-concurrency=2", ...files.map((name) => join(BROWSER_TESTS, name))];
  await run(process.execPath, args, { show: true, env: { FORCE_FIGURES_BROWSER: await browserExecutable() } });
}

const STEPS = [
  { name: "set up", work: setUp },
  cargo("format", "fmt", "--check"),
  // Each in a profile that a later step builds with: the procedural macros and build scripts are then compiled once.
  cargo("lint", "clippy", "--all-targets", ...DENY),
  cargo("lint build_web", "clippy", ...BUILD_WEB, ...DENY),
  // The edition of the tests is the second one and a module more, so it is linted in its place.
  ...[EDITIONS[0], PARITY, ...EDITIONS.slice(2)].map((edition) => cargo(`lint ${edition.feature}`, "clippy", "--profile", "web", ...webLibrary(edition), ...DENY)),
  cargo("wall: core", "clippy", ...CORE, ...DENY),
  cargo("wall: core, wasm", "clippy", ...CORE, "--target", WASM_TARGET, ...DENY),
  cargo("wall: paint", "clippy", ...CORE, "--features", "paint", ...DENY),
  cargo("rust tests", "test"),
  node("build", "www/tools/build.mjs"),
  node("types", "node_modules/typescript/bin/tsc"),
  node("sizes", "www/tools/size.mjs", "--assert"),
  { name: "browser tests", command: `node --test ${BROWSER_TESTS}`, work: browserTests },
];

/** @param {number} since */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

await runTool(async () => {
  const begin = performance.now();
  const times = [];
  for (const { name, command: shown, work } of STEPS) {
    const start = performance.now();
    console.log(`\n== ${name}${shown ? `: ${shown}` : ""}`);
    try {
      await work();
    } catch (error) {
      const reason = error instanceof Failure ? error.message : String(error.stack ?? error);
      throw new Failure(`npm test FAILED at "${name}" after ${seconds(begin)}:\n${reason}`);
    }
    times.push(`  ${name.padEnd(18)}${seconds(start).padStart(9)}`);
    console.log(`== ${name}: passed in ${seconds(start)}`);
  }
  console.log(`\nnpm test passed in ${seconds(begin)}\n${times.join("\n")}`);
});
