// The optional service worker: a second view needs no network, and nothing but the widget's own files is kept.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "../../www/tools/serve.mjs";
import { copySite } from "./published.mjs";
import { browserOfFile, built, comeToLife, DIST, LATEST, PATIENCE, staticElement } from "./support.mjs";

const own = browserOfFile();

/**
 * A page in a fresh profile, on a server that can go away.
 * @param {import("node:test").TestContext} t
 * @param {import("../../www/tools/serve.mjs").Intercept} [intercept]
 * @param {string} [root]
 */
async function start(t, intercept, root = DIST) {
  const server = await serve({ root, intercept });
  let up = true;
  const stop = async () => {
    if (up) await server.close();
    up = false;
  };
  t.after(stop);
  const context = await own.browser.newContext();
  await context.addInitScript(comeToLife);
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  return { server, stop, page };
}

/** Resolves when the figure has been drawn. @param {import("playwright-core").Page} page */
const drawn = (page) => page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("figure:not([hidden]) canvas"));

/** @param {import("playwright-core").Page} page */
const headline = (page) => page.evaluate(() => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-headline")?.textContent ?? "");

/** Registers a worker, and waits until it has what it keeps. @param {import("playwright-core").Page} page @param {string} script */
const register = (page, script) =>
  page.evaluate(async (url) => {
    const registration = await navigator.serviceWorker.register(url);
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    await new Promise((done) => {
      const look = () => worker?.state === "activated" && done(undefined);
      worker?.addEventListener("statechange", look);
      look();
    });
  }, script);

/** Cache -> the paths in it. @param {import("playwright-core").Page} page @returns {Promise<Record<string, string[]>>} */
const kept = (page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const paths = async (/** @type {string} */ name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname).sort();
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await paths(name)])));
  });

test("a frame that has been seen once draws without a network, for another force too", async (t) => {
  const { server, stop, page } = await start(t);
  await page.goto(`${server.url}frame.html?force=kent`);
  await drawn(page);
  await register(page, "service-worker.js");
  const before = await headline(page);
  assert.match(before, /^Kent Police/);
  await stop();
  await page.reload();
  await drawn(page);
  assert.equal(await headline(page), before);
  await page.goto(`${server.url}frame.html?force=essex#part`);
  await drawn(page);
  assert.match(await headline(page), /^Essex Police/);
});

test("without the worker nothing is kept, and nothing draws without a network", async (t) => {
  const { server, stop, page } = await start(t);
  await page.goto(`${server.url}frame.html?force=kent`);
  await drawn(page);
  assert.deepEqual(await kept(page), {});
  await stop();
  await assert.rejects(page.reload(), /ERR_CONNECTION_REFUSED/);
});

test("it keeps the first view and answers for the widget's own files alone", async (t) => {
  const { server, page } = await start(t, ({ url }) =>
    url === "/other.json" ? { headers: { "Content-Type": "application/json" }, body: "{}" } : null,
  );
  await page.goto(`${server.url}frame.html`);
  await drawn(page);
  await register(page, "service-worker.js");
  await page.reload();
  await drawn(page);
  await page.evaluate(() => fetch("other.json"));
  const [[name, paths], ...others] = Object.entries(await kept(page));
  assert.deepEqual(others, []);
  assert.match(name, /^force-figures-[\w+/]{24}$/);
  const first = ["/force-figures-live.js", "/force-figures.css", "/force-figures.js", "/force_figures.wasm", "/frame.css", "/frame.html", "/frame.js", LATEST];
  assert.deepEqual(paths, first.sort());
});

test("online the network has the last word, and what it says is kept", async (t) => {
  let newer = false;
  const { server, stop, page } = await start(t, ({ url }) => {
    if (!newer || url !== "/frame.html") return null;
    return { headers: { "Content-Type": "text/html" }, body: built("frame.html").toString("utf8").replace("<title>", "<title>Newer: ") };
  });
  await page.goto(`${server.url}frame.html`);
  await register(page, "service-worker.js");
  newer = true;
  await page.reload();
  assert.match(await page.title(), /^Newer: /);
  await stop();
  await page.reload();
  assert.match(await page.title(), /^Newer: /);
});

