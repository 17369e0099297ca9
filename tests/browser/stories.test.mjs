// Claims and stories: every figure in a sentence names its claim, every claim is explained down to the workbook's cells, and what
// that takes is loaded when it is asked for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bareElement, browserOfFile, gate, LATEST, staticElement, STORIES, visit, WASM } from "./support.mjs";
import { withoutWorkbook, Workbook } from "./workbook.mjs";

const own = browserOfFile();

/** @typedef {import("../../www/force-figures.js").Explanation} Explanation */

/** What the first element of the page says of a claim. @returns {Promise<any>} */
const explain = (/** @type {import("./support.mjs").Visit} */ reader, /** @type {string} */ claim) =>
  reader.page.locator("force-figures").first().evaluate((element, asked) => /** @type {any} */ (element).explain(asked), claim);

const counts = (/** @type {any} */ { cells }) => cells.flatMap((/** @type {any} */ block) => block.counts);
const sum = (/** @type {any[]} */ cells) => cells.reduce((total, { count }) => total + count, 0);

test("a total is the sum of its cells, and the workbook's", { skip: withoutWorkbook }, async (t) => {
  const workbook = await Workbook.read();
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }) });
  await reader.ready();
  for (const [force, name, claim, codes, month] of /** @type {const} */ ([
    ["merseyside", "Merseyside", "harassment.latest", ["8L"], "2025-12"],
    ["thames-valley", "Thames Valley", "harassment.latest@2023-09", ["8L"], "2023-09"],
    ["gwent", "Gwent", "stalking-and-harassment.latest", ["8L", "8M", "8Q", "8R", "8U"], "2025-12"],
  ])) {
    await reader.page.locator("force-figures").evaluate((element, slug) => element.setAttribute("force", slug), force);
    const told = await explain(reader, claim);
    const expected = workbook.total([name], [...codes], month);
    assert.equal(told.raw, expected, claim);
    assert.equal(sum(counts(told)), expected, `${claim}: cells`);
    assert.deepEqual(told.codes, codes);
    assert.ok(counts(told).every((/** @type {any} */ cell) => cell.force === force && codes.includes(cell.code)));
    assert.equal(counts(told).length, 4 * codes.length);
    assert.equal(told.release, "2026-04-23");
    assert.ok(told.files[0].endsWith("230426.ods"), told.files.join(" "));
    assert.equal(told.printed.replace(/,/g, ""), String(expected));
  }
});

test("outcomes are explained by type, quarter and code", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }) });
  await reader.ready();
  // The Home Office's outcomes table of 2024/25: 603 of 8,542.
  const charged = await explain(reader, "harassment.charged@2025-03");
  assert.equal(charged.raw, 603);
  assert.equal(sum(counts(charged)), 603);
  assert.ok(counts(charged).every((/** @type {any} */ cell) => cell.outcomeType === 1 && cell.period.startsWith("2024/25 Q")));
  const share = await explain(reader, "harassment.charged-percent@2025-03");
  assert.deepEqual(share.parts.map((/** @type {any} */ part) => [part.claim, part.raw]), [
    ["harassment.charged@2025-03", 603],
    ["harassment.outcome-cases@2025-03", 8542],
  ]);
  assert.ok(Math.abs(share.raw - (603 / 8542) * 100) < 1e-9, String(share.raw));
  assert.equal(share.printed, "7.1%");
  assert.ok(share.caveats.length >= 1, "a charge share says that it is of outcomes so far");
  assert.ok(share.formula.expression.includes("charged"));
});

test("a claim without a value says why, and one that does not exist is refused", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "city-of-london" }) });
  await reader.ready();
  const told = await explain(reader, "harassment.rate");
  assert.equal(told.raw, null);
  assert.equal(told.absent, "population-too-small");
  assert.ok(told.absence.length > 10 && !/\d/.test(told.printed), `${told.absence} ${told.printed}`);
  const refused = await reader.page.locator("force-figures").evaluate((element) =>
    /** @type {any} */ (element).explain("harassment.worst").then(() => null, (/** @type {any} */ error) => [error.name, error.kind, error.message]),
  );
  assert.equal(refused[0], "FigureFailure");
  assert.equal(refused[1], "query");
  assert.match(refused[2], /latest/, "the valid ones are listed");
});

test("nothing of the stories is loaded for a first view; asked twenty times, each file is loaded once", async (t) => {
  const reader = await visit(t, own, { path: "index.html" });
  await reader.ready();
  await reader.frame();
  assert.deepEqual(reader.asked.filter((path) => STORIES.includes(path)), []);
  const answers = await reader.page.locator("force-figures").evaluate((element) =>
    Promise.all(Array.from({ length: 20 }, () => /** @type {any} */ (element).explain("harassment.latest"))),
  );
  assert.equal(new Set(answers.map(({ raw }) => raw)).size, 1);
  for (const path of [...STORIES, LATEST]) assert.equal(reader.asked.filter((asked) => asked === path).length, 1, path);
});

