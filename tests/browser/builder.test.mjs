// The builder page: what it prints is what the command prints, and shows the same figures wherever it is pasted.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import sanitizeHtml from "sanitize-html";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { ROOT, run } from "../../www/tools/command.mjs";
import { violations } from "./axe.mjs";
import { browserOfFile, visit } from "./support.mjs";

const own = browserOfFile();
const ASKED = ["--force", "merseyside", "--offence", "harassment"];
const HEADLINE = "Merseyside Police recorded 8,571 harassment cases in the year to December 2025, slightly down from 8,716 the year before.";

let figures = "";
before(async () => {
  figures = await figuresCommand();
});

/** The builder, with its first snippet. @param {import("node:test").TestContext} t @param {import("./support.mjs").VisitOptions} [options] */
async function builder(t, options = {}) {
  const visited = await visit(t, own, { path: "builder.html?force=merseyside", ...options });
  await visited.page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value !== "");
  return visited;
}

/** @param {import("./support.mjs").Visit} visited */
const snippetOf = (visited) => visited.page.locator("#snippet").inputValue();

/** @param {import("./support.mjs").Visit} visited @param {string} form */
async function choose(visited, form) {
  const before = await snippetOf(visited);
  await visited.page.locator(`#form-${form}`).check();
  await visited.page.waitForFunction((old) => /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value !== old, before);
  return snippetOf(visited);
}

test("the element is the one that the command prints, with the two lines that load it", async (t) => {
  const visited = await builder(t);
  const snippet = await snippetOf(visited);
  const [sheet, script, ...element] = snippet.split("\n");
  assert.equal(sheet, `<link rel="stylesheet" href="${visited.url}force-figures.css">`);
  assert.equal(script, `<script type="module" src="${visited.url}force-figures.js"></script>`);
  assert.equal(element.join("\n"), await run(figures, ["render", "--html", ...ASKED]));
  assert.match((await visited.page.locator("#weight").textContent()) ?? "", /^\d+(\.\d)? kB of HTML$/);
  assert.deepEqual(visited.errors, []);
});

test("the static form is the one that the command prints", async (t) => {
  const visited = await builder(t);
  assert.equal(await choose(visited, "static"), await run(figures, ["embed", "--form", "static", ...ASKED]));
});

/**
 * Every control in turn: what the page's address says, what is chosen on the page, and the same as options of the command.
 * @type {[string, string[], string[]][]}
 */
const CHOICES = [
  ["force=merseyside", [], []],
  ["force=devon-and-cornwall&offence=stalking", [], ["--offence", "stalking"]],
  ["force=kent&measure=rate", [], ["--measure", "rate"]],
  ["force=kent&measure=rate&compare=none", [], ["--measure", "rate", "--compare", "none"]],
  ["force=kent&measure=index&compare=essex&chart=years", [], ["--measure", "index", "--compare", "essex", "--chart", "years"]],
  ["force=gwent&chart=outcomes&lang=cy", [], ["--chart", "outcomes", "--lang", "cy"]],
  ["force=england-and-wales&scheme=auto", [], ["--scheme", "auto"]],
  ["force=city-of-london&scheme=dark&theme=public-service", [], ["--scheme", "dark", "--theme", join(ROOT, "www", "themes", "public-service.css")]],
  ["force=british-transport-police&topic=harassment", ["pinned"], ["--topic", "harassment", "--year-ending", "2025-12", "--release", "2026-04-23"]],
];

