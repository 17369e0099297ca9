// A site over time and elsewhere: updated, rolled back, and taken along in a zip.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { run } from "../../www/tools/command.mjs";
import { serve } from "../../www/tools/serve.mjs";
import { site } from "../../www/tools/site.mjs";
import { copySite } from "./published.mjs";
import { browserOfFile, comeToLife, DIST, filesUnder, PATIENCE } from "./support.mjs";

const own = browserOfFile();

const TOP = mkdtempSync(join(tmpdir(), "force-figures-moves-"));
after(() => rmSync(TOP, { recursive: true, force: true }));
const SITE = join(TOP, "ff");

const SENTENCE = "Merseyside Police recorded 8,571 harassment cases in the year to December 2025, slightly down from 8,716 the year before.";

/** What the next release looks like, so that readers and this test can tell it. */
const NEXT_STYLE = ".ff.ff .ff-headline{font-style:italic}";

/** What a site says of its files. @typedef {{ assets: string, files: Record<string, { sha256: string }> }} Manifest */

/** @returns {Manifest} */
const manifest = () => JSON.parse(readFileSync(join(SITE, "manifest.json"), "utf8"));

/** A build with another stylesheet. */
function nextBuild() {
  const next = join(TOP, "next");
  cpSync(DIST, next, { recursive: true });
  const sheet = join(next, "force-figures.css");
  writeFileSync(sheet, readFileSync(sheet, "utf8") + NEXT_STYLE);
  for (const variant of [".br", ".gz"]) rmSync(sheet + variant);
  return next;
}

/** The manifests of a site that is published, updated and rolled back. @type {Record<"first" | "updated" | "back", Manifest>} */
const told = /** @type {any} */ ({});
/** Snippets that were pasted in between, held to their checksums. @type {Record<string, string>} */
const pasted = {};
/** Pages that say where they are, where the command was told. The update was, and what is before and after it was not. */
const ADDRESSED = ["merseyside/index.html", "merseyside/harassment/oembed.json", "sitemap.xml"];
/** As the update had them. @type {Record<string, string>} */
let addressed = {};
/** Where the articles find the site. @type {import("../../www/tools/serve.mjs").Server | undefined} */
let server;

before(async () => {
  server = await serve({ root: TOP, headers: { "Content-Security-Policy": "" } });
  const figures = await figuresCommand();
  const snippet = () => run(figures, ["embed", "--force", "merseyside", "--base", `${server?.url}ff/`, "--manifest", join(SITE, "manifest.json")]);
  await copySite(SITE);
  told.first = manifest();
  pasted.first = await snippet();
  await site({ to: SITE, from: nextBuild(), base: "https://figures.example/ff" });
  addressed = Object.fromEntries(ADDRESSED.map((name) => [name, readFileSync(join(SITE, name), "utf8")]));
  told.updated = manifest();
  pasted.updated = await snippet();
  await site({ to: SITE });
  told.back = manifest();
  pasted.newest = `<link rel="stylesheet" href="${server.url}ff/force-figures.css"><script type="module" src="${server.url}ff/force-figures.js"></script>
    <force-figures force="merseyside"></force-figures>`;
});
after(() => server?.close());

test("a site that is rolled back is the earlier one again, and keeps what was published in between", () => {
  const { first, updated, back } = told;
  assert.notEqual(updated.assets, first.assets, "the update has a folder of its own");
  assert.equal(back.assets, first.assets);
  for (const { assets } of [first, updated]) assert.ok(back.files[`${assets}/force-figures.css`], assets);
  // Every file of before as it was; the list of headers names one folder more.
  const changed = Object.keys(first.files).filter((name) => back.files[name]?.sha256 !== first.files[name].sha256);
  assert.deepEqual(changed, ["_headers"]);
  const added = Object.keys(back.files).filter((name) => !first.files[name]);
  assert.ok(added.length > 20 && added.every((name) => name.startsWith(`${updated.assets}/`)), added.join(" "));
  for (const name of added) assert.equal(back.files[name].sha256, updated.files[name].sha256, name);
  // What follows the newest release names it alone.
  const entries = ["force-figures.js", "force-story.js", "force-figures.css", "service-worker.js", "frame.html", "builder.html", "kent/index.html", "kent/frame.html"];
  for (const name of entries) {
    const text = readFileSync(join(SITE, name), "utf8");
    assert.ok(text.includes(first.assets) && !text.includes(updated.assets), name);
    assert.notEqual(updated.files[name].sha256, first.files[name].sha256, `${name} was not updated`);
  }
});

test("with an address, pages say it to search engines and link previews", () => {
  const [page, oembed, sitemap] = ADDRESSED.map((name) => addressed[name] ?? "");
  for (const expected of [
    '<link rel="canonical" href="https://figures.example/ff/merseyside/">',
    '<meta property="og:image" content="https://figures.example/ff/merseyside/harassment/card.png">',
    '<link rel="alternate" type="application/json+oembed" href="https://figures.example/ff/merseyside/harassment/oembed.json"',
  ]) {
    assert.ok(page.includes(expected), expected);
  }
  assert.ok(existsSync(join(SITE, "merseyside", "harassment", "card.png")));
  assert.equal(sitemap.match(/<loc>/g)?.length, 46);
  assert.match(JSON.parse(oembed).html, /^<iframe src="https:\/\/figures\.example\/ff\/merseyside\/frame\.html\?force=merseyside"/);
  assert.ok(!existsSync(join(SITE, "sitemap.xml")), "a site without an address cannot have a map");
});

