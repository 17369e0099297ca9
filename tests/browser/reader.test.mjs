// The main job: a reader opens the article, picks the local force and sees its figures. Every figure is held against sums that
// workbook.mjs makes from the Home Office's table, with the rounding worked out here.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { bareElement, browserOfFile, EARLIER, visit } from "./support.mjs";
import { change, daysOf, monthName, Population, rounded, thousands, withoutWorkbook, Workbook, yearsEarlier } from "./workbook.mjs";

const own = browserOfFile();

/** Ten forces: slug in the picker, name in the workbook, name that readers know. */
const FORCES = [
  ["thames-valley", "Thames Valley", "Thames Valley Police"],
  ["metropolitan-police", "Metropolitan Police", "Metropolitan Police"],
  ["city-of-london", "London, City of", "City of London Police"],
  ["devon-and-cornwall", "Devon & Cornwall", "Devon and Cornwall Police"],
  ["dyfed-powys", "Dyfed-Powys", "Dyfed-Powys Police"],
  ["greater-manchester", "Greater Manchester", "Greater Manchester Police"],
  ["west-midlands", "West Midlands", "West Midlands Police"],
  ["hampshire", "Hampshire", "Hampshire and Isle of Wight Constabulary"],
  ["british-transport-police", "British Transport Police", "British Transport Police"],
  ["merseyside", "Merseyside", "Merseyside Police"],
];
/** Names that have an article in a sentence. */
const WITH_ARTICLE = ["Metropolitan Police", "City of London Police", "British Transport Police"];
/** A name as a sentence begins with it. @param {string} name */
const begins = (name) => (WITH_ARTICLE.includes(name) ? `The ${name}` : name);
const NOUNS = "harassment cases";
const NOW = "2025-12";
const NO_RESIDENTS = "British Transport Police";

/** @type {Workbook} */
let workbook;
before(async () => {
  if (!withoutWorkbook) workbook = await Workbook.read();
});

/** The trend's periods, newest first. */
const periods = () => workbook.periods();

/** An average as a reader takes it in: below ten to one decimal. @param {number} perDay */
const average = (perDay) => (perDay < 10 ? String(rounded(perDay, 1)) : thousands(rounded(perDay, 0)));

/** Everything of a count that the page must say. */
function check(shown, { forces, codes, name, nouns = NOUNS, month = NOW, caveat = "" }) {
  const total = workbook.total(forces, codes, month);
  const before = workbook.total(forces, codes, yearsEarlier(month, 1));
  const [rising, same] = [total > before, total === before];
  const slightly = before >= 50 && Math.abs(total - before) / before < 0.05 ? "slightly " : "";
  const comparison = same ? "the same as the year before" : `${slightly}${rising ? "up" : "down"} from ${thousands(before)} the year before`;
  const period = `year to ${monthName(month)}`;
  assert.equal(shown.headline, `${begins(name)} recorded ${thousands(total)} ${nouns} in the ${period}, ${comparison}${caveat}.`);

  const perDay = total / daysOf(month);
  assert.deepEqual(
    shown.keys.map((key) => key.value),
    [thousands(total), same ? "0" : `${rising ? "↑" : "↓"} ${change(before, total)}`, ...(perDay >= 1 ? [average(perDay)] : [])],
  );
  assert.match(shown.keys[0].label, new RegExp(`${nouns}, ${period}$`));
  const size = same ? "unchanged" : `${rising ? "up" : "down"} ${change(before, total)}`;
  assert.equal(shown.value, `Year to ${monthName(month)}: ${thousands(total)} ${nouns}, ${size} on the year before`);
  // In a column every percentage has its decimal.
  const inColumn = change(before, total).replace(/^(\d+)%$/, "$1.0%");
  assert.deepEqual(shown.rows[0], [monthName(month), thousands(total), same ? "0" : `${rising ? "+" : "−"}${inColumn}`]);
}

/** The first two columns of the whole table. */
function checkColumn(shown, { forces, codes, months = periods() }) {
  const expected = months.map((month) => [monthName(month), thousands(workbook.total(forces, codes, month))]);
  assert.deepEqual(shown.rows.map((row) => row.slice(0, 2)), expected);
}

