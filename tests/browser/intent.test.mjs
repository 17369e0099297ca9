// When a figure comes to life, and what a reader pays until then: the page as it is published, with its static form.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bareElement, browserOfFile, gate, LATEST, staticElement, visit, WASM } from "./support.mjs";

const own = browserOfFile();

const LIVE = "/force-figures-live.js";
/** What a life is made of. */
const FILES = [LIVE, LATEST, WASM].sort();

/** Runs before the page's scripts: a reader who saves data. */
const saveData = () => Object.defineProperty(navigator, "connection", { value: { saveData: true } });
/** The same on a slow line. */
const slowLine = () => Object.defineProperty(navigator, "connection", { value: { effectiveType: "3g" } });

/** A page with the static form, of a reader for whom nothing is fetched ahead. @param {import("node:test").TestContext} t @param {import("./support.mjs").VisitOptions} [options] */
const published = (t, { scripts = [], ...options } = {}) => visit(t, own, { body: staticElement(), asPublished: true, scripts: [saveData, ...scripts], ...options });

/** What of a life the server was asked for. @param {import("./support.mjs").Visit} reader */
const alive = (reader) => reader.asked.filter((path) => FILES.includes(path)).sort();

/** The controls of the seed stand. @param {import("./support.mjs").Visit} reader */
const seeded = (reader) => reader.page.locator("select[name=force]").first().waitFor();

/** Twice the time that a page has to itself: whatever would be asked for by then would be asked for. @param {import("./support.mjs").Visit} reader */
async function settle(reader) {
  await reader.page.waitForLoadState("load");
  for (let frame = 0; frame < 10; frame += 1) await reader.frame();
}

/** The text of a visible part. @param {import("./support.mjs").Visit} reader @param {string} selector */
const said = (reader, selector) => reader.part(selector).first().innerText();

