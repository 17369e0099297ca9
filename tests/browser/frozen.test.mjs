// What version 0.1 printed and wrote, against today's build: the snippets in articles, the attributes and events that pages use, and
// the datasets that sites hold. The files are in tests/frozen and are never changed.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../../www/tools/command.mjs";
import { publishedSite } from "./published.mjs";
import { bareElement, browserOfFile, comeToLife, recorder, visit, Visit } from "./support.mjs";

const own = browserOfFile();
const FROZEN = join(ROOT, "tests", "frozen");
const SNIPPETS = join(FROZEN, "0.1");
const FORMAT_3 = join(FROZEN, "format-3");

/** Where the snippets say that the files are. */
const BASE = "https://figures.example/ff/";
const snippet = (/** @type {string} */ name) => readFileSync(join(SNIPPETS, `${name}.html`), "utf8");

const TYPES = /** @type {Record<string, string>} */ ({
  css: "text/css",
  figures: "application/octet-stream",
  companion: "application/octet-stream",
  html: "text/html",
  js: "text/javascript",
  json: "application/json",
  wasm: "application/wasm",
});

/**
 * Opens an article that holds `body`, on a site of its own. What it asks of BASE comes from the published site of today's build.
 * @param {import("node:test").TestContext} t
 * @param {string} body
 * @param {import("playwright-core").BrowserContextOptions} [profile]
 */
async function article(t, body, profile = {}) {
  const site = await publishedSite();
  const context = await own.browser.newContext({ viewport: { width: 800, height: 900 }, reducedMotion: "reduce", ...profile });
  await context.addInitScript(comeToLife);
  t.after(() => context.close());
  context.setDefaultTimeout(15_000);
  await context.addInitScript(recorder);
  const page = await context.newPage();
  const visited = new Visit(page, "https://article.example/", []);
  await context.route("**", (route) => {
    const url = route.request().url();
    if (url === "https://article.example/") {
      const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title><link rel="icon" href="data:,">';
      return route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="en"><head>${head}</head><body><main>${body}</main></body></html>` });
    }
    const path = url.startsWith(BASE) ? join(site, new URL(url).pathname.slice(new URL(BASE).pathname.length)) : "";
    if (!path || !existsSync(path) || !statSync(path).isFile()) return route.fulfill({ status: 404 });
    const contentType = TYPES[path.split(".").at(-1) ?? ""];
    return route.fulfill({ contentType, headers: { "Access-Control-Allow-Origin": "*" }, body: readFileSync(path) });
  });
  await page.goto(visited.url);
  return visited;
}

/**
 * The snippets of the two forms that come alive: the attributes that they hold, what their own text begins with, and what must be said
 * when the script has come. The figures are those of the release that both versions read.
 */
const QUERY = { force: "kent", offence: "stalking", measure: "rate", chart: "years" };
const ALIVE = /** @type {const} */ ([
  { name: "element", asked: { force: "merseyside" }, said: "Merseyside Police recorded 8,571 harassment cases in the year to December 2025" },
  { name: "element-query", asked: QUERY, said: "Kent Police recorded 2.1 stalking cases for every 1,000 people in the year to September 2023" },
  { name: "element-theme", asked: { force: "metropolitan-police" }, said: "Metropolitan Police recorded 15,350 harassment cases in the year to December 2025" },
  { name: "element-welsh", asked: { force: "south-wales" }, said: "Cofnododd Heddlu De Cymru 9,738 o achosion o aflonyddu yn y flwyddyn hyd at fis Rhagfyr 2025" },
  { name: "element-earlier", asked: { force: "british-transport-police" }, said: "British Transport Police recorded 97 harassment cases in the year to June 2023" },
  {
    name: "element-whole",
    asked: { force: "england-and-wales", offence: "stalking-and-harassment" },
    said: "Police in England and Wales recorded 622,376 stalking and harassment cases in the year to December 2025",
  },
]);
const FRAMES = /** @type {const} */ ([
  { name: "iframe", asked: ALIVE[0].asked, said: ALIVE[0].said },
  { name: "iframe-query", asked: QUERY, said: ALIVE[1].said },
  { name: "iframe-welsh", asked: ALIVE[3].asked, said: ALIVE[3].said },
  { name: "iframe-own", asked: { force: "kent" }, said: "Kent Police recorded 10,110 harassment cases in the year to December 2025" },
]);

/** What a sentence says before it compares: "the Metropolitan Police" is as right as "Metropolitan Police". @param {string} text */
const plain = (text) => text.trim().replace(/^The /, "").replace("Cofnododd yr ", "Cofnododd ");

/** A figure that stands in a page, wherever it is. @param {import("playwright-core").Locator} figure */
const whole = (figure) =>
  figure.evaluate((node) => {
    const all = (/** @type {string} */ selector) => [...node.querySelectorAll(selector)];
    const shown = (/** @type {Element} */ found) => found.getClientRects().length > 0;
    return {
      headline: all(".ff-headline, p > strong")[0]?.textContent ?? "",
      keys: all("dd").filter(shown).length,
      charts: all("svg, img, canvas").filter((found) => shown(found) && found.getBoundingClientRect().width > 280).length,
      notes: all("li").map((found) => found.textContent ?? "").filter(Boolean).length,
      rows: /** @type {any} */ (window).withAllOpen(node, () => all("tbody tr").length),
      licence: /Open Government Licence|Trwydded Llywodraeth Agored|Drwydded Llywodraeth Agored/.test(node.textContent ?? ""),
    };
  });

test("every snippet that was printed is opened here", () => {
  const names = readdirSync(SNIPPETS).map((name) => name.replace(".html", "")).sort();
  const [alive, frames] = [ALIVE, FRAMES].map((list) => list.map(({ name }) => name));
  const others = names.filter((name) => ![...alive, ...frames].includes(/** @type {never} */ (name)));
  assert.deepEqual(others, [
    ...["claim", "claim-pinned", "part", "part-force", "part-place", "part-released", "part-welsh", "rendered"],
    ...["static", "static-picture", "static-welsh"],
  ]);
});

test("without scripts an element stays as it was printed, in today's styles", async (t) => {
  for (const { name, said } of ALIVE) {
    const reader = await article(t, snippet(name), { javaScriptEnabled: false });
    const found = await whole(reader.page.locator("force-figures > figure"));
    assert.ok(found.headline.startsWith(said), `${name}: ${found.headline}`);
    assert.deepEqual([found.charts, found.licence], [1, true], name);
    assert.ok(found.keys >= 2 && found.notes >= 3 && found.rows >= 10, `${name}: ${JSON.stringify(found)}`);
    // The notes all stand beside the figures in this version's form.
    assert.equal(await reader.page.locator(".ff-notices li").filter({ visible: true }).count(), await reader.page.locator(".ff-notices li").count(), name);
    assert.equal(await reader.page.locator(".ff-kicker").evaluate((node) => getComputedStyle(node).fontSize), "13px", name);
    assert.ok(await reader.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: wider than the page`);
    assert.deepEqual(reader.errors, [], name);
  }
});

