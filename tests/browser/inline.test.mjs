// The article's own text: it follows the reader's force, all at once and announced once; it never goes blank; and each figure says
// where it comes from without getting in anybody's way.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CONTENT_SECURITY_POLICY } from "../../www/tools/serve.mjs";
import { ROOT } from "../../www/tools/command.mjs";
import { violations } from "./axe.mjs";
import { bareElement, browserOfFile, gate, staticElement, STORIES, visit, within } from "./support.mjs";

const own = browserOfFile();
const RESULTS = join(ROOT, "tests", "results");
mkdirSync(RESULTS, { recursive: true });

const SCRIPT = '<script type="module" src="/force-story.js"></script>';
const NOT_FOUND = { status: 404, body: "not found" };

/** Every text of the demo article that a force changes, as a reader has it. @param {import("playwright-core").Page} page */
const article = async (page) => ({
  title: (await page.locator("h1").innerText()).replace(/\s+/g, " "),
  standfirst: (await page.locator(".standfirst").innerText()).replace(/\s+/g, " "),
  paragraphs: await page.locator("force-story > p").allInnerTexts(),
  inline: await page.locator("force-figure").allInnerTexts(),
});

/** Resolves when the article's title has `text` in it. @param {import("playwright-core").Page} page @param {string} text */
const says = (page, text) => page.waitForFunction((wanted) => document.querySelector("h1")?.textContent?.includes(wanted), text);

