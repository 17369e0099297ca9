// The frames of a published site: each is right for its own force before any script, without one, and when the scripts fail.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { serve } from "../../www/tools/serve.mjs";
import { heightOf, neverLate } from "./host.mjs";
import { showSite } from "./published.mjs";
import { browserOfFile, comeToLife, gate, PATIENCE } from "./support.mjs";

const own = browserOfFile();

/** A folder of its own for every run, with the site below a path of it. */
const TOP = mkdtempSync(join(tmpdir(), "force-figures-frames-"));
const SITE = join(TOP, "ff");
before(() => showSite(SITE));
after(() => rmSync(TOP, { recursive: true, force: true }));

/** Sums of four rows each of the Home Office's table (code 8L): the year to December 2025, and the year before. */
const FORCES = [
  { force: "merseyside", name: "Merseyside Police", figures: ["8,571", "8,716"] },
  { force: "british-transport-police", name: "The British Transport Police", figures: ["230", "123"] },
  { force: "south-wales", name: "South Wales Police", figures: ["9,738", "8,114"] },
  { force: "city-of-london", name: "The City of London Police", figures: ["50", "55"] },
];
/** The same of England and Wales: what no frame of a force may show. */
const OF_ALL = "319,695";

/** A height that is told to the page around. */
const TOLD = () => /** @type {any} */ (window).messages.length > 0;

/**
 * An article on the site's own server, with a frame in it.
 * @param {import("node:test").TestContext} t
 * @param {string} path of the frame, from the top of the site
 * @param {{ more?: string, answer?: (path: string) => any, context?: import("playwright-core").BrowserContextOptions }} [options]
 */
async function article(t, path, { more = "", answer, context: profile = {} } = {}) {
  const page = `<!doctype html><title>An article</title><link rel="icon" href="data:,"><iframe title="Recorded crime" width="800" height="900" src="/ff/${path}" ${more}></iframe>`;
  const server = await serve({
    root: TOP,
    headers: { "Content-Security-Policy": "" },
    intercept: ({ url = "" }) => (url === "/article" ? { headers: { "Content-Type": "text/html" }, body: page } : (answer?.(url.replace(/\?.*/, "")) ?? null)),
  });
  t.after(() => server.close());
  const context = await own.browser.newContext(profile);
  await context.addInitScript(comeToLife);
  t.after(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(() => {
    const messages = /** @type {any[]} */ ([]);
    /** @type {any} */ (window).messages = messages;
    addEventListener("message", ({ data }) => void messages.push(data));
  });
  // So that what is told was told for a reason.
  await context.addInitScript(neverLate);
  const opened = await context.newPage();
  // Not until all has loaded: some of it may be held back.
  await opened.goto(`${server.url}article`, { waitUntil: "domcontentloaded" });
  const frame = opened.frames()[1];
  await frame.waitForURL((url) => url.pathname.startsWith("/ff/"), { waitUntil: "domcontentloaded" });
  return { server, page: opened, frame };
}

/** @param {import("playwright-core").Frame} frame */
const headline = (frame) => frame.locator(".ff-headline").filter({ visible: true }).innerText();

/** Resolves when the figure of a frame has been drawn. @param {import("playwright-core").Frame} frame */
const drawn = (frame) => frame.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("figure:not([hidden]) canvas"));

/**
 * That what stands in the frame's page is all of that force and nothing of another one.
 * @param {import("playwright-core").Frame} frame
 * @param {typeof FORCES[number]} expected
 */