test("a new version forgets the files of the one before, and no cache of the site's", async (t) => {
  let script = built("service-worker.js").toString("utf8");
  const { server, page } = await start(t, ({ url }) =>
    url === "/service-worker.js" ? { headers: { "Content-Type": "text/javascript" }, body: script } : null,
  );
  await page.goto(`${server.url}frame.html`);
  await page.evaluate(() => caches.open("the-site"));
  await register(page, "service-worker.js");
  const [before] = Object.keys(await kept(page)).filter((name) => name.startsWith("force-figures-"));
  script = script.replace(before.replace("force-figures-", ""), "0".repeat(24));
  // It waits while a page of the old version is open, as every worker does.
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting;
    while (worker?.state === "installing") await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
  });
  assert.equal(Object.keys(await kept(page)).filter((name) => name.startsWith("force-figures-")).length, 2);
  const end = Date.now() + PATIENCE;
  for (;;) {
    await page.goto("about:blank");
    await page.goto(`${server.url}frame.html`);
    const names = Object.keys(await kept(page)).sort();
    if (names.length === 2) {
      assert.deepEqual(names, [`force-figures-${"0".repeat(24)}`, "the-site"]);
      break;
    }
    if (Date.now() > end) throw new Error(`the caches stay ${names.join(", ")}`);
  }
});

/**
 * A site with a worker of its own, which takes in the one of the widget's `folder` below `root`: its article, read once, is read again
 * without a network.
 * @param {import("node:test").TestContext} t @param {string} root @param {string} folder with slashes around it
 */
