// The figures of a chart as a file: what a reader saves is what the chart was drawn from, and nothing of it comes from elsewhere.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { bareElement, browserOfFile, staticElement, STORIES, visit } from "./support.mjs";
import { Population, withoutWorkbook, Workbook } from "./workbook.mjs";

const own = browserOfFile();

/** @type {Workbook} */
let workbook;
before(async () => {
  if (!withoutWorkbook) workbook = await Workbook.read();
});

/** Opens the table, saves its figures, and gives the file: its name and its rows by their headings. @param {import("./support.mjs").Visit} reader */
async function saved(reader) {
  const summary = reader.part(".ff-figures > summary");
  if (!(await reader.part(".ff-figures").evaluate((node) => /** @type {HTMLDetailsElement} */ (node).open))) await summary.click();
  const coming = reader.page.waitForEvent("download");
  await reader.part(".ff-download").click();
  const file = await coming;
  // As a stream: a browser that another process has started keeps the file to itself.
  const text = Buffer.concat(await (await file.createReadStream()).toArray()).toString("utf8");
  assert.ok(text.endsWith("\n") && !text.includes("\r"));
  const [head, ...rows] = text.trimEnd().split("\n").map((line) => line.split(","));
  return { name: file.suggestedFilename(), text, rows: rows.map((row) => Object.fromEntries(head.map((heading, at) => [heading, row[at]]))) };
}

test("a reader saves every year of the release, and the page hears of it", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own, { body: staticElement({ force: "merseyside" }) });
  await reader.ready();
  assert.deepEqual(reader.asked.filter((path) => STORIES.includes(path)), [], "nothing is loaded for it before it is asked for");
  const { name, rows } = await saved(reader);
  assert.equal(name, "merseyside-harassment-2026-04-23.csv");
  const periods = workbook.periods();
  assert.deepEqual(rows.map((row) => row.year_ending), [...periods].reverse());
  const population = Population.read();
  for (const row of rows) {
    assert.deepEqual([row.release, row.force, row.offence, row.offence_codes], ["2026-04-23", "merseyside", "harassment", "8L"]);
    const total = workbook.total(["Merseyside"], ["8L"], row.year_ending);
    assert.deepEqual([row.offences, row.offences_absent, row.rate_absent], [String(total), "", ""]);
    // The mid-year estimate whose 30 June falls in the twelve months; the latest for those that have none yet.
    const [year, month] = row.year_ending.split("-").map(Number);
    const residents = population.residents(["Merseyside"], Math.min(month >= 6 ? year : year - 1, 2024));
    assert.ok(Math.abs(Number(row.rate_per_1000) - (total * 1000) / residents) <= 0.5e-6, JSON.stringify(row));
  }
  assert.equal(rows.length, 52);
  assert.deepEqual(await reader.events("download"), [{ type: "download", bubbles: true, composed: true, target: "figures", detail: { name } }]);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
  const strange = reader.requests.filter((url) => !url.startsWith(reader.url));
  assert.deepEqual(strange.filter((url) => !url.startsWith(`blob:${reader.url}`)), [], "no request leaves the page");
});

test("where there is no figure the file says why, in every language", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "british-transport-police", lang: "cy" }) });
  await reader.ready();
  const { rows } = await saved(reader);
  assert.equal(await reader.part(".ff-download").innerText(), "Lawrlwytho fel CSV");
  assert.ok(rows.length === 52 && rows.every((row) => row.rate_per_1000 === "" && row.rate_absent === "no-resident-population"), JSON.stringify(rows[0]));
  assert.ok(rows.every((row) => Number(row.offences) > 0));
});

test("of the chart of outcomes it is the outcomes", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside", chart: "outcomes" }) });
  await reader.ready();
  const { name, rows } = await saved(reader);
  assert.equal(name, "merseyside-harassment-outcomes-2026-04-23.csv");
  // The Home Office's outcomes table of 2024/25, Merseyside, 8L: type 1 is 603 of 8,542.
  assert.deepEqual([rows[0].outcome, rows[0].offences, rows[0].share_percent], ["charged", "603", "7.059237"]);
  assert.deepEqual([rows.at(-1)?.outcome, rows.at(-1)?.offences], ["all", "8542"]);
  assert.equal(rows.slice(0, -1).reduce((sum, row) => sum + Number(row.offences), 0), 8542);
});

test("it follows the reader's choice, by keyboard too", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }) });
  await reader.ready();
  await reader.pick("force", "gwent");
  await reader.headline((text) => text.startsWith("Gwent"));
  await reader.part(".ff-figures > summary").press("Enter");
  // After the table, which is a stop of its own.
  await reader.page.keyboard.press("Tab");
  await reader.page.keyboard.press("Tab");
  const coming = reader.page.waitForEvent("download");
  await reader.page.keyboard.press("Enter");
  assert.equal((await coming).suggestedFilename(), "gwent-harassment-2026-04-23.csv");
  const { width, height } = (await reader.part(".ff-download").boundingBox()) ?? { width: 0, height: 0 };
  assert.ok(width >= 24 && height >= 24, `${width} x ${height}: large enough for a finger (WCAG 2.5.8)`);
});

test("where it cannot be had, what is shown stays, with one line", async (t) => {
  const answer = (/** @type {string} */ path) => (path === STORIES[1] ? { status: 404, body: "not found" } : null);
  const reader = await visit(t, own, { body: staticElement(), answer });
  await reader.ready();
  const before = await reader.shown();
  await reader.part(".ff-figures > summary").click();
  await reader.part(".ff-download").click();
  const [{ detail }] = await reader.events("error");
  assert.deepEqual([detail.kind, detail.who], ["wasm-not-found", "host"]);
  assert.deepEqual(await reader.shown(), before);
  assert.equal(await reader.part(".ff-failed").innerText(), "Not everything could be loaded. The figures shown here are complete.");
  assert.deepEqual((await reader.seen()).events.filter(({ type }) => type === "download"), []);
});

test("a strict policy lets the file through", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; require-trusted-types-for 'script'";
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }), headers: { "Content-Security-Policy": policy } });
  await reader.ready();
  assert.ok((await saved(reader)).rows.length === 52);
  assert.deepEqual((await reader.seen()).violations, []);
});
