// The iframe form by itself: what its address says, what it tells and to whom, and how it stands in a sandbox.

import assert from "node:assert/strict";
import { test } from "node:test";
import { neverLate, visitHost } from "./host.mjs";
import { browserOfFile, built, gate, LATEST, PATIENCE, visit, WASM } from "./support.mjs";

const own = browserOfFile();

const framed = (/** @type {string} */ src, more = "") => `<iframe title="Recorded crime" src="${src}" ${more}></iframe>`;

/** So tall that the whole frame and what follows it are in sight: what moves out of sight is no layout shift. */
const TALL = { viewport: { width: 800, height: 2600 } };

test("without a script the frame shows England and Wales, whole", async (t) => {
  const reader = await visit(t, own, { path: "frame.html?force=kent", context: { javaScriptEnabled: false } });
  const figure = reader.page.locator("force-figures figure").filter({ visible: true });
  assert.match(await figure.locator(".ff-headline").innerText(), /England and Wales/);
  assert.equal(await figure.locator("svg").filter({ visible: true }).count(), 1);
  await figure.locator(".ff-figures > summary").click();
  assert.equal(await figure.locator("tbody tr").count(), 52);
  assert.deepEqual(reader.requests.filter((url) => /\.(js|wasm|figures)$/.test(url)), []);
});

test("the address is spelled as the element's attributes are", async (t) => {
  const attributes = {
    force: "gwent",
    offence: "stalking",
    measure: "rate",
    "year-ending": "2022-06",
    compare: "kent",
    release: "2023-10-19",
    chart: "years",
    lang: "en",
    topic: "harassment",
  };
  const reader = await visit(t, own, { path: `frame.html?${new URLSearchParams(attributes)}` });
  const [{ detail }] = await reader.ready();
  assert.deepEqual(detail, { force: "gwent", offence: "stalking", release: "2023-10-19", life: "near" });
  const element = reader.page.locator("force-figures");
  const found = await element.evaluate((node) => Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])));
  assert.deepEqual(found, { ...attributes, loading: "near" });
  const { headline, chosen } = await reader.shown();
  assert.match(headline, /^Gwent Police .* for every 1,000 people in the year to June 2022/);
  assert.deepEqual(chosen, { force: "gwent", offence: "stalking", measure: "rate", chart: "years" });
});

test("the address cannot bring a dataset of its own, nor anything else", async (t) => {
  const reader = await visit(t, own, { path: "frame.html?force=&src=https://example.org/lies.figures&class=x&id=y&onclick=z" });
  await reader.ready();
  const names = await reader.page.locator("force-figures").evaluate((node) => node.getAttributeNames());
  assert.deepEqual(names, ["loading"]);
  assert.ok(reader.requests.every((url) => url.startsWith(reader.url) || url.startsWith("data:")), reader.requests.join(" "));
});

test("the address sets the colour scheme", async (t) => {
  for (const [scheme, dark, expected] of /** @type {const} */ ([
    ["dark", false, "dark"],
    ["light", true, "light"],
    ["auto", true, "dark"],
    ["auto", false, "light"],
    ["", true, "light"],
    ["blue", true, "light"],
  ])) {
    const reader = await visit(t, own, { path: `frame.html?scheme=${scheme}`, context: { colorScheme: dark ? "dark" : "light" } });
    await reader.ready();
    const ink = await reader.part(".ff-headline").evaluate((node) => getComputedStyle(node).color);
    assert.equal(ink, expected === "dark" ? "rgb(236, 239, 243)" : "rgb(22, 25, 29)", `${scheme || "none"} where the reader likes ${dark ? "dark" : "light"}`);
  }
});

test("a figure that is not on the page yet is not given the height of another", async (t) => {
  const { open, hold, arrived } = gate();
  const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent")), answer: (path) => (path === WASM ? hold() : null) });
  await arrived();
  // The host asks, and is not answered either.
  await host.page.evaluate(() => frames[0].postMessage({ sentinel: "amp", type: "frames-init" }, "*"));
  await new Promise((done) => setTimeout(done, 300));
  assert.deepEqual(await host.messages(), []);
  open();
  const frame = await host.drawn();
  const height = await frame.evaluate(() => document.documentElement.getBoundingClientRect().height);
  assert.deepEqual((await host.told()).amp, [height]);
});

