// Timings of the chart in a real browser, each beside a floor measured in the same run: the machine's speed cancels out of the ratio.
// Script time only; what the browser rasters afterwards is not in it.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { launchOptions } from "../../www/tools/browser.mjs";
import { serve } from "../../www/tools/serve.mjs";

const GLUE = readFileSync(fileURLToPath(new URL("../../target/web/force_figures.js", import.meta.url)));

const server = await serve({
  port: 0,
  // Isolated pages get a clock of five microseconds; others one of a tenth of a millisecond.
  headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
  intercept: ({ url }) => (url === "/glue.js" ? { headers: { "Content-Type": "text/javascript" }, body: GLUE } : null),
});
const browser = await chromium.launch(await launchOptions());
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 });
  await page.goto(`${server.url}index.html`);
  await page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("canvas"));
  const rows = await page.evaluate(measure);
  const name = Math.max(...rows.map((row) => row.name.length));
  console.log(`${"script time, ms".padEnd(name)}     p50     p95   x floor`);
  for (const row of rows) {
    const cells = [row.p50.toFixed(3).padStart(8), row.p95.toFixed(3).padStart(8), row.ratio.toFixed(1).padStart(10)];
    console.log(row.name.padEnd(name) + cells.join(""));
  }
} finally {
  await browser.close();
  await server.close();
}

/** Runs in the page. */
async function measure() {
  const glue = await import("/glue.js");
  await glue.default({ module_or_path: await WebAssembly.compileStreaming(fetch("/force_figures.wasm")) });
  const index = await (await fetch("/data/releases.json")).json();
  const { latest, releases } = index.topics[index.default];
  const bytes = new Uint8Array(await (await fetch(`/data/${releases[latest]}`)).arrayBuffer());
  const set = new glue.FigureSet(bytes, latest);

  const canvas = document.createElement("canvas");
  canvas.width = 1280;
  canvas.height = 640;
  const context = canvas.getContext("2d");
  const floorValues = Array.from({ length: 52 }, (_, index) => 300 + 200 * Math.sin(index / 6));

  /** The least that any chart of this data does: one line and as many labels, no layout. */
  const floor = () => {
    context.clearRect(0, 0, 1280, 640);
    context.strokeStyle = "#0b5c8a";
    context.lineWidth = 5;
    context.beginPath();
    floorValues.forEach((value, at) => context.lineTo(at * 24, value));
    context.stroke();
    context.font = "24px sans-serif";
    for (let label = 0; label < 26; label += 1) context.fillText("2,500", label * 40, 600);
  };

  /** @param {string} name @param {(round: number) => void | Promise<void>} run */
  const time = async (name, run) => {
    for (let round = 0; round < 60; round += 1) await run(round);
    const samples = [];
    for (let round = 0; round < 400; round += 1) {
      const start = performance.now();
      await run(round);
      samples.push(performance.now() - start);
    }
    samples.sort((one, other) => one - other);
    return { name, p50: samples[200], p95: samples[380] };
  };
  const queryOf = (round) => `force=${forces[round % forces.length]}`;
  const handle = set.chart(canvas);
  handle.wear(["sans-serif", ...Array(11).fill("#0b5c8a")].join("\n"), new Uint8Array());
  const show = (round, parts) => handle.show(queryOf(round), "trend", "en", 640, parts);
  const { force } = handle.show("", "trend", "en", 640, "names");
  const forces = force.groups.flatMap(({ choices }) => choices.map(({ value }) => value));

  const element = document.querySelector("force-figures");
  const plot = element.shadowRoot.querySelector(".ff-plot");
  const box = plot.getBoundingClientRect();
  const rows = [
    await time("floor: one line and 26 labels, no layout", floor),
    await time("dataset: bytes to FigureSet", () => new glue.FigureSet(bytes, latest).free()),
    await time("layout of a chart", (round) => void show(round, "-")),
    await time("the same and what is always said", (round) => void show(round, "head switches chart notes foot")),
    await time("full draw: layout and paint", (round) => {
      show(round, "-");
      handle.paint(2);
    }),
    await time("paint alone", () => handle.paint(2)),
    await time("element: another force (view, layout, paint, DOM)", async (round) => {
      element.force = forces[round % forces.length];
      await null;
    }),
    await time("element: cursor move", (round) => {
      const at = { clientX: box.x + ((round * 7) % box.width), clientY: box.y + 100, bubbles: true, pointerType: "mouse" };
      plot.dispatchEvent(new PointerEvent("pointermove", at));
    }),
  ];
  return rows.map((row) => ({ ...row, ratio: row.p50 / rows[0].p50 }));
}
