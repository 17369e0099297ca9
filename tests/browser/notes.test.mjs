// The notes: at most two beside the figures, the others one tap away, each under the number of its tick on the chart.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bareElement, browserOfFile, staticElement, visit } from "./support.mjs";

const own = browserOfFile();

/** The recording changes of harassment (8L), oldest first, by how their notes begin: the numbers of the chart's ticks. */
const CHANGES = ["Before April 2014", "Two more offences", "Since April 2017", "Since April 2018", "Since April 2020", "Since about May 2023"];

/** The notes of a form, in reading order, and the lists that they stand in. @param {Element} root */
function notesOf(root) {
  const figure = root.shadowRoot?.querySelector("figure") ?? root.querySelector("figure") ?? root;
  const further = figure.querySelector(".ff-further");
  const all = [...figure.querySelectorAll(".ff-notices li")].map((item) => ({
    tag: item.parentElement?.localName ?? "",
    number: item.getAttribute("value"),
    text: item.textContent?.trim() ?? "",
    further: further?.contains(item) ?? false,
  }));
  return { beside: all.filter((note) => !note.further), further: all.filter((note) => note.further), label: further?.querySelector("summary")?.textContent?.trim() ?? "" };
}

/** @param {import("./support.mjs").Visit} reader */
const notes = (reader) => reader.page.locator("force-figures").first().evaluate(notesOf);

/** That lists are in order, each numbered note says what the tick of its number is, and none is said twice. @param {ReturnType<typeof notesOf>} found */
function checkOrder({ beside, further }) {
  for (const part of [beside, further]) {
    const tags = part.map(({ tag }) => tag);
    assert.deepEqual(tags, [...tags].sort(), "numbered notes come first");
    const numbers = part.filter(({ tag }) => tag === "ol").map(({ number }) => Number(number));
    assert.deepEqual(numbers, [...numbers].sort((one, other) => one - other));
    for (const { tag, number, text } of part) {
      if (tag === "ol") assert.ok(text.startsWith(CHANGES[Number(number) - 1] ?? "?"), `${number}: ${text}`);
      else assert.equal(number, null, text);
    }
  }
  const texts = [...beside, ...further].map(({ text }) => text);
  assert.equal(new Set(texts).size, texts.length, texts.join("\n"));
}

test("both forms have the same notes, in the same order", async (t) => {
  const reader = await visit(t, own, { body: staticElement() });
  const before = await reader.page.locator("force-figures").evaluate((element, read) => {
    const figure = element.querySelector(":scope > figure");
    return new Function("root", `return (${read})(root)`)(figure);
  }, notesOf.toString());
  await reader.arrive();
  const after = await notes(reader);
  assert.deepEqual(after, before);
  checkOrder(after);
  // The year to December 2025 and the one before lie after every change: none of them stands beside the figures.
  assert.deepEqual(after.beside.filter(({ tag }) => tag === "ol"), []);
  assert.deepEqual(after.further.filter(({ tag }) => tag === "ol").map(({ number }) => Number(number)), [1, 2, 3, 4, 5, 6]);
});

test("a change inside the comparison stands beside it, under its number", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside", "year-ending": "2023-09" }) });
  await reader.ready();
  const found = await notes(reader);
  checkOrder(found);
  assert.ok(found.beside.some(({ number, text }) => number === "6" && text.startsWith("Since about May 2023")), JSON.stringify(found.beside));
  assert.ok(!found.further.some(({ number }) => number === "6"));
});

test("no more than two stand beside the figures, whatever a reader chooses, and every other one is further on", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }) });
  await reader.ready();
  const { offered } = await reader.shown();
  // Every force and offence as a reader finds them; and for some forces every kind of year in which recording changed.
  const [all, some] = [offered.force, ["merseyside", "city-of-london", "british-transport-police", "south-wales", "england-and-wales"]];
  const years = ["2015-03", "2015-12", "2018-12", "2021-03", "2023-09"];
  const most = await reader.page.locator("force-figures").evaluate(
    async (element, asked) => {
      const figure = /** @type {any} */ (element);
      const root = /** @type {ShadowRoot} */ (element.shadowRoot);
      const found = [];
      for (const query of asked) {
        Object.assign(figure, query);
        await Promise.resolve();
        const count = (/** @type {string} */ selector) => root.querySelectorAll(selector).length;
        const [all, further] = [count(".ff-notices li"), count(".ff-further li")];
        found.push({ asked: JSON.stringify(query), beside: all - further, further, headline: root.querySelector(".ff-headline")?.textContent ?? "" });
      }
      return found;
    },
    offered.offence.flatMap((offence) => [
      ...all.map((force) => ({ force, offence, yearEnding: "", measure: "count" })),
      ...some.flatMap((force) => years.flatMap((yearEnding) => ["count", "rate"].map((measure) => ({ force, offence, yearEnding, measure })))),
    ]),
  );
  assert.equal(most.length, 6 * (45 + 5 * 5 * 2));
  assert.ok(new Set(most.map(({ headline }) => headline)).size > 6 * 45, "the figures did not follow");
  assert.deepEqual(most.filter(({ beside }) => beside > 2), []);
  assert.ok(most.some(({ beside }) => beside === 2), "never two");
  assert.deepEqual(most.filter(({ further }) => further === 0), [], "a disclosure of nothing");
});

