// One renderer, every output: what the canvas shows is what the command writes as SVG, for every force, light and dark, in three widths.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { run } from "../../www/tools/command.mjs";
import { bareElement, browserOfFile, visit } from "./support.mjs";

const own = browserOfFile();
const WIDTHS = [288, 460, 640];
const SCHEMES = /** @type {const} */ (["light", "dark"]);
/** Part of the pixels that may differ by more than the edges of letters and lines do. */
const MOST = 0.01;

let figures = "";
before(async () => {
  figures = await figuresCommand();
});

/**
 * Runs in the page: of each picture, how much of the canvas differs from it once the element shows that force, and how much of the
 * canvas is drawn at all. All stand on the same paper.
 * @param {Element} element @param {{ pictures: { force: string, svg: string }[], paper: string }} beside
 */
async function differences(element, { pictures, paper }) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }));
  const found = [];
  for (const { force, svg } of pictures) {
    element.setAttribute("force", force);
    // Painted by the time that the microtasks have run.
    await Promise.resolve();
    const shown = element.shadowRoot?.querySelector("select")?.value;
    const canvas = /** @type {HTMLCanvasElement} */ (element.shadowRoot?.querySelector("canvas"));
    // The size of the drawing, as pages scale it: the attribute has whole pixels, and the canvas may have half of one.
    const drawing = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? [NaN, NaN];
    const said = [canvas.width, (canvas.width * drawing[1]) / drawing[0]];
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(svg.replace(/ height="\d+"/, ` height="${said[1]}"`))}`;
    await picture.decode();
    const size = [canvas.width, canvas.height];
    [context.canvas.width, context.canvas.height] = size;
    const [live, still, empty] = [canvas, picture, null].map((source) => {
      context.fillStyle = paper;
      context.fillRect(0, 0, size[0], size[1]);
      if (source) context.drawImage(source, 0, 0, ...(source === picture ? said : size));
      return context.getImageData(0, 0, size[0], size[1]).data;
    });
    const share = (/** @type {Uint8ClampedArray} */ other) => {
      let differing = 0;
      for (let at = 0; at < live.length; at += 4) {
        if ([0, 1, 2].some((part) => Math.abs(live[at + part] - other[at + part]) > 64)) differing += 1;
      }
      return differing / (live.length / 4);
    };
    found.push({ force, shown, size, said, differs: share(still), drawn: share(empty) });
  }
  return found;
}

for (const scheme of SCHEMES) {
  for (const width of WIDTHS) {
    test(`${scheme}, ${width} px: the canvas of every force is its SVG`, async (t) => {
      // The fonts that the SVG names.
      const css = `force-figures { width: ${width}px; --ff-font: system-ui, sans-serif }`;
      const reader = await visit(t, own, { body: bareElement({ scheme }), css });
      await reader.ready();
      const forces = (await reader.shown()).offered.force;
      assert.equal(forces.length, 45);
      const pictures = [];
      for (const force of forces) {
        pictures.push({ force, svg: await run(figures, ["render", "--force", force, "--width", String(width), "--scheme", scheme]) });
      }
      // Another force's chart is another one: a test that could not tell them apart would prove nothing.
      pictures.push({ force: forces[1], svg: pictures[2].svg });
      const element = reader.page.locator("force-figures");
      const paper = await element.evaluate((node) => getComputedStyle(node).backgroundColor);
      const found = await element.evaluate(differences, { pictures, paper });
      const control = found.pop();
      assert.ok(control && control.differs > MOST, `${(100 * (control?.differs ?? 0)).toFixed(2)}% between two forces`);
      for (const { force, shown, size, said, differs, drawn } of found) {
        assert.equal(shown, force);
        assert.ok(size.every((side, index) => Math.abs(side - said[index]) < 1), `${force}: ${size} and ${said}`);
        assert.ok(drawn > 0.01, `${force}: ${drawn} of the canvas is drawn`);
        assert.ok(differs <= MOST, `${force}: ${(differs * 100).toFixed(2)}% of the pixels differ`);
      }
      t.diagnostic(`at most ${(Math.max(...found.map(({ differs }) => differs)) * 100).toFixed(2)}% of the pixels differ`);
    });
  }
}
