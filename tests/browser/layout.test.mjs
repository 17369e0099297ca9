// Nothing moves under a reader's eyes: the live figure takes the static one's place to the pixel, at every width.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { launchOptions } from "../../www/tools/browser.mjs";
import { browserOfFile, gate, LATEST, staticElement, visit, WASM } from "./support.mjs";

const own = browserOfFile();

/** A reader's browser that shows no text smaller than 24 px: most of the widget's is 13 or 14. @type {{ browser: import("playwright-core").Browser }} */
const large = /** @type {any} */ ({});
before(async () => {
  const { args, ...options } = await launchOptions();
  large.browser = await chromium.launch({ ...options, args: [...args, "--blink-settings=minimumFontSize=24,minimumLogicalFontSize=24"] });
});
after(() => large.browser?.close());
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
      ["ArrowDown", "The Metropolitan Police"],
      ["k", "Kent Police"],
      ["ArrowUp", "Humberside Police"],
    ]) {
      await reader.page.keyboard.press(key);
      await reader.headline((text) => text.startsWith(name));
      // What stands above the chart keeps its place whatever the force; below it the notes may be more or fewer. (The
      // total has an invitation and a force without a rate one choice fewer: they are not among these.)
      assertSame(above(before), above(await boxes(reader)));
    }
    // Past the search.
    await reader.page.keyboard.press("Tab");
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

/** Runs in the page: pairs of texts of the figure that is shown which stand in each other's way. @param {Element} element */
function overlapping(element) {
  const figure = /** @type {Element} */ (element.shadowRoot?.querySelector("figure:not([hidden])") ?? element.querySelector("figure"));
  const texts = [...figure.querySelectorAll("*")].flatMap((node) => {
    const said = [...node.childNodes].filter((child) => child.nodeType === 3 && child.textContent?.trim());
    // What is hidden from eyes; what a select holds; what scrolls in its own box; the readout, which takes the title's place.
    if (said.length === 0 || node.closest("svg, select, .ff-unseen, .ff-scroll, .ff-readout") || !node.checkVisibility()) return [];
    const range = document.createRange();
    return said.flatMap((child) => {
      range.selectNodeContents(child);
      // A box for each line.
      return [...range.getClientRects()].map((box) => ({ text: child.textContent?.trim(), box }));
    });
  });
  return texts.flatMap(({ text, box }, index) =>
    texts.slice(index + 1).flatMap(({ text: other, box: its }) => {
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      // A box of text is taller than its letters.
      return across > 1 && down > 6 ? [`"${text}" and "${other}": ${Math.round(down)} px`] : [];
    }),
  );
}

for (const [name, reader, css, size] of /** @type {const} */ ([
  ["a page whose root is at 200%", own, "html { font-size: 200% }", 13],
  ["a browser that shows no text under 24 px", large, "", 24],
])) {
  for (const width of WIDTHS) {
    test(`${name}, at ${width} px: nothing moves, nothing is cut off, and no text stands in another's way`, async (t) => {
      const { open, hold } = gate();
      const context = { viewport: { width, height: 6000 } };
      const visited = await visit(t, reader, { body: `${staticElement()}<p>What follows.</p>`, css, context, answer: (path) => (path === WASM ? hold() : null) });
      await visited.frame();
      const before = await boxes(visited);
      const element = visited.page.locator("force-figures");
      assert.deepEqual(await element.evaluate(overlapping), [], "the static form");
      open();
      await visited.ready();
      const shifts = (await shiftsOf(visited)).reduce((sum, { value }) => sum + value, 0);
      assert.ok(shifts <= 0.01, `shifts of ${shifts}`);
      // A select in so large a letter is two pixels higher than the box that stands for it.
      if (reader === own) assertSame(before, await boxes(visited));
      assert.equal(await visited.part(".ff-kicker").evaluate((node) => parseFloat(getComputedStyle(node).fontSize)), size);
      // Every line has the height of its letters, whatever size they have.
      const tight = await element.evaluate((host) =>
        [...(host.shadowRoot?.querySelectorAll("figure :is(p, li, dt, dd, h2, h3, td, th, summary, label, button)") ?? [])]
          .filter((node) => parseFloat(getComputedStyle(node).lineHeight) < parseFloat(getComputedStyle(node).fontSize))
          .map((node) => node.className || node.localName),
      );
      assert.deepEqual(tight, []);
      assert.deepEqual(await clipped(visited, 0), []);
      assert.deepEqual(await element.evaluate(overlapping), [], "with all disclosures open");
      const sideways = await visited.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
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