test("choosing Thames Valley turns the Merseyside article into the Thames Valley one, announced once", async (t) => {
  const reader = await visit(t, own, { path: "index.html" });
  const { page } = reader;
  await reader.ready();
  const before = await article(page);
  assert.equal(before.title, "Merseyside Police recorded 8,571 harassment cases in a year");
  assert.equal(before.standfirst, "The number was down 1.7% on the year before. Across England and Wales it was up 6.7%.");
  // 8,716 the year before: 1.7% less.
  assert.match(before.paragraphs[0], /^Merseyside Police recorded 8,571 harassment cases in the year to December 2025, down 1\.7% from 8,716 the year before, compared with a rise of 6\.7% across England and Wales\. /);
  assert.deepEqual(reader.asked.filter((path) => STORIES.includes(path)), [], "the article as it was published needs nothing");
  await page.evaluate(() => {
    const seen = /** @type {any} */ (window);
    seen.announced = [];
    const region = document.querySelector("force-figures")?.shadowRoot?.querySelector("[role=status]");
    if (region) new MutationObserver(() => seen.announced.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await reader.pick("force", "thames-valley");
  await says(page, "Thames Valley");
  const after = await article(page);
  assert.equal(after.title, "Thames Valley Police recorded 11,059 harassment cases in a year");
  // 9,687 the year before: 14.2% more. England and Wales is pinned.
  assert.equal(after.standfirst, "The number was up 14.2% on the year before. Across England and Wales it was up 6.7%.");
  assert.match(after.paragraphs[0], /^Thames Valley Police recorded 11,059 harassment cases in the year to December 2025, up 14\.2% from 9,687 the year before, compared with 6\.7% across England and Wales\. /);
  assert.match(after.paragraphs[1], /10,178 harassment cases/);
  assert.match(after.paragraphs[1], / 328, or 3\.2%, have so far led to a charge or summons,/);
  const text = await page.locator("article").innerText();
  assert.ok(!text.includes("Merseyside"), "nothing of Merseyside is left");
  await page.waitForFunction(() => /** @type {any} */ (window).announced.length > 0);
  await page.waitForTimeout(800);
  const announced = await page.evaluate(() => /** @type {any} */ (window).announced);
  assert.equal(announced.length, 1, announced.join("\n"));
  assert.match(announced[0], /^Thames Valley Police recorded 11,059 harassment cases/);
  assert.equal(await page.locator("[role=status], [aria-live]").count(), 1, "one live region in all the page");
  // And back again: the words that stood there at first.
  await reader.pick("force", "merseyside");
  await says(page, "Merseyside");
  assert.deepEqual(await article(page), before);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("an article about one offence stays with it, whatever the chart shows", async (t) => {
  const reader = await visit(t, own, { path: "index.html" });
  await reader.ready();
  const before = await article(reader.page);
  await reader.pick("offence", "stalking");
  await reader.headline((text) => text.includes("stalking"));
  await reader.frame();
  assert.deepEqual(await article(reader.page), before);
  assert.deepEqual(reader.asked.filter((path) => STORIES.includes(path)), [], "and loads nothing for that");
});

test("it reads as sentences for every force", async (t) => {
  const reader = await visit(t, own, { path: "index.html" });
  await reader.ready();
  await reader.page.locator("select[name=force]").dispatchEvent("pointerover");
  const names = await reader.page.locator("select[name=force] option").evaluateAll((options) => options.map((option) => [/** @type {HTMLOptionElement} */ (option).value, option.textContent ?? ""]));
  assert.equal(names.length, 45);
  for (const [slug, name] of names.filter(([slug]) => slug !== "merseyside")) {
    await reader.pick("force", slug);
    await says(reader.page, slug === "england-and-wales" ? "Police in England and Wales" : name);
    const { title, standfirst, paragraphs } = await article(reader.page);
    assert.equal(paragraphs.length, 3, `${slug}: three paragraphs`);
    for (const text of [title, standfirst, ...paragraphs]) {
      assert.ok(!/NaN|undefined|null|Infinity| {2}|\.\.| ,/.test(text), `${slug}: ${text}`);
      assert.ok(!/(^|[.!?] )\d/.test(text.replace(/\b\d+\.\d/g, "")), `${slug}: a sentence begins with a digit: ${text}`);
      assert.ok(text.length > 40, `${slug}: ${text}`);
    }
    assert.match(standfirst, /^The number was (?:(?:up|down) [\d,.]+%?|unchanged) on the year before\./, slug);
  }
});

/** @type {[string, import("./support.mjs").VisitOptions][]} */
const BROKEN = [
  ["the second wasm is not found", { answer: (path) => (path === STORIES[1] ? NOT_FOUND : null) }],
  ["its script is not found", { answer: (path) => (path === STORIES[0] ? NOT_FOUND : null) }],
  ["the companion is damaged", { answer: (path) => (path === STORIES[2] ? { headers: { "Content-Type": "application/octet-stream" }, body: Buffer.from("no") } : null) }],
];

for (const [name, options] of BROKEN) {
  test(`${name}: the article keeps its words, and the widget works`, async (t) => {
    const reader = await visit(t, own, { path: "index.html", ...options });
    await reader.ready();
    const before = await article(reader.page);
    await reader.pick("force", "kent");
    await reader.headline((text) => text.startsWith("Kent Police"));
    await within((async () => { while (reader.lines.length === 0) await reader.frame(); })(), "a line in the console");
    assert.deepEqual(await article(reader.page), before);
    assert.equal(reader.lines.length, 1, reader.lines.join("\n"));
    assert.deepEqual(reader.errors.filter((error) => !/404|Failed to load/.test(error)), []);
  });
}

test("without JavaScript, and where WebAssembly is forbidden, the article is whole", async (t) => {
  const still = await visit(t, own, { path: "index.html", context: { javaScriptEnabled: false } });
  const words = await article(still.page);
  assert.match(words.title, /8,571/);
  assert.equal(words.paragraphs.length, 3);
  const policy = CONTENT_SECURITY_POLICY.replace(" 'wasm-unsafe-eval'", "");
  const strict = await visit(t, own, { path: "index.html", headers: { "Content-Security-Policy": policy } });
  await strict.events("error");
  assert.deepEqual(await article(strict.page), words);
  // What the page was published with is still said.
  await strict.page.locator("h1 force-figure").hover();
  await strict.page.locator("h1 force-figure [role=tooltip]").waitFor();
  assert.match(await strict.page.locator("h1 force-figure [role=tooltip]").innerText(), /^Merseyside Police recorded 8,571 harassment cases in the year to December 2025\./);
  assert.deepEqual(strict.errors.filter((error) => !/Content Security Policy/.test(error)), []);
});

test("of two quick choices the last one stands, however late the first one's files come", async (t) => {
  const { open, arrived, hold } = gate();
  const reader = await visit(t, own, { path: "index.html", answer: (path) => (path === STORIES[1] ? hold() : null) });
  await reader.ready();
  await reader.pick("force", "kent");
  await arrived();
  await reader.pick("force", "thames-valley");
  open();
  await says(reader.page, "Thames Valley");
  const { title, paragraphs } = await article(reader.page);
  assert.match(title, /^Thames Valley Police recorded 11,059/);
  for (const text of paragraphs) assert.ok(!text.includes("Kent"), text);
});

test("a figure says in words that there is none", async (t) => {
  const body = `<p>Charges: <force-figure claim="harassment.charged" year-ending="2016-03">12</force-figure></p>
    <force-story part="outcomes" year-ending="2016-03"><p>Twelve led to a charge.</p></force-story>${bareElement({ force: "kent" })}`;
  const reader = await visit(t, own, { body, head: SCRIPT });
  await reader.ready();
  await reader.pick("force", "gwent");
  await reader.page.waitForFunction(() => document.querySelector("force-figure")?.textContent === "not available");
  const story = await reader.page.locator("force-story > p").innerText();
  assert.match(story, /^There is no .*Gwent Police.*\.$/);
  await reader.page.locator("force-figure [part=figure]").focus();
  const said = await reader.page.locator("force-figure [role=tooltip]").innerText();
  assert.match(said, /^There is no number of charges or summonses .*Gwent Police.*, because there are no outcomes for it yet\./);
});

test("each text follows the widget that it names, in its own style and language", async (t) => {
  const body = `${bareElement({ id: "one", force: "kent" })}${bareElement({ id: "two", force: "essex" })}
    <p><force-figure for="two" claim="harassment.change-percent" format-style="per-cent">x</force-figure>,
    <force-figure for="two" claim="harassment.latest" lang="cy">y</force-figure>,
    <force-figure claim="harassment.latest">z</force-figure></p>`;
  const reader = await visit(t, own, { body, head: SCRIPT, context: { viewport: { width: 1280, height: 4000 } } });
  await reader.ready(2);
  await reader.page.locator("#two").evaluate((element) => element.setAttribute("force", "thames-valley"));
  const texts = () => reader.page.locator("force-figure").allInnerTexts();
  await reader.page.waitForFunction(() => document.querySelector("force-figure")?.textContent !== "x");
  assert.deepEqual(await texts(), ["up 14.2 per cent", "11,059", "z"]);
  assert.equal(await reader.page.locator("force-figure[lang=cy]").getAttribute("data-claim"), "harassment.latest");
  await reader.page.locator("#one").evaluate((element) => element.setAttribute("force", "merseyside"));
  await reader.page.waitForFunction(() => document.querySelectorAll("force-figure")[2].textContent === "8,571");
});

test("the box opens for pointer, focus and touch, stays while it is pointed at, and goes with Escape", async (t) => {
  const reader = await visit(t, own, { path: "index.html" });
  const { page } = reader;
  await reader.ready();
  const figure = page.locator("h1 force-figure");
  const box = figure.locator("[role=tooltip]");
  assert.equal(await box.isVisible(), false);
  // Described to a screen reader before anything is loaded.
  const described = await figure.evaluate((element) => {
    const button = element.shadowRoot?.querySelector("[part=figure]");
    return [button?.getAttribute("role"), element.shadowRoot?.getElementById(button?.getAttribute("aria-describedby") ?? "")?.textContent];
  });
  assert.equal(described[0], "button");
  assert.match(described[1] ?? "", /^Merseyside Police recorded 8,571 harassment cases in the year to December 2025\./);

  await figure.hover();
  await box.waitFor();
  assert.ok(reader.asked.every((path) => !path.includes("merseyside")), "what is read is in no address");
  await page.waitForFunction(() => document.querySelector("h1 force-figure")?.shadowRoot?.querySelector("[role=tooltip]")?.textContent?.includes("23 April 2026"));
  const place = /** @type {{ x: number, y: number, width: number, height: number }} */ (await box.boundingBox());
  // Over to the box, slowly: it stays.
  await page.mouse.move(place.x + 20, place.y + place.height - 8, { steps: 12 });
  await page.waitForTimeout(300);
  assert.ok(await box.isVisible(), "it can be pointed at");
  await page.keyboard.press("Escape");
  assert.equal(await box.isVisible(), false, "dismissed without moving pointer or focus");
  await page.mouse.move(2, 2);

  await figure.locator("[part=figure]").focus();
  await box.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "force-figure");
  await page.keyboard.press("Escape");
  assert.equal(await box.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "force-figure", "focus stays");
  await page.keyboard.press("Enter");
  await box.waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await box.isVisible(), false, "gone with the focus");
  assert.equal(await page.locator(".standfirst force-figure [role=tooltip]").first().isVisible(), true, "the next one has it");
  assert.deepEqual([...reader.errors, ...reader.lines], []);

  const phone = await visit(t, own, { path: "index.html", context: { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true } });
  await phone.page.locator("h1 force-figure").tap();
  await phone.page.locator("h1 force-figure [role=tooltip]").waitFor();
  const small = /** @type {{ x: number, width: number }} */ (await phone.page.locator("h1 force-figure [role=tooltip]").boundingBox());
  assert.ok(small.x >= 0 && small.x + small.width <= 320, JSON.stringify(small));
  await phone.page.locator(".byline").tap();
  assert.equal(await phone.page.locator("h1 force-figure [role=tooltip]").isVisible(), false);
});

for (const [name, context] of /** @type {const} */ ([
  ["1280-light", { colorScheme: "light" }],
  ["1280-dark", { colorScheme: "dark" }],
  ["1280-forced-colours", { forcedColors: "active" }],
  ["320-light", { viewport: { width: 320, height: 800 } }],
  ["320-dark", { viewport: { width: 320, height: 800 }, colorScheme: "dark" }],
])) {
  test(`the rules hold with a box open, and nothing moves while the page loads: ${name}`, async (t) => {
    const reader = await visit(t, own, { path: "index.html", context });
    const { page } = reader;
    await reader.arrive();
    await reader.pick("force", "thames-valley");
    await says(page, "Thames Valley");
    await page.locator(".ff-story-notes").first().locator("summary").click();
    await page.locator("h1 force-figure [part=figure]").focus();
    await page.locator("h1 force-figure [role=tooltip]").waitFor();
    await page.waitForFunction(() => document.querySelector("h1 force-figure")?.shadowRoot?.querySelector(".more")?.textContent);
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no sideways scrolling");
    await page.screenshot({ path: join(RESULTS, `inline-${name}.png`) });
    await page.keyboard.press("Escape");
    await page.locator("h1 force-figure [part=figure]").blur();
    await page.screenshot({ path: join(RESULTS, `article-thames-valley-${name}.png`), fullPage: true });
    const still = await visit(t, own, { path: "index.html", context: { ...context, viewport: { width: parseInt(name), height: 4000 } } });
    await still.ready();
    await still.frame();
    const { shifts } = await still.seen();
    assert.ok(shifts.reduce((sum, { value }) => sum + value, 0) <= 0.01, JSON.stringify(shifts));
  });
}

for (const [width, height] of [[320, 700], [1280, 800]]) {
  test(`the picker stays under the reader's finger while the article above it grows and shrinks: ${width} px`, async (t) => {
    const reader = await visit(t, own, { path: "index.html", context: { viewport: { width, height } } });
    const { page } = reader;
    await reader.arrive();
    const picker = page.locator("select[name=force]").first();
    await picker.evaluate((node) => scrollBy(0, node.getBoundingClientRect().top - 200));
    await reader.frame();
    const at = async () => Math.round((await picker.boundingBox())?.y ?? NaN);
    const [before, tall] = [await at(), await page.locator("article").evaluate((node) => node.getBoundingClientRect().height)];
    const heights = new Set([tall]);
    for (const force of ["hampshire", "thames-valley", "kent"]) {
      await reader.pick("force", force);
      await page.waitForFunction((slug) => document.querySelector("force-story[part=local] p")?.textContent?.toLowerCase().startsWith(slug.split("-")[0]), force);
      await reader.frame();
      await reader.frame();
      assert.ok(Math.abs((await at()) - before) <= 1, `${force}: ${before} -> ${await at()}`);
      heights.add(await page.locator("article").evaluate((node) => node.getBoundingClientRect().height));
    }
    assert.ok(heights.size > 1, "the article is longer for some forces");
  });
}

test("the strict policy and trusted types are not strained", async (t) => {
  const policy = `${CONTENT_SECURITY_POLICY}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const reader = await visit(t, own, { path: "index.html", headers: { "Content-Security-Policy": policy } });
  await reader.ready();
  await reader.page.locator("h1 force-figure").hover();
  await reader.page.locator("h1 force-figure [role=tooltip]").waitFor();
  await reader.pick("force", "thames-valley");
  await says(reader.page, "Thames Valley");
  assert.deepEqual((await reader.seen()).violations, []);
  assert.deepEqual(reader.errors, []);
});

test("a page that mounts and removes such texts all day ends where it began", async (t) => {
  const { page, ready } = await (async () => {
    const reader = await visit(t, own, { body: bareElement({ force: "surrey" }), head: SCRIPT });
    await reader.ready();
    return { page: reader.page, ready: reader };
  })();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const mount = (/** @type {number} */ count) =>
    page.evaluate(async (times) => {
      const widget = /** @type {any} */ (document.querySelector("force-figures"));
      for (let at = 0; at < times; at += 1) {
        const figure = document.createElement("force-figure");
        figure.setAttribute("claim", "harassment.latest");
        const story = document.createElement("force-story");
        document.querySelector("main")?.append(figure, story);
        await Promise.resolve();
        widget.force = ["kent", "essex"][at % 2];
        while (!story.firstChild) await new Promise((done) => setTimeout(done));
        figure.shadowRoot?.querySelector("[part=figure]")?.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
        figure.remove();
        story.remove();
      }
    }, count);
  const measured = async () => {
    for (let pass = 0; pass < 2; pass += 1) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (/** @type {string} */ metric) => metrics.find(({ name }) => name === metric)?.value ?? NaN;
    return { listeners: of("JSEventListeners"), nodes: of("Nodes"), heap: of("JSHeapUsedSize") };
  };
  await within(mount(10), "10 mounts");
  const before = await measured();
  await within(mount(100), "100 mounts");
  const after = await measured();
  assert.ok(after.listeners <= before.listeners + 4, `listeners: ${before.listeners} -> ${after.listeners}`);
  assert.ok(after.nodes <= before.nodes + 60, `nodes: ${before.nodes} -> ${after.nodes}`);
  assert.ok(after.heap <= before.heap + 500_000, `heap: ${before.heap} -> ${after.heap} bytes`);
  assert.deepEqual(ready.errors, []);
});