for (const [address, periods, options] of CHOICES) {
  test(`all three forms of ${address} are the bytes that the command prints`, async (t) => {
    const visited = await builder(t, { path: `builder.html?${address}` });
    for (const period of periods) await select(visited, "year-ending", period);
    const query = new URLSearchParams(address);
    const asked = ["--force", query.get("force") ?? "", "--base", visited.url, ...options];
    if (!query.has("offence")) asked.push("--offence", "harassment");
    assert.equal(await snippetOf(visited), await run(figures, ["embed", ...asked]));
    const frame = ["embed", "--form", "iframe", "--host-script", ...asked];
    // Until all previews have told their heights, the frame has estimated ones.
    const heights = () => visited.page.evaluate(() => /data-heights="(0:[^"]*)"/.exec(/** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value)?.[1]);
    const first = await choose(visited, "iframe");
    if (!(await heights())) assert.equal(first, await run(figures, frame));
    await visited.page.waitForFunction(() => {
      const now = [...document.querySelectorAll(".preview iframe")].map((node) => node.clientHeight);
      const said = `data-heights="0:${now[0]} 640:${now[1]} 960:${now[2]}"`;
      return /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value.includes(said);
    });
    assert.equal(await snippetOf(visited), await run(figures, [...frame, "--heights", (await heights()) ?? ""]));
    assert.equal(await choose(visited, "static"), await run(figures, ["embed", "--form", "static", ...asked]));
    assert.deepEqual(visited.errors, []);
  });
}

test("a language, a chart and a pinned period reach the snippet", async (t) => {
  const visited = await builder(t);
  await visited.page.locator("#lang").selectOption("cy");
  await visited.page.locator("#chart").selectOption("years");
  await visited.page.locator("#year-ending").selectOption("pinned");
  const snippet = await snippetOf(visited);
  assert.ok(snippet.includes("Cofnododd Merseyside Police"), snippet.slice(0, 2000));
  const element = /<force-figures[^>]*>/.exec(snippet)?.[0];
  const spelled = 'year-ending="2025-12" release="2026-04-23" chart="years" lang="cy"';
  assert.equal(element, `<force-figures force="merseyside" offence="harassment" ${spelled}>`);
});

test("every form shows the same figures on the page that it is pasted into", async (t) => {
  for (const form of ["element", "iframe", "static"]) {
    const built = await builder(t);
    // The address is the one of the other server: the page that is pasted into has its own.
    const snippet = (form === "element" ? await snippetOf(built) : await choose(built, form)).replaceAll(built.url, "/");
    const host = await visit(t, own, { body: snippet, headers: { "Content-Security-Policy": "" } });
    const where = form === "iframe" ? host.page.frameLocator("iframe") : host.page;
    const said = where.getByText(/^Merseyside Police recorded/).filter({ visible: true }).first();
    await said.waitFor();
    assert.equal(((await said.textContent()) ?? "").trim(), HEADLINE, form);
  }
});

test("what a system that strips scripts, frames and unknown elements leaves still has every figure", async (t) => {
  // The tags that WordPress lets an author without further rights keep in a post (wp_kses_post), as far as a snippet has them.
  const allowedTags = [..."p div span strong em a ul ol li h2 h3 h4 figure figcaption details summary dl dt dd".split(" "), ...sanitizeHtml.defaults.allowedTags.filter((tag) => /^t(able|head|body|r|h|d)|caption$/.test(tag))];
  const options = { allowedTags, allowedAttributes: { "*": ["class", "id", "lang", "title", "role", "hidden", "aria-*", "data-*"], li: ["value"], th: ["scope"] } };
  const visited = await builder(t);
  for (const snippet of [await snippetOf(visited), await choose(visited, "static")]) {
    const left = sanitizeHtml(snippet, options);
    assert.ok(!/<(script|link|force-figures|svg)/.test(left), left.slice(0, 500));
    const text = left.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
    for (const expected of [HEADLINE, "Open Government Licence", "December 2025 8,571", "Since April 2017 malicious communications"]) {
      assert.ok(text.includes(expected), `${expected} is not in ${text.slice(0, 3000)}`);
    }
  }
});