async function articleOfSite(t, root, folder) {
  const article = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="${folder}force-figures.css"><script type="module" src="${folder}force-figures.js"></script></head>
<body>${staticElement({ force: "kent" })}</body></html>`;
  const worker = `self.forceFigures = { folder: "${folder}" };
importScripts("${folder}service-worker.js");
addEventListener("install", (event) => event.waitUntil(caches.open("the-site").then((cache) => cache.add("/article"))));
addEventListener("fetch", (event) => {
  if (new URL(event.request.url).pathname === "/article") event.respondWith(fetch(event.request).catch(() => caches.match("/article")));
});`;
  const { server, stop, page } = await start(
    t,
    ({ url }) => {
      if (url === "/article") return { headers: { "Content-Type": "text/html" }, body: article };
      if (url === "/worker.js") return { headers: { "Content-Type": "text/javascript" }, body: worker };
      return null;
    },
    root,
  );
  await page.goto(`${server.url}article`);
  await drawn(page);
  await register(page, "/worker.js");
  await stop();
  await page.reload();
  await drawn(page);
  assert.match(await headline(page), /^Kent Police/);
  return page;
}

test("a site's own worker takes it in, and an article is whole without a network", async (t) => {
  const root = mkdtempSync(join(tmpdir(), "force-figures-offline-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  cpSync(DIST, join(root, "widget"), { recursive: true });
  const page = await articleOfSite(t, root, "/widget/");
  const all = Object.entries(await kept(page)).filter(([name]) => name.startsWith("force-figures-")).flatMap(([, paths]) => paths);
  assert.ok(all.length >= 5 && all.every((path) => path.startsWith("/widget/")), all.join(" "));
});

/** A published site below a path of its own server's folder. @param {import("node:test").TestContext} t */
async function published(t) {
  const root = mkdtempSync(join(tmpdir(), "force-figures-offline-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  await copySite(join(root, "deep", "ff"));
  const assets = () => JSON.parse(readFileSync(join(root, "deep", "ff", "manifest.json"), "utf8")).assets;
  return { root, folder: join(root, "deep", "ff"), assets: assets() };
}

/** The widget's own cache, by its one name. @param {import("playwright-core").Page} page */
async function ownCache(page) {
  const own = Object.entries(await kept(page)).filter(([name]) => name.startsWith("force-figures-"));
  assert.equal(own.length, 1, JSON.stringify(own));
  return { name: own[0][0], paths: own[0][1] };
}

test("a site's frames draw without a network, the force's own one and any other", async (t) => {
  const { root, assets } = await published(t);
  const { server, stop, page } = await start(t, undefined, root);
  const frame = (/** @type {string} */ path) => page.goto(`${server.url}deep/ff/${path}`);
  await frame("kent/frame.html?force=kent");
  await drawn(page);
  await register(page, "/deep/ff/service-worker.js");
  const first = ["force-figures-live.js", "force-figures.css", "force-figures.js", "force_figures.wasm", "frame.css", "frame.js", LATEST.slice(1)].map((name) => `${assets}/${name}`);
  const expected = [...first, "force-figures.css", "force-figures.js", "frame.html"].map((name) => `/deep/ff/${name}`);
  assert.deepEqual((await ownCache(page)).paths, expected.sort());
  // Seen with the worker: kept by its whole path, what it was asked for apart.
  await page.reload();
  await frame("essex/frame.html?force=essex&chart=years");
  await drawn(page);
  assert.deepEqual((await ownCache(page)).paths, [...expected, "/deep/ff/essex/frame.html", "/deep/ff/kent/frame.html"].sort());
  await stop();

  for (const [path, found, begin] of /** @type {const} */ ([
    ["kent/frame.html?force=kent", "kent/frame.html?force=kent", /^Kent Police/],
    ["kent/frame.html?force=kent&chart=years", "kent/frame.html?force=kent&chart=years", /^Kent Police/],
    ["essex/frame.html", "essex/frame.html", /^Essex Police/],
    // Never seen: the frame of all forces, to which the address says the same.
    ["gwent/frame.html?force=gwent&chart=years#amp=1", "frame.html?force=gwent&chart=years#amp=1", /^Gwent Police/],
    ["frame.html?force=surrey", "frame.html?force=surrey", /^Surrey Police/],
  ])) {
    await frame(path);
    await drawn(page);
    assert.match(await headline(page), begin, path);
    assert.equal(page.url(), `${server.url}deep/ff/${found}`);
    // One frame is never given out as another: each holds the force of its folder.
    const held = new URLSearchParams((await page.locator("force-figures").getAttribute("data-query")) ?? "");
    assert.equal(held.get("force") ?? "", found.includes("/") ? found.split("/")[0] : "", path);
  }
  // Without a name in its address the frame of all forces would show another one.
  await assert.rejects(frame("gwent/frame.html"), /ERR_/);
});

test("a site's own worker takes the published one in, for articles anywhere", async (t) => {
  const { root } = await published(t);
  await articleOfSite(t, root, "/deep/ff/");
});

test("an update of a site is a new worker, with the files of the new folder alone", async (t) => {
  const { root, folder, assets } = await published(t);
  const { server, stop, page } = await start(t, undefined, root);
  await page.goto(`${server.url}deep/ff/kent/frame.html?force=kent`);
  await register(page, "/deep/ff/service-worker.js");
  const before = await ownCache(page);

  // As an update is uploaded: the new folder, and then the small files that name it.
  const [newer, version] = ["assets-0123456789ab", "0".repeat(24)];
  cpSync(join(folder, assets), join(folder, newer), { recursive: true });
  const script = join(folder, newer, "service-worker.js");
  writeFileSync(script, readFileSync(script, "utf8").replace(before.name.replace("force-figures-", ""), version));
  for (const path of ["service-worker.js", "force-figures.js", "force-figures.css", "frame.html", "kent/frame.html"]) {
    writeFileSync(join(folder, path), readFileSync(join(folder, path), "utf8").replaceAll(assets, newer));
  }
  for (const name of readdirSync(join(folder, newer)).filter((name) => /\.(br|gz)$/.test(name))) rmSync(join(folder, newer, name));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting;
    while (worker?.state === "installing") await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
  });
  for (const end = Date.now() + PATIENCE; Object.keys(await kept(page)).includes(before.name); ) {
    if (Date.now() > end) throw new Error("the cache of the earlier folder stays");
    await page.goto("about:blank");
    await page.goto(`${server.url}deep/ff/kent/frame.html?force=kent`);
  }
  const { name, paths } = await ownCache(page);
  assert.equal(name, `force-figures-${version}`);
  assert.ok(paths.includes(`/deep/ff/${newer}/force_figures.wasm`) && !paths.some((path) => path.includes(assets)), paths.join(" "));
  // The folder is gone from the server too, and the server after it.
  renameSync(join(folder, assets), join(root, "gone"));
  await stop();
  await page.reload();
  await drawn(page);
  assert.match(await headline(page), /^Kent Police/);
});
