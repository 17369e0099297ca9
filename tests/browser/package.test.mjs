// The package as npm would publish it, installed into projects that are not ours: with Vite, with no tool, rendered on a server.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ROOT, run } from "../../www/tools/command.mjs";
import { serve } from "../../www/tools/serve.mjs";
import { browserOfFile, comeToLife, PATIENCE, staticElement, within } from "./support.mjs";

const own = browserOfFile();

/** Outside the project, so that nothing is found in its own node_modules. */
let folder = "";
let tarball = "";
/** @type {{ path: string }[]} */
let packed = [];

/** npm through this Node: on Windows `npm` cannot be started without a shell. @param {string} at @param {string[]} args */
function npm(at, ...args) {
  const cli = process.env.npm_execpath;
  const [program, first] = cli?.endsWith(".js") ? [process.execPath, [cli]] : ["npm", []];
  return run(program, [...first, ...args], { cwd: at });
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "force-figures-package-"));
  // No scripts: the tests run on the dist that has been built.
  const said = JSON.parse(await npm(ROOT, "pack", "--ignore-scripts", "--json", "--pack-destination", folder));
  packed = said[0].files;
  tarball = join(folder, said[0].filename);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** A fixture with the tarball installed. @param {string} name */
async function project(name) {
  const at = join(folder, name);
  cpSync(join(ROOT, "tests", "package", name), at, { recursive: true });
  await npm(at, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", tarball);
  return at;
}

/**
 * Opens a page, waits until its figure has been drawn, and says what stands there.
 * @param {import("node:test").TestContext} t
 * @param {string} url
 */
async function drawn(t, url) {
  const page = await own.browser.newPage();
  await page.addInitScript(comeToLife);
  t.after(() => page.close());
  page.setDefaultTimeout(PATIENCE);
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => void errors.push(error.message));
  page.on("console", (message) => void (["error", "warning"].includes(message.type()) && errors.push(message.text())));
  page.on("console", (message) => void (message.text().startsWith("<force-figures>") && errors.push(message.text())));
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("figure:not([hidden]) canvas"));
  const seen = await page.locator("force-figures").first().evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const figure = /** @type {HTMLElement} */ (root.querySelector("figure"));
    return {
      headline: figure.querySelector(".ff-headline")?.textContent ?? "",
      // A rule of the stylesheet, and one of a theme: both came, and in the right form.
      rule: getComputedStyle(figure).borderBlockEndWidth,
      family: getComputedStyle(/** @type {Element} */ (figure.querySelector(".ff-headline"))).fontFamily,
      height: root.querySelector("canvas")?.getBoundingClientRect().height ?? 0,
    };
  });
  assert.equal(seen.rule, "1px");
  assert.ok(seen.height >= 200, `the canvas is ${seen.height} px high`);
  return { ...seen, errors, page };
}

const KENT = /^Kent Police recorded [\d,]+ \w+ cases in the year to \w+ \d{4}/;

test("the tarball holds what the package says it exports, and nothing of the workshop", () => {
  const names = packed.map(({ path }) => path);
  const { exports, customElements, types } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const targets = Object.values(exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)));
  for (const target of [...targets, customElements, types]) {
    const pattern = new RegExp(`^${target.replace(/^\.\//, "").replaceAll(".", "\\.").replace("*", ".+")}$`);
    assert.ok(names.some((name) => pattern.test(name)), `${target} is not packed`);
  }
  assert.ok(names.some((name) => /^www\/dist\/data\/.*\.figures$/.test(name)));
  for (const licence of ["LICENSE-APACHE", "LICENSE-MIT", "LICENSE-DATA.md"]) assert.ok(names.includes(licence), licence);
  const foreign = names.filter((name) => /^(src|tests|target|node_modules|www\/(tools|data))\/|\.(br|gz|map|rs|mjs)$/.test(name));
  assert.deepEqual(foreign, []);
});

test("a project with Vite builds it, and its bundle draws under a strict policy", async (t) => {
  const at = await project("vite");
  const vite = join(at, "node_modules", "vite", "bin", "vite.js");
  await run(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: at });
  const server = await serve({ root: join(at, "dist") });
  t.after(() => server.close());
  const { headline, family, errors, page } = await drawn(t, server.url);
  assert.match(headline, KENT);
  assert.match(family, /^Georgia/);
  assert.deepEqual(errors, []);
  assert.equal(await page.locator("html").getAttribute("data-same"), "true", "one class, whichever module it came by");

  await t.test("and its development server draws too", async (t) => {
    const dev = spawn(process.execPath, [vite, "--port", "0", "--host", "127.0.0.1", "--clearScreen", "false"], { cwd: at });
    t.after(() => dev.kill());
    const address = new Promise((found) => {
      let said = "";
      dev.stdout.on("data", (chunk) => {
        // In colours, where the terminal of the tests has some.
        said = (said + chunk).replace(/\x1b\[\d+m/g, "");
        const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
        if (url) found(url);
      });
    });
    const { headline, family, errors } = await drawn(t, await within(/** @type {Promise<string>} */ (address), "Vite's address"));
    assert.match(headline, KENT);
    assert.match(family, /^Georgia/);
    assert.deepEqual(errors, []);
  });
});

test("a page without any tool draws from node_modules", async (t) => {
  const server = await serve({ root: await project("plain") });
  t.after(() => server.close());
  const { headline, errors } = await drawn(t, server.url);
  assert.match(headline, KENT);
  assert.deepEqual(errors, []);
});

test("a server imports it, prints the static form, and the browser takes that over", async (t) => {
  const at = await project("server");
  writeFileSync(join(at, "figure.html"), staticElement());
  const html = await run(process.execPath, ["page.mjs", "figure.html"], { cwd: at });
  assert.match(html, /data-class="imported"/);
  mkdirSync(join(at, "public"));
  writeFileSync(join(at, "index.html"), html);
  const server = await serve({ root: at });
  t.after(() => server.close());
  const { headline, errors, page } = await drawn(t, server.url);
  const printed = await page.evaluate(() => document.querySelector("force-figures .ff-headline")?.textContent);
  assert.equal(headline, printed?.trim());
  assert.deepEqual(errors, []);
});
