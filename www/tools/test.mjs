// npm test: every proof of the project, in one command. It stops at the first failure.
//
// Two lanes run side by side, first of builds and then of tests: cargo has a lock for each profile, and for much of its time (the front
// end of the compiler, linking, optimising a whole wasm) it has work for one core; browser tests wait for the browser. What a step
// prints is shown when it ends, so that lines stay with their step, but that the browser tests go on around it. The closing lines of cargo and of Node's test runner are in the log as they are: they hold the true counts.

import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { browserExecutable, withBrowser } from "./browser.mjs";
import { LINT, lintedBuilds, PARITY, WARNINGS, WASM_TARGET, webLibrary } from "./cargo.mjs";
import { Failure, outcome, ROOT, run, runTool, say, typed } from "./command.mjs";
import { checkNode, ensureBrowser, ensurePackages, ensureRustTarget } from "./setup.mjs";

const BROWSER_TESTS = join("tests", "browser");

const DENY = ["--", "-D", "warnings"];
const CORE = ["--lib", "--no-default-features"];

/**
 * A step of `npm test`.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} [command] as a person would type it
 * @property {() => Promise<unknown>} work resolves to what is printed, if it is a text
 */

/**
 * A step that is one command; its output is shown when it ends.
 * @param {string} name @param {string} program @param {string[]} args @param {Record<string, string>} [env] @returns {Step}
 */
const command = (name, program, args, env = {}) => ({
  name,
  command: typed(program, args),
  work: async () => {
    const { code, stdout, stderr } = await outcome(program, args, { env: { CARGO_TERM_COLOR: process.stdout.isTTY ? "always" : "never", ...env } });
    const said = [stderr, stdout].map((text) => text.trimEnd()).filter(Boolean).join("\n");
    if (code !== 0) throw new Failure(`${said}\nfailed with exit code ${code}: ${typed(program, args)}`);
    return said;
  },
});
/** @param {string} name @param {...string} args */
const cargo = (name, ...args) => command(name, "cargo", args);
/** @param {string} name @param {...string} args */
const node = (name, ...args) => ({ ...command(name, process.execPath, args), command: typed("node", args) });

async function setUp() {
  checkNode();
  await ensureRustTarget();
  await ensurePackages();
  await ensureBrowser();
}

/** The site that browser tests look at, made before they start: two processes would make it twice. */
const publishedSite = () => run(process.execPath, [join(BROWSER_TESTS, "published.mjs")]);

/** Node 20's test runner takes files and not patterns. */
async function browserTests() {
  const folder = join(ROOT, BROWSER_TESTS);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).sort() : [];
  if (files.length === 0) throw new Failure(`no browser test in ${BROWSER_TESTS}`);
  const args = ["--test", `--test-concurrency=${availableParallelism() + 1}`, ...files.map((name) => join(BROWSER_TESTS, name))];
  const browser = { FORCE_FIGURES_BROWSER: await browserExecutable() };
  await withBrowser(async () => void (await run(process.execPath, args, { show: true, env: browser })));
}

/** @type {Step[]} */
const FIRST = [{ name: "set up", work: setUp }, cargo("format", "fmt", "--check")];

/**
 * A step that builds and lints in one: for lints alone, cargo would check every dependency that it compiles for the build anyway.
 * @param {string} name @param {string} shown @param {() => Promise<void>} work @returns {Step}
 */
const linted = (name, shown, work) => ({ name, command: `${shown} (compiled by clippy, -D warnings)`, work });

/** In the profile of the tests. @type {Step[]} */
const HOST_BUILDS = [
  cargo("wall: core", "clippy", ...CORE, ...DENY),
  cargo("wall: paint", "clippy", ...CORE, "--features", "paint", ...DENY),
  linted("lint, rust build", "cargo test --no-run", lintedBuilds.tests),
];

/** In the profiles of what is shipped. @type {Step[]} */
const WEB_BUILDS = [
  linted("lint build_web", "cargo build --bin build_web", lintedBuilds.buildWeb),
  cargo("wall: core, wasm", "clippy", "--profile", "web", ...CORE, "--target", WASM_TARGET, ...DENY),
  linted(`lint ${PARITY.feature}`, `cargo build ${webLibrary(PARITY).join(" ")}`, lintedBuilds.parity),
  { ...command("wasm", process.execPath, ["www/tools/build.mjs", "--wasm"], { [WARNINGS]: "deny" }), command: `${WARNINGS}=deny node www/tools/build.mjs --wasm` },
  node("types", "node_modules/typescript/bin/tsc"),
];

/** With the compiler of the build: nothing is built again. @type {Step[]} */
const HOST_TESTS = [command("rust tests", "cargo", ["test"], LINT)];

/** @type {Step[]} */
const WEB_TESTS = [
  node("pages", "www/tools/build.mjs", "--pages"),
  node("sizes", "www/tools/size.mjs", "--assert"),
  { name: "site", work: publishedSite },
  { name: "browser tests", command: `node --test ${BROWSER_TESTS}`, work: browserTests },
];

const BEGIN = performance.now();
/** @param {number} since */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** What each step took. @type {string[]} */
const times = [];
let failed = false;

/** One step after another, until one of either lane fails. @param {Step[]} steps */
async function lane(steps) {
  for (const { name, command: shown, work } of steps) {
    if (failed) return;
    const start = performance.now();
    try {
      const said = await work();
      times.push(`  ${name.padEnd(32)}${seconds(start).padStart(9)}`);
      console.log(`\n== ${name}${shown ? `: ${shown}` : ""}${said ? `\n${said}` : ""}\n== ${name}: passed in ${seconds(start)}`);
    } catch (error) {
      failed = true;
      const reason = error instanceof Failure ? error.message : String(/** @type {Error} */ (error).stack ?? error);
      throw new Failure(`npm test FAILED at "${name}" after ${seconds(BEGIN)}:\n${reason}`);
    }
  }
}

/** Lanes side by side, to the end of both. @param {...Step[]} given */
async function lanes(...given) {
  const ended = await Promise.allSettled(given.map(lane));
  const broken = ended.flatMap((result) => (result.status === "rejected" ? [result.reason.message] : []));
  if (broken.length > 0) throw new Failure(broken.join("\n\n"));
}

// What lets cargo compile a change sooner costs a fresh clone, which has nothing to compile again, a tenth more and a gigabyte.
process.env.CARGO_INCREMENTAL ??= "0";

await runTool(async () => {
  await lane(FIRST);
  say("\ntwo lanes, side by side: lints and builds of the host; lints and builds of the wasm");
  await lanes(HOST_BUILDS, WEB_BUILDS);
  say("\ntwo lanes, side by side: tests of the host; pages and browser tests");
  await lanes(HOST_TESTS, WEB_TESTS);
  console.log(`\nnpm test passed in ${seconds(BEGIN)}\n${times.join("\n")}`);
});
