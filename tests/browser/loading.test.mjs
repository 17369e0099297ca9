// What is loaded, when, and what happens to a page that does not wait: one download for all, none before a reader is near.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bareElement, browserOfFile, EARLIER, gate, LATEST, staticElement, visit, WASM, within } from "./support.mjs";

const own = browserOfFile();

/** How often the server was asked for a path. */
const times = (/** @type {import("./support.mjs").Visit} */ reader, /** @type {string} */ path) => reader.asked.filter((asked) => asked === path).length;

/** Runs in the page before its own scripts: notes whoever asks where a reader is, or tells somebody something behind the page. */
function noteTellers() {
  const told = /** @type {string[]} */ ([]);
  /** @type {any} */ (window).told = told;
  const note = (/** @type {any} */ of, /** @type {string} */ method) => (of[method] = () => void told.push(method));
  note(navigator, "sendBeacon");
  for (const method of ["getCurrentPosition", "watchPosition"]) note(Geolocation.prototype, method);
  for (const name of ["WebSocket", "EventSource", "RTCPeerConnection"]) /** @type {any} */ (window)[name] = () => void told.push(name);
}

test("the page asks its own server alone, and keeps nothing", async (t) => {
  const reader = await visit(t, own, { scripts: [noteTellers] });
  await reader.ready();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  await reader.turn("chart", "years");
  await reader.turn("measure", "rate");
  await reader.pick("offence", "stalking");
  await reader.headline((text) => text.includes("stalking cases for every 1,000"));
  const foreign = reader.requests.filter((url) => !url.startsWith(reader.url) && !url.startsWith("data:"));
  assert.deepEqual(foreign, []);
  assert.ok(reader.requests.every((url) => !url.includes("kent")), "what a reader chooses is in no address");
  assert.deepEqual(await reader.page.context().cookies(), []);
  assert.deepEqual((await reader.page.context().storageState({ indexedDB: true })).origins, []);
  assert.deepEqual((await reader.seen()).stored, []);
  assert.deepEqual(await reader.page.evaluate(() => /** @type {any} */ (window).told), []);
  assert.equal(await reader.page.evaluate(() => location.href), `${reader.url}index.html`);
});

test("choosing asks the server for nothing", async (t) => {
  const reader = await visit(t, own, { body: staticElement() });
  await reader.ready();
  const before = [...reader.asked];
  for (const [slug, name] of [["kent", "Kent Police"], ["gwent", "Gwent Police"], ["essex", "Essex Police"]]) {
    await reader.pick("force", slug);
    await reader.headline((text) => text.startsWith(name));
  }
  assert.deepEqual(reader.asked, before);
});

test("twenty elements ask for the wasm once and for the dataset once", async (t) => {
  const forces = ["kent", "essex", "gwent", "surrey"];
  const body = Array.from({ length: 20 }, (_, index) => bareElement({ force: forces[index % forces.length] })).join("\n");
  const reader = await visit(t, own, { body, context: { viewport: { width: 1280, height: 20_000 } } });
  await reader.ready(20);
  assert.equal(times(reader, WASM), 1);
  assert.equal(times(reader, LATEST), 1);
  assert.equal(reader.asked.filter((path) => path.endsWith(".figures")).length, 1);
  const headlines = await reader.page.locator(".ff-headline").filter({ visible: true }).allInnerTexts();
  assert.equal(headlines.length, 20);
  assert.equal(headlines.filter((text) => text.startsWith("Kent Police")).length, 5);
});

test("the script loaded twice is the script loaded once", async (t) => {
  const head = `<script type="module" src="/force-figures.js?second"></script>`;
  const reader = await visit(t, own, { head, body: bareElement({ force: "kent" }) });
  await reader.ready();
  assert.equal(times(reader, WASM), 1);
  assert.deepEqual(reader.errors, []);
});

test("nothing is loaded until the reader is near", async (t) => {
  const css = ".far { height: 300vh } force-figures { min-height: 200px }";
  const reader = await visit(t, own, { css, body: `<div class="far"></div>${bareElement({ force: "kent" })}` });
  const near = () => reader.asked.filter((path) => path === WASM || path.endsWith(".figures"));
  // The browser has told every observer where the element is, the element's own one too, when a later one has heard.
  await reader.page.locator("force-figures").evaluate(
    (element) => new Promise((done) => new IntersectionObserver(() => done(undefined), { rootMargin: "100% 0px" }).observe(element)),
  );
  await reader.frame();
  assert.deepEqual(near(), []);
  // Still out of sight, but less than a screen away.
  await reader.page.evaluate(() => scrollTo(0, innerHeight * 1.5));
  await reader.ready();
  assert.equal(await reader.page.locator("force-figures").evaluate((element) => element.getBoundingClientRect().top > innerHeight), true);
  assert.deepEqual(near().sort(), [LATEST, WASM].sort());
});