test("the article opens with the answer", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own);
  await reader.ready();
  const merseyside = { forces: ["Merseyside"], codes: ["8L"], name: "Merseyside Police" };
  check(await reader.shown(), merseyside);
  const opening = await reader.page.locator("force-figures").evaluate((element) => {
    const root = element.shadowRoot?.querySelector("figure");
    const heading = root?.querySelector("h1, h2, h3");
    const paragraph = root?.querySelector("p");
    return { text: `${heading?.textContent} ${paragraph?.textContent}`, size: heading ? parseFloat(getComputedStyle(heading).fontSize) : 0 };
  });
  const [now, earlier] = [NOW, yearsEarlier(NOW, 1)].map((month) => thousands(workbook.total(["Merseyside"], ["8L"], month)));
  for (const part of ["Merseyside Police", now, earlier, "year to December 2025"]) assert.ok(opening.text.includes(part), opening.text);
  assert.ok(opening.size >= 16, `the answer is set in ${opening.size}px`);
  assert.deepEqual(reader.errors, []);
});

test("no text of the widget is smaller than 12px", async (t) => {
  for (const width of [320, 1280]) {
    const reader = await visit(t, own, { context: { viewport: { width, height: 900 } } });
    await reader.arrive();
    // The line that a failure adds, too.
    await reader.page.locator("force-figures").evaluate((element) => element.shadowRoot?.querySelector(".ff-failed")?.replaceChildren("Failed"));
    await reader.page.locator("force-figures").evaluate((element) => element.shadowRoot?.querySelector(".ff-failed")?.removeAttribute("hidden"));
    const small = await reader.page.locator("force-figures").evaluate((element) => {
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      for (const details of root.querySelectorAll("details")) details.open = true;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = /** @type {Element} */ (node.parentElement);
        if (!node.textContent?.trim() || parent.getClientRects().length === 0) continue;
        if (parseFloat(getComputedStyle(parent).fontSize) < 12) found.push(node.textContent.trim());
      }
      return found;
    });
    assert.deepEqual(small, []);
  }
});

test("ten forces, one after another, agree with the workbook", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own);
  await reader.ready();
  for (const [slug, force, name] of FORCES) {
    await reader.pick("force", slug);
    await reader.headline((text) => text.startsWith(`${begins(name)} recorded`));
    const shown = await reader.shown();
    check(shown, { forces: [force], codes: ["8L"], name });
    checkColumn(shown, { forces: [force], codes: ["8L"] });
    assert.equal(shown.chosen.force, slug);
    assert.ok(shown.caption.startsWith(`${name}: `), shown.caption);
    assert.ok(shown.summary.includes(name), shown.summary);
  }
  assert.deepEqual(reader.errors, []);
});

test("England and Wales is all 44 forces", { skip: withoutWorkbook }, async (t) => {
  assert.equal(workbook.forces.size, 44);
  const reader = await visit(t, own);
  await reader.ready();
  await reader.pick("force", "england-and-wales");
  await reader.headline((text) => text.includes("England and Wales"));
  const shown = await reader.shown();
  const all = { forces: [...workbook.forces], codes: ["8L"], name: "Police in England and Wales" };
  check(shown, all);
  checkColumn(shown, all);
  assert.match(shown.invitation, /Choose your local police force/);
});

test("the picker offers every force of the release once, and the total", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own);
  await reader.ready();
  const { offered } = await reader.shown();
  assert.equal(offered.force.length, workbook.forces.size + 1);
  assert.equal(new Set(offered.force).size, offered.force.length);
});

test("each offence is the sum of its codes", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own);
  await reader.ready();
  const offences = [
    ["stalking", ["8Q"], "stalking cases"],
    ["racially-or-religiously-aggravated-harassment", ["8M"], "cases of racially or religiously aggravated harassment"],
    ["malicious-communications", ["8R"], "cases of malicious communications"],
    ["controlling-or-coercive-behaviour", ["8U"], "cases of controlling or coercive behaviour"],
    ["stalking-and-harassment", ["8L", "8M", "8Q", "8R", "8U"], "stalking and harassment cases"],
    ["harassment", ["8L"], "harassment cases"],
  ];
  assert.deepEqual((await reader.shown()).offered.offence.sort(), offences.map(([slug]) => slug).sort());
  for (const [slug, codes, nouns] of offences) {
    await reader.pick("offence", slug);
    await reader.headline((text) => text.includes(` ${nouns} in the year`));
    const shown = await reader.shown();
    check(shown, { forces: ["Merseyside"], codes, name: "Merseyside Police", nouns });
    // Codes are younger than the table: a year without four quarters of figures must not be printed as one.
    const first = { "8Q": "2015-03", "8R": "2018-03", "8U": "2021-03" }[codes.length === 1 ? codes[0] : ""] ?? "2013-03";
    for (const [period, value] of shown.rows) {
      const month = periods().find((candidate) => monthName(candidate) === period);
      assert.ok(month, period);
      if (month < first) assert.match(value, /^not recorded separately then$/);
      else assert.equal(value, thousands(workbook.total(["Merseyside"], codes, month)), `${slug}, ${period}`);
    }
  }
});

