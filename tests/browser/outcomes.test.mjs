// The chart of outcomes: loaded when it is chosen, the same figures in chart, table and readouts, and no worse off without it.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, run } from "../../www/tools/command.mjs";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { violations } from "./axe.mjs";
import { bareElement, browserOfFile, staticElement, STORIES, visit } from "./support.mjs";

const own = browserOfFile();
const RESULTS = join(ROOT, "tests", "results");
mkdirSync(RESULTS, { recursive: true });
const WITHOUT_WASM = (/** @type {string} */ path) => (path === STORIES[1] ? { status: 404, body: "not found" } : null);

/** Resolves when the first element shows the chart of outcomes, or another one. */
const titled = (/** @type {import("./support.mjs").Visit} */ reader, /** @type {string} */ start) =>
  reader.page.waitForFunction(
    (wanted) => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-title")?.textContent?.startsWith(wanted),
    start,
  );

test("a reader chooses it, and reads what happened to the cases", async (t) => {
  const reader = await visit(t, own, { body: staticElement() });
  await reader.ready();
  assert.deepEqual((await reader.shown()).offered.chart, ["trend", "years", "outcomes", "forces"]);
  assert.deepEqual(reader.asked.filter((path) => STORIES.includes(path)), []);
  await reader.turn("chart", "outcomes");
  await titled(reader, "What happened to");
  const shown = await reader.shown();
  assert.equal(shown.title, "What happened to harassment cases in the year to March 2025, so far");
  // The Home Office's outcomes table of 2024/25, Merseyside, 8L: type 1 is 603 of 8,542.
  assert.deepEqual(shown.rows[0], ["Charged or summonsed", "603", "7.1%"]);
  assert.deepEqual(shown.rows.at(-1), ["All harassment cases", "8,542", "100.0%"]);
  const numbers = shown.rows.slice(0, -1).map(([, count]) => Number(count.replace(/,/g, "")));
  assert.equal(numbers.reduce((sum, number) => sum + number, 0), 8542);
  for (const [label, count, share] of shown.rows.slice(0, -1)) {
    assert.ok(shown.summary.includes(`${label}: ${count} of 8,542 harassment cases, ${share}`), shown.summary);
  }
  const claims = await reader.page.locator("force-figures tbody tr").filter({ visible: false }).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-claim")));
  assert.ok(claims.includes("harassment.charged-percent@2025-03"), claims.join(" "));
  assert.ok(shown.notices.some((text) => text.includes("Cases are still open")), "so far");
  assert.equal(shown.chosen.chart, "outcomes");
  await reader.pick("force", "thames-valley");
  await reader.headline((text) => text.includes("Thames Valley"));
  assert.deepEqual((await reader.shown()).rows[0], ["Charged or summonsed", "328", "3.2%"]);
  await reader.turn("chart", "trend");
  await titled(reader, "Harassment cases, 12 months");
  assert.equal((await reader.shown()).rows.length, 52);
  const left = await reader.page.locator("force-figures tr[data-claim]").count();
  assert.equal(left, 0, "no row keeps the claim of another table");
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("headline, figures and announcement are of the year of the outcomes", async (t) => {
  const reader = await visit(t, own, { body: staticElement() });
  await reader.ready();
  assert.match((await reader.shown()).headline, /in the year to December 2025/);
  await reader.turn("chart", "outcomes");
  await titled(reader, "What happened to");
  const shown = await reader.shown();
  assert.equal(
    shown.headline,
    "Of the 8,542 harassment cases Merseyside Police recorded in the year to March 2025, 603, or 7.1%, have so far led to a charge or summons, compared with 4.1% across England and Wales.",
  );
  assert.deepEqual(shown.keys, [
    { value: "8,542", label: "harassment cases, year to March 2025" },
    { value: "7.1%", label: "charged or summonsed" },
    { value: "42.3%", label: "victim did not support action" },
  ]);
  await reader.page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("[role=status]")?.textContent);
  assert.equal((await reader.shown()).status, shown.headline);
  // Each of them is explained as what it is of.
  const claims = await reader.page.locator("force-figures").locator(".ff-headline [data-claim], .ff-key[data-claim]").filter({ visible: true }).evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-claim")));
  assert.ok(claims.length >= 6 && claims.every((claim) => claim?.endsWith("@2025-03")), claims.join(" "));
  assert.equal((await reader.page.locator("force-figures").evaluate((element) => /** @type {any} */ (element).explain("harassment.charged-percent@2025-03"))).printed, "7.1%");
  await reader.turn("chart", "trend");
  await titled(reader, "Harassment cases, 12 months");
  assert.match((await reader.shown()).headline, /in the year to December 2025/);
});

test("the keyboard and the pointer read each part", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside", chart: "outcomes" }) });
  await reader.ready();
  const rows = (await reader.shown()).rows.slice(0, -1);
  const range = reader.page.locator("input[type=range]").first();
  await range.focus();
  await reader.page.keyboard.press("Home");
  for (const [index, [label, count, share]] of rows.entries()) {
    if (index > 0) await reader.page.keyboard.press("ArrowRight");
    assert.equal((await reader.shown()).value, `${label}: ${count} of 8,542 harassment cases, ${share}`);
  }
  const plot = /** @type {{ x: number, y: number, width: number, height: number }} */ (await reader.part(".ff-plot").boundingBox());
  await reader.page.mouse.move(plot.x + plot.width * 0.3, plot.y + 30);
  assert.match((await reader.shown()).readout, /^Victim did not support action: 3,615 /);
  const band = await reader.part(".ff-line").boundingBox();
  assert.ok(band && band.height < 80, "the band is over the bar, not over the list");
});