for (const { name, asked, said } of ALIVE) {
  test(`${name} comes alive and shows what it asks for`, async (t) => {
    const reader = await article(t, snippet(name));
    await reader.arrive();
    const { headline, chosen, visible } = await reader.shown();
    assert.ok(visible && plain(headline).startsWith(said), headline);
    const expected = { offence: "harassment", measure: "count", chart: "trend", ...asked };
    assert.deepEqual(chosen, expected);
    const left = await reader.page.locator("force-figures").evaluate((element) => element.querySelector(":scope > figure")?.getClientRects().length);
    assert.equal(left, 0, "the static form is still there");
    const rule = await reader.page.locator("force-figures figure").first().evaluate((node) => getComputedStyle(node).borderBlockStartWidth);
    assert.equal(rule, name === "element-theme" ? "4px" : "1px", "--ff-rule of the house style");
    const [{ detail: { life, ...detail } }] = await reader.events("ready");
    assert.equal(life, "near", "more than pages of that version know of");
    assert.deepEqual(detail, { force: asked.force, offence: expected.offence, release: name === "element-earlier" ? "2023-10-19" : "2026-04-23" });
    const { violations, stored } = await reader.seen();
    assert.deepEqual([reader.errors, reader.lines, violations, stored], [[], [], [], []]);
  });
}

