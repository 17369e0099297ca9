// All of it by keyboard: where Tab goes, what the arrows read out, and that nothing takes the focus away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOfFile, visit } from "./support.mjs";

const own = browserOfFile();

/** What has the focus, through shadow trees. */
const focused = (/** @type {import("playwright-core").Page} */ page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return "page";
    const { localName, className, parentElement } = at;
    const { name, type } = /** @type {HTMLInputElement} */ (at);
    const disclosure = /ff-(further|figures|method)\b/.exec(parentElement?.className ?? "");
    if (localName === "summary") return `summary ${disclosure?.[1]}`;
    if (at.getAttribute("role") === "combobox") return "search";
    return localName === "input" ? (type === "radio" ? `radio ${name}` : type) : localName === "select" ? `select ${name}` : `${localName} ${className}`.trim();
  });

/** The outline that shows where the focus is: of the focused node, or of the sibling that stands in for an unseen one. */
const ring = (/** @type {import("playwright-core").Page} */ page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const candidates = [at, at?.nextElementSibling].filter((node) => node instanceof Element);
    return candidates.some((node) => {
      const { outlineStyle, outlineWidth, opacity, visibility } = getComputedStyle(node);
      const { width, height } = node.getBoundingClientRect();
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && opacity !== "0" && visibility === "visible" && width > 20 && height > 10;
    });
  });

const ORDER = ["select force", "search", "select offence", "radio chart", "radio measure", "range", "summary further", "summary figures", "summary method"];

/** Where the focused control stands: its own box, or that of the plot for the range that fills it. */
const place = (/** @type {import("playwright-core").Page} */ page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const { left, top, bottom } = /** @type {Element} */ (at).getBoundingClientRect();
    return { left, top: top + scrollY, bottom: bottom + scrollY };
  });

/** The cursor: its place, what a screen reader hears, what everybody reads. */
const cursor = (/** @type {import("playwright-core").Page} */ page) =>
  page.locator("force-figures").evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const range = /** @type {HTMLInputElement} */ (root.querySelector("input[type=range]"));
    const readout = root.querySelector(".ff-readout");
    const row = /** @type {any} */ (window).withAllOpen(root, () => {
      const rows = [...root.querySelectorAll("tbody tr")];
      return [...(rows[rows.length - 1 - range.valueAsNumber]?.children ?? [])].map((cell) => cell.textContent ?? "");
    });
    const line = root.querySelector(".ff-line")?.getBoundingClientRect();
    return {
      index: range.valueAsNumber,
      last: Number(range.max),
      heard: range.getAttribute("aria-valuetext") ?? "",
      read: readout?.textContent ?? "",
      shown: readout !== null && getComputedStyle(readout).opacity === "1",
      row,
      x: (line?.x ?? NaN) - element.getBoundingClientRect().x,
    };
  });

/** What is heard is what is read, and both are the table's row of that point. */
function assertAgree({ heard, read, shown, row }) {
  assert.ok(shown, "the readout is shown");
  assert.equal(heard, read);
  assert.ok(heard.startsWith(`Year to ${row[0]}: ${row[1]} `), `heard "${heard}", the table says "${row.join(" | ")}"`);
}

async function open(/** @type {import("node:test").TestContext} */ t) {
  const reader = await visit(t, own);
  await reader.ready();
  return reader;
}

test("Tab goes through the figure in reading order, and out of it", async (t) => {
  const { page } = await open(t);
  await page.locator("select[name=force]").focus();
  const walked = [];
  const places = [];
  for (let press = 0; press < ORDER.length; press += 1) {
    walked.push(await focused(page));
    places.push(await place(page));
    assert.ok(await ring(page), `the focus is seen on ${walked.at(-1)}`);
    await page.keyboard.press("Tab");
  }
  assert.deepEqual(walked, ORDER);
  const jumps = places.slice(1).filter((now, index) => {
    const before = places[index];
    const below = now.top >= before.bottom - 1;
    const beside = now.left > before.left && now.bottom > before.top;
    return !(below || beside);
  });
  assert.deepEqual(jumps, [], "the focus never jumps up or back");
  const beyond = await page.evaluate(() => document.activeElement?.localName);
  assert.notEqual(beyond, "force-figures", "Tab has left the figure");
  const back = [];
  for (let press = 0; press < ORDER.length; press += 1) {
    await page.keyboard.press("Shift+Tab");
    back.push(await focused(page));
  }
  assert.deepEqual(back.reverse(), ORDER);
  await page.keyboard.press("Shift+Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement?.localName), "force-figures", "Shift and Tab have left it too");
});

test("one press of Tab leaves the chart", async (t) => {
  const { page } = await open(t);
  await page.locator("input[type=range]").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "summary further");
});