test("the files of the stories are asked for together", async (t) => {
  const gates = STORIES.map(() => gate());
  // Each is answered only when all have been asked for: one after the other would wait for ever.
  const answer = (/** @type {string} */ path) => {
    const at = STORIES.indexOf(path);
    if (at < 0) return null;
    void gates[at].hold();
    return Promise.all(gates.map(({ arrived }) => arrived())).then(() => null);
  };
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }), answer });
  await reader.ready();
  assert.equal((await explain(reader, "harassment.latest")).force, "kent");
});

test("a page in Welsh loads the second wasm alone, and speaks Welsh", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "gwent", lang: "cy" }) });
  await reader.ready();
  const shown = await reader.shown();
  assert.match(shown.headline, /Heddlu Gwent/);
  assert.match(shown.headline, /Rhagfyr 2025/);
  assert.ok(!reader.asked.includes(WASM), "the first view's wasm was downloaded for nothing");
  assert.equal(await reader.page.locator("figure.ff").first().getAttribute("lang"), "cy");
  const told = await explain(reader, "harassment.latest");
  assert.equal(told.lang, "cy");
  assert.ok(told.stated.map((/** @type {any} */ span) => span.text).join("").includes("Gwent"));
});

/** Digit runs below a node that no element with data-claim holds; runs in the page. @param {Element} root */
function unclaimed(root) {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/\d/.test(node.textContent ?? "") && !node.parentElement?.closest("[data-claim]")) found.push(node.textContent);
  }
  return found;
}

test("every number in a sentence names its claim, for every force", async (t) => {
  const body = `${bareElement({ id: "w" })}<force-story for="w"></force-story><force-story for="w" part="headline"></force-story>`;
  const reader = await visit(t, own, { body, head: '<script type="module" src="/force-story.js"></script>' });
  await reader.ready();
  const forces = (await reader.shown()).offered.force;
  assert.ok(forces.length === 45, `${forces.length} areas`);
  let sentences = 0;
  for (const force of forces.filter((slug) => slug !== "england-and-wales").concat("england-and-wales")) {
    await reader.pick("force", force);
    await reader.page.waitForFunction(
      () => {
        const headline = document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-headline")?.textContent;
        return headline && document.querySelector("[part=headline]")?.textContent === headline;
      },
    );
    const missed = await reader.page.evaluate((walk) => {
      const find = new Function("root", `return (${walk})(root)`);
      const live = /** @type {ShadowRoot} */ (document.querySelector("force-figures")?.shadowRoot);
      return /** @type {any} */ (window).withAllOpen(live, () => {
        const roots = [...live.querySelectorAll(".ff-headline, .ff-keys, .ff-method li"), ...document.querySelectorAll("force-story p, [part=headline]")];
        return { count: roots.length, missed: roots.flatMap((root) => find(root)) };
      });
    }, unclaimed.toString());
    sentences += missed.count;
    // How a year and a rate are defined, the names of offence codes, when recording changed, and how far outcomes reach are no figures
    // of a force.
    const definitions = /^, though recording changed in \w+ 20\d\d(?: and \w+ 20\d\d)?(?: in between)?\.? ?$|Home Office codes? 8|A year is the 12 months|mid-year \(30 June\)|^ ?Outcomes are published for offences recorded to March 2025\. ?$/;
    assert.deepEqual(missed.missed.filter((text) => !definitions.test(text ?? "")), [], force);
  }
  assert.ok(sentences > 45 * 6, `${sentences} sentences were looked at`);
});

test("a pinned release shows what that release said, whatever has been published since", async (t) => {
  const story = (/** @type {string} */ id) => `<force-story for="${id}" id="${id}-story"></force-story><p><force-figure for="${id}" claim="harassment.latest"></force-figure></p>`;
  const body = `${bareElement({ id: "pinned", force: "kent", release: "2023-10-19" })}${story("pinned")}
    ${bareElement({ id: "file", force: "kent", src: "data/harassment-2023-10-19.figures" })}${story("file")}`;
  const reader = await visit(t, own, { body, head: '<script type="module" src="/force-story.js"></script>', context: { viewport: { width: 1280, height: 5000 } } });
  await reader.ready(2);
  await reader.page.evaluate(() => document.querySelectorAll("force-figures").forEach((element) => element.setAttribute("force", "thames-valley")));
  await reader.page.waitForFunction(() => [...document.querySelectorAll("force-figure")].every(({ textContent }) => textContent));
  const [pinned, file] = [await reader.shown("#pinned"), await reader.shown("#file")];
  for (const part of /** @type {const} */ (["headline", "keys", "head", "rows"])) assert.deepEqual(pinned[part], file[part], part);
  // Thames Valley, 8L, year to June 2023, as the release of October 2023 had it; that of April 2026 has 8,973.
  assert.match(pinned.headline, /9,261/);
  assert.equal(await reader.page.locator("force-figure[for=pinned]").innerText(), "9,261");
  assert.equal(await reader.page.locator("#pinned-story p").first().innerText(), await reader.page.locator("#file-story p").first().innerText());
  // It says that there is a newer one; the latest says when it was updated.
  assert.ok(pinned.notices.some((text) => text.includes("A newer release, of 23 April 2026,")), pinned.notices.join("\n"));
  assert.equal(pinned.released, "Figures released on 19 October 2023.");
  const latest = await visit(t, own, { body: staticElement() });
  await latest.ready();
  assert.match((await latest.shown()).released, /^Updated on 23 April 2026/);
});
