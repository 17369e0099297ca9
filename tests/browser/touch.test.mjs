// Touch: the page always scrolls, the chart reads sideways, a tap keeps what it found, and every target can be hit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOfFile, visit, within } from "./support.mjs";

const own = browserOfFile();
const PHONE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** A reader with a finger on the chart, which stands in the middle of the screen. */
async function open(/** @type {import("node:test").TestContext} */ t) {
  const reader = await visit(t, own, { context: PHONE });
  const { page } = reader;
  await reader.arrive();
  const plot = reader.part(".ff-plot");
  await plot.evaluate((node) => node.scrollIntoView({ block: "center" }));
  await reader.frame();
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await plot.boundingBox());
  const session = await page.context().newCDPSession(page);
  const finger = (/** @type {string} */ type, /** @type {number[][]} */ points) =>
    session.send("Input.dispatchTouchEvent", { type: /** @type {any} */ (type), touchPoints: points.map(([x, y]) => ({ x, y })) });
  return { reader, page, box, finger };
}

/** A finger's way in even steps, held at its end so that the page does not coast on. */
async function swipe(finger, from, to, steps = 20) {
  await finger("touchStart", [from]);
  for (let step = 1; step <= steps; step += 1) {
    await finger("touchMove", [from.map((start, axis) => start + ((to[axis] - start) * step) / steps)]);
  }
  await finger("touchEnd", []);
}

const readout = (/** @type {import("playwright-core").Page} */ page) =>
  page.locator("force-figures").evaluate((element) => {
    const node = /** @type {HTMLElement} */ (element.shadowRoot?.querySelector(".ff-readout"));
    return { shown: getComputedStyle(node).opacity === "1", text: node.textContent ?? "" };
  });
const scrolled = (/** @type {import("playwright-core").Page} */ page) => page.evaluate(() => scrollY);

/** The page's next coming to rest. */
const scrollEnd = (/** @type {import("playwright-core").Page} */ page) =>
  page.evaluate(() => new Promise((done) => addEventListener("scrollend", () => done(undefined), { once: true })));

test("a swipe up that begins on the chart scrolls the page", async (t) => {
  const { page, box, finger } = await open(t);
  const before = await scrolled(page);
  const ended = scrollEnd(page);
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  const length = 300;
  await swipe(finger, middle, [middle[0], middle[1] - length]);
  await within(ended, "the end of scrolling");
  const way = (await scrolled(page)) - before;
  assert.ok(way >= 0.9 * length, `a swipe of ${length} px scrolled ${way} px`);
  assert.ok(!(await readout(page)).shown, "and left no cursor behind");
});

test("a swipe down scrolls back as far", async (t) => {
  const { page, box, finger } = await open(t);
  const before = await scrolled(page);
  const ended = scrollEnd(page);
  const start = [box.x + box.width / 2, box.y + 20];
  const length = 300;
  await swipe(finger, start, [start[0], start[1] + length]);
  await within(ended, "the end of scrolling");
  assert.ok(before - (await scrolled(page)) >= 0.9 * length);
});

test("a finger that moves sideways reads the chart and scrolls nothing", async (t) => {
  const { reader, page, box, finger } = await open(t);
  const before = await scrolled(page);
  const y = box.y + box.height / 2;
  const months = [];
  await finger("touchStart", [[box.x + 40, y]]);
  for (const x of [80, 120, 160, 200, 240]) {
    await finger("touchMove", [[box.x + x, y]]);
    // Moves are handed to the page once a frame.
    await reader.frame();
    const { shown, text } = await readout(page);
    assert.ok(shown);
    months.push(Date.parse(`1 ${/Year to (\w+ \d{4})/.exec(text)?.[1]} UTC`));
  }
  await finger("touchEnd", []);
  assert.deepEqual(months, [...months].sort((one, other) => one - other), "from the past to the present");
  assert.equal(new Set(months).size, months.length, "each place is another period");
  assert.equal(await scrolled(page), before);
  const { shown, text } = await readout(page);
  assert.ok(shown, "what the finger found stays when it lifts");
  assert.equal(Date.parse(`1 ${/Year to (\w+ \d{4})/.exec(text)?.[1]} UTC`), months.at(-1));
});

test("a tap pins the readout, a tap elsewhere moves it, a second tap lets go", async (t) => {
  const { page, box, reader } = await open(t);
  const tap = async (/** @type {number} */ part) => {
    await page.touchscreen.tap(box.x + box.width * part, box.y + box.height / 2);
    await reader.frame();
    return readout(page);
  };
  const first = await tap(0.3);
  assert.ok(first.shown);
  const second = await tap(0.7);
  assert.ok(second.shown);
  assert.notEqual(second.text, first.text);
  assert.ok(!(await tap(0.7)).shown);
});

test("a mouse that leaves takes its readout along, and a click pins it", async (t) => {
  const reader = await visit(t, own);
  const { page } = reader;
  await reader.ready();
  const plot = reader.part(".ff-plot");
  await plot.hover({ position: { x: 300, y: 100 } });
  assert.ok((await readout(page)).shown);
  await page.mouse.move(5, 5);
  assert.ok(!(await readout(page)).shown);
  await plot.click({ position: { x: 300, y: 100 } });
  const pinned = await readout(page);
  await page.mouse.move(5, 5);
  assert.deepEqual(await readout(page), pinned);
  assert.ok(pinned.shown);
});

test("the chart leaves vertical moves to the browser", async (t) => {
  const { page } = await open(t);
  for (const part of ["canvas", ".ff-plot"]) {
    const action = await page.locator(part).filter({ visible: true }).evaluate((node) => getComputedStyle(node).touchAction);
    assert.equal(action, "pan-y", part);
  }
});

test("every target is at least 24 by 24 px, and nothing else covers it", async (t) => {
  const { page } = await open(t);
  const targets = await page.locator("force-figures").evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const shown = [...root.querySelectorAll("select, input[type=radio], input[role=combobox], summary, .ff-plot")].filter((node) => node.getClientRects().length > 0);
    return shown.map((node) => {
      const { width, height } = node.getBoundingClientRect();
      node.scrollIntoView({ block: "center" });
      const { x, y } = node.getBoundingClientRect();
      const hit = root.elementFromPoint(x + width / 2, y + height / 2);
      return { name: `${node.localName} ${node.getAttribute("name") ?? node.className}`, width, height, hit: hit === node || node.contains(hit) };
    });
  });
  assert.equal(targets.length, 13);
  assert.deepEqual(targets.filter(({ width, height, hit }) => width < 24 || height < 24 || !hit), []);
});
