// The search for a reader's force, held to the eighteen criteria for a field with suggestions: by keyboard, pointer, touch, in every scheme, and
// where its files cannot be had. What readers type is matched in the page, and goes nowhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { browserOfFile, gate, staticElement, visit } from "./support.mjs";

const own = browserOfFile();

const SCRIPT = "/force-figures-find.js";
const GLUE = "/force-figures-places.js";
const CODE = "/force_figures_places.wasm";
const INDEX = "/data/forces.places";
const BOUNDARIES = "/data/forces.boundaries";
/** What comes with the first key or focus. */
const FILES = [SCRIPT, "/force-figures-find.css", GLUE, CODE, INDEX].sort();

/** What a reader is told who types. */
const SEARCH = "Find your force: town, postcode or name";

/** @param {import("node:test").TestContext} t @param {import("./support.mjs").VisitOptions & { attributes?: Record<string, string> }} [options] */
async function open(t, { attributes = {}, ...options } = {}) {
  const reader = await visit(t, own, { body: staticElement(attributes), ...options });
  await reader.ready();
  const field = reader.page.getByRole("combobox", { name: /^(Find your force|Dod o hyd)/ });
  return { reader, page: reader.page, field, seek: seeking(reader, field) };
}

/** The panel, as a reader finds it. @param {import("./support.mjs").Visit} reader @param {import("playwright-core").Locator} field */
function seeking({ page }, field) {
  const root = page.locator("force-figures").first();
  const panel = root.locator(".ff-found");
  const options = root.locator("[role=option]");
  return {
    panel,
    options,
    /** Types, key by key, and waits for what is offered. @param {string} text @param {string} first */
    async type(text, first) {
      await field.focus();
      await field.pressSequentially(text);
      await options.filter({ hasText: first }).first().waitFor();
    },
    texts: () => options.evaluateAll((all) => all.map((option) => [...option.children].map(({ textContent }) => textContent).join(" | "))),
    note: () => root.locator(".ff-note").innerText(),
    looked: () => root.locator("[role=option][aria-selected=true]").allInnerTexts(),
    force: () => root.evaluate((element) => element.getAttribute("force")),
    /** Resolves when the status says that. @param {string} text */
    hears: (text) => page.waitForFunction(([said]) => document.querySelector("force-figures")?.shadowRoot?.querySelector("[role=status]")?.textContent?.includes(said ?? ""), [text]),
  };
}

/** What a screen reader is given of the field. @param {import("playwright-core").Page} page */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const found = nodes.find(({ role, name }) => role?.value === "combobox" && name?.value === SEARCH);
  assert.ok(found, "a combobox of that name");
  const properties = Object.fromEntries((found.properties ?? []).map(({ name, value }) => [name, value.value]));
  return { ...properties, value: found.value?.value ?? "", description: found.description?.value ?? "" };
}

test("criteria 1 to 6: reached by Tab, seen to be, editable, with its value, said to offer matches, and explained", async (t) => {
  const { page, field, seek } = await open(t);
  await page.locator("select[name=force]").focus();
  await page.keyboard.press("Tab");
  assert.equal(await field.evaluate((node) => node === /** @type {ShadowRoot} */ (node.getRootNode()).activeElement), true, "1: focusable");
  const { outlineStyle, outlineWidth } = await field.evaluate((node) => getComputedStyle(node));
  assert.deepEqual([outlineStyle, outlineWidth], ["solid", "2px"], "2: the focus is seen");
  await seek.hears("up and down arrows");
  await page.keyboard.type("read");
  const heard = await tree(page);
  assert.equal(heard.editable, "plaintext", "3: editable");
  assert.equal(heard.value, "read", "4: its value");
  assert.equal(heard.autocomplete, "list", "5: matches are offered");
  assert.match(heard.description, /up and down arrows and choose with Enter, or explore by touch/, "6: how it is used");
});

test("criteria 7 to 10: opened, matches or none, how many, and again when that changes or is the same", async (t) => {
  const { page, field, seek } = await open(t);
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  await seek.type("newport", "Newport");
  assert.equal(await field.getAttribute("aria-expanded"), "true", "7: open");
  assert.equal(await field.getAttribute("aria-controls"), await page.locator("[role=listbox]").getAttribute("id"));
  const newports = (await seek.texts()).filter((text) => text.startsWith("Newport |"));
  assert.ok(newports.length >= 6, "six places of that name");
  assert.equal(new Set(newports).size, newports.length, "told apart by their force");
  await seek.hears(`${(await seek.texts()).length} matches`);
  const before = await page.locator("[role=status]").first().textContent();
  await field.press("Backspace");
  await field.press("t");
  await page.waitForFunction((said) => document.querySelector("force-figures")?.shadowRoot?.querySelector("[role=status]")?.textContent !== said, before);
  await field.fill("xqzxqz");
  await page.locator(".ff-note").waitFor();
  assert.match(await seek.note(), /^No police force or place of that name\. Try/, "8: none, and what to try");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  await seek.hears("No police force or place of that name");
  assert.equal(await page.locator("force-figures [role=status]").count(), 1, "one live region");
});