test("articles find the files that they were published with; the others have the site's own again", async (t) => {
  for (const [name, version, style] of /** @type {const} */ ([
    ["first", told.first, "normal"],
    ["updated", told.updated, "italic"],
    ["newest", told.first, "normal"],
  ])) {
    const host = await serve({
      headers: { "Content-Security-Policy": "" },
      intercept: ({ url }) => (url === "/article" ? { headers: { "Content-Type": "text/html" }, body: `<!doctype html><link rel="icon" href="data:,">${pasted[name]}` } : { status: 404 }),
    });
    t.after(() => host.close());
    const context = await own.browser.newContext();
    await context.addInitScript(comeToLife);
    t.after(() => context.close());
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const errors = /** @type {string[]} */ ([]);
    page.on("console", (message) => void (["error", "warning"].includes(message.type()) && errors.push(message.text())));
    const asked = /** @type {string[]} */ ([]);
    page.on("request", (request) => void asked.push(request.url()));
    await page.goto(`${host.url}article`);
    const headline = page.locator("force-figures .ff-headline").filter({ visible: true });
    await page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("figure:not([hidden]) canvas"));
    assert.equal(await headline.innerText(), SENTENCE, name);
    assert.equal(await headline.evaluate((node) => getComputedStyle(node).fontStyle), style, name);
    const folders = new Set(asked.flatMap((url) => /\/ff\/(assets-[0-9a-f]{12})\//.exec(url)?.[1] ?? []));
    assert.deepEqual([...folders], [version.assets], name);
    assert.deepEqual(errors, [], name);
  }
});

/** Packs the site and unpacks it somewhere else; where the machine has no zip, the files are copied, which is the same to a browser. */
function takenAlong(/** @type {import("node:test").TestContext} */ t) {
  const [elsewhere, zip] = [mkdtempSync(join(TOP, "home of a reader ")), join(TOP, "site.zip")];
  if (spawnSync("zip", ["-qr", zip, "."], { cwd: SITE }).status === 0 && spawnSync("unzip", ["-q", zip, "-d", elsewhere]).status === 0) return elsewhere;
  t.diagnostic("without zip and unzip the files are copied");
  cpSync(SITE, elsewhere, { recursive: true });
  return elsewhere;
}

test("from a zip, in any folder and without a server, the static form is whole", async (t) => {
  const folder = takenAlong(t);
  assert.deepEqual(filesUnder(folder), filesUnder(SITE));
  for (const javaScriptEnabled of [true, false]) {
    const context = await own.browser.newContext({ javaScriptEnabled, viewport: { width: 800, height: 1200 } });
    await context.addInitScript(comeToLife);
    t.after(() => context.close());
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const asked = /** @type {string[]} */ ([]);
    page.on("request", (request) => void asked.push(request.url()));
    for (const path of ["merseyside/index.html", "merseyside/frame.html", "merseyside/harassment/static.html"]) {
      await page.goto(pathToFileURL(join(folder, path)).href);
      const said = page.locator(".ff-headline, strong").filter({ visible: true }).first();
      assert.equal((await said.innerText()).trim(), SENTENCE, path);
      const chart = page.locator("svg").filter({ visible: true });
      assert.equal(await chart.count(), 1, path);
      assert.ok(await chart.evaluate((node) => node.getBoundingClientRect().width > 280), path);
      await page.locator("summary", { hasText: "Show as a table" }).filter({ visible: true }).click();
      const first = page.locator("tbody tr").filter({ visible: true }).first();
      assert.match((await first.innerText()).replace(/\s+/g, " "), /^December 2025 8,571 /, path);
      const styled = await page.locator(".ff-kicker").evaluateAll((all) => all.map((node) => getComputedStyle(node).fontSize));
      assert.deepEqual(styled, path.endsWith("static.html") ? [] : ["13px"], path);
      const missing = await page.locator("a[href], link[href], img[src], script[src]").evaluateAll((all) => all.map((node) => /** @type {any} */ (node).href || /** @type {any} */ (node).src));
      const local = missing.filter((url) => url.startsWith("file:")).map((url) => fileURLToPath(url.replace(/[?#].*/, "")));
      assert.deepEqual(local.filter((file) => !file.startsWith(folder) || !existsSync(file)), [], path);
    }
    // From the list of forces to one of them, as a reader goes.
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await page.locator('a[href="kent/index.html"]').click();
    await page.locator(".ff-headline", { hasText: /^Kent Police recorded 10,110 / }).filter({ visible: true }).waitFor();
    assert.deepEqual(asked.filter((url) => !url.startsWith("data:") && !url.startsWith(pathToFileURL(folder).href)), []);
  }
});
