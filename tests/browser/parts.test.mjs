// The parts that a page may style: each is in both forms, and one rule dresses it in both, so that nothing jumps when one form takes
// the other's place. What is set on the chart reaches what is drawn in it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../../www/tools/command.mjs";
import { bareElement, browserOfFile, gate, staticElement, visit, WASM } from "./support.mjs";

const own = browserOfFile();

const manifest = JSON.parse(readFileSync(join(ROOT, "www", "custom-elements.json"), "utf8"));
const element = manifest.modules.flatMap((/** @type {any} */ { declarations }) => declarations).find((/** @type {any} */ { tagName }) => tagName === "force-figures");

/** What the static form does not have: what needs a script; and the line after a failure, which is beside either form. */
const LIVE_ONLY = ["download", "failed", "find", "found", "forget"];

/** Parts, and their classes in the static form, as the manifest says them. @type {{ part: string, twin: string }[]} */
const PARTS = element.cssParts
  .map((/** @type {any} */ { name, description }) => ({ part: name, twin: /In the static form `\.([\w-]+)`/.exec(description)?.[1] ?? "" }))
  // The line after a failure is a part of its own, beside either form.
  .filter((/** @type {any} */ { part }) => !LIVE_ONLY.includes(part));

/** The selector that README.md gives for both forms. @param {{ part: string, twin: string }} of */
const both = ({ part, twin }) => `force-figures::part(${part}), force-figures .ff.ff.ff${twin === "ff" ? "" : ` .${twin}`}`;

test("the manifest names a class for each part, no two the same, and the README how to use it", () => {
  assert.equal(PARTS.length, element.cssParts.length - LIVE_ONLY.length);
  assert.ok(PARTS.length >= 10 && PARTS.every(({ twin }) => twin), JSON.stringify(PARTS));
  assert.equal(new Set(PARTS.map(({ twin }) => twin)).size, PARTS.length);
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  for (const name of ["headline", "chart"]) {
    const part = PARTS.find(({ part }) => part === name);
    assert.ok(part && readme.includes(`${both(part)} {`), name);
  }
});

/** Runs in the page: the styles of each part, in the form that is shown. @param {Element} host @param {{ part: string, twin: string }[]} parts */
function worn(host, parts) {
  const live = host.shadowRoot?.querySelector("figure:not([hidden])");
  return parts.map(({ part, twin }) => {
    const found = live ? [...(host.shadowRoot?.querySelectorAll(`[part~="${part}"]`) ?? [])] : [...host.querySelectorAll(`.${twin}`)];
    const { outlineWidth, letterSpacing, paddingInlineStart, color, fontFamily } = getComputedStyle(found[0] ?? host);
    return { part, count: found.length, live: Boolean(live), outlineWidth, letterSpacing, paddingInlineStart, color, fontFamily };
  });
}

test("one rule dresses a part in both forms, and nothing jumps", async (t) => {
  const css = PARTS.map((of, index) => `${both(of)} { outline: ${index + 1}px solid; letter-spacing: ${index / 10}px; padding-inline-start: ${index + 2}px; color: rgb(1, 2, ${index}); font-family: "Liberation Serif", serif }`).join("\n");
  const { open, hold } = gate();
  const answer = (/** @type {string} */ path) => (path === WASM ? hold() : null);
  const reader = await visit(t, own, { body: `${staticElement()}<p id="next">Next.</p>`, css, answer, context: { viewport: { width: 1000, height: 3000 } } });
  await reader.frame();
  const see = () => reader.page.locator("force-figures").evaluate(worn, PARTS);
  const bottom = () => reader.page.locator("#next").evaluate((node) => node.getBoundingClientRect().y);
  const [before, above] = [await see(), await bottom()];
  open();
  await reader.ready();
  const [after, below] = [await see(), await bottom()];
  for (const [index, { part, count, live, ...styles }] of before.entries()) {
    assert.deepEqual([count, live], [1, false], part);
    assert.equal(styles.outlineWidth, `${index + 1}px`, part);
    assert.equal(styles.color, `rgb(1, 2, ${index})`, part);
    assert.deepEqual(after[index], { part, count: 1, live: true, ...styles });
  }
  assert.ok(Math.abs(above - below) <= 1, `what follows moves from ${above} to ${below}`);
  assert.deepEqual((await reader.seen()).shifts.filter(({ byReader }) => !byReader).map(({ moved }) => moved), []);
});

/** Runs in the page: how many pixels of the canvas have that colour in full, and a picture of it. @param {Element} host @param {string} colour */
function drawn(host, colour) {
  const canvas = /** @type {HTMLCanvasElement} */ (host.shadowRoot?.querySelector("canvas"));
  const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).getImageData(0, 0, canvas.width, canvas.height);
  let pixels = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 255 && `${data[at]},${data[at + 1]},${data[at + 2]}` === colour) pixels += 1;
  }
  return { pixels, picture: canvas.toDataURL() };
}

test("a colour and a font of the chart's part reach the canvas, and its twin's the static chart", async (t) => {
  const part = PARTS.find(({ part }) => part === "chart") ?? { part: "", twin: "" };
  const context = { viewport: { width: 1000, height: 6000 }, deviceScaleFactor: 2 };
  /** @param {string} styles @param {string} body */
  const seen = async (styles, body) => {
    const reader = await visit(t, own, { body, css: `${both(part)} { ${styles} }`, context });
    await reader.ready();
    const all = await reader.page.locator("force-figures").first().evaluate(drawn, "192,0,0");
    return { reader, ...all };
  };
  const [body, plain] = [bareElement({ force: "kent" }), await seen("", bareElement({ force: "kent" }))];
  assert.equal(plain.pixels, 0);
  const coloured = await seen("--ff-force: #c00000", body);
  assert.ok(coloured.pixels > 500, `${coloured.pixels} pixels`);
  const typed = await seen("font-family: monospace", body);
  assert.notEqual(typed.picture, plain.picture, "another font, another picture");
  // The same font by another road draws the same picture.
  const inherited = await visit(t, own, { body, css: "force-figures { --ff-font: monospace }", context });
  await inherited.ready();
  assert.equal((await inherited.page.locator("force-figures").evaluate(drawn, "")).picture, typed.picture);

  const still = await visit(t, own, { body: staticElement(), css: `${both(part)} { --ff-force: #c00000; font-family: monospace }`, context: { javaScriptEnabled: false } });
  const marks = await still.page.locator(".ff-static svg").filter({ visible: true }).evaluate((svg) => ({
    strokes: [...svg.querySelectorAll("*")].map((mark) => getComputedStyle(mark).stroke),
    fonts: [...svg.querySelectorAll("text")].map((mark) => getComputedStyle(mark).fontFamily),
  }));
  assert.ok(marks.strokes.includes("rgb(192, 0, 0)"), [...new Set(marks.strokes)].join(" "));
  assert.ok(marks.fonts.length > 5 && marks.fonts.every((font) => font === "monospace"), [...new Set(marks.fonts)].join(" "));
});

test("a colour that is set on the chart's part later is painted", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }), css: ".red force-figures::part(chart), force-figures.red::part(chart) { --ff-force: #c00000 }" });
  await reader.ready();
  const host = reader.page.locator("force-figures");
  await host.evaluate((node) => node.classList.add("red"));
  let pixels = 0;
  for (let turn = 0; turn < 200 && pixels === 0; turn += 1) {
    await reader.frame();
    ({ pixels } = await host.evaluate(drawn, "192,0,0"));
  }
  assert.ok(pixels > 100, `${pixels} pixels`);
});
