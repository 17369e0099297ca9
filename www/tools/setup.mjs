// What the other commands need on the machine: node www/tools/setup.mjs [--browser]
//
// Every npm script starts here, so that a fresh clone needs no step of its own. It may use only what Node brings, it says in one
// line what it installs, and when a step fails it prints the command to run by hand. With nothing to do it is silent and quick.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser, HEADLESS_SHELL } from "./browser.mjs";
import { WASM_TARGET } from "./cargo.mjs";
import { Failure, isMain, outcome, ROOT, run, runTool, say, typed } from "./command.mjs";

/** Says what is being installed, and turns a failure into the command to run by hand. */
async function install(what, command, args, options = {}) {
  const { byHand = typed(command, args), ...rest } = options;
  say(`setup: installing ${what} (${byHand.split("\n")[0]})`);
  try {
    await run(command, args, { show: true, ...rest });
  } catch (error) {
    throw new Failure(`setup: could not install ${what}: ${error.message}\nRun this by hand, then try again:\n  ${byHand}`);
  }
}

/** Whether `command args` starts and succeeds. */
const works = (command, args) => outcome(command, args).then(({ code }) => code === 0, () => false);

/** Node of the release that package.json asks for. */
export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const wanted = Number(/\d+/.exec(engines.node)?.[0]);
  if (Number(process.versions.node.split(".")[0]) < wanted) {
    throw new Failure(`setup: this is Node ${process.versions.node}; Node ${wanted} or later is needed: https://nodejs.org/`);
  }
}

/** Rust, which is asked for and not installed, and its WebAssembly target. */
export async function ensureRustTarget() {
  const installRust = "Install Rust with rustup, open a new terminal, then try again:\n  https://rustup.rs";
  if (!(await works("cargo", ["--version"]))) throw new Failure(`setup: Rust is missing (no cargo).\n${installRust}`);
  // The folder, and not `rustup target list`: it is quicker, and true for a Rust that came without rustup.
  const sysroot = (await run("rustc", ["--print", "sysroot"])).trim();
  if (existsSync(join(sysroot, "lib", "rustlib", WASM_TARGET, "lib"))) return;
  if (!(await works("rustup", ["--version"]))) {
    throw new Failure(`setup: this Rust cannot compile for ${WASM_TARGET}, and there is no rustup to add it.\n${installRust}`);
  }
  await install(`Rust's ${WASM_TARGET} target`, "rustup", ["target", "add", WASM_TARGET]);
}

/** The npm packages of package-lock.json, installed when that file is not the one they were installed from. */
export async function ensurePackages() {
  const lock = join(ROOT, "package-lock.json");
  const stamp = join(ROOT, "node_modules", ".force-figures-lock");
  const hash = () => (existsSync(lock) ? createHash("sha256").update(readFileSync(lock)).digest("hex") : "no lock file");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash()) return;

  // No package here needs its install script; one that ran would be code that nobody reviewed.
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  const args = [existsSync(lock) ? "ci" : "install", ...flags];
  const byHand = typed("npm", args);
  // Under npm its own script is known; on Windows `npm` is a .cmd file, which cannot be started without a shell.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith(".js")) await install("npm packages", process.execPath, [npm, ...args], { byHand });
  else if (process.platform === "win32") await install("npm packages", "cmd", ["/c", "npm", ...args], { byHand });
  else await install("npm packages", "npm", args, { byHand });
  writeFileSync(stamp, hash());
}

/** Whether this is root on Debian, or what is made from it: where a browser's package can be asked for. */
const canInstallDebianPackages = () => process.getuid?.() === 0 && existsSync("/etc/debian_version");

/**
 * The quicker browser of the tests, where Debian's Chromium is the one that was found. A machine without it, or without a network, has
 * a browser all the same: then the tests take longer, and setup says so.
 */
async function preferHeadlessShell(found) {
  if (process.env.FORCE_FIGURES_BROWSER || found.endsWith(HEADLESS_SHELL) || !found.startsWith("/usr/bin/chromium") || !canInstallDebianPackages()) return;
  const limits = "-o Acquire::Retries=1 -o Acquire::http::Timeout=10";
  const byHand = `apt-get install -y --no-install-recommends ${HEADLESS_SHELL}`;
  say(`setup: installing Chromium without windows, in which the tests are quicker (${byHand})`);
  const { code } = await outcome("sh", ["-c", `${byHand} ${limits}`], { env: { DEBIAN_FRONTEND: "noninteractive" } });
  if (code !== 0) say(`setup: not to be had; the tests run in ${found}, and take longer. By hand:\n  apt-get update && ${byHand}`);
}

/** A Chromium for the browser tests; installs one when the machine has none. Needs the npm packages. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return preferHeadlessShell(found);
  if (canInstallDebianPackages()) {
    const byHand = `apt-get update && apt-get install -y ${HEADLESS_SHELL}`;
    await install("Chromium", "sh", ["-c", byHand], { env: { DEBIAN_FRONTEND: "noninteractive" }, byHand });
  } else {
    // Through the package that the tests use, so that the browser is the release it was made for.
    const cli = join("node_modules", "playwright-core", "cli.js");
    const byHand =
      "npx playwright-core install chromium\nor install Chromium or Chrome yourself and name it in FORCE_FIGURES_BROWSER";
    await install("Playwright's Chromium", process.execPath, [cli, "install", "chromium"], { byHand });
  }
  if (!(await findBrowser())) {
    throw new Failure("setup: Chromium was installed but is not found; name its program in FORCE_FIGURES_BROWSER");
  }
}

if (isMain(import.meta.url)) {
  await runTool(async () => {
    checkNode();
    await ensureRustTarget();
    await ensurePackages();
    if (process.argv.includes("--browser")) await ensureBrowser();
  });
}
