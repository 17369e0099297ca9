// Commands and timed steps: how every tool here starts another program and says what it is doing.
// What a step is and how long it took goes to standard error, so that a tool's standard output stays what it computed.

import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, wherever the command was started. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** A failure that is explained in its message; a stack trace would only hide the explanation. */
export class Failure extends Error {}

/** @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`);

/** @param {string} path */
export const shortPath = (path) => relative(ROOT, path).replaceAll("\\", "/") || ".";

/** @param {number} start a `performance.now()` */
const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/**
 * Runs `work` and says on one line what it was, what it gave and how long it took.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work when it resolves to a string, that is printed as the step's result
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now();
  try {
    const result = await work();
    const note = typeof result === "string" ? `  ${result}` : "";
    say(`  ${name.padEnd(10)} ${seconds(start).padStart(8)}${note}`);
    return result;
  } catch (error) {
    say(`  ${name.padEnd(10)} ${seconds(start).padStart(8)}  FAILED`);
    throw error;
  }
}

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when a signal ended the command
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a command to its end, whatever the end: from the repository's root, if no other folder is said.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, env?: Record<string, string>, cwd?: string }} [options] show: the command's own output, as it comes
 * @returns {Promise<Outcome>}
 */
export function outcome(command, args, { show = false, env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    const streams = { stdout: "", stderr: "" };
    for (const name of /** @type {const} */ (["stdout", "stderr"])) {
      child[name]?.setEncoding("utf8").on("data", (text) => (streams[name] += text));
    }
    child.on("error", (error) => reject(new Failure(`${command}: ${error.message}`)));
    child.on("close", (code) => resolve({ code: code ?? 1, ...streams }));
  });
}

/** How a person would type the command. @param {string} command @param {string[]} args */
export const typed = (command, args) =>
  [command, ...args].map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`)).join(" ");

/**
 * The standard output of a command that must succeed; with `show`, its output goes to the log instead.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, env?: Record<string, string>, cwd?: string }} [options]
 */
export async function run(command, args, options) {
  const { code, stdout, stderr } = await outcome(command, args, options);
  if (code !== 0) throw new Failure(`${stderr.trimEnd()}\nfailed with exit code ${code}: ${typed(command, args)}`.trimStart());
  return stdout;
}

/** Ends the tool as its `main` ends: exit code 1 and one plain message when it fails. @param {() => unknown} main */
export async function runTool(main) {
  try {
    await main();
  } catch (error) {
    say(error instanceof Failure ? `\n${error.message}` : String(/** @type {Error} */ (error).stack ?? error));
    process.exitCode = 1;
  }
}

/** Whether `url` (an `import.meta.url`) is the script that Node was started with. @param {string} url */
export const isMain = (url) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
