// The optional service worker: a second view needs no network, and nothing but the widget's own files is kept.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "../../www/tools/serve.mjs";
import { browserOfFile, built, DIST, LATEST, PATIENCE, staticElement } from "./support.mjs";

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
  const first = ["/force-figures.css", "/force-figures.js", "/force_figures.wasm", "/frame.css", "/frame.html", "/frame.js", LATEST];
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

test("a site's own worker takes it in, and an article is whole without a network", async (t) => {
  const root = mkdtempSync(join(tmpdir(), "force-figures-offline-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  cpSync(DIST, join(root, "widget"), { recursive: true });
  const article = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/widget/force-figures.css"><script type="module" src="/widget/force-figures.js"></script></head>
<body>${staticElement({ force: "kent" })}</body></html>`;
  const worker = `self.forceFigures = { folder: "/widget/" };
importScripts("/widget/service-worker.js");
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
  const all = Object.entries(await kept(page)).filter(([name]) => name.startsWith("force-figures-")).flatMap(([, paths]) => paths);
  assert.ok(all.length >= 5 && all.every((path) => path.startsWith("/widget/")), all.join(" "));
});