test("a rate divides by the residents of the ONS estimate", { skip: withoutWorkbook }, async (t) => {
  const population = Population.read();
  const residents = [...workbook.forces].filter((force) => force !== NO_RESIDENTS);
  const rate = (forces, people, month, year) =>
    rounded((workbook.total(forces, ["8L"], month) * 1000) / population.residents(people, year), 1).toFixed(1);
  const reader = await visit(t, own);
  await reader.ready();
  await reader.turn("measure", "rate");
  await reader.headline((text) => text.includes("for every 1,000 people"));
  // The estimate of mid-2025 is not published: the latest stands in for it, and the page says so.
  for (const [slug, force] of FORCES.filter(([, force]) => force !== NO_RESIDENTS && force !== "London, City of").slice(0, 4)) {
    await reader.pick("force", slug);
    await reader.headline((text) => text.startsWith(begins(FORCES.find(([other]) => other === slug)?.[2] ?? "?")));
    const shown = await reader.shown();
    const now = rate([force], [force], NOW, 2024);
    const before = rate([force], [force], yearsEarlier(NOW, 1), 2024);
    const national = rate([...workbook.forces], residents, NOW, 2024);
    assert.ok(shown.headline.includes(`recorded ${now} ${NOUNS} for every 1,000 people in the year to December 2025`), shown.headline);
    assert.ok(now === before || shown.headline.includes(` from ${before} the year before`), shown.headline);
    assert.deepEqual(shown.rows[0], [monthName(NOW), now, national]);
    // The estimate of 30 June that lies within the twelve months.
    const september = shown.rows.find(([period]) => period === "September 2023");
    assert.deepEqual(september?.slice(1), [rate([force], [force], "2023-09", 2023), rate([...workbook.forces], residents, "2023-09", 2023)]);
    const march = shown.rows.find(([period]) => period === "March 2023");
    assert.equal(march?.[1], rate([force], [force], "2023-03", 2022));
    assert.ok(shown.notices.some((notice) => notice.includes("mid-2024")), shown.notices.join("\n"));
    assert.deepEqual(shown.keys.map((key) => key.value), [now, national, thousands(workbook.total([force], ["8L"], NOW))]);
  }
});

test("no rate is printed where there are no residents or too few", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own);
  await reader.ready();
  await reader.turn("measure", "rate");
  await reader.headline((text) => text.includes("for every 1,000 people"));
  for (const [slug, force, name] of FORCES.filter(([, force]) => force === NO_RESIDENTS || force === "London, City of")) {
    await reader.pick("force", slug);
    await reader.headline((text) => text.startsWith(begins(name)));
    const shown = await reader.shown();
    check(shown, { forces: [force], codes: ["8L"], name });
    assert.ok(shown.notices.some((notice) => notice.startsWith(`No rate is given for the ${name}`)), shown.notices.join("\n"));
    assert.deepEqual(shown.offered.measure, ["count"]);
    assert.equal(shown.chosen.measure, "count");
  }
});

test("a table row for each point, in the trend and in the years", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own);
  await reader.ready();
  const stops = () => reader.page.locator("input[type=range]").evaluate((range) => Number(/** @type {HTMLInputElement} */ (range).max) + 1);
  checkColumn(await reader.shown(), { forces: ["Merseyside"], codes: ["8L"] });
  assert.equal(await stops(), periods().length);
  await reader.turn("chart", "years");
  await reader.part('.ff-title:has-text(\"each year to December\")').waitFor();
  const years = periods().filter((month) => month.endsWith("-12"));
  checkColumn(await reader.shown(), { forces: ["Merseyside"], codes: ["8L"], months: years });
  assert.equal(await stops(), years.length);
  assert.equal(await reader.page.locator("force-figures").getAttribute("chart"), "years");
});

