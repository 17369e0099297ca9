// The published folder: what a static host serves, what stays when it is opened from disk, and what other sites may take from it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT, run } from "../../www/tools/command.mjs";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { CONTENT_SECURITY_POLICY, serve } from "../../www/tools/serve.mjs";
import { showSite } from "./published.mjs";
import { browserOfFile, built, comeToLife, filesUnder, PATIENCE } from "./support.mjs";

const own = browserOfFile();

/** A folder of its own for every run. */
const TOP = mkdtempSync(join(tmpdir(), "force-figures-site-"));
after(() => rmSync(TOP, { recursive: true, force: true }));

/** The site, below a path that nobody knew when it was made. */
const SITE = join(TOP, "deep", "er");
before(() => showSite(SITE));

const FIGURE = "8,571";
const SENTENCE = /^Merseyside Police recorded 8,571 harassment cases in the year to December 2025, slightly down from 8,716 the year before\.$/;

const json = (/** @type {string} */ path) => JSON.parse(readFileSync(path, "utf8"));

/** A page in a fresh profile, with what went wrong on it. @param {import("node:test").TestContext} t */
async function open(t, options = {}) {
  const context = await own.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.addInitScript(comeToLife);
  t.after(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const log = { errors: /** @type {string[]} */ ([]), asked: /** @type {{ url: string, status: number }[]} */ ([]) };
  page.on("pageerror", (error) => void log.errors.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && log.errors.push(message.text())));
  page.on("response", (answer) => void log.asked.push({ url: answer.url(), status: answer.status() }));
  return { page, ...log };
}

/** Resolves when the element of the page has been drawn. @param {import("playwright-core").Page} page */
const drawn = (page) => page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("figure:not([hidden]) canvas"));

/** What a reader sees of the chosen parts. @param {import("playwright-core").Page} page @param {string} selector */
const seen = (page, selector) => page.locator(selector).filter({ visible: true }).first().innerText();

test("the manifest is that of the files, and of nothing else", () => {
  const { assets, files } = json(join(SITE, "manifest.json"));
  const found = filesUnder(SITE).filter((name) => name !== "manifest.json");
  assert.deepEqual(Object.keys(files), found);
  assert.ok(found.length > 45 * 12, `${found.length} files`);
  for (const name of ["frame.html", "merseyside/frame.html", "british-transport-police/frame.html", "service-worker.js"]) assert.ok(found.includes(name), name);
  for (const [name, said] of Object.entries(files)) {
    const bytes = readFileSync(join(SITE, name));
    const hash = createHash("sha256").update(bytes);
    assert.equal(said.bytes, bytes.length, name);
    assert.equal(said.sha256, hash.copy().digest("hex"), name);
    assert.equal(said.integrity, `sha256-${hash.digest("base64")}`, name);
  }
  for (const name of ["force-figures.js", "force-figures.css", "force_figures.wasm"]) {
    assert.deepEqual(readFileSync(join(SITE, assets, name)), built(name), name);
  }
  assert.ok(!found.some((name) => /article|gallery/.test(name)), "the demo is on the site");
});

test("a force's page shows its figures from disk, where no module may run", async (t) => {
  const { page } = await open(t);
  await page.goto(pathToFileURL(join(SITE, "merseyside", "index.html")).href);
  assert.match(await seen(page, ".ff-headline"), SENTENCE);
  assert.equal(await seen(page, ".ff-keys dd"), FIGURE);
  assert.ok(await page.locator(".ff-static svg").filter({ visible: true }).count(), "no chart");
  await page.locator(".ff-figures > summary").click();
  assert.equal(await page.locator(".ff-figures tbody tr").count(), 52);
  // The stylesheet is beside it: a static chart fills its box.
  assert.equal(await page.locator(".ff-kicker").evaluate((node) => getComputedStyle(node).fontSize), "13px");
});

test("below any path the page comes alive, with files of its own folder alone", async (t) => {
  const server = await serve({ root: TOP });
  t.after(() => server.close());
  const { page, errors, asked } = await open(t);
  await page.goto(`${server.url}deep/er/merseyside/`);
  await drawn(page);
  assert.match(await seen(page, ".ff-headline"), SENTENCE);
  assert.deepEqual(errors, []);
  const { assets } = json(join(SITE, "manifest.json"));
  for (const { url, status } of asked) {
    assert.equal(status, 200, url);
    assert.ok(url.startsWith(`${server.url}deep/er/`), `${url} is outside`);
  }
  assert.ok(asked.some(({ url }) => url.endsWith(`/deep/er/${assets}/force_figures.wasm`)), "the wasm has a name that can change");

  const link = await page.locator('link[type="application/json+oembed"]').evaluate((node) => /** @type {HTMLLinkElement} */ (node).href);
  const answer = await page.request.get(link);
  assert.equal(answer.status(), 200, link);
  const response = await answer.json();
  assert.deepEqual([response.type, response.version, response.width], ["rich", "1.0", 640]);
  assert.ok(response.html.includes(FIGURE) && response.height > 500, link);

  await page.locator(".page-files a").first().click({ trial: true });
  for (const href of await page.locator(".page-files a").evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href))) {
    assert.equal((await page.request.get(href)).status(), 200, href);
  }
});