test("a figure that the page holds already is given its height before anything has come", async (t) => {
  const { open, hold, arrived } = gate();
  const host = await visitHost(t, own, {
    body: (frame) => framed(frame()),
    answer: (path) => (path === WASM ? hold() : null),
    // A frame that is late tells its height too: here it never is, so that what is told was told for a reason.
    scripts: [neverLate],
  });
  await arrived();
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.length > 0);
  const { inner } = await host.heights();
  assert.deepEqual((await host.told()).amp, [inner]);
  open();
  await host.drawn();
});

test("a figure that is late is given the height of what is there", async (t) => {
  const { open, hold, arrived } = gate();
  const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent")), answer: (path) => (path === WASM ? hold() : null) });
  await arrived();
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.length > 0);
  assert.deepEqual((await host.told()).amp, [(await host.heights()).inner]);
  assert.equal(await (await host.inside()).locator("canvas").count(), 0, "it is there already");
  open();
  await host.drawn();
});

test("a frame that fails keeps its static form, and says how high that is", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent")), answer: (path) => (path === LATEST ? { status: 404 } : null) });
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.length > 0);
  const frame = await host.inside();
  assert.ok(await frame.locator("force-figures > figure").isVisible());
  assert.ok(await frame.locator(".ff-failed").isVisible());
  assert.deepEqual((await host.told()).amp, [(await host.heights()).inner]);
});

test("a frame that is not displayed says nothing, and its height when it is shown", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => `<div id="tab" style="display: none">${framed(frame())}</div>` });
  await (await host.inside()).waitForFunction(() => customElements.get("force-figures"));
  await host.frame();
  assert.deepEqual(await host.messages(), []);
  await host.page.locator("#tab").evaluate((tab) => void (/** @type {HTMLElement} */ (tab).style.display = "block"));
  await host.drawn();
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.length > 0);
  assert.ok(Object.values(await host.told()).flat().every((height) => height > 500));
});

test("only the page around it can ask a frame", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => framed(frame()) + `<iframe id="other" title="Another" src="about:blank"></iframe>` });
  await host.drawn();
  const before = (await host.messages()).length;
  const ask = { sentinel: "amp", type: "frames-init" };
  // A frame beside it, and the frame itself.
  await host.page.evaluate((message) => {
    /** @type {any} */ (frames[1]).eval(`parent.frames[0].postMessage(${JSON.stringify(message)}, "*")`);
  }, ask);
  await (await host.inside()).evaluate((message) => postMessage(message, "*"), ask);
  await new Promise((done) => setTimeout(done, 300));
  assert.equal((await host.messages()).length, before);
  await host.page.evaluate((message) => frames[0].postMessage(message, "*"), ask);
  await host.page.waitForFunction((count) => /** @type {any} */ (window).messages.length === count, before + 1);
});

test("a tab that comes back to the front is told again", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => framed(frame()) });
  const frame = await host.drawn();
  const before = (await host.messages()).length;
  await frame.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await host.page.waitForFunction((count) => /** @type {any} */ (window).messages.length === count, before + 2);
  const { amp, datawrapper } = await host.told();
  assert.equal(amp.at(-1), amp.at(-2));
  assert.deepEqual(amp, datawrapper);
});

test("a pym host that asks a second time is answered", async (t) => {
  const host = await visitHost(t, own, {
    body: (frame) => `<div id="figures" data-pym-src="${frame("force=kent")}" data-pym-optionalparams="false"></div>
      <script src="/pym.js/dist/pym.v1.min.js"></script>`,
  });
  await host.drawn();
  await host.fitting();
  const { pym } = await host.told();
  const ask = () => host.page.evaluate(() => /** @type {any} */ (window).pym.autoInitInstances[0].sendWidth());
  await ask();
  await new Promise((done) => setTimeout(done, 250));
  await ask();
  await host.page.waitForFunction(
    (count) => /** @type {any} */ (window).messages.filter(({ data }) => String(data).startsWith("pym")).length === count,
    pym.length + 1,
  );
  assert.equal((await host.told()).pym.at(-1), pym.at(-1));
});

test("a sandbox without an origin takes nothing away", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent"), `sandbox="allow-scripts"`) });
  const frame = await host.drawn();
  assert.equal(await frame.evaluate(() => origin), "null");
  const headline = frame.locator(".ff-headline").filter({ visible: true });
  assert.match(await headline.innerText(), /^Kent Police recorded /);
  await frame.locator("select[name=force]").selectOption("essex");
  assert.match(await headline.innerText(), /^Essex Police recorded /);
  assert.deepEqual((await host.messages()).map(({ origin }) => origin).filter((origin) => origin !== "null"), []);
  assert.deepEqual(host.errors, []);
});

