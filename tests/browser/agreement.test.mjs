// What is shown agrees: article and chart are about the same choice, however late scripts and texts come and whatever cannot be had;
// and where they cannot be, the text says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { run } from "../../www/tools/command.mjs";
import { bareElement, browserOfFile, gate, LATEST, staticElement, STORIES, visit, within } from "./support.mjs";

const own = browserOfFile();

const SCRIPT = '<script type="module" src="/force-story.js"></script>';
const NOT_FOUND = { status: 404, body: "not found" };
const WIDE = { viewport: { width: 1280, height: 4000 } };

/** What the command prints. @param {...string} args */
const rendered = async (...args) => (await run(await figuresCommand(), ["render", ...args])).trim();

/** Resolves when what `selector` finds first has that text in it. @param {import("./support.mjs").Visit} reader @param {string} selector @param {string} text */
const says = (reader, selector, text) =>
  reader.page.waitForFunction(([where, wanted]) => document.querySelector(where)?.textContent?.includes(wanted), [selector, text]);

/** Resolves when what `selector` finds first is in that state. @param {import("./support.mjs").Visit} reader @param {string} selector @param {string | null} state */
const stands = (reader, selector, state) =>
  reader.page.waitForFunction(([where, wanted]) => document.querySelector(/** @type {string} */ (where))?.getAttribute("data-state") === wanted, [selector, state]);

const story = (/** @type {string} */ selector = "force-story") => `${selector} > p`;

