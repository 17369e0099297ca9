// The rules of WCAG 2.2 A and AA that a machine can check, in every state, and the tree that a screen reader is given.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { browserOfFile, PATIENCE, staticElement, visit } from "./support.mjs";

const own = browserOfFile();

const WITHOUT_SCRIPT = (/** @type {string} */ path) => (path === "/force-figures.js" ? { status: 404 } : null);

test("the rules hold for the static form", async (t) => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const { page } = await visit(t, own, { answer: WITHOUT_SCRIPT, context: { colorScheme } });
    await page.locator(".ff-figures > summary").click();
    assert.deepEqual(await violations(page), [], colorScheme);
  }
});

for (const [name, context] of /** @type {const} */ ([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["320 px", { viewport: { width: 320, height: 800 } }],
])) {
  test(`the rules hold in every state: ${name}`, async (t) => {
    const reader = await visit(t, own, { context });
    const { page } = reader;
    await reader.arrive();
    assert.deepEqual(await violations(page), [], "ready");
    await reader.pick("force", "england-and-wales");
    await reader.headline((text) => text.startsWith("Police in England and Wales"));
    await reader.pick("offence", "stalking-and-harassment");
    await reader.turn("chart", "years");
    await page.locator("input[type=range]").focus();
    await page.locator(".ff-figures > summary").filter({ visible: true }).click();
    await page.locator(".ff-method > summary").filter({ visible: true }).click();
    assert.deepEqual(await violations(page), [], "a total, years, the table and the method open, the cursor shown");
    await reader.pick("force", "gwent");
    await reader.turn("measure", "rate");
    await reader.headline((text) => text.includes("for every 1,000 people"));
    assert.deepEqual(await violations(page), [], "a rate beside England and Wales");
  });
}

test("the chosen word is underlined and the others are not, in forced colours too", async (t) => {
  for (const forcedColors of /** @type {const} */ (["none", "active"])) {
    const reader = await visit(t, own, { context: { forcedColors } });
    const { page } = reader;
    await reader.ready();
    // As painted: a computed colour is not what forced colours make of it.
    const chosen = page.locator(".ff-choice:has(:checked) .ff-word").filter({ visible: true }).first();
    const other = page.locator(".ff-choice:not(:has(:checked)) .ff-word").filter({ visible: true }).first();
    const underlined = async (/** @type {import("playwright-core").Locator} */ word) => {
      const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await word.boundingBox());
      const strip = await page.screenshot({ clip: { x: box.x + 2, y: box.y + box.height - 3, width: box.width - 4, height: 3 } });
      return page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
        context?.drawImage(bitmap, 0, 0);
        const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark += 1;
        return dark > bitmap.width;
      }, strip.toString("base64"));
    };
    await chosen.scrollIntoViewIfNeeded();
    assert.equal(await underlined(chosen), true, `forced colours ${forcedColors}: the chosen word`);
    assert.equal(await underlined(other), false, `forced colours ${forcedColors}: the other word`);
  }
});

/** Runs before the page's scripts: keeps what is in motion at the time of each choice, by the class of the part. */
function watchMotion() {
  const moving = /** @type {string[][]} */ ([]);
  /** @type {any} */ (window).moving = moving;
  for (const type of ["force-change", "chart-change"]) {
    addEventListener(type, ({ target }) => {
      const root = /** @type {ShadowRoot} */ (/** @type {Element} */ (target).shadowRoot);
      const effects = [...root.getAnimations(), ...document.getAnimations()].map(({ effect }) => /** @type {KeyframeEffect} */ (effect));
      moving.push([...new Set(effects.map(({ target: part }) => part?.className ?? ""))]);
    });
  }
}

for (const [reducedMotion, parts] of /** @type {const} */ ([
  ["no-preference", ["ff-headline", "ff-keys", "ff-graphic"]],
  ["reduce", []],
])) {
  test(`motion, ${reducedMotion}: a choice ${parts.length > 0 ? "has a soft start and soon stands still" : "moves nothing"}`, async (t) => {
    const reader = await visit(t, own, { body: staticElement(), context: { reducedMotion }, scripts: [watchMotion] });
    await reader.ready();
    const inMotion = () => reader.page.evaluate(() => [document, ...[...document.querySelectorAll("force-figures")].map(({ shadowRoot }) => shadowRoot)].flatMap((root) => root?.getAnimations() ?? []).length);
    assert.equal(await inMotion(), 0, "nothing moves by itself");
    await reader.pick("force", "kent");
    await reader.headline((text) => text.startsWith("Kent Police"));
    await reader.turn("chart", "years");
    await reader.events("chart-change");
    assert.deepEqual(await reader.page.evaluate(() => /** @type {any} */ (window).moving), [parts, parts]);
    for (const end = Date.now() + PATIENCE; (await inMotion()) > 0 && Date.now() < end; ) await reader.frame();
    assert.equal(await inMotion(), 0);
    const faded = await reader.page.locator("force-figures").evaluate((element) =>
      [".ff-headline", ".ff-keys", ".ff-graphic"].map((part) => getComputedStyle(/** @type {Element} */ (element.shadowRoot?.querySelector(part))).opacity),
    );
    assert.deepEqual(faded, ["1", "1", "1"]);
  });
}