test("a sandbox lets readers keep the figures where it allows downloads", async (t) => {
  for (const [sandbox, saves] of /** @type {const} */ ([
    ["allow-scripts allow-downloads", true],
    ["allow-scripts", false],
  ])) {
    const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent"), `sandbox="${sandbox}"`), context: TALL });
    const files = /** @type {string[]} */ ([]);
    host.page.on("download", (file) => void files.push(file.suggestedFilename()));
    const frame = await host.drawn();
    await frame.locator(".ff-figures > summary").filter({ visible: true }).click();
    await frame.locator(".ff-download").click();
    // What is refused leaves no trace in every browser: some write a line to the console. A download that is let through takes some 50 ms.
    const end = Date.now() + (saves ? PATIENCE : 1000);
    while (files.length === 0 && host.errors.length === 0 && Date.now() < end) await host.frame();
    assert.deepEqual(files, saves ? ["kent-harassment-2026-04-23.csv"] : [], sandbox);
    const others = host.errors.filter((line) => saves || !line.includes("Download is disallowed"));
    assert.deepEqual(others, [], sandbox);
  }
});

test("a sandbox without scripts shows the static form", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent"), "sandbox") });
  const frame = await host.inside();
  assert.match(await frame.locator(".ff-headline").filter({ visible: true }).innerText(), /England and Wales/);
});

test("what readers do is told to the one origin that the address names", async (t) => {
  const host = await visitHost(t, own, {
    // The host's address is known when the page is open: the frame is added then.
    body: () => `<div id="place"></div>`,
  });
  const embed = (/** @type {string} */ events) =>
    host.page.evaluate(
      ([site, origin]) => {
        const frame = document.createElement("iframe");
        frame.src = `${site}frame.html?force=kent&events=${encodeURIComponent(origin)}`;
        document.querySelector("#place")?.replaceChildren(frame);
        /** @type {any} */ (window).messages.length = 0;
      },
      [host.site, events],
    );
  const events = async () => (await host.messages()).map(({ data }) => data).filter((data) => data?.source);

  await embed(new URL(host.url).origin);
  const frame = await host.drawn();
  await frame.locator("select[name=force]").selectOption("gwent");
  await frame.locator("select[name=offence]").selectOption("stalking");
  await frame.locator(`input[name=measure][value=rate]`).check({ force: true });
  await frame.locator(`input[name=chart][value=years]`).check({ force: true });
  await frame.locator(".ff-figures > summary").filter({ visible: true }).click();
  await frame.locator(".ff-download").click();
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.some((/** @type {any} */ { data }) => data.type === "download"));
  await frame.locator("input[type=range]").press("Home");
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.some((/** @type {any} */ { data }) => data.type === "cursor-change"));
  assert.deepEqual((await events()).map(({ source, ...event }) => (assert.equal(source, "force-figures"), event)), [
    { type: "ready", data: { force: "kent", offence: "harassment", release: "2026-04-23", life: "eager" } },
    { type: "force-change", data: { force: "gwent", name: "Gwent Police" } },
    { type: "offence-change", data: { offence: "stalking", name: "Stalking" } },
    { type: "measure-change", data: { measure: "rate", name: "Per 1,000 people" } },
    { type: "chart-change", data: { chart: "years", name: "Year by year" } },
    { type: "download", data: { name: "gwent-stalking-2026-04-23.csv" } },
    { type: "cursor-change", data: { readout: await frame.locator(".ff-readout").innerText() } },
  ]);

  for (const wrong of ["*", "https://example.org/path", "example.org", "null"]) {
    await embed(wrong);
    await host.drawn(encodeURIComponent(wrong));
    assert.deepEqual(await events(), [], wrong);
  }
  assert.equal(host.lines.length, 4, host.lines.join("\n"));
  assert.ok(host.lines.every((line) => line.startsWith(`info: <force-figures> events="`)), host.lines.join("\n"));
  assert.deepEqual(host.errors, []);

  // Another origin than the host's own: the browser keeps it from the host.
  await embed("https://example.org");
  await host.drawn(encodeURIComponent("https://example.org"));
  assert.deepEqual(await events(), []);
});

