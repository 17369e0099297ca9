// A printed article: the words stay words and the chart stays lines, nothing is cut off, and what nobody can press is not there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { bareElement, browserOfFile, staticElement, visit } from "./support.mjs";

const own = browserOfFile();

/** The objects of a PDF as Chromium writes it: one after another, streams deflated. @param {Buffer} pdf */
function objectsOf(pdf) {
  const text = pdf.toString("latin1");
  /** @type {Map<string, { head: string, stream: string }>} */
  const objects = new Map();
  for (const { 1: number, 2: body, index } of text.matchAll(/\n(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf("stream\n");
    const head = at < 0 ? body : body.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const start = text.indexOf("stream\n", index) + 7;
    const bytes = at < 0 ? Buffer.alloc(0) : pdf.subarray(start, start + length);
    objects.set(number, { head, stream: (head.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1") });
  }
  return objects;
}

/** Glyphs of a font and their letters, from its ToUnicode table. @param {string} table */
function lettersOf(table) {
  /** @type {Map<number, string>} */
  const letters = new Map();
  const hex = (/** @type {string} */ digits) => parseInt(digits, 16);
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, letter] of block.matchAll(/<(\w+)> <(\w+)>/g)) letters.set(hex(glyph), String.fromCharCode(hex(letter.slice(0, 4))));
  }
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, letter] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let glyph = hex(from); glyph <= hex(to); glyph += 1) letters.set(glyph, String.fromCharCode(hex(letter) + glyph - hex(from)));
    }
  }
  return letters;
}

/** What is on the pages: the words that are text, the steps of drawn lines, and pictures of more than an icon's size. @param {Buffer} pdf */
function printedOn(pdf) {
  const objects = objectsOf(pdf);
  const of = (/** @type {string | undefined} */ number) => objects.get(number ?? "") ?? { head: "", stream: "" };
  let [words, steps] = ["", 0];
  for (const { stream } of objects.values()) {
    let letters = new Map();
    for (const [, font, shown, line] of stream.matchAll(/\/F(\d+) [\d.]+ Tf|<(\w+)> Tj|(?:^|\n)[-\d.]+ [-\d.]+ (l)\b/g)) {
      if (font) letters = lettersOf(of(/\/ToUnicode (\d+) 0 R/.exec(of(font).head)?.[1]).stream);
      else if (line) steps += 1;
      else for (const glyph of shown.match(/\w{4}/g) ?? []) words += letters.get(parseInt(glyph, 16)) ?? "\uFFFD";
    }
  }
  const pictures = [...objects.values()].filter(({ head }) => head.includes("/Subtype /Image") && Number(/\/Width (\d+)/.exec(head)?.[1]) > 100);
  // Words are placed one by one, and the spaces between them need not be.
  return { words: words.replace(/\s/g, ""), steps, pictures: pictures.map(({ head }) => Number(/\/Width (\d+)/.exec(head)?.[1])) };
}

const HEADLINE = "MerseysidePolicerecorded8,571harassmentcasesintheyeartoDecember2025,slightlydownfrom8,716theyearbefore.";

test("the static form is printed as text and lines", async (t) => {
  const { page } = await visit(t, own, { body: staticElement(), context: { javaScriptEnabled: false } });
  const { words, steps, pictures } = printedOn(await page.pdf({ format: "A4" }));
  // 52 points, which are 51 steps; the axis from end to end, and the label at the end of the line.
  for (const said of [HEADLINE, "8,571", "2014", "2025", "OpenGovernmentLicence"]) assert.ok(words.includes(said), `${said} is not in ${words.slice(0, 2000)}`);
  assert.ok(steps >= 51, `${steps} steps of lines`);
  assert.deepEqual(pictures, []);
});

test("the live form is printed as text and lines too, of the force that the reader has chosen", async (t) => {
  const reader = await visit(t, own, { body: staticElement() });
  await reader.ready();
  await reader.pick("force", "kent");
  const said = (await reader.headline((text) => text.startsWith("Kent Police"))).replace(/\s/g, "");
  const { rows } = await reader.shown();
  const { words, steps, pictures } = printedOn(await reader.page.pdf({ format: "A4" }));
  // The figure stands in the sentence, as the key figure and at the end of the line.
  assert.ok(words.includes(said) && words.split(rows[0][1]).length >= 4 && words.includes("2014"), words.slice(0, 2000));
  assert.ok(!words.includes("Merseyside") && !words.includes("Showasatable"), "what was chosen before, and a closed disclosure");
  // Chromium prints what was drawn on a canvas just before as what it is.
  assert.ok(steps >= 51, `${steps} steps of lines`);
  assert.deepEqual(pictures, []);
});

test("on paper nothing stands out of the column or is cut off", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "merseyside" }), context: { viewport: { width: 720, height: 1000 } } });
  await reader.ready();
  await reader.page.emulateMedia({ media: "print" });
  const cut = await reader.page.locator("force-figures").evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    const parts = [...(element.shadowRoot?.querySelectorAll("figure, figure *") ?? [])].filter((node) => node.getClientRects().length > 0 && !node.closest(".ff-unseen, .ff-overlay, select, input"));
    return parts.filter((node) => node.getBoundingClientRect().left < left - 1 || node.getBoundingClientRect().right > right + 1 || (node.scrollHeight > node.clientHeight + 1 && getComputedStyle(node).overflowY === "hidden")).map((node) => `${node.localName}.${node.className}`);
  });
  assert.deepEqual(cut, []);
  assert.equal(await reader.part(".ff-controls").count(), 0);
});
