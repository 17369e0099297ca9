// What it looks like: pictures for people in tests/results, and what a machine can say of them: drawn, legible, in the page's
// colours, and the same chart as the static one.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../../www/tools/command.mjs";
import { browserOfFile, gate, staticElement, visit, WASM } from "./support.mjs";

const own = browserOfFile();
const RESULTS = join(ROOT, "tests", "results");
mkdirSync(RESULTS, { recursive: true });

/** The colours of the canvas by how many pixels wear them, and the page's colour below. */
const colours = (/** @type {import("playwright-core").Page} */ page) =>
  page.locator("canvas").first().evaluate((node) => {
    const canvas = /** @type {HTMLCanvasElement} */ (node);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    /** @type {Map<string, number>} */
    const pixels = new Map();
    for (let at = 0; at < data.length; at += 4) {
      // Half-covered pixels are edges of letters and lines, in a colour that nobody chose.
      if (data[at + 3] < 250) continue;
      const colour = [data[at], data[at + 1], data[at + 2]].join(",");
      pixels.set(colour, (pixels.get(colour) ?? 0) + 1);
    }
    const paper = document.createElement("canvas").getContext("2d");
    if (!paper) throw new Error("no context");
    const element = /** @type {ShadowRoot} */ (canvas.getRootNode()).host;
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      const background = getComputedStyle(at).backgroundColor;
      if (background === "rgba(0, 0, 0, 0)") continue;
      paper.fillStyle = background;
      break;
    }
    if (paper.fillStyle === "#000000" && !matchMedia("(prefers-color-scheme: dark)").matches) paper.fillStyle = "#ffffff";
    paper.fillRect(0, 0, 1, 1);
    return { pixels: Object.fromEntries(pixels), area: canvas.width * canvas.height, paper: [...paper.getImageData(0, 0, 1, 1).data].slice(0, 3) };
  });

/** Contrast of two sRGB colours (WCAG 2.2). @param {number[]} one @param {number[]} other */
function contrast(one, other) {
  const luminance = (/** @type {number[]} */ colour) => {
    const [red, green, blue] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What the line of the force must look like: the widest stroke in a colour of its own. @param {Record<string, number>} pixels */
const coloured = (pixels) =>
  Object.entries(pixels)
    .map(([colour, count]) => ({ colour: colour.split(",").map(Number), count }))
    .filter(({ colour }) => Math.max(...colour) - Math.min(...colour) > 60)
    .sort((one, other) => other.count - one.count)[0];

for (const width of [320, 768, 1280]) {
  test(`the article at ${width} px, light and dark`, async (t) => {
    const lines = [];
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const reader = await visit(t, own, { context: { viewport: { width, height: 900 }, colorScheme } });
      await reader.page.locator("force-figures").scrollIntoViewIfNeeded();
      await reader.ready();
      await reader.page.screenshot({ path: join(RESULTS, `article-${width}-${colorScheme}.png`), fullPage: true });
      const { pixels, area, paper } = await colours(reader.page);
      const line = coloured(pixels);
      assert.ok(line && line.count > 100, "the force's line is drawn in a colour");
      assert.ok(contrast(line.colour, paper) >= 3, `the line ${line.colour} on ${paper}`);
      const drawn = Object.values(pixels).reduce((sum, count) => sum + count, 0);
      assert.ok(drawn > area / 200 && drawn < area / 3, `${drawn} of ${area} pixels are drawn`);
      lines.push(line.colour);
    }
    assert.notDeepEqual(lines[0], lines[1], "dark is not light");
  });
}

test("the bars, and forced colours, for people to look at", async (t) => {
  for (const [name, context] of /** @type {const} */ ([["light", {}], ["forced-colours", { forcedColors: "active" }]])) {
    const reader = await visit(t, own, { body: staticElement({ chart: "years" }), context });
    await reader.ready();
    await reader.page.locator("force-figures").screenshot({ path: join(RESULTS, `years-${name}.png`) });
    const { pixels, area } = await colours(reader.page);
    const bars = Object.values(pixels).sort((one, other) => other - one)[0];
    assert.ok(bars > area / 100, `the bars take ${bars} of ${area} pixels`);
  }
});

test("a page's own colours reach the canvas", async (t) => {
  const css = "force-figures { --ff-force: rgb(192, 0, 32) }";
  const reader = await visit(t, own, { css, body: staticElement() });
  await reader.ready();
  const { pixels } = await colours(reader.page);
  assert.ok((pixels["192,0,32"] ?? 0) > 100, JSON.stringify(coloured(pixels)));
  // And are followed when the page switches them, as a site with a dark mode of its own does.
  await reader.page.locator("force-figures").evaluate((element) => /** @type {HTMLElement} */ (element).style.setProperty("--ff-force", "rgb(0, 112, 16)"));
  await reader.page.waitForFunction(() => {
    const canvas = document.querySelector("force-figures")?.shadowRoot?.querySelector("canvas");
    const data = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    for (let at = 0; at < data.length; at += 4) if (data[at] === 0 && data[at + 1] === 112 && data[at + 2] === 16) return true;
    return false;
  });
});

test("the canvas is as fine as the screen", async (t) => {
  const reader = await visit(t, own, { body: staticElement(), context: { deviceScaleFactor: 3, viewport: { width: 375, height: 800 } } });
  await reader.ready();
  const { across, width } = await reader.page.locator("canvas").evaluate((node) => ({
    across: /** @type {HTMLCanvasElement} */ (node).width,
    width: node.getBoundingClientRect().width,
  }));
  assert.ok(Math.abs(across - width * 3) <= 3, `${across} pixels for ${width} px`);
});

/** Part of the pixels of two PNGs of the same size that differ by more than anti-aliasing does. */
async function difference(/** @type {import("playwright-core").Page} */ page, /** @type {Buffer[]} */ pictures) {
  return page.evaluate(async (encoded) => {
    const [one, other] = await Promise.all(
      encoded.map(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
        context?.drawImage(bitmap, 0, 0);
        return /** @type {ImageData} */ (context?.getImageData(0, 0, bitmap.width, bitmap.height));
      }),
    );
    if (one.width !== other.width || one.height !== other.height) return 1;
    let differing = 0;
    for (let at = 0; at < one.data.length; at += 4) {
      if ([0, 1, 2].some((part) => Math.abs(one.data[at + part] - other.data[at + part]) > 96)) differing += 1;
    }
    return differing / (one.width * one.height);
  }, pictures.map((picture) => picture.toString("base64")));
}

for (const width of [288, 460, 640]) {
  test(`at ${width} px the canvas is the static chart, drawn again`, async (t) => {
    const { open, hold } = gate();
    const reader = await visit(t, own, {
      css: `body { margin: 8px } force-figures { width: ${width}px }`,
      body: staticElement(),
      answer: (path) => (path === WASM ? hold() : null),
      context: { viewport: { width: 800, height: 1600 } },
    });
    const plot = () => reader.part(".ff-plot").screenshot({ animations: "disabled" });
    const before = await plot();
    open();
    await reader.ready();
    const after = await plot();
    await reader.page.locator("canvas").evaluate((canvas) => canvas.remove());
    const [same, empty] = [await difference(reader.page, [before, after]), await difference(reader.page, [before, await plot()])];
    assert.ok(empty > 0.01, `the static chart is hardly there: ${empty}`);
    assert.ok(same <= 0.005, `${(same * 100).toFixed(2)}% of the pixels differ`);
  });
}
