// A page that mounts and removes the widget all day, as a single-page site does, ends where it began.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bareElement, browserOfFile, visit, within } from "./support.mjs";

const own = browserOfFile();
const WARM_UP = 10;
const MOUNTS = 100;

/** Keeps the wasm's memory where the test can see it: the shell shows it to nobody. */
function watchMemory() {
  const original = WebAssembly.instantiate;
  WebAssembly.instantiate = async (/** @type {any} */ source, /** @type {any} */ imports) => {
    const result = /** @type {any} */ (await original(source, imports));
    // Its export has a letter for a name.
    const exported = Object.values((result.instance ?? result).exports);
    /** @type {any} */ (window).wasmMemory = exported.find((value) => value instanceof WebAssembly.Memory);
    return result;
  };
}

/** Mounts an element, uses it as a reader does, and removes it; so many times. Runs in the page. @param {number} count */
async function mountAndRemove(count) {
  for (let mount = 0; mount < count; mount += 1) {
    const element = /** @type {any} */ (document.createElement("force-figures"));
    element.force = ["kent", "essex", "gwent"][mount % 3];
    const ready = new Promise((done, fail) => {
      element.addEventListener("ready", done);
      element.addEventListener("error", (/** @type {CustomEvent} */ event) => fail(new Error(event.detail.message)));
    });
    document.querySelector("main")?.append(element);
    await ready;
    element.offence = "stalking";
    element.chart = "years";
    const range = element.shadowRoot.querySelector("input[type=range]");
    range.focus();
    range.value = "3";
    range.dispatchEvent(new Event("input", { bubbles: true }));
    await Promise.resolve();
    element.remove();
  }
}

for (const [name, body] of [
  ["the only element of the page", ""],
  ["beside one that stays", bareElement({ force: "surrey" })],
]) {
  test(`${MOUNTS} mounts and removals leave nothing behind: ${name}`, async (t) => {
    const { page } = await visit(t, own, { body, scripts: [watchMemory] });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const measured = async () => {
      // Twice: what the first collection frees may hold what the second one frees.
      for (let pass = 0; pass < 2; pass += 1) await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const of = (/** @type {string} */ metric) => metrics.find((entry) => entry.name === metric)?.value ?? NaN;
      const memory = await page.evaluate(() => /** @type {any} */ (window).wasmMemory.buffer.byteLength);
      return { memory, listeners: of("JSEventListeners"), nodes: of("Nodes"), heap: of("JSHeapUsedSize") };
    };
    await within(page.evaluate(mountAndRemove, WARM_UP), `${WARM_UP} mounts`);
    const before = await measured();
    await within(page.evaluate(mountAndRemove, MOUNTS), `${MOUNTS} mounts`);
    const after = await measured();
    assert.equal(after.memory, before.memory, "the wasm's memory has grown");
    // The events that the recorder keeps are no listeners and no nodes; a leak would show a hundredfold.
    assert.ok(after.listeners <= before.listeners + 2, `listeners: ${before.listeners} -> ${after.listeners}`);
    assert.ok(after.nodes <= before.nodes + 10, `nodes: ${before.nodes} -> ${after.nodes}`);
    assert.ok(after.heap <= before.heap + 500_000, `heap: ${before.heap} -> ${after.heap} bytes`);
  });
}

test("hundreds of changes of force leave the wasm's memory as it was", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "surrey" }), scripts: [watchMemory] });
  await reader.ready();
  const changes = (/** @type {number} */ count) =>
    reader.page.locator("force-figures").evaluate(async (element, times) => {
      const figure = /** @type {any} */ (element);
      const forces = ["kent", "essex", "gwent", "england-and-wales"];
      for (let change = 0; change < times; change += 1) {
        figure.force = forces[change % forces.length];
        figure.chart = change % 2 ? "years" : "trend";
        await Promise.resolve();
      }
      return /** @type {any} */ (window).wasmMemory.buffer.byteLength;
    }, count);
  const before = await changes(100);
  assert.equal(await changes(400), before);
});