test("criteria 11 to 18: the arrows go through it one by one, and Enter chooses", async (t) => {
  const { reader, page, field, seek } = await open(t);
  await seek.type("reading", "Reading");
  assert.deepEqual(await seek.looked(), [], "17: nothing is chosen before a reader does");
  assert.equal(await field.getAttribute("aria-activedescendant"), null);
  await page.keyboard.press("ArrowDown");
  const [looked] = await seek.looked();
  assert.match(looked ?? "", /^Reading\b[\s\S]*Thames Valley Police/, "11, 12: one step, one option");
  const active = page.locator(`#${await field.getAttribute("aria-activedescendant")}`);
  assert.equal(await active.getAttribute("aria-selected"), "true", "13: said to be looked at");
  assert.deepEqual([await active.getAttribute("aria-posinset"), await active.getAttribute("aria-setsize")], ["1", String(await seek.options.count())], "14: its place");
  assert.equal(await seek.force(), "merseyside", "looking chooses nothing");
  await page.keyboard.press("Enter");
  const headline = await reader.headline((text) => text.startsWith("Thames Valley Police"));
  assert.equal(await seek.force(), "thames-valley", "15: chosen");
  await seek.hears(headline);
  assert.equal(await field.evaluate((node) => node === /** @type {ShadowRoot} */ (node.getRootNode()).activeElement), true, "18: the focus is in the field");
  assert.equal(await seek.panel.isVisible(), false);
  assert.equal(await page.locator("select[name=force]").inputValue(), "thames-valley", "the list agrees");
  const [{ detail }] = await reader.events("force-change");
  assert.deepEqual(detail, { force: "thames-valley", name: "Thames Valley Police" }, "16: confirmed");
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("typing chooses nothing, and the first Enter shows what the second one chooses", async (t) => {
  const { reader, page, field, seek } = await open(t);
  await seek.type("thames valley", "Thames Valley Police");
  await page.waitForTimeout(1200);
  assert.equal(await seek.force(), "merseyside");
  await field.press("Enter");
  assert.equal((await seek.looked()).length, 1);
  assert.equal(await seek.force(), "merseyside");
  await field.press("Enter");
  await reader.headline((text) => text.startsWith("Thames Valley Police"));
});

test("Escape closes, and then clears; past the last option the reader is in the field", async (t) => {
  const { page, field, seek } = await open(t);
  await seek.type("newport", "Newport");
  const count = await seek.options.count();
  for (let press = 0; press < count; press += 1) await page.keyboard.press("ArrowDown");
  assert.equal((await seek.looked()).length, 1);
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await seek.looked(), []);
  await page.keyboard.press("ArrowUp");
  assert.equal(await field.getAttribute("aria-activedescendant"), `ff-option-${count - 1}`);
  await page.keyboard.press("Escape");
  assert.equal(await seek.panel.isVisible(), false);
  assert.equal(await field.inputValue(), "newport");
  await page.keyboard.press("ArrowDown");
  await seek.options.first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "");
});

test("names of forces, and two forces asked about", async (t) => {
  const { field, seek } = await open(t);
  for (const [text, first] of /** @type {const} */ ([
    ["merseyside", "Merseyside Police"],
    ["tvp", "Thames Valley Police"],
    ["Heddlu Gwent", "Gwent Police"],
    ["BTP", "British Transport Police"],
    ["Devon & Cornwall", "Devon and Cornwall Police"],
    ["devon and cornwal", "Devon and Cornwall Police"],
  ])) {
    await field.fill(text);
    await seek.options.filter({ hasText: first }).first().waitFor();
    assert.ok((await seek.texts())[0]?.startsWith(first), `${text}: ${(await seek.texts())[0]}`);
  }
  await field.fill("London");
  await seek.options.filter({ hasText: "City of London Police" }).first().waitFor();
  assert.ok((await seek.texts()).some((text) => text.includes("Metropolitan Police")));
  await field.fill("Glasgow");
  await field.page().locator(".ff-note").filter({ hasText: "Scotland" }).waitFor();
  await field.fill("CR5");
  await field.page().locator(".ff-note").filter({ hasText: "Which is yours?" }).waitFor();
  assert.equal(await seek.options.count(), 2, "a district on a border");
});