test("a page can ask for another year ending", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "thames-valley", "year-ending": "2023-09" }) });
  await reader.ready();
  const asked = { forces: ["Thames Valley"], codes: ["8L"], month: "2023-09", name: "Thames Valley Police" };
  const shown = await reader.shown();
  const total = thousands(workbook.total(asked.forces, asked.codes, asked.month));
  assert.ok(shown.headline.startsWith(`${asked.name} recorded ${total} ${NOUNS} in the year to September 2023, up from `), shown.headline);
  assert.ok(shown.value.startsWith(`Year to September 2023: ${total} `), "the cursor stands at the year that was asked for");
  // A leap year has one day more to share between.
  await reader.page.locator("force-figures").evaluate((element) => void (/** @type {any} */ (element).yearEnding = "2024-03"));
  await reader.headline((text) => text.includes("March 2024"));
  const method = (await reader.shown()).method.join(" ");
  assert.equal(daysOf("2024-03"), 366);
  assert.ok(method.includes(`divides ${thousands(workbook.total(asked.forces, asked.codes, "2024-03"))} by the 366 days`), method);
});

test("a page can pin an earlier release", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside", release: "2023-10-19" }) });
  await reader.ready();
  const shown = await reader.shown();
  // Summed by hand from that release's workbook, code 8L: 2,664 + 2,395 + 2,608 + 2,833, and 2,485 + 2,603 + 2,495 + 2,715 before.
  const answer = "Merseyside Police recorded 10,500 harassment cases in the year to June 2023, slightly up from 10,298 the year before, though recording changed in May 2023.";
  assert.equal(shown.headline, answer);
  assert.match(shown.released, /19 October 2023/);
  const since = "These are the figures as released on 19 October 2023. A newer release, of 23 April 2026, goes further and has revised earlier quarters since.";
  assert.ok(shown.notices.includes(since), shown.notices.join("\n"));
  assert.equal(shown.rows[0][0], "June 2023");
  assert.ok(reader.asked.includes(EARLIER) && !reader.asked.includes("/data/harassment-2026-04-23.figures"), reader.asked.join(" "));
});

test("the newest release is not said to have been revised", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }) });
  await reader.ready();
  const { notices } = await reader.shown();
  assert.ok(!notices.some((notice) => notice.includes("revised")), notices.join("\n"));
});

test("attributes are the state, and properties reflect them", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }) });
  await reader.ready();
  const element = reader.page.locator("force-figures");
  assert.equal(await element.evaluate((node) => /** @type {any} */ (node).force), "kent");
  await element.evaluate((node) => void (/** @type {any} */ (node).force = "essex"));
  await reader.headline((text) => text.startsWith("Essex Police"));
  assert.equal(await element.getAttribute("force"), "essex");
  assert.equal((await reader.shown()).chosen.force, "essex");
  await reader.pick("force", "surrey");
  await reader.headline((text) => text.startsWith("Surrey Police"));
  assert.equal(await element.getAttribute("force"), "surrey");
  await element.evaluate((node) => {
    /** @type {any} */ (node).force = null;
    /** @type {any} */ (node).offence = "stalking";
  });
  await reader.headline((text) => /^Police in England and Wales recorded [\d,]+ stalking cases/.test(text));
  assert.equal(await element.getAttribute("force"), null);
  assert.equal(await element.evaluate((node) => /** @type {any} */ (node).force), "");
  await element.evaluate((node) => {
    /** @type {any} */ (node).measure = "rate";
    /** @type {any} */ (node).chart = "years";
  });
  await reader.headline((text) => text.includes("for every 1,000 people"));
  const { chosen } = await reader.shown();
  assert.deepEqual(chosen, { force: "england-and-wales", offence: "stalking", measure: "rate", chart: "years" });
});

