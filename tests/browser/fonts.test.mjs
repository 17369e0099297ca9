// The chart in the page's own font: its labels are laid out for the widths that the font gives them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bareElement, browserOfFile, visit } from "./support.mjs";

const own = browserOfFile();

/** Fonts of this machine, from narrow to wide; a system without one of them takes the next that it has. */
const FONTS = [`"Liberation Sans Narrow"`, `"Liberation Serif"`, `"Liberation Sans"`, `"DejaVu Sans"`, `"DejaVu Serif"`, `"DejaVu Sans Mono"`];

/**
 * Runs in the page before its scripts: keeps the box of every text that is drawn on a canvas, in its device pixels, as the browser
 * itself measures it.
 */
function noteTexts() {
  /** @type {WeakMap<HTMLCanvasElement, { text: string, left: number, right: number, top: number, bottom: number, font: string }[]>} */
  const drawn = new WeakMap();
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    drawn.set(/** @type {HTMLCanvasElement} */ (this.canvas), []);
    return clearRect.apply(this, area);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down, actualBoundingBoxLeft: before, actualBoundingBoxRight: after } = this.measureText(text);
    const { a, e, f } = this.getTransform();
    drawn.get(/** @type {HTMLCanvasElement} */ (this.canvas))?.push({
      text,
      font: this.font,
      left: (x - before) * a + e,
      right: (x + after) * a + e,
      top: (y - up) * a + f,
      bottom: (y + down) * a + f,
    });
    return fillText.call(this, text, x, y);
  };
  /** @type {any} */ (window).textsOf = (/** @type {HTMLCanvasElement} */ canvas) => drawn.get(canvas) ?? [];
}

/** The texts on the first element's canvas, with its size. @param {import("./support.mjs").Visit} reader */
const texts = (reader) =>
  reader.page.locator("force-figures").first().evaluate((node) => {
    const canvas = /** @type {HTMLCanvasElement} */ (node.shadowRoot?.querySelector("canvas"));
    return { width: canvas.width, height: canvas.height, all: /** @type {{ text: string, left: number, right: number, top: number, bottom: number, font: string }[]} */ (/** @type {any} */ (window).textsOf(canvas)) };
  });

/** Resolves when all texts are drawn in that font. @param {import("./support.mjs").Visit} reader @param {string} font */
const wearing = (reader, font) =>
  reader.page.waitForFunction((family) => {
    const canvas = document.querySelector("force-figures")?.shadowRoot?.querySelector("canvas");
    const all = /** @type {any} */ (window).textsOf(canvas);
    return all.length > 0 && all.every((/** @type {any} */ text) => text.font.includes(family.replaceAll('"', "")));
  }, font);

for (const width of [320, 640, 960]) {
  test(`at ${width} px, in every font, no label is cut and none meets another`, async (t) => {
    const reader = await visit(t, own, {
      body: `<div style="width: ${width}px">${bareElement({ force: "dyfed-powys" })}</div>`,
      context: { viewport: { width: 1000, height: 900 } },
      scripts: [noteTexts],
    });
    await reader.ready();
    const element = reader.page.locator("force-figures");
    let met = 0;
    for (const font of FONTS) {
      for (const [force, measure, chart] of [
        ["hampshire", "rate", "trend"],
        ["metropolitan-police", "count", "trend"],
        ["england-and-wales", "count", "years"],
        ["avon-and-somerset", "index", "trend"],
      ]) {
        await element.evaluate(
          (node, [family, ...asked]) => {
            /** @type {HTMLElement} */ (node).style.fontFamily = family;
            ["force", "measure", "chart"].forEach((name, at) => node.setAttribute(name, asked[at]));
          },
          [font, force, measure, chart],
        );
        await reader.frame();
        await wearing(reader, font);
        const { all, ...canvas } = await texts(reader);
        assert.ok(all.length >= 8, `${font}, ${force}: ${all.length} texts`);
        for (const [index, one] of all.entries()) {
          const where = `${font}, ${force}, ${measure}, ${chart}: "${one.text}"`;
          // Half a pixel of a letter's slant may lie outside its advance.
          assert.ok(one.left >= -0.5 && one.right <= canvas.width + 0.5, `${where} is cut: ${one.left} to ${one.right} of ${canvas.width}`);
          assert.ok(one.top >= -0.5 && one.bottom <= canvas.height + 0.5, `${where} is cut: ${one.top} to ${one.bottom} of ${canvas.height}`);
          for (const other of all.slice(index + 1)) {
            met += 1;
            const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
            assert.ok(apart, `${where} meets "${other.text}"`);
          }
        }
      }
    }
    assert.ok(met > 1000, `${met} pairs`);
  });
}

test("a wider font takes the room that it needs, and a narrower one what the static form has kept for it", async (t) => {
  // A name that no layout can break into two lines; and a font that is wider than any that a system has.
  const css = `@font-face { font-family: Broad; src: local("DejaVu Sans Mono"), local("Courier New"); size-adjust: 140% }`;
  const reader = await visit(t, own, { body: bareElement({ force: "nottinghamshire" }), css, scripts: [noteTexts] });
  await reader.ready();
  const element = reader.page.locator("force-figures");
  const ends = [];
  for (const font of [`"Liberation Sans Narrow"`, `"Liberation Sans"`, "Broad"]) {
    await element.evaluate((node, family) => void (/** @type {HTMLElement} */ (node).style.fontFamily = family), font);
    await wearing(reader, font);
    await reader.page.evaluate(() => document.fonts.ready);
    await reader.frame();
    // Where the line ends: the cursor's last stop.
    await reader.page.locator("input[type=range]").press("End");
    const line = reader.page.locator("force-figures .ff-line");
    ends.push(await line.evaluate((node) => new DOMMatrix(getComputedStyle(node).transform).e));
  }
  assert.ok(ends[0] === ends[1] && ends[1] > ends[2] + 8, `the line ends at ${ends.join(", ")} px`);
});

test("a font that comes late is laid out anew", async (t) => {
  const css = `force-figures { font-family: Late, "Liberation Sans Narrow", sans-serif }`;
  const reader = await visit(t, own, { body: bareElement({ force: "nottinghamshire" }), css, scripts: [noteTexts] });
  await reader.ready();
  const label = async () => {
    const { all, width } = await texts(reader);
    const { left, right } = all.find(({ text }) => text === "Nottinghamshire") ?? { left: 0, right: 0 };
    return { wide: right - left, left, fits: right <= width + 0.5 };
  };
  const before = await label();
  assert.ok(before.wide > 50 && before.fits);
  await reader.page.evaluate(() => {
    const face = new FontFace("Late", `local("DejaVu Sans Mono"), local("Courier New")`, { sizeAdjust: "140%" });
    document.fonts.add(face);
    return face.load();
  });
  for (let turn = 0; turn < 100 && (await label()).wide < before.wide * 1.2; turn += 1) await reader.frame();
  const after = await label();
  assert.ok(after.wide > before.wide * 1.2, "the label is drawn in the font that came");
  assert.ok(after.fits && after.left < before.left - 8, "and has the room for it");
});