test("the list of all forces leads to each page", async (t) => {
  const server = await serve({ root: TOP });
  t.after(() => server.close());
  const { page, errors } = await open(t);
  await page.goto(`${server.url}deep/er/`);
  const links = await page.locator(".page-list li > a").evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  assert.equal(links.length, 45);
  for (const href of links) assert.equal((await page.request.get(href)).status(), 200, href);
  assert.ok((await page.locator("main").innerText()).includes(FIGURE));
  assert.deepEqual(errors, []);
});

test("names without a hash follow the newest files", async (t) => {
  const page = `<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="/deep/er/force-figures.css">
    <script type="module" src="/deep/er/force-figures.js"></script><force-figures force="merseyside"></force-figures>`;
  const server = await serve({
    root: TOP,
    intercept: ({ url }) => (url === "/article.html" ? { headers: { "Content-Type": "text/html" }, body: page } : null),
  });
  t.after(() => server.close());
  const opened = await open(t);
  await opened.page.goto(`${server.url}article.html`);
  await drawn(opened.page);
  assert.match(await seen(opened.page, ".ff-headline"), SENTENCE);
  const { assets } = json(join(SITE, "manifest.json"));
  const sheets = new Set(opened.asked.map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith(".css")));
  assert.deepEqual([...sheets].sort(), [`/deep/er/${assets}/force-figures.css`, "/deep/er/force-figures.css"], "the rules come from one file");
  assert.deepEqual(opened.errors, []);
});

test("another site's article checks what it takes: one changed byte, and the static figure stays", async (t) => {
  const files = await serve({ root: SITE, headers: { "Access-Control-Allow-Origin": "*", "Content-Security-Policy": "" } });
  t.after(() => files.close());
  const figures = await figuresCommand();
  const manifest = join(SITE, "manifest.json");
  const snippet = await run(figures, ["embed", "--force", "merseyside", "--base", files.url, "--manifest", manifest]);
  const { assets } = json(manifest);
  assert.match(snippet, new RegExp(`src="${files.url}${assets}/force-figures.js" integrity="sha256-`));
  for (const spoiled of [false, true]) {
    const article = snippet.replace(/(force-figures\.js" integrity="sha256-)(.)/, (_, before, letter) => before + (spoiled ? (letter === "A" ? "B" : "A") : letter));
    const host = await serve({
      root: TOP,
      headers: { "Content-Security-Policy": "" },
      intercept: ({ url }) => (url === "/" ? { headers: { "Content-Type": "text/html" }, body: `<!doctype html><link rel="icon" href="data:,">${article}` } : null),
    });
    t.after(() => host.close());
    const { page, errors } = await open(t);
    await page.goto(host.url);
    if (spoiled) {
      await page.waitForLoadState("networkidle");
      assert.ok(errors.some((line) => line.includes("integrity")), errors.join("\n"));
      assert.equal(await page.evaluate(() => customElements.get("force-figures")), undefined);
    } else {
      await drawn(page);
      assert.deepEqual(errors, []);
    }
    assert.match(await seen(page, ".ff-headline"), SENTENCE);
  }
});

test("a snippet of the site's own builder wears its house style, the newest one or one held to its checksum", async (t) => {
  /** @type {Map<string, import("../../www/tools/serve.mjs").Answer>} */
  const pages = new Map();
  const server = await serve({ root: TOP, headers: { "Content-Security-Policy": "" }, intercept: ({ url }) => pages.get(url ?? "") ?? null });
  t.after(() => server.close());
  const { page, errors } = await open(t);
  await page.goto(`${server.url}deep/er/builder.html?force=merseyside&offence=harassment&theme=tabloid`);
  const made = (/** @type {string} */ part) =>
    page.waitForFunction((text) => /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value.includes(text), part);
  const asked = ["--force", "merseyside", "--offence", "harassment", "--theme", join(ROOT, "www", "themes", "tabloid.css")];
  for (const options of [[], ["--manifest", join(SITE, "manifest.json")]]) {
    if (options.length > 0) await page.locator("#pinned").selectOption("pinned");
    await made(options.length > 0 ? "integrity" : "ff-tabloid");
    const snippet = await page.locator("#snippet").inputValue();
    const command = ["embed", "--base", `${server.url}deep/er/`, ...asked, ...options];
    assert.equal(snippet, await run(await figuresCommand(), command));
    await page.locator("#form-iframe").check();
    await made("<iframe");
    const frame = await page.locator("#snippet").inputValue();
    const heights = /data-heights="(0:[^"]*)"/.exec(frame)?.[1];
    // The command takes the force's own frame for one that there is only where it has the list of files.
    const known = options.length > 0 ? frame : frame.replace("/deep/er/merseyside/frame.html", "/deep/er/frame.html");
    assert.equal(known, await run(await figuresCommand(), [...command, "--form", "iframe", "--host-script", ...(heights ? ["--heights", heights] : [])]));
    await page.locator("#form-element").check();
    await made("<force-figures");
    pages.set("/article.html", { headers: { "Content-Type": "text/html" }, body: `<!doctype html><link rel="icon" href="data:,">${snippet}` });
    const article = await open(t);
    await article.page.goto(`${server.url}article.html`);
    await drawn(article.page);
    const rule = await article.page.locator("force-figures figure").first().evaluate((node) => getComputedStyle(node).borderBlockStartWidth);
    assert.equal(rule, "4px", "--ff-rule of the style");
    assert.deepEqual(article.errors, []);
  }
  assert.deepEqual(errors, []);
});

