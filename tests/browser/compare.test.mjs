// One force among others: the control, the lines, what is refused, and the strip of all forces.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { ROOT, run } from "../../www/tools/command.mjs";
import { violations } from "./axe.mjs";
import { bareElement, browserOfFile, staticElement, STORIES, visit } from "./support.mjs";

const own = browserOfFile();
const RESULTS = join(ROOT, "tests", "results");
mkdirSync(RESULTS, { recursive: true });

/** 8L in the year to December 2025 per 1,000 residents of mid-2024, by the workbook and the table of ONS: 8,571 of 1,475,541; 10,110 of 1,931,684; 4,154 of 601,686; 319,695 of 61,806,682. */
const RATES = { merseyside: "5.8", kent: "5.2", gwent: "6.9", all: "5.2" };

/** @typedef {import("./support.mjs").Visit} Visit */

const control = (/** @type {Visit} */ reader) => reader.part("label:has(select[name=compare])");
const values = (/** @type {Visit} */ reader) =>
  reader.page.locator("select[name=compare]").first().evaluate((list) => [.../** @type {HTMLSelectElement} */ (list).options].map(({ value }) => value));

/** Resolves when the table, if it were opened, has these headings after the first two. @param {Visit} reader @param {string[]} names */
async function compares(reader, names) {
  for (let tries = 0; ; tries++) {
    const { head } = await reader.shown();
    if (JSON.stringify(head.slice(2)) === JSON.stringify(names)) return;
    if (tries > 200) assert.deepEqual(head.slice(2), names);
    await reader.frame();
  }
}

/** Resolves when the chart's title begins so. @param {Visit} reader @param {string} start */
const titled = (reader, start) =>
  reader.page.waitForFunction(
    (wanted) => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-title")?.textContent?.startsWith(wanted),
    start,
  );