test("a reader who only reads asks for the script and the styles alone", async (t) => {
  const reader = await published(t);
  await seeded(reader);
  await settle(reader);
  assert.deepEqual(reader.asked.filter((path) => !["/host.html", "/host.css"].includes(path)), ["/force-figures.css", "/force-figures.js"]);
  assert.deepEqual((await reader.seen()).shifts, []);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("the controls of the seed are where the words of the static form were, and move nothing", async (t) => {
  for (const width of [320, 390, 640, 1280]) {
    const context = { viewport: { width, height: 900 } };
    const without = await published(t, { context: { ...context, javaScriptEnabled: false } });
    const box = (/** @type {import("./support.mjs").Visit} */ reader) => reader.page.locator("force-figures").evaluate((element) => element.getBoundingClientRect().height);
    const words = await without.page.locator(".ff-picker .ff-box").boundingBox();
    const reader = await published(t, { context });
    await seeded(reader);
    assert.equal(await box(reader), await box(without), `at ${width} px`);
    const list = await reader.page.locator("select[name=force]").boundingBox();
    assert.deepEqual({ y: list?.y, height: list?.height }, { y: words?.y, height: words?.height }, `at ${width} px`);
    assert.equal(await reader.page.locator(".ff-seeded .ff-picker").isVisible(), false);
    const before = await box(reader);
    await reader.page.locator("force-figures").hover();
    await reader.ready();
    assert.equal(await box(reader), before, `at ${width} px, alive`);
    assert.deepEqual((await reader.seen()).shifts, [], `at ${width} px`);
  }
});

/** Every sign that a reader, or the page, wants something. @type {[string, (reader: import("./support.mjs").Visit) => Promise<unknown>][]} */
const INTENTS = [
  ["the pointer comes over it", (reader) => reader.page.locator("force-figures .ff-static").filter({ visible: true }).hover()],
  ["a finger touches it", (reader) => reader.page.locator("force-figures .ff-headline").first().tap()],
  ["the focus comes into it", (reader) => reader.page.locator("select[name=force]").focus()],
  ["a key goes through it", async (reader) => {
    await reader.page.locator("h1").evaluate((node) => node.setAttribute("tabindex", "-1"));
    await reader.page.locator("h1").focus();
    await reader.page.keyboard.press("Tab");
  }],
  ["a disclosure is opened", (reader) => reader.page.locator(".ff-figures summary").first().click()],
  ["the page sets an attribute", (reader) => reader.page.locator("force-figures").evaluate((element) => element.setAttribute("force", "kent"))],
  ["the page sets a property", (reader) => reader.page.locator("force-figures").evaluate((element) => void (/** @type {any} */ (element).chart = "years"))],
];

for (const [name, act] of INTENTS) {
  test(`the figure comes to life when ${name}`, async (t) => {
    const reader = await published(t, { context: { viewport: { width: 640, height: 900 }, hasTouch: true } });
    await seeded(reader);
    await settle(reader);
    assert.deepEqual(alive(reader), []);
    await act(reader);
    const [{ detail }] = await reader.ready();
    assert.equal(detail.life, "intent");
    assert.deepEqual(alive(reader), FILES);
    assert.deepEqual([...reader.errors, ...reader.lines], []);
  });
}

test("a page that asks for something else than its static form shows has it without a touch", async (t) => {
  const reader = await published(t, { body: staticElement({ force: "kent" }) });
  const [{ detail }] = await reader.ready();
  assert.deepEqual([detail.force, detail.life], ["kent", "near"]);
});

test("with the machine idle the same files are fetched ahead, and used only on intent", async (t) => {
  const reader = await visit(t, own, { body: staticElement(), asPublished: true });
  await seeded(reader);
  const deadline = Date.now() + 15_000;
  while (alive(reader).length < 3 && Date.now() < deadline) await reader.frame();
  assert.deepEqual(alive(reader), FILES);
  await settle(reader);
  assert.equal(await reader.page.locator("canvas").count(), 0);
  assert.deepEqual((await reader.seen()).events, []);
  await reader.page.locator("force-figures").hover();
  await reader.ready();
  assert.deepEqual(alive(reader), FILES, "each once");
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

for (const [name, reads] of /** @type {[string, () => void][]} */ ([["saves data", saveData], ["is on a slow line", slowLine]])) {
  test(`nothing is fetched ahead for a reader who ${name}`, async (t) => {
    const reader = await visit(t, own, { body: staticElement(), asPublished: true, scripts: [reads] });
    await seeded(reader);
    await settle(reader);
    await reader.page.waitForTimeout(600);
    assert.deepEqual(alive(reader), []);
  });
}

test("`near` and `eager` do not wait for a touch", async (t) => {
  for (const loading of ["near", "eager"]) {
    const reader = await published(t, { body: staticElement({ loading }) });
    const [{ detail }] = await reader.ready();
    assert.equal(detail.life, loading);
  }
  const css = ".far { height: 400vh }";
  const eager = await published(t, { css, body: `<div class="far"></div>${staticElement({ loading: "eager" })}` });
  assert.equal((await eager.ready())[0].detail.life, "eager");
  const near = await published(t, { css, body: `<div class="far"></div>${staticElement({ loading: "near" })}` });
  await seeded(near).catch(() => {});
  await settle(near);
  assert.deepEqual(alive(near), []);
});

test("`intent` holds for an element without a static form too, and without it that is near", async (t) => {
  const bare = await published(t, { body: bareElement({ force: "kent" }) });
  assert.equal((await bare.ready())[0].detail.life, "near");
  const waiting = await published(t, { css: "force-figures { min-height: 200px }", body: bareElement({ force: "kent", loading: "intent" }) });
  await settle(waiting);
  assert.deepEqual(alive(waiting), []);
  await waiting.page.locator("force-figures").hover();
  assert.equal((await waiting.ready())[0].detail.life, "intent");
});

test("script, wasm and dataset are asked for together", async (t) => {
  const [script, wasm, dataset] = [gate(), gate(), gate()];
  const gates = new Map([[LIVE, script], [WASM, wasm], [LATEST, dataset]]);
  // Each is answered only when all have been asked for: a chain would wait for ever.
  const answer = (/** @type {string} */ path) => {
    const one = gates.get(path);
    if (!one) return null;
    void one.hold();
    return Promise.all([...gates.values()].map(({ arrived }) => arrived())).then(() => null);
  };
  const reader = await published(t, { answer });
  await seeded(reader);
  await reader.page.locator("force-figures").hover();
  await reader.ready();
});

test("a choice that comes before the files is kept, shown as not there yet, and answered", async (t) => {
  const { open, arrived, hold } = gate();
  const reader = await published(t, { answer: (path) => (path === WASM ? hold() : null) });
  await seeded(reader);
  await reader.pick("force", "kent");
  await arrived();
  assert.equal(await reader.page.locator(".ff-seeded").getAttribute("aria-busy"), "true");
  assert.match(await said(reader, ".ff-failed"), /^Loading/);
  assert.match(await said(reader, ".ff-headline"), /^Merseyside Police/);
  open();
  assert.equal((await reader.ready())[0].detail.force, "kent");
  assert.match(await reader.headline((text) => text.startsWith("Kent")), /^Kent Police/);
  assert.deepEqual((await reader.events("force-change")).map(({ detail }) => detail), [{ force: "kent", name: "Kent Police" }]);
  assert.equal(await reader.page.locator("[aria-busy]").count(), 0);
  assert.equal(await reader.page.locator(".ff-failed").isVisible(), false);
});

test("offline at the first touch: the static form stays, with one quiet line, and the next touch tries again", async (t) => {
  let down = true;
  const reader = await published(t, { answer: (path) => (down && FILES.includes(path) ? { status: 503 } : null) });
  await seeded(reader);
  await reader.pick("force", "kent");
  const [failure] = await reader.events("error");
  assert.equal(failure.detail.who, "host");
  await reader.page.waitForFunction(() => document.querySelector("force-figures")?.getAttribute("force") === "merseyside");
  assert.equal(await said(reader, ".ff-failed"), "Not everything could be loaded. The figures shown here are complete.");
  assert.equal(await reader.page.locator("select[name=force]").inputValue(), "merseyside", "the choice is taken back");
  assert.equal(await reader.page.locator("force-figures").getAttribute("force"), "merseyside");
  assert.match(await said(reader, ".ff-headline"), /^Merseyside Police/);
  assert.deepEqual([...new Set((await reader.seen()).events.map(({ type }) => type))], ["figure-error", "error"]);
  down = false;
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.equal(await reader.page.locator(".ff-failed").isVisible(), false);
});

test("a request that stalls ends after twenty seconds, and the choice is taken back", async (t) => {
  const { open, arrived, hold } = gate();
  t.after(() => open());
  const reader = await published(t, { answer: (path) => (path === LATEST ? hold() : null) });
  await reader.page.clock.install();
  await seeded(reader);
  await reader.pick("force", "kent");
  await arrived();
  assert.equal(await reader.page.locator(".ff-seeded").getAttribute("aria-busy"), "true");
  await reader.page.clock.runFor(21_000);
  const [{ detail }] = await reader.events("error");
  assert.match(detail.message, /not whole after 20 s/);
  assert.equal(await reader.page.locator("select[name=force]").inputValue(), "merseyside");
  assert.equal(await reader.page.locator("[aria-busy]").count(), 0);
});

test("a pointer that was on the chart before it lived is answered where it is", async (t) => {
  const { open, arrived, hold } = gate();
  const reader = await published(t, { answer: (path) => (path === WASM ? hold() : null) });
  await seeded(reader);
  const box = await reader.page.locator(".ff-plot").first().boundingBox();
  if (!box) throw new Error("no chart");
  await reader.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await arrived();
  open();
  await reader.ready();
  await reader.page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-reading"));
  assert.match((await reader.shown()).readout, /20(18|19|20)/);
});

test("a finger that taps the chart before it lives pins what it meant", async (t) => {
  const { open, arrived, hold } = gate();
  const reader = await published(t, { answer: (path) => (path === WASM ? hold() : null), context: { viewport: { width: 390, height: 844 }, hasTouch: true } });
  await seeded(reader);
  await reader.page.locator(".ff-plot").first().scrollIntoViewIfNeeded();
  const box = await reader.page.locator(".ff-plot").first().boundingBox();
  if (!box) throw new Error("no chart");
  await reader.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await arrived();
  open();
  await reader.ready();
  await reader.page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-reading"));
  assert.match((await reader.shown()).readout, /20(17|18|19|20)/);
});

test("a control in use is never replaced: the same list, with its focus, before and after", async (t) => {
  const { open, arrived, hold } = gate();
  const reader = await published(t, { answer: (path) => (path === WASM ? hold() : null) });
  await seeded(reader);
  const list = await reader.page.locator("select[name=force]").elementHandle();
  await list?.focus();
  await arrived();
  const option = await list?.$("option[value=kent]");
  open();
  await reader.ready();
  assert.equal(await list?.evaluate((node) => node.isConnected && /** @type {ShadowRoot} */ (node.getRootNode()).activeElement === node), true);
  assert.equal(await option?.evaluate((node) => node.isConnected), true, "nor are the options of an open list");
});

test("of twenty figures only the one that is touched comes to life", async (t) => {
  const body = Array.from({ length: 20 }, () => staticElement({ id: "" }).replace(/ id(="")?/, "")).join("\n");
  const reader = await published(t, { body });
  await seeded(reader);
  await settle(reader);
  assert.deepEqual(alive(reader), []);
  await reader.page.locator("force-figures").nth(3).hover();
  await reader.ready();
  await settle(reader);
  assert.equal((await reader.events("ready")).length, 1);
  assert.equal(await reader.page.locator("canvas").count(), 1);
  assert.deepEqual(alive(reader), FILES);
});

test("questions need no touch, and give the figure no life", async (t) => {
  const reader = await published(t);
  await seeded(reader);
  const printed = await reader.page.locator("force-figures").evaluate(async (element) => (await /** @type {any} */ (element).explain("harassment.latest")).printed);
  assert.match(printed, /^[\d,]+$/);
  assert.equal(await reader.page.locator("canvas").count(), 0);
  assert.deepEqual((await reader.seen()).events, []);
});

test("whenReady resolves to what the event says, for those who come late too", async (t) => {
  const reader = await published(t);
  await seeded(reader);
  const early = reader.page.locator("force-figures").evaluate((element) => /** @type {any} */ (element).whenReady());
  await reader.page.locator("force-figures").hover();
  const [{ detail }] = await reader.ready();
  assert.deepEqual(await early, detail);
  assert.deepEqual(await reader.page.locator("force-figures").evaluate((element) => /** @type {any} */ (element).whenReady()), detail);
});

test("the live script is the one that the seed was built with, or none", async (t) => {
  const answer = (/** @type {string} */ path) => (path === LIVE ? { headers: { "Content-Type": "text/javascript" }, body: "export class Life {}" } : null);
  const reader = await published(t, { answer });
  await seeded(reader);
  await reader.page.locator("force-figures").hover();
  const [{ detail }] = await reader.events("error");
  assert.equal(detail.kind, "script-not-found");
  assert.equal(await reader.page.locator("canvas").count(), 0);
});

test("without any script the controls are words", async (t) => {
  const reader = await published(t, { context: { javaScriptEnabled: false } });
  assert.equal(await reader.page.locator("force-figures :is(select, input)").count(), 0);
  assert.equal(await reader.page.locator(".ff-picker .ff-box").innerText(), "Merseyside Police");
});

test("letters typed into the closed list choose when the keyboard rests, and not on the way", async (t) => {
  const reader = await published(t);
  await seeded(reader);
  await reader.page.locator("select[name=force]").focus();
  await reader.ready();
  await reader.page.keyboard.type("kent", { delay: 40 });
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.deepEqual((await reader.events("force-change")).map(({ detail }) => detail.force), ["kent"]);
});

test("a live figure that is moved lives on in its new place, without another touch", async (t) => {
  const reader = await published(t, { body: `<div id="first">${staticElement()}</div><div id="second"></div>` });
  await seeded(reader);
  await reader.page.locator("force-figures").hover();
  await reader.ready();
  await reader.page.evaluate(() => document.querySelector("#second")?.append(/** @type {Element} */ (document.querySelector("force-figures"))));
  await reader.ready(2);
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.equal((await reader.events("force-change")).length, 1);
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("an element that is removed while it waits is not busy when it comes back", async (t) => {
  const { open, arrived, hold } = gate();
  const reader = await published(t, { answer: (path) => (path === WASM ? hold() : null) });
  await seeded(reader);
  await reader.pick("force", "kent");
  await arrived();
  await reader.page.evaluate(() => {
    const element = /** @type {Element} */ (document.querySelector("force-figures"));
    element.remove();
    /** @type {any} */ (window).kept = element;
  });
  open();
  assert.equal(await reader.page.evaluate(() => /** @type {any} */ (window).kept.querySelector("[aria-busy]")), null);
  await reader.page.evaluate(() => void document.querySelector("main")?.append(/** @type {any} */ (window).kept));
  assert.equal((await reader.ready())[0].detail.force, "kent");
  assert.equal(await reader.page.locator("[aria-busy]").count(), 0);
});

test("a list that was never opened speaks the language that is shown", async (t) => {
  const reader = await published(t, { body: staticElement({ force: "gwent" }) });
  await reader.ready();
  const chosen = () => reader.page.locator("select[name=force]").evaluate((list) => [...(/** @type {HTMLSelectElement} */ (list).options)].map(({ label }) => label));
  assert.deepEqual(await chosen(), ["Gwent Police"]);
  await reader.page.locator("force-figures").evaluate((element) => element.setAttribute("lang", "cy"));
  await reader.headline((text) => text.includes("Heddlu Gwent"));
  assert.deepEqual(await chosen(), ["Heddlu Gwent"]);
});