test("the rules hold in the gallery", async (t) => {
  const reader = await visit(t, own, { path: "gallery.html", context: { viewport: { width: 1280, height: 12_000 } } });
  await reader.ready(await reader.page.locator("force-figures").count());
  assert.deepEqual(await violations(reader.page), []);
});

test("the rules hold after a failure", async (t) => {
  const reader = await visit(t, own, { answer: (path) => (path.endsWith(".figures") ? { status: 404 } : null) });
  await reader.events("error");
  assert.deepEqual(await violations(reader.page), []);
});

/** The accessibility tree below the element, without the nodes that are not exposed. */
async function tree(/** @type {import("playwright-core").Page} */ page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const own = new Map(nodes.map((node) => [node.nodeId, node]));
  const figure = nodes.find((node) => node.role?.value === "figure");
  assert.ok(figure, "there is a figure");
  const below = [];
  for (const queue = [figure]; queue.length > 0; ) {
    const node = /** @type {typeof figure} */ (queue.shift());
    if (!node.ignored) below.push(node);
    for (const id of node.childIds ?? []) {
      const child = own.get(id);
      if (child) queue.push(child);
    }
  }
  const all = nodes.filter((node) => !node.ignored);
  const list = (/** @type {typeof nodes} */ from) =>
    from.map(({ role, name, value, properties }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ""),
      value: String(value?.value ?? ""),
      properties: Object.fromEntries((properties ?? []).map((property) => [property.name, property.value.value])),
    }));
  return { figure: list(below), page: list(all) };
}

test("the tree holds a named figure, its sentence, its controls, one status and a table row for each point", async (t) => {
  const reader = await visit(t, own);
  const { page } = reader;
  await reader.ready();
  await page.locator(".ff-figures > summary").filter({ visible: true }).click();
  const { figure, page: whole } = await tree(page);
  const of = (/** @type {string} */ role, from = figure) => from.filter((node) => node.role === role);
  const shown = await reader.shown();

  assert.match(of("figure")[0].name, /^Merseyside Police: Harassment cases/);
  assert.ok(of("heading").some(({ name }) => name === shown.headline));
  // The tools' tree goes level by level, and not in the order of the page.
  assert.deepEqual(of("combobox", whole).map(({ name }) => name.trim()).sort(), ["Find your force: town, postcode or name", "Offence", "Police force"]);
  assert.deepEqual(of("radio", whole).map(({ name }) => name), ["Trend", "Year by year", "What happened", "All forces", "Number", "Per 1,000 people"]);
  const [chart, ...others] = of("image");
  assert.deepEqual(others, []);
  assert.ok(chart.name.startsWith("Line chart: ") && chart.name.includes("8,571 in the year to December 2025"), chart.name);

  const [slider] = of("slider");
  assert.equal(slider.name, "Period");
  // The tools' tree leaves aria-valuetext out; the attribute itself is what the platform's tree is made from.
  assert.ok(shown.value.startsWith("Year to December 2025: 8,571 harassment cases"), shown.value);

  const status = whole.filter(({ properties }) => properties.live && properties.live !== "off");
  assert.deepEqual(status.map(({ role }) => role), ["status"], "one live region in all the page");
  assert.deepEqual([...of("application", whole), ...of("Canvas", whole)], []);

  const [table] = of("table");
  assert.equal(table.name, shown.caption);
  assert.equal(of("columnheader").length, 3);
  assert.equal(of("rowheader").length, 52);
  assert.equal(of("row").length, 53);
});

test("the static form is not read out beside the live one", async (t) => {
  const reader = await visit(t, own);
  await reader.ready();
  const { page: whole } = await tree(reader.page);
  assert.equal(whole.filter(({ role }) => role === "figure").length, 1);
  assert.equal(whole.filter(({ role, name }) => role === "heading" && name.startsWith("Merseyside Police recorded 8,571 harassment cases in the year to")).length, 1);
});