test("one tap opens the others, and so does the keyboard", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }) });
  await reader.ready();
  const summary = reader.part(".ff-further > summary");
  const seen = () => reader.part(".ff-further li").count();
  const { label, further } = await notes(reader);
  assert.equal(await summary.innerText(), label);
  assert.ok(label.length > 3);
  assert.equal(await seen(), 0);
  await summary.click();
  assert.equal(await seen(), further.length);
  await summary.press("Enter");
  assert.equal(await seen(), 0);
  await summary.press(" ");
  assert.equal(await seen(), further.length);
  // It stays open for the next force, and the focus stays on it.
  await reader.page.locator("force-figures").evaluate((element) => element.setAttribute("force", "kent"));
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.equal(await seen(), (await notes(reader)).further.length);
  assert.equal(await reader.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.parentElement?.className), "ff-details ff-further");
});

test("what a reader has opened in the static form is open in the live one", async (t) => {
  /** @type {() => void} */
  let open = () => {};
  const held = new Promise((done) => (open = () => done(null)));
  const reader = await visit(t, own, { body: staticElement(), answer: (path) => (path.endsWith(".wasm") ? held : null) });
  await reader.part(".ff-further > summary").click();
  open();
  await reader.ready();
  const { further } = await notes(reader);
  assert.equal(await reader.part(".ff-further li").count(), further.length);
  assert.equal(await reader.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName), "summary");
});

for (const [name, javaScriptEnabled] of /** @type {const} */ ([["static", false], ["live", true]])) {
  test(`on paper every note of the ${name} form is there, opened or not`, async (t) => {
    const reader = await visit(t, own, { body: staticElement(), context: { javaScriptEnabled } });
    if (javaScriptEnabled) await reader.arrive();
    const { beside, further } = await notes(reader);
    assert.ok(further.length >= 6);
    await reader.page.emulateMedia({ media: "print" });
    // Lists of the form that is shown alone.
    const shown = await reader.part(".ff-notices li").evaluateAll((items) => items.filter((item) => item.checkVisibility({ contentVisibilityAuto: true }) && item.getBoundingClientRect().height > 8).length);
    assert.equal(shown, beside.length + further.length);
    assert.equal(await reader.part(".ff-further > summary").count(), 0);
  });
}

test("the parts of a view, asked for one by one, have the fields that the whole view has", async (t) => {
  const reader = await visit(t, own, { body: "" });
  const found = await reader.page.evaluate(async () => {
    // The set as the element uses it: the wasm hands it to nobody else.
    const element = /** @type {any} */ (document.createElement("force-figures"));
    Object.assign(element, { force: "merseyside" });
    document.querySelector("main")?.append(element);
    await new Promise((done) => element.addEventListener("ready", done, { once: true }));
    const parts = ["head", "names", "switches", "chart", "notes", "table", "foot", "method"];
    return element.ask((/** @type {any} */ set) => {
      const answers = [];
      for (const lang of ["en", "cy"]) {
        for (const [query, chart] of [["force=merseyside", "trend"], ["force=kent&measure=rate&year-ending=2023-09", "years"], ["force=gwent", "outcomes"]]) {
          const handle = set.chart(document.createElement("canvas"));
          const view = (/** @type {string} */ named) => {
            // What comes with every chart is no part.
            const { first, stops, readout, ...rest } = handle.show(query, chart, lang, 640, named);
            return rest;
          };
          answers.push({ whole: view(""), each: parts.map(view), two: view("notes table"), all: view(parts.join(" ")) });
          handle.free();
        }
      }
      return answers;
    });
  });
  assert.equal(found.length, 6);
  for (const { whole, each, two, all } of found) {
    assert.deepEqual(all, whole);
    assert.deepEqual(Object.assign({}, ...each), whole);
    assert.deepEqual(two, { ...each[4], ...each[5] });
    const names = each.flatMap((part) => Object.keys(part));
    assert.equal(new Set(names).size, names.length, "no field is in two parts");
    assert.ok(each.every((part) => Object.keys(part).length > 0));
  }
});