async function holds(frame, { name, figures }) {
  const [now, before] = figures;
  const said = await headline(frame);
  assert.ok(said.startsWith(`${name} recorded ${now} harassment cases in the year to December 2025`), said);
  assert.ok(said.includes(` ${before} the year before`), said);
  assert.match(await frame.title(), new RegExp(`^${name.replace(/^The /, "")}: Harassment cases`));
  const figure = frame.locator("force-figures > figure");
  assert.equal(await figure.locator(".ff-keys dd").first().innerText(), now);
  const chart = figure.locator("svg").filter({ visible: true });
  assert.equal(await chart.count(), 1);
  assert.ok(await chart.evaluate((node) => node.getBoundingClientRect().width > 280 && node.querySelectorAll("path, polyline").length > 0), "an empty chart");
  const [first, ...rows] = await figure.locator("tbody tr").evaluateAll((all) => all.map((row) => row.textContent?.replace(/\s+/g, " ").trim() ?? ""));
  assert.ok(first.startsWith("December 2025") && first.includes(now), first);
  assert.equal(rows.length, 51);
  assert.ok(!(await frame.locator("body").evaluate((body) => body.textContent ?? "")).includes(OF_ALL), "figures of England and Wales");
}

test("without scripts, and from disk, a frame shows its own force whatever the address asks for", async (t) => {
  for (const expected of FORCES) {
    const { page, frame } = await article(t, `${expected.force}/frame.html?force=${expected.force}&chart=years`, { context: { javaScriptEnabled: false } });
    await holds(frame, expected);
    await page.goto(pathToFileURL(join(SITE, expected.force, "frame.html")).href);
    await holds(page.mainFrame(), expected);
    // Its stylesheet is there.
    assert.equal(await page.locator(".ff-kicker").evaluate((node) => getComputedStyle(node).fontSize), "13px");
  }
});

test("a sandbox without scripts shows the force of the article", async (t) => {
  const [expected] = FORCES;
  const { frame } = await article(t, "merseyside/frame.html?force=merseyside", { more: 'sandbox=""' });
  await holds(frame, expected);
});

test("every frame is the one document, with another force in it", () => {
  const document = (/** @type {string} */ path) => readFileSync(join(SITE, path), "utf8");
  const outline = (/** @type {string} */ path) =>
    document(path).replace(/<title>.*<\/title>/, "").replace(/<force-figures[\s\S]*<\/force-figures>/, "").replaceAll('"../', '"').replace(/\s+/g, " ");
  const { files } = JSON.parse(document("manifest.json"));
  const frames = Object.keys(files).filter((name) => name.endsWith("/frame.html"));
  assert.equal(frames.length, 45);
  for (const name of frames) {
    assert.equal(outline(name), outline("frame.html"), name);
    const force = name.replace("/frame.html", "");
    assert.match(document(name), new RegExp(`<force-figures [^>]*\\bforce="${force}">`), name);
    assert.equal(document(name).match(/<force-figures/g)?.length, 1, name);
  }
  for (const rule of ['name="robots" content="noindex"', 'name="googlebot" content="noindex, indexifembedded"']) {
    assert.ok(document("kent/frame.html").includes(rule), rule);
  }
});

test("scripts show just what the address says", async (t) => {
  for (const [query, begin, chosen] of [
    ["?force=merseyside&chart=years", /^Merseyside Police recorded 8,571 /, ["merseyside", "years"]],
    ["", /^Merseyside Police recorded 8,571 /, ["merseyside", "trend"]],
    ["?force=south-wales", /^South Wales Police recorded 9,738 /, ["south-wales", "trend"]],
    ["?force=merseyside&year-ending=2023-09", /^Merseyside Police recorded 10,051 /, ["merseyside", "trend"]],
  ]) {
    const { frame } = await article(t, `merseyside/frame.html${query}`);
    await drawn(frame);
    assert.match(await headline(frame), /** @type {RegExp} */ (begin));
    const controls = ["select[name=force]", "input[name=chart]:checked"];
    assert.deepEqual(await Promise.all(controls.map((control) => frame.locator(control).inputValue())), chosen, String(query));
  }
});