test("its files come with the first focus, and nothing more is asked for while a reader types; a postcode is nowhere", async (t) => {
  const { reader, page, field, seek } = await open(t);
  const ours = () => reader.asked.filter((path) => FILES.includes(path)).sort();
  assert.deepEqual(ours(), [], "never before");
  await field.click();
  await page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-found:not([hidden])"));
  await seek.type("r", "R");
  assert.deepEqual(ours(), FILES);
  const before = reader.requests.length;
  await field.fill("");
  await field.pressSequentially("OX4 1AA", { delay: 20 });
  await seek.options.filter({ hasText: "OX4" }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await reader.headline((text) => text.startsWith("Thames Valley Police"));
  assert.equal(reader.requests.length, before, "not one request");
  const traces = await page.evaluate(() => JSON.stringify([location.href, history.length, history.state, { ...localStorage }, { ...sessionStorage }, document.cookie, /** @type {any} */ (window).seen]));
  const dom = await page.locator("force-figures").evaluate((element) => element.outerHTML + element.shadowRoot?.innerHTML + element.shadowRoot?.querySelector("input")?.value);
  for (const trace of [traces, dom, reader.requests.join(" "), reader.lines.join(" "), reader.errors.join(" ")]) assert.ok(!/1AA/i.test(trace));
  assert.deepEqual((await reader.seen()).stored, []);
});

test("by pointer and by touch, at 320 px", async (t) => {
  for (const context of [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }]) {
    const { reader, page, field, seek } = await open(t, { context });
    const act = (/** @type {import("playwright-core").Locator} */ place) => ("hasTouch" in context ? place.tap() : place.click());
    await field.scrollIntoViewIfNeeded();
    await act(field);
    await page.keyboard.type("wrecsam");
    const option = seek.options.filter({ hasText: "North Wales Police" }).first();
    await option.waitFor();
    const box = await option.boundingBox();
    assert.ok(box && box.height >= 44 && box.x >= 0 && box.x + box.width <= context.viewport.width, JSON.stringify(box));
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= context.viewport.width, "nothing to scroll sideways");
    await act(option);
    await reader.headline((text) => text.startsWith("North Wales Police"));
    assert.equal(await field.evaluate((node) => node === /** @type {ShadowRoot} */ (node.getRootNode()).activeElement), true);
    assert.equal(await field.getAttribute("inputmode"), "none", "the keyboard of a phone goes");
    assert.equal(await page.locator("select[name=force]").isVisible(), true);
    assert.deepEqual((await reader.seen()).shifts.filter(({ byReader }) => !byReader), []);
  }
});

for (const [name, context] of /** @type {const} */ ([
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["320 px", { viewport: { width: 320, height: 900 } }],
])) {
  test(`the rules hold with the list open and the map shown: ${name}`, async (t) => {
    const { page, field, seek } = await open(t, { context, attributes: { remember: "" } });
    await seek.type("newport", "Newport");
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await violations(page), [], "the list");
    await field.fill("xqzxqz");
    await page.locator(".ff-note").waitFor();
    assert.deepEqual(await violations(page), [], "no match");
    await field.fill("");
    await page.getByRole("button", { name: "Choose on a map" }).click();
    await page.locator(".ff-map").waitFor();
    assert.deepEqual(await violations(page), [], "the map");
  });
}

for (const [what, path] of /** @type {const} */ ([["its script", SCRIPT], ["its wasm", CODE], ["the index", INDEX]])) {
  test(`without ${what} the list works, one quiet line says so, and the next key tries again`, async (t) => {
    let missing = true;
    const { reader, page, field, seek } = await open(t, { answer: (asked) => (missing && asked === path ? { status: 404 } : null) });
    await field.focus();
    await page.locator(".ff-failed").filter({ visible: true }).waitFor();
    const [{ detail }] = await reader.events("figure-error");
    assert.equal(detail.who, "host");
    await reader.pick("force", "kent");
    await reader.headline((text) => text.startsWith("Kent Police"));
    assert.deepEqual(reader.errors.filter((line) => !line.includes("404")), []);
    missing = false;
    if (path !== SCRIPT) await seek.type("reading", "Reading");
  });
}

