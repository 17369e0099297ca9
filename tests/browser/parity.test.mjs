// Our painter beside plotters-canvas's own drawing methods: the same charts, one kind of marks at a time, on two canvases.
//
// plotters-canvas counts in whole pixels of the canvas, so its context is scaled to the grid on which both draw. Dots, rings and
// hatching are then the same, pixel for pixel. What differs is ours by intent, and each test names it. Round joins, dashes, and the
// baseline and weight of texts can be given to plotters-canvas from outside: then it draws the same, pixel for pixel. Hairlines and
// bars on whole device pixels cannot: ours are crisp, theirs are not, and they differ at their edges alone.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { buildWebCommand, PARITY, parityLibrary } from "../../www/tools/cargo.mjs";
import { ROOT, run } from "../../www/tools/command.mjs";
import { browserOfFile, built, DIST, LATEST, STORIES, visit } from "./support.mjs";

const own = browserOfFile();
const FORCES = [
  "merseyside",
  "thames-valley",
  "kent",
  "metropolitan-police",
  "city-of-london",
  "british-transport-police",
  "devon-and-cornwall",
  "greater-manchester",
  "dyfed-powys",
  "england-and-wales",
];
const CHARTS = [
  ["trend", "count"],
  ["trend", "rate"],
  ["years", "count"],
  ["years", "rate"],
  ["outcomes", "count"],
];
/** A pixel differs where one of its colours, on white, is further off than this, of 255. */
const TOLERANCE = 8;
const RATIOS = [1, 2];
/** Kinds that differ only until plotters-canvas is told what it has no word for. */
const MENDED = ["line", "dashed", "text"];
/** The font of the SVG and PNG: the same on every machine, in every weight from 100 to 900. */
const FONT = join(ROOT, "src", "paint", "fonts", "public-sans.ttf");

/**
 * How the two pictures of the marks of one kind compare, in pixels, summed over the charts.
 * @typedef {object} Compared
 * @property {number} charts
 * @property {number} drawn that either picture has
 * @property {number} differ of them
 * @property {number} inside of these, those that lie at no edge, in neither picture
 * @property {number} soft of ours: neither empty nor full
 * @property {number} theirSoft the same of plotters-canvas
 * @property {number} mended that differ once plotters-canvas has been told
 * @property {number} enlarged soft ones of plotters-canvas at one pixel a CSS px, enlarged to the ratio
 */

/** Served in place of files. @type {Record<string, { type: string, body: Uint8Array }>} */
const files = {};
/** By kind and pixel ratio. @type {Map<string, Compared>} */
let compared = new Map();

/** What was found of a kind of marks. @param {string} kind @param {number} ratio */
const of = (kind, ratio) => {
  const found = compared.get(`${kind} at ${ratio}`);
  if (!found) throw new Error(`no ${kind} was drawn`);
  return found;
};

before(async () => {
  const folder = join(ROOT, "target", "web", "parity");
  mkdirSync(folder, { recursive: true });
  const wasm = join(folder, `${PARITY.name}.wasm`);
  const buildWeb = await buildWebCommand();
  cpSync(await parityLibrary(), wasm);
  await run(buildWeb, [wasm, folder]);
  files["/parity.js"] = { type: "text/javascript", body: readFileSync(join(folder, `${PARITY.name}.js`)) };
  files["/parity.wasm"] = { type: "application/wasm", body: readFileSync(join(folder, `${PARITY.name}_bg.wasm`)) };
  files["/font.ttf"] = { type: "font/ttf", body: readFileSync(FONT) };
});

/**
 * Runs in the page.
 * @param {{ forces: string[], charts: string[][], ratios: number[], tolerance: number, mendedKinds: string[], data: string, companion: string }} asked
 * @returns {Promise<[string, Compared][]>}
 */
