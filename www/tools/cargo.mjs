// Cargo's products: where a build put its wasm or its command is cargo's to say (CARGO_TARGET_DIR, config files), never guessed.

import { spawn } from "node:child_process";
import { Failure, ROOT, typed } from "./command.mjs";

export const WASM_TARGET = "wasm32-unknown-unknown";

/**
 * The builds of the wasm: the first view's, the one that is loaded when a reader asks for a claim, a story, outcomes
 * or Welsh, and that of the builder page, which no reader loads.
 * @typedef {{ name: string, feature: string }} Edition
 * @type {Edition[]}
 */
export const EDITIONS = [
  { name: "force_figures", feature: "web" },
  { name: "force_figures_stories", feature: "web-stories" },
  { name: "force_figures_builder", feature: "web-builder" },
];

/** What a browser test compares the canvas with: the second edition, and plotters-canvas's own way of drawing. @type {Edition} */
export const PARITY = { name: "force_figures_parity", feature: "web-parity" };

/** The arguments that keep a wasm build to its own rooms. @param {Edition} edition */
export const webLibrary = ({ feature }) => ["--lib", "--no-default-features", "--features", feature, "--target", WASM_TARGET];

/**
 * Builds and returns the paths of the files that cargo says this package now has.
 * @param {string[]} args
 * @param {string[]} [build] the command of cargo that builds
 * @returns {Promise<string[]>}
 */
function products(args, build = ["build"]) {
  const command = [...build, ...args, "--message-format", "json-render-diagnostics"];
  return new Promise((resolve, reject) => {
    // Progress and diagnostics stay on the terminal: a fresh build takes a minute, and silence would look like a hang.
    const child = spawn("cargo", command, { cwd: ROOT, stdio: ["ignore", "pipe", 2] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => (text += chunk));
    child.on("error", (error) => reject(new Failure(`cargo: ${error.message}`)));
    child.on("close", (code) => {
      if (code !== 0) return reject(new Failure(`failed: ${typed("cargo", [...build, ...args])}`));
      const messages = text.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
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

/** The wasm of the library, before wasm-bindgen. Every edition has this one name: it stands until the next one is built. @param {Edition} edition */
export const wasmLibrary = async (edition) =>
  only(await products(["--profile", "web", ...webLibrary(edition)]), /force_figures\.wasm$/, "force_figures.wasm");

/** The `build_web` command. The tool profile: an optimised build of its dependencies takes a minute longer and saves nothing. */
export const buildWebCommand = async () =>
  only(
    await products(["--profile", "tool", "--no-default-features", "--features", "build-web", "--bin", "build_web"]),
    /build_web(\.exe)?$/,
    "build_web",
  );

const FIGURES = /figures(\.exe)?$/;

/** Names the `figures` command that `npm test` has built with the tests: building it alone would compile it a second time. */
export const TESTED_COMMAND = "FORCE_FIGURES_COMMAND";

/** Builds the tests, and the `figures` command that they run. The test's features of a few dependencies are part of it. */
export const testedCommand = async () => only(await products([], ["test", "--no-run"]), FIGURES, "figures");

/** By profile. @type {Map<string, Promise<string>>} */
const commands = new Map();

/**
 * The native `figures` command.
 * @param {"dev" | "release"} [profile] release is what is measured
 */
export function figuresCommand(profile = "dev") {
  const tested = process.env[TESTED_COMMAND];
  if (profile === "dev" && tested) return Promise.resolve(tested);
  // Once a process: cargo takes half a second to find that nothing has changed.
  const known = commands.get(profile) ?? products(["--profile", profile, "--bin", "figures"]).then((files) => only(files, FIGURES, "figures"));
  commands.set(profile, known);
  return known;
}
