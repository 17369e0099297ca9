// Whatever breaks, the reader keeps the figure: the static form stays or comes back, whole, and the page hears of it once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserOfFile, built, EARLIER, LATEST, staticElement, visit, WASM } from "./support.mjs";

const own = browserOfFile();

const binary = (/** @type {Uint8Array} */ body, type = "application/wasm") => ({ headers: { "Content-Type": type }, body });
const data = (/** @type {Uint8Array} */ body) => binary(body, "application/octet-stream");
/** @param {Uint8Array} bytes @param {(copy: Buffer) => void} change */
const changed = (bytes, change) => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};
/** An answer for one path, and the built file for every other. */
const only = (/** @type {string} */ path, /** @type {() => any} */ answer) => (/** @type {string} */ asked) => (asked === path ? answer() : null);
const half = (/** @type {Buffer} */ bytes) => bytes.subarray(0, bytes.length >> 1);
const NOT_FOUND = { status: 404, body: "not found" };

/** What the browser itself says of an answer that is none; no script can keep it from that. */
const NO_ANSWER = /^error: Failed to load resource: the server responded with a status of \d+/;

/**
 * @type {{ name: string, kind?: string, who?: string, options: () => import("./support.mjs").VisitOptions, says?: RegExp, unasked?: string[] }[]}
 * kind: none where nothing may fail. says: what the browser may log. unasked: paths that must not be downloaded.
 */
const CASES = [
  { name: "the wasm is not found", kind: "wasm-not-found", who: "host", options: () => ({ answer: only(WASM, () => NOT_FOUND) }), says: NO_ANSWER },
  { name: "the wasm ends early", kind: "wasm-damaged", who: "host", options: () => ({ answer: only(WASM, () => binary(half(built(WASM)))) }) },
  { name: "the wasm is something else", kind: "wasm-damaged", who: "host", options: () => ({ answer: only(WASM, () => binary(Buffer.from("<!doctype html>"))) }) },
  {
    name: "the wasm is empty",
    kind: "wasm-damaged",
    who: "host",
    options: () => ({ answer: only(WASM, () => binary(Buffer.alloc(0))) }),
  },
  {
    name: "the wasm is of a type that cannot be streamed, and ends early",
    kind: "wasm-damaged",
    who: "host",
    options: () => ({ answer: only(WASM, () => binary(half(built(WASM)), "text/plain")) }),
  },
  {
    name: "one byte of the wasm is flipped",
    kind: "wasm-damaged",
    who: "host",
    options: () => ({ answer: only(WASM, () => binary(changed(built(WASM), (copy) => (copy[copy.length - 1000] ^= 1)))) }),
  },
  { name: "the server fails", kind: "network", who: "host", options: () => ({ answer: only(WASM, () => ({ status: 503 })) }), says: NO_ANSWER },
  { name: "the dataset is not found", kind: "data-not-found", who: "host", options: () => ({ answer: only(LATEST, () => NOT_FOUND) }), says: NO_ANSWER },
  {
    name: "one byte of the dataset is flipped",
    kind: "data-damaged",
    who: "publisher",
    options: () => ({ answer: only(LATEST, () => data(changed(built(LATEST), (copy) => (copy[copy.length - 1000] ^= 1)))) }),
  },
  { name: "the dataset ends early", kind: "data-damaged", who: "publisher", options: () => ({ answer: only(LATEST, () => data(half(built(LATEST)))) }) },
  { name: "the dataset is empty", kind: "data-damaged", who: "publisher", options: () => ({ answer: only(LATEST, () => data(Buffer.alloc(0))) }) },
  {
    name: "the dataset is of a newer format",
    kind: "data-newer",
    who: "publisher",
    options: () => ({
      body: staticElement({ src: "/newer.figures" }),
      answer: only("/newer.figures", () => data(changed(built(LATEST), (copy) => copy.writeUInt16LE(999, 4)))),
    }),
  },
  {
    name: "the page's policy forbids WebAssembly",
    kind: "wasm-blocked-by-csp",
    who: "page",
    options: () => ({
      headers: { "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'" },
    }),
    says: /Content Security Policy/,
    unasked: [WASM, LATEST],
  },
  {
    name: "a canvas has no context",
    kind: "draw",
    who: "publisher",
    options: () => ({ scripts: [() => void (HTMLCanvasElement.prototype.getContext = () => null)] }),
  },
  {
    name: "drawing throws",
    kind: "draw",
    who: "publisher",
    options: () => ({
      scripts: [
        () => {
          CanvasRenderingContext2D.prototype.stroke = () => {
            throw new Error("out of memory");
          };
        },
      ],
    }),
  },
  {
    name: "the page asks for a force that does not exist",
    kind: "query",
    who: "page",
    options: () => ({ body: staticElement({ force: "atlantis" }) }),
  },
  {
    name: "the page asks for a release that does not exist",
    kind: "query",
    who: "page",
    options: () => ({ body: staticElement({ release: "1999-01-01" }) }),
    unasked: [LATEST],
  },
];