test("a frame that holds what the address asks for tells its height before the wasm has come", async (t) => {
  for (const query of ["", "?force=merseyside", "?force=merseyside&offence=harassment&measure=count&year-ending=2025-12&release=2026-04-23&chart=trend&lang=en&topic=harassment"]) {
    const { open, hold, arrived } = gate();
    const { page, frame } = await article(t, `merseyside/frame.html${query}`, { answer: (path) => (path.endsWith("/force_figures.wasm") ? hold() : null) });
    await arrived();
    await page.waitForFunction(TOLD);
    const told = (await page.evaluate(() => /** @type {any} */ (window).messages)).map(heightOf);
    const height = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
    assert.deepEqual(told, [{ protocol: "amp", height }, { protocol: "datawrapper", height }], query);
    assert.ok(height > 500, String(height));
    assert.equal(await frame.locator("canvas").count(), 0, "the wasm has come");
    open();
    await drawn(frame);
  }
});

test("a frame that is asked for another figure than it holds waits for it", async (t) => {
  for (const query of ["?force=kent", "?force=merseyside&offence=stalking", "?force=merseyside&chart=years", "?year-ending=2023-09", "?measure=rate", "?lang=cy"]) {
    const { open, hold, arrived } = gate();
    const { page, frame } = await article(t, `merseyside/frame.html${query}`, { answer: (path) => (/force_figures(_stories)?\.wasm$/.test(path) ? hold() : null) });
    await arrived();
    await page.evaluate(() => frames[0]?.postMessage({ sentinel: "amp", type: "frames-init" }, "*"));
    await new Promise((done) => setTimeout(done, 200));
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).messages), [], query);
    open();
    await drawn(frame);
    await page.waitForFunction(TOLD);
  }
});

test("in a house style the height is that of the styled figure, and told once", async (t) => {
  const { hold, arrived } = gate();
  const sheet = gate();
  const { page, frame } = await article(t, "merseyside/frame.html?force=merseyside&theme=broadsheet", {
    answer: (path) => (path.endsWith("/force_figures.wasm") ? hold() : path.endsWith("/themes/broadsheet.css") ? sheet.hold() : null),
  });
  await Promise.all([arrived(), sheet.arrived()]);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).messages), []);
  sheet.open();
  await page.waitForFunction(TOLD);
  await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const height = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  const told = (await page.evaluate(() => /** @type {any} */ (window).messages)).map(heightOf);
  assert.deepEqual(told, [{ protocol: "amp", height }, { protocol: "datawrapper", height }]);
});

test("a frame whose wasm is gone keeps its own force, and its height is known", async (t) => {
  const [expected] = FORCES;
  for (const query of ["?force=merseyside", "?force=merseyside&chart=years"]) {
    const { page, frame } = await article(t, `merseyside/frame.html${query}`, { answer: (path) => (path.endsWith("/force_figures.wasm") ? { status: 404 } : null) });
    await frame.locator(".ff-failed").waitFor();
    await holds(frame, expected);
    await page.waitForFunction(async () => {
      const { height } = document.querySelector("iframe")?.contentDocument?.documentElement.getBoundingClientRect() ?? { height: 0 };
      return height > 500 && /** @type {any} */ (window).messages.some((/** @type {any} */ data) => data.type === "embed-size" && data.height === Math.ceil(height));
    });
  }
});

test("the builder on a site pastes the force's own frame, and the frame draws what was chosen", async (t) => {
  const server = await serve({ root: TOP });
  t.after(() => server.close());
  const context = await own.browser.newContext();
  await context.addInitScript(comeToLife);
  t.after(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(`${server.url}ff/builder.html?force=british-transport-police`);
  const snippet = page.locator("#snippet");
  await page.locator("#form-iframe").check();
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value.startsWith("<iframe"));
  const address = `${server.url}ff/british-transport-police/frame.html?force=british-transport-police&amp;offence=harassment`;
  assert.ok((await snippet.inputValue()).startsWith(`<iframe src="${address}" `), await snippet.inputValue());
  await page.locator("#offence").selectOption("stalking");
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value.includes("offence=stalking"));
  const preview = page.frames().find((frame) => frame.url().includes("/british-transport-police/frame.html?") && frame.url().includes("offence=stalking"));
  assert.ok(preview, page.frames().map((frame) => frame.url()).join("\n"));
  await drawn(preview);
  assert.match(await headline(preview), /^The British Transport Police recorded \d+ stalking cases/);
});