for (const { name, asked, said } of FRAMES) {
  test(`${name}: its address works, and it has the height of what is in it`, async (t) => {
    const reader = await article(t, snippet(name));
    await reader.page.locator("iframe").scrollIntoViewIfNeeded();
    const box = await reader.page.locator("iframe").elementHandle();
    const frame = await box?.contentFrame();
    assert.ok(frame);
    await frame.waitForFunction(() => /** @type {any} */ (window).seen.events.some((/** @type {any} */ { type }) => type === "ready"));
    const headline = await frame.locator(".ff-headline").filter({ visible: true }).innerText();
    assert.ok(plain(headline).startsWith(said), headline);
    for (const [control, value] of Object.entries(asked)) {
      const field = control === "force" || control === "offence" ? `select[name=${control}]` : `input[name=${control}]:checked`;
      assert.equal(await frame.locator(field).inputValue(), value, control);
    }
    if (name === "iframe") {
      // Its host script: the height is that of the figure, to the pixel.
      await reader.page.waitForFunction(async () => {
        const node = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
        return node.style.height !== "" || node.height !== "1286";
      });
      const inner = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
      await reader.page.waitForFunction((height) => Math.abs((document.querySelector("iframe")?.getBoundingClientRect().height ?? 0) - height) <= 1, inner);
    }
    const rule = await frame.locator("force-figures figure").first().evaluate((node) => getComputedStyle(node).borderBlockStartWidth);
    assert.equal(rule, name === "iframe-welsh" ? "4px" : "1px", "--ff-rule of the house style");
    assert.deepEqual([reader.errors, reader.lines], [[], []]);
  });
}

test("a static figure is whole, with scripts and without", async (t) => {
  for (const javaScriptEnabled of [true, false]) {
    for (const [name, said] of [
      ["static", ALIVE[0].said],
      ["static-picture", FRAMES[3].said],
      ["static-welsh", ALIVE[3].said],
    ]) {
      const reader = await article(t, snippet(name), { javaScriptEnabled, viewport: { width: 360, height: 700 } });
      const found = await whole(reader.page.locator("figure"));
      assert.ok(found.headline.startsWith(said), `${name}: ${found.headline}`);
      assert.deepEqual([found.charts, found.licence], [1, true], name);
      assert.ok(found.keys >= 3 && found.notes >= 3 && found.rows >= 10, `${name}: ${JSON.stringify(found)}`);
      assert.deepEqual(reader.errors, [], name);
    }
  }
});

test("text in an article follows the reader, and what is pinned stays", async (t) => {
  const texts = ["claim", "claim-pinned", "part", "part-force", "part-place", "part-released"];
  const head = `<link rel="stylesheet" href="${BASE}force-figures.css"><script type="module" src="${BASE}force-story.js"></script><script type="module" src="${BASE}force-figures.js"></script>`;
  const welsh = `<div lang="cy" id="part-welsh">${snippet("part-welsh").replace("<force-story ", '<force-story lang="cy" ')}</div>`;
  const paragraphs = texts.map((name) => `<div id="${name}">${snippet(name)}</div>`).join("\n") + welsh;
  const reader = await article(t, `${head}${snippet("rendered")}${paragraphs}`);
  const said = (/** @type {string} */ name) => reader.page.locator(`#${name}`).evaluate((node) => node.textContent?.replace(/\s+/g, " ").trim() ?? "");
  const before = Object.fromEntries(await Promise.all([...texts, "part-welsh"].map(async (name) => [name, await said(name)])));
  assert.equal(before.claim, "9,332");
  await reader.arrive();
  assert.equal(await said("part"), before.part, "the text that was printed stands until a reader chooses");
  assert.equal((await reader.shown()).chosen.chart, "outcomes");
  await reader.pick("force", "kent");
  const [{ detail }] = await reader.events("force-change");
  assert.deepEqual(detail, { force: "kent", name: "Kent Police" });
  await reader.page.waitForFunction(() => /^Kent Police recorded 10,110 harassment cases/.test(document.querySelector("#part force-story p")?.textContent?.trim() ?? ""));
  await reader.page.waitForFunction(() => document.querySelector("#claim")?.textContent?.trim() === "10,110");
  assert.deepEqual([await said("part-force"), await said("part-place")], ["Kent Police", "in Kent"]);
  assert.equal(await said("claim-pinned"), before["claim-pinned"]);
  assert.equal(await said("part-released"), before["part-released"]);
  await reader.page.waitForFunction(() => document.querySelector("#part-welsh")?.textContent?.trim().startsWith("Cofnododd Heddlu Caint 10,110 ") || document.querySelector("#part-welsh")?.textContent?.trim().startsWith("Cofnododd Kent Police 10,110 "));
  assert.deepEqual([reader.errors, reader.lines], [[], []]);
});