test("arrows, Home, End and the page keys read every point out", async (t) => {
  const { page } = await open(t);
  await page.locator("input[type=range]").focus();
  let now = await cursor(page);
  assertAgree(now);
  assert.equal(now.index, now.last, "the cursor begins at the latest period");
  await page.keyboard.press("Home");
  now = await cursor(page);
  assert.equal(now.index, 0);
  assertAgree(now);
  for (let index = 1; index <= now.last; index += 1) {
    const { x } = now;
    await page.keyboard.press("ArrowRight");
    now = await cursor(page);
    assert.equal(now.index, index);
    assert.ok(now.x > x, "the hairline follows");
    assertAgree(now);
  }
  await page.keyboard.press("ArrowLeft");
  assertAgree(await cursor(page));
  await page.keyboard.press("PageDown");
  const lower = await cursor(page);
  assert.ok(lower.index < now.last - 1, "a page is more than a step");
  assertAgree(lower);
  await page.keyboard.press("End");
  assert.equal((await cursor(page)).index, now.last);
});

test("the bars are read out too", async (t) => {
  const reader = await open(t);
  await reader.turn("chart", "years");
  await reader.part('.ff-title:has-text(\"each year to\")').waitFor();
  await reader.page.locator("input[type=range]").focus();
  for (const key of ["Home", "ArrowRight", "ArrowRight", "End"]) {
    await reader.page.keyboard.press(key);
    assertAgree(await cursor(reader.page));
  }
  assert.equal((await cursor(reader.page)).last, 12);
});

test("the cursor keeps its date from one force to the next", async (t) => {
  const reader = await open(t);
  const { page } = reader;
  await page.locator("input[type=range]").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const before = await cursor(page);
  await page.locator("force-figures").evaluate((element) => void (/** @type {any} */ (element).force = "kent"));
  await reader.headline((text) => text.startsWith("Kent Police"));
  const after = await cursor(page);
  assert.equal(after.index, before.index);
  assert.notEqual(after.heard, before.heard);
  assertAgree(after);
  assert.equal(await focused(page), "range");
});

test("Escape dismisses the readout and keeps the focus", async (t) => {
  const { page } = await open(t);
  await page.locator("input[type=range]").focus();
  await page.keyboard.press("ArrowLeft");
  assert.ok((await cursor(page)).shown);
  await page.keyboard.press("Escape");
  assert.ok(!(await cursor(page)).shown);
  assert.equal(await focused(page), "range");
  await page.keyboard.press("ArrowLeft");
  assertAgree(await cursor(page));
});

test("Escape dismisses what the pointer shows", async (t) => {
  const { page } = await open(t);
  await page.locator(".ff-plot").filter({ visible: true }).hover({ position: { x: 200, y: 80 } });
  assert.ok((await cursor(page)).shown);
  await page.keyboard.press("Escape");
  assert.ok(!(await cursor(page)).shown);
});

test("choosing a force keeps the focus and is announced once it is there", async (t) => {
  const reader = await open(t);
  const { page } = reader;
  const status = page.locator("force-figures [role=status]");
  assert.equal(await status.count(), 1);
  assert.equal(await status.innerText(), "", "nothing is announced before a choice");
  const region = await status.elementHandle();
  await page.locator("select[name=force]").focus();
  await page.keyboard.press("ArrowDown");
  const headline = await reader.headline((text) => !text.startsWith("Merseyside"));
  assert.equal(await focused(page), "select force");
  await page.waitForFunction((node) => node?.textContent !== "", region);
  assert.equal(await region?.textContent(), headline);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await reader.part('.ff-title:has-text("each year to")').waitFor();
  assert.equal(await focused(page), "radio chart");
  assert.ok(await page.evaluate((node) => node?.isConnected, region), "the status region is never made anew");
});

test("the table opens by keyboard, and its region scrolls by keyboard", async (t) => {
  const { page } = await open(t);
  const summary = page.locator(".ff-figures > summary").filter({ visible: true });
  await summary.focus();
  await page.keyboard.press("Enter");
  const table = page.locator("force-figures table").filter({ visible: true });
  await table.waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "div ff-scroll");
  assert.ok(await ring(page), "the focus is seen on the table");
  const scroll = page.locator(".ff-scroll").filter({ visible: true });
  await page.keyboard.press("End");
  await page.waitForFunction((node) => (node?.scrollTop ?? 0) > 0, await scroll.elementHandle());
});
