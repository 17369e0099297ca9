// What a reader has not asked for is not there: closed disclosures hold nothing, and a change of force reads no style.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bareElement, browserOfFile, visit } from "./support.mjs";

const own = browserOfFile();

/** Most nodes of a widget, texts and attributes' owners alike, before a reader opens anything. */
const MOST_NODES = 250;

/** Runs in the page before its scripts: counts what makes a browser measure text, and work out styles at once. */
function countQuestions() {
  const asked = /** @type {any} */ (window).asked = { texts: 0, styles: 0, boxes: 0 };
  const { measureText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.measureText = function (text) {
    asked.texts += 1;
    return measureText.call(this, text);
  };
  const { getComputedStyle } = window;
  window.getComputedStyle = (element, pseudo) => {
    if (element.getRootNode() instanceof ShadowRoot) asked.styles += 1;
    return getComputedStyle(element, pseudo);
  };
  const { getBoundingClientRect } = Element.prototype;
  Element.prototype.getBoundingClientRect = function () {
    asked.boxes += 1;
    return getBoundingClientRect.call(this);
  };
  addEventListener("ready", () => (/** @type {any} */ (window).askedBefore = { ...asked }), { once: true });
}

/** The table's first row, and how many rows and sentences of the method there are. @param {import("./support.mjs").Visit} reader */
const held = (reader) =>
  reader.page.locator("force-figures").evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    return {
      caption: root.querySelector("caption")?.textContent ?? "",
      first: [...(root.querySelector("tbody tr")?.children ?? [])].map((cell) => cell.textContent),
      rows: root.querySelectorAll("tbody tr").length,
      method: root.querySelectorAll(".ff-method li").length,
    };
  });

test(`at most ${MOST_NODES} nodes before a reader opens anything`, async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }) });
  await reader.ready();
  const nodes = await reader.page.locator("force-figures").evaluate((element) => {
    const count = (/** @type {Node} */ node) => {
      let sum = 1;
      if (node instanceof Element && node.shadowRoot) sum += count(node.shadowRoot);
      for (const child of node.childNodes) sum += count(child);
      return sum;
    };
    return count(element);
  });
  assert.ok(nodes <= MOST_NODES, `${nodes} nodes`);
  t.diagnostic(`${nodes} nodes`);
});

test("no text is measured and one style is read before the first chart is painted, none for another force", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }), scripts: [countQuestions] });
  await reader.ready();
  assert.deepEqual(await reader.page.evaluate(() => /** @type {any} */ (window).askedBefore), { texts: 0, styles: 1, boxes: 0 });
  await reader.frame();
  const counts = await reader.page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 50));
    const before = { .../** @type {any} */ (window).asked };
    for (const force of ["kent", "essex", "gwent"]) {
      /** @type {any} */ (document.querySelector("force-figures")).force = force;
      await Promise.resolve();
    }
    return [before, { .../** @type {any} */ (window).asked }];
  });
  // The page's font, once: 98 characters in two weights.
  assert.equal(counts[0].texts, 196);
  assert.deepEqual(counts[1], counts[0]);
});

test("a page's second figure measures no font anew", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }) + bareElement({ force: "essex" }), scripts: [countQuestions] });
  await reader.ready(2);
  await reader.frame();
  await reader.page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  assert.equal(await reader.page.evaluate(() => /** @type {any} */ (window).asked.texts), 196);
});

test("table and method are filled when they are opened, follow while they are open, and hold nothing of another force", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }) });
  await reader.ready();
  assert.deepEqual(await held(reader), { caption: "", first: [], rows: 0, method: 0 });
  const [table, method] = [".ff-figures > summary", ".ff-method > summary"].map((selector) => reader.part(selector));
  await table.click();
  await reader.part("tbody tr").first().waitFor();
  const opened = await held(reader);
  assert.deepEqual([opened.caption.slice(0, 19), opened.first.slice(0, 2), opened.rows], ["Merseyside Police: ", ["December 2025", "8,571"], 52]);
  assert.equal(opened.method, 0);
  await method.click();
  await reader.part(".ff-method li").first().waitFor();
  assert.ok((await held(reader)).method > 2);

  // Open, they follow at once; the row that a reader has found stays the same row.
  const row = await reader.part("tbody tr").first().elementHandle();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  const followed = await held(reader);
  assert.deepEqual([followed.caption.slice(0, 13), followed.first.slice(0, 2)], ["Kent Police: ", ["December 2025", "10,110"]]);
  assert.ok(await row?.evaluate((node) => node.isConnected && node.textContent?.includes("10,110")));

  // Closed, they stay as they are until they are no longer right.
  await table.click();
  await method.click();
  assert.equal((await held(reader)).rows, 52);
  await reader.pick("force", "essex");
  await reader.headline((text) => text.startsWith("Essex Police"));
  assert.deepEqual(await held(reader), { caption: "", first: [], rows: 0, method: 0 });
  await table.press("Enter");
  await reader.part("tbody tr").first().waitFor();
  assert.match((await held(reader)).caption, /^Essex Police: /);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("what has been opened in the static form is whole when the live one takes its place, and on paper", async (t) => {
  const reader = await visit(t, own, { path: "index.html", asPublished: true });
  const summary = reader.page.locator("force-figures").first().locator(".ff-figures > summary").filter({ visible: true });
  await summary.click();
  await reader.arrive();
  await reader.page.emulateMedia({ media: "print" });
  const rows = await reader.part("tbody tr").count();
  assert.equal(rows, 52);
});