/** Attributes of version 0.1 with their properties, and a value that a page could set. */
const ATTRIBUTES = [
  ["force", "force", "kent"],
  ["offence", "offence", "stalking"],
  ["measure", "measure", "rate"],
  ["chart", "chart", "years"],
  ["year-ending", "yearEnding", "2023-06"],
  ["compare", "compare", "none"],
  ["release", "release", "2023-10-19"],
  ["topic", "topic", "harassment"],
  ["loading", "loading", "eager"],
  ["scheme", "scheme", "dark"],
  ["src", "src", "data/harassment-2023-10-19.figures"],
];

test("every attribute has its property, and is followed", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }) });
  await reader.ready();
  for (const [attribute, property, value] of ATTRIBUTES) {
    const found = await reader.page.locator("force-figures").evaluate(
      (element, [name, key, wanted]) => {
        const own = /** @type {any} */ (element);
        own.setAttribute(name, wanted);
        const read = own[key];
        own[key] = "";
        const gone = own.hasAttribute(name);
        own[key] = wanted;
        return [read, gone, own.getAttribute(name)];
      },
      [attribute, property, value],
    );
    assert.deepEqual(found, [value, false, value], attribute);
  }
  await reader.headline((text) => text.startsWith("Kent Police recorded 2.1 stalking cases for every 1,000 people in the year to June 2023"));
  assert.deepEqual((await reader.shown()).chosen, QUERY);
  await reader.page.locator("force-figures").evaluate((element) => element.setAttribute("lang", "cy"));
  await reader.headline((text) => text.startsWith("Cofnododd"));
  assert.deepEqual([reader.errors, reader.lines], [[], []]);
});

test("every event is sent, with what pages read of it", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }), context: { acceptDownloads: true } });
  await reader.arrive();
  await reader.pick("offence", "stalking");
  await reader.turn("measure", "rate");
  await reader.turn("chart", "years");
  await reader.pick("force", "kent");
  await reader.page.locator("input[type=range]").press("ArrowLeft");
  await reader.events("cursor-change");
  await reader.page.locator(".ff-figures > summary").filter({ visible: true }).click();
  await reader.page.locator(".ff-download").click();
  await reader.events("download");
  await reader.page.locator("force-figures").evaluate((element) => element.setAttribute("force", "lyonesse"));
  await reader.events("error");
  const { events } = await reader.seen();
  const details = Object.fromEntries(events.map(({ type, detail, bubbles, composed }) => [type, { ...detail, bubbles, composed }]));
  const sent = { bubbles: true, composed: true };
  assert.deepEqual(details.ready, { force: "merseyside", offence: "harassment", release: "2026-04-23", life: "near", ...sent });
  assert.deepEqual(details["offence-change"], { offence: "stalking", name: "Stalking", ...sent });
  assert.deepEqual(details["measure-change"], { measure: "rate", name: "Per 1,000 people", ...sent });
  assert.deepEqual(details["chart-change"], { chart: "years", name: "Year by year", ...sent });
  assert.deepEqual(details["force-change"], { force: "kent", name: "Kent Police", ...sent });
  assert.match(details["cursor-change"].readout, /\d/);
  assert.match(details.download.name, /^[\w-]+\.csv$/);
  assert.deepEqual([details.error.kind, details.error.who, typeof details.error.message], ["query", "page", "string"]);
});

for (const [name, said] of [
  ["harassment-2026-04-23", ALIVE[0].said],
  ["harassment-2023-10-19", "Merseyside Police recorded 10,500 harassment cases in the year to June 2023"],
]) {
  test(`a dataset of format 3 is read from its own address: ${name}`, async (t) => {
    // Under a name that no checksum of the script is for, as a newsroom's own file.
    const reader = await visit(t, own, {
      body: bareElement({ src: `old/frozen-${name.slice(-10)}.figures`, force: "merseyside" }),
      answer: (path) => {
        const ending = /^\/old\/frozen-[\d-]+\.(figures|companion)$/.exec(path)?.[1];
        return ending ? { headers: { "Content-Type": "application/octet-stream" }, body: readFileSync(join(FORMAT_3, `${name}.${ending}`)) } : null;
      },
    });
    await reader.arrive();
    const { headline, rows } = await reader.shown();
    assert.ok(headline.startsWith(said), headline);
    assert.ok(rows.length >= 42, `${rows.length} rows`);
    // Its companion too: Welsh.
    await reader.page.locator("force-figures").evaluate((element) => element.setAttribute("lang", "cy"));
    await reader.headline((text) => text.startsWith("Cofnododd"));
    assert.ok(reader.asked.some((path) => path.endsWith(".companion")));
    assert.deepEqual([reader.errors, reader.lines], [[], []]);
  });
}