test("the static form is whole without script, style or class, and fits a phone", async (t) => {
  const opened = await open(t, { javaScriptEnabled: false, viewport: { width: 360, height: 700 } });
  for (const options of [[], ["--image", "data"]]) {
    const html = await run(await figuresCommand(), ["embed", "--force", "merseyside", "--form", "static", ...options]);
    await opened.page.setContent(`<!doctype html><meta name="viewport" content="width=device-width"><style>figure { margin: 0 }</style>${html}`);
    assert.match(await seen(opened.page, "strong"), SENTENCE);
    const chart = opened.page.locator(options.length > 0 ? "img" : "svg");
    assert.deepEqual(await chart.evaluate((node) => [node.getBoundingClientRect().width, node.getBoundingClientRect().height]), [320, 200]);
    if (options.length > 0) assert.ok(await chart.evaluate((node) => /** @type {HTMLImageElement} */ (node).naturalWidth), "the picture is no picture");
    assert.equal(await opened.page.locator("tbody tr").count(), 52);
    assert.ok(await opened.page.evaluate(() => document.documentElement.scrollWidth <= 360), "wider than the phone");
  }
});

/** Tags that a content system with a list like WordPress's leaves in a post; of others it leaves what is in them. */
const POST = ["DIV", "P", "STRONG", "H2", "H3", "SPAN", "FIGURE", "DL", "DT", "DD", "OL", "UL", "LI", "DETAILS", "SUMMARY", "TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD"];

test("a content system that removes scripts, custom elements and SVG leaves sentence, table and source", async (t) => {
  const { page } = await open(t, { javaScriptEnabled: true });
  for (const name of ["element.html", "static.html"]) {
    await page.setContent(`<!doctype html><main>${readFileSync(join(SITE, "merseyside", "harassment", name), "utf8")}</main>`);
    await page.evaluate((allowed) => {
      for (const node of document.querySelectorAll("main script, main link, main svg")) node.remove();
      for (const node of [...document.querySelectorAll("main *")].reverse()) {
        if (!allowed.includes(node.tagName)) node.replaceWith(...node.childNodes);
        else for (const { name } of [...node.attributes]) if (!/^(class|hidden|lang|scope|value)$/.test(name)) node.removeAttribute(name);
      }
    }, POST);
    const text = await page.locator("main").innerText();
    assert.ok(text.split("\n").some((line) => SENTENCE.test(line)), `${name}: ${text}`);
    assert.match(text, /Open Government Licence v3\.0/, name);
    assert.equal(await page.locator("tbody tr").count(), 52, name);
    assert.equal(await page.locator("script, force-figures, svg").count(), 0);
  }
});

test("a frame's height is known before it loads", async (t) => {
  const sheet = built("force-figures.css").toString("utf8");
  const { page } = await open(t);
  for (const force of ["merseyside", "city-of-london", "british-transport-police", "england-and-wales", "devon-and-cornwall"]) {
    const folder = join(SITE, force, "harassment");
    const heights = /data-heights="([^"]*)"/.exec(readFileSync(join(folder, "iframe.html"), "utf8"))?.[1] ?? "";
    const element = /<force-figures[\s\S]*/.exec(readFileSync(join(folder, "element.html"), "utf8"))?.[0];
    await page.setContent(`<!doctype html><style>${sheet} body { margin: 0; padding-inline: 4px; font-family: Arial, "Liberation Sans", sans-serif }</style>${element}`);
    const said = heights.split(" ").map((pair) => pair.split(":").map(Number));
    assert.ok(said.length > 5, heights);
    for (const [width, height] of said) {
      await page.setViewportSize({ width, height: 800 });
      const true_ = await page.locator("force-figures").evaluate((node) => node.getBoundingClientRect().height);
      // A line or two more is room; one less would be cut.
      assert.ok(height >= true_ - 1 && height <= true_ + 80, `${force} at ${width}: said ${height}, is ${true_}`);
    }
  }
});

test("the list of headers has the policy under which the demo is tested, and lets other sites take the files", () => {
  const headers = readFileSync(join(SITE, "_headers"), "utf8");
  for (const line of ["Access-Control-Allow-Origin: *", `Content-Security-Policy: ${CONTENT_SECURITY_POLICY}`, "X-Content-Type-Options: nosniff"]) {
    assert.ok(/^\/\*\n(?: {2}.*\n)+/.exec(headers)?.[0].includes(`  ${line}\n`), line);
  }
});