async function compare({ forces, charts, ratios, tolerance, mendedKinds, data, companion }) {
  const bytes = async (/** @type {string} */ url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
  // The address is the page's, where a type checker finds no module.
  const address = "/parity.js";
  const glue = await import(address);
  await glue.default({ module_or_path: await bytes("/parity.wasm") });
  const font = await bytes("/font.ttf");
  // plotters-canvas asks for bold where the scene says semibold; in the second family that is one weight.
  for (const [family = "", weight = ""] of [["figures", "100 900"], ["figures to semibold", "100 600"]]) {
    document.fonts.add(await new FontFace(family, font, { weight }).load());
  }
  const set = glue.FigureSet.withCompanion(await bytes(data), await bytes(companion), "");
  // In the order of the roles (src/chart/scene.rs); those that are not in the palette below have no marks here, or the light palette's own colour.
  const worn = ["#16191d", "#5a6370", "#d5d9de", "#8a929c", "#c6ccd5", "#cfd5dc", "#0b5c8a", "#a34700", "#6c95af", "#0b5c8b", "#ffffff"].join("\n");
  const palette = { ink: "#16191d", muted: "#5a6370", hairline: "#d5d9de", baseline: "#8a929c", force: "#0b5c8a", comparison: "#a34700", paper: "#ffffff" };

  const easel = (/** @type {string} */ family) => {
    const canvas = document.createElement("canvas");
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
    return { canvas, context, family };
  };
  const [ours, theirs, told, large] = [easel("figures"), easel("figures"), easel('"figures to semibold"'), easel("")];
  told.context.fillText = function (text, x, y) {
    // It sets the bottom of the letters' box on the line on which the scene sets their feet.
    this.textBaseline = "alphabetic";
    CanvasRenderingContext2D.prototype.fillText.call(this, text, x, y);
  };

  /** A picture's pixels, each as one number. @param {ReturnType<typeof easel>} easel */
  const pixels = ({ canvas, context }) => new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  const alpha = (/** @type {number} */ pixel) => pixel >>> 24;
  const soft = (/** @type {number} */ pixel) => (alpha(pixel) > 0 && alpha(pixel) < 255 ? 1 : 0);
  /** As they look on white. @param {number} one @param {number} other */
  const differs = (one, other) => {
    if (one === other) return false;
    return [0, 8, 16].some((shift) => {
      const [first = 0, second = 0] = [one, other].map((pixel) => (((pixel >>> shift) & 255) - 255) * alpha(pixel));
      return Math.abs(first - second) > tolerance * 255;
    });
  };
  /**
   * Draws through plotters-canvas at `ratio`, on a canvas of the size of ours or a part of it.
   * @param {ReturnType<typeof easel>} easel @param {any} chart @param {string} kind @param {number} ratio @param {number} [part]
   */
  const drawThrough = ({ canvas, context }, chart, kind, ratio, part = 1) => {
    // Setting a size clears the canvas and forgets what its context was told.
    [canvas.width, canvas.height] = [ours.canvas.width * part, ours.canvas.height * part];
    const scale = ratio / chart.grid;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    if (context === told.context) {
      context.lineJoin = "round";
      const [name, ...lengths] = kind.split(" ");
      if (name === "dashed") context.setLineDash(lengths.map(Number));
    }
    chart.paintKindThroughPlotters(kind, palette);
  };

  /** @type {Map<string, Compared>} */
  const sums = new Map();
  for (const force of forces) {
    for (const [chart = "", measure] of charts) {
      const [own, other, mended] = [ours, theirs, told].map(({ canvas, family }) => {
        const handle = set.chart(canvas);
        handle.wear(`${family}\n${worn}`, new Uint8Array());
        handle.show(`force=${force}&measure=${measure}`, chart, "en", 320, "head");
        return handle;
      });
      for (const kind of own.markKinds) {
        const [name = ""] = kind.split(" ");
        for (const ratio of ratios) {
          own.paintKind(kind, ratio);
          drawThrough(theirs, other, kind, ratio);
          const [one, two] = /** @type {[Uint32Array, Uint32Array]} */ ([ours, theirs].map(pixels));
          let [three, enlarged] = [one, two];
          if (mendedKinds.includes(name)) {
            drawThrough(told, mended, kind, ratio);
            three = pixels(told);
          }
          if (name === "text") {
            // As it is without our scaling: the browser enlarges a canvas of CSS px.
            drawThrough(theirs, other, kind, 1, 1 / ratio);
            const { canvas } = large;
            [canvas.width, canvas.height] = [ours.canvas.width, ours.canvas.height];
            large.context.drawImage(theirs.canvas, 0, 0, canvas.width, canvas.height);
            enlarged = pixels(large);
          }
          const width = ours.canvas.width;
          const isEdge = (/** @type {Uint32Array} */ picture, /** @type {number} */ at) =>
            [-width, 0, width].some((row) => [-1, 0, 1].some((column) => picture[at + row + column] !== picture[at]));
          const key = `${name} at ${ratio}`;
          const sum = sums.get(key) ?? { charts: 0, drawn: 0, differ: 0, inside: 0, soft: 0, theirSoft: 0, mended: 0, enlarged: 0 };
          sums.set(key, sum);
          sum.charts += 1;
          for (let at = 0; at < one.length; at += 1) {
            const [mine = 0, its = 0, better = 0] = [one[at], two[at], three[at]];
            if (mine === 0 && its === 0 && better === 0) continue;
            sum.drawn += 1;
            sum.soft += soft(mine);
            sum.theirSoft += soft(its);
            sum.enlarged += soft(enlarged[at] ?? 0);
            if (differs(mine, better)) sum.mended += 1;
            if (differs(mine, its)) {
              sum.differ += 1;
              if (!isEdge(one, at) && !isEdge(two, at)) sum.inside += 1;
            }
          }
        }
      }
      for (const handle of [own, other, mended]) handle.free();
    }
  }
  set.free();
  return [...sums];
}

test("no wasm that is published can draw through plotters-canvas", () => {
  const published = readdirSync(DIST).filter((name) => name.endsWith(".wasm"));
  assert.ok(published.length > 1);
  for (const name of published) assert.ok(!built(name).includes("paintKind"), name);
  assert.ok(Buffer.from(files["/parity.wasm"]?.body ?? []).includes("paintKind"));
});

test("every chart of ten forces is drawn twice", async (t) => {
  const answer = (/** @type {string} */ path) => {
    const file = files[path];
    return file && { headers: { "Content-Type": file.type }, body: file.body };
  };
  const reader = await visit(t, own, { body: "", answer });
  const [, , companion = ""] = STORIES;
  const asked = { forces: FORCES, charts: CHARTS, ratios: RATIOS, tolerance: TOLERANCE, mendedKinds: MENDED, data: LATEST, companion };
  compared = new Map(await reader.page.evaluate(compare, asked));
  for (const [key, sum] of compared) t.diagnostic(`${key}: ${JSON.stringify(sum)}`);
  assert.deepEqual(reader.errors, []);
  const kinds = ["bar", "dashed", "dot", "hairline", "hatch", "line", "ring", "text"];
  assert.deepEqual([...compared.keys()].sort(), kinds.flatMap((kind) => RATIOS.map((ratio) => `${kind} at ${ratio}`)));
  for (const ratio of RATIOS) assert.equal(of("text", ratio).charts, FORCES.length * CHARTS.length);
  for (const { drawn } of compared.values()) assert.ok(drawn > 1_000, `${drawn} pixels`);
});

for (const ratio of RATIOS) {
  test(`${ratio} device pixels a CSS px: dots, rings and hatching are the same`, () => {
    for (const kind of ["dot", "ring", "hatch"]) assert.equal(of(kind, ratio).differ, 0, kind);
  });

  test(`${ratio} device pixels a CSS px: lines differ in their joins, which are round here`, () => {
    const { differ, drawn, mended } = of("line", ratio);
    assert.equal(mended, 0);
    assert.ok(differ > 0 && differ < 0.2 * drawn, `${differ} of ${drawn}`);
  });

  test(`${ratio} device pixels a CSS px: the line of comparison is dashed here, and solid there`, () => {
    const { differ, drawn, mended } = of("dashed", ratio);
    assert.equal(mended, 0);
    assert.ok(differ > 0.3 * drawn, `${differ} of ${drawn}`);
  });

  test(`${ratio} device pixels a CSS px: texts stand on their baseline and are semibold here, higher and bold there`, () => {
    const { differ, drawn, mended } = of("text", ratio);
    assert.equal(mended, 0);
    assert.ok(differ > 0.5 * drawn, `${differ} of ${drawn}`);
  });

  test(`${ratio} device pixels a CSS px: hairlines and bars lie on whole device pixels here, across them there`, () => {
    for (const kind of ["hairline", "bar"]) {
      const { differ, drawn, inside, soft, theirSoft } = of(kind, ratio);
      assert.ok(soft < 0.01 * drawn, `${kind}: ${soft} of ${drawn} are soft`);
      assert.ok(theirSoft > 2 * soft && differ > 0, `${kind}: ${theirSoft} of ${drawn} are soft there`);
      assert.equal(inside, 0, `${kind}: pixels that differ and lie at no edge`);
    }
    const { drawn, theirSoft } = of("hairline", ratio);
    assert.ok(theirSoft > 0.3 * drawn, `${theirSoft} of ${drawn}`);
  });
}

test("texts are drawn in the screen's own pixels here, and enlarged there", () => {
  const { enlarged, soft } = of("text", 2);
  assert.ok(enlarged > 1.2 * soft, `${enlarged} soft pixels there, ${soft} here`);
});