test("a frame whose address names no page tells nothing of what readers do: not a message, whatever they do", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent&chart=years")), context: TALL });
  const frame = await host.drawn();
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.length > 0);
  await host.frame();
  const before = (await host.messages()).length;
  // None of these changes the height.
  await frame.locator("input[type=range]").press("Home");
  await frame.locator(".ff-plot").filter({ visible: true }).hover({ position: { x: 200, y: 60 } });
  await frame.waitForFunction(() => /** @type {any} */ (window).seen.events.some((/** @type {any} */ { type }) => type === "cursor-change"));
  await host.frame();
  assert.deepEqual((await host.messages()).slice(before), [], "the cursor");
  // These may.
  await frame.locator("select[name=force]").selectOption("gwent");
  await frame.locator("select[name=offence]").selectOption("stalking");
  await frame.locator("input[name=measure][value=rate]").check({ force: true });
  await frame.locator("input[name=chart][value=trend]").check({ force: true });
  await frame.locator(".ff-figures > summary").filter({ visible: true }).click();
  const inner = await frame.evaluate(() => document.documentElement.getBoundingClientRect().height);
  await host.page.waitForFunction((height) => /** @type {any} */ (window).messages.at(-1)?.data["datawrapper-height"]?.["force-figures"] === Math.ceil(height), inner);
  const types = await frame.evaluate(() => /** @type {any} */ (window).seen.events.map((/** @type {any} */ { type }) => type));
  for (const type of ["force-change", "offence-change", "measure-change", "chart-change"]) assert.ok(types.includes(type), type);
  // Any message that is no height would be an error in here.
  const { amp, datawrapper, ...others } = await host.told();
  assert.deepEqual([amp, Object.keys(others)], [datawrapper, []]);
});

test("a failure is told to the page that the address names", async (t) => {
  const host = await visitHost(t, own, { body: () => `<div id="place"></div>`, answer: (path) => (path === LATEST ? { status: 404 } : null) });
  await host.page.evaluate((site) => {
    const frame = document.createElement("iframe");
    frame.src = `${site}frame.html?force=kent&events=${encodeURIComponent(origin)}`;
    document.querySelector("#place")?.append(frame);
  }, host.site);
  await host.page.waitForFunction(() => /** @type {any} */ (window).messages.some((/** @type {any} */ { data }) => data.source === "force-figures" && data.type === "error"));
  const told = (await host.messages()).map(({ data }) => data).filter((data) => data.source);
  assert.deepEqual(told.map(({ type, data }) => [type, data.kind]), [["figure-error", "data-not-found"], ["error", "data-not-found"]]);
  assert.ok(told[0].data.message.includes("404"), told[0].data.message);
});

test("the frame asks its own server alone, and keeps nothing", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent")) });
  const frame = await host.drawn();
  await frame.locator("select[name=force]").selectOption("gwent");
  await frame.locator(".ff-figures > summary").filter({ visible: true }).click();
  const foreign = host.requests.filter((url) => ![host.url, host.site, "data:"].some((start) => url.startsWith(start)));
  assert.deepEqual(foreign, []);
  const inside = host.requests.filter((url) => url.startsWith(host.site)).map((url) => url.slice(host.site.length));
  assert.deepEqual(inside.sort(), ["data/harassment-2026-04-23.figures", "force-figures-live.js", "force-figures.css", "force-figures.css", "force-figures.js", "force_figures.wasm", "frame.css", "frame.html?force=kent", "frame.js"]);
  assert.deepEqual(await host.page.context().cookies(), []);
  assert.deepEqual((await host.page.context().storageState({ indexedDB: true })).origins, []);
  assert.deepEqual(await frame.evaluate(() => /** @type {any} */ (window).seen.stored), []);
  assert.deepEqual((await host.seen()).stored, []);
  assert.deepEqual([...host.errors, ...host.lines], []);
});

test("the files may be read from anywhere: a frame without an origin is a stranger to them", async (t) => {
  const { page, url } = await visit(t, own);
  for (const path of ["frame.html", "frame.js", "force-figures.js", "force-figures-live.js", "force-figures.css", "embed.js", WASM.slice(1), LATEST.slice(1)]) {
    const response = await page.request.get(url + path);
    assert.equal(response.headers()["access-control-allow-origin"], "*", path);
  }
  assert.ok(built("embed.js").length < 2000, "the host's script, before it is packed");
});