test("an element that is not displayed waits until it is", async (t) => {
  const reader = await visit(t, own, { body: `<div id="tab" hidden>${bareElement({ force: "kent" })}</div>${bareElement({ force: "essex" })}` });
  await reader.ready(1);
  await reader.frame();
  assert.deepEqual((await reader.ready()).map(({ detail }) => detail.force), ["essex"]);
  await reader.page.locator("#tab").evaluate((tab) => tab.removeAttribute("hidden"));
  assert.deepEqual((await reader.ready(2)).map(({ detail }) => detail.force), ["essex", "kent"]);
});

test("the wasm and the dataset are asked for together", async (t) => {
  const [wasm, dataset] = [gate(), gate()];
  // Each is answered only when the other has been asked for: one after the other would wait for ever.
  const answer = (/** @type {string} */ path) => {
    if (path === WASM) return (wasm.hold(), dataset.arrived().then(() => null));
    if (path === LATEST) return (dataset.hold(), wasm.arrived().then(() => null));
    return null;
  };
  const reader = await visit(t, own, { body: bareElement(), answer });
  await reader.ready();
});

test("an element that is removed while it loads stays removed", async (t) => {
  const { open, arrived, hold } = gate();
  const answer = (/** @type {string} */ path) => (path === WASM ? hold() : null);
  const reader = await visit(t, own, { body: `<div id="place">${bareElement({ id: "gone", force: "kent" })}</div>`, answer });
  await arrived();
  const gone = await reader.page.locator("#gone").evaluateHandle((element) => (element.remove(), element));
  open();
  // Another one that goes all the way: by then the removed one has had its chance too.
  await reader.page.locator("#place").evaluate((place) => {
    const element = document.createElement("force-figures");
    element.id = "other";
    place.append(element);
  });
  assert.deepEqual((await reader.ready()).map(({ target }) => target), ["other"]);
  await reader.frame();
  assert.equal(await gone.evaluate((element) => /** @type {Element} */ (element).shadowRoot?.querySelector("figure") ?? null), null);
  assert.deepEqual((await reader.seen()).events.length, 1);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
  assert.equal(times(reader, WASM), 1, "its download was not thrown away");
});

test("an element that is moved works in its new place", async (t) => {
  const reader = await visit(t, own, { body: `<div id="first">${bareElement({ force: "kent" })}</div><div id="second"></div>` });
  await reader.ready();
  await reader.page.evaluate(() => document.querySelector("#second")?.append(/** @type {Element} */ (document.querySelector("force-figures"))));
  await reader.ready(2);
  await reader.pick("force", "essex");
  await reader.headline((text) => text.startsWith("Essex Police"));
  assert.equal((await reader.events("force-change")).length, 1, "one listener, and not two");
  assert.deepEqual(reader.errors, []);
});

test("of two quick choices the last one stands", async (t) => {
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }) });
  await reader.ready();
  await reader.page.locator("force-figures").evaluate((element) => {
    const figure = /** @type {any} */ (element);
    figure.force = "gwent";
    figure.force = "essex";
    figure.force = "surrey";
  });
  await reader.headline((text) => text.startsWith("Surrey Police"));
  assert.equal((await reader.shown()).chosen.force, "surrey");
});

test("a choice made while the dataset is on its way counts", async (t) => {
  const { open, arrived, hold } = gate();
  const answer = (/** @type {string} */ path) => (path === LATEST ? hold() : null);
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }), answer });
  await arrived();
  await reader.page.locator("force-figures").evaluate((element) => void (/** @type {any} */ (element).force = "essex"));
  open();
  assert.equal((await reader.ready())[0].detail.force, "essex");
  assert.match((await reader.shown()).headline, /^Essex Police/);
});

test("an earlier release that arrives late does not take the place of a newer choice", async (t) => {
  const { open, arrived, hold } = gate();
  const answer = (/** @type {string} */ path) => (path === EARLIER ? hold() : null);
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }), answer });
  await reader.ready();
  const element = reader.page.locator("force-figures");
  await element.evaluate((node) => void (/** @type {any} */ (node).release = "2023-10-19"));
  await arrived();
  await element.evaluate((node) => void (/** @type {any} */ (node).release = "2026-04-23"));
  await element.evaluate((node) => void (/** @type {any} */ (node).force = "essex"));
  await reader.headline((text) => text.startsWith("Essex Police"));
  const late = reader.page.waitForResponse((response) => response.url().endsWith(EARLIER)).then((response) => response.finished());
  open();
  await within(late, "the earlier release");
  await reader.frame();
  assert.match((await reader.shown()).released, /23 April 2026/);
  assert.match((await reader.shown()).headline, /December 2025/);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("two elements can show two releases", async (t) => {
  const body = bareElement({ id: "now", force: "kent" }) + bareElement({ id: "then", force: "kent", release: "2023-10-19" });
  const reader = await visit(t, own, { body, context: { viewport: { width: 1280, height: 4000 } } });
  await reader.ready(2);
  assert.match((await reader.shown("#now")).headline, /December 2025/);
  assert.match((await reader.shown("#then")).headline, /June 2023/);
  assert.equal(times(reader, WASM), 1);
});
