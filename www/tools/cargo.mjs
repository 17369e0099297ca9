// Cargo's products: where a build put its wasm or its command is cargo's to say (CARGO_TARGET_DIR, config files), never guessed.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure, ROOT, typed } from "./command.mjs";

export const WASM_TARGET = "wasm32-unknown-unknown";

/**
 * The builds of the wasm: the first view's, the one that is loaded when a reader asks for a claim, a story, outcomes
 * or Welsh, that of the builder page, which no reader loads, and that of the search for a force.
 * @typedef {{ name: string, feature: string }} Edition
 * @type {Edition[]}
 */
export const EDITIONS = [
  { name: "force_figures", feature: "web" },
  { name: "force_figures_stories", feature: "web-stories" },
  { name: "force_figures_builder", feature: "web-builder" },
  { name: "force_figures_places", feature: "web-places" },
];

/** What a browser test compares the canvas with: the code of every edition, and plotters-canvas's own way of drawing. @type {Edition} */
export const PARITY = { name: "force_figures_parity", feature: "web-builder,web-places,web-parity" };

/** The arguments that keep a wasm build to its own rooms. @param {Edition} edition */
export const webLibrary = ({ feature }) => ["--lib", "--no-default-features", "--features", feature, "--target", WASM_TARGET];

/**
 * What makes a build lint this package: clippy's own compiler compiles it, as `cargo clippy` would check it, with every warning an error.
 * Dependencies are those of any other build. Nothing that is shipped is built so: clippy switches off the optimising of rustc's middle.
 */
export const LINT = {
  RUSTC_WORKSPACE_WRAPPER: "clippy-driver",
  // The separator with which cargo-clippy hands arguments to its compiler.
  CLIPPY_ARGS: "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__",
};

/**
 * Builds and returns the paths of the files that cargo says this package now has.
 * @param {string[]} args
 * @param {{ build?: string[], env?: Record<string, string> }} [options] build: the command of cargo that builds
 * @returns {Promise<string[]>}
 */
function products(args, { build = ["build"], env = {} } = {}) {
  const command = [...build, "--message-format", "json-render-diagnostics", ...args];
  return new Promise((resolve, reject) => {
    // Progress and diagnostics stay on the terminal: a fresh build takes a minute, and silence would look like a hang.
    const child = spawn("cargo", command, { cwd: ROOT, stdio: ["ignore", "pipe", 2], env: { ...process.env, ...env } });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => (text += chunk));
    child.on("error", (error) => reject(new Failure(`cargo: ${error.message}`)));
    child.on("close", (code) => {
      const messages = text.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
      const lint = env === LINT ? ", compiled by clippy with -D warnings" : "";
      if (code !== 0) return reject(new Failure(`failed, for the reason that cargo says above: ${typed("cargo", [...build, ...args])}${lint}`));
      const built = messages.filter(({ reason }) => reason === "compiler-artifact");
      resolve(built.flatMap(({ executable, filenames }) => [...filenames, ...(executable ? [executable] : [])]));
    });
  });
}

/** @param {string[]} files @param {RegExp} pattern @param {string} what */
function only(files, pattern, what) {
  const found = files.findLast((file) => pattern.test(file));
  if (!found) throw new Failure(`cargo built no ${what}`);
  return found;
}

/** Set in `npm test`: what the compiler warns of is an error. Elsewhere a newer compiler's new warnings are nobody's error. */
export const WARNINGS = "FORCE_FIGURES_WARNINGS";
const warnings = () => (process.env[WARNINGS] === "deny" ? ["--", "-D", "warnings"] : []);

/**
 * The wasm of the library, before wasm-bindgen. As a library for Rust too, which its manifest makes it, the compiler would not optimise
 * it whole: 2.9 kB of the first view after brotli. Every edition has this one name: it stands until the next one is built.
 * @param {Edition} edition
 * @param {Record<string, string>} [env]
 */
export const wasmLibrary = async (edition, env) =>
  only(
    await products(["--profile", "web", ...webLibrary(edition), "--crate-type", "cdylib", ...warnings()], { build: ["rustc"], env }),
    /force_figures\.wasm$/,
    "force_figures.wasm",
  );

/** What `npm test` has built for its later steps, which would build it a second time: paths, by the variables that hold them. */
export const TESTED = /** @type {const} */ ({
  command: "FORCE_FIGURES_COMMAND",
  buildWeb: "FORCE_FIGURES_BUILD_WEB",
  parity: "FORCE_FIGURES_PARITY",
});

/** The tool profile: an optimised build of its dependencies takes a minute longer and saves nothing. @param {Record<string, string>} [env] */
const builtBuildWeb = async (env) =>
  only(
    await products(["--profile", "tool", "--no-default-features", "--features", "build-web", "--bin", "build_web"], { env }),
    /build_web(\.exe)?$/,
    "build_web",
  );

/** The `build_web` command. */
export const buildWebCommand = async () => process.env[TESTED.buildWeb] ?? builtBuildWeb();

/** The wasm of the parity tests, before wasm-bindgen, with every edition's code in it. @param {Record<string, string>} [env] */
async function builtParity(env) {
  const built = await wasmLibrary(PARITY, env);
  const kept = join(dirname(built), "parity", `${PARITY.name}.wasm`);
  mkdirSync(dirname(kept), { recursive: true });
  cpSync(built, kept);
  return kept;
}

/** The wasm of the parity tests, before wasm-bindgen. */
export const parityLibrary = async () => process.env[TESTED.parity] ?? builtParity();

const FIGURES = /figures(\.exe)?$/;

/** Builds the tests, and the `figures` command that they run. The test's features of a few dependencies are part of it. */
const builtTests = async () => only(await products([], { build: ["test", "--no-run"], env: LINT }), FIGURES, "figures");

/** Builds of `npm test` that lint what they compile. Each leaves its path where its later users look for it. */
export const lintedBuilds = {
  tests: async () => void (process.env[TESTED.command] = await builtTests()),
  buildWeb: async () => void (process.env[TESTED.buildWeb] = await builtBuildWeb(LINT)),
  /**
   * Everything that the other editions have, once. The first edition's modules in place of the second one's are linted with the wall
   * of `paint`, and every edition is built without a warning of the compiler.
   */
  parity: async () => void (process.env[TESTED.parity] = await builtParity(LINT)),
};

/** By profile. @type {Map<string, Promise<string>>} */
const commands = new Map();

/**
 * The native `figures` command.
 * @param {"dev" | "release"} [profile] release is what is measured
 */
export function figuresCommand(profile = "dev") {
  const tested = process.env[TESTED.command];
  if (profile === "dev" && tested) return Promise.resolve(tested);
  // Once a process: cargo takes half a second to find that nothing has changed.
  const known = commands.get(profile) ?? products(["--profile", profile, "--bin", "figures"]).then((files) => only(files, FIGURES, "figures"));
  commands.set(profile, known);
  return known;
}