test("a down arrow that is pressed while the search is on its way opens it when it is there", async (t) => {
  const { open: release, hold } = gate();
  const { page, field, seek } = await open(t, { answer: (path) => (path === SCRIPT ? hold() : null) });
  await field.focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await seek.panel.count(), 0, "nothing has come yet");
  release();
  await seek.panel.waitFor({ state: "visible" });
});

test("an index that does not come holds nothing up", async (t) => {
  const { open: release, hold, arrived } = gate();
  const { reader, field, seek } = await open(t, { answer: (path) => (path === INDEX ? hold() : null) });
  await field.focus();
  await arrived();
  await field.pressSequentially("reading");
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  await field.focus();
  release();
  await seek.options.filter({ hasText: "Reading" }).first().waitFor();
});

test("in Welsh", async (t) => {
  const { page, field, seek } = await open(t, { attributes: { lang: "cy" } });
  await page.getByRole("combobox", { name: "Dod o hyd i'ch heddlu: tref, cod post neu enw" }).waitFor();
  await seek.type("caerdydd", "Heddlu De Cymru");
  await seek.hears("anlyniad");
  await field.fill("xqzxqz");
  await page.locator(".ff-note").filter({ hasText: "Dim heddlu na lle" }).waitFor();
});

test("the map is gone through by the list, and pointed at", async (t) => {
  const { reader, page, field, seek } = await open(t);
  await field.focus();
  await seek.hears("The down arrow opens a map too");
  assert.equal(await seek.panel.isVisible(), false, "whoever passes by finds nothing open");
  await page.keyboard.press("ArrowDown");
  assert.ok(!reader.asked.includes(BOUNDARIES));
  await page.getByRole("button", { name: "Choose on a map" }).click();
  const map = page.locator(".ff-map");
  await map.waitFor();
  assert.equal(await map.locator("g").count(), 43);
  assert.ok((await page.locator(".ff-credit").innerText()).includes("Contains OS data © Crown copyright and database right 2023"));
  const names = await seek.texts();
  for (const name of ["City of London Police", "British Transport Police"]) assert.ok(names.some((text) => text.startsWith(name)), name);
  const at = names.findIndex((text) => text.startsWith("Kent Police"));
  for (let press = 0; press <= at; press += 1) await page.keyboard.press("ArrowDown");
  assert.match((await seek.looked())[0] ?? "", /^Kent Police/);
  assert.equal(await map.locator(".ff-looked").count(), 1);
  const box = await map.locator(".ff-looked path").boundingBox();
  assert.ok(box);
  await page.mouse.move(0, 0);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.equal(await seek.panel.isVisible(), false);
});