/** The static form of the element, as a reader without any script has it: real boxes, and the table one press away. */
async function standsWhole(/** @type {import("playwright-core").Page} */ page) {
  const live = page.locator("force-figures figure").filter({ visible: true });
  assert.equal(await live.count(), 1, "one figure is visible, and not two");
  assert.ok(await live.evaluate((figure) => figure.getRootNode() === document), "it is the static one");
  const box = async (/** @type {string} */ selector) => {
    const found = live.locator(selector).filter({ visible: true });
    assert.equal(await found.count(), 1, `one ${selector} is visible`);
    return /** @type {{ width: number, height: number }} */ (await found.boundingBox());
  };
  const chart = await box("svg");
  assert.ok(chart.width >= 280 && chart.height >= 180, `the chart is ${chart.width} by ${chart.height}`);
  const sentence = await box(".ff-headline");
  assert.ok(sentence.width > 100 && sentence.height >= 20);
  assert.match(await live.locator(".ff-headline").innerText(), /^Merseyside Police recorded 8,571 harassment cases in the year to December 2025, /);
  await live.locator(".ff-figures > summary").click();
  const table = await box("table");
  assert.ok(table.width > 200 && table.height > 500, `the table is ${table.width} by ${table.height}`);
  assert.equal(await live.locator("tbody tr").count(), 52);
  assert.ok((await live.locator(".ff-source").innerText()).includes("Open Government Licence"));
}

/** Nothing says that it is still working. */
const busy = (/** @type {import("playwright-core").Page} */ page) => page.locator('[aria-busy="true"]').count();

test("JavaScript is off", async (t) => {
  const reader = await visit(t, own, { context: { javaScriptEnabled: false } });
  await standsWhole(reader.page);
  assert.deepEqual(reader.requests.filter((url) => /\.(js|wasm|figures)$/.test(url)), []);
});

test("the script is not found", async (t) => {
  const reader = await visit(t, own, { answer: only("/force-figures.js", () => NOT_FOUND) });
  await standsWhole(reader.page);
  assert.equal(await busy(reader.page), 0);
});

test("the style sheet is not found", async (t) => {
  const reader = await visit(t, own, {
    answer: (path) => (["/force-figures.css", "/force-figures.js"].includes(path) ? NOT_FOUND : null),
  });
  await standsWhole(reader.page);
});

for (const { name, kind, who, options, says = /$^/, unasked = [] } of CASES) {
  test(name, async (t) => {
    const reader = await visit(t, own, options());
    const [failure] = await reader.events("error");
    assert.equal(failure.detail.kind, kind);
    assert.equal(failure.detail.who, who);
    assert.ok(failure.detail.message.length > 10, "the message says what happened");
    await standsWhole(reader.page);
    assert.equal(await busy(reader.page), 0);
    const line = reader.part(".ff-failed");
    assert.equal(await line.innerText(), "Not everything could be loaded. The figures shown here are complete.");
    assert.deepEqual((await reader.seen()).events.map(({ type }) => type), ["figure-error", "error"], "told once, and not ready");
    assert.equal(reader.lines.length, 1, reader.lines.join("\n"));
    assert.ok(reader.lines[0].startsWith(`info: <force-figures> ${kind} `), reader.lines[0]);
    assert.deepEqual(reader.errors.filter((error) => !says.test(error)), []);
    for (const path of unasked) assert.ok(!reader.asked.includes(path), `${path} was downloaded for nothing`);
  });
}

test("a wasm of a type that cannot be streamed works all the same", async (t) => {
  const reader = await visit(t, own, { answer: only(WASM, () => binary(built(WASM), "application/octet-stream")) });
  await reader.ready();
  assert.ok((await reader.shown()).visible);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("a profile that forbids storage works all the same", async (t) => {
  const forbidStorage = () => {
    const refuse = () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(document, "cookie", { get: refuse, set: refuse });
  };
  const reader = await visit(t, own, { scripts: [forbidStorage] });
  await reader.ready();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("a failure after a success takes nothing away, and mending it shows what was asked for", async (t) => {
  const reader = await visit(t, own, { answer: only(EARLIER, () => NOT_FOUND) });
  await reader.ready();
  const element = reader.page.locator("force-figures");
  await element.evaluate((node) => void (/** @type {any} */ (node).release = "2023-10-19"));
  assert.equal((await reader.events("error"))[0].detail.kind, "data-not-found");
  assert.match((await reader.shown()).released, /23 April 2026/);
  assert.ok((await reader.shown()).visible);
  assert.ok(await reader.part(".ff-failed").isVisible());
  assert.equal(await reader.page.locator("[aria-busy]").count(), 0);
  await element.evaluate((node) => void (/** @type {any} */ (node).release = "latest"));
  await reader.page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-failed[hidden]"));
  assert.ok((await reader.shown()).visible);
  assert.equal(await reader.page.locator("force-figures .ff-failed").filter({ visible: true }).count(), 0);
});

test("a lost canvas brings the static form back until it is found again", async (t) => {
  const reader = await visit(t, own);
  await reader.ready();
  const canvas = reader.page.locator("canvas");
  await canvas.evaluate((node) => node.dispatchEvent(new Event("contextlost")));
  assert.equal((await reader.events("error"))[0].detail.kind, "draw");
  await standsWhole(reader.page);
  await canvas.evaluate((node) => node.dispatchEvent(new Event("contextrestored")));
  await reader.part("select[name=force]").waitFor();
});

test("an element without a static form says in words that it failed", async (t) => {
  const reader = await visit(t, own, { body: "<force-figures></force-figures>", answer: only(LATEST, () => NOT_FOUND) });
  await reader.events("error");
  assert.ok((await reader.page.locator(".ff-failed").boundingBox())?.height);
});
