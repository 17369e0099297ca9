// Nothing moves under a reader's eyes: the live figure takes the static one's place to the pixel, at every width.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOfFile, gate, LATEST, staticElement, visit, WASM } from "./support.mjs";

const own = browserOfFile();
const WIDTHS = [320, 375, 768, 1280];
/** So tall that the whole widget is in sight: what moves out of sight is no layout shift. */
const TALL = 2600;

/** Blocks of both forms, and what follows them on the page. */
const BLOCKS = [".ff-kicker", ".ff-headline", ".ff-keys", ".ff-controls", ".ff-offence", ".ff-chart", ".ff-plot", ".ff-notices", ".ff-figures", ".ff-source", ".ff-method"];

/** Boxes of the blocks that are visible, the element and the text after it, in page coordinates. */
const boxes = (/** @type {import("./support.mjs").Visit} */ reader) =>
  reader.page.locator("force-figures").evaluate((element, selectors) => {
    const roots = [element.shadowRoot, element];
    const find = (/** @type {string} */ selector) =>
      roots.flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])]).find((node) => node.getClientRects().length > 0);
    const nodes = { element, next: element.nextElementSibling, ...Object.fromEntries(selectors.map((selector) => [selector, find(selector)])) };
    return Object.fromEntries(
      Object.entries(nodes).map(([name, node]) => {
        const { x = NaN, y = NaN, width = NaN, height = NaN } = node?.getBoundingClientRect() ?? {};
        return [name, { x: x + scrollX, y: y + scrollY, width, height }];
      }),
    );
  }, BLOCKS);

/** The boxes down to the chart. */
const above = (/** @type {Record<string, any>} */ { ".ff-notices": notices, ".ff-figures": table, ".ff-source": source, ".ff-method": method, next, element, ...rest }) => rest;

/** Every block within a pixel of where it was. */
function assertSame(before, after) {
  const moved = Object.keys(before).flatMap((name) =>
    ["x", "y", "width", "height"]
      .filter((side) => !(Math.abs(before[name][side] - after[name][side]) <= 1))
      .map((side) => `${name} ${side}: ${before[name][side].toFixed(1)} -> ${after[name][side].toFixed(1)}`),
  );
  assert.deepEqual(moved, []);
}

/** Shifts that no input of the reader explains. */
const shiftsOf = async (/** @type {import("./support.mjs").Visit} */ reader) => {
  await reader.frame();
  return (await reader.seen()).shifts.filter(({ byReader }) => !byReader);
};

/** Windows by name; at 200% a browser lays out half as many px, each of them four times as large. */
const WINDOWS = [
  ...WIDTHS.map((width) => /** @type {const} */ ([`${width} px`, { viewport: { width, height: TALL } }])),
  ...[768, 1280].map((width) => /** @type {const} */ ([`${width} px and 200% text`, { viewport: { width: width / 2, height: TALL }, deviceScaleFactor: 2 }])),
];

for (const [name, context] of WINDOWS) {
  test(`at ${name} the live figure takes the static one's place`, async (t) => {
    const { open, hold } = gate();
    const reader = await visit(t, own, { context, answer: (path) => (path === WASM ? hold() : null) });
    await reader.frame();
    const before = await boxes(reader);
    open();
    await reader.ready();
    assert.deepEqual(await shiftsOf(reader), []);
    assertSame(before, await boxes(reader));
  });

  test(`at ${name} a failure moves nothing`, async (t) => {
    const { open, hold } = gate();
    const answer = (path) => (path === WASM ? hold() : path === LATEST ? { status: 404 } : null);
    const reader = await visit(t, own, { context, answer });
    await reader.frame();
    const before = await boxes(reader);
    open();
    await reader.events("error");
    assert.deepEqual(await shiftsOf(reader), []);
    assertSame(before, await boxes(reader));
  });

  test(`at ${name} choosing moves nothing but by the reader's hand`, async (t) => {
    // The widget alone: the demo's article above it follows the force, and is longer for some (inline.test.mjs).
    const reader = await visit(t, own, { body: staticElement(), context });
    await reader.ready();
    const before = await boxes(reader);
    // Keys and not selectOption, which the browser does not take for a reader's input.
    await reader.page.locator("select[name=force]").focus();
    for (const [key, name] of [
      ["ArrowDown", "Metropolitan Police"],
      ["k", "Kent Police"],
      ["ArrowUp", "Humberside Police"],
    ]) {
      await reader.page.keyboard.press(key);
      await reader.headline((text) => text.startsWith(name));
      // What stands above the chart keeps its place whatever the force; below it the notes may be more or fewer. (The
      // total has an invitation and a force without a rate one choice fewer: they are not among these.)
      assertSame(above(before), above(await boxes(reader)));
    }
    await reader.page.keyboard.press("Tab");
    await reader.page.keyboard.press("ArrowDown");
    await reader.headline((text) => / stalking cases /.test(text));
    await reader.page.keyboard.press("Tab");
    await reader.page.keyboard.press("ArrowRight");
    await reader.part('.ff-title:has-text(\"each year to\")').waitFor();
    assert.deepEqual(await shiftsOf(reader), []);
  });
}