test("our own script keeps the room of a frame before it has loaded: nothing moves", async (t) => {
  const shifts = async (/** @type {import("./host.mjs").Host} */ host) => {
    await host.drawn();
    await host.fitting();
    await host.frame();
    return (await host.seen()).shifts;
  };
  const script = (/** @type {string} */ src) => `<script src="${new URL("embed.js", src)}"></script>`;
  const body = (/** @type {string} */ more) => (/** @type {(query?: string) => string} */ frame) =>
    script(frame()) + framed(frame("force=kent"), `data-force-figures ${more}`);
  const unreserved = await visitHost(t, own, { body: body(""), context: TALL });
  assert.ok((await shifts(unreserved)).length > 0, "without its room the frame moves what follows it");
  const { outer } = await unreserved.heights();

  const { open, hold, arrived } = gate();
  const answer = (/** @type {string} */ path) => (path === WASM ? hold() : null);
  const heights = `data-heights="320:2000 700:${outer} 801:2100"`;
  const reserved = await visitHost(t, own, { body: body(heights), context: TALL, answer, scripts: [neverLate] });
  await arrived();
  assert.equal((await reserved.heights()).outer, outer, "before it has loaded");
  open();
  assert.deepEqual(await shifts(reserved), []);
  await reserved.page.setViewportSize({ width: 320, height: 2600 });
  await reserved.fitting((height) => height > outer);
});

test("our own script keeps the room of a frame that comes later, by the width of the day", async (t) => {
  const { hold } = gate();
  const host = await visitHost(t, own, {
    body: (frame) => `<script src="${new URL("embed.js", frame())}"></script><div id="place"></div>`,
    answer: (path) => (path === "/frame.html" ? hold() : null),
  });
  await host.page.evaluate((site) => {
    const wrapper = document.createElement("div");
    const frame = document.createElement("iframe");
    frame.dataset.forceFigures = "";
    frame.dataset.heights = "640:700 0:900";
    frame.src = `${site}frame.html`;
    wrapper.append(frame);
    document.querySelector("#place")?.append(wrapper);
  }, host.site);
  const height = () => host.page.locator("iframe").evaluate((node) => node.getBoundingClientRect().height);
  assert.equal(await height(), 700);
  await host.page.setViewportSize({ width: 400, height: 900 });
  await host.frame();
  assert.equal(await height(), 900);
});

test("our own script believes the frame alone, and only what can be a height", async (t) => {
  const host = await visitHost(t, own, {
    body: (frame) => `<script src="${new URL("embed.js", frame())}"></script>
      ${framed(frame("force=kent"), "data-force-figures")}<iframe id="other" title="Another" src="about:blank"></iframe>`,
  });
  await host.drawn();
  const height = await host.fitting();
  const forged = (/** @type {unknown} */ told) => ({ sentinel: "amp", type: "embed-size", height: told });
  // The page itself and a frame of somebody else.
  await host.page.evaluate((message) => {
    postMessage(message, "*");
    const other = /** @type {any} */ (frames[1]);
    other.eval(`parent.postMessage(${JSON.stringify(message)}, "*")`);
  }, forged(4321));
  const inside = await host.inside();
  for (const message of [null, "", 17, "embed-size", {}, { ...forged(600), type: "embed" }, { ...forged(600), sentinel: "pym" }, ...[null, 0, -5, NaN, Infinity, 1e9, "tall", {}, undefined].map(forged)]) {
    await inside.evaluate((sent) => parent.postMessage(sent, "*"), message);
  }
  await host.frame();
  assert.deepEqual(await host.heights(), { outer: height, inner: height });
  assert.equal(await host.page.locator("#other").evaluate((node) => node.getBoundingClientRect().height), 150);
  assert.deepEqual(host.errors, []);
  // From the frame it is believed.
  await inside.evaluate((sent) => parent.postMessage(sent, "*"), forged(600.2));
  await host.page.waitForFunction(() => document.querySelector("iframe")?.style.height === "601px");
});

test("our own script asks a frame that was there before it", async (t) => {
  const host = await visitHost(t, own, { body: (frame) => framed(frame("force=kent"), "data-force-figures") });
  await host.drawn();
  await host.page.addScriptTag({ url: `${host.site}embed.js` });
  await host.fitting();
});