test("a total counts the forces whose outcomes there are", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ chart: "outcomes" }) });
  await reader.ready();
  const { rows } = await reader.shown();
  // 43 forces, 12,520 of 303,871, and British Transport Police, 14 of 135, from the same table.
  assert.deepEqual(rows[0].slice(0, 2), ["Charged or summonsed", "12,534"]);
  assert.equal(rows.at(-1)?.[1], "304,006");
});

test("where the second wasm is not to be had, the chart that was shown stays", async (t) => {
  const reader = await visit(t, own, { body: staticElement(), answer: WITHOUT_WASM });
  await reader.ready();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  // Not `turn`, which insists that the choice stays.
  await reader.page.locator('input[value="outcomes"]').click({ force: true });
  const [failure] = await reader.events("error");
  assert.equal(failure.detail.kind, "wasm-not-found");
  const shown = await reader.shown();
  assert.ok(shown.visible && shown.headline.startsWith("Kent Police"), "the reader keeps their force");
  assert.match(shown.title, /12 months to the end/);
  assert.equal(shown.chosen.chart, "trend");
  assert.equal(await reader.page.locator("force-figures").getAttribute("chart"), null, "as it was before the choice");
  assert.ok(await reader.part(".ff-failed").isVisible());
  await reader.pick("force", "gwent");
  await reader.headline((text) => text.startsWith("Gwent Police"));
  assert.deepEqual(reader.errors.filter((error) => !error.includes("404")), []);
});

test("an element that opens with it keeps its static form where the second wasm is not to be had", async (t) => {
  const figures = await figuresCommand();
  const body = await run(figures, ["render", "--html", "--force", "merseyside", "--chart", "outcomes"]);
  const reader = await visit(t, own, { body, answer: WITHOUT_WASM });
  await reader.events("error");
  assert.match(await reader.part(".ff-title").innerText(), /^What happened to harassment cases/);
  assert.equal(await reader.part("svg").count(), 1);
  await reader.part(".ff-figures > summary").click();
  assert.deepEqual(await reader.part("tbody tr").first().locator("th, td").allInnerTexts(), ["Charged or summonsed", "603", "7.1%"]);
});

for (const width of [320, 1280]) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`static and live form take the same place, and the rules hold: ${width} px, ${colorScheme}`, async (t) => {
      const figures = await figuresCommand();
      const body = await run(figures, ["render", "--html", "--force", "merseyside", "--chart", "outcomes"]);
      const reader = await visit(t, own, { body, context: { viewport: { width, height: 1400 }, colorScheme } });
      await reader.ready();
      await reader.frame();
      const { shifts } = await reader.seen();
      assert.ok(shifts.reduce((sum, { value }) => sum + value, 0) <= 0.01, JSON.stringify(shifts));
      assert.equal(await reader.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no sideways scrolling");
      assert.deepEqual(await violations(reader.page), []);
      await reader.page.locator("force-figures").screenshot({ path: join(RESULTS, `outcomes-${width}-${colorScheme}.png`) });
    });
  }
}