test("a reader chooses a second force beside the rate, and is told in every form", async (t) => {
  const reader = await visit(t, own, { body: staticElement() });
  await reader.ready();
  assert.equal(await control(reader).count(), 0, "counts are compared with nothing, and nothing is offered");
  await reader.turn("measure", "rate");
  await control(reader).waitFor();
  await compares(reader, ["England and Wales"]);
  assert.deepEqual(reader.asked.filter((path) => STORIES.includes(path)), [], "the first view has no need of the second wasm");
  const offered = await values(reader);
  assert.deepEqual(offered.slice(0, 2), ["england-and-wales", "none"]);
  assert.ok(!offered.includes("merseyside"), "no force is compared with itself");
  assert.equal(offered.length, 2 + 43, "and every other one can be");
  await reader.pick("compare", "gwent");
  await compares(reader, ["Gwent", "England and Wales"]);
  const shown = await reader.shown();
  assert.deepEqual(shown.rows[0], ["December 2025", RATES.merseyside, RATES.gwent, RATES.all]);
  assert.deepEqual(shown.keys.map(({ value }) => value), [RATES.merseyside, RATES.gwent, RATES.all]);
  assert.ok(shown.summary.includes(` Gwent: ${RATES.gwent} in the year to December 2025. England and Wales: ${RATES.all}`), shown.summary);
  assert.ok(shown.value.endsWith(`${RATES.merseyside} per 1,000 people; Gwent ${RATES.gwent}; England and Wales ${RATES.all}`), shown.value);
  const [{ detail }] = await reader.events("compare-change");
  assert.deepEqual(detail, { compare: "gwent", name: "Gwent Police" });
  assert.equal(await reader.page.locator("force-figures").getAttribute("compare"), "gwent");

  // The choice stays from one force to the next, and gives way to the usual one beside itself.
  await reader.pick("force", "gwent");
  await compares(reader, ["England and Wales"]);
  assert.equal(await reader.page.locator("select[name=compare]").inputValue(), "england-and-wales");
  await reader.pick("force", "kent");
  await compares(reader, ["Gwent", "England and Wales"]);
  assert.equal((await reader.shown()).rows[0][1], RATES.kent);
  assert.ok(!(await values(reader)).includes("kent"));
  await reader.pick("compare", "none");
  await compares(reader, ["Change on year before"]);
  await reader.pick("compare", "england-and-wales");
  await compares(reader, ["England and Wales"]);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("what is not like for like is refused in words", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside", compare: "kent" }) });
  await reader.ready();
  const refused = "Kent Police is not shown beside it: more people live in one area than in the other. Figures per 1,000 people can be compared.";
  assert.equal((await reader.shown()).notices[0], refused);
  assert.deepEqual((await reader.shown()).head.slice(2), ["Change on year before"]);
  assert.ok(await control(reader).isVisible(), "it can be taken back");
  await reader.turn("measure", "rate");
  await compares(reader, ["Kent", "England and Wales"]);
  assert.ok(!(await reader.shown()).notices.includes(refused));
  await reader.pick("compare", "city-of-london");
  await compares(reader, ["England and Wales"]);
  assert.equal((await reader.shown()).notices[0], "The City of London Police is not shown beside it: too few people live there for a rate.");
  await reader.turn("chart", "outcomes");
  await titled(reader, "What happened to");
  assert.equal((await reader.shown()).notices[0], "The City of London Police is not shown beside it: outcomes are shown of one force at a time.");
  assert.equal(await control(reader).count(), 0);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("what a reader had stays where the second wasm is not to be had", async (t) => {
  const reader = await visit(t, own, {
    body: bareElement({ force: "merseyside", measure: "rate" }),
    answer: (path) => (path === STORIES[1] ? { status: 404, body: "not found" } : null),
  });
  await reader.ready();
  await reader.pick("compare", "kent");
  await reader.events("error");
  await compares(reader, ["England and Wales"]);
  assert.equal(await reader.page.locator("select[name=compare]").inputValue(), "england-and-wales");
  assert.equal(await reader.page.locator("force-figures").getAttribute("compare"), null);
});

test("the strip names every force by pointer and by key", async (t) => {
  const reader = await visit(t, own, { body: staticElement() });
  await reader.ready();
  assert.deepEqual((await reader.shown()).offered.chart, ["trend", "years", "outcomes", "forces"]);
  await reader.turn("chart", "forces");
  await titled(reader, "Harassment cases per 1,000 people, every police force, year to December 2025");
  const shown = await reader.shown();
  assert.equal(shown.rows.length, 45);
  const names = shown.rows.map(([name]) => name);
  assert.deepEqual(names.slice(0, -1), [...names.slice(0, -1)].sort(), "by the alphabet");
  assert.equal(names.at(-1), "England and Wales");
  const rateOf = (/** @type {string} */ name) => shown.rows.find(([row]) => row === name)?.[1];
  assert.deepEqual(["Merseyside Police", "Kent Police", "Gwent Police", "England and Wales"].map(rateOf), [RATES.merseyside, RATES.kent, RATES.gwent, RATES.all]);
  assert.equal(rateOf("City of London Police"), "too few people live there for a rate");
  assert.ok(shown.notices[0].startsWith("No rate is given for British Transport Police ("), shown.notices[0]);
  assert.ok(shown.headline.startsWith(`Merseyside Police recorded ${RATES.merseyside} harassment cases for every 1,000 people`), shown.headline);
  assert.equal(shown.value, `Merseyside Police: ${RATES.merseyside} per 1,000 people`);
  assert.deepEqual(shown.offered.measure, ["rate"]);
  assert.doesNotMatch(JSON.stringify(shown), /best|worst|rank/i);

  // From end to end by key: every force with a rate and the total, once.
  const range = reader.page.locator("input[type=range]").first();
  await range.focus();
  await reader.page.keyboard.press("Home");
  const heard = new Set();
  for (let at = 0; at < 43; at++) {
    heard.add((await reader.shown()).value.split(":")[0]);
    await reader.page.keyboard.press("ArrowRight");
  }
  assert.equal(heard.size, 43);
  assert.ok(heard.has("England and Wales") && !heard.has("City of London Police"));

  // The whole width by pointer: whatever is under it has a name, and each is found or named with one that prints alike.
  const plot = /** @type {{ x: number, y: number, width: number, height: number }} */ (await reader.part(".ff-plot").boundingBox());
  let read = "";
  for (let x = 0; x < plot.width; x += 2) {
    await reader.page.mouse.move(plot.x + x, plot.y + 90);
    read += `${(await reader.shown()).readout}\n`;
  }
  for (const name of heard) assert.ok(read.includes(name), `${name} is not found by the pointer`);
  await reader.pick("force", "city-of-london");
  await reader.headline((text) => text.includes("City of London"));
  assert.ok((await reader.shown()).notices.some((text) => text.includes("No rate is given for the City of London Police")));
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("the strip and the comparison save their figures", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside", chart: "forces", compare: "kent" }) });
  await reader.ready();
  await reader.part(".ff-figures > summary").click();
  const [sheet] = await Promise.all([reader.page.waitForEvent("download"), reader.part(".ff-download").click()]);
  assert.equal(sheet.suggestedFilename(), "merseyside-harassment-forces-2026-04-23.csv");
  await reader.turn("chart", "trend");
  await titled(reader, "Harassment cases, 12 months");
  await reader.turn("measure", "rate");
  await compares(reader, ["Kent", "England and Wales"]);
  const [both] = await Promise.all([reader.page.waitForEvent("download"), reader.part(".ff-download").click()]);
  assert.equal(both.suggestedFilename(), "merseyside-and-kent-harassment-2026-04-23.csv");
});

const ASKED = ["--force", "merseyside", "--measure", "rate", "--compare", "kent"];

for (const chart of ["trend", "years", "forces"]) {
  for (const [width, colorScheme, forcedColors] of /** @type {const} */ ([
    [320, "light", "none"],
    [320, "dark", "active"],
    [768, "dark", "none"],
    [1280, "light", "none"],
    [1280, "light", "active"],
  ])) {
    const how = `${chart}-${width}-${forcedColors === "active" ? "forced" : colorScheme}`;
    test(`static and live form take the same place, and the rules hold: ${how}`, async (t) => {
      const body = await run(await figuresCommand(), ["render", "--html", ...ASKED, "--chart", chart]);
      const reader = await visit(t, own, { body, context: { viewport: { width, height: 1600 }, colorScheme, forcedColors } });
      await reader.ready();
      await reader.frame();
      const { shifts } = await reader.seen();
      assert.ok(shifts.reduce((sum, { value }) => sum + value, 0) <= 0.01, JSON.stringify(shifts));
      assert.equal(await reader.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "no sideways scrolling");
      assert.deepEqual(await violations(reader.page), []);
      await reader.page.locator("force-figures").screenshot({ path: join(RESULTS, `compare-${how}.png`) });
    });
  }
}

test("the strip says what it says in Welsh", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "gwent", chart: "forces", lang: "cy" }) });
  await reader.ready();
  const shown = await reader.shown();
  assert.ok(shown.title.startsWith("Achosion o aflonyddu fesul 1,000 o bobl, pob heddlu, "), shown.title);
  assert.ok(shown.notices[0].startsWith("Ni roddir cyfradd ar gyfer yr heddluoedd hyn: City of London Police ("), shown.notices[0]);
  assert.equal(shown.value, `Heddlu Gwent: ${RATES.gwent} fesul 1,000 o bobl`);
});