test("events leave every shadow tree, and say what is public", async (t) => {
  const reader = await visit(t, own, { body: `<div id="host"></div>` });
  await reader.page.locator("#host").evaluate((host) => {
    const element = document.createElement("force-figures");
    element.setAttribute("force", "kent");
    host.attachShadow({ mode: "open" }).append(element);
  });
  const shell = { bubbles: true, composed: true, target: "host" };
  assert.deepEqual(await reader.ready(), [
    { type: "ready", ...shell, detail: { force: "kent", offence: "harassment", release: "2026-04-23", life: "near" } },
  ]);
  await reader.pick("force", "essex");
  assert.deepEqual(await reader.events("force-change"), [{ type: "force-change", ...shell, detail: { force: "essex", name: "Essex Police" } }]);
  await reader.pick("offence", "stalking");
  assert.deepEqual(await reader.events("offence-change"), [
    { type: "offence-change", ...shell, detail: { offence: "stalking", name: "Stalking" } },
  ]);
  // What a page does itself it need not be told.
  await reader.headline((text) => text.includes("stalking cases"));
  await reader.page.locator("force-figures").evaluate((element) => void (/** @type {any} */ (element).force = "atlantis"));
  const [failure, ...others] = await reader.events("figure-error");
  assert.deepEqual(others, []);
  const { message, ...sorted } = failure.detail;
  assert.deepEqual({ ...failure, detail: sorted }, { type: "figure-error", ...shell, detail: { kind: "query", who: "page" } });
  assert.match(message, /atlantis/);
  assert.deepEqual((await reader.seen()).events.map(({ type }) => type), ["ready", "force-change", "offence-change", "figure-error", "error"]);
});

test("the page hears where the cursor rests, and not of every step on the way", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }) });
  await reader.ready();
  const range = reader.page.locator("input[type=range]");
  // As quick as no hand is.
  await range.evaluate((node) => {
    const input = /** @type {HTMLInputElement} */ (node);
    input.focus();
    for (let step = 0; step < 20; step += 1) {
      input.stepDown();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  const told = await reader.events("cursor-change");
  const { value } = await reader.shown();
  assert.deepEqual(told, [{ type: "cursor-change", bubbles: true, composed: true, target: "force-figures", detail: { readout: value } }]);
  // The same place once more is no news, nor is it where nothing is pointed at.
  await range.blur();
  await reader.part(".ff-headline").hover();
  await new Promise((done) => setTimeout(done, 400));
  assert.equal((await reader.events("cursor-change")).length, told.length);
});

test("the demo article prints the release's figures", { skip: withoutWorkbook }, async (t) => {
  const reader = await visit(t, own);
  const article = await reader.page.locator("article").evaluate((node) => {
    const copy = /** @type {Element} */ (node.cloneNode(true));
    copy.querySelector("force-figures")?.remove();
    return (copy.textContent ?? "").replace(/\s+/g, " ");
  });
  const all = [...workbook.forces];
  const total = (forces, code, month) => workbook.total(forces, [code], month);
  const [now, before] = [NOW, yearsEarlier(NOW, 1)].map((month) => total(["Merseyside"], "8L", month));
  const [national, nationalBefore] = [NOW, yearsEarlier(NOW, 1)].map((month) => total(all, "8L", month));
  const [stalking, stalkingBefore] = [NOW, yearsEarlier(NOW, 1)].map((month) => total(["Merseyside"], "8Q", month));
  for (const statement of [
    `Merseyside Police recorded ${thousands(now)} harassment cases in a year`,
    `The number was down ${change(before, now)} on the year before. Across England and Wales it was up ${change(nationalBefore, national)}.`,
    `recorded ${thousands(now)} harassment cases in the year to December 2025, down ${change(before, now)} from ${thousands(before)} the year before, compared with a rise of ${change(nationalBefore, national)} across England and Wales`,
    `an average of ${rounded(now / 365, 0)} cases a day`,
    `recorded ${thousands(national)} harassment cases in the year to December 2025, up ${change(nationalBefore, national)} from ${thousands(nationalBefore)} the year before`,
    `Recorded stalking in Merseyside was up ${change(stalkingBefore, stalking)} over the same year, at ${thousands(stalking)} cases`,
  ]) {
    assert.ok(article.includes(statement), `the article does not say "${statement}"`);
  }
  const years = [0, 1, 2, 3, 4, 5].map((back) => total(["Merseyside"], "8L", yearsEarlier(NOW, back)));
  assert.ok(years.slice(1, 5).every((year) => year > years[0]) && years[5] < years[0], `the lowest since December 2020: ${years}`);
  assert.ok(article.includes("It was the lowest number since the year to December 2020, though recording changed in May 2023."));
});
