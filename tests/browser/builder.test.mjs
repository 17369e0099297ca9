// The builder page: what it prints is what the command prints, and shows the same figures wherever it is pasted.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import sanitizeHtml from "sanitize-html";
import { figuresCommand } from "../../www/tools/cargo.mjs";
import { run } from "../../www/tools/command.mjs";
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

for (const [width, colorScheme] of /** @type {const} */ ([[320, "light"], [1280, "dark"]])) {
  test(`at ${width} px, ${colorScheme}, it keeps the rules of accessibility and scrolls one way`, async (t) => {
    const visited = await builder(t, { context: { viewport: { width, height: 800 }, colorScheme } });
    assert.deepEqual(await violations(visited.page), []);
    assert.ok(await visited.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    const unnamed = await visited.page.locator("select, textarea, input, button").evaluateAll((all) =>
      all.filter((control) => !(/** @type {any} */ (control).labels?.length || control.textContent)).map(({ id }) => id),
    );
    assert.deepEqual(unnamed, []);
  });
}