test("moving the cursor moves nothing else", async (t) => {
  const reader = await visit(t, own, { context: { viewport: { width: 375, height: TALL } } });
  await reader.ready();
  const before = await boxes(reader);
  const plot = reader.part(".ff-plot");
  for (const x of [20, 100, 200, 280]) {
    await plot.hover({ position: { x, y: 60 } });
    await reader.frame();
    assertSame(before, await boxes(reader));
  }
  assert.deepEqual((await reader.seen()).shifts, []);
});

/** Parts of the live figure whose contents do not fit them, and texts that stand outside the element. */
const clipped = (/** @type {import("./support.mjs").Visit} */ reader, /** @type {number} */ nth) =>
  reader.page.locator("force-figures").nth(nth).evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    for (const details of root.querySelectorAll("details")) details.open = true;
    const { left, right } = element.getBoundingClientRect();
    const found = [];
    for (const node of root.querySelectorAll("figure, figure *")) {
      if (node.getClientRects().length === 0 || node.closest(".ff-unseen, select, .ff-overlay, input")) continue;
      const name = `${node.localName}.${node.className}`;
      const { overflowX } = getComputedStyle(node);
      if (["hidden", "clip"].includes(overflowX) && node.scrollWidth > node.clientWidth + 1) found.push(`${name} is cut off`);
      const box = node.getBoundingClientRect();
      const scrolls = node.closest(".ff-scroll");
      if (!(scrolls && scrolls !== node) && (box.left < left - 1 || box.right > right + 1)) found.push(`${name} stands out of the column`);
    }
    return found;
  });

for (const path of ["index.html", "gallery.html"]) {
  for (const [name, context] of /** @type {const} */ ([
    ["320 px", { viewport: { width: 320, height: 800 } }],
    ["400% zoom of 1280 px", { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
    ["768 px", { viewport: { width: 768, height: 800 } }],
  ])) {
    test(`${path} at ${name}: nothing is cut off and nothing scrolls sideways`, async (t) => {
      const reader = await visit(t, own, { path, context });
      const figures = await reader.page.locator("force-figures").count();
      for (let nth = 0; nth < figures; nth += 1) {
        await reader.page.locator("force-figures").nth(nth).scrollIntoViewIfNeeded();
        await reader.ready(nth + 1);
        assert.deepEqual(await clipped(reader, nth), [], `figure ${nth + 1} of ${path}`);
      }
      const sideways = await reader.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(sideways[0] <= sideways[1], `the page is ${sideways[0]} px wide in a window of ${sideways[1]}`);
    });
  }
}

test("on a phone the article has the width of the screen", async (t) => {
  const { page } = await visit(t, own, { context: { viewport: { width: 320, height: 800 } } });
  const widths = await page.locator("article > p").evaluateAll((paragraphs) => paragraphs.map((node) => node.getBoundingClientRect().width));
  assert.ok(widths.length > 3);
  assert.deepEqual(widths.filter((width) => width < 280), []);
});

test("a narrower column is laid out again, in one frame and without a stretched chart", async (t) => {
  const reader = await visit(t, own, { context: { viewport: { width: 1280, height: TALL } } });
  await reader.ready();
  const canvas = () =>
    reader.page.locator("canvas").evaluate((node) => {
      const { width, height } = node.getBoundingClientRect();
      const { width: across, height: down } = /** @type {HTMLCanvasElement} */ (node);
      return { width, height, across: across / devicePixelRatio, down: down / devicePixelRatio };
    });
  for (const width of [1280, 375, 768]) {
    await reader.page.setViewportSize({ width, height: TALL });
    await reader.frame();
    const size = await canvas();
    assert.ok(Math.abs(size.width - size.across) <= 1 && Math.abs(size.height - size.down) <= 1, JSON.stringify(size));
  }
});