test("a finger learns the name of what it has pressed before it chooses", async (t) => {
  const { reader, page, field, seek } = await open(t, { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  await field.tap();
  await page.getByRole("button", { name: "Choose on a map" }).tap();
  await page.locator(".ff-map").waitFor();
  const box = await page.locator(".ff-map").boundingBox();
  assert.ok(box);
  // About the middle of Wales.
  const press = () => page.touchscreen.tap(box.x + box.width * 0.4, box.y + box.height * 0.66);
  await press();
  const name = await page.locator(".ff-note").innerText();
  assert.match(name, /Police\. Press it again to choose it\.$/);
  assert.equal(await seek.force(), "merseyside");
  await press();
  await reader.headline((text) => text.startsWith(name.split(".")[0] ?? "?"));
});

/** Where a reader is, and which force that is. */
const OXFORD = { latitude: 51.752, longitude: -1.2577 };
const GLASGOW = { latitude: 55.8642, longitude: -4.2518 };

test("a position is asked for on a click alone, and kept nowhere", async (t) => {
  const { reader, page, field } = await open(t, { context: { geolocation: OXFORD, permissions: ["geolocation"] } });
  await field.click();
  await page.getByRole("button", { name: "Use my location" }).click();
  await reader.headline((text) => text.startsWith("Thames Valley Police"));
  const traces = JSON.stringify([reader.requests, await reader.seen(), await page.evaluate(() => ({ ...localStorage }))]);
  assert.ok(!/51\.75|1\.257/.test(traces));
});

test("a position outside, and one that is not given, are said", async (t) => {
  const outside = await open(t, { context: { geolocation: GLASGOW, permissions: ["geolocation"] } });
  await outside.field.click();
  await outside.page.getByRole("button", { name: "Use my location" }).click();
  await outside.page.locator(".ff-note").filter({ hasText: "outside England and Wales" }).waitFor();
  assert.equal(await outside.seek.force(), "merseyside");
  const denied = await open(t, { context: { permissions: [] } });
  await denied.page.evaluate(() => {
    navigator.geolocation.getCurrentPosition = (_, failed) => failed?.(/** @type {any} */ ({ code: 1 }));
  });
  await denied.field.click();
  await denied.page.getByRole("button", { name: "Use my location" }).click();
  await denied.page.locator(".ff-note").filter({ hasText: "did not give your location" }).waitFor();
});

test("choose() says what it matched, and chooses only what is certain", async (t) => {
  const { reader, page, seek } = await open(t);
  const choose = (/** @type {string} */ text) => page.locator("force-figures").evaluate((element, said) => /** @type {any} */ (element).choose(said), text);
  const { matches, ...answer } = await choose("Reading");
  assert.deepEqual(answer, { force: "thames-valley", name: "Reading", kind: "place", certain: true, statement: null });
  assert.ok(matches.length >= 1);
  await reader.headline((text) => text.startsWith("Thames Valley Police"));
  const open_ = await choose("London");
  assert.deepEqual([open_.force, open_.certain], [null, false]);
  assert.ok(open_.matches.length >= 2);
  assert.equal(await seek.force(), "thames-valley");
  assert.match((await choose("Glasgow")).statement, /Scotland/);
});

test("a postcode of the page is used once, and gone before anything else", async (t) => {
  const { reader, page, seek } = await open(t);
  const left = await page.locator("force-figures").evaluate((element) => {
    element.setAttribute("postcode", "OX4 1AA");
    return [element.getAttribute("postcode"), /** @type {any} */ (element).postcode];
  });
  assert.deepEqual(left, [null, ""]);
  await reader.headline((text) => text.startsWith("Thames Valley Police"));
  const other = await visit(t, own, { body: staticElement({ postcode: "CF10 1AA" }) });
  await other.headline((text) => text.startsWith("South Wales Police"));
  assert.equal(await other.page.locator("force-figures").getAttribute("postcode"), null);
  for (const one of [reader, other]) assert.ok(!/1AA/i.test(JSON.stringify([one.requests, one.lines, one.errors, await one.seen()])));
  assert.equal(await seek.force(), "thames-valley");
});

test("elements that say `sync` move together, and no other", async (t) => {
  const body = `${staticElement({ sync: "" })}${staticElement({ sync: "" })}${staticElement()}`;
  const reader = await visit(t, own, { body, context: { viewport: { width: 1280, height: 6000 } } });
  await reader.ready(3);
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.deepEqual(await reader.page.locator("force-figures").evaluateAll((all) => all.map((one) => one.getAttribute("force"))), ["kent", "kent", "merseyside"]);
  assert.equal((await reader.events("force-change")).length, 1, "one reader's one choice");
});

test("`hash` takes the force of the address, and follows it; nothing is taken without it", async (t) => {
  const reader = await visit(t, own, { body: staticElement({ hash: "" }) });
  await reader.ready();
  await reader.page.evaluate(() => void (location.hash = "force=kent"));
  await reader.headline((text) => text.startsWith("Kent Police"));
  await reader.page.evaluate(() => void (location.hash = "force=nowhere"));
  await reader.frame();
  assert.equal(await reader.page.locator("force-figures").getAttribute("force"), "kent");
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

/** Runs before the page's scripts: a browser that keeps nothing. */
const noStorage = () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });

test("nothing is remembered unless the page and the reader say so; it is forgotten in one click", async (t) => {
  const { reader, page, field } = await open(t, { attributes: { remember: "" } });
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.deepEqual((await reader.seen()).stored, []);
  await field.click();
  const box = page.getByRole("checkbox", { name: /^Remember my force on this device\. Others who use it will see it\.$/ });
  await box.check();
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { "force-figures": "kent" });
  await reader.pick("force", "surrey");
  await reader.headline((text) => text.startsWith("Surrey Police"));
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { "force-figures": "surrey" });
  await page.reload();
  await reader.headline((text) => text.startsWith("Surrey Police"));
  await page.getByRole("button", { name: "Forget my force" }).click();
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
  assert.equal(await page.getByRole("button", { name: "Forget my force" }).count(), 0);
});

test("a page that does not allow it offers no remembering, and a browser without storage breaks nothing", async (t) => {
  const without = await open(t);
  await without.field.click();
  await without.seek.panel.waitFor();
  assert.equal(await without.page.getByRole("checkbox").count(), 0);
  const { reader, page, field } = await open(t, { attributes: { remember: "" }, scripts: [noStorage] });
  await field.click();
  await page.getByRole("checkbox").click();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});