test("a script of the texts that comes late finds out that the chart shows another force by now", async (t) => {
  const body = staticElement() + (await rendered("--part", "local", "--force", "merseyside"));
  const reader = await visit(t, own, { body, context: WIDE });
  await reader.ready();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  await reader.page.addScriptTag({ type: "module", url: "/force-story.js" });
  await says(reader, story(), "Kent Police recorded");
  assert.ok(!(await reader.page.locator("force-story").innerText()).includes("Merseyside"));
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("texts that are inserted later are of the force that is shown, also those of older snippets", async (t) => {
  const reader = await visit(t, own, { body: staticElement(), head: SCRIPT, context: WIDE });
  await reader.ready();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  const written = await Promise.all([rendered("--part", "local", "--force", "merseyside"), rendered("--claim", "harassment.latest", "--force", "merseyside")]);
  for (const [name, texts] of /** @type {const} */ ([["new", written], ["old", written.map((text) => text.replace(/ data-query="[^"]*"/, ""))]])) {
    assert.ok(texts[0].startsWith("<force-story") && texts[1].startsWith("<force-figure"));
    await reader.page.evaluate(([id, html]) => document.querySelector("main")?.insertAdjacentHTML("beforeend", `<div id="${id}">${html}</div>`), [name, texts.join(" ")]);
    await says(reader, story(`#${name} force-story`), "Kent Police recorded");
    await reader.page.waitForFunction(([id, value]) => document.querySelector(`#${id} force-figure`)?.textContent === value, [name, (await reader.shown()).keys[0].value]);
  }
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("a text that was written for what is shown stays, and loads nothing", async (t) => {
  const texts = await Promise.all([
    rendered("--part", "local", "--force", "merseyside"),
    rendered("--part", "local", "--force", "kent", "--pin", "force"),
    rendered("--part", "headline", "--force", "merseyside"),
    rendered("--claim", "harassment.change-percent", "--force", "merseyside", "--offence", "stalking"),
  ]);
  // One asks for what the other leaves to the default, and the other way round.
  const reader = await visit(t, own, { body: staticElement({ offence: "harassment", release: "latest" }) + texts.join(""), head: SCRIPT, context: WIDE });
  await reader.ready();
  await reader.frame();
  const before = await reader.page.locator("force-story, force-figure").allInnerTexts();
  await reader.page.evaluate((html) => document.querySelector("main")?.insertAdjacentHTML("beforeend", html), texts[0]);
  await reader.frame();
  assert.deepEqual(await reader.page.locator("force-story, force-figure").allInnerTexts(), [...before, before[0]]);
  assert.deepEqual(reader.asked.filter((path) => STORIES.includes(path)), []);
  assert.equal(await reader.page.locator("[data-state], [aria-busy]").count(), 0);
});

test("a text of an older release is told anew beside a chart of the newest one", async (t) => {
  const text = await rendered("--part", "local", "--force", "kent", "--release", "2023-10-19");
  assert.ok(text.includes("in the year to June 2023"), text);
  const reader = await visit(t, own, { body: bareElement({ force: "kent" }) + text, head: SCRIPT, context: WIDE });
  await reader.ready();
  await says(reader, story(), "in the year to December 2025");
});

test("the headline in an article follows the measure too; what says nothing of it stays", async (t) => {
  const body = staticElement() + (await rendered("--part", "headline", "--force", "merseyside")) + (await rendered("--part", "local", "--force", "merseyside"));
  const reader = await visit(t, own, { body, head: SCRIPT, context: WIDE });
  await reader.ready();
  const local = await reader.page.locator(story("[part=local]")).innerText();
  await reader.turn("measure", "rate");
  await says(reader, "force-story[part=headline]", "for every 1,000 people");
  assert.equal(await reader.page.locator("force-story[part=headline]").innerText(), (await reader.shown()).headline);
  assert.equal(await reader.page.locator(story("[part=local]")).innerText(), local);
});

test("where the second wasm is not to be had, the article says that it stays behind, and no choice is told that was not shown", async (t) => {
  const body = staticElement() + (await rendered("--part", "local", "--force", "merseyside")) + `<p>${await rendered("--claim", "harassment.latest", "--force", "merseyside")}</p>`;
  let broken = true;
  const answer = (/** @type {string} */ path) => (broken && path === STORIES[1] ? NOT_FOUND : null);
  const reader = await visit(t, own, { body, head: SCRIPT, answer, context: WIDE });
  await reader.ready();
  await reader.page.locator('input[value="outcomes"]').click({ force: true });
  const [failure] = await reader.events("figure-error");
  assert.deepEqual([failure.detail.kind, failure.detail.who], ["wasm-not-found", "host"]);
  await reader.frame();
  assert.deepEqual((await reader.seen()).events.filter(({ type }) => type === "chart-change"), [], "a chart that was never shown");
  const article = await reader.page.locator(story()).innerText();

  await reader.pick("force", "gwent");
  await reader.headline((text) => text.startsWith("Gwent Police"));
  await stands(reader, "force-story", "behind");
  await stands(reader, "force-figure", "behind");
  assert.equal(await reader.page.locator(story()).innerText(), article, "no word of it is lost");
  const line = reader.page.locator("force-story .behind", { hasText: "could not be updated" });
  assert.ok(await line.isVisible(), "the text says so");
  assert.ok(await reader.part(".ff-failed").isVisible(), "the widget says so, as long as it is so");
  assert.equal(await reader.page.locator("[aria-busy]").count(), 0);
  // The figure's box is of the figure that stands, and says the same.
  await reader.page.locator("force-figure [part=figure]").focus();
  const box = reader.page.locator("force-figure [role=tooltip]");
  await box.filter({ hasText: "could not be updated" }).waitFor();
  assert.match(await box.innerText(), /^Merseyside Police recorded 8,571/);
  // Every failure under its own name, and told once, whichever bundle met it.
  assert.equal(reader.lines.length, 1, reader.lines.join("\n"));
  assert.match(reader.lines[0], /wasm-not-found \(for the host\)/);
  for (const { detail } of await reader.events("figure-error")) assert.equal(detail.kind, "wasm-not-found");

  // Back to the force that it is about: nothing is wrong any more.
  await reader.pick("force", "merseyside");
  await stands(reader, "force-story", null);
  assert.ok(await line.isHidden());
  broken = false;
  await reader.pick("force", "kent");
  await says(reader, story(), "Kent Police recorded");
  await stands(reader, "force-story", null);
  await stands(reader, "force-figure", null);
});

/** What can be wrong with the files of the second wasm, and how it is told. @type {[string, (path: string) => any, string, string][]} */
const WRONG = [
  ["the second wasm is missing", (path) => (path === STORIES[1] ? NOT_FOUND : null), "wasm-not-found", "host"],
  ["the second wasm is damaged", (path) => (path === STORIES[1] ? { headers: { "Content-Type": "application/wasm" }, body: Buffer.from("no") } : null), "wasm-damaged", "host"],
  ["its script is missing", (path) => (path === STORIES[0] ? NOT_FOUND : null), "script-not-found", "host"],
  ["the companion is missing", (path) => (path === STORIES[2] ? NOT_FOUND : null), "data-not-found", "host"],
  ["the companion is damaged", (path) => (path === STORIES[2] ? { headers: { "Content-Type": "application/octet-stream" }, body: Buffer.from("no") } : null), "data-damaged", "publisher"],
  ["the server fails", (path) => (path === STORIES[2] ? { status: 503, body: "" } : null), "network", "host"],
];

for (const [name, answer, kind, who] of WRONG) {
  test(`${name}: a text, a chart and a question are told ${kind}, for the ${who}`, async (t) => {
    const body = staticElement() + (await rendered("--part", "local", "--force", "merseyside"));
    const reader = await visit(t, own, { body, head: SCRIPT, answer, context: WIDE });
    await reader.ready();
    await reader.pick("force", "kent");
    await stands(reader, "force-story", "behind");
    const asked = await reader.page.locator("force-figures").evaluate((element) =>
      /** @type {any} */ (element).explain("harassment.latest").then(() => null, (/** @type {any} */ error) => [error.name, error.kind, error.who]),
    );
    assert.deepEqual(asked, ["FigureFailure", kind, who]);
    await reader.page.locator('input[value="outcomes"]').click({ force: true });
    const failures = await reader.events("figure-error", 2);
    assert.deepEqual(failures.map(({ detail }) => [detail.kind, detail.who]), failures.map(() => [kind, who]));
    for (const line of reader.lines) assert.ok(line.includes(`> ${kind} (for the ${who}):`), line);
    assert.equal(new Set(reader.lines).size, reader.lines.length, "each line once");
  });
}

test("a mistake in a claim or a part keeps the text, and is told once to whoever wrote the page", async (t) => {
  const body = `${bareElement({ id: "figures", force: "kent" })}
    <p id="claim"><force-figure claim="harassment.worst">many</force-figure></p>
    <p id="offence"><force-figure claim="theft.latest">many more</force-figure></p>
    <force-story id="part" part="lokal"><p>As it was published.</p></force-story>
    <force-story id="again" part="lokal"><p>As it was published, too.</p></force-story>
    <force-story id="right" part="local"><p>As it was.</p></force-story>`;
  const reader = await visit(t, own, { body, head: SCRIPT, context: WIDE });
  await reader.ready();
  for (const [force, name] of [["gwent", "Gwent"], ["essex", "Essex"]]) {
    await reader.pick("force", force);
    await says(reader, "#right", `${name} Police recorded`);
    for (const id of ["#claim force-figure", "#offence force-figure", "#part", "#again"]) await stands(reader, id, "behind");
  }
  const kept = await reader.page.locator("#claim, #offence, #part > p, #again > p").allInnerTexts();
  assert.deepEqual(kept, ["many", "many more", "As it was published.", "As it was published, too."]);
  assert.equal(reader.lines.length, 3, reader.lines.join("\n"));
  for (const line of reader.lines) assert.match(line, /^info: <force-figures> query \(for the page\): unknown /);
  assert.ok(reader.lines.some((line) => line.endsWith('unknown part "lokal"; valid: local, outcomes, national, headline, force, place, released, source')), reader.lines.join("\n"));
  assert.ok(await reader.page.locator("force-figures .ff-failed").isHidden(), "a reader can do nothing about it");
  assert.deepEqual(reader.errors, []);
});

test("a failure is no error of a script: window.onerror is not called, its old name goes on", async (t) => {
  const body = bareElement({ id: "figures", force: "kent" });
  const heard = () => {
    const seen = /** @type {any} */ (window);
    seen.heard = [];
    window.onerror = (event) => void seen.heard.push(`onerror ${event}`);
    addEventListener("error", () => seen.heard.push("window error"));
    addEventListener("figure-error", () => seen.heard.push("window figure-error"));
    document.addEventListener("DOMContentLoaded", () =>
      document.querySelector("#figures")?.addEventListener("error", (event) => seen.heard.push(`element error ${/** @type {CustomEvent} */ (event).detail.kind}`)),
    );
  };
  const reader = await visit(t, own, { body, answer: (path) => (path === LATEST ? NOT_FOUND : null), scripts: [heard] });
  await reader.events("figure-error");
  assert.deepEqual(await reader.page.evaluate(() => /** @type {any} */ (window).heard), ["window figure-error", "element error data-not-found"]);
  const [old] = await reader.events("error");
  assert.deepEqual([old.bubbles, old.composed, old.target], [false, true, "figures"]);
});

test("texts find a widget that comes later, follow one that takes its place, and let go of one that is removed", async (t) => {
  const texts = (await rendered("--part", "local", "--force", "merseyside", "--for", "figures")) + (await rendered("--part", "force", "--force", "merseyside"));
  const reader = await visit(t, own, { body: `<div id="place"></div>${texts}`, head: SCRIPT, context: WIDE });
  const { page } = reader;
  await page.evaluate(() => customElements.whenDefined("force-story"));
  const widget = (/** @type {any} */ element) => element.widget?.getAttribute("force") ?? null;
  const widgets = () => page.locator("force-story").evaluateAll((elements, found) => elements.map(new Function("element", `return (${found})(element)`)), widget.toString());
  const put = (/** @type {string} */ force) => page.evaluate((html) => void document.querySelector("#place")?.insertAdjacentHTML("beforeend", `<section>${html}</section>`), bareElement({ id: "figures", force }));
  assert.deepEqual(await widgets(), [null, null]);
  await put("merseyside");
  await reader.ready();
  assert.deepEqual(await widgets(), ["merseyside", "merseyside"]);
  assert.deepEqual(reader.asked.filter((path) => STORIES.includes(path)), [], "it shows what they say");
  await reader.pick("force", "kent");
  await says(reader, story(), "Kent Police recorded");
  await says(reader, "force-story[part=force]", "Kent Police");
  // Gone with what is around it, as a page that goes on without reloading does it.
  await page.evaluate(() => {
    const held = /** @type {any} */ (window);
    held.gone = document.querySelector("#figures");
    document.querySelector("#place section")?.remove();
  });
  await page.waitForFunction(() => [...document.querySelectorAll("force-story")].every((text) => /** @type {any} */ (text).widget === null));
  await page.evaluate(() => /** @type {any} */ (window).gone.setAttribute("force", "essex"));
  await reader.frame();
  assert.match(await page.locator(story()).innerText(), /^Kent Police recorded/);
  await put("gwent");
  await says(reader, story(), "Gwent Police recorded");
  await says(reader, "force-story[part=force]", "Gwent Police");
  // One after the other in the same task; and one that moves on the page stays the same.
  await page.evaluate(() => {
    const old = document.querySelector("#figures");
    const next = document.createElement("force-figures");
    next.id = "figures";
    next.setAttribute("force", "essex");
    old?.replaceWith(next);
    document.querySelector("h1")?.before(next);
  });
  await says(reader, story(), "Essex Police recorded");
  await page.evaluate(() => document.querySelector("#figures")?.setAttribute("force", "surrey"));
  await says(reader, story(), "Surrey Police recorded");
  await page.evaluate(() => document.querySelector("#figures")?.remove());
  await page.waitForFunction(() => [...document.querySelectorAll("force-story")].every((text) => /** @type {any} */ (text).widget === null));
  assert.deepEqual([...reader.errors, ...reader.lines], []);
});

test("a question to an element that stands in no page is answered, and nothing is held afterwards", async (t) => {
  /** Counts the datasets that are in the wasm. */
  const count = () => {
    const seen = /** @type {any} */ (window);
    seen.freed = 0;
    const original = WebAssembly.instantiate;
    WebAssembly.instantiate = async (/** @type {any} */ source, /** @type {any} */ imports) => {
      const result = /** @type {any} */ (await original(source, imports));
      const exported = Object.values((result.instance ?? result).exports);
      seen.memory = exported.find((value) => value instanceof WebAssembly.Memory);
      return result;
    };
  };
  const reader = await visit(t, own, { body: "", scripts: [count] });
  const sizes = await within(
    reader.page.evaluate(async () => {
      const seen = /** @type {any} */ (window);
      await customElements.whenDefined("force-figures");
      const sizes = [];
      for (let at = 0; at < 40; at += 1) {
        const element = /** @type {any} */ (document.createElement("force-figures"));
        element.force = "kent";
        // Each asks for a dataset of its own address.
        element.src = `data/harassment-2026-04-23.figures?${at}`;
        const [one, other] = await Promise.all([element.explain("harassment.latest"), element.explain("harassment.previous")]);
        if (!(one.raw > 0 && other.raw > 0)) throw new Error("no answer");
        await new Promise((done) => setTimeout(done));
        sizes.push(seen.memory.buffer.byteLength);
      }
      return sizes;
    }),
    "40 questions",
  );
  assert.equal(sizes.at(-1), sizes[4], `the memory of the wasm grows: ${sizes.join(" ")}`);
});

test("a text that waits for its answer is busy, says after fifteen seconds that it is behind, and still takes what comes later", async (t) => {
  const { open, arrived, hold } = gate();
  const body = staticElement() + (await rendered("--part", "local", "--force", "merseyside")) + `<p>${await rendered("--claim", "harassment.latest", "--force", "merseyside")}</p>`;
  const reader = await visit(t, own, { body, head: SCRIPT, answer: (path) => (path === STORIES[1] ? hold() : null), context: WIDE });
  await reader.ready();
  await reader.page.clock.install();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  await arrived();
  await reader.page.clock.fastForward(1000);
  for (const tag of ["force-story", "force-figure"]) {
    await stands(reader, tag, "updating");
    assert.equal(await reader.page.locator(tag).getAttribute("aria-busy"), "true");
    assert.ok(Number(await reader.page.locator(tag).evaluate((element) => getComputedStyle(element).opacity)) < 1, "and is seen to be");
  }
  await reader.page.clock.fastForward(15_000);
  for (const tag of ["force-story", "force-figure"]) {
    await stands(reader, tag, "behind");
    assert.equal(await reader.page.locator(tag).getAttribute("aria-busy"), null);
  }
  assert.ok(await reader.page.locator("force-story .behind", { hasText: "could not be updated" }).isVisible());
  assert.match(await reader.page.locator(story()).innerText(), /^Merseyside Police/);
  open();
  await says(reader, story(), "Kent Police recorded");
  for (const tag of ["force-story", "force-figure"]) await stands(reader, tag, null);
  assert.equal(await reader.page.locator("force-story").getAttribute("data-query").then((query) => query?.includes("force=kent")), true);
});

test("while the second wasm is on its way another force is shown at once, and the chart that was chosen is waited for", async (t) => {
  const { open, arrived, hold } = gate();
  const reader = await visit(t, own, { body: staticElement(), answer: (path) => (path === STORIES[1] ? hold() : null) });
  await reader.ready();
  await reader.turn("chart", "outcomes");
  await arrived();
  await reader.pick("force", "kent");
  await reader.headline((text) => text.startsWith("Kent Police"));
  const shown = await reader.shown();
  assert.deepEqual([shown.chosen.force, shown.chosen.chart], ["kent", "outcomes"]);
  assert.match(shown.title, /12 months to the end/, "the chart is still the one that can be shown");
  assert.equal(await reader.page.locator("force-figures figure[aria-busy=true]").filter({ visible: true }).count(), 1);
  assert.match(await reader.part(".ff-failed").innerText(), /^Loading/);
  assert.deepEqual((await reader.events("force-change")).map(({ detail }) => detail.force), ["kent"]);
  assert.deepEqual((await reader.seen()).events.filter(({ type }) => type === "chart-change"), [], "it is not shown yet");
  open();
  await reader.events("chart-change");
  assert.match((await reader.shown()).title, /^What happened/);
  assert.match((await reader.shown()).headline, /Kent Police/);
  assert.equal(await reader.page.locator("[aria-busy]").count(), 0);
  assert.ok(await reader.part(".ff-failed").count() === 0);
});

test("a second wasm that never answers ends after twenty seconds: the chart that was chosen is taken back", async (t) => {
  const { open, arrived, hold } = gate();
  t.after(() => open());
  const reader = await visit(t, own, { body: staticElement(), answer: (path) => (path === STORIES[1] ? hold() : null) });
  await reader.page.clock.install();
  await reader.ready();
  await reader.turn("chart", "outcomes");
  await arrived();
  await reader.page.clock.runFor(21_000);
  const [failure] = await reader.events("figure-error");
  assert.match(failure.detail.message, /not whole after 20 s/);
  const shown = await reader.shown();
  assert.deepEqual([shown.visible, shown.chosen.chart], [true, "trend"]);
  assert.equal(await reader.page.locator("[aria-busy]").count(), 0);
  assert.ok(await reader.part(".ff-failed").isVisible());
});

test("a chart that nobody waits for any more takes nothing away when it fails, and can be tried again", async (t) => {
  const { open, arrived, hold } = gate();
  let broken = true;
  const answer = (/** @type {string} */ path) => (broken && path === STORIES[1] ? hold().then(() => NOT_FOUND) : null);
  const reader = await visit(t, own, { body: staticElement(), answer });
  await reader.ready();
  await reader.turn("chart", "outcomes");
  await arrived();
  await reader.turn("chart", "years");
  await reader.page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-title")?.textContent?.includes("each year"));
  const missing = reader.page.waitForResponse((response) => response.status() === 404).then((response) => response.finished());
  open();
  await within(missing, "the second wasm");
  await reader.frame();
  assert.deepEqual((({ visible, chosen }) => [visible, chosen.chart])(await reader.shown()), [true, "years"]);
  assert.equal(await reader.page.locator("[aria-busy]").count(), 0);
  broken = false;
  await reader.turn("chart", "outcomes");
  await reader.page.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector(".ff-title")?.textContent?.startsWith("What happened"));
});

test("an element that is moved into another document keeps its styles and its life", async (t) => {
  const reader = await visit(t, own, { body: `<iframe title="Another document" width="700" height="1200"></iframe>${staticElement()}`, context: WIDE });
  await reader.ready();
  await reader.page.evaluate(() => {
    const inner = /** @type {Document} */ (document.querySelector("iframe")?.contentDocument);
    inner.body.append(/** @type {Element} */ (document.querySelector("force-figures")));
  });
  const frame = reader.page.frames()[1];
  const figure = frame.locator("force-figures");
  await frame.waitForFunction(() => document.querySelector("force-figures")?.shadowRoot?.querySelector("figure:not([hidden]) canvas"));
  assert.equal(await figure.locator(".ff-kicker").filter({ visible: true }).evaluate((node) => getComputedStyle(node).fontSize), "13px");
  const list = figure.locator("select[name=force]");
  await list.dispatchEvent("pointerover");
  await list.selectOption("kent");
  await figure.locator(".ff-headline", { hasText: "Kent Police" }).filter({ visible: true }).waitFor();
  assert.deepEqual(reader.errors, []);
});