test("the button copies, and says so to everyone", async (t) => {
  const visited = await builder(t, { context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await visited.page.locator("#copy").press("Enter");
  await visited.page.locator("#status", { hasText: "Copied." }).waitFor();
  assert.equal(await visited.page.evaluate(() => navigator.clipboard.readText()), await snippetOf(visited));
});

test("previews stand at three widths, light and dark", async (t) => {
  const visited = await builder(t);
  const frames = visited.page.locator(".preview iframe");
  assert.equal(await frames.count(), 3);
  assert.deepEqual(await frames.evaluateAll((all) => all.map((frame) => frame.clientWidth)), [320, 640, 960]);
  await visited.page.getByLabel("Dark", { exact: true }).check();
  await visited.page.waitForFunction(() => [...document.querySelectorAll("iframe")].every(({ src }) => src.includes("scheme=dark")));
});

/** House styles: their files, and two colours that only they have (`--ff-force` and `--ff-paper`, light and dark). */
const THEMES = readdirSync(join(ROOT, "www", "themes")).map((name) => name.replace(/\.css$/, "")).sort();
const WORN = /** @type {Record<string, Record<string, { force: string, paper: string }>>} */ ({
  broadsheet: { light: { force: "#17505c", paper: "rgb(251, 247, 239)" }, dark: { force: "#7fc0cc", paper: "rgb(25, 23, 20)" } },
  "public-service": { light: { force: "#54409c", paper: "rgb(246, 246, 248)" }, dark: { force: "#b6a4f2", paper: "rgb(29, 27, 36)" } },
  tabloid: { light: { force: "#0a3fb5", paper: "rgb(255, 255, 255)" }, dark: { force: "#7ea8ff", paper: "rgb(17, 19, 23)" } },
});

/** Chooses, and waits for the snippet that follows. @param {import("./support.mjs").Visit} visited @param {string} name @param {string} value */
async function select(visited, name, value) {
  const before = await snippetOf(visited);
  await visited.page.locator(`#${name}`).selectOption(value);
  await visited.page.waitForFunction((old) => /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value !== old, before);
  return snippetOf(visited);
}

test("the house styles on offer are the files in themes/, by the names that a page says", async (t) => {
  const visited = await builder(t);
  const offered = await visited.page.locator("#theme option").evaluateAll((all) => all.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  assert.deepEqual(offered.slice(1).sort(), THEMES);
  assert.equal(offered[0], "");
  const labels = await visited.page.locator("#theme option").allTextContents();
  assert.deepEqual(labels.slice(1).map((label) => label.toLowerCase().replaceAll(" ", "-")), offered.slice(1));
  assert.deepEqual(visited.asked.filter((path) => path.includes("themes/")), [], "none is loaded before it is chosen");
});

for (const theme of THEMES) {
  test(`${theme} reaches all three forms, as the command prints them`, async (t) => {
    const style = ["--theme", join(ROOT, "www", "themes", `${theme}.css`)];
    const visited = await builder(t);
    const base = ["--base", visited.url];
    assert.equal(await select(visited, "theme", theme), await run(figures, ["embed", ...ASKED, ...style, ...base]));
    const src = /src="([^"]*)"/;
    const command = await run(figures, ["embed", "--form", "iframe", ...ASKED, ...style, ...base]);
    assert.equal(src.exec(await choose(visited, "iframe"))?.[1], src.exec(command)?.[1]);
    const plain = ["embed", "--form", "static", ...ASKED, ...style];
    assert.equal(await choose(visited, "static"), await run(figures, plain));
    assert.equal(await select(visited, "scheme", "dark"), await run(figures, [...plain, "--scheme", "dark"]));
    await visited.page.locator("#form-element").press("Space");
    assert.equal(await select(visited, "chart", "years"), await run(figures, ["embed", "--chart", "years", "--scheme", "dark", ...ASKED, ...style, ...base]));
    assert.deepEqual(visited.errors, []);
  });

  test(`${theme} is worn by the previews, light and dark`, async (t) => {
    const visited = await builder(t, { path: `builder.html?force=merseyside&theme=${theme}` });
    assert.equal(await visited.page.locator("#theme").inputValue(), theme);
    for (const light of /** @type {const} */ (["light", "dark"])) {
      const { force, paper } = WORN[theme][light];
      await visited.page.locator(`[name=light][value=${light}]`).check();
      for (const width of [320, 640, 960]) {
        const frame = visited.page.frameLocator(`[data-width="${width}"] iframe[src*="scheme=${light}"]`);
        await frame.locator("force-figures canvas").waitFor();
        assert.equal(await frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor), paper, `${light} ${width}`);
        const lines = await frame.locator("force-figures canvas").evaluate((node) => {
          const { width, height } = /** @type {HTMLCanvasElement} */ (node);
          const context = /** @type {CanvasRenderingContext2D} */ (/** @type {HTMLCanvasElement} */ (node).getContext("2d"));
          const { data } = context.getImageData(0, 0, width, height);
          const hex = (/** @type {number} */ at) => `#${[...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
          return [...new Set(Array.from({ length: data.length / 4 }, (_, pixel) => pixel * 4).filter((at) => data[at + 3] === 255).map(hex))];
        });
        assert.ok(lines.includes(force), `${light} ${width}: no ${force} among ${lines.slice(0, 20).join(" ")}`);
      }
    }
    await choose(visited, "static");
    const page = visited.page.locator('[data-width="320"]');
    assert.equal(await page.evaluate((box) => getComputedStyle(box).backgroundColor), WORN[theme].dark.paper);
    assert.ok((await page.locator("svg").innerHTML()).includes(WORN[theme].light.force.toUpperCase()), "the static form does not follow the page");
    await visited.page.locator("#theme").selectOption("");
    await visited.page.waitForFunction((paper) => getComputedStyle(/** @type {Element} */ (document.querySelector('[data-width="320"]'))).backgroundColor !== paper, WORN[theme].dark.paper);
    assert.equal(await snippetOf(visited), await run(figures, ["embed", "--form", "static", ...ASKED]));
    assert.deepEqual(visited.errors, []);
  });
}

test("a house style that cannot be had leaves no snippet, and says so", async (t) => {
  const answer = (/** @type {string} */ path) => (path === "/themes/tabloid.css" ? { status: 404, headers: {}, body: "" } : null);
  const visited = await builder(t, { answer });
  await visited.page.locator("#theme").selectOption("tabloid");
  await visited.page.locator("#status", { hasText: "themes/tabloid.css: 404" }).waitFor();
  assert.equal(await snippetOf(visited), "");
  assert.ok((await select(visited, "theme", "")).includes("<force-figures force="), "another choice makes one again");
});

test("a measure reaches the snippet, and what it is compared with where that is drawn", async (t) => {
  const visited = await builder(t);
  const comparing = visited.page.locator("#comparing");
  const attributes = (/** @type {string} */ snippet) => /<force-figures ([^>]*)>/.exec(snippet)?.[1];
  const own = 'force="merseyside" offence="harassment"';
  assert.equal(attributes(await snippetOf(visited)), own);
  assert.ok(await comparing.isHidden(), "counts are compared with nothing");
  const rate = await select(visited, "measure", "rate");
  assert.equal(attributes(rate), `${own} measure="rate"`);
  assert.ok(rate.endsWith(await run(figures, ["render", "--html", "--measure", "rate", ...ASKED])));
  assert.equal(await visited.page.locator("#compare option").first().textContent(), "England and Wales");
  assert.equal(attributes(await select(visited, "compare", "none")), `${own} measure="rate" compare="none"`);
  const kent = await select(visited, "compare", "kent");
  assert.equal(attributes(kent), `${own} measure="rate" compare="kent"`);
  assert.ok(kent.endsWith(await run(figures, ["render", "--html", "--measure", "rate", "--compare", "kent", ...ASKED])));
  // No force is compared with itself, the transport police has no residents, and the country is compared with nothing.
  assert.equal(attributes(await select(visited, "force", "kent")), 'force="kent" offence="harassment" measure="rate"');
  const country = await select(visited, "force", "england-and-wales");
  assert.equal(attributes(country), 'force="england-and-wales" offence="harassment" measure="rate"');
  assert.equal(await visited.page.locator("#compare option").first().textContent(), "Nothing");
  assert.equal(attributes(await select(visited, "force", "british-transport-police")), 'force="british-transport-police" offence="harassment"');
  assert.deepEqual([await visited.page.locator("#measure").inputValue(), await comparing.isHidden()], ["count", true]);
});

test("the page's own address makes every choice, and one that there is not is none", async (t) => {
  const visited = await builder(t, { path: "builder.html?force=merseyside&measure=rate&compare=kent&chart=years&lang=cy&scheme=dark&theme=tabloid" });
  const chosen = await visited.page.locator("form select:visible").evaluateAll((all) => all.map((node) => [/** @type {HTMLSelectElement} */ (node).name, /** @type {HTMLSelectElement} */ (node).value]));
  const expected = { force: "merseyside", offence: "harassment", chart: "years", measure: "rate", compare: "kent", theme: "tabloid", scheme: "dark", lang: "cy", "year-ending": "" };
  assert.deepEqual(Object.fromEntries(chosen), expected);
  const wrong = await builder(t, { path: "builder.html?force=merseyside&compare=nowhere&lang=xx&scheme=pink&theme=../host" });
  const plain = await builder(t);
  assert.ok((await snippetOf(wrong)) === (await snippetOf(plain)).replaceAll(plain.url, wrong.url), "what there is not changes the snippet");
  assert.ok(!wrong.asked.some((path) => /themes|host\.css/.test(path)));
});

/** Runs in the page: what has the focus, and where it stands. */
function focusedHere() {
  const at = /** @type {HTMLElement} */ (document.activeElement);
  const { left, top, bottom } = at.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return {
    name: at.id || at.getAttribute("aria-label") || at.getAttribute("name") || at.localName,
    ring: at.matches("iframe, body") || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2),
    box: { left, top: top + scrollY, bottom: bottom + scrollY },
  };
}

const CONTROLS = ["force", "offence", "chart", "measure", "compare", "theme", "scheme", "lang", "year-ending", "form-element", "snippet", "copy"];
const REGIONS = ["light", ...[320, 640, 960].flatMap((width) => [`Preview at ${width} pixels`, "iframe"])];

for (const width of [320, 1280]) {
  test(`Tab reaches every control and every preview in reading order, at ${width} px, and back again`, async (t) => {
    const visited = await builder(t, { path: "builder.html?force=merseyside&measure=rate", context: { viewport: { width, height: 900 } } });
    for (const frame of [0, 1, 2]) await visited.page.locator(".preview iframe").nth(frame).contentFrame().locator("force-figures canvas").waitFor();
    /** What a key goes through to the last stop; what is in a frame is the frame's. @param {string} key @param {string} last */
    const walk = async (key, last) => {
      const stops = [];
      for (let press = 0; press < 80; press += 1) {
        await visited.page.keyboard.press(key);
        const stop = await visited.page.evaluate(focusedHere);
        if (!(stop.name === "iframe" && stops.at(-1)?.name === "iframe")) stops.push(stop);
        if (stop.name === last) return stops;
      }
      throw new Error(`${key} does not come to ${last}: ${stops.map(({ name }) => name).join(", ")}`);
    };
    const stops = (await walk("Tab", "body")).slice(0, -1);
    assert.deepEqual(stops.map(({ name }) => name), [...CONTROLS, ...REGIONS]);
    assert.deepEqual(stops.filter(({ ring }) => !ring).map(({ name }) => name), [], "the focus is seen");
    const jumps = stops.slice(1).filter(({ box: now }, index) => {
      const { box: before } = stops[index];
      const within = now.top >= before.top - 1 && now.bottom <= before.bottom + 1;
      return !(within || now.top >= before.bottom - 1 || (now.left > before.left && now.bottom > before.top));
    });
    assert.deepEqual(jumps.map(({ name }) => name), [], "the focus jumps up or back");
    assert.deepEqual((await walk("Shift+Tab", "force")).map(({ name }) => name), [...CONTROLS, ...REGIONS].reverse());
  });
}

test("every choice can be made from the keyboard alone", async (t) => {
  const visited = await builder(t, { context: { viewport: { width: 600, height: 900 } } });
  const { keyboard } = visited.page;
  const focused = async () => (await visited.page.evaluate(focusedHere)).name;
  const says = (/** @type {string} */ text) =>
    visited.page.waitForFunction((part) => /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value.includes(part), text);
  await visited.page.locator("#theme").focus();
  await keyboard.press("ArrowDown");
  await says('class="ff-broadsheet"');
  assert.equal(await focused(), "theme", "the focus stays where it is");
  await visited.page.locator("#force").focus();
  await keyboard.type("Kent");
  await says('force="kent"');
  // Radio buttons by arrows, round and round, each of them described.
  await visited.page.locator("#form-element").focus();
  for (const [key, form, begin] of [["ArrowDown", "iframe", "<iframe src="], ["ArrowDown", "static", "<figure"], ["ArrowDown", "element", "<force-figures"], ["ArrowUp", "static", "<figure"], ["ArrowLeft", "iframe", "<iframe src="]]) {
    await keyboard.press(key);
    await says(begin);
    assert.equal(await focused(), `form-${form}`);
    assert.ok(await visited.page.locator(`#form-${form}:checked`).count());
  }
  // The snippet can be selected as a whole once no preview changes its heights any more; the button is the next stop.
  for (const frame of [0, 1, 2]) await visited.page.locator(".preview iframe").nth(frame).contentFrame().locator("force-figures canvas").waitFor();
  await visited.page.waitForFunction(() => {
    const heights = [...document.querySelectorAll(".preview iframe")].map((frame) => `:${frame.clientHeight}`);
    return heights.every((height) => /** @type {HTMLTextAreaElement} */ (document.querySelector("#snippet")).value.includes(height));
  });
  await keyboard.press("Tab");
  await keyboard.press("Control+A");
  const selected = await visited.page.locator("#snippet").evaluate((node) => {
    const { value, selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (node);
    return value.slice(selectionStart, selectionEnd);
  });
  assert.equal(selected, await snippetOf(visited));
  await keyboard.press("Tab");
  assert.equal(await focused(), "copy");
  await keyboard.press("Tab");
  await keyboard.press("ArrowRight");
  await visited.page.waitForFunction(() => [...document.querySelectorAll("iframe")].every(({ src }) => src.includes("scheme=dark")));
  // A preview that is wider than the window scrolls by its arrows.
  const region = visited.page.getByRole("region", { name: "Preview at 960 pixels" });
  await region.focus();
  await keyboard.press("ArrowRight");
  await visited.page.waitForFunction((node) => (node?.scrollLeft ?? 0) > 0, await region.elementHandle());
  assert.deepEqual(visited.errors, []);
});

for (const [width, colorScheme] of /** @type {const} */ ([[320, "light"], [1280, "dark"]])) {
  test(`at ${width} px, ${colorScheme}, it keeps the rules of accessibility and scrolls one way`, async (t) => {
    const path = "builder.html?force=merseyside&measure=rate&theme=broadsheet";
    const visited = await builder(t, { path, context: { viewport: { width, height: 800 }, colorScheme } });
    assert.deepEqual(await violations(visited.page), []);
    // The static form too, which is a part of the page itself.
    await choose(visited, "static");
    assert.deepEqual(await violations(visited.page), []);
    assert.ok(await visited.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const unnamed = await visited.page.locator("select, textarea, input, button").evaluateAll((all) =>
      all.filter((control) => !(/** @type {any} */ (control).labels?.length || control.textContent)).map(({ id }) => id),
    );
    assert.deepEqual(unnamed, []);
  });
}
